//! notice.toml: the notice as an official document. What is left out is "not stated".

use checker_rules::{Amount, Date};

use super::language::PerLang;
use super::table::{AMOUNTS, Ctx, DATE, TEXT, Table};
use crate::diag::At;

/// The fields readers of official sites expect.
#[derive(Debug, Default)]
pub struct NoticeData {
    /// Its official title.
    pub title: PerLang<String>,
    /// What it says, in a sentence or two.
    pub summary: PerLang<String>,
    /// Index number.
    pub index: Option<String>,
    /// Document number.
    pub number: Option<String>,
    /// Subject category.
    pub category: Option<PerLang<String>>,
    /// Who issued it.
    pub issuer: PerLang<String>,
    /// To whom it is addressed.
    pub addressees: Option<PerLang<String>>,
    /// Day it was made.
    pub made: Option<Date>,
    /// Day it was published.
    pub published: Option<Date>,
    /// The last day it is in force.
    pub expires: Option<At<Date>>,
    /// Whether it is in force.
    pub status: Option<PerLang<String>>,
    /// Documents it cites, in order of appearance.
    pub cites: Vec<Cited>,
    /// Figures of clauses that no rule is made of, as the clerk knows.
    pub acknowledged: Vec<Acknowledged>,
}

/// Figures of a clause that no rule is made of.
#[derive(Debug)]
pub struct Acknowledged {
    /// The clause.
    pub clause: String,
    /// Each figure.
    pub figures: Vec<Amount>,
}

/// Why a document is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The notice implements it.
    Implements,
    /// It rules a sector.
    SectorRule,
    /// It rules funding.
    Funding,
}

/// A document the notice cites.
#[derive(Debug)]
pub struct Cited {
    /// Its name in data.
    pub id: String,
    /// Document number.
    pub number: Option<String>,
    /// Title.
    pub title: PerLang<String>,
    /// Why it is cited.
    pub relation: Relation,
    /// First day in force.
    pub in_force: Option<Date>,
    /// The clause that cites it; none for the preamble.
    pub clause: Option<String>,
}

pub(super) fn parse(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<NoticeData> {
    let title = table.localized("title", ctx);
    let summary = table.localized("summary", ctx);
    let issuer = table.localized("issuer", ctx);
    let notice = NoticeData {
        index: table.value("index", TEXT, ctx).map(|at| at.value),
        number: table.value("number", TEXT, ctx).map(|at| at.value),
        category: table.localized("category", ctx),
        addressees: table.localized("addressees", ctx),
        made: table.value("made", DATE, ctx).map(|at| at.value),
        published: table.value("published", DATE, ctx).map(|at| at.value),
        expires: table.value("expires", DATE, ctx),
        status: table.localized("status", ctx),
        cites: table.each("cites", ctx, cited),
        acknowledged: table.each("acknowledged", ctx, acknowledged),
        title: title?,
        summary: summary?,
        issuer: issuer?,
    };
    Some(notice)
}

fn acknowledged(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Acknowledged> {
    let clause = table.name("clause", ctx);
    let figures = table.value("figures", AMOUNTS, ctx);
    Some(Acknowledged { clause: clause?.value, figures: figures?.value })
}

const RELATIONS: [(&str, Relation); 3] =
    [("implements", Relation::Implements), ("sector-rule", Relation::SectorRule), ("funding", Relation::Funding)];

fn cited(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Cited> {
    let id = table.define("id", ctx);
    let title = table.localized("title", ctx);
    let number = table.value("number", TEXT, ctx).map(|at| at.value);
    let relation = table.choice("relation", &RELATIONS, ctx);
    let in_force = table.value("in_force", DATE, ctx).map(|at| at.value);
    let clause = table.name("clause", ctx).map(|at| at.value);
    Some(Cited { id: id?.value, number, title: title?, relation: relation?.value, in_force, clause })
}
