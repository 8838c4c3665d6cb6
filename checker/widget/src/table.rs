//! The learning log as a table for spreadsheets (CSV), out and in.
//!
//! A row is an entry, or the total of a category; somebody without any has a row all the same. The first row names the
//! columns. Names stand with their keys in square brackets, `专业科目 [category.professional]`, so that a table is read back
//! in any language. A table is read as a whole or not at all: a cell that is not understood is never guessed.

use crate::about::industry_of;
use crate::answers::{Book, Person, Texts, key, text};
use crate::data::CheckerData;
use crate::day::day;
use crate::fields::{Form, Options};
use crate::judge;
use crate::saved::LONGEST;
use crate::state::Message;
use crate::text::{At, Text, fill};

/// The most rows that are read.
const ROWS: usize = 5000;

/// The columns that every table has, each with its label.
static COLUMNS: [(&str, At); 15] = [
    (key::PERSON, At::shown_person),
    (key::NAME, At::name),
    (key::YEAR, At::year),
    (key::INDUSTRY, At::industry),
    (key::DATE, At::record_date),
    (key::WHAT, At::record_what),
    (key::OF, At::column_category),
    (key::MODE, At::record_mode),
    (key::AMOUNT, At::record_amount),
    (key::UNIT, At::record_unit),
    (key::STATE, At::record_state),
    (key::ORDER, At::record_order),
    (key::FOR_YEAR, At::record_for_year),
    (key::CARRIED, At::record_carried),
    (key::FOR_INDUSTRY, At::second_industry),
];

/// Every entry of everybody, with a mark of UTF-8 in front, for spreadsheets.
pub(crate) fn written(data: &CheckerData, book: &Book) -> String {
    let mut table = "\u{feff}".to_owned();
    let mut keys = Vec::new();
    for (key, label) in &COLUMNS {
        cell(&mut table, keys.len(), &bracketed(data.text.at(*label), key));
        keys.push(*key);
    }
    for person in &book.people {
        for answers in person.years.values() {
            for (key, text) in answers.texts.iter() {
                let key = key.as_str();
                if !text.is_empty() && key::is_of(&key::OF_PERSON, key) && !keys.contains(&key) {
                    cell(&mut table, keys.len(), &bracketed(key, key));
                    keys.push(key);
                }
            }
        }
    }
    for (at, person) in book.people.iter().enumerate() {
        let mut of_person = Texts::new();
        of_person.insert(key::PERSON.to_owned(), (at + 1).to_string());
        of_person.insert(key::NAME.to_owned(), person.name.clone());
        let mut any = false;
        for year in &data.years {
            let Some(answers) = person.years.get(&year.rules.year) else { continue };
            let mut of_year = of_person.clone();
            of_year.insert(key::YEAR.to_owned(), year.rules.year.to_string());
            of_year.insert(key::INDUSTRY.to_owned(), industry_of(year, answers).0);
            add_said(&mut of_year, &answers.texts);
            let form = judge::form(data, year, person);
            let mut records = form.map(Form::as_records).unwrap_or_default();
            if records.is_empty() {
                records.push(Texts::new());
            }
            for record in &records {
                let mut all = of_year.clone();
                add_said(&mut all, record);
                row(&mut table, &keys, form, &all);
            }
            any = true;
        }
        if !any {
            row(&mut table, &keys, None, &of_person);
        }
    }
    table.push_str("\r\n");
    table
}

/// Adds what is said of something.
fn add_said(texts: &mut Texts, said: &Texts) {
    for (key, text) in said.iter() {
        if !text.is_empty() {
            texts.insert(key.clone(), text.clone());
        }
    }
}

/// Adds a row: what is typed as it is, and what is chosen with its name.
fn row(table: &mut String, keys: &[&str], form: Option<Form<'_>>, texts: &Texts) {
    table.push_str("\r\n");
    for (at, key) in keys.iter().enumerate() {
        let value = text(texts, key);
        let mut words = value.to_owned();
        if !value.is_empty() && !is_typed(key) {
            for (known, name) in form.map(|form| form.options(texts, key)).unwrap_or_default() {
                if known == value {
                    words = name;
                }
            }
            words = bracketed(&words, value);
        }
        cell(table, at, &words);
    }
}

/// Adds a cell, in quotes and harmless for spreadsheets.
fn cell(table: &mut String, at: usize, words: &str) {
    table.push_str(if at > 0 { ",\"" } else { "\"" });
    if is_formula(words) {
        table.push('\'');
    }
    for c in words.chars() {
        table.push(c);
        if c == '"' {
            table.push(c);
        }
    }
    table.push('"');
}

/// Whether the answer of a field is typed, not chosen.
fn is_typed(key: &str) -> bool {
    key::is_of(&[key::PERSON, key::NAME, key::YEAR, key::DATE, key::WHAT, key::AMOUNT, key::OWED], key)
}

/// Reads a table into a book; an error says which cell is not understood, or that it is no table of this kind or beyond all
/// bounds.
pub(crate) fn read(data: &CheckerData, table: &str, shown: u16) -> Result<Book, Message> {
    if table.len() > LONGEST {
        return Err(Message::CannotBringIn);
    }
    let (rows, open) = rows(table);
    let Some((head, rows)) = rows.split_first() else { return Err(Message::CannotBringIn) };
    let mut keys = Vec::new();
    for name in head {
        // A column that stands twice is none the second time.
        keys.push(column(&data.text, name).filter(|key| !keys.contains(key)).unwrap_or_default());
    }
    if rows.len() > ROWS || !keys.contains(&key::AMOUNT) {
        return Err(Message::CannotBringIn);
    }
    let book = Book { people: Vec::new(), shown: 0, year: shown };
    let mut reader = RowReader { data, rows, keys, book, people: Vec::new(), places: Vec::new(), row: String::new() };
    for (at, cells) in rows.iter().enumerate() {
        reader.row = (at + 2).to_string();
        let read = match open {
            Some(column) if at + 1 == rows.len() => Err((column, "\"…\"".to_owned())),
            _ => reader.row(cells, shown),
        };
        if let Err((column, may)) = read {
            let number = (column + 1).to_string();
            let name = head.get(column).filter(|name| !name.trim().is_empty()).unwrap_or(&number);
            let values = [("row", reader.row.as_str()), ("column", name), ("may", &may)];
            let is_known = reader.keys.get(column).is_some_and(|key| !key.is_empty());
            let words = if is_known { data.text.message_not_read() } else { data.text.message_no_column() };
            // Like the data, it stays as long as the page.
            return Err(Message::NotRead(fill(words, &values).leak()));
        }
    }
    Some(reader.book).filter(Book::is_within_bounds).ok_or(Message::CannotBringIn)
}

struct RowReader<'a> {
    data: &'a CheckerData,
    /// The rows behind that of the columns' names.
    rows: &'a [Vec<String>],
    /// The key of each column; empty for one that is not known.
    keys: Vec<&'a str>,
    book: Book,
    /// Number and name of each person.
    people: Vec<(&'a str, &'a str)>,
    /// The person and the year of each row that was read.
    places: Vec<(usize, u16)>,
    /// The number of the row that is read, in front of it that of an earlier one with which it is at odds.
    row: String,
}

/// The column of a cell that is not understood, and what it may say.
type NotRead = (usize, String);

impl<'a> RowReader<'a> {
    /// Reads the next row; one without a cell is none.
    fn row(&mut self, cells: &'a [String], shown: u16) -> Result<(), NotRead> {
        let mut person = ("", "");
        let (mut any, mut in_log) = (false, false);
        for (key, cell) in self.keys.iter().copied().zip(cells) {
            let cell = cell.trim();
            if !cell.is_empty() {
                any = true;
                in_log |= key::is_of_record(key);
                match key {
                    key::PERSON => person.0 = cell,
                    key::NAME => person.1 = cell,
                    _ => {}
                }
            }
        }
        self.book.year = shown;
        if any {
            self.book.shown = self.place_of(person);
        }
        self.answers_of(cells, &["", key::YEAR])?;
        self.places.push((self.book.shown, self.book.year));
        if in_log {
            self.book.answers_mut().records.push(Texts::new());
        }
        self.answers_of(cells, &key::OF_PERSON)?;
        self.answers_of(cells, &key::OF_RECORD)
    }

    /// The place of the person of this number and name, who is added where there is none yet.
    fn place_of(&mut self, person: (&'a str, &'a str)) -> usize {
        for (at, known) in self.people.iter().enumerate() {
            if *known == person {
                return at;
            }
        }
        self.people.push(person);
        self.book.people.push(Person { name: person.1.to_owned(), ..Person::default() });
        self.people.len() - 1
    }

    /// Reads the cells of a row under these keys, in the order of the keys.
    fn answers_of(&mut self, cells: &[String], keys: &[&str]) -> Result<(), NotRead> {
        for known in keys {
            for (column, cell) in cells.iter().enumerate() {
                let (key, cell) = (self.keys.get(column).copied().unwrap_or_default(), cell.trim());
                if !cell.is_empty() && key::is_of(&[known], key) {
                    let value = self.meant(key, cell).map_err(|may| (column, may))?;
                    self.answer(column, key, value)?;
                }
            }
        }
        Ok(())
    }

    /// Takes an answer over: the year, an answer of the last entry, or of the year, which is the same in all of its rows.
    fn answer(&mut self, column: usize, key: &str, value: String) -> Result<(), NotRead> {
        if key == key::YEAR {
            self.book.year = value.parse().unwrap_or_default();
        }
        let answers = self.book.answers_mut();
        if key::is_of_record(key) {
            if let Some(record) = answers.records.last_mut() {
                record.insert(key.to_owned(), value);
            }
        } else if key != key::YEAR {
            let known = answers.text(key);
            if !known.is_empty() && known != value {
                return Err((column, self.at_odds(column)));
            }
            answers.texts.insert(key.to_owned(), value);
        }
        Ok(())
    }

    /// What an earlier row of the same person's year says in a column; its number is put in front of this row's.
    fn at_odds(&mut self, column: usize) -> String {
        for (at, (place, cells)) in self.places.iter().zip(self.rows).enumerate() {
            let earlier = cells.get(column).map_or("", |cell| cell.trim());
            if *place == (self.book.shown, self.book.year) && !earlier.is_empty() {
                self.row = [&(at + 2).to_string(), self.data.text.comma(), &self.row].concat();
                return earlier.to_owned();
            }
        }
        String::new()
    }

    /// The value that a cell means: what is typed; what stands in square brackets, which the form refuses where it is not
    /// known; a year; the option of this name or value. An error says what it may say.
    fn meant(&self, key: &str, cell: &str) -> Result<String, String> {
        let mut options = Options::new();
        let year = year_in(cell);
        match key {
            "" => {
                for (_, label) in &COLUMNS {
                    options.push((String::new(), self.data.text.at(*label).to_owned()));
                }
            }
            key::DATE => return Ok(day(cell)),
            key::YEAR => {
                for published in &self.data.years {
                    let number = published.rules.year.to_string();
                    if year == Some(published.rules.year) {
                        return Ok(number);
                    }
                    options.push((String::new(), number));
                }
            }
            _ => {
                if is_typed(key) {
                    return Ok(cell.to_owned());
                }
                if let Some(value) = in_brackets(cell) {
                    return Ok(value.to_owned());
                }
                if let (Some(year), key::FOR_YEAR | key::CARRIED) = (year, key) {
                    return Ok(year.to_string());
                }
                let published = self.data.year(self.book.year);
                let form = published.and_then(|year| judge::form(self.data, year, self.book.person()));
                let last = self.book.answers().records.last().unwrap_or(&NOTHING);
                options = form.map(|form| form.options(last, key)).unwrap_or_default();
            }
        }
        let (mut names, mut before) = (String::new(), "");
        for (value, name) in options {
            if !value.is_empty() && (value == cell || name == cell) {
                return Ok(value);
            }
            names.push_str(before);
            names.push_str(&name);
            before = self.data.text.comma();
        }
        // A field that is not asked takes nothing.
        if names.is_empty() {
            names.push('—');
        }
        Err(names)
    }
}

/// An entry of which nothing is known.
static NOTHING: Texts = Texts::new();

/// The key of a column: what stands in square brackets, else the one with this key or label, of which what stands in
/// brackets may be left out; none where it is not known.
fn column<'a>(text: &Text, name: &'a str) -> Option<&'a str> {
    let name = name.trim();
    let key = in_brackets(name).unwrap_or(name);
    for (known, label) in &COLUMNS {
        let label = text.at(*label);
        let behind = label.strip_prefix(name).map(|behind| behind.trim_start().chars().next());
        if *known == key || matches!(behind, Some(None | Some('（' | '('))) {
            return Some(known);
        }
    }
    Some(key).filter(|key| key::is_of(&key::OF_PERSON, key))
}

/// A year as `2019`, `2019年` or `2019年度`.
fn year_in(cell: &str) -> Option<u16> {
    let (year, behind) = cell.split_at_checked(4)?;
    if matches!(behind, "" | "年" | "年度") { year.parse().ok() } else { None }
}

fn in_brackets(cell: &str) -> Option<&str> {
    cell.strip_suffix(']')?.rsplit_once('[').map(|(_, key)| key).filter(|key| !key.is_empty())
}

/// The cells of a table, by row, and the column of the last row in which a quote is not closed, or goes on behind its end.
/// Cells are divided by the sign that stands first of comma, semicolon and tab.
fn rows(table: &str) -> (Vec<Vec<String>>, Option<usize>) {
    let table = table.strip_prefix('\u{feff}').unwrap_or(table);
    let divider = table.chars().find(|c| matches!(c, ',' | ';' | '\t')).unwrap_or(',');
    let (mut rows, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = table.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted => {
                let next = chars.clone().next().unwrap_or(divider);
                if next == '"' {
                    chars.next();
                    cell.push(next);
                } else if next == divider || matches!(next, '\r' | '\n') {
                    quoted = false;
                } else {
                    break;
                }
            }
            '"' if cell.is_empty() => quoted = true,
            c if quoted => cell.push(c),
            '\r' => {}
            c if c != divider && c != '\n' => cell.push(c),
            _ => {
                cells.push(plain(std::mem::take(&mut cell)));
                if c == '\n' {
                    rows.push(std::mem::take(&mut cells));
                }
            }
        }
    }
    let open = quoted.then_some(cells.len());
    cells.push(plain(cell));
    rows.push(cells);
    (rows, open)
}

/// A cell without the sign that makes a formula harmless.
fn plain(cell: String) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => cell,
    }
}

/// Whether a spreadsheet would take a cell for a formula, as it stands or in full width, or it is one that was made harmless.
fn is_formula(cell: &str) -> bool {
    let first = cell.trim_start_matches('\'').chars().next();
    matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n'))
}

fn bracketed(label: &str, key: &str) -> String {
    [label, " [", key, "]"].concat()
}
