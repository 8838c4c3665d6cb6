//! The sentence of a worked example says what its data say: the numbers, the verdict, the industry.

use checker_rules::Amount;

use super::wording::{Meanings, Says};
use crate::content::{Case, Expectation, Lang};
use crate::diag::{Code, Sink, Words, words};
use crate::model::{Site, Year};

pub(super) fn check(site: &Site, year: &Year, meanings: &Meanings, sink: &mut Sink) {
    for case in &year.cases {
        let wrong = site.data.langs().find_map(|lang| wrong(site, year, case, lang, meanings));
        if let Some(message) = wrong {
            sink.error(
                Code("example-differs"),
                case.span,
                message,
                words("correct the sentence, or the data of the example", "请更正这句话，或更正算例的数据"),
            );
        }
    }
}

fn wrong(site: &Site, year: &Year, case: &Case, lang: Lang, meanings: &Meanings) -> Option<Words> {
    let sentence = case.name.get(lang);
    other_verdict(case, sentence, lang, meanings)
        .or_else(|| other_number(site, year, case, sentence, lang))
        .or_else(|| other_industry(year, case, sentence, lang))
}

fn other_verdict(case: &Case, sentence: &str, lang: Lang, meanings: &Meanings) -> Option<Words> {
    let says = |name: &str| meanings.says(lang, sentence, name) == Some(Says::Yes);
    let is_wrong = match case.expect {
        Expectation::Met => says("short") || says("missing"),
        Expectation::Short => says("met") && !["short", "missing", "not", "must"].into_iter().any(says),
        Expectation::Deferred | Expectation::None => false,
    };
    is_wrong.then(|| {
        words(
            format!("the sentence “{sentence}” says another verdict than `expect`"),
            format!("“{sentence}”这句话与expect的结论不同"),
        )
    })
}

fn other_number(site: &Site, year: &Year, case: &Case, sentence: &str, lang: Lang) -> Option<Words> {
    let lexis = site.data.language(lang).lexis;
    let known = numbers(year, case);
    let found = lexis.numbers(sentence);
    let other = found.iter().find(|number| lexis.is_figure(sentence, number) && !known.contains(&number.amount))?;
    let amount = other.amount;
    Some(words(
        format!("the sentence “{sentence}” says {amount}, which is neither in the example nor in the rules"),
        format!("“{sentence}”这句话中的{amount}，算例的数据和规则中都没有"),
    ))
}

/// The numbers that the sentence of an example may have.
fn numbers(year: &Year, case: &Case) -> Vec<Amount> {
    let given = case.facts.entries.iter().map(|entry| entry.amount);
    let sum = std::iter::once(given.clone().sum::<Amount>());
    let stated = case.missing.values().chain(case.counted.values()).copied();
    let of_rules = year.rules.figures.iter().map(|figure| figure.amount);
    let units = year.rules.rules.units.iter().flat_map(|unit| [unit.of, unit.hours].map(Amount::whole));
    let mut known: Vec<Amount> = given.chain(sum).chain(stated).chain(of_rules).chain(units).collect();
    known.push(Amount::whole(1));
    known.extend([year.year, case.facts.year].map(|year| Amount::whole(year.into())));
    known
}

fn other_industry(year: &Year, case: &Case, sentence: &str, lang: Lang) -> Option<Words> {
    let industries = &year.rules.texts.industries;
    let named = |id: &str| industries.get(id).is_some_and(|text| sentence.contains(text.name.get(lang).as_str()));
    if named(case.facts.industry.as_str()) || case.facts.second_industry.is_some() {
        return None;
    }
    // It may be compared with the industry that it follows.
    let own = year.rules.rules.industries.iter().find(|industry| industry.id == case.facts.industry)?;
    let follows = own.follows.as_str();
    let (id, _) = industries.iter().find(|(id, _)| named(id) && id.as_str() != follows)?;
    Some(words(
        format!(
            "the sentence “{sentence}” names industry `{id}`, and the example is of `{}`",
            case.facts.industry.as_str()
        ),
        format!("“{sentence}”这句话说的是行业“{id}”，算例的行业是“{}”", case.facts.industry.as_str()),
    ))
}
