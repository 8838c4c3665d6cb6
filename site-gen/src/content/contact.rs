//! Reads the contacts and systems of site.toml: where readers can turn to. They are from outside the notice, so each says
//! where it is known from and when that was checked.

use super::language::PerLang;
use super::table::{Ctx, DAY_OR_YEAR, PHONE, Table, WEB_ADDRESS};
use crate::diag::At;
use crate::lexis::WrittenDay;

/// Somebody whom readers can ask, or a system that they have to use.
#[derive(Debug)]
pub struct Contact {
    /// The name by which `site.toml` refers to it.
    pub id: String,
    /// What it is called.
    pub name: PerLang<String>,
    /// What it is for.
    pub what: PerLang<String>,
    /// Its telephone number.
    pub phone: Option<String>,
    /// When it can be reached.
    pub hours: Option<PerLang<String>>,
    /// Its postal address.
    pub address: Option<PerLang<String>>,
    /// Its address on the web.
    pub url: Option<At<String>>,
    /// Where all this is known from.
    pub source: PerLang<String>,
    /// The day, or the year, in which it was found to be so.
    pub checked: WrittenDay,
}

/// Reads a table `[[contact]]`.
pub(super) fn contact(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Contact> {
    let common = system(table, ctx);
    let phone = table.value("phone", PHONE, ctx);
    // Opening times and addresses have numbers that have nothing to do with the notice.
    let texts = ctx.names.texts.len();
    let (hours, address) = (table.localized("hours", ctx), table.localized("address", ctx));
    ctx.names.texts.truncate(texts);
    Some(Contact { phone: phone.map(|at| at.value), hours, address, ..common? })
}

/// Reads a table `[[system]]`, the keys of which contacts have too.
pub(super) fn system(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Contact> {
    let id = table.define("id", ctx);
    let name = table.localized("name", ctx);
    let texts = ctx.names.texts.len();
    let (what, source) = (table.localized("what", ctx), table.localized("source", ctx));
    let outside = ctx.names.texts.split_off(texts);
    ctx.names.outside.extend(outside);
    let url = table.value("url", WEB_ADDRESS, ctx);
    let checked = table.value("checked", DAY_OR_YEAR, ctx);
    Some(Contact {
        id: id?.value,
        name: name?,
        what: what?,
        phone: None,
        hours: None,
        address: None,
        url,
        source: source?,
        checked: checked?.value,
    })
}
