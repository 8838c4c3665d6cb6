//! A text leads to the same places in every language.

use super::texts::ComparedTexts;
use crate::content::{Lang, LinkUse};
use crate::diag::{Code, Diagnostic, Severity, Sink, words};
use crate::model::Site;

pub(super) fn check(site: &Site, texts: &ComparedTexts<'_>, lang: Lang, sink: &mut Sink) {
    let (Some(source), Some(translation)) = (texts.links.first(), texts.links.get(lang.0)) else { return };
    let ids = [Lang(0), lang].map(|lang| &site.data.language(lang).id);
    match (first_beyond(source, translation), first_beyond(translation, source)) {
        (None, None) => {}
        (Some(one), Some(other)) => differ(one, other, ids, sink),
        (Some(one), None) => alone(one, ids[1], sink),
        (None, Some(other)) => alone(other, ids[0], sink),
    }
}

/// The first of some links that leads elsewhere than the others.
fn first_beyond<'a>(links: &[&'a LinkUse], others: &[&LinkUse]) -> Option<&'a LinkUse> {
    let mut left: Vec<&str> = others.iter().map(|link| link.target.as_str()).collect();
    links.iter().copied().find(|link| {
        let place = left.iter().position(|target| *target == link.target);
        place.map(|at| left.swap_remove(at)).is_none()
    })
}

fn differ(source: &LinkUse, translation: &LinkUse, [source_id, id]: [&String; 2], sink: &mut Sink) {
    sink.push(Diagnostic {
        code: Code("links-differ"),
        severity: Severity::Error,
        place: translation.span.into(),
        message: words(
            format!(
                "this leads to `{}` in language `{id}`, and to `{}` in language `{source_id}`",
                translation.target, source.target
            ),
            format!("此链接在“{id}”文本中指向{}，在“{source_id}”文本中指向{}", translation.target, source.target),
        ),
        related: vec![(source.span, words("the other text", "另一语言的文本"))],
        help: words("lead to the same place in every language", "请使各语言的链接指向同一处"),
    });
}

fn alone(link: &LinkUse, lacking: &str, sink: &mut Sink) {
    sink.error(
        Code("links-differ"),
        link.span,
        words(
            format!("the text in language `{lacking}` does not lead to `{}`", link.target),
            format!("“{lacking}”文本中没有指向{}的链接", link.target),
        ),
        words("lead to the same place in every language", "请使各语言的链接指向同一处"),
    );
}
