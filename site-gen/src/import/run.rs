//! Text whose every character knows where in the source it stands.

use std::ops::Range;

use super::traditional::read_as;

/// One character, and the bytes of the source it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The character as the files have it.
    pub char: char,
    /// Offset of its first byte in the source.
    pub start: usize,
    /// Offset behind its last byte in the source.
    pub end: usize,
}

/// A piece of text made of such characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run(Vec<Glyph>);

impl Run {
    /// A run without characters.
    pub const fn new_empty() -> Self {
        Self(Vec::new())
    }

    /// The characters of a text that starts at an offset of the source.
    pub fn new(text: &str, offset: usize) -> Self {
        let glyph = |(at, char): (usize, char)| Glyph { char, start: offset + at, end: offset + at + char.len_utf8() };
        Self(text.char_indices().map(glyph).collect())
    }

    /// Each character with its place.
    pub fn glyphs(&self) -> &[Glyph] {
        &self.0
    }

    /// The characters without their places.
    pub fn chars(&self) -> Vec<char> {
        self.0.iter().map(|glyph| glyph.char).collect()
    }

    /// The characters as one text. Its offsets are not those of a run, which counts characters.
    pub fn text(&self) -> String {
        self.0.iter().map(|glyph| glyph.char).collect()
    }

    /// The characters as they are read: traditional ones as simplified. Never what is written.
    pub fn read_chars(&self) -> Vec<char> {
        self.0.iter().map(|glyph| read_as(glyph.char)).collect()
    }

    /// The text as it is read. Never what is written.
    pub fn reading(&self) -> String {
        self.0.iter().map(|glyph| read_as(glyph.char)).collect()
    }

    /// The number of characters.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing but white space.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|glyph| glyph.char.is_whitespace())
    }

    /// Whether the first character is white space.
    pub fn is_indented(&self) -> bool {
        self.0.first().is_some_and(|glyph| glyph.char.is_whitespace())
    }

    /// The characters of a range, which counts characters.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let end = range.end.min(self.0.len());
        Self(self.0[range.start.min(end)..end].to_vec())
    }

    /// The characters before a place, and those from it on.
    pub fn split_at(&self, at: usize) -> (Self, Self) {
        (self.slice(0..at), self.slice(at..self.len()))
    }

    /// The run without white space at either end.
    pub fn trimmed(&self) -> Self {
        let is_text = |glyph: &Glyph| !glyph.char.is_whitespace();
        match (self.0.iter().position(is_text), self.0.iter().rposition(is_text)) {
            (Some(first), Some(last)) => Self(self.0[first..=last].to_vec()),
            _ => Self::default(),
        }
    }

    /// The runs that white space separates.
    pub fn words(&self) -> Vec<Self> {
        let words = self.0.split(|glyph| glyph.char.is_whitespace()).filter(|word| !word.is_empty());
        words.map(|word| Self(word.to_vec())).collect()
    }

    /// Adds a character at the end.
    pub fn push(&mut self, glyph: Glyph) {
        self.0.push(glyph);
    }

    /// Adds a space that stands for nothing in the source.
    pub fn push_space(&mut self) {
        self.push_sign(' ');
    }

    /// Adds a character that stands for nothing in the source.
    pub fn push_sign(&mut self, char: char) {
        let end = self.0.last().map_or(0, |last| last.end);
        self.0.push(Glyph { char, start: end, end });
    }

    /// Adds the characters of another run at the end.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// The run with each character changed or, where there is none, left out.
    pub fn filter_map(self, change: impl FnMut(Glyph) -> Option<Glyph>) -> Self {
        Self(self.0.into_iter().filter_map(change).collect())
    }

    /// The bytes of the source from its first to its last character.
    pub fn range(&self) -> Range<usize> {
        let start = self.0.iter().map(|glyph| glyph.start).min().unwrap_or(0);
        start..self.0.iter().map(|glyph| glyph.end).max().unwrap_or(start)
    }

    /// The place of a text in the run, counted in characters.
    pub fn find(&self, wanted: &str) -> Option<usize> {
        let text = self.text();
        text.find(wanted).map(|at| text[..at].chars().count())
    }
}

/// What counts of a text when nothing may be lost: everything but white space.
pub fn body(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}
