//! notice.zh.md: the notice's own text, so escaped that Markdown shows it as it is.

use super::{Body, File, TODO};
use crate::import::outline::{Block, Clause, Outline};
use crate::import::run::Run;

#[derive(Default)]
struct Writer {
    text: String,
    body: Vec<Option<Run>>,
}

pub(super) fn write(outline: &Outline, ids: &[String]) -> File {
    let mut writer = Writer::default();
    writer.text.push_str("# ");
    writer.pieces(&outline.title);
    writer.text.push('\n');
    writer.blocks(&outline.lead);
    for (clause, id) in outline.clauses.iter().zip(ids) {
        writer.clause(clause, id);
    }
    File { name: "notice.zh.md", text: writer.text, body: Body::Markdown(writer.body) }
}

impl Writer {
    fn clause(&mut self, clause: &Clause, id: &str) {
        self.text.push_str("\n## ");
        let heading: Vec<Run> = [&clause.label, &clause.title].into_iter().filter(|run| !run.is_empty()).cloned().collect();
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
        let mut in_list = false;
        for block in blocks {
            let item = block.depth > 0 && !block.heads;
            if !(item && in_list) {
                self.text.push('\n');
            }
            if block.heads {
                self.text.push_str("### ");
            } else if item {
                // A list starts at its left margin, however deep its first item is.
                let depth = if in_list { block.depth - 1 } else { 0 };
                self.text.push_str(&"  ".repeat(depth.min(self.deepest(in_list))));
                self.text.push_str("- ");
            }
            self.run(&block.text);
            self.text.push('\n');
            in_list = item;
        }
    }

    /// How deep the next item of a list may stand: one deeper than the last.
    fn deepest(&self, in_list: bool) -> usize {
        let last = self.text.lines().last().unwrap_or_default();
        if in_list { (last.len() - last.trim_start().len()) / 2 + 1 } else { 0 }
    }

    fn run(&mut self, run: &Run) {
        let run = run.trimmed();
        self.text.push_str(&escaped(&run.text()));
        self.body.push(Some(run));
    }
}

/// A text as Markdown that shows it literally.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        let starts = at == 0 && matches!(c, '+' | '-' | '=' | ':');
        let lists = at == digits && digits > 0 && matches!(c, '.' | ')');
        if starts || lists || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '{' | '}' | '|' | '~' | '&' | '!' | '$' | '^') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
