//! A static server as a bureau runs one: the site below its base path, and its own page for what is not there.
//!
//! It remembers every request, can hold the checker's program back until a test lets it go, and makes the trouble that
//! servers and networks make.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use site_gen::write;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tower_http::services::{ServeDir, ServeFile};

use crate::folders::{built, files_below, own_content, read};
use crate::sizes::brotli;

/// Below the server's own folder, because a build stages the site beside it.
const SITE: &str = "site";

/// A running server; it stops when dropped, and the site goes with it.
pub struct Server {
    folder: TempDir,
    root: String,
    shared: Arc<Shared>,
    runtime: Option<Runtime>,
}

/// One request as the server saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The path, base path included.
    pub path: String,
    /// The status it was answered with.
    pub status: u16,
}

/// What goes wrong with a file on its way.
#[derive(Clone, Copy, Debug)]
pub enum Trouble {
    /// The server refuses it with this status.
    Refused(u16),
    /// Only its first half arrives, as if it were all.
    Cut,
    /// It comes with this header besides.
    Header(&'static str, &'static str),
}

#[derive(Default)]
struct Shared {
    asked: Mutex<Vec<Asked>>,
    holds_wasm: AtomicBool,
    compresses: AtomicBool,
    /// By how the path of the file ends.
    troubles: Mutex<Vec<(&'static str, Trouble)>>,
}

impl Server {
    /// Builds the project's own site and serves it.
    pub fn own_site() -> Self {
        Self::site_of(&own_content())
    }

    /// Builds the site of a content folder and serves it.
    pub fn site_of(content: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the site");
        write::commit(&built(content), &folder.path().join(SITE)).expect("the site is written");
        Self::start(folder, &base_path(content))
    }

    /// Serves an empty folder, to be filled, at the root of a host of its own.
    pub fn empty() -> Self {
        Self::start(tempfile::tempdir().expect("a folder for the pages"), "/")
    }

    /// Serves the folder `site` of a folder on a free port, to this machine alone.
    fn start(folder: TempDir, base: &str) -> Self {
        let shared = Arc::new(Shared::default());
        let app = router(&folder.path().join(SITE), base).layer(from_fn_with_state(shared.clone(), remember));
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let root = format!("http://{}{base}", listener.local_addr().expect("a port"));
        // A runtime of its own, so that the server answers while a test blocks.
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        runtime.spawn(async {
            listener.set_nonblocking(true).expect("a socket for tokio");
            let listener = tokio::net::TcpListener::from_std(listener).expect("a socket for tokio");
            axum::serve(listener, app).await.expect("the server runs");
        });
        Self { folder, root, shared, runtime: Some(runtime) }
    }

    /// The folder with the site's files.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().join(SITE)
    }

    /// Every page of the site, as a link from its root would name it, in order.
    pub fn pages(&self) -> Vec<String> {
        let files = files_below(&self.folder()).into_iter().map(|path| path.to_string_lossy().into_owned());
        let pages = files.filter(|file| file.ends_with(".html"));
        pages.map(|page| page.strip_suffix("index.html").map(str::to_owned).unwrap_or(page)).collect()
    }

    /// The address of a page, given from the root of the site.
    pub fn url(&self, page: &str) -> String {
        format!("{}{page}", self.root)
    }

    /// Its origin: scheme, host and port.
    pub fn origin(&self) -> String {
        self.root.splitn(4, '/').take(3).collect::<Vec<_>>().join("/")
    }

    /// What was asked for so far, in order of the answers.
    pub fn asked(&self) -> Vec<Asked> {
        self.shared.asked.lock().expect("no handler panics").clone()
    }

    /// From now on the checker's program does not arrive.
    pub fn hold_wasm(&self) {
        self.shared.holds_wasm.store(true, Ordering::Relaxed);
    }

    /// From now on it compresses what browsers say they can read, as servers do.
    pub fn compress(&self) {
        self.shared.compresses.store(true, Ordering::Relaxed);
    }

    /// From now on no browser keeps any file, so that all of them are asked for again.
    pub fn keep_nothing(&self) {
        self.trouble("", Trouble::Header("cache-control", "no-store"));
    }

    /// From now on there is trouble with the files whose paths end so.
    pub fn trouble(&self, ending: &'static str, trouble: Trouble) {
        self.shared.troubles.lock().expect("no handler panics").push((ending, trouble));
    }

    /// Sends what was held back.
    pub fn release_wasm(&self) {
        self.shared.holds_wasm.store(false, Ordering::Relaxed);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Waiting for open connections would wait for the browser.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// The path below which the `site.toml` of a content folder publishes the site, with a slash at both ends.
pub fn base_path(content: &Path) -> String {
    let settings = read(&content.join("site.toml"));
    let line = settings.lines().find(|line| line.starts_with("base_url")).expect("site.toml gives base_url");
    let (_, address) = line.split_once("://").expect("base_url is an address");
    let path = address.find('/').map_or("/", |at| &address[at..]);
    path.trim_end_matches('"').to_owned()
}

fn router(folder: &Path, base: &str) -> Router {
    let prefix = base.trim_end_matches('/');
    let files =
        ServeDir::new(folder).redirect_path_prefix(prefix).not_found_service(ServeFile::new(folder.join("404.html")));
    if prefix.is_empty() { Router::new().fallback_service(files) } else { Router::new().nest_service(prefix, files) }
}

async fn remember(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    while path.ends_with(".wasm") && shared.holds_wasm.load(Ordering::Relaxed) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let troubles = shared.troubles.lock().expect("no handler panics").clone();
    let accepts = request.headers().get(ACCEPT_ENCODING).and_then(|accepted| accepted.to_str().ok());
    let compresses = shared.compresses.load(Ordering::Relaxed) && accepts.is_some_and(|accepts| accepts.contains("br"));
    let mut response = next.run(request).await;
    if compresses {
        response = in_brotli(response).await;
    }
    for (_, trouble) in troubles.iter().filter(|(ending, _)| path.ends_with(ending)) {
        response = troubled(response, *trouble).await;
    }
    let status = response.status().as_u16();
    shared.asked.lock().expect("no handler panics").push(Asked { path, status });
    response
}

/// Types of files that are compressed already.
const COMPRESSED: [&str; 2] = ["image/png", "spreadsheetml"];
/// The quality with which servers compress as they send.
const QUALITY: i32 = 5;

async fn in_brotli(response: Response) -> Response {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if response.status() == StatusCode::NOT_MODIFIED || COMPRESSED.iter().any(|one| kind.contains(one)) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let whole = to_bytes(body, usize::MAX).await.expect("a file of the site");
    head.headers.remove(CONTENT_LENGTH);
    head.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
    Response::from_parts(head, Body::from(brotli(&whole, QUALITY)))
}

async fn troubled(mut response: Response, trouble: Trouble) -> Response {
    match trouble {
        Trouble::Refused(status) => StatusCode::from_u16(status).expect("a status").into_response(),
        Trouble::Cut => {
            let (mut head, body) = response.into_parts();
            let whole = to_bytes(body, usize::MAX).await.expect("a file of the site");
            head.headers.remove(CONTENT_LENGTH);
            Response::from_parts(head, Body::from(whole.slice(..whole.len() / 2)))
        }
        Trouble::Header(name, value) => {
            response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
            response
        }
    }
}
