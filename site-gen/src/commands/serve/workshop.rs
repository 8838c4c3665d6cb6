//! The last good site in memory, and what is wrong since.

use std::sync::Arc;
use std::time::Instant;

use super::good::Good;
use super::{Options, follow};
use crate::commands::console::Console;
use crate::commands::load::{self, Loaded};
use crate::commands::{Built, built};
use crate::diag::{self, Record, Words, words};

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
    options: Options,
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
        Self { options: options.clone(), console: Console { lang: options.lang } }
    }

    /// The content as it is when the preview begins.
    pub(super) fn first(&self) -> Shown {
        let before = Shown { revision: 0, good: None, problems: Vec::new(), pages: Vec::new(), console: self.console };
        self.next(&before, &[])
    }

    /// The content as it is after an edit of these files.
    pub(super) fn next(&self, before: &Shown, edited: &[String]) -> Shown {
        let start = Instant::now();
        let console = self.console;
        let Loaded { content, diagnostics, sources } = load::checked_while_writing(&self.options.content);
        console.diagnostics(&diagnostics, &sources);
        let fresh = content.and_then(|checked| {
            let Built { bundle, .. } = built(&checked).inspect_err(|failure| console.remark(&failure.words())).ok()?;
            let data = &checked.site().data;
            let languages = data.languages.iter().map(|language| language.id.clone()).collect();
            let base = data.base_path().to_owned();
            Some(Good { generation: 0, bundle, base, languages, plan: checked.into_plan() })
        });
        let problems = if fresh.is_some() { Vec::new() } else { diag::records(&diagnostics, &sources, console.lang) };
        match &fresh {
            Some(_) => console.remark(&up_to_date(start.elapsed().as_millis())),
            None => console.remark(&kept(before.good.is_some(), &load::count(&diagnostics))),
        }
        let good = newest(before.good.as_ref(), fresh);
        let pages = match &good {
            Some(good) if self.options.follow => follow::pages_of_last(edited, sources.edited_last(), good),
            _ => Vec::new(),
        };
        Shown { revision: before.revision + 1, good, problems, pages, console }
    }
}

/// The fresh site if it differs from the one before, else the one before.
fn newest(before: Option<&Arc<Good>>, fresh: Option<Good>) -> Option<Arc<Good>> {
    match (before, fresh) {
        (Some(before), Some(fresh)) if before.bundle == fresh.bundle && before.base == fresh.base => {
            Some(before.clone())
        }
        (before, Some(fresh)) => {
            let generation = before.map_or(1, |before| before.generation + 1);
            Some(Arc::new(Good { generation, ..fresh }))
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
