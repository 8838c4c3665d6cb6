//! Ratios between units: 12天或72学时, 1学分等于1学时, 每天按8学时计算.

use super::amounts::{MOST, SentenceAmount};
use super::{Quote, Ratio, Rules, Sentence, Unit};

const EQUAL: [&str; 14] =
    ["等于", "折合", "折合为", "折算为", "折算成", "折算", "相当于", "合", "为", "按", "计", "=", "＝", "换算为"];
const OR: [&str; 7] = ["或", "或者", "（", "(", "（即", "，即", "即"];

/// 1学分等于1学时, 每天按8学时计算: takes both amounts.
pub(super) fn ratios(sentence: &Sentence, left: &mut Vec<SentenceAmount>, rules: &mut Rules) {
    let mut at = 0;
    while at < left.len() {
        let (this, next) = (left[at], left.get(at + 1).copied());
        let quote = || sentence.whole();
        if let Some(next) = next.filter(|next| is_between(sentence, &this, next, &EQUAL))
            && let Some(ratio) = ratio(&this, &next, quote())
        {
            add(ratio, rules);
            left.drain(at..at + 2);
        } else if let Some(ratio) = ratio_of_one(sentence, &this) {
            add(ratio, rules);
            left.remove(at);
        } else {
            at += 1;
        }
    }
}

fn is_between(sentence: &Sentence, this: &SentenceAmount, next: &SentenceAmount, words: &[&str]) -> bool {
    let between: String = sentence.chars[this.end..next.start].iter().filter(|c| !c.is_whitespace()).collect();
    words.contains(&between.as_str())
}

fn ratio(this: &SentenceAmount, next: &SentenceAmount, quote: Quote) -> Option<Ratio> {
    let (unit, hour) = match (this.unit, next.unit) {
        (Unit::Hour, Unit::Hour) => return None,
        (_, Unit::Hour) => (this, next),
        (Unit::Hour, _) => (next, this),
        _ => return None,
    };
    Some(Ratio {
        unit: unit.unit,
        of: unit.whole.filter(|of| *of > 0)?,
        hours: hour.whole.filter(|hours| *hours > 0)?,
        quote,
    })
}

/// 每天按8学时, 每学时45分钟: what stands behind 每 is one.
fn ratio_of_one(sentence: &Sentence, figure: &SentenceAmount) -> Option<Ratio> {
    let before: String = sentence.chars[..figure.start].iter().collect();
    let lead = before.trim_end().trim_end_matches(|c| "按为计折合算等于".contains(c));
    let whole = figure.whole.filter(|whole| *whole > 0)?;
    let (unit, of, hours) = match figure.unit {
        Unit::Hour if lead.ends_with("每天") || lead.ends_with("每日") => (Unit::Day, 1, whole),
        Unit::Hour if lead.ends_with("每学分") => (Unit::Credit, 1, whole),
        Unit::Minute if lead.ends_with("每学时") || lead.ends_with("每课时") => (Unit::Minute, whole, 1),
        _ => return None,
    };
    let limit = MOST.iter().any(|word| before.trim_end().ends_with(word));
    (!limit).then(|| Ratio { unit, of, hours, quote: sentence.whole() })
}

fn add(ratio: Ratio, rules: &mut Rules) {
    match rules.ratios.iter().find(|known| known.unit == ratio.unit) {
        Some(known) if known.of * ratio.hours != known.hours * ratio.of => rules.unsure.push(ratio.quote),
        Some(_) => {}
        None => rules.ratios.push(ratio),
    }
}

/// 12天或72学时: the hours stay, and the other unit is given.
pub(super) fn alternatives(sentence: &Sentence, left: &mut Vec<SentenceAmount>, rules: &mut Rules) -> Option<Unit> {
    let at = (1..left.len()).find(|at| is_between(sentence, &left[at - 1], &left[*at], &OR))?;
    let (this, next) = (left[at - 1], left[at]);
    let ratio = ratio(&this, &next, sentence.quote(this.start, next.end))?;
    let other = ratio.unit;
    add(ratio, rules);
    if this.unit == Unit::Hour {
        left.remove(at);
    } else {
        // What led to the first amount leads to the hours.
        left[at] = SentenceAmount { start: this.start, ..next };
        left.remove(at - 1);
    }
    Some(other)
}
