//! Reads the rules that say what to do about a verdict: recognition, steps, deadlines and notes; and purposes.

use checker_rules::{Actor, Amount, CategoryId, Deadline, ModeId, Note, Purpose, Recognition, Step, StepWhen, When};

use super::{Beside, category_id, clause, industries, scope};
use crate::content::names::Kind;
use crate::content::table::{COUNT, Ctx, DATE, NUMBER, TEXT, Table};

const ACTORS: [(&str, Actor); 4] = [
    ("person", Actor::Person),
    ("employer", Actor::Employer),
    ("sector-authority", Actor::SectorAuthority),
    ("system", Actor::System),
];

/// Reads who declares and recognises a category. A way of learning that is new is defined by it and added to `modes`.
pub(super) fn recognition(
    modes: &mut Vec<ModeId>,
    table: &mut Table<'_>,
    beside: &mut Beside,
    ctx: &mut Ctx<'_>,
) -> Option<Recognition> {
    let id = table.define("id", ctx);
    let category = table.name("category", ctx);
    let industries = industries(table, ctx);
    let mode = table.value("mode", TEXT, ctx);
    if let Some(mode) = &mode
        && !modes.iter().any(|known| known.as_str() == mode.value)
    {
        ctx.define(Kind::Mode, mode);
        modes.push(ModeId(mode.value.clone()));
    }
    let mode = mode.map(|at| ModeId(at.value));
    let declares = table.choice("declares", &ACTORS, ctx).map(|at| at.value);
    let recognises = table.choice("recognises", &ACTORS, ctx).map(|at| at.value);
    let clause = clause(table, ctx);
    let text = table.localized("text", ctx);
    let (id, category) = (id?.value, CategoryId(category?.value));
    beside.texts.rules.insert(format!("recognition.{id}"), text?);
    Some(Recognition { id, category, industries, mode, declares, recognises, clause: clause? })
}

const WHENS: [(&str, StepWhen); 2] = [("met", StepWhen::Met), ("short", StepWhen::Short)];

pub(super) fn step(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Step> {
    let id = table.define("id", ctx);
    let when = table.choice("when", &WHENS, ctx);
    let category = category_id(table, ctx);
    let by = table.value("by", DATE, ctx);
    let clause = clause(table, ctx);
    let text = table.localized("text", ctx);
    let id = id?.value;
    if let Some(by) = &by {
        beside.date(by, clause.as_ref());
    }
    beside.texts.rules.insert(format!("step.{id}"), text?);
    Some(Step { id, when: when?.value, category, by: by.map(|at| at.value), clause: clause? })
}

pub(super) fn deadline(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Deadline> {
    let id = table.define("id", ctx);
    let date = table.value("date", DATE, ctx);
    let days = table.value("days_before", NUMBER, ctx);
    let audiences = table.names("audiences", ctx).into_iter().map(|at| at.value).collect();
    let clause = clause(table, ctx);
    let text = table.localized("text", ctx);
    let id = id?.value;
    if let Some(date) = &date {
        beside.date(date, clause.as_ref());
    }
    if let Some(days) = &days {
        beside.figure(Amount::whole(days.value), clause.as_ref(), days.span);
    }
    let when = date.map(|date| When::Date(date.value)).or(days.map(|days| When::DaysBefore(days.value)));
    beside.texts.rules.insert(format!("deadline.{id}"), text?);
    Some(Deadline { id, when: when?, audiences, clause: clause? })
}

pub(super) fn note(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Note> {
    let id = table.define("id", ctx);
    let industries = industries(table, ctx);
    let clause = clause(table, ctx);
    let text = table.localized("text", ctx);
    let id = id?.value;
    beside.texts.rules.insert(format!("note.{id}"), text?);
    Some(Note { id, industries, clause: clause? })
}

pub(super) fn purpose(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Purpose> {
    let id = table.define("id", ctx);
    let name = table.localized("name", ctx);
    let scope = scope(table, ctx);
    let years = table.value("years", COUNT, ctx);
    let clause = clause(table, ctx);
    let (id, years) = (id?.value, years?);
    beside.figure(Amount::whole(years.value.into()), clause.as_ref(), years.span);
    beside.texts.rules.insert(format!("purpose.{id}"), name?);
    Some(Purpose { id, scope, years: years.value, clause: clause? })
}
