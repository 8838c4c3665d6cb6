//! rules.toml: the requirement as data. Gives language-free [`Rules`], and the texts beside them.

mod advice;
mod basics;
mod counting;
mod requirement;

use std::collections::BTreeMap;

use checker_rules::{Amount, CategoryId, ClauseId, Date, IndustryId, Map, Rules, TraitId, UnitId, ValueId};

use super::language::PerLang;
use super::names::Kind;
use super::table::{Clauses, Ctx, DATE, TEXT, Table};
use crate::diag::{At, Span};

/// The rules of a year and how they are said.
#[derive(Debug, Default)]
pub struct RulesData {
    /// What is asked.
    pub rules: Rules,
    /// How it is said.
    pub texts: RuleTexts,
    /// Where each requirement's total stands, in the order of the rules.
    pub totals: Vec<Span>,
    /// Where each limit stands, in the order of the rules.
    pub limits: Vec<Span>,
    /// Every figure that a clause has to state.
    pub figures: Vec<Figure>,
    /// Every date that a clause has to state.
    pub dates: Vec<RuleDate>,
    /// The folders whose rules it starts from, the nearest first.
    pub bases: Vec<String>,
    /// Whether every line of rules.toml was understood.
    pub whole: bool,
}

/// A figure of the rules, and the clause it comes from.
#[derive(Debug)]
pub struct Figure {
    /// The figure.
    pub amount: Amount,
    /// Its unit, where it is an amount that a requirement asks for.
    pub unit: Option<UnitId>,
    /// The category that it is asked of, where it is asked of one.
    pub category: Option<CategoryId>,
    /// Where the notice states it.
    pub clause: ClauseId,
    /// Where the rules state it.
    pub span: Span,
}

/// A date of the rules, and the clause it comes from.
#[derive(Debug)]
pub struct RuleDate {
    /// The date.
    pub date: Date,
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
    dates: Vec<RuleDate>,
}

impl Beside {
    fn figure(&mut self, amount: Amount, clause: Option<&ClauseId>, span: Span) {
        self.figure_of((None, None), amount, clause, span);
    }

    /// A figure whose unit or category is known.
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

    fn date(&mut self, date: &At<Date>, clause: Option<&ClauseId>) {
        let At { value: date, span } = *date;
        self.dates.extend(clause.map(|clause| RuleDate { date, clause: clause.clone(), span }));
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
    /// Every rule that has a text, and every way of learning, by [`Subject::key`](checker_rules::Subject::key), such as
    /// `limit.online` or `mode.online`.
    pub rules: BTreeMap<String, PerLang<String>>,
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
    let beside = &mut Beside::default();
    // Read before the tables are: it says which files they are made of.
    table.value("from", TEXT, ctx);
    let closes = table.value("closes", DATE, ctx).map(|at: At<Date>| at.value);
    let period = counting::period(table, beside, ctx);
    let units = table.each("unit", ctx, |table, ctx| basics::unit(table, beside, ctx));
    beside.texts.categories = table.each("category", ctx, basics::category);
    let industries = table.each("industry", ctx, |table, ctx| basics::industry(table, beside, ctx));
    let traits = table.each("trait", ctx, |table, ctx| basics::person_trait(table, beside, ctx));
    let mut modes = table.each("mode", ctx, |table, ctx| basics::mode(table, beside, ctx));
    let (requirements, totals) = requirement::requirements(table, beside, ctx).into_iter().unzip();
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
        notes,
    };
    let whole = ctx.is_whole();
    let Beside { texts, figures, dates } = std::mem::take(beside);
    Some(RulesData { rules, texts, totals, limits: limit_spans, figures, dates, bases: table.bases(), whole })
}

/// The clause that the table names, and for its figures.
fn clause(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<ClauseId> {
    table.clauses(&Clauses::default(), ctx).of(0)
}

fn industries(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Vec<IndustryId> {
    table.names("industries", ctx).into_iter().map(|at| IndustryId(at.value)).collect()
}

fn category_id(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<CategoryId> {
    table.name("category", ctx).map(|at| CategoryId(at.value))
}

/// The people that a rule is limited to.
fn scope(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Map<TraitId, Vec<ValueId>> {
    let values = |values: Vec<At<String>>| values.into_iter().map(|value| ValueId(value.value)).collect();
    let scope = table.by_trait("for", ctx).into_iter();
    scope.map(|(id, own)| (TraitId(id.value), values(own))).collect()
}
