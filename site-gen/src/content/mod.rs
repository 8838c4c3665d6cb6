//! The stage behind `source`: TOML and Markdown become structures, in which each value knows where it stands.
//!
//! [`parse`] reads every file, reports every mistake and goes on with what it understood. Names are not yet looked up:
//! each is noted in [`Names`] as defined or used. A file of this folder reads the content's file of its name; `keys`
//! describes what can be written in TOML, `table` reads that, and `document` reads Markdown.

mod amendment;
mod base_url;
mod cases;
mod cells;
mod colour;
mod contact;
mod courses;
mod document;
mod documents;
mod elements;
mod glossary;
pub(crate) mod host;
pub mod keys;
mod language;
mod lock;
mod markdown;
mod marked;
mod names;
mod notice;
mod prose;
mod questions;
mod reach;
mod rules;
mod signs;
mod site;
mod static_files;
mod svg;
mod table;
mod tasks;
mod todo;
mod years;

pub use amendment::{AmendmentContent, AmendmentData, NEW, REPEALED};
pub use base_url::base_url_fault;
pub use cases::{Case, Expectation, TOTAL};
pub use colour::Colour;
pub use contact::Contact;
pub use courses::{Courses, Topic};
pub use document::{Document, LinkUse, PlacedRun, Section, Title};
pub use glossary::Term;
pub use language::{Lang, Language, PerLang};
pub use lock::{Accepted, DATA, Kept, LOCK, Lock, LockKey};
pub use marked::{escape, marked};
pub use names::{DataTable, DataText, Kind, Names};
pub use notice::{Acknowledged, Cited, NoticeData, Relation};
pub use prose::Prose;
pub use questions::{Answer, QuestionData};
pub use rules::{Called, CalledBy, Figure, IndustryText, PERCENT_UNIT, RuleDate, RuleTexts, RulesData, UnitNames};
pub use site::{Audience, SiteData};
pub use static_files::{STATIC, StaticFiles};
pub use tasks::{AudienceTask, TaskWhen};
pub(crate) use todo::{TODO, is_open};

use std::collections::BTreeSet;

use crate::diag::{At, Code, FileId, Place, Sink, Span, words};

use crate::source::Sources;
use document::EVERYONE;
use documents::DocumentsByFile;
use elements::ProseContext;
use table::{Ctx, Table};

/// Everything that the content folder says. Names in it are not yet looked up.
#[derive(Debug)]
pub struct Content {
    /// Names of site and bureau, languages and audiences, of site.toml.
    pub site: SiteData,
    /// The glossary's terms, in reading order.
    pub glossary: Vec<Term>,
    /// The folders of years, oldest first; never empty.
    pub years: Vec<YearContent>,
    /// The questions, in reading order; their answers are read by [`answer`].
    pub questions: Vec<QuestionData>,
    /// The pages of prose, by slug: about, privacy, accessibility.
    pub pages: Vec<(&'static str, Documents)>,
    /// The files that are published as they are.
    pub files: StaticFiles,
    /// The source text that each translation was made from, of translations.lock.
    pub lock: Lock,
    /// The names that are defined and used outside the folders of years.
    pub names: Names,
}

/// A document in each language; none where its file is missing or is no document.
pub type Documents = PerLang<Option<Document>>;

/// What one year's folder says.
#[derive(Debug)]
pub struct YearContent {
    /// The calendar year, which is the name of the folder.
    pub year: u16,
    /// What the notice is as a document, of notice.toml.
    pub notice: NoticeData,
    /// The text of the notice, each clause a section.
    pub clauses: Documents,
    /// The notice as it was issued, of source.txt; none where the folder has none.
    pub issued: Option<At<String>>,
    /// Later notices that change clauses of it, in order of the names of their folders.
    pub amendments: Vec<AmendmentContent>,
    /// The course guide; none where the year has none.
    pub guide: Option<GuideContent>,
    /// The rules with their texts and places, of rules.toml.
    pub rules: RulesData,
    /// The worked examples, of cases.toml.
    pub cases: Vec<Case>,
    /// The names that are defined and used in the year's folder.
    pub names: Names,
}

/// The course guide of a year.
#[derive(Debug)]
pub struct GuideContent {
    /// Its text.
    pub text: Documents,
    /// Its topics, of courses.toml.
    pub courses: Courses,
}

/// The slugs of the pages of prose, which every site has.
pub const PAGES: [&str; 3] = ["about", "privacy", "accessibility"];

/// Whether a file may be the answer to a question in some language: the only files that [`parse`] does not read.
pub fn is_answer(path: &str) -> bool {
    path.strip_prefix("help/").is_some_and(|name| name.ends_with(".md") && !name.contains('/'))
}

/// Reports what no file may hold, whatever it is: what is still to be written, and signs that nobody sees. The lock holds
/// texts that were looked at when they were accepted.
pub fn check_file(sources: &Sources, file: FileId, sink: &mut Sink) {
    if sources.path(file) != LOCK {
        todo::report(sources, file, sink);
        signs::report(sources, file, sink);
    }
}

/// The file of the answer to a question in each language; none where it is missing.
pub fn files_of_answer(question: &QuestionData, languages: &[Language], sources: &Sources) -> Vec<Option<FileId>> {
    let stem = question.stem();
    languages.iter().map(|language| sources.find(&documents::path(&stem, language))).collect()
}

/// Reads the answer to a question in each language, as far as there is one; that one is missing is reported by [`parse`].
pub fn answer(
    slug: &str,
    languages: &[Language],
    files: &StaticFiles,
    sources: &Sources,
    sink: &mut Sink,
) -> Documents {
    let stem = stem_of_answer(slug);
    let read = |language: &Language| {
        let file = sources.find(&documents::path(&stem, language))?;
        documents::document(sources, (file, &stem), language, files, sink)
    };
    PerLang(languages.iter().map(read).collect())
}

/// The path of an answer without language and ending.
pub fn stem_of_answer(slug: &str) -> String {
    format!("help/{slug}")
}

/// Reads the content folder but for the answers to questions, as far as it can be understood; none without languages or
/// without a year.
pub fn parse(sources: &Sources, sink: &mut Sink) -> Option<Content> {
    for file in sources.ids().filter(|file| !is_answer(sources.path(*file))) {
        check_file(sources, file, sink);
    }
    let mut names = Names::default();
    let files = StaticFiles::read(sources, sink);
    let mut reader = Reader::new(sources, sink);
    let site = reader.toml(&keys::SITE, "site.toml", &[], &mut names, site::parse)?;
    let languages = site.languages.clone();
    reader.texts = documents::read(sources, &languages, &files);
    let glossary =
        reader.toml(&keys::GLOSSARY, "glossary.toml", &languages, &mut names, glossary::parse).unwrap_or_default();
    let list =
        reader.toml(&keys::QUESTIONS, "questions.toml", &languages, &mut names, questions::parse).unwrap_or_default();
    for question in &list {
        reader.paths(&stem_of_answer(&question.slug.value), &languages);
    }
    let pages = PAGES.map(|slug| (slug, reader.documents(&format!("pages/{slug}"), &languages)));
    pages.iter().for_each(|(_, text)| names.use_audiences(text, &[]));
    let years: Vec<_> = sources.years().into_iter().map(|year| reader.year(year, &languages)).collect();
    let lock = reader.open(LOCK).map(|file| Lock::parse(sources.text(file), file, reader.sink)).unwrap_or_default();
    reader.report_unused();
    if years.is_empty() {
        no_year(sources, sink);
        return None;
    }
    Some(Content { site, glossary, years, questions: list, pages: pages.into(), files, lock, names })
}

/// Reads a folder that holds rules and examples alone, without any language: texts may be left out.
pub fn parse_rules(year: u16, sources: &Sources, sink: &mut Sink) -> Option<(RulesData, Vec<Case>)> {
    let names = &mut Names::default();
    let mut reader = Reader::new(sources, sink);
    let rules = reader.toml(&keys::RULES, "rules.toml", &[], names, |table, ctx| rules::parse(year, table, ctx));
    let cases = reader.toml(&keys::CASES, "cases.toml", &[], names, |table, ctx| cases::parse(year, table, ctx));
    Some((rules?, cases?))
}

/// Reads a single document; none without a title.
pub fn document(text: &str, language: &Language, sink: &mut Sink) -> Option<Document> {
    document::parse(text, (FileId::default(), ""), &ProseContext::new(language, &StaticFiles::default()), sink)
}

/// Reads a document of this program itself, such as a reference; none without a title.
pub fn own_document(text: &str, language: &Language) -> Option<Document> {
    document(text, language, &mut Sink::default())
}

/// The most items that a list in this file may have: rules and examples are tried against each other, others are not.
fn most_items(path: &str) -> usize {
    match path.rsplit('/').next() {
        Some("rules.toml") => 200,
        Some("cases.toml") => 2000,
        _ => usize::MAX,
    }
}

fn no_year(sources: &Sources, sink: &mut Sink) {
    sink.error(
        Code("missing-file"),
        Place::File(sources.shown("")),
        words("there is no year: no folder such as `2019` with a notice", "没有任何年度：缺少“2019”这样的年度文件夹"),
        words(
            "add a folder named by the year, with notice.toml and rules.toml",
            "请建立以年度命名的文件夹，放入notice.toml和rules.toml",
        ),
    );
}

/// Opens files of the content by path and keeps which ones were asked for, so that the others can be reported.
struct Reader<'a> {
    sources: &'a Sources,
    sink: &'a mut Sink,
    /// Every document, until it is asked for.
    texts: DocumentsByFile,
    used: BTreeSet<FileId>,
}

impl<'a> Reader<'a> {
    fn new(sources: &'a Sources, sink: &'a mut Sink) -> Self {
        Self { sources, sink, texts: DocumentsByFile::default(), used: BTreeSet::new() }
    }

    /// The file at this path, which counts as used; none where there is none.
    fn open(&mut self, path: &str) -> Option<FileId> {
        let id = self.sources.find(path);
        self.used.extend(id);
        id
    }

    /// Reads a TOML file by the keys of its kind; none where it is missing or cannot be read, which is reported.
    fn toml<T>(
        &mut self,
        kind: &keys::File,
        path: &str,
        languages: &[Language],
        names: &mut Names,
        parse: impl FnOnce(&mut Table<'_>, &mut Ctx<'_>) -> Option<T>,
    ) -> Option<T> {
        let Some(file) = self.open(path) else {
            names.incomplete = true;
            self.missing(path);
            return None;
        };
        let sources = self.with_bases(path, file);
        let ctx = &mut Ctx::new(path, languages, self.sink, names, most_items(path));
        table::parse(&sources, kind.keys, ctx, parse)
    }

    /// A file, and the files of the same name that it starts from, the nearest first, each in a folder of its own.
    fn with_bases(&mut self, path: &str, file: FileId) -> Vec<table::Source<'a>> {
        let sources = self.sources;
        let name = path.rsplit('/').next().unwrap_or(path);
        let mut chain = vec![table::Source { file, document: "", text: sources.text(file) }];
        let mut next = table::starts_from(file, sources.text(file));
        while let Some(from) = next.take() {
            let base = self.open(&format!("{}/{name}", from.value));
            match base.filter(|base| chain.iter().all(|source| source.file != *base)) {
                Some(base) => {
                    next = table::starts_from(base, sources.text(base));
                    chain.push(table::Source { file: base, document: sources.folder(base), text: sources.text(base) });
                }
                None => self.no_base(&from, name),
            }
        }
        chain
    }

    fn no_base(&mut self, from: &At<String>, name: &str) {
        self.sink.error(
            Code("missing-file"),
            from.span,
            words(
                format!("there is no {}/{name} to start from, or it starts from this file", from.value),
                format!("没有可供沿用的{}/{name}，或者它又沿用了本文件", from.value),
            ),
            words("name a folder of the content that has such a file", "请写内容文件夹中有此文件的文件夹名称"),
        );
    }

    /// The document at this path in each language, as in `2019/notice` for `2019/notice.zh.md`.
    fn documents(&mut self, stem: &str, languages: &[Language]) -> Documents {
        let files = self.paths(stem, languages);
        PerLang(files.into_iter().map(|file| self.texts.take(file?, self.sink)).collect())
    }

    /// The file of a document in each language; that one is missing is reported.
    fn paths(&mut self, stem: &str, languages: &[Language]) -> Vec<Option<FileId>> {
        let paths = languages.iter().map(|language| documents::path(stem, language));
        let opened = paths.map(|path| {
            let file = self.open(&path);
            if file.is_none() {
                self.missing_translation(&path);
            }
            file
        });
        opened.collect()
    }

    fn year(&mut self, year: u16, languages: &[Language]) -> YearContent {
        let names = &mut Names::default();
        let notice = self.toml(&keys::NOTICE, &format!("{year}/notice.toml"), languages, names, notice::of_year);
        let clauses = self.documents(&format!("{year}/notice"), languages);
        let issued = self.open(&format!("{year}/source.txt")).map(|file| {
            let text = self.sources.text(file);
            At { value: text.to_owned(), span: Span::new(file, 0..text.len()) }
        });
        let guide = self.guide(year, languages, names);
        let parse_rules = |table: &mut Table<'_>, ctx: &mut Ctx<'_>| rules::parse(year, table, ctx);
        let rules = self.toml(&keys::RULES, &format!("{year}/rules.toml"), languages, names, parse_rules);
        let parse_cases = |table: &mut Table<'_>, ctx: &mut Ctx<'_>| cases::parse(year, table, ctx);
        let cases = self.toml(&keys::CASES, &format!("{year}/cases.toml"), languages, names, parse_cases);
        names.define_clauses(&clauses);
        let amendments = self.amendments(year, languages, names);
        YearContent {
            year,
            notice: notice.unwrap_or_default(),
            clauses,
            issued,
            amendments,
            guide,
            rules: rules.unwrap_or_default(),
            cases: cases.unwrap_or_default(),
            names: std::mem::take(names),
        }
    }

    /// The course guide of a year, if it has any file of one: then it needs all of them.
    fn guide(&mut self, year: u16, languages: &[Language], names: &mut Names) -> Option<GuideContent> {
        let (stem, topics) = (format!("{year}/guide"), format!("{year}/courses.toml"));
        let mut files = languages.iter().map(|language| documents::path(&stem, language)).chain([topics.clone()]);
        files.find(|path| self.sources.find(path).is_some() || self.sources.is_unreadable(path))?;
        let text = self.documents(&stem, languages);
        let courses = self.toml(&keys::COURSES, &topics, languages, names, courses::parse).unwrap_or_default();
        names.use_audiences(&text, &[]);
        Some(GuideContent { text, courses })
    }

    fn missing(&mut self, path: &str) {
        if self.sources.is_unreadable(path) {
            return;
        }
        self.sink.error(
            Code("missing-file"),
            Place::File(self.sources.shown(path)),
            words("this file is missing", "缺少此文件"),
            words("write it, or copy it from an earlier year and change it", "请新建，或从往年复制后修改"),
        );
    }

    fn missing_translation(&mut self, path: &str) {
        if self.sources.is_unreadable(path) {
            return;
        }
        self.sink.error(
            Code("missing-translation"),
            Place::File(self.sources.shown(path)),
            words("this document is missing in one language", "此文档缺少一种语言的版本"),
            words("write it under this name", "请按此文件名写出该语言的版本"),
        );
    }

    /// Reports files that nothing asked for: they have a wrong name or are in a wrong place.
    fn report_unused(&mut self) {
        for id in self.sources.ids().filter(|id| !self.used.contains(id)) {
            self.sink.warning(
                Code("unused-file"),
                Place::File(self.sources.shown_path(id)),
                words("nothing uses this file", "没有任何地方用到此文件"),
                words("check its name and folder, or remove it", "请核对文件名和所在文件夹，或删除它"),
            );
        }
    }
}
