//! TOML tables read key by key, each mistake reported where it stands.

use std::fmt::Display;

use checker_rules::{Amount, Date};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::names::{Kind, Names};
use super::site::{Language, PerLang};
use crate::diag::{At, Code, FileId, Sink, Span, Words, words};

/// What parsing one file has at hand.
pub(super) struct Ctx<'a> {
    pub(super) file: FileId,
    pub(super) languages: &'a [Language],
    pub(super) sink: &'a mut Sink,
    pub(super) names: &'a mut Names,
}

impl Ctx<'_> {
    pub(super) fn span<T>(&self, spanned: &Spanned<T>) -> Span {
        Span::new(self.file, spanned.span())
    }

    pub(super) fn define(&mut self, kind: Kind, name: &At<String>) {
        self.names.defined.push((kind, name.clone()));
    }
}

/// A table, and which of its keys were asked for.
pub(super) struct Table<'a> {
    entries: &'a DeTable<'a>,
    pub(super) span: Span,
    asked: Vec<&'static str>,
}

/// A kind of value: how to call it, and how to read it.
pub(super) struct Shape<T> {
    expected: (&'static str, &'static str),
    read: fn(&DeValue<'_>) -> Option<T>,
}

pub(super) const TEXT: Shape<String> = Shape {
    expected: ("a text in quotes, not empty", "引号中的文字，不能为空"),
    read: |value| value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned),
};
pub(super) const NUMBER: Shape<u32> = Shape {
    expected: ("a whole number, such as 12", "整数，如12"),
    read: |value| value.as_integer()?.as_str().parse().ok(),
};
pub(super) const YEAR: Shape<u16> = Shape {
    expected: ("a year, such as 2019", "年份，如2019"),
    read: |value| value.as_integer()?.as_str().parse().ok(),
};
pub(super) const FLAG: Shape<bool> =
    Shape { expected: ("true or false", "true或false"), read: |value| value.as_bool() };
pub(super) const AMOUNT: Shape<Amount> = Shape {
    expected: ("an amount with at most two decimals, such as 18 or 18.5", "数量，最多两位小数，如18或18.5"),
    read: amount,
};
pub(super) const DATE: Shape<Date> = Shape {
    expected: ("a date without quotes, such as 2019-06-30", "不带引号的日期，如2019-06-30"),
    read: date,
};

pub(super) const SHARE: Shape<Amount> = Shape {
    expected: ("a fraction in quotes, not above 1, such as \"2/3\"", "引号中的分数，不大于1，如\"2/3\""),
    read: |value| value.as_str()?.parse().ok().filter(|share| *share <= Amount::whole(1)),
};
pub(super) const YEAR_LIST: Shape<Vec<u16>> = Shape {
    expected: ("a list of years, such as [2018, 2019]", "年份列表，如[2018, 2019]"),
    read: |value| value.as_array()?.iter().map(|year| (YEAR.read)(year.get_ref())).collect(),
};

fn amount(value: &DeValue<'_>) -> Option<Amount> {
    let text = match value {
        DeValue::Integer(number) => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    text.parse().ok()
}

fn date(value: &DeValue<'_>) -> Option<Date> {
    let date = value.as_datetime().filter(|datetime| datetime.time.is_none())?.date?;
    Date::new(date.year, date.month, date.day).ok()
}

/// Parses a file and reads its top table.
pub(super) fn parse<T>(
    text: &str,
    ctx: &mut Ctx<'_>,
    read: impl FnOnce(&mut Table<'_>, &mut Ctx<'_>) -> Option<T>,
) -> Option<T> {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        ctx.sink.error(
            Code("toml-syntax"),
            Span::new(ctx.file, range),
            words(format!("this is not TOML: {}", error.message()), "此处写法无法识别：引号、括号或等号可能不成对"),
            words("write `key = \"text\"`, `key = 18` or `[[table]]`", "应写作 key = \"文字\"、key = 18 或 [[表名]]"),
        );
    }
    let table = Table { entries: root.get_ref(), span: Span::new(ctx.file, 0..0), asked: Vec::new() };
    ctx.names.incomplete |= !errors.is_empty();
    table.read(ctx, read).filter(|_| errors.is_empty())
}

impl<'a> Table<'a> {
    fn new(entries: &'a DeTable<'a>, span: Span) -> Self {
        Self { entries, span, asked: Vec::new() }
    }

    /// Reads the table as a whole, then reports the keys nobody asked for.
    pub(super) fn read<T>(
        mut self,
        ctx: &mut Ctx<'_>,
        read: impl FnOnce(&mut Self, &mut Ctx<'_>) -> Option<T>,
    ) -> Option<T> {
        let found = read(&mut self, ctx);
        for (key, _) in self.entries {
            if !self.asked.iter().any(|asked| *asked == key.get_ref().as_ref()) {
                self.unknown_key(key.get_ref(), ctx.span(key), ctx);
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

    fn get(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.push(key);
        self.entries.get(key)
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
        let spanned = self.get(key)?;
        let span = ctx.span(spanned);
        let value = (shape.read)(spanned.get_ref());
        if value.is_none() {
            self.wrong(key, span, shape.expected, ctx);
        }
        value.map(|value| At { value, span })
    }

    /// A value that has to be there.
    pub(super) fn required<T>(&mut self, key: &'static str, shape: &Shape<T>, ctx: &mut Ctx<'_>) -> Option<At<T>> {
        if self.entries.get(key).is_none() {
            self.missing(key, shape.expected.0, ctx);
        }
        self.optional(key, shape, ctx)
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)], ctx: &mut Ctx<'_>) -> Option<T> {
        let word = self.optional(key, &TEXT, ctx)?;
        let chosen = choices.iter().find(|(name, _)| *name == word.value).map(|(_, value)| *value);
        if chosen.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let (en, zh) = (format!("one of: {}", names.join(", ")), format!("其中之一：{}", names.join("、")));
            self.wrong(key, word.span, (&en, &zh), ctx);
        }
        chosen
    }

    /// A name that stands for something defined elsewhere.
    pub(super) fn name(&mut self, key: &'static str, kind: Kind, ctx: &mut Ctx<'_>) -> Option<At<String>> {
        let name = self.required(key, &TEXT, ctx)?;
        ctx.names.used.push((kind, name.clone()));
        Some(name)
    }

    /// Such a name, where it may be left out.
    pub(super) fn optional_name(&mut self, key: &'static str, kind: Kind, ctx: &mut Ctx<'_>) -> Option<At<String>> {
        let name = self.optional(key, &TEXT, ctx)?;
        ctx.names.used.push((kind, name.clone()));
        Some(name)
    }

    /// The name that this table defines; it becomes part of addresses.
    pub(super) fn define(&mut self, key: &'static str, kind: Kind, ctx: &mut Ctx<'_>) -> Option<At<String>> {
        let name = self.required(key, &TEXT, ctx)?;
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
        let Some(spanned) = self.get(key) else { return Vec::new() };
        let Some(array) = spanned.get_ref().as_array() else {
            self.wrong(
                key,
                ctx.span(spanned),
                ("a list of texts, such as [\"a\", \"b\"]", "文字列表，如[\"a\", \"b\"]"),
                ctx,
            );
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in array {
            match (TEXT.read)(item.get_ref()) {
                Some(value) => texts.push(At { value, span: ctx.span(item) }),
                None => self.wrong(key, ctx.span(item), TEXT.expected, ctx),
            }
        }
        texts
    }

    /// A list of names defined elsewhere.
    pub(super) fn names(&mut self, key: &'static str, kind: Kind, ctx: &mut Ctx<'_>) -> Vec<At<String>> {
        let names = self.texts(key, ctx);
        ctx.names.used.extend(names.iter().map(|name| (kind, name.clone())));
        names
    }

    /// A table that may be left out.
    pub(super) fn optional_table(&mut self, key: &'static str, ctx: &mut Ctx<'_>) -> Option<Table<'a>> {
        let spanned = self.get(key)?;
        let span = ctx.span(spanned);
        let table = spanned.get_ref().as_table();
        if table.is_none() {
            self.wrong(key, span, ("a table in braces, such as { min = 72 }", "花括号中的表，如{ min = 72 }"), ctx);
        }
        table.map(|entries| Table::new(entries, span))
    }

    /// A table that has to be there.
    pub(super) fn table(&mut self, key: &'static str, ctx: &mut Ctx<'_>) -> Option<Table<'a>> {
        if self.entries.get(key).is_none() {
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
        let Some(spanned) = self.get(key) else { return Vec::new() };
        let expected = ("tables, each under its own [[heading]]", "若干个表，每个以[[表名]]开头");
        let Some(array) = spanned.get_ref().as_array() else {
            self.wrong(key, ctx.span(spanned), expected, ctx);
            return Vec::new();
        };
        let mut found = Vec::new();
        for item in array {
            let span = ctx.span(item);
            match item.get_ref().as_table() {
                Some(entries) => found.extend(Table::new(entries, span).read(ctx, &mut read)),
                None => self.wrong(key, span, expected, ctx),
            }
        }
        found
    }

    /// The keys and values of a table whose keys are names of the given kind.
    pub(super) fn entries<T>(&mut self, shape: &Shape<T>, kind: Kind, ctx: &mut Ctx<'_>) -> Vec<(At<String>, At<T>)> {
        let mut found = Vec::new();
        for (key, value) in self.entries {
            let name = At { value: key.get_ref().to_string(), span: ctx.span(key) };
            ctx.names.used.push((kind, name.clone()));
            match (shape.read)(value.get_ref()) {
                Some(read) => found.push((name, At { value: read, span: ctx.span(value) })),
                None => self.wrong(&name.value, ctx.span(value), shape.expected, ctx),
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
        for (key, value) in table.entries {
            let name = At { value: key.get_ref().to_string(), span: ctx.span(key) };
            let items = value.get_ref().as_array().map(|array| array.iter().collect()).unwrap_or_else(|| vec![value]);
            let mut values = Vec::new();
            for item in items {
                match (TEXT.read)(item.get_ref()) {
                    Some(value) => values.push(At { value, span: ctx.span(item) }),
                    None => table.wrong(&name.value, ctx.span(item), TEXT.expected, ctx),
                }
            }
            let qualified = values.iter().map(|at| At { value: format!("{}.{}", name.value, at.value), span: at.span });
            ctx.names.used.extend(std::iter::once(name.clone()).chain(qualified).map(|name| (kind, name)));
            found.push((name, values));
        }
        found
    }

    /// A text in every language of the site.
    pub(super) fn localized(&mut self, key: &'static str, ctx: &mut Ctx<'_>) -> Option<PerLang<String>> {
        if self.entries.get(key).is_none() && !ctx.languages.is_empty() {
            self.missing(key, "a text in every language, such as { zh = \"…\", en = \"…\" }", ctx);
        }
        self.optional_localized(key, ctx)
    }

    /// Such a text, where it may be left out. Where the content has no languages at all it is plain.
    pub(super) fn optional_localized(&mut self, key: &'static str, ctx: &mut Ctx<'_>) -> Option<PerLang<String>> {
        if ctx.languages.is_empty() {
            let text = self.optional(key, &TEXT, ctx).map(|at| at.value);
            return Some(PerLang(text.into_iter().collect()));
        }
        let table = self.optional_table(key, ctx)?;
        for (lang, _) in table.entries {
            if !ctx.languages.iter().any(|language| language.id == lang.get_ref().as_ref()) {
                table.unknown_language(lang.get_ref(), ctx.span(lang), ctx);
            }
        }
        let languages = ctx.languages;
        let texts: Vec<_> = languages.iter().map(|language| table.translation(key, &language.id, ctx)).collect();
        texts.into_iter().collect::<Option<Vec<_>>>().map(PerLang)
    }

    fn unknown_language(&self, lang: &str, span: Span, ctx: &mut Ctx<'_>) {
        let known: Vec<&str> = ctx.languages.iter().map(|language| language.id.as_str()).collect();
        ctx.sink.error(
            Code("unknown-key"),
            span,
            words(format!("the site has no language `{lang}`"), format!("本站没有语言“{lang}”")),
            words(format!("languages of the site: {}", known.join(", ")), format!("本站的语言：{}", known.join("、"))),
        );
    }

    fn translation(&self, key: &str, lang: &str, ctx: &mut Ctx<'_>) -> Option<String> {
        let Some(spanned) = self.entries.get(lang) else {
            ctx.sink.error(Code("missing-translation"), self.span, missing_language(key, lang), add_language(lang));
            return None;
        };
        let text = (TEXT.read)(spanned.get_ref());
        if text.is_none() {
            self.wrong(key, ctx.span(spanned), TEXT.expected, ctx);
        }
        text
    }
}

fn missing_language(key: &str, lang: &str) -> Words {
    words(format!("`{key}` is missing in language `{lang}`"), format!("“{key}”缺少语言“{lang}”的文字"))
}

fn add_language(lang: &str) -> Words {
    words(format!("add `{lang} = \"…\"`"), format!("请补上 {lang} = \"…\""))
}

fn is_address(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
