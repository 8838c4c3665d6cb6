//! Reads texts that are written in every language of the site.

use super::{Ctx, TEXT, Table, Value};
use crate::content::language::PerLang;
use crate::content::markdown::report_plain;
use crate::content::names::DataText;
use crate::diag::{At, Code, Span, Words, words};

impl Table<'_> {
    /// A text in every language of the site; none where one of them is missing, which is reported. Where the content
    /// has no languages at all it is plain text, and may be left out.
    pub(in crate::content) fn localized(&self, key: &str, ctx: &mut Ctx<'_>) -> Option<PerLang<String>> {
        self.placed(key, ctx).map(|texts| texts.values())
    }

    /// As [`Table::localized`], with the place of each text.
    pub(in crate::content) fn placed(&self, key: &str, ctx: &mut Ctx<'_>) -> Option<PerLang<At<String>>> {
        if ctx.languages.is_empty() {
            let text = if self.has(key) { self.value(key, TEXT, ctx) } else { None };
            return Some(PerLang(text.into_iter().collect()));
        }
        let table = self.table(key, ctx)?;
        for (lang, ..) in table.all() {
            if !ctx.languages.iter().any(|language| language.id == lang.value) {
                table.unknown_language(&lang.value, lang.span, ctx);
            }
        }
        let languages = ctx.languages;
        let texts: Vec<_> = languages.iter().map(|language| table.translation(key, &language.id, ctx)).collect();
        let texts = texts.into_iter().collect::<Option<Vec<At<String>>>>()?;
        texts.iter().for_each(|text| report_plain(text, ctx.sink));
        let clause = self.own_text("clause");
        let address = self.address(key, ctx);
        ctx.names.pairs.push(DataText { address, texts: PerLang(texts.clone()), clause });
        // Names of examples state figures that miss the mark.
        if key != "name" {
            ctx.names.texts.push(PerLang(texts.clone()));
        }
        Some(PerLang(texts))
    }

    /// Where the text under a key stands, by what names the table.
    fn address(&self, key: &str, ctx: &mut Ctx<'_>) -> String {
        let named = ["id", "slug", "industry", "audience"].iter().find_map(|key| self.peek(key));
        let more = ["clause", "when"].iter().filter(|_| !self.layers[0].entries.contains_key("id"));
        let parts = named.into_iter().chain(more.filter_map(|key| self.peek(key)));
        let name: String = parts.map(|part| format!("{part}.")).collect();
        let address = format!("{}#{}.{name}{key}", ctx.stem, self.keys.name);
        ctx.names.numbered(address)
    }

    /// Lists of texts by language; the list of a language that is left out is empty.
    pub(in crate::content) fn texts_by_language(&self, key: &str, ctx: &mut Ctx<'_>) -> PerLang<Vec<String>> {
        let given = self.table(key, ctx).map(|table| table.all()).unwrap_or_default();
        let mut texts = PerLang(vec![Vec::new(); ctx.languages.len()]);
        for (lang, value, _, span) in given {
            let place = ctx.languages.iter().position(|language| language.id == lang.value);
            let list = value.as_array().map(|items| items.iter().map(|item| TEXT(item.get_ref())).collect());
            match (place, list) {
                (Some(place), Some(Some(list))) => texts.0[place] = list,
                (Some(_), _) => self.wrong(key, span, Value::Texts, ctx),
                (None, _) => self.unknown_language(&lang.value, lang.span, ctx),
            }
        }
        texts
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

    /// The text in one language; none where it is missing or no text, which is reported.
    fn translation(&self, key: &str, lang: &str, ctx: &mut Ctx<'_>) -> Option<At<String>> {
        let Some((value, span)) = self.upper(lang) else {
            ctx.sink.error(Code("missing-translation"), self.span, missing_language(key, lang), add_language(lang));
            return None;
        };
        let text = TEXT(value);
        if text.is_none() {
            self.wrong(key, span, Value::Text, ctx);
        }
        text.map(|text| At { span: unquoted(span, &text), value: text })
    }
}

/// The place of a text without its quotes; with them where it contains escapes, so that offsets would not fit.
fn unquoted(span: Span, text: &str) -> Span {
    if span.end - span.start == text.len() + 2 {
        Span { start: span.start + 1, end: span.end - 1, ..span }
    } else {
        span
    }
}

fn missing_language(key: &str, lang: &str) -> Words {
    words(format!("`{key}` is missing in language `{lang}`"), format!("“{key}”缺少语言“{lang}”的文字"))
}

fn add_language(lang: &str) -> Words {
    words(format!("add `{lang} = \"…\"`"), format!("请补上 {lang} = \"…\""))
}
