//! What a door does not ask of a person, it names: over every rule set, whatever facts beyond totals can change a verdict
//! belongs to a rule that is named as not asked.
//!
//! Each person of the examples is asked for totals only. Then everything that totals leave unsaid is said in every way.
//! Where a verdict changes by that, it does not change by rules from which those named are taken away.

#![expect(clippy::panic, reason = "what goes wrong here is a failed test")]

use checker_rules::{
    Activity, Amount, Date, Entry, Facts, IndustryId, Of, Requirement, RuleQuestions, Rules, State, Subject, Verdict,
    Worth, judge,
};
use site_tests::folders::own_content;
use site_tests::sets::{RuleSet, rule_sets, year_of_content};

/// The facts as a form or a list knows them: the person, and an amount of each category.
fn totals(facts: &Facts) -> Facts {
    let category = |entry: &Entry| match &entry.of {
        Of::Category(id) => Some(Entry::total(id.clone(), entry.amount, entry.unit.clone())),
        Of::Activity(_) => None,
    };
    let entries = facts.entries.iter().filter_map(category).collect();
    let (year, industry, traits) = (facts.year, facts.industry.clone(), facts.traits.clone());
    Facts { year, industry, traits, entries, ..Facts::default() }
}

/// People who have just what a requirement asks for, and twice that.
fn just_enough(rules: &Rules) -> Vec<Facts> {
    let of = |industry: &IndustryId, requirement: &Requirement, times: u32| {
        let whole = requirement.total.min;
        let categories = requirement.categories.iter();
        let amount = |amount: Amount| (0..times).map(|_| amount).sum::<Amount>();
        let mut entries: Vec<Entry> = categories
            .map(|category| Entry::total(category.id.clone(), amount(requirement.needed(category)), None))
            .collect();
        let sum: Amount = entries.iter().map(|entry| entry.amount).sum();
        if let Some(first) = entries.first_mut().filter(|_| sum < whole) {
            first.amount = first.amount + (whole - sum);
        }
        let traits = requirement.scope.iter().filter_map(|(id, values)| Some((id.clone(), values.first()?.clone())));
        Facts { year: rules.year, industry: industry.clone(), traits: traits.collect(), entries, ..Facts::default() }
    };
    let industries = rules.industries.iter();
    let asked = industries.flat_map(|one| rules.requirements_of(&one.id).map(move |asked| (&one.id, asked)));
    asked.flat_map(|(industry, asked)| [of(industry, asked, 1), of(industry, asked, 2)]).collect()
}

/// The same facts with something of each entry said.
fn each(facts: &Facts, say: impl Fn(&Entry) -> Entry) -> Facts {
    Facts { entries: facts.entries.iter().map(say).collect(), ..facts.clone() }
}

/// The same facts with one more entry.
fn more(facts: &Facts, entry: Entry) -> Facts {
    Facts { entries: facts.entries.iter().cloned().chain([entry]).collect(), ..facts.clone() }
}

/// What totals leave open, said in every way.
fn said(rules: &Rules, facts: &Facts) -> Vec<Facts> {
    let days = ["01-01", "05-20", "11-30", "12-31"].map(|day| format!("{}-{day}", rules.year));
    let days: Vec<Date> = days.iter().filter_map(|day| day.parse().ok()).collect();
    let modes =
        || rules.modes.iter().map(|mode| each(facts, |entry| Entry { mode: Some(mode.clone()), ..entry.clone() }));
    let dates = |facts: Facts| {
        let on = |day: &Date| each(&facts, |entry| Entry { date: Some(*day), ..entry.clone() });
        days.iter().map(on).collect::<Vec<_>>()
    };
    let states = |facts: Facts| {
        let states = [State::Done, State::Declared, State::Recognised];
        states.map(|state| each(&facts, |entry| Entry { state: Some(state), ..entry.clone() }))
    };
    let mut all: Vec<Facts> = modes().chain(dates(facts.clone())).chain(states(facts.clone())).collect();
    all.extend(modes().flat_map(dates));
    all.extend(modes().flat_map(states));
    all.push(in_pieces(facts));
    all.extend(modes().map(|facts| in_pieces(&facts)));
    all.extend(rules.activities.iter().flat_map(|activity| done(rules, facts, activity)));
    all.extend(facts.entries.iter().map(|entry| more(facts, carried(rules, entry))));
    all.extend(rules.waivers.iter().map(|one| Facts { waivers: vec![one.id.clone()], ..facts.clone() }));
    all.extend(facts.entries.iter().filter_map(|entry| owed(facts, entry)));
    all.extend(rules.purposes.iter().map(|one| Facts { purpose: Some(one.id.clone()), ..facts.clone() }));
    let second = |one: &IndustryId| Facts { second_industry: Some(one.clone()), ..facts.clone() };
    all.extend(rules.industries.iter().map(|one| second(&one.id)));
    let with_value = |(id, value): (_, _)| Facts { traits: with(facts, id, value), ..facts.clone() };
    let values = rules.traits.iter().flat_map(|one| one.values.iter().map(move |value| (&one.id, value)));
    all.extend(values.filter(|(id, _)| !facts.traits.contains_key(id)).map(with_value));
    all
}

type Traits = checker_rules::Map<checker_rules::TraitId, checker_rules::ValueId>;

fn with(facts: &Facts, id: &checker_rules::TraitId, value: &checker_rules::ValueId) -> Traits {
    let mut traits = facts.traits.clone();
    traits.insert(id.clone(), value.clone());
    traits
}

/// Every total as three pieces.
fn in_pieces(facts: &Facts) -> Facts {
    let third = |entry: &Entry| Entry { amount: entry.amount.scaled(1, 3), ..entry.clone() };
    let rest =
        |entry: &Entry| Entry { amount: entry.amount - third(entry).amount - third(entry).amount, ..entry.clone() };
    let pieces = facts.entries.iter().flat_map(|entry| [third(entry), third(entry), rest(entry)]);
    Facts { entries: pieces.collect(), ..facts.clone() }
}

/// One and ten of an activity, in this year and in the one before.
fn done(rules: &Rules, facts: &Facts, activity: &Activity) -> Vec<Facts> {
    let order = matches!(activity.worth, Worth::ByOrder { .. }).then_some(1);
    let one = |amount: u32, year: u16| {
        let of = Of::Activity(activity.id.clone());
        let date = format!("{year}-05-20").parse().ok();
        more(facts, Entry { of, order, date, ..Entry::total("".into(), Amount::whole(amount), None) })
    };
    vec![one(1, rules.year), one(10, rules.year), one(10, rules.year - 1)]
}

fn carried(rules: &Rules, entry: &Entry) -> Entry {
    Entry { carried_from: Some(rules.year - 1), amount: Amount::whole(1000), ..entry.clone() }
}

fn owed(facts: &Facts, entry: &Entry) -> Option<Facts> {
    let Of::Category(id) = &entry.of else { return None };
    Some(Facts { owed: [(id.clone(), Amount::whole(1000))].into(), ..facts.clone() })
}

/// The rules without one of them.
fn without(rules: &Rules, subject: &Subject) -> Rules {
    let mut left = rules.clone();
    match subject {
        Subject::Period => left.period = None,
        Subject::CountsFrom => left.counts_from = None,
        Subject::TwoIndustries => left.two_industries = None,
        Subject::Activity(id) => left.activities.retain(|rule| rule.id != *id),
        Subject::Limit(id) => left.limits.retain(|rule| rule.id != *id),
        Subject::CarryOver(id) => left.carry_over.retain(|rule| rule.id != *id),
        Subject::MakeUp(id) => left.make_up.retain(|rule| rule.id != *id),
        Subject::LateRegistration(id) => left.late_registration.retain(|rule| rule.id != *id),
        Subject::Waiver(id) => left.waivers.retain(|rule| rule.id != *id),
        Subject::Purpose(id, scope) => left.purposes.retain(|rule| rule.id != *id || rule.scope != *scope),
        Subject::Recognition(id) => left.recognition.retain(|rule| rule.id != *id),
        Subject::Total(whose) => left.requirements.retain(|rule| rule.whose() != *whose),
        Subject::EachYear(whose) => {
            let own = left.requirements.iter_mut().filter(|rule| rule.whose() == *whose);
            own.for_each(|rule| rule.each_year = None);
        }
        other => panic!("{other:?} decides no verdict"),
    }
    left
}

/// Nothing but industries and what each needs.
fn bare(rules: &Rules) -> Rules {
    let requirements = rules.requirements.iter().cloned();
    Rules {
        year: rules.year,
        units: rules.units.clone(),
        industries: rules.industries.clone(),
        requirements: requirements.map(|one| Requirement { each_year: None, ..one }).collect(),
        ..Rules::default()
    }
}

/// The verdict, where there is one.
fn verdict(rules: &Rules, facts: &Facts) -> Option<Verdict> {
    Some(judge(rules, facts).verdict).filter(|verdict| !matches!(verdict, Verdict::None(_)))
}

fn differs(rules: &Rules, one: &Facts, other: &Facts) -> bool {
    verdict(rules, one).zip(verdict(rules, other)).is_some_and(|(one, other)| one != other)
}

/// What changes a verdict and belongs to no rule that is named; and how many changes were found.
fn unnamed(rules: &Rules, person: &Facts) -> (Vec<String>, usize) {
    let named = rules.not_asked(person);
    let left = named.iter().fold(rules.clone(), |left, rule| without(&left, &rule.subject));
    let bare = bare(rules);
    let changes = said(rules, person).into_iter();
    let changes: Vec<Facts> =
        changes.filter(|said| differs(rules, person, said) && !differs(&bare, person, said)).collect();
    let unexplained = changes.iter().filter(|said| differs(&left, person, said));
    let shown = unexplained
        .map(|said| format!("{said:?}\nnamed: {:?}", named.iter().map(|rule| &rule.subject).collect::<Vec<_>>()));
    (shown.collect(), changes.len())
}

fn people(set: &RuleSet) -> Vec<Facts> {
    let of_cases = set.cases.iter().map(|case| totals(&case.facts));
    let with_traits: Vec<Facts> = of_cases.chain(just_enough(&set.rules)).collect();
    let without = with_traits.iter().map(|facts| Facts { traits: Traits::new(), ..facts.clone() });
    without.chain(with_traits.iter().cloned()).collect()
}

/// How many changes of a verdict there were in a set; each belongs to a rule that is named.
fn explained(set: &RuleSet) -> usize {
    let of = |person: &Facts| {
        let (unnamed, changes) = unnamed(&set.rules, person);
        assert!(unnamed.is_empty(), "{}: {person:?}\n{}", set.name, unnamed[0]);
        changes
    };
    people(set).iter().map(of).sum()
}

#[test]
fn whatever_totals_leave_open_and_can_change_a_verdict_is_named_with_its_clause() {
    let sets = rule_sets();
    assert!(sets.len() >= 70, "{} sets", sets.len());
    let changed: Vec<&str> = sets.iter().filter(|set| explained(set) > 0).map(|set| set.name.as_str()).collect();
    assert!(changed.len() >= 30, "in most sets something is left open: {changed:?}");
}

/// The kinds of rules that ask something beyond totals, as the sets have them.
#[test]
fn every_kind_of_rule_that_asks_something_is_named_in_some_set() {
    let kind = |rule: RuleQuestions| rule.subject.key().split('.').next().unwrap_or_default().to_owned();
    let sets = rule_sets();
    let named = sets.iter().flat_map(|set| people(set).into_iter().flat_map(|person| set.rules.not_asked(&person)));
    let mut kinds: Vec<String> = named.map(kind).collect();
    kinds.sort();
    kinds.dedup();
    let all = [
        "activity",
        "carry-over",
        "counts-from",
        "each-year",
        "late-registration",
        "limit",
        "make-up",
        "period",
        "purpose",
        "recognition",
        "total",
        "two-industries",
        "waiver",
    ];
    assert_eq!(kinds, all);
}

#[test]
fn what_is_added_to_our_own_rules_is_named() {
    let own = year_of_content(&own_content(), 2019);
    let two = |rules: &mut Rules| {
        let each = vec!["professional".into()];
        rules.two_industries = Some(checker_rules::TwoIndustries { each, clause: "annual-hours".into() });
    };
    let recognised = |rules: &mut Rules| {
        let (state, clause) = (State::Recognised, "certificates".into());
        rules.counts_from = Some(checker_rules::CountsFrom { state, clause });
    };
    for (change, subject, clause) in [
        (&two as &dyn Fn(&mut Rules), Subject::TwoIndustries, "annual-hours"),
        (&recognised, Subject::CountsFrom, "certificates"),
    ] {
        let mut changed = RuleSet { name: format!("2019 with {subject:?}"), ..own.clone() };
        change(&mut changed.rules);
        assert!(explained(&changed) > 0, "{subject:?} can change a verdict");
        for person in people(&changed).iter().filter(|person| verdict(&changed.rules, person).is_some()) {
            let named = changed.rules.not_asked(person);
            let own = named.iter().find(|rule| rule.subject == subject);
            assert_eq!(own.map(|rule| rule.clause.as_str()), Some(clause), "{person:?}");
        }
    }
}
