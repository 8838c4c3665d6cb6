//! Writes a feed as Atom (RFC 4287). The content knows days and no times: each is midnight in Coordinated Universal Time.

use checker_rules::Date;

use crate::content::escape;

/// A feed.
pub(super) struct Feed {
    /// Full address of the feed, which is its id.
    pub(super) url: String,
    /// Full address of the page that it is of.
    pub(super) page: String,
    /// The language tag of its texts.
    pub(super) tag: String,
    pub(super) title: String,
    pub(super) author: String,
    /// The newest day of all that it is of, entries or not.
    pub(super) updated: Date,
    pub(super) entries: Vec<FeedEntry>,
}

/// An entry of a feed.
pub(super) struct FeedEntry {
    /// An address that no other entry has and that never changes.
    pub(super) id: String,
    /// Full address of its page.
    pub(super) page: String,
    pub(super) title: String,
    pub(super) updated: Date,
    pub(super) published: Option<Date>,
    pub(super) summary: String,
    /// What it says in full, as HTML; empty where the summary is all.
    pub(super) content: String,
}

impl Feed {
    /// The feed as XML, the newest entry first.
    pub(super) fn into_xml(mut self) -> String {
        self.entries.sort_by(|a, b| (b.updated, &a.id).cmp(&(a.updated, &b.id)));
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        xml.push_str(&format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n", plain(&self.tag)));
        xml.extend([element("id", &self.url), element("title", &self.title), time("updated", self.updated)]);
        xml.push_str(&format!("<author>{}</author>\n", element("name", &self.author).trim_end()));
        xml.extend([link("self", "application/atom+xml", &self.url), link("alternate", "text/html", &self.page)]);
        xml.extend(self.entries.iter().map(FeedEntry::to_xml));
        xml.push_str("</feed>\n");
        xml
    }
}

impl FeedEntry {
    fn to_xml(&self) -> String {
        let mut xml = String::from("<entry>\n");
        xml.extend([element("id", &self.id), element("title", &self.title), time("updated", self.updated)]);
        xml.extend(self.published.map(|date| time("published", date)));
        xml.extend([link("alternate", "text/html", &self.page), element("summary", &self.summary)]);
        if !self.content.is_empty() {
            xml.push_str(&format!("<content type=\"html\">{}</content>\n", plain(&self.content)));
        }
        xml.push_str("</entry>\n");
        xml
    }
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", plain(text))
}

fn time(name: &str, date: Date) -> String {
    format!("<{name}>{date}T00:00:00Z</{name}>\n")
}

fn link(relation: &str, kind: &str, url: &str) -> String {
    format!("<link rel=\"{relation}\" type=\"{kind}\" href=\"{}\"/>\n", plain(url))
}

/// A text for XML, which cannot have control characters.
fn plain(text: &str) -> String {
    let allowed: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    escape(&allowed).into_owned()
}
