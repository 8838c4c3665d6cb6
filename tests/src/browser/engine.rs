//! The engines that visitors come with: what each needs, the command that starts its driver, and what its session asks for.

use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, LoggingPrefsLogLevel, PageLoadStrategy};

use super::{HEIGHT, Visitor};
use crate::folders::{project, read, write_file};

/// An engine of a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium as the distribution has it.
    Chromium,
    /// Firefox with extended support.
    Firefox,
    /// WebKitGTK, which renders as Safari does.
    WebKit,
    /// Chromium of 2020, as office browsers and apps have it that are never updated.
    Chromium87,
}

/// What lets Chromium run as root, alone, quiet, and without scrolling smoothly past what a test wants to press.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
];

/// Debian's interpreter, whose packages a Python of one's own does not see.
const PYTHON: &str = "/usr/bin/python3";

/// Its toolbar would keep Firefox's window from being as narrow as a phone.
const ANY_WIDTH_IN_FIREFOX: &str = ":root { min-width: 0 !important; min-height: 0 !important; }\n";
/// The same for the buttons around WebKit's page.
const ANY_WIDTH_IN_GTK: &str = "* { min-width: 0; padding: 0; margin: 0; border: 0; font-size: 1px; }\n";
const NO_ANIMATION_IN_GTK: &str = "[Settings]\ngtk-enable-animations=false\n";

/// WebKit's driver needs a screen, and says no port. The screen's process is noted, to be ended first. Without a window manager the
/// window below the pointer has the focus, and the pointer begins in the middle of the screen: inside a window of any width.
const WEBKIT: &str = r#"
folder="$1"
Xvfb -displayfd 3 -screen 0 600x1000x24 -nolisten tcp 3>"$folder/display" &
echo $! >"$folder/screen"
until [ -s "$folder/display" ]; do sleep 0.05; done
export DISPLAY=":$(cat "$folder/display")" WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1
echo "Listening on $2"
exec WebKitWebDriver --port="$2"
"#;

impl Engine {
    /// Why this machine has no such browser, `None` if it has.
    fn missing(self) -> Option<String> {
        let lacking = match self {
            Self::Chromium => first_missing(&["chromedriver"]),
            Self::Firefox => first_missing(&["firefox-esr", "geckodriver"]),
            Self::WebKit => first_missing(&["WebKitWebDriver", "Xvfb"]),
            Self::Chromium87 => (!has_qtwebengine()).then_some("python3-pyqt5.qtwebengine"),
        };
        lacking.map(|program| format!("{self:?}: {program} is not installed"))
    }

    /// Whether this machine has it. Debian has to; elsewhere the reason why not is told past the test's own output.
    pub fn is_here(self) -> bool {
        let Some(reason) = self.missing() else { return true };
        assert!(!is_debian(), "{reason}; tests/run installs it");
        writeln!(std::io::stderr(), "skipped: {reason}").expect("an output");
        false
    }

    /// The command of its driver, with the files it needs in a folder.
    pub(super) fn command(self, folder: &Path) -> Vec<String> {
        let place = folder.display();
        let home = format!("HOME={place}");
        let words: Vec<String> = match self {
            Self::Chromium => vec!["chromedriver".into(), "--port=0".into()],
            Self::Firefox => {
                write_file(&folder.join("profile/chrome/userChrome.css"), ANY_WIDTH_IN_FIREFOX);
                let geckodriver = program("geckodriver").unwrap_or("geckodriver".into()).display().to_string();
                vec!["env".into(), home, geckodriver, "--port=0".into(), "--websocket-port=0".into()]
            }
            Self::WebKit => {
                for version in ["gtk-3.0", "gtk-4.0"] {
                    let settings = folder.join("config").join(version);
                    write_file(&settings.join("gtk.css"), ANY_WIDTH_IN_GTK);
                    write_file(&settings.join("settings.ini"), NO_ANIMATION_IN_GTK);
                }
                let script =
                    ["sh", "-c", WEBKIT, "sh", &place.to_string(), &free_port().to_string()].map(str::to_owned);
                ["env".to_owned(), home].into_iter().chain(script).collect()
            }
            Self::Chromium87 => {
                let driver = project().join("tests/src/browser/chromium87.py").display().to_string();
                vec!["env".into(), home, PYTHON.into(), driver]
            }
        };
        words
    }

    /// What the session is asked for.
    pub(super) fn wishes(self, visitor: Visitor, folder: &Path) -> WebDriverResult<Capabilities> {
        assert!(self == Self::Chromium || visitor.scripts && !visitor.dark, "{self:?} knows no such visitor");
        let mut wishes = match self {
            Self::Chromium => chromium(visitor, folder)?,
            Self::Firefox => firefox(folder)?,
            Self::WebKit | Self::Chromium87 => Capabilities::new(),
        };
        if !visitor.patient {
            wishes.set("pageLoadStrategy", PageLoadStrategy::Eager)?;
        }
        Ok(wishes)
    }
}

fn chromium(visitor: Visitor, folder: &Path) -> WebDriverResult<Capabilities> {
    let mut wishes = DesiredCapabilities::chrome();
    for flag in FLAGS {
        wishes.add_arg(flag)?;
    }
    wishes.add_arg(&format!("--user-data-dir={}", folder.join("profile").display()))?;
    if visitor.dark {
        wishes.add_arg("--force-dark-mode")?;
    }
    // A window has a least width of its own; a device has not.
    let screen = json!({"width": visitor.width, "height": HEIGHT, "pixelRatio": 1, "mobile": false, "touch": false});
    wishes.add_experimental_option("mobileEmulation", json!({ "deviceMetrics": screen }))?;
    if !visitor.scripts {
        // 2 is "block" in Chromium's settings of content.
        let blocked = json!({"profile.managed_default_content_settings.javascript": 2});
        wishes.add_experimental_option("prefs", blocked)?;
    }
    wishes.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(wishes.into())
}

fn firefox(folder: &Path) -> WebDriverResult<Capabilities> {
    let preferences = json!({
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        "ui.prefersReducedMotion": 1,
        // Addresses of this machine need no names; nothing else is asked for.
        "network.dns.disabled": true,
    });
    let options = json!({
        "binary": program("firefox-esr"),
        "args": ["-headless", "-profile", folder.join("profile")],
        "prefs": preferences,
    });
    let mut wishes = Capabilities::new();
    wishes.set("browserName", Value::from("firefox"))?;
    wishes.set("moz:firefoxOptions", options)?;
    Ok(wishes)
}

/// The first of some programs that is not there.
fn first_missing(programs: &[&'static str]) -> Option<&'static str> {
    programs.iter().copied().find(|name| program(name).is_none())
}

/// Where a program stands: among the tools that `tests/run` builds, or where the shell finds it.
fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = [project().join("target/tools/bin")].into_iter().chain(std::env::split_paths(&path));
    folders.map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn has_qtwebengine() -> bool {
    let mut python = Command::new(PYTHON);
    python.args(["-c", "import PyQt5.QtWebEngineWidgets"]).stdout(Stdio::null()).stderr(Stdio::null());
    python.status().is_ok_and(|status| status.success())
}

/// A port that nobody listened on a moment ago, on this machine alone.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("a port").port()
}

/// Whether this is Debian, where every engine can be installed.
fn is_debian() -> bool {
    let release = Path::new("/etc/os-release");
    release.is_file() && read(release).lines().any(|line| line == "ID=debian")
}
