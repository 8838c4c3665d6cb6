//! The page of what changed since the year before: in the rules, and in the text of the clauses.

use checker_rules::{Change, Stated, diff};
use serde::Serialize;

use crate::difference::{ChangeKind, Difference, Piece, differences, lines};
use crate::model::Year;
use crate::render::Page;
use crate::render::stated::RuleWords;
use crate::render::voice::{Cite, Voice};

/// Something that the rules of the two years state differently, with what each year states and its clause.
#[derive(Serialize)]
struct ChangeRow {
    subject: String,
    before: Option<(String, Option<Cite>)>,
    after: Option<(String, Option<Cite>)>,
}

/// A clause whose wording or place differs.
#[derive(Serialize)]
struct ClauseRow {
    id: String,
    title: String,
    /// Words for how it differs, such as "new" and "moved".
    badges: Vec<String>,
    before: Option<Cite>,
    after: Option<Cite>,
    /// The lines of its text as HTML, with changes marked; none stands for lines that are the same in both years.
    lines: Vec<Option<String>>,
}

pub(super) fn page(voice: &Voice<'_>, before: &Year, year: &Year) -> Page {
    let years = [("before", before.year.to_string()), ("year", year.year.to_string())];
    let years = years.each_ref().map(|(key, value)| (*key, value.as_str()));
    let mut page = Page::new(voice, voice.ui.fill("changes_lead", &years));
    let rules = diff(&before.rules.rules, &year.rules.rules);
    let rules: Vec<_> = rules.into_iter().map(|change| change_row(voice, before, year, change)).collect();
    let text = differences(&before.clauses, &year.clauses, voice.lang);
    let text: Vec<_> = text.into_iter().map(|one| clause_row(voice, before, year, one)).collect();
    page.values.insert("rows", &rules);
    page.values.insert("clauses", &text);
    page.values.insert("text_lead", &voice.ui.fill("changes_text_lead", &years));
    page.values.insert("before", &before.year);
    page.values.insert("year", &year.year);
    page
}

fn change_row(voice: &Voice<'_>, before: &Year, year: &Year, change: Change) -> ChangeRow {
    let said = |year: &Year, stated: &Option<Stated>| {
        let said = stated.as_ref()?;
        let cite = said.clause.as_ref().map(|clause| voice.cite(year, clause.as_str()));
        Some((RuleWords { voice, year }.value(&said.value), cite))
    };
    ChangeRow {
        subject: RuleWords { voice, year: if change.after.is_some() { year } else { before } }.subject(&change.subject),
        before: said(before, &change.before),
        after: said(year, &change.after),
    }
}

fn clause_row(voice: &Voice<'_>, before: &Year, year: &Year, difference: Difference) -> ClauseRow {
    let (kind, id) = (difference.kind(), difference.clause);
    let title = difference.title.iter().map(|piece| match kind {
        ChangeKind::Changed => piece_html(voice, piece),
        _ => voice.html(piece.text()),
    });
    let badges = [kind_key(kind), difference.moved.then_some("clause_moved")];
    ClauseRow {
        title: title.collect(),
        badges: badges.into_iter().flatten().map(|key| voice.t(key)).collect(),
        before: difference.before.map(|_| voice.cite(before, &id)),
        after: difference.after.map(|_| voice.cite(year, &id)),
        lines: if kind == ChangeKind::Same { Vec::new() } else { changed_lines(voice, &difference.text) },
        id,
    }
}

/// The key of the word for how a clause differs; none for one that has only moved.
fn kind_key(kind: ChangeKind) -> Option<&'static str> {
    match kind {
        ChangeKind::Added => Some("clause_added"),
        ChangeKind::Removed => Some("clause_removed"),
        ChangeKind::Changed => Some("clause_changed"),
        ChangeKind::Same => None,
    }
}

/// The lines in which something changed. Lines between them that are the same become one none.
fn changed_lines(voice: &Voice<'_>, text: &[Piece]) -> Vec<Option<String>> {
    let line = |pieces: Vec<Piece>| {
        let changed = pieces.iter().any(Piece::is_change);
        changed.then(|| pieces.iter().map(|piece| piece_html(voice, piece)).collect::<String>())
    };
    let mut lines: Vec<Option<String>> = lines(text).into_iter().map(line).collect();
    lines.dedup_by(|one, before| one.is_none() && before.is_none());
    lines
}

/// A piece of a comparison as HTML. Its kind is also said in hidden words, for those who hear the page.
fn piece_html(voice: &Voice<'_>, piece: &Piece) -> String {
    let (tag, kind) = match piece {
        Piece::Same(text) => return voice.html(text),
        Piece::Removed(_) => ("del", "diff_removed"),
        Piece::Added(_) => ("ins", "diff_added"),
    };
    let hidden = |key: &str| format!("<span class=\"hidden\">{}</span>", voice.t(key));
    let (start, end) = (hidden(kind), hidden("diff_end"));
    format!("<{tag}>{start}{}{end}</{tag}>", voice.html(piece.text()))
}
