//! Turns the Markdown of a text into HTML that can be put on any page.

use pulldown_cmark::html;

use super::elements::{Elements, ProseContext};
use super::markdown::Placed;

/// Finished HTML of a text. What depends on the page is kept with a marker: links to other pages and files of the site,
/// and the ids of footnotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose(Box<str>);

/// How an address is kept, and what stands for the marker; `{up}` leads to the root of the page's language. Text cannot
/// forge a marker, since `<` and `"` in text are escaped.
const KEPT: [(&str, &str); 3] = [
    ("<a href=\"site:/static/", "<a href=\"{up}../static/"),
    ("<a href=\"site:/", "<a href=\"{up}"),
    ("<img src=\"site:/static/", "<img src=\"{up}../static/"),
];
const HEADING_ID: [&str; 4] = ["<h3 id=\"", "<h4 id=\"", "<h5 id=\"", "<h6 id=\""];
/// How ids of footnotes and links to these are kept.
const NOTE_ID: [&str; 2] = [" id=\"note:", " href=\"#note:"];

impl Prose {
    /// The HTML of a text. `owner` begins the ids of its footnotes.
    pub(super) fn new(events: &[Placed<'_>], owner: &str, context: &ProseContext<'_>) -> Self {
        let mut out = String::with_capacity(events.len() * 32);
        html::push_html(&mut out, Elements::new(owner, context).of(events).into_iter());
        Self(out.into())
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The HTML for a page; `up` leads from that to the root of its language.
    pub fn html(&self, up: &str) -> String {
        with_ids(&self.addressed(up), "")
    }

    /// The same for a page that has the text in several languages: the ids of its headings end in `suffix`, and those of
    /// its footnotes begin with it, so that they differ.
    pub fn html_beside(&self, up: &str, suffix: &str) -> String {
        let mut html = with_ids(&self.addressed(up), &format!("{suffix}."));
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

    fn addressed(&self, up: &str) -> String {
        let kept = KEPT.iter().filter(|(marker, _)| self.0.contains(marker));
        kept.fold(self.0.to_string(), |html, (marker, address)| html.replace(marker, &address.replace("{up}", up)))
    }
}

/// HTML in which the ids of footnotes begin with a text.
fn with_ids(html: &str, begin: &str) -> String {
    NOTE_ID.iter().fold(html.to_owned(), |html, marker| {
        html.replace(marker, &format!("{}{begin}", marker.trim_end_matches("note:")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::language::Language;
    use crate::content::markdown::{Veil, read};
    use crate::content::static_files::StaticFiles;
    use crate::diag::{FileId, Sink};

    fn prose(source: &str) -> Prose {
        let (language, files) = (Language::new("en", "en", "en"), StaticFiles::default());
        let events = Veil::new(source, false);
        let events = read(&events, source, FileId::default(), false, &mut Sink::default());
        Prose::new(&events, "a", &ProseContext::new(&language, &files))
    }

    #[test]
    fn links_and_ids_fit_the_page_they_stand_on() {
        let html = prose("### A {#a}\n\n[x](/2019/) and `<a href=\"site:/`").html_beside("../../", "en");
        assert!(html.starts_with("<h3 id=\"a-en\">A</h3>\n<p><a href=\"../../2019/\">x</a>"), "{html}");
        assert!(html.contains("&lt;a href="), "{html}");
    }

    #[test]
    fn cells_are_aligned_by_classes() {
        let html = prose("| a | b |\n|---|--:|\n| c | **d** |").html("");
        assert!(html.contains("<th>a</th><th class=\"right\">b</th>"), "{html}");
        assert!(
            html.contains("<td>c</td><td class=\"right\"><strong>d</strong></td>") && !html.contains("style"),
            "{html}"
        );
    }

    #[test]
    fn a_file_stands_above_the_languages() {
        let html = prose("[x](/static/a.pdf) ![y](/static/b.png)").html("../");
        assert!(html.contains("<a href=\"../../static/a.pdf\">x"), "{html}");
        assert!(html.contains("<img src=\"../../static/b.png\" alt=\"y\""), "{html}");
    }

    #[test]
    fn a_picture_keeps_its_title() {
        let html = prose("![y](/static/b.png \"a \\\"b\\\" <c\")").html("../");
        assert!(html.contains(" alt=\"y\" title=\"a &quot;b&quot; &lt;c\">"), "{html}");
    }

    #[test]
    fn a_footnote_and_its_reference_lead_to_each_other() {
        let prose = prose("A[^1] b[^1].\n\n[^1]: Note.");
        let html = prose.html("");
        for part in
            ["<a href=\"#a.note-1\" id=\"a.ref-1\"", "id=\"a.ref-1-2\"", "<li id=\"a.note-1\">", "href=\"#a.ref-1-2\""]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(prose.html_beside("", "en").contains("<a href=\"#en.a.note-1\" id=\"en.a.ref-1\""), "{html}");
    }
}
