//! Two texts compared word by word.
//!
//! Words are those of Unicode; a run of Chinese is cut into words by a dictionary.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use schemars::JsonSchema;
use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A piece of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// In both texts.
    Same(String),
    /// In the earlier text only.
    Removed(String),
    /// In the later text only.
    Added(String),
}

impl Piece {
    /// Whether it is in one of the texts only.
    pub fn is_change(&self) -> bool {
        !matches!(self, Self::Same(_))
    }

    /// What it says.
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Removed(text) | Self::Added(text) => text,
        }
    }

    fn with(&self, text: &str) -> Self {
        match self {
            Self::Same(_) => Self::Same(text.to_owned()),
            Self::Removed(_) => Self::Removed(text.to_owned()),
            Self::Added(_) => Self::Added(text.to_owned()),
        }
    }
}

/// Compares two texts: pieces in reading order, what is removed before what is added in its place.
pub fn compare(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (words(before), words(after));
    let runs = capture_diff_slices(Algorithm::Myers, &old, &new).into_iter().map(|op| {
        let (tag, of_old, of_new) = op.as_tag_tuple();
        Run { same: tag == DiffTag::Equal, old: old[of_old].concat(), new: new[of_new].concat() }
    });
    let pieces = joined(runs).into_iter().flat_map(|run| match run.same {
        true => vec![Piece::Same(run.new)],
        false => vec![Piece::Removed(run.old), Piece::Added(run.new)],
    });
    pieces.filter(|piece| !piece.text().is_empty()).collect()
}

/// Cuts a comparison at the ends of lines.
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

/// Every word, and everything between words.
fn words(text: &str) -> Vec<&str> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).collect();
    let words = ends.windows(2).filter_map(|ends| text.get(ends[0]..ends[1]));
    words.flat_map(without_particle).filter(|word| !word.is_empty()).collect()
}

/// The dictionary takes the longest word there is, and so joins some of these to what follows: 由行|业主管.
const PARTICLES: [char; 9] = ['由', '至', '应', '在', '按', '经', '从', '可', '须'];

fn without_particle(word: &str) -> [&str; 2] {
    let first = word.chars().next().filter(|first| PARTICLES.contains(first));
    let (first, rest) = word.split_at(first.map_or(0, char::len_utf8));
    [first, rest]
}

/// Words that stay, or words and those in their place.
struct Run {
    same: bool,
    old: String,
    new: String,
}

impl Run {
    fn length(&self) -> usize {
        self.old.chars().count().max(self.new.chars().count())
    }
}

/// Two changes read better as one where less stays between them than either of them changes.
fn joined(runs: impl Iterator<Item = Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        joined.push(run);
        while let [.., before, between, after] = joined.as_slice() {
            let kept = before.same || !between.same || between.old.contains('\n');
            if kept || between.length() > before.length().min(after.length()) {
                break;
            }
            let old = [before, between, after].map(|run| run.old.as_str()).concat();
            let new = [before, between, after].map(|run| run.new.as_str()).concat();
            joined.truncate(joined.len() - 3);
            joined.push(Run { same: false, old, new });
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
