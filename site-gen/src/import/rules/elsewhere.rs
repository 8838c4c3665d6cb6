//! What a sentence elsewhere says of rules: that they are repealed, hold for some people only, later, or over several years.
//!
//! Such a sentence is rarely understood. So the rules that it may be about become questions, and it becomes one itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use checker_rules::Amount;

use super::headings::is_limiting_heading;
use super::phrases::Phrases;
use super::tables::explains_signs;
use super::{Became, Category, Doubt, Least, OpenQuestion, Quote, ReadSentence, Requirement, Rules};
use crate::import::numerals::day;
use crate::import::statements::tokens;
use crate::lexis::han_digit;

/// Of which rules a sentence may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Doubted {
    /// Of none, but it may be one itself.
    Itself,
    /// Of those of its clause.
    Clause,
    /// Of all.
    Notice,
}

/// The words of `elsewhere.txt`, by what they say.
static WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("elsewhere.txt")));

/// Turns into questions what a sentence elsewhere may change: all of it where nobody knows for whom the notice is.
pub(super) fn doubt(rules: &mut Rules, year: Option<u16>, is_scope_unknown: bool) {
    let mut clauses: Vec<usize> = Vec::new();
    let mut near: Vec<usize> = Vec::new();
    let mut is_notice = is_scope_unknown;
    let stating: BTreeSet<usize> = stating(rules);
    let mut asked = Vec::new();
    for at in 0..rules.read.len() {
        let sentence = &rules.read[at];
        let text = sentence.run.reading();
        let is_heading = sentence.is_title && !is_in_brackets(text.trim());
        if sentence.became == Became::Rules || is_heading || (sentence.is_cell && !refers(&text)) {
            continue;
        }
        let chars: Vec<char> = text.chars().collect();
        let is_unknown = || is_limiting_heading(&chars, &tokens(&chars, &[]), year);
        let said = doubted(&text, year);
        // 表中数字为最低标准 only says what the words of headings say.
        let is_plain = said == Some(Doubted::Clause) && !WORDS.has("changing", &text) && !is_unknown();
        is_notice |= said == Some(Doubted::Notice);
        if said == Some(Doubted::Clause) && !is_plain && clauses.last() != Some(&sentence.clause) {
            clauses.push(sentence.clause);
        }
        // Beside a rule nothing may stand that is not understood.
        let is_beside = sentence.became == Became::Text && is_near(at, &stating, rules);
        let is_of_other_matters = WORDS.has("consistent", &text)
            || (said.is_none() && sends_an_industry_elsewhere(&text))
            || (said.is_none() && WORDS.has("topic", &text) && !WORDS.has("deciding", &text));
        let is_beside = is_beside && !is_of_other_matters && is_unknown();
        near.extend(is_beside.then_some(at));
        if sentence.became == Became::Text && (is_beside || (said.is_some() && !is_plain)) {
            asked.push(question(sentence));
            rules.read[at].became = Became::Question;
        }
    }
    rules.unsure.extend(asked);
    let starts: BTreeMap<usize, usize> =
        rules.read.iter().enumerate().map(|(at, sentence)| (sentence.run.range().start, at)).collect();
    let of_sentences: Vec<usize> = rules.read.iter().map(|sentence| sentence.clause).collect();
    let is_doubted = |quote: &Quote| {
        let stands_at = starts.get(&quote.start).copied().unwrap_or(usize::MAX);
        let beside = |at: &usize| of_sentences[*at] == quote.clause && at.abs_diff(stands_at) <= BESIDE;
        is_notice || clauses.contains(&quote.clause) || near.iter().any(beside)
    };
    withdraw(rules, &is_doubted);
    rules.unsure.sort_by_key(|question| question.range.start);
}

/// How many sentences stand beside a rule.
const BESIDE: usize = 2;

/// The places of sentences that state rules.
fn stating(rules: &Rules) -> BTreeSet<usize> {
    rules.read.iter().enumerate().filter(|(_, one)| one.became == Became::Rules).map(|(at, _)| at).collect()
}

/// Whether a sentence stands beside one that states a rule, in its clause.
fn is_near(at: usize, stating: &BTreeSet<usize>, rules: &Rules) -> bool {
    let around = at.saturating_sub(BESIDE)..=at + BESIDE;
    stating.range(around).any(|other| rules.read[*other].clause == rules.read[at].clause)
}

/// Turns requirements into questions whose parts are more than the whole.
pub(super) fn doubt_sums(rules: &mut Rules) {
    let is_too_much = |requirement: &Requirement| {
        let parts = requirement.categories.iter().map(|(_, least)| match least {
            Least::Amount(amount) => *amount,
            Least::Share(..) => Amount::ZERO,
        });
        requirement.total.is_some_and(|total| parts.sum::<Amount>() > total)
    };
    let wrong: Vec<Quote> =
        rules.requirements.iter().filter(|one| is_too_much(one)).flat_map(|one| one.quotes.clone()).collect();
    if !wrong.is_empty() {
        withdraw(rules, &|quote| wrong.contains(quote));
    }
}

/// Of which rules a sentence may speak; none where it changes nothing.
fn doubted(text: &str, year: Option<u16>) -> Option<Doubted> {
    let text = text.trim();
    let of_article = cites_an_article(text) && (WORDS.has("changing", text) || WORDS.has("applying", text));
    let adds = WORDS.has("adding", text);
    if is_from_another_year(text, year) || (WORDS.has("notice", text) && !is_from_now_on(text)) || (of_article && !adds)
    {
        return Some(Doubted::Notice);
    }
    if refers(text) || is_note(text) || is_in_brackets(text) {
        return Some(Doubted::Clause);
    }
    if !WORDS.has("changing", text) && !has_tenths(text) {
        return None;
    }
    // Who is named there is no longer everybody; without anybody it is said of all.
    Some(if WORDS.has("some", text) { Doubted::Itself } else { Doubted::Clause })
}

/// Whether a text points back at what was said.
fn refers(text: &str) -> bool {
    let points = |at: usize, word: &str| {
        let behind = &text[at + word.len()..];
        behind.starts_with(|c: char| c.is_ascii_digit()) || WORDS.starts("noun", behind) && !behind.starts_with("条例")
    };
    WORDS.has("referring", text)
        || WORDS
            .named("pointing")
            .iter()
            .flat_map(|word| text.match_indices(*word))
            .any(|(at, word)| !text[..at].ends_with('应') && points(at, word))
}

/// Whether a text is a remark on what stands above it, and on more than the signs of a table.
fn is_note(text: &str) -> bool {
    WORDS.starts("note", text) && !explains_signs(text)
}

fn is_in_brackets(text: &str) -> bool {
    let ends = text.trim_end_matches(['。', ' ']).ends_with(['）', ')']);
    text.starts_with(['（', '(']) && ends && !WORDS.has("harmless", text)
}

/// Whether a text says from when, and it is a year later than that of the notice, or until when, and it is over.
fn is_from_another_year(text: &str, year: Option<u16>) -> bool {
    let takes_effect = WORDS.has("effect", text);
    let chars: Vec<char> = text.chars().collect();
    let from = (0..chars.len()).find_map(|at| day(&chars[at..])).and_then(|(day, _)| day.year);
    takes_effect && year.zip(from).is_some_and(|(own, from)| from > own)
}

/// Whether a text names the document that an industry follows: 会计行业按照《…》执行.
fn sends_an_industry_elsewhere(text: &str) -> bool {
    text.contains("行业") && text.contains('《') && WORDS.has("following", text)
}

/// Whether a text only says that the notice is in force from the day on which it was made or published.
fn is_from_now_on(text: &str) -> bool {
    WORDS.has("now", text) && !WORDS.has("but", text)
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

fn question(sentence: &ReadSentence) -> OpenQuestion {
    let text = sentence.run.text().trim().to_owned();
    let range = sentence.run.range();
    OpenQuestion {
        quote: Quote { clause: sentence.clause, text, start: range.start },
        why: Doubt::Elsewhere,
        unread: Vec::new(),
        otherwise: Vec::new(),
        range,
        is_row: false,
    }
}

/// What a sentence asks of a category, or in all.
type Asks = (Option<Category>, Least);

/// Takes the rules back whose sentence is doubted, each as a question.
fn withdraw(rules: &mut Rules, is_doubted: &dyn Fn(&Quote) -> bool) {
    let mut quotes: Vec<(Quote, Vec<Asks>)> = Vec::new();
    rules.requirements.retain(|requirement| {
        let is_kept = !requirement.quotes.iter().any(is_doubted);
        if !is_kept {
            let total = requirement.total.map(|total| (None, Least::Amount(total)));
            let categories = requirement.categories.iter().map(|(category, least)| (Some(*category), least.clone()));
            let asks: Vec<_> = total.into_iter().chain(categories).collect();
            // What it asks stands with its first sentence; the others are asked about as well.
            let asks = std::iter::once(asks).chain(std::iter::repeat(Vec::new()));
            quotes.extend(requirement.quotes.iter().cloned().zip(asks));
        }
        is_kept
    });
    let mut drop = |quote: &Quote| {
        let is_kept = !is_doubted(quote);
        if !is_kept {
            quotes.push((quote.clone(), Vec::new()));
        }
        is_kept
    };
    rules.ratios.retain(|ratio| drop(&ratio.quote));
    rules.make_up.retain(|make_up| drop(&make_up.quote));
    for (quote, otherwise) in quotes {
        let Some(sentence) = rules.read.iter_mut().find(|sentence| sentence.run.range().start == quote.start) else {
            continue;
        };
        if sentence.became == Became::Rules {
            sentence.became = Became::Question;
            rules.unsure.push(OpenQuestion { otherwise, ..question(sentence) });
        }
    }
}
