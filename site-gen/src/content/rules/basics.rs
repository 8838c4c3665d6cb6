//! Reads what the other rules refer to: units, categories, industries, traits and ways of learning.

use std::slice::from_ref;

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
    let one = table.placed("one", ctx);
    let many = table.placed("many", ctx);
    let words = table.texts("words", ctx);
    let At { value: id, span } = id?;
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
    let (one, many, own) = (one?, many?, At { value: id.clone(), span });
    beside.call(Kind::Unit, &id, &[from_ref(&own), &one.0, &many.0, &words]);
    let words = words.into_iter().map(|at| at.value.to_lowercase()).collect();
    beside.texts.units.insert(id.clone(), UnitNames { one: one.values(), many: many.values(), words });
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
pub(super) fn category(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<(CategoryId, String)> {
    let id = table.define("id", ctx);
    let term = if ctx.languages.is_empty() { id.clone() } else { table.name("term", ctx) };
    let words = table.texts("words", ctx);
    let (id, term) = (id?, term?);
    beside.call(Kind::Category, &id.value, &[from_ref(&id)]);
    if !ctx.languages.is_empty() {
        beside.call_by_term(Kind::Category, &id.value, &term);
    }
    beside.call(Kind::Category, &id.value, &[&words]);
    let id = CategoryId(id.value);
    let words = words.into_iter().map(|at| at.value).collect();
    beside.texts.category_words.insert(id.clone(), words);
    Some((id, term.value))
}

pub(super) fn industry(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Industry> {
    let id = table.define("id", ctx);
    let name = table.placed("name", ctx);
    let lead = if table.has("lead") { table.localized("lead", ctx) } else { None };
    let cites = table.name("cites", ctx).map(|at| at.value);
    let follows = table.value("follows", TEXT, ctx);
    let id = id?;
    let follows = follows.unwrap_or_else(|| id.clone());
    ctx.names.uses(Kind::Requirement, follows.clone());
    let name = name?;
    beside.call(Kind::Industry, &id.value, &[from_ref(&id), &name.0]);
    let text = IndustryText { name: name.values(), lead, cites };
    beside.texts.industries.insert(id.value.clone(), text);
    Some(Industry { id: IndustryId(id.value), follows: IndustryId(follows.value) })
}

pub(super) fn person_trait(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Trait> {
    let id = table.define("id", ctx);
    let name = table.placed("name", ctx);
    let owner = id.clone().map(|id| id.value).unwrap_or_default();
    let values = table.each("value", ctx, |table, ctx| {
        let value = table.value("id", TEXT, ctx);
        let name = table.placed("name", ctx);
        let value = value?;
        let qualified = At { value: format!("{owner}.{}", value.value), span: value.span };
        ctx.define(Kind::Trait, &qualified);
        let name = name?;
        beside.call(Kind::Trait, &qualified.value, &[from_ref(&value), &name.0]);
        beside.texts.traits.insert(qualified.value, name.values());
        Some(ValueId(value.value))
    });
    let (id, name) = (id?, name?);
    beside.call(Kind::Trait, &id.value, &[from_ref(&id), &name.0]);
    beside.texts.traits.insert(id.value.clone(), name.values());
    Some(Trait { id: TraitId(id.value), values })
}

pub(super) fn mode(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<ModeId> {
    let id = table.define("id", ctx);
    let name = table.placed("name", ctx);
    let words = table.texts("words", ctx);
    let (id, name) = (id?, name?);
    beside.call(Kind::Mode, &id.value, &[from_ref(&id), &name.0, &words]);
    let words = words.into_iter().map(|at| at.value).collect();
    beside.texts.mode_words.insert(ModeId(id.value.clone()), words);
    beside.texts.rules.insert(format!("mode.{}", id.value), name.values());
    Some(ModeId(id.value))
}
