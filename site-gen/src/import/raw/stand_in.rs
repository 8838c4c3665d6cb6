//! What stands in a line for something in it that is not read: without it, the digits on both sides would be one number.
//!
//! A stand-in is a sign such as ［图片］, whose characters stand for nothing in the source. What it stands for is listed as
//! left out where it is.

use super::{Line, Raw, Reason};
use crate::import::run::{Glyph, Run};

/// What stands for text that runs against the order of its characters.
pub(super) const TURNED: &str = "［反向文字］";

/// What stands for words that a style sheet adds.
pub(super) const STYLED: &str = "［样式文字］";

/// Numbers in Chinese characters.
const HAN_NUMBERS: &str = "〇零一二两三四五六七八九十百千万半";

/// What stands in a line for a piece that is left out: nothing for what no reader sees anyway.
pub(super) fn of(text: &str, reason: Reason) -> Option<&str> {
    match reason {
        Reason::Object if text.starts_with('［') && text.ends_with('］') => Some(text),
        Reason::Object => Some("［图片］"),
        Reason::Symbol => Some("［符号］"),
        Reason::Formula => Some("［公式］"),
        Reason::Styled => Some(STYLED),
        _ => None,
    }
}

/// Adds a stand-in to a line, unless the same stands there already.
pub(super) fn push(line: &mut Run, sign: &str) {
    let is_there =
        || line.glyphs().iter().rev().zip(sign.chars().rev()).all(|(glyph, c)| glyph.char == c && is_sign(glyph));
    if line.len() < sign.chars().count() || !is_there() {
        sign.chars().for_each(|c| line.push_sign(c));
    }
}

/// A whole line. At its start there is nothing to keep apart; at its end only a number is kept apart from what it may go
/// on with, and added words may limit all of the line.
pub(super) fn settled(line: Run) -> Run {
    let is_text = |glyph: &Glyph| !glyph.char.is_whitespace() && !is_sign(glyph);
    let glyphs = line.glyphs();
    if !glyphs.iter().any(is_sign) {
        return line;
    }
    let (Some(first), Some(last)) = (glyphs.iter().position(is_text), glyphs.iter().rposition(is_text)) else {
        return Run::default();
    };
    let behind: String = glyphs[last + 1..].iter().map(|glyph| glyph.char).collect();
    let is_kept = is_of_number(glyphs[last].char) || behind.contains(STYLED);
    line.slice(first..if is_kept { line.len() } else { last + 1 })
}

/// Whether a character stands for nothing in the source.
fn is_sign(glyph: &Glyph) -> bool {
    !glyph.char.is_whitespace() && glyph.start == glyph.end
}

/// Whether a character is a part of a number, in digits or Chinese characters.
pub(super) fn is_of_number(c: char) -> bool {
    c.is_numeric() || matches!(c, '%' | '％') || HAN_NUMBERS.contains(c)
}

/// Leaves out characters that mean something in one font only, and says where characters are shown against their order.
pub(super) fn replace_signs(raw: &mut Raw, is_private: fn(char) -> bool) {
    let is_turning = |c: char| matches!(c, '\u{202d}' | '\u{202e}');
    if !raw.text.contains(|c| is_private(c) || is_turning(c)) {
        return;
    }
    let runs = raw.lines.iter_mut().flat_map(|line| match line {
        Line::Text(run) => std::slice::from_mut(run),
        Line::Row(row) => &mut row.cells,
    });
    for run in runs {
        let mut line = Run::default();
        for glyph in run.glyphs() {
            if is_private(glyph.char) {
                raw.dropped.push(super::Dropped { range: glyph.start..glyph.end, reason: Reason::Symbol });
                of("", Reason::Symbol).into_iter().for_each(|sign| push(&mut line, sign));
                continue;
            }
            line.push(*glyph);
            if is_turning(glyph.char) {
                push(&mut line, TURNED);
            }
        }
        *run = settled(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line with a picture wherever it has a star.
    fn line(written: &str) -> String {
        let mut line = Run::default();
        for (at, part) in written.split('*').enumerate() {
            if at > 0 {
                push(&mut line, "［图片］");
            }
            line.append(Run::new(part, 0));
        }
        settled(line).text()
    }

    #[test]
    fn a_stand_in_is_seen_between_characters_and_behind_numbers() {
        for (written, shown) in [
            ("1*0学时", "1［图片］0学时"),
            ("1**0学时", "1［图片］0学时"),
            ("不少于90*", "不少于90［图片］"),
            ("不少于九十* ", "不少于九十［图片］ "),
            (" * 90学时", "90学时"),
            ("*90学时", "90学时"),
            ("通知*", "通知"),
            ("甲*乙*", "甲［图片］乙"),
        ] {
            assert_eq!(line(written), shown);
        }
    }
}
