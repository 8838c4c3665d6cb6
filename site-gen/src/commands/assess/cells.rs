//! Cells of a sheet as CSV.

use std::borrow::Cow;

/// A cell as CSV, in quotes where it needs them. A text that a spreadsheet would run as a formula is kept as text.
pub(super) fn quoted(cell: &str) -> Cow<'_, str> {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t']);
    if !formula && !cell.contains([',', '"', '\n', '\r']) {
        return Cow::Borrowed(cell);
    }
    let mark = if formula { "'" } else { "" };
    Cow::Owned(format!("\"{mark}{}\"", cell.replace('"', "\"\"")))
}
