//! Who a clause, a paragraph and the notice as a whole are about, for sentences that name nobody.

use super::Industry;
use super::headings::{is_heading_end, is_place};
use super::phrases::SCOPE;
use crate::import::statements::{Role, Token, TokenKind};

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

/// Whether what stands before people says which of them are meant.
fn is_limited(chars: &[char], before: &[Token]) -> bool {
    let mut before = before.iter().rev().skip_while(|token| matches!(token.role(), Some(Role::All | Role::Rest)));
    match before.next().map(|token| (&token.kind, &token.range)) {
        Some((TokenKind::Unread, range)) => {
            let words: String = chars[range.clone()].iter().collect();
            SCOPE.ends("kinds", &words) || !SCOPE.ends("open", &words) && !is_heading_end(&words) && !is_place(&words)
        }
        Some((TokenKind::Word(Role::Of), _)) => {
            !matches!(before.next().and_then(Token::role), Some(Role::Study | Role::Total | Role::Open))
        }
        Some((TokenKind::Amount(_) | TokenKind::Share(..), _)) => true,
        _ => false,
    }
}

fn names_people(chars: &[char]) -> bool {
    let text: String = chars.iter().collect();
    SCOPE.has("people", &text) && !text.contains("师资")
}

/// Whether a sentence says no more of people than that they do the work of an industry, wherever they work: 在本省机关、企业事业单位
/// 从事档案工作的专业人员适用本办法.
pub(super) fn is_of_all_of(industries: &[Industry], text: &str) -> bool {
    // 管理人员
    let mut people = text.match_indices("人员");
    if is_of_one_kind_of_employers(text) || people.any(|(at, _)| SCOPE.ends("kinds", &text[..at])) {
        return false;
    }
    let text = without_names(&without_others(text));
    let text = without_kinds_of_work(industries, &text);
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let of_industries = industries.iter().filter_map(|industry| rest.strip_prefix(industry.zh.as_str()));
        match of_industries.chain(SCOPE.behind("general", rest)).min_by_key(|behind| behind.len()) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}

/// Whether a text names employers of one kind only: 非公有制经济组织的专业技术人员.
pub(super) fn is_of_one_kind_of_employers(text: &str) -> bool {
    let text = text.replace("企事业单位", "企业、事业单位").replace("非公有制经济组织", "非公有制");
    let named = SCOPE.named("employers").iter().filter(|kind| text.contains(**kind)).count();
    let is_part = text.contains(['含']) || text.contains("包括");
    named == 1 && !is_part
}

/// A text without what something is called in it: （以下称用人单位）.
fn without_names(text: &str) -> String {
    let mut rest = text.to_owned();
    while let Some(start) = rest.find("（以下") {
        let Some(end) = rest[start..].find('）') else { break };
        rest.replace_range(start..start + end + '）'.len_utf8(), "");
    }
    rest
}

/// A text without its parts that say for whom the notice is not.
fn without_others(text: &str) -> String {
    let is_of_others = |part: &&str| SCOPE.has("others", part);
    text.split_inclusive(['，', '；', '。']).filter(|part| !is_of_others(part)).collect()
}

/// How long a list of kinds of work is at most, in bytes.
const LONGEST_LIST: usize = 120;

/// A text without the kinds of work of an industry: 从事机械、电气等工程技术工作.
fn without_kinds_of_work(industries: &[Industry], text: &str) -> String {
    let is_of_industry = industries.iter().any(|industry| text.contains(industry.zh.as_str()));
    let is_of_some = SCOPE.has("some", text);
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
    let text = text.replace("以下简称", "").replace("以下称", "");
    if SCOPE.has("also", &text) {
        Reach::Paragraph
    } else if SCOPE.has("for-notice", &text) {
        Reach::Notice
    } else if SCOPE.has("for-clause", &text) {
        Reach::Clause
    } else {
        Reach::Paragraph
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_works_anywhere_is_everybody() {
        for text in [
            "全省企事业单位、社会团体等机构（以下称用人单位）的专业技术人员。",
            "在我市从事专业技术工作的人员，含非公有制经济组织和社会组织的专业技术人员。",
            "全市专业技术人员，包括非公有制经济组织、社会组织及自由职业专业技术人员。",
            "国家机关、企业、事业单位以及社会团体等组织（以下称用人单位）的专业技术人员。",
        ] {
            assert!(is_of_all_of(&[], text), "{text}");
        }
        for text in ["非公有制经济组织的专业技术人员。", "本市事业单位的专业技术人员。", "乡镇的专业技术人员。"]
        {
            assert!(!is_of_all_of(&[], text), "{text}");
        }
    }
}
