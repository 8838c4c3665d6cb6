//! What the rules take from a clause: every figure and date that the checker works with, in words.

use checker_rules::{Amount, Subject, Value};

use super::stated::RuleWords;
use super::voice::Voice;
use crate::model::Year;

/// What each statement of this clause is about, and what it states. Only what can be counted or dated is listed: the rest
/// is said by the text alone.
pub(super) fn taken(voice: &Voice<'_>, year: &Year, clause: &str) -> Vec<(String, String)> {
    let words = RuleWords { voice, year };
    let stated = year.rules.rules.stated().into_iter();
    let own = stated.filter(|(_, stated)| stated.clause.as_ref().is_some_and(|id| id.as_str() == clause));
    let counted = own.filter(|(subject, stated)| is_counted(subject, &stated.value));
    counted.map(|(subject, stated)| (words.subject(&subject), words.value(&stated.value))).collect()
}

fn is_counted(subject: &Subject, value: &Value) -> bool {
    let is_text = matches!(
        subject,
        Subject::Note(_) | Subject::Step(_) | Subject::Recognition(_) | Subject::Industry(_) | Subject::CountsFrom
    );
    let is_none = matches!(value, Value::Least { min, .. } if *min == Amount::ZERO);
    !is_text && !is_none && !matches!(value, Value::There)
}
