//! What titles and headings limit: to one part of learning, to some people, to another year.

use super::phrases::SCOPE;
use crate::import::statements::{Role, Token, TokenKind};

/// Whether words of a title or a heading only say what a notice usually is about: they are made of the words of headings.
fn is_heading(words: &str) -> bool {
    let mut words = words.trim_end_matches(|c: char| c.is_ascii_digit());
    while !words.is_empty() {
        match SCOPE.behind("heading", words) {
            Some(rest) => words = rest,
            None => return false,
        }
    }
    true
}

/// Whether a heading may say of what part of learning, or of what way of it, the text below it speaks.
pub(super) fn is_limiting_heading(chars: &[char], tokens: &[Token], year: Option<u16>) -> bool {
    let is_past = || SCOPE.has("past", &chars.iter().collect::<String>());
    is_past()
        || tokens.iter().any(|token| match token.kind {
            _ if is_of_other_year(token, year) => true,
            TokenKind::Unread => {
                let words: String = chars[token.range.clone()].iter().collect();
                !is_heading(&words)
            }
            TokenKind::Word(Role::Category(_) | Role::Most) => true,
            _ => false,
        })
}

/// Whether a token is a year that is not the notice's.
pub(super) fn is_of_other_year(token: &Token, year: Option<u16>) -> bool {
    let named = match &token.kind {
        TokenKind::Day(day) => day.year,
        TokenKind::Since(since) => Some(*since).filter(|since| year.is_some_and(|own| *since > own)),
        _ => None,
    };
    named.is_some_and(|named| year.is_none_or(|own| own != named))
}

/// The same of a title, which names places, offices and documents as well: only what stands directly before learning
/// limits it.
pub(super) fn is_limiting_title(chars: &[char], tokens: &[Token]) -> bool {
    tokens.windows(2).any(|pair| {
        let is_learning = matches!(pair[1].role(), Some(Role::Study | Role::Total));
        let words: String = chars[pair[0].range.clone()].iter().collect();
        let is_neutral = SCOPE.ends("open", &words) || is_heading_end(&words) || is_place(&words);
        pair[0].kind == TokenKind::Unread && is_learning && !is_neutral
    }) || names_one_category(tokens)
        || has_odd_words(chars, tokens)
}

/// Whether a title names one category; two are the whole.
fn names_one_category(tokens: &[Token]) -> bool {
    let mut named = tokens.iter().filter_map(|token| match token.role() {
        Some(Role::Category(category)) => Some(category),
        _ => None,
    });
    let first = named.next();
    first.is_some() && named.all(|category| Some(category) == first)
}

/// Whether a title has words behind 关于 that titles of notices on learning do not have: 废止, 征求意见, 岗前.
fn has_odd_words(chars: &[char], tokens: &[Token]) -> bool {
    let about = chars.windows(2).rposition(|pair| pair == ['关', '于']).map_or(0, |at| at + 2);
    let is_odd = |token: &&Token| {
        let words = chars[token.range.start.max(about)..token.range.end].iter();
        let words: String = words.filter(|c| !"《》〈〉（）()“”【】[]、".contains(**c)).collect();
        !words.is_empty() && !is_heading(&words) && !is_place(&words)
    };
    let behind = tokens.iter().filter(|token| token.kind == TokenKind::Unread && token.range.end > about);
    about > 0 && behind.into_iter().any(|token| is_odd(&token))
}

/// Whether words end in the name of a place, as in 青禾市; 山区 and the like are none.
pub(super) fn is_place(words: &str) -> bool {
    words.ends_with(['省', '市', '县', '区', '州']) && words.chars().count() > 1 && !SCOPE.ends("no-place", words)
}

/// Whether words end in one of those that headings are made of.
pub(super) fn is_heading_end(words: &str) -> bool {
    SCOPE.ends("heading", words)
}

/// Whether a title names one year, and not a span of years.
pub(super) fn is_of_one_year(title: &[char], tokens: &[Token]) -> bool {
    let mut years = tokens.iter().filter(|token| matches!(token.kind, TokenKind::Day(_)));
    let is_end =
        |token: &Token| matches!(title[..token.range.start].last(), Some('-' | '—' | '至' | '到' | '~' | '～'));
    years.next().is_some_and(|token| !is_end(token)) && years.next().is_none()
}

/// Whether a line that leads to items says of them more than that they are asked: 有下列情形的，不予登记.
pub(super) fn is_of_some(tokens: &[Token]) -> bool {
    tokens.iter().filter_map(Token::role).any(|role| {
        matches!(
            role,
            Role::Most | Role::Or | Role::Open | Role::MakeUp | Role::May | Role::Over | Role::Without | Role::Equal
        )
    })
}

/// Whether a title names years, and not the one that is wanted.
pub(super) fn is_of_other_years(title: &[char], tokens: &[Token], wanted: Option<u16>) -> bool {
    let years: Vec<u16> = tokens
        .iter()
        .filter_map(|token| match token.kind {
            TokenKind::Day(day) => day.year,
            _ => None,
        })
        .collect();
    let is_span = title.iter().any(|c| matches!(c, '-' | '—' | '至' | '到' | '~' | '～'));
    match (years.first(), years.last(), wanted) {
        (Some(first), Some(last), Some(wanted)) if is_span => !(*first..=*last).contains(&wanted),
        (Some(_), Some(_), Some(wanted)) => !years.contains(&wanted),
        _ => false,
    }
}
