//! A preview of the small site, edited while it runs, and a client that says exactly what a test wants it to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;
use site_gen::commands::serve::{Options, Preview};
use site_gen::diag::MessageLang;
use tempfile::TempDir;

use crate::folders::{copy, project, read, write_file};

/// The path under which the small site is published.
pub const BASE: &str = "/learn/";

/// Longer than any edit takes to be told.
const PATIENCE: Duration = Duration::from_secs(20);

/// The small site with a preview of it; both end when dropped.
pub struct Previewed {
    folder: TempDir,
    preview: Preview,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The lines before the body.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Previewed {
    /// Begins a preview, after an edit of the small site if need be.
    pub fn start(lang: MessageLang, follow: bool, before: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let content = folder.path().join("content");
        copy(&project().join("tests/mini"), &content);
        before(&content);
        let preview = Preview::start(&Options { content, port: 0, follow, lang }).expect("a preview");
        Self { folder, preview }
    }

    /// A file of the content.
    pub fn file(&self, path: &str) -> PathBuf {
        self.folder.path().join("content").join(path)
    }

    /// Replaces words in a file of the content.
    pub fn edit(&self, path: &str, old: &str, new: &str) {
        let text = read(&self.file(path));
        assert!(text.contains(old), "{path} has no `{old}`");
        write_file(&self.file(path), &text.replace(old, new));
    }

    /// Where it begins.
    pub fn address(&self) -> &str {
        self.preview.address()
    }

    /// Its host and port.
    pub fn host(&self) -> &str {
        self.address().trim_start_matches("http://").split('/').next().unwrap_or_default()
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.host())
    }

    /// The answer to a path, sent as it is.
    pub fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host()))
    }

    /// The answer to a request, sent as it is.
    pub fn send(&self, request: &str) -> Answer {
        let mut stream = connect(self.host());
        stream.write_all(request.as_bytes()).expect("the request is sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
        let body = bytes.split_off((end + 4).min(bytes.len()));
        let head = String::from_utf8(bytes).expect("text");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        Answer { status, head, body }
    }

    /// Begins to listen as the script of a page does.
    pub fn listen(&self) -> Listener {
        Listener::of(self.host())
    }
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Hears what the script of a page is told.
pub struct Listener {
    lines: BufReader<TcpStream>,
}

impl Listener {
    /// Begins to listen to the preview at a host and port.
    pub fn of(host: &str) -> Self {
        let mut stream = connect(host);
        let request = format!("GET /_preview/events HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("the request is sent");
        Self { lines: BufReader::new(stream) }
    }

    /// The next that it is told.
    pub fn news(&mut self) -> Value {
        let start = Instant::now();
        loop {
            let mut line = String::new();
            // Without news the connection is kept alive by other lines.
            assert!(start.elapsed() < PATIENCE, "no news");
            let read = self.lines.read_line(&mut line).expect("news within the time");
            assert!(read > 0, "the preview has ended");
            if let Some(news) = line.strip_prefix("data: ") {
                return serde_json::from_str(news).expect("news as JSON");
            }
        }
    }
}

fn connect(host: &str) -> TcpStream {
    let stream = TcpStream::connect(host).expect("the preview listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time");
    stream
}
