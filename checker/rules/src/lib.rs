//! What a notice asks for, as data, and its evaluation.
//!
//! [`evaluate`] takes a year's [`Rules`] and one person's [`Facts`] and gives an [`Outcome`] in which
//! every line names its clause. Pure and total: no input or output, no clock (the date is a fact), no
//! floats, no panic.

mod amount;
mod date;
mod evaluate;
mod facts;
mod ids;
mod outcome;
mod rules;

pub use amount::{Amount, AmountError};
pub use date::{Date, DateError};
pub use evaluate::{evaluate, judge};
pub use facts::{Entry, Facts};
pub use ids::{CategoryId, ClauseId, IndustryId, TraitId, UnitId, ValueId};
pub use outcome::{Line, MakeUpState, Node, Outcome, Reason, RecognisedBy, Verdict};
pub use rules::{
    Actor, CategoryRule, Deadline, Industry, MakeUp, Minimum, Note, Recognition, Requirement, Rules, Step, StepWhen,
    Trait, Unit, When,
};
