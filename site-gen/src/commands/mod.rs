//! The command line: parses what was typed, and runs the stages that a command needs.
//!
//! A command takes the [`Console`] on which it speaks; what it cannot do it gives as a [`Failure`], in both languages.

mod accept;
mod args;
mod assess;
mod build;
mod check_only;
mod console;
mod convert;
mod diff;
mod external;
mod failure;
mod import;
mod init;
mod languages;
mod load;
mod marks;
mod new;
mod report;
mod schema;
pub mod serve;
mod watch;

use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::assets::Assets;
use crate::check::Checked;
use crate::content::Lang;
use crate::diag::{self, MessageLang, Severity, words};
use crate::finish::{Bundle, LibraryFault, Publication};
use crate::help::Help;
use crate::model::{Site, Year};
use crate::render::{self, Voice};
use crate::write::Turn;
use args::{Args, Command, HelpTopic};
use console::Console;
pub use failure::Failure;
use load::{ContentFolder, Loaded};

/// Runs the command line: 0 done, 1 the content or the output stands in the way, 2 typed wrong.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let console = Console { lang: args.message_lang() };
    match done(console, &args.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            console.remark(&failure.words());
            ExitCode::FAILURE
        }
    }
}

fn done(console: Console, command: &Command) -> Result<(), Failure> {
    match command {
        Command::Build { content, out, strict } => build::run(console, content, out, *strict),
        Command::Check(args) => check_only::run(console, args),
        Command::Serve(args) => serve::run(console, args),
        Command::Init(args) => init::run(console, args),
        Command::New(args) => new::run(console, args),
        Command::Accept(args) => accept::run(console, args),
        Command::Assess(args) => assess::run(console, args),
        Command::Diff { content, before, after, json } => diff::run(console, content, (*before, *after), *json),
        Command::Import(args) => import::run(console, args),
        Command::Schema { folder } => schema::run(console, folder),
        Command::Help { topic } => console::print(help(*topic, console.lang)),
    }
}

fn help(topic: Option<HelpTopic>, lang: MessageLang) -> String {
    let text = match topic {
        Some(HelpTopic::Rules) => Help::Rules.text(lang.id()).markdown.into_owned(),
        Some(HelpTopic::Check) => Help::Check.text(lang.id()).markdown.into_owned(),
        Some(HelpTopic::Content) => Help::Content.text(lang.id()).markdown.into_owned(),
        None => Args::command().render_help().to_string(),
    };
    text.trim_end().to_owned()
}

/// Does something with the publication of a checked site.
fn published<T>(checked: &Checked, then: impl FnOnce(&Publication<'_>) -> T) -> Result<T, LibraryFault> {
    let (voices, assets) = (render::voices(checked.site()), Assets::new(checked.site().data.colour));
    Publication::new(checked, &voices, &assets).map(|publication| then(&publication))
}

/// A number with its English noun.
fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn year_of(checked: &Checked, year: u16) -> Result<&Year, Failure> {
    let years = &checked.site().years;
    years.iter().find(|known| known.year == year).ok_or_else(|| {
        let known: Vec<String> = years.iter().map(|year| year.year.to_string()).collect();
        Failure::error(
            words(
                format!("there is no notice for {year}, so nothing can be judged"),
                format!("没有{year}年度的通知，不能判断"),
            ),
            words(format!("years with a notice: {}", known.join(", ")), format!("有通知的年度：{}", known.join("、"))),
        )
    })
}

/// The site's words in the language of messages, or else in its source language.
fn voice(site: &Site, lang: MessageLang) -> Result<Voice<'_>, Failure> {
    let lang = site.data.langs().find(|known| site.data.language(*known).is(lang.id())).unwrap_or(Lang(0));
    render::voice(site, lang).ok_or_else(|| Failure::internal(&words("the site has no words", "网站没有用语")))
}

/// Runs a command line, without the name of the program, for a test.
pub fn try_command<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<(), Failure> {
    let args = Args::try_parse_from(std::iter::once("site-gen").chain(words)).map_err(Failure::of_library)?;
    done(Console { lang: args.message_lang() }, &args.command)
}

/// Checks the content and asks for its links out of the site, for a test.
pub fn try_external(content: &Path, lang: MessageLang) -> String {
    let Loaded { diagnostics, sources, .. } = load::checked_with(content, external::check);
    diag::render(&diagnostics, &sources, lang, false)
}

/// Loads and checks the content for a test: the bundle, or the diagnostics as shown in one language.
pub fn try_build(content: &Path, lang: MessageLang) -> (Option<Bundle>, String) {
    bundle_of(load::checked(content), lang)
}

fn bundle_of(loaded: Loaded<Checked>, lang: MessageLang) -> (Option<Bundle>, String) {
    let Loaded { content, diagnostics, sources } = loaded;
    let shown = diag::render(&diagnostics, &sources, lang, false);
    (content.and_then(|checked| published(&checked, Bundle::of).and_then(|bundle| bundle).ok()), shown)
}

/// The content of a folder that is edited between builds, for a test.
pub struct TriedFolder(ContentFolder);

impl TriedFolder {
    /// A folder that has not been read yet.
    pub fn new(content: &Path) -> Self {
        Self(ContentFolder::between_edits(content))
    }

    /// The bundle after an edit of these files, or the diagnostics as shown in one language.
    pub fn build(&mut self, edited: &[String], lang: MessageLang) -> (Option<Bundle>, String) {
        bundle_of(self.0.checked(edited, Severity::Error, |_, _| ()), lang)
    }
}

/// Loads and checks the content for a benchmark, which is told of each stage when that has ended; none where the content
/// is not in order.
pub fn check_by_stages(content: &Path, ended: &mut dyn FnMut(&str)) -> Option<Checked> {
    load::checked_by_stages(content, ended).content
}

/// Builds the site for a benchmark in the same way.
pub fn build_by_stages(content: &Path, out: &Path, ended: &mut dyn FnMut(&str)) -> Option<()> {
    let turn = Turn::wait(out, |_| ()).ok()?;
    let checked = check_by_stages(content, ended)?;
    published(&checked, |publication| turn.commit(publication)).ok()?.ok()?;
    ended("render and write");
    // As `build` does.
    std::mem::forget(checked);
    Some(())
}
