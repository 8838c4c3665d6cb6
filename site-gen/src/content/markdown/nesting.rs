//! An item that is indented, though not enough to be an item within the one above.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::event::Placed;
use crate::diag::{Code, Sink, Span, words};

/// Reports each item that is indented more than the first of its list, or that begins a list of its own directly behind
/// a list that is indented less.
pub(super) fn report(events: &[Placed<'_>], source: &str, sink: &mut Sink) {
    let (mut open, mut ended): (Vec<Option<usize>>, Option<usize>) = (Vec::new(), None);
    for (event, span) in events {
        let behind = ended.take();
        match event {
            Event::Start(Tag::List(_)) => {
                ended = behind;
                open.push(None);
            }
            Event::End(TagEnd::List(_)) => ended = open.pop().flatten(),
            Event::Start(Tag::Item) => {
                let typed = source[span.start..span.end].trim_start();
                let span = Span { start: span.end - typed.len(), ..*span };
                let (own, Some(first)) = (indent(source, span.start), open.last_mut()) else { continue };
                if first.or(behind).is_some_and(|outer| own > outer) {
                    too_little(span, typed, sink);
                }
                first.get_or_insert(behind.map_or(own, |outer| outer.min(own)));
            }
            _ => {}
        }
    }
}

/// The widest indent that is told from wider ones, in bytes.
const WIDEST: usize = 200;

/// How many bytes stand before an item in its line.
fn indent(source: &str, at: usize) -> usize {
    source.as_bytes()[..at].iter().rev().take(WIDEST).take_while(|byte| **byte != b'\n').count()
}

fn too_little(span: Span, typed: &str, sink: &mut Sink) {
    let mark = typed.split(char::is_whitespace).next().unwrap_or_default().len();
    sink.error(
        Code("list-indent"),
        Span { end: span.start + mark.max(1), ..span },
        words(
            "this item is indented too little: it would not be part of the item above",
            "此项缩进不够，不会成为上一项的下级",
        ),
        words(
            "begin it below the first word of the item above: with 2 spaces below `- `, with 3 below `1. `; without spaces it is an item of its own",
            "下级应与上一项的第一个字对齐：“- ”下缩进2格，“1. ”下缩进3格；同级的项不缩进",
        ),
    );
}

#[cfg(test)]
mod tests {
    use crate::content::markdown::said;

    #[test]
    fn an_item_is_within_another_or_beside_it() {
        for (text, typed) in [
            ("1. x\n  - y", "-"),
            ("- x\n - y", "-"),
            ("10. x\n   - y", "-"),
            ("- x\n 1. y", "1."),
            ("- x\n  - y\n   - z", "-"),
        ] {
            assert_eq!(said(text), [("list-indent", typed)], "{text:?}");
        }
        for text in [
            "1. x\n   - y",
            "- x\n  - y\n- z",
            " - x\n - y",
            "> - x\n> - y",
            "- x\n\n    y\n\n- z",
            "1. - x\n   - y",
            "- x\n\nText.\n\n - y",
        ] {
            assert_eq!(said(text), [], "{text:?}");
        }
    }
}
