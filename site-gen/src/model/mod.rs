//! The stage behind `content`: what the files mean together. Translations are paired section by section (`pair`),
//! amendments are put into the text (`amend`), translations older than their source are marked (`translations`), and
//! the pages are planned (`plan`).

mod amend;
mod data_tables;
mod pair;
mod plan;
mod translations;

pub use amend::{Amendment, Amends};
pub use data_tables::{GoneTable, SaidTable, Tables};
pub use pair::{Doc, PairedSection};
pub use plan::{Anchors, MOST_LISTED, Menu, PageId, Plan, PlannedPage, RootPage, anchors, framing_parts, other_parts};
pub use translations::Translated;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use checker_rules::Date;

use crate::content::{
    self, Case, Content, Courses, Kind, LOCK, Language, Lock, Names, NoticeData, PerLang, QuestionData, RulesData,
    SiteData, StaticFiles, Term, YearContent, is_answer,
};
use crate::diag::{At, Digest, FileId, Sink, digest_of, digest_of_all};
use crate::memo::Memo;
use crate::source::Sources;

/// A whole site, in which names are not yet looked up; `check` does that.
#[derive(Debug)]
pub struct Site {
    basis: Arc<Basis>,
    /// The questions, in reading order.
    pub questions: Vec<Question>,
    /// Which pages the site has.
    pub plan: Arc<Plan>,
}

/// Everything of a site but the answers to its questions: these are many, and hang on nothing but this.
#[derive(Debug)]
pub struct Basis {
    /// Names of site and bureau, languages and audiences, of site.toml.
    pub data: SiteData,
    /// The glossary's terms, in reading order.
    pub glossary: Vec<Term>,
    /// The years, oldest first; never empty.
    pub years: Vec<Year>,
    /// The pages of prose, such as `about`, by slug.
    pub pages: Vec<(&'static str, Doc)>,
    /// The files that are published as they are.
    pub files: StaticFiles,
    /// The source text that each translation was made from, of translations.lock.
    pub lock: Lock,
    /// The names that are defined and used outside the folders of years and in no answer.
    pub names: Names,
    /// What questions.toml says of each question, in reading order.
    pub asked: Vec<Arc<QuestionData>>,
    /// The place of each question, by slug.
    slugs: BTreeMap<String, usize>,
    /// The digest of what it was made from, where that is needed.
    pub made_from: Digest,
}

impl Deref for Site {
    type Target = Basis;

    fn deref(&self) -> &Basis {
        &self.basis
    }
}

/// One year: its notice as it is in force, its guide, its rules and examples.
#[derive(Debug)]
pub struct Year {
    /// The calendar year, which is the name of the folder.
    pub year: u16,
    /// What the notice is as a document, of notice.toml.
    pub notice: NoticeData,
    /// The text in force, in all languages: the notice with the clauses of every amendment in it.
    pub clauses: Doc,
    /// The notice as it was issued, of source.txt; none where the folder has none. It is not published.
    pub issued: Option<At<String>>,
    /// The amendments of the notice, in the order in which each came into force.
    pub amendments: Vec<Amendment>,
    /// The course guide; none where the year has none.
    pub guide: Option<Guide>,
    /// The year's rules with their texts and places, of rules.toml.
    pub rules: RulesData,
    /// The worked examples, of cases.toml.
    pub cases: Vec<Case>,
    /// The names that are defined and used in the year's folder.
    pub names: Names,
}

/// The course guide of a year.
#[derive(Debug)]
pub struct Guide {
    /// Its text.
    pub text: Doc,
    /// Its topics, of courses.toml.
    pub courses: Courses,
}

/// A question and its answer.
#[derive(Debug)]
pub struct Question {
    /// Its slug, audiences and clauses, of questions.toml.
    pub data: Arc<QuestionData>,
    /// The document whose title is the question and whose text is the answer.
    pub text: Arc<Doc>,
}

/// Makes the site of what was read. A missing translation is reported, and the source stands in for it.
pub fn resolve(content: Content, sources: &Sources, sink: &mut Sink) -> Site {
    let basis = Arc::new(basis(content, sources, Digest::default(), sink));
    answered(basis, sources, &Memo::default(), sink)
}

/// Makes everything of a site but the answers to its questions; `made_from` is the digest of what was read.
pub(crate) fn basis(content: Content, sources: &Sources, made_from: Digest, sink: &mut Sink) -> Basis {
    let Content { site: data, glossary, years, questions, pages, files, lock, names } = content;
    let mut pairing = pair::Pairing { site: &data, sources, sink };
    let years = years.into_iter().map(|content| year(content, &mut pairing)).collect();
    let pages = pages.into_iter().map(|(slug, documents)| (slug, pairing.pair(documents))).collect();
    let slugs = (0..).zip(&questions).map(|(at, question)| (question.slug.value.clone(), at)).collect();
    let asked = questions.into_iter().map(Arc::new).collect();
    let mut basis = Basis { data, glossary, years, pages, files, lock, names, asked, slugs, made_from };
    basis.mark();
    basis
}

/// Reads the answers to a site's questions, each from its own files.
pub(crate) fn answered(basis: Arc<Basis>, sources: &Sources, memo: &Memo, sink: &mut Sink) -> Site {
    let files: Vec<FileId> = sources.ids().filter(|file| is_answer(sources.path(*file))).collect();
    let checked = memo.each(
        "files of answers",
        Digest::default(),
        &files,
        |file| sources.digest(*file),
        |file| {
            let mut sink = Sink::default();
            content::check_file(sources, *file, &mut sink);
            sink
        },
    );
    checked.iter().for_each(|found| sink.append_copy(found));
    let what_frames = memo.digest(|| {
        let settings = ["site.toml", LOCK].map(|path| sources.find(path).map(|file| sources.digest(file)));
        digest_of(&(settings, sources.digest_beside_texts()))
    });
    let files_of = |question: &Arc<QuestionData>| content::files_of_answer(question, &basis.data.languages, sources);
    let files =
        memo.value("files by question", basis.made_from, || basis.asked.iter().map(files_of).collect::<Vec<_>>());
    let asked: Vec<_> = basis.asked.iter().zip(&*files).collect();
    let made_from = |(_, files): &(&Arc<QuestionData>, &Vec<Option<FileId>>)| {
        let digest = |file: &Option<FileId>| file.map_or_else(Digest::default, |file| sources.digest(file));
        memo.digest(|| digest_of_all(std::iter::once(what_frames).chain(files.iter().map(digest))))
    };
    let texts = memo.each("answers", what_frames, &asked, made_from, |asked @ (question, _)| {
        let mut sink = Sink::default();
        let Basis { data, files, .. } = &*basis;
        let documents = content::answer(&question.slug.value, &data.languages, files, sources, &mut sink);
        let mut doc = pair::Pairing { site: data, sources, sink: &mut sink }.pair(documents);
        translations::mark(&basis, &question.stem(), &mut doc);
        doc.made_from = made_from(asked);
        doc.anchors = memo.digest(|| {
            let ids = doc.ids.0.iter().map(|ids| ids.iter().map(|id| &id.value).collect::<Vec<_>>());
            digest_of(&ids.collect::<Vec<_>>())
        });
        (Arc::new(doc), sink)
    });
    let questions = basis.asked.iter().zip(&texts).map(|(data, answer)| {
        let (text, found) = &**answer;
        sink.append_copy(found);
        Question { data: data.clone(), text: text.clone() }
    });
    let questions = questions.collect();
    let plan = memo.value("plan", basis.made_from, || Arc::new(Plan::new(&basis)));
    Site { questions, plan: (*plan).clone(), basis }
}

fn year(mut content: YearContent, pairing: &mut pair::Pairing<'_>) -> Year {
    let amended = amend::Amended { year: content.year, notice: &mut content.notice, names: &mut content.names };
    let notice = pairing.pair(content.clauses);
    let (clauses, amendments) = amend::apply(notice, content.amendments, amended, pairing);
    Year {
        year: content.year,
        notice: content.notice,
        clauses,
        issued: content.issued,
        amendments,
        guide: content.guide.map(|guide| Guide { text: pairing.pair(guide.text), courses: guide.courses }),
        rules: content.rules,
        cases: content.cases,
        names: content.names,
    }
}

impl Site {
    /// The question of a slug; none where there is no such question.
    pub fn question(&self, slug: &str) -> Option<&Question> {
        self.questions.get(*self.slugs.get(slug)?)
    }

    /// The questions that are marked for an audience, by its id.
    pub fn questions_of(&self, audience: &str) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| question.data.audiences.iter().any(|named| named == audience))
    }

    /// Its documents but for answers.
    pub fn docs_beside_answers(&self) -> impl Iterator<Item = &Doc> {
        self.years.iter().flat_map(Year::docs).chain(self.pages.iter().map(|(_, doc)| doc))
    }
}

impl Basis {
    /// Marks the translations that are older than their source.
    fn mark(&mut self) {
        let (mut years, mut pages) = (std::mem::take(&mut self.years), std::mem::take(&mut self.pages));
        for year in &mut years {
            translations::mark(self, &format!("{}/notice", year.year), &mut year.clauses);
            if let Some(guide) = &mut year.guide {
                translations::mark(self, &format!("{}/guide", year.year), &mut guide.text);
            }
        }
        pages.iter_mut().for_each(|(slug, doc)| translations::mark(self, &format!("pages/{slug}"), doc));
        (self.years, self.pages) = (years, pages);
    }

    /// The newest year.
    pub fn newest(&self) -> &Year {
        &self.years[self.years.len() - 1]
    }

    /// The site's data of a year; none where it has no such year.
    pub fn year(&self, year: u16) -> Option<&Year> {
        self.years.iter().find(|known| known.year == year)
    }

    /// The latest year before a year, of those that the site has.
    pub fn before(&self, year: u16) -> Option<&Year> {
        self.years.iter().rev().find(|known| known.year < year)
    }

    /// The page of prose of a slug; none where there is no such page.
    pub fn prose(&self, slug: &str) -> Option<&Doc> {
        self.pages.iter().find(|(known, _)| *known == slug).map(|(_, doc)| doc)
    }

    /// The full address of a page in a language; `address` is its address below the root of the language.
    pub fn url(&self, language: &Language, address: &str) -> String {
        format!("{}{}/{address}", self.data.base_url, language.id)
    }

    /// Whether a name is defined outside the years, or in the newest year.
    pub fn defines(&self, kind: Kind, name: &str) -> bool {
        self.names.defines(kind, name) || self.newest().names.defines(kind, name)
    }

    /// The word of a glossary term, by its id.
    pub fn term(&self, id: &str) -> Option<&PerLang<String>> {
        self.glossary.iter().find(|term| term.id == id).map(|term| &term.word)
    }
}

impl Year {
    /// The day of its newest notice, amendments included; none where no notice states a day.
    pub fn changed(&self) -> Option<Date> {
        self.amendments.iter().map(|amendment| amendment.data.day()).chain(self.notice.day()).max()
    }

    /// The first day of the year: what stands where a format demands a day and no notice states one.
    pub fn begins(&self) -> Date {
        Date::new(self.year, 1, 1).unwrap_or_default()
    }

    /// The day of its newest notice, or else the first of the year.
    pub fn changed_or_begins(&self) -> Date {
        self.changed().unwrap_or_else(|| self.begins())
    }

    /// Its documents: the text in force, the text before each amendment, the course guide.
    pub fn docs(&self) -> impl Iterator<Item = &Doc> {
        let earlier = self.amendments.iter().map(|amendment| &amendment.before);
        std::iter::once(&self.clauses).chain(earlier).chain(self.guide.as_ref().map(|guide| &guide.text))
    }

    /// The amendment in the folder of this name, with its place among those of the year, from 0.
    pub fn amendment(&self, id: &str) -> Option<(usize, &Amendment)> {
        self.amendments.iter().enumerate().find(|(_, amendment)| amendment.data.id == id)
    }

    /// The clause of this id, with its number, from 1.
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
