//! Compares what two lines say.

use std::ops::Range;

use super::align;
use super::finder::Meaning;
use super::meanings::Meanings;
use super::said::{Said, SaidNumber};

/// What two lines say otherwise.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum LineDifference {
    /// One says something where the other says its opposite.
    Opposed(Meaning, Meaning),
    /// Only the first says it.
    OnlyFirst(Meaning),
    /// Only the second says it.
    OnlySecond(Meaning),
    /// Numbers or sentences that only one of them has, and what the other has in their place.
    Parts(Option<Range<usize>>, Option<Range<usize>>),
    /// One says `not` oftener than the other.
    Negated {
        /// Whether it is the first.
        first: bool,
    },
}

/// The first difference between two lines, the gravest kind first.
pub(super) fn difference(first: &Said, second: &Said, meanings: &Meanings) -> Option<LineDifference> {
    if let Some((one, other)) = first.other_sequence(second) {
        return Some(LineDifference::Parts(Some(one), Some(other)));
    }
    let sentence = |own: &Said, other: &Said| if own.is_within(other) { None } else { own.sentence_beyond(other) };
    let sentences = (sentence(first, second), sentence(second, first));
    let range = |number: &SaidNumber| number.range.clone();
    let numbers = (first.number_beyond(second).map(range), second.number_beyond(first).map(range));
    if let Some((one, other)) = [sentences, numbers].into_iter().find(|parts| *parts != (None, None)) {
        return Some(LineDifference::Parts(one, other));
    }
    if let Some((one, other)) = other_actor(first, second, meanings) {
        return Some(LineDifference::Opposed(one, other));
    }
    if let Some(difference) = other_order(first, second, meanings) {
        return Some(difference);
    }
    other_words(first, second, meanings).or_else(|| {
        if !first.has_sentences() || !second.has_sentences() {
            return None;
        }
        let beads = align::beads(&first.said_by_sentence(), &second.said_by_sentence());
        beads.iter().filter(|_| beads.len() > 1).find_map(|(own, other)| {
            // What one sentence leaves out, a pronoun may stand for.
            let is_left_out =
                |found: &LineDifference| matches!(found, LineDifference::OnlyFirst(_) | LineDifference::OnlySecond(_));
            let found = other_words(&first.of_sentences(own), &second.of_sentences(other), meanings);
            found.filter(|found| !is_left_out(found))
        })
    })
}

/// What the words of two texts say otherwise.
fn other_words(first: &Said, second: &Said, meanings: &Meanings) -> Option<LineDifference> {
    if first.denies_beyond(second, meanings) {
        return Some(LineDifference::Negated { first: true });
    }
    if second.denies_beyond(first, meanings) {
        return Some(LineDifference::Negated { first: false });
    }
    // Most lines say nothing that the other does not.
    let beyond = [first.all_beyond(second), second.all_beyond(first)];
    if beyond.iter().all(Vec::is_empty) {
        return None;
    }
    meanings.fields.iter().find_map(|field| {
        let of_field = |beyond: &[Meaning]| field.all.iter().copied().find(|meaning| beyond.contains(meaning));
        let lacks = |beyond: &[Meaning], other: &Said| {
            field.kept.iter().copied().find(|meaning| beyond.contains(meaning) && other.at_most(*meaning) == 0)
        };
        match (of_field(&beyond[0]), of_field(&beyond[1])) {
            (Some(one), Some(other)) => Some(LineDifference::Opposed(one, other)),
            _ => lacks(&beyond[0], second)
                .map(LineDifference::OnlyFirst)
                .or_else(|| lacks(&beyond[1], first).map(LineDifference::OnlySecond)),
        }
    })
}

/// Who does something in the first line, and who else does it in the second.
fn other_actor(first: &Said, second: &Said, meanings: &Meanings) -> Option<(Meaning, Meaning)> {
    meanings.acts.iter().find_map(|act| {
        let [one, other] = [first, second].map(|said| said.actors(*act, &meanings.actors));
        let is_shared = one.iter().any(|actor| other.contains(actor));
        Some((*one.first()?, *other.first()?)).filter(|_| !is_shared)
    })
}

/// Where one line says what comes first and the other does not, or says it of somebody else.
fn other_order(first: &Said, second: &Said, meanings: &Meanings) -> Option<LineDifference> {
    let [before, ..] = *meanings.order else { return None };
    let [one, other] = [first, second].map(|said| said.actor_in_front(before, &meanings.people));
    // Who comes first may be said by who comes after.
    let is_silent = |said: &Said| meanings.order.iter().all(|order| said.at_most(*order) == 0);
    match (one, other) {
        (Some(_), _) if is_silent(second) => Some(LineDifference::OnlyFirst(before)),
        (_, Some(_)) if is_silent(first) => Some(LineDifference::OnlySecond(before)),
        (Some(one), Some(other)) if one != other => Some(LineDifference::Opposed(one, other)),
        _ => None,
    }
}
