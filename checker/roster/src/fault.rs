//! Why a list cannot be read by its columns.

use checker_rules::CategoryId;

/// Why a list cannot be read by its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnFault {
    /// Nothing stands in it.
    Empty,
    /// Nothing stands below the names of the columns.
    Nobody,
    /// No row among the first ones names a category.
    NoNames,
    /// Two columns hold the same, by their places.
    Twice(usize, usize),
    /// It has neither a column of industries, nor is an industry given for all.
    NoIndustry,
    /// An industry is given for all, but the column at this place has one for each.
    IndustryTwice(usize),
    /// It is a log without a column that says whose an entry is.
    NoPerson,
    /// The title of the column at this place names a category, and something else that is not known.
    Unclear(usize),
    /// It has no column of names, but one at this place whose title has a word for them, and others.
    MayBeNames(usize),
    /// It has a column, at this place, for a category that is said to have none.
    NotWithout(usize),
    /// It has more than 1000 columns.
    TooWide,
    /// A row above the names of the columns has several cells: it may be a person, or other names.
    Above(u32),
    /// A row below the names of the columns says something of the columns that is not known.
    Below(u32),
    /// It has no column for a category that some of its people need.
    Lacking {
        /// The category.
        category: CategoryId,
        /// The places of columns that name it, but say something else that is not known.
        unclear: Vec<usize>,
    },
    /// The column at this place says a time, but not of what, and not that it is of the year that is judged.
    Timed(usize),
    /// The column of a log at this place may decide whether an entry counts, or how much of it.
    Undecided(usize),
    /// The column at this place has cells, but no title.
    Untitled(usize),
    /// It is a log without a column of amounts.
    NoAmounts,
    /// It has totals and a column of days, and the row of this number is of somebody whose totals stand further up.
    Spread(u32),
    /// The name of the sheet says another year, or a unit.
    Sheet,
    /// The column at this place says units of amounts, and stands beside totals.
    UnitBeside(usize),
    /// The row of this number, above the names, is of another year.
    OtherYear(u32),
    /// The row of this number, above the names, says a unit in which nobody's amounts are counted, or another than an
    /// earlier row does.
    UnitAbove(u32),
    /// It has a column for entries of a log, and one for the total of a category, by their places.
    Mixed(usize, usize),
}
