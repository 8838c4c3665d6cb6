//! Plain text: its encoding, and its lines.

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::{Raw, drawn, rest_is_markup};
use crate::import::run::Run;

/// The text of bytes in UTF-8, UTF-16 with its mark, or GB18030; none where they are none of these.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let bytes = &bytes[mark..];
    let strict = |encoding: &'static Encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let text = match strict(encoding) {
        Some(text) => text,
        None if mark == 0 => strict(GB18030)?,
        None => return None,
    };
    is_text(&text).then(|| text.into_owned())
}

/// Whether this is what people write: programs and pictures have controls and private characters all over.
fn is_text(text: &str) -> bool {
    let odd = |c: char| (c.is_control() && !c.is_whitespace()) || ('\u{e000}'..='\u{f8ff}').contains(&c);
    text.chars().filter(|c| odd(*c)).count() * 20 <= text.chars().count()
}

/// Any kind of line end is `\n`, so that lines are counted alike everywhere.
pub(super) fn read(text: String) -> Raw {
    let text = unix_lines(text);
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        lines.push(Run::new(line, start));
        start += line.len() + 1;
    }
    let mut raw = Raw { lines: drawn::lines(lines), text, wrapped: true, dropped: Vec::new() };
    rest_is_markup(&mut raw);
    raw
}

/// Ends of lines and of pages beside the usual one.
const LINE_ENDS: [char; 6] = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

pub(super) fn unix_lines(text: String) -> String {
    if text.contains(LINE_ENDS) { text.replace("\r\n", "\n").replace(LINE_ENDS, "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::raw::Line;

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(decode("\u{feff}通知".as_bytes()).as_deref(), Some("通知"));
        assert_eq!(decode(&GB18030.encode("关于学时的通知").0).as_deref(), Some("关于学时的通知"));
        assert_eq!(decode(&[0xff, 0xfe, 0x1a, 0x90]).as_deref(), Some("通"));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00"), None);
    }

    #[test]
    fn line_ends_of_any_kind_end_a_line() {
        let raw = read("一\r\n二\r三\n四".to_owned());
        assert_eq!(raw.lines.iter().flat_map(Line::runs).map(Run::text).collect::<Vec<_>>(), ["一", "二", "三", "四"]);
    }
}
