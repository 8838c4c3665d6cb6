//! How learning is counted.

use checker_rules::{
    Activity, CarryOver, CountsFrom, Effect, Limit, Node as Counted, Per, Period, Purpose, State, TwoIndustries,
    Waiver, Window, Worth,
};

use super::Node;
use super::rules::{id, name, scope, small};

pub(super) fn period<N: Node>(node: &N) -> Option<Period> {
    Some(Period {
        starts: node.parsed("starts")?,
        ends: node.parsed("ends")?,
        late: node.parsed("late"),
        clause: name(node, "clause")?,
    })
}

pub(super) fn activity<N: Node>(node: &N) -> Option<Activity> {
    Some(Activity {
        id: name(node, "id")?,
        industries: node.list("industries", id)?,
        worth: worth(&node.member("worth")?)?,
        over_years: small(node, "over_years")?,
        clause: name(node, "clause")?,
    })
}

fn worth<N: Node>(node: &N) -> Option<Worth> {
    if let Some(each) = node.member("each") {
        let (category, amount, per) = (name(&each, "category")?, each.parsed("amount")?, name(&each, "per")?);
        return Some(Worth::Each { category, amount, per });
    }
    if let Some(order) = node.member("by-order") {
        let amounts = order.list("amounts", |amount| amount.text()?.parse().ok())?;
        return Some(Worth::ByOrder { category: name(&order, "category")?, amounts });
    }
    let completes = node.member("completes")?;
    let total = completes.text().filter(|text| text == "total").map(|_| Counted::Total);
    total.or_else(|| Some(Counted::Category(name(&completes, "category")?))).map(Worth::Completes)
}

pub(super) fn limit<N: Node>(node: &N) -> Option<Limit> {
    Some(Limit {
        id: node.text_of("id")?,
        max: node.parsed("max")?,
        unit: name(node, "unit"),
        per: match node.text_of("per")?.as_str() {
            "item" => Per::Item,
            "day" => Per::Day,
            "year" => Per::Year,
            "period" => Per::Period,
            _ => return None,
        },
        modes: node.list("modes", id)?,
        categories: node.list("categories", id)?,
        activities: node.list("activities", id)?,
        industries: node.list("industries", id)?,
        clause: name(node, "clause")?,
    })
}

pub(super) fn counts_from<N: Node>(node: &N) -> Option<CountsFrom> {
    let state = match node.text_of("state")?.as_str() {
        "declared" => State::Declared,
        "recognised" => State::Recognised,
        _ => return None,
    };
    Some(CountsFrom { state, clause: name(node, "clause")? })
}

pub(super) fn carry_over<N: Node>(node: &N) -> Option<CarryOver> {
    Some(CarryOver {
        id: node.text_of("id")?,
        category: name(node, "category"),
        industries: node.list("industries", id)?,
        max: node.parsed("max"),
        years: small(node, "years")?,
        clause: name(node, "clause")?,
    })
}

pub(super) fn window<N: Node>(node: &N) -> Option<Window> {
    Some(Window {
        id: node.text_of("id")?,
        category: name(node, "category"),
        for_years: node.list("for_years", |year| year.number()?.try_into().ok())?,
        until: node.parsed("until"),
        clause: name(node, "clause")?,
    })
}

pub(super) fn waiver<N: Node>(node: &N) -> Option<Waiver> {
    Some(Waiver {
        id: node.text_of("id")?,
        industries: node.list("industries", id)?,
        effect: effect(&node.member("effect")?)?,
        clause: name(node, "clause")?,
    })
}

fn effect<N: Node>(node: &N) -> Option<Effect> {
    let Some(reduce) = node.member("reduce") else {
        return match node.text()?.as_str() {
            "complete" => Some(Effect::Complete),
            "defer" => Some(Effect::Defer),
            _ => None,
        };
    };
    let pair = |pair: &N| {
        let parts = pair.items()?;
        Some((id(parts.first()?)?, parts.get(1)?.text()?.parse().ok()?))
    };
    let categories = reduce.member("categories")?.items()?.iter().map(pair).collect::<Option<_>>()?;
    Some(Effect::Reduce { total: reduce.parsed("total")?, categories })
}

pub(super) fn purpose<N: Node>(node: &N) -> Option<Purpose> {
    Some(Purpose {
        id: node.text_of("id")?,
        scope: scope(&node.member("for")?)?,
        years: small(node, "years")?,
        clause: name(node, "clause")?,
    })
}

pub(super) fn two_industries<N: Node>(node: &N) -> Option<TwoIndustries> {
    Some(TwoIndustries { each: node.list("each", id)?, clause: name(node, "clause")? })
}
