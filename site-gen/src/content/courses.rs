//! Reads courses.toml: the topics of the course guide.

use super::language::PerLang;
use super::table::{Ctx, Table};
use super::years::years;

/// The topics of the course guide, and the years they are for.
#[derive(Debug, Default)]
pub struct Courses {
    /// Id of the clause that names them.
    pub clause: String,
    /// The years they are for.
    pub years: Vec<u16>,
    /// The topics, in reading order.
    pub topics: Vec<Topic>,
}

/// A topic of the public subjects.
#[derive(Debug)]
pub struct Topic {
    /// Id of the topic.
    pub id: String,
    /// What it is called.
    pub name: PerLang<String>,
}

pub(super) fn parse(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Courses> {
    let clause = table.name("clause", ctx);
    let years = years("years", table, ctx);
    let topics = table.each("topic", ctx, |table, ctx| {
        let id = table.define("id", ctx);
        let name = table.localized("name", ctx);
        Some(Topic { id: id?.value, name: name? })
    });
    Some(Courses { clause: clause?.value, years: years?.value, topics })
}
