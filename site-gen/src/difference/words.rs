//! Compares two texts word by word.
//!
//! Words are those of Unicode. Chinese is compared by character, and what differs is widened to whole words of a
//! dictionary.

use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use schemars::JsonSchema;
use serde::Serialize;
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use crate::lexis::is_han;

/// A piece of a comparison of two texts, by which of them has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// Both texts have it.
    Same(String),
    /// Only the earlier text has it.
    Removed(String),
    /// Only the later text has it.
    Added(String),
}

impl Piece {
    /// Whether only one of the texts has it.
    pub fn is_change(&self) -> bool {
        !matches!(self, Self::Same(_))
    }

    /// The text of the piece.
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Removed(text) | Self::Added(text) => text,
        }
    }

    /// A piece of the same kind with another text.
    fn with(&self, text: &str) -> Self {
        match self {
            Self::Same(_) => Self::Same(text.to_owned()),
            Self::Removed(_) => Self::Removed(text.to_owned()),
            Self::Added(_) => Self::Added(text.to_owned()),
        }
    }
}

/// The pieces of two texts in reading order, what is removed before what is added in its place. The pieces without
/// those removed make up the later text.
pub fn compare(before: &str, after: &str) -> Vec<Piece> {
    if before == after {
        return if after.is_empty() { Vec::new() } else { vec![Piece::Same(after.to_owned())] };
    }
    let texts = TextPair { old: units(before), new: units(after) };
    let runs = joined(texts.runs(), &texts);
    let pieces = runs.into_iter().flat_map(|run| {
        let (gone, come) = (said(&texts.old[run.old]), said(&texts.new[run.new]));
        if run.same { vec![Piece::Same(come)] } else { vec![Piece::Removed(gone), Piece::Added(come)] }
    });
    pieces.filter(|piece| !piece.text().is_empty()).collect()
}

/// The pieces of each line; blank lines are left out.
pub fn lines(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut lines = vec![Vec::new()];
    for piece in pieces {
        for (at, part) in piece.text().split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut().filter(|_| !part.trim().is_empty()) {
                line.push(piece.with(part));
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The smallest unit that is compared: a word, what stands between words, or a Chinese character.
#[derive(Clone, Copy)]
struct WordUnit<'a> {
    text: &'a str,
    /// Whether a word starts here, by the dictionary.
    starts: bool,
}

fn units(text: &str) -> Vec<WordUnit<'_>> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).collect();
    let words = ends.windows(2).filter_map(|ends| text.get(ends[0]..ends[1]));
    words.flat_map(units_of_word).collect()
}

fn units_of_word(word: &str) -> Vec<WordUnit<'_>> {
    if !word.starts_with(is_han) {
        return vec![WordUnit { text: word, starts: true }];
    }
    let characters = word.char_indices().map(|(at, c)| (at, &word[at..at + c.len_utf8()]));
    characters.map(|(at, text)| WordUnit { text, starts: at == 0 }).collect()
}

/// The text of units.
fn said(units: &[WordUnit<'_>]) -> String {
    units.iter().map(|unit| unit.text).collect()
}

/// A run of units that both texts have, or a run of one text with what stands in its place in the other.
struct WordRun {
    same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

/// Both texts, cut into units.
struct TextPair<'a> {
    old: Vec<WordUnit<'a>>,
    new: Vec<WordUnit<'a>>,
}

impl<'a> TextPair<'a> {
    /// The runs of both texts by Myers' algorithm, changes widened to whole words.
    fn runs(&self) -> Vec<WordRun> {
        let texts = |units: &[WordUnit<'a>]| units.iter().map(|unit| unit.text).collect::<Vec<_>>();
        let ops = capture_diff_slices(Algorithm::Myers, &texts(&self.old), &texts(&self.new));
        let run = |op: DiffOp| {
            let (tag, old, new) = op.as_tag_tuple();
            WordRun { same: tag == DiffTag::Equal, old, new }
        };
        let mut runs: Vec<WordRun> = ops.into_iter().map(run).collect();
        for at in 0..runs.len() {
            self.widen(&mut runs, at);
        }
        runs
    }

    /// Widens a change to whole words, where in both texts a word begins before it and ends in it, or begins in it and
    /// ends behind it. The dictionary errs, but seldom in both texts.
    fn widen(&self, runs: &mut [WordRun], at: usize) {
        if runs[at].same {
            return;
        }
        while at > 0 && !runs[at - 1].old.is_empty() && self.cuts_first_word(&runs[at]) {
            (runs[at - 1].old.end, runs[at - 1].new.end) = (runs[at - 1].old.end - 1, runs[at - 1].new.end - 1);
            (runs[at].old.start, runs[at].new.start) = (runs[at].old.start - 1, runs[at].new.start - 1);
        }
        let next = at + 1;
        while next < runs.len() && !runs[next].old.is_empty() && self.cuts_last_word(&runs[at]) {
            (runs[next].old.start, runs[next].new.start) = (runs[next].old.start + 1, runs[next].new.start + 1);
            (runs[at].old.end, runs[at].new.end) = (runs[at].old.end + 1, runs[at].new.end + 1);
        }
    }

    /// Whether in both texts a word begins before the change and ends in it.
    fn cuts_first_word(&self, run: &WordRun) -> bool {
        let cuts = |units: &[WordUnit<'_>], range: &Range<usize>| {
            let inside = |unit: &WordUnit<'_>| !unit.starts;
            let rest = &units[range.start..];
            rest.first().is_some_and(inside) && rest.iter().take_while(|unit| inside(unit)).count() <= range.len()
        };
        cuts(&self.old, &run.old) && cuts(&self.new, &run.new)
    }

    /// Whether in both texts a word begins in the change and ends behind it.
    fn cuts_last_word(&self, run: &WordRun) -> bool {
        let cuts = |units: &[WordUnit<'_>], range: &Range<usize>| {
            units.get(range.end).is_some_and(|unit| !unit.starts) && units[range.clone()].iter().any(|unit| unit.starts)
        };
        cuts(&self.old, &run.old) && cuts(&self.new, &run.new)
    }

    /// The number of characters of a run, in the text in which it is longer.
    fn length(&self, run: &WordRun) -> usize {
        let length = |units: &[WordUnit<'_>]| units.iter().map(|unit| unit.text.chars().count()).sum();
        let (old, new): (usize, usize) = (length(&self.old[run.old.clone()]), length(&self.new[run.new.clone()]));
        old.max(new)
    }
}

/// Joins two changes where less stays between them than either of them changes, since they read better as one.
fn joined(runs: Vec<WordRun>, texts: &TextPair<'_>) -> Vec<WordRun> {
    let mut joined: Vec<WordRun> = Vec::new();
    for run in runs {
        joined.push(run);
        while let [.., before, between, after] = joined.as_slice() {
            let apart = before.same || !between.same || said(&texts.old[between.old.clone()]).contains('\n');
            if apart || texts.length(between) > texts.length(before).min(texts.length(after)) {
                break;
            }
            let (old, new) = (before.old.start..after.old.end, before.new.start..after.new.end);
            joined.truncate(joined.len() - 3);
            joined.push(WordRun { same: false, old, new });
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A comparison as it is printed where there is no colour.
    fn shown(before: &str, after: &str) -> String {
        let piece = |piece: Piece| match piece {
            Piece::Same(text) => text,
            Piece::Removed(text) => format!("[-{text}-]"),
            Piece::Added(text) => format!("{{+{text}+}}"),
        };
        compare(before, after).into_iter().map(piece).collect()
    }

    #[test]
    fn words_are_compared_in_both_languages() {
        let cases = [
            ("", "", ""),
            ("the same", "the same", "the same"),
            ("", "new text", "{+new text+}"),
            ("old text", "", "[-old text-]"),
            ("At least 10 hours a year.", "At least 12.5 hours a year.", "At least [-10-]{+12.5+} hours a year."),
            ("由用人单位认定。", "由行业主管部门认定。", "由[-用人单位-]{+行业主管部门+}认定。"),
            ("由行业主管部门认定", "由用人单位和行业主管部门认定", "由{+用人单位和+}行业主管部门认定"),
            ("不少于72学时", "不少于90学分", "不少于[-72学时-]{+90学分+}"),
            ("计入选修科目的学时。", "计入选修科目的学分。", "计入选修科目的[-学时-]{+学分+}。"),
            (
                "专业技术人员应当参加继续教育",
                "专业技术人员每年应当参加继续教育学习",
                "专业技术人员{+每年+}应当参加继续教育{+学习+}",
            ),
            ("每年至少10学时。", "每年至少１２学时。", "每年至少[-10-]{+１２+}学时。"),
            ("可补学至6月30日。", "可补学至12月31日。", "可补学至[-6月30-]{+12月31+}日。"),
            ("one\ntwo", "one\nand\ntwo", "one\n{+and\n+}two"),
            (
                "Public subjects: none of it.",
                "Elective subjects: some of it.",
                "[-Public-]{+Elective+} subjects: [-none-]{+some+} of it.",
            ),
            ("a large red cart", "the tiny red wagons", "[-a large red cart-]{+the tiny red wagons+}"),
        ];
        for (before, after, expected) in cases {
            assert_eq!(shown(before, after), expected);
        }
    }

    #[test]
    fn lines_hold_whole_pieces() {
        let [same, added] = [Piece::Same("one\n\ntwo ".to_owned()), Piece::Added("three\nfour".to_owned())];
        let [one, two] = ["one", "two "].map(|text| Piece::Same(text.to_owned()));
        let [three, four] = ["three", "four"].map(|text| Piece::Added(text.to_owned()));
        assert_eq!(lines(&[same, added]), [vec![one], vec![two, three], vec![four]]);
    }
}
