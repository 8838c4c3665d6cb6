//! Prose cites documents that the notice cites, and clauses that it has.

use std::ops::Range;

use super::each::Inspection;
use super::pieces::PlacedText;
use crate::diag::{Code, Digest, Sink, digest_of, words};
use crate::lexis::{DOCUMENT_SIGNS, Lexis, NumberInText, begins_with_bracket, ends_in_bracket, folded, is_han};
use crate::model::{Doc, Site, Year};

pub(super) fn check(look: Inspection<'_>, sink: &mut Sink) {
    let site = look.site;
    let known: Vec<KnownNumber<'_>> = known_numbers(site).collect();
    let from = look.from(|| {
        let written: Vec<&str> = known.iter().map(|known| known.written).collect();
        digest_of(&(written, site.newest().year, site.newest().clauses.sections.len()))
    });
    look.answers("references of answers", from, sink, |question, sink| {
        check_doc(site, &question.text, (site.newest(), &known), sink);
    });
    look.basis("references", Digest::default(), sink, |sink| of_basis(site, &known, sink));
}

fn of_basis(site: &Site, known: &[KnownNumber<'_>], sink: &mut Sink) {
    for year in &site.years {
        let guide = year.guide.as_ref().map(|guide| &guide.text);
        std::iter::once(&year.clauses).chain(guide).for_each(|doc| check_doc(site, doc, (year, known), sink));
    }
    site.pages.iter().for_each(|(_, doc)| check_doc(site, doc, (site.newest(), known), sink));
    let names = std::iter::once(&site.names).chain(site.years.iter().map(|year| &year.names));
    for text in names.flat_map(|names| &names.pairs) {
        for (lang, piece) in site.data.langs().zip(&text.texts.0) {
            let lexis = site.data.language(lang).lexis;
            if piece.value.contains(DOCUMENT_SIGNS) {
                documents(PlacedText::whole(piece), &lexis.numbers(&piece.value), known, sink);
            }
        }
    }
}

fn check_doc(site: &Site, doc: &Doc, (year, known): (&Year, &[KnownNumber<'_>]), sink: &mut Sink) {
    for lang in site.data.langs() {
        let lexis = site.data.language(lang).lexis;
        let opening = PlacedText::of_pieces(doc.opening_in(lang));
        let sections = doc.sections.iter().map(|one| PlacedText::of_pieces(one.in_lang(lang)));
        let texts = std::iter::once(opening).chain(sections);
        let may_cite = |one: &PlacedText<'_>| one.text.contains(DOCUMENT_SIGNS) || lexis.may_lead_to_clause(one.text);
        for piece in texts.filter(may_cite).flat_map(PlacedText::runs).filter(may_cite) {
            let numbers = lexis.numbers(piece.text);
            documents(piece, &numbers, known, sink);
            clauses(piece, (lexis, &numbers), year, sink);
        }
    }
}

/// Document numbers such as `〔2018〕11号`: the year in its brackets, then the number; the bytes of each.
pub(super) fn document_numbers(text: &str, numbers: &[NumberInText]) -> Vec<Range<usize>> {
    let pairs = numbers.windows(2).filter_map(|pair| match pair {
        [year, number]
            if ends_in_bracket(&text[..year.start])
                && text[year.end..number.start].chars().eq(text[year.end..].chars().take(1))
                && begins_with_bracket(&text[year.end..])
                && text[number.end..].starts_with(DOCUMENT_SIGNS) =>
        {
            let start = year.start - text[..year.start].chars().next_back().map_or(0, char::len_utf8);
            Some(start..number.end + DOCUMENT_SIGNS[0].len_utf8())
        }
        _ => None,
    });
    pairs.collect()
}

/// The number of a document, as it is written in notice.toml and as it is compared.
struct KnownNumber<'a> {
    written: &'a str,
    folded: String,
}

/// Every number of a document that the site knows.
fn known_numbers(site: &Site) -> impl Iterator<Item = KnownNumber<'_>> {
    let of_year = site.years.iter().flat_map(|year| {
        let amendments = year.amendments.iter().map(|amendment| &amendment.data.notice);
        std::iter::once(&year.notice).chain(amendments)
    });
    let numbers =
        of_year.flat_map(|notice| notice.cites.iter().filter_map(|cited| cited.number.as_ref()).chain(&notice.number));
    numbers.map(|number| KnownNumber { written: number, folded: folded(&one_sign(number)) })
}

/// A number of a document with one sign behind it, whatever the script.
fn one_sign(number: &str) -> String {
    number.replace(DOCUMENT_SIGNS[1], &DOCUMENT_SIGNS[0].to_string())
}

/// How many bytes in front of the brackets may belong to the number of a document.
const NEAR: usize = 60;

/// Reports numbers of documents that the site does not know in full.
fn documents(piece: PlacedText<'_>, numbers: &[NumberInText], known: &[KnownNumber<'_>], sink: &mut Sink) {
    for range in document_numbers(piece.text, numbers) {
        // What stands in front of the brackets belongs to the number as far as it goes.
        let start = piece.text.floor_char_boundary(range.start.saturating_sub(NEAR));
        let upto = folded(&one_sign(&piece.text[start..range.end]));
        let own = folded(&one_sign(&piece.text[range.clone()]));
        if known.iter().any(|known| upto.ends_with(&known.folded)) {
            continue;
        }
        let range = with_name(piece.text, range);
        let (number, near) = (&piece.text[range.clone()], known.iter().find(|known| known.folded.ends_with(&own)));
        let help = match near {
            Some(KnownNumber { written, .. }) => words(
                format!("the document of that year and number is {written}"),
                format!("该年该号的文件是{written}"),
            ),
            None => words(
                "correct the number, or add the document under [[cites]]",
                "请更正文号，或在[[cites]]中补上该文件",
            ),
        };
        sink.error(
            Code("unknown-document"),
            piece.place(range),
            words(
                format!("notice.toml lists no document numbered so: {number}"),
                format!("notice.toml没有列出文号为{number}的文件"),
            ),
            help,
        );
    }
}

/// A number of a document with the characters in front of it, which name who issued it.
fn with_name(text: &str, range: Range<usize>) -> Range<usize> {
    const LONGEST_NAME: usize = 4;
    let name = text[..range.start].char_indices().rev().take(LONGEST_NAME).take_while(|(_, c)| is_han(*c));
    name.last().map_or(range.start, |(at, _)| at)..range.end
}

fn clauses(piece: PlacedText<'_>, (lexis, numbers): (Lexis, &[NumberInText]), year: &Year, sink: &mut Sink) {
    let count = year.clauses.sections.len();
    for number in numbers {
        let cites = lexis.leads_to_clause(&piece.text[..number.start]);
        let beyond = number.amount > checker_rules::Amount::whole(u32::try_from(count).unwrap_or(u32::MAX));
        if cites && beyond {
            sink.warning(
                Code("unknown-clause-number"),
                piece.place(number.start..number.end),
                words(
                    format!("the notice of {} has {count} clauses", year.year),
                    format!("{}年度的通知共有{count}条", year.year),
                ),
                words("correct the number, or better: link to the clause", "请更正条数；最好改为指向该条款的链接"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::document_numbers;
    use crate::lexis::{Lexis, lexicon};

    #[test]
    fn numbers_of_documents_are_found_in_any_brackets() {
        let found = |text: &str| document_numbers(text, &Lexis::new(lexicon("zh"), &[]).numbers(text));
        for text in ["粤人社规〔2018〕11号", "示人社［2018］11号", "x (2018)11号", "﹝2018﹞11号"] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        assert_eq!(found("〔2018〕 and 11号, (2018)年").len(), 0);
    }
}
