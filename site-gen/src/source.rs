//! The only reader of files: the content folder with links that stay inside it, and single documents.

use std::fs::{self, DirEntry};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

pub use crate::diag::Sources;
use crate::diag::{Code, Place, Sink, SourceFile, Words, cause, shown_below, words};

/// The largest file of a name: rules and examples are tried against each other, all other text is read once. The rules
/// of a year are some 10 KiB.
fn largest(path: &str) -> (u64, &'static str) {
    match path.rsplit('/').next() {
        Some("rules.toml") => (256 * 1024, "256 KiB"),
        Some("cases.toml") => (1024 * 1024, "1 MiB"),
        _ if is_static(path) => (LARGEST_STATIC, "32 MiB"),
        _ => (16 * 1024 * 1024, "16 MiB"),
    }
}

/// A larger attachment is nothing that readers on a telephone can load.
const LARGEST_STATIC: u64 = 32 * 1024 * 1024;
/// All attachments together are held in memory.
const ALL_STATIC: u64 = 256 * 1024 * 1024;

/// Whether a file is published as it is: a picture, or an attachment.
fn is_static(path: &str) -> bool {
    path.starts_with("static/")
}

/// Content has two levels; links to folders that hold links could make it very deep.
const DEEPEST_FOLDER: usize = 8;

/// Reads every TOML, Markdown and lock file of the content folder, and whatever is in `static`. What cannot be read is reported and left out.
pub fn load(root: &Path, sink: &mut Sink) -> Sources {
    let (files, statics) = (Vec::new(), Vec::new());
    let (unreadable_files, above) = (Vec::new(), Vec::new());
    let mut walk =
        Walk { root, files, statics, static_bytes: 0, unreadable: unreadable_files, has_links: false, sink, above };
    match fs::canonicalize(root) {
        Ok(real) => walk.folder(real, ""),
        Err(error) => walk.refused(String::new(), |shown, sink| unreadable(&shown, &error, sink)),
    }
    Sources::of_folder(root, walk.files, walk.unreadable).with_statics(walk.statics).with_links(walk.has_links)
}

/// Reads files again that were edited, each at its path below the content folder; gives whether that is all there is to do.
/// It is not where one of them is none of the files as they were read, or cannot be read now; nor where there are links, by
/// which a file has several paths.
pub fn read_again(root: &Path, sources: &mut Sources, edited: &[String]) -> bool {
    !sources.has_links()
        && edited.iter().all(|path| {
            let file = root.join(path);
            let is_file = fs::symlink_metadata(&file).is_ok_and(|about| about.is_file());
            let known = sources.find(path).filter(|_| is_file && !is_static(path));
            let read = known.and_then(|_| bytes_of(&file, largest(path).0).ok());
            match read.and_then(|(bytes, edited)| Some((text_of(bytes.ok()?).ok()?, edited))) {
                Some((text, edited)) => sources.replace(SourceFile::new(path.clone(), text, edited)),
                None => return false,
            }
            true
        })
}

/// The text of a file's bytes, without a mark at its beginning.
fn text_of(bytes: Vec<u8>) -> Result<String, Wrong> {
    let text = String::from_utf8(bytes).map_err(|_| Wrong::NotUtf8)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// What an entry of a folder is, once links are followed.
enum Entry {
    Folder(PathBuf),
    File(PathBuf),
    Outside,
    Circle,
}

/// A walk through folders, with those it is inside of; the first is the content folder.
struct Walk<'a> {
    root: &'a Path,
    files: Vec<SourceFile>,
    statics: Vec<(String, Arc<[u8]>)>,
    /// How many bytes those have.
    static_bytes: u64,
    unreadable: Vec<String>,
    has_links: bool,
    sink: &'a mut Sink,
    above: Vec<PathBuf>,
}

impl Walk<'_> {
    #[expect(clippy::disallowed_methods, reason = "the one place that lists folders")]
    fn folder(&mut self, folder: PathBuf, prefix: &str) {
        if self.above.len() > DEEPEST_FOLDER {
            return self.refused(prefix.to_owned(), too_deep);
        }
        let entries = match fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(error) => return self.refused(prefix.to_owned(), |shown, sink| unreadable(&shown, &error, sink)),
        };
        self.above.push(folder);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            // `~$` is how Word and Excel name what stands beside a document while it is open.
            if !name.starts_with('.') && !name.starts_with("~$") {
                self.entry(&entry, format!("{prefix}{name}"));
            }
        }
        self.above.pop();
    }

    fn entry(&mut self, entry: &DirEntry, path: String) {
        let is_named_so = [".toml", ".md", ".lock", "/source.txt"].iter().any(|ending| path.ends_with(ending));
        let is_content = is_static(&path) || is_named_so;
        match self.find(entry) {
            Ok(Entry::Folder(_)) if is_named_so && !is_static(&path) => {
                self.refused(path, |shown, sink| Wrong::Folder.report(shown, "", sink));
            }
            Ok(Entry::Folder(folder)) => self.folder(folder, &format!("{path}/")),
            Ok(Entry::File(file)) if is_content => self.file(&file, path),
            Ok(Entry::Outside) if is_content || entry.path().is_dir() => self.refused(path, outside),
            Ok(Entry::Circle) => self.refused(path, circle),
            Err(error) if is_content => self.refused(path, |shown, sink| unreadable(&shown, &error, sink)),
            // Nothing of the site's: a picture that is no file of `static`, or a link to one.
            Ok(Entry::File(_) | Entry::Outside) | Err(_) => {}
        }
    }

    fn find(&mut self, entry: &DirEntry) -> io::Result<Entry> {
        let kind = entry.file_type()?;
        if !kind.is_symlink() {
            return Ok(if kind.is_dir() { Entry::Folder(entry.path()) } else { Entry::File(entry.path()) });
        }
        self.has_links = true;
        let real = fs::canonicalize(entry.path())?;
        Ok(if !self.above.first().is_some_and(|root| real.starts_with(root)) {
            Entry::Outside
        } else if self.above.contains(&real) {
            Entry::Circle
        } else if real.is_dir() {
            Entry::Folder(real)
        } else {
            Entry::File(real)
        })
    }

    fn file(&mut self, file: &Path, path: String) {
        let (most, shown_most) = largest(&path);
        let read = bytes_of(file, most);
        match read.map(|(bytes, edited)| bytes.and_then(|bytes| self.take(&path, bytes, edited))) {
            Ok(Ok(())) => {}
            Ok(Err(wrong)) => self.refused(path, |shown, sink| wrong.report(shown, shown_most, sink)),
            Err(error) => self.refused(path, |shown, sink| unreadable(&shown, &error, sink)),
        }
    }

    /// Keeps a file as text or, in `static`, as it is.
    fn take(&mut self, path: &str, bytes: Vec<u8>, edited: Option<SystemTime>) -> Result<(), Wrong> {
        if is_static(path) {
            self.static_bytes += bytes.len() as u64;
            if self.static_bytes > ALL_STATIC {
                return Err(Wrong::TooMuch);
            }
            self.statics.push((path.to_owned(), bytes.into()));
            return Ok(());
        }
        let text = text_of(bytes)?;
        self.files.push(SourceFile::new(path.to_owned(), text, edited));
        Ok(())
    }

    fn refused(&mut self, path: String, report: impl FnOnce(String, &mut Sink)) {
        report(shown_below(self.root, &path), self.sink);
        self.unreadable.push(path);
    }
}

/// A larger document is no notice.
const LARGEST_DOCUMENT: u64 = 16 * 1024 * 1024;

/// Reads a single document that somebody names: its bytes. Nothing but a file itself is read, and none that is immense.
#[expect(clippy::disallowed_methods, reason = "the one place that reads files")]
pub fn document(file: &Path, sink: &mut Sink) -> Option<Vec<u8>> {
    let shown = file.display().to_string();
    match fs::symlink_metadata(file) {
        Err(error) => unreadable(&shown, &error, sink),
        Ok(about) if about.is_symlink() => not_a_file(shown, words("this is a link", "这是一个链接"), sink),
        Ok(about) if !about.is_file() => not_a_file(shown, words("this is not a file", "这不是文件"), sink),
        Ok(about) if about.len() > LARGEST_DOCUMENT => Wrong::TooLarge.report(shown, "16 MiB", sink),
        Ok(_) => match fs::read(file) {
            Ok(bytes) => return Some(bytes),
            Err(error) => unreadable(&shown, &error, sink),
        },
    }
    None
}

/// Whether there is anything at this path, be it a link that leads nowhere.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The text of a file, if it is there; what cannot be read is reported.
#[expect(clippy::disallowed_methods, reason = "the one place that reads files")]
pub fn existing(file: &Path, sink: &mut Sink) -> Option<String> {
    match fs::read_to_string(file) {
        Ok(text) => Some(text),
        Err(error) => {
            if error.kind() != io::ErrorKind::NotFound {
                unreadable(&file.display().to_string(), &error, sink);
            }
            None
        }
    }
}

fn not_a_file(shown: String, message: Words, sink: &mut Sink) {
    let help = words(
        "name the file itself, a notice as .txt, .docx, .html or .md",
        "请直接指定通知文件（.txt、.docx、.html或.md）",
    );
    sink.error(Code("unreadable"), Place::File(shown), message, help);
}

/// Why a file that can be read is nothing of the site.
enum Wrong {
    NoFile,
    Folder,
    TooLarge,
    TooMuch,
    NotUtf8,
}

/// The bytes of a file, or why they are not taken.
type Taken = Result<Vec<u8>, Wrong>;

/// A file's bytes, or why they are not taken, and when it was edited.
fn bytes_of(file: &Path, most: u64) -> io::Result<(Taken, Option<SystemTime>)> {
    let about = fs::metadata(file)?;
    let edited = about.modified().ok();
    if !about.is_file() {
        // To open a pipe would be to wait for somebody who writes into it.
        return Ok((Err(Wrong::NoFile), edited));
    }
    // One byte more than allowed, however large it has grown since.
    let mut bytes = Vec::new();
    if about.len() <= most {
        bytes.reserve_exact(usize::try_from(about.len()).unwrap_or_default());
        fs::File::open(file)?.take(most + 1).read_to_end(&mut bytes)?;
    }
    let too_large = about.len().max(bytes.len() as u64) > most;
    Ok((if too_large { Err(Wrong::TooLarge) } else { Ok(bytes) }, edited))
}

impl Wrong {
    fn report(self, shown: String, most: &str, sink: &mut Sink) {
        let (code, message, help) = match self {
            Self::NoFile => (
                "unreadable",
                words("this is no file", "这不是普通文件"),
                words("move it out of the content folder", "请移出内容文件夹"),
            ),
            Self::Folder => (
                "unreadable",
                words("this is a folder, and its name is that of a file", "这是文件夹，却用了文件的名称"),
                words(
                    "put the file itself here, or give the folder another name",
                    "请在此处放文件，或给文件夹换个名称",
                ),
            ),
            Self::TooLarge => (
                "unreadable",
                words(format!("this file is larger than {most}"), format!("此文件超过{most}")),
                words(
                    "split it, or move what is no text out of the content folder",
                    "请拆分，或把非文本内容移出内容文件夹",
                ),
            ),
            Self::TooMuch => (
                "unreadable",
                words("the files in `static` are larger than 256 MiB together", "static文件夹中的文件合计超过256 MiB"),
                words(
                    "make pictures and scans smaller, or remove what is not needed",
                    "请压缩图片和扫描件，或删去不需要的文件",
                ),
            ),
            Self::NotUtf8 => return not_utf8(shown, sink),
        };
        sink.error(Code(code), Place::File(shown), message, help);
    }
}

fn not_utf8(shown: String, sink: &mut Sink) {
    sink.error(
        Code("not-utf8"),
        Place::File(shown),
        words("this file is not UTF-8 text", "此文件不是UTF-8文本"),
        words("save it as UTF-8 in your editor", "请在编辑器中另存为UTF-8"),
    );
}

fn outside(shown: String, sink: &mut Sink) {
    sink.error(
        Code("outside-content"),
        Place::File(shown),
        words("this link leads out of the content folder, and is not followed", "此链接指向内容文件夹之外，不予跟随"),
        copy_instead(),
    );
}

fn circle(shown: String, sink: &mut Sink) {
    sink.error(
        Code("circular-link"),
        Place::File(shown),
        words("this link leads back to a folder that it is in", "此链接指回它所在的文件夹"),
        copy_instead(),
    );
}

fn copy_instead() -> Words {
    words("put a copy in its place, or remove it", "请换成复制的文件，或删除此链接")
}

fn too_deep(shown: String, sink: &mut Sink) {
    sink.error(
        Code("unreadable"),
        Place::File(shown),
        words("folders are nested too deep here", "此处文件夹层次过深"),
        words("content has folders for years, and none in those", "内容文件夹下只有年度等一层文件夹"),
    );
}

fn unreadable(shown: &str, error: &io::Error, sink: &mut Sink) {
    let cause = cause(error);
    sink.error(
        Code("unreadable"),
        Place::File(shown.to_owned()),
        words(format!("cannot be read: {}", cause.en), format!("无法读取：{}", cause.zh)),
        words("check that it exists and that you may read it", "请确认它存在并且您有权读取"),
    );
}
