//! cases.toml: worked examples.

use std::collections::BTreeMap;

use checker_rules::{Amount, CategoryId, Entry, Facts, IndustryId, TraitId, UnitId, ValueId};

use super::names::Kind;
use super::site::PerLang;
use super::table::{Ctx, TEXT, Table, YEAR};
use crate::diag::{At, Code, Span, words};

/// A worked example.
#[derive(Debug)]
pub struct Case {
    /// What it shows, as a sentence.
    pub name: PerLang<String>,
    /// The year of the learning.
    pub year: u16,
    /// The industry.
    pub industry: IndustryId,
    /// What else the rules ask of the person.
    pub traits: BTreeMap<TraitId, ValueId>,
    /// What was completed.
    pub given: Vec<Given>,
    /// The verdict it has to have.
    pub expect: Expectation,
    /// What has to be missing, by category.
    pub missing: BTreeMap<CategoryId, Amount>,
    /// Where the verdict is written.
    pub span: Span,
}

/// An amount; without a unit it is in the one the industry counts in.
#[derive(Debug)]
pub struct Given {
    /// Of what.
    pub category: CategoryId,
    /// How much.
    pub amount: Amount,
    /// In which unit.
    pub unit: Option<UnitId>,
}

/// The verdict a case expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// Complete.
    Met,
    /// Something is missing.
    Short,
    /// No rule to judge by.
    None,
}

impl Case {
    /// The case as facts, with the unit that amounts without one are in.
    pub fn facts(&self, unit: &UnitId) -> Facts {
        let entry = |given: &Given| Entry {
            category: given.category.clone(),
            amount: given.amount,
            unit: given.unit.clone().unwrap_or_else(|| unit.clone()),
        };
        Facts {
            year: self.year,
            industry: self.industry.clone(),
            traits: self.traits.clone(),
            today: None,
            entries: self.given.iter().map(entry).collect(),
        }
    }
}

pub(super) fn parse(year: u16, table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Vec<Case>> {
    Some(table.each("case", ctx, |table, ctx| case(year, table, ctx)))
}

const EXPECTATIONS: [(&str, Expectation); 3] =
    [("met", Expectation::Met), ("short", Expectation::Short), ("none", Expectation::None)];

fn case(year: u16, table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Case> {
    let name = table.localized("name", ctx);
    let industry = table.name("industry", Kind::Industry, ctx);
    let year = table.optional("year", &YEAR, ctx).map_or(year, |at| at.value);
    let traits = table.lists("person", Kind::Trait, ctx).into_iter();
    let traits = traits
        .filter_map(|(id, values)| Some((TraitId(id.value), ValueId(values.into_iter().next()?.value))))
        .collect();
    let given = table.table("given", ctx).map(|table| amounts(table, ctx));
    let span = table.required("expect", &TEXT, ctx)?.span;
    let expect = table.choice("expect", &EXPECTATIONS, ctx);
    let missing = table.optional_table("missing", ctx).map(|table| amounts(table, ctx)).unwrap_or_default();
    let missing = missing.into_iter().map(|given| (given.category, given.amount)).collect();
    Some(Case {
        name: name?,
        year,
        industry: IndustryId(industry?.value),
        traits,
        given: given?,
        expect: expect?,
        missing,
        span,
    })
}

fn amounts(table: Table<'_>, ctx: &mut Ctx<'_>) -> Vec<Given> {
    let mut table = table;
    let entries = table.entries(&TEXT, Kind::Category, ctx);
    entries.into_iter().filter_map(|(category, text)| given(category, &text, ctx)).collect()
}

/// Reads `"18"` or `"3 day"`.
fn given(category: At<String>, text: &At<String>, ctx: &mut Ctx<'_>) -> Option<Given> {
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
    if let Some(unit) = unit {
        ctx.names.used.push((Kind::Unit, At { value: unit.to_owned(), span: text.span }));
    }
    Some(Given { category: CategoryId(category.value), amount, unit: unit.map(UnitId::from) })
}
