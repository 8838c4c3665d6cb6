//! Links to the checker: what their fragment names, which no browser sends to a server.
//!
//! `#year=2019&industry=accounting&rules=5f2c…&was=short_42_credit&answers=…`

use checker_rules::{Amount, Outcome, UnitId, Verdict};

use crate::answers::{Answers, Book, Person, Texts, key};
use crate::judge::{Judgement, lacking};

/// What the fragment of a link names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Link {
    pub(crate) year: Option<u16>,
    /// The answers about the person that it names: the industry, and traits.
    pub(crate) texts: Texts,
    /// The version of the rules when it was made.
    pub(crate) version: Option<String>,
    /// The verdict when it was made.
    pub(crate) was: Option<Was>,
    /// All answers as JSON, where it carries them.
    pub(crate) answers: Option<String>,
}

/// A verdict as a link carries it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Was {
    /// The year was complete.
    Met,
    /// So much was missing.
    Short(Amount, UnitId),
}

impl Link {
    /// Reads a fragment, with or without its `#`. What it does not know is ignored, such as what apps append.
    pub(crate) fn of(fragment: &str) -> Self {
        let fragment = fragment.trim_start_matches('#');
        let own = fragment.split('#').next().unwrap_or_default();
        let mut link = Self::default();
        for (name, value) in own.split('&').filter_map(|pair| pair.split_once('=')) {
            let value = decoded(value);
            match name {
                "year" => link.year = value.parse().ok(),
                "rules" => link.version = Some(value),
                "was" => link.was = Was::of(&value),
                "answers" => link.answers = Some(value),
                name if name == key::INDUSTRY || name.starts_with(key::TRAIT) => {
                    link.texts.insert(name.to_owned(), value)
                }
                _ => {}
            }
        }
        link
    }

    /// Whether it names anything.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The fragment of a link to the year that is shown: with the answers only where `answers` says so.
pub(crate) fn fragment(book: &Book, version: &str, judgement: Option<&Judgement>, answers: bool) -> String {
    let shown = book.answers();
    let mut fragment = ["#year=", &book.year.to_string()].concat();
    for (key, text) in shown.texts.iter() {
        if key == key::INDUSTRY || key.starts_with(key::TRAIT) {
            add(&mut fragment, key, text);
        }
    }
    add(&mut fragment, "rules", version);
    if answers {
        add(&mut fragment, "was", &judgement.map(|judgement| was(&judgement.outcome)).unwrap_or_default());
        add(&mut fragment, "answers", &only(book.year, shown).to_json());
    }
    fragment
}

fn add(fragment: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        fragment.push_str(&["&", &encoded(name), "=", &encoded(value)].concat());
    }
}

/// A book of this year's answers alone, without a name.
fn only(year: u16, answers: &Answers) -> Book {
    let person = Person { name: String::new(), years: [(year, answers.clone())].into() };
    Book { people: vec![person], shown: 0, year }
}

/// The fragment that carries the whole book, for the same page in another language.
pub(crate) fn whole(book: &Book) -> String {
    ["#answers=", &encoded(&book.to_json())].concat()
}

fn was(outcome: &Outcome) -> String {
    match outcome.verdict {
        Verdict::Met => "met".to_owned(),
        Verdict::Short | Verdict::Deferred => {
            let (mut missing, mut unit) = (lacking(&outcome.lines), &outcome.unit);
            if let (true, Some(second)) = (missing.is_empty(), &outcome.second) {
                (missing, unit) = (lacking(&second.lines), &second.unit);
            }
            let mut all = Amount::ZERO;
            for (_, amount) in &missing {
                all = all + *amount;
            }
            // Where earlier years are all that is missing, no amount says so.
            if missing.is_empty() { String::new() } else { ["short_", &all.to_string(), "_", unit.as_str()].concat() }
        }
        Verdict::None(_) => String::new(),
    }
}

impl Was {
    fn of(text: &str) -> Option<Self> {
        if text == "met" {
            return Some(Self::Met);
        }
        let (amount, unit) = text.strip_prefix("short_")?.split_once('_')?;
        Some(Self::Short(amount.parse().ok()?, unit.into()))
    }
}

/// A text as it may stand in a fragment, by `%` and two digits a byte.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for half in [byte >> 4, byte & 15] {
                encoded.push(char::from_digit(half.into(), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    encoded
}

/// The text that stands in a fragment, empty where it is none; what is no `%` with two digits stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let half = |at: usize| behind.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        match (first, half(0), half(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
                rest = &behind[2..];
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_names_year_and_industry_and_what_apps_append_is_ignored() {
        for fragment in [
            "#year=2019&industry=accounting",
            "year=2019&industry=accounting#wechat_redirect",
            "#industry=accounting&year=2019&from=singlemessage",
            "#&&x&=&year=2019&industry=acc%6Funting",
        ] {
            let link = Link::of(fragment);
            assert_eq!((link.year, link.texts.get("industry").map(String::as_str)), (Some(2019), Some("accounting")));
        }
        for fragment in ["", "#", "#annual-hours", "#wechat_redirect", "#%", "#=="] {
            assert!(Link::of(fragment).is_empty(), "{fragment}");
        }
        assert_eq!(Link::of("#year=abc&was=short_x_hour").year, None);
    }

    #[test]
    fn every_text_survives_a_fragment() {
        for text in ["18", "１８ 学时&#=%", "{\"a\":[1]}", "<script>\n", "%%4", "é漢🙂"] {
            assert_eq!(decoded(&encoded(text)), text);
        }
        assert_eq!(decoded("%zz%4"), "%zz%4");
        assert_eq!(decoded("%ff"), "");
    }

    #[test]
    fn a_link_made_carries_answers_only_where_asked() {
        let mut book = Book::new(2019);
        book.answers_mut().texts =
            [("industry", "accounting"), ("hours.public", "18 & more"), ("trait.level", "senior")]
                .map(|(key, text)| (key.to_owned(), text.to_owned()))
                .into();
        let plain = fragment(&book, "abcd", None, false);
        assert_eq!(plain, "#year=2019&industry=accounting&trait.level=senior&rules=abcd");
        let link = Link::of(&fragment(&book, "abcd", None, true));
        assert_eq!(link.answers, Some(book.to_json()));
        assert_eq!((link.version.as_deref(), link.year), (Some("abcd"), Some(2019)));
        assert_eq!(Link::of(&whole(&book)).answers, Some(book.to_json()));
    }

    #[test]
    fn the_verdict_of_a_link_is_read() {
        assert_eq!(Was::of("met"), Some(Was::Met));
        assert_eq!(Was::of("short_18.5_hour"), Some(Was::Short("18.5".parse().unwrap(), "hour".into())));
        for text in ["", "short", "short_", "short_18", "short_-1_hour", "none"] {
            assert_eq!(Was::of(text), None, "{text}");
        }
    }
}
