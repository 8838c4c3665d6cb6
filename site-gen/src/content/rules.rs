//! rules.toml: the requirement as data. Gives language-free [`Rules`], and the texts beside them.

use std::collections::BTreeMap;

use checker_rules::{
    Actor, Amount, CategoryId, CategoryRule, ClauseId, Date, Deadline, Industry, IndustryId, MakeUp, Minimum, Note,
    Recognition, Requirement, Rules, Step, StepWhen, Trait, TraitId, Unit, UnitId, ValueId, When,
};

use super::names::Kind;
use super::site::PerLang;
use super::table::{AMOUNT, Ctx, DATE, NUMBER, SHARE, TEXT, Table, YEAR};
use crate::diag::{At, Code, Span, words};

/// The rules of a year and how they are said.
#[derive(Debug, Default)]
pub struct RulesData {
    /// What is asked.
    pub rules: Rules,
    /// How it is said.
    pub texts: RuleTexts,
    /// Where each requirement's total stands, in the order of the rules.
    pub totals: Vec<Span>,
    /// Every figure that a clause has to state.
    pub figures: Vec<Figure>,
    /// Whether every line of rules.toml was understood.
    pub whole: bool,
}

/// A figure of the rules, and the clause it comes from.
#[derive(Debug)]
pub struct Figure {
    /// The figure.
    pub amount: Amount,
    /// Where the notice states it.
    pub clause: ClauseId,
    /// Where the rules state it.
    pub span: Span,
}

/// What is gathered beside the rules while they are read.
#[derive(Default)]
struct Beside {
    texts: RuleTexts,
    figures: Vec<Figure>,
}

impl Beside {
    fn figure(&mut self, amount: Amount, clause: Option<&ClauseId>, span: Span) {
        self.figures.extend(clause.map(|clause| Figure { amount, clause: clause.clone(), span }));
    }

    /// A date's year and day; its month is a word in some languages.
    fn date(&mut self, date: &At<Date>, clause: Option<&ClauseId>) {
        for number in [date.value.year(), u16::from(date.value.day())] {
            self.figure(Amount::whole(u32::from(number)), clause, date.span);
        }
    }
}

/// Texts by id.
#[derive(Debug, Default)]
pub struct RuleTexts {
    /// Units.
    pub units: BTreeMap<String, UnitNames>,
    /// The glossary term of each category, in reading order.
    pub categories: Vec<(CategoryId, String)>,
    /// Traits, and their values as `level.senior`.
    pub traits: BTreeMap<String, PerLang<String>>,
    /// Industries.
    pub industries: BTreeMap<String, IndustryText>,
    /// Recognition rules.
    pub recognition: BTreeMap<String, PerLang<String>>,
    /// Make-up windows.
    pub make_up: BTreeMap<String, PerLang<String>>,
    /// Steps.
    pub steps: BTreeMap<String, PerLang<String>>,
    /// Deadlines.
    pub deadlines: BTreeMap<String, PerLang<String>>,
    /// Notes.
    pub notes: BTreeMap<String, PerLang<String>>,
}

/// What a unit is called.
#[derive(Debug)]
pub struct UnitNames {
    /// Behind the number 1.
    pub one: PerLang<String>,
    /// Behind any other number.
    pub many: PerLang<String>,
    /// What people type, in lower case, in any language.
    pub words: Vec<String>,
}

/// What is said of an industry.
#[derive(Debug)]
pub struct IndustryText {
    /// Its name.
    pub name: PerLang<String>,
    /// What sets it apart, in a sentence.
    pub lead: PerLang<String>,
    /// The cited document that rules it.
    pub cites: Option<String>,
}

pub(super) fn parse(year: u16, table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<RulesData> {
    let errors_before = ctx.sink.error_count();
    let mut beside = Beside::default();
    let closes = table.optional("closes", &DATE, ctx).map(|at: At<Date>| at.value);
    let units = table.each("unit", ctx, |table, ctx| unit(table, &mut beside, ctx));
    beside.texts.categories = table.each("category", ctx, category);
    let industries = table.each("industry", ctx, |table, ctx| industry(table, &mut beside, ctx));
    let traits = table.each("trait", ctx, |table, ctx| person_trait(table, &mut beside, ctx));
    let (requirements, totals) =
        table.each("requirement", ctx, |table, ctx| requirement(table, &mut beside, ctx)).into_iter().unzip();
    let recognition = table.each("recognition", ctx, |table, ctx| recognition(table, &mut beside, ctx));
    let make_up = table.each("make_up", ctx, |table, ctx| make_up(table, &mut beside, ctx));
    let steps = table.each("step", ctx, |table, ctx| step(table, &mut beside, ctx));
    let deadlines = table.each("deadline", ctx, |table, ctx| deadline(table, &mut beside, ctx));
    let notes = table.each("note", ctx, |table, ctx| note(table, &mut beside, ctx));
    let rules =
        Rules { year, closes, units, industries, traits, requirements, recognition, make_up, steps, deadlines, notes };
    let whole = ctx.sink.error_count() == errors_before;
    Some(RulesData { rules, texts: beside.texts, totals, figures: beside.figures, whole })
}

fn clause(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<ClauseId> {
    table.name("clause", Kind::Clause, ctx).map(|at| ClauseId(at.value))
}

fn industries(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Vec<IndustryId> {
    table.names("industries", Kind::Industry, ctx).into_iter().map(|at| IndustryId(at.value)).collect()
}

/// The class hour itself has neither ratio nor clause.
fn unit(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Unit> {
    let id = table.define("id", Kind::Unit, ctx);
    let of = table.optional("of", &NUMBER, ctx);
    let hours = table.optional("hours", &NUMBER, ctx);
    let clause = table.optional_name("clause", Kind::Clause, ctx).map(|at| ClauseId(at.value));
    let one = table.localized("one", ctx);
    let many = table.localized("many", ctx);
    let words = table.texts("words", ctx).into_iter().map(|at| at.value.to_lowercase()).collect();
    let id = id?.value;
    let zero = [&of, &hours].into_iter().flatten().find(|number| number.value == 0);
    if zero.is_some() || of.is_some() != hours.is_some() || of.is_some() != clause.is_some() {
        broken_ratio(zero.map_or(table.span, |number| number.span), ctx);
        return None;
    }
    for number in [&of, &hours].into_iter().flatten() {
        beside.figure(Amount::whole(number.value), clause.as_ref(), number.span);
    }
    beside.texts.units.insert(id.clone(), UnitNames { one: one?, many: many?, words });
    Some(Unit { id: UnitId(id), of: of.map_or(1, |at| at.value), hours: hours.map_or(1, |at| at.value), clause })
}

fn broken_ratio(span: Span, ctx: &mut Ctx<'_>) {
    ctx.sink.error(
        Code("wrong-value"),
        span,
        words("this unit's ratio is not whole", "此单位的换算不完整"),
        words("write `of`, `hours` and `clause` together, none of them 0", "of、hours和clause要一起写，且不能为0"),
    );
}

fn category(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<(CategoryId, String)> {
    let id = table.define("id", Kind::Category, ctx);
    let term = if ctx.languages.is_empty() { id.clone() } else { table.name("term", Kind::Term, ctx) };
    Some((CategoryId(id?.value), term?.value))
}

fn industry(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Industry> {
    let id = table.define("id", Kind::Industry, ctx);
    let name = table.localized("name", ctx);
    let lead = table.localized("lead", ctx);
    let cites = table.optional_name("cites", Kind::Cited, ctx).map(|at| at.value);
    let follows = table.optional("follows", &TEXT, ctx);
    let id = id?;
    let follows = follows.unwrap_or_else(|| id.clone());
    ctx.names.used.push((Kind::Requirement, follows.clone()));
    beside.texts.industries.insert(id.value.clone(), IndustryText { name: name?, lead: lead?, cites });
    Some(Industry { id: IndustryId(id.value), follows: IndustryId(follows.value) })
}

fn person_trait(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Trait> {
    let id = table.define("id", Kind::Trait, ctx);
    let name = table.localized("name", ctx);
    let owner = id.clone().map(|id| id.value).unwrap_or_default();
    let values = table.each("value", ctx, |table, ctx| {
        let value = table.required("id", &TEXT, ctx);
        let name = table.localized("name", ctx);
        let value = value?;
        let qualified = At { value: format!("{owner}.{}", value.value), span: value.span };
        ctx.define(Kind::Trait, &qualified);
        beside.texts.traits.insert(qualified.value, name?);
        Some(ValueId(value.value))
    });
    let id = id?.value;
    beside.texts.traits.insert(id.clone(), name?);
    Some(Trait { id: TraitId(id), values })
}

fn requirement(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<(Requirement, Span)> {
    let industry = table.name("industry", Kind::Industry, ctx);
    let scope = table
        .lists("for", Kind::Trait, ctx)
        .into_iter()
        .map(|(id, values)| (TraitId(id.value), values.into_iter().map(|value| ValueId(value.value)).collect()));
    let scope = scope.collect();
    if let Some(industry) = &industry {
        ctx.define(Kind::Requirement, industry);
    }
    let clause = clause(table, ctx);
    let unit = table.name("unit", Kind::Unit, ctx);
    let accepts = table.names("accepts", Kind::Unit, ctx).into_iter().map(|at| UnitId(at.value)).collect();
    let total = table.table("total", ctx).and_then(|total| {
        total.read(ctx, |total, ctx| {
            let min = Some(total.required("min", &AMOUNT, ctx)?);
            minimum(total, min, clause.as_ref(), beside, ctx)
        })
    });
    let categories = categories(table, clause.as_ref(), beside, ctx);
    let total = total?;
    let (industry, unit) = (IndustryId(industry?.value), UnitId(unit?.value));
    Some((Requirement { industry, scope, unit, accepts, total: total.value, categories }, total.span))
}

/// The categories of a requirement, or the parts of a category.
fn categories(
    table: &mut Table<'_>,
    inherited: Option<&ClauseId>,
    beside: &mut Beside,
    ctx: &mut Ctx<'_>,
) -> Vec<CategoryRule> {
    table.each("category", ctx, |table, ctx| {
        let id = table.name("id", Kind::Category, ctx);
        let share = table.optional("share", &SHARE, ctx).map(|at| at.value);
        let max = table.optional("max", &AMOUNT, ctx);
        let min = table.optional("min", &AMOUNT, ctx);
        let minimum = minimum(table, min, inherited, beside, ctx);
        let clause = minimum.as_ref().map(|minimum| minimum.value.clause.clone()).or(inherited.cloned());
        if let Some(max) = &max {
            beside.figure(max.value, clause.as_ref(), max.span);
        }
        let categories = categories(table, clause.as_ref(), beside, ctx);
        let id = CategoryId(id?.value);
        Some(CategoryRule { id, minimum: minimum?.value, share, max: max.map(|at| at.value), categories })
    })
}

/// A least amount, none where it is left out; its clause is the one it stands under unless it names its own.
fn minimum(
    table: &mut Table<'_>,
    min: Option<At<Amount>>,
    inherited: Option<&ClauseId>,
    beside: &mut Beside,
    ctx: &mut Ctx<'_>,
) -> Option<At<Minimum>> {
    let own = table.optional_name("clause", Kind::Clause, ctx).map(|at| ClauseId(at.value));
    if let Some(min) = &min {
        beside.figure(min.value, own.as_ref().or(inherited), min.span);
    }
    let min = min.unwrap_or(At { value: Amount::ZERO, span: table.span });
    Some(At { value: Minimum { min: min.value, clause: own.or(inherited.cloned())? }, span: min.span })
}

const ACTORS: [(&str, Actor); 4] = [
    ("person", Actor::Person),
    ("employer", Actor::Employer),
    ("sector-authority", Actor::SectorAuthority),
    ("system", Actor::System),
];

fn recognition(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Recognition> {
    let id = table.define("id", Kind::Recognition, ctx);
    let category = table.name("category", Kind::Category, ctx);
    let industries = industries(table, ctx);
    let mode = table.optional("mode", &TEXT, ctx).map(|at| at.value);
    let declares = table.choice("declares", &ACTORS, ctx);
    let recognises = table.choice("recognises", &ACTORS, ctx);
    let clause = clause(table, ctx);
    let text = table.localized("text", ctx);
    let (id, category) = (id?.value, CategoryId(category?.value));
    beside.texts.recognition.insert(id.clone(), text?);
    Some(Recognition { id, category, industries, mode, declares, recognises, clause: clause? })
}

fn make_up(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<MakeUp> {
    let id = table.define("id", Kind::MakeUp, ctx);
    let category = table.name("category", Kind::Category, ctx);
    let for_year = table.required("for_year", &YEAR, ctx);
    let until = table.required("until", &DATE, ctx);
    let clause = clause(table, ctx);
    let text = table.localized("text", ctx);
    let id = id?.value;
    beside.texts.make_up.insert(id.clone(), text?);
    let (category, for_year, until) = (CategoryId(category?.value), for_year?, until?);
    beside.date(&until, clause.as_ref());
    beside.figure(Amount::whole(u32::from(for_year.value)), clause.as_ref(), for_year.span);
    Some(MakeUp { id, category, for_year: for_year.value, until: until.value, clause: clause? })
}

const WHENS: [(&str, StepWhen); 2] = [("met", StepWhen::Met), ("short", StepWhen::Short)];

fn step(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Step> {
    let id = table.define("id", Kind::Step, ctx);
    table.required("when", &TEXT, ctx);
    let when = table.choice("when", &WHENS, ctx);
    let category = table.optional_name("category", Kind::Category, ctx).map(|at| CategoryId(at.value));
    let clause = clause(table, ctx);
    let text = table.localized("text", ctx);
    let id = id?.value;
    beside.texts.steps.insert(id.clone(), text?);
    Some(Step { id, when: when?, category, clause: clause? })
}

fn deadline(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Deadline> {
    let id = table.define("id", Kind::Deadline, ctx);
    let date = table.optional("date", &DATE, ctx);
    let days = table.optional("days_before", &NUMBER, ctx);
    let audiences = table.names("audiences", Kind::Audience, ctx).into_iter().map(|at| at.value).collect();
    let clause = clause(table, ctx);
    let text = table.localized("text", ctx);
    let id = id?.value;
    if date.is_some() == days.is_some() {
        ctx.sink.error(
            Code("wrong-value"),
            table.span,
            words("a deadline has either a date or a number of days", "期限要么写日期，要么写天数"),
            words("write `date = 2019-06-30` or `days_before = 30`", "应写date = 2019-06-30或days_before = 30"),
        );
    }
    if let Some(date) = &date {
        beside.date(date, clause.as_ref());
    }
    if let Some(days) = &days {
        beside.figure(Amount::whole(days.value), clause.as_ref(), days.span);
    }
    let when = date.map(|date| When::Date(date.value)).or(days.map(|days| When::DaysBefore(days.value)));
    beside.texts.deadlines.insert(id.clone(), text?);
    Some(Deadline { id, when: when?, audiences, clause: clause? })
}

fn note(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Note> {
    let id = table.define("id", Kind::Note, ctx);
    let industries = industries(table, ctx);
    let clause = clause(table, ctx);
    let text = table.localized("text", ctx);
    let id = id?.value;
    beside.texts.notes.insert(id.clone(), text?);
    Some(Note { id, industries, clause: clause? })
}
