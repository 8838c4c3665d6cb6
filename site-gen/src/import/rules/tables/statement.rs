//! What the rows of a table say, each of some people.

use checker_rules::Amount;

use super::around::{SaidAround, TableContext};
use super::cell::{CellValue, value};
use super::head::{AmountHead, TableHead, head, unit_by_name};
use super::rows::TableRows;
use crate::import::rules::{Industry, Least, Unit};
use crate::import::statements::SaidLeast;

/// An amount with the head of its column.
#[derive(Clone)]
struct CellAmount {
    head: AmountHead,
    amount: Amount,
    /// The unit that stands in the cell.
    unit: Option<Unit>,
    is_least: bool,
}

/// Whom a row is about, and its amounts; none where one of its cells is not understood.
type RowReading = (Vec<Industry>, Option<Vec<CellAmount>>);

/// What is said of some people: a row, or a column of a table that is turned.
pub(super) struct TableStatement {
    /// The row that is quoted.
    pub(super) row: usize,
    /// The rows that it stands in.
    pub(super) rows: Vec<usize>,
    who: Vec<Industry>,
    /// Whether it names them; else it is about everybody of whom the text around it speaks.
    is_named: bool,
    /// What each of its cells says, with its head; none where one is not understood.
    amounts: Option<Vec<CellAmount>>,
    /// The unit of amounts that name none.
    unit: Option<Unit>,
}

/// What the rows of a table say; none where a head is not understood.
pub(super) fn statements(rows: &TableRows, places: &[Vec<char>], around: &TableContext) -> Option<Vec<TableStatement>> {
    let below = rows.first;
    let all: Vec<usize> = (below..below + rows.cells.len()).collect();
    let upright = of_rows(&rows.heads, &rows.cells, (places, false), &|row| (below + row, vec![below + row]));
    let mut found = upright.or_else(|| {
        let (heads, cells) = rows.turned();
        of_rows(&heads, &cells, (places, true), &|_| (below, all.clone()))
    })?;
    let unit = rows.unit.or(around.unit);
    for statement in &mut found {
        statement.unit = unit.or(statement.unit);
    }
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
    let statement = |(at, read): (usize, &Option<RowReading>)| {
        let (row, rows) = row(at);
        let (who, amounts) = read.clone().unwrap_or_default();
        let amounts = amounts.filter(|_| is_clear(&who));
        // Above the only column nobody need be named: 学时.
        let is_named = corners > 0 && !(is_turned_alone && who.is_empty());
        TableStatement { row, rows, who, is_named, amounts, unit }
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

/// Whom a row is about, and what it says; none where nobody knows of whom.
fn of_row(heads: &[TableHead], cells: &[Vec<char>], places: &[Vec<char>], is_turned: bool) -> Option<RowReading> {
    let (mut who, mut label, mut amounts) = (Some(Vec::new()), None, Some(Vec::new()));
    let text = |cell: &[char]| cell.iter().filter(|c| !c.is_whitespace()).collect::<String>();
    let mut units = heads.iter().zip(cells).filter(|(kind, _)| **kind == TableHead::Units);
    let of_row = units.next().and_then(|(_, cell)| unit_by_name(&text(cell)));
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
            (TableHead::Units, _) if of_row.is_some() => {}
            (TableHead::Offices, _) if !cell.iter().any(char::is_ascii_digit) => {}
            (TableHead::Amounts(head), CellValue::Amount { amount, unit, is_least }) => {
                let unit = unit.or(of_row);
                let head = label.as_ref().map_or_else(|| head.clone(), |label| head.clone().below(label));
                amounts
                    .iter_mut()
                    .for_each(|amounts| amounts.push(CellAmount { head: head.clone(), amount, unit, is_least }));
            }
            _ => amounts = None,
        }
    }
    Some((who?, amounts))
}

impl TableStatement {
    /// What it says, in the order of its cells; none where one is not understood or they do not add up.
    pub(super) fn said(&self, around: SaidAround) -> Option<Vec<SaidLeast>> {
        let amounts = self.amounts.as_ref().filter(|amounts| !amounts.is_empty() && adds_up(amounts))?;
        // What is a part of a year's total is of a year.
        let of_year = |cell: &CellAmount| cell.head.category.is_none() && cell.head.is_yearly;
        let is_yearly = around.yearly || amounts.iter().any(of_year);
        let least = |cell: &CellAmount| {
            let is_asked = cell.is_least || cell.head.is_least || around.least;
            let is_of_year = is_yearly || cell.head.is_yearly;
            // A caption and heads that name two units leave open which is meant.
            let is_one_unit = self.unit.zip(cell.head.unit).is_none_or(|(own, head)| own == head);
            let unit = cell.unit.or(cell.head.unit).or(self.unit).filter(|_| is_one_unit)?;
            (is_asked && is_of_year && cell.amount > Amount::ZERO).then(|| SaidLeast {
                who: self.is_named.then(|| self.who.clone()),
                is_yearly: true,
                category: cell.head.category,
                least: Least::Amount(cell.amount),
                unit: Some(unit),
                also: None,
            })
        };
        let said = amounts.iter().map(least).collect::<Option<Vec<SaidLeast>>>()?;
        // One cell that names a unit says nothing of the unit of those that do not.
        let named = amounts.iter().filter(|cell| cell.unit.is_some()).count();
        let is_one_unit = said.iter().all(|least| least.unit == said[0].unit);
        (is_one_unit && (named == 0 || named == amounts.len())).then_some(said)
    }
}

/// Whether no category stands twice, their sum is not more than the total, and is the total where that is called a sum.
fn adds_up(amounts: &[CellAmount]) -> bool {
    let mut categories: Vec<_> = amounts.iter().map(|cell| cell.head.category).collect();
    categories.sort();
    let parts = amounts.iter().filter(|cell| cell.head.category.is_some());
    let parts: Vec<Amount> = parts.map(|cell| cell.amount).collect();
    let sum: Amount = parts.iter().copied().sum();
    let fits = |cell: &CellAmount| {
        let is_sum = cell.head.is_sum && !parts.is_empty();
        cell.head.category.is_some() || if is_sum { sum == cell.amount } else { sum <= cell.amount }
    };
    categories.windows(2).all(|pair| pair[0] != pair[1]) && amounts.iter().all(fits)
}
