//! One way to write a character: full-width digits and letters, ideographs that exist twice.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::import::raw::{Dropped, Reason};
use crate::import::run::{Glyph, Run};
use crate::lexis::half_width;

/// A character that is written otherwise than in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// Its bytes in the source.
    pub range: Range<usize>,
    /// The character that stands in its place in the files.
    pub char: char,
}

pub(super) fn fold(run: Run, folded: &mut Vec<Folded>, dropped: &mut Vec<Dropped>) -> Run {
    run.filter_map(|glyph| {
        if is_invisible(glyph.char) {
            dropped.push(Dropped { range: glyph.start..glyph.end, reason: Reason::Invisible });
            return None;
        }
        let char = if glyph.char.is_whitespace() { ' ' } else { plain(glyph.char) };
        if char != glyph.char && char != ' ' {
            folded.push(Folded { range: glyph.start..glyph.end, char });
        }
        Some(Glyph { char, ..glyph })
    })
}

/// Controls, joiners, marks of direction, and byte order marks that got into the text.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

fn plain(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => half_width(c),
        // Radicals and compatibility ideographs: they look like a character that has a place of its own.
        '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => {
            let mut same = std::iter::once(c).nfkc();
            same.next().filter(|_| same.next().is_none()).unwrap_or(c)
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_becomes_the_same() {
        let (mut folded, mut dropped) = (Vec::new(), Vec::new());
        let run = fold(Run::new("１８学时\u{200b}\u{2f08}\u{f9e4}（", 0), &mut folded, &mut dropped);
        assert_eq!(run.text(), "18学时人理（");
        assert_eq!((folded.len(), dropped.len()), (4, 1));
    }
}
