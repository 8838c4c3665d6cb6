//! Lines become clauses with items, by their numbers: also where these are broken.

use super::clause_style::{clause_style, next_in_style};
use super::headings::{heading, mark_clauses, mark_headings};
use super::{Block, NoticeClause, Outline, SectionKind, Warning, warnings};
use crate::import::label::{self, Label, Odd, Style};
use crate::import::paragraph::Paragraph;
use crate::import::raw::Reason;
use crate::import::run::Run;

/// How far numbering has come.
#[derive(Default)]
struct Numbering {
    /// The style of clauses, and the number each of them should have next.
    clause: Option<Style>,
    last_clause: u32,
    /// Lists that are open inside the clause, from the widest, each with its last number.
    open: Vec<(Style, u32)>,
    /// The number of the next line that is numbered in their style, if there is one.
    next_in_style: Option<u32>,
}

/// Divides the body into lead and clauses.
pub(super) fn clauses(lines: Vec<Paragraph>, annexed: bool, outline: &mut Outline) {
    let labels: Vec<Option<Label>> = lines.iter().map(|line| label::at(&line.read_chars())).collect();
    let style = clause_style(&labels);
    let next = next_in_style(&labels, style);
    let mut numbering = Numbering { clause: style, ..Numbering::default() };
    for (line, next_in_style) in lines.into_iter().zip(next) {
        let chars = line.read_chars();
        numbering.next_in_style = next_in_style;
        let label = numbering.label(&chars);
        if let Some(label) = label.filter(|label| numbering.is_clause(*label, &chars)) {
            numbering.clause_follows(label, &line, &mut outline.warnings);
            let clause = clause(label, line.into_text(), outline);
            outline.clauses.push(clause);
        } else {
            let block = numbering.block(label, line, &mut outline.warnings);
            let place = outline.clauses.last_mut().map_or(&mut outline.lead, |clause| &mut clause.blocks);
            place.push(block);
        }
    }
    // What only sends something out has its clauses in what it sends.
    if outline.clauses.is_empty() && !annexed {
        whole(outline);
    }
    for clause in &mut outline.clauses {
        mark_headings(&mut clause.blocks);
    }
}

/// The lines of an annex, as items and paragraphs.
pub(super) fn blocks(lines: Vec<Paragraph>, warnings: &mut Vec<Warning>) -> Vec<Block> {
    let mut numbering = Numbering::default();
    let mut blocks = Vec::new();
    for line in lines {
        let label = numbering.label(&line.read_chars());
        blocks.push(numbering.block(label, line, warnings));
    }
    mark_headings(&mut blocks);
    mark_clauses(&mut blocks);
    blocks
}

impl Numbering {
    /// The number at the start of a line, with or without a mark.
    fn label(&self, chars: &[char]) -> Option<Label> {
        if let Some(label) = label::at(chars) {
            let reference = label.style <= Style::Article && label.odd.is_some() && !self.expects(label);
            return (!reference).then_some(label);
        }
        let mut styles: Vec<(Style, u32)> = self.open.iter().rev().copied().collect();
        if let Some(style) = self.clause.filter(|_| self.last_clause > 0 || self.next_in_style > Some(1)) {
            styles.extend([(style, self.last_clause), (Style::Arabic, self.last_clause)]);
        }
        styles.iter().find_map(|(style, last)| label::glued(chars, *style, last + 1))
    }

    fn expects(&self, label: Label) -> bool {
        let last = self.open.iter().find(|(style, _)| *style == label.style).map(|(_, last)| *last);
        let last = if self.clause == Some(label.style) { Some(self.last_clause) } else { last };
        label.number == last.unwrap_or(0) + 1
    }

    /// Whether a number begins a clause: it is of the style of clauses, or it stands for one that is missing in it.
    fn is_clause(&self, label: Label, chars: &[char]) -> bool {
        let Some(style) = self.clause else { return false };
        if label.style == style {
            return true;
        }
        // 章 and 条 are counted apart from everything else.
        let is_apart = style <= Style::Article || label.style <= Style::Article;
        let is_open = self.open.iter().any(|(open, _)| *open == label.style);
        if is_apart || is_open || label.number != self.last_clause + 1 {
            return false;
        }
        match self.next_in_style {
            Some(next) => next > label.number,
            // Behind the last of them a point is that of an item.
            None => label.number > 2 || chars[..label.len].contains(&'、'),
        }
    }

    fn clause_follows(&mut self, label: Label, line: &Run, warnings: &mut Vec<Warning>) {
        let run = line.slice(0..label.len);
        if self.clause != Some(label.style) {
            warnings.push(warnings::style(&run));
        }
        check(label, self.last_clause + 1, &run, warnings);
        self.last_clause = label.number;
        // Articles are counted through all chapters.
        self.open.retain(|(style, _)| *style == Style::Article);
    }

    fn block(&mut self, label: Option<Label>, line: Paragraph, warnings: &mut Vec<Warning>) -> Block {
        let Some(label) = label else { return Block::paragraph(line) };
        let run = line.slice(0..label.len);
        let depth = match self.open.iter().position(|(style, _)| *style == label.style) {
            Some(at) => {
                self.open.truncate(at + 1);
                at + 1
            }
            None => {
                while self.open.last().is_some_and(|(style, _)| *style > label.style) {
                    self.open.pop();
                }
                self.open.push((label.style, 0));
                self.open.len()
            }
        };
        if let Some((_, last)) = self.open.last_mut() {
            // A list may start anew below another paragraph.
            let expected = if label.number == 1 { 1 } else { *last + 1 };
            check(label, expected, &run, warnings);
            *last = label.number;
        }
        Block { depth, label: Some(label), text: line.into_text(), heads: false, table: None }
    }
}

fn check(label: Label, expected: u32, run: &Run, warnings: &mut Vec<Warning>) {
    if label.number > expected {
        warnings.push(warnings::skipped(run, expected));
    } else if label.number < expected {
        warnings.push(warnings::repeated(run, expected));
    }
    match label.odd {
        Some(Odd::Glued) if label.style > Style::Article => warnings.push(warnings::glued(run)),
        Some(Odd::Mark) => warnings.push(warnings::mark(run)),
        _ => {}
    }
}

fn clause(label: Label, line: Run, outline: &mut Outline) -> NoticeClause {
    let (number, text) = line.split_at(label.len);
    let (title, body) = heading(&text, label.style);
    let part = SectionKind::Clause(label.style, label.number);
    let blocks = if body.is_empty() { Vec::new() } else { vec![Block::paragraph(body)] };
    if title.is_empty() {
        // Its number stands in for a heading.
        let chars = number.read_chars();
        let end = chars.iter().rposition(|c| !c.is_whitespace() && !"、.．,，：:".contains(*c)).map_or(0, |at| at + 1);
        let (label, mark) = number.split_at(end);
        outline.drop(&mark, Reason::Numbering);
        return NoticeClause { part, label, title, blocks };
    }
    outline.drop(&number, Reason::Numbering);
    let mut title = title;
    while title.glyphs().last().is_some_and(|last| matches!(last.char, '。' | '：' | ':')) {
        let (text, mark) = title.split_at(title.len() - 1);
        outline.drop(&mark, Reason::Label);
        title = text;
    }
    NoticeClause { part, label: Run::default(), title, blocks }
}

/// A notice without clauses is one section.
fn whole(outline: &mut Outline) {
    let blocks = std::mem::take(&mut outline.lead);
    outline.warnings.push(warnings::no_clauses());
    outline.clauses.push(NoticeClause {
        part: SectionKind::Whole,
        label: Run::default(),
        title: Run::default(),
        blocks,
    });
}
