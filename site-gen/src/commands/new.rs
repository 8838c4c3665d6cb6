//! Next year's folder from last year's. Everything that may have changed is marked `TODO`, which `check` lists.

use super::args::NewArgs;
use super::{not_written, schema};
use crate::content::{keys, numbers};
use crate::diag::{MessageLang, Sink};
use crate::source::{self, Sources};
use crate::write;

/// Runs `new`.
pub(super) fn run(args: &NewArgs, lang: MessageLang) -> Result<String, String> {
    let sources = source::load(&args.content, &mut Sink::default());
    let before = sources.years().into_iter().rev().find(|year| *year < args.year);
    let Some(before) = before else { return Err(no_year_before(args.year, lang)) };
    let files = files(&sources, before, args.year, lang);
    let folder = args.content.join(args.year.to_string());
    write::create(&files, &folder).map_err(|error| not_written(&error, lang))?;
    schema::into_content(&args.content, lang)?;
    let marks: usize = files.iter().map(|(_, text)| text.matches("TODO").count()).sum();
    let (folder, year) = (folder.display(), args.year);
    Ok(match lang {
        MessageLang::Zh => {
            format!(
                "已按{before}年度建立{folder}，有{marks}处待核对（TODO）\n下一步：改好后运行site-gen check，会列出{year}年度还没有核对的地方"
            )
        }
        MessageLang::En => format!(
            "made {folder} from {before}, with {} to confirm (TODO)\nnext: site-gen check lists what is left to confirm for {year}",
            super::counted(marks, "place")
        ),
    })
}

fn no_year_before(year: u16, lang: MessageLang) -> String {
    match lang {
        MessageLang::Zh => format!("错误：{year}年度之前没有可供沿用的年度\n改法：第一个年度请用site-gen import建立"),
        MessageLang::En => {
            format!(
                "error: there is no year before {year} to start from\nhelp: make the first year with site-gen import"
            )
        }
    }
}

/// The files of a year's own folder; what lies in folders below it, such as amendments, stays behind.
fn files(sources: &Sources, before: u16, year: u16, lang: MessageLang) -> Vec<(String, String)> {
    let prefix = format!("{before}/");
    let own = sources.ids().filter_map(|id| {
        let name = sources.path(id).strip_prefix(&prefix).filter(|name| !name.contains('/'))?;
        let text = sources.text(id).replace(&format!("](/{before}/"), &format!("](/{year}/"));
        let text = keys::headed(&format!("{year}/{name}"), &marked(name, &text, year - before, lang));
        Some((name.to_owned(), text))
    });
    own.collect()
}

fn marked(name: &str, text: &str, years: u16, lang: MessageLang) -> String {
    match name {
        "notice.toml" => document_fields(text, lang),
        "rules.toml" | "courses.toml" => lines(text, |line| figure(line, lang)),
        "cases.toml" => lines(text, |line| later(line, years)),
        _ if name.ends_with(".md") => sections(text, lang),
        _ => text.to_owned(),
    }
}

fn lines(text: &str, change: impl Fn(&str) -> String) -> String {
    text.lines().map(|line| change(line) + "\n").collect()
}

fn key(line: &str) -> &str {
    line.split_once('=').map_or("", |(key, _)| key.trim())
}

/// What names one year's document is out of force until it is confirmed; what says something of it stays, marked.
fn document_fields(text: &str, lang: MessageLang) -> String {
    let own = text.find("\n[[").unwrap_or(text.len());
    let field = |line: &str| match key(line) {
        "number" | "made" | "published" | "expires" | "index" | "status" => format!("# {}: {line}", todo(lang)),
        "summary" | "title" => format!("{line} # {}", todo(lang)),
        _ => line.to_owned(),
    };
    lines(&text[..own], field) + &text[own..]
}

/// A line of rules that states a figure, a date or a year.
fn figure(line: &str, lang: MessageLang) -> String {
    let names = matches!(key(line), "id" | "cites" | "term" | "clause" | "unit" | "words" | "industry");
    let states = !line.trim_start().starts_with('#') && !names && numbers(line).iter().any(|number| number.counts);
    if states { format!("{line} # {}", todo(lang)) } else { line.to_owned() }
}

/// An example of another year stays as far from its own.
fn later(line: &str, years: u16) -> String {
    let year = line.strip_prefix("year = ").and_then(|year| year.trim().parse::<u16>().ok());
    year.map_or_else(|| line.to_owned(), |year| format!("year = {}", year + years))
}

/// A line at the head of each section that states figures or dates.
fn sections(text: &str, lang: MessageLang) -> String {
    let mut parts = text.split("\n## ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (heading, body) = part.split_once('\n').unwrap_or((part, ""));
        let mark = if body.lines().any(states_figures) { format!("\n{}\n", todo(lang)) } else { String::new() };
        out.push_str(&format!("\n## {heading}\n{mark}{body}"));
    }
    out
}

/// Whether a line of Markdown states a figure, its list number and the addresses of links aside.
fn states_figures(line: &str) -> bool {
    let item = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let text = item.strip_prefix(". ").unwrap_or(line);
    let outside = text.split("](").enumerate().map(|(at, part)| match at {
        0 => part,
        _ => part.split_once(')').map_or("", |(_, behind)| behind),
    });
    let outside: Vec<&str> = outside.collect();
    outside.into_iter().flat_map(numbers).any(|number| number.counts)
}

fn todo(lang: MessageLang) -> &'static str {
    match lang {
        MessageLang::Zh => "TODO 请核对数字和日期",
        MessageLang::En => "TODO confirm the figures and dates",
    }
}
