//! What the rules state, in words: for lists of changes and of deciding figures, and for rules without a text of their
//! own.

use checker_rules::{Actor, Amount, Effect, Node, Per, StepWhen, Subject, UnitId, Value, Wages, Whose, Worth};

use super::voice::{Voice, state_key};
use crate::model::Year;

/// Says what the rules of a year state, in one language.
pub(crate) struct RuleWords<'a> {
    pub(crate) voice: &'a Voice<'a>,
    pub(crate) year: &'a Year,
}

impl RuleWords<'_> {
    /// What the subject of a statement is called, as in "Accounting: public subjects".
    pub(crate) fn subject(&self, subject: &Subject) -> String {
        let ui = |key: &str| self.voice.t(key);
        match subject {
            Subject::Total(whose) => self.of("subject_total", whose, ""),
            Subject::EachYear(whose) => self.of("subject_each_year", whose, ""),
            Subject::Category(whose, category) => self.of("subject_category", whose, category.as_str()),
            Subject::Most(whose, category) => self.of("subject_most", whose, category.as_str()),
            Subject::Accepts(whose) => self.of("subject_accepts", whose, ""),
            Subject::Industry(id) => self.industry(id.as_str()),
            Subject::Unit(id) => self.unit(id),
            Subject::Period => ui("subject_period"),
            Subject::Closes => ui("closes"),
            Subject::CountsFrom => ui("subject_counts_from"),
            Subject::TwoIndustries => ui("subject_two_industries"),
            Subject::Funding => ui("subject_funding"),
            Subject::Purpose(id, scope) => {
                let (name, whom) = (self.rule(&format!("purpose.{id}")), self.voice.whom(self.year, scope));
                if whom.is_empty() {
                    name
                } else {
                    self.voice.ui.fill("for_whom", &[("industry", &name), ("whom", &whom)])
                }
            }
            other => self.rule(&other.key()),
        }
    }

    /// What is stated of a subject, as in "18 class hours".
    pub(crate) fn value(&self, value: &Value) -> String {
        let fill = |key: &str, values: &[(&str, &str)]| self.voice.ui.fill(key, values);
        match value {
            Value::There => self.voice.t("value_there"),
            Value::Amount(amount, unit) => self.amount(*amount, unit),
            Value::Least { min, unit, within } => match within {
                Some(within) => format!("{} ({})", self.amount(*min, unit), self.category(within.as_str())),
                None => self.amount(*min, unit),
            },
            Value::Units(units) => self.list(units.iter().map(|unit| self.unit(unit))),
            Value::Limit { max, unit, per, modes, categories, activities, industries, years } => {
                let unit = unit.clone().unwrap_or_default();
                let max = max.map_or_else(|| self.voice.t("value_unlimited"), |max| self.amount(max, &unit));
                let per = per.map(|per| self.voice.t(per_key(per)));
                let years = years.map(|years| fill("value_years", &[("n", &years.to_string())]));
                let modes = modes.iter().map(|id| self.rule(&format!("mode.{id}")));
                let activities = activities.iter().map(|id| self.rule(&format!("activity.{id}")));
                let of = modes.chain(categories.iter().map(|id| self.category(id.as_str()))).chain(activities);
                let of = of.chain(industries.iter().map(|id| self.industry(id.as_str())));
                self.list(std::iter::once(max).chain(per).chain(years).chain(of))
            }
            Value::Window { until, for_years, category } => {
                let until = self.value(&Value::Until(*until));
                let years = for_years.iter().map(|year| self.voice.ui.fill("for_year", &[("year", &year.to_string())]));
                let category = category.iter().map(|id| self.category(id.as_str()));
                self.list(std::iter::once(until).chain(years).chain(category))
            }
            Value::Step { when, category, by } => {
                let when = self.voice.t(if *when == StepWhen::Met { "result_met" } else { "value_short" });
                let category = category.iter().map(|id| self.category(id.as_str()));
                let by = by.map(|by| fill("value_until", &[("date", &by.to_string())]));
                self.list(std::iter::once(when).chain(category).chain(by))
            }
            Value::Ratio(of, hours) => {
                let hour = self.year.rules.rules.units.iter().find(|unit| unit.clause.is_none());
                let hours = Amount::whole(*hours);
                let hours = hour.map_or_else(|| hours.to_string(), |hour| self.amount(hours, &hour.id));
                fill("unit_ratio", &[("of", &of.to_string()), ("hours", &hours)])
            }
            Value::Until(Some(date)) => fill("value_until", &[("date", &date.to_string())]),
            Value::Until(None) => self.voice.t("not_allowed"),
            Value::DaysBefore(days) => fill("date_days_before", &[("n", &days.to_string())]),
            Value::Years(years) => fill("value_years", &[("n", &years.to_string())]),
            Value::Days(starts, ends, late) => {
                let days = fill("value_days", &[("starts", &starts.to_string()), ("ends", &ends.to_string())]);
                let late = late.map(|late| fill("value_until", &[("date", &late.to_string())]));
                late.map_or(days.clone(), |late| format!("{days} ({late})"))
            }
            Value::Follows(industry) => fill("value_follows", &[("industry", &self.industry(industry.as_str()))]),
            Value::State(state) => self.voice.t(state_key(*state)),
            Value::Categories(categories) => self.list(categories.iter().map(|id| self.category(id.as_str()))),
            Value::Worth(worth, years, industries) => {
                let years = (*years > 1).then(|| fill("value_years", &[("n", &years.to_string())]));
                let industries = industries.iter().map(|id| self.industry(id.as_str()));
                self.list(std::iter::once(self.worth(worth)).chain(years).chain(industries))
            }
            Value::Effect(effect, industries) => {
                let industries = industries.iter().map(|id| self.industry(id.as_str()));
                self.list(std::iter::once(self.effect(effect)).chain(industries))
            }
            Value::Spend { share, wages, categories } => {
                let share = fill(wages_key(*wages), &[("share", &share.to_string())]);
                self.list(std::iter::once(share).chain(categories.iter().map(|id| self.category(id.as_str()))))
            }
            Value::Actors(_, declares, recognises) => self.actors(*declares, *recognises),
        }
    }

    /// The words under a key for something that is asked of these people, and of this category where it is not empty.
    fn of(&self, key: &str, whose: &Whose, category: &str) -> String {
        let (industry, whom) = (self.industry(whose.industry.as_str()), self.voice.whom(self.year, &whose.scope));
        let whose = match whom.is_empty() {
            true => industry,
            false => self.voice.ui.fill("for_whom", &[("industry", &industry), ("whom", &whom)]),
        };
        self.voice.ui.fill(key, &[("whose", &whose), ("category", &self.category(category))])
    }

    /// A text of the year's rules; empty where there is none.
    fn text<'t>(&'t self, text: impl Fn(&'t checker_widget::YearText) -> Option<&'t String>) -> String {
        text(self.voice.year_text(self.year)).cloned().unwrap_or_default()
    }

    /// What a rule says, by its key, such as `limit.online`.
    fn rule(&self, key: &str) -> String {
        self.text(|text| text.rules.get(key))
    }

    fn industry(&self, id: &str) -> String {
        self.text(|text| text.industries.get(id))
    }

    fn category(&self, id: &str) -> String {
        self.voice.category(self.year, id)
    }

    fn unit(&self, id: &UnitId) -> String {
        self.voice.year_text(self.year).units.get(id.as_str()).map_or_else(|| id.to_string(), |unit| unit.many.clone())
    }

    /// An amount with its unit; the number alone where the unit is that of each requirement.
    fn amount(&self, amount: Amount, unit: &UnitId) -> String {
        if unit.as_str().is_empty() { amount.to_string() } else { self.voice.amount(self.year, amount, unit) }
    }

    /// Several things in a row, with a stroke between them.
    fn list(&self, items: impl Iterator<Item = String>) -> String {
        items.collect::<Vec<_>>().join(" / ")
    }

    fn worth(&self, worth: &Worth) -> String {
        match worth {
            Worth::Each { amount, per, .. } => {
                let per = if per.as_str() == checker_rules::ITEM { self.voice.t("unit_item") } else { self.unit(per) };
                self.voice.ui.fill("value_each", &[("amount", &amount.to_string()), ("per", &per)])
            }
            Worth::ByOrder { amounts, .. } => self.list(amounts.iter().map(ToString::to_string)),
            Worth::Completes(Node::Category(id)) => {
                self.voice.ui.fill("value_completes", &[("what", &self.category(id.as_str()))])
            }
            Worth::Completes(_) => self.voice.t("value_completes_year"),
        }
    }

    fn effect(&self, effect: &Effect) -> String {
        match effect {
            Effect::Complete => self.voice.t("value_completes_year"),
            Effect::Defer => self.voice.t("result_deferred"),
            Effect::Reduce { total, categories } => {
                let categories =
                    categories.iter().map(|(id, amount)| format!("{} {amount}", self.category(id.as_str())));
                self.list(std::iter::once(total.to_string()).chain(categories))
            }
        }
    }

    fn actors(&self, declares: Option<Actor>, recognises: Option<Actor>) -> String {
        let text = &self.voice.ui.checker;
        let who = |pattern: &str, who| checker_widget::fill(pattern, &[("who", checker_widget::actor(text, who))]);
        format!("{} {}", who(text.declares(), declares), who(text.recognises(), recognises))
    }
}

fn wages_key(wages: Wages) -> &'static str {
    match wages {
        Wages::Professionals => "value_of_professionals_wages",
        Wages::Staff => "value_of_staff_wages",
    }
}

fn per_key(per: Per) -> &'static str {
    match per {
        Per::Item => "per_item",
        Per::Day => "per_day",
        Per::Year => "per_year",
        Per::Period => "per_period",
    }
}
