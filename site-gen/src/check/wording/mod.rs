//! What one language of a text says, the others say: no negation, bound, body, price or place is added, dropped or turned
//! round.
//!
//! Texts are compared line by line, where a line is a paragraph, an item or a row. Words are found by a table for each
//! language (`lexis`); nothing is compared with a language of which no words are known.

mod align;
mod compare;
mod finder;
mod links;
mod meanings;
mod near_names;
mod own_names;
mod quotes;
mod report;
mod said;
mod texts;

use std::collections::BTreeSet;
use std::ops::Range;

use compare::difference;
pub(super) use meanings::{Meanings, Says};
use near_names::KnownNames;
use report::PairReport;
use said::{Said, SaidLine};
use texts::ComparedTexts;

use crate::content::Lang;
use crate::diag::Sink;
use crate::model::Site;

/// How many quotations of one text are looked up.
const MOST_QUOTED: usize = 1000;

/// How many differences of one text are reported; nobody reads more at once.
const MOST_OF_TEXT: usize = 20;

pub(super) fn check(site: &Site, meanings: &Meanings, sink: &mut Sink) {
    let all = texts::all(site);
    let names = KnownNames::new(site, &all);
    for texts in &all {
        for (lang, text) in site.data.langs().zip(&texts.texts) {
            names.check(text, lang, &all, sink);
        }
        for lang in site.data.langs().skip(1).filter(|lang| !is_excused(site, texts, *lang)) {
            links::check(site, texts, lang, sink);
            if !meanings.is_unknown(lang) {
                compare(site, texts, lang, meanings, sink);
            }
        }
    }
}

/// Whether somebody has said why a text and its translation, as they are now, may differ.
fn is_excused(site: &Site, texts: &ComparedTexts<'_>, lang: Lang) -> bool {
    let accepted = site.lock.get(&texts.address, &site.data.language(lang).id);
    accepted.is_some_and(|accepted| accepted.excuses(texts.texts[0].text, texts.texts[lang.0].text))
}

fn compare(site: &Site, texts: &ComparedTexts<'_>, lang: Lang, meanings: &Meanings, sink: &mut Sink) {
    let [source, translation] = [Lang(0), lang].map(|lang| texts.texts[lang.0]);
    let quoted = quotes::quoted(translation.text, site.data.language(lang));
    let report = PairReport { site, address: &texts.address, lang, source, translation, not: meanings.not };
    let mut known = BTreeSet::new();
    let is_new = |range: &&Range<usize>| known.insert(&translation.text[(*range).clone()]);
    let mut quotations = quoted.iter().filter(is_new).take(MOST_QUOTED);
    if let Some(range) = quotations.find(|range| !source.text.contains(&translation.text[(*range).clone()])) {
        return report.misquoted(range, sink);
    }
    let quoted: Vec<&str> = quoted.into_iter().map(|range| &translation.text[range]).collect();
    let said =
        |lang: Lang, line: &str| Said::new(&quotes::without_addresses(line), lang, site.data.language(lang), meanings);
    let source_lines: Vec<SaidLine> = source
        .lines()
        .into_iter()
        .map(|(start, line)| SaidLine { start, said: said(Lang(0), &quotes::unquoted(line, &quoted)) })
        .collect();
    let translated: Vec<SaidLine> =
        translation.lines().into_iter().map(|(start, line)| SaidLine { start, said: said(lang, line) }).collect();
    let meanings_of = |lines: &[SaidLine]| lines.iter().map(|line| line.said.meanings()).collect::<Vec<_>>();
    let before = sink.error_count();
    for pair in align::pairs(&meanings_of(&source_lines), &meanings_of(&translated)) {
        if sink.error_count() - before == MOST_OF_TEXT {
            break;
        }
        let pair = (pair.0.map(|at| &source_lines[at]), pair.1.map(|at| &translated[at]));
        match pair {
            (Some(one), Some(other)) => {
                if let Some(difference) = difference(&one.said, &other.said, meanings) {
                    report.differs(&difference, one, other, sink);
                }
            }
            (Some(line), None) => report.alone(Lang(0), line, sink),
            (None, Some(line)) => report.alone(lang, line, sink),
            (None, None) => {}
        }
    }
}
