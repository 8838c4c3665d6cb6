//! The parts of a notice as files of a year's folder.

mod cases_toml;
mod ids;
mod notice_md;
mod notice_toml;
mod rules_toml;

use super::outline::Outline;
use super::rules::Rules;
use super::run::Run;

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
    /// None of its text is the notice's: the file is made from what was understood.
    None,
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
pub fn ids(outline: &Outline) -> Vec<String> {
    ids::ids(outline)
}

/// Writes the files; `line` tells the line of an offset.
pub fn files(outline: &Outline, rules: &Rules, ids: &[String], line: &dyn Fn(usize) -> usize) -> Vec<DraftFile> {
    vec![
        notice_toml::write(outline, ids),
        notice_md::write(outline, ids),
        DraftFile { name: "rules.toml", text: rules_toml::write(outline, rules, ids, line), body: TextLayout::None },
        DraftFile { name: "cases.toml", text: cases_toml::write(rules), body: TextLayout::None },
    ]
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
    let one_line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if one_line.chars().count() <= MOST {
        one_line
    } else {
        format!("{}…", one_line.chars().take(MOST).collect::<String>())
    }
}
