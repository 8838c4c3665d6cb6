//! What of a notice is neither a rule nor asked about by itself, and not understood: whatever it says, a person reads it
//! before the rules are published.

use std::collections::BTreeSet;

use super::headings::is_limiting_heading;
use super::other_sentence::is_name_of_category;
use super::{Became, Quote, ReadSentence, Rules};
use crate::import::outline::Outline;
use crate::import::run::Run;
use crate::import::statements::tokens;

/// The sentences, those above the clauses first.
pub(super) fn not_understood(rules: &Rules, outline: &Outline, year: Option<u16>) -> Vec<Quote> {
    let asked: BTreeSet<usize> = rules.unsure.iter().map(|question| question.range.start).collect();
    let lead = outline.lead.iter().map(|block| &block.text).filter(|text| asked.range(text.range()).next().is_none());
    let lead = lead.map(|text| quote(text, Quote::OUTSIDE));
    let others =
        rules.read.iter().filter(|one| one.became == Became::Text && !one.is_cell && !is_understood(one, year));
    lead.chain(others.map(|one| quote(&one.run, one.clause))).filter(|quote| !quote.text.is_empty()).collect()
}

/// Whether a sentence says nothing but what headings say.
fn is_understood(sentence: &ReadSentence, year: Option<u16>) -> bool {
    let chars = sentence.run.read_chars();
    let tokens = tokens(&chars, &[]);
    is_name_of_category(&tokens) || !is_limiting_heading(&chars, &tokens, year)
}

fn quote(run: &Run, clause: usize) -> Quote {
    Quote { clause, text: run.text().trim().to_owned(), start: run.range().start }
}
