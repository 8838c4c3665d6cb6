//! Reads and writes translations.lock, which notes the two texts of each translation that somebody has accepted.
//!
//! It has one line for each translated text, with tabs between: address, language, a digest of the source and one of the
//! translation, why the two may differ, and the two texts themselves. Lines are sorted, so that what two people accepted
//! merges. Beyond [`MOST_TEXT`] the texts are left out; their digests still tell whether they changed. For a table of data
//! the language is [`DATA`], the source what the table says, and the translation its texts.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diag::{Code, FileId, Sink, Span, words};

/// The path of the file in the content folder.
pub const LOCK: &str = "translations.lock";

const HEADER: &str = "# What each translation was made from, and what it said. Written by `site-gen accept`.\n";

/// How many bytes of texts the file holds, so that it stays a file that people can open.
const MOST_TEXT: usize = 4_000_000;

/// How many lines that cannot be read are reported.
const MOST_FAULTS: usize = 10;

/// How many fields a line has, of which the last may be left out.
const FIELDS: usize = 7;

/// What stands in place of a language, for a table of data and its texts.
pub const DATA: &str = "data";

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

    /// Whether both are what was accepted.
    pub fn are(&self, source: &str, translation: &str) -> bool {
        self.source.is(source) && self.has_translation(translation)
    }

    /// Whether both are what somebody has accepted with a reason why they may differ.
    pub fn excuses(&self, source: &str, translation: &str) -> bool {
        self.because.is_some() && self.are(source, translation)
    }
}

impl Lock {
    /// What was accepted at an address in a language.
    pub fn get(&self, address: &str, language: &str) -> Option<&Accepted> {
        self.0.get(&(address.to_owned(), language.to_owned()))
    }

    /// What was accepted of two texts: what stands at their address, or, where texts of one name are numbered and these
    /// have another number now, what stands at that one.
    pub fn of_texts(&self, address: &str, language: &str, texts: (&str, &str)) -> Option<&Accepted> {
        let are_those = |accepted: &&Accepted| accepted.are(texts.0, texts.1);
        let there = self.get(address, language);
        if there.is_some_and(|there| are_those(&there)) {
            return there;
        }
        let is_number = |number: &str| number.bytes().all(|byte| byte.is_ascii_digit());
        let name = address.rsplit_once('-').filter(|(_, number)| is_number(number)).map_or(address, |(name, _)| name);
        let numbers = (1..MOST_OF_NAME).map(|at| self.get(&numbered(name, at), language));
        numbers.map_while(|accepted| accepted).find(are_those).or(there)
    }

    /// Reads the file; a line that cannot be read is reported and left out.
    pub(super) fn parse(text: &str, file: FileId, sink: &mut Sink) -> Self {
        let (mut lock, mut faults) = (Self::default(), 0);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span { file, start, end: start + line.trim_end().len() };
            start += line.len();
            let line = line.trim_end_matches(['\n', '\r']);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Err(fault) = accepted(line).and_then(|(key, accepted)| lock.add(key, accepted)) {
                faults += 1;
                // A file of which nothing can be read is told by its first lines.
                if faults <= MOST_FAULTS {
                    fault.report(span, sink);
                }
            }
        }
        if lock.0.is_empty() && faults == 0 {
            empty(Span { file, start: 0, end: 0 }, sink);
        }
        lock
    }

    fn add(&mut self, key: LockKey, accepted: Accepted) -> Result<(), LineFault> {
        match self.0.entry(key) {
            Entry::Vacant(place) => drop(place.insert(accepted)),
            Entry::Occupied(known) if *known.get() == accepted => {}
            Entry::Occupied(_) => return Err(LineFault::Twice),
        }
        Ok(())
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let mut left = MOST_TEXT;
        let mut out = HEADER.to_owned();
        for ((address, language), accepted) in &self.0 {
            let texts = [Some(&accepted.source), accepted.translation.as_ref()];
            let texts = texts.map(|kept| kept.and_then(|kept| kept.text.as_deref()).unwrap_or_default());
            let length = texts[0].len() + texts[1].len();
            let is_kept = length <= left || language == DATA;
            let [source, translation] = if is_kept { texts } else { [""; 2] };
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

/// How many texts of one name are looked through.
const MOST_OF_NAME: usize = 1000;

/// The address of the text that has a name for the time that is said, counted from 1.
pub(super) fn numbered(name: &str, time: usize) -> String {
    if time == 1 { name.to_owned() } else { format!("{name}-{time}") }
}

/// An address, and a language id.
pub type LockKey = (String, String);

/// What is wrong with a line.
enum LineFault {
    NotWhole,
    /// It is one of the lines by which a merge shows that two people changed the same.
    Merge,
    /// A text is not the one that its digest was made of.
    OtherText,
    /// An earlier line says something else of the same text.
    Twice,
}

/// What a line says.
fn accepted(line: &str) -> Result<(LockKey, Accepted), LineFault> {
    if ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)) {
        return Err(LineFault::Merge);
    }
    let mut fields: Vec<&str> = line.split('\t').collect();
    let key = |address: &str, language: &str| (address.to_owned(), language.to_owned());
    // Written before translations were noted.
    if let [address, language, text] = fields[..]
        && !(text.len() <= DIGEST && is_hexadecimal(text))
    {
        let source = Kept::new(&unescaped(text).ok_or(LineFault::NotWhole)?);
        return Ok((key(address, language), Accepted { source, translation: None, because: None }));
    }
    if fields.len() < FIELDS {
        fields.resize(FIELDS, "");
    }
    let [address, language, source, translation, because, texts @ ..] = &fields[..] else {
        return Err(LineFault::NotWhole);
    };
    let [source_text, translation_text] = texts else { return Err(LineFault::NotWhole) };
    if !address.contains('#') || language.is_empty() || is_digest(language) {
        return Err(LineFault::NotWhole);
    }
    let translation = kept(translation, translation_text)?;
    let source = kept(source, source_text)?.ok_or(LineFault::NotWhole)?;
    let because = Some(unescaped(because).ok_or(LineFault::NotWhole)?).filter(|because| !because.is_empty());
    Ok((key(address, language), Accepted { source, translation, because }))
}

/// A digest and its text, both of which may be left out.
fn kept(digest: &str, text: &str) -> Result<Option<Kept>, LineFault> {
    let text = unescaped(text).ok_or(LineFault::NotWhole)?;
    match (digest, text.as_str()) {
        ("", "") => Ok(None),
        (digest, "") if is_digest(digest) => Ok(Some(Kept { digest: digest.to_owned(), text: None })),
        (digest, text) if is_digest(digest) => {
            let kept = Kept::new(text);
            if kept.digest == digest { Ok(Some(kept)) } else { Err(LineFault::OtherText) }
        }
        _ => Err(LineFault::NotWhole),
    }
}

/// How many characters a digest has: enough that no two texts of a site share one by chance.
const DIGEST: usize = 16;

fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..DIGEST].to_owned()
}

fn is_digest(text: &str) -> bool {
    text.len() == DIGEST && is_hexadecimal(text)
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t")
}

/// The text of a field; none where a backslash stands before what is never written so.
fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n')) => plain.push('\n'),
            ('\\', Some('t')) => plain.push('\t'),
            ('\\', Some('\\')) => plain.push('\\'),
            ('\\', _) => return None,
            _ => plain.push(c),
        }
    }
    Some(plain)
}

impl LineFault {
    fn report(self, span: Span, sink: &mut Sink) {
        let accept = words(
            "remove it, and run `site-gen accept` for that section once both texts have been looked at",
            "请删去此行，核对两种文字后再对该节运行site-gen accept",
        );
        let (message, help) = match self {
            Self::NotWhole => {
                (words("this line of translations.lock is not whole", "translations.lock的这一行不完整"), accept)
            }
            Self::Merge => (
                words(
                    "two people changed the lines around here, and git could not merge them",
                    "此处有两人的改动，git未能合并",
                ),
                words(
                    "remove this mark; of two lines with the same beginning keep the one whose texts are in the content",
                    "请删去这个标记；开头相同的两行，只留下与现有文字一致的一行",
                ),
            ),
            Self::OtherText => (
                words("the texts of this line are not those that were accepted", "这一行的文字不是当时确认的文字"),
                accept,
            ),
            Self::Twice => (
                words("an earlier line says something else of the same text", "前面已有一行，对同一文字的记载不同"),
                words("keep the one whose texts are in the content", "请只留下与现有文字一致的一行"),
            ),
        };
        sink.error(Code("lock-line"), span, message, help);
    }
}

fn empty(span: Span, sink: &mut Sink) {
    sink.warning(
        Code("lock-empty"),
        span,
        words("no translation is noted as accepted, so none is watched", "没有任何译文的确认记录，译文改动无从核对"),
        words(
            "bring back the file as it was; for a new site run `site-gen accept --all` once the languages have been compared",
            "请恢复原来的文件；新网站请在核对各语言后运行site-gen accept --all",
        ),
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
