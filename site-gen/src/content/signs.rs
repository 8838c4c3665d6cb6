//! Finds signs that nobody sees or that turn the text around them, wherever they stand in the content: they come along
//! when text is copied, and make two texts differ that look alike.

use crate::diag::{Code, FileId, Sink, Span, Words, words};
use crate::source::Sources;

/// Reports each such sign of a file, also where it is written as a number.
pub(super) fn report(sources: &Sources, file: FileId, sink: &mut Sink) {
    let text = sources.text(file);
    raw(file, text, sink);
    if sources.path(file).ends_with(".toml") {
        numbered(file, text, "\\", toml_number, sink);
    } else if sources.path(file).ends_with(".md") {
        numbered(file, text, "&", entity, sink);
    }
}

fn raw(file: FileId, text: &str, sink: &mut Sink) {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends_line = c == '\n' || (c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n'));
        if let Some(kind) = kind(c).filter(|_| !ends_line) {
            let mut end = at + c.len_utf8();
            // Of many in a row one message is enough.
            while chars.next_if(|(_, next)| *next == c).is_some() {
                end += c.len_utf8();
            }
            one(c, kind, Span::new(file, at..end), sink);
        }
    }
}

/// Reports signs that are written as numbers, each of which begins with `begin`; `number` reads what is behind that. A
/// beginning with a backslash in front is none.
fn numbered(file: FileId, text: &str, begin: &str, number: fn(&str) -> Option<(u32, usize)>, sink: &mut Sink) {
    let mut at = 0;
    let next = |at: usize| text.bytes().skip(at).position(|byte| matches!(byte, b'\\' | b'&')).map(|next| at + next);
    while let Some(found) = next(at) {
        let behind = text[found..].strip_prefix(begin);
        if let Some((code, len)) = behind.and_then(number)
            && let Some((c, kind)) = char::from_u32(code).and_then(|c| Some((c, kind(c)?)))
        {
            one(c, kind, Span::new(file, found..found + begin.len() + len), sink);
        }
        let escaped = if text[found..].starts_with('\\') { text[found + 1..].chars().next() } else { None };
        at = found + 1 + escaped.map_or(0, char::len_utf8);
    }
}

/// Reads `u200B` or `U0000200B`; gives the number and its length.
fn toml_number(text: &str) -> Option<(u32, usize)> {
    let digits = match text.chars().next()? {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return None,
    };
    Some((u32::from_str_radix(text.get(1..=digits)?, 16).ok()?, 1 + digits))
}

/// The signs that nobody sees and that HTML has names for.
const NAMED: [(&str, char); 17] = [
    ("shy;", '\u{ad}'),
    ("ZeroWidthSpace;", '\u{200b}'),
    ("NegativeVeryThinSpace;", '\u{200b}'),
    ("NegativeThinSpace;", '\u{200b}'),
    ("NegativeMediumSpace;", '\u{200b}'),
    ("NegativeThickSpace;", '\u{200b}'),
    ("zwnj;", '\u{200c}'),
    ("zwj;", '\u{200d}'),
    ("lrm;", '\u{200e}'),
    ("rlm;", '\u{200f}'),
    ("NoBreak;", '\u{2060}'),
    ("ApplyFunction;", '\u{2061}'),
    ("af;", '\u{2061}'),
    ("InvisibleTimes;", '\u{2062}'),
    ("it;", '\u{2062}'),
    ("InvisibleComma;", '\u{2063}'),
    ("ic;", '\u{2063}'),
];

/// Reads `#8203;` or `shy;`; gives the number of the sign and the length.
fn entity(text: &str) -> Option<(u32, usize)> {
    if let Some(number) = text.strip_prefix('#') {
        return entity_number(number).map(|(code, len)| (code, len + 1));
    }
    let named = NAMED.iter().find(|(name, _)| text.starts_with(name));
    named.map(|(name, sign)| (u32::from(*sign), name.len()))
}

/// The most digits of a number with its end.
const LONGEST_NUMBER: usize = 10;

/// Reads `8203;` or `x200B;`; gives the number and its length.
fn entity_number(text: &str) -> Option<(u32, usize)> {
    let end = text.bytes().take(LONGEST_NUMBER).position(|byte| byte == b';')?;
    let number = &text[..end];
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    Some((code.ok()?, number.len() + 1))
}

/// What kind of sign it is that should not stand in a text; none for one that may.
fn kind(c: char) -> Option<Words> {
    match c {
        // Nearly all that is written, looked at first.
        ' '..='~' | '一'..='龥' | '\n' | '\t' => None,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(words("a control character", "控制字符")),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(words("a sign that turns the direction of writing", "改变文字方向的符号"))
        }
        c if is_unseen(c) => Some(words("a sign that nobody sees", "看不见的字符")),
        '\u{fffc}' | '\u{fffd}' => Some(words("a sign that stands for one that was lost", "表示此处丢失了字符的符号")),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => {
            Some(words("a character that only some machines can show", "只有部分电脑能显示的造字"))
        }
        '\u{fdd0}'..='\u{fdef}' => Some(words("no character", "不是字符")),
        c if u32::from(c) & 0xfffe == 0xfffe => Some(words("no character", "不是字符")),
        _ => None,
    }
}

/// Whether a sign takes no place, or only that of a space. U+FE0F is none: it makes a picture of the sign before it.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{2060}'..='\u{2064}'
            | '\u{206a}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

fn one(c: char, kind: Words, span: Span, sink: &mut Sink) {
    let code = u32::from(c);
    sink.error(
        Code("hidden-sign"),
        span,
        words(format!("U+{code:04X} stands here, {}", kind.en), format!("此处有U+{code:04X}，是{}", kind.zh)),
        what_to_do(c),
    );
}

fn what_to_do(c: char) -> Words {
    match c {
        '\u{fffc}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => {
            words("type the character that belongs here", "请输入此处应有的字")
        }
        _ => words(
            "remove it, with the signs on both sides where the editor does not show it, and type these anew",
            "请删去；编辑器里看不见时，请连同前后的字一起删去，再重新输入",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let (sources, mut sink) = (Sources::of([(path.to_owned(), text.to_owned())]), Sink::default());
        report(&sources, FileId::default(), &mut sink);
        sink.into_sorted().into_iter().map(|one| one.message.en.split(' ').next().unwrap().to_owned()).collect()
    }

    #[test]
    fn hidden_signs_are_found_raw_and_as_numbers() {
        assert_eq!(
            found("a.md", "一\u{200b}二\u{202e}三\u{feff}\u{e000}\u{fffd}\u{1}"),
            ["U+200B", "U+202E", "U+FEFF", "U+E000", "U+FFFD", "U+0001"]
        );
        assert_eq!(found("a.md", "一\u{0}\u{0}\u{0}二\u{0}"), ["U+0000", "U+0000"]);
        assert_eq!(found("a.md", "&#8203; &#x202E; \\&#8203; &#19968;"), ["U+200B", "U+202E"]);
        assert_eq!(found("a.toml", r#"a = "\u200b \U0000202e \\u200b \u4e00""#), ["U+200B", "U+202E"]);
        assert_eq!(found("a.md", "一\r\n二\t三　é😀辻\u{fe00}"), Vec::<String>::new());
        assert_eq!(found("a.md", "一\r二"), ["U+000D"]);
        assert_eq!(found("a.md", "a&shy;b&ZeroWidthSpace; &amp;shy; \\&zwj; &lt;"), ["U+00AD", "U+200B"]);
        for sign in "\u{34f}\u{17b4}\u{17b5}\u{180b}\u{180f}\u{2800}\u{1d173}\u{1d17a}\u{e0080}\u{e0fff}".chars() {
            assert_eq!(found("a.md", &sign.to_string()), [format!("U+{:04X}", u32::from(sign))]);
        }
        assert_eq!(found("a.md", "☎\u{fe0f}"), Vec::<String>::new());
    }
}
