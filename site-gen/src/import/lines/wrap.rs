//! Paragraphs that were cut into lines of one width are put together again.

use super::{Gap, PartialLine};
use crate::import::label;
use crate::import::run::Run;

/// How much narrower than the widest a full line may be: punctuation may not start a line.
const SLACK: usize = 5;
/// A text is cut into lines if so many of them are full.
const FULL_LINES: usize = 3;
/// No line of such a text is wider or narrower.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=130;

/// The columns a line takes: two for each character that is not ASCII.
pub(super) fn width(line: &Run) -> usize {
    let chars = line.chars();
    let used = chars.iter().rposition(|c| !c.is_whitespace()).map_or(0, |last| last + 1);
    chars[..used].iter().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

pub(super) fn joined(parts: Vec<PartialLine>) -> Vec<Run> {
    let full = full_width(&parts);
    let indents = parts.iter().filter(|part| part.indented).count() * 8 > parts.len();
    let mut lines: Vec<Run> = Vec::new();
    let mut last_width = 0;
    for part in parts {
        let is_full = full.is_some_and(|full| last_width + SLACK >= full);
        last_width = part.width;
        match lines.last_mut() {
            Some(line) if goes_on(line, &part, is_full, indents) => join(line, part.run),
            _ => lines.push(part.run),
        }
    }
    lines
}

/// The width that the text is cut at, if it is.
fn full_width(parts: &[PartialLine]) -> Option<usize> {
    let widest = parts.iter().map(|part| part.width).max().filter(|width| WIDTHS.contains(width))?;
    let full = parts.iter().filter(|part| part.width + SLACK >= widest).count();
    (full >= FULL_LINES).then_some(widest)
}

/// Whether a paragraph goes on in the next line.
fn goes_on(line: &Run, next: &PartialLine, is_full: bool, indents: bool) -> bool {
    let (chars, next_chars) = (line.chars(), next.run.chars());
    let (Some(last), Some(first)) = (chars.last(), next_chars.first()) else { return false };
    if label::at(&next_chars).is_some() {
        return false;
    }
    let open = matches!(last, '，' | '、' | '（' | '《' | '〈' | '“' | '〔' | '(');
    let closes = matches!(first, '，' | '。' | '、' | '；' | '：' | '）' | '》' | '〉' | '”' | '〕');
    if (open || closes) && next.gap != Gap::Blank {
        return true;
    }
    let ends = matches!(last, '。' | '！' | '？' | '；' | '：' | ':' | ';');
    is_full && next.gap != Gap::Blank && !next.indented && (!ends || indents)
}

fn join(line: &mut Run, next: Run) {
    let letter = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    if letter(line.chars().last()) && letter(next.chars().first()) {
        line.push_space();
    }
    line.append(next);
}
