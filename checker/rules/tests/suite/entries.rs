//! What becomes of an entry, and what is told of the rest.

use checker_rules::{
    Activity, Actor, Amount, Assumption, CarryOver, CountsFrom, Effect, Entry, Facts, Limit, Line, Node, Of, Per,
    Reason, Recognition, Rules, State, Unit, Verdict, Worth, evaluate,
};

use crate::common::facts::{assumed, becomes, by, counted, done, facts, hours, on, outcome, told_of};
use crate::common::rules::{
    CLAUSE, activity, at_most, carry_over, category, cycle, limit, paper, recognised, requirement, rules, waiver,
    with_parts, with_two_industries,
};

/// Public hours with a part, and elective ones; a day is six.
fn year() -> Rules {
    let mut rules =
        rules(0, vec![with_parts(category("public", 0), vec![category("law", 0)]), category("elective", 0)]);
    let unit = |id: &str, of, hours| Unit { id: id.into(), of, hours, clause: None };
    rules.units = vec![unit("hour", 1, 1), unit("day", 1, 6), unit("credit", 1, 10)];
    rules.requirements[0].accepts = vec!["day".into()];
    rules
}

fn with(change: impl Fn(&mut Rules)) -> Rules {
    let mut rules = year();
    change(&mut rules);
    rules
}

fn in_unit(unit: &str, entry: Entry) -> Entry {
    Entry { unit: Some(unit.into()), ..entry }
}

fn for_industry(industry: &str, entry: Entry) -> Entry {
    Entry { industry: Some(industry.into()), ..entry }
}

fn come_to(state: State, entry: Entry) -> Entry {
    Entry { state: Some(state), ..entry }
}

fn of_author(order: Option<u8>) -> Entry {
    Entry { order, ..done("book") }
}

#[test]
fn what_cannot_count_says_why() {
    for (entry, expected) in [
        (hours("public", 5), "5 of 5"),
        (in_unit("hour", hours("public", 5)), "5 of 5"),
        (in_unit("day", hours("public", 5)), "30 of 30"),
        (in_unit("credit", hours("public", 5)), "0 of 0, 5 OtherUnit"),
        (in_unit("unheard-of", hours("public", 5)), "0 of 0, 5 OtherUnit"),
        (hours("unheard-of", 5), "0 of 0, 5 NotInRequirement"),
        (hours("unheard-of", 0), "0 of 0"),
        (done("unheard-of"), "0 of 0, 1 UnknownActivity"),
        (for_industry("all", hours("public", 5)), "5 of 5"),
        (for_industry("other", hours("public", 5)), "0 of 0, 5 OtherIndustry"),
        (come_to(State::Planned, hours("public", 5)), "0 of 5, 5 NotYet(Done)"),
        (come_to(State::Done, hours("public", 5)), "5 of 5"),
    ] {
        assert_eq!(becomes(&year(), entry.clone()), expected, "{entry:?}");
    }
}

fn activities() -> Vec<Activity> {
    let amounts = [3, 2].map(Amount::whole).into();
    let talk = Worth::Each { category: "elective".into(), amount: Amount::whole(4), per: "hour".into() };
    let lost = Worth::Each { category: "unheard-of".into(), amount: Amount::whole(4), per: "item".into() };
    let of_others = Activity { industries: vec!["other".into()], ..activity("tour", "tours", talk.clone()) };
    vec![
        paper(5, 1),
        activity("book", "books", Worth::ByOrder { category: "law".into(), amounts }),
        activity("talk", "talks", talk),
        activity("lost", "lost", lost),
        of_others,
    ]
}

#[test]
fn what_is_converted_is_worth_what_its_clause_says() {
    let rules = with(|rules| rules.activities = activities());
    let twice = |entry| Entry { amount: Amount::whole(2), ..entry };
    for (entry, expected) in [
        (twice(done("paper")), "10 of 10"),
        (in_unit("item", twice(done("paper"))), "10 of 10"),
        (in_unit("hour", done("paper")), "0 of 0, 1 OtherUnit by clause"),
        (of_author(Some(1)), "3 of 3"),
        (twice(of_author(Some(2))), "4 of 4"),
        (of_author(Some(3)), "0 of 0, 1 NoShare by books"),
        (of_author(Some(0)), "0 of 0, 1 NoShare by books"),
        (of_author(None), "0 of 0, 1 NoShare by books"),
        (done("talk"), "4 of 4"),
        (in_unit("day", done("talk")), "24 of 24"),
        (in_unit("item", done("talk")), "0 of 0, 1 OtherUnit by talks"),
        (done("lost"), "0 of 0, 1 NotInRequirement"),
        (done("tour"), "0 of 0, 1 UnknownActivity"),
    ] {
        assert_eq!(becomes(&rules, entry.clone()), expected, "{entry:?}");
    }
}

fn exams() -> Rules {
    let completes = |id: &str, node| activity(id, id, Worth::Completes(node));
    let mut rules = rules(9, vec![with_parts(category("public", 6), vec![category("law", 4)]), category("x", 2)]);
    rules.activities = vec![
        completes("exam", Node::Category("public".into())),
        completes("law-exam", Node::Category("law".into())),
        completes("title", Node::Total),
        completes("lost", Node::Category("unheard-of".into())),
        Activity { industries: vec!["other".into()], ..completes("tour", Node::Total) },
    ];
    rules
}

#[test]
fn what_completes_something_says_what_or_why_not() {
    for (entry, expected) in [
        (done("exam"), r#"0 of 0, completes Category(CategoryId("public"))"#),
        (done("title"), "0 of 0, completes Total"),
        (on("2030-05-01", done("title")), "0 of 0, completes Total"),
        (come_to(State::Recognised, done("title")), "0 of 0, completes Total"),
        (done("lost"), "0 of 0, 1 NotInRequirement"),
        (done("tour"), "0 of 0, 1 UnknownActivity"),
        (Entry { amount: Amount::ZERO, ..done("title") }, "0 of 0"),
        (come_to(State::Planned, done("title")), "0 of 0, 1 NotYet(Done)"),
        (on("2029-05-01", done("title")), "0 of 0, 1 OutsidePeriod"),
        (Entry { carried_from: Some(2029), ..done("title") }, "0 of 0, 1 NotCarried(2029)"),
        (for_industry("other", done("title")), "0 of 0, 1 OtherIndustry"),
    ] {
        assert_eq!(becomes(&exams(), entry.clone()), expected, "{entry:?}");
    }
    let rules = Rules { carry_over: vec![carry_over(None)], ..exams() };
    let carried = Entry { carried_from: Some(2029), ..done("title") };
    assert_eq!(becomes(&rules, carried), "0 of 0, 1 OutsidePeriod");
}

/// The lines with the clause that asks, and what would be needed otherwise.
fn asked(rules: &Rules, facts: &Facts) -> Vec<String> {
    let outcome = evaluate(rules, facts);
    let told = |line: &Line| {
        let instead = line.instead_of.iter().map(|of| format!(", not {} by {}", of.needed, of.clause));
        format!("{} by {}{}", line.needed, line.clause, instead.collect::<String>())
    };
    outcome.all_lines().map(told).collect()
}

#[test]
fn a_completed_category_needs_no_more_and_what_it_is_a_part_of_so_much_less() {
    let with_exam = |exam: &str| asked(&exams(), &facts(vec![done(exam)]));
    let kept = "2 by clause".to_owned();
    assert_eq!(with_exam("nothing"), ["6 by clause", "4 by clause", "2 by clause", "9 by clause"]);
    let exam = ["0 by exam, not 6 by clause", "0 by exam, not 4 by clause", &kept, "3 by exam, not 9 by clause"];
    assert_eq!(with_exam("exam"), exam);
    let law = ["2 by law-exam, not 6 by clause", "0 by law-exam, not 4 by clause", &kept];
    assert_eq!(with_exam("law-exam"), [&law[..], &["5 by law-exam, not 9 by clause"]].concat());
    let title = [6, 4, 2, 9].map(|needed| format!("0 by title, not {needed} by clause"));
    assert_eq!(with_exam("title"), title);
}

#[test]
fn a_completed_category_takes_what_its_parts_need_where_that_is_more() {
    let mut rules = exams();
    rules.requirements[0].categories[0].minimum.min = Amount::whole(3);
    let lines = asked(&rules, &facts(vec![done("exam")]));
    assert_eq!(lines.last().unwrap(), "5 by exam, not 9 by clause");
}

#[test]
fn a_waiver_asks_for_no_more_than_the_requirement() {
    let waived = |effect| {
        let rules = Rules { waivers: vec![waiver(effect, &[])], ..cycle(exams(), Some(3)) };
        asked(&rules, &Facts { waivers: vec!["waiver".to_owned()], ..facts(vec![]) })
    };
    let reduced = |total, categories: &[(&str, u32)]| Effect::Reduce {
        total: Amount::whole(total),
        categories: categories.iter().map(|(id, amount)| ((*id).into(), Amount::whole(*amount))).collect(),
    };
    let all = ["6 by clause", "4 by clause", "2 by clause", "9 by clause", "3 by clause", "3 by clause"];
    assert_eq!(waived(Effect::Defer), all);
    let none = |needed: u32| format!("0 by clause, not {needed} by clause");
    assert_eq!(waived(Effect::Complete), [6, 4, 2, 9, 3, 3].map(none));
    let less = ["5 by clause, not 6 by clause", "4 by clause", "0 by clause, not 2 by clause"];
    let in_all = ["7 by clause, not 9 by clause", "0 by clause, not 3 by clause", "0 by clause, not 3 by clause"];
    assert_eq!(waived(reduced(7, &[("public", 5), ("law", 9)])), [less, in_all].concat());
    assert_eq!(waived(reduced(10, &[("x", 2)]))[3], "9 by clause");
}

#[test]
fn what_is_owed_of_a_part_is_owed_of_all_it_is_a_part_of() {
    let mut rules = exams();
    rules.waivers = vec![waiver(Effect::Defer, &[])];
    rules.waivers[0].clause = "deferral".into();
    let owing = |id: &str| {
        let owed = [(id.into(), Amount::whole(3))].into();
        asked(&rules, &Facts { owed, ..facts(vec![]) })
    };
    let law = ["9 by deferral, not 6 by clause", "7 by deferral, not 4 by clause", "2 by clause"];
    assert_eq!(owing("law"), [&law[..], &["12 by deferral, not 9 by clause"]].concat());
    let x = ["6 by clause", "4 by clause", "5 by deferral, not 2 by clause", "12 by deferral, not 9 by clause"];
    assert_eq!(owing("x"), x);
}

#[test]
fn what_is_owed_is_asked_in_the_first_industry_only() {
    let mut rules = with_two_industries(rules(5, vec![category("public", 5)]), &["public"]);
    rules.waivers = vec![waiver(Effect::Defer, &[])];
    let owed = [("public".into(), Amount::whole(3))].into();
    let facts = Facts { owed, second_industry: Some("other".into()), ..facts(vec![]) };
    assert_eq!(counted(&evaluate(&rules, &facts)), ["public 0 of 8", "total 0 of 8", "public 0 of 5", "total 0 of 5"]);
}

#[test]
fn hours_count_from_the_state_that_is_asked_or_once_done_where_the_system_recognises_them() {
    let by_system = |category: &str, mode: Option<&str>, actor| Recognition {
        mode: mode.map(Into::into),
        ..recognised(category, actor)
    };
    let rules = with(|rules| {
        rules.counts_from = Some(CountsFrom { state: State::Declared, clause: "counts-from".into() });
        rules.recognition = vec![
            by_system("public", None, Actor::Employer),
            by_system("public", Some("online"), Actor::System),
            by_system("elective", None, Actor::System),
            by_system("elective", Some("visit"), Actor::Employer),
        ];
        rules.requirements[0].categories.push(category("other", 0));
    });
    let not_yet = "0 of 5, 5 NotYet(Declared) by counts-from";
    for (category, mode, state, expected) in [
        ("public", None, None, "5 of 5"),
        ("public", None, Some(State::Recognised), "5 of 5"),
        ("public", None, Some(State::Declared), "5 of 5"),
        ("public", None, Some(State::Done), not_yet),
        ("public", Some("visit"), Some(State::Done), not_yet),
        ("public", Some("online"), Some(State::Done), "5 of 5"),
        ("public", Some("online"), Some(State::Planned), not_yet),
        ("law", Some("online"), Some(State::Done), "5 of 5"),
        ("law", None, Some(State::Done), not_yet),
        ("elective", None, Some(State::Done), "5 of 5"),
        ("elective", Some("online"), Some(State::Done), "5 of 5"),
        ("elective", Some("visit"), Some(State::Done), not_yet),
        ("elective", None, Some(State::Planned), not_yet),
        ("other", None, Some(State::Done), not_yet),
    ] {
        let entry = Entry { mode: mode.map(Into::into), state, ..hours(category, 5) };
        assert_eq!(becomes(&rules, entry), expected, "{category} {mode:?} {state:?}");
    }
}

fn limited(change: impl Fn(Limit) -> Limit) -> Rules {
    with(|rules| {
        rules.limits = vec![change(limit(2, Per::Period, None))];
        rules.activities = activities();
    })
}

const LIMITED: &str = r#"2 of 5, 3 Limit("limit") by clause"#;

#[test]
fn a_limit_is_one_on_what_it_names() {
    let named = |categories: &[&str], activities: &[&str], modes: &[&str], industries: &[&str]| {
        limited(|limit| Limit {
            categories: categories.iter().map(|id| (*id).into()).collect(),
            activities: activities.iter().map(|id| (*id).into()).collect(),
            modes: modes.iter().map(|id| (*id).into()).collect(),
            industries: industries.iter().map(|id| (*id).into()).collect(),
            ..limit
        })
    };
    for (rules, entry, expected) in [
        (named(&[], &[], &[], &[]), hours("public", 5), LIMITED),
        (named(&[], &[], &[], &[]), done("paper"), LIMITED),
        (named(&["public"], &[], &[], &[]), hours("public", 5), LIMITED),
        (named(&["public"], &[], &[], &[]), hours("law", 5), LIMITED),
        (named(&["law"], &[], &[], &[]), hours("public", 5), "5 of 5"),
        (named(&["elective", "law"], &[], &[], &[]), hours("law", 5), LIMITED),
        (named(&["public"], &[], &[], &[]), done("paper"), LIMITED),
        (named(&["elective"], &[], &[], &[]), done("paper"), "5 of 5"),
        (named(&[], &["paper"], &[], &[]), done("paper"), LIMITED),
        (named(&[], &["book"], &[], &[]), done("paper"), "5 of 5"),
        (named(&[], &["paper"], &[], &[]), hours("public", 5), "5 of 5"),
        (named(&[], &[], &["online"], &[]), by("online", hours("public", 5)), LIMITED),
        (named(&[], &[], &["online"], &[]), by("visit", hours("public", 5)), "5 of 5"),
        (named(&[], &[], &["online"], &[]), hours("public", 5), "5 of 5"),
        (named(&[], &[], &[], &["all"]), hours("public", 5), LIMITED),
        (named(&[], &[], &[], &["other"]), hours("public", 5), "5 of 5"),
    ] {
        assert_eq!(becomes(&rules, entry.clone()), expected, "{:?} {entry:?}", rules.limits);
    }
}

#[test]
fn a_limit_of_each_item_is_one_on_so_many_items() {
    let twice = |entry| Entry { amount: Amount::whole(2), ..entry };
    let rules = limited(|limit| Limit { per: Per::Item, ..limit });
    for (entry, expected) in [
        (hours("public", 5), LIMITED),
        (in_unit("day", hours("public", 1)), r#"2 of 6, 4 Limit("limit") by clause"#),
        (hours("public", 2), "2 of 2"),
        (done("paper"), LIMITED),
        (twice(done("paper")), r#"4 of 10, 6 Limit("limit") by clause"#),
        (in_unit("item", twice(done("paper"))), r#"4 of 10, 6 Limit("limit") by clause"#),
        (twice(of_author(Some(1))), r#"4 of 6, 2 Limit("limit") by clause"#),
        (twice(done("talk")), r#"2 of 8, 6 Limit("limit") by clause"#),
        (come_to(State::Planned, hours("public", 5)), "0 of 5, 5 NotYet(Done)"),
    ] {
        assert_eq!(becomes(&rules, entry.clone()), expected, "{entry:?}");
    }
}

#[test]
fn a_limit_of_each_item_that_is_just_reached_changes_nothing() {
    let mut free = year();
    free.units.push(Unit { id: "seventh".into(), of: 7, hours: 1, clause: None });
    free.requirements[0].accepts.push("seventh".into());
    let entries = || vec![in_unit("seventh", hours("public", 1)); 4];
    let whole = outcome(&free, entries()[..1].to_vec()).entries[0].given;
    let limits = vec![Limit { max: whole, ..limit(0, Per::Item, None) }];
    assert_eq!(outcome(&Rules { limits, ..free.clone() }, entries()), outcome(&free, entries()));
}

#[test]
fn the_strictest_limit_of_an_item_is_told() {
    let strict = Limit { id: "strict".to_owned(), ..limit(1, Per::Item, None) };
    let rules = with(|rules| rules.limits = vec![limit(2, Per::Item, None), strict.clone(), limit(3, Per::Item, None)]);
    assert_eq!(becomes(&rules, hours("public", 5)), r#"1 of 5, 4 Limit("strict") by clause"#);
}

#[test]
fn what_an_item_loses_is_told_of_the_years_it_counts_in() {
    let mut rules = limited(|limit| Limit { per: Per::Item, ..limit });
    rules.activities = vec![paper(6, 2)];
    assert_eq!(becomes(&rules, on("2030-05-01", done("paper"))), r#"1 of 3, 2 Limit("limit") by clause"#);
    let both = cycle(rules, None);
    assert_eq!(becomes(&both, on("2029-05-01", done("paper"))), r#"2 of 6, 4 Limit("limit") by clause"#);
}

#[test]
fn a_limit_in_another_unit_is_converted() {
    let in_days = |unit: &str| limited(|limit| Limit { unit: Some(unit.into()), ..limit });
    assert_eq!(becomes(&in_days("day"), hours("public", 15)), r#"12 of 15, 3 Limit("limit") by clause"#);
    assert_eq!(becomes(&in_days("unheard-of"), hours("public", 5)), LIMITED);
}

#[test]
fn the_innermost_limit_that_is_reached_is_told() {
    let of = |id: &str, max, per| Limit { id: id.to_owned(), ..limit(max, per, None) };
    let told = |limits: Vec<Limit>| {
        let rules = Rules { limits, ..cycle(rules(0, vec![at_most(4, category("public", 0))]), None) };
        becomes(&rules, on("2030-05-01", hours("public", 5)))
    };
    let [day, year, period] = [("day", Per::Day), ("year", Per::Year), ("period", Per::Period)];
    for (limits, expected) in [
        (vec![(period, 3), (year, 3), (day, 3)], r#"3 of 5, 2 Limit("day") by clause"#),
        (vec![(period, 3), (year, 3), (day, 5)], r#"3 of 5, 2 Limit("year") by clause"#),
        (vec![(period, 3), (year, 4), (day, 5)], r#"3 of 5, 2 Limit("period") by clause"#),
        (vec![(period, 6), (year, 6), (day, 6)], r#"4 of 5, 1 Most(CategoryId("public")) by clause"#),
        (vec![(period, 4), (year, 6), (day, 6)], r#"4 of 5, 1 Limit("period") by clause"#),
    ] {
        let limits = limits.into_iter().map(|((id, per), max)| of(id, max, per)).collect();
        assert_eq!(told(limits), expected);
    }
}

#[test]
fn the_innermost_category_that_is_full_is_told() {
    let told = |inner, outer| {
        let parts = with_parts(category("public", 0), vec![at_most(inner, category("law", 0))]);
        becomes(&rules(0, vec![at_most(outer, parts)]), hours("law", 9))
    };
    assert_eq!(told(5, 7), r#"5 of 9, 4 Most(CategoryId("law")) by clause"#);
    assert_eq!(told(7, 5), r#"5 of 9, 4 Most(CategoryId("public")) by clause"#);
    assert_eq!(told(9, 9), "9 of 9");
}

#[test]
fn what_is_carried_over_at_most_is_told_by_its_rule() {
    let rule = CarryOver { max: Some(Amount::whole(2)), ..carry_over(None) };
    let rules = with(|rules| {
        rules.carry_over = vec![rule.clone()];
        rules.limits = vec![limit(1, Per::Item, None), limit(1, Per::Period, None)];
    });
    let carried = Entry { carried_from: Some(2029), ..hours("public", 5) };
    assert_eq!(becomes(&rules, carried), r#"2 of 5, 3 Limit("surplus") by clause"#);
}

#[test]
fn entries_alike_are_served_in_order() {
    let rules = limited(|limit| limit);
    let entries = vec![hours("public", 1), hours("public", 3), hours("public", 1)];
    let expected = ["1 of 1", r#"0 of 3, 3 Limit("limit") by clause"#, "1 of 1"];
    assert_eq!(told_of(&rules, &facts(entries)), expected);
}

/// What is assumed of entries with these rules.
fn assumptions(change: impl Fn(&mut Rules), entries: Vec<Entry>) -> Vec<Assumption> {
    let mut rules = year();
    change(&mut rules);
    assumed(&outcome(&rules, entries)).into_iter().cloned().collect()
}

#[test]
fn a_limit_that_an_entry_leaves_open_is_told() {
    let day = "2030-05-01";
    let of = |per, mode: Option<&'static str>, several, entry| {
        let change = move |rules: &mut Rules| {
            if several {
                *rules = cycle(rules.clone(), None);
            }
            rules.limits = vec![Limit { categories: vec!["public".into()], ..limit(2, per, mode) }];
        };
        !assumptions(change, vec![entry]).is_empty()
    };
    let online = |entry| by("online", entry);
    let meant = |entry| Entry { for_year: Some(2030), ..entry };
    for (per, mode, several, entry, expected) in [
        (Per::Period, None, false, hours("public", 5), false),
        (Per::Period, Some("online"), false, hours("public", 5), true),
        (Per::Period, Some("online"), false, online(hours("public", 5)), false),
        (Per::Period, Some("online"), false, by("visit", hours("public", 5)), false),
        (Per::Day, None, false, hours("public", 5), true),
        (Per::Day, None, false, on(day, hours("public", 5)), false),
        (Per::Day, Some("online"), false, online(hours("public", 5)), true),
        (Per::Day, Some("online"), false, by("visit", hours("public", 5)), false),
        (Per::Day, Some("online"), false, on(day, hours("public", 5)), true),
        (Per::Year, None, false, hours("public", 5), false),
        (Per::Year, None, true, hours("public", 5), true),
        (Per::Year, None, true, meant(hours("public", 5)), false),
        (Per::Year, None, true, on(day, hours("public", 5)), false),
        (Per::Period, None, true, hours("public", 5), false),
        (Per::Item, None, true, hours("public", 5), false),
        (Per::Day, None, false, hours("law", 5), true),
        (Per::Day, None, false, hours("elective", 5), false),
        (Per::Day, None, false, hours("public", 0), false),
    ] {
        assert_eq!(of(per, mode, several, entry.clone()), expected, "{per:?} {mode:?} {several} {entry:?}");
    }
}

#[test]
fn surplus_leaves_no_limit_open() {
    let change = |rules: &mut Rules| {
        rules.limits = vec![limit(2, Per::Day, None)];
        rules.carry_over = vec![carry_over(None)];
    };
    let carried = Entry { carried_from: Some(2029), ..hours("public", 5) };
    assert_eq!(assumptions(change, vec![carried]), []);
}

#[test]
fn an_entry_of_no_year_is_told_where_each_year_has_a_least() {
    let change = |rules: &mut Rules| *rules = cycle(rules.clone(), Some(2));
    assert_eq!(assumptions(change, vec![hours("public", 5)]), [Assumption::NoYear]);
    assert_eq!(assumptions(change, vec![on("2030-05-01", hours("public", 5))]), []);
    assert_eq!(assumptions(|rules| *rules = cycle(rules.clone(), None), vec![hours("public", 5)]), []);
}

#[test]
fn an_entry_of_no_state_is_told_where_one_is_asked() {
    let change = |rules: &mut Rules| {
        rules.counts_from = Some(CountsFrom { state: State::Declared, clause: CLAUSE.into() });
    };
    assert_eq!(assumptions(change, vec![hours("public", 5)]), [Assumption::State(State::Declared)]);
    assert_eq!(assumptions(change, vec![come_to(State::Declared, hours("public", 5))]), []);
    assert_eq!(assumptions(change, vec![]), []);
}

#[test]
fn each_year_is_told_what_was_given_for_it() {
    let rules = cycle(rules(0, vec![at_most(4, category("public", 0))]), Some(3));
    let entries = vec![on("2029-05-01", hours("public", 5)), on("2030-05-01", hours("public", 2))];
    let outcome = outcome(&rules, entries);
    let told = |line: &Line| format!("{} of {}, {} missing", line.counted, line.given, line.missing);
    let years: Vec<_> = outcome.lines[2..].iter().map(told).collect();
    assert_eq!(years, ["3 of 5, 0 missing", "1 of 2, 2 missing"]);
}

#[test]
fn a_line_is_told_what_was_given_of_it_and_its_parts() {
    let entries = vec![
        hours("public", 1),
        hours("law", 2),
        hours("elective", 4),
        Entry { of: Of::Category("law".into()), ..come_to(State::Planned, hours("", 8)) },
    ];
    let given: Vec<_> = outcome(&year(), entries).lines.iter().map(|line| line.given.to_string()).collect();
    assert_eq!(given, ["11", "10", "4", "15"]);
}

#[test]
fn an_industry_that_no_requirement_is_for_is_not_covered() {
    let mut rules = year();
    rules.requirements = vec![requirement("other", 0, vec![])];
    let verdict = outcome(&rules, vec![]).verdict;
    assert_eq!(verdict, Verdict::None(Reason::NotCovered));
}

#[test]
fn each_of_two_industries_tells_of_its_own_entries() {
    let rules = with_two_industries(year(), &["public"]);
    let entries = vec![
        hours("public", 1),
        for_industry("all", hours("elective", 2)),
        for_industry("other", hours("public", 3)),
        for_industry("other", hours("elective", 4)),
        for_industry("another", hours("public", 5)),
    ];
    let facts = Facts { second_industry: Some("other".into()), ..facts(entries) };
    let expected = ["1 of 1", "2 of 2", "3 of 3", "0 of 0, 4 NotInRequirement", "0 of 0, 5 OtherIndustry"];
    assert_eq!(told_of(&rules, &facts), expected);
}
