//! Turns the Markdown of a text into HTML that can be put on any page.

use std::borrow::Cow;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, html};

use super::language::Language;
use crate::lexis::runs;

/// Finished HTML of a text. Only links to other pages of the site depend on the page and are kept with a marker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(String);

/// How a link to a page of the site is kept. Text cannot forge it, since `<` in text is escaped.
const SITE_LINK: &str = "<a href=\"site:/";
const HEADING_ID: [&str; 2] = ["<h3 id=\"", "<h4 id=\""];

impl Prose {
    /// The HTML of a text of this language, with runs of a foreign script marked.
    pub(super) fn from_events<'a>(events: impl Iterator<Item = Event<'a>>, language: &Language) -> Self {
        let mut out = String::new();
        html::push_html(&mut out, events.map(|event| mark(event, language)));
        Self(out)
    }

    /// The HTML for a page; `up` leads from that to the root of its language.
    pub fn html(&self, up: &str) -> String {
        self.0.replace(SITE_LINK, &format!("<a href=\"{up}"))
    }

    /// The same for a page that has the text in several languages: the ids of its headings end in `suffix`, so that
    /// they differ.
    pub fn html_beside(&self, up: &str, suffix: &str) -> String {
        let mut html = self.html(up);
        for heading in HEADING_ID {
            let mut marked = String::with_capacity(html.len());
            for (at, part) in html.split(heading).enumerate() {
                if at == 0 {
                    marked.push_str(part);
                } else if let Some((id, rest)) = part.split_once('"') {
                    marked.extend([heading, id, "-", suffix, "\"", rest]);
                }
            }
            html = marked;
        }
        html
    }
}

fn mark<'a>(event: Event<'a>, language: &Language) -> Event<'a> {
    let is_foreign = |text: &str| runs(text, language.lexicon.scripts).any(|(_, script)| script.is_some());
    match event {
        Event::Start(Tag::Link { dest_url, title, id, link_type }) => {
            Event::Start(Tag::Link { dest_url: site_link(dest_url), title, id, link_type: plain(link_type) })
        }
        Event::Code(text) if is_foreign(&text) => {
            Event::InlineHtml(format!("<code>{}</code>", marked(&text, language)).into())
        }
        Event::Text(text) if is_foreign(&text) => Event::InlineHtml(marked(&text, language).into_owned().into()),
        other => other,
    }
}

fn plain(link_type: LinkType) -> LinkType {
    if link_type == LinkType::Email { link_type } else { LinkType::Inline }
}

fn site_link(target: CowStr<'_>) -> CowStr<'_> {
    match target.strip_prefix('/') {
        Some(path) => format!("site:/{path}").into(),
        None => target,
    }
}

/// Text escaped for HTML and for its attributes.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '>', '&', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

/// Text of a language escaped for HTML, each run of a foreign script marked with the tag of its language.
pub fn marked<'t>(text: &'t str, language: &Language) -> Cow<'t, str> {
    if text.is_ascii() {
        return escape(text);
    }
    let mut out = String::with_capacity(text.len() + 32);
    for (piece, script) in runs(text, language.lexicon.scripts) {
        let piece = escape(piece);
        match script {
            Some(script) => out.extend(["<span lang=\"", &escape(language.tag_of(script)), "\">", &piece, "</span>"]),
            None => out.push_str(&piece),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::new(tag, tag, tag)
    }

    #[test]
    fn foreign_scripts_are_marked_with_a_language_of_the_site() {
        let site = ["ja", "zh-Hant", "en"].map(language);
        let text = "see 粤人社规〔2018〕11号 & more";
        let of = |tag: &str| format!("see <span lang=\"{tag}\">粤人社规〔2018〕11号</span> &amp; more");
        assert_eq!(marked(text, &language("en")), of("zh"));
        assert_eq!(marked(text, &language("en").among(&site)), of("ja"));
        assert_eq!(marked(text, &language("en").among(&site[1..])), of("zh-Hant"));
        let text = "參見「サービス」";
        assert_eq!(marked(text, &language("zh-TW")), "參見「<span lang=\"ja\">サービス</span>」");
        assert_eq!(marked(text, &language("ja").among(&site)), text);
        assert_eq!(marked("plain <b> é", &language("en")), "plain &lt;b&gt; é");
    }

    #[test]
    fn links_and_ids_fit_the_page_they_stand_on() {
        let source = "### A {#a}\n\n[x](/2019/) and `<a href=\"site:/`";
        let parser = pulldown_cmark::Parser::new_ext(source, pulldown_cmark::Options::ENABLE_HEADING_ATTRIBUTES);
        let prose = Prose::from_events(parser, &language("en"));
        let html = prose.html_beside("../../", "en");
        assert!(html.starts_with("<h3 id=\"a-en\">A</h3>\n<p><a href=\"../../2019/\">x</a>"), "{html}");
        assert!(html.contains("&lt;a href="), "{html}");
    }
}
