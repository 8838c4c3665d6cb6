//! A program that drives a browser, as a child process with a folder for all that it and its browser write.

#![expect(clippy::disallowed_methods, reason = "reads what a child says, and the list of processes")]

use std::fs;
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a program may take until it listens.
const PATIENCE: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(10);

/// The file of the folder with what the program says.
const SAID: &str = "said.txt";

/// A running program; dropping it ends every process it started and removes its folder.
pub(super) struct Process {
    /// Where it takes requests.
    pub(super) url: String,
    guard: Child,
    lifeline: Option<ChildStdin>,
}

/// A shell stays between: as soon as this process lets go of its input, be it by a drop, a panic or a kill, it
/// ends the program's process group, browser included, and removes the folder. A screen of its own is asked first, to take its
/// lock with it. What is being killed may still write for a moment, hence the second tries. A driver that takes any
/// port gives up where the one it got over IPv6 is taken over IPv4, and is started again.
const GUARD: &str = r#"
folder="$1"
shift
export TMPDIR="$folder" XDG_CONFIG_HOME="$folder/config" XDG_CACHE_HOME="$folder/cache" XDG_DATA_HOME="$folder/data"
setsid sh -c 'while "$@"; grep -q "port not available" "$0"; do : >"$0"; done' "$folder/said.txt" "$@" \
    </dev/null >>"$folder/said.txt" 2>&1 &
program=$!
exec >/dev/null 2>&1
read -r _
[ -s "$folder/screen" ] && kill -TERM "$(cat "$folder/screen")" && sleep 0.1
kill -KILL "-$program"
for _ in 1 2 3 4 5 6 7 8 9 10; do rm -rf "$folder" && break; sleep 0.1; done
"#;

impl Process {
    /// Starts a command in a folder, which is removed in the end, and waits until it says its port and listens there.
    pub(super) fn start(folder: &Path, command: &[String]) -> Self {
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "sh"]).arg(folder).args(command).stdin(Stdio::piped());
        // Not in the terminal's group: the guard outlives Ctrl-C, to clean up after it.
        let mut guard = guard.process_group(0).spawn().expect("a shell");
        let lifeline = guard.stdin.take();
        let mut process = Self { url: String::new(), guard, lifeline };
        let port = listening(&folder.join(SAID))
            .unwrap_or_else(|said| panic!("{command:?} does not listen; tests/run installs what is needed: {said}"));
        process.url = format!("http://127.0.0.1:{port}");
        process
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.lifeline.take());
        let _ = self.guard.wait();
    }
}

/// The port that a program listens on, or what it said instead.
fn listening(said: &Path) -> Result<u16, String> {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        let said = fs::read_to_string(said).unwrap_or_default();
        if let Some(port) = port(&said).filter(|port| TcpStream::connect(("127.0.0.1", *port)).is_ok()) {
            return Ok(port);
        }
        std::thread::sleep(GLANCE);
    }
    Err(fs::read_to_string(said).unwrap_or_default())
}

/// The port at the end of a line such as "… started successfully on port 9515." or "… Listening on 127.0.0.1:4444".
fn port(said: &str) -> Option<u16> {
    // The last line may be half a line yet.
    let (whole, _) = said.rsplit_once('\n')?;
    let line = whole.lines().find(|line| line.contains("successfully on port ") || line.contains("Listening on "))?;
    line.trim_end_matches('.').rsplit([' ', ':']).next()?.parse().ok()
}

/// The command lines of the processes that were started with a folder for what they write.
pub(super) fn running_in(folder: &Path) -> Vec<String> {
    let text = |file: PathBuf| fs::read(file).map(|bytes| String::from_utf8_lossy(&bytes).replace('\0', " "));
    let processes =
        fs::read_dir("/proc").expect("a list of processes").filter_map(Result::ok).map(|entry| entry.path());
    let of_the_folder = processes.filter(|process| {
        let environment = text(process.join("environ")).unwrap_or_default();
        environment.contains(&format!("TMPDIR={}", folder.display()))
    });
    of_the_folder.filter_map(|process| text(process.join("cmdline")).ok()).collect()
}
