//! Ratios between units: 12天或72学时, 1学分等于1学时, 每天按8学时计算.

use super::{Quote, Ratio, Rules, SentenceAmount, Unit};

/// Two amounts that are the same, as a ratio to class hours; none where neither is in hours, or one is no whole number.
pub(super) fn ratio(this: &SentenceAmount, next: &SentenceAmount, quote: Quote) -> Option<Ratio> {
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

/// Notes a ratio; the sentence of another one that is known of its unit.
pub(super) fn add(ratio: Ratio, rules: &mut Rules) -> Result<(), Vec<Quote>> {
    match rules.ratios.iter().find(|known| known.unit == ratio.unit) {
        Some(known) if known.of * ratio.hours == known.hours * ratio.of => Ok(()),
        Some(known) => Err(vec![known.quote.clone()]),
        None => {
            rules.ratios.push(ratio);
            Ok(())
        }
    }
}
