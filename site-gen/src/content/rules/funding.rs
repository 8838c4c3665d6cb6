//! Reads what employers have to spend on learning.

use checker_rules::{CategoryId, Funding, UnitId, Wages};

use super::{Beside, PERCENT_UNIT, clause};
use crate::content::table::{Ctx, PERCENT, Table};

const WAGES: [(&str, Wages); 2] = [("professionals", Wages::Professionals), ("staff", Wages::Staff)];

pub(super) fn funding(table: &mut Table<'_>, beside: &mut Beside, ctx: &mut Ctx<'_>) -> Option<Funding> {
    table.table("funding", ctx)?.read(ctx, |table, ctx| {
        let clause = clause(table, ctx);
        let share = table.value("share", PERCENT, ctx);
        let wages = table.choice("wages", &WAGES, ctx);
        let categories = table.names("categories", ctx).into_iter().map(|at| CategoryId(at.value)).collect();
        if let Some(share) = &share {
            let unit = Some(UnitId(PERCENT_UNIT.to_owned()));
            beside.figure_of((unit, None), share.value.amount(), clause.as_ref(), share.span);
        }
        Some(Funding { share: share?.value, wages: wages?.value, categories, clause: clause? })
    })
}
