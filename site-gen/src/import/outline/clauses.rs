//! Lines become clauses with items, by their numbers: also where these are broken.

use super::{Block, NoticeClause, Outline, SectionKind, Warning, warnings};
use crate::import::label::{self, Label, Odd, Style};
use crate::import::paragraph::Paragraph;
use crate::import::raw::Reason;
use crate::import::run::Run;
use crate::import::statements::figures;

/// The longest heading, in characters.
const HEADING: usize = 42;

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

/// The clauses of an annex have headings: each short line of the widest numbering that says nothing by itself.
fn mark_clauses(blocks: &mut [Block]) {
    let styles = blocks.iter().filter_map(|block| block.label).map(|label| label.style);
    let Some(widest) = styles.min().filter(|style| *style <= Style::HanParen && *style != Style::Article) else {
        return;
    };
    for at in 0..blocks.len() {
        let Some(label) = blocks[at].label.filter(|label| label.style == widest) else { continue };
        let chars = blocks[at].text.read_chars();
        let is_short = chars.len() <= HEADING && !chars.iter().any(|c| matches!(c, '。' | '；' | '，' | '：' | ':'));
        let has_text = blocks.get(at + 1).is_some_and(|next| next.label.is_none_or(|next| next.style != widest));
        blocks[at].heads |= is_short && has_text && !states(&chars[label.len.min(chars.len())..]);
    }
}

/// The widest style that numbers lines from 1, or more than one of them; or the one that such a list stands inside of.
fn clause_style(labels: &[Option<Label>]) -> Option<Style> {
    let labels: Vec<Label> = labels.iter().copied().flatten().collect();
    let sure = |label: &&Label| !(label.style <= Style::Article && label.odd.is_some() && label.number > 1);
    let mut styles: Vec<Style> = labels.iter().filter(sure).map(|label| label.style).collect();
    styles.sort();
    styles.dedup();
    let numbers = |style: Style| labels.iter().filter(move |label| label.style == style).map(|label| label.number);
    let counts = |style: &Style| numbers(*style).any(|number| number == 1) || numbers(*style).count() > 1;
    let found = styles.iter().copied().find(counts).or(styles.first().copied());
    let first = labels.first().map(|label| label.style);
    first.filter(|first| found.is_some_and(|found| encloses(*first, found, &labels))).or(found)
}

/// Whether numbers of one style count on while a wider one begins anew between them: 1、 with 一、 and 二、 below each.
fn encloses(outer: Style, inner: Style, labels: &[Label]) -> bool {
    let is_inner = |label: &Label| label.style == inner && label.number == 1;
    let mut lists = 0;
    let mut last = 0;
    for label in labels {
        lists += usize::from(is_inner(label));
        if label.style == outer {
            if label.number != last + 1 {
                return false;
            }
            last = label.number;
        }
    }
    let behind = labels.iter().rposition(|label| label.style == outer) > labels.iter().position(is_inner);
    outer > inner && inner > Style::Article && last > 1 && behind && (lists > 1 || is_inside(outer, inner, labels))
}

/// Whether all of one list stands between two numbers of another.
fn is_inside(outer: Style, inner: Style, labels: &[Label]) -> bool {
    let last_inner = labels.iter().rposition(|label| label.style == inner);
    let behind = last_inner.and_then(|at| labels[at..].iter().find(|label| label.style == outer));
    behind.is_some_and(|behind| behind.number > 1) && labels.iter().filter(|label| label.style == inner).count() > 1
}

/// For each line, the number of the next one behind it that is numbered in a style.
fn next_in_style(labels: &[Option<Label>], style: Option<Style>) -> Vec<Option<u32>> {
    let mut next = None;
    let behind = labels.iter().rev().map(|label| {
        let of_line = next;
        next = label.filter(|label| Some(label.style) == style).map(|label| label.number).or(next);
        of_line
    });
    let mut next: Vec<Option<u32>> = behind.collect();
    next.reverse();
    next
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

/// Cuts a heading off the text of a clause; it is empty where there is none.
fn heading(text: &Run, style: Style) -> (Run, Run) {
    let chars = text.read_chars();
    let ends = |c: &char| matches!(c, '。' | '；' | '！');
    let stop = chars.iter().position(ends);
    let plain = |chars: &[char]| !states(chars);
    if stop.is_none_or(|stop| stop + 1 == chars.len()) && chars.len() <= HEADING {
        let whole = style > Style::Section && style != Style::Article || stop.is_none();
        if whole && (plain(&chars) || stop.is_none()) {
            return (text.trimmed(), Run::default());
        }
    }
    let space = chars.iter().position(|c| c.is_whitespace());
    if let Some(at) = space.filter(|at| (4..=HEADING).contains(at) && chars.len() - at > 6)
        && !chars[..at].iter().any(|c| ends(c) || matches!(c, '，' | '：'))
        && plain(&chars[..at])
    {
        return (text.slice(0..at), text.slice(at..chars.len()).trimmed());
    }
    let colon =
        chars.iter().position(|c| matches!(c, '。' | '：')).filter(|at| *at <= HEADING && style != Style::Article);
    match colon {
        Some(at) if plain(&chars[..at]) && !chars[..at].contains(&'；') && chars.len() > at + 1 => {
            (text.slice(0..at + 1), text.slice(at + 1..chars.len()).trimmed())
        }
        _ => (Run::default(), text.trimmed()),
    }
}

/// Whether a text says what has to be done, which a heading does not.
fn states(chars: &[char]) -> bool {
    let text: String = chars.iter().collect();
    ["应当", "不少于", "不低于", "不得", "必须", "至少", "可以", "须", "如下", "包括"]
        .iter()
        .any(|word| text.contains(word))
        || ((text.contains("学时") || text.contains("学分"))
            && (chars.iter().any(char::is_ascii_digit) || !figures(chars).is_empty()))
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

/// Short items are headings where something hangs below each of them.
fn mark_headings(blocks: &mut [Block]) {
    let heads = |at: usize| {
        let text = blocks[at].text.reading();
        let short = blocks[at].text.len() <= HEADING && !text.contains(['。', '；', '，']);
        short && blocks.get(at + 1).is_some_and(|next| next.depth == 0 || next.depth > blocks[at].depth)
    };
    let items: Vec<usize> = (0..blocks.len()).filter(|at| blocks[*at].depth == 1).collect();
    if items.iter().all(|at| heads(*at)) {
        items.into_iter().for_each(|at| blocks[at].heads = true);
    }
}
