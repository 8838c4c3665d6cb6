//! Reads the rules that say how learning is counted: period, activities, limits, carry-over, windows, waivers.

use checker_rules::{
    Activity, ActivityId, Amount, CarryOver, CategoryId, CountsFrom, Effect, ITEM, Limit, ModeId, Node, Per, Period,
    State, TwoIndustries, UnitId, Waiver, Window, Worth,
};

use super::{Beside, category_id, clause, industries};
use crate::content::names::Kind;
use crate::content::table::{AMOUNT, AMOUNTS, COUNT, Ctx, DATE, NO, TEXT, Table, YEAR, YES};
use crate::content::years::years;
use crate::diag::{At, Code, words};

pub(super) fn period(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Period> {
    table.table("period", ctx)?.read(ctx, |table, ctx| {
        let clause = clause(table, ctx);
        let mut day = |key: &str, table: &mut Table<'_>, ctx: &mut Ctx<'_>| {
            let at = table.value(key, DATE, ctx)?;
            beside.date(&at, clause.as_ref());
            Some(at)
        };
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
    let id = table.define("id", ctx);
    let name = table.localized("name", ctx);
    let industries = industries(table, ctx);
    let clause = clause(table, ctx);
    let each = table.value("each", AMOUNT, ctx);
    let by_order = table.value("by_order", AMOUNTS, ctx);
    let completes = table.value("completes", TEXT, ctx);
    let category = table.name("category", ctx);
    let per = table.value("per", TEXT, ctx);
    let over_years = table.value("over_years", COUNT, ctx);
    per.iter().filter(|per| per.value != ITEM).for_each(|per| ctx.names.uses(Kind::Unit, per.clone()));
    let single = each.as_ref().map(|at| (at.value, at.span));
    let several = by_order.iter().flat_map(|at| at.value.iter().map(|amount| (*amount, at.span)));
    let years = over_years.as_ref().map(|at| (Amount::whole(at.value.into()), at.span));
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
    let over_years = over_years.map_or(1, |at| at.value);
    Some(Activity { id: ActivityId(id), industries, worth, over_years, clause: clause? })
}

/// What an activity completes: the whole for `year`, else a category.
fn completed(name: At<String>, ctx: &mut Ctx<'_>) -> Node {
    if name.value == "year" {
        return Node::Total;
    }
    ctx.names.uses(Kind::Category, name.clone());
    Node::Category(CategoryId(name.value))
}

const PERS: [(&str, Per); 4] = [("item", Per::Item), ("day", Per::Day), ("year", Per::Year), ("period", Per::Period)];

/// Reads a limit, and where it stands.
pub(super) fn limit(
    table: &mut Table<'_>,
    beside: &mut Beside,
    ctx: &mut Ctx<'_>,
) -> Option<(Limit, crate::diag::Span)> {
    let id = table.define("id", ctx);
    let text = table.localized("text", ctx);
    let clause = clause(table, ctx);
    let max = table.value("max", AMOUNT, ctx);
    let unit = table.name("unit", ctx).map(|at| UnitId(at.value));
    let per = table.choice("per", &PERS, ctx).map_or(Per::Year, |at| at.value);
    let modes = table.names("modes", ctx).into_iter().map(|at| ModeId(at.value)).collect();
    let categories = table.names("categories", ctx).into_iter().map(|at| CategoryId(at.value)).collect();
    let activities = table.names("activities", ctx).into_iter().map(|at| ActivityId(at.value)).collect();
    let industries = industries(table, ctx);
    let (id, max) = (id?.value, max?);
    beside.figure(max.value, clause.as_ref(), max.span);
    beside.texts.rules.insert(format!("limit.{id}"), text?);
    let max = max.value;
    Some((Limit { id, max, unit, per, modes, categories, activities, industries, clause: clause? }, table.span))
}

const STATES: [(&str, State); 2] = [("declared", State::Declared), ("recognised", State::Recognised)];

pub(super) fn counts_from(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<CountsFrom> {
    table.table("counting", ctx)?.read(ctx, |table, ctx| {
        let clause = clause(table, ctx);
        let state = table.choice("from", &STATES, ctx);
        Some(CountsFrom { state: state?.value, clause: clause? })
    })
}

pub(super) fn carry_over(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<CarryOver> {
    let id = table.define("id", ctx);
    let text = table.localized("text", ctx);
    let clause = clause(table, ctx);
    let category = category_id(table, ctx);
    let industries = industries(table, ctx);
    let max = table.value("max", AMOUNT, ctx);
    let years = table.value("years", COUNT, ctx);
    if let Some(max) = &max {
        beside.figure(max.value, clause.as_ref(), max.span);
    }
    let id = id?.value;
    beside.texts.rules.insert(format!("carry-over.{id}"), text?);
    let (max, years) = (max.map(|at| at.value), years.map_or(1, |at| at.value));
    Some(CarryOver { id, category, industries, max, years, clause: clause? })
}

/// Reads a window: until when something may be done for earlier years, or that it may not be done.
pub(super) fn window(kind: Kind, table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Window> {
    let id = table.define("id", ctx);
    let category = category_id(table, ctx);
    let one = table.value("for_year", YEAR, ctx);
    let several = years("for_years", table, ctx);
    let until = table.value("until", DATE, ctx);
    table.value("allowed", NO, ctx);
    let clause = clause(table, ctx);
    let text = table.localized("text", ctx);
    let id = id?.value;
    if kind == Kind::MakeUp {
        beside.texts.rules.insert(format!("make-up.{id}"), text?);
    } else {
        beside.texts.rules.insert(format!("late-registration.{id}"), text?);
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
    let id = table.define("id", ctx);
    let name = table.localized("name", ctx);
    let clause = clause(table, ctx);
    let industries = industries(table, ctx);
    let complete = table.value("complete", YES, ctx);
    let defer = table.value("defer", YES, ctx);
    let total = table.value("total", AMOUNT, ctx);
    let mut amount = |at: At<Amount>| {
        beside.figure(at.value, clause.as_ref(), at.span);
        at.value
    };
    let total = total.map(&mut amount);
    let categories = table.each("category", ctx, |table, ctx| {
        let id = table.name("id", ctx)?;
        Some((CategoryId(id.value), amount(table.value("min", AMOUNT, ctx)?)))
    });
    let effect = match total {
        Some(total) => Effect::Reduce { total, categories },
        None if complete.is_some() => Effect::Complete,
        None => defer.map(|_| Effect::Defer)?,
    };
    let id = id?.value;
    beside.texts.rules.insert(format!("waiver.{id}"), name?);
    Some(Waiver { id, industries, effect, clause: clause? })
}

pub(super) fn two_industries(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<TwoIndustries> {
    table.table("two_industries", ctx)?.read(ctx, |table, ctx| {
        let clause = clause(table, ctx);
        let each = table.names("each", ctx).into_iter().map(|at| CategoryId(at.value)).collect();
        Some(TwoIndustries { each, clause: clause? })
    })
}
