//! Amounts that other texts than the clauses give: the notice states each of them, and so does every language.

use checker_rules::Amount;

use super::quantity::Quantity;
use super::stated::{Stated, Vocabulary};
use super::{differs, one_language};
use crate::content::{Lang, PerLang};
use crate::diag::{At, Code, Diagnostic, Severity, Sink, words};
use crate::model::{Doc, PairedSection, Site, Year};

/// Reports amounts that the notice does not state, or that one language does not.
pub(in crate::check) fn check(site: &Site, year: &Year, sink: &mut Sink) {
    let notice = Notice::new(site, year);
    let mut texts = vec![opening(site, &year.clauses)];
    texts.extend(year.names.texts.iter().map(|text| of_data(site, text)));
    // What the site says at all times is about the newest notice.
    if year.year == site.newest().year {
        let docs = site.questions.iter().map(|question| &question.text).chain(site.pages.iter().map(|(_, page)| page));
        texts.extend(docs.flat_map(|doc| of_doc(site, doc)));
        texts.extend(site.names.texts.iter().map(|text| of_data(site, text)));
    }
    texts.iter().for_each(|text| notice.check(text, |_| true, sink));
    // A course guide is a document of its own: the hours of a course are not the notice's, but those of a category are.
    let of_guide = of_doc(site, &year.guide);
    of_guide.iter().for_each(|text| notice.check(text, |quantity| quantity.category.is_some(), sink));
}

/// A text in every language, with the pieces that it is made of.
type Text<'a> = Vec<(Lang, &'a str, &'a [At<String>])>;

fn of_doc<'a>(site: &'a Site, doc: &'a Doc) -> Vec<Text<'a>> {
    let section = |section: &'a PairedSection| {
        let langs = site.data.langs();
        langs.map(|lang| (lang, section.text.get(lang).as_str(), section.pieces.get(lang).as_slice())).collect()
    };
    std::iter::once(opening(site, doc)).chain(doc.sections.iter().map(section)).collect()
}

fn opening<'a>(site: &'a Site, doc: &'a Doc) -> Text<'a> {
    let langs = site.data.langs();
    langs.map(|lang| (lang, doc.begins.get(lang).as_str(), doc.opening.get(lang).as_slice())).collect()
}

fn of_data<'a>(site: &'a Site, text: &'a PerLang<At<String>>) -> Text<'a> {
    let in_lang = |lang: Lang| (lang, text.get(lang).value.as_str(), std::slice::from_ref(text.get(lang)));
    site.data.langs().map(in_lang).collect()
}

/// A year's notice, as far as it states amounts.
struct Notice<'a> {
    site: &'a Site,
    year: &'a Year,
    /// The words of each language, and what its text states.
    languages: Vec<(Vocabulary<'a>, Vec<Stated<'a>>)>,
    /// Amounts that follow from it, or that somebody has acknowledged.
    others: Vec<Amount>,
}

impl<'a> Notice<'a> {
    fn new(site: &'a Site, year: &'a Year) -> Self {
        let languages = site.data.langs().map(|lang| {
            let words = Vocabulary::new(site, year, lang);
            let clauses = year.clauses.sections.iter();
            let stated = clauses.flat_map(|clause| words.stated(clause.text.get(lang), clause.pieces.get(lang)));
            let stated = stated.collect();
            (words, stated)
        });
        let acknowledged = year.notice.acknowledged.iter().flat_map(|known| known.figures.iter().copied());
        let others = ratios(year).chain(acknowledged).chain([Amount::whole(1)]).collect();
        Self { site, year, languages: languages.collect(), others }
    }

    /// Compares a text with the notice, as far as its amounts have to be the notice's, and then its languages.
    fn check(&self, text: &Text<'_>, is_of_notice: impl Fn(Quantity<'_>) -> bool, sink: &mut Sink) {
        let stated: Vec<(Lang, Vec<Stated<'_>>)> =
            text.iter().map(|(lang, text, pieces)| (*lang, self.languages[lang.0].0.stated(text, pieces))).collect();
        // A number without a unit may be of anything.
        let amounts = || {
            let all = stated.iter().flat_map(|(lang, all)| all.iter().map(|stated| (*lang, *stated)));
            all.filter(|(_, stated)| stated.counts && stated.quantity.unit.is_some())
        };
        let wrong =
            |(lang, stated): &(Lang, Stated<'_>)| is_of_notice(stated.quantity) && !self.states(*lang, stated.quantity);
        let mut unknown: Vec<_> = amounts().filter(wrong).collect();
        if unknown.is_empty() {
            for (_, amount) in amounts().filter(|(_, stated)| !self.others.contains(&stated.quantity.amount)) {
                let states = |other: &Stated<'_>| amount.quantity.may_be(other.quantity);
                let lacking = stated.iter().filter(|(_, all)| !all.iter().any(states));
                lacking.for_each(|(lang, _)| self.one_language(&amount, *lang, sink));
            }
        }
        while let Some((_, first)) = unknown.first().copied() {
            let (same, rest) = unknown.into_iter().partition(|(_, other)| first.quantity.may_be(other.quantity));
            unknown = rest;
            self.unstated(&same, sink);
        }
    }

    fn states(&self, lang: Lang, quantity: Quantity<'_>) -> bool {
        let (_, stated) = &self.languages[lang.0];
        self.others.contains(&quantity.amount)
            || stated.iter().any(|stated| stated.quantity.may_be(quantity))
            || self.year.rules.figures.iter().any(|figure| Quantity::of(figure).may_be(quantity))
    }

    fn one_language(&self, amount: &Stated<'_>, lacking: Lang, sink: &mut Sink) {
        let message = one_language(self.site, self.year, amount.quantity, lacking);
        let help = words("state it in every language, or in none", "请在每种语言中都写明，或者都不写");
        sink.push(Diagnostic { help, ..differs(amount.span.into(), message, Vec::new()) });
    }

    fn unstated(&self, same: &[(Lang, Stated<'_>)], sink: &mut Sink) {
        let [(_, first), others @ ..] = same else { return };
        let ((en, zh), year, amount) =
            (first.quantity.shown(self.site, self.year), self.year.year, first.quantity.amount);
        sink.push(Diagnostic {
            code: Code("figure-unstated"),
            severity: Severity::Error,
            place: first.span.into(),
            message: words(
                format!("the notice of {year} does not state {en}"),
                format!("{year}年度的通知中没有{zh}"),
            ),
            related: others.iter().map(|(_, other)| (other.span, words("here, too", "此处也是"))).collect(),
            help: words(
                format!("correct it after the notice; what is worked out from a clause is acknowledged with it in notice.toml: [[acknowledged]] clause = \"…\" figures = [{amount}]"),
                format!("请按通知更正；由某一条款推算得出的数字，请在notice.toml中写明：[[acknowledged]] clause = \"…\" figures = [{amount}]"),
            ),
        });
    }
}

/// What one of a unit is in class hours, and the other way round.
fn ratios(year: &Year) -> impl Iterator<Item = Amount> {
    let units = year.rules.rules.units.iter();
    units
        .flat_map(|unit| [(unit.hours, unit.of), (unit.of, unit.hours)])
        .filter_map(|(above, below)| format!("{above}/{below}").parse().ok())
}
