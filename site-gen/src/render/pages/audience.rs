//! The page of an audience: what to do, then the dates, questions and clauses of a year that concern it.

use serde::Serialize;

use crate::content::TaskWhen;
use crate::model::{PageId, Year};
use crate::render::Page;
use crate::render::questions::question_link;
use crate::render::tables::insert_dates;
use crate::render::voice::{Cite, Voice};

/// The tasks of one time, each with its clause.
#[derive(Serialize)]
struct TaskGroup {
    name: String,
    tasks: Vec<(String, Cite)>,
}

/// How many questions of an audience are listed at most; behind them stands the way to all.
const MOST_ASKED: usize = 50;

/// None for an audience that the site does not have.
pub(super) fn page(voice: &Voice<'_>, year: &Year, id: &str, path: &str) -> Option<Page> {
    let site = voice.site;
    let audience = site.data.audiences.iter().find(|audience| audience.id == id)?;
    let clauses = year.clauses_for(id).map(|clause| voice.clause(year, clause, path));
    // An answer rests on the newest notice.
    let mut asked = site.questions_of(id).filter(|_| year.year == site.newest().year);
    let questions: Vec<_> = asked.by_ref().take(MOST_ASKED).map(|one| question_link(voice, one)).collect();
    let mut page = Page::new(voice, voice.text(&audience.lead));
    page.values.insert("tasks", &tasks(voice, year, id));
    page.values.insert("clauses", &clauses.collect::<Vec<_>>());
    page.values.insert("questions", &questions);
    page.values.insert("all_questions", &asked.next().map(|_| PageId::Questions.address()));
    insert_dates(voice, year, Some(id), &mut page);
    Some(page)
}

/// An audience's tasks by their time; a time without a task is left out.
fn tasks(voice: &Voice<'_>, year: &Year, audience: &str) -> Vec<TaskGroup> {
    let times = [(TaskWhen::Before, "task_before"), (TaskWhen::During, "task_during"), (TaskWhen::After, "task_after")];
    let group = |(when, name): (TaskWhen, &str)| {
        let own = year.notice.tasks.iter().filter(|task| task.audience == audience && task.when == when);
        let tasks = own.map(|task| (voice.html(voice.text(&task.text)), voice.cite(year, &task.clause)));
        TaskGroup { name: voice.t(name), tasks: tasks.collect() }
    };
    times.into_iter().map(group).filter(|group| !group.tasks.is_empty()).collect()
}
