//! Where readers can turn to, as pages and the checker show it: each with the words that it is from outside the notice.

use checker_widget::ContactText;
use serde::Serialize;

use super::voice::Voice;
use crate::content::{Contact, PerLang};
use crate::lexis::WrittenDay;

/// A contact or a system; texts are HTML, and empty where nothing is known.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ContactView {
    name: String,
    what: String,
    phone: String,
    /// The address of the link that dials the number.
    dial: String,
    hours: String,
    address: String,
    /// Its address on the web, as plain text.
    url: String,
    /// Where it is known from, and since when.
    source: String,
}

/// The contacts, then the systems, as pages show them.
pub(super) fn views(voice: &Voice<'_>) -> Vec<ContactView> {
    all(voice).map(|(contact, _)| view(voice, contact)).collect()
}

/// The contact that takes reports of mistakes.
pub(super) fn of_mistakes(voice: &Voice<'_>) -> Option<ContactView> {
    let data = &voice.site.data;
    let named = data.contacts.iter().find(|contact| Some(&contact.id) == data.mistakes.as_ref());
    named.map(|contact| view(voice, contact))
}

/// The same as the checker shows them.
pub(super) fn texts(voice: &Voice<'_>) -> Vec<ContactText> {
    all(voice).map(|(contact, is_system)| text(voice, contact, is_system)).collect()
}

/// The contacts, then the systems, each with whether it is one.
fn all<'a>(voice: &Voice<'a>) -> impl Iterator<Item = (&'a Contact, bool)> + use<'a> {
    let data = &voice.site.data;
    let contacts = data.contacts.iter().map(|contact| (contact, false));
    contacts.chain(data.systems.iter().map(|system| (system, true)))
}

fn view(voice: &Voice<'_>, contact: &Contact) -> ContactView {
    let html = |text: &PerLang<String>| voice.html(voice.text(text));
    let optional = |text: &Option<PerLang<String>>| text.as_ref().map(html).unwrap_or_default();
    let phone = contact.phone.clone().unwrap_or_default();
    ContactView {
        name: html(&contact.name),
        what: html(&contact.what),
        dial: checker_widget::dial(&phone),
        phone,
        hours: optional(&contact.hours),
        address: optional(&contact.address),
        url: url(contact),
        source: voice.html(&source(voice, contact)),
    }
}

fn text(voice: &Voice<'_>, contact: &Contact, is_system: bool) -> ContactText {
    let kind = if is_system { ContactText::SYSTEM } else { ContactText::CONTACT };
    ContactText {
        kind: kind.to_owned(),
        name: voice.text(&contact.name).to_owned(),
        what: voice.text(&contact.what).to_owned(),
        phone: contact.phone.clone().unwrap_or_default(),
        url: url(contact),
        note: voice.ui.fill("outside_note", &[("source", &source(voice, contact))]),
    }
}

fn url(contact: &Contact) -> String {
    contact.url.as_ref().map(|at| at.value.clone()).unwrap_or_default()
}

/// Where a contact is known from, and when that was checked: part of a sentence.
fn source(voice: &Voice<'_>, contact: &Contact) -> String {
    let checked = checked(voice, contact.checked);
    voice.ui.fill("source_checked", &[("source", voice.text(&contact.source)), ("checked", &checked)])
}

fn checked(voice: &Voice<'_>, checked: WrittenDay) -> String {
    match (checked.date(), checked.year) {
        (Some(date), _) => voice.ui.fill("checked_on", &[("date", &voice.date(date))]),
        (None, Some(year)) => voice.ui.fill("as_of_year", &[("year", &year.to_string())]),
        (None, None) => String::new(),
    }
}
