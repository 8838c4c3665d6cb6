//! A folder for another program to work in, which vanishes with its owner.

use std::fs;
use std::io;
use std::path::PathBuf;

use tempfile::TempDir;

/// A folder of its own among the system's temporary ones, which nobody else can read.
#[derive(Debug)]
pub struct Scratch(TempDir);

impl Scratch {
    /// Makes an empty one.
    pub fn new() -> io::Result<Self> {
        tempfile::Builder::new().prefix("site-gen-").tempdir().map(Self)
    }

    /// The path of a name in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Puts a file into it.
    #[expect(clippy::disallowed_methods, reason = "the one place that hands a file to another program")]
    pub fn put(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let path = self.path(name);
        fs::write(&path, bytes)?;
        Ok(path)
    }
}
