//! Marks within a line that look like Markdown and are none: asterisks that end nothing, brackets of a link in full width.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::bare;
use super::lines::{Beginning, TextLine};
use super::pairs;
use super::typed::{Mark, as_typed};
use crate::diag::{Sink, Words, words};
use crate::lexis::MayBeOneOf;

/// Reports the first of each kind in a line.
pub(super) fn report(line: &TextLine, sink: &mut Sink) {
    let begins = line.beginning == Beginning::First;
    let tick_box = if begins { tick_box(&line.text) } else { None };
    let text = bare::veiled(&line.text);
    for (range, help) in found(&text).into_iter().chain(tick_box).chain(backslash(&text)) {
        as_typed(line, range.start, range.end, help, sink);
    }
}

/// The first of each kind in a text, apart from those that are part of another.
pub(super) fn found(text: &str) -> Vec<Mark> {
    // Most lines have none of them.
    if !text.contains(|c| SIGNS.has(c)) {
        return Vec::new();
    }
    let fixed = fixed(text).into_iter().map(|(kind, range)| {
        let (_, (en, zh)) = FIXED[kind];
        (range, words(en, zh))
    });
    let runs = RUNS.iter().filter_map(|(sign, is_mark, (en, zh))| Some((run(text, *sign, *is_mark)?, words(*en, *zh))));
    let marks: Vec<Mark> = fixed
        .chain(runs)
        .chain(underscores(text))
        .chain(pairs::found(text))
        .chain(link(text))
        .chain(angle(text))
        .chain(subscript(text))
        .chain(inserted(text))
        .collect();
    let is_part = |one: &Range<usize>, of: &Range<usize>| one != of && of.start <= one.start && one.end <= of.end;
    let alone = marks.iter().filter(|(range, _)| !marks.iter().any(|(of, _)| is_part(range, of)));
    alone.cloned().collect()
}

/// Marks, and what to write instead, in English and Chinese.
type Marks = (&'static [&'static str], (&'static str, &'static str));

const FIXED: [Marks; 9] = [
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
    (&["[TOC]", "[toc]"], ("remove it: pages have their list of contents already", "请删去，页面已有目录")),
    (&["[["], ("a link is written `[words](/address/)`", "链接请写作[文字](/网址/)")),
    (
        &["～～"],
        (
            "text struck through is written `~~words~~`, without spaces within",
            "删除线写作~~文字~~，用半角符号，里面不加空格",
        ),
    ),
    (
        &["{{", "{%", "}}", "%}"],
        ("write the words themselves: nothing is filled in here", "请直接写出内容：这里不会自动填写"),
    ),
    (
        &["![", "！["],
        (
            "a picture is written `![what it shows](/static/name.png)`, in half-width brackets",
            "图片写作![图片说明](/static/文件名.png)，用半角括号",
        ),
    ),
    (
        &["[!N", "[!T", "[!I", "[!W", "[!C"],
        ("there are no boxes of notes; write the words alone", "没有提示框，请直接写文字"),
    ),
    (&["&nbsp", "&emsp", "&ensp", "&#"], ("write the sign itself", "请直接写出该字符")),
];

/// What closes the words of a link, or what is meant for one.
const CLOSERS: [char; 5] = [']', '］', '】', '〕', '」'];

/// What opens an address in angle brackets, or what is meant for one.
const ANGLES: [char; 2] = ['<', '＜'];

/// What the marks of inserted words are made of.
const PLUS: char = '+';

/// The signs without which no mark is found.
static SIGNS: LazyLock<MayBeOneOf> = LazyLock::new(|| {
    let fixed = FIXED.iter().flat_map(|(marks, _)| *marks).filter_map(|mark| mark.chars().next());
    let runs = RUNS.iter().map(|(sign, ..)| *sign);
    MayBeOneOf::new(fixed.chain(runs).chain(CLOSERS).chain(ANGLES).chain(pairs::SIGNS).chain([PLUS]))
});

/// Finds every mark of [`FIXED`]; none where the table cannot be built.
static FINDER: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(FIXED.iter().flat_map(|(marks, _)| *marks)).ok());

/// The first mark of each kind of [`FIXED`].
fn fixed(text: &str) -> BTreeMap<usize, Range<usize>> {
    let kinds = || FIXED.iter().enumerate().flat_map(|(kind, (marks, _))| marks.iter().map(move |_| kind));
    let mut first = BTreeMap::new();
    for hit in FINDER.iter().flat_map(|finder| finder.find_overlapping_iter(text)) {
        if let Some(kind) = kinds().nth(hit.pattern().as_usize()) {
            first.entry(kind).or_insert(hit.range());
        }
    }
    first
}

/// The first run of a sign that emphasis, code or a strike is written with.
fn run(text: &str, sign: char, is_mark: fn(usize) -> bool) -> Option<Range<usize>> {
    let mut at = 0;
    while let Some(found) = text[at..].find(sign) {
        let start = at + found;
        let length = text[start..].chars().take_while(|c| *c == sign).count();
        at = start + length * sign.len_utf8();
        if is_mark(length) {
            return Some(start..at);
        }
    }
    None
}

/// Emphasis with underscores, which ends within a word: `_斜_体`. Those of a name, as in `a_b`, are none.
fn underscores(text: &str) -> Option<Mark> {
    let start = text.match_indices('_').map(|(at, _)| at).find(|at| {
        let (before, behind) = (text[..*at].chars().next_back(), text[at + 1..].chars().next());
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !is_word(before) && behind.is_some_and(char::is_alphanumeric) && text[at + 1..].contains('_')
    })?;
    let help = words(
        "emphasis is written `*words*`; the sign itself is written `\\_`",
        "强调写作*文字*；需要下划线本身时写作\\_",
    );
    Some((start..start + 1, help))
}

/// Words between double plus signs: `++new++`. Behind a letter, as in `C++`, they are none.
fn inserted(text: &str) -> Option<Mark> {
    let mut signs = text.match_indices("++").map(|(at, _)| at);
    let is_free = |at: &usize| !text[..*at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '+');
    let start = signs.find(is_free)?;
    let end = signs.find(|at| *at > start + 2)?;
    let help =
        words("there is no mark for inserted words; bold is written `**words**`", "没有“插入”的写法；加粗写作**文字**");
    Some((start..end + 2, help))
}

/// A subscript between single tildes: `H~2~O`. A range, as in `8~10`, has none behind a letter.
fn subscript(text: &str) -> Option<Mark> {
    let tildes: Vec<usize> = text.match_indices('~').map(|(at, _)| at).collect();
    let pair = tildes.windows(2).find(|pair| {
        let inner = &text[pair[0] + 1..pair[1]];
        let is_short = (1..=3).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_short && text[..pair[0]].ends_with(|c: char| c.is_ascii_alphabetic())
    })?;
    let help = words(
        "write the sign itself, such as `H₂O`; the sign `~` is written `\\~`",
        "请直接写出下标，如H₂O；需要~本身时写作\\~",
    );
    Some((pair[0]..pair[1] + 1, help))
}

type RunOfMarks = (char, fn(usize) -> bool, (&'static str, &'static str));

const BOLD: (&str, &str) = (
    "bold is written `**words**`, with as many asterisks on both sides and no spaces within; the sign itself is written `\\*`",
    "加粗写作**文字**，两边星号一样多，里面不加空格；需要星号本身时写作\\*，乘号请写×",
);

const RUNS: [RunOfMarks; 8] = [
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
    (
        '^',
        |run| run == 1,
        (
            "write the sign itself, such as `m²`; the sign `^` is written `\\^`",
            "请直接写出上标，如m²；需要^本身时写作\\^",
        ),
    ),
    ('`', |_| true, TICKS),
    ('｀', |_| true, TICKS),
];

const TICKS: (&str, &str) = (
    "program text begins and ends with one half-width backtick; the sign itself is written \\`",
    "代码前后各写一个半角反引号；需要反引号本身时写作\\`",
);

/// Brackets of a link that is none: in full width, with a space between, or with one in the address.
fn link(text: &str) -> Option<Mark> {
    let closers = text.char_indices().filter(|(_, c)| CLOSERS.contains(c));
    let mut links = closers.filter_map(|(at, closer)| {
        let behind = &text[at + closer.len_utf8()..];
        let address = behind.trim_start_matches([' ', '：', ':', '(', '（', '[', '【', '［', '〔']);
        let between = &behind[..behind.len() - address.len()];
        let is_link = closer == ']' && between.starts_with(['(', '[']);
        let is_like_one = !between.trim().is_empty() && is_address_like(address);
        (is_link || is_like_one).then_some(at..text.len() - address.len())
    });
    Some((links.next()?, link_help()))
}

/// How a link is written.
pub(super) fn link_help() -> Words {
    words(
        "a link is written `[words](/address/)`: half-width brackets on one line, no space between them or within the address",
        "链接写作[文字](/网址/)：用半角括号，写在同一行，中间和网址里都不加空格",
    )
}

pub(super) fn is_address_like(text: &str) -> bool {
    let text = text.trim_start();
    ["/", "#", "http", "www.", "mailto:", "tel:", "./", "../", "／"].iter().any(|begin| text.starts_with(begin))
}

/// Nothing longer is looked at as an address, in characters.
const LONGEST_ADDRESS: usize = 300;

/// An address in angle brackets that is none as it stands.
fn angle(text: &str) -> Option<Mark> {
    let range = text.match_indices(ANGLES).find_map(|(at, open)| {
        let inner = &text[at + open.len()..];
        let end = inner.char_indices().take(LONGEST_ADDRESS).find(|(_, c)| matches!(c, '>' | '＞'))?.0;
        let address = &inner[..end];
        let is_address = address.contains(['.', '@', '/']) && !address.contains(char::is_whitespace);
        is_address.then_some(at..at + open.len() + address.len())
    });
    let help = words(
        "an address is written `<https://city.example/>` or `<name@city.example>`, in half-width signs",
        "网址和邮箱写作<https://city.example/>、<name@city.example>，用半角尖括号，网址要写全",
    );
    Some((range?, help))
}

/// A box to tick at the start of an item.
fn tick_box(text: &str) -> Option<Mark> {
    let boxes = ["[ ]", "[x]", "[X]", "[]", "[√]", "［ ］", "［］", "【 】", "【】"];
    let mark = boxes.iter().find(|mark| text.starts_with(**mark))?;
    let help = words("there are no boxes to tick; write `□` or leave it out", "没有可以勾选的方框；请写“□”，或删去");
    Some((0..mark.len(), help))
}

/// A backslash at the end of a line, which breaks the line only before another.
fn backslash(text: &str) -> Option<Mark> {
    let end = text.len();
    text.ends_with('\\').then(|| (end - 1..end, words("remove the backslash", "请删去行末的反斜杠")))
}
