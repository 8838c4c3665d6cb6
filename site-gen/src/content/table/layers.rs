//! Layers: tables that lie over each other, as the rules of a city over those of its province, or an industry's over
//! the general ones.
//!
//! The value of a key is that of the uppermost layer that has it. Lists of tables are laid over each other item by
//! item, paired by what names an item. The clause of a value is the one that its own layer names, else one that a layer
//! below names.

use checker_rules::ClauseId;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Ctx, Table};
use crate::content::names::Kind;
use crate::diag::{At, Code, FileId, Span, words};

/// A table as it stands in one file.
#[derive(Clone, Copy)]
pub(super) struct Layer<'a> {
    /// How far below the file itself it lies: 0 for the file, 1 for the one it starts from, and so on.
    pub(super) rank: usize,
    pub(super) file: FileId,
    /// The document that its clauses are of; empty for the year's own notice.
    pub(super) document: &'a str,
    pub(super) entries: &'a DeTable<'a>,
}

/// What is added to the rank of a requirement that another one of the same file is based on.
pub(in crate::content) const OTHER_REQUIREMENT: usize = 1000;

impl<'a> Layer<'a> {
    /// The place of a key or value of this layer.
    pub(super) fn span<T>(&self, spanned: &Spanned<T>) -> Span {
        Span::new(self.file, spanned.span())
    }

    /// The layer of the table under a key; none where there is none.
    pub(super) fn below(&self, key: &str) -> Option<Self> {
        Some(Self { entries: self.entries.get(key)?.get_ref().as_table()?, ..*self })
    }
}

/// The clauses that values are under, by the rank of the layer in which a value stands.
#[derive(Clone, Default)]
pub(in crate::content) struct Clauses(Vec<(usize, ClauseId)>);

impl Clauses {
    /// The clause of a value in a layer of this rank; none where neither that layer nor one below names a clause.
    pub(in crate::content) fn of(&self, rank: usize) -> Option<ClauseId> {
        self.0.iter().find(|(own, _)| *own >= rank).map(|(_, clause)| clause.clone())
    }
}

impl<'a> Table<'a> {
    /// The folders of the files that it lies over, the nearest first.
    pub(in crate::content) fn bases(&self) -> Vec<String> {
        self.layers.iter().skip(1).map(|layer| layer.document.to_owned()).collect()
    }

    /// The rank of the uppermost layer that has this key; that of the table itself where none has.
    pub(in crate::content) fn rank(&self, key: &str) -> usize {
        let with = self.layers.iter().find(|layer| layer.entries.contains_key(key));
        with.or(self.layers.first()).map_or(0, |layer| layer.rank)
    }

    /// Reads the table's own clause in every layer. It comes before those of the tables around it (`outer`).
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

    /// The tables of a list, each with what it lies over; those of the lowest layer come first.
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

    /// Lays the table over another of the same file, and over what that one lies over.
    pub(in crate::content) fn lay_over(&mut self, other: &Table<'a>) {
        let lower = other.layers.iter().map(|layer| Layer { rank: layer.rank + OTHER_REQUIREMENT, ..*layer });
        self.layers.extend(lower);
    }

    /// The text under a key in the file itself, and not in one that it starts from, without reporting anything.
    pub(in crate::content) fn own_text(&self, key: &str) -> Option<At<String>> {
        let layer = self.layers.first().filter(|layer| layer.rank == 0)?;
        let value = layer.entries.get(key)?;
        Some(At { value: value.get_ref().as_str()?.to_owned(), span: layer.span(value) })
    }

    /// The text under a key, without reporting anything; none where it is not there or is no text.
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

/// What an item of a list is paired by: its id or its industry, and the people it is for; none where it has neither.
fn name(entries: &DeTable<'_>) -> Option<String> {
    let text = |key: &str| entries.get(key).and_then(|value| value.get_ref().as_str());
    let scope = entries.get("for").map(|value| canonical(value.get_ref())).unwrap_or_default();
    text("id").or_else(|| text("industry")).map(|name| format!("{name} {scope}"))
}

/// A value as text, equal for values that mean the same.
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
    /// Notes the use of a clause and returns its id. A clause of the year's own notice has to exist.
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
