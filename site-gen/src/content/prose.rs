//! Markdown events to HTML that can stand on any page.

use std::borrow::Cow;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, html};

/// Finished HTML, except that addresses inside the site still start with a marker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(String);

/// What a site address is kept as. Text cannot forge it: its `<` is escaped.
const SITE_LINK: &str = "<a href=\"site:/";
const HEADING_ID: [&str; 2] = ["<h3 id=\"", "<h4 id=\""];

impl Prose {
    /// Makes HTML of events; `foreign_to_latin` marks Chinese inside another language.
    pub(super) fn from_events<'a>(events: impl Iterator<Item = Event<'a>>, foreign_to_latin: bool) -> Self {
        let mut out = String::new();
        html::push_html(&mut out, events.map(|event| mark(event, foreign_to_latin)));
        Self(out)
    }

    /// The HTML for a page from which `up` leads to the root of the language.
    pub fn html(&self, up: &str) -> String {
        self.0.replace(SITE_LINK, &format!("<a href=\"{up}"))
    }

    /// The same beside another language's: headings get ids of their own.
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

fn mark(event: Event<'_>, foreign_to_latin: bool) -> Event<'_> {
    match event {
        Event::Start(Tag::Link { dest_url, title, id, link_type }) => {
            Event::Start(Tag::Link { dest_url: site_link(dest_url), title, id, link_type: plain(link_type) })
        }
        Event::Code(text) if foreign_to_latin && text.chars().any(is_han) => {
            Event::InlineHtml(format!("<code>{}</code>", foreign(&text)).into())
        }
        Event::Text(text) if foreign_to_latin && text.chars().any(is_han) => Event::InlineHtml(foreign(&text).into()),
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

/// Escapes text for HTML, attributes included.
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

/// Escapes text, and marks runs of Chinese in it as such.
pub fn foreign(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(start) = rest.find(|c| is_han(c) || is_opening(c)) {
        let (before, run) = rest.split_at(start);
        let end = run.find(|c: char| !(is_han(c) || is_opening(c) || is_inside(c))).unwrap_or(run.len());
        let (run, after) = run.split_at(end);
        out.push_str(&escape(before));
        out.push_str("<span lang=\"zh-Hans\">");
        out.push_str(&escape(run));
        out.push_str("</span>");
        rest = after;
    }
    out.push_str(&escape(rest));
    out
}

/// Whether a character is Chinese script.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

fn is_opening(c: char) -> bool {
    matches!(c, '《' | '〈' | '〔' | '「' | '（' | '［' | '【')
}

/// What may stand between Chinese characters: their punctuation, and figures.
fn is_inside(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff5e}') || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_inside_english_is_marked() {
        let marked = foreign("see 粤人社规〔2018〕11号 & more");
        assert_eq!(marked, "see <span lang=\"zh-Hans\">粤人社规〔2018〕11号</span> &amp; more");
        assert_eq!(foreign("plain <b>"), "plain &lt;b&gt;");
    }

    #[test]
    fn links_and_ids_fit_the_page_they_stand_on() {
        let source = "### A {#a}\n\n[x](/2019/) and `<a href=\"site:/`";
        let parser = pulldown_cmark::Parser::new_ext(source, pulldown_cmark::Options::ENABLE_HEADING_ATTRIBUTES);
        let prose = Prose::from_events(parser, false);
        let html = prose.html_beside("../../", "en");
        assert!(html.starts_with("<h3 id=\"a-en\">A</h3>\n<p><a href=\"../../2019/\">x</a>"), "{html}");
        assert!(html.contains("&lt;a href="), "{html}");
    }
}
