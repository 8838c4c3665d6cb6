//! Any two limits are nested or apart, so that what counts does not depend on which is applied first.

use std::collections::BTreeSet;

use checker_rules::{Activity, CategoryId, CategoryRule, IndustryId, Limit, Of, Per, Requirement, Rules, Worth};

use crate::content::RulesData;
use crate::diag::{Code, Diagnostic, Severity, Sink, Span, words};

pub(super) fn check(data: &RulesData, sink: &mut Sink) {
    let placed: Vec<(&Limit, Span)> = data.rules.limits.iter().zip(data.limits.iter().copied()).collect();
    for (at, first) in placed.iter().enumerate() {
        for second in &placed[at + 1..] {
            if anyone(&data.rules, |industry, requirement| cross(&data.rules, industry, requirement, first.0, second.0))
            {
                crossing(first, second, sink);
            }
        }
        if first.0.per == Per::Period && several_years(&data.rules) {
            let yearly = data.rules.requirements.iter().zip(&data.totals).find(|(rule, _)| rule.each_year.is_some());
            if let Some((_, span)) = yearly {
                crossing_years(first, *span, sink);
            }
        }
    }
}

fn several_years(rules: &Rules) -> bool {
    rules.years().count() > 1
}

/// A kind of learning: its mode, its category and its activity, each by its place; 0 is no mode and no activity.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct KindOfLearning {
    mode: usize,
    category: usize,
    activity: usize,
}

/// Whether something is so for any industry with any of its requirements.
fn anyone(rules: &Rules, is_so: impl Fn(&IndustryId, &Requirement) -> bool) -> bool {
    let of = |id: &IndustryId| rules.requirements_of(id).any(|requirement| is_so(id, requirement));
    rules.industries.iter().any(|industry| of(&industry.id))
}

/// Whether two limits overlap for an industry without one lying in the other.
fn cross(rules: &Rules, industry: &IndustryId, requirement: &Requirement, first: &Limit, second: &Limit) -> bool {
    let concerns = |limit: &Limit| limit.industries.is_empty() || limit.industries.contains(industry);
    if !concerns(first) || !concerns(second) || first.per == Per::Item || second.per == Per::Item {
        return false;
    }
    let (of_first, of_second) = (kinds(rules, requirement, first), kinds(rules, requirement, second));
    let per = |limit: &Limit| if limit.per == Per::Period && !several_years(rules) { Per::Year } else { limit.per };
    let within = |inner: (&BTreeSet<KindOfLearning>, &Limit), outer: (&BTreeSet<KindOfLearning>, &Limit)| {
        inner.0.is_subset(outer.0) && per(inner.1) <= per(outer.1)
    };
    let (first, second) = ((&of_first, first), (&of_second, second));
    !(of_first.is_disjoint(&of_second) || within(first, second) || within(second, first))
}

/// Every kind of learning that a limit is for.
fn kinds(rules: &Rules, requirement: &Requirement, limit: &Limit) -> BTreeSet<KindOfLearning> {
    let all = requirement.all_categories();
    let place = |id: &CategoryId| all.iter().position(|category| category.id == *id);
    let plain = all.iter().enumerate().map(|(at, _)| (at, 0, None));
    let converted = rules
        .activities
        .iter()
        .enumerate()
        .filter_map(|(at, activity)| Some((place(category_of(activity)?)?, at + 1, Some(activity))));
    let named = |of: Of, limit: &Limit| match of {
        Of::Activity(id) => limit.activities.is_empty() || limit.activities.contains(&id),
        Of::Category(_) => limit.activities.is_empty(),
    };
    let within = |at: usize| {
        let holds = |id: &CategoryId| {
            requirement
                .category(id)
                .is_some_and(|outer: &CategoryRule| outer.with_parts().iter().any(|part| part.id == all[at].id))
        };
        limit.categories.is_empty() || limit.categories.iter().any(holds)
    };
    let kinds = plain.chain(converted).filter(|(category, _, activity)| {
        let of = activity.map_or_else(|| Of::Category(all[*category].id.clone()), |one| Of::Activity(one.id.clone()));
        named(of, limit) && within(*category)
    });
    let kinds: Vec<(usize, usize)> = kinds.map(|(category, activity, _)| (category, activity)).collect();
    let modes = (0..=rules.modes.len()).filter(|at| {
        limit.modes.is_empty() || at.checked_sub(1).is_some_and(|at| limit.modes.contains(&rules.modes[at]))
    });
    let of_mode = |mode| move |&(category, activity): &(usize, usize)| KindOfLearning { mode, category, activity };
    modes.flat_map(|mode| kinds.iter().map(of_mode(mode))).collect()
}

fn category_of(activity: &Activity) -> Option<&CategoryId> {
    match &activity.worth {
        Worth::Each { category, .. } | Worth::ByOrder { category, .. } => Some(category),
        Worth::Completes(_) => None,
    }
}

fn crossing(first: &(&Limit, Span), second: &(&Limit, Span), sink: &mut Sink) {
    let (one, other) = (&first.0.id, &second.0.id);
    sink.push(Diagnostic {
        code: Code("limits-cross"),
        severity: Severity::Error,
        place: second.1.into(),
        message: words(
            format!("the limits `{one}` and `{other}` overlap, and neither lies within the other"),
            format!("上限“{one}”和“{other}”有重叠，又不是一个包含另一个"),
        ),
        related: vec![(first.1, words("the other limit", "另一条上限"))],
        help: words(
            "limit one of them to a part of the other (`modes`, `categories`, `activities`), or say it in a note",
            "请用modes、categories或activities把其中一条限定在另一条之内，或改写成说明（note）",
        ),
    });
}

fn crossing_years(limit: &(&Limit, Span), yearly: Span, sink: &mut Sink) {
    let id = &limit.0.id;
    sink.push(Diagnostic {
        code: Code("limits-cross"),
        severity: Severity::Error,
        place: limit.1.into(),
        message: words(
            format!("the limit `{id}` is for the whole period, while a minimum is for each year"),
            format!("上限“{id}”按整个周期计算，而另有每年的最低要求"),
        ),
        related: vec![(yearly, words("the requirement with a minimum for each year", "规定每年最低要求之处"))],
        help: words(
            "write `per = \"year\"` if the notice says so, or say it in a note",
            "如通知如此规定，请写per = \"year\"，否则改写成说明（note）",
        ),
    });
}
