//! The parts of a notice as files of a year's folder.

mod cases_toml;
mod english;
mod headings;
mod ids;
mod notice_en;
mod notice_md;
mod notice_toml;
mod rules_toml;

use checker_rules::Amount;

use super::desk::Desk;
use super::figures::NoticeFigure;
use super::outline::Outline;
use super::rules::{OpenQuestion, Quote, Rules};
use super::run::Run;
use crate::diag::{Words, words};

/// The mark where a person has to write something; `check` reports it.
pub const TODO: &str = "TODO";

/// A file, and which text of the notice went into it.
#[derive(Debug)]
pub struct DraftFile {
    /// Its name in the year's folder.
    pub name: &'static str,
    /// Its whole text.
    pub text: String,
    /// How the text of the notice is laid out in it.
    pub body: TextLayout,
}

/// How the text of a notice is laid out in a file.
#[derive(Debug)]
pub enum TextLayout {
    /// Markdown: its text without signs, in order; none stands for a [`TODO`].
    Markdown(Vec<Option<Run>>),
    /// TOML: the fields that hold text of the notice.
    Toml(Vec<TomlField>),
    /// None of its text is the notice's: a file of TOML that is made from what was understood.
    None,
    /// The first draft of a translation.
    Translation,
}

/// What the writing of the files needs at hand.
pub struct Drafting<'a> {
    /// The notice by its parts.
    pub outline: &'a Outline,
    /// What it asks.
    pub rules: &'a Rules,
    /// What became of its figures.
    pub figures: &'a [NoticeFigure],
    /// The names of its clauses.
    pub ids: &'a [String],
    /// For whom the files are written.
    pub desk: &'a Desk,
    /// The line of an offset in the source.
    pub line: &'a dyn Fn(usize) -> usize,
}

impl Drafting<'_> {
    /// The numbers of a sentence that is asked about.
    fn figures_of(&self, question: &OpenQuestion) -> Vec<Amount> {
        if question.quote.clause == Quote::OUTSIDE {
            return Vec::new();
        }
        let first = self.figures.partition_point(|figure| figure.start < question.range.start);
        let within = self.figures[first..].iter().take_while(|figure| figure.start < question.range.end);
        within.flat_map(|figure| figure.amounts.iter().copied()).collect()
    }

    /// The words for the place of an offset.
    fn at_line(&self, offset: usize) -> Words {
        let line = (self.line)(offset);
        words(format!("line {line}"), format!("第{line}行"))
    }
}

/// A field of a TOML file that holds text of a notice.
#[derive(Debug)]
pub struct TomlField {
    /// The key of the field.
    pub key: &'static str,
    /// Whether the text stands below the key of its language, as in `title = { zh = "…" }`.
    pub has_languages: bool,
    /// The pieces of the notice that it holds, in order.
    pub runs: Vec<Run>,
}

/// The ids of clauses, in their order.
pub fn ids(outline: &Outline, rules: &Rules) -> Vec<String> {
    ids::ids(outline, rules)
}

/// Writes the files.
pub fn files(drafting: &Drafting<'_>) -> Vec<DraftFile> {
    let mut files = vec![
        notice_toml::write(drafting),
        notice_md::write(drafting.outline, drafting.ids),
        DraftFile { name: "rules.toml", text: rules_toml::write(drafting), body: TextLayout::None },
        DraftFile { name: "cases.toml", text: cases_toml::write(drafting), body: TextLayout::None },
    ];
    if drafting.desk.has("en") {
        files.push(notice_en::write(drafting));
    }
    files
}

/// A text in quotes as TOML wants it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text whose translation is missing.
fn untranslated(zh: &str) -> String {
    format!("{{ zh = {}, en = \"{TODO}\" }}", quoted(zh))
}

/// A short quotation for a remark: one line.
fn short(text: &str) -> String {
    const MOST: usize = 48;
    let one_line = one_line(text);
    if one_line.chars().count() <= MOST {
        one_line
    } else {
        format!("{}…", one_line.chars().take(MOST).collect::<String>())
    }
}

/// A text without ends of lines.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
