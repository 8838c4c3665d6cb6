//! The finished site, and imported content, as files: the only writer. Stages beside the output, then swaps the two.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::finish::Bundle;

/// Marks a folder as an output of this program, which it may therefore replace.
pub const MARKER: &str = ".site-gen";

/// Why nothing was written. The old output is whole in every case.
#[derive(Debug)]
pub enum WriteError {
    /// The folder holds something that this program did not make.
    NotOurs(PathBuf),
    /// The system said no.
    Io(PathBuf, io::Error),
}

/// Writes the bundle to a folder beside `out` and swaps the two in one step.
#[expect(clippy::disallowed_methods, reason = "the one place that changes folders")]
pub fn commit(bundle: &Bundle, out: &Path) -> Result<(), WriteError> {
    let out = real(out).map_err(|error| WriteError::Io(out.to_owned(), error))?;
    let fails = |path: &Path| {
        let path = path.to_owned();
        move |error| WriteError::Io(path, error)
    };
    let parent = out.parent().unwrap_or(&out);
    fs::create_dir_all(parent).map_err(fails(parent))?;
    if !is_ours(&out).map_err(fails(&out))? {
        return Err(WriteError::NotOurs(out));
    }
    let _lock = wait_for_turn(parent).map_err(fails(parent))?;
    let stage = beside(&out, "stage");
    remove(&stage).map_err(fails(&stage))?;
    write_all(bundle, &stage).map_err(fails(&stage))?;
    swap(&stage, &out).map_err(fails(&out))?;
    remove(&stage).map_err(fails(&stage))
}

/// Writes several files into a folder, all of them or none: a copy of the folder with them takes its place.
#[expect(clippy::disallowed_methods, reason = "the one place that changes folders")]
pub fn into_folder(folder: &Path, files: &[(&str, &str)]) -> Result<(), WriteError> {
    let folder = real(folder).map_err(|error| WriteError::Io(folder.to_owned(), error))?;
    let fails = |path: &Path| {
        let path = path.to_owned();
        move |error| WriteError::Io(path, error)
    };
    let parent = folder.parent().unwrap_or(&folder);
    fs::create_dir_all(parent).map_err(fails(parent))?;
    let _lock = wait_for_turn(parent).map_err(fails(parent))?;
    let stage = beside(&folder, "stage");
    let staged = remove(&stage).and_then(|()| copy(&folder, &stage)).and_then(|()| {
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

/// Where the output really is: behind a link, the site is swapped there and the link stays.
fn real(out: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => std::path::absolute(out),
        found => found,
    }
}

/// A hidden name beside the output folder, on the same file system.
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

/// Waits until no other build writes below the same folder. The system lets go of the lock when the process
/// ends, however it ends.
fn wait_for_turn(parent: &Path) -> io::Result<fs::File> {
    let folder = fs::File::open(parent)?;
    folder.lock()?;
    Ok(folder)
}

#[expect(clippy::disallowed_methods, reason = "the one place that writes files")]
fn write_all(bundle: &Bundle, stage: &Path) -> io::Result<()> {
    fs::create_dir_all(stage)?;
    let mut made = PathBuf::new();
    for (path, bytes) in bundle.files() {
        let file = stage.join(path);
        if let Some(folder) = file.parent().filter(|folder| *folder != made) {
            fs::create_dir_all(folder)?;
            made = folder.to_owned();
        }
        fs::write(&file, bytes)?;
    }
    fs::write(stage.join(MARKER), "made by site-gen; replaced as a whole by the next build\n")
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
