//! TOML tables read key by key, each mistake reported where it stands.
//!
//! A table may lie over others: each key is then that of the uppermost layer that has it (see `layers`).

mod file;
mod layers;
mod localized;
mod shape;
mod unwritten;

use std::collections::BTreeMap;
use std::fmt::Display;

use toml::de::DeValue;

use super::language::Language;
use super::names::{Kind, Names};
use super::todo::TODO;
use crate::diag::{At, Code, Sink, Span, words};
use file::Root;
pub(super) use file::{Source, starts_from};
use layers::Layer;
pub(super) use layers::{Clauses, OTHER_REQUIREMENT};
pub(super) use shape::{AMOUNT, AMOUNTS, DATE, FLAG, NUMBER, SHARE, Shape, TEXT, YEAR, YEAR_LIST};
use unwritten::is_unwritten;

/// What parsing one file has at hand.
pub(super) struct Ctx<'a> {
    pub(super) languages: &'a [Language],
    pub(super) sink: &'a mut Sink,
    pub(super) names: &'a mut Names,
    /// How long a list may be.
    pub(super) most_items: usize,
}

impl Ctx<'_> {
    pub(super) fn define(&mut self, kind: Kind, name: &At<String>) {
        self.names.defined.push((kind, name.clone()));
    }
}

/// A table, and which of its keys were asked for.
#[derive(Clone)]
pub(super) struct Table<'a> {
    /// The uppermost first; never empty.
    layers: Vec<Layer<'a>>,
    pub(super) span: Span,
    asked: Vec<&'static str>,
}

/// Parses a file, and those that it lies over, and reads its top table.
pub(super) fn parse<T>(
    sources: &[Source<'_>],
    ctx: &mut Ctx<'_>,
    read: impl FnOnce(&mut Table<'_>, &mut Ctx<'_>) -> Option<T>,
) -> Option<T> {
    let roots: Vec<_> = sources.iter().map(|source| file::root(source, ctx)).collect();
    let whole = roots.iter().all(|root| matches!(root, Root::Whole(_)));
    ctx.names.incomplete |= !whole;
    let roots: Vec<_> = roots.iter().map(Root::table).collect::<Option<_>>()?;
    let layers = sources.iter().zip(&roots).enumerate();
    let layers: Vec<Layer<'_>> = layers
        .map(|(rank, (source, root))| Layer {
            rank,
            file: source.file,
            document: if rank == 0 { "" } else { source.document },
            entries: root.get_ref(),
        })
        .collect();
    let span = layers.first().map(|layer| Span::new(layer.file, 0..0))?;
    Table { layers, span, asked: Vec::new() }.read(ctx, read).filter(|_| whole)
}

impl<'a> Table<'a> {
    /// Reads the table as a whole, then reports the keys nobody asked for.
    pub(super) fn read<T>(
        mut self,
        ctx: &mut Ctx<'_>,
        read: impl FnOnce(&mut Self, &mut Ctx<'_>) -> Option<T>,
    ) -> Option<T> {
        let found = read(&mut self, ctx);
        for layer in &self.layers {
            for (key, _) in layer.entries {
                if !self.asked.iter().any(|asked| *asked == key.get_ref().as_ref()) {
                    self.unknown_key(key.get_ref(), layer.span(key), ctx);
                }
            }
        }
        found
    }

    fn unknown_key(&self, key: &str, span: Span, ctx: &mut Ctx<'_>) {
        let known = self.asked.join(", ");
        ctx.sink.error(
            Code("unknown-key"),
            span,
            words(format!("unknown key `{key}`"), format!("不认识的项“{key}”")),
            words(format!("keys known here: {known}"), format!("此处可用的项：{known}")),
        );
    }

    /// A value, and where it stands.
    fn get(&mut self, key: &'static str) -> Option<(&'a DeValue<'a>, Span)> {
        self.asked.push(key);
        self.upper(key)
    }

    fn upper(&self, key: &str) -> Option<(&'a DeValue<'a>, Span)> {
        let mut found = self.layers.iter().filter_map(|layer| Some((*layer, layer.entries.get(key)?)));
        found.next().map(|(layer, value)| (value.get_ref(), layer.span(value)))
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.upper(key).is_some()
    }

    /// Every key of any layer, with its uppermost value, in alphabetical order.
    fn all(&self) -> Vec<(At<String>, &'a DeValue<'a>, Layer<'a>, Span)> {
        let mut all = BTreeMap::new();
        for layer in &self.layers {
            for (key, value) in layer.entries {
                all.entry(key.get_ref().as_ref()).or_insert_with(|| {
                    let name = At { value: key.get_ref().to_string(), span: layer.span(key) };
                    (name, value.get_ref(), *layer, layer.span(value))
                });
            }
        }
        all.into_values().collect()
    }

    fn missing(&self, key: &str, example: impl Display, ctx: &mut Ctx<'_>) {
        ctx.sink.error(
            Code("missing-key"),
            self.span,
            words(format!("`{key}` is missing"), format!("缺少“{key}”")),
            words(format!("add `{key} = …`: {example}"), format!("请补上 {key} = …")),
        );
    }

    fn wrong(&self, key: &str, span: Span, (en, zh): (&str, &str), ctx: &mut Ctx<'_>) {
        ctx.sink.error(
            Code("wrong-value"),
            span,
            words(format!("`{key}` cannot be read"), format!("“{key}”的值无法识别")),
            words(format!("write {en}"), format!("应为{zh}")),
        );
    }

    /// A value that may be left out.
    pub(super) fn optional<T>(&mut self, key: &'static str, shape: &Shape<T>, ctx: &mut Ctx<'_>) -> Option<At<T>> {
        let (value, span) = self.get(key)?;
        let read = (shape.read)(value);
        if read.is_none() && !is_unwritten(value, ctx) {
            self.wrong(key, span, shape.expected, ctx);
        }
        read.map(|value| At { value, span })
    }

    /// A value that has to be there.
    pub(super) fn required<T>(&mut self, key: &'static str, shape: &Shape<T>, ctx: &mut Ctx<'_>) -> Option<At<T>> {
        self.must_have(key, shape, ctx);
        self.optional(key, shape, ctx)
    }

    /// Reports a value that has to be there and is not.
    pub(super) fn must_have<T>(&self, key: &str, shape: &Shape<T>, ctx: &mut Ctx<'_>) {
        if !self.has(key) {
            self.missing(key, shape.expected.0, ctx);
        }
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)], ctx: &mut Ctx<'_>) -> Option<T> {
        let word = self.optional(key, &TEXT, ctx)?;
        let chosen = choices.iter().find(|(name, _)| *name == word.value).map(|(_, value)| *value);
        if word.value == TODO {
            ctx.names.unwritten += 1;
        } else if chosen.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let (en, zh) = (format!("one of: {}", names.join(", ")), format!("其中之一：{}", names.join("、")));
            self.wrong(key, word.span, (&en, &zh), ctx);
        }
        chosen
    }

    /// A name that stands for something defined elsewhere.
    pub(super) fn name(&mut self, key: &'static str, kind: Kind, ctx: &mut Ctx<'_>) -> Option<At<String>> {
        let name = self.required(key, &TEXT, ctx)?;
        ctx.names.uses(kind, name.clone());
        Some(name)
    }

    /// Such a name, where it may be left out.
    pub(super) fn optional_name(&mut self, key: &'static str, kind: Kind, ctx: &mut Ctx<'_>) -> Option<At<String>> {
        let name = self.optional(key, &TEXT, ctx)?;
        ctx.names.uses(kind, name.clone());
        Some(name)
    }

    /// The name that this table defines; it becomes part of addresses.
    pub(super) fn define(&mut self, key: &'static str, kind: Kind, ctx: &mut Ctx<'_>) -> Option<At<String>> {
        let name = self.required(key, &TEXT, ctx)?;
        if name.value == TODO {
            ctx.names.unwritten += 1;
            return None;
        }
        if !is_address(&name.value) {
            self.wrong(
                key,
                name.span,
                ("small letters, digits and hyphens, such as annual-hours", "小写字母、数字和连字符，如annual-hours"),
                ctx,
            );
            return None;
        }
        ctx.define(kind, &name);
        Some(name)
    }

    /// A list of texts; none given is empty.
    pub(super) fn texts(&mut self, key: &'static str, ctx: &mut Ctx<'_>) -> Vec<At<String>> {
        let Some((value, span)) = self.get(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.wrong(key, span, ("a list of texts, such as [\"a\", \"b\"]", "文字列表，如[\"a\", \"b\"]"), ctx);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in array {
            match (TEXT.read)(item.get_ref()) {
                Some(value) => texts.push(At { value, span: Span::new(span.file, item.span()) }),
                None => self.wrong(key, Span::new(span.file, item.span()), TEXT.expected, ctx),
            }
        }
        texts
    }

    /// A list of names defined elsewhere.
    pub(super) fn names(&mut self, key: &'static str, kind: Kind, ctx: &mut Ctx<'_>) -> Vec<At<String>> {
        let names = self.texts(key, ctx);
        names.iter().for_each(|name| ctx.names.uses(kind, name.clone()));
        names
    }

    /// A table that may be left out.
    pub(super) fn optional_table(&mut self, key: &'static str, ctx: &mut Ctx<'_>) -> Option<Table<'a>> {
        let (value, span) = self.get(key)?;
        if value.as_table().is_none() {
            self.wrong(key, span, ("a table in braces, such as { min = 72 }", "花括号中的表，如{ min = 72 }"), ctx);
            return None;
        }
        Some(Table {
            layers: self.layers.iter().filter_map(|layer| layer.below(key)).collect(),
            span,
            asked: Vec::new(),
        })
    }

    /// A table that has to be there.
    pub(super) fn table(&mut self, key: &'static str, ctx: &mut Ctx<'_>) -> Option<Table<'a>> {
        if !self.has(key) {
            self.missing(key, "a table in braces", ctx);
        }
        self.optional_table(key, ctx)
    }

    /// Reads each table of a list; one that cannot be read is left out.
    pub(super) fn each<T>(
        &mut self,
        key: &'static str,
        ctx: &mut Ctx<'_>,
        mut read: impl FnMut(&mut Table<'a>, &mut Ctx<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.tables(key, ctx).into_iter().filter_map(|table| table.read(ctx, &mut read)).collect()
    }

    /// The keys and values of a table whose other keys are names of the given kind.
    pub(super) fn entries<T>(&mut self, shape: &Shape<T>, kind: Kind, ctx: &mut Ctx<'_>) -> Vec<(At<String>, At<T>)> {
        let mut found = Vec::new();
        let asked = self.asked.clone();
        for (name, value, _, span) in self.all().into_iter().filter(|(name, ..)| !asked.contains(&name.value.as_str()))
        {
            ctx.names.uses(kind, name.clone());
            match (shape.read)(value) {
                Some(value) => found.push((name, At { value, span })),
                None if is_unwritten(value, ctx) => {}
                None => self.wrong(&name.value, span, shape.expected, ctx),
            }
        }
        found
    }

    /// A table whose keys are names of the given kind, each with a list of names of the same kind.
    pub(super) fn lists(
        &mut self,
        key: &'static str,
        kind: Kind,
        ctx: &mut Ctx<'_>,
    ) -> Vec<(At<String>, Vec<At<String>>)> {
        let Some(table) = self.optional_table(key, ctx) else { return Vec::new() };
        let mut found = Vec::new();
        for (name, value, layer, span) in table.all() {
            let items = match value.as_array() {
                Some(array) => array.iter().map(|item| (item.get_ref(), layer.span(item))).collect(),
                None => vec![(value, span)],
            };
            let mut values = Vec::new();
            for (item, span) in items {
                match (TEXT.read)(item) {
                    Some(value) => values.push(At { value, span }),
                    None => table.wrong(&name.value, span, TEXT.expected, ctx),
                }
            }
            let qualified = values.iter().map(|at| At { value: format!("{}.{}", name.value, at.value), span: at.span });
            ctx.names.used.extend(std::iter::once(name.clone()).chain(qualified).map(|name| (kind, name)));
            found.push((name, values));
        }
        found
    }
}

pub(super) fn is_address(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
