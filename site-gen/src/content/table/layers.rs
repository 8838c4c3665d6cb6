//! Tables that lie over each other: the rules of a city over those of its province, an industry's over the general.
//!
//! Each key is that of the uppermost layer that has it. Lists of tables are laid over each other item by item, by what
//! names an item. A value's clause is looked for in the layer the value stands in, and below it.

use checker_rules::ClauseId;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Ctx, Table};
use crate::content::names::Kind;
use crate::diag::{At, Code, FileId, Span, words};

/// A table as it stands in a file.
#[derive(Clone, Copy)]
pub(super) struct Layer<'a> {
    /// How far below the file itself: its base is 1, and so on.
    pub(super) rank: usize,
    pub(super) file: FileId,
    /// The document its clauses are of; empty for the year's own notice.
    pub(super) document: &'a str,
    pub(super) entries: &'a DeTable<'a>,
}

/// Added to the rank of another requirement of the same file.
pub(in crate::content) const OTHER_REQUIREMENT: usize = 1000;

impl<'a> Layer<'a> {
    pub(super) fn span<T>(&self, spanned: &Spanned<T>) -> Span {
        Span::new(self.file, spanned.span())
    }

    /// The layer of a table within.
    pub(super) fn below(&self, key: &str) -> Option<Self> {
        Some(Self { entries: self.entries.get(key)?.get_ref().as_table()?, ..*self })
    }
}

/// The clauses that values are under, by the rank of the layer they stand in.
#[derive(Clone, Default)]
pub(in crate::content) struct Clauses(Vec<(usize, ClauseId)>);

impl Clauses {
    /// The clause of a value in a layer of this rank.
    pub(in crate::content) fn of(&self, rank: usize) -> Option<ClauseId> {
        self.0.iter().find(|(own, _)| *own >= rank).map(|(_, clause)| clause.clone())
    }
}

impl<'a> Table<'a> {
    /// The folders of the files that it lies over, the nearest first.
    pub(in crate::content) fn bases(&self) -> Vec<String> {
        self.layers.iter().skip(1).map(|layer| layer.document.to_owned()).collect()
    }

    /// The rank of the layer a value stands in; of the table itself where it has none.
    pub(in crate::content) fn rank(&self, key: &str) -> usize {
        let with = self.layers.iter().find(|layer| layer.entries.contains_key(key));
        with.or(self.layers.first()).map_or(0, |layer| layer.rank)
    }

    /// Reads the table's clause, in every layer, before those it stands under.
    pub(in crate::content) fn clauses(&self, outer: &Clauses, ctx: &mut Ctx<'_>) -> Clauses {
        let Some((key, ..)) = self.get("clause", ctx) else { return outer.clone() };
        let mut clauses = Vec::new();
        for layer in &self.layers {
            let Some(value) = layer.entries.get("clause") else { continue };
            let Some(name) = super::TEXT(value.get_ref()) else {
                self.wrong("clause", layer.span(value), key.value, ctx);
                continue;
            };
            let name = At { value: name, span: layer.span(value) };
            clauses.push((layer.rank, ctx.clause(layer.document, name)));
        }
        clauses.extend(outer.0.iter().cloned());
        Clauses(clauses)
    }

    /// The tables of a list, each with what it lies over. Those of the lowest layer come first.
    pub(in crate::content) fn tables(&self, key: &str, ctx: &mut Ctx<'_>) -> Vec<Table<'a>> {
        let Some((described, ..)) = self.get(key, ctx) else { return Vec::new() };
        let Some(keys) = described.value.table() else { return Vec::new() };
        let mut tables: Vec<Table<'a>> = Vec::new();
        for layer in self.layers.iter().rev() {
            let Some(value) = layer.entries.get(key) else { continue };
            let Some(array) = value.get_ref().as_array() else {
                self.wrong(key, layer.span(value), described.value, ctx);
                continue;
            };
            if array.is_empty() && described.required {
                self.missing(described, ctx);
            }
            if let Some(beyond) = array.get(ctx.most_items) {
                too_many(key, layer.span(beyond), ctx);
            }
            let below = tables.len();
            for item in array.iter().take(ctx.most_items) {
                let Some(entries) = item.get_ref().as_table() else {
                    self.wrong(key, layer.span(item), described.value, ctx);
                    continue;
                };
                let (own, span) = (Layer { entries, ..*layer }, layer.span(item));
                let name = name(entries);
                let under = tables[..below]
                    .iter_mut()
                    .find(|table| name.is_some() && self::name(table.layers[0].entries) == name);
                match under {
                    Some(table) => {
                        table.layers.insert(0, own);
                        table.span = span;
                    }
                    None => tables.push(Table { layers: vec![own], span, keys }),
                }
            }
        }
        tables
    }

    /// Lays the table over another of the same file, and over what that lies over.
    pub(in crate::content) fn lay_over(&mut self, other: &Table<'a>) {
        let lower = other.layers.iter().map(|layer| Layer { rank: layer.rank + OTHER_REQUIREMENT, ..*layer });
        self.layers.extend(lower);
    }

    /// A text without asking for it.
    pub(in crate::content) fn peek(&self, key: &str) -> Option<&'a str> {
        self.upper(key)?.0.as_str()
    }
}

fn too_many(key: &str, span: Span, ctx: &mut Ctx<'_>) {
    let most = ctx.most_items;
    ctx.sink.error(
        Code("too-much-to-check"),
        span,
        words(
            format!("`{key}` has more than {most} entries, too many to check against each other"),
            format!("“{key}”超过{most}条，无法逐一相互核对"),
        ),
        words("remove what the notice does not say", "请删去通知没有写的内容"),
    );
}

/// What an item of a list is named by: its id, or its industry, and the people it is limited to.
fn name(entries: &DeTable<'_>) -> Option<String> {
    let text = |key: &str| entries.get(key).and_then(|value| value.get_ref().as_str());
    let scope = entries.get("for").map(|value| canonical(value.get_ref())).unwrap_or_default();
    text("id").or_else(|| text("industry")).map(|name| format!("{name} {scope}"))
}

/// A value as text that is the same for the same value.
fn canonical(value: &DeValue<'_>) -> String {
    let items = |texts: Vec<String>| format!("[{}]", texts.join(","));
    match value {
        DeValue::String(text) => items(vec![text.to_string()]),
        DeValue::Array(array) => {
            let mut texts: Vec<String> =
                array.iter().map(|item| item.get_ref().as_str().unwrap_or_default().to_owned()).collect();
            texts.sort();
            items(texts)
        }
        DeValue::Table(table) => items(
            table.iter().map(|(key, value)| format!("{}={}", key.get_ref(), canonical(value.get_ref()))).collect(),
        ),
        _ => String::new(),
    }
}

impl Ctx<'_> {
    /// A clause of a document; of the year's own notice it has to exist.
    fn clause(&mut self, document: &str, name: At<String>) -> ClauseId {
        if document.is_empty() {
            self.names.uses(Kind::Clause, name.clone());
            return ClauseId(name.value);
        }
        // An earlier year has a notice of its own on the site; any other document has to be one that the notice cites.
        if document.parse::<u16>().is_err() {
            self.names.used.push((Kind::Cited, At { value: document.to_owned(), span: name.span }));
        }
        ClauseId(format!("{document}/{}", name.value))
    }
}
