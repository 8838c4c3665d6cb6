//! The words of a unit mean one measure: a unit of days has no word for hours, whatever the other units are called.

use std::collections::{BTreeMap, BTreeSet};

use super::measured::{UnitWord, unit_words};
use crate::content::RulesData;
use crate::diag::{Code, Diagnostic, Severity, Sink, Words, words};
use crate::lexis::{Measure, folded};

pub(super) fn check(data: &RulesData, sink: &mut Sink) {
    let known = own_words(unit_words(data));
    for unit in &data.rules.units {
        let (mut agreed, mut reported) = (Vec::<&UnitWord<'_>>::new(), BTreeSet::new());
        for word in known.iter().filter(|word| word.unit == unit.id.as_str()) {
            match agreed.iter().find(|other| other.measures.is_disjoint(&word.measures)) {
                // Of several words for one measure the first stands for all.
                Some(other) if reported.insert(&word.measures) => report(other, word, sink),
                None if !agreed.iter().any(|other| other.measures == word.measures) => agreed.push(word),
                _ => {}
            }
        }
    }
}

/// The words that say what they measure, and are of one unit; one of two units is reported as such.
fn own_words(all: Vec<UnitWord<'_>>) -> Vec<UnitWord<'_>> {
    let mut owners: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for word in &all {
        owners.entry(folded(word.word)).or_default().insert(word.unit);
    }
    let is_own = |word: &UnitWord<'_>| owners.get(&folded(word.word)).is_none_or(|owners| owners.len() == 1);
    all.into_iter().filter(|word| !word.measures.is_empty() && is_own(word)).collect()
}

fn report(other: &UnitWord<'_>, word: &UnitWord<'_>, sink: &mut Sink) {
    let meant = |word: &UnitWord<'_>| words(shown(&word.measures, 0, " or "), shown(&word.measures, 1, "或"));
    let (first, second) = (meant(other), meant(word));
    let unit = word.unit;
    sink.push(Diagnostic {
        code: Code("unit-word-mixed"),
        severity: Severity::Error,
        place: word.span.into(),
        message: words(
            format!("unit `{unit}` is called “{}” ({}) and “{}” ({})", other.word, first.en, word.word, second.en),
            format!("单位“{unit}”既叫“{}”（{}），又叫“{}”（{}）", other.word, first.zh, word.word, second.zh),
        ),
        related: vec![(other.span, words("the other", "另一处"))],
        help: help(),
    });
}

fn help() -> Words {
    words(
        "take out what it is not; what is counted otherwise is a unit of its own, with the ratio that the notice states",
        "请删去不属于它的词；另一种计量单位要单独写一个[[unit]]，并写明通知规定的换算",
    )
}

/// What a word may mean, in English (0) or Chinese (1).
fn shown(measures: &BTreeSet<Measure>, language: usize, between: &str) -> String {
    let names = measures.iter().map(|measure| names(*measure)[language]);
    names.collect::<Vec<_>>().join(between)
}

fn names(measure: Measure) -> [&'static str; 2] {
    match measure {
        Measure::Hour => ["hours", "小时或学时"],
        Measure::Minute => ["minutes", "分钟"],
        Measure::Day => ["days", "天"],
        Measure::Week => ["weeks", "周"],
        Measure::Credit => ["credits", "学分"],
    }
}

#[cfg(test)]
mod tests {
    use crate::check::read;

    /// What is said of rules with these units, each with its id and words.
    fn mixed(units: &[(&str, &[&str])]) -> Vec<String> {
        let unit = |(id, words): &(&str, &[&str])| format!("[[unit]]\nid = '{id}'\nwords = {words:?}\n");
        let toml: String = units.iter().map(unit).collect();
        read(&toml, super::check).into_iter().map(|(_, message)| message).collect()
    }

    #[test]
    fn words_of_one_measure_and_words_that_are_not_known_go_together() {
        for (id, words) in [
            ("hour", &["学时", "课时", "小时", "hours", "h", "學時", "時間"][..]),
            ("day", &["天", "日", "Days", "d", "半天", "工作日"]),
            ("credit", &["学分", "分", "単位", "points"]),
            ("minute", &["分钟", "分", "分鐘"]),
            ("lesson", &["节", "讲"]),
        ] {
            assert_eq!(mixed(&[(id, words)]), Vec::<String>::new(), "{id}");
        }
    }

    #[test]
    fn a_word_of_another_measure_is_reported_once_a_measure() {
        assert_eq!(mixed(&[("day", &["天", "小时"])]), ["unit `day` is called “day” (days) and “小时” (hours)"]);
        assert_eq!(mixed(&[("day", &["小时", "天"])]).len(), 1);
        assert_eq!(mixed(&[("day", &["天", "Ｈ", "课时", "学分"])]).len(), 2);
        assert_eq!(mixed(&[("learning", &["学分", "天"])]).len(), 1);
        assert_eq!(mixed(&[("hour", &["学分"])]).len(), 1);
    }

    #[test]
    fn a_word_of_two_units_is_reported_as_that_alone() {
        assert_eq!(mixed(&[("hour", &["学时", "小时"]), ("day", &["天", "小时"])]), Vec::<String>::new());
    }
}
