//! The text of a cell of a table. Who reads it reads over its white space, so that two numbers need more between them.

use super::Line;
use super::stand_in::is_of_number;
use crate::import::run::Run;

/// The paragraphs of a cell, with a space between each two, or a sign where they would be read as one number.
pub(super) fn text(lines: &[Line]) -> Run {
    let mut text = Run::default();
    for paragraph in lines.iter().flat_map(Line::runs).filter(|run| !run.is_empty()) {
        let paragraph = numbers_apart(&paragraph.trimmed());
        let last = text.glyphs().last().map(|glyph| glyph.char);
        let first = paragraph.glyphs().first().map(|glyph| glyph.char);
        match (last, first) {
            (Some(last), Some(first)) if touches_number(last) && touches_number(first) => text.push_sign(APART),
            (Some(_), _) => text.push_space(),
            (None, _) => {}
        }
        text.append(paragraph);
    }
    text
}

/// What stands between two numbers of a cell: who reads one reads over its white space.
const APART: char = '；';

/// The number of an item has no more digits.
const LONGEST_ITEM_NUMBER: usize = 2;

fn is_point(c: char) -> bool {
    matches!(c, '.' | '．')
}

fn touches_number(c: char) -> bool {
    is_of_number(c) || is_point(c)
}

/// A paragraph of a cell, with a sign between numbers that only white space keeps apart, also behind an item's number.
pub(super) fn numbers_apart(paragraph: &Run) -> Run {
    let glyphs = paragraph.glyphs();
    let digits = glyphs.iter().take_while(|glyph| glyph.char.is_ascii_digit()).count();
    let is_item = (1..=LONGEST_ITEM_NUMBER).contains(&digits);
    let (mut apart, mut last) = (Run::default(), None);
    for (at, glyph) in glyphs.iter().enumerate() {
        if !glyph.char.is_whitespace() {
            let ends_number = |last: usize| {
                let char = glyphs[last].char;
                is_of_number(char) || (is_item && last == digits && is_point(char))
            };
            if last.is_some_and(|last| last + 1 < at && ends_number(last)) && is_of_number(glyph.char) {
                apart.push_sign(APART);
            }
            last = Some(at);
        }
        apart.push(*glyph);
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_cell_stay_apart() {
        for (cell, shown) in [
            ("30/24", "30；24"),
            ("60 48", "60 ；48"),
            ("1. 30", "1. ；30"),
            ("三十/二十四", "三十；二十四"),
            ("2026. 1. 15", "2026. 1. 15"),
            ("90 学时", "90 学时"),
            ("甲/30", "甲 30"),
        ] {
            let paragraphs: Vec<Line> = cell.split('/').map(|text| Line::Text(Run::new(text, 0))).collect();
            assert_eq!(text(&paragraphs).text(), shown);
        }
    }
}
