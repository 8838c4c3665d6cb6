//! An outcome in words: the headline, what lines are called, why something does not count.

use checker_rules::{
    Activity, Actor, Amount, CategoryId, ITEM, Line, Node, Outcome, Question, Reason, Second, State as Reached, UnitId,
    Verdict, Why, Worth,
};

use crate::data::{YearData, named};
use crate::text::{Text, fill, joined};

/// What an outcome says, in one sentence that names what is missing.
pub(crate) fn sentence(text: &Text, year: &YearData, outcome: &Outcome) -> String {
    let missing = missing(outcome);
    match outcome.verdict {
        Verdict::Met => text.verdict_met().to_owned(),
        Verdict::None(Reason::OtherYear) => text.verdict_none().to_owned(),
        Verdict::None(_) => text.verdict_unjudged().to_owned(),
        Verdict::Short | Verdict::Deferred => {
            let said = if missing.is_empty() {
                let mut years = Vec::new();
                for earlier in &outcome.earlier_years {
                    if !earlier.complete {
                        years.push(earlier.year.to_string());
                    }
                }
                fill(text.verdict_years(), &[("years", &joined(&years, text.comma()))])
            } else {
                lacking(text, year, outcome, &missing)
            };
            if outcome.verdict == Verdict::Deferred { [&said, text.verdict_deferred()].concat() } else { said }
        }
    }
}

fn lacking(text: &Text, year: &YearData, outcome: &Outcome, missing: &[&Line]) -> String {
    let amount = |line: &Line| year.text.amount(text, line.missing, unit_of(outcome, line));
    if let [only] = missing {
        let any_will_do = only.node == Node::Total && !has_most(year);
        let pattern = if any_will_do { text.verdict_short_total() } else { text.verdict_short_one() };
        return fill(pattern, &[("amount", &amount(only)), ("category", &name_of(text, year, outcome, only))]);
    }
    let mut parts = Vec::new();
    for line in missing {
        let name = name_of(text, year, outcome, line);
        parts.push(fill(text.of_category(), &[("amount", &amount(line)), ("category", &name)]));
    }
    fill(text.verdict_short(), &[("parts", &joined(&parts, text.comma()))])
}

/// Whether the year has a most that counts of a category, whatever the way of learning: then not any category will do.
fn has_most(year: &YearData) -> bool {
    for requirement in &year.rules.requirements {
        for category in requirement.all_categories() {
            if category.max.is_some() {
                return true;
            }
        }
    }
    for limit in &year.rules.limits {
        if limit.modes.is_empty() {
            return true;
        }
    }
    false
}

/// The unit of a line of an outcome.
pub(crate) fn unit_of<'a>(outcome: &'a Outcome, line: &Line) -> &'a UnitId {
    second_of(outcome, line).map_or(&outcome.unit, |second| &second.unit)
}

/// What a line of an outcome is called, with its industry where that is the second.
pub(crate) fn name_of(text: &Text, year: &YearData, outcome: &Outcome, line: &Line) -> String {
    let name = node(text, year, &line.node);
    let Some(second) = second_of(outcome, line) else { return name };
    let industry = named(&year.text.industries, second.industry.as_str());
    fill(text.of_category(), &[("amount", &name), ("category", industry)])
}

/// The second industry, where a line is of that.
fn second_of<'a>(outcome: &'a Outcome, line: &Line) -> Option<&'a Second> {
    outcome.second.as_ref().filter(|second| second.lines.iter().any(|own| std::ptr::eq(own, line)))
}

/// Every line of an outcome: those of the first industry, then those of the second.
pub(crate) fn lines_of(outcome: &Outcome) -> Vec<&Line> {
    let mut lines = Vec::new();
    for line in &outcome.lines {
        lines.push(line);
    }
    if let Some(second) = &outcome.second {
        for line in &second.lines {
            lines.push(line);
        }
    }
    lines
}

/// The lines to name as missing: every category that is short, and the total where it lacks more than all of them.
pub(crate) fn missing(outcome: &Outcome) -> Vec<&Line> {
    let second = outcome.second.as_ref().map_or(&[][..], |second| &second.lines);
    let mut missing = Vec::new();
    for lines in [&outcome.lines, second] {
        let of_categories = missing_within(lines, None);
        for line in lines {
            let least = if line.node == Node::Total { of_categories } else { Amount::ZERO };
            if line.missing > least {
                missing.push(line);
            }
        }
    }
    missing
}

/// What is missing of the sub-categories of a category; of the outermost ones where none is given.
pub(crate) fn missing_within(lines: &[Line], category: Option<&CategoryId>) -> Amount {
    let mut missing = Amount::ZERO;
    for line in lines {
        if line.category().is_some() && line.within.as_ref() == category {
            missing = missing + line.missing;
        }
    }
    missing
}

/// What a line is called: a category, the total, or a year.
pub(crate) fn node(text: &Text, year: &YearData, node: &Node) -> String {
    match node {
        Node::Category(category) => named(&year.text.categories, category.as_str()).to_owned(),
        Node::Total => text.total().to_owned(),
        Node::Year(year) => fill(text.in_year(), &[("year", &year.to_string())]),
    }
}

/// The words for why something does not count.
pub(crate) fn why(text: &Text, year: &YearData, why: &Why) -> String {
    match why {
        Why::NotInRequirement | Why::UnknownActivity | Why::OtherIndustry => text.why_other_industry().to_owned(),
        Why::OtherUnit => text.why_other_unit().to_owned(),
        Why::NotYet(Reached::Declared) => text.why_not_declared().to_owned(),
        Why::NotYet(Reached::Recognised) => text.why_not_recognised().to_owned(),
        Why::NotYet(_) => text.why_planned().to_owned(),
        Why::OutsidePeriod | Why::NotCarried(_) => text.why_other_year().to_owned(),
        Why::MadeUp(year) | Why::RegisteredLate(year) => fill(text.why_for_year(), &[("year", &year.to_string())]),
        Why::NoShare => text.why_no_share().to_owned(),
        Why::Limit(id) => {
            let carried = year.rules.carry_over.iter().any(|rule| rule.id == *id);
            year.text.rule(if carried { "carry-over" } else { "limit" }, id)
        }
        Why::Most(_) => text.why_most().to_owned(),
    }
}

/// An activity, and how much of it: so many pieces, or an amount of the unit it is counted in.
pub(crate) fn times(text: &Text, year: &YearData, activity: &Activity, amount: Amount) -> String {
    let name = year.text.rule("activity", activity.id.as_str());
    match &activity.worth {
        Worth::Each { per, .. } if per.as_str() != ITEM => {
            fill(text.of_category(), &[("amount", &year.text.amount(text, amount, per)), ("category", &name)])
        }
        _ => fill(text.times(), &[("n", &amount.to_hundredths().to_string()), ("activity", &name)]),
    }
}

/// That an entry alone completes a category, or the whole year.
pub(crate) fn completes(text: &Text, year: &YearData, of: &Node) -> String {
    match of {
        Node::Category(_) => fill(text.completes_category(), &[("category", &node(text, year, of))]),
        Node::Total | Node::Year(_) => text.completes().to_owned(),
    }
}

/// What somebody who declares or recognises is called; "not stated" where the notice names nobody.
pub fn actor(text: &Text, actor: Option<Actor>) -> &str {
    match actor {
        Some(Actor::Person) => text.person(),
        Some(Actor::Employer) => text.employer(),
        Some(Actor::SectorAuthority) => text.sector_authority(),
        Some(Actor::System) => text.system(),
        None => text.not_stated(),
    }
}

/// What was assumed because these questions were not asked, each sentence once.
pub fn taken(text: &Text, questions: &[Question]) -> String {
    let mut taken: Vec<String> = Vec::new();
    for question in questions {
        let words = match question {
            Question::Trait(_) => text.taken_trait(),
            Question::Mode(_) => text.taken_mode(),
            Question::Activity(_) => text.taken_activity(),
            Question::Date => text.taken_date(),
            Question::Item => text.taken_item(),
            Question::State => text.taken_state(),
            Question::ForYear => text.taken_for_year(),
            Question::Carried => text.taken_carried(),
            Question::Waiver(_) => text.taken_waiver(),
            Question::Owed => text.taken_owed(),
            Question::Purpose(_) => text.taken_purpose(),
            Question::SecondIndustry => text.taken_second_industry(),
        };
        if !taken.iter().any(|taken| taken == words) {
            taken.push(words.to_owned());
        }
    }
    joined(&taken, " ")
}
