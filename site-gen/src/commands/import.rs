//! Drafts a year's content from a notice: shows what is odd, what was dropped, and what would change, then writes.

use std::io::{BufRead, IsTerminal};
use std::path::Path;

use similar::TextDiff;

use super::args::ImportArgs;
use super::{counted, languages, not_written, say, schema};
use crate::content::{self, keys};
use crate::diag::{self, Code, Diagnostic, FileId, MessageLang, Place, Severity, Sink, Span, words};
use crate::import::{self, Draft, Mismatch, NoText, raw};
use crate::source::{self, Sources};
use crate::write;

/// Runs `import`; gives one line that says what was done, and what to do next.
pub(super) fn run(args: &ImportArgs, lang: MessageLang) -> Result<String, String> {
    let mut draft = draft(&args.file, lang)?;
    in_languages_of(&args.content, &mut draft);
    for file in &mut draft.files {
        file.text = keys::headed(&format!("{}/{}", args.year, file.name), &file.text);
    }
    let folder = args.content.join(args.year.to_string());
    say::aside(findings(&draft, &args.file, lang));
    let changed = changed(&draft, &folder, lang)?;
    if changed.is_empty() {
        return Ok(said(
            lang,
            "nothing to write: the content is already what this import gives",
            "无需写入：内容与导入结果完全相同",
        ));
    }
    if changed.iter().any(|change| !change.difference.is_empty()) {
        changed.iter().for_each(|change| say::aside(&change.difference));
        if !args.replace {
            agreed(lang)?;
        }
    }
    let files: Vec<(&str, &str)> = changed.iter().map(|change| (change.name, change.text)).collect();
    write::into_folder(&folder, &files).map_err(|error| not_written(&error, lang))?;
    schema::into_content(&args.content, lang)?;
    Ok(summary(&draft, &folder, files.len(), lang))
}

fn said(lang: MessageLang, en: &str, zh: &str) -> String {
    words(en, zh).get(lang).to_owned()
}

fn draft(file: &Path, lang: MessageLang) -> Result<Draft, String> {
    let mut sink = Sink::default();
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let read = source::document(file, &mut sink).map(|bytes| raw::read(&name, &bytes));
    match read {
        Some(Ok(raw)) => return import::import(raw).map_err(|mismatch| internal(&mismatch, lang)),
        Some(Err(reason)) => no_text(&reason, file, &mut sink),
        None => {}
    }
    Err(diag::render(&sink.into_sorted(), &Sources::default(), lang, std::io::stderr().is_terminal()))
}

/// A draft is in Chinese and English; a site that has no English gets none.
fn in_languages_of(content: &Path, draft: &mut Draft) {
    let languages = content::languages(&source::load(content, &mut Sink::default()));
    if languages.iter().any(|language| language == "zh") {
        for file in draft.files.iter_mut().filter(|file| file.name.ends_with(".toml")) {
            file.text = languages::only(std::mem::take(&mut file.text), &languages);
        }
    }
}

fn no_text(reason: &NoText, file: &Path, sink: &mut Sink) {
    let message = match reason {
        NoText::NotText => words("this is not text in UTF-8 or GB18030", "此文件不是UTF-8或GB18030文本"),
        NoText::UnknownFormat => words("this kind of file cannot be read", "无法读取此类文件"),
        NoText::BrokenDocx => {
            words("this is not a Word file, or it is damaged or immense", "此文件不是Word文件，或者已损坏、过大")
        }
        NoText::Empty => words("there is no text in this file", "此文件中没有文字"),
    };
    let help = words(
        "save the notice as .docx, or as text in UTF-8 (.txt), and import that",
        "请把通知另存为.docx，或UTF-8文本（.txt），再导入",
    );
    sink.error(Code("not-a-notice"), Place::File(file.display().to_string()), message, help);
}

fn internal(mismatch: &Mismatch, lang: MessageLang) -> String {
    let what = match mismatch {
        Mismatch::Lost(at, c) => format!("{c:?} @{at}"),
        Mismatch::Changed(name, text) => format!("{name}: {text}"),
    };
    said(
        lang,
        &format!("internal error: the text would not be whole ({what}); nothing was written"),
        &format!("内部错误：文字不完整（{what}）；没有写入任何内容"),
    )
}

/// Everything odd, then everything dropped.
fn findings(draft: &Draft, file: &Path, lang: MessageLang) -> String {
    let sources = Sources::of([(file.display().to_string(), draft.source.clone())]);
    let diagnostics: Vec<Diagnostic> = draft
        .outline
        .warnings
        .iter()
        .map(|warning| Diagnostic {
            code: warning.code,
            severity: Severity::Warning,
            place: Span::new(FileId(0), warning.range.clone()).into(),
            message: warning.message.clone(),
            related: Vec::new(),
            help: warning.help.clone(),
        })
        .collect();
    let mut out = diag::render(&diagnostics, &sources, lang, std::io::stderr().is_terminal());
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    out.push_str(&dropped(draft, lang));
    out
}

/// What of the source is in none of the files, with its line and the reason.
fn dropped(draft: &Draft, lang: MessageLang) -> String {
    let account = &draft.account;
    let mut out = said(
        lang,
        &format!("of {} characters {} are in the files; left out:\n", account.all, account.kept),
        &format!("共{}个字符，写入{}个；未写入的有：\n", account.all, account.kept),
    );
    for (range, reason, text) in &account.dropped {
        let line = draft.line(range.start);
        let shown: String =
            text.chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }).take(40).collect();
        let reason = reason.words();
        out.push_str(&match lang {
            MessageLang::Zh => format!("  第{line}行 “{shown}”：{}\n", reason.get(lang)),
            MessageLang::En => format!("  line {line} `{shown}`: {}\n", reason.get(lang)),
        });
    }
    out
}

/// A file that would be written, and how it differs from the one that is there.
struct Change<'a> {
    name: &'a str,
    text: &'a str,
    /// Empty where there is none.
    difference: String,
}

fn changed<'a>(draft: &'a Draft, folder: &Path, lang: MessageLang) -> Result<Vec<Change<'a>>, String> {
    let mut sink = Sink::default();
    let mut changes = Vec::new();
    for file in &draft.files {
        let path = folder.join(file.name);
        let difference = match source::existing(&path, &mut sink) {
            Some(old) if old == file.text => continue,
            Some(old) => {
                let shown = path.display().to_string();
                TextDiff::from_lines(&old, &file.text).unified_diff().header(&shown, &shown).to_string()
            }
            None => String::new(),
        };
        changes.push(Change { name: file.name, text: &file.text, difference });
    }
    let unreadable = sink.into_sorted();
    if unreadable.is_empty() {
        return Ok(changes);
    }
    Err(diag::render(&unreadable, &Sources::default(), lang, std::io::stderr().is_terminal()))
}

/// Asks whether to replace what is there; without a terminal nobody can be asked.
fn agreed(lang: MessageLang) -> Result<(), String> {
    let mut input = std::io::stdin().lock();
    if !std::io::stdin().is_terminal() {
        return Err(said(
            lang,
            "error: there is content for this year already; nothing was written\nhelp: add --replace to replace it as shown above",
            "错误：该年度已有内容，没有写入\n改法：如要按上面所示替换，请加上--replace",
        ));
    }
    say::aside(said(lang, "replace these files? [y/N] ", "要替换这些文件吗？[y/N] "));
    let mut answer = String::new();
    let read = input.read_line(&mut answer);
    if read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是") {
        return Ok(());
    }
    Err(said(lang, "nothing was written", "没有写入任何内容"))
}

fn summary(draft: &Draft, folder: &Path, files: usize, lang: MessageLang) -> String {
    let (clauses, warnings) = (draft.outline.clauses.len(), draft.outline.warnings.len());
    let requirements: usize =
        draft.rules.requirements.iter().map(|requirement| requirement.industries.len().max(1)).sum();
    let folder = folder.display();
    match lang {
        MessageLang::Zh => format!(
            "已导入{clauses}个条款、{requirements}项学时要求，写入{folder}中的{files}个文件；{warnings}处提醒\n\
             下一步：补写其中的TODO，再运行site-gen check"
        ),
        MessageLang::En => format!(
            "imported {} and {} into {} in {folder}; {}\nnext: write what belongs in place of each TODO, then run site-gen check",
            counted(clauses, "clause"),
            counted(requirements, "requirement"),
            counted(files, "file"),
            counted(warnings, "warning"),
        ),
    }
}
