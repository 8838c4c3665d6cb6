//! Rows of a list that are no people: sums, what is required, remarks, who signed.

use checker_rules::half_width;

use crate::columns::Columns;
use crate::judge::{CellFault, NoPerson, RowFault};
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
    if is_like_a_remark(name) {
        Some(RowFault::MayBeRemark)
    } else if !columns.says(row, Use::is_amount) {
        Some(RowFault::NoAmount)
    } else if number.is_none() && row.is_below_blank() {
        Some(RowFault::BelowBlank)
    } else {
        None
    }
}

/// Whether a text has signs of sentences, or is longer than names are.
fn is_like_a_remark(name: &str) -> bool {
    const LONGEST: usize = 40;
    let is_of_sentences = |c: char| "：:。；;，、！!？?…《》“”\"=%％".contains(c);
    name.chars().any(is_of_sentences) || name.chars().nth(LONGEST).is_some()
}

/// Finds rows that are no people by what stands in place of a name.
pub(crate) struct Sums<'a> {
    words: &'a [String],
    /// How the words begin and end, in order: hardly any cell does, and only those have to be folded.
    edges: Vec<Edge>,
    /// A bit for the last ten bits of each character with which an edge begins.
    begins: [u64; 16],
    /// The column with names.
    name: Option<usize>,
    /// The column with industries.
    industry: Option<usize>,
}

/// The first or the last two characters of a word.
type Edge = (char, char);

/// What a cell says of rows that are no people.
#[derive(Clone, Copy, PartialEq, Eq)]
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
        let mut edges: Vec<Edge> =
            words.iter().flat_map(edges_of).flat_map(|edge| written_otherwise(edge, names)).collect();
        edges.sort_unstable();
        let mut begins = [0; 16];
        edges.iter().map(|(first, _)| bit_of(*first)).for_each(|(place, bit)| begins[place] |= bit);
        let (name, industry) = (columns.place(|of| *of == Use::Name), columns.place(|of| *of == Use::Industry));
        Self { words, edges, begins, name, industry }
    }

    /// An error where a row is no person, or may be none. A row that names somebody in an industry is a person, whatever
    /// stands in its other cells.
    pub(crate) fn found(&self, row: Row<'_>, columns: &Columns, names: &Names) -> Result<(), NoPerson> {
        let is_text = |at: &usize| !matches!(columns.uses.get(*at), Some(Some(Use::Total(..) | Use::Amount(_))));
        let first = row.cells().position(|cell| !cell.trim_start().is_empty()).filter(is_text);
        let named = self.name.filter(|at| !row.cell(*at).trim_start().is_empty());
        let said = self.says(named.or(first).map_or("", |at| row.cell(at)), names);
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

    fn says(&self, cell: &str, names: &Names) -> Saying {
        let has_edge = |edge: Edge| {
            let (place, bit) = bit_of(edge.0);
            self.begins[place] & bit != 0 && self.edges.binary_search(&edge).is_ok()
        };
        if !has_edge(edge(cell.chars())) && !has_edge(edge(cell.chars().rev())) {
            return Saying::Nothing;
        }
        let cell = names.fold(cell);
        let cell = cell.trim_matches(|c: char| !c.is_alphanumeric());
        // A single character is part of many names.
        let is_long = |word: &String| !word.is_ascii() && word.chars().nth(1).is_some();
        let is_part =
            |word: &String| is_long(word) && (cell.starts_with(word.as_str()) || cell.ends_with(word.as_str()));
        if self.words.iter().any(|word| cell == word.as_str()) {
            Saying::Sum
        } else if self.words.iter().any(is_part) {
            Saying::Perhaps
        } else {
            Saying::Nothing
        }
    }
}

/// Where the bit of a character is among those of [`Sums::begins`].
fn bit_of(c: char) -> (usize, u64) {
    let place = u32::from(c) as usize % 1024;
    (place / 64, 1 << (place % 64))
}

/// An edge in each way in which its characters are written.
fn written_otherwise((first, second): Edge, names: &Names) -> Vec<Edge> {
    let ways = |c: char| -> Vec<char> {
        let same = |(_, other): &(&String, &String)| other.chars().eq([c]);
        let others = names.characters.iter().filter(same).filter_map(|(one, _)| one.chars().next());
        std::iter::once(c).chain(others).collect()
    };
    ways(first).into_iter().flat_map(|first| ways(second).into_iter().map(move |second| (first, second))).collect()
}

/// The first two of these characters that are letters or digits, in lower case.
fn edge(chars: impl Iterator<Item = char>) -> Edge {
    let mut chars = chars.filter(|c| c.is_alphanumeric()).map(half_width).map(|c| c.to_ascii_lowercase());
    (chars.next().unwrap_or_default(), chars.next().unwrap_or_default())
}
