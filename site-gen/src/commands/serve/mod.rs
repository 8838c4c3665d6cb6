//! `serve`: the site on this machine as it will be, a moment after every edit.
//!
//! `workshop` keeps the last good site in memory and what is wrong since; `answers` serves it, `hosts` to this machine
//! alone; `reload` tells the browser. Nothing is written.

mod addresses;
mod answers;
mod follow;
mod good;
mod hosts;
mod overlay;
mod reload;
mod workshop;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch::Sender;

use super::args::ServeArgs;
use super::console::Console;
use super::failure::Failure;
use super::watch::Watch;
use crate::diag::{MessageLang, cause, words};
use workshop::{Shown, Workshop};

/// What to preview, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Folder of the content.
    pub content: PathBuf,
    /// Port; 0 is any free one.
    pub port: u16,
    /// Whether the browser is led to the page of the file edited last.
    pub follow: bool,
    /// The language of messages.
    pub lang: MessageLang,
}

/// A running preview; it ends when dropped.
pub struct Preview {
    address: String,
    runtime: Option<Runtime>,
    _watcher: Arc<Mutex<notify::RecommendedWatcher>>,
}

/// Runs `serve` until it is interrupted.
pub(super) fn run(console: Console, args: &ServeArgs) -> Result<(), Failure> {
    let ServeArgs { content, port, follow } = args;
    let options = Options { content: content.clone(), port: *port, follow: *follow, lang: console.lang };
    let preview = Preview::start(&options)?;
    let address = preview.address();
    console.answer(&words(format!("serving {address}"), format!("预览地址 {address}")))?;
    preview.until_interrupted()
}

impl Preview {
    /// Builds the site in memory and serves it; edits are followed from now on.
    pub fn start(options: &Options) -> Result<Self, Failure> {
        // Watched before it is read, so that no edit falls in between.
        let Watch { edits, watcher } = Watch::start(&options.content)?;
        let mut workshop = Workshop::new(options);
        let shown = Arc::new(Sender::new(Arc::new(workshop.first())));
        let listener = listen(options.port).map_err(|error| no_port(options.port, &error))?;
        let port = listener.local_addr().map_err(|error| no_port(options.port, &error))?.port();
        let address = format!("http://127.0.0.1:{port}{}", shown.borrow().start());
        let runtime = serve(listener, port, shown.clone()).map_err(|error| no_port(options.port, &error))?;
        thread::spawn(move || {
            while let Some(files) = edits.next() {
                let next = workshop.next(&shown.borrow().clone(), &files);
                shown.send_replace(Arc::new(next));
            }
        });
        Ok(Self { address, runtime: Some(runtime), _watcher: watcher })
    }

    /// The address at which to begin.
    pub fn address(&self) -> &str {
        &self.address
    }

    fn until_interrupted(self) -> Result<(), Failure> {
        let interrupted = self.runtime.as_ref().map(|runtime| runtime.block_on(tokio::signal::ctrl_c()));
        interrupted.unwrap_or(Ok(())).map_err(Failure::of_library)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // A browser keeps its connection for reloads open; it is not waited for.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn listen(port: u16) -> std::io::Result<TcpListener> {
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn serve(listener: TcpListener, port: u16, shown: Arc<Sender<Arc<Shown>>>) -> std::io::Result<Runtime> {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    runtime.spawn(async move {
        // It ends with the runtime; a connection that fails is the browser's to open again.
        let _ = axum::serve(listener, answers::router(shown, port)).await;
    });
    Ok(runtime)
}

fn no_port(port: u16, error: &std::io::Error) -> Failure {
    let cause = cause(error);
    Failure::error(
        words(format!("port {port} cannot be used: {}", cause.en), format!("无法使用端口{port}：{}", cause.zh)),
        words("choose another --port, or leave it out", "请换一个--port，或不写此项"),
    )
}
