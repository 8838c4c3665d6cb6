//! A link has words between its brackets, and both its halves stand on one line.

use pulldown_cmark::{Event, Tag};

use super::event::{Placed, elements};
use super::lines::{Beginning, TextLine};
use super::marks::{is_address_like, link_help};
use super::typed::as_typed;
use crate::diag::{Code, Sink, Span, words};

pub(super) fn report(events: &[Placed<'_>], sink: &mut Sink) {
    for place in elements(events, |tag| matches!(tag, Tag::Link { .. })) {
        let is_word = |event: &Event<'_>| match event {
            Event::Text(text) | Event::Code(text) => text.contains(char::is_alphanumeric),
            // What is said of a picture without words is said there.
            Event::Start(Tag::Image { .. }) | Event::InlineHtml(_) => true,
            _ => false,
        };
        let link = &events[place];
        if let Some((_, span)) = link.first().filter(|_| !link.iter().any(|(event, _)| is_word(event))) {
            without_words(*span, sink);
        }
    }
}

/// Reports each address in brackets at the start of a line whose words in brackets end the line above.
pub(super) fn report_lines(lines: &[TextLine], sink: &mut Sink) {
    for (above, line) in lines.iter().zip(lines.iter().skip(1)) {
        let start = line.text.len() - line.text.trim_start().len();
        let address = line.text[start..].trim_start_matches(['(', '（']);
        let is_in_brackets = address.len() < line.text.len() - start;
        let ends = above.text.trim_end().ends_with([']', '］', '】', '〕']);
        if line.beginning != Beginning::First && ends && is_in_brackets && is_address_like(address) {
            let end = address.find([')', '）']).unwrap_or_default();
            as_typed(line, start, line.text.len() - address.len() + end, link_help(), sink);
        }
    }
}

fn without_words(span: Span, sink: &mut Sink) {
    sink.error(
        Code("link-words"),
        span,
        words("this link has no words: nobody could see or choose it", "此链接没有文字，读者看不到，也点不到"),
        words(
            "write what it leads to between the brackets: `[words](/address/)`",
            "请在方括号里写明去处：[文字](/网址/)",
        ),
    );
}

#[cfg(test)]
mod tests {
    use crate::content::markdown::said;

    #[test]
    fn a_link_has_words() {
        for link in ["[](/x/)", "[ ](/x/)", "[——](/x/)"] {
            assert_eq!(said(link), [("link-words", link)], "{link}");
        }
        assert_eq!(said("[词](/x/) [`a`](/x/) [![图](/static/a.png)](/x/)"), []);
    }

    #[test]
    fn a_link_stands_on_one_line() {
        for (text, typed) in [
            ("见[词汇]\n(/glossary/)。", "(/glossary/"),
            ("见【词汇】\n（/glossary/）。", "（/glossary/"),
            ("- 见[词汇]  \n  (https://city.example/a)。", "(https://city.example/a"),
        ] {
            assert_eq!(said(text), [("as-typed", typed)], "{text}");
        }
        assert_eq!(said("见【词汇】\n（另见别处）。"), []);
    }
}
