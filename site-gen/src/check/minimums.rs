//! The minimums of the categories fit into the total.

use checker_rules::{Amount, Requirement};

use crate::diag::{Code, Sink, Span, words};
use crate::model::Year;

pub(super) fn check(year: &Year, sink: &mut Sink) {
    for (requirement, span) in year.rules.rules.requirements.iter().zip(&year.rules.totals) {
        let sum: Amount = requirement.categories.iter().map(|category| category.minimum.min).sum();
        if sum > requirement.total.min {
            above_total(requirement, sum, *span, sink);
        }
    }
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
