//! The minimums of the categories fit into the total, and into what counts at most.

use checker_rules::{Amount, CategoryRule, Requirement};

use crate::content::RulesData;
use crate::diag::{Code, Sink, Span, words};

pub(super) fn check(data: &RulesData, sink: &mut Sink) {
    for (requirement, span) in data.rules.requirements.iter().zip(&data.totals) {
        let sum = requirement.categories.iter().map(|category| least(requirement, category)).sum();
        if sum > requirement.total.min {
            above_total(requirement, sum, *span, sink);
        }
        for category in requirement.all_categories() {
            let least = least(requirement, category);
            if let Some(max) = category.max.filter(|max| *max < least) {
                above_max(category, least, max, *span, sink);
            }
        }
    }
}

/// The least amount that meets a category and its parts.
fn least(requirement: &Requirement, category: &CategoryRule) -> Amount {
    let of_parts = category.categories.iter().map(|part| least(requirement, part)).sum();
    requirement.needed(category).max(of_parts)
}

fn above_max(category: &CategoryRule, least: Amount, max: Amount, span: Span, sink: &mut Sink) {
    let id = &category.id;
    sink.error(
        Code("minimum-above-max"),
        span,
        words(
            format!("category `{id}` needs {least}, but at most {max} of it count"),
            format!("科目“{id}”要求{least}，但最多只计{max}"),
        ),
        words("correct its `min`, `share` or `max` after the notice", "请按通知核对min、share或max"),
    );
}

fn above_total(requirement: &Requirement, sum: Amount, span: Span, sink: &mut Sink) {
    let (industry, total) = (&requirement.industry, requirement.total.min);
    sink.error(
        Code("minimums-above-total"),
        span,
        words(
            format!("the categories of `{industry}` need {sum}, more than the total of {total}"),
            format!("“{industry}”各科目合计要求{sum}，超过总数{total}"),
        ),
        words("correct the total or a category after the notice", "请按通知核对总数和各科目的数字"),
    );
}
