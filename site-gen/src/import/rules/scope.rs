//! Who a clause, a paragraph and the notice as a whole are about, for sentences that name nobody.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Industry;
use crate::import::statements::{Role, Token, TokenKind};

/// The words of `scope.txt`, by what they say.
static WORDS: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| by_name(include_str!("scope.txt")));

fn listed(name: &str) -> &'static [&'static str] {
    WORDS.get(name).map_or(&[], Vec::as_slice)
}

/// The words of a table, whose lines each begin with a name and a colon.
pub(super) fn by_name(table: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let lines = table.lines().filter_map(|line| line.split_once(": "));
    lines.map(|(name, words)| (name, words.split('|').collect())).collect()
}

/// Some industries, everybody where there are none; none where nobody can tell.
pub(super) type Who = Option<Vec<Industry>>;

/// What a text says of who is meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Named {
    /// It names nobody.
    Nobody,
    /// Everybody.
    Everybody,
    /// Some industries.
    Industries(Vec<Industry>),
    /// People of whom it is not known who they are.
    Unknown,
}

/// Who a text names.
pub(super) fn named(chars: &[char], tokens: &[Token]) -> Named {
    let mut named = Named::Nobody;
    for (at, token) in tokens.iter().enumerate() {
        let found = match &token.kind {
            // 未完成的人员 are whoever did not.
            TokenKind::Word(Role::People) if are_who_did_not(&tokens[..at]) => continue,
            TokenKind::Word(Role::People) => Named::Everybody,
            TokenKind::Industries(industries) => Named::Industries(industries.clone()),
            TokenKind::Unread if names_people(&chars[token.range.clone()]) => Named::Unknown,
            _ => continue,
        };
        if found == Named::Unknown || is_limited(chars, &tokens[..at]) {
            return Named::Unknown;
        }
        named = match (named, found) {
            (Named::Nobody | Named::Everybody, found) => found,
            (known, Named::Everybody) => known,
            (known, found) if known == found => known,
            _ => return Named::Unknown,
        };
    }
    named
}

/// Whether what stands before people says only that they have not done something: 未完成继续教育的.
fn are_who_did_not(before: &[Token]) -> bool {
    let of = before.last().and_then(Token::role) == Some(Role::Of);
    let part = before.rsplit(|token| token.role() == Some(Role::Comma)).next().unwrap_or_default();
    let is_known = |token: &Token| {
        matches!(token.kind, TokenKind::Day(_))
            || matches!(
                token.role(),
                Some(Role::Open | Role::Study | Role::Total | Role::Of | Role::Category(_) | Role::Filler)
            )
    };
    of && part.iter().any(|token| token.role() == Some(Role::Open)) && part.iter().all(is_known)
}

/// Whether people are meant who are left when others have been named: 其他专业技术人员.
pub(super) fn names_the_rest(tokens: &[Token]) -> bool {
    let people = tokens.iter().filter(|token| token.role() != Some(Role::All));
    let pairs = people.clone().zip(people.skip(1));
    pairs.into_iter().any(|(one, next)| one.role() == Some(Role::Rest) && next.role() == Some(Role::People))
}

/// What may end a text before people without saying who they are: 适用于, 通知.
const NOT_OF_PEOPLE: [char; 17] =
    ['于', '由', '对', '向', '使', '供', '请', '是', '给', '好', '织', '展', '强', '知', '求', '一', '“'];

/// Whether what stands before people says which of them are meant.
fn is_limited(chars: &[char], before: &[Token]) -> bool {
    let mut before = before.iter().rev().skip_while(|token| matches!(token.role(), Some(Role::All | Role::Rest)));
    match before.next().map(|token| (&token.kind, &token.range)) {
        Some((TokenKind::Unread, range)) => {
            let words: String = chars[range.clone()].iter().collect();
            !NOT_OF_PEOPLE.contains(&chars[range.end - 1]) && !ends_in_heading(&words) && !is_place(&words)
        }
        Some((TokenKind::Word(Role::Of), _)) => {
            !matches!(before.next().and_then(Token::role), Some(Role::Study | Role::Total | Role::Open))
        }
        Some((TokenKind::Amount(_) | TokenKind::Share(..), _)) => true,
        _ => false,
    }
}

/// Whether words of a title or a heading only say what a notice usually is about: they are made of the words of headings.
fn is_heading(words: &str) -> bool {
    let mut words = words.trim_end_matches(|c: char| c.is_ascii_digit());
    while !words.is_empty() {
        let known = listed("heading").iter().filter_map(|known| words.strip_prefix(known));
        match known.min_by_key(|rest| rest.len()) {
            Some(rest) => words = rest,
            None => return false,
        }
    }
    true
}

/// Whether a heading may say of what part of learning, or of what way of it, the text below it speaks.
pub(super) fn is_limiting_heading(chars: &[char], tokens: &[Token], year: Option<u16>) -> bool {
    tokens.iter().any(|token| match token.kind {
        _ if is_of_other_year(token, year) => true,
        TokenKind::Unread => {
            let words: String = chars[token.range.clone()].iter().collect();
            !is_heading(&words) && !is_place(&words)
        }
        TokenKind::Word(Role::Category(_)) => true,
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
        let is_open = NOT_OF_PEOPLE.iter().any(|end| words.ends_with(*end));
        let is_neutral = is_open || ends_in_heading(&words) || is_place(&words);
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
fn is_place(words: &str) -> bool {
    let is_kind = [
        "山区",
        "社区",
        "园区",
        "牧区",
        "老区",
        "灾区",
        "矿区",
        "林区",
        "城区",
        "地区",
        "郊区",
        "农区",
        "新区",
        "景区",
        "厂区",
        "校区",
        "城市",
        "都市",
        "贫困县",
        "边远县",
        "强县",
        "大县",
        "郊县",
    ]
    .iter()
    .any(|kind| words.ends_with(kind));
    words.ends_with(['省', '市', '县', '区', '州']) && words.chars().count() > 1 && !is_kind
}

fn ends_in_heading(words: &str) -> bool {
    listed("heading").iter().any(|known| words.ends_with(known))
}

fn names_people(chars: &[char]) -> bool {
    let text: String = chars.iter().collect();
    listed("people").iter().any(|word| text.contains(word)) && !text.contains("师资")
}

/// Whether a sentence says no more of people than that they do the work of an industry, wherever they work: 在本省机关、企业事业单位
/// 从事档案工作的专业人员适用本办法.
pub(super) fn is_of_all_of(industries: &[Industry], text: &str) -> bool {
    let text = without_others(text);
    let text = without_kinds_of_work(industries, &text);
    let mut rest = text.as_str();
    let of_industries = industries.iter().map(|industry| industry.zh.as_str());
    let mut known: Vec<&str> = of_industries.chain(listed("general").iter().copied()).collect();
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    while !rest.is_empty() {
        match known.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}

/// A text without its parts that say for whom the notice is not.
fn without_others(text: &str) -> String {
    let is_of_others = |part: &&str| ["不适用", "除外", "不含", "不包括"].iter().any(|word| part.contains(word));
    text.split_inclusive(['，', '；', '。']).filter(|part| !is_of_others(part)).collect()
}

/// How long a list of kinds of work is at most, in bytes.
const LONGEST_LIST: usize = 120;

/// A text without the kinds of work of an industry: 从事机械、电气等工程技术工作.
fn without_kinds_of_work(industries: &[Industry], text: &str) -> String {
    let is_of_industry = industries.iter().any(|industry| text.contains(industry.zh.as_str()));
    let is_of_some = listed("some").iter().any(|word| text.contains(word));
    let Some((before, behind)) = text.split_once("从事").filter(|_| is_of_industry && !is_of_some) else {
        return text.to_owned();
    };
    // 在本港区, 在本系统
    let place = before.rsplit_once("在本").filter(|(_, place)| place.chars().count() <= 4);
    let before = place.map_or(before, |(before, _)| before);
    match behind.find("工作").filter(|end| *end <= LONGEST_LIST && !behind[..*end].contains(['。', '；'])) {
        Some(end) => format!("{before}{}", &behind[end..]),
        None => text.to_owned(),
    }
}

/// How far a sentence says who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Paragraph,
    Clause,
    Notice,
}

/// How far what a text says of people goes: 本办法适用于…, 以下…, or no further than its paragraph.
pub(super) fn reach(text: &str) -> Reach {
    let text = text.replace("以下简称", "");
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["同样", "也适用"]) {
        Reach::Paragraph
    } else if has(&[
        "适用于",
        "适用范围",
        "适用对象",
        "本通知所称",
        "本办法所称",
        "本通知中",
        "仅限",
        "本通知只",
        "学习对象",
        "参加对象",
        "培训对象",
        "人员范围",
        "参训人员",
    ]) {
        Reach::Notice
    } else if has(&["以下", "下列", "下述", "上述", "针对", "对象", "范围"]) {
        Reach::Clause
    } else {
        Reach::Paragraph
    }
}
