//! A sentence as words with roles, amounts, days and what nobody knows.

use std::ops::Range;

use super::amounts::{SentenceAmount, amount_at};
use super::industries::{Industry, industries_at};
use super::words::{Role, word};
use crate::import::numerals::{day, digits, fraction, percent};
use crate::lexis::WrittenDay;

/// What stands in a part of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) enum TokenKind {
    /// A word with a role.
    Word(Role),
    /// People of some industries, each with a fixed name.
    Industries(Vec<Industry>),
    /// An amount and its unit.
    Amount(SentenceAmount),
    /// A part of a whole, as the part and the whole.
    Share(u32, u32),
    /// A year, or a day or month of it.
    Day(WrittenDay),
    /// From a year on, as in 自2030年起.
    Since(u16),
    /// A document that is cited by its title.
    Cited,
    /// Who sees to it, in a part of the sentence of its own: 由市局统一组织.
    Aside,
    /// What is in no table.
    Unread,
}

/// A part of a sentence, in characters.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) struct Token {
    pub(in crate::import) kind: TokenKind,
    pub(in crate::import) range: Range<usize>,
}

impl Token {
    /// Its role, where it is a word that has one.
    pub(in crate::import) fn role(&self) -> Option<Role> {
        match self.kind {
            TokenKind::Word(role) => Some(role),
            _ => None,
        }
    }
}

/// The parts of a sentence in order, white space aside; `places` are the names of the places that the notice is for.
pub(in crate::import) fn tokens(chars: &[char], places: &[Vec<char>]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if chars[at].is_whitespace() {
            at += 1;
            continue;
        }
        // The rest of a longer number is no number.
        let unread = || (TokenKind::Unread, digits_at(chars, at).max(1));
        let (kind, length) = token(chars, at, places).unwrap_or_else(unread);
        let range = at..at + length;
        at = range.end;
        match tokens.last_mut() {
            Some(last) if last.kind == TokenKind::Unread && kind == TokenKind::Unread => last.range.end = range.end,
            _ => tokens.push(Token { kind, range }),
        }
    }
    tokens
}

/// How many digits stand at a place.
fn digits_at(chars: &[char], at: usize) -> usize {
    chars[at..].iter().take_while(|c| c.is_ascii_digit()).count()
}

/// What stands at a place, and how long it is; none for what is in no table.
fn token(chars: &[char], at: usize, places: &[Vec<char>]) -> Option<(TokenKind, usize)> {
    let rest = &chars[at..];
    if let Some(amount) = amount_at(chars, at) {
        return Some((TokenKind::Amount(amount), amount.end - at));
    }
    if let Some(since) = since(rest) {
        return Some(since);
    }
    if let Some((day, length)) = day(rest) {
        // 2029年度
        let length = length + usize::from(day.month.is_none() && rest.get(length) == Some(&'度'));
        return Some((TokenKind::Day(day), length));
    }
    if let Some(year) = year_of_list(rest) {
        return Some((TokenKind::Day(year), 4));
    }
    if let Some(((part, whole), length)) = fraction(rest).or_else(|| percent(rest)) {
        return Some((TokenKind::Share(part, whole), length));
    }
    if let Some((industries, length)) = industries_at(rest) {
        return Some((TokenKind::Industries(industries), length));
    }
    if let Some(length) = aside(chars, at) {
        return Some((TokenKind::Aside, length));
    }
    if let Some(length) = cited(rest) {
        return Some((TokenKind::Cited, length));
    }
    if let Some(place) = places.iter().find(|place| rest.starts_with(place)) {
        return Some((TokenKind::Word(Role::All), place.len()));
    }
    word(rest).map(|(role, length)| (TokenKind::Word(role), length))
}

/// 自2030年起 and 从2030年1月1日起.
fn since(chars: &[char]) -> Option<(TokenKind, usize)> {
    let begin = usize::from(matches!(chars.first(), Some('自' | '从')));
    let (from, length) = day(chars.get(begin..).filter(|_| begin > 0)?)?;
    let mut at = begin + length;
    at += usize::from(chars.get(at) == Some(&'度'));
    let end = ["开始", "起", "始"]
        .iter()
        .find(|end| end.chars().eq(chars[at..].iter().copied().take(end.chars().count())))?;
    Some((TokenKind::Since(from.year?), at + end.chars().count()))
}

/// How many years a list has at most.
const MOST_YEARS: usize = 10;

/// The first year of a list such as 2028、2029年.
fn year_of_list(chars: &[char]) -> Option<WrittenDay> {
    let year_at = |at: usize| digits(&chars[at..], 4).filter(|(year, len)| *len == 4 && (1990..2200).contains(year));
    let (first, mut at) = year_at(0)?;
    for _ in 0..MOST_YEARS {
        if !matches!(chars.get(at), Some('、' | '和' | '与' | '及')) {
            return None;
        }
        at += 1;
        if day(&chars[at..]).is_some() {
            return Some(WrittenDay { year: u16::try_from(first).ok(), ..WrittenDay::default() });
        }
        at += year_at(at)?.1;
    }
    None
}

/// How an aside begins, and what may end it.
const ASIDES: [&str; 8] = ["由", "余下", "剩余", "其余时间", "其余学时", "其余由", "具体由", "具体工作由"];
const SEEING_TO_IT: [&str; 14] = [
    "组织",
    "提供",
    "安排",
    "负责",
    "承办",
    "实施",
    "公布",
    "统筹",
    "发布",
    "开设",
    "开展",
    "落实",
    "组织学习",
    "组织实施",
];

/// The length of an aside without a number, between the signs that part a sentence.
fn aside(chars: &[char], at: usize) -> Option<usize> {
    let parts = |c: &char| matches!(c, '，' | ',' | '；' | ';' | '。' | '：' | ':');
    if at > 0 && !parts(&chars[at - 1]) {
        return None;
    }
    let rest = &chars[at..];
    let length = rest.iter().take(LONGEST_TITLE).position(parts).unwrap_or(rest.len().min(LONGEST_TITLE));
    let text: String = rest[..length].iter().collect();
    // 除第二条另有规定外
    let is_exception = text.starts_with('除')
        && ["另有规定外", "另有规定的外", "另有规定的除外"].iter().any(|end| text.ends_with(end));
    if is_exception {
        return Some(length);
    }
    let is_aside = ASIDES.iter().any(|begin| text.starts_with(begin))
        && SEEING_TO_IT.iter().any(|end| text.ends_with(end))
        && !text.chars().any(|c| c.is_ascii_digit());
    is_aside.then_some(length)
}

/// How many characters the title of a cited document has at most, and its number.
const LONGEST_TITLE: usize = 200;

/// How a citation begins, and what may end it.
const CITING: [&str; 5] = ["根据", "按照", "依据", "依照", "按"];
const CITED_AS: [&str; 6] = ["的规定", "规定", "的要求", "要求", "的有关规定", "有关规定"];

/// The length of a citation such as 根据《…》（…号）的规定.
fn cited(chars: &[char]) -> Option<usize> {
    let begins = |words: &[&str], at: usize| {
        let found = words.iter().map(|word| word.chars().collect::<Vec<char>>());
        found.filter(|word| chars[at..].starts_with(word)).map(|word| word.len()).max()
    };
    let mut at = begins(&CITING, 0)?;
    if chars.get(at) != Some(&'《') {
        return None;
    }
    let end = |at: usize, sign: char| chars[at..].iter().take(LONGEST_TITLE).position(|c| *c == sign);
    at += end(at, '》')? + 1;
    if let Some((_, close)) = [('（', '）'), ('(', ')')].iter().find(|(open, _)| chars.get(at) == Some(open)) {
        at += end(at, *close)? + 1;
    }
    Some(at + begins(&CITED_AS, at).unwrap_or(0))
}
