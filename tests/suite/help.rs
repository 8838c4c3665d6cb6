//! The reference of the rules says what the rule sets of the tests show, in every language.

use std::collections::BTreeSet;

use site_gen::help::Help;
use site_tests::folders::{files_below, project, read};
use site_tests::markdown::toml_blocks;

const LANGUAGES: [&str; 2] = ["zh", "en"];

/// Every file of the rule sets, with the path of its set.
fn sets() -> Vec<(String, String)> {
    let folder = project().join("tests/rules");
    let files = files_below(&folder);
    files.iter().map(|file| (file.display().to_string(), read(&folder.join(file)))).collect()
}

#[test]
fn every_language_shows_the_same_examples() {
    let [first, second] = LANGUAGES.map(|language| toml_blocks(&Help::Rules.text(language).markdown));
    assert!(first.len() >= 40, "{} examples", first.len());
    assert_eq!(first, second);
}

#[test]
fn every_example_is_part_of_a_rule_set_that_is_tested() {
    let sets = sets();
    for block in toml_blocks(&Help::Rules.text("en").markdown) {
        let shown = sets.iter().any(|(_, text)| text.contains(block.trim_end()));
        assert!(shown, "no rule set has these lines:\n{block}");
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
        let page = Help::Check.text(language).markdown;
        for code in &in_source {
            assert!(page.contains(&format!("| `{code}` |")), "{language} does not say what {code} means");
        }
    }
}
