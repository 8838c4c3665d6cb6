//! What a person is asked by these rules, and which rules the facts leave open.

use checker_rules::{
    Activity, Actor, Amount, CarryOver, CountsFrom, Effect, Entry, Facts, Limit, Per, Period, Purpose, Question,
    Reason, Recognition, Requirement, RuleQuestions, Rules, State, Trait, TwoIndustries, Verdict, Waiver, Window,
    Worth, evaluate,
};
use proptest::prelude::*;

use crate::common::facts::{by, day, done, facts, hours, on};
use crate::common::rules::{
    CLAUSE, carry_over, category, cycle, least, limit, paper, recognised, requirement, rules, waiver,
};
use crate::random::{World, any_world, cases};

fn word(question: &Question) -> String {
    match question {
        Question::Trait(id) => format!("trait {id}"),
        Question::Mode(id) => format!("mode {id}"),
        Question::Activity(id) => format!("activity {id}"),
        Question::Waiver(id) => format!("waiver {id}"),
        Question::Purpose(id) => format!("purpose {id}"),
        other => format!("{other:?}").to_lowercase(),
    }
}

fn asked_of(person: &Facts, rules: &Rules) -> Vec<String> {
    rules.questions(person).iter().map(word).collect()
}

/// Rules of two industries, each of a category, changed.
fn changed(change: impl Fn(&mut Rules)) -> Rules {
    let mut rules = rules(5, vec![category("public", 5)]);
    rules.modes = ["online", "visit"].map(Into::into).into();
    change(&mut rules);
    rules
}

/// What somebody in the first industry is asked.
fn asked(change: impl Fn(&mut Rules)) -> Vec<String> {
    asked_of(&facts(Vec::new()), &changed(change))
}

const NOTHING: [&str; 0] = [];

#[test]
fn nothing_is_asked_where_amounts_decide() {
    assert_eq!(asked(|_| {}), NOTHING);
}

#[test]
fn the_day_is_asked_where_a_day_or_a_year_of_several_is_limited() {
    let limited = |per| asked(|rules| rules.limits = vec![limit(5, per, None)]);
    assert_eq!(limited(Per::Day), ["date"]);
    assert_eq!(limited(Per::Year), NOTHING);
    assert_eq!(limited(Per::Period), NOTHING);
    let in_cycle = |rules: &mut Rules| {
        *rules = cycle(rules.clone(), None);
        rules.limits = vec![limit(5, Per::Year, None)];
    };
    let of_limit = changed(in_cycle).not_asked(&facts(Vec::new())).pop().unwrap();
    assert_eq!(of_limit.questions, [Question::Date]);
}

#[test]
fn the_day_is_asked_where_the_notice_states_a_period() {
    let window = |rules: &mut Rules| {
        let [starts, ends] = ["2030-01-01", "2030-06-30"].map(day);
        rules.period = Some(Period { starts, ends, late: None, clause: CLAUSE.into() });
    };
    assert_eq!(asked(window), ["date"]);
}

#[test]
fn the_day_is_asked_where_each_year_has_a_least() {
    let least_of = |year: Option<u32>| changed(|rules| *rules = cycle(rules.clone(), year));
    let open = |rules: &Rules| rules.not_asked(&facts(Vec::new())).len();
    assert_eq!((open(&least_of(None)), open(&least_of(Some(2)))), (1, 2), "the period alone, and the year's least");
    let of_other = |rules: &mut Rules| {
        let other = requirement("other", 5, vec![]);
        rules.requirements.push(Requirement { each_year: Some(least(2)), ..other });
    };
    assert_eq!(asked(of_other), NOTHING);
    assert_eq!(asked(|rules| rules.requirements[0].each_year = Some(least(2))), NOTHING, "one year has no other");
}

#[test]
fn the_day_is_asked_where_an_activity_is_spread() {
    assert_eq!(asked(|rules| rules.activities = vec![paper(5, 1)]), ["activity paper"]);
    assert_eq!(asked(|rules| rules.activities = vec![paper(5, 2)]), ["activity paper", "date"]);
}

#[test]
fn what_is_limited_is_asked() {
    assert_eq!(asked(|rules| rules.limits = vec![limit(5, Per::Item, None)]), ["item"]);
    assert_eq!(asked(|rules| rules.limits = vec![limit(5, Per::Period, Some("visit"))]), ["mode visit"]);
    let of_papers = |rules: &mut Rules| {
        rules.limits = vec![Limit { activities: vec!["paper".into()], ..limit(5, Per::Year, None) }];
    };
    assert_eq!(asked(of_papers), ["activity paper"]);
}

fn counts_from(state: State) -> Option<CountsFrom> {
    Some(CountsFrom { state, clause: CLAUSE.into() })
}

#[test]
fn a_way_of_learning_is_asked_where_it_decides_who_recognises_and_that_matters() {
    let online = || Recognition { mode: Some("online".into()), ..recognised("public", Actor::Employer) };
    assert_eq!(asked(|rules| rules.recognition = vec![online()]), NOTHING);
    let recognised_only = |recognition: Recognition| {
        asked(|rules| {
            rules.counts_from = counts_from(State::Recognised);
            rules.recognition = vec![recognition.clone()];
        })
    };
    assert_eq!(recognised_only(online()), ["state", "mode online"]);
    assert_eq!(recognised_only(recognised("public", Actor::System)), ["state"]);
}

#[test]
fn the_state_is_asked_where_finished_learning_may_not_count() {
    for (from, asks) in [
        (State::Planned, &NOTHING[..]),
        (State::Done, &NOTHING),
        (State::Declared, &["state"]),
        (State::Recognised, &["state"]),
    ] {
        assert_eq!(asked(|rules| rules.counts_from = counts_from(from)), asks, "{from:?}");
    }
}

fn window() -> Window {
    let (id, clause) = ("window".to_owned(), CLAUSE.into());
    Window { id, category: None, for_years: vec![2029], until: Some(day("2030-06-30")), clause }
}

#[test]
fn what_comes_from_or_goes_to_another_year_is_asked() {
    assert_eq!(asked(|rules| rules.carry_over = vec![carry_over(None)]), ["carried"]);
    assert_eq!(asked(|rules| rules.make_up = vec![window()]), ["foryear"]);
    assert_eq!(asked(|rules| rules.late_registration = vec![window()]), ["foryear"]);
    assert_eq!(asked(|rules| rules.waivers = vec![waiver(Effect::Defer, &[])]), ["waiver waiver", "owed"]);
    assert_eq!(asked(|rules| rules.waivers = vec![waiver(Effect::Complete, &[])]), ["waiver waiver"]);
}

#[test]
fn what_concerns_another_industry_is_not_asked() {
    let others = || vec!["other".into()];
    let rules = changed(|rules| {
        rules.activities = vec![Activity { industries: others(), ..paper(5, 2) }];
        rules.limits =
            [Per::Item, Per::Day].map(|per| Limit { industries: others(), ..limit(5, per, Some("online")) }).into();
        rules.carry_over = vec![CarryOver { industries: others(), ..carry_over(None) }];
        rules.waivers = vec![Waiver { industries: others(), ..waiver(Effect::Complete, &[]) }];
    });
    let first = facts(Vec::new());
    assert_eq!(asked_of(&first, &rules), NOTHING);
    let all = ["activity paper", "date", "item", "mode online", "carried", "waiver waiver"];
    assert_eq!(asked_of(&Facts { industry: "other".into(), ..first.clone() }, &rules), all);
    assert_eq!(asked_of(&Facts { second_industry: Some("other".into()), ..first }, &rules), all);
}

fn purpose(id: &str, years: u16, traits: &[&str]) -> Purpose {
    let scope = traits.iter().map(|id| ((*id).into(), vec!["senior".into()])).collect();
    Purpose { id: id.to_owned(), scope, years, clause: CLAUSE.into() }
}

#[test]
fn a_purpose_is_asked_once_where_more_than_the_year_has_to_be_complete() {
    let change = |rules: &mut Rules| {
        rules.purposes = vec![purpose("title", 3, &[]), purpose("title", 5, &["level"]), purpose("post", 1, &[])];
    };
    assert_eq!(asked(change), ["purpose title", "trait level"]);
}

#[test]
fn a_trait_is_asked_where_a_requirement_of_the_industry_depends_on_it() {
    let change = |rules: &mut Rules| {
        rules.traits = ["degree", "age"].map(|id| Trait { id: id.into(), values: vec!["senior".into()] }).into();
        let scoped = |industry: &str, id: &str| Requirement {
            scope: [(id.into(), vec!["senior".into()])].into(),
            ..requirement(industry, 0, vec![category("special", 0)])
        };
        rules.requirements.extend([scoped("all", "degree"), scoped("another", "age")]);
    };
    assert_eq!(asked(change), ["trait degree"]);
    let senior = Facts { traits: [("degree".into(), "senior".into())].into(), ..facts(Vec::new()) };
    assert_eq!(changed(change).not_asked(&senior), [], "it is known");
}

#[test]
fn a_second_industry_is_asked_where_there_is_one() {
    let two = || Some(TwoIndustries { each: vec![], clause: CLAUSE.into() });
    assert_eq!(asked(|rules| rules.two_industries = two()), ["secondindustry"]);
    let alone = |rules: &mut Rules| {
        rules.two_industries = two();
        rules.industries.truncate(1);
    };
    assert_eq!(asked(alone), NOTHING);
}

/// Rules of every kind that asks something.
fn everything(rules: &mut Rules) {
    rules.limits = vec![limit(5, Per::Day, Some("online"))];
    rules.activities = vec![paper(5, 1)];
    rules.counts_from = counts_from(State::Recognised);
    rules.carry_over = vec![carry_over(None)];
    rules.make_up = vec![window()];
    rules.waivers = vec![waiver(Effect::Defer, &[])];
    rules.purposes = vec![purpose("title", 3, &[])];
    rules.two_industries = Some(TwoIndustries { each: vec![], clause: CLAUSE.into() });
}

#[test]
fn totals_leave_every_rule_open_and_facts_that_say_everything_leave_none() {
    let rules = changed(everything);
    let kinds = |person: &Facts| rules.not_asked(person).len();
    let total = facts(vec![hours("public", 5)]);
    assert_eq!(kinds(&total), 8);
    let dated = |entry: Entry| by("visit", on("2030-02-01", entry));
    let carried = Entry { carried_from: Some(2029), ..hours("public", 1) };
    let all = [hours("public", 5), done("paper"), carried].map(dated);
    let entries = all.map(|entry| Entry { state: Some(State::Recognised), ..entry });
    let said = Facts {
        second_industry: Some("other".into()),
        waivers: vec!["waiver".to_owned()],
        owed: [("public".into(), Amount::ZERO)].into(),
        purpose: Some("title".to_owned()),
        ..facts(entries.into())
    };
    assert_eq!(kinds(&said), 0, "{:?}", rules.not_asked(&said));
    let one_total = Facts { entries: [said.entries.clone(), vec![hours("public", 1)]].concat(), ..said };
    assert_eq!(kinds(&one_total), 3, "the limit, the state and the window are open for the total");
}

#[test]
fn an_outcome_names_what_was_not_asked_with_its_clause() {
    let outcome = evaluate(&changed(everything), &facts(vec![hours("public", 5)]));
    assert_eq!(outcome.not_asked.len(), 8);
    assert!(outcome.not_asked.iter().all(|RuleQuestions { clause, .. }| clause.as_str() == CLAUSE));
}

proptest! {
    #![proptest_config(cases(2_000))]

    /// What the evaluation assumes is always something that was not asked.
    #[test]
    fn whatever_is_assumed_is_named_as_not_asked(World { mut rules, facts } in any_world()) {
        for (at, limit) in rules.limits.iter_mut().enumerate() {
            limit.clause = format!("limit-{at}").into();
        }
        for requirement in &mut rules.requirements {
            requirement.each_year.iter_mut().for_each(|each| each.clause = "each-year".into());
        }
        rules.counts_from.iter_mut().for_each(|from| from.clause = "counts-from".into());
        let outcome = evaluate(&rules, &facts);
        for assumed in &outcome.assumed {
            let is_named = outcome.not_asked.iter().any(|rule| rule.clause == assumed.clause);
            let done_is_enough = rules.counts_from.as_ref().is_some_and(|from| from.state <= State::Done);
            prop_assert!(is_named || done_is_enough, "{:?} of {:?}", assumed, outcome.not_asked);
        }
    }
}

/// Rules that ask more of seniors than of others in offices, and nothing of anybody else.
fn by_level() -> Rules {
    changed(|rules| {
        rules.traits = vec![Trait { id: "level".into(), values: vec!["senior".into(), "junior".into()] }];
        rules.requirements[0].scope = [("level".into(), vec!["senior".into()])].into();
    })
}

#[test]
fn somebody_without_a_requirement_is_told_which_trait_was_not_asked() {
    let outcome = evaluate(&by_level(), &facts(vec![hours("public", 5)]));
    assert_eq!(outcome.verdict, Verdict::None(Reason::NotCovered));
    assert_eq!(outcome.not_asked[0].questions, [Question::Trait("level".into())]);
}

#[test]
fn what_a_known_trait_excludes_is_not_asked() {
    let mut rules = by_level();
    rules.purposes = vec![Purpose { scope: rules.requirements[0].scope.clone(), ..purpose("title", 3, &[]) }];
    let junior = Facts { traits: [("level".into(), "junior".into())].into(), ..facts(Vec::new()) };
    assert_eq!(asked_of(&junior, &rules), NOTHING);
    assert_eq!(asked_of(&facts(Vec::new()), &rules), ["trait level", "purpose title"]);
}

#[test]
fn what_is_for_a_category_that_the_industry_lacks_is_not_asked() {
    let extra = || Some("extra".into());
    let change = |rules: &mut Rules| {
        rules.limits = vec![Limit { categories: vec!["extra".into()], ..limit(5, Per::Day, None) }];
        rules.carry_over = vec![carry_over(Some("extra"))];
        rules.make_up = vec![Window { category: extra(), ..window() }];
        let worth = Worth::Each { category: "extra".into(), amount: Amount::whole(1), per: "item".into() };
        rules.activities = vec![Activity { worth, ..paper(5, 1) }];
    };
    assert_eq!(asked(change), NOTHING);
}

#[test]
fn a_way_of_learning_that_the_rules_do_not_know_answers_nothing() {
    let rules = changed(|rules| rules.limits = vec![limit(5, Per::Period, Some("online"))]);
    let open = |mode: &str| rules.not_asked(&facts(vec![by(mode, hours("public", 5))])).len();
    assert_eq!((open("online"), open("visit"), open("onlin")), (0, 0, 1));
}
