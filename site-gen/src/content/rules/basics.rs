//! Reads what the other rules refer to: units, categories, industries, traits and ways of learning.

use checker_rules::{Amount, CategoryId, Industry, IndustryId, ModeId, Trait, TraitId, Unit, UnitId, ValueId};

use super::{Beside, IndustryText, UnitNames, clause};
use crate::content::names::Kind;
use crate::content::table::{Ctx, NUMBER, TEXT, Table};
use crate::diag::{At, Code, Span, words};

/// Reads a unit. The class hour itself has neither ratio nor clause.
pub(super) fn unit(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Unit> {
    let id = table.define("id", ctx);
    let of = table.value("of", NUMBER, ctx);
    let hours = table.value("hours", NUMBER, ctx);
    let clause = clause(table, ctx);
    let one = table.localized("one", ctx);
    let many = table.localized("many", ctx);
    let words = table.texts("words", ctx).into_iter().map(|at| at.value.to_lowercase()).collect();
    let id = id?.value;
    let zero = [&of, &hours].into_iter().flatten().find(|number| number.value == 0);
    if table.is_unwritten() {
        return None;
    }
    if zero.is_some() || of.is_some() != hours.is_some() || of.is_some() != clause.is_some() {
        broken_ratio(zero.map_or(table.span, |number| number.span), ctx);
        return None;
    }
    for (unit, number) in [(Some(UnitId(id.clone())), &of), (None, &hours)] {
        let number = number.iter();
        number.for_each(|at| beside.figure_of((unit.clone(), None), Amount::whole(at.value), clause.as_ref(), at.span));
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

/// Reads a category: its id, and the id of the glossary term that is its name.
pub(super) fn category(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<(CategoryId, String)> {
    let id = table.define("id", ctx);
    let term = if ctx.languages.is_empty() { id.clone() } else { table.name("term", ctx) };
    Some((CategoryId(id?.value), term?.value))
}

pub(super) fn industry(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Industry> {
    let id = table.define("id", ctx);
    let name = table.localized("name", ctx);
    let lead = table.localized("lead", ctx);
    let cites = table.name("cites", ctx).map(|at| at.value);
    let follows = table.value("follows", TEXT, ctx);
    let id = id?;
    let follows = follows.unwrap_or_else(|| id.clone());
    ctx.names.uses(Kind::Requirement, follows.clone());
    beside.texts.industries.insert(id.value.clone(), IndustryText { name: name?, lead: lead?, cites });
    Some(Industry { id: IndustryId(id.value), follows: IndustryId(follows.value) })
}

pub(super) fn person_trait(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Trait> {
    let id = table.define("id", ctx);
    let name = table.localized("name", ctx);
    let owner = id.clone().map(|id| id.value).unwrap_or_default();
    let values = table.each("value", ctx, |table, ctx| {
        let value = table.value("id", TEXT, ctx);
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

pub(super) fn mode(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<ModeId> {
    let id = table.define("id", ctx);
    let name = table.localized("name", ctx);
    let id = id?.value;
    beside.texts.rules.insert(format!("mode.{id}"), name?);
    Some(ModeId(id))
}
