//! Every figure that can decide a verdict is held from both sides by a worked example: with one more, or one less, some
//! example would come out otherwise.

use checker_rules::{Amount, Rules, Stated, Subject, Value, judge};
use rayon::prelude::*;

use super::cases::Found;
use crate::content::{Case, RulesData};
use crate::diag::{Code, Sink, Words, words};

/// A figure, and the examples that hold it, by their places.
#[derive(Debug)]
pub struct Threshold {
    /// What the figure is of.
    pub subject: Subject,
    /// The figure and its clause.
    pub stated: Stated,
    /// An example that would come out otherwise if it were one more.
    pub from_above: Option<usize>,
    /// An example that would come out otherwise if it were one less.
    pub from_below: Option<usize>,
}

/// Tries every figure against the examples, which all hold.
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
    cases.iter().position(|case| !Found::new(&judge(rules, &case.facts), case).agrees(case))
}

pub(super) fn check(thresholds: &[Threshold], data: &RulesData, sink: &mut Sink) {
    for threshold in thresholds {
        let place = data.figures.iter().find(|figure| is_of(figure, &threshold.stated));
        let Some(span) = place.map(|figure| figure.span).or(data.totals.first().copied()) else { continue };
        let open = match (threshold.from_above, threshold.from_below) {
            (Some(_), Some(_)) => continue,
            (None, _) => up(&threshold.stated),
            (_, None) => down(&threshold.stated),
        };
        sink.error(
            Code("figure-untested"),
            span,
            open,
            words(
                "add an example to cases.toml that has exactly this much, and one that has 1 less or more",
                "请在cases.toml中补两个算例：一个恰好等于此数，一个差1",
            ),
        );
    }
}

fn is_of(figure: &crate::content::Figure, stated: &Stated) -> bool {
    let same = |amount: &Amount| *amount == figure.amount;
    matches!(&stated.value, Value::Amount(amount, _) if same(amount)) && stated.clause.as_ref() == Some(&figure.clause)
}

fn amount(stated: &Stated) -> Amount {
    if let Value::Amount(amount, _) = stated.value { amount } else { Amount::ZERO }
}

fn up(stated: &Stated) -> Words {
    let (amount, more) = (amount(stated), amount(stated) + Amount::whole(1));
    words(
        format!("no example shows that this is {amount}: every one would hold with {more} too"),
        format!("没有算例能说明此数是{amount}：改成{more}，所有算例照样成立"),
    )
}

fn down(stated: &Stated) -> Words {
    let (amount, less) = (amount(stated), amount(stated) - Amount::whole(1));
    words(
        format!("no example shows that this is {amount}: every one would hold with {less} too"),
        format!("没有算例能说明此数是{amount}：改成{less}，所有算例照样成立"),
    )
}
