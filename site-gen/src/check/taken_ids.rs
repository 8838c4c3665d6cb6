//! No id of the content is one that the page around it has already.

use std::collections::BTreeSet;

use super::each::Inspection;
use crate::content::Kind;
use crate::diag::{At, Code, Digest, Sink, words};
use crate::model::{Doc, Site, Year};

/// The ids of what surrounds every page: those of `layout.html` and of what it is made of.
pub const OF_EVERY_PAGE: [&str; 5] = ["checker-failed", "list-script", "main", "site-search", "worksheet"];

/// The ids of pages that show sections of documents: those of their templates.
pub const BESIDE_SECTIONS: [&str; 9] =
    ["amendments", "changes-rules", "changes-text", "cites", "contents", "dates", "document", "questions", "tasks"];

pub(super) fn check(look: Inspection<'_>, sink: &mut Sink) {
    let site = look.site;
    look.answers("taken ids in answers", Digest::default(), sink, |question, sink| of_doc(&question.text, sink));
    look.basis("taken ids", Digest::default(), sink, |sink| {
        site.docs_beside_answers().for_each(|doc| of_doc(doc, sink));
        let terms = site.names.defined.iter().filter(|(kind, _)| *kind == Kind::Term).map(|(_, id)| id);
        terms.filter(|id| OF_EVERY_PAGE.contains(&id.value.as_str())).for_each(|id| report(id, sink));
        site.years.iter().for_each(|year| of_notice(site, year, sink));
    });
}

fn of_doc(doc: &Doc, sink: &mut Sink) {
    doc.ids.0.iter().flatten().filter(|id| is_of_templates(id)).for_each(|id| report(id, sink));
}

fn is_of_templates(id: &At<String>) -> bool {
    OF_EVERY_PAGE.iter().chain(&BESIDE_SECTIONS).any(|taken| *taken == id.value)
}

/// The page of a notice has the documents that it cites beside its clauses, and that of all languages has each heading
/// within a clause in every language, its id ending in that.
fn of_notice(site: &Site, year: &Year, sink: &mut Sink) {
    let clauses: BTreeSet<&str> = year.clauses.sections.iter().map(|clause| clause.id.as_str()).collect();
    let headings = within_clauses(&year.clauses, &clauses);
    let is_heading = |name: &str| clauses.contains(name) || headings.contains(name);
    let cited = year.names.defined.iter().filter(|(kind, _)| *kind == Kind::Cited).map(|(_, id)| id);
    cited.filter(|id| is_of_templates(id) || is_heading(&id.value)).for_each(|id| report(id, sink));
    let languages = &site.data.languages;
    let marked: BTreeSet<String> =
        headings.iter().flat_map(|id| languages.iter().map(move |language| format!("{id}-{}", language.id))).collect();
    let own = year.clauses.ids.0.iter().flatten().filter(|id| clauses.contains(id.value.as_str()));
    own.filter(|id| marked.contains(&id.value)).for_each(|id| report(id, sink));
}

fn within_clauses<'a>(doc: &'a Doc, clauses: &BTreeSet<&str>) -> BTreeSet<&'a str> {
    let ids = doc.ids.0.iter().flatten().map(|id| id.value.as_str());
    ids.filter(|id| !clauses.contains(id)).collect()
}

fn report(id: &At<String>, sink: &mut Sink) {
    let name = &id.value;
    sink.error(
        Code("taken-id"),
        id.span,
        words(
            format!("the name `{name}` is taken by another part of the page"),
            format!("名称“{name}”已被页面的其他部分使用"),
        ),
        words(
            format!("choose another, such as `{name}-2`, here and wherever it is named"),
            format!("请换一个名称，如“{name}-2”，用到它的地方也要改"),
        ),
    );
}
