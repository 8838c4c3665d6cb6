//! What other systems read is what the schema beside it says.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

use checker_rules::{Facts, Outcome, Rules, evaluate};
use jsonschema::Validator;
use serde_json::{Value, json};
use site_gen::content::parse_rules;
use site_gen::diag::Sink;
use site_gen::exchange;
use site_gen::source;
use site_tests::folders::{file, files_below, mini_folder, own_bundle, project};

fn schema_text() -> String {
    exchange::schema().expect("the schema is JSON")
}

/// Validates against the whole schema, or against one of its definitions.
fn validator(definition: Option<&str>) -> Validator {
    let mut schema: Value = serde_json::from_str(&schema_text()).expect("the schema is JSON");
    if let Some(name) = definition {
        let definitions = schema["$defs"].take();
        schema = json!({ "$ref": format!("#/$defs/{name}"), "$defs": definitions });
    }
    jsonschema::validator_for(&schema).expect("the schema is one")
}

fn assert_valid(validator: &Validator, instance: &Value, what: &str) {
    let errors: Vec<String> =
        validator.iter_errors(instance).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{what}: {}", errors.join("; "));
}

/// The rules and the facts of the examples of every rule set.
fn sets() -> Vec<(String, Rules, Vec<Facts>)> {
    let folder = project().join("tests/rules");
    let files = files_below(&folder);
    let of_sets = files.iter().filter(|file| file.ends_with("cases.toml"));
    of_sets
        .filter_map(|file| {
            let name = file.parent()?.display().to_string();
            let mut sink = Sink::default();
            let sources = source::load(&folder.join(&name), &mut sink);
            let (data, cases) = parse_rules(2030, &sources, &mut sink)?;
            Some((name, data.rules, cases.into_iter().map(|case| case.facts).collect()))
        })
        .collect()
}

#[test]
fn every_rules_file_of_the_site_is_of_the_schema_beside_it() {
    let bundle = own_bundle();
    let file = |wanted: &str| {
        let found = bundle.files().find(|(path, _)| *path == wanted);
        found.map(|(_, bytes)| bytes.to_vec()).unwrap_or_else(|| panic!("there is no {wanted}"))
    };
    let rules: Value = serde_json::from_slice(&file("rules/2019.json")).expect("JSON");
    assert_valid(&validator(None), &rules, "2019");
    let schema = rules["$schema"].as_str().expect("it names its schema");
    assert_eq!(String::from_utf8(file(&format!("rules/{schema}"))).ok(), Some(schema_text()));
}

#[test]
fn other_systems_read_what_an_employer_has_to_spend() {
    let rules: Value = serde_json::from_str(&file(&own_bundle(), "rules/2019.json")).expect("JSON");
    let stated = json!({
        "share": "1.5%",
        "wages": "professionals",
        "categories": ["professional", "elective"],
        "clause": "funding",
    });
    assert_eq!(rules["rules"]["funding"], stated);
}

#[test]
fn what_changed_between_two_years_is_of_the_schema() {
    let folder = mini_folder(&["second-year", "amendment"]);
    let mut sink = Sink::default();
    let sources = source::load(folder.path(), &mut sink);
    let content = site_gen::content::parse(&sources, &mut sink).expect("the small site can be read");
    let site = site_gen::model::resolve(content, &sources, &mut sink);
    let [before, after] = site.years.as_slice() else { panic!("two years") };
    let changes = serde_json::to_value(exchange::diff_file(&site, before, after)).expect("JSON");
    assert_valid(&validator(Some("DiffFile")), &changes, "2030 to 2031");
    let languages: Vec<&Value> =
        changes["text"].as_array().expect("a list").iter().map(|one| &one["language"]).collect();
    assert_eq!(languages, ["zh", "zh", "en", "en"], "{changes}");
    for year in &site.years {
        let file = serde_json::to_value(exchange::rules_file(&site, year)).expect("JSON");
        assert_valid(&validator(None), &file, "an amended year");
    }
}

#[test]
fn every_rule_set_with_its_facts_and_outcomes_is_of_the_schema_and_survives_json() {
    let [rules_schema, facts_schema, outcome_schema] = ["Rules", "Facts", "Outcome"].map(|name| validator(Some(name)));
    let sets = sets();
    assert!(sets.len() >= 40, "{} sets", sets.len());
    for (name, rules, people) in sets {
        let json = serde_json::to_value(&rules).expect("JSON");
        assert_valid(&rules_schema, &json, &name);
        assert_eq!(serde_json::from_value::<Rules>(json).ok().as_ref(), Some(&rules), "{name}");
        for facts in people {
            let outcome = evaluate(&rules, &facts);
            let (given, found) =
                (serde_json::to_value(&facts).expect("JSON"), serde_json::to_value(&outcome).expect("JSON"));
            assert_valid(&facts_schema, &given, &name);
            assert_valid(&outcome_schema, &found, &name);
            assert_eq!(serde_json::from_value::<Facts>(given).ok(), Some(facts), "{name}");
            assert_eq!(serde_json::from_value::<Outcome>(found).ok(), Some(outcome), "{name}");
        }
    }
}

#[test]
fn what_the_schema_does_not_know_is_no_fact() {
    let schema = validator(Some("Facts"));
    let facts = |entry: Value| json!({ "year": 2030, "industry": "all", "entries": [entry] });
    assert!(schema.is_valid(&facts(json!({ "category": "public", "amount": "18.5" }))));
    for wrong in [
        json!({ "category": "public", "amount": 18 }),
        json!({ "category": "public", "amount": "-1" }),
        json!({ "amount": "18" }),
        json!({ "category": "public", "amount": "18", "state": "finished" }),
    ] {
        assert!(!schema.is_valid(&facts(wrong.clone())), "{wrong}");
    }
}
