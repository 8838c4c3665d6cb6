//! What limits do to entries, which one is told, and what is assumed of entries that leave one open.

use checker_rules::{Amount, Assumption, CarryOver, CountsFrom, Entry, Limit, Outcome, Per, Rules, State, Unit};

use crate::common::facts::{assumed, becomes, by, done, facts, hours, on, outcome, told_of};
use crate::common::rules::{CLAUSE, at_most, carry_over, category, cycle, limit, paper, rules, with_parts};
use crate::entries::{activities, come_to, in_unit, of_author, with, year};

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
    let limited = outcome(&Rules { limits, ..free.clone() }, entries());
    assert_eq!(limited.not_asked.len(), 1, "pieces that are not dated may be several");
    assert_eq!(Outcome { not_asked: Vec::new(), ..limited }, outcome(&free, entries()));
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
