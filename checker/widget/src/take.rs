//! The forms in which answers are taken along.

use crate::text::Text;

/// A form in which answers are taken along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Take {
    /// A link that names year and industry.
    #[default]
    Link,
    /// A link that carries the answers of the year.
    LinkWithAnswers,
    /// The verdict in words.
    Summary,
    /// The last days that are not over.
    Calendar,
    /// The learning log as a table.
    Table,
    /// Everything, to be brought back.
    File,
}

impl Take {
    /// The form at this place of all.
    pub(crate) fn at(place: usize) -> Option<Self> {
        let all = [Self::Link, Self::LinkWithAnswers, Self::Summary, Self::Calendar, Self::Table, Self::File];
        all.get(place).copied()
    }

    /// All forms, with their names.
    pub(crate) fn all(text: &Text) -> [(Self, &str); 6] {
        [
            (Self::Link, text.take_link()),
            (Self::LinkWithAnswers, text.take_link_with_answers()),
            (Self::Summary, text.take_summary()),
            (Self::Calendar, text.take_calendar()),
            (Self::Table, text.take_table()),
            (Self::File, text.take_file()),
        ]
    }
}
