//! No id stands twice on a page, and the ids that documents cannot have are those of the templates.

#![expect(clippy::disallowed_methods, reason = "compares what is published with its source")]

use std::collections::BTreeSet;

use site_gen::check::{BESIDE_SECTIONS, OF_EVERY_PAGE};
use site_gen::finish::Bundle;
use site_tests::folders::{mini_with, own_bundle, project, read};

/// The ids in a text, in its order.
fn ids(text: &str) -> Vec<&str> {
    text.split(" id=\"").skip(1).filter_map(|part| part.split_once('"')).map(|(id, _)| id).collect()
}

/// The ids that templates write themselves.
fn of_templates(names: &[&str]) -> BTreeSet<String> {
    let texts = names.iter().map(|name| read(&project().join(format!("site-gen/templates/{name}.html"))));
    texts
        .flat_map(|text| ids(&text).into_iter().filter(|id| !id.contains('{')).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn ids_that_documents_cannot_have_are_those_of_the_templates() {
    let of = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(of_templates(&["components", "finding", "head", "layout", "share"]), of(&OF_EVERY_PAGE));
    let with_sections =
        ["audience", "both", "changes", "earlier", "glossary", "guide", "help", "notice", "prose", "question"];
    assert_eq!(of_templates(&with_sections), of(&BESIDE_SECTIONS));
}

/// Every id that stands twice on a page.
fn twice(bundle: &Bundle) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in bundle.files().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        let mut known = BTreeSet::new();
        found.extend(ids(&page).into_iter().filter(|id| !known.insert(*id)).map(|id| format!("{path}: {id}")));
    }
    found
}

#[test]
fn no_id_stands_twice_on_a_page() {
    assert_eq!(twice(&own_bundle()), Vec::<String>::new());
}

#[test]
fn footnotes_of_clauses_that_share_a_page_have_ids_of_their_own() {
    let bundle = mini_with(&["documents"]);
    assert_eq!(twice(&bundle), Vec::<String>::new());
    for (path, notes) in
        [("zh/2030/notice/index.html", 4), ("zh/2030/for/people/index.html", 3), ("zh/2030/both/index.html", 6)]
    {
        let page = String::from_utf8_lossy(bundle.file(path).expect(path)).into_owned();
        let ids: BTreeSet<&str> = ids(&page).into_iter().collect();
        assert_eq!(ids.iter().filter(|id| id.contains(".note-")).count(), notes, "{path}: {ids:?}");
        let links = page.split("href=\"#").skip(1).filter_map(|part| part.split_once('"')).map(|(id, _)| id);
        assert_eq!(links.filter(|link| !ids.contains(link)).collect::<Vec<_>>(), Vec::<&str>::new(), "{path}");
    }
}

#[test]
fn files_are_published_as_they_are() {
    let bundle = mini_with(&["documents"]);
    for file in ["notice-2030.pdf", "steps.png", "drawing.svg"] {
        let source = std::fs::read(project().join("tests/documents/static").join(file)).expect(file);
        assert!(bundle.file(&format!("static/{file}")).is_some_and(|bytes| bytes == source), "{file}");
    }
    let page = String::from_utf8_lossy(bundle.file("zh/about/index.html").expect("the page"));
    for part in [
        "<a href=\"../../static/notice-2030.pdf\">通知全文<span class=\"file\">（PDF，1\u{a0}KB）</span></a>",
        "<img src=\"../../static/steps.png\" alt=\"从参加学习到领取证书的步骤\" width=\"64\" height=\"36\">",
        "alt=\"三角形\" width=\"30\" height=\"20\"",
    ] {
        assert!(page.contains(part), "{part}");
    }
}
