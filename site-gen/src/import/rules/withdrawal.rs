//! Rules that are taken back: another sentence may change them, so a person is asked.

use std::collections::{BTreeMap, BTreeSet};

use checker_rules::Amount;

use super::{
    Became, Category, Doubt, Least, MakeUp, OpenQuestion, Quote, ReadSentence, Requirement, Rules, TimeLimit, Unit,
};

/// What a rule is of that may be taken back.
#[derive(Clone, Copy, Debug)]
pub(super) enum RuleKind {
    /// Least amounts.
    Least,
    /// What one of a unit is in hours.
    Ratio(Unit),
    /// A window for making up, of a category or of all.
    Window(Option<Category>),
    /// A term in days.
    Term,
}

/// What a sentence asks of a category, or in all.
type Asks = (Option<Category>, Least);

/// Takes the rules back that are doubted, each as a question.
pub(super) fn withdraw(rules: &mut Rules, is_doubted: &dyn Fn(RuleKind, &Quote) -> bool) {
    let mut quotes: Vec<(Quote, Vec<Asks>)> = Vec::new();
    rules.requirements.retain(|requirement| {
        let is_kept = !requirement.quotes.iter().any(|quote| is_doubted(RuleKind::Least, quote));
        if !is_kept {
            // What it asks stands with its first sentence; the others are asked about as well.
            let asks = std::iter::once(asks(requirement)).chain(std::iter::repeat(Vec::new()));
            quotes.extend(requirement.quotes.iter().cloned().zip(asks));
        }
        is_kept
    });
    let mut is_kept = |kind: RuleKind, quote: &Quote| {
        let is_doubted = is_doubted(kind, quote);
        if is_doubted {
            quotes.push((quote.clone(), Vec::new()));
        }
        !is_doubted
    };
    rules.ratios.retain(|ratio| is_kept(RuleKind::Ratio(ratio.unit), &ratio.quote));
    rules.make_up.retain(|make_up| is_kept(RuleKind::Window(make_up.category), &make_up.quote));
    rules.terms.retain(|term| is_kept(RuleKind::Term, &term.quote));
    let places: BTreeMap<usize, usize> =
        rules.read.iter().enumerate().map(|(at, sentence)| (sentence.run.range().start, at)).collect();
    for (quote, otherwise) in quotes {
        let Some(sentence) = places.get(&quote.start).map(|at| &mut rules.read[*at]) else { continue };
        if sentence.became == Became::Rules {
            sentence.became = Became::Question;
            rules.unsure.push(OpenQuestion { otherwise, ..question(sentence) });
        }
    }
    rules.unsure.sort_by_key(|question| question.range.start);
}

fn asks(requirement: &Requirement) -> Vec<Asks> {
    let total = requirement.total.map(|total| (None, Least::Amount(total)));
    let categories = requirement.categories.iter().map(|(category, least)| (Some(*category), least.clone()));
    total.into_iter().chain(categories).collect()
}

/// Asks what a sentence says of rules that stand elsewhere.
pub(super) fn question(sentence: &ReadSentence) -> OpenQuestion {
    let text = sentence.run.text().trim().to_owned();
    let range = sentence.run.range();
    OpenQuestion {
        quote: Quote { clause: sentence.clause, text, start: range.start },
        why: Doubt::Elsewhere,
        unread: Vec::new(),
        otherwise: Vec::new(),
        range,
        is_row: false,
    }
}

/// Takes rules back that another one contradicts: these, requirements whose parts are more than the whole, and windows that
/// end on two days.
pub(super) fn withdraw_contradictions(rules: &mut Rules, disputed: &[Quote]) {
    let of_requirements = rules.requirements.iter().filter(|one| is_too_much(one)).flat_map(|one| &one.quotes);
    let mut wrong: BTreeSet<usize> = of_requirements.chain(disputed).map(|quote| quote.start).collect();
    wrong.extend(contradicting_requirements(&rules.requirements));
    wrong.extend(contradicting_windows(&rules.make_up));
    wrong.extend(contradicting_terms(&rules.terms));
    if !wrong.is_empty() {
        withdraw(rules, &|_, quote| wrong.contains(&quote.start));
    }
}

/// Where the sentences stand of requirements of one industry that ask two things, as of 高校教师 and 教师.
fn contradicting_requirements(requirements: &[Requirement]) -> Vec<usize> {
    let mut known: BTreeMap<&str, &Requirement> = BTreeMap::new();
    let mut wrong = Vec::new();
    for requirement in requirements {
        for industry in &requirement.industries {
            let first = *known.entry(industry.id.as_str()).or_insert(requirement);
            if (first.total, &first.categories) != (requirement.total, &requirement.categories) {
                wrong.extend(first.quotes.iter().chain(&requirement.quotes).map(|quote| quote.start));
            }
        }
    }
    wrong
}

/// Where the sentences stand of windows of a year that end on two days.
fn contradicting_windows(windows: &[MakeUp]) -> Vec<usize> {
    let mut known: BTreeMap<u16, Vec<&MakeUp>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for window in windows {
        for year in &window.years {
            let others = known.entry(*year).or_default();
            let is_of_the_same = |other: &&&MakeUp| {
                window.category.is_none() || other.category.is_none() || window.category == other.category
            };
            match others.iter().filter(is_of_the_same).find(|other| other.until != window.until) {
                Some(other) => wrong.extend([other.quote.start, window.quote.start]),
                None if others.len() < MOST_WINDOWS => others.push(window),
                None => {}
            }
        }
    }
    wrong
}

/// More windows that agree are not looked at for one year: one for each category is enough.
const MOST_WINDOWS: usize = 8;

/// Where the sentences stand of terms of the same people that have two lengths.
fn contradicting_terms(terms: &[TimeLimit]) -> Vec<usize> {
    let mut known: BTreeMap<&[&str], &TimeLimit> = BTreeMap::new();
    let mut wrong = Vec::new();
    for term in terms {
        let first = *known.entry(&term.audiences).or_insert(term);
        if first.days != term.days {
            wrong.extend([first.quote.start, term.quote.start]);
        }
    }
    wrong
}

/// Whether the parts of a requirement are more than the whole.
fn is_too_much(requirement: &Requirement) -> bool {
    let least = requirement.categories.iter().map(|(_, least)| least);
    let amounts = least.clone().filter_map(|least| match least {
        Least::Amount(amount) => Some(*amount),
        Least::Share(..) => None,
    });
    let shares = least.filter_map(|least| match least {
        Least::Share(part, of) => Some((u128::from(*part), u128::from(*of))),
        Least::Amount(_) => None,
    });
    let (parts, whole) = shares.fold((0, 1), |(parts, whole), (part, of)| (parts * of + part * whole, whole * of));
    requirement.total.is_some_and(|total| amounts.sum::<Amount>() > total) || parts > whole
}
