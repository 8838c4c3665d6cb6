//! Names of systems, bodies and documents are written alike everywhere: one that differs from a known name by a character
//! or two is a slip.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::MOST_OF_TEXT;
use super::quotes::quoted;
use super::texts::{ComparedText, ComparedTexts, beside_answers};
use crate::content::Lang;
use crate::diag::{Code, Diagnostic, Severity, Sink, Span, words};
use crate::lexis::{MayBeOneOf, is_han};
use crate::model::Site;

/// A shorter name may well differ from another by a character.
const LEAST: usize = 6;

/// How many characters in a row may be others.
const MOST_OTHERS: usize = 2;

/// The names in Han characters that texts of each language are compared with, and where data give one as it is.
#[derive(Debug)]
pub(super) struct KnownNames {
    names: Vec<NamesOfLanguage>,
    places: Vec<BTreeMap<String, Span>>,
}

/// The names of one language, so that those that a text may be near are found among many.
#[derive(Debug, Default)]
struct NamesOfLanguage {
    names: BTreeSet<Vec<char>>,
    /// How long those are that begin with a character.
    lengths: BTreeMap<char, BTreeSet<usize>>,
    /// Those that begin with two characters, by their length; what is near a name has either these or its last two.
    begins: BTreeMap<(usize, [char; 2]), Vec<Vec<char>>>,
    /// Those that begin with a character and end with two, by their length.
    ends: BTreeMap<(usize, [char; 3]), Vec<Vec<char>>>,
    /// The characters that they begin with.
    firsts: MayBeOneOf,
}

impl NamesOfLanguage {
    fn add(&mut self, name: Vec<char>) {
        let length = name.len();
        if let ([first, second, ..], [.., before, last]) = (&name[..], &name[..]) {
            self.lengths.entry(*first).or_default().insert(length);
            self.firsts.add(*first);
            self.begins.entry((length, [*first, *second])).or_default().push(name.clone());
            self.ends.entry((length, [*first, *before, *last])).or_default().push(name.clone());
            self.names.insert(name);
        }
    }

    /// The names that a text of their length is near.
    fn near(&self, window: &[char]) -> Option<&Vec<char>> {
        let ([first, second, ..], [.., before, last]) = (window, window) else { return None };
        let length = window.len();
        let begins = self.begins.get(&(length, [*first, *second]));
        let ends = self.ends.get(&(length, [*first, *before, *last]));
        begins.into_iter().chain(ends).flatten().find(|name| is_near(window, name))
    }

    /// Whether a text is a name, or a part of one.
    fn has(&self, window: &[char]) -> bool {
        let is_part = |name: &Vec<char>| name.windows(window.len()).any(|part| part == window);
        self.names.contains(window) || self.names.iter().any(is_part)
    }
}

impl KnownNames {
    /// The names of a site; `quoted` is what translations of answers quote.
    pub(super) fn new(site: &Site, quoted: &BTreeSet<&str>) -> Self {
        let texts = beside_answers(site);
        let beside: BTreeSet<&str> = texts.iter().flat_map(|texts| quotations(site, texts)).collect();
        let quoted: BTreeSet<&str> = quoted.union(&beside).copied().collect();
        let of_lang = |lang: Lang| {
            let terms = site.glossary.iter().flat_map(|term| term.renderings(lang));
            let cited =
                site.years.iter().flat_map(|year| &year.notice.cites).map(|cited| cited.title.get(lang).as_str());
            let issuers = site.years.iter().map(|year| year.notice.issuer.get(lang).as_str());
            let systems = site.data.systems.iter().map(|system| system.name.get(lang).as_str());
            let own = terms.chain(cited).chain(issuers).chain(systems).chain([site.data.bureau.get(lang).as_str()]);
            let own: BTreeSet<Vec<char>> = own.map(characters).filter(|name| name.len() >= LEAST).collect();
            let mut names = NamesOfLanguage::default();
            own.into_iter().for_each(|name| names.add(name));
            let quoted = quoted.iter().copied().filter(|_| lang == Lang(0));
            for name in quoted.map(characters).filter(|name| name.len() >= LEAST) {
                if !names.names.contains(&name) && names.near(&name).is_none() {
                    names.add(name);
                }
            }
            names
        };
        let names: Vec<NamesOfLanguage> = site.data.langs().map(of_lang).collect();
        let places_of = |lang: Lang| {
            let names: BTreeSet<String> = names[lang.0].names.iter().map(|name| name.iter().collect()).collect();
            let mut places = BTreeMap::new();
            for text in texts.iter().map(|texts| texts.texts[lang.0]) {
                let name = text.text.trim_matches(['《', '》']);
                if names.contains(name) {
                    places.entry(name.to_owned()).or_insert(text.span);
                }
            }
            places
        };
        let places = site.data.langs().map(places_of).collect();
        Self { names, places }
    }

    /// Reports what is nearly a known name in a text.
    pub(super) fn check(&self, text: &ComparedText<'_>, lang: Lang, sink: &mut Sink) {
        let (known, before) = (&self.names[lang.0], sink.error_count());
        for (at, first) in text.text.char_indices().filter(|(_, c)| known.firsts.has(*c)) {
            for length in known.lengths.get(&first).into_iter().flatten() {
                let window: Vec<char> = text.text[at..].chars().take(*length).collect();
                let Some(name) = known.near(&window).filter(|_| !known.has(&window)) else { continue };
                if sink.error_count() - before == MOST_OF_TEXT {
                    return;
                }
                let end = at + window.iter().map(|c| c.len_utf8()).sum::<usize>();
                let name: String = name.iter().collect();
                let own = self.places[lang.0].get(&name).copied();
                report(text, at..end, (&name, own), sink);
            }
        }
    }
}

/// The Han characters of a name, without brackets around it.
fn characters(name: &str) -> Vec<char> {
    let name = name.trim_matches(['《', '》']);
    if name.chars().all(is_han) { name.chars().collect() } else { Vec::new() }
}

/// What translations quote of the source.
pub(super) fn quotations<'a>(site: &Site, texts: &ComparedTexts<'a>) -> Vec<&'a str> {
    let translations = texts.texts.iter().zip(&site.data.languages).skip(1);
    translations
        .flat_map(|(text, language)| quoted(text.text, language).into_iter().map(|part| &text.text[part]))
        .collect()
}

/// Whether a text is a name but for a character or two in a row that are others.
fn is_near(window: &[char], name: &[char]) -> bool {
    if window.len() != name.len() {
        return false;
    }
    let same = window.iter().zip(name).take_while(|(one, other)| one == other).count();
    if same == 0 || same == name.len() {
        return false;
    }
    let behind = window.iter().rev().zip(name.iter().rev()).take_while(|(one, other)| one == other).count();
    // The last word of a longer name may be another one, as in `…条例` and `…办法`.
    let is_last_word = behind == 0 && same > LEAST && same + MOST_OTHERS == name.len();
    let goes_on = behind > 1 || is_last_word;
    goes_on && same + behind + MOST_OTHERS >= name.len() && window.iter().all(|c| is_han(*c))
}

fn report(text: &ComparedText<'_>, range: Range<usize>, (name, own): (&str, Option<Span>), sink: &mut Sink) {
    let written = &text.text[range.clone()];
    sink.push(Diagnostic {
        code: Code("name-near"),
        severity: Severity::Error,
        place: text.place(range.clone()).into(),
        message: words(
            format!("“{written}” is nearly the name “{name}”"),
            format!("“{written}”与名称“{name}”只差一两个字"),
        ),
        related: own.map(|span| (span, words("the name", "此名称"))).into_iter().collect(),
        help: words(
            format!("write “{name}”; another name of its own belongs into the glossary, as a word or under `also`"),
            format!("请写作“{name}”；如果是另一个名称，请写入术语表（word或also）"),
        ),
    });
}

#[cfg(test)]
mod tests {
    use super::{characters, is_near};

    #[test]
    fn a_name_is_near_where_a_character_or_two_in_a_row_are_others() {
        for (window, name, expected) in [
            ("省继续教育服务系统", "省继续教育管理系统", true),
            ("省继续教育管理系统", "省继续教育管理系统", false),
            ("市继续教育管理系统", "省继续教育管理系统", false),
            ("公共课学习平台", "公需课学习平台", true),
            ("专业技术人才", "专业技术人员", false),
            ("省继续教育办法", "省继续教育条例", false),
            ("广东省继续教育办法", "广东省继续教育条例", true),
            ("省继续培训服务系统", "省继续教育管理系统", false),
        ] {
            assert_eq!(is_near(&characters(window), &characters(name)), expected, "{window}");
        }
    }
}
