//! Attributes and characters of the XML that Word writes.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart};

/// An attribute's value; empty where it is missing.
pub(super) fn value(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.try_get_attribute(name).ok().flatten();
    found.map(|attribute| attribute.value.to_string()).unwrap_or_default()
}

/// Whether a property that is on or off is on: it is where it says nothing.
pub(super) fn is_on(tag: &BytesStart<'_>) -> bool {
    !matches!(value(tag, "w:val").as_str(), "0" | "false" | "off")
}

/// A number of columns; one where it is missing.
pub(super) fn columns(tag: &BytesStart<'_>) -> usize {
    value(tag, "w:val").parse().unwrap_or(1)
}

/// The character that an entity stands for, or the entity as written.
pub(super) fn resolved(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(char)) = entity.resolve_char_ref() {
        return char.to_string();
    }
    let name = entity.xml10_content();
    resolve_predefined_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned)
}
