//! Finds what is still to be written: the word `TODO`, wherever it stands in the content.

use crate::diag::{Code, FileId, Sink, Span, Words, words};
use crate::source::Sources;
use crate::ui;

/// The word that stands where something is still to be written.
pub(crate) const TODO: &str = "TODO";

/// Reports each `TODO` of a file. What follows only from one is not reported again where values are read.
pub(super) fn report(sources: &Sources, file: FileId, sink: &mut Sink) {
    let text = sources.text(file);
    for (at, _) in text.match_indices(TODO).filter(|(at, _)| is_word(text, *at)) {
        one(file, text, at, sources.path(file), sink);
    }
}

/// Whether something is still to be written in a text.
pub(crate) fn is_open(text: &str) -> bool {
    text.match_indices(TODO).any(|(at, _)| is_word(text, at))
}

/// Whether the word at this offset is a word by itself.
fn is_word(text: &str, at: usize) -> bool {
    let joins = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !text[..at].ends_with(joins) && !text[at + TODO.len()..].starts_with(joins)
}

/// Reports one `TODO` with help on what to write there.
fn one(file: FileId, text: &str, at: usize, path: &str, sink: &mut Sink) {
    let (toml, is_translation) = (path.ends_with(".toml"), path.ends_with(".md") && !path.ends_with(".zh.md"));
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[line_start..at];
    let help = match (toml, before.trim_start().starts_with('#')) {
        (true, false) => help_for_key(before),
        (true, true) => words(
            "do what this line asks, as a rule or a [[note]] where it is one, then remove the line",
            "请按此行办理：是规则的写成规则，只需说明的写成[[note]]；然后删去此行",
        ),
        (false, _) if is_translation => {
            words("write this part after the text in the site's first language", "请对照原文写上译文")
        }
        (false, _) => words("write the text that belongs here", "请写上此处应有的文字"),
    };
    let message = words("something is still to be written here", "此处还没有写");
    sink.error(Code("todo"), Span::new(file, at..at + TODO.len()), message, help);
}

/// What to write, by the key before it on its line.
fn help_for_key(before: &str) -> Words {
    let name = before.rsplit(['{', ',', '[']).next().unwrap_or(before).split('=').next().unwrap_or_default().trim();
    let key = before.split('=').next().unwrap_or_default().trim();
    match name {
        "en" => words(format!("write `{key}` in English"), format!("请写上“{key}”的英文")),
        "zh" => words(
            format!("write `{key}` in Chinese, or leave the line out where it may be"),
            format!("请写上“{key}”的中文；可省略的项也可以删去此行"),
        ),
        other if ui::languages().any(|language| language == other) => {
            words(format!("write `{key}` in language `{other}`"), format!("请写上“{key}”的“{other}”文字"))
        }
        "why" => words(
            "write why no rule is made of these figures; if one should be, write it in rules.toml and remove this entry",
            "请写明这些数字为什么不是规则；应当是规则的，请在rules.toml中补上，并删去本项",
        ),
        "relation" => {
            words("write one of: implements, sector-rule, funding", "请写其中之一：implements、sector-rule、funding")
        }
        _ => words(
            format!("write `{key}` as the notice states it, or leave the line out where it may be"),
            format!("请按通知写上“{key}”；可省略的项也可以删去此行"),
        ),
    }
}
