//! What is on each page: one file for each kind of page, whose function `page` gathers the values of its template.

mod audience;
mod both;
mod bureaus;
mod changes;
mod checker;
mod earlier;
mod embedded;
mod examples;
mod glossary;
mod guide;
mod help;
mod home;
mod industry;
mod leaflet;
mod list;
mod more_questions;
mod not_found;
mod notice;
mod older_checker;
mod older_embedded;
mod older_list;
mod proof;
mod prose;
mod question;
mod questions;
mod search;
mod year;

use super::Page;
use super::voice::Voice;
use crate::check::Checked;
use crate::model::{PageId, PlannedPage};

/// The values of a page of the plan; none where the site lacks what it is about.
pub(super) fn page(voice: &Voice<'_>, checked: &Checked, planned: &PlannedPage) -> Option<Page> {
    let (site, path) = (voice.site, planned.address.as_str());
    let of = |year: &u16| site.year(*year);
    Some(match &planned.id {
        PageId::Home => home::page(voice),
        PageId::Checker => checker::page(voice, path)?,
        PageId::OlderChecker => older_checker::page(voice, path)?,
        PageId::Embedded => embedded::page(voice, path)?,
        PageId::OlderEmbedded => older_embedded::page(voice, path)?,
        PageId::List => list::page(voice)?,
        PageId::OlderList => older_list::page(voice)?,
        PageId::Questions => questions::page(voice),
        PageId::MoreQuestions(number) => more_questions::page(voice, *number),
        PageId::Question(slug) => question::page(voice, site.question(slug)?, path),
        PageId::Glossary => glossary::page(voice),
        PageId::Search => search::page(voice),
        PageId::Prose(slug) => prose::page(voice, site.prose(slug)?, path),
        PageId::Bureaus => bureaus::page(voice, path),
        PageId::Help(help) => help::page(voice, *help, path)?,
        PageId::Year(year) => year::page(voice, of(year)?),
        PageId::Notice(year) => notice::page(voice, of(year)?, path),
        PageId::Earlier(year, amendment) => earlier::page(voice, of(year)?, amendment, path)?,
        PageId::Both(year) => both::page(voice, of(year)?, path),
        PageId::Guide(year) => guide::page(voice, of(year)?, of(year)?.guide.as_ref()?, path),
        PageId::Leaflet(year) => leaflet::page(voice, of(year)?)?,
        PageId::Examples(year) => examples::page(voice, of(year)?),
        PageId::Proof(year) => proof::page(voice, of(year)?, checked.proof(*year)?),
        PageId::Changes(year) => changes::page(voice, site.before(*year)?, of(year)?),
        PageId::Industry(year, industry) => industry::page(voice, of(year)?, industry)?,
        PageId::Audience(year, audience) => audience::page(voice, of(year)?, audience, path)?,
        PageId::NotFound => not_found::page(voice),
    })
}
