//! Numbers of a clause that are known and that it does not have to state.

use checker_rules::{Amount, ITEM, Per, UnitId, Value, Worth};

use super::dates;
use crate::content::{Figure, Lang};
use crate::model::{PairedSection, Site, Year};

/// Numbers of a clause that are no rule's: years of the notice and the course guide, dates and numbers of documents.
pub(super) fn others(site: &Site, year: &Year, section: &PairedSection) -> Vec<Amount> {
    let whole = |number: u16| Amount::whole(number.into());
    let notice = &year.notice;
    let dates = notice.cites.iter().filter_map(|cited| cited.in_force).chain(notice.made).chain(notice.published);
    let numbered = notice.cites.iter().filter_map(|cited| cited.number.as_ref()).chain(&notice.number);
    let lexis = site.data.language(Lang(0)).lexis;
    let of_documents = numbered.flat_map(|number| lexis.numbers(number)).map(|number| number.amount);
    // A clause may name the month alone, as in `6月底`.
    let of_rules = dates::of_rules(year, section).map(|known| known.date);
    let dates = dates.chain(of_rules).chain(year.rules.rules.closes);
    let dates = dates.flat_map(|date| [date.year(), date.month().into(), date.day().into()]);
    let spans = stated(year, section).filter_map(|value| match value {
        Value::Limit { years, .. } => years,
        _ => None,
    });
    let courses = year.guide.as_ref().map(|guide| &guide.courses);
    let years = courses.iter().flat_map(|courses| courses.years.iter().copied()).chain([year.year]).chain(spans);
    let topics = courses.filter(|courses| courses.clause == section.id).map(|courses| courses.topics.len());
    let topics = topics.map(|topics| Amount::whole(u32::try_from(topics).unwrap_or_default()));
    years.chain(dates).map(whole).chain(of_documents).chain(topics).collect()
}

/// Figures of a clause that somebody has acknowledged, and those that it states again: the rules take them from an
/// earlier notice's clause of the same name.
pub(super) fn excused(year: &Year, section: &PairedSection) -> Vec<Amount> {
    let acknowledged = year.notice.acknowledged.iter().filter(|known| known.clause == section.id);
    let acknowledged = acknowledged.flat_map(|known| known.figures.iter().copied());
    let is_earlier =
        |figure: &&Figure| figure.clause.as_str().split_once('/').is_some_and(|(_, clause)| clause == section.id);
    let inherited = year.rules.figures.iter().filter(is_earlier).map(|figure| figure.amount);
    acknowledged.chain(inherited).collect()
}

/// One of what the rules of a clause count by: of a unit, as in `1天计6学时`, or of what has none, an item or a year.
pub(super) fn counted(year: &Year, section: &PairedSection) -> Vec<(Amount, Option<UnitId>)> {
    let one = |unit: Option<UnitId>| (Amount::whole(1), unit);
    let by = |value| match value {
        Value::Worth(Worth::Each { per, .. }, ..) => Some(one(Some(per).filter(|unit| unit.as_str() != ITEM))),
        Value::Limit { per: Some(Per::Item | Per::Day | Per::Year), .. } => Some(one(None)),
        _ => None,
    };
    stated(year, section).filter_map(by).collect()
}

/// What the rules state of a clause.
fn stated(year: &Year, section: &PairedSection) -> impl Iterator<Item = Value> {
    let all = year.rules.rules.stated().into_iter().map(|(_, stated)| stated);
    let of_clause = all.filter(|stated| stated.clause.as_ref().is_some_and(|clause| clause.as_str() == section.id));
    of_clause.map(|stated| stated.value)
}
