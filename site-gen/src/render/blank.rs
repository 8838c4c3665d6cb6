//! Blanks in a rendered frame, for what each page says of itself.

/// Something that a page says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrameBlank {
    Title,
    HeadTitle,
    Heading,
    Description,
    Address,
    Canonical,
    Linked,
    Main,
}

impl FrameBlank {
    const ALL: [Self; 8] = [
        Self::Title,
        Self::HeadTitle,
        Self::Heading,
        Self::Description,
        Self::Address,
        Self::Canonical,
        Self::Linked,
        Self::Main,
    ];

    /// The blank of this number.
    pub(super) fn read(number: &str) -> Option<Self> {
        Self::ALL.get(number.parse::<usize>().ok()?).copied()
    }

    /// How it is written: its number between two characters of no script, which content cannot have.
    pub(super) fn text(self) -> String {
        let place = Self::ALL.iter().position(|known| *known == self).unwrap_or_default();
        format!("{SIGN}{place}{SIGN}")
    }
}

/// What stands around the number of a blank.
pub(super) const SIGN: char = '\u{fdd0}';
