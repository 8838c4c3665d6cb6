//! Markdown as far as tests read it.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// The TOML blocks of a page, in order.
pub fn toml_blocks(page: &str) -> Vec<String> {
    blocks(page, "toml")
}

/// The blocks of a page in this language, in order.
pub fn blocks(page: &str, language: &str) -> Vec<String> {
    let (mut blocks, mut inside) = (Vec::new(), false);
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => {
                inside = kind.as_ref() == language;
                blocks.extend(inside.then(String::new));
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(text) if inside => blocks.iter_mut().last().into_iter().for_each(|block| block.push_str(&text)),
            _ => {}
        }
    }
    blocks
}
