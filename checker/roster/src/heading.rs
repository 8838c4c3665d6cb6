//! Which row names the columns of a list, and the titles that it gives them with the row above.

use crate::above;
use crate::columns::MOST_COLUMNS;
use crate::names::Names;
use crate::table::{Row, Rows};
use crate::title::{self, Title, Use};

/// The most rows above the names of the columns, and with them.
pub(crate) const TRIED_ROWS: usize = 20;

/// How good a row is as the row of names: 0 where it names no amount of learning. A category counts double, because other
/// names may stand above it, over merged cells.
fn score(rows: &Rows, at: usize, names: &Names) -> usize {
    if is_too_wide(rows.row(at)) {
        return 0;
    }
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

/// Whether something stands further right than a list has columns.
pub(crate) fn is_too_wide(row: Row<'_>) -> bool {
    (MOST_COLUMNS..row.len()).any(|at| !row.cell(at).trim().is_empty())
}

/// The place of the row of names among the first rows, and how good it is; none where none names an amount of learning.
pub(crate) fn heading(rows: &Rows, names: &Names) -> Option<(usize, usize)> {
    let scored = (0..rows.len().min(TRIED_ROWS)).map(|at| (at, score(rows, at, names)));
    let scored: Vec<_> = scored.filter(|(_, score)| *score > 0).collect();
    // Names that say all that is needed are never passed by for better ones, which may be those of another list below.
    let whole = scored.iter().find(|(at, _)| says_all(rows.row(*at), names));
    let best = whole.or_else(|| scored.iter().rev().max_by_key(|(_, score)| *score)).copied();
    best.or_else(|| (0..rows.len().min(TRIED_ROWS)).find(|at| may_be_names(rows.row(*at), names)).map(|at| (at, 1)))
}

/// Whether a row has the name of a column, and beside it one that names a category and something that is not known, or
/// names of a log but for that of its amounts.
fn may_be_names(row: Row<'_>, names: &Names) -> bool {
    let (mut known, mut unclear, mut is_who, mut is_category) = (false, false, false, false);
    for cell in row.cells().take(MOST_COLUMNS) {
        match title::read(cell, names) {
            Title::Known(of) => {
                known = true;
                is_who |= matches!(of, Use::Name | Use::Number);
                is_category |= of == Use::Category;
            }
            Title::Unclear(_) => unclear = true,
            Title::Unknown => {}
        }
    }
    (known && unclear) || (is_who && is_category)
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

/// The titles of the columns: where a cell of the row of names is blank, as under merged cells, that of the row above.
pub(crate) fn titles(rows: &Rows, at: usize, names: &Names) -> Vec<String> {
    let row = rows.row(at);
    let above = at.checked_sub(1).map(|above| rows.row(above)).filter(|above| is_of_names(*above, names));
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
            with_title_over(over, own, names)
        });
    }
    while titles.last().is_some_and(String::is_empty) {
        titles.pop();
    }
    titles
}

/// A title below one that stands over several columns: without what changes nothing in that, such as `继续教育`.
fn with_title_over(over: &str, own: &str, names: &Names) -> String {
    let mut left = names.fold(over);
    // The longest first.
    while let Some(word) =
        names.over.iter().filter(|word| !word.is_empty() && left.contains(word.as_str())).max_by_key(|word| word.len())
    {
        left = left.replace(word.as_str(), "");
    }
    match () {
        () if left == names.fold(over) => [over, own].join("\n"),
        () if left.is_empty() => own.to_owned(),
        () => [&left, own].join("\n"),
    }
}

/// Whether a title names something that is learnt, even if it says more than is known.
pub(crate) fn is_of_amounts(title: &str, names: &Names) -> bool {
    match title::read(title, names) {
        Title::Known(known) => known.is_amount(),
        Title::Unclear(_) => true,
        Title::Unknown => false,
    }
}

/// Whether a row above the names of the columns has names of its own: not where its first cell alone is filled, as in a
/// heading of the whole list, and not where it is one of a form.
fn is_of_names(row: Row<'_>, names: &Names) -> bool {
    let is_beside = row.filled() > 1 || (row.filled() == 1 && row.cell(0).trim().is_empty());
    is_beside && !is_too_wide(row) && !above::is_of_form(row, names)
}
