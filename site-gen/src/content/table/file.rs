//! Reads the text of a TOML file as a table, as far as it can be read.

use toml::Spanned;
use toml::de::DeTable;

use super::Ctx;
use crate::diag::{At, Code, FileId, Span, words};

/// A file to read: its text, and the document that its clauses are of (empty for the year's own notice).
pub(in crate::content) struct Source<'a> {
    pub(in crate::content) file: FileId,
    pub(in crate::content) document: &'a str,
    pub(in crate::content) text: &'a str,
}

/// The top table of a file.
pub(super) enum Root<'a> {
    /// All of a file without mistakes.
    Whole(Spanned<DeTable<'a>>),
    /// What was understood of a file with mistakes, which have been reported.
    Part(Spanned<DeTable<'a>>),
    /// Nothing was understood of the file.
    None,
}

impl<'a> Root<'a> {
    pub(super) fn table(&self) -> Option<&Spanned<DeTable<'a>>> {
        match self {
            Self::Whole(root) | Self::Part(root) => Some(root),
            Self::None => None,
        }
    }
}

/// The largest file, in bytes, of which all mistakes are looked for; a larger one may be nothing but mistakes.
const LARGEST_TO_RECOVER: usize = 1024 * 1024;

/// The top table of a file; its mistakes are reported.
pub(super) fn root<'a>(source: &Source<'a>, ctx: &mut Ctx<'_>) -> Root<'a> {
    let (root, errors) = read(source.text);
    for error in &errors {
        syntax(error, source.file, ctx);
    }
    match root {
        Some(root) if errors.is_empty() => Root::Whole(root),
        Some(root) => Root::Part(root),
        None => Root::None,
    }
}

fn read(text: &str) -> (Option<Spanned<DeTable<'_>>>, Vec<toml::de::Error>) {
    if text.len() <= LARGEST_TO_RECOVER {
        let (root, errors) = DeTable::parse_recoverable(text);
        return (Some(root), errors);
    }
    match DeTable::parse(text) {
        Ok(root) => (Some(root), Vec::new()),
        Err(error) => (None, vec![error]),
    }
}

fn syntax(error: &toml::de::Error, file: FileId, ctx: &mut Ctx<'_>) {
    ctx.sink.error(
        Code("toml-syntax"),
        Span::new(file, error.span().unwrap_or(0..0)),
        words(format!("this is not TOML: {}", error.message()), "此处写法无法识别：引号、括号或等号可能不成对"),
        words("write `key = \"text\"`, `key = 18` or `[[table]]`", "应写作 key = \"文字\"、key = 18 或 [[表名]]"),
    );
}

/// The folder whose rules a file starts from: the value of its key `from`, and where it stands; none where it has none.
pub(in crate::content) fn starts_from(file: FileId, text: &str) -> Option<At<String>> {
    // Most files start from none, and need not be read twice.
    let (root, _) = if text.contains("from") { read(text) } else { return None };
    let root = root?;
    let from = root.get_ref().get("from")?;
    Some(At { value: from.get_ref().as_str()?.to_owned(), span: Span::new(file, from.span()) })
}
