//! What stands below the clauses: the list of attachments, the signature, and what is annexed.

use std::collections::VecDeque;

use super::bodies::is_body;
use super::signature::{sign, signature, undated_signature, with_signature_apart, without_layout};
use super::{Block, NoticeClause, Outline, SectionKind, clauses, warnings};
use crate::import::label;
use crate::import::number;
use crate::import::paragraph::Paragraph;
use crate::import::raw::Reason;
use crate::import::run::Run;
use crate::import::title::ends_title;
use crate::lexis::han_digit;

/// The lines of a notice below its header, divided.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) main: Vec<Paragraph>,
    pub(super) attachments: Vec<Paragraph>,
    /// Behind the signature, and no annex.
    pub(super) after: Vec<Paragraph>,
    pub(super) annexes: Vec<Vec<Paragraph>>,
}

/// Divides the lines; the signature goes to the outline.
pub(super) fn parts(mut lines: Vec<Paragraph>, outline: &mut Outline) -> Parts {
    let mut parts = Parts::default();
    lines = lines.into_iter().flat_map(without_layout).flat_map(with_signature_apart).collect();
    let signed = lines.iter().skip(1).position(|line| signature(line).is_some()).map(|at| at + 1);
    let annex =
        lines.iter().enumerate().position(|(at, line)| starts_annex(line, signed.is_some_and(|signed| at > signed)));
    let annexed = annex.map(|at| lines.split_off(at)).unwrap_or_default();
    if let Some(at) = signed.filter(|at| *at < lines.len()) {
        let mut behind = lines.split_off(at + 1);
        sign(&mut lines, outline);
        if let Some(at) = starts_document(&behind) {
            let document = behind.split_off(at);
            outline.warnings.push(warnings::document_behind(&document[0]));
            parts.annexes.push(document);
        }
        parts.after = behind;
    } else if lines.len() > 1 && annexed.is_empty() {
        undated_signature(&mut lines, outline);
    }
    if let Some(at) = lines.iter().rposition(|line| attachment_label(line).is_some())
        && lines[at..].len() <= 12
        && lines[at + 1..].iter().all(|line| !line.reading().contains('。'))
    {
        parts.attachments = lines.split_off(at);
    }
    for line in annexed {
        let starts = starts_annex(&line, true) || parts.annexes.is_empty();
        match parts.annexes.last_mut().filter(|_| !starts) {
            Some(annex) => annex.push(line),
            None => parts.annexes.push(vec![line]),
        }
    }
    parts.main = lines;
    parts
}

/// Where a document with a title of its own begins among lines behind a signature: with its letterhead or number, where it
/// has these.
fn starts_document(lines: &[Paragraph]) -> Option<usize> {
    let is_furniture = |text: &str| {
        ["抄送", "印发", "公开", "主动", "（此件", "(此件"].iter().any(|word| text.contains(word))
            && !text.contains('《')
    };
    let short = |line: &Paragraph| {
        !line.is_table() && line.len() <= LONGEST_TITLE && !line.reading().contains(['。', '；', '：', ':'])
    };
    let is_title =
        |line: &Paragraph| short(line) && ends_title(&line.reading()) && !(line.reading().starts_with(['（', '(']));
    let title = lines.iter().position(is_title)?;
    let above = lines[..title].iter().rev().take_while(|line| short(line) && !is_furniture(&line.reading())).count();
    Some(title - above)
}

/// The longest line of a title, in characters.
const LONGEST_TITLE: usize = 60;

/// 附件 with its number and mark at the start of a line: how many characters.
fn attachment_label(line: &Run) -> Option<usize> {
    let chars = line.read_chars();
    if chars.starts_with(&['附', '：']) || chars.starts_with(&['附', ':']) {
        return Some(2);
    }
    let packed: String = chars.iter().filter(|c| !c.is_whitespace()).take(2).collect();
    if packed != "附件" {
        return None;
    }
    let at = chars.iter().position(|c| *c == '件')? + 1;
    let rest = &chars[at..];
    let number = rest
        .iter()
        .take_while(|c| c.is_whitespace() || c.is_ascii_digit() || **c == '十' || han_digit(**c).is_some())
        .count();
    let mark = rest.get(number).is_some_and(|c| matches!(c, '：' | ':' | '.' | '、'));
    (mark || number == rest.len()).then_some(at + number + usize::from(mark))
}

/// A line of its own that says 附件; below the signature also with a title behind it.
fn starts_annex(line: &Run, below_signature: bool) -> bool {
    let Some(len) = attachment_label(line) else { return false };
    let bare = line.slice(len..line.len()).is_empty();
    let text = line.reading();
    let colon = text.trim_end().ends_with(['：', ':']);
    (bare && !colon) || (below_signature && line.len() <= 60 && !text.contains('。'))
}

/// Puts what stands below the clauses into sections of its own.
pub(super) fn place(
    attachments: Vec<Paragraph>,
    after: Vec<Paragraph>,
    annexes: Vec<Vec<Paragraph>>,
    outline: &mut Outline,
) {
    let is_known = outline.warnings.iter().any(|warning| warning.code == warnings::AFTER_SIGNATURE);
    if let Some(first) = after.first().filter(|_| !is_known) {
        outline.warnings.push(warnings::after_signature(first));
    }
    for line in after {
        let place = outline.clauses.last_mut().map_or(&mut outline.lead, |clause| &mut clause.blocks);
        place.push(Block::paragraph(line));
    }
    let mut lines = attachments.into_iter();
    if let Some(first) = lines.next() {
        let (label, rest) = first.split_at(attachment_label(&first).unwrap_or(0));
        let (title, mark) = trimmed_mark(&label);
        outline.drop(&mark, Reason::Label);
        let items = std::iter::once(rest.trimmed().into()).chain(lines);
        let items: Vec<Paragraph> = items.filter(|line| line.is_table() || !line.is_empty()).collect();
        let blocks = clauses::blocks(items, &mut Vec::new());
        outline.clauses.push(NoticeClause { part: SectionKind::Attachments, label: Run::default(), title, blocks });
    }
    for (at, lines) in annexes.into_iter().enumerate() {
        let annex = annex(at + 1, lines, outline);
        outline.clauses.push(annex);
    }
}

fn trimmed_mark(label: &Run) -> (Run, Run) {
    let chars = label.read_chars();
    let end =
        chars.iter().rposition(|c| !matches!(c, '：' | ':' | '、' | '.') && !c.is_whitespace()).map_or(0, |at| at + 1);
    label.split_at(end)
}

/// An annex: its label and its title are the heading.
fn annex(order: usize, lines: Vec<Paragraph>, outline: &mut Outline) -> NoticeClause {
    let mut lines = VecDeque::from(lines);
    let first = lines.pop_front().map(Paragraph::into_text).unwrap_or_default();
    let (label, rest) = first.split_at(attachment_label(&first).unwrap_or(0));
    let (mut title, mark) = trimmed_mark(&label);
    outline.drop(&mark, Reason::Label);
    let mut above = Vec::new();
    if title.is_empty() {
        lines.push_front(rest.trimmed().into());
        above = letterhead(&mut lines);
    } else if !rest.is_empty() {
        add_piece(&mut title, rest.trimmed());
    }
    let mut is_whole = !rest.is_empty() && !label.is_empty();
    while !is_whole && lines.front().is_some_and(is_piece_of_title) {
        let line = lines.pop_front().map(Paragraph::into_text).unwrap_or_default();
        is_whole = ends_title(&line.reading());
        add_piece(&mut title, line);
    }
    let blocks = clauses::blocks(above.into_iter().chain(lines).collect(), &mut outline.warnings);
    NoticeClause { part: SectionKind::Annex(order), label: Run::default(), title, blocks }
}

fn add_piece(title: &mut Run, piece: Run) {
    if !title.is_empty() {
        title.push_space();
    }
    title.append(piece);
}

fn is_piece_of_title(line: &Paragraph) -> bool {
    !line.is_table()
        && line.len() <= 40
        && !line.reading().contains(['。', '；', '：'])
        && label::at(&line.read_chars()).is_none()
}

/// Takes the lines with the names of offices and the number that stand above the title of a document that is sent on.
fn letterhead(lines: &mut VecDeque<Paragraph>) -> Vec<Paragraph> {
    let mut above = Vec::new();
    let is_above = |line: &Paragraph| {
        let text = line.reading();
        !ends_title(&text)
            && (is_body(&text) || text.ends_with("文件") || number::find(&line.read_chars(), 0).is_some())
    };
    while lines.len() > 1 && lines.front().is_some_and(is_above) {
        above.extend(lines.pop_front());
    }
    above
}
