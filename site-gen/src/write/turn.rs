//! One build at a time for an output folder, by a locked file beside it.
//!
//! The file holds the number of the process that has the lock. The system lets go of a lock when its process ends,
//! however it ends, so that a killed build stands in nobody's way.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::{WriteError, beside, failed, is_ours, real};

/// The right to replace an output folder, until dropped.
#[derive(Debug)]
pub struct Turn {
    /// Where the output really is.
    pub(super) out: PathBuf,
    lock: PathBuf,
    _locked: File,
}

impl Turn {
    /// Waits until no other build has the folder; `waiting` is told once, with the other's process if it is known.
    #[expect(clippy::disallowed_methods, reason = "the folder in which the output will be is made here")]
    pub fn wait(out: &Path, waiting: impl FnOnce(Option<u32>)) -> Result<Self, WriteError> {
        let out = real(out)?;
        let parent = out.parent().unwrap_or(&out);
        fs::create_dir_all(parent).map_err(failed(parent))?;
        if !is_ours(&out).map_err(failed(&out))? {
            return Err(WriteError::NotOurs(out));
        }
        let lock = beside(&out, "lock");
        let locked = acquire(&lock, waiting).map_err(failed(&lock))?;
        Ok(Self { out, lock, _locked: locked })
    }

    /// Refuses to replace the folder that the site is made from, or one around it.
    pub fn spares(&self, content: &Path) -> Result<(), WriteError> {
        match fs::canonicalize(content) {
            Ok(content) if content.starts_with(&self.out) => Err(WriteError::HoldsContent(self.out.clone())),
            _ => Ok(()),
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Removed before it is unlocked: whoever waits for this file notices, and makes a new one.
        let _ = fs::remove_file(&self.lock);
    }
}

/// Opens and locks a file as soon as nobody else has it, and makes it where it is not there.
pub(super) fn acquire(lock: &Path, waiting: impl FnOnce(Option<u32>)) -> io::Result<File> {
    let mut waiting = Some(waiting);
    // What a link leads to is nothing of ours.
    if fs::symlink_metadata(lock).is_ok_and(|there| there.is_symlink()) {
        fs::remove_file(lock)?;
    }
    loop {
        let mut file = File::options().read(true).write(true).create(true).truncate(false).open(lock)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                if let Some(waiting) = waiting.take() {
                    waiting(holder(&mut file));
                }
                file.lock()?;
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        if is_at(&file, lock)? {
            // Only for the message of whoever waits: a full disk is reported where the site is written.
            let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
            return Ok(file);
        }
    }
}

/// Whether the locked file is the one that others will find.
fn is_at(file: &File, lock: &Path) -> io::Result<bool> {
    let own = file.metadata()?;
    Ok(fs::metadata(lock).is_ok_and(|there| (there.dev(), there.ino()) == (own.dev(), own.ino())))
}

fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(20).read_to_string(&mut text).ok()?;
    text.parse().ok()
}
