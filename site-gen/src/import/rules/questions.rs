//! Sentences that may be rules, and why no rule is made of them.

use std::ops::Range;

use super::{Category, Least, Quote, Sentence};
use crate::diag::{Words, words};
use crate::import::statements::{Given, SaidAmount, Token, TokenKind, said};

/// A sentence that may be a rule and is not understood whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The sentence.
    pub quote: Quote,
    /// Why no rule was made of it.
    pub why: Doubt,
    /// Its words that nobody knows; none where each is known and they do not make a rule together.
    pub unread: Vec<String>,
    /// The least amounts that it would ask if these words said nothing: of a category, or in all.
    pub otherwise: Vec<(Option<Category>, Least)>,
    /// The bytes of the source that it stands in.
    pub range: Range<usize>,
    /// Whether it is a row of a table.
    pub is_row: bool,
}

/// Why no rule is made of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It has words that nobody knows.
    Words,
    /// All its words are known; what they say together is not.
    Sense,
    /// The title or a heading above it may limit what it says.
    Heading,
    /// Nobody can tell of whom it speaks.
    People,
    /// It does not say that it asks this each year.
    Year,
    /// A rule that was read before says otherwise.
    Conflict,
    /// A sentence elsewhere may change it, or it may change what stands elsewhere.
    Elsewhere,
    /// It stands outside the clauses, and the notice may not hold, or not for all.
    Outside,
}

impl Doubt {
    /// The reason in words for a person.
    pub fn words(self) -> Words {
        match self {
            Self::Words => words("some words are not understood", "有的文字没有读懂"),
            Self::Sense => words("what its words say together is not understood", "句子的意思没有读懂"),
            Self::Heading => words("the title or a heading above it may limit it", "上面的标题可能限定了范围"),
            Self::People => words("it is not clear who is meant", "不清楚是对哪些人的要求"),
            Self::Year => words("it does not say that this is for each year", "没有写明是每年的要求"),
            Self::Conflict => words("an earlier sentence says otherwise", "与前面的要求不一致"),
            Self::Outside => words(
                "the notice may not be in force, or not for everybody",
                "通知可能没有施行，或者不是对所有人的要求",
            ),
            Self::Elsewhere => {
                words("another sentence may change it, or it may change another", "可能被其他文字改变，或改变其他要求")
            }
        }
    }
}

impl OpenQuestion {
    /// A sentence that may be a rule, and what of it nobody knows.
    pub(super) fn new(sentence: &Sentence, tokens: &[Token], doubt: Doubt) -> Self {
        let (unread, known): (Vec<Token>, Vec<Token>) =
            tokens.iter().cloned().partition(|token| token.kind == TokenKind::Unread);
        let words = |range: Range<usize>| sentence.run.slice(range).text();
        let otherwise = said(&known, Given::default()).unwrap_or_default().into_iter().filter_map(|one| match one {
            SaidAmount::Least(least) => Some((least.category, least.least)),
            SaidAmount::Equal(..) => None,
        });
        Self {
            quote: sentence.whole(),
            why: if unread.is_empty() { doubt } else { Doubt::Words },
            unread: unread.into_iter().map(|token| words(token.range)).collect(),
            otherwise: otherwise.filter(|_| doubt != Doubt::Heading).collect(),
            range: sentence.run.range(),
            is_row: false,
        }
    }

    /// The sentence, with what nobody knows of it in 【 】.
    pub fn marked(&self) -> String {
        let (mut rest, mut shown) = (self.quote.text.as_str(), String::new());
        for unread in &self.unread {
            let Some((before, behind)) = rest.split_once(unread.as_str()) else { continue };
            shown.push_str(&format!("{before}【{unread}】"));
            rest = behind;
        }
        shown.push_str(rest);
        shown.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
    }
}
