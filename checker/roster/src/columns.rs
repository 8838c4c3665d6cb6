//! Which column of a list holds what.

use checker_rules::{CategoryId, CategoryRule, IndustryId, Rules, UnitId, half_width};

use crate::above;
use crate::fault::ColumnFault;
use crate::fold;
use crate::heading::{TRIED_ROWS, heading, is_of_amounts, is_too_wide, titles};
use crate::names::Names;
use crate::table::{Row, Rows};
use crate::title::{self, Title, Use};

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
    /// The place of the column that counts the rows; none where there is no such column.
    pub serial: Option<usize>,
    /// Whether a row is an entry of a learning log, so that a person has several.
    pub is_log: bool,
    /// How many rows stand above the first person's.
    pub rows_above: usize,
    /// The places of columns that nobody asked about, because nothing stands in their first cells: those without a title, and
    /// those whose title is not known. Nothing may stand further down.
    pub(crate) blank: Vec<usize>,
    /// The places of columns that are passed over, but for those of which the caller says so.
    pub(crate) asides: Vec<usize>,
}

/// The most columns that a list has.
pub(crate) const MOST_COLUMNS: usize = 1000;

impl Columns {
    /// Finds the columns by the first rows of a list.
    pub(crate) fn find(rows: &Rows, names: &Names, rules: &Rules, said: &Said) -> Result<Self, Vec<ColumnFault>> {
        if rows.iter().all(Row::is_blank) {
            return Err(vec![ColumnFault::Empty]);
        }
        let by_hand = said.uses.iter().any(|(_, of)| of.as_ref().is_some_and(Use::is_amount));
        let found = heading(rows, names).map(|(at, _)| at);
        // Where no title is known, but columns were assigned, the first row that is not blank has the titles.
        let first = || rows.iter().position(|row| !row.is_blank()).filter(|_| by_hand);
        let none = || if rows.iter().any(is_too_wide) { ColumnFault::TooWide } else { ColumnFault::NoNames };
        let at = found.or_else(first).ok_or_else(|| vec![none()])?;
        let titles = titles(rows, at, names);
        let mut read: Vec<Title> = titles.iter().map(|one| title::read(one, names)).collect();
        let list = List { rows, at, names, rules };
        for column in 0..titles.len() {
            if let Title::Unclear(_) = read[column]
                && let Some(bare) = bare(&titles[column], list, column)
            {
                read[column] = bare;
            }
        }
        let uses = (0..titles.len()).map(|at| use_of(at, &read[at], said)).collect();
        let serial = titles.iter().position(|title| names.serials.contains(&names.fold(title)));
        let industry = said.industry.clone();
        let mut columns = Self {
            titles,
            uses,
            industry,
            serial,
            is_log: false,
            rows_above: at + 1,
            blank: Vec::new(),
            asides: Vec::new(),
        };
        let mut faults = columns.settle(&read, (names, rules), said);
        let untitled = columns.untitled(list, said);
        let is_filled = |at: &usize| list.cells(*at).next().is_some();
        faults.extend(untitled.iter().copied().filter(is_filled).map(ColumnFault::Untitled));
        faults.extend(columns.above(list));
        faults.extend(columns.below(list, &read, said));
        let is_said = |at: &usize| said.uses.iter().any(|(place, _)| place == at);
        columns.asides = (0..columns.uses.len()).filter(|at| columns.uses[*at].is_none() && !is_said(at)).collect();
        let is_open = |at: &usize| {
            let is_asked_about = columns.is_log || list.cells(*at).next().is_some();
            !is_asked_about && read[*at] == Title::Unknown && !columns.is_aside(*at, names)
        };
        let unknown: Vec<usize> = columns.asides.iter().copied().filter(is_open).collect();
        columns.blank = [untitled, unknown].concat();
        if faults.is_empty() { Ok(columns) } else { Err(faults) }
    }

    /// The place of the column that holds something; none where no column does.
    pub fn place(&self, wanted: impl Fn(&Use) -> bool) -> Option<usize> {
        self.uses.iter().position(|of| of.as_ref().is_some_and(&wanted))
    }

    /// The places of all columns that hold something.
    pub(crate) fn places(&self, wanted: impl Fn(&Use) -> bool) -> Vec<usize> {
        let is_wanted = |at: &usize| self.uses[*at].as_ref().is_some_and(&wanted);
        (0..self.uses.len()).filter(is_wanted).collect()
    }

    /// Whether a row has something in a column that holds this.
    pub(crate) fn says(&self, row: Row<'_>, wanted: impl Fn(&Use) -> bool) -> bool {
        let is_wanted = |of: &Option<Use>| of.as_ref().is_some_and(&wanted);
        self.uses.iter().enumerate().any(|(at, of)| is_wanted(of) && !row.cell(at).trim().is_empty())
    }

    /// Whether a number stands in a row's column of amounts.
    pub(crate) fn has_amount(&self, row: Row<'_>) -> bool {
        let begins = |c: char| half_width(c).is_ascii_digit() || checker_rules::is_numeral(c);
        let is_number = |cell: &str| cell.trim().starts_with(begins);
        let of_amount = |of: &Option<Use>| of.as_ref().is_some_and(Use::is_amount);
        self.uses.iter().enumerate().any(|(at, of)| of_amount(of) && is_number(row.cell(at)))
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
    fn settle(&mut self, read: &[Title], (names, rules): (&Names, &Rules), said: &Said) -> Vec<ColumnFault> {
        let total = self.place(|of| matches!(of, Use::Total(..)));
        let category = self.place(|of| *of == Use::Category);
        if let (Some(total), Some(category)) = (total, category)
            && self.place(|of| matches!(of, Use::Amount(_))).is_some()
        {
            return vec![ColumnFault::Mixed(category, total)];
        }
        self.is_log = total.is_none();
        if self.is_log && category.is_none() {
            if !read.iter().any(|title| matches!(title, Title::Unclear(_))) {
                return vec![ColumnFault::NoNames];
            }
            self.is_log = false;
        }
        let mut faults = self.contradictions(read, said);
        let may_be_names = self.may_be_names(names, said);
        if self.is_log && self.place(|of| matches!(of, Use::Amount(_))).is_none() {
            faults.push(ColumnFault::NoAmounts);
        }
        if !self.is_log {
            let of_logs = |of: &Use| matches!(of, Use::Category | Use::Mode | Use::State | Use::Amount(_));
            self.leave_out(of_logs);
        } else if may_be_names.is_none() && self.place(|of| matches!(of, Use::Name | Use::Number)).is_none() {
            faults.push(ColumnFault::NoPerson);
        }
        faults.extend(may_be_names.map(ColumnFault::MayBeNames));
        self.leave_out_numbers(said);
        faults.extend(self.twice());
        if self.industry.is_none() && self.place(|of| *of == Use::Industry).is_none() {
            faults.push(ColumnFault::NoIndustry);
        }
        if !self.is_log {
            faults.extend(self.lacking(read, rules, said));
        }
        faults
    }

    /// Where nothing says who somebody is, the first column whose title has a word for names in it.
    pub(crate) fn may_be_names(&self, names: &Names, said: &Said) -> Option<usize> {
        if self.place(|of| matches!(of, Use::Name | Use::Number)).is_some() {
            return None;
        }
        let words = names.columns.get("name")?;
        let is_said = |at: usize| said.uses.iter().any(|(place, _)| *place == at);
        let may_be = |title: &String| {
            let title = names.fold(title);
            words.iter().any(|word| word.chars().nth(1).is_some() && title.contains(word.as_str()))
        };
        (0..self.titles.len()).find(|at| self.uses[*at].is_none() && !is_said(*at) && may_be(&self.titles[*at]))
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

    /// What rows above the names of the columns say that is not known, and rows there that may be people. A unit that they
    /// say is that of each amount whose title names none.
    fn above(&mut self, list: List<'_>) -> Vec<ColumnFault> {
        let List { rows, at, names, rules } = list;
        let is_used = |row: &Row<'_>| row.number() + 1 == rows.row(at).number() && self.has_names_above(rows, at);
        let above: Vec<Row<'_>> = (0..at).map(|above| rows.row(above)).filter(|row| !is_used(row)).collect();
        let may_be_people = above.iter().filter(|row| row.filled() > 2 && !above::is_of_form(**row, names));
        let mut faults: Vec<ColumnFault> = may_be_people.map(|row| ColumnFault::Above(row.number())).collect();
        let other = above::other_year(above.iter().copied(), names, rules).or_else(|| {
            let names_other = |row: &&Row<'_>| row.cells().any(|cell| self.names_other_industry(cell, (names, rules)));
            above.iter().find(names_other).map(|row| row.number())
        });
        faults.extend(other.map(ColumnFault::OtherYear));
        let sheet = rows.sheet();
        let is_other = above::says_other(sheet, names, rules) || self.names_other_industry(sheet, (names, rules));
        faults.extend(is_other.then_some(ColumnFault::Sheet));
        let of_people = rules.industries.iter().map(|known| &known.id);
        let of_people = of_people.filter(|id| self.industry.as_ref().is_none_or(|one| one == *id));
        let is_first =
            |unit: &UnitId| of_people.clone().flat_map(|id| rules.requirements_of(id)).any(|of| of.unit == *unit);
        let said = above::units(above.iter().copied(), names, is_first);
        let untitled = self.uses.iter_mut().flatten().filter_map(Use::unit_mut).filter(|unit| unit.is_none());
        let mut untitled = untitled.peekable();
        match &said[..] {
            _ if untitled.peek().is_none() => {}
            [] => {}
            [(Some(unit), _)] if is_first(unit) => untitled.for_each(|of| *of = Some(unit.clone())),
            [.., (_, row)] => faults.push(ColumnFault::UnitAbove(*row)),
        }
        faults
    }

    /// Whether a text names an industry with requirements of its own, other than the one that is given for all.
    pub(crate) fn names_other_industry(&self, text: &str, (names, rules): (&Names, &Rules)) -> bool {
        let Some(own) = &self.industry else { return false };
        let mut text = names.fold(text);
        // 教育 is an industry, and part of 继续教育.
        for known in &names.over {
            text = text.replace(known.as_str(), " ");
        }
        let first = |id: &IndustryId| rules.requirements_of(id).next().map(std::ptr::from_ref);
        let is_other = |id: &str| first(&id.into()) != first(own);
        let is_said = |word: &String| !word.is_ascii() && text.contains(word.as_str());
        names.industries.iter().any(|(id, words)| words.iter().any(is_said) && is_other(id))
    }

    /// What the first rows below the names of the columns say of these that is not known.
    fn below(&mut self, list: List<'_>, read: &[Title], said: &Said) -> Vec<ColumnFault> {
        let List { rows, at, .. } = list;
        let mut below = (at + 1..rows.len()).map(|below| rows.row(below)).filter(|row| !row.is_blank());
        let Some(first) = below.next() else {
            // Behind the first rows there may be others.
            return if rows.len() < TRIED_ROWS { vec![ColumnFault::Nobody] } else { Vec::new() };
        };
        if self.says_of_columns(first) {
            return vec![ColumnFault::Below(first.number())];
        }
        let mut faults: Vec<ColumnFault> = self.units(list).into_iter().chain(self.spread(list)).collect();
        self.leave_out_empty_numbers(list);
        for (column, title) in read.iter().enumerate() {
            let is_said = said.uses.iter().any(|(place, _)| *place == column);
            if self.uses[column].is_none() && *title == Title::Unknown && !is_said {
                faults.extend(self.unknown(column, list));
            }
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

    /// Leaves out every number of people but the first, by other titles than that: an identity number beside one of the
    /// employer's.
    fn leave_out_numbers(&mut self, said: &Said) {
        let mut numbers = self.places(|of| *of == Use::Number).into_iter();
        let Some(first) = numbers.next() else { return };
        let title = fold(&self.titles[first]);
        for at in numbers {
            if fold(&self.titles[at]) != title && !said.uses.iter().any(|(place, _)| *place == at) {
                self.uses[at] = None;
            }
        }
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
            // Beside totals, each time only has to be of the year.
            let of = of.as_ref().filter(|of| self.is_log || !matches!(of, Use::Date | Use::Year));
            let Some(key) = of.map(Use::key) else { continue };
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

/// The first rows of a list, with the place of the row of names, and what they are read by.
#[derive(Clone, Copy)]
pub(crate) struct List<'l> {
    pub(crate) rows: &'l Rows,
    pub(crate) at: usize,
    pub(crate) names: &'l Names,
    pub(crate) rules: &'l Rules,
}

impl<'l> List<'l> {
    /// The rows below the names.
    pub(crate) fn rows_below(self) -> impl Iterator<Item = Row<'l>> {
        (self.at + 1..self.rows.len()).map(move |at| self.rows.row(at))
    }

    /// The cells of a column below the names that are filled.
    pub(crate) fn cells(self, column: usize) -> impl Iterator<Item = &'l str> {
        self.rows_below().map(move |row| row.cell(column).trim()).filter(|cell| !cell.is_empty())
    }
}

/// What a title is that is nothing but the beginning of a category's name: that of the category where amounts stand below
/// it, and otherwise of something else, as `专业` is of a field of study. None for any other title.
fn bare(title: &str, list: List<'_>, column: usize) -> Option<Title> {
    let id = list.names.category_begun(&list.names.fold(title))?;
    let is_amount = |cell: &str| cell.starts_with(|c: char| half_width(c).is_ascii_digit());
    let mut cells = list.cells(column).peekable();
    cells.peek()?;
    Some(if cells.all(is_amount) { Title::Known(Use::Total(id.into(), None)) } else { Title::Unknown })
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
