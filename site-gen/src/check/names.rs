//! Every name that is used is defined, and none is defined twice.

use std::collections::{BTreeMap, BTreeSet};

use super::each::Inspection;
use crate::content::{Kind, Names};
use crate::diag::{At, Code, Diagnostic, Digest, Severity, Sink, digest_of, words};
use crate::model::{Doc, Site};

pub(super) fn check(look: Inspection<'_>, sink: &mut Sink) {
    let site = look.site;
    look.basis("names", Digest::default(), sink, |sink| of_basis(site, sink));
    let of_site = Defined::new(site.names.defined.iter().chain(&site.newest().names.defined));
    let from = look.from(|| digest_of(&(is_incomplete(site), candidates(site, None)(Kind::Audience))));
    look.answers("names in answers", from, sink, |question, sink| {
        report_ids(&question.text, sink);
        if !is_incomplete(site) {
            let unknown = question.text.classes.iter().filter(|class| !of_site.has(Kind::Audience, &class.value));
            unknown.for_each(|class| report_unknown(Kind::Audience, class, candidates(site, None), sink));
        }
    });
}

fn is_incomplete(site: &Site) -> bool {
    site.names.incomplete || site.newest().names.incomplete
}

fn of_basis(site: &Site, sink: &mut Sink) {
    if !is_incomplete(site) {
        let defined = Defined::new(site.names.defined.iter().chain(&site.newest().names.defined));
        report_all_unknown(&site.names, &defined, candidates(site, None), sink);
    }
    report_twice(&site.names.defined, sink);
    for year in &site.years {
        if !(site.names.incomplete || year.names.incomplete) {
            let defined = Defined::new(year.names.defined.iter().chain(&site.names.defined));
            report_all_unknown(&year.names, &defined, candidates(site, Some(&year.names)), sink);
        }
        report_twice(&year.names.defined, sink);
    }
    site.docs_beside_answers().for_each(|doc| report_ids(doc, sink));
}

/// Names that are defined.
struct Defined<'a>(BTreeSet<(Kind, &'a str)>);

impl<'a> Defined<'a> {
    fn new(defined: impl Iterator<Item = &'a (Kind, At<String>)>) -> Self {
        Self(defined.map(|(kind, name)| (*kind, name.value.as_str())).collect())
    }

    fn has(&self, kind: Kind, name: &str) -> bool {
        self.0.contains(&(kind, name))
    }
}

/// The known names of a kind, to show beside one that is not known.
fn candidates<'a>(site: &'a Site, year: Option<&'a Names>) -> impl Fn(Kind) -> String {
    let of_year = year.unwrap_or(&site.newest().names);
    move |kind| {
        let defined = site.names.defined.iter().chain(&of_year.defined);
        let names = defined.filter(|(known, _)| *known == kind).map(|(_, name)| name.value.as_str());
        names.collect::<Vec<_>>().join(", ")
    }
}

fn report_all_unknown(names: &Names, defined: &Defined<'_>, candidates: impl Fn(Kind) -> String, sink: &mut Sink) {
    for (kind, name) in names.used.iter().filter(|(kind, name)| !defined.has(*kind, &name.value)) {
        report_unknown(*kind, name, &candidates, sink);
    }
}

fn report_unknown(kind: Kind, name: &At<String>, candidates: impl Fn(Kind) -> String, sink: &mut Sink) {
    let ((en, zh), known) = (kind.names(), candidates(kind));
    let code = if kind == Kind::Clause { "unknown-clause" } else { "unknown-name" };
    sink.error(
        Code(code),
        name.span,
        words(format!("there is no {en} `{}`", name.value), format!("没有名为“{}”的{zh}", name.value)),
        words(format!("known here: {known}"), format!("可用的有：{known}")),
    );
}

fn report_twice(defined: &[(Kind, At<String>)], sink: &mut Sink) {
    let mut first: BTreeMap<(Kind, &str), &At<String>> = BTreeMap::new();
    // Clauses are the sections of the notice, reported with those of every document; an industry may have several
    // requirements and a purpose several rules, as long as they do not overlap.
    let once = |kind: Kind| !matches!(kind, Kind::Clause | Kind::Requirement | Kind::Purpose);
    for (kind, name) in defined.iter().filter(|(kind, _)| once(*kind)) {
        match first.get(&(*kind, name.value.as_str())) {
            Some(earlier) => twice(kind.names(), earlier, name, sink),
            None => drop(first.insert((*kind, name.value.as_str()), name)),
        }
    }
}

/// Every id of a document, a language at a time.
fn report_ids(doc: &Doc, sink: &mut Sink) {
    for ids in &doc.ids.0 {
        let mut first: BTreeMap<&str, &At<String>> = BTreeMap::new();
        for id in ids {
            match first.get(id.value.as_str()) {
                Some(earlier) => twice(("section", "小节"), earlier, id, sink),
                None => drop(first.insert(&id.value, id)),
            }
        }
    }
}

fn twice((en, zh): (&str, &str), earlier: &At<String>, name: &At<String>, sink: &mut Sink) {
    sink.push(Diagnostic {
        code: Code("duplicate-id"),
        severity: Severity::Error,
        place: name.span.into(),
        message: words(format!("a second {en} is named `{}`", name.value), format!("有两个{zh}都名为“{}”", name.value)),
        related: vec![(earlier.span, words("the first", "前一个"))],
        help: words("give one of them another name", "请给其中一个另取名称"),
    });
}
