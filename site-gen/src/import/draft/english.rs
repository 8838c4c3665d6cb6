//! What of a Chinese text stands in its English translation whatever else it says: figures, days, fixed terms.

use super::rules_toml::unit_words;
use crate::import::desk::Desk;
use crate::import::number;
use crate::import::statements::{Category, Role, SentenceAmount, Token, TokenKind, tokens};
use crate::lexis::WrittenDay;

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

/// An amount with its unit.
fn shown(amount: &SentenceAmount) -> String {
    let unit = unit_words(amount.unit);
    let name = if amount.whole == Some(1) { unit.one } else { unit.many };
    format!("{} {name}", amount.amount)
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
    fn read(&mut self, chars: &[char]) {
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
