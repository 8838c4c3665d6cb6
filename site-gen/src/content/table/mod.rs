//! Reads TOML tables key by key, and reports each mistake where it stands.
//!
//! What keys a table has, which of them are required and what they hold is described in `keys`; a key that is not
//! described cannot be read. A table may lie over others: the value of each key is then that of the uppermost layer
//! that has it (see `layers`).

mod data;
mod file;
mod layers;
mod localized;
mod shape;
mod unwritten;

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::keys::{Key, Keys, Value};
use super::language::Language;
use super::names::{Kind, Names};
use super::reach::is_address;
use super::todo::TODO;
use crate::diag::{At, Code, Sink, Span, words};
use file::Root;
pub(super) use file::{Source, starts_from};
use layers::Layer;
pub(super) use layers::{Clauses, OTHER_REQUIREMENT};
pub(super) use shape::{
    AMOUNT, AMOUNTS, COLOUR, COUNT, DATE, DAY_OR_YEAR, FLAG, NO, NUMBER, ORIGINS, PERCENT, PHONE, PLACE, SHARE,
    SITE_CODE, Shape, TEXT, WEB_ADDRESS, YEAR, YEAR_LIST, YES,
};
use unwritten::is_unwritten;

/// What reading one file needs at hand: the site's languages, and where mistakes and names are noted.
pub(super) struct Ctx<'a> {
    /// The path of the file, without its ending.
    pub(super) stem: &'a str,
    pub(super) languages: &'a [Language],
    pub(super) sink: &'a mut Sink,
    pub(super) names: &'a mut Names,
    /// The most items that a list may have.
    pub(super) most_items: usize,
    /// How many mistakes, and how many values still to be written, there were before the file was read.
    pub(super) before: (usize, usize),
}

impl<'a> Ctx<'a> {
    pub(super) fn new(
        path: &'a str,
        languages: &'a [Language],
        sink: &'a mut Sink,
        names: &'a mut Names,
        most_items: usize,
    ) -> Self {
        let stem = path.strip_suffix(".toml").unwrap_or(path);
        let before = (sink.error_count(), names.unwritten);
        Self { stem, languages, sink, names, most_items, before }
    }

    /// Whether nothing in the file had to be reported so far.
    pub(super) fn is_whole(&self) -> bool {
        (self.sink.error_count(), self.names.unwritten) == self.before
    }

    /// Notes that a name is defined here.
    pub(super) fn define(&mut self, kind: Kind, name: &At<String>) {
        self.names.defined.push((kind, name.clone()));
    }
}

/// A table, with the description of the keys that can be written in it.
#[derive(Clone)]
pub(super) struct Table<'a> {
    /// The tables of which it is made, the uppermost first; never empty.
    layers: Vec<Layer<'a>>,
    pub(super) span: Span,
    keys: &'static Keys,
}

/// The description of a table whose keys are names: none of them is described.
static NAMES: Keys = Keys::new("names", &[]);

/// Reads the top table of a file that lies over the others given; none where one of them is not whole.
pub(super) fn parse<T>(
    sources: &[Source<'_>],
    keys: &'static Keys,
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
    Table { layers, span, keys }.read(ctx, read).filter(|_| whole)
}

impl<'a> Table<'a> {
    /// Reads the table as a whole, then reports unknown keys, and groups of keys of which too few or too
    /// many are there.
    pub(super) fn read<T>(
        mut self,
        ctx: &mut Ctx<'_>,
        read: impl FnOnce(&mut Self, &mut Ctx<'_>) -> Option<T>,
    ) -> Option<T> {
        let before = ctx.names.pairs.len();
        let found = read(&mut self, ctx);
        self.note_data(before..ctx.names.pairs.len(), ctx);
        for layer in &self.layers {
            for (key, _) in layer.entries {
                if self.keys.get(key.get_ref()).is_none() {
                    self.unknown_key(key.get_ref(), layer.span(key), ctx);
                }
            }
        }
        for group in self.keys.one_of {
            self.exactly_one(group, ctx);
        }
        if !self.keys.any_of.is_empty() && !self.keys.any_of.iter().any(|key| self.has(key)) {
            self.at_least_one(ctx);
        }
        debug_assert!(found.is_some() || !ctx.is_whole(), "a table `{}` is left out without a word", self.keys.name);
        found
    }

    fn unknown_key(&self, key: &str, span: Span, ctx: &mut Ctx<'_>) {
        let known: Vec<&str> = self.keys.keys.iter().map(|key| key.name).collect();
        let known = known.join(", ");
        ctx.sink.error(
            Code("unknown-key"),
            span,
            words(format!("unknown key `{key}`"), format!("不认识的项“{key}”")),
            words(format!("keys known here: {known}"), format!("此处可用的项：{known}")),
        );
    }

    fn exactly_one(&self, group: &[&str], ctx: &mut Ctx<'_>) {
        if group.iter().filter(|key| self.has(key)).count() == 1 {
            return;
        }
        ctx.sink.error(
            Code("wrong-value"),
            self.span,
            words(
                format!("exactly one of these has to stand here: {}", group.join(", ")),
                format!("这几项必须且只能写一项：{}", group.join("、")),
            ),
            words("write the one that is meant, and no other", "请只写应写的一项"),
        );
    }

    fn at_least_one(&self, ctx: &mut Ctx<'_>) {
        let any_of = self.keys.any_of;
        ctx.sink.error(
            Code("missing-key"),
            self.span,
            words(
                format!("none of these is there: {}", any_of.join(", ")),
                format!("这几项一项也没有写：{}", any_of.join("、")),
            ),
            words("write at least one of them", "请至少写一项"),
        );
    }

    /// The description of a key; none where it is not described, which is a fault of this program.
    fn described(&self, name: &str) -> Option<&'static Key> {
        let key = self.keys.get(name);
        debug_assert!(key.is_some(), "{} has no key `{name}`", self.keys.name);
        key
    }

    /// A key's description, value and place; none where the key is not there, which is reported where it is required.
    fn get(&self, name: &str, ctx: &mut Ctx<'_>) -> Option<(&'static Key, &'a DeValue<'a>, Span)> {
        let key = self.described(name)?;
        let found = self.upper(name);
        if found.is_none() && key.required {
            self.missing(key, ctx);
        }
        found.map(|(value, span)| (key, value, span))
    }

    /// The value of a key in the uppermost layer that has it, and its place.
    fn upper(&self, key: &str) -> Option<(&'a DeValue<'a>, Span)> {
        let mut found = self.layers.iter().filter_map(|layer| Some((*layer, layer.entries.get(key)?)));
        found.next().map(|(layer, value)| (value.get_ref(), layer.span(value)))
    }

    /// Whether any layer has this key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.upper(key).is_some()
    }

    /// Every key of any layer, with the value of the uppermost one, in alphabetical order.
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

    fn missing(&self, key: &Key, ctx: &mut Ctx<'_>) {
        let name = key.name;
        let expected = key.value.expected();
        let help = match key.value {
            Value::Tables(_) => words(format!("add `[[{name}]]`"), format!("请补上[[{name}]]")),
            _ => words(format!("add `{name} = …`: {}", expected.en), format!("请补上 {name} = …：{}", expected.zh)),
        };
        let message = words(format!("`{name}` is missing"), format!("缺少“{name}”"));
        ctx.sink.error(Code("missing-key"), self.span, message, help);
    }

    fn wrong(&self, key: &str, span: Span, value: Value, ctx: &mut Ctx<'_>) {
        let expected = value.expected();
        ctx.sink.error(
            Code("wrong-value"),
            span,
            words(format!("`{key}` cannot be read"), format!("“{key}”的值无法识别")),
            words(format!("write {}", expected.en), format!("应为{}", expected.zh)),
        );
    }

    /// A value of this shape, with its place; none where it is not there or, which is reported, cannot be read.
    pub(super) fn value<T>(&self, name: &str, read: Shape<T>, ctx: &mut Ctx<'_>) -> Option<At<T>> {
        let (key, value, span) = self.get(name, ctx)?;
        let found = read(value);
        if found.is_none() && !is_unwritten(value, ctx) {
            self.wrong(name, span, key.value, ctx);
        }
        found.map(|value| At { value, span })
    }

    /// The one of a few words that is written, with its place; another word is reported.
    pub(super) fn choice<T: Copy>(&self, name: &str, choices: &[(&str, T)], ctx: &mut Ctx<'_>) -> Option<At<T>> {
        let key = self.described(name)?;
        debug_assert!(key.value.is_choice_of(choices.iter().map(|(word, _)| *word)), "{} `{name}`", self.keys.name);
        let word = self.value(name, TEXT, ctx)?;
        let chosen = choices.iter().find(|(known, _)| *known == word.value).map(|(_, value)| *value);
        if word.value == TODO {
            ctx.names.unwritten += 1;
        } else if chosen.is_none() {
            self.wrong(name, word.span, key.value, ctx);
        }
        chosen.map(|value| At { value, span: word.span })
    }

    /// The name of something that is defined elsewhere; its use is noted.
    pub(super) fn name(&self, name: &str, ctx: &mut Ctx<'_>) -> Option<At<String>> {
        let Value::Name(kind) = self.described(name)?.value else { return self.not_so_described(name) };
        let found = self.value(name, TEXT, ctx)?;
        ctx.names.uses(kind, found.clone());
        Some(found)
    }

    /// The name that this table defines, which is noted; one that may not be part of an address is reported.
    pub(super) fn define(&self, name: &str, ctx: &mut Ctx<'_>) -> Option<At<String>> {
        let key = self.described(name)?;
        let Value::Defines(kind) = key.value else { return self.not_so_described(name) };
        let found = self.value(name, TEXT, ctx)?;
        if found.value == TODO {
            ctx.names.unwritten += 1;
            return None;
        }
        if !is_address(&found.value) {
            self.wrong(name, found.span, key.value, ctx);
            return None;
        }
        ctx.define(kind, &found);
        Some(found)
    }

    /// Nothing, for a key that is read in another way than it is described, which is a fault of this program.
    fn not_so_described<T>(&self, name: &str) -> Option<T> {
        debug_assert!(false, "{} describes `{name}` as something else", self.keys.name);
        None
    }

    /// A list of texts; empty where there is none.
    pub(super) fn texts(&self, name: &str, ctx: &mut Ctx<'_>) -> Vec<At<String>> {
        let Some((key, value, span)) = self.get(name, ctx) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.wrong(name, span, key.value, ctx);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in array {
            match TEXT(item.get_ref()) {
                Some(value) => texts.push(At { value, span: Span::new(span.file, item.span()) }),
                None => self.wrong(name, Span::new(span.file, item.span()), Value::Text, ctx),
            }
        }
        texts
    }

    /// A list of names of things that are defined elsewhere; their uses are noted.
    pub(super) fn names(&self, name: &str, ctx: &mut Ctx<'_>) -> Vec<At<String>> {
        let Some(Value::Names(kind)) = self.described(name).map(|key| key.value) else {
            return self.not_so_described(name).unwrap_or_default();
        };
        let names = self.texts(name, ctx);
        names.iter().for_each(|name| ctx.names.uses(kind, name.clone()));
        names
    }

    /// The table under a key; none where it is not there or, which is reported, is no table.
    pub(super) fn table(&self, name: &str, ctx: &mut Ctx<'_>) -> Option<Table<'a>> {
        let (key, value, span) = self.get(name, ctx)?;
        if value.as_table().is_none() {
            self.wrong(name, span, key.value, ctx);
            return None;
        }
        let layers = self.layers.iter().filter_map(|layer| layer.below(name)).collect();
        Some(Table { layers, span, keys: key.value.table().unwrap_or(&NAMES) })
    }

    /// Reads each table of a list; one that cannot be read is left out.
    pub(super) fn each<T>(
        &self,
        key: &str,
        ctx: &mut Ctx<'_>,
        mut read: impl FnMut(&mut Table<'a>, &mut Ctx<'_>) -> Option<T>,
    ) -> Vec<T> {
        self.tables(key, ctx).into_iter().filter_map(|table| table.read(ctx, &mut read)).collect()
    }

    /// The table under a key whose own keys are categories: each with its amount, as text.
    pub(super) fn by_category(&self, name: &str, ctx: &mut Ctx<'_>) -> Vec<(At<String>, At<String>)> {
        let mut found = Vec::new();
        for (name, value, _, span) in self.table(name, ctx).iter().flat_map(Table::all) {
            match TEXT(value) {
                Some(value) => found.push((name, At { value, span })),
                None if is_unwritten(value, ctx) => {}
                None => self.wrong(&name.value, span, Value::Quantity, ctx),
            }
        }
        found
    }

    /// The table under a key whose own keys are traits: each with its values. Their uses are noted.
    pub(super) fn by_trait(&self, name: &str, ctx: &mut Ctx<'_>) -> Vec<(At<String>, Vec<At<String>>)> {
        let mut found = Vec::new();
        for (name, value, layer, span) in self.table(name, ctx).iter().flat_map(Table::all) {
            let items = match value.as_array() {
                Some(array) => array.iter().map(|item| (item.get_ref(), layer.span(item))).collect(),
                None => vec![(value, span)],
            };
            let mut values = Vec::new();
            for (item, span) in items {
                match TEXT(item) {
                    Some(value) => values.push(At { value, span }),
                    None => self.wrong(&name.value, span, Value::Text, ctx),
                }
            }
            let qualified = values.iter().map(|at| At { value: format!("{}.{}", name.value, at.value), span: at.span });
            let used = std::iter::once(name.clone()).chain(qualified);
            ctx.names.used.extend(used.map(|name| (Kind::Trait, name)));
            found.push((name, values));
        }
        found
    }
}
