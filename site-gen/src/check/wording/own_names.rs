//! The names that a site gives to things: categories, industries, units, terms, documents, bodies, systems.

use crate::content::{PerLang, Term, UnitNames};
use crate::lexis::{DOCUMENT_SIGNS, Measure, measures};
use crate::model::Site;

/// What one thing is called.
#[derive(Debug)]
pub(super) struct OwnName {
    /// How each language writes it, the usual way first.
    pub(super) writings: Vec<Vec<String>>,
    /// What may stand for it in any language, or for something else.
    pub(super) may: Vec<String>,
}

/// Names of one kind.
#[derive(Debug)]
pub(super) struct OwnNames {
    pub(super) names: Vec<OwnName>,
    /// Whether one excludes the others.
    pub(super) are_opposed: bool,
    /// Whether none may be left out in a language.
    pub(super) are_kept: bool,
}

/// Every name of a site, by kind.
pub(super) fn own_names(site: &Site) -> [OwnNames; 6] {
    let is_category = |term: &&Term| {
        let mut categories = site.years.iter().flat_map(|year| &year.rules.texts.categories);
        categories.any(|(_, own)| *own == term.id)
    };
    let (categories, terms): (Vec<_>, Vec<_>) = site.glossary.iter().partition(is_category);
    let categories = categories.into_iter().map(|term| OwnName { may: shorter(site, term), ..of_term(site, term) });
    let texts = || site.years.iter().map(|year| &year.rules.texts);
    let is_credit = |unit: &&UnitNames| unit.one.0.iter().any(|name| measures(name).contains(&Measure::Credit));
    let (credits, units): (Vec<_>, Vec<_>) = texts().flat_map(|texts| texts.units.values()).partition(is_credit);
    let of_unit = |unit: &UnitNames| OwnName {
        writings: unit.one.0.iter().zip(&unit.many.0).map(|(one, many)| vec![one.clone(), many.clone()]).collect(),
        may: unit.words.iter().filter(|word| word.chars().count() > 1).cloned().collect(),
    };
    let industries = texts().flat_map(|texts| texts.industries.values()).filter_map(|industry| of_text(&industry.name));
    [
        OwnNames { names: categories.collect(), are_opposed: true, are_kept: true },
        OwnNames { names: distinct(units.into_iter().map(of_unit)), are_opposed: true, are_kept: false },
        // Hours go without a name of their own in many languages; credits do not.
        OwnNames { names: distinct(credits.into_iter().map(of_unit)), are_opposed: true, are_kept: true },
        OwnNames { names: distinct(industries), are_opposed: true, are_kept: false },
        OwnNames {
            names: terms.into_iter().map(|term| of_term(site, term)).collect(),
            are_opposed: false,
            are_kept: false,
        },
        OwnNames { names: distinct(documents_and_bodies(site)), are_opposed: false, are_kept: true },
    ]
}

fn documents_and_bodies(site: &Site) -> impl Iterator<Item = OwnName> {
    let documents = site.years.iter().flat_map(|year| year.notice.cites.iter());
    let titles = documents.clone().filter_map(|cited| of_text(&cited.title));
    let numbers = documents.filter_map(|cited| cited.number.as_ref());
    let numbers = numbers.chain(site.years.iter().filter_map(|year| year.notice.number.as_ref()));
    let [simplified, traditional] = DOCUMENT_SIGNS;
    let number = move |number: &String| OwnName {
        writings: site.data.langs().map(|_| vec![number.clone()]).collect(),
        may: vec![
            number.replace(simplified, &traditional.to_string()),
            number.replace(traditional, &simplified.to_string()),
        ],
    };
    let bodies = site.years.iter().map(|year| &year.notice.issuer).chain([&site.data.bureau]);
    titles.chain(numbers.map(number)).chain(bodies.filter_map(of_text))
}

/// Names of which none is written as an earlier one: years share most of theirs.
fn distinct(names: impl Iterator<Item = OwnName>) -> Vec<OwnName> {
    let mut found: Vec<OwnName> = Vec::new();
    for name in names {
        if !found.iter().any(|known| known.writings == name.writings) {
            found.push(name);
        }
    }
    found
}

fn of_term(site: &Site, term: &Term) -> OwnName {
    let writings = site.data.langs().map(|lang| term.renderings(lang).map(str::to_owned).collect());
    OwnName { writings: writings.collect(), may: Vec::new() }
}

/// A name of data; none where that has not been written.
fn of_text(text: &PerLang<String>) -> Option<OwnName> {
    let bare = |text: &String| text.trim_matches(['《', '》', '「', '」']).to_owned();
    // A translation may quote the name as it is.
    let may = vec![bare(text.0.first()?)];
    Some(OwnName { writings: text.0.iter().map(|text| vec![bare(text)]).collect(), may })
}

/// What else a category may be called: what lists of staff call it, and, where words have spaces between them, the first of
/// them, as `public` in `18 public hours`.
fn shorter(site: &Site, term: &Term) -> Vec<String> {
    let texts = site.years.iter().map(|year| &year.rules.texts);
    let words = texts.flat_map(|texts| {
        let ids = texts.categories.iter().filter(|(_, own)| *own == term.id).map(|(id, _)| id);
        ids.filter_map(|id| texts.category_words.get(id)).flatten().cloned()
    });
    let spaced = site.data.langs().filter(|lang| !site.data.language(*lang).lexicon.unspaced);
    let first = spaced.filter_map(|lang| term.word.get(lang).split(' ').next().map(str::to_owned));
    words.chain(first).chain(without_common_end(site, term)).collect()
}

/// A category's name in languages without spaces, without what the names of all categories end in: `公需` of `公需科目`.
fn without_common_end(site: &Site, term: &Term) -> Vec<String> {
    let ids: Vec<&str> =
        site.years.iter().flat_map(|year| &year.rules.texts.categories).map(|(_, own)| own.as_str()).collect();
    let categories: Vec<&Term> = site.glossary.iter().filter(|term| ids.contains(&term.id.as_str())).collect();
    let unspaced = site.data.langs().filter(|lang| site.data.language(*lang).lexicon.unspaced);
    let shortened = unspaced.filter_map(|lang| {
        let name = term.word.get(lang);
        let common = |other: &&Term| {
            let same = name.chars().rev().zip(other.word.get(lang).chars().rev());
            same.take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum::<usize>()
        };
        let end = categories.iter().map(common).min().filter(|_| categories.len() > 1)?;
        Some(name[..name.len() - end].to_owned()).filter(|short| short.chars().count() > 1)
    });
    shortened.collect()
}
