//! notice.en.md: the first draft of the translation. Every section that a person has to finish has a TODO, so that none of
//! it is published as it is.

use super::headings::known;
use super::notice_md::escaped;
use super::{DraftFile, Drafting, TODO, TextLayout, english};
use crate::import::desk::Desk;
use crate::import::outline::{Block, NoticeClause};
use crate::import::paragraph::NoticeTable;

pub(super) fn write(drafting: &Drafting<'_>) -> DraftFile {
    let mut text = format!("# {TODO}\n");
    blocks(&drafting.outline.lead, drafting.desk, &mut text);
    for (clause, id) in drafting.outline.clauses.iter().zip(drafting.ids) {
        let mut body = String::new();
        blocks(&clause.blocks, drafting.desk, &mut body);
        let heading = heading(clause, body.contains(TODO));
        text.push_str(&format!("\n## {heading} {{#{id} .everyone}}\n{body}"));
    }
    DraftFile { name: "notice.en.md", text, body: TextLayout::Translation }
}

/// A heading of a known kind; to be looked at where nothing below it is.
fn heading(clause: &NoticeClause, is_open_below: bool) -> String {
    match known(&clause.title.reading()) {
        Some(heading) if is_open_below => heading.en.to_owned(),
        Some(heading) => format!("{TODO} {}", heading.en),
        None => TODO.to_owned(),
    }
}

/// A paragraph, an item or a table for each of the notice's.
fn blocks(blocks: &[Block], desk: &Desk, text: &mut String) {
    let mut in_list = false;
    for block in blocks {
        let is_item = block.depth > 0 && !block.heads;
        let mark = match (block.heads, is_item) {
            (true, _) => "### ",
            (_, true) => "- ",
            _ => "",
        };
        text.push_str(if is_item && in_list { "" } else { "\n" });
        in_list = is_item;
        if let Some(table) = &block.table {
            rows(table, desk, text);
            continue;
        }
        let label = block.label.map_or(0, |label| label.len);
        let pieces = english::pieces(&block.text.read_chars()[label..], desk);
        text.push_str(format!("{mark}{TODO} {}", escaped(&pieces)).trim_end());
        text.push('\n');
    }
}

fn rows(table: &NoticeTable, desk: &Desk, text: &mut String) {
    for (at, row) in table.rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| escaped(&english::cell(&cell.read_chars(), desk))).collect();
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
        if at == 0 {
            text.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
        }
    }
}
