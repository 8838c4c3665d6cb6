//! Judges the answers of a person: every year that is entered, what is planned, and what would complete the year.

use checker_rules::{
    ActivityId, Amount, CategoryId, Date, Entry, Facts, IndustryId, Line, Node, Of, Outcome, State, UnitId, Verdict,
    Worth, evaluate,
};

use crate::about::industry_of;
use crate::answers::Person;
use crate::data::{CheckerData, YearData};
use crate::facts::{Read, Wrong, read};
use crate::fields::Form;
use crate::outcome::{lines_of, missing_within};

/// What is said of the year that is shown.
#[derive(Debug, PartialEq)]
pub(crate) struct Judgement {
    /// Every year that is entered, the one shown included, oldest first.
    pub(crate) years: Vec<YearJudged>,
    /// The outcome of the year that is shown.
    pub(crate) outcome: Outcome,
    /// The place in the log of each entry of the outcome; none for a total.
    pub(crate) records: Vec<Option<usize>>,
    /// The outcome once everything that is learnt is declared and recognised as far as the rules ask; none where that
    /// changes nothing of what is missing.
    pub(crate) recognised: Option<Box<Outcome>>,
    /// The outcome once everything that is planned is finished too; none where nothing is planned, or nothing is missing.
    pub(crate) planned: Option<Box<Outcome>>,
    /// The ways to complete the year once everything that is learnt is recognised, each proved by evaluating it.
    pub(crate) ways: Vec<Way>,
}

/// A year of the person's.
#[derive(Debug, PartialEq)]
pub(crate) struct YearJudged {
    pub(crate) year: u16,
    pub(crate) industry: IndustryId,
    pub(crate) said: Said,
}

/// What is said of a year.
#[derive(Debug, PartialEq)]
pub(crate) enum Said {
    /// It is the year that is shown.
    Shown,
    /// The outcome of another year.
    Outcome(Box<Outcome>),
    /// An answer of it cannot be read.
    Unreadable,
}

/// Something that would complete the year.
#[derive(Debug, PartialEq)]
pub(crate) struct Way {
    /// An activity, and how often it is done or how much of it; none for learning alone.
    pub(crate) activity: Option<(ActivityId, Amount)>,
    /// What is learnt besides: an amount of each category in the requirement's unit, none for any category.
    pub(crate) study: Vec<(Option<CategoryId>, Amount)>,
    /// The outermost categories of which each will do where any is named; empty where all will.
    pub(crate) open: Vec<CategoryId>,
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
    let (mut complete, mut entered): (Vec<u16>, Vec<u16>) = (Vec::new(), Vec::new());
    let (mut years, mut shown) = (Vec::new(), None);
    for published in &data.years {
        let (number, answers) = (published.rules.year, person.answers(published.rules.year));
        let Some(form) = form(data, published, person) else { continue };
        if number != year && answers.is_blank() {
            continue;
        }
        let mut judge = |mut read: Read| {
            // A tick says nothing of a year that is entered.
            for ticked in std::mem::replace(&mut read.facts.complete_years, complete.clone()) {
                if !entered.contains(&ticked) {
                    read.facts.complete_years.push(ticked);
                }
            }
            let outcome = evaluate(&published.rules, &read.facts);
            // The years before it, which a purpose may need, are no part of it.
            if missing(&outcome) == Amount::ZERO && !matches!(outcome.verdict, Verdict::None(_)) {
                complete.push(number);
            }
            (read, outcome)
        };
        let said = if number == year {
            shown = Some((published, judge(read(form, today)?)));
            Said::Shown
        } else {
            match read(form, today) {
                Ok(read) => Said::Outcome(Box::new(judge(read).1)),
                Err(_) => Said::Unreadable,
            }
        };
        entered.push(number);
        years.push(YearJudged { year: number, industry: industry_of(published, answers), said });
    }
    let Some((published, (Read { mut facts, records }, outcome))) = shown else { return Ok(None) };
    let recognised =
        once(published, &mut facts, &outcome, State::Done).filter(|then| missing(then) < missing(&outcome));
    let ways = ways(published, &mut facts, recognised.as_deref().unwrap_or(&outcome));
    let planned = once(published, &mut facts, &outcome, State::Planned);
    Ok(Some(Judgement { years, outcome, records, recognised, planned, ways }))
}

/// The form of a person's year; none where the rules have no requirement for somebody like that.
pub(crate) fn form<'a>(data: &'a CheckerData, year: &'a YearData, person: &'a Person) -> Option<Form<'a>> {
    let answers = person.answers(year.rules.year);
    let facts = crate::about::person(year, answers);
    let requirement = year.rules.requirement(&facts.industry, &facts.traits)?;
    Some(Form { text: &data.text, year, requirement, answers })
}

/// The outcome once everything that has come as far as `from`, and not as far as the rules ask, is recognised; none where
/// there is no such entry, or nothing is missing. The facts are so afterwards.
fn once(year: &YearData, facts: &mut Facts, outcome: &Outcome, from: State) -> Option<Box<Outcome>> {
    let needed = year.rules.counts_from.as_ref().map_or(State::Done, |rule| rule.state);
    let mut any = false;
    for entry in &mut facts.entries {
        if entry.state.is_some_and(|state| from <= state && state < needed) {
            entry.state = Some(State::Recognised);
            any = true;
        }
    }
    (any && outcome.verdict != Verdict::Met).then(|| Box::new(evaluate(&year.rules, facts)))
}

/// Learning alone, then each activity with what is still to be learnt besides. The facts are as before afterwards.
fn ways(year: &YearData, facts: &mut Facts, outcome: &Outcome) -> Vec<Way> {
    let mut ways = Vec::new();
    if matches!(outcome.verdict, Verdict::Met | Verdict::None(_)) {
        return ways;
    }
    ways.extend(way(year, facts, outcome, None));
    if outcome.verdict != Verdict::Short || outcome.second.is_some() {
        return ways;
    }
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
        let entry = recognised(CategoryId::default(), amount, None);
        facts.entries.push(Entry { of: Of::Activity(activity.id.clone()), order: Some(1), ..entry });
        let then = evaluate(&year.rules, facts);
        if missing(&then) < missing(outcome) {
            ways.extend(way(year, facts, &then, Some((activity.id.clone(), amount))));
        }
        facts.entries.pop();
    }
    ways
}

/// An entry that has come as far as any rule asks.
fn recognised(category: CategoryId, amount: Amount, unit: Option<UnitId>) -> Entry {
    Entry { state: Some(State::Recognised), ..Entry::total(category, amount, unit) }
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
    for line in lines_of(outcome) {
        missing = missing + line.missing;
    }
    missing
}

/// The way that goes on from this outcome by learning what it lacks; none where that does not complete the year. The
/// facts are as before afterwards.
fn way(year: &YearData, facts: &mut Facts, outcome: &Outcome, activity: Option<(ActivityId, Amount)>) -> Option<Way> {
    let study = lacking(&outcome.lines);
    let (before, mut of_any) = (facts.entries.len(), Amount::ZERO);
    let entry = |category: &CategoryId, amount| recognised(category.clone(), amount, Some(outcome.unit.clone()));
    for (category, amount) in &study {
        match category {
            Some(category) => facts.entries.push(entry(category, *amount)),
            None => of_any = *amount,
        }
    }
    let (mut open, mut all) = (Vec::new(), true);
    for line in &outcome.lines {
        if let (Some(category), None) = (line.category(), &line.within) {
            facts.entries.push(entry(category, of_any));
            if evaluate(&year.rules, facts).verdict == Verdict::Met {
                open.push(category.clone());
            } else {
                all = false;
            }
            facts.entries.pop();
        }
    }
    facts.entries.truncate(before);
    if open.is_empty() {
        return None;
    }
    if all {
        open.clear();
    }
    Some(Way { activity, study, open })
}

/// What is missing of each category beyond its sub-categories, then of the total beyond all categories.
pub(crate) fn lacking(lines: &[Line]) -> Vec<(Option<CategoryId>, Amount)> {
    let mut lacking = Vec::new();
    for line in lines {
        let id = match &line.node {
            Node::Category(id) => Some(id),
            Node::Total => None,
            Node::Year(_) => continue,
        };
        let amount = line.missing - missing_within(lines, id);
        if amount > Amount::ZERO {
            lacking.push((id.cloned(), amount));
        }
    }
    lacking
}
