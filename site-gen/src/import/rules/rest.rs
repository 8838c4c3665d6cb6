//! What of a notice is neither a rule nor asked about by itself, and not understood: whatever it says, a person reads it
//! before the rules are published.

use std::collections::BTreeSet;
use std::ops::Range;

use super::headings::is_limiting_heading;
use super::other_sentence::is_name_of_category;
use super::phrases::SCOPE;
use super::{Became, Quote, Rules};
use crate::import::outline::{Outline, SectionKind};
use crate::import::raw::{Dropped, Reason};
use crate::import::run::Run;
use crate::import::statements::{figures, tokens};

/// What nobody has understood, in its order.
pub(super) fn not_understood(rules: &Rules, outline: &Outline, source: &str, year: Option<u16>) -> Vec<Quote> {
    let asked: BTreeSet<usize> = rules.unsure.iter().map(|question| question.range.start).collect();
    let is_asked = |range: Range<usize>| asked.range(range).next().is_some();
    let lead = outline.lead.iter().map(|block| &block.text);
    let attachments = outline.clauses.iter().filter(|clause| clause.part == SectionKind::Attachments);
    let attached = attachments.flat_map(|clause| clause.blocks.iter().map(|block| &block.text));
    let unread = outline.addressee.iter().chain(lead).chain(attached).map(|text| quote(text, Quote::OUTSIDE));
    let of_clauses = rules.read.iter().filter(|one| one.became == Became::Text && !is_understood(&one.run, year));
    let of_clauses = of_clauses.map(|one| quote(&one.run, one.clause));
    let left_out = outline.dropped.iter().filter_map(|dropped| left_out(dropped, source));
    let mut all: Vec<Quote> = unread.chain(of_clauses).chain(left_out).collect();
    all.retain(|quote| !quote.text.is_empty() && !is_asked(quote.start..quote.start + quote.text.len()));
    all.sort_by_key(|quote| quote.start);
    all
}

/// Whether a text says nothing but what headings say, or is a number.
fn is_understood(text: &Run, year: Option<u16>) -> bool {
    let chars = text.read_chars();
    let tokens = tokens(&chars, &[]);
    let has_words = chars.iter().any(|c| c.is_alphabetic());
    !has_words || is_name_of_category(&tokens) || !is_limiting_heading(&chars, &tokens, year)
}

/// What was left out of the text and may say something of it: comments, pictures with words, what is about the notice on
/// the page around it.
fn left_out(dropped: &Dropped, source: &str) -> Option<Quote> {
    let text = source.get(dropped.range.clone())?.trim();
    let tells = match dropped.reason {
        Reason::Comment | Reason::Object | Reason::Styled => true,
        Reason::Chrome => {
            let chars: Vec<char> = text.chars().collect();
            // A file that is no web page has no menus.
            let is_page = source.contains("</");
            !is_page || text.contains('。') || SCOPE.has("telling", text) || !figures(&chars).is_empty()
        }
        _ => false,
    };
    let has_words = text.contains(|c: char| c.is_alphabetic());
    (tells && has_words).then(|| Quote { clause: Quote::OUTSIDE, text: text.to_owned(), start: dropped.range.start })
}

fn quote(run: &Run, clause: usize) -> Quote {
    Quote { clause, text: run.text().trim().to_owned(), start: run.range().start }
}
