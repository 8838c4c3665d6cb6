//! Every figure that can decide a verdict is held from both sides by a worked example: with one more, or one less, some
//! example would come out otherwise.

use checker_rules::{Amount, Rules, Stated, Subject, Value, judge};
use rayon::prelude::*;

use super::cases::CaseOutcome;
use crate::content::{Case, Figure, RulesData};
use crate::diag::{Code, Sink, Span, Words, words};

/// A figure, and the examples that hold it, by their places.
#[derive(Debug)]
pub struct Threshold {
    /// What the figure is stated of, such as a requirement's total.
    pub subject: Subject,
    /// The figure and its clause.
    pub stated: Stated,
    /// An example that would come out otherwise if it were one more.
    pub from_above: Option<usize>,
    /// An example that would come out otherwise if it were one less.
    pub from_below: Option<usize>,
}

/// Tries every figure with one more and one less against the examples, which all have the outcome they say.
pub(super) fn thresholds(data: &RulesData, cases: &[Case]) -> Vec<Threshold> {
    let figures: Vec<_> = data.rules.figures().into_iter().enumerate().collect();
    let one = Amount::whole(1);
    let tried = figures.into_par_iter().map(|(place, (subject, stated))| Threshold {
        from_above: otherwise(&data.rules.with_figure(place, |amount| amount + one), cases),
        from_below: otherwise(&data.rules.with_figure(place, |amount| amount - one), cases),
        subject,
        stated,
    });
    tried.collect()
}

/// The first example that comes out otherwise by these rules.
fn otherwise(rules: &Rules, cases: &[Case]) -> Option<usize> {
    cases.iter().position(|case| !CaseOutcome::new(&judge(rules, &case.facts), case).agrees(case))
}

pub(super) fn check(thresholds: &[Threshold], data: &RulesData, sink: &mut Sink) {
    // The same number may stand under the same clause more than once: each is the figure of one threshold, in order.
    let mut figures: Vec<&Figure> = data.figures.iter().collect();
    for Threshold { stated, from_above, from_below, .. } in thresholds {
        let place = figures.iter().position(|figure| is_of(figure, stated));
        let span = place.map(|at| figures.remove(at).span).or(data.totals.first().copied());
        if let (Some(span), Value::Amount(amount, _)) = (span, &stated.value) {
            if from_above.is_none() {
                untested(*amount, *amount + Amount::whole(1), span, exactly(*amount), sink);
            } else if from_below.is_none() {
                untested(*amount, *amount - Amount::whole(1), span, one_less(*amount), sink);
            }
        }
    }
}

fn is_of(figure: &Figure, stated: &Stated) -> bool {
    let same = |amount: &Amount| *amount == figure.amount;
    matches!(&stated.value, Value::Amount(amount, _) if same(amount)) && stated.clause.as_ref() == Some(&figure.clause)
}

fn untested(amount: Amount, other: Amount, span: Span, help: Words, sink: &mut Sink) {
    sink.error(
        Code("figure-untested"),
        span,
        words(
            format!("no example shows that this is {amount}: with {other} every one would hold too"),
            format!("没有算例能说明此数是{amount}：改成{other}，所有算例照样成立"),
        ),
        help,
    );
}

fn exactly(amount: Amount) -> Words {
    words(
        format!("add an example to cases.toml with exactly {amount}, where that is just enough or just allowed"),
        format!("请在cases.toml中补一个恰好为{amount}、刚好达到的算例"),
    )
}

fn one_less(amount: Amount) -> Words {
    let (less, more) = (amount - Amount::whole(1), amount + Amount::whole(1));
    words(
        format!(
            "add an example to cases.toml with {less} where {amount} are needed, or with {more} where no more count"
        ),
        format!("请在cases.toml中补一个算例：要求{amount}而只有{less}，或最多计{amount}而有{more}"),
    )
}
