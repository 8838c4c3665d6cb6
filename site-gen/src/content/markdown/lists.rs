//! The numbers of a list are shown as they are typed.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::event::Placed;
use crate::diag::{Code, Sink, Span, words};

/// A numbered list which is open.
struct NumberedList {
    first: u64,
    /// How many items it has so far.
    count: u64,
    /// Whether all items have one number, and so are counted by intent.
    is_counted: bool,
}

/// Reports the first item of each list whose number is shown as another.
pub(super) fn report(events: &[Placed<'_>], source: &str, sink: &mut Sink) {
    let mut open: Vec<Option<NumberedList>> = Vec::new();
    for (event, span) in events {
        match event {
            Event::Start(Tag::List(first)) => {
                open.push(first.map(|first| NumberedList { first, count: 0, is_counted: false }));
            }
            Event::End(TagEnd::List(_)) => drop(open.pop()),
            Event::Start(Tag::Item) => item(open.last_mut(), *span, source, sink),
            _ => {}
        }
    }
}

fn item(open: Option<&mut Option<NumberedList>>, span: Span, source: &str, sink: &mut Sink) {
    let Some(open) = open else { return };
    let Some(list) = open else { return };
    let digits: String = source[span.start..span.end].chars().take_while(char::is_ascii_digit).collect();
    let Ok(typed) = digits.parse::<u64>() else { return };
    let shown = list.first + list.count;
    list.is_counted |= list.count == 1 && typed == list.first;
    list.count += 1;
    if typed != if list.is_counted { list.first } else { shown } {
        other_number(typed, shown, Span { end: span.start + digits.len(), ..span }, sink);
        *open = None;
    }
}

fn other_number(typed: u64, shown: u64, span: Span, sink: &mut Sink) {
    sink.error(
        Code("list-number"),
        span,
        words(
            format!("this item is typed as {typed} and would be shown as {shown}"),
            format!("此项写的是{typed}，页面上会显示为{shown}"),
        ),
        words(
            format!("correct the number; to keep it, write `{typed}\\.` in a paragraph of its own"),
            format!("请更正编号；要保留此编号，请单独成段，写作{typed}\\."),
        ),
    );
}
