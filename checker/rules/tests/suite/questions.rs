//! What a form asks by these rules.

use checker_rules::{
    Activity, Actor, CarryOver, CountsFrom, Effect, Limit, Per, Purpose, Questions, Recognition, Requirement, Rules,
    Scope, State, Trait, TwoIndustries, Waiver,
};

use crate::common::rules::{
    CLAUSE, carry_over, category, cycle, least, limit, paper, recognised, requirement, rules, waiver, with_parts,
};

/// Everything that is asked, in a few words.
fn told(questions: &Questions<'_>) -> Vec<String> {
    let words = |kind: &'static str| move |name: &str| format!("{kind} {name}");
    let is = |asked: bool, words: &str| asked.then(|| words.to_owned());
    let mut told: Vec<String> = Vec::new();
    told.extend(questions.traits.iter().map(|asked| words("trait")(asked.id.as_str())));
    told.extend(questions.categories.iter().map(|id| id.to_string()));
    told.extend(questions.modes.iter().map(|id| words("mode")(id.as_str())));
    told.extend(questions.activities.iter().map(|activity| words("activity")(activity.id.as_str())));
    told.extend(is(questions.dates, "dates"));
    told.extend(is(questions.items, "items"));
    told.extend(questions.states.iter().map(|state| format!("state {state:?}")));
    told.extend(is(questions.carried, "carried"));
    told.extend(questions.waivers.iter().map(|waiver| words("waiver")(&waiver.id)));
    told.extend(questions.purposes.iter().map(|purpose| format!("purpose {} of {}", purpose.id, purpose.years)));
    told.extend(is(questions.second_industry, "second industry"));
    told.extend(is(questions.totals_are_enough(), "totals are enough"));
    told
}

fn asked_of(industry: &str, rules: &Rules) -> Vec<String> {
    told(&rules.questions(&Scope { industry: industry.into(), ..Scope::default() }))
}

/// Rules of two industries, each of a category, changed; what somebody in the first is asked.
fn asked(change: impl Fn(&mut Rules)) -> Vec<String> {
    let mut rules = rules(5, vec![category("public", 5)]);
    rules.modes = ["online", "visit"].map(Into::into).into();
    change(&mut rules);
    asked_of("all", &rules)
}

const TOTALS: [&str; 2] = ["public", "totals are enough"];

#[test]
fn one_amount_a_category_is_enough_where_nothing_else_matters() {
    assert_eq!(asked(|_| {}), TOTALS);
}

#[test]
fn each_category_is_asked_in_reading_order() {
    let mut rules = rules(5, vec![with_parts(category("public", 5), vec![category("law", 2)]), category("x", 0)]);
    assert_eq!(asked_of("all", &rules), ["public", "law", "x", "totals are enough"]);
    rules.requirements.clear();
    assert_eq!(asked_of("all", &rules), ["totals are enough"]);
}

#[test]
fn the_day_is_asked_where_a_day_or_a_year_of_several_is_limited() {
    let limited = |per, several: bool| {
        asked(|rules| {
            if several {
                *rules = cycle(rules.clone(), None);
            }
            rules.limits = vec![limit(5, per, None)];
        })
    };
    for several in [false, true] {
        assert_eq!(limited(Per::Day, several), ["public", "dates"]);
        assert_eq!(limited(Per::Period, several), TOTALS);
    }
    assert_eq!(limited(Per::Year, false), TOTALS);
    assert_eq!(limited(Per::Year, true), ["public", "dates"]);
}

#[test]
fn the_day_is_asked_where_each_year_has_a_least() {
    assert_eq!(asked(|rules| *rules = cycle(rules.clone(), None)), TOTALS);
    assert_eq!(asked(|rules| *rules = cycle(rules.clone(), Some(2))), ["public", "dates"]);
    let of_other = |rules: &mut Rules| {
        let other = requirement("other", 5, vec![]);
        rules.requirements.push(Requirement { each_year: Some(least(2)), ..other });
    };
    assert_eq!(asked(of_other), TOTALS);
}

#[test]
fn the_day_is_asked_where_an_activity_is_spread() {
    assert_eq!(asked(|rules| rules.activities = vec![paper(5, 1)]), ["public", "activity paper"]);
    assert_eq!(asked(|rules| rules.activities = vec![paper(5, 2)]), ["public", "activity paper", "dates"]);
}

#[test]
fn each_piece_of_learning_is_asked_where_it_is_limited() {
    assert_eq!(asked(|rules| rules.limits = vec![limit(5, Per::Item, None)]), ["public", "items"]);
}

#[test]
fn a_way_of_learning_is_asked_where_it_is_limited() {
    let limited = |rules: &mut Rules| rules.limits = vec![limit(5, Per::Period, Some("visit"))];
    assert_eq!(asked(limited), ["public", "mode visit"]);
}

fn by_mode() -> Recognition {
    Recognition { mode: Some("online".into()), ..recognised("public", Actor::System) }
}

fn counts_from(state: State) -> Option<CountsFrom> {
    Some(CountsFrom { state, clause: CLAUSE.into() })
}

#[test]
fn a_way_of_learning_is_asked_where_it_decides_who_recognises_and_that_matters() {
    assert_eq!(asked(|rules| rules.recognition = vec![by_mode()]), TOTALS);
    let recognised = |mode: fn() -> Recognition| {
        asked(|rules| {
            rules.counts_from = counts_from(State::Recognised);
            rules.recognition = vec![mode()];
        })
    };
    assert_eq!(recognised(by_mode), ["public", "mode online", "state Done", "state Declared"]);
    assert_eq!(recognised(by_any_mode), ["public", "state Done", "state Declared"]);
}

fn by_any_mode() -> Recognition {
    recognised("public", Actor::System)
}

#[test]
fn the_states_before_the_one_that_counts_are_asked() {
    for (from, states) in [
        (State::Planned, &TOTALS[..]),
        (State::Done, &TOTALS),
        (State::Declared, &["public", "state Done"]),
        (State::Recognised, &["public", "state Done", "state Declared"]),
    ] {
        assert_eq!(asked(|rules| rules.counts_from = counts_from(from)), states, "{from:?}");
    }
}

#[test]
fn surplus_and_waivers_are_asked_where_there_are_any() {
    assert_eq!(asked(|rules| rules.carry_over = vec![carry_over(None)]), ["public", "carried"]);
    let waived = |rules: &mut Rules| rules.waivers = vec![waiver(Effect::Complete, &[])];
    assert_eq!(asked(waived), ["public", "waiver waiver", "totals are enough"]);
}

#[test]
fn what_concerns_another_industry_is_not_asked() {
    let others = || vec!["other".into()];
    let change = |rules: &mut Rules| {
        rules.activities = vec![Activity { industries: others(), ..paper(5, 2) }];
        rules.limits =
            [Per::Item, Per::Day].map(|per| Limit { industries: others(), ..limit(5, per, Some("online")) }).into();
        rules.carry_over = vec![CarryOver { industries: others(), ..carry_over(None) }];
        rules.waivers = vec![Waiver { industries: others(), ..waiver(Effect::Complete, &[]) }];
    };
    assert_eq!(asked(change), TOTALS);
    let mut rules = rules(5, vec![category("public", 5)]);
    rules.modes = vec!["online".into()];
    change(&mut rules);
    let all = ["public", "mode online", "activity paper", "dates", "items", "carried", "waiver waiver"];
    assert_eq!(asked_of("other", &rules), all);
}

fn purpose(id: &str, years: u16, traits: &[&str]) -> Purpose {
    let scope = traits.iter().map(|id| ((*id).into(), vec!["senior".into()])).collect();
    Purpose { id: id.to_owned(), scope, years, clause: CLAUSE.into() }
}

#[test]
fn each_purpose_is_asked_once() {
    let change = |rules: &mut Rules| {
        rules.purposes = vec![purpose("title", 3, &[]), purpose("title", 5, &["level"]), purpose("post", 1, &[])];
    };
    assert_eq!(asked(change), ["public", "purpose title of 3", "purpose post of 1", "totals are enough"]);
}

#[test]
fn a_trait_is_asked_where_a_requirement_or_a_purpose_depends_on_it() {
    let traits = ["level", "degree", "employer", "age"];
    let traits = traits.map(|id| Trait { id: id.into(), values: vec!["senior".into()] });
    let change = |rules: &mut Rules| {
        rules.traits = traits.to_vec();
        let scoped = |industry: &str, id: &str| {
            let mut scoped = requirement(industry, 0, vec![category("special", 0)]);
            scoped.scope = [(id.into(), vec!["senior".into()])].into();
            scoped
        };
        rules.requirements.extend([scoped("all", "degree"), scoped("another", "age")]);
        rules.purposes = vec![purpose("title", 3, &["employer"])];
    };
    let expected = ["trait degree", "trait employer", "public", "purpose title of 3", "totals are enough"];
    assert_eq!(asked(change), expected);
    let mut rules = rules(5, vec![category("public", 5)]);
    change(&mut rules);
    let traits = [("degree".into(), "senior".into())].into();
    let told = told(&rules.questions(&Scope { industry: "all".into(), traits }));
    assert_eq!(told[2], "special");
}

#[test]
fn a_second_industry_is_asked_where_there_is_one_and_it_matters() {
    let two = || Some(TwoIndustries { each: vec![], clause: CLAUSE.into() });
    assert_eq!(asked(|rules| rules.two_industries = two()), ["public", "second industry"]);
    let alone = |rules: &mut Rules| {
        rules.two_industries = two();
        rules.industries.truncate(1);
    };
    assert_eq!(asked(alone), TOTALS);
}
