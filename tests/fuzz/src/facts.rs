//! Any bytes as facts in JSON.

use std::path::Path;
use std::sync::OnceLock;

use checker_rules::{Facts, Rules};
use site_gen::content::parse_rules;
use site_gen::diag::Sink;
use site_gen::source;

use crate::YEAR;
use crate::holds::{outcome_holds, survives_json};

/// Reads facts and judges them by every rule set of `tests/rules`: as they are, and as somebody's whom the rules know.
pub fn facts(input: &[u8]) {
    let Ok(facts) = serde_json::from_slice::<Facts>(input) else { return };
    survives_json(&facts);
    for rules in rule_sets() {
        outcome_holds(rules, &facts);
        outcome_holds(rules, &known(rules, &facts));
    }
}

/// The same with the year, the industry and the values of a person whom the rules know, so that they come to a verdict.
fn known(rules: &Rules, facts: &Facts) -> Facts {
    let industries = || rules.industries.iter().map(|industry| &industry.id);
    let own = industries().find(|id| **id == facts.industry).or(industries().next());
    let values = rules.traits.iter().map(|asked| {
        let own = facts.traits.get(&asked.id).filter(|value| asked.values.contains(value));
        (asked.id.clone(), own.or(asked.values.first()).cloned().unwrap_or_default())
    });
    Facts {
        year: rules.year,
        industry: own.cloned().unwrap_or_default(),
        second_industry: facts.second_industry.clone().filter(|_| rules.two_industries.is_some()),
        traits: values.collect(),
        purpose: facts.purpose.clone().filter(|id| rules.purposes.iter().any(|purpose| purpose.id == *id)),
        ..facts.clone()
    }
}

fn rule_sets() -> &'static [Rules] {
    static SETS: OnceLock<Vec<Rules>> = OnceLock::new();
    SETS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules");
        let all = source::load(&folder, &mut Sink::default());
        // A folder within a set is what its rules start from.
        let name = |path: &str| path.strip_suffix("/rules.toml").filter(|name| !name.contains('/')).map(str::to_owned);
        let names: Vec<String> = all.ids().filter_map(|id| name(all.path(id))).collect();
        assert!(names.len() >= 40, "the sets are found: {names:?}");
        names.iter().map(|name| rule_set(&folder.join(name))).collect()
    })
}

fn rule_set(folder: &Path) -> Rules {
    let mut sink = Sink::default();
    let sources = source::load(folder, &mut sink);
    let parsed = parse_rules(YEAR, &sources, &mut sink);
    assert_eq!(sink.error_count(), 0, "{} is in order", folder.display());
    parsed.expect("rules without a mistake").0.rules
}
