//! Any bytes as rules.toml.

use checker_rules::{Facts, Rules, diff};
use site_gen::check;
use site_gen::content::parse_rules;
use site_gen::diag::{Severity, Sink};
use site_gen::source::Sources;

use crate::YEAR;
use crate::holds::{mistakes_are_shown, outcome_holds, survives_json};
use crate::person::{Bytes, person};

/// What the input consists of, each after a line of [`CUT`]; files that are left out are empty.
const FILES: [&str; 3] = ["rules.toml", "cases.toml", "province/rules.toml"];
const CUT: &str = "\n%%\n";

/// How many people are judged, beside one that has done nothing.
const PEOPLE: usize = 3;

/// Reads rules, checks them, shows each kind of mistake in both languages, and judges some people by what was understood.
pub fn rules(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut parts = text.splitn(FILES.len(), CUT);
    let sources = Sources::of(FILES.map(|path| (path.to_owned(), parts.next().unwrap_or_default().to_owned())));
    let mut sink = Sink::default();
    let parsed = parse_rules(YEAR, &sources, &mut sink);
    if let Some((data, cases)) = &parsed {
        check::rules(data, cases, &mut sink);
    }
    let mistakes = sink.into_sorted();
    mistakes_are_shown(&mistakes, &sources);
    let Some((data, _)) = parsed else { return };
    survives_json(&data.rules);
    if mistakes.iter().all(|mistake| mistake.severity != Severity::Error) {
        assert_eq!(diff(&data.rules, &data.rules), [], "nothing differs from itself");
    }
    people_are_judged(&data.rules, input);
}

fn people_are_judged(rules: &Rules, input: &[u8]) {
    let mut bytes = Bytes::of(input);
    let first = person(rules, &mut bytes);
    outcome_holds(rules, &Facts { entries: Vec::new(), ..first });
    for _ in 0..PEOPLE {
        let facts = person(rules, &mut bytes);
        outcome_holds(rules, &facts);
        rules.questions(&facts);
    }
}
