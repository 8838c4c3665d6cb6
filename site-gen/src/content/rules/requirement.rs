//! Reads requirements: how much has to be completed, of which categories, by whom.

use checker_rules::{Amount, CategoryId, CategoryRule, IndustryId, Minimum, Requirement, UnitId};

use super::{Beside, scope};
use crate::content::names::Kind;
use crate::content::table::{AMOUNT, Clauses, Ctx, OTHER_REQUIREMENT, SHARE, TEXT, Table};
use crate::diag::{At, Code, Span, words};

/// Where a requirement's parts stand.
pub(super) struct Places {
    /// The figure of its total.
    pub(super) total: Span,
    /// Each unit that it names, its own first.
    pub(super) units: Vec<Span>,
}

/// Every requirement, with the places of its parts. One that is `based_on` another is laid over it.
pub(super) fn requirements(
    table: &mut Table<'_>,
    beside: &mut Beside,
    ctx: &mut Ctx<'_>,
) -> Vec<(Requirement, Places)> {
    let tables = table.tables("requirement", ctx);
    let others = tables.clone();
    let mut found = Vec::new();
    for mut table in tables {
        lay_over_others(&mut table, &others, ctx);
        found.extend(table.read(ctx, |table, ctx| requirement(table, beside, ctx)));
    }
    found
}

/// The most requirements that one may lie over. Provinces, cities and industries make three or four.
const MOST_BASES: usize = 16;

/// Lays a requirement over the one it is based on, over the one that this is based on, and so on.
fn lay_over_others<'a>(table: &mut Table<'a>, others: &[Table<'a>], ctx: &mut Ctx<'_>) {
    let mut seen = Vec::new();
    let mut next = table.value("based_on", TEXT, ctx);
    while let Some(name) = next.take() {
        let of_industry = |other: &&Table<'_>| other.peek("industry") == Some(name.value.as_str()) && !other.has("for");
        let other = others.iter().find(of_industry).filter(|_| !seen.contains(&name.value));
        let Some(other) = other.filter(|_| seen.len() < MOST_BASES) else { return no_base(&name, ctx) };
        next = other.peek("based_on").map(|base| At { value: base.to_owned(), span: name.span });
        table.lay_over(other);
        seen.push(name.value);
    }
}

fn no_base(name: &At<String>, ctx: &mut Ctx<'_>) {
    ctx.sink.error(
        Code("unknown-name"),
        name.span,
        words(
            format!("there is no requirement for all of `{}` to start from", name.value),
            format!("“{}”没有可供沿用的学时要求", name.value),
        ),
        words(
            "name an industry that has a requirement without `for`, not based on this one, and not through many others",
            "请写另一个有学时要求（不带for）的行业，不能互相沿用，也不能层层沿用过多",
        ),
    );
}

fn requirement(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<(Requirement, Places)> {
    let industry = table.name("industry", ctx);
    let scope = scope(table, ctx);
    if let Some(industry) = &industry {
        ctx.define(Kind::Requirement, industry);
    }
    let clauses = table.clauses(&Clauses::default(), ctx);
    let unit = table.name("unit", ctx);
    let accepts = table.names("accepts", ctx);
    let units = unit.iter().chain(&accepts).map(|at| at.span).collect();
    let unit = unit.map(|at| UnitId(at.value));
    let accepts = accepts.into_iter().map(|at| UnitId(at.value)).collect();
    let total = table.table("total", ctx).and_then(|total| minimum_of(total, &clauses, unit.as_ref(), beside, ctx));
    let each_year =
        table.table("each_year", ctx).and_then(|each| minimum_of(each, &clauses, unit.as_ref(), beside, ctx));
    let without = table.names("without", ctx);
    let categories = categories(table, (&clauses, unit.as_ref()), &without, beside, ctx);
    let total = total?;
    let (industry, unit) = (IndustryId(industry?.value), unit?);
    let each_year = each_year.map(|at| at.value);
    let places = Places { total: total.span, units };
    Some((Requirement { industry, scope, unit, accepts, total: total.value, each_year, categories }, places))
}

/// Reads a table that holds only a least amount; `outer` are the clauses of the tables around it.
fn minimum_of(
    table: Table<'_>,
    outer: &Clauses,
    unit: Option<&UnitId>,
    beside: &mut Beside,
    ctx: &mut Ctx<'_>,
) -> Option<At<Minimum>> {
    table.read(ctx, |table, ctx| {
        let clauses = table.clauses(outer, ctx);
        let min = table.value("min", AMOUNT, ctx)?;
        let clause = clauses.of(table.rank("min"));
        beside.figure_of((unit.cloned(), None), min.value, clause.as_ref(), min.span);
        Some(At { value: Minimum { min: min.value, clause: clause? }, span: min.span })
    })
}

/// Reads the categories of a requirement, or the sub-categories of a category. Those that come from another requirement
/// are left out where `without` names them.
fn categories(
    table: &mut Table<'_>,
    outer: (&Clauses, Option<&UnitId>),
    without: &[At<String>],
    beside: &mut Beside,
    ctx: &mut Ctx<'_>,
) -> Vec<CategoryRule> {
    let mut tables = table.tables("category", ctx);
    tables.retain(|category| {
        let left_out = without.iter().any(|name| category.peek("id") == Some(name.value.as_str()));
        !left_out || category.rank("id") < OTHER_REQUIREMENT
    });
    let read = |table: Table<'_>, ctx: &mut Ctx<'_>| table.read(ctx, |table, ctx| category(table, outer, beside, ctx));
    let mut read = read;
    tables.into_iter().filter_map(|table| read(table, ctx)).collect()
}

fn category(
    table: &mut Table<'_>,
    (outer, unit): (&Clauses, Option<&UnitId>),
    beside: &mut Beside,
    ctx: &mut Ctx<'_>,
) -> Option<CategoryRule> {
    let id = table.name("id", ctx).map(|at| CategoryId(at.value));
    let clauses = table.clauses(outer, ctx);
    let mut figure = |key: &'static str, table: &mut Table<'_>, ctx: &mut Ctx<'_>| {
        let at = table.value(key, AMOUNT, ctx)?;
        beside.figure_of((unit.cloned(), id.clone()), at.value, clauses.of(table.rank(key)).as_ref(), at.span);
        Some(at.value)
    };
    let (min, max) = (figure("min", table, ctx), figure("max", table, ctx));
    let share = table.value("share", SHARE, ctx);
    if let Some(share) = &share {
        beside.figure_of((None, id.clone()), share.value, clauses.of(table.rank("share")).as_ref(), share.span);
    }
    let share = share.map(|at| at.value);
    let decides = ["min", "share", "max"].into_iter().find(|key| table.has(key)).unwrap_or("id");
    let clause = clauses.of(table.rank(decides));
    let categories = categories(table, (&clauses, unit), &[], beside, ctx);
    let minimum = Minimum { min: min.unwrap_or(Amount::ZERO), clause: clause? };
    Some(CategoryRule { id: id?, minimum, share, max, categories })
}
