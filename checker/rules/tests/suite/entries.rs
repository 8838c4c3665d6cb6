//! What becomes of an entry, and what is told of the rest.

use checker_rules::{
    Activity, Actor, Amount, CountsFrom, Effect, Entry, Facts, Line, Node, Of, Reason, Recognition, Rules, State, Unit,
    Verdict, Worth, evaluate,
};

use crate::common::facts::{becomes, counted, done, facts, hours, on, outcome, told_of};
use crate::common::rules::{
    activity, at_most, carry_over, category, cycle, paper, recognised, requirement, rules, waiver, with_parts,
    with_two_industries,
};

/// Public hours with a part, and elective ones; a day is six.
pub(crate) fn year() -> Rules {
    let mut rules =
        rules(0, vec![with_parts(category("public", 0), vec![category("law", 0)]), category("elective", 0)]);
    let unit = |id: &str, of, hours| Unit { id: id.into(), of, hours, clause: None };
    rules.units = vec![unit("hour", 1, 1), unit("day", 1, 6), unit("credit", 1, 10)];
    rules.requirements[0].accepts = vec!["day".into()];
    rules
}

pub(crate) fn with(change: impl Fn(&mut Rules)) -> Rules {
    let mut rules = year();
    change(&mut rules);
    rules
}

pub(crate) fn in_unit(unit: &str, entry: Entry) -> Entry {
    Entry { unit: Some(unit.into()), ..entry }
}

fn for_industry(industry: &str, entry: Entry) -> Entry {
    Entry { industry: Some(industry.into()), ..entry }
}

pub(crate) fn come_to(state: State, entry: Entry) -> Entry {
    Entry { state: Some(state), ..entry }
}

pub(crate) fn of_author(order: Option<u8>) -> Entry {
    Entry { order, ..done("book") }
}

#[test]
fn what_cannot_count_says_why() {
    for (entry, expected) in [
        (hours("public", 5), "5 of 5"),
        (in_unit("hour", hours("public", 5)), "5 of 5"),
        (in_unit("day", hours("public", 5)), "30 of 30"),
        (in_unit("credit", hours("public", 5)), "0 of 0, 5 OtherUnit by clause"),
        (in_unit("unheard-of", hours("public", 5)), "0 of 0, 5 OtherUnit by clause"),
        (hours("unheard-of", 5), "0 of 0, 5 NotInRequirement by clause"),
        (hours("unheard-of", 0), "0 of 0"),
        (done("unheard-of"), "0 of 0, 1 UnknownActivity by clause"),
        (for_industry("all", hours("public", 5)), "5 of 5"),
        (for_industry("other", hours("public", 5)), "0 of 0, 5 OtherIndustry by clause"),
        (come_to(State::Planned, hours("public", 5)), "0 of 5, 5 NotYet(Done)"),
        (come_to(State::Done, hours("public", 5)), "5 of 5"),
    ] {
        assert_eq!(becomes(&year(), entry.clone()), expected, "{entry:?}");
    }
}

pub(crate) fn activities() -> Vec<Activity> {
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
        (done("lost"), "0 of 0, 1 NotInRequirement by clause"),
        (done("tour"), "0 of 0, 1 UnknownActivity by clause"),
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
        (done("lost"), "0 of 0, 1 NotInRequirement by clause"),
        (done("tour"), "0 of 0, 1 UnknownActivity by clause"),
        (Entry { amount: Amount::ZERO, ..done("title") }, "0 of 0"),
        (come_to(State::Planned, done("title")), "0 of 0, 1 NotYet(Done)"),
        (on("2029-05-01", done("title")), "0 of 0, 1 OutsidePeriod"),
        (Entry { carried_from: Some(2029), ..done("title") }, "0 of 0, 1 NotCarried(2029) by clause"),
        (for_industry("other", done("title")), "0 of 0, 1 OtherIndustry by clause"),
    ] {
        assert_eq!(becomes(&exams(), entry.clone()), expected, "{entry:?}");
    }
    let rules = Rules { carry_over: vec![carry_over(None)], ..exams() };
    let carried = Entry { carried_from: Some(2029), ..done("title") };
    assert_eq!(becomes(&rules, carried), "0 of 0, 1 OutsidePeriod by clause");
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
    let expected =
        ["1 of 1", "2 of 2", "3 of 3", "0 of 0, 4 NotInRequirement by clause", "0 of 0, 5 OtherIndustry by clause"];
    assert_eq!(told_of(&rules, &facts), expected);
}
