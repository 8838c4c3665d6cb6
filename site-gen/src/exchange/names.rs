//! What lists of staff may call the things in a year's rules, in every language of the site.

use checker_roster::Names;
use checker_rules::{CategoryId, Map, State};

use crate::content::PerLang;
use crate::model::{Site, Year};
use crate::ui;

/// The names of a year.
pub fn names_in_lists(site: &Site, year: &Year) -> Names {
    let (rules, texts) = (&year.rules.rules, &year.rules.texts);
    let category = |(id, term): &(CategoryId, String)| {
        let further = texts.category_words.get(id).cloned().unwrap_or_default();
        (id.to_string(), [site.term(term).map(all).unwrap_or_default(), further].concat())
    };
    let categories = texts.categories.iter().map(category);
    let industries = texts.industries.iter().map(|(id, text)| (id.clone(), all(&text.name)));
    let (values, traits): (Vec<_>, Vec<_>) = texts.traits.iter().partition(|(id, _)| id.contains('.'));
    let units = texts.units.iter().map(|(id, unit)| (id.clone(), unit.words.clone()));
    let modes = rules.modes.iter().map(|id| {
        let text = texts.rules.get(&format!("mode.{id}"));
        let further = texts.mode_words.get(id).cloned().unwrap_or_default();
        (id.to_string(), [text.map(all).unwrap_or_default(), further].concat())
    });
    Names {
        industries: with_ids(industries),
        categories: with_ids(categories),
        traits: with_ids(traits.into_iter().map(|(id, name)| (id.clone(), all(name)))),
        values: with_ids(values.into_iter().map(|(id, name)| (id.clone(), all(name)))),
        units: units.collect(),
        modes: with_ids(modes),
        states: states(site),
        ..ui::names_of_columns()
    }
}

fn all(name: &PerLang<String>) -> Vec<String> {
    name.0.clone()
}

/// Each id is a name as well; of a value, what stands behind the point.
fn with_ids(names: impl Iterator<Item = (String, Vec<String>)>) -> Map<String, Vec<String>> {
    let with_id = |(id, mut names): (String, Vec<String>)| {
        names.push(id.rsplit('.').next().unwrap_or(&id).to_owned());
        (id, names)
    };
    names.map(with_id).collect()
}

fn states(site: &Site) -> Map<String, Vec<String>> {
    let languages: Vec<_> = site.data.languages.iter().filter_map(|language| ui::load(&language.id)).collect();
    let of = |state: State| {
        let words = languages.iter().map(|ui| match state {
            State::Planned => ui.checker.state_planned(),
            State::Done => ui.checker.state_done(),
            State::Declared => ui.checker.state_declared(),
            State::Recognised => ui.checker.state_recognised(),
        });
        words.map(str::to_owned).collect()
    };
    let states = [
        ("planned", State::Planned),
        ("done", State::Done),
        ("declared", State::Declared),
        ("recognised", State::Recognised),
    ];
    with_ids(states.into_iter().map(|(id, state)| (id.to_owned(), of(state))))
}
