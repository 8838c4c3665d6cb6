//! What a notice asks for, as data, and its evaluation.
//!
//! [`evaluate`] takes a year's [`Rules`] and one person's [`Facts`] and gives an [`Outcome`] in which
//! every line names its clause. Pure and total: no input or output, no clock (the date is a fact), no
//! floats, no panic.

mod amount;
mod date;
mod diff;
mod evaluate;
mod facts;
mod figures;
mod flow;
mod ids;
pub mod json;
mod map;
mod order;
mod outcome;
mod questions;
mod rules;
#[cfg(feature = "schema")]
mod schema;
mod stated;
mod terms;
mod width;

pub use amount::{Amount, AmountError};
pub use date::{Date, DateError};
pub use diff::{Change, diff};
pub use evaluate::{evaluate, judge};
pub use facts::{Entry, Facts, ITEM, Of, State};
pub use ids::{ActivityId, CategoryId, ClauseId, IndustryId, ModeId, TraitId, UnitId, ValueId};
pub use map::Map;
pub use outcome::{
    Assumed, Assumption, EarlierYear, EntryOutcome, InsteadOf, Line, Outcome, Reason, RecognisedBy, Rest, Second,
    Verdict, Why, WindowState,
};
pub use questions::{Question, RuleQuestions};
pub use rules::*;
pub use stated::{Stated, Subject, Value, Whose};
pub use terms::{Actor, Effect, Node, Per, StepWhen, Worth};
pub use width::half_width;
