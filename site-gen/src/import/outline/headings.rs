//! Headings of clauses and of items.

use super::Block;
use crate::import::label::Style;
use crate::import::run::Run;
use crate::import::statements::figures;

/// The longest heading, in characters.
const HEADING: usize = 42;

/// Cuts a heading off the text of a clause; it is empty where there is none.
pub(super) fn heading(text: &Run, style: Style) -> (Run, Run) {
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

/// The clauses of an annex have headings: each short line of the widest numbering that says nothing by itself.
pub(super) fn mark_clauses(blocks: &mut [Block]) {
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

/// Short items are headings where something hangs below each of them.
pub(super) fn mark_headings(blocks: &mut [Block]) {
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
