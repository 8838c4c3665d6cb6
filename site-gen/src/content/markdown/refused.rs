//! What a document must not have: HTML, headings and program text that nobody meant, more in the braces of a heading than
//! a name and audiences.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::event::Placed;
use super::headings::is_unmeant;
use crate::content::reach::is_address;
use crate::diag::{Code, Sink, Span, words};

pub(super) fn report(events: &[Placed<'_>], source: &str, sink: &mut Sink) {
    for (event, span) in events {
        match event {
            Event::Start(Tag::HtmlBlock) => raw_html(*span, sink),
            Event::InlineHtml(tag) if !tag.starts_with("</") => raw_html(*span, sink),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => unmeant_code(*span, sink),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => fence(*span, source, sink),
            Event::Start(Tag::Heading { level, .. }) => heading(*level, *span, source, sink),
            Event::Start(Tag::Emphasis) if is_product(*span, source) => product(*span, source, sink),
            _ => {}
        }
    }
}

/// Whether emphasis stands between Latin letters or digits, which a product does: `2*3*4`. Of an address it is said that
/// its end is not certain.
fn is_product(span: Span, source: &str) -> bool {
    let is_beside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let is_between =
        is_beside(source[..span.start].chars().next_back()) && is_beside(source[span.end..].chars().next());
    is_between && !is_in_address(span.start, source)
}

/// Whether a place is in the middle of an address.
fn is_in_address(at: usize, source: &str) -> bool {
    source[..at].rsplit(char::is_whitespace).next().is_some_and(|before| before.contains("://"))
}

fn product(span: Span, source: &str, sink: &mut Sink) {
    let typed = &source[span.start..span.end];
    sink.error(
        Code("as-typed"),
        span,
        words(format!("`{typed}` would be shown without its asterisks"), format!("“{typed}”会显示成强调，星号看不到")),
        words("a product is written with `×`; the sign itself is written `\\*`", "乘号请写×；需要星号本身时写作\\*"),
    );
}

/// Reports a line that only gives an address for links elsewhere, and is shown nowhere: `[note]: text`.
pub(super) fn definition(span: Span, source: &str, sink: &mut Sink) {
    let typed = source[span.start..span.end].trim_end();
    sink.error(
        Code("as-typed"),
        span,
        words(format!("`{typed}` would not be shown"), format!("“{typed}”不会显示在页面上")),
        words(
            "write the brackets in full width, or leave them out; a link is written `[words](/address/)`",
            "请改用全角括号，或不加括号；链接请写作[文字](/网址/)",
        ),
    );
}

/// Reports program text that does not end, and so takes the rest of the document with it.
fn fence(span: Span, source: &str, sink: &mut Sink) {
    let text = source[span.start..span.end].trim_end();
    let (first, last) = (text.split('\n').next().unwrap_or_default(), text.rsplit('\n').next().unwrap_or_default());
    let mark = if first.starts_with('~') { '~' } else { '`' };
    let signs = first.chars().take_while(|c| *c == mark).count();
    let ends = last.trim_start_matches(['>', ' ', '\t']).chars().take_while(|c| *c == mark).count() >= signs;
    if ends && text.contains('\n') {
        return;
    }
    sink.error(
        Code("unmeant-code"),
        Span { end: span.start + first.len(), ..span },
        words(
            "this program text does not end: everything below is part of it",
            "这段代码没有结束，后面的内容都成了代码",
        ),
        words(
            format!("write `{}` on a line behind it", &first[..signs]),
            format!("请在代码后另起一行写上{}", &first[..signs]),
        ),
    );
}

/// Whether an event has been reported as HTML and must not reach a page.
pub(super) fn is_raw_html(event: &Event<'_>) -> bool {
    match event {
        Event::Html(_) | Event::InlineHtml(_) => true,
        Event::Start(tag) => matches!(tag, Tag::HtmlBlock),
        Event::End(tag) => matches!(tag, TagEnd::HtmlBlock),
        _ => false,
    }
}

fn raw_html(span: Span, sink: &mut Sink) {
    sink.error(
        Code("raw-html"),
        span,
        words("HTML is not allowed in content", "正文中不能使用HTML"),
        words("write Markdown; a literal `<` is written `\\<`", "请用Markdown写法；需要“<”这个字符时写作 \\<"),
    );
}

fn unmeant_code(span: Span, sink: &mut Sink) {
    sink.error(
        Code("unmeant-code"),
        span,
        words("four spaces in front make this program text", "行首有四个空格，会显示为程序代码"),
        words(
            "begin the line without them; program text stands between lines ```",
            "请删去行首的空格；代码请写在两行```之间",
        ),
    );
}

fn heading(level: HeadingLevel, span: Span, source: &str, sink: &mut Sink) {
    let text = source[span.start..span.end].trim_end();
    if is_unmeant(span, source) {
        return unmeant_heading(span, text, sink);
    }
    // As the parser takes them: the last braces of the line.
    let Some(open) = text.rfind('{').filter(|_| text.ends_with('}') && !text.ends_with("\\}")) else { return };
    let inner = &text[open + 1..text.len() - 1];
    let mut at = span.start + open + 1;
    for word in inner.split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_end();
        if !trimmed.is_empty() {
            braces(level, trimmed, Span { start: at, end: at + trimmed.len(), ..span }, sink);
        }
        at += word.len();
    }
}

fn unmeant_heading(span: Span, text: &str, sink: &mut Sink) {
    let line = text.rfind('\n').map_or(0, |end| end + 1);
    sink.error(
        Code("unmeant-heading"),
        Span { start: span.start + line, end: span.start + text.len(), ..span },
        words("this line makes a heading of the text above it", "这一行会把上面的文字变成标题"),
        words(
            "for a rule across the page, leave an empty line above it; a heading is written `## Heading {#name}`",
            "如果是分隔线，请在它上面空一行；标题请写作“## 标题 {#name}”",
        ),
    );
}

/// Looks at one word in the braces behind a heading.
fn braces(level: HeadingLevel, word: &str, span: Span, sink: &mut Sink) {
    let name = word.strip_prefix('#');
    let class = word.strip_prefix('.');
    match level {
        HeadingLevel::H1 => not_here(word, span, sink),
        _ if name.is_some_and(|name| !is_address(name)) => wrong_name(word, span, sink),
        HeadingLevel::H2 if class.is_some_and(is_address) => {}
        _ if name.is_none() => not_here(word, span, sink),
        _ => {}
    }
}

fn wrong_name(word: &str, span: Span, sink: &mut Sink) {
    sink.error(
        Code("heading-braces"),
        span,
        words(format!("`{word}` cannot be part of an address"), format!("“{word}”不能用作网址的一部分")),
        words(
            "name the heading in small letters, digits and hyphens: `{#annual-hours}`",
            "名称请用小写字母、数字和连字符：{#annual-hours}",
        ),
    );
}

fn not_here(word: &str, span: Span, sink: &mut Sink) {
    sink.error(
        Code("heading-braces"),
        span,
        words(format!("`{word}` cannot stand behind this heading"), format!("此标题后不能写“{word}”")),
        words(
            "leave it out; behind `##` stand a name and audiences, `{#annual-hours .employers}`, behind `###` a name at most, behind `#` nothing",
            "请删去；“##”标题后写名称和读者类别，如{#annual-hours .employers}，“###”标题后只能写名称，“#”标题后不写",
        ),
    );
}
