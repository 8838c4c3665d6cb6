//! Names: what is defined in one place of the content and used in another. They are noted as they occur and looked up
//! by `check` once everything is read.

use std::collections::BTreeMap;
use std::ops::Range;

use super::language::PerLang;
use super::{Document, Documents};
use crate::diag::{At, Span};

/// What a name is a name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An audience in site.toml.
    Audience,
    /// A contact in site.toml.
    Contact,
    /// A system in site.toml.
    System,
    /// A question, by its slug.
    Question,
    /// A glossary term.
    Term,
    /// A clause of the year's notice.
    Clause,
    /// A document that the notice cites.
    Cited,
    /// A topic of the course guide.
    Topic,
    /// A unit of rules.toml.
    Unit,
    /// A category of rules.toml.
    Category,
    /// An industry of rules.toml.
    Industry,
    /// A trait, such as `level`, or one of its values, as `level.senior`.
    Trait,
    /// A requirement, by the industry it is written for.
    Requirement,
    /// A rule on who declares and recognises hours.
    Recognition,
    /// A window for making up an earlier year.
    MakeUp,
    /// A step to take after a verdict.
    Step,
    /// A deadline of the notice.
    Deadline,
    /// A note beside the verdict.
    Note,
    /// A way of learning.
    Mode,
    /// An activity that is converted into hours.
    Activity,
    /// A limit on what counts.
    Limit,
    /// A rule that carries surplus over.
    CarryOver,
    /// A window for reporting an earlier year late.
    LateRegistration,
    /// A waiver that may be granted.
    Waiver,
    /// A purpose that the hours may be for.
    Purpose,
}

impl Kind {
    /// What clerks call this kind in messages, in English and Chinese.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Audience => ("audience", "读者类别"),
            Self::Contact => ("contact", "联系方式"),
            Self::System => ("system", "系统"),
            Self::Question => ("question", "问题"),
            Self::Term => ("glossary term", "术语"),
            Self::Clause => ("clause", "条款"),
            Self::Cited => ("cited document", "引用文件"),
            Self::Topic => ("topic", "专题"),
            Self::Unit => ("unit", "单位"),
            Self::Category => ("category", "科目类别"),
            Self::Industry => ("industry", "行业"),
            Self::Trait => ("trait", "人员属性"),
            Self::Requirement => ("requirement", "学时要求"),
            Self::Recognition => ("recognition rule", "认定规则"),
            Self::MakeUp => ("make-up window", "补学规定"),
            Self::Step => ("step", "步骤"),
            Self::Deadline => ("deadline", "期限"),
            Self::Note => ("note", "说明"),
            Self::Mode => ("way of learning", "学习方式"),
            Self::Activity => ("activity", "折算项目"),
            Self::Limit => ("limit", "计算上限"),
            Self::CarryOver => ("carry-over rule", "结转规定"),
            Self::LateRegistration => ("late registration window", "补报规定"),
            Self::Waiver => ("waiver", "减免规定"),
            Self::Purpose => ("purpose", "用途"),
        }
    }
}

/// A text of a TOML file in every language.
#[derive(Clone, Debug)]
pub struct DataText {
    /// Where it stands: the file without its ending, the table, what that is named by, and the key, as in
    /// `2019/rules#step.review.text`.
    pub address: String,
    /// The text, and its place, in each language.
    pub texts: PerLang<At<String>>,
    /// The clause that its table names, and where; none where it names none of the year's own notice.
    pub clause: Option<At<String>>,
}

/// A table of a TOML file that cites clauses, by what it holds beside its texts.
#[derive(Clone, Debug)]
pub struct DataTable {
    /// Where it stands, as in `2019/rules#step.review`.
    pub address: String,
    /// A line for each key, as in `recognises = employer`.
    pub data: String,
    /// Its own texts, by their places in [`Names::pairs`].
    pub texts: Range<usize>,
    /// Its place.
    pub span: Span,
}

/// The names that files define and use, in order of reading, and what else has to be known to check them.
#[derive(Debug, Default)]
pub struct Names {
    /// Each definition: its kind, the name, and where it stands.
    pub defined: Vec<(Kind, At<String>)>,
    /// Each use: its kind, the name, and where it stands.
    pub used: Vec<(Kind, At<String>)>,
    /// Whether a file is missing or broken, so that a name that seems undefined may be defined in it.
    pub incomplete: bool,
    /// Every text of a TOML file in each language, apart from names, for checking its figures and dates.
    pub texts: Vec<PerLang<At<String>>>,
    /// The same of what is known from outside the notice, which has dates of its own.
    pub outside: Vec<PerLang<At<String>>>,
    /// Every text of a TOML file in each language, for comparing these.
    pub pairs: Vec<DataText>,
    /// Every table of a TOML file that cites a clause.
    pub tables: Vec<DataTable>,
    /// How often each address of a text has been given.
    pub addresses: BTreeMap<String, usize>,
    /// How many values are still to be written (`TODO`). Each has been reported, and what follows from it is not.
    pub unwritten: usize,
}

impl Names {
    /// Notes the sections of the notice, in the source language, as the year's clauses.
    pub(super) fn define_clauses(&mut self, clauses: &Documents) {
        let sections =
            |document: &Document| document.sections.iter().filter_map(|section| section.id.clone()).collect();
        let source: Vec<At<String>> = clauses.source().as_ref().map(sections).unwrap_or_default();
        self.incomplete |= clauses.source().is_none();
        self.defined.extend(source.into_iter().map(|id| (Kind::Clause, id)));
        self.use_audiences(clauses, &[super::EVERYONE]);
    }

    /// Notes the classes of all headings as uses of audiences, except for classes that have a meaning of their own.
    pub(super) fn use_audiences(&mut self, clauses: &Documents, except: &[&str]) {
        let sections = clauses.0.iter().flatten().flat_map(|document| &document.sections);
        let named = sections.flat_map(|section| &section.audiences);
        let named = named.filter(|audience| !except.contains(&audience.value.as_str()));
        self.used.extend(named.map(|audience| (Kind::Audience, audience.clone())));
    }

    /// An address of a text; with a number where it has been given before.
    pub(super) fn numbered(&mut self, address: String) -> String {
        let times = self.addresses.entry(address.clone()).or_default();
        *times += 1;
        super::lock::numbered(&address, *times)
    }

    /// Notes a use of a name; one that is still to be written is only counted.
    pub(super) fn uses(&mut self, kind: Kind, name: At<String>) {
        if name.value == super::todo::TODO {
            self.unwritten += 1;
        } else {
            self.used.push((kind, name));
        }
    }

    /// Whether a name of this kind is defined here.
    pub fn defines(&self, kind: Kind, name: &str) -> bool {
        self.defined.iter().any(|(known, at)| *known == kind && at.value == name)
    }
}
