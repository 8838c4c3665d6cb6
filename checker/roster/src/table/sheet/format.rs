//! What a sheet shows around a number: the format `0"天"` makes 3 days of a 3.

use calamine::Style;

/// What stands around a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Around {
    before: String,
    behind: String,
    /// Whether the number is shown as so many hundredths.
    is_percent: bool,
    /// As many digits a whole number is shown with at least.
    digits: usize,
    /// Whether a line goes through what stands in the cell.
    pub(super) is_struck: bool,
}

/// The most digits of a number that has some in front by its format.
const MOST_DIGITS: usize = 32;

/// What the cells of a sheet show around their numbers, gone through row by row.
#[derive(Default)]
pub(super) struct Formats {
    /// Of each style, what it shows.
    styles: Vec<Option<Around>>,
    /// Of each column, the cells with such a style, from the first row on.
    columns: Vec<Vec<Run>>,
    /// Of each column, how many of them are gone through.
    passed: Vec<usize>,
}

/// Cells of one style below each other.
struct Run {
    first: u32,
    last: u32,
    style: usize,
}

impl Formats {
    /// The formats of a sheet, of which no cell is known yet; none where no style shows anything around a number.
    pub(super) fn new(styles: &[Style]) -> Option<Self> {
        let own = |style: &Style| {
            let shown = style.number_format.as_ref().and_then(|format| around(&format.format_code));
            let is_struck = style.font.as_ref().is_some_and(|font| font.strikethrough);
            if is_struck { Some(Around { is_struck, ..shown.unwrap_or_default() }) } else { shown }
        };
        let styles: Vec<Option<Around>> = styles.iter().map(own).collect();
        let tells = styles.iter().any(Option::is_some);
        tells.then(|| Self { styles, ..Self::default() })
    }

    /// Adds a cell; in each column from the first row on.
    pub(super) fn add(&mut self, row: u32, column: u32, style: usize) {
        let Some(Some(own)) = self.styles.get(style) else { return };
        let column = column as usize;
        if self.columns.len() <= column {
            self.columns.resize_with(column + 1, Vec::new);
        }
        let runs = &mut self.columns[column];
        match runs.last_mut().filter(|run| run.last + 1 == row && self.styles[run.style].as_ref() == Some(own)) {
            Some(run) => run.last = row,
            None => runs.push(Run { first: row, last: row, style }),
        }
    }

    /// What is shown around the number in a cell. Rows are asked for in order.
    pub(super) fn around(&mut self, row: u32, column: u32) -> Option<&Around> {
        let column = column as usize;
        let runs = self.columns.get(column)?;
        self.passed.resize(self.passed.len().max(column + 1), 0);
        let passed = &mut self.passed[column];
        while runs.get(*passed).is_some_and(|run| run.last < row) {
            *passed += 1;
        }
        let run = runs.get(*passed).filter(|run| run.first <= row)?;
        self.styles[run.style].as_ref()
    }
}

impl Around {
    /// Puts it around the number that stands in a text.
    pub(super) fn put(&self, text: &mut String) {
        if self.is_percent {
            *text = hundredfold(text);
        }
        if self.digits > text.len() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            text.insert_str(0, &"0".repeat(self.digits - text.len()));
        }
        text.insert_str(0, &self.before);
        text.push_str(&self.behind);
    }
}

/// What a format shows around a number that is not below zero; none where that is nothing.
fn around(code: &str) -> Option<Around> {
    let first = code.split(';').next().unwrap_or(code);
    if (2..=MOST_DIGITS).contains(&first.len()) && first.bytes().all(|byte| byte == b'0') {
        return Some(Around { digits: first.len(), ..Around::default() });
    }
    if shows_another(code) {
        return Some(Around { behind: format!(" [{code}]"), ..Around::default() });
    }
    // A number as it is, which some programs write in their own language.
    let code = code.replace("G/通用格式", "0").replace("General", "0");
    let (mut found, mut has_number) = (Around::default(), false);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        let mut shown = String::new();
        match c {
            ';' => break,
            '0' | '#' | '?' => has_number = true,
            '%' => {
                found.is_percent = true;
                shown.push(c);
            }
            '"' => shown.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' => shown.extend(chars.next()),
            // The width of a sign, or a sign that fills the cell.
            '_' | '*' => drop(chars.next()),
            '[' => {
                // Colours and conditions; a currency stands behind a dollar sign, and its language behind a dash.
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let currency = inside.strip_prefix('$').and_then(|rest| rest.split('-').next());
                shown.extend(currency);
            }
            _ if !c.is_ascii() => shown.push(c),
            _ => {}
        }
        if has_number { &mut found.behind } else { &mut found.before }.push_str(&shown);
    }
    let is_nothing = found.before.trim().is_empty() && found.behind.trim().is_empty();
    (has_number && !is_nothing).then_some(found)
}

/// Whether a format may show something other than the number: words in its place, or thousands of it.
fn shows_another(code: &str) -> bool {
    let mut sections = code.split(';').map(|section| {
        let (mut has_number, mut has_word, mut is_quoted, mut has_comma, mut is_scaled) =
            (false, false, false, false, false);
        let mut chars = section.chars();
        while let Some(c) = chars.next() {
            match c {
                '"' => is_quoted = !is_quoted,
                '\\' => has_word |= chars.next().is_some_and(char::is_alphabetic),
                '[' if !is_quoted => drop(chars.by_ref().find(|c| *c == ']')),
                _ if is_quoted || !c.is_ascii() => has_word |= c.is_alphanumeric(),
                '0' | '#' | '?' => (has_number, is_scaled, has_comma) = (true, false, false),
                ',' if has_number => (has_comma, is_scaled) = (true, true),
                // A day, a time, any number or a text.
                _ if c.is_ascii_alphabetic() || c == '@' => has_number = true,
                _ => {}
            }
        }
        (has_word && !has_number) || (has_comma && is_scaled)
    });
    sections.any(|is_other| is_other)
}

/// A decimal with its point moved by two digits.
fn hundredfold(number: &str) -> String {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let padded = format!("{part:0<2}");
    let (moved, rest) = padded.split_at(2);
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let whole = format!("{whole}{moved}");
    let whole = whole.trim_start_matches('0');
    let (whole, point) = (if whole.is_empty() { "0" } else { whole }, if rest.is_empty() { "" } else { "." });
    format!("{sign}{whole}{point}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: &str) -> String {
        let mut text = number.to_owned();
        if let Some(around) = around(code) {
            around.put(&mut text);
        }
        text
    }

    #[test]
    fn a_number_is_shown_with_the_text_of_its_format() {
        for (code, number, text) in [
            ("General", "3", "3"),
            ("0.00", "3", "3"),
            ("#,##0.00_);[Red]\\(#,##0.00\\)", "3", "3"),
            ("_(* #,##0.00_);_(* \"-\"??_);_(@_)", "3", "3"),
            ("@", "3", "3"),
            ("00000", "123", "00123"),
            ("00000", "123456", "123456"),
            ("00000", "1.5", "1.5"),
            ("00000", "-1", "-1"),
            ("0000;-0000", "7", "0007"),
            ("0\"天\"", "3", "3天"),
            ("0.0\\天", "2.5", "2.5天"),
            ("0天", "3", "3天"),
            ("G/通用格式\"学时\"", "18", "18学时"),
            ("General\" days\";-0", "3", "3 days"),
            ("\"约\"0", "18", "约18"),
            ("[$¥-804]#,##0.00", "18", "¥18"),
            ("0%", "0.5", "50%"),
            ("0.00%", "0.12345", "12.345%"),
            ("0%", "18", "1800%"),
            ("0%", "0", "0%"),
            ("0%", "-0.05", "-5%"),
            ("yyyy\"年\"m\"月\"", "3", "3"),
            ("[>=18]\"合格\";\"不合格\"", "18", "18 [[>=18]\"合格\";\"不合格\"]"),
            ("0;;\"已完成\"", "0", "0 [0;;\"已完成\"]"),
            ("\"18\"", "1", "1 [\"18\"]"),
            ("0.0,", "18", "18 [0.0,]"),
        ] {
            assert_eq!(shown(code, number), text, "{code}");
        }
    }

    #[test]
    fn each_cell_has_its_own_format() {
        let mut formats = Formats { styles: vec![None, around("0\"天\""), around("0%")], ..Formats::default() };
        for (row, column, style) in [(1, 0, 1), (1, 2, 2), (2, 0, 1), (3, 0, 0), (5, 0, 1)] {
            formats.add(row, column, style);
        }
        let found: Vec<bool> = (0..7).map(|row| formats.around(row, 0).is_some()).collect();
        assert_eq!(found, [false, true, true, false, false, true, false]);
        assert_eq!(formats.around(1, 1), None);
        assert!(formats.around(1, 2).is_some_and(|around| around.is_percent));
    }
}
