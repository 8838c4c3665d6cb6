//! A list of totals, row by row: who the person is, how much of each category, and the verdict.

use checker_rules::{Accepted, Amount, Map, Rules, Total, UnitId, Unread, Verdict, read_amount};

use crate::Roster;
use crate::above;
use crate::columns::Columns;
use crate::kinds::{Kind, Kinds};
use crate::names::{Names, id_of};
use crate::nobody::{Sums, may_be_nobody};
use crate::table::{Flaw, Row};
use crate::time::{self, OfYear};
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
    /// It may be a person, or one that is none, such as a sum.
    MayBeSum,
    /// What stands in place of a name is more like a remark.
    MayBeRemark,
    /// No amount stands in it, so that it may be no person.
    NoAmount,
    /// It stands below a blank row, so that it may be no person.
    BelowBlank,
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
    /// It names a unit, beside totals whose titles name another or none.
    UnitBeside,
    /// It is no day of the calendar.
    NotADay,
    /// It does not say that the row is of the year that is judged.
    OtherYear,
    /// It is a day before the year that another cell of the row says.
    OtherThanYear,
    /// It says otherwise than another row of the same person.
    OtherThanBefore,
    /// It is somebody's number without its last digits.
    LostDigits,
    /// Its column has no title.
    Untitled,
    /// It says, in a column that is passed over, that the row may not count.
    Doubtful,
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
    rules: &'a Rules,
    names: &'a Names,
    units: &'a Map<String, Vec<String>>,
    columns: &'a Columns,
    kinds: Kinds<'a>,
    totals: Vec<Total<'a>>,
    missing: Vec<Amount>,
    sums: Sums<'a>,
    /// The places of columns that could restrict what totals are.
    beside: Vec<usize>,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(roster: &'a Roster<'a>, columns: &'a Columns) -> Self {
        Self {
            rules: roster.rules,
            names: &roster.names,
            units: &roster.units,
            columns,
            kinds: Kinds::new(roster.rules),
            totals: Vec::new(),
            missing: Vec::new(),
            sums: Sums::new(&roster.names, columns),
            beside: columns.places(|of| matches!(of, Use::Date | Use::Year | Use::Unit)),
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
            let found = self.sums.found(row, self.columns, self.names).and_then(|()| self.person(row));
            match found {
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
        if let Some(fault) = may_be_nobody(row, self.columns) {
            return Err(fault.into());
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
            if is_nothing(cell) {
                continue;
            }
            is_anything = true;
            let at = |why| NoPerson::from(RowFault::Cell { column, why });
            if is_of_several(row, column, self.columns, |of| matches!(of, Use::Name | Use::Number)) {
                return Err(at(CellFault::Shared));
            }
            let (amount, unit) = amount(cell, accepted, unit.as_ref(), (self.units, self.names)).map_err(|why| {
                match self.columns.are_repeated_in(row) {
                    true => NoPerson::Sum,
                    false => at(why.map_or(CellFault::OtherUnit, |why| CellFault::Amount(why, kind))),
                }
            })?;
            self.totals.push(Total { category, place: own.places[column], amount, unit });
        }
        if !is_anything && row.filled() == 1 {
            return Err(RowFault::Alone.into());
        }
        self.beside(row)?;
        Ok((kind, plan.judge(&self.totals, &mut self.missing)))
    }
}

impl Judge<'_> {
    /// An error where a column beside the totals says that they are of another year or in another unit, or does not say it
    /// of somebody who has any.
    fn beside(&self, row: Row<'_>) -> Result<(), RowFault> {
        for column in self.beside.iter().copied() {
            let cell = row.cell(column).trim();
            let of = self.columns.uses.get(column).and_then(Option::as_ref);
            let why = match of {
                Some(Use::Unit) if cell.is_empty() => None,
                Some(Use::Unit) => id_of(&self.names.units, &self.names.fold(cell)).map(|_| CellFault::UnitBeside),
                _ if cell.is_empty() => {
                    self.totals.iter().any(|total| total.amount > Amount::ZERO).then_some(CellFault::Blank)
                }
                _ => (time::cell_of_year(cell, self.rules) != OfYear::This).then_some(CellFault::OtherYear),
            };
            if let Some(why) = why {
                return Err(RowFault::Cell { column, why });
            }
        }
        Ok(())
    }
}

/// Whether nothing stands in a cell for an amount, or a sign for that.
fn is_nothing(cell: &str) -> bool {
    cell.trim().chars().all(|c| matches!(c, '-' | '－' | '—' | '–' | '/' | '／'))
}

/// An amount with its unit. `titled` is the unit that the title of the column names. The error is none where the cell
/// names another.
pub(crate) fn amount<'a>(
    cell: &str,
    accepted: Accepted<'a>,
    titled: Option<&UnitId>,
    (units, names): (&Map<String, Vec<String>>, &Names),
) -> Result<(Amount, &'a UnitId), Option<Unread>> {
    let read = |accepted| {
        let in_others = || names.in_other_characters(cell).and_then(|cell| read_amount(&cell, accepted, units).ok());
        read_amount(cell, accepted, units).or_else(|why| in_others().ok_or(Some(why)))
    };
    let Some(titled) = titled else { return read(accepted) };
    let first = accepted.units().find(|unit| *unit == titled).ok_or(Some(Unread::WrongUnit))?;
    // Only the first unit may stand for itself; the others have to be known to tell a cell that names one of them.
    let others = std::slice::from_ref(accepted.first);
    let of_title = Accepted { first, others: if first == accepted.first { accepted.others } else { others } };
    let (amount, unit) = read(of_title)?;
    if unit == first { Ok((amount, unit)) } else { Err(None) }
}

/// Whether a cell is merged with others that are not this row's alone: above, beside, or further down than the cells that
/// say what the row is.
pub(crate) fn is_of_several(row: Row<'_>, column: usize, columns: &Columns, is_own: impl Fn(&Use) -> bool) -> bool {
    let rows = row.rows_of(column);
    let is_filled = |at: &usize| !row.cell(*at).trim().is_empty();
    row.is_shared(column)
        || (rows > 1 && columns.places(is_own).iter().filter(|at| is_filled(at)).any(|own| row.rows_of(*own) < rows))
}

/// Why the cells of a row do not fit the columns; none where they do.
pub(crate) fn shape_fault(row: Row<'_>, columns: &Columns) -> Option<RowFault> {
    if let Some(flaw) = row.flaw() {
        return Some(RowFault::Flaw(flaw));
    }
    let is_used = |at: usize| columns.uses.get(at).is_some_and(Option::is_some);
    if row.unknown().any(|mut unknown| unknown.any(is_used)) {
        return Some(RowFault::Flaw(Flaw::UnknownCell));
    }
    if let Some(column) = columns.blank.iter().copied().find(|at| !row.cell(*at).trim().is_empty()) {
        let why = if columns.titles[column].is_empty() { CellFault::Untitled } else { CellFault::Doubtful };
        return Some(RowFault::Cell { column, why });
    }
    let width = columns.titles.len();
    if row.len() < width {
        return Some(RowFault::Cells { found: row.len(), columns: width });
    }
    let found = (width..row.len()).rev().find(|at| !row.cell(*at).trim().is_empty())? + 1;
    Some(RowFault::Cells { found, columns: width })
}

/// Whether a row has no amount, and speaks of a year, a unit, an industry or other rows, so that it is not certain how those
/// below it are counted. Rows that are known to be no people are not such.
pub(crate) fn is_of_others(row: Row<'_>, columns: &Columns, names: &Names, rules: &Rules) -> bool {
    let says_other = |cell: &str| {
        let folded = names.fold(cell);
        names.pointers.iter().any(|word| folded.contains(word.as_str()))
            || above::says_other(cell, names, rules)
            || columns.names_other_industry(cell, (names, rules))
    };
    let is_known = || columns.are_repeated_in(row) || row.cells().any(|cell| names.sums.contains(&names.fold(cell)));
    // A number that counts rows or people may look like a year.
    let is_number = |at: usize| Some(at) == columns.serial || matches!(columns.uses.get(at), Some(Some(Use::Number)));
    let mut texts = row.cells().enumerate().filter(|(at, _)| !is_number(*at)).map(|(_, cell)| cell);
    row.flaw().is_none() && !columns.has_amount(row) && texts.any(says_other) && !is_known()
}

/// The fault of a cell that names nothing known.
pub(crate) fn unknown(row: Row<'_>, column: usize) -> RowFault {
    let why = if row.cell(column).trim().is_empty() { CellFault::Blank } else { CellFault::Unknown };
    RowFault::Cell { column, why }
}
