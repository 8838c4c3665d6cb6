//! What a sentence that is no rule may say of rules.

use super::phrases::CHANGES;
use super::tables::explains_signs;
use crate::import::numerals::day;
use crate::lexis::han_digit;

/// Of which rules a sentence may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doubted {
    /// Of none for certain, but it may be one itself, or take some people out.
    Itself,
    /// Of those of its clause.
    Clause,
    /// Of all.
    Notice,
}

/// Of which rules a sentence may speak; none where it changes nothing.
pub(super) fn doubted(text: &str, year: Option<u16>) -> Option<Doubted> {
    let text = text.trim();
    let of_article = cites_an_article(text) && (CHANGES.has("changing", text) || CHANGES.has("applying", text));
    let adds = CHANGES.has("adding", text);
    let is_void = CHANGES.has("void", text) && (CHANGES.starts("itself", text) || is_in_brackets(text));
    // What is valid for a time may be a course.
    let is_of_thing = text.contains("有效期") && CHANGES.has("valid", text);
    let is_of_notice = CHANGES.has("notice", text) && !is_from_now_on(text) && !is_of_thing;
    if is_from_another_year(text, year) || is_of_notice || is_void || (of_article && !adds) {
        return Some(Doubted::Notice);
    }
    if refers(text) || is_remark(text) {
        return Some(Doubted::Clause);
    }
    if (!CHANGES.has("changing", text) && !has_tenths(text)) || CHANGES.has("misconduct", text) {
        return None;
    }
    // Who is named there is no longer everybody; without anybody it is said of all.
    Some(if CHANGES.has("some", text) { Doubted::Itself } else { Doubted::Clause })
}

/// Whether a text points back at what was said.
pub(super) fn refers(text: &str) -> bool {
    let points = |at: usize, word: &str| {
        let behind = &text[at + word.len()..];
        behind.starts_with(|c: char| c.is_ascii_digit())
            || CHANGES.starts("noun", behind) && !behind.starts_with("条例")
    };
    CHANGES.has("referring", text)
        || CHANGES
            .named("pointing")
            .iter()
            .flat_map(|word| text.match_indices(*word))
            .any(|(at, word)| !text[..at].ends_with('应') && points(at, word))
}

/// Whether a text is a remark on what stands above it, and on more than the signs of a table.
pub(super) fn is_remark(text: &str) -> bool {
    (CHANGES.starts("note", text) && !explains_signs(text)) || is_in_brackets(text)
}

pub(super) fn is_in_brackets(text: &str) -> bool {
    let ends = text.trim_end_matches(['。', ' ']).ends_with(['）', ')']);
    let says_more = CHANGES.has("deciding", text) || CHANGES.has("void", text);
    let is_harmless = CHANGES.has("harmless", text) && !says_more;
    text.starts_with(['（', '(']) && ends && !is_harmless
}

/// Whether a text says from when, and it is a year later than that of the notice, or until when, and it is over.
fn is_from_another_year(text: &str, year: Option<u16>) -> bool {
    let takes_effect = CHANGES.has("effect", text);
    let chars: Vec<char> = text.chars().collect();
    let from = (0..chars.len()).find_map(|at| day(&chars[at..])).and_then(|(day, _)| day.year);
    takes_effect && year.zip(from).is_some_and(|(own, from)| from > own)
}

/// Whether a text names the document that an industry follows: 会计行业按照《…》执行.
fn sends_an_industry_elsewhere(text: &str) -> bool {
    text.contains("行业") && text.contains('《') && CHANGES.has("following", text)
}

/// Whether a text only says that the notice is in force from the day on which it was made or published.
fn is_from_now_on(text: &str) -> bool {
    CHANGES.has("now", text) && !CHANGES.has("but", text)
}

/// Whether a text says something of an article by its number: 第一条不再执行.
fn cites_an_article(text: &str) -> bool {
    let cited = text.match_indices('第').any(|(at, sign)| {
        let rest: Vec<char> = text[at + sign.len()..].chars().take(4).collect();
        let digits = rest.iter().take_while(|c| c.is_ascii_digit() || **c == '十' || han_digit(**c).is_some()).count();
        digits > 0 && matches!(rest.get(digits), Some('条' | '款' | '项'))
    });
    let is_of_others = text.contains('《') || text.contains("另有规定");
    cited && !is_of_others
}

/// 三成, 两倍: parts that are no number with a unit.
fn has_tenths(text: &str) -> bool {
    ['成', '倍'].iter().flat_map(|unit| text.match_indices(*unit)).any(|(at, _)| {
        text[..at].chars().next_back().is_some_and(|c| han_digit(c).is_some_and(|digit| digit > 0) || c == '两')
    })
}

/// Whether a text that is not understood speaks of other matters than what is asked: of platforms, records, fees.
pub(super) fn is_of_other_matters(text: &str, doubted: Option<Doubted>) -> bool {
    CHANGES.has("consistent", text)
        || explains_signs(text)
        || is_from_now_on(text)
        || (doubted.is_none() && (sends_an_industry_elsewhere(text) || is_of_a_topic(text)))
}

/// Whether a text speaks of a topic beside what is asked, and says of that no more than what is done with it.
fn is_of_a_topic(text: &str) -> bool {
    let says_more = CHANGES.has("deciding", text) || CHANGES.has("counting", text);
    let is_handled = !CHANGES.has("asked", text) || CHANGES.has("administrative", text);
    CHANGES.has("topic", text) && !says_more && is_handled
}
