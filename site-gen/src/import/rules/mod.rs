//! What a notice asks, found in its sentences: units, least amounts, make-up windows, terms.
//!
//! Each thing found carries its clause and the phrase it comes from. What looks like a figure of the rules but fits no
//! pattern is handed on as unsure, never guessed.

mod amounts;
mod industries;
mod minimums;
mod ratios;
mod terms;

use checker_rules::{Amount, Date};

use super::outline::{NoticeClause, Outline, SectionKind};
use super::run::Run;

pub use industries::{Industry, KNOWN as KNOWN_INDUSTRIES};

/// A phrase of the notice, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The clause, by its place.
    pub clause: usize,
    /// The phrase.
    pub text: String,
    /// Offset in the source.
    pub start: usize,
}

/// A unit that amounts are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 学时
    Hour,
    /// 天
    Day,
    /// 学分
    Credit,
    /// 分钟
    Minute,
}

/// A kind of subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// 公需科目
    Public,
    /// 专业科目
    Professional,
    /// 选修科目
    Elective,
}

/// So many of a unit are so many class hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// The unit.
    pub unit: Unit,
    /// So many of it.
    pub of: u32,
    /// Are so many class hours.
    pub hours: u32,
    /// Where it is said.
    pub quote: Quote,
}

/// The least of a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Least {
    /// So many.
    Amount(Amount),
    /// Such a part of the total.
    Share(u32, u32),
}

/// What is asked in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Of whom; everybody else where empty.
    pub industries: Vec<Industry>,
    /// What it counts in.
    pub unit: Unit,
    /// Another unit that its total is said in too.
    pub also: Option<Unit>,
    /// The least in all, where it is said.
    pub total: Option<Amount>,
    /// The least of each category.
    pub categories: Vec<(Category, Least)>,
    /// Where it is said.
    pub quotes: Vec<Quote>,
    /// The clause, by its place.
    pub clause: usize,
}

/// Earlier years that may be made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakeUp {
    /// Of which category, where it is of one.
    pub category: Option<Category>,
    /// The earlier years.
    pub years: Vec<u16>,
    /// The last day.
    pub until: Date,
    /// Where it is said.
    pub quote: Quote,
}

/// A number of days before something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeLimit {
    /// How many.
    pub days: u32,
    /// The readers it concerns.
    pub audiences: Vec<&'static str>,
    /// Where it is said.
    pub quote: Quote,
}

/// Everything found.
#[derive(Debug, Default)]
pub struct Rules {
    /// Ratios between units.
    pub ratios: Vec<Ratio>,
    /// Units that amounts of the rules are in.
    pub units: Vec<Unit>,
    /// What is asked.
    pub requirements: Vec<Requirement>,
    /// Windows to make up an earlier year.
    pub make_up: Vec<MakeUp>,
    /// Terms.
    pub terms: Vec<TimeLimit>,
    /// What may be a rule.
    pub unsure: Vec<Quote>,
}

/// A sentence of the notice.
struct Sentence {
    chars: Vec<char>,
    run: Run,
    clause: usize,
    /// Whether it opens a paragraph.
    opens: bool,
}

impl Sentence {
    fn quote(&self, from: usize, to: usize) -> Quote {
        let text: String = self.chars[from..to.min(self.chars.len())].iter().collect();
        let start = self.run.glyphs().get(from).map_or(0, |glyph| glyph.start);
        Quote { clause: self.clause, text: text.trim().to_owned(), start }
    }

    fn whole(&self) -> Quote {
        self.quote(0, self.chars.len())
    }

    fn text(&self) -> String {
        self.chars.iter().collect()
    }
}

/// Finds what the clauses of a notice ask.
pub fn rules(outline: &Outline) -> Rules {
    let mut rules = Rules::default();
    let mut reader = minimums::RequirementReader::default();
    for (at, clause) in outline.clauses.iter().enumerate().filter(|(_, clause)| clause.part != SectionKind::Attachments)
    {
        for sentence in sentences(at, clause) {
            let taken = reader.read(&sentence, &mut rules);
            terms::read(&sentence, &taken, &mut rules);
        }
    }
    minimums::finish(&mut rules);
    rules
}

fn sentences(at: usize, clause: &NoticeClause) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let runs = std::iter::once(&clause.title).chain(clause.blocks.iter().map(|block| &block.text));
    for run in runs {
        let chars = run.chars();
        let mut start = 0;
        for end in 1..=chars.len() {
            if end == chars.len() || matches!(chars[end - 1], '。' | '；' | '！' | ';') {
                let piece = run.slice(start..end);
                sentences.push(Sentence { chars: piece.chars(), run: piece, clause: at, opens: start == 0 });
                start = end;
            }
        }
    }
    sentences
}
