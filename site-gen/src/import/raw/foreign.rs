//! What a file is by its first bytes and its name, also where its name says something else.

use std::io::Cursor;

use zip::ZipArchive;

use super::NoText;

/// A format that another program has to read first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignFormat {
    /// Word before 2007, and WPS: `.doc`, `.wps`.
    OldWord,
    /// Word's XML of 2003.
    WordXml,
    /// `.rtf`.
    Rtf,
    /// `.odt`.
    OpenDocument,
    /// `.pdf`.
    Pdf,
    /// `.ofd`, which no program at hand reads.
    Ofd,
}

impl ForeignFormat {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::OldWord => "doc",
            Self::WordXml => "xml",
            Self::Rtf => "rtf",
            Self::OpenDocument => "odt",
            Self::Pdf => "pdf",
            Self::Ofd => "ofd",
        }
    }
}

/// A format that is read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OwnFormat {
    Word,
    Html,
    Markdown,
    Plain,
}

/// How files of Word before 2007 begin, and those that a password protects.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// Where a PDF has to begin at the latest.
const PDF_WITHIN: usize = 1024;
/// Parts of such files begin at multiples of it.
const SECTOR: usize = 512;

/// Tells the format of a file, or why it cannot be read.
pub(super) fn format(name: &str, bytes: &[u8]) -> Result<OwnFormat, NoText> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    if bytes.starts_with(OLE) {
        return Err(ole(bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return archive(bytes, &extension);
    }
    if bytes.starts_with(br"{\rtf") {
        return Err(NoText::Foreign(ForeignFormat::Rtf));
    }
    if contains(&bytes[..bytes.len().min(PDF_WITHIN)], b"%PDF-") {
        return Err(NoText::Foreign(ForeignFormat::Pdf));
    }
    match extension.as_str() {
        "html" | "htm" | "shtml" | "xhtml" => Ok(OwnFormat::Html),
        "md" | "markdown" => Ok(OwnFormat::Markdown),
        "txt" | "text" | "" => Ok(OwnFormat::Plain),
        _ => by_text(&extension, bytes),
    }
}

/// A file that is text and whose name says otherwise: programs write web pages and name them `.doc`.
fn by_text(extension: &str, bytes: &[u8]) -> Result<OwnFormat, NoText> {
    let start = super::plain::decode(bytes).unwrap_or_default();
    let start: String = start.chars().take(2000).collect::<String>().to_lowercase();
    if start.contains("<w:worddocument") || start.contains("progid=\"word.document\"") {
        return Err(NoText::Foreign(ForeignFormat::WordXml));
    }
    if start.trim_start().starts_with("<!doctype html") || start.contains("<html") {
        return Ok(OwnFormat::Html);
    }
    Err(if extension == "docx" { NoText::BrokenDocx } else { NoText::UnknownFormat })
}

fn ole(bytes: &[u8]) -> NoText {
    let has_part = |name: &str| contains(bytes, &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    // The first bytes of Word's text say in a bit whether it is encrypted.
    let is_encrypted =
        |sector: &[u8]| sector.starts_with(&[0xec, 0xa5]) && sector.get(11).is_some_and(|flags| flags & 1 == 1);
    if has_part("EncryptedPackage") || bytes.chunks(SECTOR).any(is_encrypted) {
        return NoText::Encrypted;
    }
    if has_part("WordDocument") { NoText::Foreign(ForeignFormat::OldWord) } else { NoText::UnknownFormat }
}

fn archive(bytes: &[u8], extension: &str) -> Result<OwnFormat, NoText> {
    let broken = if extension == "docx" { NoText::BrokenDocx } else { NoText::UnknownFormat };
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return Err(broken) };
    let has = |wanted: &str| archive.file_names().filter_map(Result::ok).any(|name| name == wanted);
    if has("OFD.xml") {
        return Err(NoText::Foreign(ForeignFormat::Ofd));
    }
    if has("word/document.xml") || extension == "docx" {
        return Ok(OwnFormat::Word);
    }
    // Its first part is its kind, as it is.
    if contains(&bytes[..bytes.len().min(200)], b"mimetypeapplication/vnd.oasis.opendocument.text") {
        return Err(NoText::Foreign(ForeignFormat::OpenDocument));
    }
    Err(broken)
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    memchr::memmem::find(bytes, wanted).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ole_file(part: &str, flags: u8) -> Vec<u8> {
        let mut bytes = OLE.to_vec();
        bytes.resize(SECTOR, 0);
        bytes.extend([0xec, 0xa5, 0, 0, 0, 0, 0, 0, 0, 0, 0, flags]);
        bytes.extend(part.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    }

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        let foreign = |format: ForeignFormat| Err(NoText::Foreign(format));
        assert_eq!(format("a.docx", &ole_file("WordDocument", 0)), foreign(ForeignFormat::OldWord));
        assert_eq!(format("a.doc", &ole_file("Workbook", 0)), Err(NoText::UnknownFormat));
        assert_eq!(format("a.doc", br"{\rtf1 }"), foreign(ForeignFormat::Rtf));
        assert_eq!(format("a.txt", b"%PDF-1.4"), foreign(ForeignFormat::Pdf));
        assert_eq!(format("a.doc", b"<html><body>"), Ok(OwnFormat::Html));
        assert_eq!(format("a.doc", b"<?xml version='1.0'?><w:wordDocument>"), foreign(ForeignFormat::WordXml));
        assert_eq!(format("a.docx", b"text"), Err(NoText::BrokenDocx));
    }

    #[test]
    fn what_a_password_protects_is_told() {
        assert_eq!(format("a.docx", &ole_file("EncryptedPackage", 0)), Err(NoText::Encrypted));
        assert_eq!(format("a.doc", &ole_file("WordDocument", 1)), Err(NoText::Encrypted));
    }
}
