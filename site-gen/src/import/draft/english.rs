//! What of a Chinese text stands in its English translation whatever else it says: figures, days, fixed terms.

use super::TODO;
use super::rules_toml::unit_words;
use crate::import::desk::Desk;
use crate::import::number;
use crate::import::numerals::whole;
use crate::import::rules::KNOWN_INDUSTRIES;
use crate::import::statements::{Category, Role, SentenceAmount, Token, TokenKind, tokens};
use crate::lexis::{WrittenDay, is_han};

/// Between two pieces, where the rest of the sentence belongs.
const GAP: &str = "…";

/// The fixed pieces of a text in their order, with gaps between them; empty where there are none.
pub(super) fn pieces(chars: &[char], desk: &Desk) -> String {
    let mut english = English { desk, pieces: Vec::new() };
    let mut start = 0;
    while let Some(number) = number::find(chars, start) {
        english.read(&chars[start..number.range.start]);
        english.add(chars[number.range.clone()].iter().collect());
        start = number.range.end;
    }
    english.read(&chars[start..]);
    english.joined()
}

/// A cell of a table: as it is where it has no Chinese, else what is known of it, to be finished.
pub(super) fn cell(chars: &[char], desk: &Desk) -> String {
    let text: String = chars.iter().collect();
    let text = text.trim();
    if !text.contains(is_han) {
        return text.to_owned();
    }
    if let Some((.., en)) = KNOWN_INDUSTRIES.iter().find(|(zh, ..)| *zh == text) {
        return (*en).to_owned();
    }
    let is_said = |token: &Token| match &token.kind {
        TokenKind::Word(role) => matches!(role, Role::Category(_) | Role::Yearly),
        kind => matches!(kind, TokenKind::Amount(_) | TokenKind::Day(_)),
    };
    match pieces(chars, desk) {
        known if tokens(chars, &[]).iter().all(is_said) => known,
        known => format!("{TODO} {known}").trim_end().to_owned(),
    }
}

/// An amount with its unit.
fn shown(amount: &SentenceAmount) -> String {
    let unit = unit_words(amount.unit);
    let name = if amount.whole == Some(1) { unit.one } else { unit.many };
    format!("{} {name}", amount.amount)
}

/// A day without its year, as in 12月20日.
fn day_of_year(chars: &[char]) -> Option<(WrittenDay, usize)> {
    let part = |at: usize, sign: char| {
        let (number, len) = whole(&chars[at..])?;
        let number = u8::try_from(number).ok()?;
        (chars.get(at + len) == Some(&sign)).then_some((number, at + len + 1))
    };
    let (month, at) = part(0, '月')?;
    let (day, at) = part(at, '日')?;
    Some((WrittenDay { month: Some(month), day: Some(day), ..WrittenDay::default() }, at))
}

/// A part of a whole, as in two thirds or a percentage.
fn share(part: u32, whole: u32) -> String {
    match (100 * part) % whole {
        0 => format!("{}%", 100 * part / whole),
        _ if 1000 % whole == 0 => format!("{}.{}%", 100 * part / whole, 1000 * part / whole % 10),
        _ => format!("{part}/{whole}"),
    }
}

struct English<'a> {
    desk: &'a Desk,
    /// The pieces; none for a gap.
    pieces: Vec<Option<String>>,
}

impl English<'_> {
    /// Addresses stay as they are.
    fn read(&mut self, chars: &[char]) {
        let is_address =
            |at: &usize| chars[*at..].starts_with(&['h', 't', 't', 'p']) || chars[*at..].starts_with(&['w', 'w', 'w']);
        let Some(at) = (0..chars.len()).find(is_address) else { return self.read_words(chars) };
        let length = chars[at..].iter().take_while(|c| c.is_ascii_graphic()).count();
        self.read_words(&chars[..at]);
        self.add(chars[at..at + length].iter().collect());
        self.read(&chars[at + length..]);
    }

    fn read_words(&mut self, chars: &[char]) {
        for Token { kind, range } in tokens(chars, &[]) {
            self.token(&kind, &chars[range.clone()], chars.get(range.end).copied());
        }
    }

    fn token(&mut self, kind: &TokenKind, text: &[char], next: Option<char>) {
        match kind {
            // 6月底 is the end of June.
            TokenKind::Day(day) => {
                let is_end = day.day.is_none() && matches!(next, Some('底' | '末'));
                self.add(WrittenDay { is_end, ..*day }.shown().0);
            }
            TokenKind::Since(year) => self.add(format!("from {year}")),
            TokenKind::Amount(amount) => self.add(shown(amount)),
            TokenKind::Share(part, whole) => self.add(share(*part, *whole)),
            TokenKind::Industries(industries) => {
                let names: Option<Vec<&str>> = industries.iter().map(|industry| industry.en).collect();
                match names {
                    Some(names) => self.add(names.join(", ")),
                    None => self.gap(),
                }
            }
            TokenKind::Word(Role::Yearly) => self.add("each year".to_owned()),
            // 完成 and 为 are a least amount as well, but are not said so.
            TokenKind::Word(Role::Least) if text.iter().any(|c| "少低小至最≥>".contains(*c)) => {
                self.add("at least".to_owned());
            }
            TokenKind::Word(Role::Most) => self.add("at most".to_owned()),
            TokenKind::Word(Role::Category(category)) => self.add(self.desk.category(*category)),
            TokenKind::Word(Role::Comma) => self.gap(),
            TokenKind::Word(_) | TokenKind::Cited | TokenKind::Aside | TokenKind::Unread => self.in_text(text),
        }
    }

    fn add(&mut self, piece: String) {
        self.pieces.push(Some(piece));
    }

    fn gap(&mut self) {
        if self.pieces.last().is_some_and(Option::is_some) {
            self.pieces.push(None);
        }
    }

    /// The terms of the glossary, numbers and names in Latin letters of a text that is not understood.
    fn in_text(&mut self, chars: &[char]) {
        let mut at = 0;
        while at < chars.len() {
            let rest = &chars[at..];
            if let Some((day, length)) = day_of_year(rest) {
                self.add(day.shown().0);
                at += length;
                continue;
            }
            let latin = rest.iter().take_while(|c| c.is_ascii_graphic()).count();
            if let Some((length, en)) = self.desk.term_at(rest) {
                self.add(en);
                at += length;
            } else if latin > 0 && rest[..latin].iter().any(char::is_ascii_alphanumeric) {
                self.add(rest[..latin].iter().collect());
                at += latin;
            } else {
                self.gap();
                at += 1;
            }
        }
    }

    fn joined(mut self) -> String {
        while self.pieces.last().is_some_and(Option::is_none) {
            self.pieces.pop();
        }
        let pieces: Vec<String> =
            self.pieces.into_iter().map(|piece| piece.unwrap_or_else(|| GAP.to_owned())).collect();
        pieces.join(" ")
    }
}

impl Desk {
    /// What the site calls a category in English.
    pub(super) fn category(&self, category: Category) -> String {
        let (zh, en) = match category {
            Category::Public => ("公需科目", "public subjects"),
            Category::Professional => ("专业科目", "professional subjects"),
            Category::Elective => ("选修科目", "elective subjects"),
        };
        let known = self.terms.iter().find(|(word, _)| word == zh);
        known.map_or_else(|| en.to_owned(), |(_, en)| en.clone())
    }

    /// The longest term at the start of a text: its length and what it is called in English.
    fn term_at(&self, chars: &[char]) -> Option<(usize, String)> {
        let length = |zh: &str| zh.chars().count();
        let found = self.terms.iter().filter(|(zh, _)| zh.chars().eq(chars.iter().copied().take(length(zh))));
        found.max_by_key(|(zh, _)| length(zh)).map(|(zh, en)| (length(zh), en.clone()))
    }
}
