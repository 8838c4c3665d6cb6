//! The answer: a verdict, and the lines that explain it.

use serde::{Deserialize, Serialize};

use crate::{Actor, Amount, CategoryId, ClauseId, Date, UnitId};

/// What [`evaluate`](crate::evaluate) found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The answer.
    pub verdict: Verdict,
    /// The unit every amount below is in; empty without a verdict.
    pub unit: UnitId,
    /// One line a category in reading order, parts after what they are parts of, the total last. The counted
    /// amounts of categories that are no part of another add up to the total's.
    pub lines: Vec<Line>,
    /// Entries in a category the industry does not have, or in a unit it does not take: not counted.
    pub uncounted: Vec<CategoryId>,
    /// Who declares and recognises what is still missing, by category.
    pub recognition: Vec<RecognisedBy>,
    /// Ids of the steps to take, in order.
    pub steps: Vec<String>,
    /// Earlier years that may, or might have been, made up.
    pub make_up: Vec<MakeUpState>,
    /// Ids of the notes to read beside the verdict.
    pub notes: Vec<String>,
}

/// Whether the year's requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Every line is complete.
    Met,
    /// At least one line is missing something.
    Short,
    /// There is no rule to judge by.
    None(Reason),
}

/// Why there is no verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The rules are of another year than the facts.
    OtherYear,
    /// The rules know no such industry.
    UnknownIndustry,
    /// No requirement is written for these traits, or one that it depends on is not given.
    NotCovered,
}

/// One thing that is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What.
    pub node: Node,
    /// The category it is a part of.
    pub within: Option<CategoryId>,
    /// The least amount.
    pub needed: Amount,
    /// What was completed, in the requirement's unit.
    pub given: Amount,
    /// How much of it counts: less than given where the category takes no more.
    pub counted: Amount,
    /// What is still to do; zero when complete.
    pub missing: Amount,
    /// The clause that asks for it.
    pub clause: ClauseId,
}

/// What a [`Line`] counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Node {
    /// One category.
    Category(CategoryId),
    /// All categories together.
    Total,
}

/// Who declares and recognises, for one way of learning a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognisedBy {
    /// The rule's id.
    pub id: String,
    /// The category.
    pub category: CategoryId,
    /// Who declares; none where the notice does not say.
    pub declares: Option<Actor>,
    /// Who recognises; none where the notice does not say.
    pub recognises: Option<Actor>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// A make-up window as of the day of asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeUpState {
    /// The rule's id.
    pub id: String,
    /// The last day.
    pub until: Date,
    /// Whether it is still open; none where the day of asking is unknown.
    pub open: Option<bool>,
    /// Where the notice allows it.
    pub clause: ClauseId,
}

impl Outcome {
    /// An outcome without a verdict.
    pub fn none(reason: Reason) -> Self {
        Self {
            verdict: Verdict::None(reason),
            unit: UnitId::default(),
            lines: Vec::new(),
            uncounted: Vec::new(),
            recognition: Vec::new(),
            steps: Vec::new(),
            make_up: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The line of a node.
    pub fn line(&self, node: &Node) -> Option<&Line> {
        self.lines.iter().find(|line| line.node == *node)
    }
}
