//! Tables in plain text: cells between bars, lines of boxes, or tabs. Only what is certain is one.

use std::ops::Range;

use super::table::{CellParts, TableParts};
use super::{Line, Row};
use crate::import::label;
use crate::import::run::Run;

/// What stands between cells in each way of drawing a table.
const BARS: [&[char]; 2] = [&['|', '｜', '│', '┃', '║'], &['\t']];
/// A table has no more columns, so that prose with tabs stays what it is.
const MOST_COLUMNS: usize = 24;

/// The lines of a text, with rows in place of those that draw a table.
pub(super) fn lines(lines: Vec<Run>) -> Vec<Line> {
    let drawn: Vec<Option<DrawnLine>> = lines.iter().map(drawn).collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < lines.len() {
        let end = at + drawn[at..].iter().take_while(|line| line.is_some()).count();
        match table(&lines[at..end], &drawn[at..end]) {
            Some(rows) => {
                found.extend(rows);
                at = end;
            }
            None => {
                let end = end.max(at + 1);
                found.extend(lines[at..end].iter().cloned().map(Line::Text));
                at = end;
            }
        }
    }
    found
}

/// A line that may be one of a drawn table.
enum DrawnLine {
    /// Between rows, or around all of them.
    Rule,
    /// The places of its cells, and which of the ways it is drawn in.
    Cells(Vec<Range<usize>>, usize),
}

fn drawn(line: &Run) -> Option<DrawnLine> {
    let chars = line.chars();
    let text: Vec<char> = chars.iter().copied().filter(|c| !c.is_whitespace()).collect();
    let is_drawing = |c: &char| matches!(c, '─'..='╿' | '-' | '=' | '+' | '|' | ':');
    if text.len() > 2 && text.iter().all(is_drawing) && text.iter().any(|c| matches!(c, '─'..='╿' | '+' | '|')) {
        return Some(DrawnLine::Rule);
    }
    BARS.iter().enumerate().find_map(|(way, bars)| {
        let cells = cells(&chars, bars);
        ((2..=MOST_COLUMNS).contains(&cells.len())).then_some(DrawnLine::Cells(cells, way))
    })
}

/// The places of cells between bars; bars at both ends belong to none.
fn cells(chars: &[char], bars: &[char]) -> Vec<Range<usize>> {
    let is_tab = bars.contains(&'\t');
    let is_text = |c: &char| if is_tab { *c != ' ' && *c != '\u{3000}' } else { !c.is_whitespace() };
    let (Some(first), Some(last)) = (chars.iter().position(is_text), chars.iter().rposition(is_text)) else {
        return Vec::new();
    };
    let (mut start, mut end) = (first, last + 1);
    if !is_tab {
        start += usize::from(bars.contains(&chars[first]));
        end = if last > first && bars.contains(&chars[last]) { last } else { end };
    }
    let mut cells = Vec::new();
    let is_bar = |at: &usize| bars.contains(&chars[*at]);
    for at in (start..end).filter(is_bar) {
        cells.push(start..at);
        start = at + 1;
    }
    cells.push(start..end);
    cells
}

/// The rows that some lines draw: two or more, all of the same length and drawn in the same way.
fn table(lines: &[Run], drawn: &[Option<DrawnLine>]) -> Option<Vec<Line>> {
    let rows: Vec<(&Run, &Vec<Range<usize>>, usize)> = lines
        .iter()
        .zip(drawn)
        .filter_map(|(line, drawn)| match drawn.as_ref()? {
            DrawnLine::Rule => None,
            DrawnLine::Cells(cells, way) => Some((line, cells, *way)),
        })
        .collect();
    let (_, first, first_way) = rows.first()?;
    let is_even = rows.iter().all(|(_, cells, way)| cells.len() == first.len() && way == first_way);
    // A line that starts with a tab is indented, and one with a tab behind its number is an item.
    let is_indented = *first_way == 1 && rows.iter().any(|(_, cells, _)| cells[0].is_empty());
    let is_item = |line: &Run, cell: &Range<usize>| label::at(&line.slice(cell.clone()).chars()).is_some();
    let is_list = *first_way == 1 && rows.iter().any(|(line, cells, _)| is_item(line, &cells[0]));
    if rows.len() < 2 || !is_even || is_indented || is_list {
        return None;
    }
    let mut parts = TableParts::default();
    for (line, cells, _) in &rows {
        parts.open_row();
        for cell in *cells {
            let lines = vec![Line::Text(line.slice(cell.clone()).trimmed())];
            parts.push(CellParts { lines, ..CellParts::default() });
        }
    }
    let found = parts.into_lines();
    let rows = found.iter().filter(|line| matches!(line, Line::Row(Row { .. }))).count();
    (rows == found.len()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::raw::table::tests::shown;

    fn read(text: &str) -> Vec<String> {
        shown(&lines(text.split('\n').map(|line| Run::new(line, 0)).collect()))
    }

    #[test]
    fn lines_between_bars_are_rows() {
        assert_eq!(read("甲\n| 科目 | 学时 |\n|---|---|\n| 公需 | 18 |\n乙"), ["甲", "科目|学时", "公需|18", "乙"]);
        assert_eq!(read("┌──┬──┐\n│科目│学时│\n├──┼──┤\n│公需│18│\n└──┴──┘"), ["科目|学时", "公需|18"]);
        assert_eq!(read("科目\t学时\n公需\t18"), ["科目|学时", "公需|18"]);
    }

    #[test]
    fn what_may_be_prose_stays_prose() {
        for text in ["打印 | 关闭", "甲|乙\n丙", "甲|乙\n丙|丁|戊", "\t甲\n\t乙", "1.\t甲\n2.\t乙", "――――"]
        {
            assert_eq!(read(text), text.split('\n').map(str::trim).collect::<Vec<_>>(), "{text}");
        }
    }
}
