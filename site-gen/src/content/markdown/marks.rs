//! Marks within a line that look like Markdown and are none: asterisks that end nothing, brackets of a link in full width.

use super::lines::{Around, Beginning, TextLine};
use super::typed::as_typed;
use crate::diag::{Sink, Words, words};

/// Reports the first of each kind in a line.
pub(super) fn report(line: &TextLine, sink: &mut Sink) {
    runs(line, sink);
    links(line, sink);
    for (marks, help) in FIXED {
        if let Some((at, mark)) = marks.iter().filter_map(|mark| Some((line.text.find(mark)?, mark))).min() {
            as_typed(line, at, at + mark.len(), words(help.0, help.1), sink);
        }
    }
    angle(line, sink);
    tick_box(line, sink);
    backslash(line, sink);
}

/// Marks, and what to write instead, in English and Chinese.
type Marks = (&'static [&'static str], (&'static str, &'static str));

const FIXED: [Marks; 4] = [
    (
        &["[^", "［^", "【^", "[＾", "［＾", "【＾"],
        (
            "write a footnote in half-width signs: `[^1]` in the text, and a line `[^1]: …` for the note",
            "脚注请用半角符号：正文中写[^1]，另起一行写[^1]: 注释内容",
        ),
    ),
    (
        &["{#", "{.", "｛#", "｛＃", "｛.", "{＃"],
        (
            "a name stands at the end of a heading, in half-width signs: `## Heading {#name}`",
            "名称写在标题末尾，用半角符号：## 标题 {#name}",
        ),
    ),
    (&["[["], ("a link is written `[words](/address/)`", "链接请写作[文字](/网址/)")),
    (&["&nbsp", "&emsp", "&ensp", "&#"], ("write the sign itself", "请直接写出该字符")),
];

/// Runs of one sign that emphasis, code or a strike is written with.
fn runs(line: &TextLine, sink: &mut Sink) {
    for (sign, is_mark, help) in RUNS {
        let mut at = 0;
        while let Some(found) = line.text[at..].find(sign) {
            let start = at + found;
            let run = line.text[start..].chars().take_while(|c| *c == sign).count();
            at = start + run * sign.len_utf8();
            if is_mark(run) {
                as_typed(line, start, at, words(help.0, help.1), sink);
                break;
            }
        }
    }
}

type RunOfMarks = (char, fn(usize) -> bool, (&'static str, &'static str));

const BOLD: (&str, &str) = (
    "bold is written `**words**`, with as many asterisks on both sides and no spaces within; the sign itself is written `\\*`",
    "加粗写作**文字**，两边星号一样多，里面不加空格；需要星号本身时写作\\*，乘号请写×",
);

const RUNS: [RunOfMarks; 7] = [
    ('*', |_| true, BOLD),
    ('＊', |run| run > 1, BOLD),
    (
        '_',
        |run| run == 2,
        ("bold is written `**words**`; the sign itself is written `\\_`", "加粗写作**文字**；需要下划线本身时写作\\_"),
    ),
    (
        '~',
        |run| run > 1,
        (
            "text struck through is written `~~words~~`, without spaces within",
            "删除线写作~~文字~~，里面不加空格；起止数字之间写一个~",
        ),
    ),
    (
        '=',
        |run| run == 2,
        ("there is no highlighting; bold is written `**words**`", "没有突出显示的写法；加粗写作**文字**"),
    ),
    ('`', |_| true, TICKS),
    ('｀', |_| true, TICKS),
];

const TICKS: (&str, &str) = (
    "program text begins and ends with one half-width backtick; the sign itself is written \\`",
    "代码前后各写一个半角反引号；需要反引号本身时写作\\`",
);

/// Brackets of a link that is none: in full width, with a space between, or with one in the address.
fn links(line: &TextLine, sink: &mut Sink) {
    let closers = line.text.char_indices().filter(|(_, c)| matches!(c, ']' | '］' | '】'));
    let found = closers.filter_map(|(at, closer)| {
        let behind = &line.text[at + closer.len_utf8()..];
        let inner = behind.trim_start();
        let address = inner.strip_prefix(['(', '（'])?;
        let is_link = closer == ']' && behind.starts_with('(');
        let end = line.text.len() - address.len();
        (is_link || is_address_like(address)).then_some((at, end))
    });
    if let Some((start, end)) = { found }.next() {
        let help = words(
            "a link is written `[words](/address/)`: half-width brackets, no space between them or within the address",
            "链接写作[文字](/网址/)：用半角括号，中间和网址里都不加空格",
        );
        as_typed(line, start, end, help, sink);
    }
}

fn is_address_like(text: &str) -> bool {
    let text = text.trim_start();
    ["/", "#", "http", "www.", "mailto:", "tel:", "./", "../", "／"].iter().any(|begin| text.starts_with(begin))
}

/// An address in angle brackets that is none as it stands.
fn angle(line: &TextLine, sink: &mut Sink) {
    let found = line.text.match_indices(['<', '＜']).find_map(|(at, open)| {
        let inner = &line.text[at + open.len()..];
        let (address, _) = inner.split_once(['>', '＞'])?;
        let is_address = address.contains(['.', '@', '/']) && !address.contains(char::is_whitespace);
        is_address.then_some((at, at + open.len() + address.len()))
    });
    if let Some((start, end)) = found {
        let help = words(
            "an address is written `<https://city.example/>` or `<name@city.example>`, in half-width signs",
            "网址和邮箱写作<https://city.example/>、<name@city.example>，用半角尖括号，网址要写全",
        );
        as_typed(line, start, end, help, sink);
    }
}

/// A box to tick in front of an item.
fn tick_box(line: &TextLine, sink: &mut Sink) {
    let boxes = ["[ ]", "[x]", "[X]", "[]", "[√]", "［ ］", "［］", "【 】", "【】"];
    let begins = line.around == Around::Item && line.beginning == Beginning::First;
    if let Some(mark) = boxes.iter().find(|mark| begins && line.text.starts_with(**mark)) {
        as_typed(line, 0, mark.len(), no_boxes(), sink);
    }
}

fn no_boxes() -> Words {
    words("there are no boxes to tick; write `□` or leave it out", "没有可以勾选的方框；请写“□”，或删去")
}

/// A backslash at the end of a line, which breaks the line only before another.
fn backslash(line: &TextLine, sink: &mut Sink) {
    if line.text.ends_with('\\') {
        let end = line.text.len();
        as_typed(line, end - 1, end, words("remove the backslash", "请删去行末的反斜杠"), sink);
    }
}
