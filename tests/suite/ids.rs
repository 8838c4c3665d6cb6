//! No id stands twice on a page, and the ids that documents cannot have are those of the templates.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

use std::collections::BTreeSet;

use site_gen::check::{BESIDE_SECTIONS, OF_EVERY_PAGE};
use site_gen::commands::try_build;
use site_gen::diag::MessageLang;
use site_gen::finish::Bundle;
use site_tests::folders::{copy, own_bundle, project, read, write_file};

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
    assert_eq!(of_templates(&["layout", "components"]), of(&OF_EVERY_PAGE));
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

/// The small site with footnotes in both clauses and before them, and headings within.
fn with_footnotes() -> Bundle {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&project().join("tests/mini"), folder.path());
    for (language, heading) in [("zh", "{#amount .people}\n\n"), ("en", "{#amount .people}\n\n")] {
        let file = folder.path().join(format!("2030/notice.{language}.md"));
        let text =
            read(&file).replace(heading, &format!("{heading}A[^a] and[^b] again[^a].\n\n### Detail {{#detail}}\n\n"));
        let text = text.replacen("\n\n", "\n\nBefore[^a].\n\n", 1);
        write_file(&file, &format!("{text}\nB[^b].\n\n[^a]: One.\n\n[^b]: Two, as above[^a].\n"));
    }
    let (bundle, diagnostics) = try_build(folder.path(), MessageLang::En);
    bundle.expect(&diagnostics)
}

#[test]
fn footnotes_of_clauses_that_share_a_page_have_ids_of_their_own() {
    let bundle = with_footnotes();
    assert_eq!(twice(&bundle), Vec::<String>::new());
    for (path, notes) in
        [("zh/2030/notice/index.html", 5), ("zh/2030/for/people/index.html", 4), ("zh/2030/both/index.html", 8)]
    {
        let page = String::from_utf8_lossy(bundle.file(path).expect(path)).into_owned();
        assert_eq!(page.matches("<li id=\"").count() - page.matches("<li id=\"law\"").count(), notes, "{path}");
        let ids: BTreeSet<&str> = ids(&page).into_iter().collect();
        let links = page.split("href=\"#").skip(1).filter_map(|part| part.split_once('"')).map(|(id, _)| id);
        assert_eq!(links.filter(|link| !ids.contains(link)).collect::<Vec<_>>(), Vec::<&str>::new(), "{path}");
    }
}
