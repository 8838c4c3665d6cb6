//! Reads notice.toml: what the notice is as an official document. What is left out is shown as "not stated".

use checker_rules::{Amount, Date};

use super::language::PerLang;
use super::table::{AMOUNTS, Ctx, DATE, TEXT, Table, WEB_ADDRESS};
use super::tasks::{self, AudienceTask};
use crate::diag::{At, Code, words};

/// What a notice is as a document: the fields that readers of official sites expect.
#[derive(Debug, Default)]
pub struct NoticeData {
    /// Its official title.
    pub title: PerLang<String>,
    /// What it says, in a sentence or two.
    pub summary: PerLang<String>,
    /// Its index number in the government's catalogue.
    pub index: Option<String>,
    /// Its document number, such as 韶人社函〔2019〕125号.
    pub number: Option<String>,
    /// The subject category under which it is published.
    pub category: Option<PerLang<String>>,
    /// Who issued it.
    pub issuer: PerLang<String>,
    /// To whom it is addressed.
    pub addressees: Option<PerLang<String>>,
    /// The day it was made.
    pub made: Option<Date>,
    /// The day it was published.
    pub published: Option<Date>,
    /// The last day on which it is in force.
    pub expires: Option<At<Date>>,
    /// Whether it is in force, in the words of its publisher.
    pub status: Option<PerLang<String>>,
    /// The documents it cites, in order of appearance.
    pub cites: Vec<Cited>,
    /// Figures that its clauses state and that the clerk knows to be no rule.
    pub acknowledged: Vec<Acknowledged>,
    /// What it asks readers to do, in reading order; empty for an amendment.
    pub tasks: Vec<AudienceTask>,
}

impl NoticeData {
    /// The day it was published, or else made; none where it states neither.
    pub fn day(&self) -> Option<Date> {
        self.published.or(self.made)
    }
}

/// Figures that a clause states and that the clerk knows to be no rule, so that they are not reported.
#[derive(Debug)]
pub struct Acknowledged {
    /// Id of the clause.
    pub clause: String,
    /// The figures, without units.
    pub figures: Vec<Amount>,
}

/// Why the notice cites a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The notice carries it out.
    Implements,
    /// It has rules for one industry.
    SectorRule,
    /// It has rules on funding.
    Funding,
}

/// A document that the notice cites.
#[derive(Debug)]
pub struct Cited {
    /// The id by which clauses of it and industries refer to it.
    pub id: String,
    /// Its document number.
    pub number: Option<String>,
    /// Its title.
    pub title: PerLang<String>,
    /// Why it is cited.
    pub relation: Relation,
    /// Where its text can be read.
    pub url: Option<At<String>>,
    /// The first day on which it is in force.
    pub in_force: Option<Date>,
    /// Id of the clause that cites it; none for the preamble.
    pub clause: Option<String>,
}

/// Reads the notice of a year, which alone has tasks: they are those of the text in force.
pub(super) fn of_year(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<NoticeData> {
    let tasks = table.each("task", ctx, tasks::parse);
    Some(NoticeData { tasks, ..parse(table, ctx)? })
}

pub(super) fn parse(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<NoticeData> {
    let title = table.localized("title", ctx);
    let summary = table.localized("summary", ctx);
    let issuer = table.localized("issuer", ctx);
    let [made, published, expires] = ["made", "published", "expires"].map(|key| table.value(key, DATE, ctx));
    in_order(&[("made", &made), ("published", &published), ("expires", &expires)], ctx);
    let notice = NoticeData {
        index: table.value("index", TEXT, ctx).map(|at| at.value),
        number: table.value("number", TEXT, ctx).map(|at| at.value),
        category: table.localized("category", ctx),
        addressees: table.localized("addressees", ctx),
        made: made.map(|at| at.value),
        published: published.map(|at| at.value),
        expires,
        status: table.localized("status", ctx),
        cites: table.each("cites", ctx, cited),
        acknowledged: table.each("acknowledged", ctx, acknowledged),
        tasks: Vec::new(),
        title: title?,
        summary: summary?,
        issuer: issuer?,
    };
    Some(notice)
}

/// Reports each day of a notice that is before one which comes first.
fn in_order(days: &[(&str, &Option<At<Date>>)], ctx: &mut Ctx<'_>) {
    let stated: Vec<(&str, &At<Date>)> = days.iter().filter_map(|(key, day)| Some((*key, day.as_ref()?))).collect();
    for pair in stated.windows(2).filter(|pair| pair[1].1.value < pair[0].1.value) {
        let [(first, earlier), (second, later)] = [pair[0], pair[1]];
        ctx.sink.error(
            Code("wrong-value"),
            later.span,
            words(
                format!("`{second}`, {}, is before `{first}`, {}", later.value, earlier.value),
                format!("“{second}”（{}）早于“{first}”（{}）", later.value, earlier.value),
            ),
            words("correct the wrong one of them after the notice", "请按通知更正其中写错的日期"),
        );
    }
}

fn acknowledged(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Acknowledged> {
    let clause = table.name("clause", ctx);
    let figures = table.value("figures", AMOUNTS, ctx);
    // For those who read the file.
    let _why = table.value("why", TEXT, ctx);
    Some(Acknowledged { clause: clause?.value, figures: figures?.value })
}

const RELATIONS: [(&str, Relation); 3] =
    [("implements", Relation::Implements), ("sector-rule", Relation::SectorRule), ("funding", Relation::Funding)];

fn cited(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Cited> {
    let id = table.define("id", ctx);
    let title = table.localized("title", ctx);
    let number = table.value("number", TEXT, ctx).map(|at| at.value);
    let url = table.value("url", WEB_ADDRESS, ctx);
    let relation = table.choice("relation", &RELATIONS, ctx);
    let in_force = table.value("in_force", DATE, ctx).map(|at| at.value);
    let clause = table.name("clause", ctx).map(|at| at.value);
    Some(Cited { id: id?.value, number, title: title?, relation: relation?.value, url, in_force, clause })
}
