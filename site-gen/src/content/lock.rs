//! Reads and writes translations.lock, which holds the source text that each translation was made from.
//!
//! It has one line for each translated section: address, language and source text, with tabs between. Lines are sorted,
//! so that what two people accepted merges.

use std::collections::BTreeMap;

use crate::diag::{Code, FileId, Sink, Span, words};

/// The path of the file in the content folder.
pub const LOCK: &str = "translations.lock";

const HEADER: &str = "# The source text that each translation was made from. Written by `site-gen accept`.\n";

/// The source text that each translation was made from, by address (`2019/notice#annual-hours`) and language id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock(pub BTreeMap<(String, String), String>);

impl Lock {
    /// Reads the file; a line that cannot be read is reported and left out.
    pub(super) fn parse(text: &str, file: FileId, sink: &mut Sink) -> Self {
        let mut lock = Self::default();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span { file, start, end: start + line.trim_end().len() };
            start += line.len();
            let line = line.trim_end_matches(['\n', '\r']);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match line.splitn(3, '\t').collect::<Vec<_>>().as_slice() {
                [address, lang, text] => {
                    lock.0.insert(((*address).to_owned(), (*lang).to_owned()), unescaped(text));
                }
                _ => broken(span, sink),
            }
        }
        lock
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let line =
            |((address, lang), text): (&(String, String), &String)| format!("{address}\t{lang}\t{}\n", escaped(text));
        std::iter::once(HEADER.to_owned()).chain(self.0.iter().map(line)).collect()
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n")
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n')) => plain.push('\n'),
            ('\\', Some(other)) => plain.push(other),
            _ => plain.push(c),
        }
    }
    plain
}

fn broken(span: Span, sink: &mut Sink) {
    sink.error(
        Code("lock-line"),
        span,
        words("this line of translations.lock is not whole", "translations.lock的这一行不完整"),
        words("remove it, and run `site-gen accept` for that section", "请删去此行，再对该节运行site-gen accept"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_read_as_it_is_written() {
        let entry = |address: &str, text: &str| ((address.to_owned(), "en".to_owned()), text.to_owned());
        let lock = Lock([entry("2019/notice#a", "一\n二\\三"), entry("help/x#", "标题")].into());
        let mut sink = Sink::default();
        assert_eq!(Lock::parse(&lock.to_text(), FileId(0), &mut sink), lock);
        assert_eq!(sink.error_count(), 0);
        Lock::parse("half a line\n", FileId(0), &mut sink);
        assert_eq!(sink.error_count(), 1);
    }
}
