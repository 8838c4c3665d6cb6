//! The texts of a year's rules in one language, which pages, the checker and lists of staff use alike.

use std::collections::BTreeMap;

use checker_rules::{CategoryId, Facts, Industry, Subject};
use checker_widget::{UnitText, YearText};

use super::stated::RuleWords;
use super::voice::Voice;
use crate::content::{Lang, PerLang, UnitNames};
use crate::model::{Site, Year};

/// The voice of a language, with texts of all years; none where the program has no words for it, which was reported.
pub(crate) fn voice(site: &Site, lang: Lang) -> Option<Voice<'_>> {
    let voice = Voice::without_years(site, lang)?;
    let own: Vec<YearText> = site.years.iter().map(|year| own_texts(&voice, year)).collect();
    let voice = voice.with_years(own.clone());
    // What is told of a rule without a text of its own is made of the names above.
    let told = site.years.iter().map(|year| told(&voice, year));
    let whole = |(mut year, told): (YearText, _)| {
        year.rules.extend(told);
        year
    };
    let years = own.into_iter().zip(told).map(whole).collect();
    Some(voice.with_years(years))
}

/// The texts that the content has of a year's rules.
fn own_texts(voice: &Voice<'_>, year: &Year) -> YearText {
    let texts = &year.rules.texts;
    let plain = |texts: &BTreeMap<String, PerLang<String>>| {
        texts.iter().map(|(id, text)| (id.clone(), voice.text(text).to_owned())).collect()
    };
    let unit = |(id, names): (&String, &UnitNames)| {
        let (one, many) = (voice.text(&names.one).to_owned(), voice.text(&names.many).to_owned());
        (id.clone(), UnitText { one, many, words: names.words.clone() })
    };
    let category = |(id, term): &(CategoryId, String)| {
        let word = voice.site.term(term).map_or("", |word| voice.text(word));
        (id.to_string(), capitalised(word))
    };
    let own = year.clauses.sections.iter().map(|clause| clause.id.clone());
    YearText {
        traits: plain(&texts.traits),
        industries: texts.industries.iter().map(|(id, text)| (id.clone(), voice.text(&text.name).to_owned())).collect(),
        categories: texts.categories.iter().map(category).collect(),
        units: texts.units.iter().map(unit).collect(),
        clauses: own.chain(others(year)).map(|id| (id.clone(), voice.cited_label(year, &id))).collect(),
        rules: texts.rules.iter().map(|(key, text)| (key.clone(), voice.text(text).to_owned())).collect(),
    }
}

/// A text for each rule that has none of its own and may be named as not asked, by its key: what it states, in words.
fn told(voice: &Voice<'_>, year: &Year) -> Vec<(String, String)> {
    let (words, rules) = (RuleWords { voice, year }, &year.rules.rules);
    let of = |industry: &Industry| rules.not_asked(&Facts { industry: industry.id.clone(), ..Facts::default() });
    let named: Vec<Subject> = rules.industries.iter().flat_map(of).map(|rule| rule.subject).collect();
    let known = &voice.year_text(year).rules;
    let untold = |subject: &Subject| named.contains(subject) && !known.contains_key(&subject.key());
    let stated = rules.stated().into_iter().filter(|(subject, _)| untold(subject));
    stated
        .map(|(subject, stated)| {
            let values = [("subject", words.subject(&subject)), ("value", words.value(&stated.value))];
            let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
            (subject.key(), voice.ui.fill("subject_with_value", &values))
        })
        .collect()
}

/// The clauses of other documents that a year's rules cite, as `2018/annual-hours`.
pub(super) fn others(year: &Year) -> impl Iterator<Item = String> {
    let stated = year.rules.rules.stated().into_iter().filter_map(|(_, stated)| stated.clause);
    stated.map(|clause| clause.0).filter(|clause| clause.contains('/'))
}

/// A term with its first letter in upper case, as it begins a line.
pub(super) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
