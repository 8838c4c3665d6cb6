//! What a table holds beside its texts, written so that two readings can be compared.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Ctx, Table};
use crate::content::names::DataTable;

/// Keys whose values say nothing that a text has to say as well: other words for a thing, and where it is found.
const BESIDE: [&str; 4] = ["also", "source", "url", "words"];

/// Figures of a clause that no rule is made of: noted by people who looked at its text.
const ACKNOWLEDGED: &str = "acknowledged";

impl Table<'_> {
    /// Notes what the table itself says beside these texts, where it cites a clause or is an example.
    pub(super) fn note_data(&self, texts: Range<usize>, ctx: &mut Ctx<'_>) {
        let Some(own) = self.layers.first().filter(|layer| layer.rank == 0) else { return };
        let has_words = cites(own.entries) || own.entries.contains_key("given");
        if ctx.languages.is_empty() || !has_words || self.keys.name == ACKNOWLEDGED {
            return;
        }
        let name = NAMING.iter().find_map(|key| self.peek(key));
        let name = name.map(|name| format!(".{name}")).unwrap_or_default();
        let address = ctx.names.numbered(format!("{}#{}{name}", ctx.stem, self.keys.name));
        let mut lines = lines(own.entries, &|key| ctx.languages.iter().any(|language| language.id == key));
        lines.retain(|line| !NAMING.iter().any(|key| line.starts_with(&format!("{key} = "))));
        ctx.names.tables.push(DataTable { address, data: lines.join("\n"), texts, span: self.span });
    }
}

/// The keys that name the table itself.
const NAMING: [&str; 2] = ["id", "slug"];

/// The keys that name a clause, or several.
const CITING: [&str; 2] = ["clause", "clauses"];

/// The key that names a document of which the clause of an industry speaks.
const DOCUMENT: &str = "cites";

fn cites(entries: &DeTable<'_>) -> bool {
    CITING.iter().any(|key| entries.contains_key(*key))
        || entries.get(DOCUMENT).is_some_and(|value| value.get_ref().is_str())
}

/// A line for each key in alphabetical order, without texts, and without tables that cite a clause of their own.
fn lines(entries: &DeTable<'_>, is_language: &dyn Fn(&str) -> bool) -> Vec<String> {
    let entries = entries.iter().filter(|(key, _)| !BESIDE.contains(&key.get_ref().as_ref()));
    let mut lines: Vec<String> = entries
        .filter_map(|(key, value)| Some(format!("{} = {}", key.get_ref(), said(value.get_ref(), is_language)?)))
        .collect();
    lines.sort_unstable();
    lines
}

/// A value as it may be written; none of a text in several languages.
fn said(value: &DeValue<'_>, is_language: &dyn Fn(&str) -> bool) -> Option<String> {
    match value {
        DeValue::Table(table) if table.keys().any(|key| is_language(key.get_ref())) || cites(table) => None,
        DeValue::Table(table) => Some(format!("{{ {} }}", lines(table, is_language).join(", "))),
        DeValue::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(|item| said(item.get_ref(), is_language)).collect();
            Some(format!("[{}]", items.join(", ")))
        }
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Boolean(flag) => Some(flag.to_string()),
        DeValue::Datetime(time) => Some(time.to_string()),
    }
}
