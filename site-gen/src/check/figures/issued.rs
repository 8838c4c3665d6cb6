//! What the notice states as it was issued stands in the restatement, or is acknowledged as left out: amounts, dates and
//! numbers of documents.

use std::collections::BTreeSet;
use std::ops::Range;

use super::dates;
use super::reading::Vocabulary;
use super::{MOST, acknowledgement};
use crate::check::pieces::PlacedText;
use crate::check::references::document_numbers;
use crate::content::Lang;
use crate::diag::{At, Code, Sink, Span, Words, words};
use crate::lexis::{folded, han_digit};
use crate::model::{Site, Year};

pub(in crate::check) fn check(site: &Site, year: &Year, sink: &mut Sink) {
    let Some(issued) = year.issued.as_ref().filter(|issued| is_the_notice(issued, year, sink)) else { return };
    let vocabulary = Vocabulary::new(site, year, Lang(0));
    let clauses = year.clauses.sections.iter().map(|clause| PlacedText::of_pieces(clause.in_lang(Lang(0))));
    let opening = PlacedText::of_pieces(year.clauses.opening_in(Lang(0)));
    let restated = vocabulary.read(clauses.chain([opening]));
    let read = vocabulary.read([PlacedText::whole(issued)]);
    let acknowledged: Vec<_> =
        year.notice.acknowledged.iter().flat_map(|known| known.figures.iter().copied()).collect();
    let clause = year.clauses.sections.first().map_or("…", |clause| clause.id.as_str());
    let mut told = BTreeSet::new();
    for stated in read.numbers.iter().filter(|stated| stated.counts && !is_label(&issued.value, stated.span)).take(MOST)
    {
        let (amount, shown) = (stated.quantity.amount, stated.quantity.shown(site, year));
        let is_known = restated.states(stated.quantity) || acknowledged.contains(&amount);
        // What a notice says many times is told once.
        if !is_known && told.insert(shown.clone()) {
            left_out(stated.span, shown, Some(acknowledgement(clause, [amount])), sink);
        }
    }
    for (day, span) in read.days.iter().take(MOST) {
        let is_restated = restated.days.iter().any(|(known, _)| known.says(day));
        if !is_restated && !dates::is_acknowledged(day, &acknowledged) {
            left_out(*span, day.shown(), Some(dates::acknowledgement(clause, day)), sink);
        }
    }
    documents(site, year, issued, sink);
}

/// Whether a number is only that of a clause or of an item: it begins its line, and a mark stands behind it.
fn is_label(text: &str, number: Span) -> bool {
    let is_opening = |c: char| c.is_whitespace() || matches!(c, '（' | '(' | '#' | '-' | '—');
    let before = text[..number.start].rsplit('\n').next().unwrap_or_default();
    let behind = text[number.end..].trim_start_matches([' ', '　']);
    before.chars().all(is_opening) && behind.starts_with(['.', '．', '、', ')', '）', '-', '—', '\n', '\r'])
}

/// Whether it is the year's notice: a text, with the number that notice.toml gives the notice. Reported where it is not.
fn is_the_notice(issued: &At<String>, year: &Year, sink: &mut Sink) -> bool {
    let text = folded(&issued.value);
    let missing = year.notice.number.as_ref().filter(|number| !text.contains(&folded(number)));
    let (message, help) = match missing {
        _ if text.is_empty() => (
            words("this file holds no text", "此文件没有文字"),
            words(
                "put the text of the notice here as it was issued, or remove the file",
                "请放入通知原文，或删去此文件",
            ),
        ),
        Some(number) => (
            words(
                format!("the number of the notice, {number}, does not stand in this text"),
                format!("此文件中没有通知的文号{number}"),
            ),
            words(
                "put the notice itself here, with its number, or correct the number in notice.toml",
                "请放入带文号的通知原文，或更正notice.toml中的文号",
            ),
        ),
        None => return true,
    };
    sink.error(Code("not-the-notice"), Span { end: issued.span.start, ..issued.span }, message, help);
    false
}

/// Reports numbers of documents that neither the restatement nor notice.toml has.
fn documents(site: &Site, year: &Year, issued: &At<String>, sink: &mut Sink) {
    let lexis = site.data.language(Lang(0)).lexis;
    let texts = year.clauses.sections.iter().map(|clause| clause.text.source()).chain([year.clauses.begins.source()]);
    let numbers = year.notice.cites.iter().filter_map(|cited| cited.number.as_ref()).chain(&year.notice.number);
    let known: Vec<String> = texts.chain(numbers).map(|text| folded(text)).collect();
    let numbered = document_numbers(&issued.value, &lexis.numbers(&issued.value));
    for range in numbered.into_iter().chain(running_numbers(&issued.value)).take(MOST) {
        let number = issued.value[range.clone()].to_owned();
        if !known.iter().any(|text| text.contains(&folded(&number))) {
            let span = PlacedText::whole(issued).place(range);
            left_out(span, (number.clone(), number), None, sink);
        }
    }
}

/// Numbers without a year, as in 国务院令第412号: the bytes of each from 第 to 号.
fn running_numbers(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('第').filter_map(|(start, mark)| {
        let behind = &text[start + mark.len()..];
        let length =
            behind.find(|c: char| !c.is_ascii_digit() && han_digit(c).is_none() && !matches!(c, '十' | '百'))?;
        let end = start + mark.len() + length;
        (length > 0 && text[end..].starts_with('号')).then_some(start..end + '号'.len_utf8())
    })
}

fn left_out(span: Span, (en, zh): (String, String), acknowledged: Option<String>, sink: &mut Sink) {
    sink.error(
        Code("left-out"),
        span,
        words(
            format!("the notice as issued says {en}, and its restatement does not"),
            format!("通知原文写有{zh}，转述中没有"),
        ),
        help(acknowledged),
    );
}

fn help(acknowledged: Option<String>) -> Words {
    match acknowledged {
        Some(written) => words(
            format!("restate it; what is left out on purpose is acknowledged in notice.toml: {written}"),
            format!("请补上；有意不写的，请在notice.toml中写明：{written}"),
        ),
        None => words("restate it, or list the document under [[cites]]", "请补上，或在[[cites]]中列出该文件"),
    }
}
