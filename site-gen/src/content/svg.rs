//! What stands in a picture of the SVG format: its size, and whatever is more than a drawing.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Names of elements that run programs or show other documents.
const PROGRAMS: [&str; 7] = ["script", "foreignobject", "iframe", "object", "embed", "handler", "audio"];

/// The first thing in an SVG that is more than a drawing: a program, or something from elsewhere. None where it is plain.
pub(super) fn fault(bytes: &[u8]) -> Option<String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some("UTF-8?".to_owned()) };
    let mut reader = Reader::from_str(text);
    let mut is_svg = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                if let Some(what) = in_element(&tag) {
                    return Some(what);
                }
                is_svg |= name(&tag) == "svg";
            }
            Ok(Event::DocType(_)) if text.contains("<!ENTITY") => return Some("<!ENTITY".to_owned()),
            Ok(Event::PI(_)) => return Some("<?".to_owned()),
            Ok(Event::Text(_) | Event::CData(_)) if is_elsewhere(text) => return Some("url()".to_owned()),
            Ok(Event::Eof) => return (!is_svg).then(|| "<svg>?".to_owned()),
            Err(_) => return Some("XML?".to_owned()),
            Ok(_) => {}
        }
    }
}

/// Whether a style names something outside the picture.
fn is_elsewhere(style: &str) -> bool {
    let style = style.replace(char::is_whitespace, "");
    style.contains("@import") || style.replace("url(#", "").contains("url(")
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_ascii_lowercase()
}

fn in_element(tag: &BytesStart<'_>) -> Option<String> {
    let name = name(tag);
    if PROGRAMS.contains(&name.as_str()) {
        return Some(format!("<{name}>"));
    }
    tag.attributes().find_map(|attribute| {
        let Ok(attribute) = attribute else { return Some(format!("<{name}")) };
        let key = attribute.key.local_name().as_ref().to_ascii_lowercase();
        let value = attribute.value.to_ascii_lowercase();
        let value: String = value.chars().filter(|c| !c.is_whitespace()).collect();
        is_active(&key, &value).then(|| format!("{key}="))
    })
}

/// Whether an attribute runs something or names something outside the picture. Of links, only those within it and
/// pictures that are part of it are none; a value with an entity might hide anything.
fn is_active(key: &str, value: &str) -> bool {
    let is_link = matches!(key, "href" | "src");
    let inside =
        value.starts_with('#') || ["data:image/png", "data:image/jpeg"].iter().any(|kind| value.starts_with(kind));
    let names_other = value.replace("url(#", "").contains("url(") || value.contains("javascript:");
    key.starts_with("on") || (is_link && !inside) || names_other
}

/// The width and height that an SVG says it has, in whole pixels; those of its view where it says none.
pub(super) fn size(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).ok()?);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) if name(&tag) == "svg" => return size_of(&tag),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn size_of(tag: &BytesStart<'_>) -> Option<(usize, usize)> {
    let value = |key: &str| {
        let attribute = tag.try_get_attribute(key).ok()??;
        Some(attribute.value.into_owned())
    };
    let pixels = |key: &str| value(key).and_then(|text| whole(text.strip_suffix("px").unwrap_or(&text)));
    let (width, height) = (pixels("width"), pixels("height"));
    if width == Some(0) || height == Some(0) {
        return Some((0, 0));
    }
    width.zip(height).or_else(|| {
        let view = value("viewBox")?;
        let mut numbers = view.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
        Some((whole(numbers.next()?)?, whole(numbers.next()?)?))
    })
}

/// A number without what stands behind its point; none for other units, and for less than one that is not 0.
fn whole(text: &str) -> Option<usize> {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let number: usize = whole.parse().ok()?;
    let is_zero = fraction.bytes().all(|byte| byte == b'0');
    let is_known = number < 100_000 && fraction.bytes().all(|byte| byte.is_ascii_digit()) && (number > 0 || is_zero);
    is_known.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_plain() {
        for plain in [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 20\"><path d=\"M0 0\" fill=\"url(#a)\"/></svg>",
            "<?xml version=\"1.0\"?><svg width=\"30px\" height=\"40.5\"><use xlink:href=\"#a\"/></svg>",
        ] {
            assert_eq!(fault(plain.as_bytes()), None, "{plain}");
        }
        assert_eq!(size(b"<svg viewBox=\"0 0 10 20.5\"/>"), Some((10, 20)));
        assert_eq!(size(b"<svg width=\"30px\" height=\"40\"/>"), Some((30, 40)));
        assert_eq!(size(b"<svg width=\"100%\" height=\"40\"/>"), None);
        assert_eq!(size(b"<svg viewBox=\"0 0 0.5 0.5\"/>"), None);
        assert_eq!(size(b"<svg width=\"0\" height=\"100%\"/>"), Some((0, 0)));
    }

    #[test]
    fn whatever_is_more_than_a_drawing_is_found() {
        for active in [
            "<svg><script>x()</script></svg>",
            "<svg><SCRIPT/></svg>",
            "<svg><g onclick=\"x()\"/></svg>",
            "<svg><a href=\"java\tscript:x()\"/></svg>",
            "<svg><image href=\"https://other.example/x.png\"/></svg>",
            "<svg><use xlink:href=\"&#106;avascript:x()\"/></svg>",
            "<svg><set attributeName=\"href\" to=\"javascript:x()\"/></svg>",
            "<svg><foreignObject/></svg>",
            "<svg><style>@import 'x.css'</style></svg>",
            "<svg><rect style=\"fill:url(//other.example/)\"/></svg>",
            "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg/>",
            "<?xml-stylesheet href=\"x.css\"?><svg/>",
            "<html/>",
            "<svg",
        ] {
            assert!(fault(active.as_bytes()).is_some(), "{active}");
        }
    }
}
