//! Which column of a list holds what.

use checker_rules::{CategoryId, IndustryId, Rules};

use crate::names::Names;
use crate::table::{Row, Rows};
use crate::title::{self, Title, Use};

/// The most rows above the names of the columns, and with them.
const TRIED_ROWS: usize = 20;

/// What the caller says of a list that the list itself does not say.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The industry of every row; none where the list has a column for it.
    pub industry: Option<IndustryId>,
    /// What columns hold whose titles do not say it, by their place; none for a column that is not to be used.
    pub uses: Vec<(usize, Option<Use>)>,
    /// Categories that the list has no column for, because nobody in it has learnt any.
    pub without: Vec<CategoryId>,
}

/// The columns of a list.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The title of each column, as it stands in the list.
    pub titles: Vec<String>,
    /// What each column holds; none where it is not used.
    pub uses: Vec<Option<Use>>,
    /// The industry of every row, where no column says it.
    pub industry: Option<IndustryId>,
    /// Whether a row is an entry of a learning log, so that a person has several.
    pub is_log: bool,
    /// How many rows stand above the first person's.
    pub rows_above: usize,
}

/// Why a list cannot be read by its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnFault {
    /// No row among the first ones names a category.
    NoNames,
    /// Two columns hold the same, by their places.
    Twice(usize, usize),
    /// It has neither a column of industries, nor is an industry given for all.
    NoIndustry,
    /// It has no column for a category that some of its people need.
    Lacking {
        /// The category.
        category: CategoryId,
        /// The places of columns that name it, but say something else that is not known.
        unclear: Vec<usize>,
    },
    /// It has a column for entries of a log, and one for the total of a category, by their places.
    Mixed(usize, usize),
}

/// How good a row is as the row of names: 0 where it names no amount of learning. A category counts double, because other
/// names may stand above it, over merged cells.
fn score(rows: &Rows, at: usize, names: &Names) -> usize {
    if !rows.row(at).cells().any(|cell| matches!(title::read(cell, names), Title::Known(own) if own.is_amount())) {
        return 0;
    }
    let worth = |title: &String| match title::read(title, names) {
        Title::Known(Use::Total(..)) => 2,
        Title::Known(_) => 1,
        Title::Unclear(_) | Title::Unknown => 0,
    };
    titles(rows, at).iter().map(worth).sum()
}

/// The place of the row of names among the first rows, and how good it is; none where none names an amount of learning.
pub(crate) fn heading(rows: &Rows, names: &Names) -> Option<(usize, usize)> {
    let scored = (0..rows.len().min(TRIED_ROWS)).map(|at| (at, score(rows, at, names)));
    // Of equal rows the first one.
    scored.filter(|(_, score)| *score > 0).rev().max_by_key(|(_, score)| *score)
}

impl Columns {
    /// Finds the columns by the first rows of a list.
    pub(crate) fn find(rows: &Rows, names: &Names, rules: &Rules, said: &Said) -> Result<Self, Vec<ColumnFault>> {
        let by_hand = said.uses.iter().any(|(_, of)| of.as_ref().is_some_and(Use::is_amount));
        let found = heading(rows, names).map(|(at, _)| at);
        // Where no title is known, but columns were assigned, the first row that is not blank has the titles.
        let first = || rows.iter().position(|row| !row.is_blank()).filter(|_| by_hand);
        let at = found.or_else(first).ok_or_else(|| vec![ColumnFault::NoNames])?;
        let titles = titles(rows, at);
        let read: Vec<Title> = titles.iter().map(|one| title::read(one, names)).collect();
        let uses = (0..titles.len()).map(|at| use_of(at, &read[at], said)).collect();
        let mut columns = Self { titles, uses, industry: said.industry.clone(), is_log: false, rows_above: at + 1 };
        let faults = columns.settle(&read, rules, said);
        if faults.is_empty() { Ok(columns) } else { Err(faults) }
    }

    /// The place of the column that holds something; none where no column does.
    pub fn place(&self, wanted: impl Fn(&Use) -> bool) -> Option<usize> {
        self.uses.iter().position(|of| of.as_ref().is_some_and(&wanted))
    }

    /// Decides whether it is a log, leaves out what is of no use then, and gives what is wrong.
    fn settle(&mut self, read: &[Title], rules: &Rules, said: &Said) -> Vec<ColumnFault> {
        let total = self.place(|of| matches!(of, Use::Total(..)));
        let category = self.place(|of| *of == Use::Category);
        if let (Some(total), Some(category)) = (total, category)
            && self.place(|of| matches!(of, Use::Amount(_))).is_some()
        {
            return vec![ColumnFault::Mixed(category, total)];
        }
        self.is_log = total.is_none();
        if self.industry.is_some() {
            self.leave_out(|of| *of == Use::Industry);
        }
        if self.is_log {
            if category.is_none() {
                return vec![ColumnFault::NoNames];
            }
        } else {
            let of_logs = |of: &Use| {
                matches!(of, Use::Date | Use::Category | Use::Mode | Use::State | Use::Amount(_) | Use::Unit)
            };
            self.leave_out(of_logs);
        }
        let mut faults = self.twice();
        if self.industry.is_none() && self.place(|of| *of == Use::Industry).is_none() {
            faults.push(ColumnFault::NoIndustry);
        }
        if !self.is_log {
            faults.extend(self.lacking(read, rules, said));
        }
        faults
    }

    fn leave_out(&mut self, is_useless: impl Fn(&Use) -> bool) {
        for of in &mut self.uses {
            if of.as_ref().is_some_and(&is_useless) {
                *of = None;
            }
        }
    }

    fn twice(&self) -> Vec<ColumnFault> {
        let mut faults = Vec::new();
        for (second, of) in self.uses.iter().enumerate() {
            let Some(key) = of.as_ref().map(Use::key) else { continue };
            let first = self.place(|known| known.key() == key);
            if let Some(first) = first.filter(|first| *first < second) {
                faults.push(ColumnFault::Twice(first, second));
            }
        }
        faults
    }

    /// Each category that somebody in the list may need, and that no column holds.
    fn lacking(&self, read: &[Title], rules: &Rules, said: &Said) -> Vec<ColumnFault> {
        let has = |category: &CategoryId| self.place(|of| matches!(of, Use::Total(id, _) if id == category)).is_some();
        let mut faults = Vec::new();
        for category in needed(rules, self.industry.as_ref()) {
            if has(category) || said.without.contains(category) {
                continue;
            }
            let unclear = read.iter().enumerate().filter(|(_, title)| **title == Title::Unclear(category.clone()));
            let unclear = unclear.map(|(at, _)| at).collect();
            faults.push(ColumnFault::Lacking { category: category.clone(), unclear });
        }
        faults
    }
}

/// What a column holds: what the caller says, else what its title says.
fn use_of(at: usize, title: &Title, said: &Said) -> Option<Use> {
    if let Some((_, of)) = said.uses.iter().find(|(place, _)| *place == at) {
        return of.clone();
    }
    match title {
        Title::Known(known) => Some(known.clone()),
        Title::Unclear(_) | Title::Unknown => None,
    }
}

/// The titles of the columns: where a cell of the row of names is blank, as under merged cells, that of the row above.
pub(crate) fn titles(rows: &Rows, at: usize) -> Vec<String> {
    let row = rows.row(at);
    let above = at.checked_sub(1).map(|above| rows.row(above)).filter(|above| filled(*above) > 1);
    let width = row.len().max(above.map_or(0, Row::len));
    let title = |column: usize| {
        let own = row.cell(column).trim();
        let over = above.map_or("", |above| above.cell(column).trim());
        if own.is_empty() { over.to_owned() } else { own.to_owned() }
    };
    let mut titles: Vec<String> = (0..width).map(title).collect();
    while titles.last().is_some_and(String::is_empty) {
        titles.pop();
    }
    titles
}

fn filled(row: Row<'_>) -> usize {
    row.cells().filter(|cell| !cell.trim().is_empty()).count()
}

/// Every category that an industry needs, or where none is given, that any industry needs: the outermost ones, since a
/// list need not tell their parts.
fn needed<'r>(rules: &'r Rules, industry: Option<&'r IndustryId>) -> Vec<&'r CategoryId> {
    let mut needed = Vec::new();
    let of_all = || rules.industries.iter().map(|known| &known.id).collect();
    for industry in industry.map_or_else(of_all, |one| vec![one]) {
        for requirement in rules.requirements_of(industry) {
            for category in &requirement.categories {
                if !needed.contains(&&category.id) {
                    needed.push(&category.id);
                }
            }
        }
    }
    needed
}
