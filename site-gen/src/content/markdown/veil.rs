//! Lets emphasis stand beside Chinese marks, and `~` stand for a range.
//!
//! By CommonMark, asterisks behind a mark and before a letter begin emphasis and cannot end it, so that
//! `**公需科目：**至少` would keep them. No parser has an option for it. [`Veil`] puts a sign that is neither mark nor
//! space between the mark and the asterisks before a text is parsed, and takes it out of what is parsed. A single `~`,
//! as in `8~10`, is another sign meanwhile.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag};

use crate::lexis::is_without_spaces;

/// Stands between a mark and asterisks; private use, so that no content has it.
const JOINER: char = '\u{f8fe}';
/// Stands for a single `~`.
const TILDE: char = '\u{f8ff}';

/// A text ready for parsing.
pub(in crate::content) struct Veil<'t> {
    text: Cow<'t, str>,
    shifts: Vec<Shift>,
}

/// From an offset in the veiled text on, by how many bytes offsets are larger than in the source.
struct Shift {
    from: usize,
    by: usize,
}

impl<'t> Veil<'t> {
    /// Makes a text ready; in a text of a script without spaces, quotes and dashes count as its own marks.
    pub(in crate::content) fn new(source: &'t str, in_unspaced_text: bool) -> Self {
        if source.contains(['*', '~']) {
            let mut weaver =
                Weaver { text: String::with_capacity(source.len() + 64), shifts: Vec::new(), in_unspaced_text };
            weaver.weave(source);
            return Self { text: weaver.text.into(), shifts: weaver.shifts };
        }
        Self { text: source.into(), shifts: Vec::new() }
    }

    /// The events of the text, each with its place in the source.
    pub(super) fn events(&self, options: Options) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
        let events = Parser::new_ext(&self.text, options).into_offset_iter();
        let events = events.map(|(event, range)| (lifted(event), self.source(range.start)..self.source(range.end)));
        events.filter(|(event, _)| !matches!(event, Event::Text(text) if text.is_empty()))
    }

    /// Where lines stand that only give an address for links elsewhere. Content has none: its links have their own.
    pub(super) fn definitions(&self, options: Options) -> Vec<Range<usize>> {
        if !self.text.contains("]:") {
            return Vec::new();
        }
        let parser = Parser::new_ext(&self.text, options);
        let definitions = parser.reference_definitions().iter();
        let mut found: Vec<_> =
            definitions.map(|(_, one)| self.source(one.span.start)..self.source(one.span.end)).collect();
        found.sort_by_key(|range| range.start);
        found
    }

    fn source(&self, at: usize) -> usize {
        let passed = self.shifts.partition_point(|shift| shift.from <= at);
        at - passed.checked_sub(1).map_or(0, |last| self.shifts[last].by)
    }
}

/// The veiled text as far as it is written.
struct Weaver {
    text: String,
    shifts: Vec<Shift>,
    in_unspaced_text: bool,
}

impl Weaver {
    fn weave(&mut self, source: &str) {
        let (mut rest, mut before) = (source, None);
        while let Some(at) = rest.find(['\\', '*', '~']) {
            let (plain, from) = rest.split_at(at);
            let (run, behind) = from.split_at(run_length(from));
            self.text.push_str(plain);
            self.run(plain.chars().next_back().or(before), run, behind.chars().next());
            (rest, before) = (behind, run.chars().next_back());
        }
        self.text.push_str(rest);
    }

    /// Writes a run of asterisks or tildes, or a backslash with the sign behind it.
    fn run(&mut self, before: Option<char>, run: &str, behind: Option<char>) {
        let around = before.zip(behind).filter(|_| run.starts_with('*') || run == "~~");
        match around {
            _ if run == "~" => self.sign(TILDE, 1),
            Some((before, behind)) => {
                self.join(before, behind);
                self.text.push_str(run);
                self.join(behind, before);
            }
            None => self.text.push_str(run),
        }
    }

    /// Writes the joiner beside a mark that would keep a run from ending, or beginning, at the letter on its other side.
    fn join(&mut self, mark: char, letter: char) {
        let is_mark = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
        let is_word = !is_mark(letter) && !letter.is_whitespace();
        let is_chinese = |c: char| is_without_spaces(c, self.in_unspaced_text);
        if is_mark(mark) && mark != '|' && is_word && (is_chinese(mark) || is_chinese(letter)) {
            self.sign(JOINER, 0);
        }
    }

    /// Writes a sign in place of so many bytes of the source.
    fn sign(&mut self, sign: char, instead_of: usize) {
        self.text.push(sign);
        let by = self.shifts.last().map_or(0, |last| last.by) + sign.len_utf8() - instead_of;
        self.shifts.push(Shift { from: self.text.len(), by });
    }
}

/// The length of a backslash with the sign behind it, or of a run of one sign.
fn run_length(from: &str) -> usize {
    let mut chars = from.chars();
    match chars.next() {
        Some('\\') => 1 + chars.next().map_or(0, char::len_utf8),
        Some(first) => from.len() - from.trim_start_matches(first).len(),
        None => 0,
    }
}

/// An event without the signs that were put into the text.
fn lifted(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Text(text) => Event::Text(shown(text)),
        Event::Code(text) => Event::Code(shown(text)),
        Event::Html(text) => Event::Html(shown(text)),
        Event::InlineHtml(text) => Event::InlineHtml(shown(text)),
        Event::FootnoteReference(label) => Event::FootnoteReference(shown(label)),
        Event::Start(tag) => Event::Start(lifted_tag(tag)),
        other => other,
    }
}

fn lifted_tag(tag: Tag<'_>) -> Tag<'_> {
    match tag {
        Tag::Link { link_type, dest_url, title, id } => {
            Tag::Link { link_type, dest_url: shown(dest_url), title: shown(title), id: shown(id) }
        }
        Tag::Image { link_type, dest_url, title, id } => {
            Tag::Image { link_type, dest_url: shown(dest_url), title: shown(title), id: shown(id) }
        }
        Tag::Heading { level, id, classes, attrs } => Tag::Heading {
            level,
            id: id.map(shown),
            classes: classes.into_iter().map(shown).collect(),
            attrs: attrs.into_iter().map(|(name, value)| (shown(name), value.map(shown))).collect(),
        },
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Tag::CodeBlock(CodeBlockKind::Fenced(shown(info))),
        Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(shown(label)),
        other => other,
    }
}

fn shown(text: CowStr<'_>) -> CowStr<'_> {
    if text.contains([JOINER, TILDE]) { text.replace(JOINER, "").replace(TILDE, "~").into() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(source: &str) -> String {
        let veil = Veil::new(source, true);
        let events = veil.events(Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES).map(|(event, _)| event);
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, events);
        html.replace("<p>", "").replace("</p>\n", "")
    }

    #[test]
    fn emphasis_begins_and_ends_beside_chinese_marks() {
        for (source, expected) in [
            ("**公需科目：**至少", "<strong>公需科目：</strong>至少"),
            ("至少**“公需”**科目", "至少<strong>“公需”</strong>科目"),
            ("至少**（一）**科目", "至少<strong>（一）</strong>科目"),
            ("至少**(一)**科目", "至少<strong>(一)</strong>科目"),
            ("**80%**以上", "<strong>80%</strong>以上"),
            ("**甲：**乙**丙：**丁", "<strong>甲：</strong>乙<strong>丙：</strong>丁"),
            ("**甲**：**乙**丙", "<strong>甲</strong>：<strong>乙</strong>丙"),
            ("*公需：*至少~~（旧）~~新", "<em>公需：</em>至少<del>（旧）</del>新"),
            ("***公需：***至少", "<em><strong>公需：</strong></em>至少"),
            ("**[甲](/x/)**至少", "<strong><a href=\"/x/\">甲</a></strong>至少"),
            ("**`甲`**至少", "<strong><code>甲</code></strong>至少"),
            ("**see 公需：**at least", "<strong>see 公需：</strong>at least"),
            ("**a:** b **c,**d", "<strong>a:</strong> b **c,**d"),
        ] {
            assert_eq!(html(source), expected, "{source}");
        }
    }

    #[test]
    fn a_single_tilde_is_a_range() {
        assert_eq!(html("8~10学时，每天6~8学时，`1~2`"), "8~10学时，每天6~8学时，<code>1~2</code>");
        assert_eq!(html("<https://a.cn/~b/~c>"), "<a href=\"https://a.cn/~b/~c\">https://a.cn/~b/~c</a>");
        assert_eq!(html("| 甲 |\n|---|\n|**乙：**丙|").matches("<strong>乙：</strong>丙").count(), 1);
    }

    #[test]
    fn events_stand_where_they_stood() {
        let source = "8~9**甲：**乙~~丙~~丁";
        let veil = Veil::new(source, true);
        for (event, range) in veil.events(Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(text) => assert_eq!(text.as_ref(), &source[range]),
                Event::Start(Tag::Strong) => assert_eq!(&source[range], "**甲：**"),
                Event::Start(Tag::Strikethrough) => assert_eq!(&source[range], "~~丙~~"),
                _ => {}
            }
        }
    }
}
