//! Which column of a list holds what.

use checker_rules::{CategoryId, CategoryRule, IndustryId, Rules};

use crate::fold;
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
    /// An industry is given for all, but the column at this place has one for each.
    IndustryTwice(usize),
    /// It is a log without a column that says whose an entry is.
    NoPerson,
    /// The title of the column at this place names a category, and something else that is not known.
    Unclear(usize),
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
    /// It has a column for entries of a log, and one for the total of a category, by their places.
    Mixed(usize, usize),
}

/// The most columns that a list has.
pub(crate) const MOST_COLUMNS: usize = 1000;

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
    titles(rows, at, names).iter().map(worth).sum()
}

/// The place of the row of names among the first rows, and how good it is; none where none names an amount of learning.
pub(crate) fn heading(rows: &Rows, names: &Names) -> Option<(usize, usize)> {
    let scored = (0..rows.len().min(TRIED_ROWS)).map(|at| (at, score(rows, at, names)));
    let scored: Vec<_> = scored.filter(|(_, score)| *score > 0).collect();
    // Names that say all that is needed are never passed by for better ones, which may be those of another list below.
    let whole = scored.iter().find(|(at, _)| says_all(rows.row(*at), names));
    whole.or_else(|| scored.iter().rev().max_by_key(|(_, score)| *score)).copied()
}

/// Whether a row names the total of a category, or both the category and the amount of an entry.
fn says_all(row: Row<'_>, names: &Names) -> bool {
    let (mut category, mut amount) = (false, false);
    for cell in row.cells() {
        match title::read(cell, names) {
            Title::Known(Use::Total(..)) => return true,
            Title::Known(Use::Category) => category = true,
            Title::Known(Use::Amount(_)) => amount = true,
            _ => {}
        }
    }
    category && amount
}

impl Columns {
    /// Finds the columns by the first rows of a list.
    pub(crate) fn find(rows: &Rows, names: &Names, rules: &Rules, said: &Said) -> Result<Self, Vec<ColumnFault>> {
        let by_hand = said.uses.iter().any(|(_, of)| of.as_ref().is_some_and(Use::is_amount));
        let found = heading(rows, names).map(|(at, _)| at);
        // Where no title is known, but columns were assigned, the first row that is not blank has the titles.
        let first = || rows.iter().position(|row| !row.is_blank()).filter(|_| by_hand);
        let at = found.or_else(first).ok_or_else(|| vec![ColumnFault::NoNames])?;
        let titles = titles(rows, at, names);
        if titles.len() > MOST_COLUMNS {
            return Err(vec![ColumnFault::TooWide]);
        }
        let read: Vec<Title> = titles.iter().map(|one| title::read(one, names)).collect();
        let uses = (0..titles.len()).map(|at| use_of(at, &read[at], said)).collect();
        let mut columns = Self { titles, uses, industry: said.industry.clone(), is_log: false, rows_above: at + 1 };
        let mut faults = columns.settle(&read, rules, said);
        faults.extend(columns.around(rows, at));
        if faults.is_empty() { Ok(columns) } else { Err(faults) }
    }

    /// The place of the column that holds something; none where no column does.
    pub fn place(&self, wanted: impl Fn(&Use) -> bool) -> Option<usize> {
        self.uses.iter().position(|of| of.as_ref().is_some_and(&wanted))
    }

    /// Whether a row has something in a column that holds this.
    pub(crate) fn says(&self, row: Row<'_>, wanted: impl Fn(&Use) -> bool) -> bool {
        let is_wanted = |of: &Option<Use>| of.as_ref().is_some_and(&wanted);
        self.uses.iter().enumerate().any(|(at, of)| is_wanted(of) && !row.cell(at).trim().is_empty())
    }

    /// Whether a row names columns otherwise than these, so that what stands below it would be misread.
    pub(crate) fn are_others_in(&self, row: Row<'_>, names: &Names) -> bool {
        let amount = self.place(Use::is_amount).map_or("", |at| row.cell(at)).trim_start();
        let may_be = !amount.is_empty() && !amount.starts_with(|c: char| c.is_ascii_digit());
        may_be && is_of_amounts(amount, names) && !self.are_repeated_in(row)
    }

    /// Whether a row repeats the names of the columns, as at the top of a printed page.
    pub(crate) fn are_repeated_in(&self, row: Row<'_>) -> bool {
        let is_same =
            |(at, title): (usize, &String)| title.split('\n').next_back().map(fold) == Some(fold(row.cell(at)));
        self.titles.iter().enumerate().all(is_same)
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
        if self.is_log && category.is_none() {
            return vec![ColumnFault::NoNames];
        }
        let mut faults = self.contradictions(read, said);
        if !self.is_log {
            let of_logs = |of: &Use| matches!(of, Use::Date | Use::Category | Use::Mode | Use::State | Use::Amount(_));
            self.leave_out(of_logs);
        } else if self.place(|of| matches!(of, Use::Name | Use::Number)).is_none() {
            faults.push(ColumnFault::NoPerson);
        }
        faults.extend(self.twice());
        if self.industry.is_none() && self.place(|of| *of == Use::Industry).is_none() {
            faults.push(ColumnFault::NoIndustry);
        }
        if !self.is_log {
            faults.extend(self.lacking(read, rules, said));
        }
        faults
    }

    /// What columns say otherwise than the caller, and what they say that is not known.
    fn contradictions(&self, read: &[Title], said: &Said) -> Vec<ColumnFault> {
        let mut faults = Vec::new();
        if self.industry.is_some() {
            faults.extend(self.place(|of| *of == Use::Industry).map(ColumnFault::IndustryTwice));
        }
        let is_without = |of: &Use| matches!(of, Use::Total(id, _) if said.without.contains(id));
        faults.extend(self.place(is_without).map(ColumnFault::NotWithout));
        for (at, title) in read.iter().enumerate() {
            let is_said = said.uses.iter().any(|(place, _)| *place == at);
            let Title::Unclear(category) = title else { continue };
            // Where no other column holds the category, that is said instead.
            if !is_said && self.place(|of| matches!(of, Use::Total(id, _) if id == category)).is_some() {
                faults.push(ColumnFault::Unclear(at));
            }
        }
        faults
    }

    /// Rows around that of the names which may be people, or say something of the columns.
    fn around(&self, rows: &Rows, at: usize) -> Vec<ColumnFault> {
        let mut faults = Vec::new();
        for above in (0..at).map(|above| rows.row(above)) {
            let is_used = above.number() + 1 == rows.row(at).number() && self.has_names_above(rows, at);
            if above.filled() > 2 && !is_used {
                faults.push(ColumnFault::Above(above.number()));
            }
        }
        let below = (at + 1..rows.len()).map(|below| rows.row(below)).find(|row| !row.is_blank());
        if let Some(below) = below.filter(|row| self.says_of_columns(*row)) {
            faults.push(ColumnFault::Below(below.number()));
        }
        faults
    }

    /// Whether a title comes from the row above that of the names.
    fn has_names_above(&self, rows: &Rows, at: usize) -> bool {
        let row = rows.row(at);
        let is_own = |column: usize| !row.cell(column).trim().is_empty() && !row.is_shared(column);
        (0..self.titles.len()).any(|column| !is_own(column) && !self.titles[column].is_empty())
    }

    /// Whether a row has texts below the names of amounts, and nothing that says whose they are.
    fn says_of_columns(&self, row: Row<'_>) -> bool {
        let text = |cell: &str| {
            let cell = cell.trim();
            !cell.is_empty() && !cell.chars().any(|c| c.is_numeric() || checker_rules::is_numeral(c))
        };
        let of_amounts = |at: &usize| self.uses[*at].as_ref().is_some_and(Use::is_amount);
        let of_people = |of: &Use| matches!(of, Use::Name | Use::Number | Use::Industry);
        let nobody = self.uses.iter().enumerate().filter(|(_, of)| of.as_ref().is_some_and(of_people));
        (0..self.uses.len()).filter(of_amounts).any(|at| text(row.cell(at)))
            && nobody.map(|(at, _)| row.cell(at)).all(|cell| cell.trim().is_empty())
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
        let has_own =
            |category: &CategoryId| self.place(|of| matches!(of, Use::Total(id, _) if id == category)).is_some();
        let mut faults = Vec::new();
        for category in needed(rules, self.industry.as_ref()) {
            // A category may be told by its parts.
            let parts = category.with_parts();
            let category = &category.id;
            if parts.iter().any(|part| has_own(&part.id)) && (parts.len() > 1 || has_own(category)) {
                continue;
            }
            if said.without.contains(category) || faults.iter().any(|fault| is_lacking(fault, category)) {
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
pub(crate) fn titles(rows: &Rows, at: usize, names: &Names) -> Vec<String> {
    let row = rows.row(at);
    let above = at.checked_sub(1).map(|above| rows.row(above)).filter(|above| is_of_names(*above));
    let width = row.len().max(above.map_or(0, Row::len));
    let (mut titles, mut over) = (Vec::new(), "");
    for column in 0..width {
        let own = row.cell(column).trim();
        let above = above.map_or("", |above| above.cell(column).trim());
        if !above.is_empty() {
            // Merged with the cell below it, it is the same name.
            over = if row.is_shared(column) && above == own { "" } else { above };
        }
        titles.push(if own.is_empty() {
            above.to_owned()
        } else if over.is_empty() || !is_of_amounts(own, names) {
            own.to_owned()
        } else {
            // What stands above over merged cells is of all of them: `学时` over `公需科目`.
            [over, own].join("\n")
        });
    }
    while titles.last().is_some_and(String::is_empty) {
        titles.pop();
    }
    titles
}

/// Whether a title names something that is learnt, even if it says more than is known.
fn is_of_amounts(title: &str, names: &Names) -> bool {
    match title::read(title, names) {
        Title::Known(known) => known.is_amount(),
        Title::Unclear(_) => true,
        Title::Unknown => false,
    }
}

/// Whether a row above the names of the columns has names of its own: not where its first cell alone is filled, as in a
/// heading of the whole list.
fn is_of_names(row: Row<'_>) -> bool {
    row.filled() > 1 || (row.filled() == 1 && row.cell(0).trim().is_empty())
}

fn is_lacking(fault: &ColumnFault, wanted: &CategoryId) -> bool {
    matches!(fault, ColumnFault::Lacking { category, .. } if category == wanted)
}

/// Every category that an industry needs, or where none is given, that any industry needs.
fn needed<'r>(rules: &'r Rules, industry: Option<&'r IndustryId>) -> Vec<&'r CategoryRule> {
    let mut needed = Vec::new();
    let of_all = || rules.industries.iter().map(|known| &known.id).collect();
    for industry in industry.map_or_else(of_all, |one| vec![one]) {
        for requirement in rules.requirements_of(industry) {
            needed.extend(requirement.all_categories());
        }
    }
    needed
}
