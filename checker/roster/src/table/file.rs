//! What kind of file a list comes in, by its first bytes.

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A text, or something that is read as one.
    Text,
    /// A compressed file, as a workbook is one.
    Workbook,
    /// A workbook of Excel 97-2003, or one with a password, which cannot be read.
    OldWorkbook,
    /// A document as PDF, which has no cells.
    Pdf,
    /// A page of the web or other XML, as some systems give out under the name of a workbook.
    Markup,
}

const SIGNS: [(&[u8], FileKind); 5] = [
    (b"PK\x03\x04", FileKind::Workbook),
    (b"\xd0\xcf\x11\xe0", FileKind::OldWorkbook),
    (b"%PDF", FileKind::Pdf),
    (b"<", FileKind::Markup),
    (b"\xef\xbb\xbf<", FileKind::Markup),
];

impl FileKind {
    /// How many bytes it takes to tell.
    pub const BYTES: usize = 4;

    /// The kind of a file that begins with these bytes.
    pub fn of(begin: &[u8]) -> Self {
        SIGNS.iter().find(|(sign, _)| begin.starts_with(sign)).map_or(Self::Text, |(_, kind)| *kind)
    }
}
