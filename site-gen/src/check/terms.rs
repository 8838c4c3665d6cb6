//! A term of the glossary in the source is rendered as the glossary sets it, somewhere in the translation of its section.

use super::each::{Inspection, each};
use crate::content::{Lang, Term};
use crate::diag::{Code, Digest, Sink, Span, digest_of, words};
use crate::model::{Doc, PairedSection, Site};

pub(super) fn check(look: Inspection<'_>, sink: &mut Sink) {
    let site = look.site;
    // A longer term is looked for first, and what it takes is no shorter term's.
    let mut terms: Vec<&Term> = site.glossary.iter().collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.word.get(Lang(0)).len()));
    let from = look.from(|| digest_of(&site.glossary));
    look.answers("terms in answers", from, sink, |question, sink| check_doc(site, &question.text, &terms, sink));
    look.basis("terms", Digest::default(), sink, |sink| {
        let docs = site.docs_beside_answers_by_address();
        each(&docs, sink, |(_, doc), sink| check_doc(site, doc, &terms, sink));
    });
}

fn check_doc(site: &Site, doc: &Doc, terms: &[&Term], sink: &mut Sink) {
    for lang in site.data.langs().skip(1) {
        for section in &doc.sections {
            for term in missing(section, lang, terms) {
                let span = *section.span.get(lang);
                report(term, lang, (&section.id, &site.data.language(lang).id), span, sink);
            }
        }
    }
}

/// The terms of a section's source whose set rendering its translation lacks.
fn missing<'a>(section: &PairedSection, lang: Lang, terms: &[&'a Term]) -> Vec<&'a Term> {
    let mut source = section.text.get(Lang(0)).clone();
    let translation = section.text.get(lang).to_lowercase();
    let mut missing = Vec::new();
    for term in terms {
        let word = term.word.get(Lang(0));
        if source.contains(word.as_str()) {
            source = source.replace(word.as_str(), "\u{fffc}");
            if !term.renderings(lang).any(|rendering| translation.contains(&rendering.to_lowercase())) {
                missing.push(*term);
            }
        }
    }
    missing
}

fn report(term: &Term, lang: Lang, (section, language): (&str, &str), span: Span, sink: &mut Sink) {
    let (word, rendering) = (term.word.get(Lang(0)), term.word.get(lang));
    sink.warning(
        Code("term-missing"),
        span,
        words(
            format!("`{section}` has the term {word}, and its text in `{language}` has no “{rendering}”"),
            format!("“{section}”的原文有术语“{word}”，“{language}”译文中没有“{rendering}”"),
        ),
        words(
            format!("use the rendering of the glossary, or add another one there: also = {{ {language} = [\"…\"] }}"),
            format!("请改用术语表中的译法，或在术语表中补充译法：also = {{ {language} = [\"…\"] }}"),
        ),
    );
}
