//! Lines become clauses with items, by their numbers: also where these are broken.

use super::{Block, NoticeClause, Outline, SectionKind, Warning, warnings};
use crate::import::label::{self, Label, Odd, Style};
use crate::import::raw::Reason;
use crate::import::run::Run;

/// The longest heading, in characters.
const HEADING: usize = 42;

/// How far numbering has come.
struct Numbering {
    /// The style of clauses, and the number each of them should have next.
    clause: Option<Style>,
    last_clause: u32,
    /// Lists that are open inside the clause, from the widest, each with its last number.
    open: Vec<(Style, u32)>,
    /// The number of the first clause that is numbered in their style.
    first_in_style: u32,
}

/// Divides the body into lead and clauses.
pub(super) fn clauses(lines: Vec<Run>, annexed: bool, outline: &mut Outline) {
    let (style, first_in_style) = clause_style(&lines);
    let mut numbering = Numbering { clause: style, last_clause: 0, open: Vec::new(), first_in_style };
    for line in lines {
        let chars = line.chars();
        let label = numbering.label(&chars);
        if let Some(label) = label.filter(|label| numbering.is_clause(*label)) {
            numbering.clause_follows(label, &line, &mut outline.warnings);
            let clause = clause(label, line, outline);
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
pub(super) fn blocks(lines: Vec<Run>, warnings: &mut Vec<Warning>) -> Vec<Block> {
    let mut numbering = Numbering { clause: None, last_clause: 0, open: Vec::new(), first_in_style: 0 };
    let mut blocks = Vec::new();
    for line in lines {
        let label = numbering.label(&line.chars());
        blocks.push(numbering.block(label, line, warnings));
    }
    mark_headings(&mut blocks);
    blocks
}

/// The widest style that numbers lines from 1, or more than one of them; and the first number in it.
fn clause_style(lines: &[Run]) -> (Option<Style>, u32) {
    let labels: Vec<Label> = lines.iter().filter_map(|line| label::at(&line.chars())).collect();
    let sure = |label: &&Label| !(label.style <= Style::Article && label.odd.is_some() && label.number > 1);
    let mut styles: Vec<Style> = labels.iter().filter(sure).map(|label| label.style).collect();
    styles.sort();
    let numbers = |style: Style| labels.iter().filter(move |label| label.style == style).map(|label| label.number);
    let counts = |style: &Style| numbers(*style).any(|number| number == 1) || numbers(*style).count() > 1;
    let found = styles.iter().copied().find(counts).or(styles.first().copied());
    (found, found.and_then(|style| numbers(style).next()).unwrap_or(0))
}

impl Numbering {
    /// The number at the start of a line, with or without a mark.
    fn label(&self, chars: &[char]) -> Option<Label> {
        if let Some(label) = label::at(chars) {
            let reference = label.style <= Style::Article && label.odd.is_some() && !self.expects(label);
            return (!reference).then_some(label);
        }
        let mut styles: Vec<(Style, u32)> = self.open.iter().rev().copied().collect();
        if let Some(style) = self.clause.filter(|_| self.last_clause > 0 || self.first_in_style > 1) {
            styles.extend([(style, self.last_clause), (Style::Arabic, self.last_clause)]);
        }
        styles.iter().find_map(|(style, last)| label::glued(chars, *style, last + 1))
    }

    fn expects(&self, label: Label) -> bool {
        let last = self.open.iter().find(|(style, _)| *style == label.style).map(|(_, last)| *last);
        let last = if self.clause == Some(label.style) { Some(self.last_clause) } else { last };
        label.number == last.unwrap_or(0) + 1
    }

    /// Whether a number begins a clause: it is of the style of clauses, or it goes on from the last clause in another.
    fn is_clause(&self, label: Label) -> bool {
        let Some(style) = self.clause else { return false };
        if label.style == style {
            return true;
        }
        // 章 and 条 are counted apart from everything else.
        if style <= Style::Article || label.style <= Style::Article {
            return false;
        }
        let open = self.open.iter().any(|(open, _)| *open == label.style);
        let goes_on = self.last_clause > 0 && label.number > 1 && label.number == self.last_clause + 1;
        let starts = self.last_clause == 0 && label.number == 1 && self.first_in_style == 2;
        !open && (goes_on || starts)
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

    fn block(&mut self, label: Option<Label>, line: Run, warnings: &mut Vec<Warning>) -> Block {
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
        Block { depth, label: Some(label), text: line, heads: false }
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
        let chars = number.chars();
        let end = chars.iter().rposition(|c| !c.is_whitespace() && !"、.．,，：:".contains(*c)).map_or(0, |at| at + 1);
        let (label, mark) = number.split_at(end);
        outline.drop(&mark, Reason::Numbering);
        return NoticeClause { part, label, title, blocks };
    }
    outline.drop(&number, Reason::Numbering);
    let mut title = title;
    while let Some(end) = title.glyphs().last().filter(|last| matches!(last.char, '。' | '：' | ':')) {
        let _ = end;
        let (text, mark) = title.split_at(title.len() - 1);
        outline.drop(&mark, Reason::Label);
        title = text;
    }
    NoticeClause { part, label: Run::default(), title, blocks }
}

/// Cuts a heading off the text of a clause; it is empty where there is none.
fn heading(text: &Run, style: Style) -> (Run, Run) {
    let chars = text.chars();
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
        || (chars.iter().any(char::is_ascii_digit) && (text.contains("学时") || text.contains("学分")))
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
        let text = blocks[at].text.text();
        let short = blocks[at].text.len() <= HEADING && !text.contains(['。', '；', '，']);
        short && blocks.get(at + 1).is_some_and(|next| next.depth == 0 || next.depth > blocks[at].depth)
    };
    let items: Vec<usize> = (0..blocks.len()).filter(|at| blocks[*at].depth == 1).collect();
    if items.iter().all(|at| heads(*at)) {
        items.into_iter().for_each(|at| blocks[at].heads = true);
    }
}
