//! Every link leads to a page, a heading or a file of the site, or to an address that others can reach.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use super::addresses;
use super::each::{Inspection, each};
use super::files;
use crate::content::{Lang, LinkUse};
use crate::diag::{Code, Sink, digest_of, digest_of_all, words};
use crate::model::{Anchors, Doc, PageId, PlannedPage, Site, anchors};

/// The pages that a link may lead to, by their addresses, each with its anchors once somebody has asked for them.
struct Targets<'a> {
    site: &'a Site,
    pages: HashMap<&'a str, (&'a PageId, OnceLock<Anchors<'a>>)>,
}

pub(super) fn check(look: Inspection<'_>, sink: &mut Sink) {
    let site = look.site;
    let targets = LazyLock::new(|| Targets::new(site));
    let anchors = look.from(|| digest_of_all(site.questions.iter().map(|one| one.text.anchors)));
    let from = look.from(|| digest_of(&(site.made_from, anchors)));
    look.answers("links of answers", from, sink, |question, sink| check_doc(&question.text, site, &targets, sink));
    look.basis("links", anchors, sink, |sink| {
        let docs: Vec<&Doc> = site.docs_beside_answers().collect();
        each(&docs, sink, |doc, sink| check_doc(doc, site, &targets, sink));
        let entries = site.data.contacts.iter().chain(&site.data.systems).filter_map(|entry| entry.url.as_ref());
        let cited = site.years.iter().flat_map(|year| &year.notice.cites).filter_map(|cited| cited.url.as_ref());
        for url in entries.chain(cited) {
            let link = LinkUse { target: url.value.clone(), is_picture: false, span: url.span };
            addresses::check(&link, &site.data, sink);
        }
    });
    let docs = site.docs_beside_answers().chain(site.questions.iter().map(|one| &*one.text));
    files::unused(site, docs.flat_map(|doc| doc.links.0.iter().flatten()), sink);
}

impl<'a> Targets<'a> {
    fn new(site: &'a Site) -> Self {
        let page = |page: &'a PlannedPage| (page.address.as_str(), (&page.id, OnceLock::new()));
        Self { site, pages: site.plan.listed().map(page).collect() }
    }

    /// The anchors of the page at an address; none where there is no such page.
    fn at(&self, address: &str) -> Option<&Anchors<'a>> {
        let (id, found) = self.pages.get(address)?;
        Some(found.get_or_init(|| anchors(self.site, id)))
    }

    /// The page that shares the longest beginning with a wrong address.
    fn nearest(&self, path: &str) -> &'a str {
        let wanted = path.trim_start_matches('/');
        let shared = |page: &str| page.bytes().zip(wanted.bytes()).take_while(|(a, b)| a == b).count();
        let pages = self.site.plan.listed().map(|page| page.address.as_str());
        pages.max_by_key(|page| (shared(page), Reverse(page.len()), *page)).unwrap_or_default()
    }
}

fn check_doc(doc: &Doc, site: &Site, targets: &Targets<'_>, sink: &mut Sink) {
    for (lang, links) in doc.links.0.iter().enumerate() {
        links.iter().for_each(|link| check_link(link, Lang(lang), site, targets, sink));
    }
}

fn check_link(link: &LinkUse, lang: Lang, site: &Site, targets: &Targets<'_>, sink: &mut Sink) {
    let is_done = files::check(link, site, sink) || addresses::check(link, &site.data, sink);
    if is_done {
        return;
    }
    let (path, anchor) =
        link.target.split_once('#').map_or((link.target.as_str(), None), |(path, anchor)| (path, Some(anchor)));
    match (path.strip_prefix('/').and_then(|address| targets.at(address)), anchor) {
        (None, _) => broken_link(link, path, targets, sink),
        (Some(known), Some(anchor)) if !known.get(lang).contains(anchor) => broken_anchor(link, path, anchor, sink),
        _ => {}
    }
}

fn broken_link(link: &LinkUse, path: &str, targets: &Targets<'_>, sink: &mut Sink) {
    let near = targets.nearest(path);
    sink.error(
        Code("broken-link"),
        link.span,
        words(format!("there is no page `{path}`"), format!("没有“{path}”这个页面")),
        words(
            format!("links start with a slash and end with one; the nearest page is `/{near}`"),
            format!("站内链接以斜杠开头和结尾；最接近的页面是“/{near}”"),
        ),
    );
}

fn broken_anchor(link: &LinkUse, path: &str, anchor: &str, sink: &mut Sink) {
    sink.error(
        Code("broken-anchor"),
        link.span,
        words(
            format!("the page `{path}` has no heading `#{anchor}`"),
            format!("页面“{path}”没有名为“#{anchor}”的标题"),
        ),
        words("use the name in braces behind one of that page's headings", "请使用该页某个标题后花括号中的名称"),
    );
}
