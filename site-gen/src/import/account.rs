//! Every character of the source is in a file, or in the list of what was dropped. Nothing else is in the files.
//!
//! The files are read back as the site reads them, so that a mistake of the writing is found, and not only one of the
//! bookkeeping.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::draft::{DraftFile, TODO, TextLayout, TomlField};
use super::raw::{Dropped, Reason};
use super::run::{Run, body};

/// What became of the characters of a file, white space aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The number of characters of the source.
    pub all: usize,
    /// How many of them are in the files.
    pub kept: usize,
    /// The others, piece by piece, in the order of the source.
    pub dropped: Vec<DroppedText>,
}

/// A piece of the source that is in none of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedText {
    /// Its bytes in the source.
    pub range: Range<usize>,
    /// Why it was left out.
    pub reason: Reason,
    /// What it says, without white space around it.
    pub text: String,
}

/// A fault of this program: a character that is lost or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// A character that is neither in a file nor dropped, and its offset in the source.
    Lost(usize, char),
    /// The name of a file that says something else than the source, and the text at which it begins to.
    Changed(&'static str, String),
}

/// Counts every character as kept or dropped, and compares each file with the source. Fails at the first that is lost
/// or changed.
pub fn account(source: &str, files: &[DraftFile], dropped: Vec<Dropped>) -> Result<Account, Mismatch> {
    let mut kept = vec![false; source.len()];
    for file in files {
        for glyph in runs(file).iter().flat_map(|run| run.glyphs()) {
            kept[glyph.start..glyph.end].fill(true);
        }
        reads_back(file)?;
    }
    let mut gone = vec![false; source.len()];
    dropped.iter().for_each(|dropped| gone[dropped.range.clone()].fill(true));
    let mut account = Account::default();
    for (at, c) in source.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        account.all += 1;
        account.kept += usize::from(kept[at]);
        if !kept[at] && !gone[at] {
            return Err(Mismatch::Lost(at, c));
        }
    }
    let pieces = dropped.into_iter().map(|dropped| {
        let text = source[dropped.range.clone()].trim().to_owned();
        DroppedText { range: dropped.range, reason: dropped.reason, text }
    });
    account.dropped = pieces.filter(|dropped| !dropped.text.is_empty()).collect();
    account.dropped.sort_by_key(|dropped| (dropped.range.start, dropped.reason));
    Ok(account)
}

fn runs(file: &DraftFile) -> Vec<&Run> {
    match &file.body {
        TextLayout::Markdown(runs) => runs.iter().flatten().collect(),
        TextLayout::Toml(fields) => fields.iter().flat_map(|field| &field.runs).collect(),
        TextLayout::None | TextLayout::Translation => Vec::new(),
    }
}

fn reads_back(file: &DraftFile) -> Result<(), Mismatch> {
    match &file.body {
        TextLayout::Markdown(runs) => {
            let wanted: String = runs.iter().map(|run| run.as_ref().map_or(TODO.to_owned(), Run::text)).collect();
            same(file.name, &wanted, &markdown_text(&file.text))
        }
        TextLayout::Toml(fields) => {
            let table: toml::Table =
                toml::from_str(&file.text).map_err(|error| Mismatch::Changed(file.name, error.message().to_owned()))?;
            for TomlField { key, has_languages, runs } in fields {
                let value =
                    table.get(*key).and_then(|value| if *has_languages { value.get("zh") } else { Some(value) });
                let wanted: String = runs.iter().map(Run::text).collect();
                same(file.name, &wanted, value.and_then(toml::Value::as_str).unwrap_or_default())?;
            }
            Ok(())
        }
        TextLayout::Translation => Ok(()),
        TextLayout::None => match toml::from_str::<toml::Table>(&file.text) {
            Ok(_) => Ok(()),
            Err(error) => Err(Mismatch::Changed(file.name, error.message().to_owned())),
        },
    }
}

fn same(name: &'static str, wanted: &str, found: &str) -> Result<(), Mismatch> {
    if body(wanted).eq(body(found)) {
        return Ok(());
    }
    let at = body(wanted).zip(body(found)).take_while(|(wanted, found)| wanted == found).count();
    Err(Mismatch::Changed(name, body(wanted).skip(at).take(20).collect()))
}

/// The text of Markdown without its signs.
fn markdown_text(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TABLES);
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(piece) | Event::Code(piece) | Event::Html(piece) | Event::InlineHtml(piece) => {
                text.push_str(&piece)
            }
            // A list with numbers would show something that is not in the text.
            Event::Start(Tag::List(Some(first))) => text.push_str(&first.to_string()),
            _ => text.push(' '),
        }
    }
    text
}
