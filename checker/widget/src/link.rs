//! Links to the checker: what their fragment names, which no browser sends to a server.
//!
//! `#year=2019&industry=accounting&rules=5f2c…&was=short_42_credit_professional&answers=…`

use checker_rules::{Amount, CategoryId, Outcome, UnitId, Verdict, run};

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
    pub(crate) was: String,
    /// All answers as JSON, where it carries them.
    pub(crate) answers: Option<String>,
    /// Whether it names a year that cannot be read.
    pub(crate) is_unread: bool,
}

/// JSON without what stands behind it, where it ends at all.
fn without_tail_of_json(mut json: String) -> String {
    let mut end = json.len();
    for (at, byte) in json.bytes().enumerate() {
        if byte == b'}' {
            end = at + 1;
        }
    }
    json.truncate(end);
    json
}

/// The verdict of a link whose year was complete.
pub(crate) const MET: &str = "met";

impl Link {
    /// Reads a fragment, with or without its `#`, also as apps spoil it: encoded once more, with `&amp;`, or with what they
    /// append. What it does not know is ignored.
    pub(crate) fn of(fragment: &str) -> Self {
        let fragment = fragment.trim_start_matches('#');
        let own = fragment.split('#').next().unwrap_or_default();
        let own = if own.contains('=') { own.to_owned() } else { decoded(own) };
        let mut link = Self::default();
        for pair in own.split('&') {
            let Some((name, value)) = pair.strip_prefix("amp;").unwrap_or(pair).split_once('=') else { continue };
            let value = decoded(value);
            match name {
                "year" => {
                    link.year = without_tail(&value).parse().ok();
                    link.is_unread = link.year.is_none();
                }
                "rules" => link.version = Some(without_tail(&value).to_owned()),
                "was" => link.was = without_tail(&value).to_owned(),
                // What was typed before another page was opened never comes by a link: it is no book, and said to be none.
                "answers" | "typed" => {
                    link.answers = Some(without_tail_of_json(value));
                }
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

/// A value without what stands behind it, which is of the sentence around the link and in no id or amount.
pub(crate) fn without_tail(value: &str) -> &str {
    let own = run(value, |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~'));
    let value = value.get(..own).unwrap_or_default();
    value.strip_suffix(".").unwrap_or(value)
}

/// The verdict: `met`, or `short` with what is missing, each as amount, unit and category: `short_2_hour_public`.
fn was(outcome: &Outcome) -> String {
    match outcome.verdict {
        Verdict::Met => MET.to_owned(),
        Verdict::Short | Verdict::Deferred => {
            let (mut missing, mut unit) = (lacking(&outcome.lines), &outcome.unit);
            if let (true, Some(second)) = (missing.is_empty(), &outcome.second) {
                (missing, unit) = (lacking(&second.lines), &second.unit);
            }
            // Where earlier years are all that is missing, no amount says so.
            let mut was = String::new();
            for (category, amount) in &missing {
                let category = category.as_ref().map_or("", CategoryId::as_str);
                let before = if was.is_empty() { "short_" } else { "~" };
                was.push_str(&[before, &amount.to_string(), "_", unit.as_str(), "_", category].concat());
            }
            was
        }
        Verdict::None(_) => String::new(),
    }
}

/// The first part of what was missing by the verdict of a link: amount, unit, and category, empty for any; and what stands
/// behind it. None where it says no more.
pub(crate) fn first_missing(was: &str) -> Option<(Amount, UnitId, &str, &str)> {
    let was = was.strip_prefix("short_").unwrap_or(was);
    let (part, more) = was.split_once('~').unwrap_or((was, ""));
    let (amount, unit) = part.split_once('_')?;
    let (unit, category) = unit.split_once('_').unwrap_or((unit, ""));
    Some((amount.parse().ok()?, unit.into(), category, more))
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
    fn a_fragment_is_read_as_apps_spoil_it() {
        for fragment in [
            "#year=2019&amp;industry=accounting",
            "#year%3D2019%26industry%3Daccounting",
            "#industry=accounting&year=2019。",
            "#industry=accounting&year=2019，快来看",
            "#industry=accounting&year=2019.",
            "#industry=accounting&year=2019%E3%80%8D",
        ] {
            let link = Link::of(fragment);
            assert_eq!((link.year, link.texts.get("industry").map(String::as_str)), (Some(2019), Some("accounting")));
            assert!(!link.is_unread, "{fragment}");
        }
        assert_eq!(Link::of("#answers=%7B%7D%E3%80%82").answers.as_deref(), Some("{}"));
        assert!(Link::of("#year=二零一九").is_unread);
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
        let part = |amount: &str, category, more| Some((amount.parse().unwrap(), UnitId::from("hour"), category, more));
        assert_eq!(first_missing("short_18.5_hour"), part("18.5", "", ""), "links of old name no category");
        assert_eq!(first_missing("short_2_hour_public~3_hour_"), part("2", "public", "3_hour_"));
        assert_eq!(first_missing("3_hour_"), part("3", "", ""));
        for text in ["", "met", "short", "short_", "short_18", "short_-1_hour", "none"] {
            assert_eq!(first_missing(text), None, "{text}");
        }
    }
}
