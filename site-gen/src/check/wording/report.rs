//! Says where two languages differ.

use std::ops::Range;

use super::compare::{LineDifference, difference};
use super::finder::Meaning;
use super::meanings::Meanings;
use super::said::SaidLine;
use super::texts::ComparedText;
use crate::content::Lang;
use crate::diag::{Code, Diagnostic, Severity, Sink, Span, Words, words};
use crate::model::Site;

/// Reports on a text and its translation.
pub(super) struct PairReport<'a> {
    pub(super) site: &'a Site,
    pub(super) address: &'a str,
    pub(super) lang: Lang,
    pub(super) source: ComparedText<'a>,
    pub(super) translation: ComparedText<'a>,
    pub(super) not: Meaning,
    /// Whether both texts are other ones than somebody has accepted, so that words may stand in them that no table has.
    pub(super) is_new: bool,
}

/// Words of a text, with their place.
struct Quoted<'a> {
    words: &'a str,
    span: Span,
}

impl<'a> PairReport<'a> {
    /// Reports the first thing that two lines say otherwise.
    pub(super) fn compare(&self, source: &SaidLine, translation: &SaidLine, meanings: &Meanings, sink: &mut Sink) {
        if let Some(difference) = difference(&source.said, &translation.said, meanings) {
            self.differs(&difference, (source, translation), meanings, sink);
        }
    }

    /// Reports what two lines say otherwise.
    fn differs(
        &self,
        difference: &LineDifference,
        (source, translation): (&SaidLine, &SaidLine),
        meanings: &Meanings,
        sink: &mut Sink,
    ) {
        let of_source = |meaning| self.word(Lang(0), source, meaning);
        let of_translation = |meaning| self.word(self.lang, translation, meaning);
        let (one, other) = match difference {
            LineDifference::Opposed(one, other) => (of_source(*one), of_translation(*other)),
            LineDifference::OnlyFirst(meaning) => (of_source(*meaning), None),
            LineDifference::OnlySecond(meaning) => (None, of_translation(*meaning)),
            LineDifference::Negated { first: true } => (of_source(self.not), None),
            LineDifference::Negated { first: false } => (None, of_translation(self.not)),
            LineDifference::Parts(one, other) => (
                one.as_ref().map(|part| self.part(Lang(0), source, part)),
                other.as_ref().map(|part| self.part(self.lang, translation, part)),
            ),
        };
        let message = match (&one, &other) {
            (Some(one), Some(other)) => self.two(one.words, other.words),
            (Some(one), None) => self.only(Lang(0), one.words),
            (None, Some(other)) => self.only(self.lang, other.words),
            (None, None) => return,
        };
        let severity = match difference {
            LineDifference::OnlyFirst(meaning) | LineDifference::OnlySecond(meaning)
                if self.is_new && meanings.is_subject(*meaning) =>
            {
                Severity::Warning
            }
            _ => Severity::Error,
        };
        let place =
            |quoted: Option<Quoted<'_>>, lang, line| quoted.map_or_else(|| self.whole(lang, line), |one| one.span);
        let (there, here) = (place(one, Lang(0), source), place(other, self.lang, translation));
        self.push(severity, message, (here, there), sink);
    }

    /// Reports a line that one language has alone.
    pub(super) fn alone(&self, lang: Lang, line: &SaidLine, sink: &mut Sink) {
        let lacking = if lang == Lang(0) { self.lang } else { Lang(0) };
        let id = self.id(lacking);
        let message = words(
            format!("this passage has no counterpart in language `{id}`"),
            format!("这一段在“{id}”文本中没有对应的内容"),
        );
        self.push(Severity::Error, message, (self.whole(lang, line), self.text(lacking).span), sink);
    }

    /// Reports what the translation quotes and the source does not have.
    pub(super) fn misquoted(&self, range: &Range<usize>, sink: &mut Sink) {
        let (id, word) = (self.id(Lang(0)), &self.translation.text[range.clone()]);
        let message = words(
            format!("this quotes “{word}”, and language `{id}` does not say so"),
            format!("此处引用“{word}”，“{id}”文本中没有这几个字"),
        );
        self.push(Severity::Error, message, (self.translation.place(range.clone()), self.source.span), sink);
    }

    /// Whether the source alone was edited since both were accepted, and so is the likelier culprit.
    fn is_source_edited(&self) -> bool {
        let texts = (self.source.text, self.translation.text);
        let accepted = self.site.lock.of_texts(self.address, self.id(self.lang), texts);
        accepted.is_some_and(|accepted| {
            !accepted.source.is(self.source.text) && accepted.has_translation(self.translation.text)
        })
    }

    fn id(&self, lang: Lang) -> &'a str {
        &self.site.data.language(lang).id
    }

    fn text(&self, lang: Lang) -> ComparedText<'a> {
        if lang == Lang(0) { self.source } else { self.translation }
    }

    fn word(&self, lang: Lang, line: &SaidLine, meaning: Meaning) -> Option<Quoted<'a>> {
        Some(self.part(lang, line, &line.said.last(meaning)?))
    }

    fn part(&self, lang: Lang, line: &SaidLine, part: &Range<usize>) -> Quoted<'a> {
        let text = self.text(lang);
        let range = line.start + part.start..line.start + part.end;
        Quoted { words: text.text[range.clone()].trim(), span: text.place(range) }
    }

    fn whole(&self, lang: Lang, line: &SaidLine) -> Span {
        let text = self.text(lang);
        let end = text.text[line.start..].find('\n').map_or(text.text.len(), |end| line.start + end);
        let (start, end) = (text.place(line.start..end), text.place(end..end));
        if end.file == start.file && end.end > start.start { Span { end: end.end, ..start } } else { start }
    }

    fn two(&self, source: &str, translation: &str) -> Words {
        let (source_id, id) = (self.id(Lang(0)), self.id(self.lang));
        words(
            format!("language `{id}` says “{translation}” where language `{source_id}` says “{source}”"),
            format!("“{id}”文本写“{translation}”，“{source_id}”文本此处写“{source}”"),
        )
    }

    fn only(&self, lang: Lang, word: &str) -> Words {
        let other = if lang == Lang(0) { self.lang } else { Lang(0) };
        let (id, other) = (self.id(lang), self.id(other));
        words(
            format!("language `{id}` says “{word}” here, and language `{other}` does not"),
            format!("“{id}”文本此处写“{word}”，“{other}”文本没有这个意思"),
        )
    }

    fn push(&self, severity: Severity, message: Words, (here, there): (Span, Span), sink: &mut Sink) {
        let (address, id) = (self.address, self.id(self.lang));
        let (here, there) = if self.is_source_edited() { (there, here) } else { (here, there) };
        sink.push(Diagnostic {
            code: Code("languages-differ"),
            severity,
            place: here.into(),
            message,
            related: vec![(there, words("the other text", "另一语言的文本"))],
            help: words(
                format!(
                    "say the same in both; where they already do, run `site-gen accept \"{address}\" {id} --because \"…\"` and write why"
                ),
                format!(
                    "请使两种语言的意思一致；如果本来一致，请运行site-gen accept \"{address}\" {id} --because \"…\"并写明理由"
                ),
            ),
        });
    }
}
