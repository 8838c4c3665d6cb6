//! Slips, made from the content, of which nearly none may pass.

use std::collections::BTreeMap;

use site_tests::folders::{own_content, project};

use super::content::{Edit, Folder};
use super::{structure, words};

/// A slip: its kind, and what it changes.
pub(crate) struct Slip {
    pub(crate) kind: String,
    pub(crate) edits: Vec<Edit>,
}

/// How many slips of a kind were made, and which passed.
#[derive(Default)]
struct Tally {
    made: usize,
    /// How many are found in texts that nobody has accepted.
    at_once: usize,
    passed: Vec<String>,
}

/// How many of a hundred slips may pass, of all and of each kind.
const MOST_PASSED: (usize, usize) = (5, 15);

/// How many of a hundred slips are found in texts that nobody has accepted, too.
const LEAST_AT_ONCE: usize = 75;

#[test]
fn nearly_every_slip_is_an_error() {
    let tests = project().join("tests");
    let folders = [own_content(), tests.join("mini"), tests.join("agree/traditional")];
    let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
    for folder in folders.map(|path| Folder::new(&path)) {
        let accepted = folder.accepted();
        let errors: Vec<String> = accepted.errors().into_iter().map(|said| said.text).collect();
        assert_eq!(errors, Vec::<String>::new());
        for slip in words::slips(&folder).into_iter().chain(structure::slips(&folder)) {
            let tally = kinds.entry(slip.kind.clone()).or_default();
            tally.made += 1;
            // What only the texts themselves could tell, what was accepted before may.
            let is_named_at_once = is_named(&folder, &slip);
            tally.at_once += usize::from(is_named_at_once);
            if !is_named_at_once && !is_named(&accepted, &slip) {
                tally.passed.push(shown(&folder, &slip));
            }
        }
    }
    for (kind, tally) in &kinds {
        println!("{kind}: {} of {} passed; {} found at once", tally.passed.len(), tally.made, tally.at_once);
        tally.passed.iter().for_each(|slip| println!("    {slip}"));
    }
    let of_all = |count: fn(&Tally) -> usize| kinds.values().map(count).sum::<usize>();
    let (made, passed) = (of_all(|tally| tally.made), of_all(|tally| tally.passed.len()));
    println!("all: {passed} of {made} passed");
    assert!(made >= 400, "{made} slips");
    assert!(passed * 100 <= made * MOST_PASSED.0, "{passed} of {made} slips passed");
    let at_once = of_all(|tally| tally.at_once);
    assert!(at_once * 100 >= made * LEAST_AT_ONCE, "{at_once} of {made} slips are found at once");
    for (kind, tally) in &kinds {
        assert!(tally.passed.len() * 100 <= tally.made * MOST_PASSED.1, "{kind}: {:#?}", tally.passed);
    }
}

/// Whether an error names the place of a slip, or a text beside it that says otherwise.
fn is_named(folder: &Folder, slip: &Slip) -> bool {
    let errors = folder.with(&slip.edits).errors();
    errors.iter().any(|said| {
        said.places.iter().any(|(file, at)| {
            let is_here = |edit: &Edit| *file == edit.file && (said.is_of_file || is_near(folder, edit, *at));
            slip.edits.iter().any(|edit| is_here(edit) || is_counterpart(&edit.file, file))
        })
    })
}

/// Whether a file is another one in another language: of two texts that differ, either may be the wrong one.
fn is_counterpart(file: &str, other: &str) -> bool {
    let stem =
        |path: &str| path.strip_suffix(".md").and_then(|path| path.rsplit_once('.')).map(|(stem, _)| stem.to_owned());
    file != other && stem(file).is_some() && stem(file) == stem(other)
}

/// Whether a place is in the paragraph, the table or the section of an edit.
fn is_near(folder: &Folder, edit: &Edit, at: usize) -> bool {
    let text = &folder.0[&edit.file];
    let mark = if edit.file.ends_with(".toml") { "\n[[" } else { "\n## " };
    let start = text[..edit.range.start].rfind(mark).unwrap_or(0);
    let end = text[edit.range.end..].find(mark).map_or(text.len(), |end| edit.range.end + end);
    (start..=end + edit.new.len()).contains(&at)
}

fn shown(folder: &Folder, slip: &Slip) -> String {
    let edits = slip.edits.iter().map(|edit| {
        let text = &folder.0[&edit.file];
        let line = text[..edit.range.start].matches('\n').count() + 1;
        let around = |at: usize, by: isize| text.floor_char_boundary(at.saturating_add_signed(by).min(text.len()));
        let before = &text[around(edit.range.start, -40)..edit.range.start];
        let behind = &text[edit.range.end..around(edit.range.end, 40)];
        format!("{}:{line} …{before}[{} → {}]{behind}…", edit.file, &text[edit.range.clone()], edit.new)
            .replace('\n', " ")
    });
    edits.collect::<Vec<_>>().join(" + ")
}
