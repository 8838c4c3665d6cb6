//! Dates: those of the rules stand in their clauses, and those of a text stand in every language.

use checker_rules::{Amount, Date};

use super::pairs::pairs;
use super::reading::Reading;
use super::{ClauseFigures, MOST};
use crate::content::RuleDate;
use crate::diag::{Code, Diagnostic, Severity, Sink, Span, Words, words};
use crate::lexis::WrittenDay;
use crate::model::{PairedSection, Site, Year};

/// The dates that the rules take from a clause.
pub(super) fn of_rules<'a>(year: &'a Year, section: &'a PairedSection) -> impl Iterator<Item = &'a RuleDate> {
    year.rules.dates.iter().filter(|known| known.clause.as_str() == section.id)
}

/// Every date that the rules take from the notice, or that is known of it, of what it cites and of what amended it.
pub(super) fn known(year: &Year) -> Vec<Date> {
    let of_rules = year.rules.dates.iter().map(|known| known.date);
    let notices = std::iter::once(&year.notice).chain(year.amendments.iter().map(|amendment| &amendment.data.notice));
    let of_notices = notices.flat_map(|notice| {
        let cited = notice.cites.iter().filter_map(|cited| cited.in_force);
        let expires = notice.expires.as_ref().map(|at| at.value);
        cited.chain(notice.made).chain(notice.published).chain(expires)
    });
    let in_force = year.amendments.iter().map(|amendment| amendment.data.in_force.value);
    of_rules.chain(year.rules.rules.closes).chain(of_notices).chain(in_force).collect()
}

/// Whether somebody has acknowledged the numbers of a day.
pub(super) fn is_acknowledged(day: &WrittenDay, figures: &[Amount]) -> bool {
    numbers(day).all(|number| figures.contains(&Amount::whole(u32::from(number))))
}

/// What to write to acknowledge a day of a clause.
pub(super) fn acknowledgement(clause: &str, day: &WrittenDay) -> String {
    super::acknowledgement(clause, numbers(day).map(|number| Amount::whole(u32::from(number))))
}

fn numbers(day: &WrittenDay) -> impl Iterator<Item = u16> {
    day.year.into_iter().chain(day.month.map(u16::from)).chain(day.day.map(u16::from))
}

/// Reports on which dates rules and languages disagree.
pub(super) fn check(clause: &ClauseFigures<'_>, sink: &mut Sink, open: &mut Vec<Diagnostic>) {
    let before = sink.error_count();
    let mut seen = Vec::new();
    for rule in of_rules(clause.year, clause.section) {
        if !seen.contains(&rule.date) {
            seen.push(rule.date);
            in_the_clause(clause, rule, sink);
        }
    }
    if sink.error_count() == before {
        in_every_language(clause.site, &clause.texts.iter().collect::<Vec<_>>(), sink);
        open.extend(unexplained(clause));
    }
}

fn in_the_clause(clause: &ClauseFigures<'_>, rule: &RuleDate, sink: &mut Sink) {
    let states = |(day, _): &(WrittenDay, Span)| day.says(&rule.date.into());
    let lacks = |text: &&Reading<'_>| !text.days.iter().any(states);
    let lacking: Vec<&Reading<'_>> = clause.texts.iter().filter(lacks).collect();
    let (Some(first), (en, zh), name) = (lacking.first(), WrittenDay::from(rule.date).shown(), &clause.section.id)
    else {
        return;
    };
    let message = if lacking.len() == clause.texts.len() {
        words(
            format!("the rules say {en}, and clause `{name}` does not"),
            format!("规则中是{zh}，条款“{name}”中没有这个日期"),
        )
    } else {
        let id = &clause.site.data.language(first.lang).id;
        words(
            format!("the rules say {en}, and clause `{name}` does not in language `{id}`"),
            format!("规则中是{zh}，条款“{name}”的“{id}”文本中没有这个日期"),
        )
    };
    let own = known(clause.year);
    let related = lacking.iter().map(|text| {
        let others = text.days.iter().filter(|(day, _)| !own.iter().any(|date| WrittenDay::from(*date).may_be(day)));
        let other = others.min_by_key(|(day, _)| day.day.is_none());
        match other {
            Some((day, span)) => {
                let (en, zh) = day.shown();
                (*span, words(format!("the text says {en}"), format!("文本写的是{zh}")))
            }
            None => (*clause.section.span.get(text.lang), words("this clause does not state it", "此条款没有这个日期")),
        }
    });
    sink.push(differs(rule.span, message, related.collect()));
}

/// Reports the dates on which a translation and its source differ.
pub(super) fn in_every_language(site: &Site, texts: &[&Reading<'_>], sink: &mut Sink) {
    let Some((source, translations)) = texts.split_first() else { return };
    for translation in translations {
        let (left_out, added) = (only_in(source, translation), only_in(translation, source));
        for pair in pairs(&left_out, &added) {
            let id = |text: &Reading<'_>| &site.data.language(text.lang).id;
            match pair {
                (Some((own, place)), Some((other, span))) => {
                    let (source, id) = (id(source), id(translation));
                    let ((own_en, own_zh), (en, zh)) = (own.shown(), other.shown());
                    let message = words(
                        format!("this date is {en} in language `{id}`, and {own_en} in language `{source}`"),
                        format!("此日期在“{id}”文本中是{zh}，在“{source}”文本中是{own_zh}"),
                    );
                    sink.push(differs(*span, message, vec![(*place, words("the other text", "另一语言的文本"))]));
                }
                (Some(day), None) => lacking(day, id(translation), sink),
                (None, Some(day)) => lacking(day, id(source), sink),
                (None, None) => {}
            }
        }
    }
}

fn only_in<'r>(text: &'r Reading<'_>, other: &Reading<'_>) -> Vec<&'r (WrittenDay, Span)> {
    let is_in_other = |day: &WrittenDay| other.days.iter().any(|(known, _)| known.says(day));
    text.days.iter().take(MOST).filter(|(day, _)| !is_in_other(day)).collect()
}

fn lacking((day, span): &(WrittenDay, Span), id: &str, sink: &mut Sink) {
    let (en, zh) = day.shown();
    let message = words(
        format!("this date, {en}, does not stand in the text of language `{id}`"),
        format!("此处的日期{zh}在“{id}”文本中没有"),
    );
    sink.push(differs(*span, message, Vec::new()));
}

/// The dates of a clause that nothing explains.
fn unexplained(clause: &ClauseFigures<'_>) -> Vec<Diagnostic> {
    let known = known(clause.year);
    let name = &clause.section.id;
    let acknowledged = clause.year.notice.acknowledged.iter().filter(|own| own.clause == *name);
    let acknowledged: Vec<Amount> = acknowledged.flat_map(|own| own.figures.iter().copied()).collect();
    let Some(source) = clause.texts.first().filter(|_| clause.year.rules.whole) else { return Vec::new() };
    let is_open = |(day, _): &&(WrittenDay, Span)| {
        !known.iter().any(|date| WrittenDay::from(*date).says(day)) && !is_acknowledged(day, &acknowledged)
    };
    let of_day = |(day, span): &(WrittenDay, Span)| {
        let (en, zh) = day.shown();
        let message = words(format!("no rule is made of this date, {en}"), format!("没有规则用到此处的日期{zh}"));
        super::unexplained(*span, message, Vec::new(), &acknowledgement(name, day))
    };
    source.days.iter().take(MOST).filter(is_open).map(of_day).collect()
}

fn differs(span: Span, message: Words, related: Vec<(Span, Words)>) -> Diagnostic {
    Diagnostic {
        code: Code("date-differs"),
        severity: Severity::Error,
        place: span.into(),
        message,
        related,
        help: words(
            "write the same date in the rules and in every language, after the notice",
            "请按通知把规则和各语言文本中的日期改为一致",
        ),
    }
}
