//! Below the title of an answer stands a text.

use super::each::Inspection;
use crate::diag::{Code, Digest, Sink, words};
use crate::model::{Doc, Site};

pub(super) fn check(look: Inspection<'_>, sink: &mut Sink) {
    look.answers("answers without text", Digest::default(), sink, |question, sink| {
        check_doc(look.site, &question.text, sink);
    });
}

fn check_doc(site: &Site, doc: &Doc, sink: &mut Sink) {
    let mut files = Vec::new();
    for lang in site.data.langs() {
        let top = *doc.top.get(lang);
        let is_empty =
            doc.lead.get(lang).is_empty() && doc.sections.iter().all(|section| section.body.get(lang).is_empty());
        // Where a language has no text, another one stands in; without any, that has been reported.
        let is_read = !doc.title.get(lang).text.is_empty() && !files.contains(&top.file);
        files.push(top.file);
        if is_read && is_empty {
            sink.error(
                Code("no-text"),
                top,
                words("this answer has nothing below its title", "此答案的标题下面没有内容"),
                words(
                    "write the answer, or remove the question with its entry in questions.toml",
                    "请写上答案，或删去此问题和questions.toml中的这一项",
                ),
            );
        }
    }
}
