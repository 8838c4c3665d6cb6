//! Slips of words, by the rules of `tests/agree/slips.txt`.

use site_tests::folders::{project, read};

use super::content::{Edit, Folder};
use super::slips::Slip;

/// How often a rule is applied in a folder.
const PLACES: usize = 3;

/// Every slip of words in a folder.
pub(crate) fn slips(folder: &Folder) -> Vec<Slip> {
    let rules = read(&project().join("tests/agree/slips.txt"));
    rules.lines().filter(|line| !line.starts_with('#')).flat_map(|rule| of_rule(folder, rule)).collect()
}

fn of_rule(folder: &Folder, rule: &str) -> Vec<Slip> {
    let parts: Vec<&str> = rule.split(" | ").collect();
    let [kind, language, old, new] = parts.as_slice() else { panic!("not a rule: {rule}") };
    let edits = replaced(folder, language, old, new);
    edits.into_iter().map(|edit| Slip { kind: (*kind).to_owned(), edits: vec![edit] }).collect()
}

/// Some of the places where words stand in a language, each with other words.
pub(crate) fn replaced(folder: &Folder, language: &str, old: &str, new: &str) -> Vec<Edit> {
    let mut places = Vec::new();
    for (file, range) in folder.texts(language) {
        let text = &folder.0[&file][range.clone()];
        let here =
            text.match_indices(old).map(|(at, _)| at).filter(|at| is_word(text, *at, old) && !is_mark(text, *at));
        places.extend(here.map(|at| Edit {
            file: file.clone(),
            range: range.start + at..range.start + at + old.len(),
            new: new.to_owned(),
        }));
    }
    let step = places.len().div_ceil(PLACES).max(1);
    places.into_iter().step_by(step).collect()
}

fn is_word(text: &str, at: usize, word: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let is_latin = word.starts_with(is_letter) && word.ends_with(is_letter);
    !is_latin || !(text[..at].ends_with(is_letter) || text[at + word.len()..].starts_with(is_letter))
}

/// Whether a place is within an address or a name of a section.
fn is_mark(text: &str, at: usize) -> bool {
    let line = &text[..at][text[..at].rfind('\n').map_or(0, |end| end + 1)..];
    let is_open = |open: &str, close: &str| line.rfind(open).is_some_and(|from| !line[from..].contains(close));
    is_open("](", ")") || is_open("{", "}")
}
