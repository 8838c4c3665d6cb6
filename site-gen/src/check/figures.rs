//! Every figure of the rules stands in its clause, in every language; and every figure of a clause is one of the rules,
//! or of the notice's other data, or acknowledged.

use checker_rules::Amount;

use crate::content::{Figure, Lang, Number, numbers};
use crate::diag::{Code, Diagnostic, Severity, Sink, Span, Words, words};
use crate::model::{PairedSection, Site, Year};

/// Reports where clauses and rules disagree.
pub(super) fn check(site: &Site, year: &Year, sink: &mut Sink) {
    for clause in &year.clauses.sections {
        Clause::new(site, year, clause).check(sink);
    }
}

/// A clause, the figures the rules take from it, and the figures that each language's text states.
struct Clause<'a> {
    site: &'a Site,
    section: &'a PairedSection,
    figures: Vec<&'a Figure>,
    /// Figures that something else than a rule explains.
    others: Vec<Amount>,
    stated: Vec<(Lang, Vec<(Number, Span)>)>,
    /// Whether every rule was read: otherwise one that was not may explain a figure.
    whole: bool,
}

impl<'a> Clause<'a> {
    fn new(site: &'a Site, year: &'a Year, section: &'a PairedSection) -> Self {
        let mut figures: Vec<&Figure> = Vec::new();
        for figure in year.rules.figures.iter().filter(|figure| figure.clause.as_str() == section.id) {
            if !figures.iter().any(|known| known.amount == figure.amount) {
                figures.push(figure);
            }
        }
        let stated = site.data.langs().map(|lang| (lang, stated(section, lang))).collect();
        Self { site, section, figures, others: others(year, section), stated, whole: year.rules.whole }
    }

    fn check(&self, sink: &mut Sink) {
        let mut unexplained: Vec<(Lang, Vec<(Amount, Span)>)> =
            self.stated.iter().map(|(lang, stated)| (*lang, self.unexplained(stated))).collect();
        for figure in &self.figures {
            let lacking: Vec<(Lang, Option<(Amount, Span)>)> = unexplained
                .iter_mut()
                .filter(|(lang, _)| !self.states(*lang, figure.amount))
                .map(|(lang, left)| (*lang, (!left.is_empty()).then(|| left.remove(0))))
                .collect();
            self.report(figure, &lacking, sink);
        }
        if self.whole {
            self.report_unexplained(unexplained, sink);
        }
    }

    fn states(&self, lang: Lang, amount: Amount) -> bool {
        let of = self.stated.iter().find(|(known, _)| *known == lang);
        of.is_some_and(|(_, stated)| stated.iter().any(|(number, _)| number.amount == amount))
    }

    /// Each figure that neither a rule nor anything else explains, once.
    fn unexplained(&self, stated: &[(Number, Span)]) -> Vec<(Amount, Span)> {
        let mut left: Vec<(Amount, Span)> = Vec::new();
        for (Number { amount, counts, .. }, span) in stated {
            let explained = self.figures.iter().any(|figure| figure.amount == *amount) || self.others.contains(amount);
            if *counts && !explained && !left.iter().any(|(known, _)| known == amount) {
                left.push((*amount, *span));
            }
        }
        left
    }

    /// One diagnostic for a figure, wherever it is lacking: in one language's text, or in the rules.
    fn report(&self, figure: &Figure, lacking: &[(Lang, Option<(Amount, Span)>)], sink: &mut Sink) {
        let heading = |lang: Lang| *self.section.span.get(lang);
        let everywhere = lacking.len() == self.stated.len();
        match lacking {
            [] => {}
            [(lang, other)] if !everywhere || self.stated.len() == 1 => {
                let span = other.map_or_else(|| heading(*lang), |(_, span)| span);
                let rule = vec![(figure.span, words("the rules ask for it here", "规则中的数字"))];
                sink.push(differs(span.into(), self.lacks(figure.amount, *lang, *other), rule));
            }
            _ => {
                let text = |(lang, other): &(Lang, Option<(Amount, Span)>)| match other {
                    Some((amount, span)) => (*span, says(*amount)),
                    None => (heading(*lang), words("this clause does not state it", "此条款没有这个数字")),
                };
                let amount = figure.amount;
                let name = &self.section.id;
                let message = words(
                    format!("the rules say {amount}, and clause `{name}` does not"),
                    format!("规则中是{amount}，条款“{name}”中没有这个数字"),
                );
                sink.push(differs(figure.span.into(), message, lacking.iter().map(text).collect()));
            }
        }
    }

    fn lacks(&self, amount: Amount, lang: Lang, other: Option<(Amount, Span)>) -> Words {
        let (name, id) = (&self.section.id, &self.site.data.language(lang).id);
        match other {
            Some((stated, _)) => words(
                format!("clause `{name}` states {stated} in language `{id}`, where the rules say {amount}"),
                format!("条款“{name}”的“{id}”文本写的是{stated}，规则中是{amount}"),
            ),
            None => words(
                format!("clause `{name}` does not state {amount} in language `{id}`"),
                format!("条款“{name}”的“{id}”文本中没有{amount}这个数字"),
            ),
        }
    }

    /// What is left over: in every language, a figure that no rule is made of; in one only, a mistake of translation.
    fn report_unexplained(&self, mut left: Vec<(Lang, Vec<(Amount, Span)>)>, sink: &mut Sink) {
        while let Some((at, amount, span)) = first(&left) {
            let (mut related, mut only) = (Vec::new(), Vec::new());
            for (place, (lang, figures)) in left.iter_mut().enumerate() {
                match figures.iter().position(|(known, _)| *known == amount) {
                    Some(found) if place == at => drop(figures.remove(found)),
                    Some(found) => related.push((figures.remove(found).1, says(amount))),
                    None if self.states(*lang, amount) => {}
                    None => only.push(*lang),
                }
            }
            match only.first() {
                Some(lang) => self.one_language(amount, span, *lang, sink),
                None => self.no_rule(amount, span, related, sink),
            }
        }
    }

    fn one_language(&self, amount: Amount, span: Span, lang: Lang, sink: &mut Sink) {
        let id = &self.site.data.language(lang).id;
        let message = words(
            format!("this figure, {amount}, does not stand in the text of language `{id}`"),
            format!("此处的{amount}在“{id}”文本中没有"),
        );
        let related = vec![(*self.section.span.get(lang), words("the clause in that language", "该语言的同一条款"))];
        sink.push(differs(span.into(), message, related));
    }

    fn no_rule(&self, amount: Amount, span: Span, related: Vec<(Span, Words)>, sink: &mut Sink) {
        let name = &self.section.id;
        sink.push(Diagnostic {
            code: Code("figure-unexplained"),
            severity: Severity::Warning,
            place: span.into(),
            message: words(format!("no rule is made of this figure, {amount}"), format!("没有规则用到此处的{amount}")),
            related,
            help: words(
                format!("add a rule, or acknowledge it in notice.toml: [[acknowledged]] clause = \"{name}\" figures = [{amount}]"),
                format!("请补上规则，或在notice.toml中写明：[[acknowledged]] clause = \"{name}\" figures = [{amount}]"),
            ),
        });
    }
}

fn first(left: &[(Lang, Vec<(Amount, Span)>)]) -> Option<(usize, Amount, Span)> {
    let mut places = left.iter().enumerate();
    places.find_map(|(at, (_, figures))| figures.first().map(|(amount, span)| (at, *amount, *span)))
}

fn says(amount: Amount) -> Words {
    words(format!("the text says {amount}"), format!("文本写的是{amount}"))
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

/// Every number of a clause in one language, with its place.
fn stated(section: &PairedSection, lang: Lang) -> Vec<(Number, Span)> {
    let of_piece = |piece: &crate::diag::At<String>| {
        let span = piece.span;
        // Where Markdown writes a piece otherwise than it reads, the piece as a whole is the place.
        let exact = span.end - span.start == piece.value.len();
        let place = move |number: &Number| match exact {
            true => Span { start: span.start + number.start, end: span.start + number.end, ..span },
            false => span,
        };
        numbers(&piece.value).into_iter().map(move |number| (number, place(&number))).collect::<Vec<_>>()
    };
    section.pieces.get(lang).iter().flat_map(of_piece).collect()
}

/// Figures of a clause that are no rule's: years of the notice and the course guide, dates and numbers of documents.
fn others(year: &Year, section: &PairedSection) -> Vec<Amount> {
    let whole = |number: u16| Amount::whole(number.into());
    let notice = &year.notice;
    let dates = notice.cites.iter().filter_map(|cited| cited.in_force).chain(notice.made).chain(notice.published);
    let dates = dates.flat_map(|date| [date.year(), date.month().into(), date.day().into()]);
    let numbered = notice.cites.iter().filter_map(|cited| cited.number.as_ref()).chain(&notice.number);
    let of_documents = numbered.flat_map(|number| numbers(number)).map(|number| number.amount);
    let months = year.rules.months.iter().filter(|(clause, _)| clause.as_str() == section.id).map(|(_, month)| *month);
    let acknowledged = notice.acknowledged.iter().filter(|known| known.clause == section.id);
    let acknowledged = acknowledged.flat_map(|known| known.figures.iter().copied());
    let years = year.courses.years.iter().copied().chain([year.year]);
    let topics = u32::try_from(year.courses.topics.len()).unwrap_or_default();
    let topics = (year.courses.clause == section.id).then(|| Amount::whole(topics));
    // The clause may state again what the rules take from an earlier notice's clause of the same name.
    let inherited = year
        .rules
        .figures
        .iter()
        .filter(|figure| figure.clause.as_str().split_once('/').is_some_and(|(_, clause)| clause == section.id));
    let inherited = inherited.map(|figure| figure.amount);
    let all = years.chain(dates).map(whole).chain(of_documents).chain(months).chain(acknowledged);
    all.chain(topics).chain(inherited).collect()
}
