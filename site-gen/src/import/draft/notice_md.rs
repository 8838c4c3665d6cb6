//! notice.zh.md: the notice's own text, so escaped that Markdown shows it as it is.

use super::{DraftFile, TODO, TextLayout};
use crate::import::label::Style;
use crate::import::outline::{Block, NoticeClause, Outline};
use crate::import::paragraph::NoticeTable;
use crate::import::run::Run;

#[derive(Default)]
struct Writer {
    text: String,
    body: Vec<Option<Run>>,
}

pub(super) fn write(outline: &Outline, ids: &[String]) -> DraftFile {
    let mut writer = Writer::default();
    writer.text.push_str("# ");
    writer.pieces(&outline.title);
    writer.text.push('\n');
    writer.blocks(&outline.lead);
    for (clause, id) in outline.clauses.iter().zip(ids) {
        writer.clause(clause, id);
    }
    DraftFile { name: "notice.zh.md", text: writer.text, body: TextLayout::Markdown(writer.body) }
}

impl Writer {
    fn clause(&mut self, clause: &NoticeClause, id: &str) {
        self.text.push_str("\n## ");
        let heading: Vec<Run> =
            [&clause.label, &clause.title].into_iter().filter(|run| !run.is_empty()).cloned().collect();
        self.pieces(&heading);
        self.text.push_str(&format!(" {{#{id} .everyone}}\n"));
        self.blocks(&clause.blocks);
    }

    /// The pieces of a heading, one behind the other.
    fn pieces(&mut self, pieces: &[Run]) {
        if pieces.is_empty() {
            self.text.push_str(TODO);
            self.body.push(None);
        }
        for piece in pieces {
            self.run(piece);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        // How deep the list began, and how deep its last item was indented.
        let mut list: Option<(usize, usize)> = None;
        for block in blocks {
            if let Some(table) = &block.table {
                self.table(table);
                list = None;
                continue;
            }
            let article = block.label.is_some_and(|label| label.style == Style::Article);
            if block.depth == 0 || block.heads || article {
                self.text.push_str(if block.heads { "\n### " } else { "\n" });
                list = None;
            } else {
                let (base, last) = list.unwrap_or((block.depth, 0));
                let base = base.min(block.depth);
                let indent = if list.is_some() { (block.depth - base).min(last + 1) } else { 0 };
                self.text.push_str(if list.is_some() { "" } else { "\n" });
                self.text.push_str(&"  ".repeat(indent));
                self.text.push_str("- ");
                list = Some((base, indent));
            }
            self.run(&block.text);
            self.text.push('\n');
        }
    }

    /// A table, whose first row is its head.
    fn table(&mut self, table: &NoticeTable) {
        for (at, row) in table.rows.iter().enumerate() {
            self.text.push_str(if at == 0 { "\n|" } else { "|" });
            for cell in row {
                self.text.push(' ');
                self.run(cell);
                self.text.push_str(" |");
            }
            self.text.push('\n');
            if at == 0 {
                self.text.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
            }
        }
    }

    fn run(&mut self, run: &Run) {
        let run = run.trimmed();
        self.text.push_str(&escaped(&run.text()));
        self.body.push(Some(run));
    }
}

/// A text as Markdown that shows it literally.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        let starts = at == 0 && matches!(c, '+' | '-' | '=' | ':');
        let lists = at == digits && digits > 0 && matches!(c, '.' | ')');
        if starts
            || lists
            || matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '{' | '}' | '|' | '~' | '&' | '!' | '$' | '^'
            )
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
