//! What data note beside a text is what the text and its clause say: the audience of a task, the topics of the course guide,
//! the category of a step.

use crate::content::{Lang, PerLang};
use crate::diag::{Code, Sink, Span, Words, words};
use crate::model::{Site, Year};

pub(super) fn check(site: &Site, year: &Year, sink: &mut Sink) {
    tasks(year, sink);
    topics(site, year, sink);
    steps(site, year, sink);
}

/// A task is of an audience that its clause concerns.
fn tasks(year: &Year, sink: &mut Sink) {
    for task in &year.notice.tasks {
        let Some((_, clause)) = year.clause(&task.clause) else { continue };
        if !clause.concerns(&task.audience) {
            let message = words(
                format!("clause `{}` does not concern the audience `{}` of this task", task.clause, task.audience),
                format!("条款“{}”不涉及此任务的读者类别“{}”", task.clause, task.audience),
            );
            report(place(year, &task.text), message, sink);
        }
    }
}

/// A topic stands in the clause that names them, in every language.
fn topics(site: &Site, year: &Year, sink: &mut Sink) {
    let Some(courses) = year.guide.as_ref().map(|guide| &guide.courses) else { return };
    let Some((_, clause)) = year.clause(&courses.clause) else { return };
    // Where the clause names none of them, it leaves them to the guide.
    let is_named = |name: &PerLang<String>, lang: Lang| clause.text.get(lang).contains(name.get(lang).as_str());
    let names_some = |lang: Lang| courses.topics.iter().any(|topic| is_named(&topic.name, lang));
    for topic in &courses.topics {
        let lacking = site.data.langs().find(|lang| names_some(*lang) && !is_named(&topic.name, *lang));
        if let Some(lang) = lacking {
            let (name, id) = (topic.name.get(lang), &site.data.language(lang).id);
            let message = words(
                format!("clause `{}` does not name the topic “{name}” in language `{id}`", clause.id),
                format!("条款“{}”的“{id}”文本中没有专题“{name}”", clause.id),
            );
            report(place(year, &topic.name), message, sink);
        }
    }
}

/// A step for a category names no other one alone.
fn steps(site: &Site, year: &Year, sink: &mut Sink) {
    let term = |id: &str| {
        let term = year.rules.texts.categories.iter().find(|(own, _)| own.as_str() == id).map(|(_, term)| term)?;
        site.term(term)
    };
    for step in &year.rules.rules.steps {
        let Some(category) = &step.category else { continue };
        let Some(text) = year.rules.texts.rules.get(&format!("step.{}", step.id)) else { continue };
        let source = text.source();
        let named = |id: &str| {
            let words =
                year.rules.texts.category_words.iter().find(|(own, _)| own.as_str() == id).map(|(_, words)| words);
            let word = term(id).map(|word| word.source().as_str());
            word.into_iter().chain(words.into_iter().flatten().map(String::as_str)).any(|word| source.contains(word))
        };
        let categories = year.rules.texts.categories.iter().map(|(id, _)| id.as_str());
        let mut others = categories.filter(|id| *id != category.as_str() && named(id));
        if let Some(other) = others.next().filter(|_| !named(category.as_str())) {
            let message = words(
                format!("this step is for category `{}`, and its text names `{other}`", category.as_str()),
                format!("此步骤的科目类别是“{}”，文字说的却是“{other}”", category.as_str()),
            );
            report(place(year, text), message, sink);
        }
    }
}

/// Where a text of the year's data stands in its source language.
fn place(year: &Year, text: &PerLang<String>) -> Span {
    let own = year.names.pairs.iter().find(|pair| pair.texts.values() == *text);
    own.map_or_else(Span::default, |pair| pair.texts.source().span)
}

fn report(span: Span, message: Words, sink: &mut Sink) {
    let help = words("correct the text, or the data beside it", "请更正文字，或更正旁边的数据");
    sink.error(Code("data-differs"), span, message, help);
}
