//! What the words of a notice's sentence do in it, so that a rule is drafted only where every word is accounted for.

mod amounts;
mod industries;
mod said;
mod tokens;
mod words;

pub(super) use said::{Given, SaidAmount, SaidLeast, said};
pub(super) use tokens::{Token, TokenKind, tokens};
pub(super) use words::Role;

use checker_rules::Amount;

pub use amounts::SentenceAmount;
pub(super) use amounts::figures;
pub use industries::{Industry, KNOWN as KNOWN_INDUSTRIES};

/// A unit that amounts are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A class hour, 学时.
    Hour,
    /// An hour by the clock, 小时.
    Clock,
    /// A day, 天.
    Day,
    /// A credit, 学分.
    Credit,
    /// A minute, 分钟.
    Minute,
}

/// A category of subjects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Public subjects, 公需科目.
    Public,
    /// Professional subjects, 专业科目.
    Professional,
    /// Elective subjects, 选修科目.
    Elective,
}

/// The least that a notice asks of a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Least {
    /// An amount in the unit of the requirement.
    Amount(Amount),
    /// A share of the total: the numerator and the denominator.
    Share(u32, u32),
}
