//! What a text of the data says stands in the clause that it cites, and not rather in another one.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{DataText, Lang};
use crate::diag::{At, Code, Diagnostic, Severity, Sink, Span, words};
use crate::model::{Site, Year};

/// How many of a hundred rarer words that the nearest clause shares with a text its own clause has to share.
const LEAST_SHARE: usize = 55;

pub(super) fn check(site: &Site, sink: &mut Sink) {
    for year in &site.years {
        let clauses = ClauseWords::new(site, year);
        clauses.check(site, &year.names.pairs, sink);
        if year.year == site.newest().year {
            clauses.check(site, &site.names.pairs, sink);
        }
    }
}

/// The words of every clause, a language at a time.
struct ClauseWords<'a> {
    year: &'a Year,
    languages: Vec<Vec<BTreeSet<WordPart>>>,
    /// In how many clauses each word stands.
    counts: Vec<BTreeMap<WordPart, usize>>,
}

impl<'a> ClauseWords<'a> {
    fn new(site: &Site, year: &'a Year) -> Self {
        let of =
            |lang: Lang| year.clauses.sections.iter().map(|one| word_parts(one.text.get(lang)).collect()).collect();
        let languages: Vec<Vec<BTreeSet<WordPart>>> = site.data.langs().map(of).collect();
        let count = |clauses: &Vec<BTreeSet<WordPart>>| {
            let mut counts = BTreeMap::new();
            for word in clauses.iter().flatten() {
                *counts.entry(*word).or_default() += 1;
            }
            counts
        };
        let counts = languages.iter().map(count).collect();
        Self { year, languages, counts }
    }

    fn check(&self, site: &Site, texts: &[DataText], sink: &mut Sink) {
        let mut by_place: BTreeMap<(usize, usize), Vec<&DataText>> = BTreeMap::new();
        for text in texts {
            if let Some(clause) = &text.clause {
                by_place.entry((clause.span.file.0, clause.span.start)).or_default().push(text);
            }
        }
        for texts in by_place.values() {
            let Some(cited) = texts.first().and_then(|text| text.clause.as_ref()) else { continue };
            let scores = self.scores(site, texts);
            let sections = &self.year.clauses.sections;
            let nearest = (0..scores.len()).max_by(|one, other| scores[*one].cmp(&scores[*other]));
            let own = sections.iter().position(|one| one.id == cited.value);
            let (Some(nearest), Some(own)) = (nearest, own) else { continue };
            if scores[own] * 100 < LEAST_SHARE * scores[nearest] {
                far(cited, (&sections[nearest].id, *sections[nearest].span.source()), sink);
            }
        }
    }

    /// How near each clause is to some texts, in all languages together; a word counts for more the fewer clauses have it.
    fn scores(&self, site: &Site, texts: &[&DataText]) -> Vec<usize> {
        let mut scores = vec![0; self.year.clauses.sections.len()];
        for lang in site.data.langs() {
            let words: BTreeSet<WordPart> =
                texts.iter().flat_map(|text| word_parts(&text.texts.get(lang).value)).collect();
            let weight = |word: &WordPart| {
                self.counts[lang.0].get(word).map_or(0, |count| self.languages[lang.0].len() + 1 - count)
            };
            let all: usize = words.iter().map(weight).sum();
            for (score, clause) in scores.iter_mut().zip(&self.languages[lang.0]) {
                let shared: usize = words.intersection(clause).map(weight).sum();
                *score += shared * 1000 / all.max(1);
            }
        }
        scores
    }
}

/// What a text is compared by, up to six letters; what is behind them is zero.
type WordPart = [char; LONGEST];

/// The most letters of a word that are compared.
const LONGEST: usize = 6;

/// Pairs of characters of a script without spaces, and the beginnings of longer words.
fn word_parts(text: &str) -> impl Iterator<Item = WordPart> {
    text.split(|c: char| !c.is_alphabetic()).flat_map(|word| {
        let beginning = Some(word).filter(|word| word.is_ascii() && word.len() > 3);
        let beginning = beginning.map(|word| piece(word.chars().map(|c| c.to_ascii_lowercase())));
        let pairs = Some(word).filter(|word| !word.is_ascii()).into_iter();
        let pairs =
            pairs.flat_map(|word| word.chars().zip(word.chars().skip(1)).map(|(one, other)| piece([one, other])));
        beginning.into_iter().chain(pairs)
    })
}

fn piece(letters: impl IntoIterator<Item = char>) -> WordPart {
    let mut piece = [char::default(); LONGEST];
    piece.iter_mut().zip(letters).for_each(|(place, letter)| *place = letter);
    piece
}

fn far(cited: &At<String>, (id, span): (&str, Span), sink: &mut Sink) {
    sink.push(Diagnostic {
        code: Code("clause-far"),
        severity: Severity::Error,
        place: cited.span.into(),
        message: words(
            format!("this text has less in common with clause `{}` than with `{id}`", cited.value),
            format!("这段文字与条款“{}”的共同之处少于“{id}”", cited.value),
        ),
        related: vec![(span, words("the nearer clause", "更接近的条款"))],
        help: words(
            "cite the clause that says so; where this is the one, use its words",
            "请注明写有此事的条款；确是此条的，请使用该条的用词",
        ),
    });
}
