//! Reads cases.toml: worked examples, which every build evaluates.

use std::collections::BTreeMap;

use checker_rules::{
    ActivityId, Amount, CategoryId, Entry, Facts, ITEM, IndustryId, ModeId, Of, State, TraitId, UnitId, ValueId,
};

use super::language::PerLang;
use super::names::Kind;
use super::table::{Ctx, DATE, PLACE, TEXT, Table, YEAR};
use super::years::years;
use crate::diag::{At, Code, Span, words};

/// A worked example: facts about a person, and what their outcome has to be.
#[derive(Debug)]
pub struct Case {
    /// What it shows, as a sentence.
    pub name: PerLang<String>,
    /// What the person is and has learnt.
    pub facts: Facts,
    /// The verdict that the rules have to give.
    pub expect: Expectation,
    /// How much has to be missing, by category; of other categories nothing may be.
    pub missing: BTreeMap<CategoryId, Amount>,
    /// How much has to count, by category or `total`; categories that are not listed may count any amount.
    pub counted: BTreeMap<String, Amount>,
    /// Ids of exactly those limits, carry-over rules and categories with a most that have to keep something from
    /// counting; none where the example does not say.
    pub limited_by: Option<Vec<String>>,
    /// The place of the verdict in the file.
    pub span: Span,
}

/// The verdict that an example expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// Everything is complete.
    Met,
    /// Something is missing.
    Short,
    /// Something is missing that may be completed in the next year.
    Deferred,
    /// There is no verdict, because no rule applies.
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
    let expect = table.choice("expect", &EXPECTATIONS, ctx);
    let missing = amounts("missing", table, ctx).into_iter().map(|given| (given.0, given.1)).collect();
    let limited_by = table.has("limited_by").then(|| names_of(table.texts("limited_by", ctx)));
    let counted = counted(table, ctx);
    let At { value: expect, span } = expect?;
    Some(Case { name: name?, facts: facts?, expect, missing, counted, limited_by, span })
}

fn names_of(texts: Vec<At<String>>) -> Vec<String> {
    texts.into_iter().map(|at| at.value).collect()
}

fn facts(year: u16, table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Facts> {
    let industry = table.name("industry", ctx);
    let second = table.name("second", ctx).map(|at| IndustryId(at.value));
    let traits = table.by_trait("person", ctx).into_iter();
    let traits = traits.filter_map(|(id, values)| Some((TraitId(id.value), ValueId(values.into_iter().next()?.value))));
    let totals = amounts("given", table, ctx).into_iter();
    let mut entries: Vec<Entry> = totals.map(|(category, amount, unit)| Entry::total(category, amount, unit)).collect();
    entries.extend(table.each("record", ctx, record));
    let owed = amounts("owed", table, ctx).into_iter().map(|(category, amount, _)| (category, amount)).collect();
    Some(Facts {
        year: table.value("year", YEAR, ctx).map_or(year, |at| at.value),
        second_industry: second,
        traits: traits.collect(),
        today: table.value("today", DATE, ctx).map(|at| at.value),
        waivers: names_of(table.names("waivers", ctx)),
        owed,
        purpose: table.name("purpose", ctx).map(|at| at.value),
        complete_years: years("complete_years", table, ctx).map(|at| at.value).unwrap_or_default(),
        asked: Vec::new(),
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
    let category = table.name("category", ctx).map(|at| CategoryId(at.value));
    let activity = table.name("activity", ctx).map(|at| ActivityId(at.value));
    let amount = table.value("amount", TEXT, ctx).and_then(|text| read_amount(&text, ctx));
    let entry = Entry {
        date: table.value("date", DATE, ctx).map(|at| at.value),
        mode: table.name("mode", ctx).map(|at| ModeId(at.value)),
        state: table.choice("state", &STATES, ctx).map(|at| at.value),
        order: table.value("order", PLACE, ctx).map(|at| at.value),
        for_year: table.value("for_year", YEAR, ctx).map(|at| at.value),
        carried_from: table.value("carried_from", YEAR, ctx).map(|at| at.value),
        industry: table.name("industry", ctx).map(|at| IndustryId(at.value)),
        ..Entry::total(CategoryId::default(), Amount::ZERO, None)
    };
    let of = match (category, activity) {
        (Some(category), None) => Of::Category(category),
        (None, Some(activity)) => Of::Activity(activity),
        _ => return None,
    };
    let (amount, unit) = amount?;
    Some(Entry { of, amount, unit, ..entry })
}

/// The amounts under a key, by category; one that cannot be read is reported and left out.
fn amounts(key: &str, table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Vec<(CategoryId, Amount, Option<UnitId>)> {
    let given = table.by_category(key, ctx).into_iter();
    given
        .filter_map(|(category, text)| {
            ctx.names.uses(Kind::Category, category.clone());
            let (amount, unit) = read_amount(&text, ctx)?;
            Some((CategoryId(category.value), amount, unit))
        })
        .collect()
}

/// The amounts under `counted`, by category or `total`.
fn counted(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> BTreeMap<String, Amount> {
    let mut counted = BTreeMap::new();
    for (name, text) in table.by_category("counted", ctx) {
        if name.value != TOTAL {
            ctx.names.uses(Kind::Category, name.clone());
        }
        counted.extend(read_amount(&text, ctx).map(|(amount, _)| (name.value, amount)));
    }
    counted
}

/// The word that stands for all categories together in `counted`.
pub const TOTAL: &str = "total";

/// Reads an amount with or without a unit, such as `"18"` or `"3 day"`; one that cannot be read is reported.
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
