//! Slips of structure: a sentence or an item left out, a link or a clause that is another one, both languages alike.

use super::content::{Edit, Folder};
use super::slips::Slip;

/// Every slip of structure in a folder, some of each kind.
pub(crate) fn slips(folder: &Folder) -> Vec<Slip> {
    let mut slips = Vec::new();
    slips.extend(some(sentences(folder), 40).map(|edit| one("sentence", edit)));
    slips.extend(some(items(folder), 30).map(|edit| one("item", edit)));
    slips.extend(some(links(folder), 30).map(|edit| one("link", edit)));
    slips.extend(some(clauses(folder), 30).map(|edit| one("clause", edit)));
    slips.extend(some(data(folder), 40).map(|edit| one("data", edit)));
    slips
}

fn one(kind: &str, edit: Edit) -> Slip {
    Slip { kind: kind.to_owned(), edits: vec![edit] }
}

/// At most so many of them, spread evenly.
fn some<T>(all: Vec<T>, most: usize) -> impl Iterator<Item = T> {
    let step = all.len().div_ceil(most).max(1);
    all.into_iter().step_by(step)
}

fn documents(folder: &Folder) -> impl Iterator<Item = (&String, &String)> {
    folder.0.iter().filter(|(path, _)| path.ends_with(".md"))
}

/// Every sentence of a paragraph that has several, left out.
fn sentences(folder: &Folder) -> Vec<Edit> {
    let mut found = Vec::new();
    for (file, text) in documents(folder) {
        let ends: &[&str] = if file.ends_with(".en.md") { &[". ", ".\n"] } else { &["。"] };
        for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.starts_with(['#', '-', '1'])) {
            let offset = paragraph.as_ptr() as usize - text.as_ptr() as usize;
            let mut cuts: Vec<usize> =
                ends.iter().flat_map(|end| paragraph.match_indices(end).map(|(at, end)| at + end.len())).collect();
            cuts.sort_unstable();
            let starts: Vec<usize> = std::iter::once(0).chain(cuts.iter().copied()).collect();
            let sentences = starts.iter().zip(&cuts).map(|(start, end)| offset + start..offset + end);
            let sentences: Vec<_> = sentences.collect();
            if sentences.len() > 1 {
                found.extend(sentences.into_iter().map(|range| Edit { file: file.clone(), range, new: String::new() }));
            }
        }
    }
    found
}

/// Every item of a list, left out.
fn items(folder: &Folder) -> Vec<Edit> {
    let mut found = Vec::new();
    for (file, text) in documents(folder) {
        let mut start = 0;
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for (at, line) in lines.iter().enumerate() {
            let goes_on = lines[at + 1..].iter().take_while(|next| next.starts_with("  "));
            let length = line.len() + goes_on.map(|line| line.len()).sum::<usize>();
            if line.starts_with("- ") {
                found.push(Edit { file: file.clone(), range: start..start + length, new: String::new() });
            }
            start += line.len();
        }
    }
    found
}

/// Every link to a clause, led to another clause.
fn links(folder: &Folder) -> Vec<Edit> {
    let mut found = Vec::new();
    for (file, text) in documents(folder) {
        for (at, _) in text.match_indices("/notice/#") {
            let start = at + "/notice/#".len();
            let end = start + text[start..].find(')').unwrap_or_default();
            let new = if &text[start..end] == "title-review" { "funding" } else { "title-review" };
            found.push(Edit { file: file.clone(), range: start..end, new: new.to_owned() });
        }
    }
    found
}

/// Every clause that a table of data cites, another one.
fn clauses(folder: &Folder) -> Vec<Edit> {
    let mut found = Vec::new();
    for (file, text) in folder.0.iter().filter(|(path, _)| path.ends_with(".toml")) {
        for (at, _) in text.match_indices("\nclause = \"") {
            let start = at + "\nclause = \"".len();
            let end = start + text[start..].find('"').unwrap_or_default();
            let new = if &text[start..end] == "title-review" { "funding" } else { "title-review" };
            found.push(Edit { file: file.clone(), range: start..end, new: new.to_owned() });
        }
    }
    found
}

/// Keys of data, and two values of each: where one stands, the other is written.
const DATA: [(&str, [&str; 2]); 6] = [
    ("recognises", ["employer", "sector-authority"]),
    ("declares", ["person", "system"]),
    ("audience", ["employers", "providers"]),
    ("when", ["before", "after"]),
    ("answer", ["stated", "partly"]),
    ("mode", ["distance", "filed-class"]),
];

/// Every value of some keys, another one.
fn data(folder: &Folder) -> Vec<Edit> {
    let mut found = Vec::new();
    for (file, text) in folder.0.iter().filter(|(path, _)| path.ends_with(".toml") && !path.ends_with("cases.toml")) {
        for (key, [one, other]) in DATA {
            for (value, new) in [(one, other), (other, one)] {
                let written = format!("\n{key} = \"{value}\"");
                found.extend(text.match_indices(&written).map(|(at, _)| {
                    let end = at + written.len() - 1;
                    Edit { file: file.clone(), range: end - value.len()..end, new: new.to_owned() }
                }));
            }
        }
    }
    found
}
