//! Make-up windows, terms in days, and the amounts that no pattern took.

use super::amounts::SentenceAmount;
use super::{Category, MakeUp, Rules, Sentence, TimeLimit, Unit};
use crate::import::numerals::{day, digits, spaces, whole};
use crate::lexis::WrittenDay;

/// Who a term may concern, by a word of its sentence.
const AUDIENCES: [(&str, &str); 5] = [
    ("用人单位", "employers"),
    ("施教机构", "providers"),
    ("培训机构", "providers"),
    ("主管部门", "authorities"),
    ("专业技术人员", "professionals"),
];

/// Reads a sentence; `left` are the amounts that were not understood as least amounts.
pub(super) fn read(sentence: &Sentence, left: &[SentenceAmount], rules: &mut Rules) {
    make_up(sentence, rules);
    let taken = terms(sentence, rules);
    let is_rule =
        |figure: &&SentenceAmount| matches!(figure.unit, Unit::Hour | Unit::Credit) && !taken.contains(&figure.start);
    if left.iter().any(|figure| is_rule(&figure)) {
        rules.unsure.push(sentence.whole());
    }
}

fn make_up(sentence: &Sentence, rules: &mut Rules) {
    let text = sentence.text();
    if !["补学", "补修", "补训"].iter().any(|word| text.contains(word)) {
        return;
    }
    let days = days(&sentence.chars);
    let last = days.iter().rposition(|(day, end)| {
        day.month.is_some() && sentence.chars[*end..].iter().take(3).any(|c| "前止".contains(*c))
    });
    let until = last.and_then(|at| days[at].0.last());
    let forbidden = ["不得补", "不再补", "不能补", "不予补"].iter().any(|word| text.contains(word));
    let years = earlier_years(&sentence.chars, last.map(|at| days[at].0));
    match (until, years) {
        (Some(until), Some(years)) if !forbidden && years.iter().all(|year| *year <= until.year()) => {
            let category = category(&text);
            rules.make_up.push(MakeUp { category, years, until, quote: sentence.whole() });
        }
        // The heading of a clause only names what it is about.
        _ if sentence.chars.contains(&'。') || until.is_some() => rules.unsure.push(sentence.whole()),
        _ => {}
    }
}

/// Every year of a sentence, beside its last day: 2028年, or 2028、2029年. None where it speaks of a span of years.
fn earlier_years(chars: &[char], last: Option<WrittenDay>) -> Option<Vec<u16>> {
    let mut years = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let found = day(&chars[at..]).filter(|(found, _)| Some(*found) != last);
        let listed = digits(&chars[at..], 4).filter(|(year, len)| *len == 4 && (1990..2200).contains(year));
        if let Some((found, len)) = found {
            if found.month.is_some() {
                return None;
            }
            years.extend(found.year);
            at += len;
        } else if let Some((year, len)) = listed.filter(|(_, len)| matches!(chars.get(at + len), Some('、' | '和'))) {
            years.extend(u16::try_from(year).ok());
            at += len;
        } else if listed
            .is_some_and(|(_, len)| matches!(chars.get(at + len), Some('-' | '—' | '至' | '到' | '~' | '～')))
        {
            return None;
        } else {
            at += chars[at..].iter().take_while(|c| c.is_ascii_digit()).count().max(1);
        }
    }
    years.dedup();
    let span = chars.windows(2).any(|pair| pair[0] == '年' && matches!(pair[1], '至' | '到' | '-' | '—'));
    (!years.is_empty() && !span).then_some(years)
}

/// The only category that a sentence names.
fn category(text: &str) -> Option<Category> {
    let words = [("公需", Category::Public), ("专业科目", Category::Professional), ("选修", Category::Elective)];
    let mut named = words.iter().filter(|(word, _)| text.contains(word)).map(|(_, category)| *category);
    named.next().filter(|_| named.next().is_none())
}

/// Every year of a sentence with what follows it, and where that ends.
fn days(chars: &[char]) -> Vec<(WrittenDay, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match day(&chars[at..]) {
            Some((day, len)) => {
                at += len;
                found.push((day, at));
            }
            None => at += 1,
        }
    }
    found
}

/// 开班前30日内: where the amounts it takes start.
fn terms(sentence: &Sentence, rules: &mut Rules) -> Vec<usize> {
    let chars = &sentence.chars;
    let mut taken = Vec::new();
    for before in (0..chars.len()).filter(|at| chars[*at] == '前') {
        let start = before + 1 + spaces(&chars[before + 1..]);
        let Some((days, len)) = whole(&chars[start..]) else { continue };
        let end = start + len + spaces(&chars[start + len..]);
        let behind: String = chars[end..].iter().take(4).collect();
        if behind.starts_with(['日', '天']) {
            taken.push(start);
            let text = sentence.text();
            let mut audiences: Vec<&'static str> =
                AUDIENCES.iter().filter(|(word, _)| concerns(&text, word)).map(|(_, audience)| *audience).collect();
            audiences.dedup();
            rules.terms.push(TimeLimit { days, audiences, quote: sentence.whole() });
        } else if behind.starts_with("个工作") || behind.starts_with("工作日") {
            rules.unsure.push(sentence.whole());
        }
    }
    taken
}

/// Whether somebody is the subject of a sentence: named in its first piece.
fn concerns(text: &str, word: &str) -> bool {
    text.split('，').next().is_some_and(|first| first.contains(word))
}
