//! Judges the answers of a person: every year that is entered, what is planned, and what would complete the year.

use checker_rules::{Amount, CategoryId, Date, Entry, Facts, IndustryId, Node, Of, Outcome, State, Verdict, Worth, evaluate};

use crate::answers::Person;
use crate::data::{CheckerData, YearData};
use crate::facts::{Read, Wrong, industry_of, read};
use crate::fields::Form;

/// What is said of the year that is shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Judgement {
    pub(crate) outcome: Outcome,
    /// The place in the log of each entry of the outcome; none for a total.
    pub(crate) records: Vec<Option<usize>>,
    /// The outcome once everything that is planned is finished; none where nothing is planned, or nothing is missing.
    pub(crate) planned: Option<Outcome>,
    /// The ways to complete the year, each proved by evaluating it.
    pub(crate) ways: Vec<Way>,
    /// Every year that is entered, this one included, oldest first.
    pub(crate) years: Vec<YearJudged>,
}

/// A year of the person's.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct YearJudged {
    pub(crate) year: u16,
    pub(crate) industry: IndustryId,
    /// None where an answer cannot be read.
    pub(crate) outcome: Option<Outcome>,
}

/// Something that would complete the year.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Way {
    /// An activity, and how often it is done or how much of it; none for learning alone.
    pub(crate) activity: Option<(checker_rules::ActivityId, Amount)>,
    /// What is learnt besides: an amount of each category in the requirement's unit, none for any category.
    pub(crate) study: Vec<(Option<CategoryId>, Amount)>,
}

/// At most so many ways are shown, shortest first as the rules list them.
const WAYS: usize = 4;

/// Judges the person's year, and every other year that is entered; an error lists the fields of this year that cannot be
/// read.
pub(crate) fn judge(
    data: &CheckerData,
    person: &Person,
    year: u16,
    today: Option<Date>,
) -> Result<Option<Judgement>, Vec<Wrong>> {
    let mut complete: Vec<u16> = Vec::new();
    let (mut years, mut shown) = (Vec::new(), None);
    for published in &data.years {
        let (number, answers) = (published.rules.year, person.answers(published.rules.year));
        let Some(form) = form(data, published, person) else { continue };
        if number != year && answers.is_blank() {
            continue;
        }
        let judged = read(form, today).map(|mut read| {
            read.facts.complete_years.extend(&complete);
            let outcome = evaluate(&published.rules, &read.facts);
            if outcome.verdict == Verdict::Met {
                complete.push(number);
            }
            (read, outcome)
        });
        let outcome = judged.as_ref().ok().map(|(_, outcome)| outcome.clone());
        years.push(YearJudged { year: number, industry: industry_of(published, answers), outcome });
        if number == year {
            shown = Some((published, judged?));
        }
    }
    Ok(shown.map(|(published, (Read { facts, records }, outcome))| Judgement {
        planned: planned(published, &facts, &outcome),
        ways: ways(published, &facts, &outcome),
        outcome,
        records,
        years,
    }))
}

/// The form of a person's year; none where the rules have no requirement for somebody like that.
pub(crate) fn form<'a>(data: &'a CheckerData, year: &'a YearData, person: &'a Person) -> Option<Form<'a>> {
    let answers = person.answers(year.rules.year);
    let facts = crate::facts::person(year, answers);
    let requirement = year.rules.requirement(&facts.industry, &facts.traits)?;
    Some(Form { text: &data.text, year, requirement, answers })
}

fn planned(year: &YearData, facts: &Facts, outcome: &Outcome) -> Option<Outcome> {
    let is_planned = |entry: &Entry| entry.state == Some(State::Planned);
    if outcome.verdict == Verdict::Met || !facts.entries.iter().any(is_planned) {
        return None;
    }
    let mut facts = facts.clone();
    for entry in facts.entries.iter_mut().filter(|entry| is_planned(entry)) {
        entry.state = Some(State::Recognised);
    }
    Some(evaluate(&year.rules, &facts))
}

/// Learning alone, then each activity with what is still to be learnt besides.
fn ways(year: &YearData, facts: &Facts, outcome: &Outcome) -> Vec<Way> {
    if outcome.verdict != Verdict::Short || outcome.second.is_some() {
        return Vec::new();
    }
    let mut ways: Vec<Way> = way(year, facts, outcome, None).into_iter().collect();
    for activity in &year.rules.activities {
        let amount = match &activity.worth {
            Worth::Each { category, amount, .. } => times(outcome, category, *amount),
            Worth::ByOrder { category, amounts } => {
                times(outcome, category, amounts.first().copied().unwrap_or_default())
            }
            Worth::Completes(_) => Amount::whole(1),
        };
        if ways.len() == WAYS || amount == Amount::ZERO {
            continue;
        }
        let mut with = facts.clone();
        let entry = Entry::total(CategoryId::default(), amount, None);
        let of = Of::Activity(activity.id.clone());
        with.entries.push(Entry { of, state: Some(State::Recognised), order: Some(1), ..entry });
        let then = evaluate(&year.rules, &with);
        if missing(&then) < missing(outcome) {
            ways.extend(way(year, &with, &then, Some((activity.id.clone(), amount))));
        }
    }
    ways
}

/// How often something worth `each` fills what is missing of a category; zero where nothing is, or it is worth nothing.
fn times(outcome: &Outcome, category: &CategoryId, each: Amount) -> Amount {
    let missing = outcome.line(&Node::Category(category.clone())).map_or(Amount::ZERO, |line| line.missing);
    let mut times = 0;
    while each > Amount::ZERO && each.scaled(times, 1) < missing && times < 100 {
        times += 1;
    }
    Amount::whole(u32::try_from(times).unwrap_or(0))
}

fn missing(outcome: &Outcome) -> Amount {
    let mut missing = Amount::ZERO;
    for line in &outcome.lines {
        missing = missing + line.missing;
    }
    missing
}

/// The way that goes on from this outcome by learning what it lacks; none where that does not complete the year.
fn way(
    year: &YearData,
    facts: &Facts,
    outcome: &Outcome,
    activity: Option<(checker_rules::ActivityId, Amount)>,
) -> Option<Way> {
    let study = lacking(outcome);
    let mut with = facts.clone();
    let first = outcome.lines.iter().find_map(|line| line.category());
    for (category, amount) in &study {
        let category = category.as_ref().or(first)?;
        let entry = Entry::total(category.clone(), *amount, Some(outcome.unit.clone()));
        with.entries.push(Entry { state: Some(State::Recognised), ..entry });
    }
    (evaluate(&year.rules, &with).verdict == Verdict::Met).then_some(Way { activity, study })
}

/// What is missing of each category beyond its sub-categories, then of the total beyond all categories.
fn lacking(outcome: &Outcome) -> Vec<(Option<CategoryId>, Amount)> {
    let mut lacking = Vec::new();
    for line in &outcome.lines {
        let id = match &line.node {
            Node::Category(id) => Some(id),
            Node::Total => None,
            Node::Year(_) => continue,
        };
        let amount = line.missing - missing_within(outcome, id);
        if amount > Amount::ZERO {
            lacking.push((id.cloned(), amount));
        }
    }
    lacking
}

/// What is missing of the sub-categories of a category; of the outermost ones where none is given.
fn missing_within(outcome: &Outcome, category: Option<&CategoryId>) -> Amount {
    let mut missing = Amount::ZERO;
    for line in &outcome.lines {
        if line.category().is_some() && line.within.as_ref() == category {
            missing = missing + line.missing;
        }
    }
    missing
}
