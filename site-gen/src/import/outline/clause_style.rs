//! The numbering that the clauses of a notice have.

use crate::import::label::{Label, Style};

/// The widest style that numbers lines from 1, or more than one of them; or the one that such a list stands inside of.
pub(super) fn clause_style(labels: &[Option<Label>]) -> Option<Style> {
    let labels: Vec<Label> = labels.iter().copied().flatten().collect();
    let sure = |label: &&Label| !(label.style <= Style::Article && label.odd.is_some() && label.number > 1);
    let mut styles: Vec<Style> = labels.iter().filter(sure).map(|label| label.style).collect();
    styles.sort();
    styles.dedup();
    let numbers = |style: Style| labels.iter().filter(move |label| label.style == style).map(|label| label.number);
    let counts = |style: &Style| numbers(*style).any(|number| number == 1) || numbers(*style).count() > 1;
    let found = styles.iter().copied().find(counts).or(styles.first().copied());
    let first = labels.first().map(|label| label.style);
    first.filter(|first| found.is_some_and(|found| encloses(*first, found, &labels))).or(found)
}

/// Whether numbers of one style count on while a wider one begins anew between them: 1、 with 一、 and 二、 below each.
fn encloses(outer: Style, inner: Style, labels: &[Label]) -> bool {
    let is_inner = |label: &Label| label.style == inner && label.number == 1;
    let mut lists = 0;
    let mut last = 0;
    for label in labels {
        lists += usize::from(is_inner(label));
        if label.style == outer {
            if label.number != last + 1 {
                return false;
            }
            last = label.number;
        }
    }
    let behind = labels.iter().rposition(|label| label.style == outer) > labels.iter().position(is_inner);
    outer > inner && inner > Style::Article && last > 1 && behind && (lists > 1 || is_inside(outer, inner, labels))
}

/// Whether all of one list stands between two numbers of another.
fn is_inside(outer: Style, inner: Style, labels: &[Label]) -> bool {
    let last_inner = labels.iter().rposition(|label| label.style == inner);
    let behind = last_inner.and_then(|at| labels[at..].iter().find(|label| label.style == outer));
    behind.is_some_and(|behind| behind.number > 1) && labels.iter().filter(|label| label.style == inner).count() > 1
}

/// For each line, the number of the next one behind it that is numbered in a style.
pub(super) fn next_in_style(labels: &[Option<Label>], style: Option<Style>) -> Vec<Option<u32>> {
    let mut next = None;
    let behind = labels.iter().rev().map(|label| {
        let of_line = next;
        next = label.filter(|label| Some(label.style) == style).map(|label| label.number).or(next);
        of_line
    });
    let mut next: Vec<Option<u32>> = behind.collect();
    next.reverse();
    next
}
