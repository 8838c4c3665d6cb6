//! Every link leads to a page, a heading or a file of the site, or to an address that others can reach.

use std::collections::BTreeMap;

use super::addresses;
use super::each::each;
use super::files;
use crate::content::{Lang, LinkUse};
use crate::diag::{Code, Sink, words};
use crate::model::{Anchors, Doc, Site, Year, anchors};

/// The pages that a link may lead to, by their addresses, with their anchors.
type Targets<'a> = BTreeMap<&'a str, Anchors<'a>>;

pub(super) fn check(site: &Site, sink: &mut Sink) {
    let targets: Targets<'_> =
        site.plan.listed().map(|page| (page.address.as_str(), anchors(site, &page.id))).collect();
    let of_years = site.years.iter().flat_map(Year::docs);
    let others = site.questions.iter().map(|one| &one.text).chain(site.pages.iter().map(|(_, doc)| doc));
    let docs: Vec<&Doc> = of_years.chain(others).collect();
    each(&docs, sink, |doc, sink| {
        for (lang, links) in doc.links.0.iter().enumerate() {
            links.iter().for_each(|link| check_link(link, Lang(lang), site, &targets, sink));
        }
    });
    let entries = site.data.contacts.iter().chain(&site.data.systems).filter_map(|entry| entry.url.as_ref());
    let cited = site.years.iter().flat_map(|year| &year.notice.cites).filter_map(|cited| cited.url.as_ref());
    for url in entries.chain(cited) {
        let link = LinkUse { target: url.value.clone(), is_picture: false, span: url.span };
        addresses::check(&link, &site.data, sink);
    }
    files::unused(site, docs.iter().flat_map(|doc| doc.links.0.iter().flatten()), sink);
}

fn check_link(link: &LinkUse, lang: Lang, site: &Site, targets: &Targets<'_>, sink: &mut Sink) {
    let is_done = files::check(link, site, sink) || addresses::check(link, &site.data, sink);
    if is_done {
        return;
    }
    let (path, anchor) =
        link.target.split_once('#').map_or((link.target.as_str(), None), |(path, anchor)| (path, Some(anchor)));
    match (path.strip_prefix('/').and_then(|address| targets.get(address)), anchor) {
        (None, _) => broken_link(link, path, targets, sink),
        (Some(known), Some(anchor)) if !known.get(lang).contains(anchor) => broken_anchor(link, path, anchor, sink),
        _ => {}
    }
}

fn broken_link(link: &LinkUse, path: &str, targets: &Targets<'_>, sink: &mut Sink) {
    let near = nearest(path, targets);
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

/// The page that shares the longest beginning with a wrong address.
fn nearest<'a>(path: &str, targets: &Targets<'a>) -> &'a str {
    let wanted = path.trim_start_matches('/');
    let shared = |page: &str| page.bytes().zip(wanted.bytes()).take_while(|(a, b)| a == b).count();
    targets.keys().copied().max_by_key(|page| (shared(page), std::cmp::Reverse(page.len()))).unwrap_or_default()
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
