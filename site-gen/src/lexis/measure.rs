//! What units of learning measure, apart from what a notice says of them.

/// What a unit measures, as far as its everyday words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Hours, of the clock or of a class: which of them, and how long one is, only a notice says.
    Hour,
    /// Minutes of the clock.
    Minute,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Credits.
    Credit,
}
