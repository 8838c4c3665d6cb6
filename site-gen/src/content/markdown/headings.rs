//! A heading is plain words, stands on its own, and is one level below the heading that it belongs to: pages, lists of
//! contents and the search show its words alone.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::event::{Placed, elements};
use crate::diag::{Code, Sink, Span, Words, words};

pub(super) fn report(events: &[Placed<'_>], source: &str, sink: &mut Sink) {
    let mut level = None;
    for place in elements(events, |tag| matches!(tag, Tag::Heading { .. })) {
        let heading = &events[place];
        match heading.first() {
            Some((Event::Start(Tag::Heading { level: own, .. }), span)) if !is_unmeant(*span, source) => {
                text(heading, sink);
                skipped(level.replace(*own), *own, trimmed(*span, source), sink);
            }
            _ => {}
        }
    }
    let is_outer = |tag: &Tag<'_>| matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_));
    for place in elements(events, is_outer) {
        for (event, span) in &events[place] {
            if matches!(event, Event::Start(Tag::Heading { .. })) && !is_unmeant(*span, source) {
                within(trimmed(*span, source), sink);
            }
        }
    }
}

/// Makes a paragraph of each heading that nobody meant or that stands within something else, so that nothing more is
/// said of it.
pub(super) fn as_paragraphs(events: &mut [Placed<'_>], source: &str) {
    let mut depth = 0_usize;
    for (event, span) in events {
        let is_none = depth > 0 || is_unmeant(*span, source);
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_)) => depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition) => {
                depth = depth.saturating_sub(1)
            }
            Event::Start(Tag::Heading { .. }) if is_none => *event = Event::Start(Tag::Paragraph),
            Event::End(TagEnd::Heading(_)) if is_none => *event = Event::End(TagEnd::Paragraph),
            _ => {}
        }
    }
}

/// Whether a heading is one by a line of hyphens below it.
pub(super) fn is_unmeant(span: Span, source: &str) -> bool {
    let text = source[span.start..span.end].trim_end();
    !text.starts_with('#') && text.ends_with('-')
}

fn trimmed(span: Span, source: &str) -> Span {
    Span { end: span.start + source[span.start..span.end].trim_end().len(), ..span }
}

/// Reports what a heading has beside words, or that it has none.
fn text(heading: &[Placed<'_>], sink: &mut Sink) {
    let marks = heading.iter().find_map(|(event, span)| match event {
        Event::Start(tag) => Some((what(tag)?, *span)),
        _ => None,
    });
    let is_word = |event: &Event<'_>| match event {
        Event::Text(text) | Event::Code(text) => !text.trim().is_empty(),
        Event::InlineHtml(_) => true,
        _ => false,
    };
    match (marks, heading.first()) {
        (Some((what, span)), _) => marked(what, span, sink),
        (None, Some((_, span))) if !heading.iter().any(|(event, _)| is_word(event)) => empty(*span, sink),
        _ => {}
    }
}

/// What an element of a heading is called that would be lost; none for the heading itself.
fn what(tag: &Tag<'_>) -> Option<Words> {
    match tag {
        Tag::Link { .. } => Some(words("a link", "链接")),
        Tag::Image { .. } => Some(words("a picture", "图片")),
        Tag::Strikethrough => Some(words("struck-out text", "删除线")),
        Tag::Emphasis | Tag::Strong => Some(words("emphasis", "加粗或强调")),
        _ => None,
    }
}

fn marked(what: Words, span: Span, sink: &mut Sink) {
    sink.error(
        Code("heading-text"),
        span,
        words(
            format!("a heading is plain words: {} would be lost", what.en),
            format!("标题只能是文字，其中的{}会丢失", what.zh),
        ),
        words("write the words alone; the rest belongs in the text below", "请只写文字，其他内容写在下面的正文中"),
    );
}

fn empty(span: Span, sink: &mut Sink) {
    sink.error(
        Code("heading-text"),
        Span { end: span.end.min(span.start + 1), ..span },
        words("this heading has no words", "此标题没有文字"),
        words("write what the section is about, or remove the line", "请写明本节内容，或删去这一行"),
    );
}

fn within(span: Span, sink: &mut Sink) {
    sink.error(
        Code("heading-place"),
        span,
        words("a heading cannot stand in a quotation, a list or a footnote", "引用、列表和脚注里不能有标题"),
        words(
            "begin a line with it, outside of these; a line within them is set off by `**bold**`",
            "请移到外面单独成行；里面的小标题请写作**加粗**",
        ),
    );
}

/// Reports a heading that is more than one level below the one above.
fn skipped(above: Option<HeadingLevel>, own: HeadingLevel, span: Span, sink: &mut Sink) {
    let Some(above) = above.map(|above| above as usize).filter(|above| own as usize > above + 1) else { return };
    let (signs, expected) = ("#".repeat(own as usize), "#".repeat(above + 1));
    sink.error(
        Code("heading-place"),
        span,
        words(
            format!("`{signs}` skips a level: the heading above has `{}`", "#".repeat(above)),
            format!("“{signs}”跳过了一级：上面的标题是“{}”", "#".repeat(above)),
        ),
        words(format!("write `{expected}`"), format!("请写“{expected}”")),
    );
}

#[cfg(test)]
mod tests {
    use crate::content::markdown::said;

    #[test]
    fn headings_are_words() {
        for mark in ["[a](/x/)", "![a](/static/a.png)", "~~a~~", "**a**", "*a*"] {
            assert_eq!(said(&format!("# T\n\n## B {mark} c {{#b}}")), [("heading-text", mark)], "{mark}");
        }
        assert_eq!(said("# T\n\n## {#abc}"), [("heading-text", "#")]);
        assert_eq!(said("# T\n\n## The `code` of C {#abc}\n\n### D"), []);
    }

    #[test]
    fn headings_stand_on_their_own_and_one_below_another() {
        assert_eq!(said("# T\n\n> ## x {#abc}"), [("heading-place", "## x {#abc}")]);
        assert_eq!(said("# T\n\n- ## x"), [("heading-place", "## x")]);
        assert_eq!(said("# T\n\n## A\n\n#### B"), [("heading-place", "#### B")]);
        assert_eq!(said("# T\n\n## A\n\n### B\n\n#### C\n\n## D"), []);
    }
}
