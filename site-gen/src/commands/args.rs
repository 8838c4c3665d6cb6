//! The command line as typed.

use std::path::PathBuf;

use checker_list::Layout;
use clap::builder::NonEmptyStringValueParser;
use clap::{Parser, Subcommand, ValueEnum};

use crate::diag::MessageLang;

/// Turns a bureau's notice and course guide into a bilingual help site with an hours checker.
#[derive(Debug, Parser)]
#[command(version, disable_help_subcommand = true)]
pub(super) struct Args {
    /// Language of messages; by default that of the system
    #[arg(long, global = true)]
    lang: Option<LangArg>,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LangArg {
    Zh,
    En,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a new bureau's content folder, which builds at once
    Init(InitArgs),
    /// Make next year's folder from last year's, with everything to confirm marked
    New(NewArgs),
    /// Check the content and write the site
    Build {
        /// Folder of the content
        #[arg(long, value_name = "DIR", default_value = "content")]
        content: PathBuf,
        /// Folder of the site; replaced as a whole
        #[arg(long, value_name = "DIR", default_value = "public")]
        out: PathBuf,
        /// Take every warning for an error
        #[arg(long)]
        strict: bool,
    },
    /// Mark translations as made from the source as it is now
    Accept(AcceptArgs),
    /// Check a list of staff against a year's rules; nothing leaves this machine
    Assess(AssessArgs),
    /// Show what the rules and the text of one year say otherwise than those of another
    Diff {
        /// Folder of the content
        #[arg(long, value_name = "DIR", default_value = "content")]
        content: PathBuf,
        /// The earlier year
        before: u16,
        /// The later year
        after: u16,
        /// Write the changes as JSON
        #[arg(long)]
        json: bool,
    },
    /// Draft a year's content from a notice
    Import(ImportArgs),
    /// Write JSON Schemas of the content's files, by which editors complete and check them
    Schema {
        /// Folder for the schemas; other files in it stay
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Print this overview, or how to write something
    Help {
        /// What to print; an overview where nothing is named
        topic: Option<HelpTopic>,
    },
    /// Check the content and write nothing
    Check(CheckArgs),
    /// Show the site in a browser on this machine, and follow every edit
    Serve(ServeArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// Folder of the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// How to show what is wrong
    #[arg(long, value_enum, default_value = "human")]
    pub(super) format: Report,
    /// Take every warning for an error
    #[arg(long)]
    pub(super) strict: bool,
    /// Ask for every link out of the site, over the network
    #[arg(long)]
    pub(super) external: bool,
    /// Check again after every edit
    #[arg(long)]
    pub(super) watch: bool,
}

/// How diagnostics are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Report {
    /// With the lines they point at
    Human,
    /// One array of objects on standard output
    Json,
    /// Annotations of a workflow on GitHub
    Github,
}

#[derive(Debug, clap::Args)]
pub(super) struct ServeArgs {
    /// Folder of the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// Port; by default a free one
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(super) port: u16,
    /// Show the page of the file edited last
    #[arg(long)]
    pub(super) follow: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// The folder to make
    pub(super) folder: PathBuf,
    /// The first year
    #[arg(long)]
    pub(super) year: u16,
    /// Languages, the source first
    #[arg(long, value_delimiter = ',', default_value = "zh,en", value_parser = ["zh", "en"])]
    pub(super) languages: Vec<String>,
    /// Name of the site, in Chinese
    #[arg(long)]
    pub(super) name_zh: Option<String>,
    /// Name of the site, in English
    #[arg(long)]
    pub(super) name_en: Option<String>,
    /// Name of the bureau, in Chinese
    #[arg(long)]
    pub(super) bureau_zh: Option<String>,
    /// Name of the bureau, in English
    #[arg(long)]
    pub(super) bureau_en: Option<String>,
    /// Address where the site will be published, ending in a slash
    #[arg(long)]
    pub(super) url: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    /// Folder of the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The year to make
    pub(super) year: u16,
}

#[derive(Debug, clap::Args)]
pub(super) struct AcceptArgs {
    /// Folder of the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// Accept every translation
    #[arg(long, conflicts_with_all = ["document", "list"])]
    pub(super) all: bool,
    /// List what is older than its source, with what changed
    #[arg(long)]
    pub(super) list: bool,
    /// The document, such as `2019/notice`, or a section of it, such as `2019/notice#annual-hours`
    #[arg(required_unless_present_any = ["all", "list"])]
    pub(super) document: Option<String>,
    /// The language of the translation; all of them where it is left out
    pub(super) language: Option<String>,
    /// Why the two texts may differ where they are compared; it holds until one of them changes
    #[arg(long, value_name = "WHY", value_parser = NonEmptyStringValueParser::new(), conflicts_with_all = ["all", "list"])]
    pub(super) because: Option<String>,
}

/// The pages of help that can be printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum HelpTopic {
    /// How to write rules.toml and cases.toml
    Rules,
    /// What the codes of messages mean
    Check,
    /// Every key of every TOML file of the content
    Content,
}

/// A year as it is typed. Which language somebody reads is not known yet.
fn year(typed: &str) -> Result<u16, &'static str> {
    typed.parse().map_err(|_| "give a year in digits, such as 2019（请写数字的年度，如2019）")
}

#[derive(Debug, clap::Args)]
pub(super) struct AssessArgs {
    /// Folder of the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The year the hours are for
    #[arg(long, value_parser = year)]
    pub(super) year: u16,
    /// Industry of every row, where the list has no such column
    #[arg(long)]
    pub(super) industry: Option<String>,
    /// Says what a column holds whose title does not say it, as TITLE=WHAT; may be repeated
    #[arg(long, value_name = "TITLE=WHAT")]
    pub(super) column: Vec<String>,
    /// A category that the list has no column for, because nobody in it has learnt any; may be repeated
    #[arg(long, value_name = "CATEGORY")]
    pub(super) without: Vec<String>,
    /// Title of a column, such as that of departments, by whose cells people are counted as well
    #[arg(long, value_name = "TITLE")]
    pub(super) group: Option<String>,
    /// Name of the sheet, where a workbook has several lists
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// How to write the verdicts
    #[arg(long, value_enum, default_value = "csv")]
    pub(super) format: Format,
    /// File for the verdicts, written whole or not at all; by default standard output
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Encoding of CSV; by default utf-8-mark, which Excel and WPS open right
    #[arg(long, value_enum)]
    pub(super) encoding: Option<Encoding>,
    /// Read one person's facts as JSON, and write the whole outcome
    #[arg(long, conflicts_with_all = ["format", "industry", "column", "without", "group", "sheet", "out", "encoding"])]
    pub(super) json: bool,
    /// The list with a row of column names, as .xlsx or as text such as CSV; `-` for standard input
    pub(super) file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    /// Folder of the content
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// The year that the notice is for
    #[arg(long, value_parser = clap::value_parser!(u16).range(1900..=2199))]
    pub(super) year: u16,
    /// Replace what is there without asking
    #[arg(long)]
    pub(super) replace: bool,
    /// Write what became of each figure and sentence into this file: .html, or .txt
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    /// The notice: .docx, .html, .md or .txt; .doc, .wps, .odt and .rtf with LibreOffice, .pdf with pdftotext
    pub(super) file: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A sheet: the columns of the list, and behind them verdict, what is missing, next step
    Csv,
    /// One outcome a line
    Json,
    /// The same sheet as a workbook of Excel; wants --out
    Xlsx,
}

impl Format {
    /// What the rows of an answer are made of; lines of JSON are text.
    pub(super) fn layout(self) -> Layout {
        if self == Self::Xlsx { Layout::Cells } else { Layout::Csv }
    }
}

/// In which encoding CSV is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Encoding {
    /// UTF-8
    #[value(name = "utf-8")]
    Utf8,
    /// UTF-8 with a mark in front
    #[default]
    #[value(name = "utf-8-mark")]
    Utf8Mark,
    /// GB18030, for older programs
    Gb18030,
}

impl Args {
    pub(super) fn message_lang(&self) -> MessageLang {
        match self.lang {
            Some(LangArg::Zh) => MessageLang::Zh,
            Some(LangArg::En) => MessageLang::En,
            None => of_locale(["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set)),
        }
    }
}

fn set(variable: &str) -> Option<String> {
    std::env::var(variable).ok().filter(|value| !value.is_empty())
}

fn of_locale(locale: Option<String>) -> MessageLang {
    if locale.is_some_and(|locale| locale.starts_with("zh")) { MessageLang::Zh } else { MessageLang::En }
}
