//! What a translation quotes of its source, as `个人入口` in an English text.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::content::Language;
use crate::lexis::{is_han, runs};

/// The Han characters that a text in a language without them quotes: the bytes of each run.
pub(super) fn quoted(text: &str, language: &Language) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut found = Vec::new();
    for (piece, script) in runs(text, language.lexicon.scripts) {
        if script.is_some() {
            found.extend(of_han(piece).map(|range| at + range.start..at + range.end));
        }
        at += piece.len();
    }
    found
}

fn of_han(piece: &str) -> impl Iterator<Item = Range<usize>> {
    let parts = piece.split(|c| !is_han(c)).filter(|part| !part.is_empty());
    parts.map(|part| {
        let start = part.as_ptr() as usize - piece.as_ptr() as usize;
        start..start + part.len()
    })
}

/// The names among what a translation quotes, each once.
pub(super) fn names<'q>(quoted: impl Iterator<Item = &'q str>) -> Vec<&'q str> {
    let names: BTreeSet<&str> = quoted.filter(|name| name.chars().count() >= LEAST_OF_NAME).collect();
    names.into_iter().take(MOST_NAMES).collect()
}

/// A line without the names that its translation quotes whole, as long as it is: what they say is no statement.
pub(super) fn unquoted<'a>(line: &'a str, names: &[&str]) -> Cow<'a, str> {
    names.iter().fold(line.into(), |line, name| match line.contains(name) {
        true => line.replace(name, &" ".repeat(name.len())).into(),
        false => line,
    })
}

/// How many names of a text are told apart.
const MOST_NAMES: usize = 100;

/// A shorter quotation stands beside its translation.
const LEAST_OF_NAME: usize = 8;

/// A line without addresses of the web and of mail, as long as it is: their letters are no words.
pub(super) fn without_addresses(line: &str) -> Cow<'_, str> {
    if !line.contains('@') && !line.contains("://") {
        return line.into();
    }
    let mut bare = String::with_capacity(line.len());
    for part in line.split_inclusive(|c: char| !c.is_ascii_graphic()) {
        let run = part.trim_end_matches(|c: char| !c.is_ascii_graphic());
        if run.contains("://") || run.contains('@') {
            bare.extend(std::iter::repeat_n(' ', run.len()));
            bare.push_str(&part[run.len()..]);
        } else {
            bare.push_str(part);
        }
    }
    bare.into()
}
