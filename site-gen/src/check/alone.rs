//! What changed since it was accepted, while what it has to agree with stayed as it was: a text in one language alone.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::each::Inspection;
use super::wording::{ComparedText, ComparedTexts, Hunk, Meanings, Weight, beside_answers, gravest, of_doc};
use crate::content::{Accepted, DATA, Kept, Lang};
use crate::diag::{Code, Diagnostic, Digest, Severity, Sink, Words, words};
use crate::model::{GoneTable, SaidTable, Site};

/// A text of which one language changed since both were accepted.
struct ChangedAlone<'a> {
    texts: &'a ComparedTexts<'a>,
    /// The translation that was accepted together with the source.
    translation: Lang,
    /// The language that changed: the source, or the translation.
    changed: Lang,
    before: String,
    hunk: Hunk,
    weight: Weight,
}

/// Reports every text that says something else than when it was accepted, while the other language does not, and all data
/// that do; gives the addresses of these texts.
pub(super) fn check(look: Inspection<'_>, meanings: &Meanings, sink: &mut Sink) -> BTreeSet<String> {
    let site = look.site;
    if site.lock.0.is_empty() {
        return BTreeSet::new();
    }
    let of_basis = look.basis("changed alone", Digest::default(), sink, |sink| {
        let tables = site.tables();
        for (table, accepted) in tables.said.iter().filter_map(|table| Some((table, table.changed_alone()?))) {
            report_data(table, accepted, sink);
        }
        tables.gone.iter().for_each(|gone| report_gone(gone, sink));
        telling(site, &changed(site, &beside_answers(site), meanings), sink)
    });
    let from = meanings.made_from;
    let of_answers = look.told_of_answers("answers changed alone", from, sink, |question, sink| {
        let texts = of_doc(site, &question.data.stem(), &question.text);
        telling(site, &changed(site, &texts, meanings), sink)
    });
    of_answers.iter().chain([&of_basis]).flat_map(|of| &of.0).cloned().collect()
}

/// Reports the changes that tell something else; gives the addresses of their texts.
fn telling(site: &Site, changed: &[ChangedAlone<'_>], sink: &mut Sink) -> BTreeSet<String> {
    let mut told = BTreeSet::new();
    for one in changed.iter().filter(|one| one.weight == Weight::Telling) {
        // A source that changed has changed for every translation.
        if told.insert(one.texts.address.clone()) || one.changed != Lang(0) {
            one.report(site, sink);
        }
    }
    told
}

/// Every text of which one language alone says something else than when it was accepted, or may do so: its address, and
/// the language of its translation.
pub(crate) fn changed_alone(site: &Site) -> BTreeMap<(String, Lang), Weight> {
    let mut all = beside_answers(site);
    all.extend(site.questions.iter().flat_map(|one| of_doc(site, &one.data.stem(), &one.text)));
    let changed = changed(site, &all, &Meanings::new(site));
    changed.into_iter().map(|one| ((one.texts.address.clone(), one.translation), one.weight)).collect()
}

fn changed<'a>(site: &Site, all: &'a [ComparedTexts<'a>], meanings: &Meanings) -> Vec<ChangedAlone<'a>> {
    let of_texts = |texts: &'a ComparedTexts<'a>| {
        let found = site.data.langs().skip(1).filter_map(move |lang| {
            let accepted = texts.accepted(site, lang)?;
            one(site, texts, lang, accepted, meanings)
        });
        found.collect::<Vec<_>>()
    };
    all.par_iter().flat_map_iter(of_texts).collect()
}

fn one<'a>(
    site: &Site,
    texts: &'a ComparedTexts<'a>,
    translation: Lang,
    accepted: &Accepted,
    meanings: &Meanings,
) -> Option<ChangedAlone<'a>> {
    let change = |lang: Lang, kept: &Kept| -> Option<(Weight, Hunk)> {
        let now = texts.texts[lang.0].text;
        if kept.is(now) {
            return None;
        }
        let Some(before) = &kept.text else { return Some((Weight::Unknown, Hunk { before: 0..0, now: 0..now.len() })) };
        gravest((before, now), (lang, site.data.language(lang)), meanings)
    };
    let kept = accepted.translation.as_ref()?;
    let (changed, kept, (weight, hunk)) = match (change(Lang(0), &accepted.source), change(translation, kept)) {
        (Some(found), None) => (Lang(0), &accepted.source, found),
        (None, Some(found)) => (translation, kept, found),
        _ => return None,
    };
    let before = kept.text.as_ref().map(|text| text[hunk.before.clone()].to_owned()).unwrap_or_default();
    Some(ChangedAlone { texts, translation, changed, before, hunk, weight })
}

/// How many characters of a change are shown.
const MOST_SHOWN: usize = 80;

/// Words as a message shows them: of many, the beginning.
fn shown(words: &str) -> String {
    let words = words.trim();
    match words.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

impl ChangedAlone<'_> {
    fn text(&self, lang: Lang) -> ComparedText<'_> {
        self.texts.texts[lang.0]
    }

    fn message(&self, other: &str) -> Words {
        let now = shown(&self.text(self.changed).text[self.hunk.now.clone()]);
        let before = shown(&self.before);
        let change = match (before.as_str(), now.as_str()) {
            (gone, "") => words(format!("“{gone}” was taken out here"), format!("此处删去了“{gone}”")),
            ("", come) => words(format!("“{come}” was added here"), format!("此处增加了“{come}”")),
            _ => words(format!("this was “{before}”, and is “{now}” now"), format!("此处原为“{before}”，现为“{now}”")),
        };
        words(
            format!("{}; the text in language `{other}` is as it was", change.en),
            format!("{}，“{other}”文本没有改动", change.zh),
        )
    }

    fn report(&self, site: &Site, sink: &mut Sink) {
        let id = |lang: Lang| &site.data.language(lang).id;
        let other = if self.changed == Lang(0) { self.translation } else { Lang(0) };
        let (address, translation) = (&self.texts.address, id(self.translation));
        sink.push(Diagnostic {
            code: Code("changed-alone"),
            severity: Severity::Error,
            place: self.text(self.changed).place(self.hunk.now.clone()).into(),
            message: self.message(id(other)),
            related: vec![(self.text(other).span, words("the text that is as it was", "没有改动的文本"))],
            help: words(
                format!(
                    "change the other text as well, or undo this; where both still say the same, run `site-gen accept \"{address}\" {translation} --because \"…\"` and write why"
                ),
                format!(
                    "请同样修改另一文本，或撤销此处改动；如果两种语言仍然一致，请运行site-gen accept \"{address}\" {translation} --because \"…\"并写明理由"
                ),
            ),
        });
    }
}

fn report_data(table: &SaidTable<'_>, accepted: &Accepted, sink: &mut Sink) {
    let before: BTreeSet<&str> = accepted.source.text.iter().flat_map(|text| text.lines()).collect();
    let now: BTreeSet<&str> = table.data.lines().collect();
    let only =
        |one: &BTreeSet<&str>, other: &BTreeSet<&str>| one.difference(other).copied().collect::<Vec<_>>().join("; ");
    let (gone, come, address) = (only(&before, &now), only(&now, &before), table.address);
    sink.push(Diagnostic {
        code: Code("changed-alone"),
        severity: Severity::Error,
        place: table.span.into(),
        message: words(
            format!("these data were `{gone}`, and are `{come}` now; the texts that say so are as they were"),
            format!("数据原为“{gone}”，现为“{come}”，相应的文字没有改动"),
        ),
        related: Vec::new(),
        help: words(
            format!(
                "change the texts as well, or undo this; where they already say so, run `site-gen accept \"{address}\" {DATA} --because \"…\"` and write why"
            ),
            format!(
                "请同样修改文字，或撤销此处改动；如果文字本来如此，请运行site-gen accept \"{address}\" {DATA} --because \"…\"并写明理由"
            ),
        ),
    });
}

fn report_gone(gone: &GoneTable<'_>, sink: &mut Sink) {
    let address = gone.address;
    sink.error(
        Code("changed-alone"),
        *gone.clause.span.source(),
        words(
            format!("`{address}` cited this clause and does not any more; the clause is as it was"),
            format!("“{address}”原先引用本条，现在没有了，而本条没有改动"),
        ),
        words(
            format!(
                "put it back, or change the clause as well; where it says nothing of that, run `site-gen accept \"{address}\" {DATA} --because \"…\"` and write why"
            ),
            format!(
                "请恢复该处数据，或同样修改条款；如果条款本来没有这样规定，请运行site-gen accept \"{address}\" {DATA} --because \"…\"并写明理由"
            ),
        ),
    );
}
