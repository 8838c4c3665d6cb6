//! The finished site, and imported content, as files: the only writer. Stages beside the place, then swaps the two; a site
//! waits for its turn.

mod file;
mod scratch;
mod turn;

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::finish::{Files, LibraryFault, NotPut};
pub use file::NewFile;
pub use scratch::Scratch;
pub use turn::Turn;

/// The name of the file that marks a folder as an output of this program, which it may therefore replace.
pub const MARKER: &str = ".site-gen";

/// Why nothing was written. The old output is whole in every case.
#[derive(Debug)]
pub enum WriteError {
    /// The folder holds something that this program did not make.
    NotOurs(PathBuf),
    /// What the path names cannot be replaced as a folder.
    NoName(PathBuf),
    /// The folder holds what the site is made from.
    HoldsContent(PathBuf),
    /// The system refused to read or write at this path.
    Io(PathBuf, io::Error),
    /// A file of the site could not be made.
    LibraryFault(LibraryFault),
}

/// Writes a site in the place of `out` as soon as nobody else does.
pub fn commit(site: &impl Files, out: &Path) -> Result<(), WriteError> {
    Turn::wait(out, |_| ())?.commit(site)
}

impl Turn {
    /// Writes a site to a folder beside the output and swaps the two in one step.
    pub fn commit(self, site: &impl Files) -> Result<(), WriteError> {
        let stage = beside(&self.out, "stage");
        let done = remove(&stage)
            .map_err(NotPut::Io)
            .and_then(|()| write_all(site, &stage, &self.out))
            .map_err(|error| match error {
                NotPut::Io(error) => WriteError::Io(stage.clone(), error),
                NotPut::LibraryFault(fault) => WriteError::LibraryFault(fault),
            })
            .and_then(|()| swap(&stage, &self.out).map_err(|error| WriteError::Io(self.out.clone(), error)));
        // After the swap this is the old site; after a failure it is half of a new one.
        let removed = remove(&stage).map_err(|error| WriteError::Io(stage, error));
        done.and(removed)
    }
}

/// Writes one file, whole or not at all.
pub fn file(place: &Path, text: &str) -> Result<(), WriteError> {
    let mut file = NewFile::begin(place)?;
    match file.write_all(text.as_bytes()) {
        Ok(()) => file.commit(),
        Err(error) => Err(file.failed(error)),
    }
}

/// Whether both paths lead to one file that is there, by whatever links.
pub fn are_one(path: &Path, other: &Path) -> bool {
    let file = |path: &Path| fs::metadata(path).ok().map(|found| (found.dev(), found.ino()));
    file(path).is_some_and(|found| file(other) == Some(found))
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    move |error| WriteError::Io(path, error)
}

/// Makes a folder with these files in one step. What is there already is never touched.
#[expect(clippy::disallowed_methods, reason = "the one place that writes files")]
pub fn create(files: &[(String, String)], folder: &Path) -> Result<(), WriteError> {
    let folder = real(folder)?;
    let fails = |error| WriteError::Io(folder.clone(), error);
    let empty = match fs::read_dir(&folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(fails(error)),
    };
    if !empty {
        return Err(WriteError::NotOurs(folder.clone()));
    }
    let stage = beside(&folder, "stage");
    let written = remove(&stage).and_then(|()| write_files(files, &stage)).and_then(|()| {
        let parent = folder.parent().unwrap_or(&folder);
        fs::create_dir_all(parent)?;
        fs::rename(&stage, &folder)
    });
    written.map_err(|error| {
        let _ = remove(&stage);
        fails(error)
    })
}

#[expect(clippy::disallowed_methods, reason = "the one place that writes files")]
fn write_files(files: &[(String, String)], folder: &Path) -> io::Result<()> {
    for (path, text) in files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap_or(folder))?;
        fs::write(file, text)?;
    }
    Ok(())
}

/// Writes several files into a folder and takes others out of it, all of them or none: a copy of the folder with these
/// changes takes its place.
#[expect(clippy::disallowed_methods, reason = "the one place that changes folders")]
pub fn into_folder(folder: &Path, files: &[(&str, &str)], gone: &[&str]) -> Result<(), WriteError> {
    let folder = real(folder)?;
    let fails = failed;
    let parent = folder.parent().unwrap_or(&folder);
    fs::create_dir_all(parent).map_err(fails(parent))?;
    let stage = beside(&folder, "stage");
    let staged = remove(&stage).and_then(|()| copy(&folder, &stage)).and_then(|()| {
        gone.iter().try_for_each(|name| fs::remove_file(stage.join(name)))?;
        files.iter().try_for_each(|(name, text)| fs::write(stage.join(name), text))?;
        swap(&stage, &folder)
    });
    let removed = remove(&stage);
    staged.map_err(fails(&folder))?;
    removed.map_err(fails(&stage))
}

/// Copies a folder as it is, links included; one that is not there becomes an empty one.
#[expect(clippy::disallowed_methods, reason = "the one place that makes and lists folders")]
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    let entries = match fs::read_dir(from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copy(&entry.path(), &target)?;
        } else if kind.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(entry.path())?, target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The path of the output with links followed: the site is swapped behind a link, and the link stays. Fails where the
/// path has no last name.
fn real(out: &Path) -> Result<PathBuf, WriteError> {
    let found = match fs::canonicalize(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => std::path::absolute(out),
        found => found,
    };
    let found = found.map_err(failed(out))?;
    // `nowhere/..` has no name of its own, and neither has `/`.
    if found.file_name().is_none() { Err(WriteError::NoName(out.to_owned())) } else { Ok(found) }
}

/// The path of a hidden file or folder beside the output, on the same file system.
fn beside(out: &Path, what: &str) -> PathBuf {
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    out.with_file_name(format!(".{name}.{what}"))
}

#[expect(clippy::disallowed_methods, reason = "looks whether the output may be replaced")]
fn is_ours(out: &Path) -> io::Result<bool> {
    match fs::read_dir(out) {
        Ok(mut entries) => Ok(out.join(MARKER).is_file() || entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// Writes the files to a folder; those that stand in the folder of an earlier site with the same bytes are the same files
/// here, with their times and modes.
#[expect(clippy::disallowed_methods, reason = "the one place that writes files")]
fn write_all(site: &impl Files, stage: &Path, earlier: &Path) -> Result<(), NotPut> {
    fs::create_dir_all(stage).map_err(NotPut::Io)?;
    site.put_all(&|path, bytes| {
        let (file, known) = (stage.join(path), earlier.join(path));
        fs::create_dir_all(file.parent().unwrap_or(stage))?;
        if holds(&known, bytes) && fs::hard_link(&known, &file).is_ok() { Ok(()) } else { fs::write(&file, bytes) }
    })?;
    fs::write(stage.join(MARKER), "made by site-gen; replaced as a whole by the next build\n").map_err(NotPut::Io)
}

/// Whether a file has these bytes, and is no link.
#[expect(clippy::disallowed_methods, reason = "looks whether the output changes")]
fn holds(file: &Path, bytes: &[u8]) -> bool {
    let is_as_long = |about: fs::Metadata| about.is_file() && about.len() == bytes.len() as u64;
    fs::symlink_metadata(file).is_ok_and(is_as_long) && fs::read(file).is_ok_and(|found| found == bytes)
}

/// One exchange in the file system: at no moment is there no output, or half of one.
#[expect(clippy::disallowed_methods, reason = "the one place that renames")]
fn swap(stage: &Path, out: &Path) -> io::Result<()> {
    if out.exists() {
        renameat_with(CWD, stage, CWD, out, RenameFlags::EXCHANGE).map_err(io::Error::from)
    } else {
        fs::rename(stage, out)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that removes folders")]
fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
