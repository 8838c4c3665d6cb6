//! The last good site in memory, and what is wrong since.

use std::sync::Arc;
use std::time::Instant;

use super::{Options, follow};
use crate::commands::{bundle, checked, count_line, say};
use crate::diag::{self, MessageLang, Record};
use crate::finish::Bundle;
use crate::model::Plan;

/// What the browser is shown.
pub(super) struct Shown {
    /// Counts what was shown.
    revision: usize,
    /// The last site without a mistake.
    pub(super) good: Option<Arc<Good>>,
    /// What is wrong with the content as it is now.
    pub(super) problems: Vec<Record>,
    /// Where to lead the browser: the page of the file edited last, in each language that fits.
    pub(super) pages: Vec<String>,
    /// Language of messages.
    pub(super) lang: MessageLang,
}

/// A finished site.
pub(super) struct Good {
    /// Counts the sites that differ.
    generation: usize,
    pub(super) bundle: Bundle,
    /// The path under which it will be published, as in `/jxjy/`.
    pub(super) base: String,
    pub(super) languages: Vec<String>,
    /// Its pages, and the files that each shows.
    pub(super) plan: Plan,
}

/// Makes what is shown out of the content.
pub(super) struct Workshop {
    options: Options,
}

impl Shown {
    /// Names what a page was made from; a page with another name is no longer what there is to see.
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
        Self { options: options.clone() }
    }

    /// The content as it is when the preview begins.
    pub(super) fn first(&self) -> Shown {
        let before =
            Shown { revision: 0, good: None, problems: Vec::new(), pages: Vec::new(), lang: self.options.lang };
        self.next(&before, &[])
    }

    /// The content as it is after an edit of these files.
    pub(super) fn next(&self, before: &Shown, edited: &[String]) -> Shown {
        let start = Instant::now();
        let (checked, diagnostics, sources) = checked(&self.options.content);
        let lang = self.options.lang;
        if !diagnostics.is_empty() {
            say::remark(format_args!("{}\n", diag::render(&diagnostics, &sources, lang, false)));
        }
        let fresh = checked.and_then(|checked| {
            let (bundle, _) = bundle(&checked).inspect_err(|error| say::remark(error)).ok()?;
            let data = &checked.site().data;
            let languages = data.languages.iter().map(|language| language.id.clone()).collect();
            let base = data.base_path().to_owned();
            Some(Good { generation: 0, bundle, base, languages, plan: checked.into_plan() })
        });
        let problems = if fresh.is_some() { Vec::new() } else { diag::records(&diagnostics, &sources, lang) };
        match &fresh {
            Some(_) => say::remark(up_to_date(start.elapsed().as_millis(), lang)),
            None => say::remark(kept(before.good.is_some(), &count_line(&diagnostics, lang), lang)),
        }
        let good = newest(before.good.as_ref(), fresh);
        let pages = match &good {
            Some(good) if self.options.follow => follow::pages_of_last(edited, sources.edited_last(), good),
            _ => Vec::new(),
        };
        Shown { revision: before.revision + 1, good, problems, pages, lang }
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

fn up_to_date(millis: u128, lang: MessageLang) -> String {
    match lang {
        MessageLang::Zh => format!("已更新，用时{millis}毫秒"),
        MessageLang::En => format!("up to date after {millis} ms"),
    }
}

fn kept(has_site: bool, count: &str, lang: MessageLang) -> String {
    match (has_site, lang) {
        (true, MessageLang::Zh) => format!("{count}；仍显示上一次无误的网站"),
        (true, MessageLang::En) => format!("{count}; the last good site is still shown"),
        (false, MessageLang::Zh) => format!("{count}；还没有可显示的网站"),
        (false, MessageLang::En) => format!("{count}; there is no site to show yet"),
    }
}
