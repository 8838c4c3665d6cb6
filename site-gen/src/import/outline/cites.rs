//! The documents a notice cites: 《title》 with or without a number, and numbers alone.

use checker_rules::Date;

use super::{NoticeClause, Outline, SectionKind};
use crate::import::label::Style;
use crate::import::number::{self, DocumentNumber};
use crate::import::numerals::{day, spaces};
use crate::import::run::Run;

/// What tells documents of one office apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentKey {
    /// The year in the number; a decree has none.
    pub year: Option<u32>,
    /// The running number in that year, or of the decree.
    pub running: u32,
}

/// A document that the notice cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedDocument {
    /// With its 《》; none where only the number is given.
    pub title: Option<String>,
    /// Its document number, without spaces; none where only the title is given.
    pub number: Option<String>,
    /// Year and running number, where there is a number.
    pub key: Option<DocumentKey>,
    /// The place of the clause that cites it; none for the lead.
    pub clause: Option<usize>,
    /// First day in force, where it is said.
    pub in_force: Option<Date>,
    /// The sentence up to the citation.
    pub before: String,
    /// Offset in the source at which the citation begins.
    pub start: usize,
}

/// The last word of a title of an official document; other titles are those of books.
const KINDS: [&str; 20] = [
    "条例", "规定", "办法", "通知", "意见", "细则", "法", "方案", "决定", "准则", "纲要", "规划", "答复", "批复", "函",
    "指引", "规程", "制度", "标准", "目录",
];

pub(super) fn cites(outline: &mut Outline) {
    let mut found: Vec<CitedDocument> = Vec::new();
    for block in &outline.lead {
        in_run(&block.text, None, &mut found);
    }
    for (at, clause) in outline.clauses.iter().enumerate() {
        let clause_at = (clause.part != SectionKind::Whole).then_some(at);
        for run in runs(clause) {
            in_run(run, clause_at, &mut found);
        }
    }
    let own = outline.number.as_ref().map(|number| packed(&number.text()));
    found.retain(|cite| cite.number.is_none() || cite.number != own);
    outline.cites = found;
}

fn runs(clause: &NoticeClause) -> impl Iterator<Item = &Run> {
    let list = matches!(clause.part, SectionKind::Attachments);
    std::iter::once(&clause.title).chain(clause.blocks.iter().map(|block| &block.text)).filter(move |_| !list)
}

fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn in_run(run: &Run, clause: Option<usize>, found: &mut Vec<CitedDocument>) {
    let chars = run.chars();
    let mut at = 0;
    while at < chars.len() {
        if chars[at] == '《'
            && let Some(end) = closing(&chars, at)
        {
            let (number, behind) = number_behind(&chars, end);
            let title: String = chars[at..end].iter().collect();
            let is_document = KINDS.iter().any(|kind| is_kind(&title, kind));
            if number.is_some() || is_document {
                let in_force = in_force(&chars, behind);
                let cite = CitedDocument { clause, in_force, ..cite(Some(title), number, run, at) };
                add(cite, found);
            }
            at = behind;
        } else if let Some(number) =
            number::find(&chars[..(at + 40).min(chars.len())], at).filter(|number| number.range.start == at)
        {
            let end = number.range.end;
            let text = chars[number.range.clone()].iter().collect();
            add(CitedDocument { clause, ..cite(None, Some((number, text)), run, at) }, found);
            at = end;
        } else {
            at += 1;
        }
    }
}

/// Whether a title ends with a word, with （试行） behind it or not.
fn is_kind(title: &str, kind: &str) -> bool {
    let bare = title.trim_matches(['《', '》']);
    let bare = match (bare.rfind(['（', '(']), bare.ends_with(['）', ')'])) {
        (Some(at), true) => &bare[..at],
        _ => bare,
    };
    bare.ends_with(kind)
}

/// Where a title in 《》 ends; others may stand inside.
fn closing(chars: &[char], start: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in chars.iter().enumerate().skip(start).take(160) {
        match c {
            '《' => depth += 1,
            '》' if depth == 1 => return Some(at + 1),
            '》' => depth -= 1,
            '。' if depth <= 1 => return None,
            _ => {}
        }
    }
    None
}

/// The number in brackets behind a title, and where what follows begins.
fn number_behind(chars: &[char], end: usize) -> (Option<(DocumentNumber, String)>, usize) {
    let mut at = end + spaces(&chars[end..]);
    if !matches!(chars.get(at), Some('（' | '(' | '【' | '[' | '〔')) {
        return (None, end);
    }
    at += 1;
    at += spaces(&chars[at..]);
    let Some(number) = number::find(chars, at).filter(|number| number.range.start == at) else { return (None, end) };
    let text = packed(&chars[number.range.clone()].iter().collect::<String>());
    let close = chars[number.range.end..].iter().take(4).position(|c| matches!(c, '）' | ')' | '】' | ']' | '〕'));
    let behind = close.map_or(number.range.end, |close| number.range.end + close + 1);
    (Some((number, text)), behind)
}

/// The first day in force, as in 自2018年11月1日实施.
fn in_force(chars: &[char], at: usize) -> Option<Date> {
    let rest = chars.get(at..)?;
    let from = rest.iter().take(3).position(|c| *c == '自')? + 1;
    let (found, len) = day(&rest[from..])?;
    let behind: String = rest[from + len..].iter().take(5).collect();
    ["实施", "施行", "执行", "生效"].iter().any(|word| behind.contains(word)).then(|| found.date())?
}

fn cite(title: Option<String>, number: Option<(DocumentNumber, String)>, run: &Run, at: usize) -> CitedDocument {
    let chars = run.chars();
    let start = chars[..at].iter().rposition(|c| matches!(c, '。' | '；' | '，')).map_or(0, |stop| stop + 1);
    let key = number.as_ref().map(|(number, _)| DocumentKey { year: number.year, running: number.running });
    CitedDocument {
        title,
        number: number.map(|(_, text)| packed(&text)),
        key,
        clause: None,
        in_force: None,
        before: chars[start..at].iter().collect(),
        start: run.glyphs()[at].start,
    }
}

/// Adds a document, unless it is one that was cited before.
fn add(cite: CitedDocument, found: &mut Vec<CitedDocument>) {
    let same = |known: &CitedDocument| match (&cite.number, &known.number) {
        (Some(new), Some(old)) => new == old || (cite.title.is_none() && new.ends_with(old.as_str())),
        _ => cite.title.is_some() && cite.title == known.title,
    };
    match found.iter_mut().find(|known| same(known)) {
        Some(known) => {
            known.in_force = known.in_force.or(cite.in_force);
            if known.title.is_none() {
                known.title = cite.title;
            }
        }
        None => found.push(cite),
    }
}

impl NoticeClause {
    /// The name of its numbering in tests.
    pub fn style(&self) -> &'static str {
        match self.part {
            SectionKind::Clause(style, _) => Style::name(style),
            SectionKind::Whole => "whole",
            SectionKind::Attachments => "attachments",
            SectionKind::Annex(_) => "annex",
        }
    }
}
