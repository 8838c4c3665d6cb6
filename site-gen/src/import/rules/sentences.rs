//! The sentences of a clause, each with its place among its headings and items.

use super::Quote;
use crate::import::outline::{Block, NoticeClause, SectionKind};
use crate::import::run::Run;

/// A sentence of the notice.
pub(super) struct Sentence {
    /// Its characters, as they are read.
    pub(super) chars: Vec<char>,
    /// Its characters, as they are written.
    pub(super) run: Run,
    /// The place of its clause among those of the notice, from 0.
    pub(super) clause: usize,
    /// Whether it opens a paragraph.
    pub(super) opens: bool,
    /// How deep its paragraph stands among items; none where it has no number.
    pub(super) depth: Option<usize>,
    /// Whether its paragraph is a heading of what stands below.
    pub(super) is_heading: bool,
    /// Whether it stands in an annex.
    pub(super) is_annexed: bool,
    /// Whether it is the heading of its clause.
    pub(super) is_title: bool,
    /// Whether a line may have been cut off before or behind it.
    pub(super) is_cut: bool,
}

impl Sentence {
    pub(super) fn quote(&self, from: usize, to: usize) -> Quote {
        let text = self.run.slice(from..to).text();
        let start = self.run.glyphs().get(from).map_or(0, |glyph| glyph.start);
        Quote { clause: self.clause, text: text.trim().to_owned(), start }
    }

    pub(super) fn whole(&self) -> Quote {
        self.quote(0, self.chars.len())
    }

    pub(super) fn text(&self) -> String {
        self.chars.iter().collect()
    }
}

/// The longest heading without a number, in characters.
const LONGEST_HEADING: usize = 16;
/// The longest heading with a number, or line that leads to what follows.
const LONGEST_LEAD: usize = 42;

/// The sentences of a clause's heading.
pub(super) fn of_title(at: usize, clause: &NoticeClause) -> Vec<Sentence> {
    let mut sentences = annexed(of_run(&clause.title, at), clause);
    // A heading heads something: a clause of one sentence says it.
    sentences.iter_mut().for_each(|sentence| sentence.is_title = !clause.blocks.is_empty());
    sentences
}

/// The sentences of one of a clause's blocks.
pub(super) fn of_block(at: usize, place: usize, clause: &NoticeClause) -> Vec<Sentence> {
    let block = &clause.blocks[place];
    let (before, behind) = (place.checked_sub(1).map(|at| &clause.blocks[at]), clause.blocks.get(place + 1));
    let mut sentences = of_run(&unlabelled(block), at);
    let depth = block.label.map(|_| block.depth);
    let is_heading = sentences.len() == 1 && is_heading(block) && behind.is_some_and(|behind| heads(block, behind));
    sentences.iter_mut().for_each(|sentence| (sentence.depth, sentence.is_heading) = (depth, is_heading));
    if let Some(first) = sentences.first_mut() {
        first.is_cut |= before.is_some_and(|before| breaks_off(before, block));
    }
    if let Some(last) = sentences.last_mut() {
        last.is_cut |= behind.is_some_and(|behind| breaks_off(block, behind));
    }
    annexed(sentences, clause)
}

fn annexed(mut sentences: Vec<Sentence>, clause: &NoticeClause) -> Vec<Sentence> {
    let is_annexed = matches!(clause.part, SectionKind::Annex(_));
    sentences.iter_mut().for_each(|sentence| sentence.is_annexed = is_annexed);
    sentences
}

/// The text of a block without the number of an item, which says nothing.
fn unlabelled(block: &Block) -> Run {
    let length = block.label.map_or(0, |label| label.len);
    block.text.slice(length..block.text.len())
}

/// Whether a block is a heading, or leads to what follows it.
fn is_heading(block: &Block) -> bool {
    let is_numbered = block.label.is_some();
    match block.text.glyphs().last().map(|last| last.char) {
        Some('。' | '；' | '！' | ';' | '，' | '、') | None => false,
        Some('：' | ':') => block.text.len() <= LONGEST_LEAD,
        Some(_) => block.text.len() <= if is_numbered { LONGEST_LEAD } else { LONGEST_HEADING },
    }
}

/// Whether a block stands below another one that looks like a heading.
fn heads(block: &Block, behind: &Block) -> bool {
    behind.label.is_none() || block.label.is_none() || behind.depth > block.depth
}

/// What a line does not begin with, unless it goes on with the one before.
const GOING_ON: [&str; 26] = [
    "的",
    "以上",
    "及以上",
    "或",
    "，",
    "、",
    "不少于",
    "不得少于",
    "不低于",
    "不得低于",
    "少于",
    "低于",
    "至少",
    "最少",
    "≥",
    "达到",
    "为",
    "学时",
    "学分",
    "课时",
    "以下",
    "以内",
    "不超过",
    "除外",
    "（",
    "(",
];

/// Whether a paragraph without an end may go on in the next one: lines that were cut and not put together.
fn breaks_off(block: &Block, next: &Block) -> bool {
    let ends =
        block.text.glyphs().last().is_none_or(|last| matches!(last.char, '。' | '；' | '！' | '：' | ':' | ';' | '？'));
    let text: String = next.text.trimmed().slice(0..4).reading();
    let goes_on = GOING_ON.iter().any(|word| text.starts_with(word)) || text.starts_with(|c: char| c.is_ascii_digit());
    !ends && next.label.is_none() && goes_on
}

fn of_run(run: &Run, clause: usize) -> Vec<Sentence> {
    let chars = run.read_chars();
    let (mut sentences, mut start) = (Vec::new(), 0);
    for end in 1..=chars.len() {
        if end == chars.len() || matches!(chars[end - 1], '。' | '；' | '！' | ';') {
            let (chars, run) = (chars[start..end].to_vec(), run.slice(start..end));
            let opens = start == 0;
            sentences.push(Sentence {
                chars,
                run,
                clause,
                opens,
                depth: None,
                is_heading: false,
                is_annexed: false,
                is_title: false,
                is_cut: false,
            });
            start = end;
        }
    }
    sentences
}
