//! To which year learning belongs, and which years have to be complete.

use checker_rules::{
    CarryOver, EarlierYear, Effect, Entry, Facts, Period, Purpose, Reason, Rules, TwoIndustries, Verdict, Window,
    evaluate,
};

use crate::common::facts::{becomes, counted, day, done, facts, hours, on, outcome, told_of};
use crate::common::rules::{CLAUSE, carry_over, category, cycle, least, paper, rules, waiver, with_parts};

fn window(category: Option<&str>, year: u16, until: Option<&str>, clause: &str) -> Window {
    Window {
        id: clause.to_owned(),
        category: category.map(Into::into),
        for_years: vec![year],
        until: until.map(day),
        clause: clause.into(),
    }
}

/// Public hours of 2029 are made up until June, what was learnt in 2028 is reported until March.
fn windows() -> Rules {
    let categories = vec![with_parts(category("public", 0), vec![category("law", 0)]), category("elective", 0)];
    Rules {
        make_up: vec![window(Some("public"), 2029, Some("2030-06-30"), "make-up")],
        late_registration: vec![window(None, 2028, Some("2030-03-31"), "late")],
        ..rules(0, categories)
    }
}

fn dated(date: &str, for_year: u16, entry: Entry) -> Entry {
    let date = (!date.is_empty()).then(|| day(date));
    Entry { date, for_year: (for_year > 0).then_some(for_year), ..entry }
}

/// What becomes of five hours, asked on a day.
fn asked_on(today: &str, entry: Entry) -> String {
    let today = (!today.is_empty()).then(|| day(today));
    told_of(&windows(), &Facts { today, ..facts(vec![entry]) }).remove(0)
}

const COUNTS: &str = "5 of 5";
const OUTSIDE: &str = "0 of 5, 5 OutsidePeriod";
const MADE_UP: &str = "0 of 5, 5 MadeUp(2029) by make-up";
const LATE: &str = "0 of 5, 5 RegisteredLate(2028) by late";
const NOT_MADE_UP: &str = "0 of 5, 5 OutsidePeriod by make-up";
const TOO_LATE: &str = "0 of 5, 5 OutsidePeriod by late";

#[test]
fn learning_is_of_its_day_or_of_the_year_it_is_meant_for() {
    for (date, for_year, expected) in [
        ("", 0, COUNTS),
        ("", 2030, COUNTS),
        ("2030-01-01", 0, COUNTS),
        ("2030-12-31", 2030, COUNTS),
        ("2029-12-31", 0, OUTSIDE),
        ("2031-01-01", 0, OUTSIDE),
        ("2029-12-31", 2030, OUTSIDE),
        ("2030-05-01", 2031, OUTSIDE),
        ("", 2027, OUTSIDE),
    ] {
        assert_eq!(asked_on("", dated(date, for_year, hours("public", 5))), expected, "{date} for {for_year}");
    }
}

#[test]
fn an_earlier_year_is_made_up_until_the_last_day_for_it() {
    for (today, date, category, expected) in [
        ("", "", "public", MADE_UP),
        ("", "", "law", MADE_UP),
        ("", "", "elective", OUTSIDE),
        ("2030-06-30", "", "public", MADE_UP),
        ("2030-07-01", "", "public", NOT_MADE_UP),
        ("", "2030-06-30", "public", MADE_UP),
        ("", "2030-07-01", "public", NOT_MADE_UP),
        ("2030-07-01", "2030-06-30", "public", MADE_UP),
        ("", "2029-06-30", "public", OUTSIDE),
    ] {
        assert_eq!(asked_on(today, dated(date, 2029, hours(category, 5))), expected, "{today} {date} {category}");
    }
}

#[test]
fn what_was_learnt_in_an_earlier_year_is_reported_until_the_last_day_for_it() {
    for (today, date, expected) in [
        ("", "", LATE),
        ("", "2028-05-01", LATE),
        ("2030-03-31", "2028-05-01", LATE),
        ("2030-04-01", "2028-05-01", TOO_LATE),
        ("2030-04-01", "", TOO_LATE),
    ] {
        assert_eq!(asked_on(today, dated(date, 2028, hours("elective", 5))), expected, "{today} {date}");
    }
}

#[test]
fn a_window_that_is_open_is_told_before_one_that_is_not() {
    let mut rules = windows();
    rules.late_registration = vec![window(None, 2029, Some("2030-12-31"), "late")];
    let entry = |date| dated(date, 2029, hours("public", 5));
    assert_eq!(becomes(&rules, entry("2030-06-30")), MADE_UP);
    assert_eq!(becomes(&rules, entry("2030-07-01")), "0 of 5, 5 RegisteredLate(2029) by late");
    rules.late_registration[0].until = None;
    assert_eq!(becomes(&rules, entry("2030-07-01")), NOT_MADE_UP);
    assert_eq!(becomes(&rules, entry("2029-07-01")), "0 of 5, 5 OutsidePeriod by late");
}

/// Two years from July to June, each with a least amount, and a quarter to be late in.
fn from_july(late: Option<&str>) -> Rules {
    let [starts, ends] = ["2028-07-01", "2030-06-30"].map(day);
    let period = Period { starts, ends, late: late.map(day), clause: "period".into() };
    Rules { period: Some(period), ..cycle(rules(0, vec![category("public", 0)]), Some(1)) }
}

#[test]
fn the_years_of_a_period_begin_on_its_first_day() {
    for (date, year) in [
        ("2028-07-01", "2029"),
        ("2029-06-30", "2029"),
        ("2029-07-01", "2030"),
        ("2030-01-31", "2030"),
        ("2030-06-30", "2030"),
    ] {
        let lines = counted(&outcome(&from_july(None), vec![on(date, hours("public", 5))]));
        let of = |own| format!("{own} {} of 1", if own == year { 5 } else { 0 });
        assert_eq!(lines[2..], ["2029", "2030"].map(of), "{date}");
    }
}

#[test]
fn outside_of_a_period_only_late_days_that_are_meant_for_it_count() {
    let outside = "0 of 5, 5 OutsidePeriod by period";
    for (date, for_year, late, expected) in [
        ("2028-06-30", 0, None, outside),
        ("2030-07-01", 0, None, outside),
        ("2030-07-01", 2030, None, outside),
        ("2030-07-01", 2030, Some("2030-09-30"), COUNTS),
        ("2030-09-30", 2030, Some("2030-09-30"), COUNTS),
        ("2030-10-01", 2030, Some("2030-09-30"), outside),
        ("2030-09-30", 0, Some("2030-09-30"), outside),
        ("2030-09-30", 2029, Some("2030-09-30"), outside),
        ("2028-06-30", 2030, Some("2030-09-30"), outside),
        ("2030-06-30", 0, Some("2030-09-30"), COUNTS),
    ] {
        let entry = dated(date, for_year, hours("public", 5));
        assert_eq!(becomes(&from_july(late), entry), expected, "{date} for {for_year}");
    }
}

#[test]
fn a_period_without_end_is_told_of_its_last_hundred_years() {
    let mut rules = from_july(None);
    let years = |rules: &Rules| (*rules.years().start(), *rules.years().end());
    assert_eq!(years(&rules), (2029, 2030));
    for (starts, first) in [("1931-07-01", 1932), ("1930-07-01", 1931), ("1929-07-01", 1931)] {
        rules.period.as_mut().unwrap().starts = day(starts);
        assert_eq!(years(&rules), (first, 2030), "{starts}");
    }
    rules.period = None;
    assert_eq!(years(&rules), (2030, 2030));
}

#[test]
fn what_is_spread_counts_in_equal_parts() {
    let part = |over_years, date: &str, for_year| {
        let rules = Rules { activities: vec![paper(6, over_years)], ..rules(0, vec![category("public", 0)]) };
        becomes(&rules, dated(date, for_year, done("paper")))
    };
    for (over_years, date, for_year, expected) in [
        (1, "2030-05-01", 0, "6 of 6"),
        (0, "2030-05-01", 0, "6 of 6"),
        (2, "2030-05-01", 0, "3 of 3"),
        (3, "2029-05-01", 0, "2 of 2"),
        (3, "2028-05-01", 0, "2 of 2"),
        (3, "2028-05-01", 2028, "2 of 2"),
        (3, "", 2028, "2 of 2"),
        (3, "2027-12-31", 0, "0 of 6, 6 OutsidePeriod"),
        (3, "2031-01-01", 0, "0 of 6, 6 OutsidePeriod"),
        (3, "2029-05-01", 2028, "0 of 6, 6 OutsidePeriod"),
        (3, "2029-05-01", 2030, "0 of 6, 6 OutsidePeriod"),
        (3, "2030-05-01", 2029, "0 of 6, 6 OutsidePeriod"),
        (1, "2029-05-01", 2029, "0 of 6, 6 OutsidePeriod"),
        (1, "", 2029, "0 of 6, 6 OutsidePeriod"),
    ] {
        assert_eq!(part(over_years, date, for_year), expected, "over {over_years} from {date} for {for_year}");
    }
}

#[test]
fn surplus_of_so_many_years_before_the_period_counts() {
    let rule = CarryOver { years: 2, category: Some("public".into()), ..carry_over(None) };
    let categories = || vec![with_parts(category("public", 0), vec![category("law", 0)]), category("elective", 0)];
    let one = Rules { carry_over: vec![rule.clone()], ..rules(0, categories()) };
    let two = cycle(one.clone(), None);
    let others = Rules { carry_over: vec![CarryOver { industries: vec!["other".into()], ..rule }], ..one.clone() };
    let not = |year: u16| format!("0 of 5, 5 NotCarried({year}) by clause");
    for (rules, category, from, expected) in [
        (&one, "public", 2029, COUNTS.to_owned()),
        (&one, "law", 2028, COUNTS.to_owned()),
        (&one, "elective", 2029, not(2029)),
        (&one, "public", 2027, not(2027)),
        (&one, "public", 2030, not(2030)),
        (&one, "public", 2031, not(2031)),
        (&two, "public", 2029, not(2029)),
        (&two, "public", 2027, COUNTS.to_owned()),
        (&two, "public", 2026, not(2026)),
        (&others, "public", 2029, not(2029)),
    ] {
        let entry = Entry { carried_from: Some(from), ..hours(category, 5) };
        assert_eq!(becomes(rules, entry), expected, "{category} of {from}");
    }
}

fn purpose(years: u16, level: Option<&str>, clause: &str) -> Purpose {
    let scope = level.map(|level| ("level".into(), vec![level.into()])).into_iter().collect();
    Purpose { id: "title".to_owned(), scope, years, clause: clause.into() }
}

/// The earlier years that somebody of a level has to have completed, of whom 2028 is known.
fn earlier(purpose_id: &str, level: Option<&str>) -> Result<Vec<EarlierYear>, Verdict> {
    let purposes = vec![purpose(3, None, "for-all"), purpose(2, Some("senior"), "for-seniors")];
    let rules = Rules { purposes, ..rules(0, vec![]) };
    let outcome = evaluate(
        &rules,
        &Facts {
            purpose: Some(purpose_id.to_owned()),
            traits: level.map(|level| ("level".into(), level.into())).into_iter().collect(),
            complete_years: vec![2028],
            ..facts(vec![])
        },
    );
    match outcome.verdict {
        Verdict::None(_) => Err(outcome.verdict),
        _ => Ok(outcome.earlier_years),
    }
}

#[test]
fn a_purpose_looks_back_on_so_many_years_by_the_rule_that_fits_best() {
    let year = |year, complete, clause: &str| EarlierYear { year, complete, clause: clause.into() };
    let of_all = vec![year(2029, false, "for-all"), year(2028, true, "for-all")];
    assert_eq!(earlier("title", None), Ok(of_all.clone()));
    assert_eq!(earlier("title", Some("junior")), Ok(of_all));
    assert_eq!(earlier("title", Some("senior")), Ok(vec![year(2029, false, "for-seniors")]));
    assert_eq!(earlier("post", None), Err(Verdict::None(Reason::UnknownPurpose)));
}

#[test]
fn an_earlier_year_that_is_missing_leaves_the_year_short_and_is_not_deferred() {
    let rules = Rules {
        purposes: vec![purpose(2, None, CLAUSE)],
        waivers: vec![waiver(Effect::Defer, &[])],
        ..rules(5, vec![category("public", 5)])
    };
    let verdict = |hours_done, complete_years: &[u16], waivers: &[&str]| {
        let complete_years = complete_years.to_vec();
        let waivers = waivers.iter().map(|id| (*id).to_owned()).collect();
        let entries = vec![hours("public", hours_done)];
        evaluate(&rules, &Facts { purpose: Some("title".to_owned()), complete_years, waivers, ..facts(entries) })
            .verdict
    };
    assert_eq!(verdict(5, &[2029], &[]), Verdict::Met);
    assert_eq!(verdict(5, &[], &[]), Verdict::Short);
    assert_eq!(verdict(5, &[], &["waiver"]), Verdict::Short);
    assert_eq!(verdict(4, &[2029], &["waiver"]), Verdict::Deferred);
    assert_eq!(verdict(4, &[2029], &[]), Verdict::Short);
}

#[test]
fn the_second_industry_needs_nothing_in_each_year() {
    let mut rules = cycle(rules(5, vec![category("public", 5)]), Some(2));
    rules.requirements[0].each_year = Some(least(2));
    rules.two_industries = Some(TwoIndustries { each: vec!["public".into()], clause: CLAUSE.into() });
    let outcome = evaluate(&rules, &Facts { second_industry: Some("other".into()), ..facts(vec![]) });
    let lines = ["public 0 of 5", "total 0 of 5", "2029 0 of 2", "2030 0 of 2", "public 0 of 5", "total 0 of 5"];
    assert_eq!(counted(&outcome), lines);
}
