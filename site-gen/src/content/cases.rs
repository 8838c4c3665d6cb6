//! cases.toml: worked examples.

use std::collections::BTreeMap;

use checker_rules::{
    ActivityId, Amount, CategoryId, Entry, Facts, ITEM, IndustryId, ModeId, Of, State, TraitId, UnitId, ValueId,
};

use super::language::PerLang;
use super::names::Kind;
use super::table::{Ctx, DATE, NUMBER, TEXT, Table, YEAR, YEAR_LIST};
use crate::diag::{At, Code, Span, words};

/// A worked example.
#[derive(Debug)]
pub struct Case {
    /// What it shows, as a sentence.
    pub name: PerLang<String>,
    /// The person and the learning.
    pub facts: Facts,
    /// The verdict it has to have.
    pub expect: Expectation,
    /// What has to be missing, by category.
    pub missing: BTreeMap<CategoryId, Amount>,
    /// How much has to count, by category or `total`, where it is said.
    pub counted: BTreeMap<String, Amount>,
    /// What has to keep something from counting, where it is said: ids of limits, of carry-over rules, or of
    /// categories with a most.
    pub limited_by: Option<Vec<String>>,
    /// Where the verdict is written.
    pub span: Span,
}

/// The verdict a case expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// Complete.
    Met,
    /// Something is missing.
    Short,
    /// Something is missing that may be completed in the next year.
    Deferred,
    /// No rule to judge by.
    None,
}

pub(super) fn parse(year: u16, table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Vec<Case>> {
    Some(table.each("case", ctx, |table, ctx| case(year, table, ctx)))
}

const EXPECTATIONS: [(&str, Expectation); 4] = [
    ("met", Expectation::Met),
    ("short", Expectation::Short),
    ("deferred", Expectation::Deferred),
    ("none", Expectation::None),
];

fn case(year: u16, table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Case> {
    let name = table.localized("name", ctx);
    let facts = facts(year, table, ctx);
    let span = table.required("expect", &TEXT, ctx)?.span;
    let expect = table.choice("expect", &EXPECTATIONS, ctx);
    let missing = amounts("missing", table, ctx).into_iter().map(|given| (given.0, given.1)).collect();
    let limited_by = table.has("limited_by").then(|| names_of(table.texts("limited_by", ctx)));
    let counted = table.optional_table("counted", ctx).map(|table| counted(table, ctx)).unwrap_or_default();
    Some(Case { name: name?, facts: facts?, expect: expect?, missing, counted, limited_by, span })
}

fn names_of(texts: Vec<At<String>>) -> Vec<String> {
    texts.into_iter().map(|at| at.value).collect()
}

fn facts(year: u16, table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Facts> {
    let industry = table.name("industry", Kind::Industry, ctx);
    let second = table.optional_name("second", Kind::Industry, ctx).map(|at| IndustryId(at.value));
    let traits = table.lists("person", Kind::Trait, ctx).into_iter();
    let traits = traits.filter_map(|(id, values)| Some((TraitId(id.value), ValueId(values.into_iter().next()?.value))));
    let totals = amounts("given", table, ctx).into_iter();
    let mut entries: Vec<Entry> = totals.map(|(category, amount, unit)| Entry::total(category, amount, unit)).collect();
    entries.extend(table.each("record", ctx, record));
    let owed = amounts("owed", table, ctx).into_iter().map(|(category, amount, _)| (category, amount)).collect();
    Some(Facts {
        year: table.optional("year", &YEAR, ctx).map_or(year, |at| at.value),
        second_industry: second,
        traits: traits.collect(),
        today: table.optional("today", &DATE, ctx).map(|at| at.value),
        waivers: names_of(table.names("waivers", Kind::Waiver, ctx)),
        owed,
        purpose: table.optional_name("purpose", Kind::Purpose, ctx).map(|at| at.value),
        complete_years: table.optional("complete_years", &YEAR_LIST, ctx).map(|at| at.value).unwrap_or_default(),
        entries,
        industry: IndustryId(industry?.value),
    })
}

const STATES: [(&str, State); 4] = [
    ("planned", State::Planned),
    ("done", State::Done),
    ("declared", State::Declared),
    ("recognised", State::Recognised),
];

fn record(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Entry> {
    let category = table.optional_name("category", Kind::Category, ctx).map(|at| CategoryId(at.value));
    let activity = table.optional_name("activity", Kind::Activity, ctx).map(|at| ActivityId(at.value));
    let amount = table.required("amount", &TEXT, ctx).and_then(|text| read_amount(&text, ctx));
    let entry = Entry {
        date: table.optional("date", &DATE, ctx).map(|at| at.value),
        mode: table.optional_name("mode", Kind::Mode, ctx).map(|at| ModeId(at.value)),
        state: table.choice("state", &STATES, ctx),
        order: table.optional("order", &NUMBER, ctx).and_then(|at| u8::try_from(at.value).ok()),
        for_year: table.optional("for_year", &YEAR, ctx).map(|at| at.value),
        carried_from: table.optional("carried_from", &YEAR, ctx).map(|at| at.value),
        industry: table.optional_name("industry", Kind::Industry, ctx).map(|at| IndustryId(at.value)),
        ..Entry::total(CategoryId::default(), Amount::ZERO, None)
    };
    let of = match (category, activity) {
        (Some(category), None) => Of::Category(category),
        (None, Some(activity)) => Of::Activity(activity),
        _ => {
            either(table.span, ctx);
            return None;
        }
    };
    let (amount, unit) = amount?;
    Some(Entry { of, amount, unit, ..entry })
}

fn either(span: Span, ctx: &mut Ctx<'_>) {
    ctx.sink.error(
        Code("wrong-value"),
        span,
        words("a record is either of a category or of an activity", "每条记录只能属于一个科目或一个折算项目"),
        words("write `category = \"…\"` or `activity = \"…\"`", "应写category = \"…\"或activity = \"…\""),
    );
}

/// Amounts by category; one that cannot be read is left out.
fn amounts(key: &'static str, table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Vec<(CategoryId, Amount, Option<UnitId>)> {
    let Some(mut table) = table.optional_table(key, ctx) else { return Vec::new() };
    let entries = table.entries(&TEXT, Kind::Category, ctx).into_iter();
    entries
        .filter_map(|(category, text)| {
            let (amount, unit) = read_amount(&text, ctx)?;
            Some((CategoryId(category.value), amount, unit))
        })
        .collect()
}

/// Amounts by category or `total`.
fn counted(mut table: Table<'_>, ctx: &mut Ctx<'_>) -> BTreeMap<String, Amount> {
    let total = table.optional(TOTAL, &TEXT, ctx).and_then(|text| read_amount(&text, ctx));
    let mut counted: BTreeMap<String, Amount> =
        total.map(|(amount, _)| (TOTAL.to_owned(), amount)).into_iter().collect();
    for (category, text) in table.entries(&TEXT, Kind::Category, ctx) {
        counted.extend(read_amount(&text, ctx).map(|(amount, _)| (category.value, amount)));
    }
    counted
}

/// What the line of all categories is called in `counted`.
pub const TOTAL: &str = "total";

/// Reads `"18"` or `"3 day"`.
fn read_amount(text: &At<String>, ctx: &mut Ctx<'_>) -> Option<(Amount, Option<UnitId>)> {
    let (number, unit) =
        text.value.split_once(' ').map_or((text.value.as_str(), None), |(number, unit)| (number, Some(unit)));
    let Ok(amount) = number.parse() else {
        ctx.sink.error(
            Code("wrong-value"),
            text.span,
            words(format!("`{}` is not an amount", text.value), format!("“{}”不是数量", text.value)),
            words(
                "write a number, and a unit behind it where needed: \"18\" or \"3 day\"",
                "应为数字，必要时后跟单位，如\"18\"或\"3 day\"",
            ),
        );
        return None;
    };
    if let Some(unit) = unit.filter(|unit| *unit != ITEM) {
        ctx.names.uses(Kind::Unit, At { value: unit.to_owned(), span: text.span });
    }
    Some((amount, unit.map(UnitId::from)))
}
