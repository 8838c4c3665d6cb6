//! What somebody is told to do, and which rules are for whom.

use checker_rules::{
    Activity, Actor, CategoryRule, Effect, Entry, Facts, Industry, Note, Outcome, Recognition, Requirement, Rules,
    Step, StepWhen, Unit, Waiver, Window, evaluate, judge,
};

use crate::common::facts::{day, facts, hours, outcome};
use crate::common::rules::{
    CLAUSE, category, paper, recognised, requirement, rules, waiver, with_parts, with_two_industries,
};

fn step(id: &str, when: StepWhen, category: Option<&str>, by: Option<&str>) -> Step {
    Step { id: id.to_owned(), when, category: category.map(Into::into), by: by.map(day), clause: CLAUSE.into() }
}

/// Public and elective hours, five of each.
fn year() -> Rules {
    rules(10, vec![category("public", 5), category("elective", 5)])
}

fn for_second(entry: Entry) -> Entry {
    Entry { industry: Some("other".into()), ..entry }
}

/// What somebody is told who works in two industries, each of which needs public hours.
fn of_two(rules: Rules, entries: Vec<Entry>) -> Outcome {
    let facts = Facts { second_industry: Some("other".into()), ..facts(entries) };
    evaluate(&with_two_industries(rules, &["public"]), &facts)
}

#[test]
fn steps_are_told_by_their_last_day_and_then_those_without_one() {
    let short = |id: &str, by| step(id, StepWhen::Short, None, by);
    let steps = vec![
        short("sometime", None),
        short("december", Some("2030-12-01")),
        short("march", Some("2030-03-01")),
        short("ever", None),
        short("march-too", Some("2030-03-01")),
    ];
    let rules = Rules { steps, ..year() };
    assert_eq!(outcome(&rules, vec![]).steps, ["march", "march-too", "december", "sometime", "ever"]);
}

#[test]
fn a_step_is_told_after_its_verdict_and_while_its_category_is_short() {
    let steps = vec![
        step("certificate", StepWhen::Met, None, None),
        step("more-of-nothing", StepWhen::Met, Some("public"), None),
        step("study", StepWhen::Short, None, None),
        step("study-public", StepWhen::Short, Some("public"), None),
        step("study-elective", StepWhen::Short, Some("elective"), None),
    ];
    let rules = Rules { steps, ..year() };
    let entries = |public, elective| vec![hours("public", public), hours("elective", elective)];
    assert_eq!(outcome(&rules, entries(5, 5)).steps, ["certificate"]);
    assert_eq!(outcome(&rules, entries(4, 6)).steps, ["study", "study-public"]);
    assert_eq!(outcome(&rules, entries(6, 4)).steps, ["study", "study-elective"]);
    let in_first = of_two(rules.clone(), entries(5, 5));
    assert_eq!(in_first.steps, ["study", "study-public"]);
    let in_both = [entries(5, 5), vec![for_second(hours("public", 5))]].concat();
    assert_eq!(of_two(rules, in_both).steps, ["certificate"]);
}

fn recognition(id: &str, category: &str, industries: &[&str], mode: Option<&str>) -> Recognition {
    Recognition {
        id: id.to_owned(),
        industries: industries.iter().map(|id| (*id).into()).collect(),
        mode: mode.map(Into::into),
        ..recognised(category, Actor::Employer)
    }
}

#[test]
fn who_recognises_is_told_of_what_is_short_in_each_industry() {
    let recognition = vec![
        recognition("public", "public", &[], None),
        recognition("elective", "elective", &[], None),
        recognition("public-other", "public", &["other"], None),
    ];
    let rules = Rules { recognition, ..year() };
    let told = |outcome: Outcome| outcome.recognition.into_iter().map(|by| by.id).collect::<Vec<_>>();
    assert_eq!(told(outcome(&rules, vec![])), ["public", "elective"]);
    assert_eq!(told(outcome(&rules, vec![hours("public", 5)])), ["elective"]);
    assert_eq!(told(of_two(rules.clone(), vec![hours("elective", 5)])), ["public", "public-other"]);
    assert_eq!(told(of_two(rules, vec![for_second(hours("public", 5))])), ["public", "elective"]);
}

#[test]
fn the_rule_of_an_industry_prevails_over_one_for_all_of_the_same_category_and_way_of_learning() {
    let recognition = vec![
        recognition("all", "public", &[], None),
        recognition("all-online", "public", &[], Some("online")),
        recognition("elective", "elective", &[], None),
        recognition("own", "public", &["other"], None),
        recognition("own-elective-online", "elective", &["other"], Some("online")),
        recognition("of-another", "public", &["another"], None),
    ];
    let rules = Rules { recognition, ..year() };
    let of = |industry: &str| {
        rules.recognition_for(&industry.into()).into_iter().map(|by| by.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of("all"), ["all", "all-online", "elective"]);
    assert_eq!(of("other"), ["all-online", "elective", "own", "own-elective-online"]);
    assert_eq!(of("another"), ["all-online", "elective", "of-another"]);
}

#[test]
fn windows_are_told_open_or_closed_on_the_day_of_asking() {
    let window = |id: &str, until: Option<&str>| Window {
        id: id.to_owned(),
        category: None,
        for_years: vec![2029],
        until: until.map(day),
        clause: CLAUSE.into(),
    };
    let rules = Rules {
        make_up: vec![window("made-up", Some("2030-06-30")), window("not-at-all", None)],
        late_registration: vec![window("late", Some("2030-03-31"))],
        ..year()
    };
    let open = |today: Option<&str>| {
        let outcome = evaluate(&rules, &Facts { today: today.map(day), ..facts(vec![]) });
        let windows = outcome.make_up.into_iter().chain(outcome.late_registration);
        windows.map(|window| (window.id, window.open)).collect::<Vec<_>>()
    };
    for (today, open_then) in [
        (None, [None, Some(false), None]),
        (Some("2030-03-31"), [Some(true), Some(false), Some(true)]),
        (Some("2030-04-01"), [Some(true), Some(false), Some(false)]),
        (Some("2030-07-01"), [Some(false), Some(false), Some(false)]),
    ] {
        let expected = ["made-up", "not-at-all", "late"].map(ToOwned::to_owned).into_iter().zip(open_then);
        assert_eq!(open(today), expected.collect::<Vec<_>>(), "{today:?}");
    }
}

#[test]
fn notes_for_either_of_two_industries_are_told() {
    let note = |id: &str, industries: &[&str]| Note {
        id: id.to_owned(),
        industries: industries.iter().map(|id| (*id).into()).collect(),
        clause: CLAUSE.into(),
    };
    let notes = vec![note("for-all", &[]), note("for-other", &["other"]), note("for-another", &["another"])];
    let rules = Rules { notes, ..year() };
    assert_eq!(outcome(&rules, vec![]).notes, ["for-all"]);
    assert_eq!(of_two(rules, vec![]).notes, ["for-all", "for-other"]);
}

#[test]
fn judging_is_evaluating_without_advice() {
    let rules = Rules { steps: vec![step("study", StepWhen::Short, None, None)], ..year() };
    let facts = facts(vec![hours("public", 5)]);
    let mut outcome = evaluate(&rules, &facts);
    assert_eq!(std::mem::take(&mut outcome.steps), ["study"]);
    assert_eq!(judge(&rules, &facts), outcome);
}

/// A requirement for the people with these traits.
fn scoped(industry: &str, total: u32, traits: &[&str]) -> Requirement {
    let scope = traits.iter().map(|id| ((*id).into(), vec!["yes".into(), "rather".into()])).collect();
    Requirement { scope, ..requirement(industry, total, vec![]) }
}

#[test]
fn the_requirement_with_the_most_traits_that_fit_applies() {
    let industry = |id: &str, follows: &str| Industry { id: id.into(), follows: follows.into() };
    let rules = Rules {
        industries: vec![industry("all", "all"), industry("shops", "all"), industry("fairs", "fairs")],
        requirements: vec![
            scoped("all", 3, &["senior", "doctor"]),
            scoped("all", 2, &["senior"]),
            scoped("all", 1, &[]),
            scoped("fairs", 4, &["senior"]),
        ],
        ..Rules::default()
    };
    let total = |industry: &str, traits: &[(&str, &str)]| {
        let traits = traits.iter().map(|(id, value)| ((*id).into(), (*value).into())).collect();
        rules.requirement(&industry.into(), &traits).map(|requirement| requirement.total.min.to_string())
    };
    for (industry, traits, expected) in [
        ("all", &[][..], Some("1")),
        ("all", &[("senior", "yes")], Some("2")),
        ("all", &[("senior", "rather")], Some("2")),
        ("all", &[("senior", "no")], Some("1")),
        ("all", &[("senior", "yes"), ("doctor", "yes")], Some("3")),
        ("all", &[("senior", "no"), ("doctor", "yes")], Some("1")),
        ("shops", &[("senior", "yes")], Some("2")),
        ("fairs", &[], None),
        ("fairs", &[("senior", "yes")], Some("4")),
        ("unheard-of", &[], None),
    ] {
        assert_eq!(total(industry, traits).as_deref(), expected, "{industry} {traits:?}");
    }
}

#[test]
fn rules_are_found_by_name_and_a_waiver_by_its_industry_too() {
    let named = |id: &str, industries: &[&str], clause: &str| Waiver {
        id: id.to_owned(),
        clause: clause.into(),
        ..waiver(Effect::Complete, industries)
    };
    let mut rules = year();
    rules.waivers =
        vec![named("leave", &["other"], "others"), named("leave", &[], "all"), named("illness", &["other"], "others")];
    let found = |id: &str, industry: &str| {
        rules.waiver(id, &industry.into()).map(|waiver| waiver.clause.to_string()).unwrap_or_default()
    };
    assert_eq!(["all", "other"].map(|industry| found("leave", industry)), ["all", "others"]);
    assert_eq!(["all", "other"].map(|industry| found("illness", industry)), ["", "others"]);
    assert_eq!(found("unheard-of", "other"), "");

    let book = Activity { id: "book".into(), ..paper(5, 1) };
    rules.activities = vec![paper(5, 1), book];
    let activity = |id: &str| rules.activity(&id.into()).map(|activity| activity.id.to_string());
    assert_eq!(["book", "exam"].map(activity), [Some("book".to_owned()), None]);
    rules.units.push(Unit { id: "day".into(), of: 1, hours: 6, clause: None });
    let unit = |id: &str| rules.unit(&id.into()).map(|unit| unit.hours);
    assert_eq!(["hour", "day", "credit"].map(unit), [Some(1), Some(6), None]);
}

#[test]
fn a_requirement_tells_its_units_and_categories() {
    let parts = vec![with_parts(category("law", 2), vec![category("tax", 1)])];
    let public = with_parts(category("public", 5), parts);
    let share = CategoryRule { share: Some("1/2".parse().unwrap()), ..category("x", 3) };
    let requirement =
        Requirement { accepts: vec!["day".into(), "credit".into()], ..requirement("all", 10, vec![public, share]) };
    let names = |ids: Vec<&CategoryRule>| ids.into_iter().map(|rule| rule.id.to_string()).collect::<Vec<_>>();
    assert_eq!(requirement.units().map(ToString::to_string).collect::<Vec<_>>(), ["hour", "day", "credit"]);
    assert_eq!(names(requirement.all_categories()), ["public", "law", "tax", "x"]);
    assert_eq!(names(requirement.category(&"law".into()).unwrap().with_parts()), ["law", "tax"]);
    assert_eq!(requirement.category(&"unheard-of".into()), None);
    let needed = |id: &str| requirement.needed(requirement.category(&id.into()).unwrap()).to_string();
    assert_eq!(["public", "tax", "x"].map(needed), ["5", "1", "5"]);
}
