//! What one language of a text says, the others say: no negation, bound, body, price or place is added, dropped or turned
//! round.
//!
//! Texts are compared line by line, where a line is a paragraph, an item or a row. Words are found by a table for each
//! language (`lexis`); nothing is compared with a language of which no words are known.

mod align;
mod compare;
mod finder;
mod hunks;
mod links;
mod meanings;
mod near_names;
mod own_names;
mod quotes;
mod report;
mod said;
mod texts;
mod weight;

use std::collections::BTreeSet;
use std::ops::Range;

pub(super) use hunks::Hunk;
pub(super) use meanings::{Meanings, Says};
use near_names::{KnownNames, quotations};
use report::PairReport;
use said::{Said, SaidLine};
pub(super) use texts::{ComparedText, ComparedTexts, beside_answers, of_doc};
pub(crate) use weight::Weight;
pub(super) use weight::gravest;

use super::each::{Inspection, each};
use crate::content::Lang;
use crate::diag::{Digest, Sink, digest_of};
use crate::model::Site;

/// How many quotations of one text are looked up.
const MOST_QUOTED: usize = 1000;

/// How many differences of one text are reported; nobody reads more at once.
const MOST_OF_TEXT: usize = 20;

pub(super) fn check(look: Inspection<'_>, meanings: &Meanings, sink: &mut Sink) {
    let site = look.site;
    let quotations = look.memo.each(
        "quotations",
        Digest::default(),
        &site.questions,
        |one| one.text.made_from,
        |one| {
            let texts = of_doc(site, "", &one.text);
            texts.iter().flat_map(|texts| quotations(site, texts)).map(str::to_owned).collect::<BTreeSet<String>>()
        },
    );
    let quoted: BTreeSet<&str> = quotations.iter().flat_map(|of_answer| of_answer.iter().map(String::as_str)).collect();
    let quoted_digest = look.from(|| digest_of(&quoted));
    let from = look.from(|| digest_of(&(site.made_from, quoted_digest)));
    let names = look.memo.value("known names", from, || KnownNames::new(site, &quoted));
    look.basis("wording", quoted_digest, sink, |sink| {
        each(&beside_answers(site), sink, |texts, sink| check_texts(site, texts, &names, meanings, sink));
    });
    let from = look.from(|| digest_of(&(meanings.made_from, &*names)));
    look.answers("wording of answers", from, sink, |question, sink| {
        for texts in of_doc(site, &question.data.stem(), &question.text) {
            check_texts(site, &texts, &names, meanings, sink);
        }
    });
}

fn check_texts(site: &Site, texts: &ComparedTexts<'_>, names: &KnownNames, meanings: &Meanings, sink: &mut Sink) {
    for (lang, text) in site.data.langs().zip(&texts.texts) {
        names.check(text, lang, sink);
    }
    for lang in site.data.langs().skip(1).filter(|lang| !is_excused(site, texts, *lang)) {
        links::check(site, texts, lang, sink);
        if !meanings.is_unknown(lang) {
            compare(site, texts, lang, meanings, sink);
        }
    }
}

/// Whether somebody has said why a text and its translation, as they are now, may differ.
fn is_excused(site: &Site, texts: &ComparedTexts<'_>, lang: Lang) -> bool {
    let accepted = texts.accepted(site, lang);
    accepted.is_some_and(|accepted| accepted.excuses(texts.texts[0].text, texts.texts[lang.0].text))
}

fn compare(site: &Site, texts: &ComparedTexts<'_>, lang: Lang, meanings: &Meanings, sink: &mut Sink) {
    let [source, translation] = [Lang(0), lang].map(|lang| texts.texts[lang.0]);
    let quoted = quotes::quoted(translation.text, site.data.language(lang));
    let is_new = !site.lock.0.is_empty()
        && texts
            .accepted(site, lang)
            .is_none_or(|accepted| !accepted.source.is(source.text) && !accepted.has_translation(translation.text));
    let report = PairReport { site, address: &texts.address, lang, source, translation, not: meanings.not, is_new };
    let mut known = BTreeSet::new();
    let is_new = |range: &&Range<usize>| known.insert(&translation.text[(*range).clone()]);
    let mut quotations = quoted.iter().filter(is_new).take(MOST_QUOTED);
    if let Some(range) = quotations.find(|range| !source.text.contains(&translation.text[(*range).clone()])) {
        return report.misquoted(range, sink);
    }
    let quoted = quotes::names(quoted.into_iter().map(|range| &translation.text[range]));
    let said = |lang: Lang, line: &str| {
        let line = if lang == Lang(0) { quotes::unquoted(line, &quoted) } else { line.into() };
        Said::new(&quotes::without_addresses(&line), lang, site.data.language(lang), meanings)
    };
    let lines = |text: ComparedText<'_>, lang: Lang| -> Vec<SaidLine> {
        let lines = text.lines().into_iter();
        lines.map(|(start, line)| SaidLine { start, length: line.len(), said: said(lang, line) }).collect()
    };
    let (own, others) = (lines(source, Lang(0)), lines(translation, lang));
    let meanings_of = |lines: &[SaidLine]| lines.iter().map(|line| line.said.meanings()).collect::<Vec<_>>();
    // Lines that say together what one of the other language says are one.
    let joined = |lines: &[SaidLine], text: ComparedText<'_>, lang: Lang| -> Option<SaidLine> {
        let (start, last) = (lines.first()?.start, lines.last()?);
        let length = last.start + last.length - start;
        Some(SaidLine { start, length, said: said(lang, &text.text[start..start + length]) })
    };
    let before = sink.error_count();
    for (rows, columns) in align::pairs(&meanings_of(&own), &meanings_of(&others)) {
        if sink.error_count() - before == MOST_OF_TEXT {
            break;
        }
        let pair = (&own[rows], &others[columns]);
        match pair {
            ([one], [other]) => report.compare(one, other, meanings, sink),
            (lines, []) => lines.iter().for_each(|line| report.alone(Lang(0), line, sink)),
            ([], lines) => lines.iter().for_each(|line| report.alone(lang, line, sink)),
            (own, others) => {
                if let Some((one, other)) = joined(own, source, Lang(0)).zip(joined(others, translation, lang)) {
                    report.compare(&one, &other, meanings, sink);
                }
            }
        }
    }
}
