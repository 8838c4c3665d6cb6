//! Diagnostics for other programs: as JSON records, and as annotations of a GitHub workflow.

use serde::Serialize;

use super::{Diagnostic, MessageLang, Place, Severity, Sources, Span};

/// A diagnostic in one language, with its place as editors count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// `error` or `warning`.
    pub severity: Severity,
    /// The name of its kind, as `help check` lists them.
    pub code: &'static str,
    /// The place it is about.
    #[serde(flatten)]
    pub at: Position,
    /// The message: what is wrong.
    pub message: String,
    /// The help: what to write instead.
    pub help: String,
    /// Other places that have to do with it.
    pub related: Vec<Related>,
}

/// A place in a file as editors count, or a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The path, as the user would type it.
    pub file: String,
    /// The line, from 1; none for a file as a whole.
    pub line: Option<usize>,
    /// The column in characters, from 1; none for a file as a whole.
    pub column: Option<usize>,
}

/// Another place that has to do with a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// The other place.
    #[serde(flatten)]
    pub at: Position,
    /// What is at that place.
    pub message: String,
}

/// Diagnostics in one language, in their order.
pub fn records(diagnostics: &[Diagnostic], sources: &Sources, lang: MessageLang) -> Vec<Record> {
    diagnostics.iter().map(|diagnostic| record(diagnostic, sources, lang)).collect()
}

fn record(diagnostic: &Diagnostic, sources: &Sources, lang: MessageLang) -> Record {
    let related = diagnostic.related.iter();
    Record {
        severity: diagnostic.severity,
        code: diagnostic.code.0,
        at: match &diagnostic.place {
            Place::File(path) => Position { file: path.clone(), line: None, column: None },
            Place::Span(span) => position(*span, sources),
        },
        message: diagnostic.message.get(lang).to_owned(),
        help: diagnostic.help.get(lang).to_owned(),
        related: related
            .map(|(span, words)| Related { at: position(*span, sources), message: words.get(lang).to_owned() })
            .collect(),
    }
}

fn position(span: Span, sources: &Sources) -> Position {
    let file = sources.shown_path(span.file);
    if span.end == 0 {
        return Position { file, line: None, column: None };
    }
    let text = sources.text(span.file);
    let (line, start) = sources.line(span.file, span.start);
    Position { file, line: Some(line), column: Some(text[start..span.start].chars().count() + 1) }
}

impl Record {
    /// The diagnostic as a workflow command of GitHub: one line.
    pub fn annotation(&self) -> String {
        let Position { file, line, column } = &self.at;
        let mut properties = vec![format!("file={}", property(file))];
        properties.extend(line.map(|line| format!("line={line}")));
        properties.extend(column.map(|column| format!("col={column}")));
        properties.push(format!("title={}", property(self.code)));
        let mut message = vec![self.message.clone()];
        message.extend(self.related.iter().map(|one| format!("{}: {}", one.at, one.message)));
        message.push(self.help.clone());
        format!("::{} {}::{}", self.severity.label().en, properties.join(","), data(&message.join("\n")))
    }
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        for number in self.line.iter().chain(&self.column) {
            write!(f, ":{number}")?;
        }
        Ok(())
    }
}

/// Escapes the text of an annotation as GitHub reads it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property as GitHub reads it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, FileId, words};

    fn example() -> (Vec<Diagnostic>, Sources) {
        let text = "# 年度\nmin = 18, 50%: ok\n".to_owned();
        let sources = Sources::of([("a,b:50%.toml".to_owned(), text)]);
        let start = "# 年度\nmin = ".len();
        let span = Span::new(FileId(0), start..start + 2);
        let first = Diagnostic {
            code: Code("wrong-value"),
            severity: Severity::Error,
            place: span.into(),
            message: words("100% wrong: a, b", "不对"),
            related: vec![(Span::new(FileId(0), 2..5), words("the year", "年度"))],
            help: words("write\r\n12", "应为12"),
        };
        let severity = Severity::Warning;
        let second = Diagnostic { severity, place: Place::File("x.md".into()), related: Vec::new(), ..first.clone() };
        (vec![first, second], sources)
    }

    #[test]
    fn lines_and_columns_count_from_one_and_in_characters() {
        let (diagnostics, sources) = example();
        let records = records(&diagnostics, &sources, MessageLang::Zh);
        assert_eq!(records[0].at.to_string(), "a,b:50%.toml:2:7");
        assert_eq!(records[0].related[0].at.to_string(), "a,b:50%.toml:1:3");
        assert_eq!((records[1].at.to_string(), records[1].message.as_str()), ("x.md".to_owned(), "不对"));
    }

    #[test]
    fn annotations_are_one_line_each_and_escaped() {
        let (diagnostics, sources) = example();
        let records = records(&diagnostics, &sources, MessageLang::En);
        assert_eq!(
            records[0].annotation(),
            "::error file=a%2Cb%3A50%25.toml,line=2,col=7,title=wrong-value\
             ::100%25 wrong: a, b%0Aa,b:50%25.toml:1:3: the year%0Awrite%0D%0A12"
        );
        assert_eq!(
            records[1].annotation(),
            "::warning file=x.md,title=wrong-value::100%25 wrong: a, b%0Awrite%0D%0A12"
        );
    }
}
