//! Every figure of the rules stands in its clause, in every language; and every figure of a clause is one of the rules,
//! or of the notice's other data, or acknowledged.

mod dates;
mod elsewhere;
mod issued;
mod others;
mod pairs;
mod quantity;
mod reading;

use std::cmp::Reverse;

use checker_rules::{Amount, UnitId};

use crate::check::pieces::PlacedText;
use crate::content::{Figure, Lang, is_open};
use crate::diag::{Code, Diagnostic, Severity, Sink, Span, Words, words};
use crate::model::{PairedSection, Site, Year};
pub(super) use elsewhere::{check as elsewhere, of_answers};
pub(super) use issued::check as issued;
use others::{counted, excused, others};
use quantity::{Quantities, Quantity};
use reading::{Reading, Stated, Vocabulary};

/// Reports where clauses and rules disagree; gives the figures of clauses that nothing explains.
pub(super) fn check(site: &Site, year: &Year, sink: &mut Sink) -> Vec<Diagnostic> {
    let mut unexplained = Vec::new();
    let vocabularies: Vec<_> = site.data.langs().map(|lang| Vocabulary::new(site, year, lang)).collect();
    // What is still to be written states nothing yet.
    let is_written = |section: &&PairedSection| !site.data.langs().any(|lang| is_open(section.text.get(lang)));
    for section in year.clauses.sections.iter().filter(is_written) {
        let texts =
            vocabularies.iter().map(|words| words.read([PlacedText::of_pieces(section.in_lang(words.lang))])).collect();
        let of_clause = year.rules.figures.iter().filter(|figure| figure.clause.as_str() == section.id);
        let (figures, others, excused) = (of_clause.collect(), others(site, year, section), excused(year, section));
        let counted = counted(year, section);
        ClauseFigures { site, year, section, figures, others, counted, excused, texts }.check(sink, &mut unexplained);
    }
    unexplained
}

/// How many figures of one text are reported; nobody reads more at once.
const MOST: usize = 1000;

/// A clause, the figures the rules take from it, and the figures that each language's text states.
struct ClauseFigures<'a> {
    site: &'a Site,
    year: &'a Year,
    section: &'a PairedSection,
    figures: Vec<&'a Figure>,
    /// Numbers that something else than a rule explains, unless they are amounts of a unit.
    others: Vec<Amount>,
    /// What a rule counts by, as the day of `8 hours a day`: a text may write it as one of it.
    counted: Vec<(Amount, Option<UnitId>)>,
    /// Figures that need no rule, because they are acknowledged or restated.
    excused: Vec<Amount>,
    texts: Vec<Reading<'a>>,
}

/// Each figure once: a text that states one of a unit and a category states it of any, too.
fn distinct<'a>(figures: &[&'a Figure]) -> Vec<&'a Figure> {
    let mut all = figures.to_vec();
    all.sort_by_key(|figure| Reverse(Quantity::of(figure).knowledge()));
    let mut found: Vec<&Figure> = Vec::new();
    for figure in all {
        if !found.iter().any(|known| Quantity::of(figure).is_said_by(Quantity::of(known))) {
            found.push(figure);
        }
    }
    found.sort_by_key(|figure| figure.span);
    found
}

fn one_of(amount: Amount, unit: Option<&UnitId>) -> Quantity<'_> {
    Quantity { amount, unit: unit.map(UnitId::as_str), category: None }
}

/// The languages whose text lacks a figure, each with a number in its place that no rule explains, if there is one.
type Lacking<'a> = Vec<(Lang, Option<Stated<'a>>)>;

impl<'a> ClauseFigures<'a> {
    fn check(&self, sink: &mut Sink, open: &mut Vec<Diagnostic>) {
        let mut unexplained: Vec<_> = self.texts.iter().map(|text| (text.lang, self.unexplained(text))).collect();
        for figure in distinct(&self.figures) {
            let lacking = unexplained
                .iter_mut()
                .filter(|(lang, _)| !self.states(*lang, Quantity::of(figure)))
                .map(|(lang, left)| (*lang, take_nearest(left, Quantity::of(figure))))
                .collect();
            self.report(figure, &lacking, sink);
        }
        // A rule that was not read may explain a figure.
        if self.year.rules.whole {
            self.report_unexplained(unexplained, sink, open);
        }
        dates::check(self, sink, open);
    }

    fn states(&self, lang: Lang, quantity: Quantity<'_>) -> bool {
        self.texts.iter().any(|text| text.lang == lang && text.states(quantity))
    }

    /// Each figure that neither a rule nor anything else explains, once.
    fn unexplained(&self, text: &Reading<'a>) -> Vec<Stated<'a>> {
        let mut seen = Quantities::default();
        let is_left = |stated: &&Stated<'a>| {
            let known = (stated.quantity.unit.is_none() && self.others.contains(&stated.quantity.amount))
                || self.excused.contains(&stated.quantity.amount)
                || self.counted.iter().any(|(amount, unit)| stated.quantity.may_be(one_of(*amount, unit.as_ref())))
                || self.figures.iter().any(|figure| stated.quantity.may_be(Quantity::of(figure)))
                || seen.may_have(stated.quantity);
            if stated.counts && !known {
                seen.add(stated.quantity);
            }
            stated.counts && !known
        };
        text.numbers.iter().filter(is_left).take(MOST).copied().collect()
    }

    /// One diagnostic for a figure, wherever it is lacking: in one language's text, or in the rules.
    fn report(&self, figure: &Figure, lacking: &Lacking<'_>, sink: &mut Sink) {
        let heading = |lang: Lang| *self.section.span.get(lang);
        let everywhere = lacking.len() == self.texts.len();
        match lacking.as_slice() {
            [] => {}
            [(lang, other)] if !everywhere || self.texts.len() == 1 => {
                let span = other.map_or_else(|| heading(*lang), |stated| stated.span);
                let rule = vec![(figure.span, words("the rules ask for it here", "规则中的数字"))];
                sink.push(differs(span.into(), self.lacks(figure, *lang, *other), rule));
            }
            _ => {
                let text = |(lang, other): &(Lang, Option<Stated<'_>>)| match other {
                    Some(stated) => (stated.span, self.says(stated.quantity)),
                    None => (heading(*lang), words("this clause does not state it", "此条款没有这个数字")),
                };
                let (en, zh) = self.shown(Quantity::of(figure));
                let name = &self.section.id;
                let message = words(
                    format!("the rules say {en}, and clause `{name}` does not"),
                    format!("规则中是{zh}，条款“{name}”中没有这个数字"),
                );
                sink.push(differs(figure.span.into(), message, lacking.iter().map(text).collect()));
            }
        }
    }

    fn lacks(&self, figure: &Figure, lang: Lang, other: Option<Stated<'_>>) -> Words {
        let (name, id) = (&self.section.id, &self.site.data.language(lang).id);
        let (en, zh) = self.shown(Quantity::of(figure));
        match other.map(|stated| self.shown(stated.quantity)) {
            Some((stated_en, stated_zh)) => words(
                format!("clause `{name}` states {stated_en} in language `{id}`, where the rules say {en}"),
                format!("条款“{name}”的“{id}”文本写的是{stated_zh}，规则中是{zh}"),
            ),
            None => words(
                format!("clause `{name}` does not state {en} in language `{id}`"),
                format!("条款“{name}”的“{id}”文本中没有{zh}这个数字"),
            ),
        }
    }

    /// What is left over: in every language, a figure that no rule is made of; in one only, a mistake of translation.
    fn report_unexplained(&self, mut left: Vec<(Lang, Vec<Stated<'a>>)>, sink: &mut Sink, open: &mut Vec<Diagnostic>) {
        while let Some((at, stated)) = first(&left) {
            let (mut related, mut only) = (Vec::new(), Vec::new());
            for (place, (lang, others)) in left.iter_mut().enumerate() {
                let same = |other: &Stated<'_>| other.quantity.may_be(stated.quantity);
                match others.iter().position(same) {
                    Some(found) if place == at => drop(others.remove(found)),
                    Some(found) => related.push((others.remove(found).span, self.says(stated.quantity))),
                    None if self.states(*lang, stated.quantity) => {}
                    None => only.push(*lang),
                }
            }
            match only.first() {
                Some(lang) => self.one_language(&stated, *lang, sink),
                None => open.push(self.no_rule(&stated, related)),
            }
        }
    }

    fn one_language(&self, stated: &Stated<'_>, lang: Lang, sink: &mut Sink) {
        let message = one_language(self.site, self.year, stated.quantity, lang);
        let related = vec![(*self.section.span.get(lang), words("the clause in that language", "该语言的同一条款"))];
        sink.push(differs(stated.span.into(), message, related));
    }

    fn no_rule(&self, stated: &Stated<'_>, related: Vec<(Span, Words)>) -> Diagnostic {
        let (en, zh) = self.shown(stated.quantity);
        let message = words(format!("no rule is made of this figure, {en}"), format!("没有规则用到此处的{zh}"));
        unexplained(stated.span, message, related, &acknowledgement(&self.section.id, [stated.quantity.amount]))
    }

    fn says(&self, quantity: Quantity<'_>) -> Words {
        let (en, zh) = self.shown(quantity);
        words(format!("the text says {en}"), format!("文本写的是{zh}"))
    }

    fn shown(&self, quantity: Quantity<'_>) -> (String, String) {
        quantity.shown(self.site, self.year)
    }
}

/// A figure or a date of a clause that nothing explains.
fn unexplained(span: Span, message: Words, related: Vec<(Span, Words)>, written: &str) -> Diagnostic {
    Diagnostic {
        code: Code("figure-unexplained"),
        severity: Severity::Error,
        place: span.into(),
        message,
        related,
        help: words(
            format!("add a rule, or acknowledge it in notice.toml: {written}"),
            format!("请补上规则，或在notice.toml中写明：{written}"),
        ),
    }
}

/// What to write to acknowledge amounts of a clause, but for the reason; one that TOML has no number for, such as 2/3, is a text.
fn acknowledgement(clause: &str, amounts: impl IntoIterator<Item = Amount>) -> String {
    let figure = |amount: Amount| {
        let figure = amount.to_string();
        if figure.contains('/') { format!("\"{figure}\"") } else { figure }
    };
    let figures: Vec<String> = amounts.into_iter().map(figure).collect();
    format!("[[acknowledged]] clause = \"{clause}\" figures = [{}] why = \"TODO\"", figures.join(", "))
}

/// Takes the first of those that are most like a figure.
fn take_nearest<'a>(left: &mut Vec<Stated<'a>>, figure: Quantity<'_>) -> Option<Stated<'a>> {
    let nearest = (0..left.len()).min_by_key(|at| Reverse(left[*at].quantity.likeness(figure)));
    nearest.map(|at| left.remove(at))
}

fn first<'a>(left: &[(Lang, Vec<Stated<'a>>)]) -> Option<(usize, Stated<'a>)> {
    let mut places = left.iter().enumerate();
    places.find_map(|(at, (_, all))| all.first().map(|stated| (at, *stated)))
}

fn one_language(site: &Site, year: &Year, quantity: Quantity<'_>, lacking: Lang) -> Words {
    let (id, (en, zh)) = (&site.data.language(lacking).id, quantity.shown(site, year));
    words(
        format!("this figure, {en}, does not stand in the text of language `{id}`"),
        format!("此处的{zh}在“{id}”文本中没有"),
    )
}

fn differs(place: crate::diag::Place, message: Words, related: Vec<(Span, Words)>) -> Diagnostic {
    Diagnostic {
        code: Code("figure-differs"),
        severity: Severity::Error,
        place,
        message,
        related,
        help: words("correct the text, or the rule after the notice", "请更正文本，或按通知更正规则"),
    }
}
