//! From the bytes of a file to its text, whatever it was written with.
//!
//! [`read`] tells the format by the file's name and its first bytes. What the format itself keeps from readers,
//! such as markup and page headers, is noted as dropped.

mod cell;
mod counting;
mod drawn;
mod foreign;
mod html;
mod markdown;
mod plain;
mod stand_in;
mod table;
mod word;

use std::ops::Range;

use super::run::Run;
use crate::diag::{Words, words};
pub use foreign::ForeignFormat;
use foreign::OwnFormat;
use word::symbols;

/// The text of a file, as a person would read it.
#[derive(Debug, Default)]
pub struct Raw {
    /// The whole text. Its lines are those of the file, or the paragraphs of a Word file.
    pub text: String,
    /// Its lines in order: paragraphs, or parts of paragraphs where `wrapped` says so, and rows of tables.
    pub lines: Vec<Line>,
    /// Whether a line may be only a part of a paragraph.
    pub wrapped: bool,
    /// Pieces of the text that are no part of the notice, such as markup.
    pub dropped: Vec<Dropped>,
}

/// A line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A paragraph, or a part of one.
    Text(Run),
    /// A row of a table.
    Row(Row),
}

/// A row of a table of data. A cell that spans rows or columns stands in each of them, so that all rows of a table are
/// equally long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whether a table begins with it.
    pub opens: bool,
    /// Its cells, from the first column; some may be empty.
    pub cells: Vec<Run>,
}

impl Line {
    /// Its text: one run, or one a cell.
    pub fn runs(&self) -> &[Run] {
        match self {
            Self::Text(run) => std::slice::from_ref(run),
            Self::Row(row) => &row.cells,
        }
    }
}

/// A piece of the source that is in none of the files written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Why it was left out.
    pub reason: Reason,
}

/// Why a piece of the source is in none of the files written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The number of a page.
    PageNumber,
    /// Menus, buttons and footers of a web page, or Word's page headers.
    Chrome,
    /// Signs of the format.
    Markup,
    /// Characters that nobody sees.
    Invisible,
    /// Numbering that the site does itself, and its punctuation.
    Numbering,
    /// The words before a field, such as the colon behind the addressees.
    Label,
    /// A date, written as one in notice.toml.
    Date,
    /// Text that was deleted or moved away in Word, while it kept a record of changes.
    Deleted,
    /// Text that is shown with a line through it.
    StruckOut,
    /// Text that is in the file and that nobody is shown.
    Hidden,
    /// A comment on the text.
    Comment,
    /// A picture, or something of another program.
    Object,
    /// A formula that cannot be written in a line.
    Formula,
    /// A sign of a font that is not known, or a character that means something in one font only.
    Symbol,
    /// Words that a style sheet adds to the text.
    Styled,
    /// How a character is read, in small letters above it.
    Pronunciation,
    /// Names and titles that stand further up already.
    Repeated,
}

impl Reason {
    /// The reason in words for a person.
    pub fn words(self) -> Words {
        match self {
            Self::PageNumber => words("page number", "页码"),
            Self::Chrome => words(
                "not part of the notice: menu, button, page header or footer",
                "菜单、按钮、页眉页脚等，不属于通知正文",
            ),
            Self::Markup => words("signs of the file format", "文件格式的标记"),
            Self::Invisible => words("invisible characters", "不可见字符"),
            Self::Numbering => words("the site numbers clauses itself", "条款序号由网站自动编排"),
            Self::Label => words("the label of a field", "栏目名称或引导标点"),
            Self::Date => words("written as a date in notice.toml", "已作为日期写入notice.toml"),
            Self::Deleted => words("deleted in Word's record of changes", "Word修订中已删除的文字"),
            Self::StruckOut => words("struck out", "文字上有删除线"),
            Self::Hidden => words("hidden in the file: readers do not see it", "文件中隐藏的文字，读者看不到"),
            Self::Comment => words("a comment on the text", "批注"),
            Self::Object => words(
                "a picture or an object of another program: what it shows is not read",
                "图片或嵌入的对象：其中的内容没有读取",
            ),
            Self::Formula => words(
                "a formula that cannot be written in a line: write what it says by hand",
                "无法写成一行的公式：请人工补写",
            ),
            Self::Symbol => {
                words("a sign of a special font: write what it shows by hand", "特殊字体中的符号：请人工补写")
            }
            Self::Styled => words(
                "words that the page's style sheet adds: write them by hand",
                "由网页样式表添加的文字：请人工补写",
            ),
            Self::Pronunciation => words("how the characters below are read", "注音"),
            Self::Repeated => words("stands further up already", "前面已经写过"),
        }
    }

    /// The name of the reason in tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::PageNumber => "page-number",
            Self::Chrome => "chrome",
            Self::Markup => "markup",
            Self::Invisible => "invisible",
            Self::Numbering => "numbering",
            Self::Label => "label",
            Self::Date => "date",
            Self::Deleted => "deleted",
            Self::StruckOut => "struck-out",
            Self::Hidden => "hidden",
            Self::Comment => "comment",
            Self::Object => "object",
            Self::Formula => "formula",
            Self::Symbol => "symbol",
            Self::Styled => "styled",
            Self::Pronunciation => "pronunciation",
            Self::Repeated => "repeated",
        }
    }
}

/// Why a file has no text that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoText {
    /// Its bytes are in no encoding of text.
    NotText,
    /// The format by its name is not one that is read.
    UnknownFormat,
    /// It calls itself a Word file and is none, or is broken or immense.
    BrokenDocx,
    /// It has no characters but white space.
    Empty,
    /// A password protects it.
    Encrypted,
    /// Another program has to read it first.
    Foreign(ForeignFormat),
}

/// Reads a file by its name and its bytes.
pub fn read(name: &str, bytes: &[u8]) -> Result<Raw, NoText> {
    let text = || plain::decode(bytes).ok_or(NoText::NotText);
    let mut raw = match foreign::format(name, bytes)? {
        OwnFormat::Word => word::read(bytes).ok_or(NoText::BrokenDocx)?,
        OwnFormat::Html => html::read(&text()?),
        OwnFormat::Markdown => markdown::read(text()?),
        OwnFormat::Plain => plain::read(text()?),
    };
    stand_in::replace_signs(&mut raw, symbols::is_private);
    if raw.lines.iter().flat_map(Line::runs).all(Run::is_empty) { Err(NoText::Empty) } else { Ok(raw) }
}

/// Notes every character of the text that no line has, as markup.
fn rest_is_markup(raw: &mut Raw) {
    let mut covered = vec![false; raw.text.len()];
    let glyphs = raw.lines.iter().flat_map(Line::runs).flat_map(Run::glyphs).map(|glyph| glyph.start..glyph.end);
    for range in glyphs.chain(raw.dropped.iter().map(|dropped| dropped.range.clone())) {
        covered[range].fill(true);
    }
    let mut rest: Vec<Range<usize>> = Vec::new();
    for (at, char) in raw.text.char_indices().filter(|(at, char)| !covered[*at] && !char.is_whitespace()) {
        let end = at + char.len_utf8();
        match rest.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = end,
            None => rest.push(at..end),
        }
    }
    raw.dropped.extend(rest.into_iter().map(|range| Dropped { range, reason: Reason::Markup }));
}
