//! Structure to meaning: translations are paired, section by section; pages are planned.

mod amend;
mod pair;
mod plan;
mod translations;

pub use amend::{Amendment, Amends};
pub use pair::{Doc, PairedSection};
pub use plan::{Anchors, Menu, PageId, Plan, PlannedPage, RootPage, anchors, framing_parts, other_parts};
pub use translations::Translated;

use std::collections::BTreeMap;

use crate::content::{
    Case, Content, Courses, Kind, Language, Lock, Names, NoticeData, PerLang, QuestionContent, QuestionData, RulesData,
    SiteData, Term, YearContent,
};
use crate::diag::Sink;
use crate::source::Sources;

/// The site as it means, names not yet verified.
#[derive(Debug)]
pub struct Site {
    /// The bureau and its site.
    pub data: SiteData,
    /// Terms in reading order.
    pub glossary: Vec<Term>,
    /// Years, oldest first; never empty.
    pub years: Vec<Year>,
    /// Questions in reading order.
    pub questions: Vec<Question>,
    /// Pages of prose by slug.
    pub pages: Vec<(&'static str, Doc)>,
    /// What translations were made from.
    pub lock: Lock,
    /// Names outside any year.
    pub names: Names,
    /// Its pages.
    pub plan: Plan,
    /// The place of each question in their list, by its slug.
    slugs: BTreeMap<String, usize>,
}

/// A year.
#[derive(Debug)]
pub struct Year {
    /// The year.
    pub year: u16,
    /// The notice as a document.
    pub notice: NoticeData,
    /// The text in force, clause by clause.
    pub clauses: Doc,
    /// What amended it, in the order in which each came into force.
    pub amendments: Vec<Amendment>,
    /// The course guide.
    pub guide: Doc,
    /// Its topics.
    pub courses: Courses,
    /// What is asked, as data.
    pub rules: RulesData,
    /// Worked examples.
    pub cases: Vec<Case>,
    /// Names of this year.
    pub names: Names,
}

/// A question and its answer.
#[derive(Debug)]
pub struct Question {
    /// What the list says of it.
    pub data: QuestionData,
    /// Question and answer.
    pub text: Doc,
}

/// Pairs translations. Where one is missing, which is reported, the source stands in for it.
pub fn resolve(content: Content, sources: &Sources, sink: &mut Sink) -> Site {
    let Content { site, glossary, years, questions, pages, lock, names } = content;
    let mut pairing = pair::Pairing { site: &site, sources, sink };
    let years = years.into_iter().map(|content| year(content, &mut pairing)).collect();
    let question = |content: QuestionContent| Question { data: content.data, text: pairing.pair(content.text) };
    let questions: Vec<Question> = questions.into_iter().map(question).collect();
    let slugs = (0..).zip(&questions).map(|(at, question)| (question.data.slug.value.clone(), at)).collect();
    let pages = pages.into_iter().map(|(slug, documents)| (slug, pairing.pair(documents))).collect();
    let plan = Plan::default();
    let mut site = Site { years, questions, pages, data: site, glossary, lock, names, plan, slugs };
    translations::mark(&mut site, sink);
    site.plan = Plan::new(&site);
    site
}

fn year(mut content: YearContent, pairing: &mut pair::Pairing<'_>) -> Year {
    let amended = amend::Amended { year: content.year, notice: &mut content.notice, names: &mut content.names };
    let notice = pairing.pair(content.clauses);
    let (clauses, amendments) = amend::apply(notice, content.amendments, amended, pairing);
    Year {
        year: content.year,
        notice: content.notice,
        clauses,
        amendments,
        guide: pairing.pair(content.guide),
        courses: content.courses,
        rules: content.rules,
        cases: content.cases,
        names: content.names,
    }
}

impl Site {
    /// The newest year.
    pub fn newest(&self) -> &Year {
        &self.years[self.years.len() - 1]
    }

    /// A year.
    pub fn year(&self, year: u16) -> Option<&Year> {
        self.years.iter().find(|known| known.year == year)
    }

    /// The year before a year, of those that the site has.
    pub fn before(&self, year: u16) -> Option<&Year> {
        self.years.iter().rev().find(|known| known.year < year)
    }

    /// A question by its slug.
    pub fn question(&self, slug: &str) -> Option<&Question> {
        self.questions.get(*self.slugs.get(slug)?)
    }

    /// The questions that an audience asks.
    pub fn questions_of(&self, audience: &str) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| question.data.audiences.iter().any(|named| named == audience))
    }

    /// A page of prose by its slug.
    pub fn prose(&self, slug: &str) -> Option<&Doc> {
        self.pages.iter().find(|(known, _)| *known == slug).map(|(_, doc)| doc)
    }

    /// The full address of a page in a language, by its address below that.
    pub fn url(&self, language: &Language, address: &str) -> String {
        format!("{}{}/{address}", self.data.base_url, language.id)
    }

    /// Whether a name outside any year, or in the newest, is defined.
    pub fn defines(&self, kind: Kind, name: &str) -> bool {
        self.names.defines(kind, name) || self.newest().names.defines(kind, name)
    }

    /// A glossary term's word.
    pub fn term(&self, id: &str) -> Option<&PerLang<String>> {
        self.glossary.iter().find(|term| term.id == id).map(|term| &term.word)
    }
}

impl Year {
    /// Its documents: the text in force, what stood before each amendment, the course guide.
    pub fn docs(&self) -> impl Iterator<Item = &Doc> {
        let earlier = self.amendments.iter().map(|amendment| &amendment.before);
        std::iter::once(&self.clauses).chain(earlier).chain([&self.guide])
    }

    /// An amendment by the name of its folder, and its place among those of the year, from 0.
    pub fn amendment(&self, id: &str) -> Option<(usize, &Amendment)> {
        self.amendments.iter().enumerate().find(|(_, amendment)| amendment.data.id == id)
    }

    /// The number of a clause, from 1, and the clause.
    pub fn clause(&self, id: &str) -> Option<(usize, &PairedSection)> {
        let at = self.clauses.sections.iter().position(|clause| clause.id == id)?;
        Some((at + 1, &self.clauses.sections[at]))
    }

    /// The clauses that concern an audience, with their numbers.
    pub fn clauses_for<'a>(&'a self, audience: &'a str) -> impl Iterator<Item = (usize, &'a PairedSection)> {
        let numbered = self.clauses.sections.iter().enumerate().map(|(at, clause)| (at + 1, clause));
        numbered.filter(move |(_, clause)| clause.concerns(audience))
    }
}
