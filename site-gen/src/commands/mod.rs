//! What was typed, and the sentences over the stages that it means.

mod args;
mod assess;
mod diff;
mod import;

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use clap::{CommandFactory, Parser};

use crate::assets::Assets;
use crate::check::{self, Checked};
use crate::content::Lang;
use crate::diag::{self, Diagnostic, MessageLang, Severity, Sink};
use crate::finish::{Bundle, finish};
use crate::model::{Site, Year};
use crate::render::Voice;
use crate::source::{self, Sources};
use crate::write::{self, WriteError};
use crate::{content, model, render};
use args::{Args, Command, Topic};

/// Runs the command line: 0 done, 1 the content or the output stands in the way, 2 typed wrong.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let lang = args.message_lang();
    let done = match &args.command {
        Command::Build { content, out } => build(content, out, lang),
        Command::Check { content } => check_only(content, lang),
        Command::Assess(args) => assess::run(args, lang).map(|()| String::new()),
        Command::Diff { content, before, after, json } => diff::run(content, (*before, *after), *json, lang),
        Command::Import(args) => import::run(args, lang),
        Command::Help { topic } => Ok(help(*topic, lang)),
    };
    match done {
        Ok(summary) => {
            if !summary.is_empty() {
                println!("{summary}");
            }
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn help(topic: Option<Topic>, lang: MessageLang) -> String {
    match topic {
        Some(Topic::Rules) => {
            crate::help::rules(if lang == MessageLang::Zh { "zh" } else { "en" }).trim_end().to_owned()
        }
        None => Args::command().render_help().to_string().trim_end().to_owned(),
    }
}

/// Loads and checks the content; the diagnostics come with it or instead of it.
fn checked(content: &Path) -> (Option<Checked>, Vec<Diagnostic>, Sources) {
    let mut sink = Sink::default();
    let sources = source::load(content, &mut sink);
    let site = content::parse(&sources, &mut sink).map(|content| model::resolve(content, &sources, &mut sink));
    let checked = site.and_then(|site| check::check(site, &mut sink));
    (checked, sink.into_sorted(), sources)
}

/// The content as a finished site in memory, with the number of pages.
pub fn bundle(checked: &Checked) -> Result<(Bundle, usize), String> {
    let assets = Assets::new();
    let pages = render::render(checked, &assets).map_err(|error| format!("internal error: {error}"))?;
    let count = pages.count();
    Ok((finish(pages, &assets, checked.site()), count))
}

fn build(content: &Path, out: &Path, lang: MessageLang) -> Result<String, String> {
    let start = Instant::now();
    let checked = require_checked(content, lang)?;
    let (bundle, pages) = bundle(&checked)?;
    write::commit(&bundle, out).map_err(|error| write_error(&error, lang))?;
    let (languages, years) = (checked.site().data.languages.len(), checked.site().years.len());
    let (out, millis) = (out.display(), start.elapsed().as_millis());
    Ok(match lang {
        MessageLang::Zh => {
            format!("已生成{pages}个页面（{languages}种语言，{years}个年度），写入{out}，用时{millis}毫秒")
        }
        MessageLang::En => {
            let (languages, years) = (counted(languages, "language"), counted(years, "year"));
            format!("built {pages} pages ({languages}, {years}) into {out} in {millis} ms")
        }
    })
}

/// A number with its English noun.
fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn check_only(content: &Path, lang: MessageLang) -> Result<String, String> {
    let checked = require_checked(content, lang)?;
    let cases: usize = checked.site().years.iter().map(|year| year.cases.len()).sum();
    Ok(match lang {
        MessageLang::Zh => format!("内容无误；{cases}个算例全部核算通过"),
        MessageLang::En => format!("the content is in order; all {cases} worked examples hold"),
    })
}

/// The checked content. Warnings are shown and forgotten; with errors there is none.
fn require_checked(content: &Path, lang: MessageLang) -> Result<Checked, String> {
    let (checked, diagnostics, sources) = checked(content);
    let shown = diag::render(&diagnostics, &sources, lang, std::io::stderr().is_terminal());
    match checked {
        Some(checked) => {
            if !diagnostics.is_empty() {
                eprintln!("{shown}\n");
            }
            Ok(checked)
        }
        None => Err(format!("{shown}\n\n{}", count_line(&diagnostics, lang))),
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
        MessageLang::Zh => format!("未生成网站：{errors}处错误，{warnings}处提醒；原有网站没有改动"),
        MessageLang::En => {
            let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
            format!("no site was built: {errors}, {warnings}; the earlier output is untouched")
        }
    }
}

fn write_error(error: &WriteError, lang: MessageLang) -> String {
    match (error, lang) {
        (WriteError::NotOurs(path), MessageLang::En) => {
            format!(
                "error: {} holds files that this program did not make\nhelp: choose an empty or a new folder with --out",
                path.display()
            )
        }
        (WriteError::NotOurs(path), MessageLang::Zh) => {
            format!("错误：{}中有不是本程序生成的文件\n改法：请用--out指定一个空文件夹或新文件夹", path.display())
        }
        (WriteError::Io(path, error), MessageLang::En) => {
            format!(
                "error: cannot write {}: {error}\nhelp: check the folder and the free space; the earlier output is untouched",
                path.display()
            )
        }
        (WriteError::Io(path, error), MessageLang::Zh) => {
            format!("错误：无法写入{}：{error}\n改法：请检查文件夹权限和剩余空间；原有网站没有改动", path.display())
        }
    }
}

/// Loads and checks the content for a test: the bundle, or the diagnostics as shown in one language.
pub fn try_build(content: &Path, lang: MessageLang) -> (Option<Bundle>, String) {
    let (checked, diagnostics, sources) = checked(content);
    let shown = diag::render(&diagnostics, &sources, lang, false);
    (checked.and_then(|checked| bundle(&checked).ok()).map(|(bundle, _)| bundle), shown)
}
