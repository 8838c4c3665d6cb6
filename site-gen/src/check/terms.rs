//! A term of the glossary in the source is rendered as the glossary sets it, somewhere in the translation of its section.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::each::{Inspection, each};
use crate::content::{Lang, Term};
use crate::diag::{Code, Digest, Sink, Span, digest_of, words};
use crate::lexis::{FoundAt, WordSet};
use crate::model::{Doc, Site};

pub(super) fn check(look: Inspection<'_>, sink: &mut Sink) {
    let site = look.site;
    let terms = LazyLock::new(|| Glossary::new(site));
    let from = look.from(|| digest_of(&site.glossary));
    look.answers("terms in answers", from, sink, |question, sink| terms.check(&question.text, sink));
    look.basis("terms", Digest::default(), sink, |sink| {
        let docs = site.docs_beside_answers_by_address();
        each(&docs, sink, |(_, doc), sink| terms.check(doc, sink));
    });
}

/// The terms of the glossary, as they are looked for.
struct Glossary<'a> {
    site: &'a Site,
    /// The terms, the longest first in the source: what it takes is no shorter term's.
    terms: Vec<&'a Term>,
    /// Their words in the source, in that order.
    words: WordSet,
    /// What each may be called in each language, in lower case.
    renderings: Vec<(WordSet, Vec<usize>)>,
}

impl<'a> Glossary<'a> {
    fn new(site: &'a Site) -> Self {
        let mut terms: Vec<&Term> = site.glossary.iter().collect();
        terms.sort_by_key(|term| Reverse(term.word.get(Lang(0)).len()));
        let words = WordSet::new(terms.iter().map(|term| term.word.get(Lang(0)).clone()));
        let renderings = |lang: Lang| {
            let all = terms.iter().enumerate().flat_map(|(at, term)| term.renderings(lang).map(move |word| (at, word)));
            let (places, words): (Vec<usize>, Vec<String>) = all.map(|(at, word)| (at, word.to_lowercase())).unzip();
            (WordSet::new(words), places)
        };
        let renderings = site.data.langs().map(renderings).collect();
        Self { site, terms, words, renderings }
    }

    fn check(&self, doc: &Doc, sink: &mut Sink) {
        for section in &doc.sections {
            let named = self.in_source(section.text.get(Lang(0)));
            if named.is_empty() {
                continue;
            }
            for lang in self.site.data.langs().skip(1) {
                let (words, terms) = &self.renderings[lang.0];
                let rendered = words.in_text(&section.text.get(lang).to_lowercase());
                let rendered: BTreeSet<usize> = rendered.into_iter().map(|word| terms[word]).collect();
                for term in named.iter().filter(|term| !rendered.contains(term)) {
                    let span = *section.span.get(lang);
                    report(self.terms[*term], lang, (&section.id, &self.site.data.language(lang).id), span, sink);
                }
            }
        }
    }

    /// The terms that a text of the source has outside of longer ones.
    fn in_source(&self, text: &str) -> Vec<usize> {
        let mut found = self.words.all_in(text);
        found.sort_by_key(|found| found.word);
        let (mut taken, mut named): (BTreeMap<usize, usize>, Vec<usize>) = (BTreeMap::new(), Vec::new());
        for FoundAt { start, word } in found {
            let end = start + self.words.length(word);
            let before = taken.range(..end).next_back();
            if before.is_none_or(|(_, taken)| *taken <= start) {
                taken.insert(start, end);
                named.push(word);
            }
        }
        named.dedup();
        named
    }
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
