//! The figures that can decide a verdict, each with another value.

use std::cell::Cell;

use checker_rules::{
    Amount, CarryOver, CategoryRule, Effect, Limit, Node, Per, Purpose, Requirement, Rules, Stated, Subject, Worth,
};
use proptest::prelude::*;
use serde_json::Value;

use crate::common::rules::{
    CLAUSE, activity, at_most, carry_over, category, least, limit, paper, requirement, rules, waiver, with_parts,
};
use crate::random::{World, any_world, cases};

fn name(subject: &Subject) -> String {
    match subject {
        Subject::Total(_) => "total".to_owned(),
        Subject::EachYear(_) => "each year".to_owned(),
        Subject::Category(_, id) => id.to_string(),
        Subject::Most(_, id) => format!("most of {id}"),
        Subject::Activity(id) => id.to_string(),
        Subject::Limit(id) | Subject::CarryOver(id) | Subject::Waiver(id) | Subject::Purpose(id, _) => id.clone(),
        other => format!("{other:?}"),
    }
}

fn amount(stated: &Stated) -> (Amount, String) {
    let value = serde_json::to_value(&stated.value).unwrap();
    serde_json::from_value(value["amount"].clone()).unwrap()
}

/// Each figure in a few words.
fn figures(rules: &Rules) -> Vec<String> {
    let figure = |(subject, stated): &(Subject, Stated)| {
        let (amount, unit) = amount(stated);
        format!("{} {amount} {unit}", name(subject)).trim_end().to_owned()
    };
    rules.figures().iter().map(figure).collect()
}

fn of_requirement(requirement: Requirement) -> Vec<String> {
    figures(&Rules { requirements: vec![requirement], ..Rules::default() })
}

fn of(total: u32, categories: Vec<CategoryRule>) -> Vec<String> {
    of_requirement(requirement("all", total, categories))
}

fn share(of_total: &str, category: CategoryRule) -> CategoryRule {
    CategoryRule { share: Some(of_total.parse().unwrap()), ..category }
}

fn shared_year() -> Vec<CategoryRule> {
    vec![category("public", 30), share("2/3", category("professional", 0))]
}

#[test]
fn a_total_decides_where_it_is_more_than_its_categories() {
    let two = || vec![category("public", 5), category("elective", 4)];
    assert_eq!(of(10, two()), ["public 5 hour", "elective 4 hour", "total 10 hour"]);
    assert_eq!(of(9, two()), ["public 5 hour", "elective 4 hour"]);
    assert_eq!(of(8, two()), ["public 5 hour", "elective 4 hour"]);
}

#[test]
fn a_share_is_told_as_what_it_is_of_the_total() {
    assert_eq!(of(90, shared_year()), ["public 30 hour", "professional 60 hour"]);
    assert_eq!(of(90, vec![share("1/3", category("public", 40))]), ["total 90 hour"]);
}

#[test]
fn the_only_category_decides_where_the_total_does_not() {
    let only = || vec![category("public", 5)];
    assert_eq!(of(6, only()), ["total 6 hour"]);
    assert_eq!(of(5, only()), ["public 5 hour"]);
    assert_eq!(of(4, only()), ["public 5 hour"]);
}

#[test]
fn of_the_only_category_below_the_total_its_most_and_its_parts_still_decide() {
    let parts = vec![category("law", 2), at_most(3, category("ethics", 1))];
    let only = at_most(9, with_parts(category("public", 5), parts));
    assert_eq!(
        of(6, vec![only]),
        ["most of public 9 hour", "law 2 hour", "ethics 1 hour", "most of ethics 3 hour", "total 6 hour"]
    );
}

#[test]
fn a_category_decides_where_it_is_more_than_its_parts() {
    let year = |public| {
        let parts = vec![category("law", 3), category("ethics", 2)];
        of(20, vec![with_parts(category("public", public), parts), category("elective", 4)])
    };
    assert_eq!(year(6), ["public 6 hour", "law 3 hour", "ethics 2 hour", "elective 4 hour", "total 20 hour"]);
    for public in [5, 4] {
        assert_eq!(year(public), ["law 3 hour", "ethics 2 hour", "elective 4 hour", "total 20 hour"]);
    }
}

#[test]
fn what_parts_take_counts_for_the_total_where_it_is_more() {
    let year = |total| of(total, vec![with_parts(category("public", 0), vec![category("law", 6)]), category("x", 4)]);
    assert_eq!(year(11), ["law 6 hour", "x 4 hour", "total 11 hour"]);
    assert_eq!(year(10), ["law 6 hour", "x 4 hour"]);
}

#[test]
fn what_is_nothing_decides_nothing() {
    assert_eq!(of(0, vec![category("public", 0), category("elective", 0)]), Vec::<String>::new());
}

#[test]
fn the_least_of_each_year_decides_in_the_unit_of_its_requirement() {
    let requirement = Requirement { unit: "day".into(), each_year: Some(least(2)), ..requirement("all", 0, vec![]) };
    assert_eq!(of_requirement(requirement), ["each year 2 day"]);
}

/// Figures of rules that require nothing.
fn otherwise(change: impl Fn(&mut Rules)) -> Vec<String> {
    let mut rules = rules(0, vec![]);
    change(&mut rules);
    figures(&rules)
}

#[test]
fn what_activities_are_worth_decides_but_not_what_they_complete() {
    let amounts = [3, 2, 1].map(Amount::whole).into();
    let book = Worth::ByOrder { category: "public".into(), amounts };
    let exam = Worth::Completes(Node::Total);
    let activities = [paper(5, 1), activity("book", CLAUSE, book), activity("exam", CLAUSE, exam)];
    assert_eq!(otherwise(|rules| rules.activities = activities.to_vec()), ["paper 5", "book 3", "book 2", "book 1"]);
}

#[test]
fn limits_decide_in_their_own_unit() {
    let limit = |unit: Option<&str>| Limit { unit: unit.map(Into::into), ..limit(4, Per::Day, None) };
    assert_eq!(otherwise(|rules| rules.limits = vec![limit(None), limit(Some("day"))]), ["limit 4", "limit 4 day"]);
}

#[test]
fn carry_over_decides_where_it_has_a_most() {
    let most = CarryOver { max: Some(Amount::whole(7)), ..carry_over(None) };
    assert_eq!(otherwise(|rules| rules.carry_over = vec![carry_over(None), most.clone()]), ["surplus 7"]);
}

#[test]
fn a_reduced_total_decides_where_it_is_more_than_its_categories() {
    let reduced = |total| {
        let categories = vec![("public".into(), Amount::whole(5)), ("elective".into(), Amount::whole(0))];
        let effect = Effect::Reduce { total: Amount::whole(total), categories };
        otherwise(|rules| {
            rules.waivers = vec![waiver(Effect::Complete, &[]), waiver(effect.clone(), &[]), waiver(Effect::Defer, &[])]
        })
    };
    assert_eq!(reduced(6), ["waiver 6", "waiver 5", "waiver 0"]);
    for total in [5, 4] {
        assert_eq!(reduced(total), ["waiver 5", "waiver 0"]);
    }
}

fn purpose(years: u16) -> Purpose {
    Purpose { id: format!("of {years}"), scope: Default::default(), years, clause: CLAUSE.into() }
}

#[test]
fn a_purpose_decides_where_it_looks_back() {
    let years = |rules: &mut Rules| rules.purposes = [0, 1, 2, 3].map(purpose).into();
    assert_eq!(otherwise(years), ["of 2 2", "of 3 3"]);
}

#[test]
fn figures_are_in_reading_order_each_with_its_clause() {
    let mut rules = rules(90, shared_year());
    rules.requirements.push(requirement("other", 12, vec![]));
    rules.activities = vec![activity("talk", "talks", paper(5, 1).worth)];
    rules.limits = vec![limit(4, Per::Day, None)];
    rules.carry_over = vec![CarryOver { max: Some(Amount::whole(7)), ..carry_over(None) }];
    rules.waivers = vec![waiver(Effect::Reduce { total: Amount::whole(9), categories: vec![] }, &[])];
    rules.purposes = vec![purpose(3)];
    let told: Vec<_> = rules.figures().iter().map(|(subject, stated)| (name(subject), stated.clause.clone())).collect();
    let named = |name: &str, clause: &str| (name.to_owned(), Some(clause.into()));
    let of_clause = |names: &[&str]| names.iter().map(|name| named(name, CLAUSE)).collect::<Vec<_>>();
    let expected = [
        of_clause(&["public", "professional", "total"]),
        vec![named("talk", "talks")],
        of_clause(&["limit", "surplus", "waiver", "of 3"]),
    ];
    assert_eq!(told, expected.concat());
}

#[test]
fn a_share_that_is_changed_becomes_an_amount() {
    let rules = rules(90, shared_year());
    let more = rules.with_figure(1, |amount| amount + Amount::whole(1));
    let changed = &more.requirements[0].categories[1];
    assert_eq!((changed.minimum.min, changed.share), (Amount::whole(61), None));
    assert_eq!(rules.with_figure(1, |amount| amount), rules);
}

#[test]
fn a_purpose_looks_back_on_whole_years_of_any_number() {
    let rules = Rules { purposes: vec![purpose(3)], ..rules(0, vec![]) };
    let years = |change: &dyn Fn(Amount) -> Amount| rules.with_figure(0, change).purposes[0].years;
    assert_eq!(years(&|amount| amount + Amount::whole(1)), 4);
    assert_eq!(years(&|amount| amount.scaled(5, 6)), 2);
    assert_eq!(years(&|_| Amount::whole(70_000)), u16::MAX);
}

/// The places at which two values differ.
fn differences(one: &Value, other: &Value, place: &str, into: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) if one.keys().eq(other.keys()) => {
            one.iter().zip(other.values()).for_each(|((key, one), other)| {
                differences(one, other, &format!("{place}/{key}"), into);
            });
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            one.iter().zip(other).enumerate().for_each(|(at, (one, other))| {
                differences(one, other, &format!("{place}/{at}"), into);
            });
        }
        _ if one != other => into.push(place.to_owned()),
        _ => {}
    }
}

/// Where rules differ, and what is there now.
fn changed(rules: &Rules, other: &Rules) -> Vec<(String, Value)> {
    let [one, other] = [rules, other].map(|rules| serde_json::to_value(rules).unwrap());
    let mut places = Vec::new();
    differences(&one, &other, "", &mut places);
    places.into_iter().map(|place| (place.clone(), other.pointer(&place).unwrap().clone())).collect()
}

fn whole(years: &Value) -> Value {
    years.as_u64().map_or_else(|| years.clone(), |years| years.to_string().into())
}

/// Another value for a figure is one change of the rules, where it stands; a share is no longer one.
fn changes_only_itself(rules: &Rules, place: usize, figure: &(Subject, Stated)) -> Result<(), TestCaseError> {
    let (was, asked) = (amount(&figure.1).0, Cell::new(Vec::new()));
    let more = rules.with_figure(place, |amount| {
        asked.set([asked.take(), vec![amount]].concat());
        amount + Amount::whole(1)
    });
    prop_assert_eq!(asked.take(), [was], "asked for {:?}", figure);
    let mut changes = changed(rules, &more);
    changes.retain(|(place, value)| !(place.ends_with("/share") && value.is_null()));
    let expected = (was + Amount::whole(1)).to_string();
    prop_assert!(matches!(&changes[..], [(_, value)] if whole(value) == expected), "{figure:?}: {changes:?}");
    Ok(())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn another_figure_is_the_only_change(World { rules, .. } in any_world()) {
        let figures = rules.figures();
        for (place, figure) in figures.iter().enumerate() {
            changes_only_itself(&rules, place, figure)?;
        }
        prop_assert_eq!(rules.with_figure(figures.len(), |amount| amount + Amount::whole(1)), rules.clone());
    }

    #[test]
    fn the_same_figure_is_no_change(World { rules, .. } in any_world()) {
        for place in 0..rules.figures().len() {
            prop_assert_eq!(rules.with_figure(place, |amount| amount), rules.clone());
        }
    }
}
