//! What stands in a line for something in it that is not read: without it, the digits on both sides would be one number.
//!
//! A stand-in is a sign such as ［图片］, whose characters stand for nothing in the source. What it stands for is listed as
//! left out where it is.

use super::{Line, Raw, Reason};
use crate::import::run::{Glyph, Run};

/// What stands for text that runs against the order of its characters.
pub(super) const TURNED: &str = "［反向文字］";

/// Numbers in Chinese characters.
const HAN_NUMBERS: &str = "〇零一二两三四五六七八九十百千万半";

/// What stands in a line for a piece that is left out: nothing for what no reader sees anyway.
pub(super) fn of(text: &str, reason: Reason) -> Option<&str> {
    match reason {
        Reason::Object if text.starts_with('［') && text.ends_with('］') => Some(text),
        Reason::Object => Some("［图片］"),
        Reason::Symbol => Some("［符号］"),
        Reason::Formula => Some("［公式］"),
        Reason::Styled => Some("［样式文字］"),
        _ => None,
    }
}

/// Adds a stand-in behind what a line has already. At the start of a line there is nothing to keep apart.
pub(super) fn push(line: &mut Run, sign: &str) {
    let is_there = || line.glyphs().iter().rev().zip(sign.chars().rev()).all(|(glyph, c)| is_sign(glyph, c));
    if !line.is_empty() && !is_there() {
        sign.chars().for_each(|c| line.push_sign(c));
    }
}

/// A whole line: at its end only a number needs to be kept apart from what follows it.
pub(super) fn settled(mut line: Run) -> Run {
    let end = |line: &Run| line.glyphs().iter().rposition(|glyph| !glyph.char.is_whitespace());
    let mut kept = line.len();
    while let Some(last) = end(&line.slice(0..kept)).filter(|last| is_sign(&line.glyphs()[*last], '］')) {
        let Some(first) = line.glyphs()[..last].iter().rposition(|glyph| is_sign(glyph, '［')) else { break };
        kept = first;
    }
    let is_number = end(&line.slice(0..kept)).is_some_and(|last| is_of_number(line.glyphs()[last].char));
    if kept < line.len() && !is_number {
        line = line.slice(0..kept);
    }
    line
}

/// Whether a character is a sign that stands for nothing in the source.
fn is_sign(glyph: &Glyph, sign: char) -> bool {
    glyph.char == sign && glyph.start == glyph.end
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
                push_all(&mut line, TURNED);
            }
        }
        *run = settled(line);
    }
}

/// Adds a sign also where a line is empty.
fn push_all(line: &mut Run, sign: &str) {
    sign.chars().for_each(|c| line.push_sign(c));
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
            ("*90学时", "90学时"),
            ("通知*", "通知"),
            ("甲*乙*", "甲［图片］乙"),
        ] {
            assert_eq!(line(written), shown);
        }
    }
}
