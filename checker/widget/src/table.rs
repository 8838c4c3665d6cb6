//! The learning log as a table for spreadsheets (CSV), out and in.
//!
//! A row is an entry, or the total of a category; the first row names the columns. Names stand with their keys in square
//! brackets, `专业科目 [category.professional]`, so that a table is read back in any language.

use checker_rules::Map;

use crate::answers::{Book, Person, Texts, key, text};
use crate::data::{CheckerData, named};
use crate::facts::industry_of;
use crate::fields::Form;
use crate::judge;
use crate::text::Text;

/// The most rows that are read.
const ROWS: usize = 5000;

/// What would make a spreadsheet take a cell for a formula, as it stands or in full width.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// The columns, each with its label.
fn columns(text: &Text) -> [(&'static str, &str); 14] {
    [
        (key::NAME, text.name()),
        (key::YEAR, text.year()),
        (key::INDUSTRY, text.industry()),
        (key::DATE, text.record_date()),
        (key::WHAT, text.record_what()),
        (key::OF, text.column_category()),
        (key::MODE, text.record_mode()),
        (key::AMOUNT, text.record_amount()),
        (key::UNIT, text.record_unit()),
        (key::STATE, text.record_state()),
        (key::ORDER, text.record_order()),
        (key::FOR_YEAR, text.record_for_year()),
        (key::CARRIED, text.record_carried()),
        (key::FOR_INDUSTRY, text.second_industry()),
    ]
}

/// Every entry of everybody, with a mark of UTF-8 in front, for spreadsheets.
pub(crate) fn written(data: &CheckerData, book: &Book) -> String {
    let columns = columns(&data.text);
    let mut table = "\u{feff}".to_owned();
    row(&mut table, &mut |key, label| bracketed(label, key), &columns);
    for person in &book.people {
        for year in &data.years {
            if person.answers(year.rules.year).is_blank() {
                continue;
            }
            let Some(form) = judge::form(data, year, person) else { continue };
            for record in form.as_records() {
                row(&mut table, &mut |key, _| cell(form, person, &record, key), &columns);
            }
        }
    }
    table
}

fn cell(form: Form<'_>, person: &Person, record: &Texts, key: &str) -> String {
    match key {
        key::NAME => person.name.clone(),
        key::YEAR => form.year.rules.year.to_string(),
        key::INDUSTRY => {
            let id = industry_of(form.year, form.answers);
            bracketed(named(&form.year.text.industries, id.as_str()), id.as_str())
        }
        key => {
            let value = text(record, key);
            let known = form.options(record, key).into_iter().find(|(known, _)| known == value && !value.is_empty());
            known.map_or_else(|| value.to_owned(), |(value, label)| bracketed(&label, &value))
        }
    }
}

/// Reads a table into a book; none where its first row names no column, or where it is beyond all bounds. Columns it does
/// not know are left out.
pub(crate) fn read(data: &CheckerData, table: &str, shown: u16) -> Option<Book> {
    let mut rows = rows(table).into_iter();
    let mut names = Vec::new();
    for name in rows.next()? {
        names.push(column(&data.text, &name));
    }
    if !names.iter().any(|name| name == key::AMOUNT) {
        return None;
    }
    let mut book = Book { people: Vec::new(), shown: 0, year: shown };
    if rows.len() > ROWS {
        return None;
    }
    for cells in rows {
        let mut row = Texts::new();
        for (name, cell) in names.iter().zip(cells) {
            if !cell.trim().is_empty() {
                row.insert(name.clone(), cell);
            }
        }
        if row.is_empty() {
            continue;
        }
        book.year = text(&row, key::YEAR).trim().parse().unwrap_or(shown);
        book.shown = place_of(&mut book.people, text(&row, key::NAME));
        let industry = chosen_industry(data, book.year, text(&row, key::INDUSTRY));
        book.answers_mut().texts.insert(key::INDUSTRY.to_owned(), industry);
        let record = record(data, book.person(), book.year, &row);
        book.answers_mut().records.push(record);
    }
    book.is_within_bounds().then_some(book)
}

/// The key of a column: what stands in square brackets, else the one with this label.
fn column(text: &Text, name: &str) -> String {
    let name = name.trim();
    let labelled = columns(text).into_iter().find(|(_, label)| *label == name).map(|(key, _)| key);
    in_brackets(name).or(labelled).unwrap_or(name).to_owned()
}

/// The place of the person of this name, who is added where there is none yet.
fn place_of(people: &mut Vec<Person>, name: &str) -> usize {
    let name = name.trim();
    people.iter().position(|person| person.name == name).unwrap_or_else(|| {
        people.push(Person { name: name.to_owned(), years: Map::new() });
        people.len() - 1
    })
}

fn chosen_industry(data: &CheckerData, year: u16, cell: &str) -> String {
    let mut names = Vec::new();
    if let Some(year) = data.year(year) {
        for (id, name) in year.text.industries.iter() {
            names.push((id.clone(), name.clone()));
        }
    }
    value(names, cell)
}

fn record(data: &CheckerData, person: &Person, year: u16, row: &Texts) -> Texts {
    let mut record = Texts::new();
    for key in key::OF_RECORD {
        let form = data.year(year).and_then(|published| judge::form(data, published, person));
        let options = form.map(|form| form.options(&record, key)).unwrap_or_default();
        let cell = text(row, key);
        let is_typed = [key::DATE, key::WHAT, key::AMOUNT].contains(&key);
        let value = if is_typed { cell.trim().to_owned() } else { value(options, cell) };
        if !value.is_empty() {
            record.insert(key.to_owned(), value);
        }
    }
    record
}

/// The value that a cell means: what stands in square brackets, else the option with this name, else the cell itself.
fn value(options: Vec<(String, String)>, cell: &str) -> String {
    let cell = cell.trim();
    let of_name = options.into_iter().find(|(_, name)| name == cell).map(|(value, _)| value);
    in_brackets(cell).map(str::to_owned).or(of_name).unwrap_or_else(|| cell.to_owned())
}

fn in_brackets(cell: &str) -> Option<&str> {
    cell.strip_suffix(']')?.rsplit_once('[').map(|(_, key)| key)
}

/// The cells of a table, by row. Cells are divided by the sign that stands first of comma, semicolon and tab.
fn rows(table: &str) -> Vec<Vec<String>> {
    let table = table.trim_start_matches('\u{feff}');
    let divider = table.chars().find(|c| matches!(c, ',' | ';' | '\t')).unwrap_or(',');
    let (mut rows, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = table.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            c if quoted => cell.push(c),
            '\r' => {}
            '\n' => {
                cells.push(plain(std::mem::take(&mut cell)));
                rows.push(std::mem::take(&mut cells));
            }
            c if c == divider => cells.push(plain(std::mem::take(&mut cell))),
            c => cell.push(c),
        }
    }
    cells.push(plain(cell));
    rows.push(cells);
    rows
}

/// A cell without the sign that makes a formula harmless.
fn plain(cell: String) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => cell,
    }
}

/// Whether a cell would be taken for a formula, or is one that was made harmless.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

fn bracketed(label: &str, key: &str) -> String {
    [label, " [", key, "]"].concat()
}

fn row(table: &mut String, cell: &mut dyn FnMut(&str, &str) -> String, columns: &[(&str, &str)]) {
    let mut before = "";
    for (key, label) in columns {
        table.push_str(before);
        before = ",";
        table.push_str(&quoted(&cell(key, label)));
    }
    table.push_str("\r\n");
}

/// A cell, made harmless for spreadsheets, and in quotes where it needs them.
fn quoted(cell: &str) -> String {
    let harmless = if is_formula(cell) { ["'", cell].concat() } else { cell.to_owned() };
    if harmless.contains([',', ';', '"', '\n', '\r', '\t']) {
        ["\"", &harmless.replace('"', "\"\""), "\""].concat()
    } else {
        harmless
    }
}
