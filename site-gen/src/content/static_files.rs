//! Files that are published as they are: pictures, and attachments such as the notice as PDF, in `static/`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::svg;
use crate::diag::{Code, Place, Sink, Words, words};
use crate::source::Sources;

/// The folder of the files, and the beginning of their addresses.
pub const STATIC: &str = "static/";

/// The files by their paths below `static/`.
#[derive(Debug, Default)]
pub struct StaticFiles {
    files: BTreeMap<String, StaticFile>,
    /// Whether one was refused, so that what seems missing may be that.
    incomplete: bool,
}

/// A file that is published as it is.
#[derive(Debug)]
pub struct StaticFile {
    /// Its path as the user would type it.
    pub shown: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// The kind that its name says it is.
    pub kind: &'static FileKind,
    /// Width and height of a picture in pixels, where they are known.
    size: Option<(usize, usize)>,
}

/// A kind of file that may be published.
#[derive(Debug)]
pub struct FileKind {
    /// How names of such files end.
    ending: &'static str,
    /// What readers call it.
    label: &'static str,
    /// How such files begin.
    begins: &'static [u8],
    /// Whether it is a picture.
    pub is_picture: bool,
}

impl FileKind {
    /// Width and height of a picture of this kind in pixels, where they are known.
    fn size(&self, bytes: &[u8]) -> Option<(usize, usize)> {
        match self.ending {
            "svg" => svg::size(bytes),
            _ if self.is_picture => imagesize::blob_size(bytes).ok().map(|size| (size.width, size.height)),
            _ => None,
        }
    }
}

const fn attachment(ending: &'static str, label: &'static str, begins: &'static [u8]) -> FileKind {
    FileKind { ending, label, begins, is_picture: false }
}

const fn picture(ending: &'static str, label: &'static str, begins: &'static [u8]) -> FileKind {
    FileKind { ending, label, begins, is_picture: true }
}

const OLE: &[u8] = b"\xd0\xcf\x11\xe0";
const ARCHIVE: &[u8] = b"PK";

const KINDS: [FileKind; 19] = [
    attachment("pdf", "PDF", b"%PDF-"),
    attachment("ofd", "OFD", ARCHIVE),
    attachment("doc", "Word", OLE),
    attachment("docx", "Word", ARCHIVE),
    attachment("wps", "WPS", OLE),
    attachment("xls", "Excel", OLE),
    attachment("xlsx", "Excel", ARCHIVE),
    attachment("et", "WPS", OLE),
    attachment("ppt", "PowerPoint", OLE),
    attachment("pptx", "PowerPoint", ARCHIVE),
    attachment("csv", "CSV", b""),
    attachment("txt", "TXT", b""),
    attachment("zip", "ZIP", ARCHIVE),
    picture("png", "PNG", b"\x89PNG\r\n\x1a\n"),
    picture("jpg", "JPEG", b"\xff\xd8\xff"),
    picture("jpeg", "JPEG", b"\xff\xd8\xff"),
    picture("gif", "GIF", b"GIF8"),
    picture("webp", "WebP", b"RIFF"),
    picture("svg", "SVG", b""),
];

impl StaticFiles {
    /// Looks at each file of `static/`; what cannot be published is reported and left out.
    pub(super) fn read(sources: &Sources, sink: &mut Sink) -> Self {
        let mut files = Self { incomplete: sources.is_incomplete_below(STATIC), ..Self::default() };
        let mut small: BTreeMap<String, &str> = BTreeMap::new();
        for (path, bytes) in sources.statics() {
            let name = path.strip_prefix(STATIC).unwrap_or(path);
            let twin = small.insert(name.to_ascii_lowercase(), name);
            match fault(name, bytes, twin) {
                None => files.add(name, sources.shown(path), bytes),
                Some((code, message, help)) => {
                    files.incomplete = true;
                    sink.error(code, Place::File(sources.shown(path)), message, help);
                }
            }
        }
        files
    }

    fn add(&mut self, name: &str, shown: String, bytes: &Arc<[u8]>) {
        let Some(kind) = kind(name) else { return };
        let size = kind.size(bytes);
        self.files.insert(name.to_owned(), StaticFile { shown, bytes: bytes.clone(), kind, size });
    }

    /// Every file with its path below `static/`.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &StaticFile)> {
        self.files.iter().map(|(name, file)| (name.as_str(), file))
    }

    /// The file at an address such as `/static/notice.pdf`; none where there is none.
    pub fn at(&self, address: &str) -> Option<&StaticFile> {
        self.files.get(address.strip_prefix('/')?.strip_prefix(STATIC)?)
    }

    /// Whether a file may be missing only because it was refused.
    pub fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// The kind and size of the file at an address, as `PDF` and `1.2 MB`.
    pub(super) fn about(&self, address: &str) -> Option<(&'static str, String)> {
        self.at(address).map(|file| (file.kind.label, bytes(file.bytes.len())))
    }

    /// The width and height in pixels of the picture at an address.
    pub(super) fn size(&self, address: &str) -> Option<(usize, usize)> {
        self.at(address)?.size
    }
}

/// A number of bytes as readers know it.
fn bytes(number: usize) -> String {
    const MB: usize = 1024 * 1024;
    match number.div_ceil(1024) {
        kilobytes @ ..1000 => format!("{}\u{a0}KB", kilobytes.max(1)),
        _ => {
            let tenths = (number * 10 + MB / 2) / MB;
            format!("{}.{}\u{a0}MB", tenths / 10, tenths % 10)
        }
    }
}

fn kind(name: &str) -> Option<&'static FileKind> {
    let (_, ending) = name.rsplit_once('.')?;
    KINDS.iter().find(|kind| kind.ending.eq_ignore_ascii_case(ending))
}

type Fault = (Code, Words, Words);

/// Why a file cannot be published; `twin` is one whose name differs in capitals alone.
fn fault(name: &str, bytes: &[u8], twin: Option<&str>) -> Option<Fault> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    if !name.chars().all(is_plain) || name.len() > LONGEST_NAME {
        return Some(wrong_name());
    }
    if let Some(twin) = twin {
        return Some(twins(twin));
    }
    let Some(kind) = kind(name) else { return Some(wrong_kind()) };
    if !bytes.starts_with(kind.begins) {
        return Some(other_inside(kind));
    }
    if let Some(what) = svg::fault(bytes).filter(|_| kind.ending == "svg") {
        return Some(unsafe_svg(what));
    }
    kind.size(bytes).filter(|(width, height)| *width == 0 || *height == 0).map(|_| no_size())
}

const LONGEST_NAME: usize = 100;

fn wrong_name() -> Fault {
    (
        Code("file-name"),
        words("the name of this file cannot be part of an address", "此文件的名称不能用作网址"),
        words(
            "rename it in ASCII letters, digits, `-`, `_` and `.`, such as notice-2019.pdf",
            "请只用英文字母、数字和“-”“_”“.”命名，如notice-2019.pdf",
        ),
    )
}

fn twins(twin: &str) -> Fault {
    (
        Code("file-name"),
        words(format!("`{twin}` has the same name but for capitals"), format!("此文件与“{twin}”的名称只有大小写不同")),
        words("rename one of them: some systems cannot tell them apart", "请改其中一个的名称，有的系统不分大小写"),
    )
}

fn wrong_kind() -> Fault {
    let endings: Vec<&str> = KINDS.iter().map(|kind| kind.ending).collect();
    (
        Code("file-kind"),
        words("files of this kind are not published", "这类文件不能发布"),
        words(
            format!("save it as one of: {}", endings.join(", ")),
            format!("请另存为以下格式之一：{}", endings.join("、")),
        ),
    )
}

fn other_inside(kind: &FileKind) -> Fault {
    let ending = kind.ending;
    (
        Code("file-kind"),
        words(format!("this is no .{ending} file, whatever its name"), format!("此文件的内容不是.{ending}格式")),
        words("open it and save it in the format that its name says", "请打开文件，按名称所示的格式另存"),
    )
}

fn unsafe_svg(what: String) -> Fault {
    (
        Code("file-kind"),
        words(format!("this picture holds more than a drawing: {what}"), format!("此图片除图形外还含有：{what}")),
        words("save it as a plain SVG, or as PNG", "请另存为“普通SVG”，或存为PNG"),
    )
}

fn no_size() -> Fault {
    (
        Code("file-kind"),
        words("this picture has a width or height of 0: nothing of it is shown", "此图片的宽或高为0，显示不出来"),
        words("save it again, with its size in pixels", "请重新另存，并带上以像素计的大小"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_in_kilobytes_or_tenths_of_megabytes() {
        let shown = |number| bytes(number).replace('\u{a0}', " ");
        assert_eq!([0, 1, 1024, 1025, 1_022_976].map(shown), ["1 KB", "1 KB", "1 KB", "2 KB", "999 KB"]);
        assert_eq!([1_023_000, 1_258_291, 33_554_432].map(shown), ["1.0 MB", "1.2 MB", "32.0 MB"]);
    }

    #[test]
    fn only_files_that_are_what_their_names_say_are_published() {
        let code = |name: &str, bytes: &[u8]| fault(name, bytes, None).map(|(code, ..)| code.0);
        assert_eq!(code("notice.pdf", b"%PDF-1.7"), None);
        assert_eq!(code("2019/Form_1.XLSX", b"PK\x03\x04"), None);
        assert_eq!(code("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), None);
        for (name, bytes) in [("通知.pdf", b"%PDF-"), ("a b.pdf", b"%PDF-"), ("a%20.pdf", b"%PDF-")] {
            assert_eq!(code(name, bytes), Some("file-name"), "{name}");
        }
        for (name, bytes) in [
            ("a.html", b"<html>".as_slice()),
            ("a.js", b""),
            ("a.exe", b"MZ"),
            ("a", b""),
            ("a.pdf", b"<html>"),
            ("a.doc", b"<html>"),
            ("a.svg", b"<svg onload=\"x()\"/>"),
            ("a.svg", b"<svg width=\"0\" height=\"10\"/>"),
            ("a.svg", b"<svg viewBox=\"0 0 10 0\"/>"),
            ("a.gif", b"GIF89a\0\0\x05\0\0\0\0"),
        ] {
            assert_eq!(code(name, bytes), Some("file-kind"), "{name}");
        }
    }
}
