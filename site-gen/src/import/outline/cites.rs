//! The documents a notice cites: 《title》 with or without a number, and numbers alone.

use std::collections::BTreeMap;

use checker_rules::Date;

use super::{Block, NoticeClause, Outline, SectionKind};
use crate::import::label::Style;
use crate::import::number::{self, DocumentNumber};
use crate::import::numerals::{day, spaces};
use crate::import::run::Run;
use crate::import::traditional::read_as;

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
    let mut found = CitedSoFar::default();
    for run in outline.lead.iter().flat_map(Block::runs) {
        in_run(run, None, &mut found);
    }
    for (at, clause) in outline.clauses.iter().enumerate() {
        let clause_at = (clause.part != SectionKind::Whole).then_some(at);
        for run in runs(clause) {
            in_run(run, clause_at, &mut found);
        }
    }
    let own = outline.number.as_ref().map(|number| number::in_one_hand(&number.text()));
    let is_own = |cite: &CitedDocument| own.is_some() && cite.number.as_deref().map(number::in_one_hand) == own;
    outline.cites = found.cites.into_iter().filter(|cite| !is_own(cite)).collect();
}

fn runs(clause: &NoticeClause) -> impl Iterator<Item = &Run> {
    let list = matches!(clause.part, SectionKind::Attachments);
    std::iter::once(&clause.title).chain(clause.blocks.iter().flat_map(Block::runs)).filter(move |_| !list)
}

fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How many characters a document number has at most, with a name before it.
const LONGEST_NUMBER: usize = 40;

fn in_run(run: &Run, clause: Option<usize>, found: &mut CitedSoFar) {
    let (chars, read) = (run.chars(), run.read_chars());
    let mut at = 0;
    while at < chars.len() {
        if chars[at] == '《'
            && let Some(end) = closing(&chars, at)
        {
            let (number, behind) = number_behind(&chars, end);
            let title: String = chars[at..end].iter().collect();
            let reading: String = title.chars().map(read_as).collect();
            let is_document = KINDS.iter().any(|kind| is_kind(&reading, kind));
            if number.is_some() || is_document {
                let in_force = in_force(&read, behind);
                let start = (&chars[..], at, run.glyphs()[at].start);
                found.add(CitedDocument { clause, in_force, ..cite(Some(title), number, start) });
            }
            at = behind;
        } else if let Some(number) =
            number::find(&chars[..(at + LONGEST_NUMBER).min(chars.len())], at).filter(|number| number.range.start == at)
        {
            let end = number.range.end;
            let text = chars[number.range.clone()].iter().collect();
            let start = (&chars[..], at, run.glyphs()[at].start);
            found.add(CitedDocument { clause, ..cite(None, Some((number, text)), start) });
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
    let near = &chars[..(at + LONGEST_NUMBER).min(chars.len())];
    let Some(number) = number::find(near, at).filter(|number| number.range.start == at) else { return (None, end) };
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

/// How many characters before a citation are looked at.
const LONGEST_BEFORE: usize = 200;

/// A citation that stands at a place of a text, and at an offset of the source.
fn cite(
    title: Option<String>,
    number: Option<(DocumentNumber, String)>,
    (chars, at, offset): (&[char], usize, usize),
) -> CitedDocument {
    let from = at.saturating_sub(LONGEST_BEFORE);
    let stop = chars[from..at].iter().rposition(|c| matches!(c, '。' | '；' | '，'));
    let start = from + stop.map_or(0, |stop| stop + 1);
    let key = number.as_ref().map(|(number, _)| DocumentKey { year: number.year, running: number.running });
    CitedDocument {
        title,
        number: number.map(|(_, text)| packed(&text)),
        key,
        clause: None,
        in_force: None,
        before: chars[start..at].iter().collect(),
        start: offset,
    }
}

/// The documents so far, found again by title and by number.
#[derive(Default)]
struct CitedSoFar {
    cites: Vec<CitedDocument>,
    by_title: BTreeMap<String, usize>,
    by_number: BTreeMap<(Option<u32>, u32), Vec<usize>>,
}

impl CitedSoFar {
    /// Adds a document, unless it is one that was cited before.
    fn add(&mut self, cite: CitedDocument) {
        if let Some(at) = self.known(&cite) {
            let known = &mut self.cites[at];
            known.in_force = known.in_force.or(cite.in_force);
            if known.title.is_none() {
                known.title = cite.title;
                self.note_title(at);
            }
            return;
        }
        let at = self.cites.len();
        if let Some(key) = cite.key {
            self.by_number.entry((key.year, key.running)).or_default().push(at);
        }
        self.cites.push(cite);
        self.note_title(at);
    }

    fn note_title(&mut self, at: usize) {
        if let Some(title) = &self.cites[at].title {
            self.by_title.entry(title.clone()).or_insert(at);
        }
    }

    /// Where a document stands that was cited before: by the same number, or by its title where one of both has no number.
    fn known(&self, cite: &CitedDocument) -> Option<usize> {
        let numbered = cite.key.and_then(|key| self.by_number.get(&(key.year, key.running)));
        let is_same = |known: &&usize| match (&cite.number, &self.cites[**known].number) {
            (Some(new), Some(old)) => new == old || (cite.title.is_none() && new.ends_with(old.as_str())),
            _ => false,
        };
        let titled = cite.title.as_ref().and_then(|title| self.by_title.get(title)).copied();
        let one_number = |at: &usize| cite.number.is_none() || self.cites[*at].number.is_none();
        numbered.and_then(|known| known.iter().find(is_same)).copied().or(titled.filter(one_number))
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
