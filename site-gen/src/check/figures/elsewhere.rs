//! Amounts and dates that other texts than the clauses give: the notice states each of them, and so does every language.

use std::sync::LazyLock;

use checker_rules::{Amount, Date};

use super::pairs::{Pair, pairs};
use super::quantity::Quantity;
use super::reading::{Reading, Stated, Vocabulary};
use super::{MOST, acknowledgement, dates, differs, one_language};
use crate::check::each::{Inspection, each};
use crate::check::pieces::PlacedText;
use crate::content::{Lang, PERCENT_UNIT, PerLang};
use crate::diag::{At, Code, Diagnostic, Severity, Sink, Span, Words, digest_of, words};
use crate::lexis::WrittenDay;
use crate::model::{Doc, PairedSection, Site, Year};

/// Reports amounts and dates of answers that the newest notice does not state, or that one language does not.
pub(in crate::check) fn of_answers(look: Inspection<'_>, sink: &mut Sink) {
    let (site, year) = (look.site, look.site.newest());
    let notice = LazyLock::new(|| Notice::new(site, year));
    let from = look.from(|| {
        let Year { notice, clauses, amendments, rules, .. } = year;
        let names = (&rules.texts.units, &rules.texts.categories, &site.glossary);
        let figures: Vec<_> = rules.figures.iter().map(|one| (Quantity::of(one), &one.clause)).collect();
        digest_of(&(year.year, notice, clauses, amendments, figures, &rules.rules, dates::known(year), names))
    });
    look.answers("figures of answers", from, sink, |question, sink| {
        of_doc(site, &question.text).iter().for_each(|text| notice.check(text, About::Notice, sink));
    });
}

/// Reports amounts and dates of other texts that the notice of their year does not state, or that one language does not.
pub(in crate::check) fn check(site: &Site, year: &Year, sink: &mut Sink) {
    let notice = Notice::new(site, year);
    let mut texts = vec![opening(site, &year.clauses)];
    texts.extend(year.names.texts.iter().map(|text| of_data(site, text)));
    // What the site says at all times is about the newest notice.
    if year.year == site.newest().year {
        texts.extend(site.names.texts.iter().map(|text| of_data(site, text)));
        let of_pages = site.pages.iter().flat_map(|(_, page)| of_doc(site, page));
        let outside = site.names.outside.iter().map(|text| of_data(site, text));
        let of_site: Vec<Text<'_>> = of_pages.chain(outside).collect();
        each(&of_site, sink, |text, sink| notice.check(text, About::Site, sink));
    }
    each(&texts, sink, |text, sink| notice.check(text, About::Notice, sink));
    let of_courses: Vec<Text<'_>> = year.guide.iter().flat_map(|guide| of_doc(site, &guide.text)).collect();
    each(&of_courses, sink, |text, sink| notice.check(text, About::Courses, sink));
}

/// What a text is about, apart from what the notice says.
#[derive(Clone, Copy, PartialEq)]
enum About {
    Notice,
    /// The site, and what it says from outside the notice, has dates and percentages of its own.
    Site,
    /// A course guide is a document of its own: it has dates, and the hours of a course are not those of a category.
    Courses,
}

/// A text in each language, in their order, with the pieces that it is made of.
type Text<'a> = Vec<PlacedText<'a>>;

fn of_doc<'a>(site: &'a Site, doc: &'a Doc) -> Vec<Text<'a>> {
    let section = |section: &'a PairedSection| {
        site.data.langs().map(|lang| PlacedText::of_pieces(section.in_lang(lang))).collect()
    };
    std::iter::once(opening(site, doc)).chain(doc.sections.iter().map(section)).collect()
}

fn opening<'a>(site: &'a Site, doc: &'a Doc) -> Text<'a> {
    let opening = |lang: Lang| PlacedText::of_pieces(doc.opening_in(lang));
    site.data.langs().map(opening).collect()
}

fn of_data<'a>(site: &'a Site, text: &'a PerLang<At<String>>) -> Text<'a> {
    site.data.langs().map(|lang| PlacedText::whole(text.get(lang))).collect()
}

/// A year's notice, as far as it states amounts and dates.
struct Notice<'a> {
    site: &'a Site,
    year: &'a Year,
    /// The words of each language, and what its text states.
    languages: Vec<(Vocabulary<'a>, Reading<'a>)>,
    /// Figures acknowledged in some clause, by notice.toml.
    acknowledged: Vec<Amount>,
    /// Amounts that follow from its units, or that somebody has worked out from a clause.
    worked_out: Vec<Amount>,
    /// The dates of its rules and of the documents that belong to it.
    dates: Vec<Date>,
}

impl<'a> Notice<'a> {
    fn new(site: &'a Site, year: &'a Year) -> Self {
        let languages = site.data.langs().map(|lang| {
            let words = Vocabulary::new(site, year, lang);
            let read =
                words.read(year.clauses.sections.iter().map(|clause| PlacedText::of_pieces(clause.in_lang(lang))));
            (words, read)
        });
        let acknowledged = year.notice.acknowledged.iter().flat_map(|known| known.figures.iter().copied()).collect();
        let worked_out = ratios(year).chain(beyond_clauses(site, year)).chain([Amount::whole(1)]).collect();
        Self { site, year, languages: languages.collect(), acknowledged, worked_out, dates: dates::known(year) }
    }

    /// Compares a text with the notice, as far as it is about that, and then its languages.
    fn check(&self, text: &Text<'_>, about: About, sink: &mut Sink) {
        let languages = self.languages.iter().zip(text);
        let read: Vec<_> = languages.map(|((words, notice), text)| (notice, words.read([*text]))).collect();
        self.check_amounts(&read, about, sink);
        self.check_dates(&read, about, sink);
    }

    fn check_amounts(&self, read: &[(&Reading<'_>, Reading<'a>)], about: About, sink: &mut Sink) {
        let is_of_notice = |quantity: Quantity<'_>| match about {
            About::Notice => true,
            About::Site => quantity.unit != Some(PERCENT_UNIT),
            About::Courses => quantity.category.is_some(),
        };
        let mut unknown: Vec<Stated<'_>> = Vec::new();
        // What one language calls an example, or works out, is so in the others.
        let excused = read.iter().flat_map(|(_, text)| {
            let excused = text.numbers.iter().filter(|stated| stated.is_example || self.is_worked_out(stated, text));
            excused.map(|stated| stated.quantity.amount)
        });
        let excused: Vec<Amount> = excused.collect();
        for (notice, text) in read {
            let is_asked =
                |stated: &&Stated<'_>| !excused.contains(&stated.quantity.amount) && is_of_notice(stated.quantity);
            let wrong = |stated: &&Stated<'_>| is_asked(stated) && !self.states(notice, stated.quantity);
            unknown.extend(text.numbers.iter().filter(is_amount).filter(wrong).take(MOST));
        }
        if unknown.is_empty() {
            self.compare_languages(read, sink);
        }
        while let Some(first) = unknown.first().copied() {
            let (same, rest) = unknown.into_iter().partition(|other| first.quantity.may_be(other.quantity));
            unknown = rest;
            self.unstated(&same, sink);
        }
    }

    /// Whether a sentence works an amount out, and another number of the text gives it together with one of the text or of
    /// the rules.
    fn is_worked_out(&self, stated: &Stated<'_>, text: &Reading<'_>) -> bool {
        let amount = stated.quantity.amount;
        // One gives nothing that is worked out.
        let is_operand = |one: &Amount| *one != amount && *one != Amount::whole(1);
        let of_text = || text.numbers.iter().take(MOST_WORKED).map(|one| one.quantity.amount).filter(is_operand);
        let of_rules = || self.year.rules.figures.iter().map(|figure| figure.amount).filter(is_operand);
        stated.is_worked_out && of_text().any(|one| of_text().chain(of_rules()).any(|other| gives(amount, one, other)))
    }

    fn compare_languages(&self, read: &[(&Reading<'_>, Reading<'a>)], sink: &mut Sink) {
        let Some(((_, source), translations)) = read.split_first() else { return };
        let only_in = |text: &Reading<'a>, other: &Reading<'_>| -> Vec<Stated<'a>> {
            let amounts = text.numbers.iter().filter(is_amount).filter(|stated| !other.states(stated.quantity));
            amounts.filter(|stated| !self.is_excused(stated.quantity)).copied().collect()
        };
        for (_, translation) in translations {
            let (left_out, mut added) = (only_in(source, translation), only_in(translation, source));
            if added.is_empty() && !left_out.is_empty() {
                // The number in its place may have no unit, as in `18 hours of these and 42 of those`.
                let is_new = |stated: &&Stated<'_>| stated.counts && !source.states(stated.quantity);
                added.extend(translation.numbers.iter().filter(is_new).take(left_out.len()));
            }
            pairs(&left_out, &added).for_each(|pair| self.languages_differ(source.lang, translation.lang, pair, sink));
        }
    }

    fn check_dates(&self, read: &[(&Reading<'_>, Reading<'_>)], about: About, sink: &mut Sink) {
        let before = sink.error_count();
        let mut unknown: Vec<(WrittenDay, Span)> = Vec::new();
        for (notice, text) in read.iter().filter(|_| about == About::Notice) {
            unknown.extend(text.days.iter().filter(|(day, _)| !self.states_day(notice, day)).take(MOST));
        }
        while let Some((first, _)) = unknown.first().copied() {
            let (same, rest): (Vec<_>, Vec<_>) = unknown.into_iter().partition(|(day, _)| day.may_be(&first));
            unknown = rest;
            self.undated(&same, sink);
        }
        if sink.error_count() == before {
            dates::in_every_language(self.site, &read.iter().map(|(_, text)| text).collect::<Vec<_>>(), sink);
        }
    }

    fn states(&self, notice: &Reading<'_>, quantity: Quantity<'_>) -> bool {
        self.is_excused(quantity)
            || notice.states_amount(quantity)
            || self.year.rules.figures.iter().any(|figure| Quantity::of(figure).may_be(quantity))
    }

    fn is_excused(&self, quantity: Quantity<'_>) -> bool {
        self.worked_out.contains(&quantity.amount)
    }

    fn states_day(&self, notice: &Reading<'_>, day: &WrittenDay) -> bool {
        self.dates.iter().any(|date| WrittenDay::from(*date).says(day))
            || notice.days.iter().any(|(known, _)| known.says(day))
            || dates::is_acknowledged(day, &self.acknowledged)
    }

    /// The clause that the first figure of the rules comes from, for an example.
    fn first_clause(&self) -> &str {
        self.year.rules.figures.first().map_or("…", |figure| figure.clause.as_str())
    }

    fn undated(&self, same: &[(WrittenDay, Span)], sink: &mut Sink) {
        let [(day, span), others @ ..] = same else { return };
        let (year, (en, zh)) = (self.year.year, day.shown());
        let message = words(
            format!("the notice of {year} does not state the date {en}"),
            format!("{year}年度的通知中没有{zh}这个日期"),
        );
        let others = others.iter().map(|(_, span)| *span);
        self.report(*span, message, others, &dates::acknowledgement(self.first_clause(), day), sink);
    }

    fn unstated(&self, same: &[Stated<'_>], sink: &mut Sink) {
        let [first, others @ ..] = same else { return };
        let (year, (en, zh)) = (self.year.year, first.quantity.shown(self.site, self.year));
        let message = words(format!("the notice of {year} does not state {en}"), format!("{year}年度的通知中没有{zh}"));
        let acknowledgement = acknowledgement(self.first_clause(), [first.quantity.amount]);
        self.report(first.span, message, others.iter().map(|other| other.span), &acknowledgement, sink);
    }

    fn report(&self, span: Span, message: Words, others: impl Iterator<Item = Span>, written: &str, sink: &mut Sink) {
        sink.push(Diagnostic {
            code: Code("figure-unstated"),
            severity: Severity::Error,
            place: span.into(),
            message,
            related: others.map(|span| (span, words("here, too", "此处也是"))).collect(),
            help: words(
                format!("correct it after the notice; what is worked out from a clause is acknowledged with it in notice.toml: {written}"),
                format!("请按通知更正；由某一条款推算得出的，请在notice.toml中写明：{written}"),
            ),
        });
    }

    fn languages_differ(&self, source: Lang, translation: Lang, pair: Pair<'_, Stated<'_>>, sink: &mut Sink) {
        let lacks = |stated: &Stated<'_>, lang| {
            differs(stated.span.into(), one_language(self.site, self.year, stated.quantity, lang), Vec::new())
        };
        let differs = match pair {
            (Some(own), Some(other)) => {
                let shown = |stated: &Stated<'_>| stated.quantity.shown(self.site, self.year);
                let ((own_en, own_zh), (en, zh)) = (shown(own), shown(other));
                let [source, id] = [source, translation].map(|lang| &self.site.data.language(lang).id);
                let message = words(
                    format!("this figure is {en} in language `{id}`, and {own_en} in language `{source}`"),
                    format!("此数字在“{id}”文本中是{zh}，在“{source}”文本中是{own_zh}"),
                );
                differs(other.span.into(), message, vec![(own.span, words("the other text", "另一语言的文本"))])
            }
            (Some(own), None) => lacks(own, translation),
            (None, Some(other)) => lacks(other, source),
            (None, None) => return,
        };
        let help = words("state the same in every language", "请在每种语言中写明同一数字");
        sink.push(Diagnostic { help, ..differs });
    }
}

/// How many numbers of a text are tried to work one out from.
const MOST_WORKED: usize = 40;

/// Whether two amounts give a third when they are added, taken away, multiplied or divided.
fn gives(amount: Amount, one: Amount, other: Amount) -> bool {
    let is_product = |product: Amount, one: Amount, other: Amount| {
        other.units().is_some_and(|times| one.scaled(times, 1) == product)
    };
    one + other == amount
        || amount + other == one
        || amount + one == other
        || is_product(amount, one, other)
        || is_product(amount, other, one)
        || is_product(one, amount, other)
        || is_product(other, amount, one)
}

/// Whether a number is an amount: it counts something and has a unit.
fn is_amount(stated: &&Stated<'_>) -> bool {
    stated.counts && stated.quantity.unit.is_some()
}

/// Acknowledged figures that do not stand in their clause: somebody has worked them out from it.
fn beyond_clauses<'a>(site: &Site, year: &'a Year) -> impl Iterator<Item = Amount> + use<'a> {
    let lexis = site.data.language(Lang(0)).lexis;
    year.notice.acknowledged.iter().flat_map(move |known| {
        let text = year.clause(&known.clause).map_or("", |(_, clause)| clause.text.get(Lang(0)));
        let stated: Vec<Amount> = lexis.numbers(text).iter().map(|number| number.amount).collect();
        known.figures.iter().copied().filter(move |figure| !stated.contains(figure))
    })
}

/// What one of a unit, and half of one, is in class hours, and the other way round.
fn ratios(year: &Year) -> impl Iterator<Item = Amount> {
    let units = year.rules.rules.units.iter();
    units
        .flat_map(|unit| [(unit.hours, unit.of), (unit.of, unit.hours)])
        .flat_map(|(above, below)| [format!("{above}/{below}"), format!("{above}/{}", u64::from(below) * 2)])
        .filter_map(|ratio| ratio.parse().ok())
}
