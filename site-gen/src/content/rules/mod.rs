//! Reads rules.toml: gives the language-free [`Rules`] of `checker-rules` and, beside them, their texts in each
//! language and where in the file they stand.

mod advice;
mod basics;
mod called;
mod counting;
mod funding;
mod requirement;

use std::collections::BTreeMap;

use checker_rules::{Amount, CategoryId, ClauseId, Date, IndustryId, Map, ModeId, Rules, TraitId, UnitId, ValueId};

use super::language::PerLang;
use super::names::Kind;
use super::table::{Clauses, Ctx, DATE, TEXT, Table};
use crate::diag::{At, Span};
pub use called::{Called, CalledBy};

/// The rules of a year, what they are called, and where they stand.
#[derive(Debug, Default)]
pub struct RulesData {
    /// The rules, free of any language.
    pub rules: Rules,
    /// What the rules say and are called, in each language.
    pub texts: RuleTexts,
    /// The place of each requirement's total, in the order of the rules.
    pub totals: Vec<Span>,
    /// The place of each unit that a requirement names, its own first, in the order of the rules.
    pub accepted: Vec<Vec<Span>>,
    /// The place of each limit, in the order of the rules.
    pub limits: Vec<Span>,
    /// What people may call the things of the rules, in order of reading.
    pub called: Vec<Called>,
    /// Every figure that the clause beside it has to state.
    pub figures: Vec<Figure>,
    /// Every date that the clause beside it has to state.
    pub dates: Vec<RuleDate>,
    /// The folders whose rules it starts from, the nearest first.
    pub bases: Vec<String>,
    /// Whether everything in rules.toml was understood; else the rules are not evaluated.
    pub whole: bool,
}

/// A figure of the rules, and the clause that has to state it.
#[derive(Debug)]
pub struct Figure {
    /// The figure, in `unit`.
    pub amount: Amount,
    /// Its unit; none where the rules leave open in which unit the clause states it.
    pub unit: Option<UnitId>,
    /// The category of which it is asked; none where it is asked of none or of several.
    pub category: Option<CategoryId>,
    /// The clause that has to state it.
    pub clause: ClauseId,
    /// Its place in the rules.
    pub span: Span,
}

/// The unit of a figure that is a percentage.
pub const PERCENT_UNIT: &str = "%";

/// A date of the rules, and the clause that has to state it.
#[derive(Debug)]
pub struct RuleDate {
    /// The date that the rules have.
    pub date: Date,
    /// The clause that has to state it.
    pub clause: ClauseId,
    /// Its place in the rules.
    pub span: Span,
}

/// What is gathered while rules are read and stands beside them: texts, and names, figures and dates with their places.
#[derive(Default)]
struct Beside {
    texts: RuleTexts,
    called: Vec<Called>,
    figures: Vec<Figure>,
    dates: Vec<RuleDate>,
}

impl Beside {
    /// Notes a figure whose unit and category are not known; none without a clause, which is reported where it is
    /// missing.
    fn figure(&mut self, amount: Amount, clause: Option<&ClauseId>, span: Span) {
        self.figure_of((None, None), amount, clause, span);
    }

    /// Notes a figure whose unit or category is known.
    fn figure_of(
        &mut self,
        (unit, category): (Option<UnitId>, Option<CategoryId>),
        amount: Amount,
        clause: Option<&ClauseId>,
        span: Span,
    ) {
        // What has no name is no category, and is reported where it is asked for.
        let category = category.filter(|id| self.texts.categories.iter().any(|(known, _)| known == id));
        self.figures.extend(clause.map(|clause| Figure { amount, unit, category, clause: clause.clone(), span }));
    }

    /// Notes a date.
    fn date(&mut self, date: &At<Date>, clause: Option<&ClauseId>) {
        let At { value: date, span } = *date;
        self.dates.extend(clause.map(|clause| RuleDate { date, clause: clause.clone(), span }));
    }
}

/// What the rules say and are called, by id, in each language.
#[derive(Debug, Default)]
pub struct RuleTexts {
    /// Names of units, by unit id.
    pub units: BTreeMap<String, UnitNames>,
    /// The glossary term of each category, in reading order.
    pub categories: Vec<(CategoryId, String)>,
    /// What else lists of staff call a category, in any language, as it is written.
    pub category_words: BTreeMap<CategoryId, Vec<String>>,
    /// The same of ways of learning.
    pub mode_words: BTreeMap<ModeId, Vec<String>>,
    /// Names of traits, by trait id, and of their values, by both ids as `level.senior`.
    pub traits: BTreeMap<String, PerLang<String>>,
    /// What is said of industries, by industry id.
    pub industries: BTreeMap<String, IndustryText>,
    /// What each rule says that has a text, and the name of each way of learning, by
    /// [`Subject::key`](checker_rules::Subject::key), such as `limit.online` or `mode.online`.
    pub rules: BTreeMap<String, PerLang<String>>,
}

/// What a unit is called, and what is read as it.
#[derive(Debug)]
pub struct UnitNames {
    /// Its name behind the number 1, such as "class hour".
    pub one: PerLang<String>,
    /// Its name behind any other number, such as "class hours".
    pub many: PerLang<String>,
    /// What people type for it, in lower case, in any language.
    pub words: Vec<String>,
}

/// What is said of an industry.
#[derive(Debug)]
pub struct IndustryText {
    /// What it is called.
    pub name: PerLang<String>,
    /// What sets it apart, in a sentence; none where there is nothing to say.
    pub lead: Option<PerLang<String>>,
    /// Id of the cited document that has rules for it; none where there is none.
    pub cites: Option<String>,
}

pub(super) fn parse(year: u16, table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<RulesData> {
    let beside = &mut Beside::default();
    // Read before the tables are: it says which files they are made of.
    table.value("from", TEXT, ctx);
    let closes = table.value("closes", DATE, ctx).map(|at: At<Date>| at.value);
    let period = counting::period(table, beside, ctx);
    let units = table.each("unit", ctx, |table, ctx| basics::unit(table, beside, ctx));
    beside.texts.categories = table.each("category", ctx, |table, ctx| basics::category(table, beside, ctx));
    let industries = table.each("industry", ctx, |table, ctx| basics::industry(table, beside, ctx));
    let traits = table.each("trait", ctx, |table, ctx| basics::person_trait(table, beside, ctx));
    let mut modes = table.each("mode", ctx, |table, ctx| basics::mode(table, beside, ctx));
    let read = requirement::requirements(table, beside, ctx).into_iter();
    let (requirements, places): (_, Vec<requirement::Places>) = read.unzip();
    let (totals, accepted) = places.into_iter().map(|places| (places.total, places.units)).unzip();
    let activities = table.each("activity", ctx, |table, ctx| counting::activity(table, beside, ctx));
    let (limits, limit_spans) =
        table.each("limit", ctx, |table, ctx| counting::limit(table, beside, ctx)).into_iter().unzip();
    let counts_from = counting::counts_from(table, ctx);
    let carry_over = table.each("carry_over", ctx, |table, ctx| counting::carry_over(table, beside, ctx));
    let make_up = table.each("make_up", ctx, |table, ctx| counting::window(Kind::MakeUp, table, beside, ctx));
    let late_registration =
        table.each("late_registration", ctx, |table, ctx| counting::window(Kind::LateRegistration, table, beside, ctx));
    let waivers = table.each("waiver", ctx, |table, ctx| counting::waiver(table, beside, ctx));
    let purposes = table.each("purpose", ctx, |table, ctx| advice::purpose(table, beside, ctx));
    let two_industries = counting::two_industries(table, ctx);
    let recognition = table.each("recognition", ctx, |table, ctx| advice::recognition(&mut modes, table, beside, ctx));
    let steps = table.each("step", ctx, |table, ctx| advice::step(table, beside, ctx));
    let deadlines = table.each("deadline", ctx, |table, ctx| advice::deadline(table, beside, ctx));
    let funding = funding::funding(table, beside, ctx);
    let notes = table.each("note", ctx, |table, ctx| advice::note(table, beside, ctx));
    let rules = Rules {
        year,
        closes,
        period,
        units,
        industries,
        traits,
        modes,
        requirements,
        activities,
        limits,
        counts_from,
        carry_over,
        make_up,
        late_registration,
        waivers,
        purposes,
        two_industries,
        recognition,
        steps,
        deadlines,
        funding,
        notes,
    };
    let whole = ctx.is_whole();
    let Beside { texts, called, figures, dates } = std::mem::take(beside);
    let (limits, bases) = (limit_spans, table.bases());
    Some(RulesData { rules, texts, totals, accepted, limits, called, figures, dates, bases, whole })
}

/// The clause that a table names for its figures; none where it names none.
fn clause(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<ClauseId> {
    table.clauses(&Clauses::default(), ctx).of(0)
}

fn industries(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Vec<IndustryId> {
    table.names("industries", ctx).into_iter().map(|at| IndustryId(at.value)).collect()
}

fn category_id(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<CategoryId> {
    table.name("category", ctx).map(|at| CategoryId(at.value))
}

/// The people that a rule is for, of its key `for`: by trait, the values.
fn scope(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Map<TraitId, Vec<ValueId>> {
    let values = |values: Vec<At<String>>| values.into_iter().map(|value| ValueId(value.value)).collect();
    let scope = table.by_trait("for", ctx).into_iter();
    scope.map(|(id, own)| (TraitId(id.value), values(own))).collect()
}
