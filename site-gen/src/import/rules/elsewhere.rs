//! What a sentence elsewhere says of rules: that they are repealed, hold for some people only, later, or over several years.
//!
//! Such a sentence is rarely understood. So the rules that it may be about become questions, and it becomes one itself.

use std::collections::{BTreeMap, BTreeSet};

use super::other_sentence::{OtherSentence, Standing, may_contradict};
use super::phrases::CHANGES;
use super::suspects::{OfNotice, Suspects, is_beside};
use super::withdrawal::question;
use super::{Became, OpenQuestion, ReadSentence, Rules};

/// Turns into questions what a sentence elsewhere may change: all of it where nobody knows for whom the notice is.
pub(super) fn doubt(rules: &mut Rules, notice: OfNotice, is_all_doubted: bool) {
    let mut suspects = Suspects { all: is_all_doubted, ..Suspects::default() };
    let places = places(rules);
    let stating: BTreeSet<(usize, usize)> = rules
        .read
        .iter()
        .zip(&places)
        .filter(|(one, _)| one.became == Became::Rules)
        .map(|(one, place)| (one.clause, *place))
        .collect();
    let questions: BTreeMap<usize, &OpenQuestion> = rules.unsure.iter().map(|one| (one.range.start, one)).collect();
    let is_of_time = |one: &&ReadSentence| one.is_title && CHANGES.has("time", &one.run.reading());
    let of_time: BTreeSet<usize> = rules.read.iter().filter(is_of_time).map(|one| one.clause).collect();
    let others = (0..rules.read.len()).filter(|at| rules.read[*at].became != Became::Rules);
    let asked: Vec<usize> = others
        .filter(|at| {
            let (read, place) = (&rules.read[*at], places[*at]);
            let standing = Standing {
                place,
                is_of_time: !read.is_title && of_time.contains(&read.clause),
                has_rules: !stating.is_empty(),
                states: stating.range((read.clause, 0)..(read.clause + 1, 0)).next().is_some(),
                is_near: is_beside(read.clause, place, &stating),
                contradicts: questions.get(&read.run.range().start).is_some_and(|one| may_contradict(one, rules)),
            };
            let sentence = OtherSentence::new(read, standing, notice);
            sentence.suspects(&mut suspects) && read.became == Became::Text
        })
        .collect();
    for at in asked {
        rules.unsure.push(question(&rules.read[at]));
        rules.read[at].became = Became::Question;
    }
    suspects.withdraw(rules, &places);
}

/// Where the sentences stand, counted from the first; the cells of a table stand in one place.
fn places(rules: &Rules) -> Vec<usize> {
    let (mut place, mut was_cell) = (0, false);
    let next = |sentence: &ReadSentence| {
        place += usize::from(!(sentence.is_cell && was_cell));
        was_cell = sentence.is_cell;
        place
    };
    rules.read.iter().map(next).collect()
}
