//! What people in the industries of one year are told.

use checker_rules::{
    Actor, Amount, CategoryRule, Date, Entry, Facts, Industry, Node, Note, Outcome, Reason, Recognition, Requirement,
    Rest, Rules, Step, StepWhen, Trait, Unit, Verdict, Why, Window, evaluate,
};

use crate::common::rules::{CLAUSE, at_most, category, least};

fn requirement(industry: &str, unit: &str, accepts: &str, total: u32, categories: &[(&str, u32)]) -> Requirement {
    let categories = categories.iter().map(|(id, min)| category(id, *min));
    Requirement {
        industry: industry.into(),
        scope: Default::default(),
        unit: unit.into(),
        accepts: vec![accepts.into()],
        total: least(total),
        each_year: None,
        categories: categories.collect(),
    }
}

fn unit(id: &str, of: u32, hours: u32) -> Unit {
    Unit { id: id.into(), of, hours, clause: None }
}

fn recognition(id: &str, industries: &[&str], mode: Option<&str>, recognises: Actor) -> Recognition {
    Recognition {
        id: id.to_owned(),
        category: "professional".into(),
        industries: industries.iter().map(|industry| (*industry).into()).collect(),
        mode: mode.map(Into::into),
        declares: None,
        recognises: Some(recognises),
        clause: "professional-subjects".into(),
    }
}

fn step(id: &str, when: StepWhen, category: Option<&str>) -> Step {
    Step { id: id.to_owned(), when, category: category.map(Into::into), by: None, clause: "certificates".into() }
}

/// Rules in the shape of Shaoguan's, small.
fn rules() -> Rules {
    let industry = |id: &str, follows: &str| Industry { id: id.into(), follows: follows.into() };
    Rules {
        year: 2019,
        units: vec![unit("hour", 1, 1), unit("day", 12, 72), unit("credit", 1, 1)],
        industries: vec![
            industry("general", "general"),
            industry("accounting", "accounting"),
            industry("education", "general"),
        ],
        requirements: vec![
            requirement("general", "hour", "day", 72, &[("public", 18), ("professional", 42), ("elective", 12)]),
            requirement("accounting", "credit", "hour", 90, &[("public", 30), ("professional", 60)]),
        ],
        recognition: vec![
            recognition("employer", &[], None, Actor::Employer),
            recognition("authority", &["education"], None, Actor::SectorAuthority),
            recognition("distance", &[], Some("distance"), Actor::Employer),
        ],
        make_up: vec![Window {
            id: "public-2018".to_owned(),
            category: Some("public".into()),
            for_years: vec![2018],
            until: Date::new(2019, 6, 30).ok(),
            clause: "public-subjects".into(),
        }],
        steps: vec![
            step("study-public", StepWhen::Short, Some("public")),
            step("study-elective", StepWhen::Short, Some("elective")),
            step("certificate", StepWhen::Met, None),
        ],
        ..Rules::default()
    }
}

fn facts(industry: &str, entries: &[(&str, &str, &str)]) -> Facts {
    let entry = |(category, amount, unit): &(&str, &str, &str)| {
        Entry::total((*category).into(), amount.parse().unwrap(), Some((*unit).into()))
    };
    let entries = entries.iter().map(entry).collect();
    Facts { year: 2019, industry: industry.into(), entries, ..Facts::default() }
}

fn missing(outcome: &Outcome, category: &str) -> String {
    outcome.line(&Node::Category(category.into())).map(|line| line.missing.to_string()).unwrap_or_default()
}

#[test]
fn the_total_alone_does_not_meet_the_year() {
    let outcome = evaluate(
        &rules(),
        &facts("general", &[("public", "17", "hour"), ("professional", "43", "hour"), ("elective", "12", "hour")]),
    );
    assert_eq!(outcome.verdict, Verdict::Short);
    assert_eq!(missing(&outcome, "public"), "1");
    assert_eq!(outcome.line(&Node::Total).unwrap().missing, Amount::ZERO);
    assert_eq!(outcome.steps, ["study-public"]);
}

#[test]
fn days_and_hours_of_one_category_add_up() {
    let outcome = evaluate(&rules(), &facts("general", &[("public", "2", "day"), ("public", "5.5", "hour")]));
    assert_eq!(missing(&outcome, "public"), "0.5");
}

#[test]
fn what_an_industry_does_not_have_is_named_and_not_counted() {
    let outcome = evaluate(
        &rules(),
        &facts(
            "accounting",
            &[
                ("public", "30", "credit"),
                ("professional", "60", "hour"),
                ("elective", "9", "hour"),
                ("public", "1", "day"),
            ],
        ),
    );
    assert_eq!(outcome.verdict, Verdict::Met);
    assert_eq!(outcome.line(&Node::Total).unwrap().counted, Amount::whole(90));
    let rest = |at: usize| outcome.entries[at].rest.clone();
    let uncounted = |amount, why| vec![Rest { amount: Amount::whole(amount), why, clause: Some(CLAUSE.into()) }];
    assert_eq!((rest(0), rest(1)), (vec![], vec![]));
    assert_eq!(rest(2), uncounted(9, Why::NotInRequirement));
    assert_eq!(rest(3), uncounted(1, Why::OtherUnit));
    assert_eq!(outcome.steps, ["certificate"]);
}

#[test]
fn the_rule_that_names_an_industry_prevails_over_the_one_for_all() {
    let recognised = |industry: &str| {
        let outcome = evaluate(&rules(), &facts(industry, &[]));
        outcome.recognition.into_iter().map(|entry| entry.id).collect::<Vec<_>>()
    };
    assert_eq!(recognised("general"), ["employer", "distance"]);
    assert_eq!(recognised("education"), ["authority", "distance"]);
}

#[test]
fn a_window_is_open_on_its_last_day_and_closed_on_the_next() {
    let open = |today: Option<&str>| {
        let today = today.map(|day| day.parse().unwrap());
        evaluate(&rules(), &Facts { today, ..facts("general", &[]) }).make_up[0].open
    };
    assert_eq!(open(Some("2019-06-30")), Some(true));
    assert_eq!(open(Some("2019-07-01")), Some(false));
    assert_eq!(open(None), None);
}

#[test]
fn without_a_rule_there_is_no_verdict() {
    let other_year = Facts { year: 2020, ..facts("general", &[]) };
    assert_eq!(evaluate(&rules(), &other_year).verdict, Verdict::None(Reason::OtherYear));
    assert_eq!(evaluate(&rules(), &facts("unheard-of", &[])).verdict, Verdict::None(Reason::UnknownIndustry));
}

/// 60 professional hours, 20 of them compulsory and 10 at most by self-study, of 72; counted in an odd credit.
fn with_parts() -> Rules {
    let parts = vec![category("compulsory", 20), at_most(10, category("self-study", 0))];
    let professional = CategoryRule { categories: parts, ..category("professional", 60) };
    let mut requirement = requirement("general", "hour", "day", 72, &[]);
    requirement.categories =
        vec![professional, CategoryRule { share: Some("1/6".parse().unwrap()), ..category("public", 0) }];
    Rules { requirements: vec![requirement], ..rules() }
}

#[test]
fn parts_count_for_themselves_and_for_what_they_are_parts_of() {
    let entries = [
        ("professional", "30", "hour"),
        ("compulsory", "21", "hour"),
        ("self-study", "15", "hour"),
        ("public", "12", "hour"),
    ];
    let outcome = evaluate(&with_parts(), &facts("general", &entries));
    let lines = outcome.lines.iter().map(|line| {
        let name = match &line.node {
            Node::Category(id) => id.as_str(),
            Node::Total => "total",
            Node::Year(_) => "a year",
        };
        format!(
            "{name}: {} given, {} counted, {} needed, {} missing",
            line.given, line.counted, line.needed, line.missing
        )
    });
    let expected = [
        "professional: 66 given, 61 counted, 60 needed, 0 missing",
        "compulsory: 21 given, 21 counted, 20 needed, 0 missing",
        "self-study: 15 given, 10 counted, 0 needed, 0 missing",
        "public: 12 given, 12 counted, 12 needed, 0 missing",
        "total: 78 given, 73 counted, 72 needed, 0 missing",
    ];
    assert_eq!(lines.collect::<Vec<_>>(), expected);
    let within: Vec<_> = outcome.lines.iter().map(|line| line.within.as_ref().map(ToString::to_string)).collect();
    assert_eq!(within, [None, Some("professional".to_owned()), Some("professional".to_owned()), None, None]);
}

#[test]
fn units_are_exchanged_through_the_class_hour() {
    let mut rules = rules();
    rules.units = vec![unit("hour", 1, 1), unit("day", 12, 72), unit("credit", 25, 90)];
    rules.requirements = vec![requirement("general", "credit", "day", 25, &[("public", 20)])];
    let outcome = evaluate(&rules, &facts("general", &[("public", "12", "day")]));
    assert_eq!(outcome.lines[0].counted, Amount::whole(20));
    rules.requirements = vec![requirement("general", "day", "credit", 15, &[("public", 12)])];
    let outcome = evaluate(&rules, &facts("general", &[("public", "20", "credit")]));
    assert_eq!(outcome.lines[0].counted, Amount::whole(12));
}

#[test]
fn nothing_of_a_foreign_category_is_not_worth_naming() {
    let outcome = evaluate(&rules(), &facts("accounting", &[("elective", "0", "hour")]));
    assert_eq!(outcome.entries[0].rest, []);
}

#[test]
fn notes_go_to_whom_they_concern() {
    let note = |id: &str, industries: &[&str]| Note {
        id: id.to_owned(),
        industries: industries.iter().map(|industry| (*industry).into()).collect(),
        clause: "annual-hours".into(),
    };
    let notes = vec![
        note("for-all", &[]),
        note("for-accounting", &["accounting"]),
        note("for-others", &["general", "education"]),
    ];
    let rules = Rules { notes, ..rules() };
    assert_eq!(evaluate(&rules, &facts("accounting", &[])).notes, ["for-all", "for-accounting"]);
    assert_eq!(evaluate(&rules, &facts("education", &[])).notes, ["for-all", "for-others"]);
}

#[test]
fn traits_are_asked_where_a_requirement_depends_on_them_and_decide_which_applies() {
    let mut rules = rules();
    rules.traits = vec![Trait { id: "level".into(), values: vec!["senior".into(), "junior".into()] }];
    let mut junior = requirement("general", "hour", "day", 40, &[("public", 10)]);
    junior.scope = [("level".into(), vec!["junior".into()])].into();
    rules.requirements.push(junior);
    for (industry, asked) in [("general", vec![&rules.traits[0]]), ("accounting", vec![])] {
        assert_eq!(rules.traits_asked(&industry.into()), asked);
    }
    let total = |level: Option<&str>| {
        let traits = level.map(|level| ("level".into(), level.into())).into_iter().collect();
        evaluate(&rules, &Facts { traits, ..facts("education", &[]) }).line(&Node::Total).unwrap().needed
    };
    assert_eq!(total(Some("junior")), Amount::whole(40));
    assert_eq!(total(Some("senior")), Amount::whole(72));
    assert_eq!(total(None), Amount::whole(72));
}

#[test]
fn what_is_no_amount_or_no_day_is_refused_in_json() {
    assert!(serde_json::from_str::<Amount>("\"-1\"").is_err());
    assert!(serde_json::from_str::<Date>("\"2019-02-30\"").is_err());
}
