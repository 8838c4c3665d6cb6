//! Numbers in the values of style declarations.

/// All numbers of a value.
pub(super) fn numbers(value: &str) -> Vec<f64> {
    value.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/')).filter_map(number).collect()
}

/// The number that a length begins with.
pub(super) fn number(length: &str) -> Option<f64> {
    let end = length.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-' | '+')).unwrap_or(length.len());
    length[..end].parse().ok()
}
