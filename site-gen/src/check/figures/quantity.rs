//! An amount, and what it is an amount of.

use std::collections::BTreeMap;

use checker_rules::{Amount, CategoryId};

use crate::content::{Figure, PERCENT_UNIT, PerLang};
use crate::model::{Site, Year};

/// An amount with its unit and its category; where either is none, the text leaves it open.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Quantity<'a> {
    pub(super) amount: Amount,
    pub(super) unit: Option<&'a str>,
    pub(super) category: Option<&'a CategoryId>,
}

impl<'a> Quantity<'a> {
    pub(super) fn of(figure: &'a Figure) -> Self {
        let unit = figure.unit.as_ref().map(|unit| unit.as_str());
        Self { amount: figure.amount, unit, category: figure.category.as_ref() }
    }

    /// Whether both can be the same amount: they differ in nothing that both state.
    pub(super) fn may_be(self, other: Quantity<'_>) -> bool {
        self.amount == other.amount && agree(self.unit, other.unit) && agree(self.category, other.category)
    }

    /// Whether a text that states the other one states this one as well.
    pub(super) fn is_said_by(self, other: Quantity<'_>) -> bool {
        self.amount == other.amount && self.likeness(other) == self.knowledge()
    }

    /// How many of unit and category are known, from 0 to 2.
    pub(super) fn knowledge(self) -> usize {
        usize::from(self.unit.is_some()) + usize::from(self.category.is_some())
    }

    /// How many of unit and category are known and the same as those of the other, from 0 to 2.
    pub(super) fn likeness(self, other: Quantity<'_>) -> usize {
        usize::from(self.unit.is_some() && self.unit == other.unit)
            + usize::from(self.category.is_some() && self.category == other.category)
    }

    /// In English and in Chinese, as far as the site has these languages.
    pub(super) fn shown(self, site: &Site, year: &Year) -> (String, String) {
        let names = year.rules.texts.units.get(self.unit.unwrap_or_default());
        let unit = names.map(|names| if self.amount == Amount::whole(1) { &names.one } else { &names.many });
        let named = year.rules.texts.categories.iter().find(|(id, _)| Some(id) == self.category);
        let category = named.and_then(|(_, term)| site.term(term));
        let lang = |language: &str| site.data.langs().find(|lang| site.data.language(*lang).is(language));
        let word = |words: Option<&PerLang<String>>, language| Some(words?.get(lang(language)?).clone());
        let [unit_en, category_en] = [(unit, " ", ""), (category, " (", ")")].map(|(words, open, close)| {
            word(words, "en").map(|word| format!("{open}{word}{close}")).unwrap_or_default()
        });
        let [unit_zh, category_zh] = [unit, category].map(|words| word(words, "zh").unwrap_or_default());
        let percent = self.unit.filter(|unit| *unit == PERCENT_UNIT).unwrap_or_default();
        (
            format!("{}{percent}{unit_en}{category_en}", self.amount),
            format!("{category_zh}{}{percent}{unit_zh}", self.amount),
        )
    }
}

/// Quantities, to be looked up by amount.
#[derive(Default)]
pub(super) struct Quantities<'a>(BTreeMap<Amount, Vec<Quantity<'a>>>);

impl<'a> Quantities<'a> {
    pub(super) fn add(&mut self, quantity: Quantity<'a>) {
        let same = self.0.entry(quantity.amount).or_default();
        if !same.contains(&quantity) {
            same.push(quantity);
        }
    }

    /// Whether one of these that have a unit may be the given one.
    pub(super) fn may_have_amount(&self, quantity: Quantity<'_>) -> bool {
        let same = self.0.get(&quantity.amount);
        same.is_some_and(|same| same.iter().any(|known| known.unit.is_some() && known.may_be(quantity)))
    }

    /// Whether one of these may be the given one.
    pub(super) fn may_have(&self, quantity: Quantity<'_>) -> bool {
        self.0.get(&quantity.amount).is_some_and(|same| same.iter().any(|known| known.may_be(quantity)))
    }
}

fn agree<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_none() || other.is_none() || one == other
}
