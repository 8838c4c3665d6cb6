//! What questions.toml says of an answer is what the answer says: how far the notice answers it, and by which clauses.

use super::each::Inspection;
use super::wording::{Meanings, Says};
use crate::content::{Answer, Lang};
use crate::diag::{Code, Sink, Span, digest_of, words};
use crate::model::{Question, Site};

pub(super) fn check(look: Inspection<'_>, meanings: &Meanings, sink: &mut Sink) {
    let site = look.site;
    let from = look.from(|| {
        let clauses: Vec<&String> = site.newest().clauses.sections.iter().map(|clause| &clause.id).collect();
        digest_of(&(meanings.made_from, site.newest().year, clauses))
    });
    look.answers("what answers rest on", from, sink, |question, sink| {
        extent(site, question, meanings, sink);
        clauses(site, question, sink);
    });
}

fn extent(site: &Site, question: &Question, meanings: &Meanings, sink: &mut Sink) {
    for lang in site.data.langs() {
        let mut texts = texts(question, lang);
        let says_so = |text: &str| meanings.says(lang, text, "unstated").map(|says| says != Says::No);
        let is_wrong = match question.data.answer {
            Answer::Stated => texts.next().and_then(first_sentence).and_then(says_so) == Some(true),
            Answer::Partly | Answer::NotStated => texts.map(says_so).all(|says| says == Some(false)),
        };
        if is_wrong {
            let (_, opening, file) = question.text.opening_in(lang);
            let place = opening.get(1).or(opening.first());
            let place = place.map_or(*question.text.top.get(lang), |piece| piece.span(file));
            differs(question, place, sink);
            return;
        }
    }
}

/// The text of an answer: what stands before its sections, then each of these.
fn texts(question: &Question, lang: Lang) -> impl Iterator<Item = &str> {
    let begins = question.text.begins.get(lang);
    let lead = begins.strip_prefix(question.text.title.get(lang).text.as_str()).unwrap_or(begins).trim_start();
    let sections = question.text.sections.iter().map(move |section| section.text.get(lang).as_str());
    std::iter::once(lead).chain(sections)
}

fn first_sentence(text: &str) -> Option<&str> {
    let end = text.find(['。', '：', ':', '，', ',']).or_else(|| text.find(". ")).unwrap_or(text.len());
    text.get(..end)
}

fn differs(question: &Question, place: Span, sink: &mut Sink) {
    let message = match question.data.answer {
        Answer::Stated => words(
            "questions.toml says that the notice answers this, and the answer begins with what it does not state",
            "questions.toml写明通知已有规定，答案开头却说通知没有说明",
        ),
        Answer::Partly | Answer::NotStated => words(
            "questions.toml says that the notice leaves this open, and the answer does not say what is not stated",
            "questions.toml写明通知没有全部说明，答案却没有写出哪些未说明",
        ),
    };
    sink.error(
        Code("answer-differs"),
        place,
        message,
        words(
            format!("correct the answer, or `answer` of `{}` in questions.toml", question.data.slug.value),
            format!("请更正答案，或更正questions.toml中“{}”的answer", question.data.slug.value),
        ),
    );
}

/// Every clause of the newest notice that an answer leads to is one that it rests on.
fn clauses(site: &Site, question: &Question, sink: &mut Sink) {
    let notice = format!("/{}/notice/#", site.newest().year);
    let Some(links) = question.text.links.0.first() else { return };
    let led: Vec<_> = links.iter().filter_map(|link| Some((link, link.target.strip_prefix(&notice)?))).collect();
    let stated = &question.data.clauses;
    let clause_of = |anchor: &str| site.newest().clause(anchor).map(|(_, clause)| clause.id.clone());
    for (link, anchor) in &led {
        if clause_of(anchor).is_some_and(|id| !stated.contains(&id)) {
            sink.error(
                Code("answer-differs"),
                link.span,
                words(
                    format!("the answer leads to clause `{anchor}`, and questions.toml does not name it"),
                    format!("答案指向条款“{anchor}”，questions.toml的clauses中没有"),
                ),
                words("correct the link, or add the clause to `clauses`", "请更正链接，或在clauses中补上此条款"),
            );
        }
    }
}
