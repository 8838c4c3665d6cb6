//! What is known when the checker opens.

use checker_rules::Date;

use crate::answers::{Book, Texts};
use crate::link::Link;

/// What is known when the checker opens.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Opening {
    /// The day on the device; none where the device gives no valid day.
    pub(crate) today: Option<Date>,
    /// Whether the program runs, which it does not at build time.
    pub(crate) runs: bool,
    /// The address of the page without its fragment.
    pub(crate) page: String,
    /// What this page held before it was reloaded or left.
    pub(crate) before: Stored,
    /// Whether it showed a verdict then.
    pub(crate) had_verdict: bool,
    /// What was cleared last on this page.
    pub(crate) cleared: Stored,
    /// What this tab held when another page was opened in it.
    pub(crate) in_tab: Stored,
    /// What the link to the page names.
    pub(crate) link: Link,
    /// The answers that the link carries.
    pub(crate) carried: Stored,
    /// What is kept on this device.
    pub(crate) kept: Stored,
    /// What was chosen and typed before the program ran, by key.
    pub(crate) typed: Texts,
    /// The year chosen before the program ran.
    pub(crate) year: Option<u16>,
    /// Where the focus was.
    pub(crate) focus: Option<Focus>,
}

/// A book as it was found somewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Stored {
    /// There is none.
    #[default]
    Missing,
    /// What is there is no book of this version.
    Unreadable,
    /// The book.
    Book(Book),
}

/// The id of the element that had the focus, and the caret or selection in it, in UTF-16 units.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Focus {
    pub(crate) id: String,
    pub(crate) start: Option<u32>,
    pub(crate) end: Option<u32>,
}
