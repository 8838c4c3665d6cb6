//! Tables that say by head and row how much is asked of whom.
//!
//! A table is drafted only where each of its heads is understood and the words around it say that it is the least for a
//! year; a row of which one cell is not understood is a question.

mod around;
mod cell;
mod head;
mod rows;
mod statement;

use checker_rules::{numerals_at, value_of};

use rows::TableRows;
use statement::statements;

pub(super) use around::explains_signs;
pub(super) use head::unit_of_caption;

use super::minimums::RequirementReader;
use super::requirements::AmountsBefore;
use super::{Became, Doubt, OpenQuestion, Quote, ReadSentence, Rules};
use crate::import::outline::NoticeClause;
use crate::import::paragraph::NoticeTable;
use crate::import::run::Run;
use crate::import::statements::figures;

/// Takes what a table says of least amounts; each row with a figure that is not understood becomes a question.
pub(super) fn read(
    table: &NoticeTable,
    (at, place, clause): (usize, usize, &NoticeClause),
    (reader, places): (&mut RequirementReader, &[Vec<char>]),
    rules: &mut Rules,
) {
    let around = around::context(clause, place, reader.around_table(), reader.year());
    let rows = TableRows::new(table);
    if !rows.is_of_amounts(&around) {
        let cells = table.rows.iter().flatten();
        rules.read.extend(cells.map(|cell| ReadSentence {
            run: cell.clone(),
            clause: at,
            is_title: false,
            is_cell: true,
            became: Became::Text,
        }));
        return;
    }
    let is_open = !reader.place.is_limited_above() && !around.is_limiting && !rows.has_remark;
    let statements = statements(&rows, places, &around).filter(|_| is_open);
    reader.table_begins();
    let (mut is_read, mut is_asked) = (vec![false; table.rows.len()], vec![false; table.rows.len()]);
    for statement in statements.iter().flatten() {
        let before = AmountsBefore::of(rules);
        let said = statement.said(around.is_yearly);
        let quote = quote(&table.rows[statement.row], at);
        let said = said.ok_or(Doubt::Sense);
        let taken = said.and_then(|said| said.iter().try_for_each(|least| reader.take_of_table(least, &quote, rules)));
        let rows = if taken.is_ok() { &mut is_read } else { &mut is_asked };
        statement.rows.iter().for_each(|row| rows[*row] = true);
        if taken.is_err() {
            before.restore(rules);
        }
    }
    reader.table_begins();
    for (row, cells) in table.rows.iter().enumerate() {
        let is_head = row < rows.first && statements.is_some();
        let became = if is_read[row] && !is_asked[row] {
            Became::Rules
        } else if !is_head && cells.iter().any(has_figure) {
            Became::Question
        } else {
            Became::Text
        };
        if became == Became::Question {
            let (quote, why) = (quote(cells, at), Doubt::Sense);
            let range = cells.iter().map(Run::range).filter(|range| !range.is_empty());
            let range = range.reduce(|one, next| one.start.min(next.start)..one.end.max(next.end)).unwrap_or_default();
            let (unread, otherwise) = (Vec::new(), Vec::new());
            rules.unsure.push(OpenQuestion { quote, why, unread, otherwise, range, is_row: true });
        }
        rules.read.extend(cells.iter().map(|cell| ReadSentence {
            run: cell.clone(),
            clause: at,
            is_title: false,
            is_cell: true,
            became,
        }));
    }
}

/// A row as a quotation: its cells side by side.
fn quote(cells: &[Run], clause: usize) -> Quote {
    let texts: Vec<String> = cells.iter().map(Run::text).collect();
    let start = cells.iter().find_map(|cell| cell.glyphs().first()).map_or(0, |glyph| glyph.start);
    Quote { clause, text: texts.join(" | "), start }
}

fn has_figure(cell: &Run) -> bool {
    let chars = cell.read_chars();
    let text: String = chars.iter().filter(|c| !c.is_whitespace()).collect();
    let is_numeral = numerals_at(&text) == text.len() && value_of(&text).is_some();
    is_numeral || chars.iter().any(char::is_ascii_digit) || !figures(&chars).is_empty()
}
