//! What is said of the keys of a bureau's files is what the reader does, and what the schemas for editors do.
//!
//! Every key is tried out: left out, misspelt, and with values of every kind. The reader and the schema have to agree.

#![expect(clippy::expect_used, clippy::panic, reason = "what goes wrong here is a failed test")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Value as Json, json};
use site_gen::content::keys::{self, FILES, File, Key, Keys, Value, schemas};
use site_gen::content::{self, Kind};
use site_gen::diag::{Place, Sink};
use site_gen::help::Help;
use site_gen::source::Sources;
use site_tests::folders::{files_below, project, read, write_file};
use site_tests::markdown::toml_blocks;
use toml::Table;

const LANGUAGES: [&str; 2] = ["zh", "en"];

/// The example of a file as the reference shows it, in one text.
fn example(file: &File) -> String {
    let page = Help::Content.text("en").markdown;
    let begins = format!("{{#{}}}\n", file.name);
    let (_, section) = page.split_once(&begins).expect("every file has its section");
    toml_blocks(section.split("\n## ").next().unwrap_or_default()).join("\n")
}

/// The example of each file, as it stands on its own in a site of two languages.
static DOCUMENTS: LazyLock<BTreeMap<&str, Table>> =
    LazyLock::new(|| FILES.iter().map(|file| (file.name, on_its_own(file))).collect());
static SITE: LazyLock<String> = LazyLock::new(|| DOCUMENTS["site"].to_string());

fn on_its_own(file: &File) -> Table {
    let mut document: Table = example(file).parse().expect("the examples are TOML");
    document.remove("from");
    if let Some(requirement) = document.get_mut("requirement") {
        requirement[0].as_table_mut().expect("a table").remove("based_on");
    }
    if let Some(languages) = document.get_mut("language").and_then(toml::Value::as_array_mut) {
        let mut second = languages[0].clone();
        second["id"] = "en".into();
        languages.push(second);
    }
    document
}

/// Where a file of a kind may stand.
fn place(file: &File) -> String {
    file.path.replace("<year>", "2019").replace('*', "300")
}

/// What the reader says of a file, by itself; nothing of it is looked up in others but for the languages.
fn refusals(file: &File, text: String) -> Vec<String> {
    let files = BTreeMap::from([("site.toml".to_owned(), SITE.clone()), (place(file), text)]);
    refusals_among(files, &place(file))
}

fn refusals_among(files: BTreeMap<String, String>, place: &str) -> Vec<String> {
    let sources = Sources::of(files);
    let mut sink = Sink::default();
    content::parse(&sources, &mut sink);
    let of_file = |at: &Place| matches!(at, Place::Span(span) if sources.path(span.file) == place);
    let diagnostics = sink.into_sorted().into_iter().filter(|diagnostic| of_file(&diagnostic.place));
    diagnostics.map(|diagnostic| format!("{}: {:?}", diagnostic.code.0, diagnostic.message)).collect()
}

/// TOML as JSON, as editors see it: dates are texts.
fn as_json(value: &toml::Value) -> Json {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.iter().map(as_json).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), as_json(value))).collect(),
        plain => serde_json::to_value(plain).expect("JSON"),
    }
}

fn schema(name: &str) -> Json {
    let wanted = format!("{name}.schema.json");
    let (_, text) = schemas().into_iter().find(|(name, _)| *name == wanted).expect("every kind of file has a schema");
    serde_json::from_str(&text).expect("a schema is JSON")
}

fn validator(schema: &Json) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).expect("a schema is one")
}

#[test]
fn every_example_of_the_reference_is_read_without_a_word() {
    let base = r#"
        [[requirement]]
        industry = "archives"
        clause = "annual-hours"
        unit = "hour"
        total = { min = 60 }
    "#;
    let mut files: BTreeMap<String, String> = FILES.iter().map(|file| (place(file), example(file))).collect();
    files.extend([("site.toml".to_owned(), SITE.clone()), ("province/rules.toml".to_owned(), base.to_owned())]);
    for file in FILES {
        let said = refusals_among(files.clone(), &place(file));
        assert!(said.is_empty(), "{}: {}", file.path, said.join("; "));
    }
}

/// A key of a table in a file; the path leads to the table.
struct Spot<'a> {
    file: &'a File,
    path: Vec<&'static str>,
    keys: &'static Keys,
    key: &'static Key,
}

impl Spot<'_> {
    fn table<'t>(&self, document: &'t mut Table) -> &'t mut Table {
        self.path.iter().fold(document, |table, step| match &mut table[*step] {
            toml::Value::Array(items) => items[0].as_table_mut().expect("a table"),
            value => value.as_table_mut().expect("a table"),
        })
    }

    /// The example with this key in it, without those that exclude it, and without tables that it does not need.
    fn base(&self) -> Table {
        let mut document = DOCUMENTS[self.file.name].clone();
        let is_needed = |name: &str| self.file.keys.get(name).is_some_and(|key| key.required);
        document.retain(|name, _| self.path.first().is_none_or(|own| *own == name) || is_needed(name));
        let table = self.table(&mut document);
        if !self.key.example.is_empty() && !table.contains_key(self.key.name) && self.key.name != self.above() {
            let groups = self.keys.one_of.iter().filter(|group| group.contains(&self.key.name));
            groups.flat_map(|group| *group).for_each(|other| drop(table.remove(*other)));
            let line: Table = format!("{} = {}", self.key.name, self.key.example).parse().expect("an example is TOML");
            table.extend(line);
        }
        document
    }

    /// The key that names another table to lie over, which the example alone does not have.
    fn above(&self) -> &str {
        self.keys.over.unwrap_or_default()
    }

    fn with(&self, base: &Table, value: Option<&toml::Value>) -> Table {
        let mut document = base.clone();
        let table = self.table(&mut document);
        table.remove(self.key.name);
        table.extend(value.map(|value| (self.key.name.to_owned(), value.clone())));
        document
    }

    fn name(&self) -> String {
        [self.file.name].iter().chain(&self.path).chain([&self.key.name]).copied().collect::<Vec<_>>().join(".")
    }
}

/// Every key that the examples of a file lead to.
fn spots(file: &File) -> Vec<Spot<'_>> {
    let mut found = Vec::new();
    walk(file, Vec::new(), file.keys, &mut found);
    found
}

fn walk<'a>(file: &'a File, path: Vec<&'static str>, keys: &'static Keys, found: &mut Vec<Spot<'a>>) {
    for key in keys.keys {
        found.push(Spot { file, path: path.clone(), keys, key });
        // Parts of a category have the keys of categories.
        if let Some(within) = key.value.table().filter(|within| within.name != keys.name) {
            walk(file, [path.as_slice(), &[key.name]].concat(), within, found);
        }
    }
}

/// Values of every kind, and at the edges of each.
fn probes() -> Vec<toml::Value> {
    let probes: Table = r#"
        probes = [
            "x", "", " ", "A b", "18", "2/3", "3/2", "1.5%", "0100.00%", "100.01%", "1.555%", "2019", 0, 5, -1, 300, 70000, 5000000000, 1.5, 0.29, 1.555, true, false,
            2019-06-30, 2019-06-30T08:00:00, [], [1], [1.5], ["x"], [""], [2018], [70000], {}, { x = 1 }, { x = "1" },
            { zh = "x", en = "x" }, { zh = "", en = "x" }, { en = ["x"] }, [{ x = 1 }], [[]],
        ]
    "#
    .parse()
    .expect("TOML");
    probes["probes"].as_array().expect("a list").clone()
}

/// Where the reader knows more than a schema can say, and why; `what` is left out, misspelt or a value.
fn only_the_reader_knows(spot: &Spot<'_>, what: &str) -> Option<&'static str> {
    let is_text = !matches!(spot.key.value, Value::Date) && what.starts_with("2019-06-30");
    let number = what.parse::<u32>();
    match (spot.name().as_str(), spot.key.value) {
        ("site.base_url", _) => Some("the address of a folder"),
        ("site.language.tag", _) => Some("the form of a language's tag"),
        ("site.emblem", _) => Some("an emblem has one or two characters"),
        ("rules.from" | "rules.requirement.based_on", _) => Some("what lies underneath has to be there"),
        ("questions.question.clauses", _) => Some("an answer that is stated names a clause"),
        ("notice.made" | "notice.published" | "notice.expires", _) => Some("the days of a notice are in order"),
        ("amendment.made" | "amendment.published" | "amendment.expires", _) => {
            Some("the days of a notice are in order")
        }
        ("rules.period.late", _) => Some("the days of a period are in order"),
        ("rules.unit.of" | "rules.unit.hours", _) if number == Ok(0) => Some("a ratio has no zero"),
        (_, Value::Share) => Some("a share is not above 1"),
        (_, Value::Amount | Value::Amounts) if what.contains("1.555") => Some("an amount has at most two decimals"),
        _ if is_text => Some("for JSON a date is a text"),
        _ => None,
    }
}

/// Tries a document on both; gives why they may differ, where they do.
fn compare(spot: &Spot<'_>, what: &str, document: Table, schema: &Validator) -> Option<&'static str> {
    let refused = refusals(spot.file, document.to_string());
    let instance = as_json(&toml::Value::Table(document));
    let errors: Vec<String> = schema.iter_errors(&instance).map(|error| error.to_string()).collect();
    let shown = format!("{} {what}: the reader says {refused:?}, the schema {errors:?}", spot.name());
    match (refused.is_empty(), errors.is_empty()) {
        (true, false) => panic!("only the schema refuses it: {shown}"),
        (false, true) => {
            Some(only_the_reader_knows(spot, what).unwrap_or_else(|| panic!("only the reader refuses it: {shown}")))
        }
        _ => None,
    }
}

#[test]
fn the_reader_and_the_schemas_refuse_the_same_and_follow_every_description() {
    let (probes, mut tried, mut reasons) = (probes(), 0, BTreeSet::new());
    for file in FILES {
        let schema = validator(&schema(file.name));
        for spot in spots(file) {
            let base = spot.base();
            let said = refusals(file, base.to_string());
            assert!(said.is_empty(), "{}: {said:?}", spot.name());
            let mut misspelt = base.clone();
            spot.table(&mut misspelt).insert(format!("{}x", spot.key.name), 1.into());
            assert!(!refusals(file, misspelt.to_string()).is_empty(), "{}", spot.name());
            reasons.extend(compare(&spot, "misspelt", misspelt, &schema));
            reasons.extend(compare(&spot, "left out", spot.with(&base, None), &schema));
            if spot.key.required {
                assert!(!refusals(file, spot.with(&base, None).to_string()).is_empty(), "{} is required", spot.name());
            }
            for probe in &probes {
                reasons.extend(compare(&spot, &probe.to_string(), spot.with(&base, Some(probe)), &schema));
                tried += 1;
            }
        }
    }
    assert!(tried > 5000, "{tried} values were tried");
    assert_eq!(reasons.len(), 11, "every reason to differ is one: {reasons:?}");
}

#[test]
fn every_amount_with_two_decimals_is_one_for_the_schema() {
    let schema = validator(&schema("notice"));
    let figures: Vec<Json> = (0..=10_000).map(|hundredths| json!(f64::from(hundredths) / 100.0)).collect();
    let mut notice = as_json(&toml::Value::Table(DOCUMENTS["notice"].clone()));
    notice["acknowledged"][0]["figures"] = figures.into();
    assert!(schema.is_valid(&notice));
}

/// Every file of TOML below a folder of the project, with its schema's name.
fn files_of(folder: &str) -> Vec<(String, String)> {
    let below =
        files_below(&project().join(folder)).into_iter().filter(|file| file.extension().is_some_and(|it| it == "toml"));
    let kind = |file: &std::path::Path| match file.iter().count() {
        3 if folder != "tests/rules" => "amendment".to_owned(),
        _ => file.file_stem().expect("a name").to_string_lossy().into_owned(),
    };
    below.map(|file| (format!("{folder}/{}", file.display()), kind(&file))).collect()
}

fn assert_accepted(folder: &str, change: fn(&File, &mut Json)) {
    let validators: BTreeMap<&str, Validator> = FILES
        .iter()
        .map(|file| {
            let mut schema = schema(file.name);
            change(file, &mut schema);
            (file.name, validator(&schema))
        })
        .collect();
    let files = files_of(folder);
    assert!(!files.is_empty(), "{folder} has files");
    for (path, kind) in files {
        let table: Table = read(&project().join(&path)).parse().expect("TOML");
        let instance = as_json(&toml::Value::Table(table));
        let errors: Vec<String> = validators[kind.as_str()]
            .iter_errors(&instance)
            .map(|error| format!("{error} at {}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{path}: {}", errors.join("; "));
    }
}

#[test]
fn the_schemas_accept_every_file_of_the_sites() {
    for folder in ["content", "tests/mini", "tests/second-year", "tests/amendment"] {
        assert_accepted(folder, |_, _| ());
    }
}

/// The rule sets of the tests have no languages: what readers see is plain or left out, and there is no glossary.
fn without_texts(file: &File, schema: &mut Json) {
    let mut tables: BTreeMap<&str, &Keys> = BTreeMap::from([(file.keys.name, file.keys)]);
    let spots = spots(file);
    tables.extend(spots.iter().map(|spot| (spot.keys.name, spot.keys)));
    for keys in tables.values() {
        let is_text = |key: &&Key| matches!(key.value, Value::Localized | Value::Name(Kind::Term));
        for key in keys.keys.iter().filter(is_text) {
            schema["definitions"][keys.name]["properties"][key.name] = json!({ "type": "string" });
            let required = &mut schema["definitions"][format!("{}-needs", keys.name)]["required"];
            required.as_array_mut().expect("a list").retain(|name| name != key.name);
        }
    }
}

#[test]
fn the_schemas_accept_every_rule_set_but_for_its_texts() {
    assert_accepted("tests/rules", without_texts);
}

#[test]
fn the_reference_names_every_key_in_every_language_with_the_same_examples() {
    let pages = LANGUAGES.map(|language| Help::Content.text(language).markdown);
    for file in FILES {
        for spot in spots(file) {
            let (en, zh) = spot.key.meaning;
            assert!(en.ends_with('.') && zh.ends_with('。'), "{} has a meaning in sentences", spot.name());
            for (page, meaning) in pages.iter().zip([zh, en]) {
                let line = page
                    .lines()
                    .find(|line| line.starts_with(&format!("- `{}`", spot.key.name)) && line.contains(meaning));
                assert!(line.is_some(), "{} has its line", spot.name());
            }
        }
    }
    assert_eq!(toml_blocks(&pages[0]), toml_blocks(&pages[1]));
}

#[test]
fn the_project_s_own_content_has_the_schemas_of_the_program_and_names_them() {
    let content = project().join("content");
    for (name, text) in schemas() {
        let file = content.join(keys::FOLDER).join(&name);
        if std::env::var_os("SITE_TESTS_BLESS").is_some() {
            write_file(&file, &text);
        }
        assert_eq!(read(&file), text, "{name}; `site-gen schema content/schema` writes it");
    }
    for (path, _) in files_of("content") {
        let text = read(&project().join(&path));
        let (first, rest) = text.split_once('\n').expect("lines");
        let below = path.trim_start_matches("content/");
        assert_eq!(keys::headed(below, rest), text, "{path} names its schema");
        let named = first.trim_start_matches("#:schema ");
        let folder = project().join(&path);
        assert!(folder.parent().expect("a folder").join(named).is_file(), "{path} names a schema that is there");
    }
}
