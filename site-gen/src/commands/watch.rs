//! Edits of the content folder as they happen, gathered until a quiet moment.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

use super::failure::Failure;
use crate::diag::{Words, cause, words};

/// An editor writes a file in several steps; what follows within this time belongs to the same edit.
const QUIET: Duration = Duration::from_millis(5);

/// A watch over a folder; it ends when dropped.
pub(super) struct Watch {
    /// The edits, as they happen.
    pub(super) edits: Edits,
    /// The watcher of the system; when it is dropped, `edits` ends.
    pub(super) watcher: Arc<Mutex<RecommendedWatcher>>,
}

/// The edits of a watched folder.
pub(super) struct Edits {
    root: PathBuf,
    changed: Receiver<PathBuf>,
    watcher: Weak<Mutex<RecommendedWatcher>>,
}

impl Watch {
    /// Begins to watch. What is edited from now on is not missed.
    pub(super) fn start(content: &Path) -> Result<Self, Failure> {
        let refused = |error: notify::Error| failed(content, &words(error.to_string(), error.to_string()));
        let root = std::fs::canonicalize(content).map_err(|error| failed(content, &cause(&error)))?;
        let (sender, changed) = mpsc::channel();
        let folder = root.clone();
        let heard = move |event: notify::Result<Event>| {
            // Without a path something was missed, and it may have been anything.
            let event = event.unwrap_or_else(|_| Event::new(EventKind::Any));
            let paths = if event.paths.is_empty() { vec![folder.clone()] } else { event.paths };
            for path in paths.into_iter().filter(|_| is_edit(event.kind)) {
                // Where nobody listens any more, the watch is about to end.
                let _ = sender.send(path);
            }
        };
        let mut watcher = recommended_watcher(heard).map_err(refused)?;
        watcher.watch(&root, RecursiveMode::Recursive).map_err(refused)?;
        if let Some(above) = root.parent() {
            // For a folder that takes the place of this one; where it may not be read, this one is watched all the same.
            let _ = watcher.watch(above, RecursiveMode::NonRecursive);
        }
        let watcher = Arc::new(Mutex::new(watcher));
        Ok(Self { edits: Edits { root, changed, watcher: Arc::downgrade(&watcher) }, watcher })
    }
}

impl Edits {
    /// Waits for an edit and for the quiet behind it: what changed, below the folder, the last one last; none when the
    /// watch ends.
    pub(super) fn next(&self) -> Option<Vec<String>> {
        loop {
            let mut files: Vec<String> = self.relevant(&self.changed.recv().ok()?).into_iter().collect();
            while let Ok(path) = self.changed.recv_timeout(QUIET) {
                files.extend(self.relevant(&path));
            }
            if files.iter().any(String::is_empty) {
                self.watch_again()?;
            }
            if !files.is_empty() {
                return Some(files);
            }
        }
    }

    /// Something happened to the folder itself: what now stands in its place, if anything does, is watched from here on.
    fn watch_again(&self) -> Option<()> {
        let watcher = self.watcher.upgrade()?;
        let mut watcher = watcher.lock().unwrap_or_else(PoisonError::into_inner);
        // Neither is there while the folder is gone.
        let _ = watcher.unwatch(&self.root);
        let _ = watcher.watch(&self.root, RecursiveMode::Recursive);
        Some(())
    }

    /// The file's path below the folder, unless it is hidden, as what editors write beside a file. Any other may be what a
    /// link leads to.
    fn relevant(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(&self.root).ok()?.to_string_lossy().into_owned();
        let is_hidden = below.split('/').any(|name| name.starts_with('.') || name.starts_with("~$"));
        (!is_hidden).then_some(below)
    }
}

/// Whether an event changes a file. Reading does not: otherwise each build would set off the next one.
fn is_edit(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

fn failed(content: &Path, why: &Words) -> Failure {
    let content = content.display();
    Failure::error(
        words(format!("cannot watch {content}: {}", why.en), format!("无法监视{content}：{}", why.zh)),
        words("check that it exists and that you may read it", "请确认它存在并且您有权读取"),
    )
}
