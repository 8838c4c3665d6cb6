//! Lists of staff against one person at a time: what a list comes to is what `evaluate` says of each of its people.

use checker_roster::table::{Rows, TextTable};
use checker_roster::{Answer, Columns, Roster, Said};
use checker_rules::{
    Amount, Entry, Facts, Map, Requirement, Rules, Total, TotalsPlan, TraitId, UnitId, ValueId, evaluate,
};
use site_gen::diag::Sink;
use site_gen::exchange::names_in_lists;
use site_gen::{content, model, source};
use site_tests::folders::project;
use site_tests::random::Random;
use site_tests::sets::rule_sets;

/// The people of each kind that are tried.
const PEOPLE: u32 = 300;

/// Every combination of the values of all traits, each also not known.
fn kinds(rules: &Rules) -> Vec<Map<TraitId, ValueId>> {
    let mut kinds = vec![Map::new()];
    for of in &rules.traits {
        let with = |kind: &Map<TraitId, ValueId>, value: &ValueId| {
            let mut kind = kind.clone();
            kind.insert(of.id.clone(), value.clone());
            kind
        };
        let more: Vec<_> = kinds.iter().flat_map(|kind| of.values.iter().map(move |value| with(kind, value))).collect();
        kinds.extend(more);
    }
    kinds
}

/// A total of most categories, in any of the units that may be given.
fn random_totals(random: &mut Random, requirement: &Requirement) -> Vec<Entry> {
    let units: Vec<&UnitId> = requirement.units().collect();
    let mut totals = Vec::new();
    for category in requirement.all_categories() {
        if !random.one_in(5) {
            let amount = Amount::whole(random.below(100)).scaled(1, 1 + u64::from(random.below(3)));
            totals.push(Entry::total(category.id.clone(), amount, Some((*random.pick(&units)).clone())));
        }
    }
    totals
}

#[test]
fn the_plan_of_a_list_says_what_evaluation_says_of_every_person() {
    let (mut random, mut tried) = (Random(2019), 0);
    for set in rule_sets() {
        for (industry, traits) in
            set.rules.industries.iter().flat_map(|one| kinds(&set.rules).into_iter().map(move |kind| (one, kind)))
        {
            let nobody = Facts {
                year: set.rules.year,
                industry: industry.id.clone(),
                traits: traits.clone(),
                ..Facts::default()
            };
            let plan = match TotalsPlan::new(&set.rules, &industry.id, traits.clone()) {
                Ok(plan) => plan,
                Err(reason) => {
                    assert_eq!(
                        evaluate(&set.rules, &nobody).verdict,
                        checker_rules::Verdict::None(reason),
                        "{}",
                        set.name
                    );
                    continue;
                }
            };
            let requirement = set.rules.requirement(&industry.id, &traits).expect("it has a plan");
            for _ in 0..PEOPLE {
                let entries = random_totals(&mut random, requirement);
                let outcome = evaluate(&set.rules, &Facts { entries: entries.clone(), ..nobody.clone() });
                let total = |entry| match entry {
                    &Entry { of: checker_rules::Of::Category(ref category), amount, unit: Some(ref unit), .. } => {
                        Total { category, place: plan.place(category), amount, unit }
                    }
                    entry => panic!("{entry:?} is no total"),
                };
                let totals: Vec<Total<'_>> = entries.iter().map(total).collect();
                let mut missing = Vec::new();
                let verdict = plan.judge(&totals, &mut missing);
                let expected: Vec<Amount> = outcome.lines.iter().map(|line| line.missing).collect();
                assert_eq!((verdict, missing), (outcome.verdict, expected), "{}: {entries:?}", set.name);
                tried += 1;
            }
        }
    }
    assert!(tried > 10_000, "{tried}");
}

#[test]
fn a_list_of_many_random_people_says_of_each_what_evaluation_says() {
    const ROWS: u32 = 100_000;
    let mut sink = Sink::default();
    let sources = source::load(&project().join("content"), &mut sink);
    let content = content::parse(&sources, &mut sink).expect("the content can be read");
    let site = model::resolve(content, &sources, &mut sink);
    let year = site.years.first().expect("a year");
    let (rules, mut random) = (&year.rules.rules, Random(125));
    let (mut list, mut people) = ("姓名,行业,公需科目,专业科目,选修科目\n".to_owned(), Vec::new());
    for row in 0..ROWS {
        let industry = &random.pick(&rules.industries).id;
        let mut entries = Vec::new();
        list.push_str(&format!("p{row},{industry}"));
        for category in ["public", "professional", "elective"] {
            // Amounts of the category's own unit, as they are written in lists.
            let (amount, half) = (random.below(70), random.one_in(4));
            let as_written = if half { format!("{amount}.5") } else { amount.to_string() };
            list.push_str(&format!(",{as_written}"));
            entries.push(Entry::total(category.into(), as_written.parse().expect("an amount"), None));
        }
        list.push('\n');
        people.push(Facts { year: rules.year, industry: industry.clone(), entries, ..Facts::default() });
    }
    let roster = Roster::new(rules, &names_in_lists(&site, year));
    let mut table = TextTable::open(list.as_bytes(), &|rows| roster.score(rows)).expect("a table");
    let columns: Columns = roster.columns(&table.first_rows(), &Said::default()).expect("its columns");
    let (mut rows, mut judge) = (Rows::default(), roster.judge(&columns));
    table.read(&mut rows, usize::MAX).expect("its rows");
    assert_eq!(rows.len(), people.len() + 1);
    for (row, person) in rows.iter().skip(1).zip(&people) {
        let outcome = evaluate(rules, person);
        let expected: Vec<Amount> = outcome.lines.iter().map(|line| line.missing).collect();
        match judge.row(row).1 {
            Answer::Person(judged) => assert_eq!((judged.verdict, judged.missing), (outcome.verdict, &expected[..])),
            other => panic!("row {}: {other:?}", row.number()),
        }
    }
}
