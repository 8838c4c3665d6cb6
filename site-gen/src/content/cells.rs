//! The cells of a table, aligned by classes: a page's policy allows no styles in it.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// Where in a table a text is.
#[derive(Debug, Default)]
pub(super) struct CellPlace {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl CellPlace {
    /// The event in place of one of a table; any other as it is.
    pub(super) fn aligned<'a>(&mut self, event: Event<'a>) -> Event<'a> {
        match event {
            Event::Start(Tag::Table(alignments)) => {
                let none = vec![Alignment::None; alignments.len()];
                *self = Self { alignments, ..Self::default() };
                return Event::Start(Tag::Table(none));
            }
            Event::Start(Tag::TableHead) => self.in_head = true,
            Event::End(TagEnd::TableHead) => (self.in_head, self.column) = (false, 0),
            Event::End(TagEnd::TableRow) => self.column = 0,
            Event::Start(Tag::TableCell) => return self.begin(event),
            Event::End(TagEnd::TableCell) => return self.end(event),
            _ => {}
        }
        event
    }

    fn class(&self) -> Option<&'static str> {
        match self.alignments.get(self.column)? {
            Alignment::Right => Some("right"),
            Alignment::Center => Some("center"),
            Alignment::Left | Alignment::None => None,
        }
    }

    fn name(&self) -> &'static str {
        if self.in_head { "th" } else { "td" }
    }

    fn begin<'a>(&self, event: Event<'a>) -> Event<'a> {
        self.class().map_or(event, |class| Event::InlineHtml(format!("<{} class=\"{class}\">", self.name()).into()))
    }

    fn end<'a>(&mut self, event: Event<'a>) -> Event<'a> {
        let end = self.class().map(|_| Event::InlineHtml(format!("</{}>", self.name()).into()));
        self.column += 1;
        end.unwrap_or(event)
    }
}
