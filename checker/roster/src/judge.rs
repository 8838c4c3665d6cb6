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
    /// It may be a person, or sum up others.
    MayBeSum,
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

/// Why a row gives no verdict on a person.
pub(crate) enum NoPerson {
    Sum,
    Unread(RowFault),
}

impl From<RowFault> for NoPerson {
    fn from(fault: RowFault) -> Self {
        Self::Unread(fault)
    }
}

/// Judges the rows of one list, one after the other.
pub struct Judge<'a> {
    names: &'a Names,
    units: &'a Map<String, Vec<String>>,
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
            units: &roster.units,
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
        } else {
            match self.sums.found(row, self.columns, self.names).and_then(|()| self.person(row)) {
                Ok((kind, verdict)) => {
                    Answer::Person(Judged { kind, verdict, missing: &self.missing, totals: &self.totals })
                }
                Err(NoPerson::Sum) => Answer::Sum,
                Err(NoPerson::Unread(fault)) => Answer::Unread(fault),
            }
        };
        (self.kinds.all(), answer)
    }

    fn person(&mut self, row: Row<'_>) -> Result<(usize, Verdict), NoPerson> {
        let unknown_kind = |column| match self.columns.are_repeated_in(row) {
            true => NoPerson::Sum,
            false => unknown(row, column).into(),
        };
        let kind = self.kinds.of(row, self.columns, self.names).map_err(unknown_kind)?;
        let who = |of: &Use| matches!(of, Use::Name | Use::Number);
        if let Some(column) = self.columns.place(who)
            && !self.columns.says(row, who)
        {
            return Err(unknown(row, column).into());
        }
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
            let at = |why| NoPerson::from(RowFault::Cell { column, why });
            if row.is_shared(column) {
                return Err(at(CellFault::Shared));
            }
            let (amount, unit) = amount(cell, accepted, unit.as_ref(), self.units)
                .map_err(|why| at(why.map_or(CellFault::OtherUnit, |why| CellFault::Amount(why, kind))))?;
            self.totals.push(Total { category, place: own.places[column], amount, unit });
        }
        if !is_anything && row.filled() == 1 {
            return Err(RowFault::Alone.into());
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
    /// The column with industries.
    industry: Option<usize>,
}

/// The first or the last two characters of a word.
type Edge = (char, char);

/// What a cell says of sums.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Saying {
    Nothing,
    /// It begins or ends with such a word.
    Perhaps,
    /// It is such a word.
    Sum,
}

impl<'a> Sums<'a> {
    pub(crate) fn new(words: &'a [String], columns: &Columns) -> Self {
        let edges = words.iter().flat_map(|word| [edge(word.chars()), edge(word.chars().rev())]).collect();
        let (name, industry) = (columns.place(|of| *of == Use::Name), columns.place(|of| *of == Use::Industry));
        Self { words, edges, name, industry }
    }

    /// An error where a row sums up others, or may do so. A row that names somebody in an industry is a person, whatever
    /// stands in its other cells.
    pub(crate) fn found(&self, row: Row<'_>, columns: &Columns, names: &Names) -> Result<(), NoPerson> {
        let is_text = |at: &usize| !matches!(columns.uses.get(*at), Some(Some(Use::Total(..) | Use::Amount(_))));
        let first = row.cells().position(|cell| !cell.trim_start().is_empty()).filter(is_text);
        let named = self.name.filter(|at| !row.cell(*at).trim_start().is_empty());
        let said = self.says(named.or(first).map_or("", |at| row.cell(at)));
        if said == Saying::Nothing {
            return Ok(());
        }
        let is_of_industry = self.industry.is_some_and(|at| crate::kinds::industry_of(row.cell(at), names).is_some());
        match (is_of_industry, said, named) {
            // Nobody is called so, but somebody may be.
            (true, _, _) | (false, Saying::Perhaps, Some(_)) => Err(RowFault::MayBeSum.into()),
            _ => Err(NoPerson::Sum),
        }
    }

    fn says(&self, cell: &str) -> Saying {
        let has_edge = |edge: Edge| self.edges.contains(&edge);
        if !has_edge(edge(cell.chars())) && !has_edge(edge(cell.chars().rev())) {
            return Saying::Nothing;
        }
        let cell = fold(cell);
        let cell = cell.trim_matches(|c: char| !c.is_alphanumeric());
        let is_part =
            |word: &String| !word.is_ascii() && (cell.starts_with(word.as_str()) || cell.ends_with(word.as_str()));
        if self.words.iter().any(|word| cell == word.as_str()) {
            Saying::Sum
        } else if self.words.iter().any(is_part) {
            Saying::Perhaps
        } else {
            Saying::Nothing
        }
    }
}

/// The first two of these characters that are letters or digits, in lower case.
fn edge(chars: impl Iterator<Item = char>) -> Edge {
    let mut chars = chars.filter(|c| c.is_alphanumeric()).map(half_width).map(|c| c.to_ascii_lowercase());
    (chars.next().unwrap_or_default(), chars.next().unwrap_or_default())
}
