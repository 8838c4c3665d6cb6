//! Linked data of a page: JSON-LD in the vocabulary of schema.org. A property that the content has no value for is left
//! out.

use serde_json::{Map, Value, json};

use crate::content::Contact;
use crate::model::{Doc, PageId, Question, Year};
use crate::render::voice::Voice;

/// The data of a page as JSON that can stand in HTML; empty where there is none.
pub(in crate::render) fn data(voice: &Voice<'_>, id: &PageId, description: &str) -> String {
    let about = match id {
        PageId::Home | PageId::Year(_) => Some(service(voice, id, description)),
        PageId::Question(slug) => voice.site.question(slug).map(|question| answered(voice, id, question)),
        PageId::Notice(year) => voice.site.year(*year).map(|year| legislation(voice, id, year)),
        _ => None,
    };
    let nodes: Vec<Value> = about.into_iter().chain(breadcrumbs(voice, id)).collect();
    if nodes.is_empty() {
        return String::new();
    }
    let data = json!({ "@context": "https://schema.org", "@graph": nodes });
    // A tree of texts can always be written.
    let json = serde_json::to_string(&data).unwrap_or_default();
    if json.contains('<') { json.replace('<', "\\u003c") } else { json }
}

/// The service: where hours are checked and who can be asked.
fn service(voice: &Voice<'_>, id: &PageId, description: &str) -> Value {
    let data = &voice.site.data;
    let audiences = data.audiences.iter();
    let audiences = audiences.map(|one| json!({ "@type": "Audience", "audienceType": voice.text(&one.name) }));
    let channels = data.contacts.iter().chain(&data.systems).map(|contact| channel(voice, contact));
    known([
        ("@type", json!("GovernmentService")),
        ("name", json!(voice.title(id))),
        ("description", json!(description)),
        ("url", json!(url(voice, id))),
        ("provider", organisation(voice.text(&data.bureau))),
        ("availableLanguage", data.languages.iter().map(|language| json!(language.tag)).collect()),
        ("audience", audiences.collect()),
        ("availableChannel", channels.collect()),
    ])
}

fn channel(voice: &Voice<'_>, contact: &Contact) -> Value {
    let phone = contact.phone.as_ref().map(|phone| json!({ "@type": "ContactPoint", "telephone": phone }));
    known([
        ("@type", json!("ServiceChannel")),
        ("name", json!(voice.text(&contact.name))),
        ("description", json!(voice.text(&contact.what))),
        ("servicePhone", phone.into()),
        ("serviceUrl", json!(contact.url.as_ref().map(|at| &at.value))),
    ])
}

/// A question with its answer.
fn answered(voice: &Voice<'_>, id: &PageId, question: &Question) -> Value {
    let answer = json!({ "@type": "Answer", "text": text(voice, &question.text) });
    let title = &question.text.title.get(voice.lang).text;
    known([
        ("@type", json!("FAQPage")),
        ("url", json!(url(voice, id))),
        ("inLanguage", json!(voice.language().tag)),
        ("mainEntity", json!([{ "@type": "Question", "name": title, "acceptedAnswer": answer }])),
    ])
}

/// The text of a document without its title.
fn text(voice: &Voice<'_>, doc: &Doc) -> String {
    let (title, begins) = (&doc.title.get(voice.lang).text, doc.begins.get(voice.lang).as_str());
    let lead = begins.strip_prefix(title.as_str()).unwrap_or(begins).trim();
    let sections = doc.sections.iter().map(|section| section.text.get(voice.lang).as_str());
    std::iter::once(lead).chain(sections).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A notice as it is in force. The page restates it, so it has no legal value of its own.
fn legislation(voice: &Voice<'_>, id: &PageId, year: &Year) -> Value {
    let notice = &year.notice;
    let cites = notice.cites.iter();
    let cites = cites.map(|cited| {
        let number = ("legislationIdentifier", json!(cited.number));
        known([("@type", json!("Legislation")), ("name", json!(voice.text(&cited.title))), number])
    });
    let amended = year.amendments.last().map(|amendment| amendment.data.in_force.value.to_string());
    known([
        ("@type", json!("Legislation")),
        ("name", json!(voice.text(&notice.title))),
        ("abstract", json!(voice.text(&notice.summary))),
        ("url", json!(url(voice, id))),
        ("inLanguage", json!(voice.language().tag)),
        ("legislationIdentifier", json!(notice.number)),
        ("legislationPassedBy", organisation(voice.text(&notice.issuer))),
        ("legislationDate", json!(notice.made.map(|date| date.to_string()))),
        ("datePublished", json!(notice.published.map(|date| date.to_string()))),
        ("legislationDateVersion", json!(amended)),
        ("expires", json!(notice.expires.as_ref().map(|at| at.value.to_string()))),
        ("legislationLegalValue", json!("https://schema.org/UnofficialLegalValue")),
        ("citation", cites.collect()),
    ])
}

/// The way from the home page to a page; none for the home page.
fn breadcrumbs(voice: &Voice<'_>, id: &PageId) -> Option<Value> {
    let above = id.above();
    let item = |(place, page): (usize, &PageId)| {
        let name = if page == id { voice.title(page) } else { voice.short_title(page) };
        json!({ "@type": "ListItem", "position": place, "name": name, "item": url(voice, page) })
    };
    let items: Vec<Value> = (1..).zip(above.iter().chain([id])).map(item).collect();
    (!above.is_empty()).then(|| json!({ "@type": "BreadcrumbList", "itemListElement": items }))
}

fn organisation(name: &str) -> Value {
    json!({ "@type": "GovernmentOrganization", "name": name })
}

fn url(voice: &Voice<'_>, id: &PageId) -> String {
    voice.site.url(voice.language(), &id.address())
}

/// A node of what is known: properties that are null or an empty list are left out.
fn known<const N: usize>(properties: [(&str, Value); N]) -> Value {
    let is_known = |value: &Value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty());
    let properties = properties.into_iter().filter(|(_, value)| is_known(value));
    properties.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>().into()
}
