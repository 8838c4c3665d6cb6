//! Reads the tasks of a year's notice.toml: what it asks readers to do before, during and after what it is about.

use super::language::PerLang;
use super::table::{Ctx, Table};

/// When a task is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskWhen {
    /// Before the learning, the class or the year begins.
    Before,
    /// While it goes on.
    During,
    /// After it has ended.
    After,
}

/// Something that a clause asks an audience to do.
#[derive(Debug)]
pub struct AudienceTask {
    /// Id of the audience that has to do it.
    pub audience: String,
    /// When it is to be done.
    pub when: TaskWhen,
    /// What is to be done, in a sentence.
    pub text: PerLang<String>,
    /// Id of the clause that asks for it.
    pub clause: String,
}

const WHEN: [(&str, TaskWhen); 3] =
    [("before", TaskWhen::Before), ("during", TaskWhen::During), ("after", TaskWhen::After)];

pub(super) fn parse(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<AudienceTask> {
    let audience = table.name("audience", ctx);
    let when = table.choice("when", &WHEN, ctx);
    let text = table.localized("do", ctx);
    let clause = table.name("clause", ctx);
    Some(AudienceTask { audience: audience?.value, when: when?.value, text: text?, clause: clause?.value })
}
