//! Outcome: the verdict on one person's year, and the lines that explain it. The output of an evaluation.

use serde::{Deserialize, Serialize};

use crate::{Actor, Amount, CategoryId, ClauseId, Date, IndustryId, Node, RuleQuestions, State, UnitId};

/// The verdict on one person's year, what it rests on, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// Whether the requirement is met, or why that cannot be said.
    pub verdict: Verdict,
    /// The unit of every amount in it, unless said otherwise; empty without a verdict.
    pub unit: UnitId,
    /// One line for each category in reading order, sub-categories after the category they belong to; then the total;
    /// then each year that has a minimum of its own. The counted amounts of the outermost categories add up to that of
    /// the total.
    pub lines: Vec<Line>,
    /// What the second industry asks, of somebody who works in two; none for everybody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<Second>,
    /// What became of each entry, in the order of the facts.
    pub entries: Vec<EntryOutcome>,
    /// The earlier years that the purpose needs to be complete, the latest first; empty without such a purpose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_years: Vec<EarlierYear>,
    /// What was assumed where the facts leave open something that matters, each with the clause for which it matters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Assumed>,
    /// Who declares and who recognises the hours of each category that is still short.
    pub recognition: Vec<RecognisedBy>,
    /// Ids of the steps to take, those with a last day first, in the order of those days.
    pub steps: Vec<String>,
    /// Every window for making up earlier years, and whether it is open on the day of asking.
    pub make_up: Vec<WindowState>,
    /// Every window for reporting earlier years late, and whether it is open on the day of asking.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub late_registration: Vec<WindowState>,
    /// Ids of the notes to read beside the verdict.
    pub notes: Vec<String>,
    /// The rules that could still change the verdict or an amount because the facts leave them open, each with the open questions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_asked: Vec<RuleQuestions>,
}

/// Whether the year's requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Every line is complete, and so is every earlier year that the purpose needs.
    Met,
    /// Something is missing of a line, or an earlier year that the purpose needs is not complete.
    Short,
    /// Something is missing, and a granted waiver lets it be completed in the next year.
    Deferred,
    /// It cannot be said, for this reason; there are no lines.
    None(Reason),
}

/// Why there is no verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The facts are of another year than the rules.
    OtherYear,
    /// The rules have no industry of this id.
    UnknownIndustry,
    /// No requirement of the industry is for somebody with these traits, or a trait that it depends on is not given.
    NotCovered,
    /// The rules do not say what somebody who works in two industries needs, or both are the same industry.
    TwoIndustries,
    /// The rules have no waiver of this id for the person's industries.
    UnknownWaiver,
    /// The rules have no purpose of this id, or none for somebody with these traits.
    UnknownPurpose,
    /// Something is owed from the year before, but the rules have no waiver that defers, or no such category.
    NothingDeferred,
}

/// How much is needed, counts and is missing of a category, of all, or in one year. Amounts are in the outcome's unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Line {
    /// What the line counts: a category, the total, or a single year.
    pub node: Node,
    /// The category of which this one is a sub-category; none for all other lines.
    pub within: Option<CategoryId>,
    /// The least amount that is needed of this person.
    pub needed: Amount,
    /// What was entered for it, converted into the unit, whether it counts or not.
    pub given: Amount,
    /// How much of what was entered counts.
    pub counted: Amount,
    /// How much is missing of what is needed; zero where it is complete.
    pub missing: Amount,
    /// The clause of the notice that asks for it.
    pub clause: ClauseId,
    /// What the requirement alone would need, where a waiver, an activity that completes it, or hours deferred into
    /// this year changed it; none where nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<InsteadOf>,
}

/// What a line would need by the requirement alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InsteadOf {
    /// The least amount, in the line's unit.
    pub needed: Amount,
    /// The clause of the notice that asks for it.
    pub clause: ClauseId,
}

/// What the second of two industries asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Second {
    /// Id of the second industry.
    pub industry: IndustryId,
    /// The unit of the amounts in its lines.
    pub unit: UnitId,
    /// Lines as of the first industry: the categories that are needed for each industry, and their total.
    pub lines: Vec<Line>,
}

/// What became of one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntryOutcome {
    /// Id of the category it counts towards; none where it counts towards none.
    pub category: Option<CategoryId>,
    /// What the entry is worth, in the requirement's unit, whether it counts or not; zero where it cannot be converted.
    pub given: Amount,
    /// How much of that counts, in the requirement's unit.
    pub counted: Amount,
    /// Each amount of it that does not count, with the reason; empty where all of it counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rest: Vec<Rest>,
    /// What this entry completes by itself, whatever else was learnt; none for almost all entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completes: Option<Node>,
}

/// An amount of an entry that does not count, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rest {
    /// How much does not count, in the requirement's unit; in the entry's own unit where it cannot be converted.
    pub amount: Amount,
    /// The reason why it does not count.
    pub why: Why,
    /// The clause of the notice that states the reason; none where no clause does.
    pub clause: Option<ClauseId>,
}

/// Why an amount of learning does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The industry's requirement has no such category.
    NotInRequirement,
    /// The rules have no activity of this id for the industry.
    UnknownActivity,
    /// It is for an industry that is not the person's.
    OtherIndustry,
    /// It is given in a unit that the requirement, or the activity, does not accept.
    OtherUnit,
    /// It has not yet come as far as this state, which is needed for it to count.
    NotYet(State),
    /// It is of a day or a year outside the period, and no open window is for it.
    OutsidePeriod,
    /// It makes up for hours missing in this earlier year, so it does not count in the year of the facts.
    MadeUp(u16),
    /// It is reported late for this earlier year, so it does not count in the year of the facts.
    RegisteredLate(u16),
    /// It is surplus of this earlier year, and no rule carries that over.
    NotCarried(u16),
    /// The person's place among the authors is not known, or the rules give nothing to it.
    NoShare,
    /// The limit, or the rule of carry-over, of this id is reached.
    Limit(String),
    /// The most that counts of this category is reached.
    Most(CategoryId),
}

/// Something that was assumed because the facts leave it open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assumed {
    /// What was assumed.
    pub what: Assumption,
    /// The clause of the notice for which it matters.
    pub clause: ClauseId,
}

/// What was assumed because the facts leave it open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Assumption {
    /// Entries without a date, or without a way of learning, are not subject to the limit of this id.
    NotLimited(String),
    /// Entries without a date belong to none of the years that have a minimum of their own.
    NoYear,
    /// Entries without a state have come as far as this state, which is what the rules ask.
    State(State),
}

/// An earlier year that a purpose needs to be complete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EarlierYear {
    /// The earlier year.
    pub year: u16,
    /// Whether the facts list it among the years that are complete.
    pub complete: bool,
    /// The clause of the notice that asks for it.
    pub clause: ClauseId,
}

/// Who declares and who recognises the hours of a category that is short, for one way of learning or for all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecognisedBy {
    /// Id of the rule of recognition it is from; its text is found by it.
    pub id: String,
    /// Id of the category.
    pub category: CategoryId,
    /// Who declares the hours; none where the notice does not say.
    pub declares: Option<Actor>,
    /// Who recognises the hours; none where the notice does not say.
    pub recognises: Option<Actor>,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

/// A window for earlier years, and whether it is open on the day of asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WindowState {
    /// Id of the window's rule; its text is found by it.
    pub id: String,
    /// The last day; none where the notice says that it may not be done at all.
    pub until: Option<Date>,
    /// Whether it is still open; none where the day of asking is not known.
    pub open: Option<bool>,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

impl Outcome {
    /// An outcome without a verdict, for this reason.
    pub fn none(reason: Reason) -> Self {
        Self::of(Verdict::None(reason), UnitId::default(), Vec::new())
    }

    /// An outcome of a verdict and its lines, everything else empty.
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

    /// The first industry's line of a category, the total or a year; none where there is no such line.
    pub fn line(&self, node: &Node) -> Option<&Line> {
        self.lines.iter().find(|line| line.node == *node)
    }

    /// Every line of the first industry, then of the second.
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
