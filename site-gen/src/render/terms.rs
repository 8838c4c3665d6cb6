//! Marks the terms of the glossary in a page: the first time that one stands in prose, it becomes a link to the glossary,
//! described by what the term means.
//!
//! Prose is what Markdown made of paragraphs and lists: `<p>` and `<li>` without a class, outside of headings, links, code
//! and names in quotes.

use std::collections::BTreeMap;

use super::voice::Voice;
use crate::content::{Term, escape};
use crate::lexis::{MayBeOneOf, is_han};
use crate::model::PageId;

/// The terms of a language, the longest first.
pub(super) struct Terms {
    all: Vec<MarkedTerm>,
    /// The places of those that begin with a character, in their order.
    by_first: BTreeMap<char, Vec<usize>>,
    /// Where a term, or something that is passed over as a whole, may begin.
    begins: MayBeOneOf,
}

/// A term as it is looked for.
struct MarkedTerm {
    /// The word in lower case, as it stands in HTML.
    word: String,
    id: String,
    /// What it means, as the value of an attribute.
    meaning: String,
}

/// Whether terms are marked on a page: on those that are prose in one language.
pub(super) fn is_prose(id: &PageId) -> bool {
    matches!(
        id,
        PageId::Question(_)
            | PageId::Prose(_)
            | PageId::Notice(_)
            | PageId::Earlier(..)
            | PageId::Guide(_)
            | PageId::Audience(..)
    )
}

impl Terms {
    pub(super) fn new(voice: &Voice<'_>) -> Self {
        let term = |term: &Term| MarkedTerm {
            word: escape(voice.text(&term.word)).to_ascii_lowercase(),
            id: term.id.clone(),
            meaning: escape(voice.text(&term.definition)).into_owned(),
        };
        Self::of(voice.site.glossary.iter().map(term).collect())
    }

    fn of(mut all: Vec<MarkedTerm>) -> Self {
        all.sort_by(|a, b| b.word.len().cmp(&a.word.len()).then_with(|| a.word.cmp(&b.word)));
        let mut by_first: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (at, term) in all.iter().enumerate() {
            by_first.entry(term.word.chars().next().unwrap_or_default()).or_default().push(at);
        }
        let quotes = QUOTES.iter().filter_map(|(open, _)| open.chars().next());
        let begins = MayBeOneOf::new(by_first.keys().copied().chain(quotes).chain(['&']));
        Self { all, by_first, begins }
    }

    /// What is on a page, with each term marked where it first stands in prose; `glossary` leads to the glossary.
    pub(super) fn mark(&self, main: &str, glossary: &str) -> String {
        let mut walk = TermWalk { terms: self, glossary, marked: vec![false; self.all.len()], open: Vec::new() };
        let mut out = String::with_capacity(main.len() * 2);
        for piece in main.split_inclusive('>') {
            let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
            walk.text(text, &mut out);
            out.push_str(tag);
            walk.tag(tag.trim_start_matches('<').trim_end_matches('>'));
        }
        out
    }
}

/// What an element is for the marks in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TermPlace {
    /// Neither: what stands around prose.
    Around,
    Prose,
    /// Nothing is marked here, nor in any element inside.
    Closed,
}

/// Elements in which nothing is marked.
const CLOSED: [&str; 17] = [
    "a", "button", "code", "dl", "form", "h1", "h2", "h3", "h4", "h5", "h6", "nav", "pre", "script", "summary", "svg",
    "table",
];
/// Elements without an end.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "wbr"];

/// A walk through the elements of a page.
struct TermWalk<'a> {
    terms: &'a Terms,
    glossary: &'a str,
    /// Whether each term has been marked.
    marked: Vec<bool>,
    open: Vec<TermPlace>,
}

impl TermWalk<'_> {
    /// Goes into or out of an element; `tag` is what stands between its angle brackets.
    fn tag(&mut self, tag: &str) {
        let name = tag.split_whitespace().next().unwrap_or_default();
        if name.starts_with('/') {
            self.open.pop();
        } else if !name.is_empty() && !name.starts_with('!') && !VOID.contains(&name) {
            let outer = self.open.last().copied().unwrap_or(TermPlace::Around);
            self.open.push(inside(outer, name, tag));
        }
    }

    /// Writes a text with its terms marked.
    fn text(&mut self, text: &str, out: &mut String) {
        if self.open.last() != Some(&TermPlace::Prose) {
            return out.push_str(text);
        }
        let folded = text.to_ascii_lowercase().replace('\n', " ");
        let mut at = 0;
        loop {
            let next = folded[at..].find(|c| self.terms.begins.has(c)).unwrap_or(folded.len() - at);
            out.push_str(&text[at..at + next]);
            at += next;
            if at == text.len() {
                return;
            }
            let found = self.term_at(&folded, at);
            let length = found.map_or_else(|| unmarked_at(&folded[at..]), |(_, length)| length);
            let piece = &text[at..at + length];
            match found.filter(|(term, _)| !std::mem::replace(&mut self.marked[*term], true)) {
                Some((term, _)) => self.link(&self.terms.all[term], piece, out),
                None => out.push_str(piece),
            }
            at += length;
        }
    }

    fn link(&self, term: &MarkedTerm, piece: &str, out: &mut String) {
        let MarkedTerm { id, meaning, .. } = term;
        out.extend(["<a class=\"term\" href=\"", self.glossary, "#", id, "\" title=\"", meaning, "\">", piece, "</a>"]);
    }

    /// The longest term at a place, with its length.
    fn term_at(&self, text: &str, at: usize) -> Option<(usize, usize)> {
        let rest = &text[at..];
        let places = self.terms.by_first.get(&rest.chars().next()?)?;
        let terms = places.iter().map(|place| (*place, &self.terms.all[*place].word));
        let mut begin = terms.filter(|(_, word)| rest.starts_with(word.as_str()));
        begin.find_map(|(place, word)| Some((place, whole_word(&text[..at], rest, word)?)))
    }
}

/// What an element is that stands in a place; `tag` has its attributes.
fn inside(outer: TermPlace, name: &str, tag: &str) -> TermPlace {
    let has_class = tag.contains(" class=");
    match name {
        _ if outer == TermPlace::Closed || CLOSED.contains(&name) => TermPlace::Closed,
        "span" if tag.contains(" lang=") => TermPlace::Closed,
        "p" | "li" | "ul" | "ol" if has_class => TermPlace::Closed,
        "section" if tag.contains("\"contacts\"") => TermPlace::Closed,
        "p" | "li" => TermPlace::Prose,
        _ => outer,
    }
}

/// The length of a word at the start of `rest` that is no part of a longer one, its plural's ending included.
fn whole_word(before: &str, rest: &str, word: &str) -> Option<usize> {
    if word.starts_with(is_han) {
        // A single character is a term only where it is a unit, such as 天 in 12天.
        let is_unit = word.chars().nth(1).is_some() || before.ends_with(|c: char| c.is_ascii_digit());
        return is_unit.then_some(word.len());
    }
    let behind = &rest[word.len()..];
    let length = word.len() + usize::from(behind.starts_with('s'));
    let is_letter = |c: char| c.is_alphanumeric() && !is_han(c);
    let joined = before.ends_with(is_letter) || rest[length..].starts_with(is_letter);
    (!joined && !word.is_empty()).then_some(length)
}

/// Signs around names, which are not taken apart.
const QUOTES: [(&str, &str); 6] =
    [("《", "》"), ("“", "”"), ("「", "」"), ("『", "』"), ("\"", "\""), ("&quot;", "&quot;")];

/// The length of what is passed over at the start of a text: a name in quotes, an entity, or a character.
fn unmarked_at(text: &str) -> usize {
    for (open, close) in QUOTES {
        let end = text.strip_prefix(open).and_then(|inner| Some(open.len() + inner.find(close)? + close.len()));
        if let Some(end) = end {
            return end;
        }
    }
    let entity = text.strip_prefix('&').and_then(|rest| Some(rest.find(';')? + 2));
    entity.or_else(|| text.chars().next().map(char::len_utf8)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(words: &[&str]) -> Terms {
        let term =
            |word: &&str| MarkedTerm { word: (*word).to_owned(), id: (*word).to_owned(), meaning: "m".to_owned() };
        Terms::of(words.iter().map(term).collect())
    }

    /// The page with each mark as `[term]`.
    fn marked(words: &[&str], main: &str) -> String {
        let main = terms(words).mark(main, "../glossary/");
        let mut pieces = main.split("<a class=\"term\" href=\"../glossary/#");
        let first = pieces.next().unwrap().to_owned();
        pieces.fold(first, |text, piece| {
            let (word, rest) = piece.split_once("\">").unwrap().1.split_once("</a>").unwrap();
            format!("{text}[{word}]{rest}")
        })
    }

    #[test]
    fn a_term_is_marked_once_in_prose_and_the_longest_wins() {
        let words = ["学时", "学时证明", "天"];
        for (main, expected) in [
            ("<p>凭学时证明，学时和学时</p>", "<p>凭[学时证明]，[学时]和学时</p>"),
            (
                "<h2>学时</h2><p><a href=\"\">学时</a> <code>学时</code></p>",
                "<h2>学时</h2><p><a href=\"\">学时</a> <code>学时</code></p>",
            ),
            ("<p class=\"lead\">学时</p><ul><li>学时</li></ul>", "<p class=\"lead\">学时</p><ul><li>[学时]</li></ul>"),
            ("<p>今天和12天</p>", "<p>今天和12[天]</p>"),
            ("<p>《学时规定》的<strong>学时</strong></p>", "<p>《学时规定》的<strong>[学时]</strong></p>"),
            ("<p>学时证明</p><p>学时证明</p>", "<p>[学时证明]</p><p>学时证明</p>"),
        ] {
            assert_eq!(marked(&words, main), expected);
        }
    }

    #[test]
    fn a_latin_term_is_a_whole_word_in_any_case_and_number() {
        let words = ["class hour", "day", "employer"];
        for (main, expected) in [
            ("<p>Class\nhours a day, Monday</p>", "<p>[Class\nhours] a [day], Monday</p>"),
            ("<p>&quot;employer&quot; &amp; employers</p>", "<p>&quot;employer&quot; &amp; [employers]</p>"),
            ("<p>\"The\nemployer\" and employer</p>", "<p>\"The\nemployer\" and [employer]</p>"),
            ("<p>employership <span lang=\"zh\">day</span></p>", "<p>employership <span lang=\"zh\">day</span></p>"),
        ] {
            assert_eq!(marked(&words, main), expected);
        }
    }
}
