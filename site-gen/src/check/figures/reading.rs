//! What a text states: its numbers, each with the unit and the category that the text gives it, as far as it does.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use checker_rules::{Amount, CategoryId};

use super::quantity::{Quantities, Quantity};
use crate::check::pieces::PlacedText;
use crate::content::{Lang, PERCENT_UNIT};
use crate::diag::Span;
use crate::lexis::{BETWEEN, DayInText, Lexis, NumberInText, WordSet, WrittenDay};
use crate::model::{Site, Year};

/// A number of a text.
#[derive(Clone, Copy)]
pub(super) struct Stated<'a> {
    pub(super) quantity: Quantity<'a>,
    /// Whether it counts something.
    pub(super) counts: bool,
    /// Whether it is of an example, and nobody is asked for it.
    pub(super) is_example: bool,
    /// Whether its sentence works something out.
    pub(super) is_worked_out: bool,
    pub(super) span: Span,
}

/// What a language's text states.
pub(super) struct Reading<'a> {
    pub(super) lang: Lang,
    pub(super) numbers: Vec<Stated<'a>>,
    /// Days; their numbers are not among those that count.
    pub(super) days: Vec<(WrittenDay, Span)>,
    quantities: Quantities<'a>,
}

impl Reading<'_> {
    /// Whether some amount of a unit in it may be this one.
    pub(super) fn states_amount(&self, quantity: Quantity<'_>) -> bool {
        self.quantities.may_have_amount(quantity)
    }

    /// Whether some number of it may be this one.
    pub(super) fn states(&self, quantity: Quantity<'_>) -> bool {
        self.quantities.may_have(quantity)
    }
}

/// The words of a language that tell what a number is of.
pub(super) struct Vocabulary<'a> {
    pub(super) lang: Lang,
    /// Reads its numbers and days.
    lexis: Lexis,
    /// What makes an example of a sentence.
    examples: &'static [&'static str],
    /// What makes a sentence one that works a number out.
    worked_out: &'static [&'static str],
    /// Words of units in lower case, the longest first.
    units: Vec<(String, &'a str)>,
    /// Terms of the glossary in lower case, the longest first, and the category that each is the name of.
    terms: Vec<(String, Option<&'a CategoryId>)>,
    /// The texts of these.
    words_of_terms: WordSet,
}

/// A term in lower case, and the category that it is the name of.
type NamedTerm<'t, 'a> = &'t (String, Option<&'a CategoryId>);

/// In a date a larger number is its year.
const LARGEST_DAY: Amount = Amount::whole(31);

/// What stands further away than this, in bytes, is not said of a number.
const NEAR: usize = 200;

/// Where one thing ends that a sentence says, and another begins.
const PARTS: [char; 8] = ['，', '；', '。', '、', ';', ',', '.', '\n'];

/// Whether a number is only that of an item: it begins its line, with a mark and no other number behind it.
fn is_label(text: &str, number: &NumberInText) -> bool {
    let before = text[..number.start].trim_end_matches([' ', '　', '（', '(']);
    let mut behind = text[number.end..].trim_start_matches([' ', '　']).chars();
    let is_marked = behind.next().is_some_and(|mark| matches!(mark, '.' | '．' | '、' | ')' | '）'));
    (before.is_empty() || before.ends_with('\n')) && is_marked && !behind.next().is_some_and(|c| c.is_ascii_digit())
}

impl<'a> Vocabulary<'a> {
    pub(super) fn new(site: &'a Site, year: &'a Year, lang: Lang) -> Self {
        let texts = &year.rules.texts;
        let names = texts.units.iter().flat_map(|(id, unit)| {
            let names = [unit.one.get(lang), unit.many.get(lang)].into_iter().chain(&unit.words);
            names.filter(|name| !name.is_empty()).map(|name| (name.to_lowercase(), id.as_str()))
        });
        let category = |term: &str| texts.categories.iter().find(|(_, own)| own == term).map(|(id, _)| id);
        let terms = site.glossary.iter().flat_map(|term| {
            let category = category(&term.id);
            term.renderings(lang).map(move |word| (word.to_lowercase(), category))
        });
        let (mut units, mut terms): (Vec<_>, Vec<_>) = (names.collect(), terms.collect());
        units.sort_by_key(|(word, _)| Reverse(word.len()));
        terms.sort_by_key(|(word, _)| Reverse(word.len()));
        let language = site.data.language(lang);
        Self {
            lang,
            lexis: language.lexis,
            examples: language.lexicon.examples,
            worked_out: language.lexicon.worked_out,
            units,
            words_of_terms: WordSet::new(terms.iter().map(|(word, _)| word.clone())),
            terms,
        }
    }

    /// Reads texts.
    pub(super) fn read<'t>(&self, texts: impl IntoIterator<Item = PlacedText<'t>>) -> Reading<'a> {
        let mut read =
            Reading { lang: self.lang, numbers: Vec::new(), days: Vec::new(), quantities: Quantities::default() };
        texts.into_iter().for_each(|text| self.read_on(text, &mut read));
        read
    }

    fn read_on(&self, placed: PlacedText<'_>, read: &mut Reading<'a>) {
        let text = placed.text;
        let found = self.lexis.numbers(text);
        let days = self.lexis.days(text, &found);
        let lower = if found.is_empty() { String::new() } else { text.to_lowercase() };
        // Of many terms a text has a few.
        let terms = self.terms_in(&lower);
        let has_any = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let (has_example, has_worked_out) = (has_any(self.examples), has_any(self.worked_out));
        for (at, number) in found.iter().enumerate() {
            let (unit, category) = match self.run_of(text, at, &found) {
                // Of two, as in `7 days are 42 and 2 days …`, the first may be of something else.
                Some(run) if run.len() == 2 && at + 1 < run.end => (None, None),
                Some(run) => (
                    self.unit_behind(&text[found[run.end - 1].end..]),
                    self.category_in_run(text, (at, &run), (&found, &terms)),
                ),
                None => (self.unit_behind(&text[number.end..]), self.category_beside(text, at, (&found, &terms))),
            };
            let quantity = Quantity { amount: number.amount, unit, category };
            let is_of_day = is_within(number, &days);
            // A month alone is a name in other languages.
            let is_label = number.counts && is_label(text, number);
            let counts = number.counts && !is_label && !is_of_day && !self.lexis.begins_months(text, &found[at..]);
            // What counts nothing, as the number of a document, states nothing; but for `one class hour` and years.
            if counts || unit.is_some() || (is_of_day && number.amount > LARGEST_DAY) {
                read.quantities.add(quantity);
            }
            let is_example = has_example && self.is_example(text, number.start);
            let is_worked_out = has_worked_out && self.is_worked_out(text, number.start);
            read.numbers.push(Stated {
                quantity,
                counts,
                is_example,
                is_worked_out,
                span: placed.place(number.start..number.end),
            });
        }
        read.days.extend(days.iter().map(|day| (day.day, placed.place(day.start..day.end))));
    }

    /// The terms that a text in lower case has.
    fn terms_in(&self, lower: &str) -> Vec<NamedTerm<'_, 'a>> {
        self.words_of_terms.in_text(lower).into_iter().map(|term| &self.terms[term]).collect()
    }

    /// Whether the sentence around a place is an example.
    fn is_example(&self, text: &str, at: usize) -> bool {
        let sentence = sentence(text, at);
        self.examples.iter().any(|word| sentence.contains(word))
    }

    /// Whether the sentence around a place works a number out of others.
    fn is_worked_out(&self, text: &str, at: usize) -> bool {
        let sentence = sentence(text, at);
        self.worked_out.iter().any(|word| sentence.contains(word))
    }

    /// The numbers that share a unit with one, as in `18、42、12学时`; none where it stands alone.
    fn run_of(&self, text: &str, at: usize, all: &[NumberInText]) -> Option<Range<usize>> {
        let joins = |first: usize| {
            let gap = all.get(first..first + 2).and_then(|pair| text.get(pair[0].end..pair[1].start));
            gap.is_some_and(|gap| BETWEEN.contains(&gap.trim()))
        };
        let start = (0..at).rev().take_while(|first| joins(*first)).last().unwrap_or(at);
        let end = (at..all.len()).find(|first| !joins(*first)).unwrap_or(at) + 1;
        (end - start > 1).then_some(start..end)
    }

    /// The category of a number of a run, where as many categories as numbers are named in a row before it.
    fn category_in_run(
        &self,
        text: &str,
        (at, run): (usize, &Range<usize>),
        (all, terms): (&[NumberInText], &[NamedTerm<'_, 'a>]),
    ) -> Option<&'a CategoryId> {
        let first = all[run.start].start;
        let before = &text[text.floor_char_boundary(first.saturating_sub(NEAR))..first];
        let start = before.rfind(['。', '\n', '；']).unwrap_or(0);
        let part = before[start..].to_lowercase();
        let mut named: Vec<(usize, usize, Option<&'a CategoryId>)> = Vec::new();
        for (word, category) in terms.iter().copied() {
            for (place, word) in part.match_indices(word.as_str()) {
                if !named.iter().any(|(start, end, _)| place < *end && *start < place + word.len()) {
                    named.push((place, place + word.len(), *category));
                }
            }
        }
        named.sort_unstable_by_key(|(place, ..)| *place);
        let categories: Vec<&CategoryId> = named.into_iter().filter_map(|(.., category)| category).collect();
        categories.get(at - run.start).copied().filter(|_| categories.len() == run.len())
    }

    /// The unit whose word stands behind a number; none where two of them do, as in `学时（学分）`.
    fn unit_behind(&self, text: &str) -> Option<&'a str> {
        let (unit, behind) = self.unit_at(text)?;
        let behind = unspaced(behind);
        let other = behind.trim_start_matches(['（', '(', '/', '或']);
        let two = other.len() < behind.len() && self.unit_at(other).is_some();
        (!two).then_some(unit)
    }

    /// The unit whose word begins a text, and what is behind that.
    fn unit_at<'t>(&self, text: &'t str) -> Option<(&'a str, &'t str)> {
        if let Some(behind) = text.strip_prefix(['%', '％']) {
            return Some((PERCENT_UNIT, behind));
        }
        let text = self.lexis.uncounted(unspaced(text));
        self.units.iter().find_map(|(word, unit)| {
            let begins = text.get(..word.len()).is_some_and(|begin| is_in_lower_case(begin, word));
            let behind = text.get(word.len()..).filter(|_| begins)?;
            let goes_on = word.is_ascii() && behind.starts_with(|c: char| c.is_ascii_alphanumeric());
            (!goes_on && !self.lexis.begins_with_longer_measure(text, word)).then_some((*unit, behind))
        })
    }

    /// The category that is named beside the number at a place, where neither another one nor another number is.
    fn category_beside(
        &self,
        text: &str,
        at: usize,
        (all, terms): (&[NumberInText], &[NamedTerm<'_, 'a>]),
    ) -> Option<&'a CategoryId> {
        let (first, last) = (all[at].start, all[at].end);
        let before = &text[text.floor_char_boundary(first.saturating_sub(NEAR))..first];
        let behind = &text[last..text.floor_char_boundary(last + NEAR)];
        let start = first - before.len() + before.rfind(PARTS).unwrap_or(0);
        let end = last + behind.find(PARTS).unwrap_or(behind.len());
        let mut others = all[..at].iter().rev().take_while(|other| other.start >= start);
        let mut more = all[at + 1..].iter().take_while(|other| other.end <= end);
        if !all[at].counts || others.any(|other| other.counts) || more.any(|other| other.counts) {
            return None;
        }
        let mut part = text[start..end].to_lowercase();
        let mut named = BTreeSet::new();
        for (word, category) in terms.iter().copied() {
            if part.contains(word.as_str()) {
                part = part.replace(word.as_str(), "\u{fffc}");
                named.extend(*category);
            }
        }
        named.pop_first().filter(|_| named.is_empty())
    }
}

/// The sentence around a place in lower case, as far as it is near.
fn sentence(text: &str, at: usize) -> String {
    let before = &text[text.floor_char_boundary(at.saturating_sub(NEAR))..at];
    let behind = &text[at..text.floor_char_boundary(at + NEAR)];
    let start = before.rfind(['。', '\n']).max(before.rfind(". ")).unwrap_or(0);
    let end = [behind.find(['。', '\n']), behind.find(". ")].into_iter().flatten().min().unwrap_or(behind.len());
    format!("{}{}", &before[start..], &behind[..end]).to_lowercase()
}

/// Whether a number is part of one of some days in order.
fn is_within(number: &NumberInText, days: &[DayInText]) -> bool {
    let next = days.partition_point(|day| day.end <= number.start);
    days.get(next).is_some_and(|day| day.start <= number.start)
}

/// Whether a text is a word that is in lower case.
fn is_in_lower_case(text: &str, word: &str) -> bool {
    text.chars().flat_map(char::to_lowercase).eq(word.chars())
}

fn unspaced(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() && c != '\n')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexis::lexicon;

    const UNITS: [(&str, &str); 7] = [
        ("class hours", "hour"),
        ("学时", "hour"),
        ("hours", "hour"),
        ("h", "hour"),
        ("学分", "credit"),
        ("分", "credit"),
        ("天", "day"),
    ];

    fn vocabulary(categories: &[CategoryId]) -> Vocabulary<'_> {
        let lexis = Lexis::new(lexicon("zh"), &[]);
        let [public, professional] = categories else {
            let words_of_terms = WordSet::new([]);
            return Vocabulary {
                lang: Lang(0),
                lexis,
                examples: &[],
                worked_out: &[],
                units: vec![],
                terms: vec![],
                words_of_terms,
            };
        };
        let terms = [
            ("professional subjects", Some(professional)),
            ("public subjects", Some(public)),
            ("公需科目学习", None),
            ("公需科目", Some(public)),
            ("专业科目", Some(professional)),
        ];
        Vocabulary {
            lang: Lang(0),
            lexis,
            examples: &[],
            worked_out: &[],
            units: UNITS.map(|(word, unit)| (word.to_owned(), unit)).into(),
            terms: terms.map(|(word, category)| (word.to_owned(), category)).into(),
            words_of_terms: WordSet::new(terms.map(|(word, _)| word.to_owned())),
        }
    }

    fn categories() -> [CategoryId; 2] {
        ["public", "professional"].map(|id| CategoryId(id.to_owned()))
    }

    #[test]
    fn the_word_behind_a_number_is_its_unit() {
        let categories = categories();
        let vocabulary = vocabulary(&categories);
        for (behind, unit) in [
            ("学时以上", Some("hour")),
            ("个学时", Some("hour")),
            (" 学时", Some("hour")),
            (" Class Hours in total", Some("hour")),
            ("h", Some("hour")),
            ("highest", None),
            ("学时（学分）", None),
            ("学时/学分", None),
            ("学时（每天六小时）", Some("hour")),
            ("分", Some("credit")),
            ("分钟", None),
            ("\n学时", None),
            ("", None),
        ] {
            assert_eq!(vocabulary.unit_behind(behind), unit, "{behind}");
        }
    }

    #[test]
    fn a_number_is_of_the_one_category_that_is_named_with_it_alone() {
        let categories = categories();
        let vocabulary = vocabulary(&categories);
        for (text, expected) in [
            ("公需科目：至少18学时", [Some("public")].as_slice()),
            ("公需科目18学时，专业科目42学时", &[Some("public"), Some("professional")]),
            ("公需科目和专业科目60学时", &[None]),
            ("公需科目18学时（3天）", &[None, None]),
            ("公需科目学习18学时", &[None]),
            ("全年72学时，其中公需科目18学时", &[None, Some("public")]),
            ("公需科目\n18学时", &[None]),
            ("Public subjects come first. At least 42 hours", &[None]),
            ("18 hours of Public subjects", &[Some("public")]),
        ] {
            let all = vocabulary.lexis.numbers(text);
            let terms = vocabulary.terms_in(&text.to_lowercase());
            let found =
                (0..all.len()).map(|at| vocabulary.category_beside(text, at, (&all, &terms)).map(CategoryId::as_str));
            assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
