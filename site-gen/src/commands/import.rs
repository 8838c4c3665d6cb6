//! Drafts a year's content from a notice: shows what is odd, what was dropped, and what would change, then writes.

use std::io::{BufRead, IsTerminal};
use std::path::Path;

use similar::TextDiff;

use super::args::ImportArgs;
use super::console::{Console, aside};
use super::convert::{NotConverted, convert, encrypted};
use super::failure::Failure;
use super::{counted, init, languages, report, schema};
use crate::content::{self, Term, keys};
use crate::diag::{Code, FileId, Place, Sink, Span, Words, words};
use crate::import::desk::Desk;
use crate::import::draft::{DraftFile, TextLayout};
use crate::import::{self, Draft, DroppedText, Mismatch, NoText, Raw, raw};
use crate::source::{self, Sources};
use crate::write;

/// Runs `import`: says what was done, and what to do next.
pub(super) fn run(console: Console, args: &ImportArgs) -> Result<(), Failure> {
    let desk = desk(console, args);
    let mut draft = draft(console, &args.file, &desk)?;
    for file in &mut draft.files {
        if file.name.ends_with(".toml") {
            file.text = languages::only(std::mem::take(&mut file.text), &desk.languages);
        }
        file.text = keys::headed(&format!("{}/{}", args.year, file.name), &file.text);
    }
    let folder = args.content.join(args.year.to_string());
    let example = init::untouched_example(&args.content, args.year, &desk.languages);
    if example.is_none() {
        // A translation that somebody has begun stays as it is.
        draft.files.retain(|file| !is_translation(file) || !source::is_there(&folder.join(file.name)));
    }
    show_findings(console, &draft, &args.file);
    if let Some(report) = &args.report {
        let text = report::write(&draft, &args.file, report, console.lang);
        write::file(report, &text).map_err(Failure::not_written)?;
    }
    let changed = changed(console, &draft, &folder)?;
    if changed.is_empty() {
        return console.answer(&words(
            "nothing to write: the content is already what this import gives",
            "无需写入：内容与导入结果完全相同",
        ));
    }
    if example.is_none() && changed.iter().any(|change| !change.difference.is_empty()) {
        changed.iter().for_each(|change| aside(&change.difference));
        if !args.replace {
            agreed(console)?;
        }
    }
    let files: Vec<(&str, &str)> = changed.iter().map(|change| (change.name, change.text)).collect();
    let gone: Vec<&str> = example.iter().flatten().map(String::as_str).collect();
    write::into_folder(&folder, &files, &gone).map_err(Failure::not_written)?;
    schema::into_content(&args.content)?;
    console.answer(&summary(&draft, &folder, files.len()))
}

/// What the site has that the draft becomes a part of; a new bureau's where there is none.
fn desk(console: Console, args: &ImportArgs) -> Desk {
    let sources = source::load(&args.content, &mut Sink::default());
    let year = Some(args.year);
    let Some(content) = content::parse(&sources, &mut Sink::default()) else {
        return Desk { remarks: console.lang, year, ..Desk::default() };
    };
    let languages: Vec<String> = content.site.languages.iter().map(|language| language.id.clone()).collect();
    let place = |id: &str| languages.iter().position(|language| language == id);
    let words = |term: &Term| {
        let word = |id: &str| place(id).map(|at| term.word.0[at].clone());
        Some((word("zh")?, word("en")?))
    };
    let terms = content.glossary.iter().filter_map(words).collect();
    let audiences = content.site.audiences.into_iter().map(|audience| audience.id).collect();
    // Of a notice in Chinese nothing can be drafted for a site that has none.
    let languages = if place("zh").is_some() { languages } else { Desk::default().languages };
    Desk { remarks: console.lang, year, languages, audiences, terms }
}

fn is_translation(file: &DraftFile) -> bool {
    matches!(file.body, TextLayout::Translation)
}

fn draft(console: Console, file: &Path, desk: &Desk) -> Result<Draft, Failure> {
    let mut sink = Sink::default();
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let read = source::document(file, &mut sink).map(|bytes| text(console, &name, &bytes));
    match read {
        Some(Ok(raw)) => return import::import(raw, desk).map_err(|mismatch| internal(&mismatch)),
        Some(Err(NotConverted { message, help })) => {
            sink.error(Code("not-a-notice"), Place::File(file.display().to_string()), message, help);
        }
        None => {}
    }
    console.diagnostics(&sink.into_sorted(), &Sources::default());
    Err(nothing_written())
}

/// The text of a file, read by another program first where it is in a format of such a program.
fn text(console: Console, name: &str, bytes: &[u8]) -> Result<Raw, NotConverted> {
    match raw::read(name, bytes) {
        Err(NoText::Foreign(format)) => {
            let converted = convert(format, bytes)?;
            console.remark(&words(
                format!("{} has read this .{} file: compare the draft with it", converted.by, format.extension()),
                format!("此.{}文件由{}转换后读取，请与原件核对", format.extension(), converted.by),
            ));
            raw::read(converted.name, &converted.bytes).map_err(|reason| no_text(&reason))
        }
        read => read.map_err(|reason| no_text(&reason)),
    }
}

fn nothing_written() -> Failure {
    Failure::Shown(words("nothing was written", "没有写入任何内容"))
}

fn no_text(reason: &NoText) -> NotConverted {
    let message = match reason {
        NoText::NotText => words("this is not text in UTF-8 or GB18030", "此文件不是UTF-8或GB18030文本"),
        NoText::UnknownFormat | NoText::Foreign(_) => words("this kind of file cannot be read", "无法读取此类文件"),
        NoText::BrokenDocx => {
            words("this is not a Word file, or it is damaged or immense", "此文件不是Word文件，或者已损坏、过大")
        }
        NoText::Empty => words("there is no text in this file", "此文件中没有文字"),
        NoText::Encrypted => return encrypted(),
    };
    let help = words(
        "save the notice as .docx, or as text in UTF-8 (.txt), and import that",
        "请把通知另存为.docx，或UTF-8文本（.txt），再导入",
    );
    NotConverted { message, help }
}

fn internal(mismatch: &Mismatch) -> Failure {
    let what = match mismatch {
        Mismatch::Lost(at, c) => format!("{c:?} @{at}"),
        Mismatch::Changed(name, text) => format!("{name}: {text}"),
    };
    Failure::internal(&words(
        format!("the text would not be whole ({what}); nothing was written"),
        format!("文字不完整（{what}）；没有写入任何内容"),
    ))
}

/// Shows everything odd, then everything dropped.
fn show_findings(console: Console, draft: &Draft, file: &Path) {
    let sources = Sources::of([(file.display().to_string(), draft.source.clone())]);
    let mut sink = Sink::default();
    for warning in &draft.outline.warnings {
        let place = Span::new(FileId(0), warning.range.clone());
        sink.warning(warning.code, place, warning.message.clone(), warning.help.clone());
    }
    console.diagnostics(&sink.into_sorted(), &sources);
    show_dropped(console, draft);
}

/// Shows what of the source is in none of the files, with its line and the reason.
fn show_dropped(console: Console, draft: &Draft) {
    let account = &draft.account;
    let (all, kept) = (account.all, account.kept);
    console.remark(&words(
        format!("of {all} characters {kept} are in the files; left out:"),
        format!("共{all}个字符，写入{kept}个；未写入的有："),
    ));
    for DroppedText { range, reason, text } in &account.dropped {
        let line = draft.line(range.start);
        let shown: String =
            text.chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }).take(40).collect();
        let reason = reason.words();
        console.remark(&words(
            format!("  line {line} `{shown}`: {}", reason.en),
            format!("  第{line}行 “{shown}”：{}", reason.zh),
        ));
    }
}

/// A file that would be written, and how it differs from the one that is there.
struct Change<'a> {
    name: &'a str,
    text: &'a str,
    /// Empty where there is none.
    difference: String,
}

fn changed<'a>(console: Console, draft: &'a Draft, folder: &Path) -> Result<Vec<Change<'a>>, Failure> {
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
    console.diagnostics(&unreadable, &Sources::default());
    Err(nothing_written())
}

/// Asks whether to replace what is there; without a terminal nobody can be asked.
fn agreed(console: Console) -> Result<(), Failure> {
    let mut input = std::io::stdin().lock();
    if !std::io::stdin().is_terminal() {
        return Err(Failure::error(
            words("there is content for this year already; nothing was written", "该年度已有内容，没有写入"),
            words("add --replace to replace it as shown above", "如要按上面所示替换，请加上--replace"),
        ));
    }
    aside(console.text(&words("replace these files? [y/N] ", "要替换这些文件吗？[y/N] ")));
    let mut answer = String::new();
    let read = input.read_line(&mut answer);
    if read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是") {
        return Ok(());
    }
    Err(nothing_written())
}

fn summary(draft: &Draft, folder: &Path, files: usize) -> Words {
    let (clauses, warnings) = (draft.outline.clauses.len(), draft.outline.warnings.len());
    let requirements: usize =
        draft.rules.requirements.iter().map(|requirement| requirement.industries.len().max(1)).sum();
    let folder = folder.display();
    words(
        format!(
            "imported {} and {} into {} in {folder}; {}\nnext: write what belongs in place of each TODO, then run site-gen check",
            counted(clauses, "clause"),
            counted(requirements, "requirement"),
            counted(files, "file"),
            counted(warnings, "warning"),
        ),
        format!(
            "已导入{clauses}个条款、{requirements}项学时要求，写入{folder}中的{files}个文件；{warnings}处提醒\n\
             下一步：补写其中的TODO，再运行site-gen check"
        ),
    )
}
