//! Every name that is used is defined, and none is defined twice.

use std::collections::BTreeMap;

use crate::content::{Kind, Names};
use crate::diag::{At, Code, Diagnostic, Severity, Sink, words};
use crate::model::{Doc, Site};

pub(super) fn check(site: &Site, sink: &mut Sink) {
    let incomplete = site.names.incomplete || site.newest().names.incomplete;
    if !incomplete {
        report_unknown(&site.names, sink, |kind, name| site.defines(kind, name), candidates(site, None));
    }
    report_twice(&site.names.defined, sink);
    for year in &site.years {
        let defines = |kind, name: &str| year.names.defines(kind, name) || site.names.defines(kind, name);
        if !(site.names.incomplete || year.names.incomplete) {
            report_unknown(&year.names, sink, defines, candidates(site, Some(&year.names)));
        }
        report_twice(&year.names.defined, sink);
        for doc in year.docs() {
            report_ids(doc, sink);
        }
    }
    for doc in site.questions.iter().map(|question| &question.text).chain(site.pages.iter().map(|(_, doc)| doc)) {
        report_ids(doc, sink);
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

fn report_unknown(
    names: &Names,
    sink: &mut Sink,
    defines: impl Fn(Kind, &str) -> bool,
    candidates: impl Fn(Kind) -> String,
) {
    for (kind, name) in names.used.iter().filter(|(kind, name)| !defines(*kind, &name.value)) {
        let ((en, zh), known) = (kind.names(), candidates(*kind));
        let code = if *kind == Kind::Clause { "unknown-clause" } else { "unknown-name" };
        sink.error(
            Code(code),
            name.span,
            words(format!("there is no {en} `{}`", name.value), format!("没有名为“{}”的{zh}", name.value)),
            words(format!("known here: {known}"), format!("可用的有：{known}")),
        );
    }
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
