//! Reads and writes translations.lock, which notes the two texts of each translation that somebody has accepted.
//!
//! It has one line for each translated text, with tabs between: address, language, a digest of the source and one of the
//! translation, why the two may differ, and the two texts themselves. Lines are sorted, so that what two people accepted
//! merges. Beyond [`MOST_TEXT`] the texts are left out; their digests still tell whether they changed.

use std::collections::BTreeMap;

use crate::diag::{Code, FileId, Sink, Span, words};

/// The path of the file in the content folder.
pub const LOCK: &str = "translations.lock";

const HEADER: &str = "# What each translation was made from, and what it said. Written by `site-gen accept`.\n";

/// How many bytes of texts the file holds, so that it stays a file that people can open.
const MOST_TEXT: usize = 4_000_000;

/// What was accepted, by address (`2019/notice#annual-hours`) and language id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock(pub BTreeMap<LockKey, Accepted>);

/// A text and its translation, as they were accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The source.
    pub source: Kept,
    /// The translation; none in a file that was written before translations were noted.
    pub translation: Option<Kept>,
    /// Why the two may differ where they are compared; none where nobody has said so.
    pub because: Option<String>,
}

/// A text of which a digest is kept, and the text itself where there is room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    digest: String,
    /// The text.
    pub text: Option<String>,
}

impl Kept {
    /// Keeps a text.
    pub fn new(text: &str) -> Self {
        Self { digest: digest(text), text: Some(text.to_owned()) }
    }

    /// Keeps only a text's digest.
    pub fn digest_of(text: &str) -> Self {
        Self { digest: digest(text), text: None }
    }

    /// Whether it is this text.
    pub fn is(&self, text: &str) -> bool {
        self.text.as_ref().map_or_else(|| self.digest == digest(text), |own| own == text)
    }
}

impl Accepted {
    /// A text and its translation.
    pub fn new(source: &str, translation: &str, because: Option<String>) -> Self {
        Self { source: Kept::new(source), translation: Some(Kept::new(translation)), because }
    }

    /// Whether the translation is still what was accepted, as far as that is known.
    pub fn has_translation(&self, text: &str) -> bool {
        self.translation.as_ref().is_none_or(|kept| kept.is(text))
    }

    /// Whether both are what somebody has accepted with a reason why they may differ.
    pub fn excuses(&self, source: &str, translation: &str) -> bool {
        self.because.is_some() && self.source.is(source) && self.has_translation(translation)
    }
}

impl Lock {
    /// What was accepted of a text in a language.
    pub fn get(&self, address: &str, language: &str) -> Option<&Accepted> {
        self.0.get(&(address.to_owned(), language.to_owned()))
    }

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
            match accepted(line) {
                Some((key, accepted)) => drop(lock.0.insert(key, accepted)),
                None => broken(span, sink),
            }
        }
        lock
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let mut left = MOST_TEXT;
        let mut out = HEADER.to_owned();
        for ((address, language), accepted) in &self.0 {
            let texts = [Some(&accepted.source), accepted.translation.as_ref()];
            let texts = texts.map(|kept| kept.and_then(|kept| kept.text.as_deref()).unwrap_or_default());
            let length = texts[0].len() + texts[1].len();
            let [source, translation] = if length <= left { texts } else { [""; 2] };
            left = left.saturating_sub(length);
            let digests = [Some(&accepted.source), accepted.translation.as_ref()];
            let digests = digests.map(|kept| kept.map(|kept| kept.digest.as_str()).unwrap_or_default());
            let because = accepted.because.as_deref().unwrap_or_default();
            let fields =
                [address, language, digests[0], digests[1], &escaped(because), &escaped(source), &escaped(translation)];
            out.extend([fields.join("\t").trim_end_matches('\t'), "\n"]);
        }
        out
    }
}

/// An address, and a language id.
pub type LockKey = (String, String);

/// What a line says; none where it is not whole.
fn accepted(line: &str) -> Option<(LockKey, Accepted)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let key = |address: &str, language: &str| (address.to_owned(), language.to_owned());
    let kept = |digest: &str, text: Option<&&str>| Kept {
        digest: digest.to_owned(),
        text: text.filter(|text| !text.is_empty()).map(|text| unescaped(text)),
    };
    match fields.as_slice() {
        // Written before translations were noted.
        [address, language, text] if !is_digest(text) => Some((
            key(address, language),
            Accepted { source: Kept::new(&unescaped(text)), translation: None, because: None },
        )),
        [address, language, source, rest @ ..] if is_digest(source) && rest.len() < 5 => {
            let translation = rest.first().filter(|digest| is_digest(digest));
            let because = rest.get(1).filter(|because| !because.is_empty());
            let accepted = Accepted {
                source: kept(source, rest.get(2)),
                translation: translation.map(|digest| kept(digest, rest.get(3))),
                because: because.map(|because| unescaped(because)),
            };
            Some((key(address, language), accepted))
        }
        _ => None,
    }
}

/// How many characters a digest has: enough that no two texts of a site share one by chance.
const DIGEST: usize = 16;

fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..DIGEST].to_owned()
}

fn is_digest(text: &str) -> bool {
    text.len() == DIGEST && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t")
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n')) => plain.push('\n'),
            ('\\', Some('t')) => plain.push('\t'),
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

    fn read(text: &str) -> (Lock, usize) {
        let mut sink = Sink::default();
        let lock = Lock::parse(text, FileId(0), &mut sink);
        (lock, sink.error_count())
    }

    fn lock(entries: impl IntoIterator<Item = (&'static str, Accepted)>) -> Lock {
        Lock(entries.into_iter().map(|(address, accepted)| ((address.to_owned(), "en".to_owned()), accepted)).collect())
    }

    #[test]
    fn a_lock_is_read_as_it_is_written() {
        let because = Some("一句\t分成两句".to_owned());
        let lock = lock([
            ("2019/notice#a", Accepted::new("一\n二\\三", "one\ntwo", because)),
            ("help/x#", Accepted::new("标题", "Title", None)),
        ]);
        assert_eq!(read(&lock.to_text()), (lock, 0));
        for broken in ["half a line\n", "a\ten\t0123456789abcdef\t0123456789abcdef\t\t\t\tmore\n"] {
            assert_eq!(read(broken).1, 1, "{broken}");
        }
    }

    #[test]
    fn what_an_earlier_version_wrote_is_read() {
        let (lock, errors) = read("2019/notice#a\ten\t一\\n二\n");
        let accepted = lock.get("2019/notice#a", "en").unwrap();
        assert!(errors == 0 && accepted.source.is("一\n二") && accepted.has_translation("whatever"));
    }

    #[test]
    fn a_large_lock_keeps_digests_alone() {
        let long = "长".repeat(MOST_TEXT / 3);
        let lock = lock([("a#", Accepted::new("短", "short", None)), ("b#", Accepted::new(&long, &long, None))]);
        let text = lock.to_text();
        assert!(text.len() < 1000 && text.contains("短"), "{}", text.len());
        let (read, _) = read(&text);
        let accepted = read.get("b#", "en").unwrap();
        assert!(accepted.source.is(&long) && !accepted.source.is("长"));
    }

    #[test]
    fn a_reason_holds_for_the_texts_it_was_given_for() {
        let accepted = Accepted::new("甲", "A", Some("同义".to_owned()));
        assert!(accepted.excuses("甲", "A") && !accepted.excuses("乙", "A") && !accepted.excuses("甲", "B"));
    }
}
