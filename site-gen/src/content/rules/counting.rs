//! How learning is counted: period, conversions, limits, carry-over, windows, waivers.

use checker_rules::{
    Activity, ActivityId, Amount, CarryOver, CategoryId, CountsFrom, Effect, ITEM, Limit, ModeId, Node, Per, Period,
    State, TwoIndustries, UnitId, Waiver, Window, Worth,
};

use super::{Beside, category_id, clause, exactly_one, industries};
use crate::content::names::Kind;
use crate::content::table::{AMOUNT, AMOUNTS, Ctx, DATE, FLAG, NUMBER, TEXT, Table, YEAR, YEAR_LIST};
use crate::diag::{At, Code, words};

pub(super) fn period(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Period> {
    table.optional_table("period", ctx)?.read(ctx, |table, ctx| {
        let clause = clause(table, ctx);
        let mut day = |key: &'static str, table: &mut Table<'_>, ctx: &mut Ctx<'_>| {
            let at = table.optional(key, &DATE, ctx)?;
            beside.date(&at, clause.as_ref());
            Some(at)
        };
        for key in ["starts", "ends"] {
            table.must_have(key, &DATE, ctx);
        }
        let (starts, ends, late) = (day("starts", table, ctx), day("ends", table, ctx), day("late", table, ctx));
        let (starts, ends) = (starts?, ends?);
        let late = late.map(|at| at.value);
        if ends.value < starts.value || late.is_some_and(|late| late < ends.value) {
            ctx.sink.error(
                Code("wrong-value"),
                table.span,
                words("the days of the period are not in order", "学习周期的日期先后不对"),
                words("write `starts` before `ends`, and `ends` before `late`", "应依次为starts、ends、late"),
            );
        }
        Some(Period { starts: starts.value, ends: ends.value, late, clause: clause? })
    })
}

pub(super) fn activity(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Activity> {
    let id = table.define("id", Kind::Activity, ctx);
    let name = table.localized("name", ctx);
    let industries = industries(table, ctx);
    let clause = clause(table, ctx);
    exactly_one(&["each", "by_order", "completes"], table, ctx);
    let each = table.optional("each", &AMOUNT, ctx);
    let by_order = table.optional("by_order", &AMOUNTS, ctx);
    let completes = table.optional("completes", &TEXT, ctx);
    let category = if completes.is_none() { table.name("category", Kind::Category, ctx) } else { None };
    let per = table.optional("per", &TEXT, ctx);
    let over_years = table.optional("over_years", &NUMBER, ctx);
    per.iter().filter(|per| per.value != ITEM).for_each(|per| ctx.names.uses(Kind::Unit, per.clone()));
    let single = each.as_ref().map(|at| (at.value, at.span));
    let several = by_order.iter().flat_map(|at| at.value.iter().map(|amount| (*amount, at.span)));
    let years = over_years.as_ref().map(|at| (Amount::whole(at.value), at.span));
    for (amount, span) in single.into_iter().chain(several).chain(years) {
        beside.figure(amount, clause.as_ref(), span);
    }
    let of = |category: Option<At<String>>| category.map(|at| CategoryId(at.value));
    let worth = match (each, by_order, completes) {
        (Some(each), ..) => {
            let per = UnitId(per.map_or_else(|| ITEM.to_owned(), |at| at.value));
            Worth::Each { category: of(category)?, amount: each.value, per }
        }
        (_, Some(amounts), _) => Worth::ByOrder { category: of(category)?, amounts: amounts.value },
        (.., completes) => Worth::Completes(completed(completes?, ctx)),
    };
    let id = id?.value;
    beside.texts.rules.insert(format!("activity.{id}"), name?);
    let over_years = over_years.map_or(Some(1), |at| u16::try_from(at.value).ok().filter(|years| *years > 0))?;
    Some(Activity { id: ActivityId(id), industries, worth, over_years, clause: clause? })
}

fn completed(name: At<String>, ctx: &mut Ctx<'_>) -> Node {
    if name.value == "year" {
        return Node::Total;
    }
    ctx.names.uses(Kind::Category, name.clone());
    Node::Category(CategoryId(name.value))
}

const PERS: [(&str, Per); 4] = [("item", Per::Item), ("day", Per::Day), ("year", Per::Year), ("period", Per::Period)];

pub(super) fn limit(
    table: &mut Table<'_>,
    beside: &mut Beside,
    ctx: &mut Ctx<'_>,
) -> Option<(Limit, crate::diag::Span)> {
    let id = table.define("id", Kind::Limit, ctx);
    let text = table.localized("text", ctx);
    let clause = clause(table, ctx);
    let max = table.required("max", &AMOUNT, ctx);
    let unit = table.optional_name("unit", Kind::Unit, ctx).map(|at| UnitId(at.value));
    let per = table.choice("per", &PERS, ctx).unwrap_or(Per::Year);
    let modes = table.names("modes", Kind::Mode, ctx).into_iter().map(|at| ModeId(at.value)).collect();
    let categories =
        table.names("categories", Kind::Category, ctx).into_iter().map(|at| CategoryId(at.value)).collect();
    let activities =
        table.names("activities", Kind::Activity, ctx).into_iter().map(|at| ActivityId(at.value)).collect();
    let industries = industries(table, ctx);
    let (id, max) = (id?.value, max?);
    beside.figure(max.value, clause.as_ref(), max.span);
    beside.texts.rules.insert(format!("limit.{id}"), text?);
    let max = max.value;
    Some((Limit { id, max, unit, per, modes, categories, activities, industries, clause: clause? }, table.span))
}

const STATES: [(&str, State); 2] = [("declared", State::Declared), ("recognised", State::Recognised)];

pub(super) fn counts_from(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<CountsFrom> {
    table.optional_table("counting", ctx)?.read(ctx, |table, ctx| {
        let clause = clause(table, ctx);
        table.must_have("from", &TEXT, ctx);
        let state = table.choice("from", &STATES, ctx);
        Some(CountsFrom { state: state?, clause: clause? })
    })
}

pub(super) fn carry_over(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<CarryOver> {
    let id = table.define("id", Kind::CarryOver, ctx);
    let text = table.localized("text", ctx);
    let clause = clause(table, ctx);
    let category = category_id(table, ctx);
    let industries = industries(table, ctx);
    let max = table.optional("max", &AMOUNT, ctx);
    let years = table.optional("years", &NUMBER, ctx);
    if let Some(max) = &max {
        beside.figure(max.value, clause.as_ref(), max.span);
    }
    let id = id?.value;
    beside.texts.rules.insert(format!("carry-over.{id}"), text?);
    let (max, years) = (max.map(|at| at.value), years.map_or(Some(1), |at| u16::try_from(at.value).ok())?);
    Some(CarryOver { id, category, industries, max, years, clause: clause? })
}

/// A time in which something may be done for earlier years, or a statement that it may not.
pub(super) fn window(kind: Kind, table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Window> {
    let id = table.define("id", kind, ctx);
    let category = category_id(table, ctx);
    exactly_one(&["for_year", "for_years"], table, ctx);
    exactly_one(&["until", "allowed"], table, ctx);
    let one = table.optional("for_year", &YEAR, ctx);
    let several = table.optional("for_years", &YEAR_LIST, ctx);
    let until = table.optional("until", &DATE, ctx);
    let allowed = table.optional("allowed", &FLAG, ctx);
    let clause = clause(table, ctx);
    let text = table.localized("text", ctx);
    let id = id?.value;
    if kind == Kind::MakeUp {
        beside.texts.rules.insert(format!("make-up.{id}"), text?);
    } else {
        beside.texts.rules.insert(format!("late-registration.{id}"), text?);
    }
    if allowed.is_some_and(|at| at.value) {
        table.must_have("until", &DATE, ctx);
        return None;
    }
    if let Some(until) = &until {
        beside.date(until, clause.as_ref());
    }
    let years = one.map(|at| At { value: vec![at.value], span: at.span }).or(several)?;
    for year in &years.value {
        beside.figure(Amount::whole(u32::from(*year)), clause.as_ref(), years.span);
    }
    Some(Window { id, category, for_years: years.value, until: until.map(|at| at.value), clause: clause? })
}

pub(super) fn waiver(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Waiver> {
    let id = table.define("id", Kind::Waiver, ctx);
    let name = table.localized("name", ctx);
    let clause = clause(table, ctx);
    let industries = industries(table, ctx);
    exactly_one(&["complete", "total", "defer"], table, ctx);
    let complete = table.optional("complete", &FLAG, ctx);
    let defer = table.optional("defer", &FLAG, ctx);
    let total = table.optional("total", &AMOUNT, ctx);
    let mut amount = |at: At<Amount>| {
        beside.figure(at.value, clause.as_ref(), at.span);
        at.value
    };
    let total = total.map(&mut amount);
    let categories = table.each("category", ctx, |table, ctx| {
        let id = table.name("id", Kind::Category, ctx)?;
        Some((CategoryId(id.value), amount(table.required("min", &AMOUNT, ctx)?)))
    });
    let effect = match total {
        Some(total) => Effect::Reduce { total, categories },
        None if complete.is_some_and(|at| at.value) => Effect::Complete,
        None if defer.is_some_and(|at| at.value) => Effect::Defer,
        None => return None,
    };
    let id = id?.value;
    beside.texts.rules.insert(format!("waiver.{id}"), name?);
    Some(Waiver { id, industries, effect, clause: clause? })
}

pub(super) fn two_industries(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<TwoIndustries> {
    table.optional_table("two_industries", ctx)?.read(ctx, |table, ctx| {
        let clause = clause(table, ctx);
        let each = table.names("each", Kind::Category, ctx).into_iter().map(|at| CategoryId(at.value)).collect();
        Some(TwoIndustries { each, clause: clause? })
    })
}
