//! A web page: the text between its tags. Lines keep the numbers they have in the file.
//!
//! `tree` finds the elements, `element` and `kinds` say which of them are shown, `style` and `sheet` how they look, `lines` makes paragraphs and rows, and
//! `outside` drops what stands around the text of the page.

mod colour;
mod element;
mod kinds;
mod lines;
mod main_element;
mod numbers;
mod outside;
mod reader;
mod selector;
mod sheet;
mod style;
mod tables;
#[cfg(test)]
mod tests;
mod trail;
mod tree;
mod values;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::plain::unix_lines;
use super::{Line, Raw};
use crate::import::run::Run;
use outside::{PageTitles, drop_outside};
use tree::HtmlTree;

pub(super) fn read(text: &str) -> Raw {
    let tree = tree(&unix_lines(text.to_owned()));
    let titles = PageTitles { stated: tree.title.as_deref(), window: &tree.page_title };
    let shown = drop_outside(lines::lines(&tree, false), &titles);
    if shown.lines.iter().flat_map(Line::runs).all(Run::is_empty) {
        // A script would have shown it.
        return drop_outside(lines::lines(&tree, true), &titles);
    }
    shown
}

fn tree(text: &str) -> HtmlTree {
    let line_ends: Vec<usize> = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
    let line = |at: usize| line_ends.partition_point(|end| *end < at);
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut tree = HtmlTree::default();
    for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
        match token {
            Token::String(string) => {
                tree.text(String::from_utf8_lossy(&string.value).into_owned(), line(string.span.start));
            }
            Token::StartTag(tag) => tree.start(&tag, line(tag.span.start)),
            Token::EndTag(tag) => tree.end(&String::from_utf8_lossy(&tag.name), line(tag.span.start)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    tree.finish();
    tree
}
