//! A paragraph while it is read, and the lines it becomes.

use super::marks::RunMarks;
use super::numbering::WordLists;
use super::styles::{ItemOf, WordStyles};
use crate::import::raw::{Dropped, Line, Raw, Reason, stand_in};
use crate::import::run::Run;

/// A piece of a paragraph's text, and why it is no part of the notice, if it is none.
pub(super) type TextPiece = (String, Option<Reason>);

/// A picture that floats beside or over the text, as a seal does: it stands nowhere in a line.
pub(super) const FLOATING: &str = "［浮动图片］";

/// What begins the stand-in of letters that are drawn, such as those of a watermark.
pub(super) const WORD_ART: &str = "［艺术字：";

/// A paragraph that is open: one in a text box stands inside another.
#[derive(Debug, Default)]
pub(super) struct OpenParagraph {
    pub(super) pieces: Vec<TextPiece>,
    /// Its style; empty for the ordinary one.
    pub(super) style: String,
    /// The list that it says itself to be an item of.
    pub(super) item: ItemOf,
    /// How its mark is shown.
    pub(super) mark: RunMarks,
    /// Whether its mark was deleted, so that it goes on in the next one.
    pub(super) is_joined: bool,
    /// Whether something is behind its letters.
    pub(super) has_ground: bool,
    /// How its open run is shown, as the run says itself.
    pub(super) own: RunMarks,
    /// How its open run is shown.
    pub(super) run: RunMarks,
    /// Whether it is no paragraph of the file: text that stands outside any.
    pub(super) is_stray: bool,
    /// Whether it is left out whole, so that no list counts it.
    pub(super) is_left_out: bool,
    /// Its number, once it is counted.
    pub(super) number: Option<String>,
}

impl OpenParagraph {
    /// Adds text.
    pub(super) fn push(&mut self, text: &str, reason: Option<Reason>) {
        self.pieces.push((text.to_owned(), reason));
    }

    /// The last character that is shown.
    pub(super) fn last_shown(&self) -> Option<char> {
        self.pieces.iter().rev().find_map(|(text, reason)| text.chars().next_back().filter(|_| reason.is_none()))
    }

    /// Finds how its mark is shown and counts it, once all its properties are known.
    pub(super) fn settle(&mut self, styles: &WordStyles, lists: &mut WordLists) {
        if self.number.is_some() {
            return;
        }
        let style = styles.of_paragraph(&self.style);
        self.is_joined |= styles.shown(&self.mark, style).hidden == Some(true);
        let by_style = style.map(|style| &style.item);
        let own_level = self.item.level;
        let list =
            self.item.list.clone().or_else(|| by_style?.list.clone()).filter(|_| !self.is_left_out && !self.is_joined);
        let number = list.map(|list| {
            let made_for = style.and_then(|style| lists.level_for(&list, &style.names));
            let level = own_level.or(made_for.filter(|_| self.item.list.is_none())).or_else(|| by_style?.level);
            lists.next(&list, level.unwrap_or(0))
        });
        self.number = Some(number.unwrap_or_default());
    }

    /// Its pieces behind those of the paragraphs that go on in it. Its number stands before all of them.
    pub(super) fn into_pieces(self, before: Vec<TextPiece>) -> Vec<TextPiece> {
        let first = || before.iter().chain(&self.pieces).find(|(text, reason)| reason.is_none() && !text.is_empty());
        let is_before_digit = first().is_some_and(|(text, _)| text.starts_with(|c: char| c.is_ascii_digit()));
        let number = self.number.filter(|number| !number.is_empty()).map(|mut number| {
            if is_before_digit && number.ends_with(['.', '．']) {
                number.push(' ');
            }
            (number, None)
        });
        if before.is_empty() && number.is_none() {
            return self.pieces;
        }
        number.into_iter().chain(before).chain(self.pieces).collect()
    }
}

/// Writes a paragraph's pieces to the end of the text: its lines.
pub(super) fn written(pieces: Vec<TextPiece>, raw: &mut Raw) -> Vec<Line> {
    let (mut lines, mut line) = (Vec::new(), Run::default());
    for (text, reason) in pieces {
        let start = raw.text.len();
        if let Some(reason) = reason {
            raw.text.push_str(&text);
            drop_behind(raw, start, reason);
            let sign = stand_in::of(&text, reason).filter(|_| text != FLOATING && !text.starts_with(WORD_ART));
            sign.into_iter().for_each(|sign| stand_in::push(&mut line, sign));
            continue;
        }
        for (at, part) in text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Line::Text(stand_in::settled(std::mem::take(&mut line))));
                raw.text.push('\n');
            }
            line.append(Run::new(part, raw.text.len()));
            raw.text.push_str(part);
        }
    }
    lines.push(Line::Text(stand_in::settled(line)));
    raw.text.push('\n');
    lines
}

/// Notes the end of the text as dropped, as one piece with what was dropped just before for the same reason.
fn drop_behind(raw: &mut Raw, start: usize, reason: Reason) {
    let end = raw.text.len();
    match raw.dropped.last_mut().filter(|last| last.range.end == start && last.reason == reason) {
        Some(last) => last.range.end = end,
        None if start < end => raw.dropped.push(Dropped { range: start..end, reason }),
        None => {}
    }
}
