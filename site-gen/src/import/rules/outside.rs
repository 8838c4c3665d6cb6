//! What stands outside the clauses and may say that the notice does not hold, or not for all: the title, the lines above
//! the first clause, whom it is addressed to, its status, and what a reader takes for the page around it.

use std::collections::BTreeSet;
use std::ops::Range;

use checker_rules::Amount;

use super::doubts::{Doubted, doubted};
use super::headings::{is_limiting_title, is_of_other_year, is_of_other_years};
use super::phrases::{CHANGES, SCOPE};
use super::scope::{Named, is_of_all_of, is_of_one_kind_of_employers, named};
use super::{Doubt, Industry, OpenQuestion, Quote};
use crate::import::outline::{Block, Outline};
use crate::import::raw::Reason;
use crate::import::run::Run;
use crate::import::statements::{Token, TokenKind, figures, tokens};

/// What is known of the notice before its clauses are read.
#[derive(Clone, Copy)]
pub(super) struct Above<'a> {
    pub(super) outline: &'a Outline,
    pub(super) source: &'a str,
    /// The year that the notice is of.
    pub(super) year: Option<u16>,
    /// The names of the places that it is for.
    pub(super) places: &'a [Vec<char>],
    /// Whether something is asked of everybody.
    pub(super) asks_everybody: bool,
    /// The industries that its title is about; where empty, all of them.
    pub(super) of: &'a [Industry],
    /// Every least amount that a rule states.
    pub(super) stated: &'a BTreeSet<Amount>,
}

impl Above<'_> {
    /// Asks about each line outside the clauses after which no rule can stand.
    pub(super) fn questions(&self) -> Vec<OpenQuestion> {
        let lead: Vec<Run> = self.outline.lead.iter().flat_map(sentences).collect();
        let is_sent_on = SCOPE.starts("sent-on", &self.title());
        // What is sent on holds where the office that does so asks for it.
        let is_unheld = is_sent_on && !lead.iter().any(|line| SCOPE.has("held", &line.reading()));
        let title = self.outline.title.iter().filter(|_| is_unheld || self.is_title_void()).take(1);
        let status = self.outline.fields.iter().map(|(_, value)| value);
        let mut doubtful: Vec<Run> = title.cloned().collect();
        doubtful.extend(lead.iter().filter(|line| self.is_lead_doubtful(line)).cloned());
        doubtful.extend(self.behind_lead().cloned());
        doubtful.extend(status.filter(|value| CHANGES.has("void", &value.reading())).cloned());
        doubtful.extend(
            self.outline
                .addressee
                .iter()
                .filter(|line| self.asks_everybody && is_of_some_offices(&line.reading()))
                .cloned(),
        );
        let mut questions: Vec<OpenQuestion> =
            doubtful.iter().map(|line| question(line.text().trim().to_owned(), line.range())).collect();
        questions.extend(self.around());
        questions
    }

    /// Asks about each sentence above the first clause that has an amount of learning: a notice without clauses states all of
    /// them there.
    pub(super) fn amounts(&self) -> Vec<OpenQuestion> {
        let lead = self.outline.lead.iter().flat_map(sentences);
        let stating = lead.filter(|line| self.has_other_amount(line));
        stating.map(|line| question(line.text().trim().to_owned(), line.range())).collect()
    }

    /// The lines between that which leads to the clauses and the first of these.
    fn behind_lead(&self) -> impl Iterator<Item = &Run> {
        let leads = |text: &Run| text.reading().contains("如下") && text.reading().trim_end().ends_with(['：', ':']);
        self.outline.lead.iter().map(|block| &block.text).skip_while(move |text| !leads(text)).skip(1)
    }

    fn title(&self) -> String {
        self.outline.title.iter().map(Run::reading).collect()
    }

    /// Whether the title says that this is no notice in force, or one of other years or other people.
    fn is_title_void(&self) -> bool {
        let title = self.title();
        let chars: Vec<char> = title.chars().collect();
        let tokens = tokens(&chars, self.places);
        CHANGES.has("void", &title)
            || !SCOPE.ends("in-force", title.trim_end_matches(|c: char| !c.is_alphabetic() && !"）)".contains(c)))
            || !figures(&chars).is_empty()
            || is_of_other_years(&chars, &tokens, self.year)
            || is_limiting_title(&chars, &tokens)
            || named(&chars, &tokens) == Named::Unknown
    }

    /// Whether a sentence above the first clause may limit what follows.
    fn is_lead_doubtful(&self, line: &Run) -> bool {
        let text = line.reading();
        if self.has_other_amount(line) || (text.starts_with("关于") && !text.contains('。')) {
            return true;
        }
        text.split(['，', '。', '；', '：', ':']).map(str::trim).any(|piece| self.is_piece_doubtful(piece))
    }

    /// Whether it has an amount of learning that no rule states.
    fn has_other_amount(&self, line: &Run) -> bool {
        let tokens = tokens(&line.read_chars(), self.places);
        let mut amounts = tokens.iter().filter_map(|token| match &token.kind {
            TokenKind::Amount(amount) => Some(amount.amount),
            _ => None,
        });
        amounts.any(|amount| !self.stated.contains(&amount))
    }

    fn is_piece_doubtful(&self, piece: &str) -> bool {
        let chars: Vec<char> = piece.chars().collect();
        let tokens: Vec<Token> = tokens(&chars, self.places);
        let has_other_year = tokens.iter().any(|token| is_of_other_year(token, self.year));
        if CHANGES.has("void", piece) || (has_other_year && SCOPE.starts("of-year", piece)) {
            return true;
        }
        // 为做好会计人员继续教育工作, where the title speaks of everybody.
        if let Named::Industries(industries) = named(&chars, &tokens)
            && self.asks_everybody
            && industries != self.of
        {
            return true;
        }
        let says_of_whom = SCOPE.starts("of-year", piece) || SCOPE.starts("announcing", piece);
        if self.asks_everybody && says_of_whom && is_of_one_kind_of_employers(piece) {
            return true;
        }
        // Why a notice is made may be said in any words.
        if SCOPE.starts("purpose", piece) {
            return false;
        }
        let names_some = SCOPE.starts("announcing", piece)
            && named(&chars, &tokens) == Named::Unknown
            && !is_of_all_of(self.of, piece);
        let limits = SCOPE.has("limiting-piece", piece) || SCOPE.starts("limiting-start", piece);
        names_some || limits || doubted(piece, self.year).is_some()
    }

    /// Whether a piece of the page is a mark on the notice, after which no rule can stand.
    fn is_mark(&self, piece: &str) -> bool {
        let is_short = piece.chars().count() <= LONGEST_MARK && !piece.ends_with(['：', ':']);
        let is_sentence = piece.ends_with('。') && CHANGES.has("matter", piece);
        is_short && !is_name_of_document(piece) && (is_sentence || self.limits(piece))
    }

    /// Whether what stands on the page says that the notice does not hold, or not for all.
    fn limits(&self, text: &str) -> bool {
        let is_of_all = doubted(text, self.year) == Some(Doubted::Notice);
        CHANGES.has("void", text)
            || CHANGES.has("changing", text)
            || CHANGES.has("referring", text)
            || text.contains("适用")
            || is_of_all
    }

    /// The lines that were taken for the page around the notice, and say that it does not hold.
    fn around(&self) -> impl Iterator<Item = OpenQuestion> {
        let is_around = |reason: Reason| matches!(reason, Reason::Chrome);
        let dropped = self.outline.dropped.iter().filter(move |dropped| is_around(dropped.reason));
        dropped.filter_map(|dropped| {
            let text = self.source.get(dropped.range.clone())?.trim();
            let is_void =
                pieces(text).any(|piece| self.is_mark(piece)) || marks(text).any(|mark| CHANGES.has("void", mark));
            is_void.then(|| question(text.to_owned(), dropped.range.clone()))
        })
    }
}

/// Whether a text is the name of a document, of which a page has others than its own.
fn is_name_of_document(text: &str) -> bool {
    text.contains(['《', '·'])
        || text.contains("关于")
        || ["通知", "公告", "办法"].iter().any(|end| text.ends_with(end))
}

/// The pieces of what stands around a notice: the steps of a path, and what begins to speak of the notice.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let of_itself = CHANGES.named("itself").iter().filter_map(|word| text.find(word).map(|at| &text[at..]));
    text.split(['>', '»', '›', '\n', '|']).map(str::trim).chain(of_itself)
}

/// What stands in brackets: （失效）.
fn marks(text: &str) -> impl Iterator<Item = &str> {
    let behind = text.split(['（', '(', '【', '[', '〔']).skip(1);
    let inside = behind.filter_map(|behind| behind.split(['）', ')', '】', ']', '〕']).next());
    inside.filter(|mark| mark.chars().count() <= LONGEST_IN_BRACKETS)
}

/// How long a mark in brackets is at most.
const LONGEST_IN_BRACKETS: usize = 8;

/// How long a mark is at most that says what a page is: 征求意见稿.
const LONGEST_MARK: usize = 40;

/// Whether those to whom a notice is addressed are some of the employers: 各高等学校.
fn is_of_some_offices(addressee: &str) -> bool {
    SCOPE.has("some-offices", addressee) && !SCOPE.has("all-offices", addressee)
}

/// The sentences of a line above the first clause.
fn sentences(block: &Block) -> Vec<Run> {
    let (chars, mut start) = (block.text.read_chars(), 0);
    let mut sentences = Vec::new();
    for end in 1..=chars.len() {
        if end == chars.len() || chars[end - 1] == '。' {
            sentences.push(block.text.slice(start..end));
            start = end;
        }
    }
    sentences
}

fn question(text: String, range: Range<usize>) -> OpenQuestion {
    OpenQuestion {
        quote: Quote { clause: Quote::OUTSIDE, text, start: range.start },
        why: Doubt::Outside,
        unread: Vec::new(),
        otherwise: Vec::new(),
        range,
        is_row: false,
    }
}
