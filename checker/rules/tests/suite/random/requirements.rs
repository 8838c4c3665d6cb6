//! What has to be completed, and when.

use checker_rules::{
    Amount, CategoryRule, Date, Industry, Map, Minimum, Period, Purpose, Requirement, Rules, Trait, TwoIndustries, Unit,
};
use proptest::prelude::*;

use super::{CATEGORIES, CLAUSE, INDUSTRIES, MODES, seldom, whole};

fn minimum(hours: std::ops::Range<u32>) -> impl Strategy<Value = Minimum> {
    whole(hours).prop_map(|min| Minimum { min, clause: CLAUSE.into() })
}

fn category(
    id: &'static str,
    parts: impl Strategy<Value = Vec<CategoryRule>> + 'static,
) -> BoxedStrategy<CategoryRule> {
    let half = Amount::whole(1).scaled(1, 2);
    let rule = (prop_oneof![minimum(0..1), minimum(0..5)], seldom(Just(half)), seldom(whole(1..6)), parts);
    rule.prop_map(|(minimum, share, max, categories)| CategoryRule { id: id.into(), minimum, share, max, categories })
        .boxed()
}

fn some_of(categories: Vec<BoxedStrategy<CategoryRule>>) -> BoxedStrategy<Vec<CategoryRule>> {
    let kept = prop::collection::vec(prop::bool::weighted(0.7), categories.len());
    let some = |(categories, kept): (Vec<CategoryRule>, Vec<bool>)| {
        categories.into_iter().zip(kept).filter_map(|(category, kept)| kept.then_some(category)).collect()
    };
    (categories, kept).prop_map(some).boxed()
}

fn categories() -> BoxedStrategy<Vec<CategoryRule>> {
    let none = || Just(Vec::new());
    let first_part = category("a1", some_of(vec![category("a11", none())]));
    vec![category("a", some_of(vec![first_part, category("a2", none())])), category("b", none())].boxed()
}

prop_compose! {
    fn requirement(industry: &'static str, level: Option<&'static str>)(
        unit in prop_oneof![4 => Just("hour"), 1 => Just("day")],
        total in minimum(0..7),
        each_year in seldom(minimum(1..5)),
        categories in categories(),
    ) -> Requirement {
        Requirement {
            industry: industry.into(),
            scope: level.map(|level| ("level".into(), vec![level.into()])).into_iter().collect(),
            unit: unit.into(),
            accepts: ["hour", "day", "half"].map(Into::into).into_iter().filter(|id: &checker_rules::UnitId| id.as_str() != unit).collect(),
            total,
            each_year,
            categories,
        }
    }
}

fn period() -> impl Strategy<Value = Option<Period>> {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let period = move |starts, ends, late: Option<&str>| {
        Some(Period { starts: day(starts), ends: day(ends), late: late.map(day), clause: CLAUSE.into() })
    };
    prop_oneof![
        2 => Just(None),
        1 => Just(period("2029-09-01", "2030-08-31", Some("2030-12-31"))),
        2 => Just(period("2029-01-01", "2030-12-31", None)),
        1 => Just(period("2029-01-01", "2030-12-31", Some("2031-03-31"))),
        1 => Just(period("2028-07-01", "2030-03-31", Some("2030-12-31"))),
    ]
}

fn purposes() -> impl Strategy<Value = Vec<Purpose>> {
    let purpose = |level: Option<&'static str>| {
        let scope: Map<_, _> = level.map(|level| ("level".into(), vec![level.into()])).into_iter().collect();
        let purpose = Purpose { id: "title".to_owned(), scope, years: 0, clause: CLAUSE.into() };
        (0..4_u16).prop_map(move |years| Purpose { years, ..purpose.clone() })
    };
    prop_oneof![Just(Vec::new()).boxed(), vec![purpose(None).boxed(), purpose(Some("senior")).boxed()].boxed()]
}

fn units() -> Vec<Unit> {
    let unit = |id: &str, of, hours| Unit { id: id.into(), of, hours, clause: None };
    vec![unit("hour", 1, 1), unit("day", 1, 2), unit("half", 2, 1)]
}

prop_compose! {
    /// Rules without anything that counts otherwise than by the hour.
    pub(super) fn any_rules()(
        period in period(),
        requirements in (requirement("all", None), seldom(requirement("all", Some("senior"))), requirement("other", None)),
        two in seldom(prop::sample::subsequence(&CATEGORIES[..], 1..4)),
        purposes in purposes(),
    ) -> Rules {
        let (own, special, other) = requirements;
        Rules {
            year: 2030,
            period,
            units: units(),
            industries: INDUSTRIES.map(|id| Industry { id: id.into(), follows: id.into() }).into(),
            traits: vec![Trait { id: "level".into(), values: vec!["senior".into(), "junior".into()] }],
            modes: MODES.map(Into::into).into(),
            requirements: [Some(own), special, Some(other)].into_iter().flatten().collect(),
            two_industries: two.map(|each| TwoIndustries { each: each.into_iter().map(Into::into).collect(), clause: CLAUSE.into() }),
            purposes,
            ..Rules::default()
        }
    }
}
