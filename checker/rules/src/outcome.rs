//! The answer: a verdict, and the lines that explain it.

use serde::{Deserialize, Serialize};

use crate::{Actor, Amount, CategoryId, ClauseId, Date, IndustryId, Node, RuleQuestions, State, UnitId};

/// What [`evaluate`](crate::evaluate) found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// The answer.
    pub verdict: Verdict,
    /// The unit every amount below is in; empty without a verdict.
    pub unit: UnitId,
    /// One line a category in reading order, parts after what they are parts of, then the total, then each year that
    /// has a minimum of its own. The counted amounts of categories that are no part of another add up to the total's.
    pub lines: Vec<Line>,
    /// What the second industry asks, of somebody who works in two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<Second>,
    /// What became of each entry, in the order of the facts.
    pub entries: Vec<EntryOutcome>,
    /// Earlier years that the purpose looks back on, the latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_years: Vec<EarlierYear>,
    /// What the answer rests on although the facts do not say it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Assumed>,
    /// Who declares and recognises what is still missing, by category.
    pub recognition: Vec<RecognisedBy>,
    /// Ids of the steps to take, those with a last day first.
    pub steps: Vec<String>,
    /// Earlier years that may, or might have been, made up.
    pub make_up: Vec<WindowState>,
    /// Earlier years whose hours may, or might have been, reported late.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub late_registration: Vec<WindowState>,
    /// Ids of the notes to read beside the verdict.
    pub notes: Vec<String>,
    /// The rules that could still change the verdict, because the facts do not say what they depend on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_asked: Vec<RuleQuestions>,
}

/// Whether the year's requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Every line is complete, and every earlier year that the purpose needs.
    Met,
    /// Something is missing.
    Short,
    /// Something is missing that may be completed in the next year.
    Deferred,
    /// There is no rule to judge by.
    None(Reason),
}

/// Why there is no verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The rules are of another year than the facts.
    OtherYear,
    /// The rules know no such industry.
    UnknownIndustry,
    /// No requirement is written for these traits, or one that it depends on is not given.
    NotCovered,
    /// The rules say nothing of somebody who works in two industries, or the two are one.
    TwoIndustries,
    /// The rules know no such waiver for this industry.
    UnknownWaiver,
    /// The rules know no such purpose, or not for these traits.
    UnknownPurpose,
    /// Something is owed from the year before, and the rules know of no year that is deferred, or of no such category.
    NothingDeferred,
}

/// One thing that is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Line {
    /// What.
    pub node: Node,
    /// The category it is a part of.
    pub within: Option<CategoryId>,
    /// The least amount.
    pub needed: Amount,
    /// What was entered, in the requirement's unit, whatever its year and state.
    pub given: Amount,
    /// How much of it counts.
    pub counted: Amount,
    /// What is still to do; zero when complete.
    pub missing: Amount,
    /// The clause that asks for it.
    pub clause: ClauseId,
    /// What would be needed but for a waiver, an activity that completes it, or a year that was deferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<InsteadOf>,
}

/// What a [`Line`] would need by the requirement alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InsteadOf {
    /// The least amount.
    pub needed: Amount,
    /// The clause that asks for it.
    pub clause: ClauseId,
}

/// What the second of two industries asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Second {
    /// The industry.
    pub industry: IndustryId,
    /// The unit its lines are in.
    pub unit: UnitId,
    /// As of the first industry, with a total of their own.
    pub lines: Vec<Line>,
}

/// What became of one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntryOutcome {
    /// The category it counts for; none where there is none.
    pub category: Option<CategoryId>,
    /// What the entry is worth, in the requirement's unit.
    pub given: Amount,
    /// How much of it counts.
    pub counted: Amount,
    /// Why the rest does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rest: Vec<Rest>,
    /// What it completes as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completes: Option<Node>,
}

/// A part of an entry that does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rest {
    /// How much; of what cannot be converted, as it was given.
    pub amount: Amount,
    /// Why.
    pub why: Why,
    /// Where the notice says so; none where it says nothing of the kind.
    pub clause: Option<ClauseId>,
}

/// Why learning does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The industry's requirement has no such category.
    NotInRequirement,
    /// The rules know no such activity, or not for this industry.
    UnknownActivity,
    /// It is for an industry that was not asked about.
    OtherIndustry,
    /// The requirement does not take this unit.
    OtherUnit,
    /// It has not come as far as this.
    NotYet(State),
    /// It is of another year.
    OutsidePeriod,
    /// It was made up for that year.
    MadeUp(u16),
    /// It is reported late for that year.
    RegisteredLate(u16),
    /// The rules do not carry surplus over from that year.
    NotCarried(u16),
    /// The rules give nothing to that place among the authors, or the place is not known.
    NoShare,
    /// This limit is reached.
    Limit(String),
    /// The most of this category is reached.
    Most(CategoryId),
}

/// Something the facts leave open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assumed {
    /// What was taken to be so.
    pub what: Assumption,
    /// The clause for which it matters.
    pub clause: ClauseId,
}

/// What was taken to be so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Assumption {
    /// Entries without a date or a way of learning are not subject to this limit.
    NotLimited(String),
    /// Entries without a date are of none of the years that have a minimum of their own.
    NoYear,
    /// Entries without a state have come this far.
    State(State),
}

/// An earlier year that has to be complete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EarlierYear {
    /// The year.
    pub year: u16,
    /// Whether the facts say that it is.
    pub complete: bool,
    /// The clause that asks for it.
    pub clause: ClauseId,
}

/// Who declares and recognises, for one way of learning a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// A window for earlier years as of the day of asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WindowState {
    /// The rule's id.
    pub id: String,
    /// The last day; none where it is not allowed at all.
    pub until: Option<Date>,
    /// Whether it is open; none where the day of asking is unknown.
    pub open: Option<bool>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

impl Outcome {
    /// An outcome without a verdict.
    pub fn none(reason: Reason) -> Self {
        Self::of(Verdict::None(reason), UnitId::default(), Vec::new())
    }

    pub(crate) fn of(verdict: Verdict, unit: UnitId, lines: Vec<Line>) -> Self {
        Self {
            verdict,
            unit,
            lines,
            second: None,
            entries: Vec::new(),
            earlier_years: Vec::new(),
            assumed: Vec::new(),
            recognition: Vec::new(),
            steps: Vec::new(),
            make_up: Vec::new(),
            late_registration: Vec::new(),
            notes: Vec::new(),
            not_asked: Vec::new(),
        }
    }

    /// The line of a node, of the first industry.
    pub fn line(&self, node: &Node) -> Option<&Line> {
        self.lines.iter().find(|line| line.node == *node)
    }

    /// Every line of both industries.
    pub fn all_lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().chain(self.second.iter().flat_map(|second| &second.lines))
    }
}

impl Line {
    /// The category it counts; none for a total or a year.
    pub fn category(&self) -> Option<&CategoryId> {
        match &self.node {
            Node::Category(id) => Some(id),
            Node::Total | Node::Year(_) => None,
        }
    }
}
