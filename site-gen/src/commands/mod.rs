//! What was typed, and the sentences over the stages that it means.

mod accept;
mod args;
mod assess;
mod build;
mod check_only;
mod diff;
mod external;
mod import;
mod init;
mod languages;
mod marks;
mod new;
mod say;
mod schema;
pub mod serve;
mod watch;

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use checker_rules::Date;
use clap::{CommandFactory, Parser};

use crate::assets::Assets;
use crate::check::{self, Checked};
use crate::content::Lang;
use crate::diag::{self, Diagnostic, MessageLang, Severity, Sink, cause};
use crate::finish::{Bundle, finish};
use crate::help::Help;
use crate::model::{Site, Year};
use crate::render::Voice;
use crate::source::{self, Sources};
use crate::write::WriteError;
use crate::{content, model, render};
use args::{Args, Command, Topic};

/// Runs the command line: 0 done, 1 the content or the output stands in the way, 2 typed wrong.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let lang = args.message_lang();
    let done = match &args.command {
        Command::Build { content, out, strict } => build::run(content, out, *strict, lang),
        Command::Check(args) => check_only::run(args, lang),
        Command::Serve(args) => serve::run(args, lang),
        Command::Init(args) => init::run(args, lang),
        Command::New(args) => new::run(args, lang),
        Command::Accept(args) => accept::run(args, lang),
        Command::Assess(args) => assess::run(args, lang).map(|()| String::new()),
        Command::Diff { content, before, after, json } => diff::run(content, (*before, *after), *json, lang),
        Command::Import(args) => import::run(args, lang),
        Command::Schema { folder } => schema::run(folder, lang),
        Command::Help { topic } => Ok(help(*topic, lang)),
    };
    let told = done.and_then(|summary| if summary.is_empty() { Ok(()) } else { say::answer(summary, lang) });
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            say::remark(reason);
            ExitCode::FAILURE
        }
    }
}

fn help(topic: Option<Topic>, lang: MessageLang) -> String {
    let language = if lang == MessageLang::Zh { "zh" } else { "en" };
    let text = match topic {
        Some(Topic::Rules) => Help::Rules.text(language).into_owned(),
        Some(Topic::Check) => Help::Check.text(language).into_owned(),
        Some(Topic::Content) => Help::Content.text(language).into_owned(),
        None => Args::command().render_help().to_string(),
    };
    text.trim_end().to_owned()
}

/// Loads and checks the content; the diagnostics come with it or instead of it.
fn checked(content: &Path) -> (Option<Checked>, Vec<Diagnostic>, Sources) {
    checked_with(content, |_, _| ())
}

/// The same with a look at the site that is no part of every check.
fn checked_with(content: &Path, look: impl FnOnce(&Site, &mut Sink)) -> (Option<Checked>, Vec<Diagnostic>, Sources) {
    let mut sink = Sink::default();
    let sources = source::load(content, &mut sink);
    let site = content::parse(&sources, &mut sink).map(|content| model::resolve(content, &sources, &mut sink));
    let checked = site.and_then(|site| check::check(site, &mut sink));
    if let Some(checked) = &checked {
        check::expired(checked.site(), today(), &mut sink);
        look(checked.site(), &mut sink);
    }
    (checked, sink.into_sorted(), sources)
}

/// The day by the clock of the machine. It decides a warning, never what is written.
#[expect(clippy::disallowed_methods, reason = "whether a notice has expired depends on the day; no output does")]
fn today() -> Option<Date> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    Date::from_unix_days(u32::try_from(since.as_secs() / 86_400).ok()?).ok()
}

/// Loads the content and no more: it need not be in order.
fn load_site(content: &Path) -> (Option<Site>, Vec<Diagnostic>, Sources) {
    let mut sink = Sink::default();
    let sources = source::load(content, &mut sink);
    let site = content::parse(&sources, &mut sink).map(|content| model::resolve(content, &sources, &mut sink));
    (site, sink.into_sorted(), sources)
}

/// The content as a finished site in memory, with the number of pages.
pub fn bundle(checked: &Checked) -> Result<(Bundle, usize), String> {
    let assets = Assets::new();
    let pages = render::render(checked, &assets).map_err(|error| format!("internal error: {error}"))?;
    let count = pages.count();
    Ok((finish(pages, &assets, checked.site()), count))
}

/// A number with its English noun.
fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// The checked content. Warnings are shown and forgotten, unless they are taken for errors; with errors there is none.
fn require_checked(content: &Path, strict: bool, lang: MessageLang) -> Result<Checked, String> {
    let (checked, mut diagnostics, sources) = checked(content);
    let checked = if strict { taken_strictly(checked, &mut diagnostics) } else { checked };
    match checked {
        Some(checked) => {
            if !diagnostics.is_empty() {
                say::remark(format_args!("{}\n", shown(&diagnostics, &sources, lang)));
            }
            Ok(checked)
        }
        None => Err(failed_content(&diagnostics, &sources, lang)),
    }
}

fn shown(diagnostics: &[Diagnostic], sources: &Sources, lang: MessageLang) -> String {
    diag::render(diagnostics, sources, lang, std::io::stderr().is_terminal())
}

fn failed_content(diagnostics: &[Diagnostic], sources: &Sources, lang: MessageLang) -> String {
    format!("{}\n\n{}", shown(diagnostics, sources, lang), no_site(diagnostics, lang))
}

/// Every warning becomes an error, and forbids the site.
fn taken_strictly(checked: Option<Checked>, diagnostics: &mut [Diagnostic]) -> Option<Checked> {
    diagnostics.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Error);
    checked.filter(|_| diagnostics.is_empty())
}

/// Why a folder or file of the content was not written.
fn not_written(error: &WriteError, lang: MessageLang) -> String {
    match (error, lang) {
        (WriteError::Io(path, error), MessageLang::Zh) => format!(
            "错误：{}无法写入：{}\n改法：请检查文件夹权限和剩余空间；没有写入任何内容",
            path.display(),
            cause(error).get(lang)
        ),
        (WriteError::Io(path, error), MessageLang::En) => format!(
            "error: {} cannot be written: {}\nhelp: check the folder and the free space; nothing was written",
            path.display(),
            cause(error).get(lang)
        ),
        (WriteError::NotOurs(path) | WriteError::NoName(path) | WriteError::HoldsContent(path), MessageLang::Zh) => {
            format!("错误：{}中已有内容，未作改动\n改法：请另选文件夹，或先移走其中内容", path.display())
        }
        (WriteError::NotOurs(path) | WriteError::NoName(path) | WriteError::HoldsContent(path), MessageLang::En) => {
            format!(
                "error: there is something in {} already, and it was kept\nhelp: choose another folder, or move what is there",
                path.display()
            )
        }
    }
}

fn year_of(checked: &Checked, year: u16, lang: MessageLang) -> Result<&Year, String> {
    let years = &checked.site().years;
    let known: Vec<String> = years.iter().map(|year| year.year.to_string()).collect();
    years.iter().find(|known| known.year == year).ok_or_else(|| match lang {
        MessageLang::Zh => format!("错误：没有{year}年度的通知，不能判断\n改法：有通知的年度：{}", known.join("、")),
        MessageLang::En => format!(
            "error: there is no notice for {year}, so nothing can be judged\nhelp: years with a notice: {}",
            known.join(", ")
        ),
    })
}

/// The site's words in the language of messages, or else in its source language.
fn voice(site: &Site, lang: MessageLang) -> Option<Voice<'_>> {
    let wanted = if lang == MessageLang::Zh { "zh" } else { "en" };
    let lang = site.data.langs().find(|lang| site.data.language(*lang).id == wanted).unwrap_or(Lang(0));
    Voice::new(site, lang)
}

fn count_line(diagnostics: &[Diagnostic], lang: MessageLang) -> String {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let warnings = diagnostics.len() - errors;
    match lang {
        MessageLang::Zh => format!("{errors}处错误，{warnings}处提醒"),
        MessageLang::En => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    }
}

fn no_site(diagnostics: &[Diagnostic], lang: MessageLang) -> String {
    let count = count_line(diagnostics, lang);
    match lang {
        MessageLang::Zh => format!("未生成网站：{count}；原有网站没有改动"),
        MessageLang::En => format!("no site was built: {count}; the earlier output is untouched"),
    }
}

/// Checks the content and asks for its links out of the site, for a test.
pub fn try_external(content: &Path, lang: MessageLang) -> String {
    let (_, diagnostics, sources) = checked_with(content, external::check);
    diag::render(&diagnostics, &sources, lang, false)
}

/// Loads and checks the content for a test: the bundle, or the diagnostics as shown in one language.
pub fn try_build(content: &Path, lang: MessageLang) -> (Option<Bundle>, String) {
    let (checked, diagnostics, sources) = checked(content);
    let shown = diag::render(&diagnostics, &sources, lang, false);
    (checked.and_then(|checked| bundle(&checked).ok()).map(|(bundle, _)| bundle), shown)
}
