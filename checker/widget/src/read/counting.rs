//! Reads the rules that say how learning is counted: periods, activities, limits, waivers and the like.

use checker_rules::{
    Activity, CarryOver, CategoryId, CountsFrom, Effect, Limit, Node as Counted, Per, Period, Purpose, State,
    TwoIndustries, Waiver, Window, Worth,
};

use super::{Broken, Read, choices, field, structures};
use crate::json::Node;

structures! {
    Period { starts, ends, late, clause }
    Activity { id, industries, worth, over_years, clause }
    Limit { id, max, unit, per, modes, categories, activities, industries, clause }
    CountsFrom { state, clause }
    CarryOver { id, category, industries, max, years, clause }
    Window { id, category, for_years, until, clause }
    Waiver { id, industries, effect, clause }
    TwoIndustries { each, clause }
}

choices! {
    Per { "item" => Item, "day" => Day, "year" => Year, "period" => Period }
    State { "recognised" => Recognised, "declared" => Declared }
}

impl Read for Purpose {
    fn read(node: Option<&impl Node>, broken: &Broken) -> Self {
        Self {
            id: field(node, "id", broken),
            scope: field(node, "for", broken),
            years: field(node, "years", broken),
            clause: field(node, "clause", broken),
        }
    }
}

impl Read for Worth {
    fn read(node: Option<&impl Node>, broken: &Broken) -> Self {
        let member = |key: &str| node.and_then(|node| node.member(key));
        if let each @ Some(_) = &member("each") {
            let each = each.as_ref();
            return Self::Each {
                category: field(each, "category", broken),
                amount: field(each, "amount", broken),
                per: field(each, "per", broken),
            };
        }
        if let order @ Some(_) = &member("by-order") {
            let order = order.as_ref();
            return Self::ByOrder {
                category: field(order, "category", broken),
                amounts: field(order, "amounts", broken),
            };
        }
        Self::Completes(field(node, "completes", broken))
    }
}

impl Read for Counted {
    fn read(node: Option<&impl Node>, broken: &Broken) -> Self {
        if node.and_then(Node::text).as_deref() == Some("total") {
            return Self::Total;
        }
        Self::Category(field(node, "category", broken))
    }
}

impl Read for Effect {
    fn read(node: Option<&impl Node>, broken: &Broken) -> Self {
        let reduce = node.and_then(|node| node.member("reduce"));
        match node.and_then(Node::text).as_deref() {
            Some("complete") => Self::Complete,
            Some("defer") => Self::Defer,
            _ => Self::Reduce {
                total: field(reduce.as_ref(), "total", broken),
                categories: field(reduce.as_ref(), "categories", broken),
            },
        }
    }
}

/// An amount of a category, which JSON writes as a list of two.
impl Read for (CategoryId, checker_rules::Amount) {
    fn read(node: Option<&impl Node>, broken: &Broken) -> Self {
        let pair = broken.or_empty(node.and_then(Node::items));
        (Read::read(pair.first(), broken), Read::read(pair.get(1), broken))
    }
}
