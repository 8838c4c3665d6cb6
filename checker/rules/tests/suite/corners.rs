//! Corners of the rules' evaluation, each with the smallest example that shows it.

use checker_rules::{
    Activity, Actor, Amount, Assumption, CarryOver, CountsFrom, Date, Effect, Entry, Facts, Node, Outcome, Per, Period,
    Purpose, Reason, Recognition, Rules, Scope, State, TwoIndustries, Unit, Verdict, Why, Worth, CategoryRule, evaluate,
};

use crate::common::facts::{assumed, by, counted, day, done, facts, hours, on, outcome};
use crate::common::rules::{
    CLAUSE, activity, at_most, carry_over, category, cycle, limit, paper, rules, waiver, with_parts,
};

#[test]
fn what_a_part_needs_counts_for_the_whole_where_something_is_limited() {
    let rules =
        rules(5, vec![with_parts(category("public", 5), vec![category("part", 5)]), at_most(1, category("x", 0))]);
    assert_eq!(
        counted(&outcome(&rules, vec![hours("part", 5)])),
        ["public 5 of 5", "part 5 of 5", "x 0 of 0", "total 5 of 5"]
    );
}

#[test]
fn the_most_of_a_category_is_also_that_of_its_parts_that_need_something() {
    let rules = rules(0, vec![at_most(5, with_parts(category("public", 0), vec![category("part", 5)]))]);
    let entries = vec![hours("part", 5), hours("public", 4)];
    assert_eq!(counted(&outcome(&rules, entries)), ["public 5 of 0", "part 5 of 5", "total 5 of 0"]);
}

#[test]
fn a_year_is_never_emptied_for_another() {
    let capped = |id: &str| at_most(5, category(id, 0));
    let mut rules = cycle(rules(0, vec![capped("public"), capped("elective")]), Some(5));
    rules.limits = vec![limit(90, Per::Day, Some("online")), limit(90, Per::Year, Some("online"))];
    rules.carry_over = vec![CarryOver {
        id: "surplus".to_owned(),
        category: None,
        industries: Vec::new(),
        max: None,
        years: 1,
        clause: CLAUSE.into(),
    }];
    let entries = vec![
        on("2029-03-01", hours("public", 5)),
        on("2029-03-01", by("online", hours("elective", 5))),
        on("2030-03-01", hours("public", 5)),
        Entry { carried_from: Some(2028), ..hours("elective", 5) },
    ];
    let expected = ["public 5 of 0", "elective 5 of 0", "total 10 of 0", "2029 5 of 5", "2030 5 of 5"];
    assert_eq!(counted(&outcome(&rules, entries)), expected);
}

#[test]
fn a_complete_year_needs_nothing_in_any_year_of_the_period() {
    let mut rules = cycle(rules(10, vec![category("public", 10)]), Some(5));
    rules.waivers = vec![waiver(Effect::Complete, &[])];
    let waived = Facts { waivers: vec!["waiver".to_owned()], ..facts(vec![]) };
    assert_eq!(evaluate(&rules, &waived).verdict, Verdict::Met);
}

#[test]
fn within_a_period_the_day_decides_of_which_year_learning_is() {
    let mut rules = cycle(rules(0, vec![category("public", 0)]), None);
    rules.limits = vec![limit(5, Per::Day, None), limit(6, Per::Year, None)];
    let meant_for = |entry| Entry { for_year: Some(2029), ..entry };
    let entries = vec![
        on("2030-03-01", hours("public", 5)),
        on("2030-03-01", meant_for(hours("public", 5))),
        on("2029-03-01", hours("public", 5)),
        on("2030-03-02", hours("public", 5)),
    ];
    let outcome = outcome(&rules, entries);
    let of = |at: &[usize]| at.iter().map(|at| outcome.entries[*at].counted).sum::<Amount>();
    assert!(of(&[0, 1]) <= Amount::whole(5), "a day: {}", of(&[0, 1]));
    assert_eq!(of(&[2]), Amount::whole(5), "2029");
    assert_eq!(of(&[0, 1, 3]), Amount::whole(6), "2030");
}

#[test]
fn a_day_limit_lets_what_is_spread_count_in_each_of_its_years() {
    let mut rules = cycle(rules(0, vec![category("public", 0)]), Some(5));
    rules.limits = vec![limit(10, Per::Day, None)];
    rules.activities = vec![paper(10, 2)];
    let lines = counted(&outcome(&rules, vec![on("2029-03-01", done("paper"))]));
    assert_eq!(lines, ["public 10 of 0", "total 10 of 0", "2029 5 of 5", "2030 5 of 5"]);
}

#[test]
fn the_limit_of_an_item_is_one_for_all_the_years_it_is_spread_over() {
    let mut rules = cycle(rules(0, vec![category("public", 0)]), None);
    rules.limits = vec![limit(5, Per::Item, None)];
    rules.activities = vec![paper(10, 2)];
    let outcome = outcome(&rules, vec![on("2029-03-01", done("paper"))]);
    assert_eq!(outcome.entries[0].counted, Amount::whole(5));
}

#[test]
fn no_more_counts_than_was_given_where_a_ratio_is_not_exact() {
    let mut rules = rules(0, vec![category("public", 0)]);
    rules.units.push(Unit { id: "seventh".into(), of: 7, hours: 1, clause: None });
    rules.requirements[0].accepts = vec!["seventh".into()];
    let entry = || Entry { unit: Some("seventh".into()), ..hours("public", 2) };
    let outcome = outcome(&rules, vec![entry(), entry()]);
    for entry in &outcome.entries {
        assert!(entry.counted <= entry.given, "{entry:?}");
    }
    assert!(outcome.lines[0].counted <= outcome.lines[0].given, "{:?}", outcome.lines[0]);
}

fn with_two_industries(rules: Rules, each: &[&str]) -> Vec<String> {
    let each = each.iter().map(|id| (*id).into()).collect();
    let rules = Rules { two_industries: Some(TwoIndustries { each, clause: CLAUSE.into() }), ..rules };
    let outcome = evaluate(&rules, &Facts { second_industry: Some("other".into()), ..facts(vec![]) });
    let own = outcome.lines.len();
    counted(&outcome).split_off(own)
}

#[test]
fn a_part_has_the_same_share_in_the_second_industry() {
    let part = CategoryRule { share: Some("1/3".parse().unwrap()), ..category("part", 0) };
    let rules = rules(90, vec![with_parts(category("public", 60), vec![part])]);
    assert_eq!(with_two_industries(rules, &["public"]), ["public 0 of 60", "part 0 of 30", "total 0 of 60"]);
}

#[test]
fn a_part_may_be_what_each_of_two_industries_needs() {
    let rules = rules(90, vec![with_parts(category("public", 60), vec![category("part", 20)])]);
    assert_eq!(with_two_industries(rules, &["part"]).last().unwrap(), "total 0 of 20");
}

#[test]
fn what_is_owed_is_never_left_out_in_silence() {
    let owing = |rules: &Rules| {
        let owed = [("public".into(), Amount::whole(5))].into();
        evaluate(rules, &Facts { owed, ..facts(vec![]) }).verdict
    };
    let mut rules = rules(0, vec![category("public", 0)]);
    rules.waivers = vec![waiver(Effect::Defer, &["all"])];
    assert_eq!(owing(&rules), Verdict::Short);
    rules.waivers = vec![waiver(Effect::Defer, &["other"])];
    assert_eq!(owing(&rules), Verdict::None(Reason::NothingDeferred));
}

#[test]
fn only_what_a_limit_may_concern_is_assumed_to_be_free_of_it() {
    let mut rules = rules(0, vec![category("public", 0)]);
    rules.limits = vec![limit(5, Per::Day, Some("online"))];
    assert_eq!(assumed(&outcome(&rules, vec![by("classroom", hours("public", 5))])), Vec::<&Assumption>::new());
    let planned = Entry { state: Some(State::Planned), ..hours("public", 5) };
    assert_eq!(assumed(&outcome(&rules, vec![planned])), Vec::<&Assumption>::new());
}

#[test]
fn without_a_date_a_limit_of_each_year_of_a_period_is_assumed_not_to_concern_it() {
    let mut rules = cycle(rules(0, vec![category("public", 0)]), None);
    rules.limits = vec![limit(5, Per::Year, None)];
    let outcome = outcome(&rules, vec![hours("public", 9)]);
    assert_eq!(assumed(&outcome), [&Assumption::NotLimited("limit".to_owned())]);
}

#[test]
fn what_the_second_industry_rests_on_is_told_too() {
    let mut rules = rules(0, vec![category("public", 0)]);
    rules.counts_from = Some(CountsFrom { state: State::Recognised, clause: CLAUSE.into() });
    rules.two_industries = Some(TwoIndustries { each: vec!["public".into()], clause: CLAUSE.into() });
    let entry = Entry { industry: Some("other".into()), ..hours("public", 5) };
    let outcome = evaluate(&rules, &Facts { second_industry: Some("other".into()), ..facts(vec![entry]) });
    assert_eq!(assumed(&outcome), [&Assumption::State(State::Recognised)]);
}

#[test]
fn an_outcome_of_more_than_the_largest_amount_survives_json() {
    let outcome = outcome(&rules(0, vec![category("public", 0)]), vec![hours("public", 10_000), hours("public", 1)]);
    let json = serde_json::to_string(&outcome).unwrap();
    assert_eq!(serde_json::from_str(&json).ok(), Some(outcome));
}

#[test]
fn the_order_of_what_completes_the_year_does_not_matter() {
    let mut rules = rules(10, vec![category("public", 5)]);
    let completes = |id: &str, node| activity(id, id, Worth::Completes(node));
    rules.activities = vec![completes("exam", Node::Category("public".into())), completes("title", Node::Total)];
    let lines = |ids: [&str; 2]| outcome(&rules, ids.map(done).into()).lines;
    assert_eq!(lines(["exam", "title"]), lines(["title", "exam"]));
}

#[test]
fn a_purpose_of_one_year_looks_back_on_none_even_in_the_last_year_there_is() {
    let purpose = Purpose { id: "title".to_owned(), scope: Default::default(), years: 1, clause: CLAUSE.into() };
    let rules = Rules { year: u16::MAX, purposes: vec![purpose], ..rules(0, vec![]) };
    let outcome = evaluate(&rules, &Facts { year: u16::MAX, purpose: Some("title".to_owned()), ..facts(vec![]) });
    assert_eq!(outcome.earlier_years, []);
}

#[test]
fn planned_hours_never_count() {
    let mut rules = rules(0, vec![category("public", 0)]);
    rules.counts_from = Some(CountsFrom { state: State::Planned, clause: CLAUSE.into() });
    let planned = Entry { state: Some(State::Planned), ..hours("public", 5) };
    assert_eq!(outcome(&rules, vec![planned]).entries[0].counted, Amount::ZERO);
}

#[test]
fn what_is_spread_counts_alike_whether_its_first_year_is_said_or_not() {
    let mut rules = rules(0, vec![category("public", 0)]);
    rules.activities = vec![paper(10, 2)];
    for for_year in [None, Some(2029)] {
        let entry = Entry { for_year, ..on("2029-03-01", done("paper")) };
        assert_eq!(outcome(&rules, vec![entry]).entries[0].counted, Amount::whole(5), "{for_year:?}");
    }
}

#[test]
fn a_date_is_asked_where_something_is_spread_over_years() {
    let mut rules = rules(0, vec![category("public", 0)]);
    rules.activities = vec![paper(10, 2)];
    assert!(rules.questions(&Scope { industry: "all".into(), ..Scope::default() }).dates);
}

#[test]
fn the_second_industry_is_another_than_the_first() {
    let mut rules = rules(5, vec![category("public", 5)]);
    rules.two_industries = Some(TwoIndustries { each: vec!["public".into()], clause: CLAUSE.into() });
    let twice = Facts { second_industry: Some("all".into()), ..facts(vec![hours("public", 5)]) };
    assert_eq!(evaluate(&rules, &twice).verdict, Verdict::None(Reason::TwoIndustries));
}
