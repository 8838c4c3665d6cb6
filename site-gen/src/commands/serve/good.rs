//! A site without a mistake, whose files are made when somebody asks for them.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use tokio::sync::oneshot;

use crate::check::Checked;
use crate::commands::published;
use crate::diag::Digest;
use crate::finish::{LibraryFault, Publication};
use crate::model::Plan;

/// A site without a mistake, and what the preview needs to know of it.
pub(super) struct Good {
    /// Its number among the sites since the start that differ from the one before, from 1.
    pub(super) generation: usize,
    /// What it is made from.
    pub(super) made_from: Digest,
    /// The path under which it will be published, as in `/jxjy/`.
    pub(super) base: String,
    pub(super) languages: Vec<String>,
    checked: Arc<Checked>,
    asks: mpsc::Sender<Ask>,
}

/// A file that somebody asks for, by its path below the root of the site, and where the answer goes.
struct Ask {
    path: String,
    answer: oneshot::Sender<AskedFile>,
}

/// The bytes of a file; none where there is no such file.
type AskedFile = Result<Option<Vec<u8>>, LibraryFault>;

impl Good {
    /// A site of this number, of the content with this digest.
    pub(super) fn new(generation: usize, checked: Checked, made_from: Digest) -> Self {
        let checked = Arc::new(checked);
        let data = &checked.site().data;
        let (asks, asked) = mpsc::channel();
        let of_thread = checked.clone();
        thread::spawn(move || answer(&of_thread, &asked));
        Self {
            generation,
            made_from,
            base: data.base_path().to_owned(),
            languages: data.languages.iter().map(|language| language.id.clone()).collect(),
            checked: checked.clone(),
            asks,
        }
    }

    /// Its pages, and the files that each shows.
    pub(super) fn plan(&self) -> &Plan {
        &self.checked.site().plan
    }

    /// A file of the site.
    pub(super) async fn file(&self, path: &str) -> AskedFile {
        let (answer, answered) = oneshot::channel();
        self.asks.send(Ask { path: path.to_owned(), answer })?;
        answered.await?
    }
}

/// Answers until the site is dropped. What all pages share is made when the first is asked for.
fn answer(checked: &Checked, asked: &Receiver<Ask>) {
    let Ok(first) = asked.recv() else { return };
    let all = std::iter::once(first).chain(asked);
    let answers = |publication: &Publication<'_>| {
        for ask in all {
            // Where nobody waits any more there is nobody to tell.
            let _ = ask.answer.send(publication.file(&ask.path));
        }
    };
    // Without an answer the asker is told that there is none to come.
    let _ = published(checked, answers);
}
