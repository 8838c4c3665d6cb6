//! Digests: two values with the same digest are the same.

use std::fmt::{self, Debug, Write};
use std::hash::{Hash, Hasher};

/// A digest of some bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

impl Hash for Digest {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Any part of a digest tells most of them apart.
        state.write(&self.0[..8]);
    }
}

/// Makes one digest of many parts.
#[derive(Default)]
pub struct Digester(blake3::Hasher);

impl Digester {
    /// Adds a part; parts that are cut in another way give another digest.
    pub fn add(&mut self, part: &[u8]) {
        self.0.update(&(part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    /// The digest of all parts so far.
    pub fn digest(&self) -> Digest {
        Digest(*self.0.finalize().as_bytes())
    }
}

impl Write for Digester {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

/// One digest of several.
pub fn digest_of_all(digests: impl IntoIterator<Item = Digest>) -> Digest {
    let mut all = blake3::Hasher::new();
    for digest in digests {
        all.update(&digest.0);
    }
    Digest(*all.finalize().as_bytes())
}

/// The digest of some parts.
pub fn digest<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> Digest {
    let mut all = Digester::default();
    parts.into_iter().for_each(|part| all.add(part));
    all.digest()
}

/// The digest of a value, by everything that it shows of itself.
pub fn digest_of(value: &impl Debug) -> Digest {
    let mut all = Digester::default();
    // Writing to a digester cannot fail.
    let _ = write!(all, "{value:?}");
    all.digest()
}
