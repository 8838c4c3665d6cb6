//! What lists may call categories, industries, traits and their values: the names of the site, in any of its languages,
//! and ids.

use checker_rules::{CategoryId, IndustryId, TraitId, ValueId};

use crate::content::PerLang;
use crate::model::Year;
use crate::render::Voice;

/// What an id is called: itself, and its name in every language, in lower case.
type Named<T> = Vec<(T, Vec<String>)>;

/// The names of a year's rules.
pub(super) struct KnownNames {
    /// Categories in reading order.
    pub(super) categories: Named<CategoryId>,
    pub(super) traits: Named<TraitId>,
    industries: Named<IndustryId>,
    /// By trait and value, as `level.senior`.
    values: Named<String>,
}

impl KnownNames {
    pub(super) fn new(voice: &Voice<'_>, year: &Year) -> Self {
        let texts = &year.rules.texts;
        let category = |(id, term): &(CategoryId, String)| (id.clone(), names(id.as_str(), voice.site.term(term)));
        let value = |(id, name): (&String, _)| (id.clone(), names(id.rsplit('.').next().unwrap_or(id), Some(name)));
        let traits = texts.traits.iter().filter(|(id, _)| !id.contains('.'));
        let industries = texts.industries.iter();
        Self {
            categories: texts.categories.iter().map(category).collect(),
            traits: traits.map(|(id, name)| (id.as_str().into(), names(id, Some(name)))).collect(),
            industries: industries.map(|(id, text)| (id.as_str().into(), names(id, Some(&text.name)))).collect(),
            values: texts.traits.iter().map(value).collect(),
        }
    }

    /// The industry of a name.
    pub(super) fn industry(&self, name: &str) -> Option<IndustryId> {
        let name = name.trim().to_lowercase();
        self.industries.iter().find(|(_, names)| names.contains(&name)).map(|(id, _)| id.clone())
    }

    /// The ids of all industries.
    pub(super) fn industry_ids(&self) -> Vec<String> {
        self.industries.iter().map(|(id, _)| id.to_string()).collect()
    }

    /// The value of a trait that has this name.
    pub(super) fn value(&self, id: &TraitId, name: &str) -> Option<ValueId> {
        let (prefix, name) = (format!("{id}."), name.trim().to_lowercase());
        let found = self.values.iter().find(|(value, names)| value.starts_with(&prefix) && names.contains(&name));
        found.and_then(|(value, _)| value.strip_prefix(&prefix)).map(ValueId::from)
    }
}

fn names(id: &str, name: Option<&PerLang<String>>) -> Vec<String> {
    let names = name.map(|name| name.0.as_slice()).unwrap_or_default();
    std::iter::once(id).chain(names.iter().map(String::as_str)).map(str::to_lowercase).collect()
}
