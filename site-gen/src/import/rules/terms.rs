//! Make-up windows, and terms in days.

use super::place::SentencePlace;
use super::{Became, MakeUp, Rules, Sentence, TimeLimit};
use crate::import::numerals::{spaces, whole};
use crate::import::statements::figures;
use crate::import::statements::{Role, Token, TokenKind};

/// Who a term may concern, by a word of its sentence.
const AUDIENCES: [(&str, &str); 5] = [
    ("用人单位", "employers"),
    ("施教机构", "providers"),
    ("培训机构", "providers"),
    ("主管部门", "authorities"),
    ("专业技术人员", "professionals"),
];

/// Takes a window, where it is one for everybody, or a term.
pub(super) fn read(sentence: &Sentence, tokens: &[Token], place: &SentencePlace, rules: &mut Rules) -> Became {
    let is_make_up = |token: &Token| token.role() == Some(Role::MakeUp);
    match make_up(sentence, tokens).filter(|window| place.is_open_to_windows(window.category.is_some())) {
        Some(window) => {
            rules.make_up.push(window);
            Became::Rules
        }
        // The heading of a clause only names what it is about.
        None if tokens.iter().any(is_make_up) && sentence.chars.contains(&'。') => Became::Question,
        None if place.is_open_to_terms() && terms(sentence, rules) => Became::Rules,
        None => Became::Text,
    }
}

/// 2029年公需科目没有学完的，可在2030年9月30日前补学, where every word is known.
fn make_up(sentence: &Sentence, tokens: &[Token]) -> Option<MakeUp> {
    let (mut years, mut categories, mut until, mut is_said) = (Vec::new(), Vec::new(), None, false);
    for (at, token) in tokens.iter().enumerate() {
        let is_until = at.checked_sub(1).and_then(|at| tokens[at].role()) == Some(Role::Until);
        match &token.kind {
            // 2028年度至2030年度
            // 2030年以前 is more than that year.
            TokenKind::Day(day) if day.month.is_none() && until.is_none() => {
                let mut behind = tokens[at + 1..].iter().map(Token::role);
                if behind.find(|role| *role != Some(Role::Filler)).flatten() == Some(Role::Before) {
                    return None;
                }
                let from = years.last().copied().filter(|_| is_until).or(day.year)?;
                let first = if is_until { from + 1 } else { from };
                years.extend(first..=day.year.filter(|last| last.saturating_sub(first) < MOST_YEARS)?);
            }
            TokenKind::Day(day) if until.is_none() => {
                let is_end = is_until || tokens.get(at + 1).and_then(Token::role) == Some(Role::Before);
                until = Some(day.last().filter(|_| is_end)?);
            }
            TokenKind::Word(Role::Category(category)) => categories.push(*category),
            TokenKind::Word(Role::MakeUp) => is_said = true,
            TokenKind::Word(
                Role::People
                | Role::All
                | Role::Study
                | Role::Total
                | Role::Duty
                | Role::Of
                | Role::Comma
                | Role::Filler
                | Role::Open
                | Role::May
                | Role::Before
                | Role::Until
                | Role::Through
                | Role::Subjects
                | Role::Over,
            ) => {}
            _ => return None,
        }
    }
    let until = until.filter(|_| is_said && !years.is_empty() && categories.len() < 2)?;
    let category = categories.first().copied();
    let is_past = years.iter().all(|year| *year <= until.year());
    is_past.then(|| MakeUp { category, years, until, quote: sentence.whole() })
}

/// How many years a window is of at most.
const MOST_YEARS: u16 = 10;

/// What terms are counted to.
const EVENTS: [&str; 12] =
    ["开班", "办班", "开课", "举办", "举办培训", "开展培训", "培训", "开学", "评审", "申报", "考试", "报名"];

/// Words that make a term a duty.
const DUTIES: [&str; 6] = ["应", "须", "必须", "请", "需", "要"];

/// What the subject of a term and the occasion are said in.
const SUBJECTS: [&str; 28] = [
    "用人单位",
    "施教机构",
    "培训机构",
    "主管部门",
    "行业主管部门",
    "专业技术人员",
    "各",
    "和",
    "与",
    "及",
    "、",
    "，",
    "的",
    "举办",
    "开展",
    "组织",
    "承办",
    "专业科目",
    "公需科目",
    "面授",
    "培训",
    "培训班",
    "单位",
    "学习",
    "继续教育",
    "活动",
    "每期",
    "应当",
];

/// What takes back that something has to be done.
const TAKING_BACK: [&str; 9] = ["不", "无需", "除外", "停止", "建议", "原", "免", "答：", "另"];

/// 应于开班前30日内报送: takes the terms of a sentence; whether these are all of its amounts.
fn terms(sentence: &Sentence, rules: &mut Rules) -> bool {
    let (chars, text) = (&sentence.chars, sentence.text());
    let mut found = Vec::new();
    for before in (0..chars.len()).filter(|at| chars[*at] == '前') {
        let start = before + 1 + spaces(&chars[before + 1..]);
        let Some((days, len)) = whole(&chars[start..]) else { continue };
        let end = start + len + spaces(&chars[start + len..]);
        let behind: String = chars[end..].iter().take(4).collect();
        let event: String = chars[..before].iter().collect();
        if behind.starts_with(['日', '天']) && EVENTS.iter().any(|word| event.ends_with(word)) {
            found.push(days);
        }
    }
    let is_all = found.len() == 1 && figures(chars).len() == 1 && is_duty_of_all(&text);
    if !is_all {
        return false;
    }
    let named = AUDIENCES.iter().filter(|(word, _)| concerns(&text, word)).map(|(_, audience)| *audience);
    let mut audiences: Vec<&'static str> = named.collect();
    audiences.dedup();
    let limit = |days| TimeLimit { days, audiences: audiences.clone(), quote: sentence.whole() };
    rules.terms.extend(found.into_iter().map(limit));
    true
}

/// Whether a sentence says that all of some employers have to do something, and nothing that takes it back.
fn is_duty_of_all(text: &str) -> bool {
    let duty = DUTIES.iter().filter_map(|word| text.find(word)).min();
    let Some(mut subject) = duty.map(|at| &text[..at]) else { return false };
    while let Some(rest) = SUBJECTS.iter().filter_map(|word| subject.strip_prefix(word)).min_by_key(|rest| rest.len()) {
        subject = rest;
    }
    subject.is_empty() && !TAKING_BACK.iter().any(|word| text.contains(word))
}

/// Whether somebody is the subject of a sentence: named in its first piece.
fn concerns(text: &str, word: &str) -> bool {
    text.split('，').next().is_some_and(|first| first.contains(word))
}
