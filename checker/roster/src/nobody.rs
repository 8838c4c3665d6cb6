//! Rows of a list that are no people: sums, what is required, remarks, who signed.

use checker_rules::half_width;

use crate::characters::Bits;
use crate::columns::Columns;
use crate::day;
use crate::judge::{CellFault, NoPerson, RowFault};
use crate::look::{Look, Looks, counts_people, is_letter};
use crate::names::Names;
use crate::table::Row;
use crate::title::Use;

/// Why a row of totals may be no person, where one industry is given for all, so that no cell says that it is one; none
/// where nothing speaks against it.
pub(crate) fn may_be_nobody(row: Row<'_>, columns: &Columns) -> Option<RowFault> {
    columns.industry.as_ref()?;
    let number = columns.place(|of| *of == Use::Number).or(columns.serial);
    if let Some(column) = number.filter(|at| row.cell(*at).trim().is_empty()) {
        return Some(RowFault::Cell { column, why: CellFault::Blank });
    }
    let name = columns.place(|of| *of == Use::Name).map_or("", |at| row.cell(at)).trim();
    if is_like_a_question(name) {
        Some(RowFault::MayBeRemark)
    } else if !columns.says(row, Use::is_amount) {
        Some(RowFault::NoAmount)
    } else if number.is_none() && row.is_below_blank() {
        Some(RowFault::BelowBlank)
    } else {
        None
    }
}

/// Whether a text has signs that stand in a name only where a character of it was lost.
fn is_like_a_question(name: &str) -> bool {
    name.contains(['?', '？', '"'])
}

/// Finds rows that are no people by what stands in place of a name.
pub(crate) struct Sums<'a> {
    words: &'a [String],
    /// How the words begin and end, in order: hardly any cell does, and only those have to be folded.
    edges: Vec<Edge>,
    /// With what edges begin.
    begins: Bits,
    looks: Looks,
    /// The column with names.
    name: Option<usize>,
    /// The column with numbers of people.
    number: Option<usize>,
    /// Columns that number people or count rows.
    numbers: Vec<usize>,
    /// The column with industries.
    industry: Option<usize>,
    /// Whether columns hold something other than amounts.
    has_texts: bool,
    /// With what words begin that say that a row may not count.
    doubts: Bits,
}

/// The first or the last two characters of a word.
type Edge = (char, char);

/// What a cell says of rows that are no people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Saying {
    Nothing,
    /// It begins or ends with such a word.
    Perhaps,
    /// It is such a word.
    Sum,
}

impl<'a> Sums<'a> {
    pub(crate) fn new(names: &'a Names, columns: &Columns) -> Self {
        let words = &names.sums;
        let edges_of = |word: &String| [edge(word.chars()), edge(word.chars().rev())];
        // In order, without the code of a sort.
        let mut edges: Vec<Edge> = Vec::new();
        for edge in words.iter().flat_map(edges_of).flat_map(|edge| written_otherwise(edge, names)) {
            if let Err(at) = edges.binary_search(&edge) {
                edges.insert(at, edge);
            }
        }
        let begins = Bits::of(edges.iter().map(|(first, _)| *first));
        let place = |wanted: Use| columns.place(|of| *of == wanted);
        let (name, number, industry) = (place(Use::Name), place(Use::Number), place(Use::Industry));
        let numbers = number.into_iter().chain(columns.serial).collect();
        let has_texts = (0..columns.titles.len()).any(|at| is_text(at, columns));
        let doubts = Bits::of(names.doubts.iter().filter_map(|word| word.chars().next()));
        Self { words, edges, begins, looks: Looks::new(names), name, number, numbers, industry, has_texts, doubts }
    }

    /// An error where a row is no person, or may be none or not count. A row that names somebody in an industry is a
    /// person, whatever stands in its other cells.
    pub(crate) fn found(&self, row: Row<'_>, columns: &Columns, names: &Names) -> Result<(), NoPerson> {
        self.nobody(row, columns, names)?;
        let is_doubtful = |at: &usize| {
            let cell = row.cell(*at);
            cell.chars().any(|c| self.doubts.may_have(c)) && {
                let cell = names.fold(cell);
                names.doubts.iter().any(|word| cell.contains(word.as_str()))
            }
        };
        match columns.asides.iter().copied().find(is_doubtful) {
            Some(column) => Err(RowFault::Cell { column, why: CellFault::Doubtful }.into()),
            None => Ok(()),
        }
    }

    fn nobody(&self, row: Row<'_>, columns: &Columns, names: &Names) -> Result<(), NoPerson> {
        let is_filled = |at: &usize| !row.cell(*at).trim_start().is_empty();
        let first = (0..row.len()).find(is_filled).filter(|at| is_text(*at, columns));
        let named = self.name.filter(is_filled);
        if first.is_some_and(|first| !columns.has_amount(row) && self.is_of_footer(row.cell(first), names)) {
            return Err(NoPerson::Sum);
        }
        let said = self.says(named.or(first).map_or("", |at| row.cell(at)), names);
        if said == Saying::Nothing {
            return match named {
                Some(name) => self.with_name(row, name, first, (columns, names)),
                None => self.without_name(row, first, (columns, names)),
            };
        }
        let is_of_industry = self.industry.is_some_and(|at| crate::kinds::industry_of(row.cell(at), names).is_some());
        let is_told = named.is_some() || self.number.is_some_and(|at| Some(at) != first && is_number(row.cell(at)));
        match (is_of_industry, said, is_told) {
            // Nobody is called so, but somebody may be.
            (true, _, _) | (false, Saying::Perhaps, true) => Err(RowFault::MayBeSum.into()),
            _ => Err(NoPerson::Sum),
        }
    }

    /// Whether a row without amounts begins as one below a list does: with a day, or a label such as `填表人：`.
    fn is_of_footer(&self, cell: &str, names: &Names) -> bool {
        let said = self.says(cell, names);
        said == Saying::Sum || (said == Saying::Perhaps && cell.contains([':', '：'])) || day::read(cell).is_some()
    }

    /// An error where what stands in place of a name is none, or where a number or what stands in front of the name says
    /// that the row is a sum.
    fn with_name(
        &self,
        row: Row<'_>,
        name: usize,
        first: Option<usize>,
        (columns, names): (&Columns, &Names),
    ) -> Result<(), NoPerson> {
        let look = self.looks.look(row.cell(name).trim());
        if look == Look::Name {
            let front = first.filter(|at| *at < name && self.industry.is_none());
            // In front of an example stands that it is one.
            let is_example = |at: usize| {
                let begin = row.cell(at).as_bytes().first();
                begin.is_some_and(|byte| !byte.is_ascii()) && names.unnamed.contains(&names.fold(row.cell(at)))
            };
            let is_sum = |at: usize| {
                self.says_otherwise(row.cell(at), names) == Saying::Sum
                    || (Some(at) == columns.serial && is_example(at))
            };
            return match self.numbers.iter().copied().chain(front).any(is_sum) {
                true => Err(RowFault::MayBeSum.into()),
                false => Ok(()),
            };
        }
        match (look, self.front(row, name, (columns, names))) {
            (_, Saying::Sum) | (Look::Count, Saying::Perhaps) => Err(NoPerson::Sum),
            _ => Err(RowFault::MayBeRemark.into()),
        }
    }

    /// The same of a row without a name.
    fn without_name(
        &self,
        row: Row<'_>,
        first: Option<usize>,
        (columns, names): (&Columns, &Names),
    ) -> Result<(), NoPerson> {
        if let Some(number) = self.number {
            let cell = row.cell(number).trim();
            if self.numbers.iter().any(|at| self.says_otherwise(row.cell(*at), names) == Saying::Sum) {
                return Err(NoPerson::Sum);
            }
            if !cell.is_empty() && !is_number(cell) {
                return match self.front(row, number, (columns, names)) {
                    Saying::Nothing => Err(RowFault::MayBeSum.into()),
                    _ => Err(NoPerson::Sum),
                };
            }
            return Ok(());
        }
        let is_nobody = match first {
            Some(at) => self.name.is_none() && counts_people(row.cell(at)),
            None => self.name.is_none() && self.has_texts && self.has_no_text(row, columns),
        };
        if is_nobody { Err(RowFault::MayBeSum.into()) } else { Ok(()) }
    }

    /// What the numbers and the columns in front of a place say of sums.
    fn front(&self, row: Row<'_>, place: usize, (columns, names): (&Columns, &Names)) -> Saying {
        let before = (0..place).filter(|at| is_text(*at, columns));
        let said = self.numbers.iter().copied().chain(before).filter(|at| *at != place);
        said.map(|at| self.says(row.cell(at), names)).max().unwrap_or(Saying::Nothing)
    }

    fn has_no_text(&self, row: Row<'_>, columns: &Columns) -> bool {
        (0..row.len()).all(|at| !is_text(at, columns) || row.cell(at).trim().is_empty())
    }

    /// As [`Self::says`], of a cell that hardly ever says it: no word begins with a digit.
    fn says_otherwise(&self, cell: &str, names: &Names) -> Saying {
        let begin = cell.as_bytes().first();
        if begin.is_none_or(u8::is_ascii_digit) { Saying::Nothing } else { self.says(cell, names) }
    }

    fn says(&self, cell: &str, names: &Names) -> Saying {
        let has_edge = |edge: Edge| self.begins.may_have(edge.0) && self.edges.binary_search(&edge).is_ok();
        if !has_edge(edge(cell.chars())) && !has_edge(edge(cell.chars().rev())) {
            return Saying::Nothing;
        }
        let cell = names.fold(cell);
        let cell = cell.trim_matches(|c: char| !c.is_alphanumeric());
        // A single character is part of many names.
        let is_long = |word: &String| !word.is_ascii() && word.chars().nth(1).is_some();
        let is_part =
            |word: &String| is_long(word) && (cell.starts_with(word.as_str()) || cell.ends_with(word.as_str()));
        let is_edge = |word: &String| cell.starts_with(word.as_str()) || cell.ends_with(word.as_str());
        // Everybody is nobody, but what is said of everybody is said of each.
        let is_of_all = names.unnamed.iter().any(|word| cell == word.as_str());
        let is_sum = !is_of_all && self.words.iter().any(|word| cell == word.as_str());
        if is_sum || names.totals.iter().any(is_edge) {
            Saying::Sum
        } else if self.words.iter().any(is_part) {
            Saying::Perhaps
        } else {
            Saying::Nothing
        }
    }
}

/// Whether a column holds something other than amounts.
fn is_text(at: usize, columns: &Columns) -> bool {
    !matches!(columns.uses.get(at), Some(Some(Use::Total(..) | Use::Amount(_))))
}

/// Whether a cell may be somebody's number.
fn is_number(cell: &str) -> bool {
    !counts_people(cell)
}

/// An edge in each way in which its characters are written.
fn written_otherwise((first, second): Edge, names: &Names) -> Vec<Edge> {
    let ways = |c: char| names.ways_of(c);
    ways(first).into_iter().flat_map(|first| ways(second).into_iter().map(move |second| (first, second))).collect()
}

/// The first two of these characters that are letters or digits, in lower case.
fn edge(chars: impl Iterator<Item = char>) -> Edge {
    let mut chars = chars.filter(|c| is_letter(*c) || c.is_numeric()).map(half_width).map(|c| c.to_ascii_lowercase());
    (chars.next().unwrap_or_default(), chars.next().unwrap_or_default())
}
