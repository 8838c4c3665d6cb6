//! The content folder as text: the only reader of files.

use std::fs;
use std::path::Path;

use crate::diag::{Code, FileId, Place, Sink, Words, words};

/// One file: its path below the content folder, with `/`, and its text.
#[derive(Debug)]
struct File {
    path: String,
    text: String,
}

/// Every TOML and Markdown file of the content folder, sorted by path.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<File>,
    /// Paths of files that could not be read, which has been reported.
    unreadable: Vec<String>,
    /// The folder as the caller named it, for messages.
    shown_root: String,
}

/// A larger file is no text of a bureau.
const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// Reads the content folder. What cannot be read is reported and left out.
pub fn load(root: &Path, sink: &mut Sink) -> Sources {
    let mut sources = Sources { files: Vec::new(), unreadable: Vec::new(), shown_root: root.display().to_string() };
    read_folder(root, "", &mut sources, sink);
    sources.files.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

#[expect(clippy::disallowed_methods, reason = "the one place that lists folders")]
fn read_folder(folder: &Path, prefix: &str, sources: &mut Sources, sink: &mut Sink) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return unreadable(&sources.shown(prefix), &error, sink),
    };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if name.starts_with('.') {
            continue;
        } else if is_folder {
            read_folder(&entry.path(), &format!("{path}/"), sources, sink);
        } else if name.ends_with(".toml") || name.ends_with(".md") {
            read_file(&entry.path(), path, sources, sink);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads files")]
fn read_file(file: &Path, path: String, sources: &mut Sources, sink: &mut Sink) {
    let shown = sources.shown(&path);
    let bytes = match fs::metadata(file) {
        Ok(about) if about.len() > LARGEST_FILE => Ok(None),
        Ok(_) => fs::read(file).map(Some),
        Err(error) => Err(error),
    };
    match bytes.map(|bytes| bytes.map(String::from_utf8)) {
        Ok(Some(Ok(text))) => {
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            sources.files.push(File { path, text });
            return;
        }
        Ok(Some(Err(_))) => not_utf8(shown, sink),
        Ok(None) => too_large(shown, sink),
        Err(error) => unreadable(&shown, &error, sink),
    }
    sources.unreadable.push(path);
}

/// Reads a single document that somebody names: its bytes. Nothing but a file itself is read, and none that is immense.
#[expect(clippy::disallowed_methods, reason = "the one place that reads files")]
pub fn document(file: &Path, sink: &mut Sink) -> Option<Vec<u8>> {
    let shown = file.display().to_string();
    match fs::symlink_metadata(file) {
        Err(error) => unreadable(&shown, &error, sink),
        Ok(about) if about.is_symlink() => not_a_file(shown, words("this is a link", "这是一个链接"), sink),
        Ok(about) if !about.is_file() => not_a_file(shown, words("this is not a file", "这不是文件"), sink),
        Ok(about) if about.len() > LARGEST_FILE => too_large(shown, sink),
        Ok(_) => match fs::read(file) {
            Ok(bytes) => return Some(bytes),
            Err(error) => unreadable(&shown, &error, sink),
        },
    }
    None
}

/// The text of a file, if it is there; what cannot be read is reported.
#[expect(clippy::disallowed_methods, reason = "the one place that reads files")]
pub fn existing(file: &Path, sink: &mut Sink) -> Option<String> {
    match fs::read_to_string(file) {
        Ok(text) => Some(text),
        Err(error) => {
            if error.kind() != std::io::ErrorKind::NotFound {
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

fn not_utf8(shown: String, sink: &mut Sink) {
    sink.error(
        Code("not-utf8"),
        Place::File(shown),
        words("this file is not UTF-8 text", "此文件不是UTF-8文本"),
        words("save it as UTF-8 in your editor", "请在编辑器中另存为UTF-8"),
    );
}

fn too_large(shown: String, sink: &mut Sink) {
    sink.error(
        Code("unreadable"),
        Place::File(shown),
        words("this file is larger than 16 MiB", "此文件超过16 MiB"),
        words("split it, or leave out what is no text", "请拆分，或去掉非文本内容"),
    );
}

fn unreadable(shown: &str, error: &std::io::Error, sink: &mut Sink) {
    sink.error(
        Code("unreadable"),
        Place::File(shown.to_owned()),
        words(format!("cannot be read: {error}"), format!("无法读取：{error}")),
        words("check that it exists and that you may read it", "请确认它存在并且您有权读取"),
    );
}

impl Sources {
    /// Files in memory, each with its path below the content folder.
    pub fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut files: Vec<File> = files.into_iter().map(|(path, text)| File { path, text }).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files, ..Self::default() }
    }

    /// The file at a path below the content folder.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(FileId)
    }

    /// Whether a file is there but could not be read.
    pub fn is_unreadable(&self, path: &str) -> bool {
        self.unreadable.iter().any(|unreadable| unreadable == path)
    }

    /// All files in order of their paths.
    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.files.len()).map(FileId)
    }

    /// A file's text.
    pub fn text(&self, id: FileId) -> &str {
        &self.files[id.0].text
    }

    /// A file's path below the content folder.
    pub fn path(&self, id: FileId) -> &str {
        &self.files[id.0].path
    }

    /// The folder a file is in, below the content folder.
    pub fn folder(&self, id: FileId) -> &str {
        self.path(id).rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// A file's path as the user would type it.
    pub fn shown_path(&self, id: FileId) -> String {
        self.shown(self.path(id))
    }

    /// A path below the content folder as the user would type it.
    pub fn shown(&self, path: &str) -> String {
        Path::new(&self.shown_root).join(path).display().to_string()
    }

    /// The years that have a folder, oldest first.
    pub fn years(&self) -> Vec<u16> {
        let folder = |file: &File| file.path.split_once('/').filter(|(name, _)| name.len() == 4)?.0.parse().ok();
        let mut years: Vec<u16> = self.files.iter().filter_map(folder).collect();
        years.dedup();
        years
    }
}
