//! What counts otherwise than by the hour: limits, conversions, states, surplus, waivers.

use checker_rules::{
    Activity, ActivityId, Actor, CarryOver, CountsFrom, Effect, IndustryId, Limit, ModeId, Node, Per, Recognition,
    Rules, State, Waiver, Worth,
};
use proptest::prelude::*;

use super::{ACTIVITIES, CATEGORIES, CLAUSE, INDUSTRIES, MODES, any_category, for_some, one_of, seldom, whole};

prop_compose! {
    pub(super) fn with_counting(rules: Rules)(
        activities in activities(),
        limits in prop::collection::vec(limit(), 0..6),
        counts_from in seldom(prop::sample::select(&[State::Done, State::Declared, State::Recognised][..])),
        recognition in prop::collection::vec(recognition(), 0..3),
        carry_over in prop::collection::vec(carry_over(), 0..3),
        waivers in waivers(),
    ) -> Rules {
        let several_years = rules.years().count() > 1;
        let crosses_years = several_years && rules.requirements.iter().any(|one| one.each_year.is_some());
        Rules {
            activities,
            limits: apart(limits, crosses_years),
            counts_from: counts_from.map(|state| CountsFrom { state, clause: CLAUSE.into() }),
            recognition,
            carry_over,
            waivers,
            ..rules.clone()
        }
    }
}

fn worth(per: &'static str) -> impl Strategy<Value = Worth> {
    (any_category(), whole(0..4)).prop_map(move |(category, amount)| Worth::Each { category, amount, per: per.into() })
}

fn by_order() -> impl Strategy<Value = Worth> {
    (any_category(), prop::collection::vec(whole(0..4), 1..4))
        .prop_map(|(category, amounts)| Worth::ByOrder { category, amounts })
}

fn completes() -> impl Strategy<Value = Worth> {
    prop_oneof![
        1 => Just(Worth::Completes(Node::Total)),
        3 => any_category().prop_map(|category| Worth::Completes(Node::Category(category))),
    ]
}

fn activity(id: &'static str, worth: impl Strategy<Value = Worth> + 'static) -> BoxedStrategy<Activity> {
    let over_years = prop_oneof![2 => Just(1), 1 => 0..4_u16];
    let activity = (worth, over_years, seldom(for_some(&INDUSTRIES)));
    activity
        .prop_map(move |(worth, over_years, industries)| Activity {
            id: id.into(),
            industries: industries.unwrap_or_default(),
            worth,
            over_years,
            clause: CLAUSE.into(),
        })
        .boxed()
}

fn activities() -> impl Strategy<Value = Vec<Activity>> {
    vec![
        activity("paper", worth("item")),
        activity("talk", worth("day")),
        activity("book", by_order()),
        activity("exam", completes()),
        activity("degree", completes()),
    ]
}

prop_compose! {
    pub(super) fn limit()(
        max in whole(1..6),
        unit in seldom(one_of(&["hour", "day"])),
        per in prop::sample::select(&[Per::Item, Per::Day, Per::Year, Per::Period][..]),
        modes in for_some(&MODES),
        categories in for_some(&CATEGORIES),
        activities in seldom(for_some(&ACTIVITIES)),
        industries in seldom(for_some(&INDUSTRIES)),
    ) -> Limit {
        Limit {
            id: String::new(),
            max,
            unit,
            per,
            modes,
            categories,
            activities: activities.unwrap_or_default(),
            industries: industries.unwrap_or_default(),
            clause: CLAUSE.into(),
        }
    }
}

/// Leaves out the limits that cross one before them.
fn apart(limits: Vec<Limit>, years_have_minimums: bool) -> Vec<Limit> {
    let mut kept: Vec<Limit> = Vec::new();
    for limit in limits {
        let crosses =
            kept.iter().any(|other| cross(&limit, other)) || (years_have_minimums && limit.per == Per::Period);
        if !crosses {
            kept.push(Limit { id: format!("limit-{}", kept.len()), ..limit });
        }
    }
    kept
}

fn cross(one: &Limit, other: &Limit) -> bool {
    let (of_one, of_other) = (kinds(one), kinds(other));
    let within = |inner: &[bool], outer: &[bool]| inner.iter().zip(outer).all(|(inner, outer)| outer >= inner);
    let apart = of_one.iter().zip(&of_other).all(|(one, other)| !(*one && *other));
    let nested =
        (within(&of_one, &of_other) && one.per <= other.per) || (within(&of_other, &of_one) && other.per <= one.per);
    one.per != Per::Item && other.per != Per::Item && !apart && !nested
}

/// Of each kind of learning, whether a limit is for it.
fn kinds(limit: &Limit) -> Vec<bool> {
    let industries = INDUSTRIES.map(IndustryId::from);
    let modes = [None, Some(MODES[0]), Some(MODES[1])].map(|mode| mode.map(ModeId::from));
    let activities = [None, Some(ACTIVITIES[0]), Some(ACTIVITIES[1]), Some(ACTIVITIES[2])];
    let activities = activities.map(|activity| activity.map(ActivityId::from));
    let mut kinds = Vec::new();
    for industry in &industries {
        for mode in &modes {
            for activity in &activities {
                let is_for_these = (limit.industries.is_empty() || limit.industries.contains(industry))
                    && (limit.modes.is_empty() || mode.as_ref().is_some_and(|mode| limit.modes.contains(mode)))
                    && (limit.activities.is_empty()
                        || activity.as_ref().is_some_and(|of| limit.activities.contains(of)));
                let lies_in = |category: &&str| limit.categories.iter().any(|id| category.starts_with(id.as_str()));
                let of = |category| is_for_these && (limit.categories.is_empty() || lies_in(category));
                kinds.extend(CATEGORIES.iter().map(of));
            }
        }
    }
    kinds
}

prop_compose! {
    fn recognition()(
        category in any_category(),
        industries in seldom(for_some(&INDUSTRIES)),
        mode in seldom(one_of(&MODES)),
        recognises in prop::sample::select(&[None, Some(Actor::Employer), Some(Actor::System)][..]),
    ) -> Recognition {
        let industries = industries.unwrap_or_default();
        Recognition { id: String::new(), category, industries, mode, declares: None, recognises, clause: CLAUSE.into() }
    }
}

prop_compose! {
    fn carry_over()(
        category in seldom(any_category()),
        industries in seldom(for_some(&INDUSTRIES)),
        max in prop::option::of(whole(0..4)),
        years in 0..3_u16,
    ) -> CarryOver {
        let industries = industries.unwrap_or_default();
        CarryOver { id: "surplus".to_owned(), category, industries, max, years, clause: CLAUSE.into() }
    }
}

fn waivers() -> impl Strategy<Value = Vec<Waiver>> {
    let reduced = (whole(0..6), prop::collection::vec((one_of(&CATEGORIES), whole(0..4)), 0..3));
    let effects = (reduced, prop::collection::vec(for_some(&INDUSTRIES), 3));
    effects.prop_map(|((total, categories), industries)| {
        let effects = [Effect::Complete, Effect::Reduce { total, categories }, Effect::Defer];
        let named = ["complete", "reduced", "deferred"].into_iter().zip(effects).zip(industries);
        named
            .map(|((id, effect), industries)| Waiver { id: id.to_owned(), industries, effect, clause: CLAUSE.into() })
            .collect()
    })
}
