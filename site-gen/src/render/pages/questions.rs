//! The page with the list of questions, or with the first of them.

use serde::Serialize;

use crate::model::{MOST_LISTED, PageId};
use crate::render::Page;
use crate::render::questions::question_link;
use crate::render::voice::Voice;

/// A page of the list: its number, and its address below the root of the language.
#[derive(Serialize)]
struct PageOfList {
    number: usize,
    href: String,
    current: bool,
}

pub(super) fn page(voice: &Voice<'_>) -> Page {
    list(voice, 1)
}

/// The page of the list of a number, from 1.
pub(super) fn list(voice: &Voice<'_>, number: usize) -> Page {
    let mut page = Page::new(voice, voice.t("questions_lead"));
    let mut pages = voice.site.questions.chunks(MOST_LISTED);
    let count = pages.len();
    let own = pages.nth(number - 1).unwrap_or_default();
    let links: Vec<_> = own.iter().map(|one| question_link(voice, one)).collect();
    page.values.insert("questions", &links);
    let numbers = (1..=count).filter(|_| count > 1);
    let of_list = |at: usize| PageOfList { number: at, href: page_of_list(at).address(), current: at == number };
    page.values.insert("pages", &numbers.map(of_list).collect::<Vec<_>>());
    page
}

fn page_of_list(number: usize) -> PageId {
    if number == 1 { PageId::Questions } else { PageId::MoreQuestions(number) }
}
