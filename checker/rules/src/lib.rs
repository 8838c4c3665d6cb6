//! A notice's rules for continuing education as data, and their evaluation.
//!
//! [`evaluate`] takes the [`Rules`] of one year and the [`Facts`] about one person and gives an [`Outcome`]: a verdict,
//! and lines that each name the clause of the notice they follow from. It reads and writes nothing, knows no clock (the
//! date is one of the facts), uses no floating-point numbers and never panics. Open `rules` for the data, `facts` for
//! the input, `outcome` for the output, `evaluate` for the way between them.

mod amount;
mod date;
mod diff;
mod evaluate;
mod facts;
mod figures;
pub mod flat;
mod flow;
mod ids;
mod map;
mod money;
mod numerals;
mod order;
mod outcome;
mod percent;
mod questions;
mod rules;
#[cfg(feature = "schema")]
mod schema;
mod stated;
mod terms;
mod typed;
mod width;

pub use amount::{Amount, AmountError};
pub use date::{Date, DateError};
pub use diff::{Change, diff};
pub use evaluate::{FundingOutcome, Total, TotalsPlan, evaluate, judge};
pub use facts::{Entry, Facts, ITEM, Of};
pub use ids::{ActivityId, CategoryId, ClauseId, IndustryId, ModeId, TraitId, UnitId, ValueId};
pub use map::Map;
pub use money::{Money, read_money};
pub use numerals::{certain_value_of, han_digit, is_numeral, numerals_at, run, value_of};
pub use outcome::{
    Assumed, Assumption, EarlierYear, EntryOutcome, InsteadOf, Line, Outcome, Reason, RecognisedBy, Rest, Second,
    Verdict, Why, WindowState,
};
pub use percent::Percent;
pub use questions::{Question, RuleQuestions};
pub use rules::*;
pub use stated::{Stated, Subject, Value, Whose};
pub use terms::{Actor, Effect, Node, Per, State, StepWhen, Wages, Worth};
pub use typed::{Accepted, Unread, read_amount, word_of};
pub use width::half_width;
