//! One file, written whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use super::turn::acquire;
use super::{WriteError, beside, real};

/// A file that grows beside its place, and takes it when it is whole. Dropped before that, it leaves what was there.
#[derive(Debug)]
pub struct NewFile {
    place: PathBuf,
    stage: PathBuf,
    writer: BufWriter<File>,
    is_whole: bool,
}

impl NewFile {
    /// Begins a file, as soon as nobody else writes it. What is no file, such as a device, is not replaced.
    pub fn begin(place: &Path) -> Result<Self, WriteError> {
        let place = real(place)?;
        match fs::metadata(&place) {
            Ok(there) if there.is_dir() => return Err(WriteError::Io(place, io::ErrorKind::IsADirectory.into())),
            Ok(there) if !there.is_file() => return Err(WriteError::NotOurs(place)),
            _ => {}
        }
        let stage = beside(&place, "stage");
        let emptied = acquire(&stage, |_| ()).and_then(|mut file| {
            file.set_len(0)?;
            file.rewind()?;
            Ok(file)
        });
        match emptied {
            Ok(file) => Ok(Self { place, stage, writer: BufWriter::new(file), is_whole: false }),
            Err(error) => Err(WriteError::Io(place, error)),
        }
    }

    /// What went wrong while it was written.
    pub fn failed(&self, error: io::Error) -> WriteError {
        WriteError::Io(self.place.clone(), error)
    }

    /// Puts the file in its place.
    #[expect(clippy::disallowed_methods, reason = "the one place that renames files")]
    pub fn commit(mut self) -> Result<(), WriteError> {
        let done = self.writer.flush().and_then(|()| fs::rename(&self.stage, &self.place));
        self.is_whole = done.is_ok();
        done.map_err(|error| self.failed(error))
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.is_whole {
            let _ = fs::remove_file(&self.stage);
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "looks at what was written")]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_its_old_text_until_the_new_one_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("answer.csv");
        fs::write(&place, "old").unwrap();
        let mut given_up = NewFile::begin(&place).unwrap();
        given_up.write_all(b"half").unwrap();
        drop(given_up);
        assert_eq!(fs::read_to_string(&place).unwrap(), "old");
        let mut file = NewFile::begin(&place).unwrap();
        file.write_all(b"new").unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), "old");
        file.commit().unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_no_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(NewFile::begin(folder.path()), Err(WriteError::Io(..))));
        assert!(matches!(NewFile::begin(Path::new("/dev/null")), Err(WriteError::NotOurs(_))));
    }
}
