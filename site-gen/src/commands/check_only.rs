//! `check`: checks the content and writes nothing; with `--watch`, again after every edit.

use std::io::IsTerminal;

use super::args::{CheckArgs, Report};
use super::watch::Watch;
use super::{checked_with, count_line, external, say, taken_strictly};
use crate::check::Checked;
use crate::diag::{self, Diagnostic, MessageLang};
use crate::source::Sources;

/// Runs `check`.
pub(super) fn run(args: &CheckArgs, lang: MessageLang) -> Result<String, String> {
    if !args.watch {
        return once(args, lang);
    }
    let watch = Watch::start(&args.content, lang)?;
    loop {
        match once(args, lang) {
            Ok(summary) if summary.is_empty() => {}
            Ok(summary) => say::answer(summary, lang)?,
            Err(summary) => say::remark(summary),
        }
        say::remark(waiting(lang));
        if watch.edits.next().is_none() {
            return Ok(String::new());
        }
    }
}

fn once(args: &CheckArgs, lang: MessageLang) -> Result<String, String> {
    let (checked, mut diagnostics, sources) = checked_with(&args.content, |site, sink| {
        if args.external {
            external::check(site, sink);
        }
    });
    let checked = if args.strict { taken_strictly(checked, &mut diagnostics) } else { checked };
    show(&diagnostics, &sources, args.format, lang)?;
    match checked {
        Some(checked) if args.format == Report::Human => Ok(in_order(&checked, lang)),
        Some(_) => Ok(String::new()),
        None => Err(count_line(&diagnostics, lang)),
    }
}

/// What a person reads goes to standard error; what a program reads goes to standard output.
fn show(diagnostics: &[Diagnostic], sources: &Sources, format: Report, lang: MessageLang) -> Result<(), String> {
    match format {
        Report::Human if diagnostics.is_empty() => {}
        Report::Human => {
            let color = std::io::stderr().is_terminal();
            say::remark(format_args!("{}\n", diag::render(diagnostics, sources, lang, color)));
        }
        Report::Json => {
            let records = diag::records(diagnostics, sources, lang);
            say::answer(serde_json::to_string(&records).map_err(|error| error.to_string())?, lang)?;
        }
        Report::Github => {
            for record in diag::records(diagnostics, sources, lang) {
                say::answer(record.annotation(), lang)?;
            }
        }
    }
    Ok(())
}

fn in_order(checked: &Checked, lang: MessageLang) -> String {
    let cases: usize = checked.site().years.iter().map(|year| year.cases.len()).sum();
    match lang {
        MessageLang::Zh => format!("内容无误；{cases}个算例全部核算通过"),
        MessageLang::En => format!("the content is in order; all {cases} worked examples hold"),
    }
}

fn waiting(lang: MessageLang) -> &'static str {
    match lang {
        MessageLang::Zh => "等待下一次修改（按Ctrl-C结束）",
        MessageLang::En => "waiting for the next edit (Ctrl-C ends)",
    }
}
