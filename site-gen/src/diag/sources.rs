//! Sources: the texts of all files of the content folder, by path. Spans of diagnostics point into them.

use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use super::FileId;
use super::digest::{Digest, Digester, digest, digest_of_all};

/// One file: its path, its text, and when it was edited.
#[derive(Debug)]
pub struct SourceFile {
    /// The path below the content folder, with `/` between its parts.
    path: String,
    text: String,
    edited: Option<SystemTime>,
    /// The offsets at which lines begin, computed when first asked for.
    lines: OnceLock<Vec<usize>>,
    /// The digest of its path and text, computed when first asked for.
    digest: OnceLock<Digest>,
}

impl SourceFile {
    /// A file at a path below the content folder, with the time of its last edit, if that is known.
    pub fn new(path: String, text: String, edited: Option<SystemTime>) -> Self {
        Self { path, text, edited, lines: OnceLock::new(), digest: OnceLock::new() }
    }
}

/// Every TOML, Markdown and lock file of the content folder, and the bytes of those that are published as they are;
/// sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
    statics: Vec<(String, Arc<[u8]>)>,
    /// Paths of files and folders that could not be read, which has been reported. A folder's path ends in a slash;
    /// that of the content folder itself is empty.
    unreadable: Vec<String>,
    /// The content folder as the user named it, for messages.
    shown_root: String,
    /// Whether a link led to some of them.
    has_links: bool,
    /// The digest of all but the texts, computed when first asked for.
    beside_texts: OnceLock<Digest>,
}

impl Sources {
    /// Files of a folder as the caller named it, with the paths of what could not be read.
    pub fn of_folder(root: &Path, mut files: Vec<SourceFile>, unreadable: Vec<String>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let files = files.into_iter().map(Arc::new).collect();
        Self {
            files,
            statics: Vec::new(),
            unreadable,
            shown_root: root.display().to_string(),
            has_links: false,
            beside_texts: OnceLock::new(),
        }
    }

    /// The same with the files that are published as they are, by path.
    pub fn with_statics(mut self, mut statics: Vec<(String, Arc<[u8]>)>) -> Self {
        statics.sort_by(|a, b| a.0.cmp(&b.0));
        self.statics = statics;
        self
    }

    /// Puts a newer text in the place of a file's; there has to be a file at its path.
    pub fn replace(&mut self, file: SourceFile) {
        if let Some(id) = self.find(&file.path) {
            self.files[id.0] = Arc::new(file);
        }
    }

    /// The digest of a file: of its path, its place among the files, and its text.
    pub fn digest(&self, id: FileId) -> Digest {
        let file = &self.files[id.0];
        let whole = || digest([id.0.to_string().as_bytes(), file.path.as_bytes(), file.text.as_bytes()]);
        *file.digest.get_or_init(whole)
    }

    /// The digest of everything in the folder but the texts of some files, of which the paths count.
    pub fn digest_without(&self, left_out: impl Fn(&str) -> bool) -> Digest {
        let texts = self.ids().filter(|id| !left_out(self.path(*id))).map(|id| self.digest(id));
        digest_of_all(std::iter::once(self.digest_beside_texts()).chain(texts))
    }

    /// The digest of everything in the folder but the texts of its files: of their paths, and of files that are published as
    /// they are.
    pub fn digest_beside_texts(&self) -> Digest {
        let of_all = || {
            let mut all = Digester::default();
            self.ids().for_each(|id| all.add(self.path(id).as_bytes()));
            for (path, bytes) in &self.statics {
                all.add(path.as_bytes());
                all.add(bytes);
            }
            self.unreadable.iter().for_each(|path| all.add(path.as_bytes()));
            all.digest()
        };
        *self.beside_texts.get_or_init(of_all)
    }

    /// The same, where links led to some of them.
    pub fn with_links(self, has_links: bool) -> Self {
        Self { has_links, ..self }
    }

    /// Whether a link led to some of the files, so that a file may have several paths.
    pub fn has_links(&self) -> bool {
        self.has_links
    }

    /// The files that are published as they are, in order of their paths below the content folder.
    pub fn statics(&self) -> &[(String, Arc<[u8]>)] {
        &self.statics
    }

    /// Whether something in a folder could not be read; the folder ends in a slash.
    pub fn is_incomplete_below(&self, folder: &str) -> bool {
        self.unreadable.iter().any(|unreadable| unreadable.starts_with(folder)) || self.is_unreadable(folder)
    }

    /// Files in memory, each with its path below the content folder.
    pub fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let files = files.into_iter().map(|(path, text)| SourceFile::new(path, text, None));
        Self::of_folder(Path::new(""), files.collect(), Vec::new())
    }

    /// The file at a path below the content folder; none where there is no such file.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(FileId)
    }

    /// Whether a file, or a folder that it would be in, could not be read.
    pub fn is_unreadable(&self, path: &str) -> bool {
        self.unreadable.iter().any(|unreadable| match path.strip_prefix(unreadable.as_str()) {
            Some(rest) => rest.is_empty() || unreadable.is_empty() || unreadable.ends_with('/'),
            None => false,
        })
    }

    /// All files in order of their paths.
    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.files.len()).map(FileId)
    }

    /// The path of the file that was edited last; none where there are no files.
    pub fn edited_last(&self) -> Option<&str> {
        self.files.iter().max_by_key(|file| file.edited).map(|file| file.path.as_str())
    }

    /// The whole text of a file.
    pub fn text(&self, id: FileId) -> &str {
        &self.files[id.0].text
    }

    /// The line that an offset is in, from 1, and the offset at which it begins.
    pub fn line(&self, id: FileId, offset: usize) -> (usize, usize) {
        let file = &self.files[id.0];
        let ends = || file.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let starts = file.lines.get_or_init(|| std::iter::once(0).chain(ends()).collect());
        let line = starts.partition_point(|start| *start <= offset);
        (line, starts[line - 1])
    }

    /// A file's path below the content folder, with `/`.
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
        shown_below(Path::new(&self.shown_root), path)
    }

    /// The names of the folders directly below a folder that hold a file whose name begins like this, in order.
    pub fn folders_with(&self, folder: &str, beginning: &str) -> Vec<String> {
        let below = |file: &SourceFile| {
            let (name, file) = file.path.strip_prefix(folder)?.strip_prefix('/')?.split_once('/')?;
            file.starts_with(beginning).then(|| name.to_owned())
        };
        let mut names: Vec<String> = self.files.iter().map(Arc::as_ref).filter_map(below).collect();
        names.dedup();
        names
    }

    /// The years that have a folder, oldest first.
    pub fn years(&self) -> Vec<u16> {
        let folder = |file: &SourceFile| file.path.split_once('/').filter(|(name, _)| name.len() == 4)?.0.parse().ok();
        let mut years: Vec<u16> = self.files.iter().map(Arc::as_ref).filter_map(folder).collect();
        years.dedup();
        years
    }
}

/// A path below a folder as the user would type it.
pub fn shown_below(root: &Path, path: &str) -> String {
    root.join(path).display().to_string()
}
