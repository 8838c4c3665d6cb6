//! Who signed a notice, and on what day.

use super::bodies::{is_signer, seal};
use super::{Block, Outline, warnings};
use crate::import::label::{self, Style};
use crate::import::numerals::day;
use crate::import::paragraph::Paragraph;
use crate::import::raw::Reason;
use crate::import::run::Run;

/// A line that ends with a whole date, with or without names before it: where the date starts.
pub(super) fn signature(line: &Run) -> Option<usize> {
    let chars = line.read_chars();
    let at = (0..chars.len()).find(|at| {
        let found = day(&chars[*at..]);
        found.is_some_and(|(day, len)| at + len == chars.len() && day.date().is_some())
    })?;
    let names = line.slice(0..at).reading();
    names.split_whitespace().all(is_signer).then_some(at)
}

/// The longest number and heading in a cell of a table that is no text of a clause, in characters.
const LONGEST_CELL: usize = 40;

/// A table that only sets clauses or a signature side by side is read as lines.
pub(super) fn without_layout(line: Paragraph) -> Vec<Paragraph> {
    let is_text = |cell: &Run| {
        let is_clause = label::at(&cell.read_chars()).is_some_and(|label| label.style <= Style::HanParen);
        (is_clause && cell.len() > LONGEST_CELL) || signature(cell).is_some_and(|at| at > 0)
    };
    match line {
        Paragraph::Table(table) if table.cells().any(is_text) => {
            table.into_lines().into_iter().map(Paragraph::Text).collect()
        }
        other => vec![other],
    }
}

/// A line that ends with a sentence and a signature is two.
pub(super) fn with_signature_apart(line: Paragraph) -> Vec<Paragraph> {
    let stop = line.read_chars().iter().rposition(|c| *c == '。').map(|stop| stop + 1);
    match stop.map(|stop| line.split_at(stop)) {
        Some((text, rest)) if signature(&rest.trimmed()).is_some() => vec![text.into(), rest.trimmed().into()],
        _ => vec![line],
    }
}

/// Takes the date off the last line, and the names before it.
pub(super) fn sign(lines: &mut Vec<Paragraph>, outline: &mut Outline) {
    let Some(line) = lines.pop() else { return };
    let (names, date) = line.split_at(signature(&line).unwrap_or(0));
    let made = day(&date.read_chars()).and_then(|(day, _)| day.date());
    if outline.made.is_none() || outline.made == made {
        outline.made = made;
        outline.drop(&date, Reason::Date);
    } else {
        outline.warnings.push(warnings::after_signature(&date));
        outline.lead.push(Block::paragraph(date));
    }
    let mut issuers = Vec::new();
    if names.is_empty() {
        while lines.len() > 1 && lines.last().is_some_and(is_of_bodies) {
            issuers.extend(lines.pop().map(Paragraph::into_text));
        }
        issuers.reverse();
    } else {
        issuers.push(names.trimmed());
    }
    add_issuers(issuers, outline);
}

/// Whether a line is the names of bodies and nothing else.
fn is_of_bodies(line: &Paragraph) -> bool {
    !line.is_table() && line.reading().split_whitespace().all(is_signer)
}

/// The letterhead often has the same names.
fn add_issuers(issuers: Vec<Run>, outline: &mut Outline) {
    for written in issuers.iter().flat_map(Run::words) {
        let (issuer, seal) = written.split_at(written.len() - seal(&written.reading()));
        outline.drop(&seal, Reason::Label);
        let known = outline.issuers.iter().any(|known| known.reading() == issuer.reading());
        if known {
            outline.drop(&issuer, Reason::Repeated);
        } else {
            outline.issuers.push(issuer);
        }
    }
}

/// Names below the last sentence.
pub(super) fn undated_signature(lines: &mut Vec<Paragraph>, outline: &mut Outline) {
    let names = lines.iter().rev().take_while(|line| is_of_bodies(line)).count();
    let at = lines.len() - names;
    if names > 0 && at > 1 && lines[at - 1].reading().ends_with('。') {
        let issuers = lines.split_off(at).into_iter().map(Paragraph::into_text).collect();
        add_issuers(issuers, outline);
    }
}
