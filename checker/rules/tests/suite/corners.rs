//! Corners of the rules' evaluation, each with the smallest example that shows it.

use checker_rules::{
    Actor, Amount, Assumption, CategoryRule, CountsFrom, Effect, Entry, Facts, Limit, Node, Of, Per, Period, Purpose,
    Question, Reason, Rules, State, Unit, Verdict, Why, Worth, evaluate,
};

use crate::common::facts::{assumed, by, counted, day, done, facts, hours, on, outcome};
use crate::common::rules::{
    CLAUSE, activity, at_most, carry_over, category, cycle, limit, paper, recognised, rules, waiver, with_parts,
    with_two_industries,
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
    rules.carry_over = vec![carry_over(None)];
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
fn a_day_limit_is_one_on_late_days_too() {
    let period = Period {
        starts: day("2030-01-01"),
        ends: day("2030-12-31"),
        late: Some(day("2031-03-31")),
        clause: CLAUSE.into(),
    };
    let mut rules = Rules { period: Some(period), ..rules(0, vec![category("public", 0)]) };
    rules.limits = vec![limit(1, Per::Day, None)];
    let late = Entry { for_year: Some(2030), ..on("2031-01-31", hours("public", 2)) };
    assert_eq!(outcome(&rules, vec![late]).entries[0].counted, Amount::whole(1));
}

#[test]
fn a_period_of_thousands_of_years_is_judged_at_once() {
    let [starts, ends] = ["0001-01-01", "9999-12-31"].map(day);
    let mut rules = cycle(rules(0, vec![category("public", 0)]), Some(1));
    rules.year = 9999;
    rules.period = Some(Period { starts, ends, late: None, clause: CLAUSE.into() });
    rules.activities = vec![paper(10_000, u16::MAX)];
    let entries = vec![on("0001-01-01", done("paper"))];
    let outcome = evaluate(&rules, &Facts { year: 9999, ..facts(entries) });
    assert!(outcome.lines.len() < 1_000, "{} lines", outcome.lines.len());
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

/// The lines of a second industry that needs these categories too.
fn of_second(rules: Rules, each: &[&str], entries: Vec<Entry>) -> Vec<String> {
    let entries = entries.into_iter().map(|entry| Entry { industry: Some("other".into()), ..entry }).collect();
    let facts = Facts { second_industry: Some("other".into()), ..facts(entries) };
    let outcome = evaluate(&with_two_industries(rules, each), &facts);
    let own = outcome.lines.len();
    counted(&outcome).split_off(own)
}

#[test]
fn a_part_has_the_same_share_in_the_second_industry() {
    let part = CategoryRule { share: Some("1/3".parse().unwrap()), ..category("part", 0) };
    let rules = rules(90, vec![with_parts(category("public", 60), vec![part])]);
    assert_eq!(of_second(rules, &["public"], vec![]), ["public 0 of 60", "part 0 of 30", "total 0 of 60"]);
}

#[test]
fn a_part_may_be_what_each_of_two_industries_needs() {
    let rules = rules(90, vec![with_parts(category("public", 60), vec![category("part", 20)])]);
    assert_eq!(of_second(rules, &["part"], vec![]).last().unwrap(), "total 0 of 20");
}

fn a_part_of_public() -> Rules {
    rules(0, vec![with_parts(category("public", 0), vec![category("part", 4)])])
}

#[test]
fn a_limit_on_a_category_is_one_on_its_part_in_the_second_industry_too() {
    let limit = Limit { categories: vec!["public".into()], ..limit(1, Per::Year, None) };
    let rules = Rules { limits: vec![limit], ..a_part_of_public() };
    assert_eq!(of_second(rules, &["part"], vec![hours("part", 4)]), ["part 1 of 4", "total 1 of 4"]);
}

#[test]
fn surplus_of_a_category_is_carried_over_to_its_part_in_the_second_industry_too() {
    let rules = Rules { carry_over: vec![carry_over(Some("public"))], ..a_part_of_public() };
    let surplus = Entry { carried_from: Some(2029), ..hours("part", 4) };
    assert_eq!(of_second(rules, &["part"], vec![surplus]), ["part 4 of 4", "total 4 of 4"]);
}

#[test]
fn what_the_system_recognises_of_a_category_it_recognises_of_its_part_in_the_second_industry_too() {
    let counts_from = Some(CountsFrom { state: State::Recognised, clause: CLAUSE.into() });
    let rules = Rules { counts_from, recognition: vec![recognised("public", Actor::System)], ..a_part_of_public() };
    let done = Entry { state: Some(State::Done), ..hours("part", 4) };
    assert_eq!(of_second(rules, &["part"], vec![done]), ["part 4 of 4", "total 4 of 4"]);
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
fn completing_a_category_takes_nothing_from_what_counts_of_it() {
    let mut rules = cycle(rules(2, vec![at_most(2, category("public", 2))]), Some(2));
    rules.waivers = vec![waiver(Effect::Defer, &[])];
    rules.activities = vec![activity("exam", CLAUSE, Worth::Completes(Node::Category("public".into())))];
    let exam = Entry { amount: Amount::whole(1), of: Of::Activity("exam".into()), ..hours("public", 1) };
    let learnt = [on("2029-03-01", hours("public", 2)), on("2030-03-01", hours("public", 2))];
    let owing = |entries| {
        let owed = [("public".into(), Amount::whole(2))].into();
        evaluate(&rules, &Facts { owed, ..facts(entries) }).verdict
    };
    assert_eq!(owing(learnt.to_vec()), Verdict::Met);
    assert_eq!(owing(learnt.into_iter().chain([on("2029-06-01", exam)]).collect()), Verdict::Met);
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
    rules = with_two_industries(rules, &["public"]);
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
fn a_category_that_the_industry_does_not_have_is_not_completed() {
    let mut rules = rules(5, vec![category("public", 5)]);
    rules.activities = vec![activity("exam", CLAUSE, Worth::Completes(Node::Category("elective".into())))];
    let entry = &outcome(&rules, vec![done("exam")]).entries[0];
    let why: Vec<&Why> = entry.rest.iter().map(|rest| &rest.why).collect();
    assert_eq!((&entry.completes, why), (&None, vec![&Why::NotInRequirement]));
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
    assert!(rules.questions(&facts(Vec::new())).contains(&Question::Date));
}

#[test]
fn the_second_industry_is_another_than_the_first() {
    let mut rules = rules(5, vec![category("public", 5)]);
    rules = with_two_industries(rules, &["public"]);
    let twice = Facts { second_industry: Some("all".into()), ..facts(vec![hours("public", 5)]) };
    assert_eq!(evaluate(&rules, &twice).verdict, Verdict::None(Reason::TwoIndustries));
}
