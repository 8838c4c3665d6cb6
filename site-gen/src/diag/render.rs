//! Renders diagnostics as text for a person, one after the other, in the manner of rustc.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, MessageLang, Place, Severity, Sources, Span, help_label};

/// The most bytes of source shown for one diagnostic. Longer lines were not written by a person.
const LONGEST_EXCERPT: usize = 10_000;

/// Renders diagnostics in one language, each with the lines it points at.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, lang: MessageLang, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
    let shown = diagnostics.iter().map(|diagnostic| one(diagnostic, sources, lang, &renderer));
    shown.collect::<Vec<_>>().join("\n\n")
}

fn one(diagnostic: &Diagnostic, sources: &Sources, lang: MessageLang, renderer: &Renderer) -> String {
    let (label, help_label) = (diagnostic.severity.label(), help_label());
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.with_name(label.get(lang)).primary_title(diagnostic.message.get(lang)).id(diagnostic.code.0);
    let help = Level::HELP.with_name(help_label.get(lang)).message(diagnostic.help.get(lang));
    let group = title.element(place(&diagnostic.place, sources));
    let related = diagnostic.related.iter().map(|(span, words)| excerpt(*span, Some(words.get(lang)), sources));
    renderer.render(&[group.elements(related).element(help)])
}

fn place<'a>(place: &'a Place, sources: &'a Sources) -> Element<'a> {
    match place {
        Place::File(path) => Origin::path(path.as_str()).into(),
        // Nothing in the file to point at: something is missing from it as a whole.
        Place::Span(span) if span.end == 0 => Origin::path(sources.shown_path(span.file)).into(),
        Place::Span(span) => excerpt(*span, None, sources),
    }
}

/// The lines of a span, with a label at it. Where they are too long to look at, their place alone.
///
/// Only these lines are given to the renderer: it would read all of a large file for each diagnostic.
fn excerpt<'a>(span: Span, label: Option<&'a str>, sources: &'a Sources) -> Element<'a> {
    let text = sources.text(span.file);
    let (line, start) = sources.line(span.file, span.start);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let path = sources.shown_path(span.file);
    if end - start > LONGEST_EXCERPT {
        let column = text[start..span.start].chars().count() + 1;
        return Origin::path(path).line(line).char_column(column).into();
    }
    let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    let annotation = kind.span(span.start - start..span.end - start).label(label);
    Snippet::source(&text[start..end]).line_start(line).path(path).annotation(annotation).into()
}
