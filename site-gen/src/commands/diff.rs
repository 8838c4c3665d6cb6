//! What the rules of one year state otherwise than those of another, each with its clause.

use std::path::Path;

use checker_rules::{Stated, diff};

use super::{require_checked, voice, year_of};
use crate::diag::MessageLang;
use crate::model::Year;
use crate::render::{Voice, Words};

/// Runs `diff`; gives the changes as text, a line each, or as JSON.
pub(super) fn run(content: &Path, years: (u16, u16), json: bool, lang: MessageLang) -> Result<String, String> {
    let checked = require_checked(content, false, lang)?;
    let (before, after) = (year_of(&checked, years.0, lang)?, year_of(&checked, years.1, lang)?);
    let changes = diff(&before.rules.rules, &after.rules.rules);
    if json {
        return serde_json::to_string_pretty(&changes).map_err(|error| error.to_string());
    }
    let voice = voice(checked.site(), lang).ok_or("internal error: no words")?;
    let mut lines = vec![title(years, changes.len(), lang)];
    for change in &changes {
        let of = if change.after.is_some() { after } else { before };
        lines.push(Words { voice: &voice, year: of }.subject(&change.subject));
        lines.push(format!("  {}: {}", years.0, said(&voice, before, change.before.as_ref(), "change_new")));
        lines.push(format!("  {}: {}", years.1, said(&voice, after, change.after.as_ref(), "change_gone")));
    }
    Ok(lines.join("\n"))
}

fn title((before, after): (u16, u16), changes: usize, lang: MessageLang) -> String {
    match lang {
        MessageLang::Zh => format!("{before}年度至{after}年度：{changes}处变化"),
        MessageLang::En => format!("from {before} to {after}: {}", super::counted(changes, "change")),
    }
}

fn said(voice: &Voice<'_>, year: &Year, stated: Option<&Stated>, otherwise: &str) -> String {
    let Some(stated) = stated else { return voice.t(otherwise) };
    let value = Words { voice, year }.value(&stated.value);
    match &stated.clause {
        Some(clause) => format!("{value} ({})", voice.cited_label(year, clause.as_str())),
        None => value,
    }
}
