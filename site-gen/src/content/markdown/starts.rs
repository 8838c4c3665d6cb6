//! Lines that begin like a heading or an item and are none, and those that would be joined to the line above.

use super::lines::{Around, Beginning, OTHER, TextLine};
use super::typed::as_typed;
use crate::diag::{Code, Sink, words};
use crate::import::label::{self, Style};

pub(super) fn report(line: &TextLine, sink: &mut Sink) {
    let text = line.text.trim_start();
    let start = line.text.len() - text.len();
    if let Some(len) = sharp(text) {
        return heading(line, start, start + len, sink);
    }
    if line.around == Around::Cell {
        return;
    }
    if let Some(len) = bullet(text) {
        item(line, start, start + len, sink);
    } else if let Some(len) = numbering(text).filter(|_| line.beginning == Beginning::Joined) {
        joined(line, start, start + len, sink);
    } else if let Some((mark, (en, zh))) = OTHERS.iter().find(|(mark, _)| text.starts_with(mark)) {
        as_typed(line, start, start + mark.len(), words(*en, *zh), sink);
    }
}

/// Other beginnings, and what to write instead, in English and Chinese.
const OTHERS: [(&str, (&str, &str)); 3] = [
    ("＞", ("a quotation begins with `> `, in half width", "引用请以半角“> ”开头")),
    (
        ":::",
        ("there are no boxes; write a quotation, `> `, or a section", "没有提示框的写法，请写成引用（“> ”）或单独一节"),
    ),
    (
        "：：：",
        ("there are no boxes; write a quotation, `> `, or a section", "没有提示框的写法，请写成引用（“> ”）或单独一节"),
    ),
];

/// The length of the signs of a heading at the start of a text.
fn sharp(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(['#', '＃']);
    (rest.len() < text.len()).then(|| text.len() - rest.len())
}

/// The length of a sign of an item that Markdown does not know, or behind which a space is missing.
fn bullet(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let (first, next) = (chars.next()?, chars.next());
    let is_space = next.is_none_or(char::is_whitespace);
    let is_word = next.is_some_and(|next| next.is_alphabetic() || matches!(next, '（' | '《' | '“' | '【' | OTHER));
    let is_bullet = match first {
        '·' | '•' | '●' | '○' | '◆' | '◇' | '■' | '▪' | '▫' | '►' | '▶' | '➢' | '➤' | '－' | '＋' | '‧' | '・' => {
            true
        }
        '—' | '–' | '−' => is_space,
        // Behind a half-width space it would be an item.
        '-' | '+' => is_word || matches!(next, Some('\u{3000}' | '\u{a0}')),
        '＊' => next != Some('＊'),
        _ => false,
    };
    is_bullet.then(|| first.len_utf8())
}

/// The length of a number of an item at the start of a text. `第三条` is none: a line may well begin with it.
fn numbering(text: &str) -> Option<usize> {
    let typed: Vec<char> = text.chars().take(16).collect();
    let chars: Vec<char> = typed.iter().map(|c| half_width(*c)).collect();
    let label =
        label::at(&chars).filter(|label| !matches!(label.style, Style::Chapter | Style::Section | Style::Article));
    let len = label.map(|label| label.len).or_else(|| lettered(&chars))?;
    Some(typed.iter().take(len).map(|c| c.len_utf8()).sum())
}

/// A digit or letter in half width, and a Roman number as a digit: what it counts is not looked at.
fn half_width(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ' => '1',
        _ => c,
    }
}

/// A letter as a number: `a)`, `(a)`, `（a）`.
fn lettered(chars: &[char]) -> Option<usize> {
    let open = usize::from(matches!(chars.first(), Some('(' | '（')));
    let is_letter = chars.get(open)?.is_ascii_alphabetic();
    let closes = matches!(chars.get(open + 1)?, ')' | '）');
    (is_letter && closes).then_some(open + 2)
}

fn heading(line: &TextLine, start: usize, end: usize, sink: &mut Sink) {
    let help = words(
        "a heading is a line that begins with half-width `#` signs and a space: `### Heading`; the sign itself is written `\\#`",
        "标题自成一行，以半角#开头，后面空一格：### 标题；需要#号本身时写作\\#",
    );
    as_typed(line, start, end, help, sink);
}

fn item(line: &TextLine, start: usize, end: usize, sink: &mut Sink) {
    let help = words(
        "an item of a list begins with `- `: a half-width hyphen and a space",
        "列表的每一项以“- ”开头：半角连字符加一个空格",
    );
    as_typed(line, start, end, help, sink);
}

fn joined(line: &TextLine, start: usize, end: usize, sink: &mut Sink) {
    let number = line.text[start..end].trim();
    sink.error(
        Code("lines-joined"),
        line.span(start, end),
        words(
            format!("`{number}` begins a line that would be joined to the one above"),
            format!("以“{number}”开头的这一行会与上一行连成一段"),
        ),
        words(
            "leave an empty line above it, or begin every item with `- `; if it begins no item, write both lines as one",
            "请在它上面空一行，或每项以“- ”开头；如果不是分项，请把两行写成一行",
        ),
    );
}

#[cfg(test)]
mod tests {
    use crate::content::markdown::said;

    #[test]
    fn bullets_that_are_none_are_reported() {
        for (text, typed) in [("-　甲", "-"), ("＊ 甲", "＊"), ("＊甲", "＊"), ("+\u{a0}甲", "+")] {
            assert_eq!(said(text), [("as-typed", typed)], "{text}");
        }
        assert_eq!(said("- 甲"), []);
    }

    #[test]
    fn numbers_in_full_width_and_roman_signs_begin_items() {
        for number in ["１．", "１、", "（１）", "Ⅰ、", "ⅱ．", "（Ⅲ）", "ａ）"] {
            assert_eq!(said(&format!("总则\n{number}一")), [("lines-joined", number)], "{number}");
        }
        assert_eq!(said("总则\n１．５倍\nⅡ级"), []);
        let long = "A teacher whose hours were recognised by the authority is 10 short of";
        assert_eq!(said(&format!("{long}\n42. That is all.")), [], "a wrapped sentence");
        assert_eq!(said(&format!("{long}:\n42. That is all.")), [("lines-joined", "42. ")]);
    }
}
