//! A list of totals, row by row: who the person is, how much of each category, and the verdict.

use checker_rules::{Accepted, Amount, Map, Total, UnitId, Unread, Verdict, half_width, read_amount};

use crate::Roster;
use crate::columns::Columns;
use crate::fold;
use crate::kinds::{Kind, Kinds};
use crate::names::Names;
use crate::table::{Flaw, Row};
use crate::title::Use;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<'j> {
    /// Nothing stands in it.
    Blank,
    /// It sums up others.
    Sum,
    /// It cannot be read, for this reason.
    Unread(RowFault),
    /// It is a person.
    Person(Judged<'j>),
}

/// The verdict on a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged<'j> {
    /// The place of the person's kind among [`Judge::kinds`].
    pub kind: usize,
    /// The verdict.
    pub verdict: Verdict,
    /// What is missing of each line of the kind's plan, in the plan's order; empty where there is no plan.
    pub missing: &'j [Amount],
    /// The totals that were read.
    pub totals: &'j [Total<'j>],
}

/// Why a row cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// Its cells are not what was meant.
    Flaw(Flaw),
    /// It has another number of cells than the list has columns.
    Cells {
        /// The number of cells up to the last that is not blank, or of all where they are too few.
        found: usize,
        /// The number of columns.
        columns: usize,
    },
    /// Only one of its cells is filled, so that it may be a remark.
    Alone,
    /// A cell cannot be read.
    Cell {
        /// The place of its column.
        column: usize,
        /// Why not.
        why: CellFault,
    },
}

/// Why a cell cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFault {
    /// It is blank where something has to stand.
    Blank,
    /// It names nothing that the rules know.
    Unknown,
    /// It shows what stands in the cell of another row.
    Shared,
    /// It names another unit than the title of its column.
    OtherUnit,
    /// It is no day of the calendar.
    NotADay,
    /// It says otherwise than another row of the same person.
    OtherThanBefore,
    /// It holds no amount, or none in a unit that the person may give; with the place of the person's kind.
    Amount(Unread, usize),
}

/// Judges the rows of one list, one after the other.
pub struct Judge<'a> {
    names: &'a Names,
    columns: &'a Columns,
    kinds: Kinds<'a>,
    totals: Vec<Total<'a>>,
    missing: Vec<Amount>,
    sums: Sums<'a>,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(roster: &'a Roster<'a>, columns: &'a Columns) -> Self {
        Self {
            names: &roster.names,
            columns,
            kinds: Kinds::new(roster.rules),
            totals: Vec::new(),
            missing: Vec::new(),
            sums: Sums::new(&roster.names.sums, columns),
        }
    }

    /// The kinds of people found so far.
    pub fn kinds(&self) -> &[Kind<'a>] {
        self.kinds.all()
    }

    /// What a row is, and the kinds of people found so far, that one included.
    pub fn row(&mut self, row: Row<'_>) -> (&[Kind<'a>], Answer<'_>) {
        let answer = if row.is_blank() {
            Answer::Blank
        } else if let Some(fault) = shape_fault(row, self.columns) {
            Answer::Unread(fault)
        } else if self.sums.is_one(row, self.columns) {
            Answer::Sum
        } else {
            match self.person(row) {
                Ok((kind, verdict)) => {
                    Answer::Person(Judged { kind, verdict, missing: &self.missing, totals: &self.totals })
                }
                Err(fault) => Answer::Unread(fault),
            }
        };
        (self.kinds.all(), answer)
    }

    fn person(&mut self, row: Row<'_>) -> Result<(usize, Verdict), RowFault> {
        let kind = self.kinds.of(row, self.columns, self.names).map_err(|column| unknown(row, column))?;
        self.missing.clear();
        let own = &self.kinds.all()[kind];
        let plan = match &own.plan {
            Ok(plan) => plan,
            Err(reason) => return Ok((kind, Verdict::None(*reason))),
        };
        self.totals.clear();
        let accepted = plan.accepted();
        let mut is_anything = false;
        for (column, of) in self.columns.uses.iter().enumerate() {
            let Some(Use::Total(category, unit)) = of else { continue };
            let cell = row.cell(column);
            if cell.trim().is_empty() {
                continue;
            }
            is_anything = true;
            let at = |why| RowFault::Cell { column, why };
            if row.is_shared(column) {
                return Err(at(CellFault::Shared));
            }
            let (amount, unit) = amount(cell, accepted, unit.as_ref(), &self.names.units)
                .map_err(|why| at(why.map_or(CellFault::OtherUnit, |why| CellFault::Amount(why, kind))))?;
            self.totals.push(Total { category, place: own.places[column], amount, unit });
        }
        if !is_anything && row.cells().filter(|cell| !cell.trim().is_empty()).count() == 1 {
            return Err(RowFault::Alone);
        }
        Ok((kind, plan.judge(&self.totals, &mut self.missing)))
    }
}

/// An amount with its unit. `titled` is the unit that the title of the column names. The error is none where the cell
/// names another.
pub(crate) fn amount<'a>(
    cell: &str,
    accepted: Accepted<'a>,
    titled: Option<&UnitId>,
    units: &Map<String, Vec<String>>,
) -> Result<(Amount, &'a UnitId), Option<Unread>> {
    let Some(titled) = titled else { return read_amount(cell, accepted, units).map_err(Some) };
    let first = accepted.units().find(|unit| *unit == titled).ok_or(Some(Unread::WrongUnit))?;
    // Only the first unit may stand for itself; the others have to be known to tell a cell that names one of them.
    let others = std::slice::from_ref(accepted.first);
    let of_title = Accepted { first, others: if first == accepted.first { accepted.others } else { others } };
    let (amount, unit) = read_amount(cell, of_title, units).map_err(Some)?;
    if unit == first { Ok((amount, unit)) } else { Err(None) }
}

/// Why the cells of a row do not fit the columns; none where they do.
pub(crate) fn shape_fault(row: Row<'_>, columns: &Columns) -> Option<RowFault> {
    if let Some(flaw) = row.flaw() {
        return Some(RowFault::Flaw(flaw));
    }
    let width = columns.titles.len();
    if row.len() < width {
        return Some(RowFault::Cells { found: row.len(), columns: width });
    }
    let found = (width..row.len()).rev().find(|at| !row.cell(*at).trim().is_empty())? + 1;
    Some(RowFault::Cells { found, columns: width })
}

/// The fault of a cell that names nothing known.
pub(crate) fn unknown(row: Row<'_>, column: usize) -> RowFault {
    let why = if row.cell(column).trim().is_empty() { CellFault::Blank } else { CellFault::Unknown };
    RowFault::Cell { column, why }
}

/// Finds rows that sum up others.
pub(crate) struct Sums<'a> {
    words: &'a [String],
    /// How the words begin and end: hardly any cell does, and only those have to be folded.
    edges: Vec<Edge>,
    /// The column with names.
    name: Option<usize>,
}

/// The first or the last two characters of a word.
type Edge = (char, char);

impl<'a> Sums<'a> {
    pub(crate) fn new(words: &'a [String], columns: &Columns) -> Self {
        let edges = words.iter().flat_map(|word| [edge(word.chars()), edge(word.chars().rev())]).collect();
        Self { words, edges, name: columns.place(|of| *of == Use::Name) }
    }

    /// Whether the first cell that is filled, or the one with the name, says that a row sums up others.
    pub(crate) fn is_one(&self, row: Row<'_>, columns: &Columns) -> bool {
        let first = row.cells().position(|cell| !cell.trim_start().is_empty());
        let is_text = |at: &usize| !matches!(columns.uses.get(*at), Some(Some(Use::Total(..))));
        let name = self.name.filter(|name| first != Some(*name));
        first.filter(is_text).into_iter().chain(name).any(|at| self.says(row.cell(at)))
    }

    fn says(&self, cell: &str) -> bool {
        let has_edge = |edge: Edge| self.edges.contains(&edge);
        if !has_edge(edge(cell.chars())) && !has_edge(edge(cell.chars().rev())) {
            return false;
        }
        let cell = fold(cell);
        let cell = cell.trim_matches(|c: char| !c.is_alphanumeric());
        // A word of letters may begin a name.
        let is_said = |word: &&String| match word.is_ascii() {
            true => cell == word.as_str(),
            false => cell.starts_with(word.as_str()) || cell.ends_with(word.as_str()),
        };
        self.words.iter().any(|word| is_said(&word))
    }
}

/// The first two of these characters that are letters or digits, in lower case.
fn edge(chars: impl Iterator<Item = char>) -> Edge {
    let mut chars = chars.filter(|c| c.is_alphanumeric()).map(half_width).map(|c| c.to_ascii_lowercase());
    (chars.next().unwrap_or_default(), chars.next().unwrap_or_default())
}
