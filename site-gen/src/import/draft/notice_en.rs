//! notice.en.md: the first draft of the translation. Every part that a person has to finish begins with a TODO, so that
//! none of it is published as it is.

use super::headings::known;
use super::notice_md::escaped;
use super::{DraftFile, Drafting, TODO, TextLayout, english};
use crate::import::outline::{Block, NoticeClause};

pub(super) fn write(drafting: &Drafting<'_>) -> DraftFile {
    let mut text = format!("# {TODO}\n");
    blocks(&drafting.outline.lead, drafting, &mut text);
    for (clause, id) in drafting.outline.clauses.iter().zip(drafting.ids) {
        text.push_str(&format!("\n## {} {{#{id} .everyone}}\n", heading(clause)));
        blocks(&clause.blocks, drafting, &mut text);
    }
    DraftFile { name: "notice.en.md", text, body: TextLayout::Translation }
}

/// A heading of a known kind; one that has nothing below it is to be looked at, too.
fn heading(clause: &NoticeClause) -> String {
    match known(&clause.title.text()) {
        Some(heading) if !clause.blocks.is_empty() => heading.en.to_owned(),
        Some(heading) => format!("{TODO} {}", heading.en),
        None => TODO.to_owned(),
    }
}

/// A paragraph or an item for each of the notice's.
fn blocks(blocks: &[Block], drafting: &Drafting<'_>, text: &mut String) {
    let mut in_list = false;
    for block in blocks {
        let is_item = block.depth > 0 && !block.heads;
        let mark = match (block.heads, is_item) {
            (true, _) => "### ",
            (_, true) => "- ",
            _ => "",
        };
        let label = block.label.map_or(0, |label| label.len);
        let pieces = english::pieces(&block.text.chars()[label..], drafting.desk);
        text.push_str(if is_item && in_list { "" } else { "\n" });
        text.push_str(format!("{mark}{TODO} {}", escaped(&pieces)).trim_end());
        text.push('\n');
        in_list = is_item;
    }
}
