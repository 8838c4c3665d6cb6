//! The last good site in memory, and what is wrong since.

use std::sync::Arc;
use std::time::Instant;

use super::good::Good;
use super::{Options, follow};
use crate::check::Checked;
use crate::commands::console::Console;
use crate::commands::load::{self, ContentFolder, Loaded};
use crate::diag::{self, Digest, Record, Severity, Words, words};

/// What the browser is shown.
pub(super) struct Shown {
    /// Its number among the states since the start, from 1.
    revision: usize,
    /// The last site without a mistake.
    pub(super) good: Option<Arc<Good>>,
    /// What is wrong with the content as it is now.
    pub(super) problems: Vec<Record>,
    /// Where to lead the browser: the page of the file edited last, in each language that fits.
    pub(super) pages: Vec<String>,
    /// The console, whose language the overlay has.
    pub(super) console: Console,
}

/// Makes what is shown out of the content.
pub(super) struct Workshop {
    folder: ContentFolder,
    follow: bool,
    console: Console,
}

impl Shown {
    /// The name of this state, which every page carries; a page with another name is out of date.
    pub(super) fn version(&self) -> String {
        // Another process has other sites under the same numbers.
        let process = std::process::id();
        match &self.good {
            Some(good) => format!("{process}-{}", good.generation),
            None => format!("{process}-without-{}", self.revision),
        }
    }

    /// The path at which a browser begins.
    pub(super) fn start(&self) -> &str {
        let base = self.good.as_ref().map_or("/", |good| &good.base);
        self.pages.first().map_or(base, String::as_str)
    }
}

impl Workshop {
    pub(super) fn new(options: &Options) -> Self {
        let folder = ContentFolder::between_edits(&options.content);
        Self { folder, follow: options.follow, console: Console { lang: options.lang } }
    }

    /// The content as it is when the preview begins.
    pub(super) fn first(&mut self) -> Shown {
        let before = Shown { revision: 0, good: None, problems: Vec::new(), pages: Vec::new(), console: self.console };
        self.next(&before, &[])
    }

    /// The content as it is after an edit of these files.
    pub(super) fn next(&mut self, before: &Shown, edited: &[String]) -> Shown {
        let start = Instant::now();
        let console = self.console;
        let Loaded { content, diagnostics, sources } = self.folder.checked(edited, Severity::Warning, |_, _| ());
        console.diagnostics(&diagnostics, &sources);
        let made_from = sources.digest_without(|_| false);
        let problems = if content.is_some() { Vec::new() } else { diag::records(&diagnostics, &sources, console.lang) };
        match &content {
            Some(_) => console.remark(&up_to_date(start.elapsed().as_millis())),
            None => console.remark(&kept(before.good.is_some(), &load::count(&diagnostics))),
        }
        let good = newest(before.good.as_ref(), content, made_from);
        let pages = match &good {
            Some(good) if self.follow => follow::pages_of_last(edited, sources.edited_last(), good),
            _ => Vec::new(),
        };
        Shown { revision: before.revision + 1, good, problems, pages, console }
    }
}

/// The site of checked content that was made from files of this digest; the one before where these are the same, or where
/// the content is not in order.
fn newest(before: Option<&Arc<Good>>, content: Option<Checked>, made_from: Digest) -> Option<Arc<Good>> {
    match (before, content) {
        (Some(before), Some(_)) if before.made_from == made_from => Some(before.clone()),
        (before, Some(checked)) => {
            let generation = before.map_or(1, |before| before.generation + 1);
            Some(Arc::new(Good::new(generation, checked, made_from)))
        }
        (before, None) => before.cloned(),
    }
}

fn up_to_date(millis: u128) -> Words {
    words(format!("up to date after {millis} ms"), format!("已更新，用时{millis}毫秒"))
}

fn kept(has_site: bool, count: &Words) -> Words {
    let shown = if has_site {
        words("the last good site is still shown", "仍显示上一次无误的网站")
    } else {
        words("there is no site to show yet", "还没有可显示的网站")
    };
    words(format!("{}; {}", count.en, shown.en), format!("{}；{}", count.zh, shown.zh))
}
