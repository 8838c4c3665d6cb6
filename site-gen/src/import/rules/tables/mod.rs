//! Tables that say by head and row how much is asked of whom.
//!
//! A table is drafted only where each of its heads is understood and the words around it say that it is the least for a
//! year; a row of which one cell is not understood is a question.

mod around;
mod cell;
mod head;

use around::TableContext;
use cell::{CellValue, value};
use checker_rules::Amount;
use head::{AmountHead, TableHead, head, unit_by_name};

pub(super) use head::unit_of_caption;

use super::minimums::RequirementReader;
use super::{Became, Doubt, Industry, Least, OpenQuestion, Quote, ReadSentence, Rules, Unit};
use crate::import::outline::NoticeClause;
use crate::import::paragraph::NoticeTable;
use crate::import::run::Run;
use crate::import::statements::{SaidLeast, figures};

/// Takes what a table says of least amounts; each row with a figure that is not understood becomes a question.
pub(super) fn read(
    table: &NoticeTable,
    (at, place, clause): (usize, usize, &NoticeClause),
    (reader, places): (&mut RequirementReader, &[Vec<char>]),
    rules: &mut Rules,
) {
    let around = around::context(clause, place, reader.around_table());
    let rows = TableRows::new(table);
    if !rows.is_of_amounts(&around) {
        let cells = table.rows.iter().flatten();
        rules.read.extend(cells.map(|cell| ReadSentence { run: cell.clone(), clause: at, became: Became::Text }));
        return;
    }
    let is_open = !reader.is_limited_above() && !around.is_limiting && !rows.has_remark;
    let statements = statements(&rows, places, &around).filter(|_| is_open);
    reader.table_begins();
    let (mut is_read, mut is_asked) = (vec![false; table.rows.len()], vec![false; table.rows.len()]);
    for statement in statements.iter().flatten() {
        let before = rules.clone_of_amounts();
        let said = statement.said(around.is_yearly);
        let quote = quote(&table.rows[statement.row], at);
        let said = said.ok_or(Doubt::Sense);
        let taken = said.and_then(|said| said.iter().try_for_each(|least| reader.take_of_table(least, &quote, rules)));
        let rows = if taken.is_ok() { &mut is_read } else { &mut is_asked };
        statement.rows.iter().for_each(|row| rows[*row] = true);
        if taken.is_err() {
            rules.restore_amounts(before);
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
            rules.unsure.push(OpenQuestion { quote, why, unread: Vec::new(), otherwise: Vec::new() });
        }
        rules.read.extend(cells.iter().map(|cell| ReadSentence { run: cell.clone(), clause: at, became }));
    }
}

/// The rows of a table below its heads.
struct TableRows {
    /// The head of each column, with that of the row above it where two rows are heads.
    heads: Vec<Vec<char>>,
    /// The cells below, row by row.
    cells: Vec<Vec<Vec<char>>>,
    /// How many rows are captions and heads.
    first: usize,
    /// The unit that a caption in the table names.
    unit: Option<Unit>,
    /// Whether a row is a remark from side to side.
    has_remark: bool,
}

impl TableRows {
    fn new(table: &NoticeTable) -> Self {
        let mut rows: Vec<Vec<Vec<char>>> = table.rows.iter().map(|row| row.iter().map(Run::chars).collect()).collect();
        let is_one = |row: &Vec<Vec<char>>| row.iter().all(|cell| *cell == row[0]);
        let caption = rows.iter().take_while(|row| is_one(row)).count().min(rows.len() - 1);
        let captions: Vec<String> = rows.drain(..caption).map(|row| row[0].iter().collect()).collect();
        let unit = captions.iter().find_map(|caption| unit_of_caption(caption));
        let mut heads = rows.remove(0);
        let mut first = caption + 1;
        let has_digit = |row: &Vec<Vec<char>>| row.iter().flatten().any(|c| c.is_ascii_digit());
        let is_second = rows.len() > 1 && rows[0][0] == heads[0] && !has_digit(&rows[0]);
        if is_second {
            for (head, below) in heads.iter_mut().zip(rows.remove(0)) {
                if *head != below {
                    head.extend(below);
                }
            }
            first += 1;
        }
        let has_remark = rows.iter().any(|row| is_one(row) && row.len() > 1 && value(&row[0]) == CellValue::Unread)
            || (unit.is_none() && !captions.is_empty());
        Self { heads, cells: rows, first, unit, has_remark }
    }

    /// Whether the table, or what stands around it, speaks of hours or credits.
    fn is_of_amounts(&self, around: &TableContext) -> bool {
        let text = |cell: &Vec<char>| cell.iter().collect::<String>();
        let is_unit =
            |text: &str| ["学时", "学分", "课时", "科目", "公需", "选修"].iter().any(|unit| text.contains(unit));
        let cells = || self.heads.iter().chain(self.cells.iter().flatten());
        around.speaks_of_amounts
            || self.unit.is_some()
            || cells().any(|cell| is_unit(&text(cell)) || !figures(cell).is_empty())
    }

    /// The table with its rows for columns.
    fn turned(&self) -> (Vec<Vec<char>>, Vec<Vec<Vec<char>>>) {
        let heads = std::iter::once(&self.heads[0]).chain(self.cells.iter().map(|row| &row[0])).cloned().collect();
        let column = |at: usize| {
            std::iter::once(&self.heads[at]).chain(self.cells.iter().map(move |row| &row[at])).cloned().collect()
        };
        (heads, (1..self.heads.len()).map(column).collect())
    }
}

/// What is said of some people: a row, or a column of a table that is turned.
struct TableStatement {
    /// The row that is quoted.
    row: usize,
    /// The rows that it stands in.
    rows: Vec<usize>,
    who: Vec<Industry>,
    /// Whether it names them; else it is about everybody of whom the text around it speaks.
    is_named: bool,
    /// What each of its cells says, with its head; none where one is not understood.
    amounts: Option<Vec<(AmountHead, Amount, Option<Unit>, bool)>>,
    /// The unit of amounts that name none.
    unit: Option<Unit>,
}

/// What the rows of a table say; none where a head is not understood.
fn statements(rows: &TableRows, places: &[Vec<char>], around: &TableContext) -> Option<Vec<TableStatement>> {
    let below = rows.first;
    let all: Vec<usize> = (below..below + rows.cells.len()).collect();
    let upright = of_rows(&rows.heads, &rows.cells, (places, false), &|row| (below + row, vec![below + row]));
    let mut found = upright.or_else(|| {
        let (heads, cells) = rows.turned();
        of_rows(&heads, &cells, (places, true), &|_| (below, all.clone()))
    })?;
    let unit = rows.unit.or(around.unit);
    found.iter_mut().for_each(|statement| statement.unit = unit.or(statement.unit));
    Some(found)
}

/// What each row says below these heads; none where a head is not understood, or no row tells whom it is about.
fn of_rows(
    heads: &[Vec<char>],
    cells: &[Vec<Vec<char>>],
    (places, is_turned): (&[Vec<char>], bool),
    row: &dyn Fn(usize) -> (usize, Vec<usize>),
) -> Option<Vec<TableStatement>> {
    let heads: Vec<TableHead> = heads.iter().map(|cell| head(cell, places)).collect();
    let is_known = |head: &TableHead| !matches!(head, TableHead::Unread | TableHead::Who(_));
    let has_amounts = heads.iter().any(|head| matches!(head, TableHead::Amounts(_)));
    let corners = heads.iter().filter(|head| **head == TableHead::Corner).count();
    let is_single = cells.len() == 1 && corners == 0;
    if !heads.iter().all(is_known) || !has_amounts || (corners != 1 && !is_single) {
        return None;
    }
    let unit = one_unit(&heads);
    let is_turned_alone = is_turned && cells.len() == 1;
    let read: Vec<_> = cells.iter().map(|cells| of_row(&heads, cells, places, is_turned)).collect();
    let mut named: Vec<Vec<&str>> = read.iter().flatten().map(|(who, _)| ids(who)).collect();
    let (all, known) = (read.len(), named.len());
    named.sort();
    named.dedup();
    // Of people who are named twice nobody knows which are meant, and of the rest not who they are, where others are not known.
    let is_clear = |who: &[Industry]| named.len() == known && (known == all || !who.is_empty());
    let statement = |(at, read): (usize, &Option<(Vec<Industry>, Option<RowAmounts>)>)| {
        let (row, rows) = row(at);
        let (who, amounts) = read.clone().unwrap_or_default();
        let amounts = amounts.filter(|_| is_clear(&who));
        TableStatement { row, rows, who, is_named: corners > 0 && !is_turned_alone, amounts, unit }
    };
    (known > 0).then(|| read.iter().enumerate().map(statement).collect())
}

fn ids(industries: &[Industry]) -> Vec<&str> {
    industries.iter().map(|industry| industry.id.as_str()).collect()
}

/// The unit that heads name, where it is one.
fn one_unit(heads: &[TableHead]) -> Option<Unit> {
    let units = heads.iter().filter_map(|head| match head {
        TableHead::Amounts(head) => head.unit,
        _ => None,
    });
    let mut units: Vec<Unit> = units.collect();
    units.dedup();
    <[Unit; 1]>::try_from(units).ok().map(|[unit]| unit)
}

type RowAmounts = Vec<(AmountHead, Amount, Option<Unit>, bool)>;

/// Whom a row is about, and what it says; none where nobody knows of whom.
fn of_row(
    heads: &[TableHead],
    cells: &[Vec<char>],
    places: &[Vec<char>],
    is_turned: bool,
) -> Option<(Vec<Industry>, Option<RowAmounts>)> {
    let (mut who, mut label, mut amounts) = (Some(Vec::new()), None, Some(Vec::new()));
    let text = |cell: &[char]| cell.iter().filter(|c| !c.is_whitespace()).collect::<String>();
    let mut units = heads.iter().zip(cells).filter(|(kind, _)| **kind == TableHead::Units);
    let of_row = units.next().map(|(_, cell)| unit_by_name(&text(cell)));
    for (kind, cell) in heads.iter().zip(cells) {
        match (kind, value(cell)) {
            (TableHead::Corner, _) => match head(cell, places) {
                TableHead::Who(industries) => who = Some(industries),
                // The only column of a table that is turned: 学时.
                TableHead::Amounts(head) if is_turned && head.category.is_none() && !head.is_sum => label = Some(head),
                _ => who = None,
            },
            (TableHead::Order, CellValue::Amount { unit: None, is_least: false, .. } | CellValue::Nothing)
            | (TableHead::Remarks | TableHead::Amounts(_), CellValue::Nothing) => {}
            (TableHead::Units, _) if of_row.flatten().is_some() => {}
            (TableHead::Offices, _) if !cell.iter().any(char::is_ascii_digit) => {}
            (TableHead::Amounts(head), CellValue::Amount { amount, unit, is_least }) => {
                let unit = unit.or(of_row.flatten());
                let head = label.as_ref().map_or_else(|| head.clone(), |label| head.clone().below(label));
                amounts.iter_mut().for_each(|amounts| amounts.push((head.clone(), amount, unit, is_least)));
            }
            _ => amounts = None,
        }
    }
    Some((who?, amounts))
}

impl TableStatement {
    /// What it says, in the order of its cells; none where one is not understood or they do not add up.
    fn said(&self, is_yearly: around::SaidAround) -> Option<Vec<SaidLeast>> {
        let amounts = self.amounts.as_ref().filter(|amounts| !amounts.is_empty() && adds_up(amounts))?;
        // What is a part of a year's total is of a year.
        let is_total_yearly = amounts.iter().any(|(head, ..)| head.category.is_none() && head.is_yearly);
        let least = |(head, amount, unit, is_least): &(AmountHead, Amount, Option<Unit>, bool)| {
            let unit = unit.or(head.unit).or(self.unit)?;
            let is_asked = *is_least || head.is_least || is_yearly.least;
            let is_of_year = head.is_yearly || is_yearly.yearly || is_total_yearly;
            (is_asked && is_of_year && *amount > Amount::ZERO).then(|| SaidLeast {
                who: self.is_named.then(|| self.who.clone()),
                is_yearly: true,
                category: head.category,
                least: Least::Amount(*amount),
                unit: Some(unit),
                also: None,
            })
        };
        // One cell that names a unit says nothing of the unit of those that do not.
        let (named, bare): (Vec<_>, Vec<_>) = amounts.iter().partition(|(_, _, unit, _)| unit.is_some());
        let is_mixed = !named.is_empty() && !bare.is_empty();
        amounts
            .iter()
            .map(least)
            .collect::<Option<Vec<SaidLeast>>>()
            .filter(|said| !is_mixed && said.iter().all(|least| least.unit == said[0].unit))
    }
}

/// Whether no category stands twice, their sum is not more than the total, and is the total where that is called a sum.
fn adds_up(amounts: &RowAmounts) -> bool {
    let parts = amounts.iter().filter(|(head, ..)| head.category.is_some());
    let mut categories: Vec<_> = amounts.iter().map(|(head, ..)| head.category).collect();
    categories.sort();
    let parts: Vec<Amount> = parts.map(|(_, amount, ..)| *amount).collect();
    let sum: Amount = parts.iter().copied().sum();
    let fits = |(head, total, ..): &(AmountHead, Amount, Option<Unit>, bool)| {
        head.category.is_some() || if head.is_sum && !parts.is_empty() { sum == *total } else { sum <= *total }
    };
    categories.windows(2).all(|pair| pair[0] != pair[1]) && amounts.iter().all(fits)
}

/// A row as a quotation: its cells side by side.
fn quote(cells: &[Run], clause: usize) -> Quote {
    let texts: Vec<String> = cells.iter().map(Run::text).collect();
    let start = cells.iter().find_map(|cell| cell.glyphs().first()).map_or(0, |glyph| glyph.start);
    Quote { clause, text: texts.join(" | "), start }
}

fn has_figure(cell: &Run) -> bool {
    let chars = cell.chars();
    chars.iter().any(char::is_ascii_digit) || !figures(&chars).is_empty()
}
