//! Small rules with everything that the log can ask, texts for them, and what somebody enters.

use checker_rules::flat::{Flat, Reader};
use checker_rules::{
    Activity, Actor, Amount, CarryOver, CategoryRule, CountsFrom, Date, Effect, Industry, Limit, Map, Minimum, Node,
    Per, Period, Purpose, Recognition, Requirement, Rules, State as Reached, Step, StepWhen, Trait, TwoIndustries,
    Unit, Waiver, Window, Worth,
};

use crate::answers::{Answers, Book, Person, Texts};
use crate::data::{CheckerData, Shared, UnitText, YearData, YearText};
use crate::fields::Place;
use crate::judge::Judgement;
use crate::opening::Opening;
use crate::state::{Action, Report, State};
use crate::text::Text;

pub(super) const YEAR: u16 = 2030;
/// A check of fields that the browser understands.
pub(super) const CHECK: Action = Action::Check(String::new());
const CLAUSE: &str = "clause";

pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn hours(hours: u32) -> Amount {
    Amount::whole(hours)
}

// Rules.

fn least(amount: u32) -> Minimum {
    Minimum { min: hours(amount), clause: CLAUSE.into() }
}

pub(super) fn category(id: &str, min: u32, categories: Vec<CategoryRule>) -> CategoryRule {
    CategoryRule { id: id.into(), minimum: least(min), share: None, max: None, categories }
}

pub(super) fn requirement(industry: &str, scope: &[(&str, &str)], total: u32, unit: &str) -> Requirement {
    let law = category("law", total / 12, Vec::new());
    let scope = scope.iter().map(|(id, value)| ((*id).into(), vec![(*value).into()])).collect();
    Requirement {
        industry: industry.into(),
        scope,
        unit: unit.into(),
        accepts: if unit == "hour" { vec!["day".into()] } else { vec!["hour".into()] },
        total: least(total),
        each_year: None,
        categories: vec![
            category("public", total / 4, vec![law]),
            category("professional", total / 2, Vec::new()),
            category("elective", 0, Vec::new()),
        ],
    }
}

fn unit(id: &str, of: u32, hours: u32) -> Unit {
    Unit { id: id.into(), of, hours, clause: Some(CLAUSE.into()) }
}

/// Offices need 72 hours, 18 of them public with 6 of law, and 36 professional; shops follow them; crafts need 24
/// credits. Nothing but the totals is asked.
pub(super) fn plain(year: u16) -> Rules {
    let industry = |id: &str, follows: &str| Industry { id: id.into(), follows: follows.into() };
    Rules {
        year,
        units: vec![unit("hour", 1, 1), unit("day", 12, 72), unit("credit", 1, 3)],
        industries: vec![industry("offices", "offices"), industry("shops", "offices"), industry("crafts", "crafts")],
        requirements: vec![requirement("offices", &[], 72, "hour"), requirement("crafts", &[], 24, "credit")],
        ..Rules::default()
    }
}

/// Seniors in offices need 72 hours, juniors 48; everybody in crafts 24 credits.
pub(super) fn by_level(rules: &mut Rules) {
    rules.traits = vec![Trait { id: "level".into(), values: vec!["senior".into(), "junior".into()] }];
    rules.requirements = vec![
        requirement("offices", &[("level", "senior")], 72, "hour"),
        requirement("offices", &[("level", "junior")], 48, "hour"),
        requirement("crafts", &[], 24, "credit"),
    ];
}

fn activity(id: &str, over_years: u16, worth: Worth) -> Activity {
    Activity { id: id.into(), industries: Vec::new(), worth, over_years, clause: CLAUSE.into() }
}

/// Each paper counts 10 professional hours, a lesson three times, a book by the place of its author; an exam is all
/// professional hours, an award the whole year; a patent counts over two years.
pub(super) fn with_activities(rules: &mut Rules) {
    let each =
        |amount, per: &str| Worth::Each { category: "professional".into(), amount: hours(amount), per: per.into() };
    rules.activities = vec![
        activity("paper", 1, each(10, "item")),
        activity("teaching", 1, each(3, "hour")),
        activity("book", 1, Worth::ByOrder { category: "professional".into(), amounts: vec![hours(12), hours(6)] }),
        activity("exam", 1, Worth::Completes(Node::Category("professional".into()))),
        activity("award", 1, Worth::Completes(Node::Total)),
        activity("patent", 2, each(20, "item")),
    ];
}

fn limit(id: &str, max: u32, per: Per, mode: &str) -> Limit {
    Limit {
        id: id.to_owned(),
        max: hours(max),
        unit: Some("hour".into()),
        per,
        modes: vec![mode.into()],
        categories: Vec::new(),
        activities: Vec::new(),
        industries: Vec::new(),
        clause: CLAUSE.into(),
    }
}

/// Online 8 hours a day and 30 in all; a visit at most 6.
pub(super) fn with_limits(rules: &mut Rules) {
    rules.modes = vec!["online".into(), "visit".into()];
    rules.limits = vec![
        limit("online-day", 8, Per::Day, "online"),
        limit("online", 30, Per::Period, "online"),
        limit("visit", 6, Per::Item, "visit"),
    ];
}

/// What is recognised counts; public hours are recognised by the system.
pub(super) fn counts_from_recognised(rules: &mut Rules) {
    rules.counts_from = Some(CountsFrom { state: Reached::Recognised, clause: CLAUSE.into() });
    rules.recognition = vec![Recognition {
        id: "public".to_owned(),
        category: "public".into(),
        industries: Vec::new(),
        mode: None,
        declares: None,
        recognises: Some(Actor::System),
        clause: CLAUSE.into(),
    }];
}

/// At most 10 professional hours of the year before.
pub(super) fn with_carry_over(rules: &mut Rules) {
    rules.carry_over = vec![CarryOver {
        id: "surplus".to_owned(),
        category: Some("professional".into()),
        industries: Vec::new(),
        max: Some(hours(10)),
        years: 1,
        clause: CLAUSE.into(),
    }];
}

/// The two years before may be made up, and the year before reported late.
pub(super) fn with_windows(rules: &mut Rules) {
    let year = rules.year;
    let until = Some(Date::new(year, 6, 30).unwrap());
    let window =
        |id: &str, for_years| Window { id: id.to_owned(), category: None, for_years, until, clause: CLAUSE.into() };
    rules.make_up = vec![window("make-up", vec![year - 2, year - 1])];
    rules.late_registration = vec![window("late", vec![year - 1])];
}

/// Illness completes the year, leave reduces it, and in offices a posting defers it.
pub(super) fn with_waivers(rules: &mut Rules) {
    let waiver = |id: &str, effect, industries| Waiver { id: id.to_owned(), industries, effect, clause: CLAUSE.into() };
    let reduced = Effect::Reduce { total: hours(20), categories: vec![("public".into(), hours(10))] };
    rules.waivers = vec![
        waiver("illness", Effect::Complete, Vec::new()),
        waiver("leave", reduced, Vec::new()),
        waiver("posting", Effect::Defer, vec!["offices".into()]),
    ];
}

/// The yearly check needs this year alone, a title three years.
pub(super) fn with_purposes(rules: &mut Rules) {
    let purpose = |id: &str, years| Purpose { id: id.to_owned(), scope: Map::new(), years, clause: CLAUSE.into() };
    rules.purposes = vec![purpose("yearly", 1), purpose("title", 3)];
}

/// Professional hours are needed for each of two industries.
pub(super) fn with_two_industries(rules: &mut Rules) {
    rules.two_industries = Some(TwoIndustries { each: vec!["professional".into()], clause: CLAUSE.into() });
}

/// Two years count together, with at least 20 hours in each.
pub(super) fn over_two_years(rules: &mut Rules) {
    let (starts, ends) = (Date::new(rules.year - 1, 1, 1).unwrap(), Date::new(rules.year, 12, 31).unwrap());
    rules.period = Some(Period { starts, ends, late: None, clause: CLAUSE.into() });
    rules.requirements[0].each_year = Some(least(20));
}

/// Learning of the first three months of the next year counts where it is said to be for this one.
pub(super) fn with_late_days(rules: &mut Rules) {
    let day = |year, month, day| Date::new(year, month, day).unwrap();
    let (starts, ends) = (day(rules.year, 1, 1), day(rules.year, 12, 31));
    rules.period = Some(Period { starts, ends, late: Date::new(rules.year + 1, 3, 31).ok(), clause: CLAUSE.into() });
}

fn with_steps(rules: &mut Rules) {
    let by = Date::new(rules.year, 11, 30).ok();
    let step = |id: &str, when| Step { id: id.to_owned(), when, category: None, by, clause: CLAUSE.into() };
    rules.steps = vec![step("study", StepWhen::Short), step("print", StepWhen::Met)];
    rules.closes = Date::new(rules.year, 12, 31).ok();
}

pub(super) type Change = fn(&mut Rules);

/// Every kind of rule that asks something, each by itself.
pub(super) const KINDS: [(&str, Change); 11] = [
    ("by level", by_level),
    ("activities", with_activities),
    ("limits", with_limits),
    ("recognised hours", counts_from_recognised),
    ("carry-over", with_carry_over),
    ("windows", with_windows),
    ("waivers", with_waivers),
    ("purposes", with_purposes),
    ("two industries", with_two_industries),
    ("two years", over_two_years),
    ("late days", with_late_days),
];

/// The plain rules with a change.
pub(super) fn changed(year: u16, change: Change) -> Rules {
    let mut rules = plain(year);
    change(&mut rules);
    rules
}

/// Rules of every kind but a period of two years.
pub(super) fn everything(year: u16) -> Rules {
    let mut rules = plain(year);
    for (_, change) in &KINDS[..9] {
        change(&mut rules);
    }
    with_steps(&mut rules);
    rules
}

/// Each kind of rule by itself, and all together.
pub(super) fn sets() -> Vec<(&'static str, Rules)> {
    let mut sets: Vec<_> = KINDS.iter().map(|(name, change)| (*name, changed(YEAR, *change))).collect();
    sets.push(("everything", everything(YEAR)));
    sets
}

// Texts.

/// Labels that differ from each other and between languages.
fn labels(language: &str) -> Text {
    let labels = (0..1000).map(|at| format!("{language} {at} {{n}}{{what}}{{verdict}}"));
    let texts: Vec<String> = std::iter::once("1000".to_owned()).chain(labels).collect();
    Text::read(&mut Reader::new(&texts))
}

fn names(language: &str, ids: &[&str]) -> Map<String, String> {
    ids.iter().map(|id| ((*id).to_owned(), format!("{language}{id}"))).collect()
}

fn texts(language: &str) -> YearText {
    let unit = |id: &str| UnitText {
        one: format!("{language}{id}"),
        many: format!("{language}{id}s"),
        words: vec![id.to_owned(), format!("{id}s")],
    };
    YearText {
        industries: names(language, &["offices", "shops", "crafts"]),
        traits: names(language, &["level", "level.senior", "level.junior"]),
        categories: names(language, &["public", "law", "professional", "elective"]),
        units: ["hour", "day", "credit"].map(|id| (id.to_owned(), unit(id))).into(),
        clauses: names(language, &[CLAUSE]),
        rules: names(language, &["mode.online", "mode.visit", "activity.paper", "step.study", "make-up.make-up"]),
    }
}

/// Data of years with these rules, in a language.
pub(super) fn data_in(language: &str, years: Vec<Rules>) -> CheckerData {
    let year = |rules: Rules| YearData {
        version: format!("version-{}", rules.year),
        notice: format!("../{}/notice/", rules.year),
        text: texts(language),
        elsewhere: Map::new(),
        rules,
    };
    CheckerData {
        years: years.into_iter().map(year).collect(),
        contacts: Vec::new(),
        text: labels(language),
        site: "https://site.example/".to_owned(),
        page: String::new(),
    }
}

pub(super) fn data(years: Vec<Rules>) -> CheckerData {
    data_in("en", years)
}

/// Two plain years, and one with rules of every kind.
pub(super) fn three_years() -> CheckerData {
    data(vec![plain(YEAR - 2), plain(YEAR - 1), everything(YEAR)])
}

// What somebody enters.

pub(super) fn texts_of(pairs: &[(&str, &str)]) -> Texts {
    pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

pub(super) fn answers(texts: &[(&str, &str)], records: &[&[(&str, &str)]]) -> Answers {
    Answers { texts: texts_of(texts), records: records.iter().map(|record| texts_of(record)).collect() }
}

/// A book of one person without a name.
pub(super) fn book(year: u16, answers: Answers) -> Book {
    Book { people: vec![person("", year, answers)], shown: 0, year }
}

pub(super) fn person(name: &str, year: u16, answers: Answers) -> Person {
    Person { name: name.to_owned(), years: [(year, answers)].into() }
}

pub(super) fn opened_with(data: CheckerData, opening: Opening) -> State {
    State::opened(Shared::new(data), opening)
}

pub(super) fn opened(data: CheckerData) -> State {
    opened_with(data, Opening { today: Some(day("2030-05-01")), runs: true, ..Opening::default() })
}

/// The form of these rules alone, with these answers.
pub(super) fn filled(rules: Rules, answers: Answers) -> State {
    let year = rules.year;
    let mut state = opened(data(vec![rules]));
    state.book = book(year, answers);
    state
}

/// The state after an action.
pub(super) fn after(mut state: State, action: Action) -> State {
    state.apply(action);
    state
}

/// Types into a field of the year.
pub(super) fn typed(key: &str, text: &str) -> Action {
    Action::Set(Place::Year, key.to_owned(), text.to_owned())
}

/// Types into a field of an entry of the log.
pub(super) fn noted(at: usize, key: &str, text: &str) -> Action {
    Action::Set(Place::Record(at), key.to_owned(), text.to_owned())
}

/// What is judged of a form.
pub(super) fn judged(state: State) -> Judgement {
    match after(state, CHECK).report {
        Some(Report::Judged(judgement)) => judgement,
        other => panic!("it is not judged: {other:?}"),
    }
}
