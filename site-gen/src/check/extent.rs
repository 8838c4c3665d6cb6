//! What is tried one by one has to be few enough: kinds of people, and years of a period.

use checker_rules::{Industry, Rules};

use crate::content::RulesData;
use crate::diag::{Code, FileId, Sink, Span, Words, words};

/// The most combinations of values of traits that are tried. Traits multiply: thirty with two values make a billion.
const MOST_PEOPLE: usize = 10_000;
/// The most years that one period may have.
const MOST_YEARS: usize = 50;

/// Whether people and years are few enough to be tried one by one; reports where they are not.
pub(super) fn check(data: &RulesData, sink: &mut Sink) -> bool {
    let rules = &data.rules;
    let people = rules.industries.iter().map(|industry| kinds(rules, industry)).fold(0, usize::saturating_add);
    let years = rules.years().count();
    if people > MOST_PEOPLE {
        too_much(
            data,
            words(
                format!("the traits make more than {MOST_PEOPLE} kinds of people, too many to try"),
                format!("按人员属性组合出的人员种类超过{MOST_PEOPLE}种，无法逐一核对"),
            ),
            sink,
        );
    }
    if years > MOST_YEARS {
        too_much(
            data,
            words(
                format!("the period has {years} years; at most {MOST_YEARS} can be tried"),
                format!("学习周期有{years}年，最多能核对{MOST_YEARS}年"),
            ),
            sink,
        );
    }
    people <= MOST_PEOPLE && years <= MOST_YEARS
}

/// How many combinations of values the requirements of an industry tell apart.
fn kinds(rules: &Rules, industry: &Industry) -> usize {
    rules.traits_asked(&industry.id).iter().map(|asked| asked.values.len()).fold(1, usize::saturating_mul)
}

fn too_much(data: &RulesData, message: Words, sink: &mut Sink) {
    let figure = || data.figures.first().map(|figure| figure.span);
    let span = data.totals.first().copied().or_else(figure).unwrap_or(Span::new(FileId::default(), 0..0));
    let help = words("write only what the notice tells apart", "请只写通知中区分的内容");
    sink.error(Code("too-much-to-check"), span, message, help);
}
