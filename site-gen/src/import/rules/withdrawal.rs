//! Rules that are taken back: another sentence may change them, so a person is asked.

use checker_rules::Amount;

use super::{Became, Category, Doubt, Least, OpenQuestion, Quote, ReadSentence, Requirement, Rules, Unit};

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
    for (quote, otherwise) in quotes {
        let Some(sentence) = rules.read.iter_mut().find(|sentence| sentence.run.range().start == quote.start) else {
            continue;
        };
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
    let of_requirements = rules.requirements.iter().filter(|one| is_too_much(one)).flat_map(|one| one.quotes.clone());
    let mut wrong: Vec<Quote> = of_requirements.chain(disputed.iter().cloned()).collect();
    for (at, one) in rules.make_up.iter().enumerate() {
        for other in &rules.make_up[..at] {
            let shares_a_year = one.years.iter().any(|year| other.years.contains(year));
            let is_of_the_same = one.category.is_none() || other.category.is_none() || one.category == other.category;
            if shares_a_year && is_of_the_same && one.until != other.until {
                wrong.extend([one.quote.clone(), other.quote.clone()]);
            }
        }
    }
    for (at, one) in rules.terms.iter().enumerate() {
        let others =
            rules.terms[..at].iter().filter(|other| other.days != one.days && other.audiences == one.audiences);
        wrong.extend(others.flat_map(|other| [other.quote.clone(), one.quote.clone()]));
    }
    if !wrong.is_empty() {
        withdraw(rules, &|_, quote| wrong.contains(quote));
    }
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
