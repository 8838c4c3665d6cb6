//! The reference of the rules says what the rule sets of the tests show, in every language.

use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use site_gen::help::Help;
use site_tests::folders::{files_below, project, read};

const LANGUAGES: [&str; 2] = ["zh", "en"];

/// The TOML blocks of a page, in order.
fn blocks(page: &str) -> Vec<String> {
    let (mut blocks, mut inside) = (Vec::new(), false);
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => {
                inside = kind.as_ref() == "toml";
                blocks.extend(inside.then(String::new));
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(text) if inside => blocks.iter_mut().last().into_iter().for_each(|block| block.push_str(&text)),
            _ => {}
        }
    }
    blocks
}

/// Every file of the rule sets, with the path of its set.
fn sets() -> Vec<(String, String)> {
    let folder = project().join("tests/rules");
    let files = files_below(&folder);
    files.iter().map(|file| (file.display().to_string(), read(&folder.join(file)))).collect()
}

#[test]
fn every_language_shows_the_same_examples() {
    let [first, second] = LANGUAGES.map(|language| blocks(Help::Rules.text(language).0));
    assert!(first.len() >= 40, "{} examples", first.len());
    assert_eq!(first, second);
}

#[test]
fn every_example_is_part_of_a_rule_set_that_is_tested() {
    let sets = sets();
    for block in blocks(Help::Rules.text("en").0) {
        let shown = sets.iter().any(|(_, text)| text.contains(block.trim_end()));
        assert!(shown, "no rule set has these lines:\n{block}");
    }
}

/// The keys that a TOML file uses, and the names of its tables.
fn keys(text: &str) -> BTreeSet<String> {
    let before = |line: &str| line.rsplit_once(['{', ',']).map_or(line.to_owned(), |(_, key)| key.to_owned());
    let of_line = |line: &str| -> Vec<String> {
        let parts: Vec<&str> = line.split(" =").collect();
        parts[..parts.len() - 1].iter().map(|part| before(part).trim().to_owned()).collect()
    };
    let plain = text.lines().filter(|line| !line.starts_with('#'));
    plain.flat_map(of_line).collect()
}

#[test]
fn every_key_that_rules_use_has_its_line() {
    let of_sets = sets().into_iter().filter(|(path, _)| path.ends_with("rules.toml"));
    let used: BTreeSet<String> = of_sets.flat_map(|(_, text)| keys(&text)).collect();
    // Names of traits, which each notice makes for itself.
    let own = ["level", "employer", "degree", "target", "institution"];
    for language in LANGUAGES {
        let page = Help::Rules.text(language).0;
        for key in used.iter().filter(|key| !own.contains(&key.as_str())) {
            assert!(page.contains(&format!("`{key}`")), "{language} does not say what `{key}` means");
        }
    }
}

#[test]
fn every_code_of_a_message_has_its_line_in_every_language() {
    let source = project().join("site-gen/src");
    let files = files_below(&source).into_iter().map(|file| read(&source.join(file)));
    let in_source: BTreeSet<String> = files
        .flat_map(|text| text.split("Code(\"").skip(1).map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|text| Some(text.split_once('"')?.0.to_owned()))
        .collect();
    assert!(in_source.len() > 40, "the codes are found: {in_source:?}");
    for language in LANGUAGES {
        let page = Help::Check.text(language).0;
        for code in &in_source {
            assert!(page.contains(&format!("| `{code}` |")), "{language} does not say what {code} means");
        }
    }
}
