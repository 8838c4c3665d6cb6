//! Cells of a sheet as CSV.

/// What spreadsheets take for the beginning of a formula, in ordinary and in full width.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// Of each byte, whether it may stand in a cell without quotes, wherever it is.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let signs = byte == b'.' as usize || byte == b' ' as usize || byte == b'(' as usize || byte == b')' as usize;
        plain[byte] = signs || byte >= 0x80 || (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

/// The first byte of the full-width signs that begin a formula.
const FULL_WIDTH: u8 = 0xef;

/// Adds a cell as CSV, in quotes where it needs them. A text that a spreadsheet would run as a formula is kept as text.
pub(super) fn add(cell: &str, to: &mut Vec<u8>) {
    let bytes = cell.as_bytes();
    let is_plain = bytes.iter().all(|byte| PLAIN[usize::from(*byte)]);
    if is_plain && (bytes.first() != Some(&FULL_WIDTH) || !cell.starts_with(FORMULA)) {
        to.extend_from_slice(bytes);
        return;
    }
    to.push(b'"');
    // A number below zero is no formula, and stays a number.
    if cell.starts_with(FORMULA) && cell.parse::<f64>().is_err() {
        to.push(b'\'');
    }
    to.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
    to.push(b'"');
}
