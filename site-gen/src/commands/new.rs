//! Next year's folder from last year's. Everything that may have changed is marked `TODO`, which `check` lists.

use super::args::NewArgs;
use super::console::Console;
use super::failure::Failure;
use super::{counted, schema};
use crate::content::keys;
use crate::diag::{Sink, words};
use crate::lexis::Lexis;
use crate::source::{self, Sources};
use crate::write;

/// Runs `new`: writes the year's folder and says how much there is to confirm. Fails without an earlier year.
pub(super) fn run(console: Console, args: &NewArgs) -> Result<(), Failure> {
    let sources = source::load(&args.content, &mut Sink::default());
    let before = sources.years().into_iter().rev().find(|year| *year < args.year);
    let Some(before) = before else { return Err(no_year_before(args.year)) };
    let todo = words("TODO confirm the figures and dates", "TODO 请核对数字和日期");
    let files = files(&sources, before, args.year, console.text(&todo));
    let folder = args.content.join(args.year.to_string());
    write::create(&files, &folder).map_err(Failure::not_written)?;
    schema::into_content(&args.content)?;
    let marks: usize = files.iter().map(|(_, text)| text.matches("TODO").count()).sum();
    let (folder, year) = (folder.display(), args.year);
    console.answer(&words(
        format!(
            "made {folder} from {before}, with {} to confirm (TODO)\nnext: site-gen check lists what is left to confirm for {year}",
            counted(marks, "place")
        ),
        format!(
            "已按{before}年度建立{folder}，有{marks}处待核对（TODO）\n下一步：改好后运行site-gen check，会列出{year}年度还没有核对的地方"
        ),
    ))
}

fn no_year_before(year: u16) -> Failure {
    Failure::error(
        words(format!("there is no year before {year} to start from"), format!("{year}年度之前没有可供沿用的年度")),
        words("make the first year with site-gen import", "第一个年度请用site-gen import建立"),
    )
}

/// The files of a year's own folder; what lies in folders below it, such as amendments, stays behind.
fn files(sources: &Sources, before: u16, year: u16, todo: &str) -> Vec<(String, String)> {
    let prefix = format!("{before}/");
    let own = sources.ids().filter_map(|id| {
        let name = sources.path(id).strip_prefix(&prefix).filter(|name| !name.contains('/'))?;
        let text = sources.text(id).replace(&format!("](/{before}/"), &format!("](/{year}/"));
        let text = keys::headed(&format!("{year}/{name}"), &marked(name, &text, year - before, todo));
        Some((name.to_owned(), text))
    });
    own.collect()
}

fn marked(name: &str, text: &str, years: u16, todo: &str) -> String {
    match name {
        "notice.toml" => document_fields(text, todo),
        "rules.toml" | "courses.toml" => lines(text, |line| figure(line, todo)),
        "cases.toml" => lines(text, |line| later(line, years)),
        _ if name.ends_with(".md") => sections(text, todo),
        _ => text.to_owned(),
    }
}

fn lines(text: &str, change: impl Fn(&str) -> String) -> String {
    text.lines().map(|line| change(line) + "\n").collect()
}

fn key(line: &str) -> &str {
    line.split_once('=').map_or("", |(key, _)| key.trim())
}

/// Comments out the fields that name last year's document, and marks those that describe it and its tasks.
fn document_fields(text: &str, todo: &str) -> String {
    let own = text.find("\n[[").unwrap_or(text.len());
    let field = |line: &str| match key(line) {
        "number" | "made" | "published" | "expires" | "index" | "status" => format!("# {todo}: {line}"),
        "summary" | "title" => format!("{line} # {todo}"),
        _ => line.to_owned(),
    };
    let task = |line: &str| if key(line) == "do" { format!("{line} # {todo}") } else { line.to_owned() };
    lines(&text[..own], field) + &lines(&text[own..], task)
}

/// A line of rules, marked where it states a figure, a date or a year.
fn figure(line: &str, todo: &str) -> String {
    let names = matches!(key(line), "id" | "cites" | "term" | "clause" | "unit" | "words" | "industry");
    let states = !line.trim_start().starts_with('#') && !names && counts(line);
    if states { format!("{line} # {todo}") } else { line.to_owned() }
}

/// A line of the examples, its year moved by so many years.
fn later(line: &str, years: u16) -> String {
    let year = line.strip_prefix("year = ").and_then(|year| year.trim().parse::<u16>().ok());
    year.map_or_else(|| line.to_owned(), |year| format!("year = {}", year + years))
}

/// Adds a mark at the head of each section that states figures or dates.
fn sections(text: &str, todo: &str) -> String {
    let mut parts = text.split("\n## ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (heading, body) = part.split_once('\n').unwrap_or((part, ""));
        let mark = if body.lines().any(states_figures) { format!("\n{todo}\n") } else { String::new() };
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
    outside.into_iter().any(counts)
}

/// Whether a text counts something in any language.
fn counts(text: &str) -> bool {
    Lexis::all().any(|lexis| lexis.numbers(text).iter().any(|number| number.counts))
}
