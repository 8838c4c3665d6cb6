//! Prose cites documents that the notice cites, and clauses that it has.

use std::ops::Range;

use crate::content::Lang;
use crate::diag::{At, Code, Sink, Span, words};
use crate::lexis::{DOCUMENT_SIGNS, Lexis, begins_with_bracket, ends_in_bracket};
use crate::model::{Doc, Site, Year};

pub(super) fn check(site: &Site, sink: &mut Sink) {
    for (address, doc) in site.docs() {
        let own = site.years.iter().find(|year| address.starts_with(&format!("{}/", year.year)));
        check_doc(site, doc, own.unwrap_or(site.newest()), sink);
    }
}

fn check_doc(site: &Site, doc: &Doc, year: &Year, sink: &mut Sink) {
    for lang in site.data.langs() {
        let lexis = site.data.language(lang).lexis;
        for piece in doc.sections.iter().flat_map(|one| one.pieces.get(lang)) {
            documents(piece, lexis, site, sink);
            clauses(piece, lexis, year, sink);
        }
    }
}

/// A document number in a text.
struct FoundNumber {
    /// Its bytes in the text.
    range: Range<usize>,
    /// Year and running number, as in `2018/11`, however they are written.
    key: String,
}

/// Document numbers such as `〔2018〕11号`: the year in its brackets, then the number.
fn document_numbers(text: &str, lexis: Lexis) -> Vec<FoundNumber> {
    let found = lexis.numbers(text);
    let pairs = found.windows(2).filter_map(|pair| match pair {
        [year, number]
            if ends_in_bracket(&text[..year.start])
                && text[year.end..number.start].chars().eq(text[year.end..].chars().take(1))
                && begins_with_bracket(&text[year.end..])
                && text[number.end..].starts_with(DOCUMENT_SIGNS) =>
        {
            let start = year.start - text[..year.start].chars().next_back().map_or(0, char::len_utf8);
            let range = start..number.end + DOCUMENT_SIGNS[0].len_utf8();
            Some(FoundNumber { range, key: format!("{}/{}", year.amount, number.amount) })
        }
        _ => None,
    });
    pairs.collect()
}

fn documents(piece: &At<String>, lexis: Lexis, site: &Site, sink: &mut Sink) {
    let source = site.data.language(Lang(0)).lexis;
    let known = |key: &str| {
        site.years.iter().any(|year| {
            let numbered =
                year.notice.cites.iter().filter_map(|cited| cited.number.as_ref()).chain(&year.notice.number);
            numbered.flat_map(|number| document_numbers(number, source)).any(|own| own.key == key)
        })
    };
    for FoundNumber { range, key } in document_numbers(&piece.value, lexis) {
        if !known(&key) {
            let number = &piece.value[range.clone()];
            sink.warning(
                Code("unknown-document"),
                place(piece, range.start, range.end),
                words(
                    format!("notice.toml lists no document numbered {number}"),
                    format!("notice.toml没有列出文号为{number}的文件"),
                ),
                words(
                    "correct the number, or add the document under [[cites]]",
                    "请更正文号，或在[[cites]]中补上该文件",
                ),
            );
        }
    }
}

fn clauses(piece: &At<String>, lexis: Lexis, year: &Year, sink: &mut Sink) {
    let count = year.clauses.sections.len();
    for number in lexis.numbers(&piece.value) {
        let cites = lexis.leads_to_clause(&piece.value[..number.start]);
        let beyond = number.amount > checker_rules::Amount::whole(u32::try_from(count).unwrap_or(u32::MAX));
        if cites && beyond {
            sink.warning(
                Code("unknown-clause-number"),
                place(piece, number.start, number.end),
                words(
                    format!("the notice of {} has {count} clauses", year.year),
                    format!("{}年度的通知共有{count}条", year.year),
                ),
                words("correct the number, or better: link to the clause", "请更正条数；最好改为指向该条款的链接"),
            );
        }
    }
}

fn place(piece: &At<String>, start: usize, end: usize) -> Span {
    let exact = piece.span.end - piece.span.start == piece.value.len();
    if exact { Span { start: piece.span.start + start, end: piece.span.start + end, ..piece.span } } else { piece.span }
}

#[cfg(test)]
mod tests {
    use super::document_numbers;
    use crate::lexis::{Lexis, lexicon};

    #[test]
    fn numbers_of_documents_are_found_in_any_brackets() {
        let keys = |text: &str| {
            document_numbers(text, Lexis::new(lexicon("zh"), &[]))
                .into_iter()
                .map(|found| (text[found.range].to_owned(), found.key))
                .collect::<Vec<_>>()
        };
        for text in ["粤人社规〔2018〕11号", "示人社［2018］11号", "x (2018)11号", "﹝2018﹞11号"] {
            assert_eq!(keys(text).len(), 1, "{text}");
            assert_eq!(keys(text)[0].1, "2018/11");
        }
        assert_eq!(keys("〔2018〕 and 11号, (2018)年").len(), 0);
    }
}
