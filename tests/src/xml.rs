//! XML as a tree, for tests of files that programs read.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

/// An element with its attributes, elements and text.
#[derive(Debug, Default)]
pub struct Element {
    /// The name with its prefix, as written.
    pub name: String,
    /// Values by name.
    pub attributes: BTreeMap<String, String>,
    /// The elements in it, in order.
    pub children: Vec<Element>,
    /// The text directly in it.
    pub text: String,
}

impl Element {
    /// The elements of a name directly in it.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the only element of a name directly in it.
    pub fn only(&self, name: &str) -> &str {
        let found: Vec<&Self> = self.children.iter().filter(|child| child.name == name).collect();
        let [only] = found[..] else { panic!("{}: {} of {name}", self.name, found.len()) };
        &only.text
    }

    /// An attribute; empty where it is missing.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// The root of a text, which has to be well-formed.
pub fn parse(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml:.200}")) {
            Event::Eof => break,
            Event::Start(tag) => open.push(element(&tag)),
            Event::Empty(tag) => last(&mut open).children.push(element(&tag)),
            Event::End(_) => {
                let closed = open.pop().expect("an element to end");
                last(&mut open).children.push(closed);
            }
            Event::Text(text) => last(&mut open).text.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) => {
                let named = resolve_predefined_entity(&entity).map(str::to_owned);
                let character = || entity.resolve_char_ref().expect("a character").map(String::from);
                last(&mut open).text.push_str(&named.or_else(character).expect("a known entity"));
            }
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "every element ends");
    let mut roots = open.remove(0).children;
    assert_eq!(roots.len(), 1, "one root");
    roots.remove(0)
}

fn last(open: &mut [Element]) -> &mut Element {
    open.last_mut().expect("an open element")
}

fn element(tag: &BytesStart<'_>) -> Element {
    let attributes = tag.attributes().map(|attribute| attribute.expect("an attribute"));
    let attributes = attributes.map(|attribute| {
        let value = unescape(&attribute.value).expect("a value").into_owned();
        (attribute.key.0.to_owned(), value)
    });
    Element { name: tag.name().0.to_owned(), attributes: attributes.collect(), ..Element::default() }
}
