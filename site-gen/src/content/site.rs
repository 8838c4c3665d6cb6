//! Reads site.toml: the bureau, the languages, the audiences, and where readers can turn to.

use icu_segmenter::GraphemeClusterSegmenter;

use super::base_url::base_url_fault;
use super::colour::Colour;
use super::contact::{self, Contact};
use super::language::{Lang, Language, PerLang};
use super::reach::is_language_tag;
use super::table::{COLOUR, Ctx, FLAG, ORIGINS, SITE_CODE, TEXT, Table};
use crate::diag::{At, Code, words};
use crate::ui;

/// A group of readers for whom the site has a page.
#[derive(Debug)]
pub struct Audience {
    /// Id of the audience, such as `employers`; clauses and questions are marked with it.
    pub id: String,
    /// What it is called.
    pub name: PerLang<String>,
    /// What it finds on its page, in a sentence.
    pub lead: PerLang<String>,
    /// Whether the home page shows it among the large links (doors) at the top, rather than in a line below them.
    pub door: bool,
}

/// The bureau and its site.
#[derive(Debug)]
pub struct SiteData {
    /// The site's name.
    pub name: PerLang<String>,
    /// What the site is, in a sentence.
    pub description: PerLang<String>,
    /// The name of the bureau that publishes it.
    pub bureau: PerLang<String>,
    /// A character or two that stand for the bureau in the header; none where it has none.
    pub emblem: Option<String>,
    /// The main colour; the usual one where none is stated.
    pub colour: Colour,
    /// The id of the contact that takes reports of mistakes; none where it is not known.
    pub mistakes: Option<String>,
    /// The full address under which it will be published; it ends in a slash.
    pub base_url: String,
    /// The code under which official sites are registered (网站标识码); none for a site that has none.
    pub code: Option<String>,
    /// Whether browsers keep the site, so that it works without a network.
    pub offline: bool,
    /// The origins whose pages may show the checker in a frame.
    pub frames: Vec<String>,
    /// The languages, the source first.
    pub languages: Vec<Language>,
    /// The audiences, in reading order.
    pub audiences: Vec<Audience>,
    /// Whom readers can ask, in reading order.
    pub contacts: Vec<Contact>,
    /// The systems that they have to use, in reading order.
    pub systems: Vec<Contact>,
}

impl SiteData {
    /// The languages by their places.
    pub fn langs(&self) -> impl Iterator<Item = Lang> + use<> {
        (0..self.languages.len()).map(Lang)
    }

    /// The language at a place.
    pub fn language(&self, lang: Lang) -> &Language {
        &self.languages[lang.0]
    }

    /// The language of this id beside those of the site; one made of the id alone where the site does not have it.
    pub fn beside(&self, id: &str) -> Language {
        let own = self.languages.iter().find(|language| language.id == id);
        own.cloned().unwrap_or_else(|| Language::new(id, id, id).among(&self.languages))
    }

    /// The path of the base address, such as `/jxjy/`.
    pub fn base_path(&self) -> &str {
        let after_scheme = self.after_scheme();
        after_scheme.find('/').map_or("/", |at| &after_scheme[at..])
    }

    /// The host of the base address, with its port where it has one.
    pub fn host(&self) -> &str {
        self.after_scheme().split('/').next().unwrap_or_default()
    }

    fn after_scheme(&self) -> &str {
        self.base_url.split_once("://").map_or(self.base_url.as_str(), |(_, rest)| rest)
    }
}

pub(super) fn parse(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<SiteData> {
    let languages: Vec<Language> = table.each("language", ctx, language);
    let languages: Vec<Language> = languages.iter().map(|language| language.among(&languages)).collect();
    if languages.is_empty() {
        return None;
    }
    let Ctx { stem, most_items, before, .. } = *ctx;
    let ctx = &mut Ctx { stem, languages: &languages, sink: ctx.sink, names: ctx.names, most_items, before };
    let name = table.localized("name", ctx);
    let description = table.localized("description", ctx);
    let bureau = table.localized("bureau", ctx);
    let emblem = table.value("emblem", TEXT, ctx).and_then(|emblem| emblem_of(emblem, ctx));
    let colour = table.value("colour", COLOUR, ctx).map_or(Colour::USUAL, |colour| readable(colour, ctx));
    let mistakes = table.name("mistakes", ctx);
    let base_url = table.value("base_url", TEXT, ctx).and_then(|url| base_url(url, ctx));
    let code = table.value("site_code", SITE_CODE, ctx);
    let offline = table.value("offline", FLAG, ctx);
    let frames = table.value("frames", ORIGINS, ctx);
    let audiences = table.each("audience", ctx, audience);
    let contacts = table.each("contact", ctx, contact::contact);
    let systems = table.each("system", ctx, contact::system);
    // What is missing has been reported, and no site is made; the rest of the content is still read.
    let blank = || PerLang(vec![String::new(); languages.len()]);
    Some(SiteData {
        name: name.unwrap_or_else(blank),
        description: description.unwrap_or_else(blank),
        bureau: bureau.unwrap_or_else(blank),
        emblem,
        colour,
        mistakes: mistakes.map(|id| id.value),
        base_url: base_url.unwrap_or_default(),
        code: code.map(|code| code.value),
        offline: offline.is_some_and(|offline| offline.value),
        frames: frames.map(|frames| frames.value).unwrap_or_default(),
        audiences,
        contacts,
        systems,
        languages: languages.clone(),
    })
}

fn language(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Language> {
    let id = table.value("id", TEXT, ctx);
    let tag = table.value("tag", TEXT, ctx);
    let name = table.value("name", TEXT, ctx);
    let id = id?;
    if !ui::languages().any(|known| known == id.value) {
        no_words(&id, ctx);
    }
    let tag = tag?;
    if !is_language_tag(&tag.value) {
        no_tag(&tag, ctx);
    }
    Some(Language::new(&id.value, &tag.value, &name?.value))
}

fn no_tag(tag: &At<String>, ctx: &mut Ctx<'_>) {
    ctx.sink.error(
        Code("wrong-value"),
        tag.span,
        words(format!("`{}` is not the tag of a language", tag.value), format!("“{}”不是语言标签", tag.value)),
        words(
            "write it as BCP 47 has it: \"zh-Hans\", \"zh-Hant\", \"en\"",
            "请按BCP 47书写，如\"zh-Hans\"、\"zh-Hant\"、\"en\"",
        ),
    );
}

fn no_words(id: &At<String>, ctx: &mut Ctx<'_>) {
    let known: Vec<&str> = ui::languages().collect();
    ctx.sink.error(
        Code("unknown-language"),
        id.span,
        words(
            format!("the program has no words for language `{}`", id.value),
            format!("本程序没有语言“{}”的界面文字", id.value),
        ),
        words(format!("languages it knows: {}", known.join(", ")), format!("可用的语言：{}", known.join("、"))),
    );
}

fn base_url(url: At<String>, ctx: &mut Ctx<'_>) -> Option<String> {
    let Some((message, help)) = base_url_fault(&url.value) else { return Some(url.value) };
    ctx.sink.error(Code("wrong-value"), url.span, message, help);
    None
}

fn readable(colour: At<Colour>, ctx: &mut Ctx<'_>) -> Colour {
    if !colour.value.is_readable() {
        let darker = colour.value.readable();
        ctx.sink.error(
            Code("pale-colour"),
            colour.span,
            words("text in this colour cannot be read on white", "用这种颜色写的字在白底上看不清"),
            words(format!("write a darker one, such as \"{darker}\""), format!("写深一些的颜色，如\"{darker}\"")),
        );
    }
    colour.value
}

fn emblem_of(emblem: At<String>, ctx: &mut Ctx<'_>) -> Option<String> {
    // As readers count them; the text's beginning is a boundary too.
    let boundaries = GraphemeClusterSegmenter::new().segment_str(&emblem.value).count();
    if boundaries <= 3 && !emblem.value.contains(char::is_whitespace) {
        return Some(emblem.value);
    }
    ctx.sink.error(
        Code("wrong-value"),
        emblem.span,
        words("`emblem` is more than one or two characters", "“emblem”不是一两个字"),
        words("write one or two characters, such as the first of the city's name", "写一两个字，如城市名的第一个字"),
    );
    None
}

fn audience(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Audience> {
    let id = table.define("id", ctx);
    let name = table.localized("name", ctx);
    let lead = table.localized("lead", ctx);
    let door = table.value("door", FLAG, ctx);
    Some(Audience { id: id?.value, name: name?, lead: lead?, door: door?.value })
}
