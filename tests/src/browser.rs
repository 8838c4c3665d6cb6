//! A real browser without a window: chromedriver as a child process, one session, and what a visitor does in words.
//!
//! A helper that fails says what it looked for. Dropping the browser ends every process it started.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::PageLoadStrategy;
use thirtyfour::components::SelectElement;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};

/// How long a page may take to show what a test waits for.
const PATIENCE: Duration = Duration::from_secs(10);
const GLANCE: Duration = Duration::from_millis(20);

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

/// What kind of visitor.
#[derive(Clone, Copy, Debug)]
pub struct Visitor {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Whether scripts run.
    pub scripts: bool,
    /// Whether the device asks for dark colours.
    pub dark: bool,
    /// Whether opening a page waits for everything on it, or for its HTML alone.
    pub patient: bool,
}

impl Default for Visitor {
    fn default() -> Self {
        Self { width: 1000, scripts: true, dark: false, patient: true }
    }
}

/// A browser with one page.
pub struct Browser {
    driver: WebDriver,
    _chromedriver: Chromedriver,
}

impl Browser {
    /// Starts a browser for a visitor.
    pub async fn start(visitor: Visitor) -> Self {
        let chromedriver = Chromedriver::start();
        let wishes = wishes(visitor, &chromedriver.folder).expect("wishes that can be written as JSON");
        let driver = WebDriver::new(&chromedriver.url, wishes).await.expect("a session with Chromium");
        // Ending chromedriver ends the session; asking politely first would block a test that panics.
        driver.clone().leak().expect("a session just opened");
        Self { driver, _chromedriver: chromedriver }
    }

    /// Opens an address, anew even if only the fragment differs.
    pub async fn open(&self, url: &str) {
        if url.contains('#') {
            self.driver.goto("about:blank").await.expect("an empty page");
        }
        self.driver.goto(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Where the browser is.
    pub async fn address(&self) -> String {
        self.driver.current_url().await.expect("an address").to_string()
    }

    /// The page's title.
    pub async fn title(&self) -> String {
        self.driver.title().await.expect("a title")
    }

    /// The first element of a kind, as soon as there is one.
    pub async fn find(&self, css: &str) -> WebElement {
        let query = self.driver.query(By::Css(css)).wait(PATIENCE, GLANCE).first().await;
        query.unwrap_or_else(|error| panic!("nothing is {css}: {error}"))
    }

    /// Waits until there is no element of a kind.
    pub async fn gone(&self, css: &str) {
        let query = self.driver.query(By::Css(css)).wait(PATIENCE, GLANCE).not_exists().await;
        assert!(query.expect("a valid selector"), "{css} is still there");
    }

    /// How many elements of a kind there are now.
    pub async fn count(&self, css: &str) -> usize {
        self.driver.find_all(By::Css(css)).await.expect("a valid selector").len()
    }

    /// The visible text of the first element of a kind.
    pub async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.unwrap_or_else(|error| panic!("text of {css}: {error}"))
    }

    /// What stands in a field.
    pub async fn value(&self, css: &str) -> String {
        let value = self.find(css).await.prop("value").await.expect("a field");
        value.unwrap_or_default()
    }

    /// An attribute, empty where it is missing.
    pub async fn attribute(&self, css: &str, name: &str) -> String {
        self.find(css).await.attr(name).await.expect("an element").unwrap_or_default()
    }

    /// Whether a visitor sees the first element of a kind.
    pub async fn shows(&self, css: &str) -> bool {
        self.find(css).await.is_displayed().await.expect("an element")
    }

    /// Presses what is there.
    pub async fn click(&self, css: &str) {
        self.find(css).await.click().await.unwrap_or_else(|error| panic!("pressing {css}: {error}"));
    }

    /// Types into a field in place of what is there.
    pub async fn fill(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field.send_keys(Key::Control + "a").await.expect("a field");
        field.send_keys(Key::Delete + text).await.unwrap_or_else(|error| panic!("typing into {css}: {error}"));
    }

    /// Chooses an option by its value.
    pub async fn choose(&self, css: &str, value: &str) {
        let select = SelectElement::new(&self.find(css).await).await.expect("a select");
        select.select_by_value(value).await.unwrap_or_else(|error| panic!("{value} of {css}: {error}"));
        assert_eq!(self.value(css).await, value, "{css} offers {value}");
    }

    /// Waits until the checker has come to life.
    pub async fn alive(&self) {
        self.find(".checker-form > button:not([disabled])").await;
    }

    /// Types amounts into the checker, by category.
    pub async fn enter(&self, amounts: &[(&str, &str)]) {
        for (category, typed) in amounts {
            self.fill(&format!("#checker-field-{category}"), typed).await;
        }
    }

    /// Types amounts and presses the checker's button.
    pub async fn check(&self, amounts: &[(&str, &str)]) {
        self.enter(amounts).await;
        self.click(".checker-form > button").await;
    }

    /// The words of the verdict, as soon as there is one.
    pub async fn verdict(&self) -> String {
        self.text("#checker-verdict h2").await
    }

    /// Runs the body of a function in the page.
    pub async fn run(&self, script: &str) -> Value {
        let value = self.driver.execute(script, vec![]).await;
        value.unwrap_or_else(|error| panic!("{script:.200}: {error}")).json().clone()
    }

    /// Runs the body of a function whose last argument takes the result.
    pub async fn run_async(&self, script: &str) -> Value {
        let value = self.driver.execute_async(script, vec![]).await;
        value.unwrap_or_else(|error| panic!("{script:.200}: {error}")).json().clone()
    }

    /// Runs a script in every page that opens from now on, before any of the page's own.
    pub async fn before_each_page(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// Lets an input method compose a text at the caret, without ending it.
    pub async fn compose(&self, text: &str) {
        let end = text.chars().count();
        let composed = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
        self.devtools("Input.imeSetComposition", composed).await;
    }

    /// Ends what an input method composes with a text.
    pub async fn end_composing(&self, text: &str) {
        self.devtools("Input.insertText", json!({ "text": text })).await;
    }

    /// A command of Chromium's own protocol.
    async fn devtools(&self, command: &str, parameters: Value) {
        let done = self.driver.cdp().send_raw(command, parameters).await;
        done.unwrap_or_else(|error| panic!("{command}: {error}"));
    }

    /// A picture of what is in view, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.driver.screenshot_as_png().await.expect("a picture")
    }

    /// What the browser complained of on its console since the last call, refused content included.
    pub async fn complaints(&self) -> Vec<String> {
        let entries = self.driver.browser_log().await.expect("a console");
        let grave = entries.into_iter().filter(|entry| ["WARNING", "SEVERE"].contains(&entry.level.as_str()));
        grave.map(|entry| entry.message).collect()
    }
}

fn wishes(visitor: Visitor, folder: &Path) -> WebDriverResult<ChromeCapabilities> {
    let mut wishes = DesiredCapabilities::chrome();
    for flag in FLAGS {
        wishes.add_arg(flag)?;
    }
    wishes.add_arg(&format!("--user-data-dir={}", folder.join("profile").display()))?;
    if visitor.dark {
        wishes.add_arg("--force-dark-mode")?;
    }
    // A window has a least width of its own; a device has not.
    let screen = json!({"width": visitor.width, "height": 900, "pixelRatio": 1, "mobile": false, "touch": false});
    wishes.add_experimental_option("mobileEmulation", json!({ "deviceMetrics": screen }))?;
    if !visitor.scripts {
        // 2 is "block" in Chromium's settings of content.
        let blocked = json!({"profile.managed_default_content_settings.javascript": 2});
        wishes.add_experimental_option("prefs", blocked)?;
    }
    if !visitor.patient {
        wishes.set_page_load_strategy(PageLoadStrategy::Eager)?;
    }
    wishes.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(wishes)
}

/// chromedriver on a free port, with a folder for all that it and its browser write.
struct Chromedriver {
    url: String,
    folder: PathBuf,
    guard: Child,
    lifeline: Option<ChildStdin>,
}

/// A shell stays between: as soon as this process lets go of its input, be it by a drop, a panic or a kill, it
/// ends chromedriver's process group, browser included, and removes the folder. What is being killed may still
/// write for a moment, hence the second tries.
const GUARD: &str = r#"
TMPDIR="$1" XDG_CONFIG_HOME="$1" setsid chromedriver --port=0 2>/dev/null &
driver=$!
exec >/dev/null 2>&1
read -r _
kill -KILL "-$driver"
for _ in 1 2 3 4 5; do rm -rf "$1" && break; sleep 0.1; done
"#;

impl Chromedriver {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the browser").keep();
        let mut command = Command::new("sh");
        command.args(["-c", GUARD, "sh"]).arg(&folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        // Not in the terminal's group: the guard outlives Ctrl-C, to clean up after it.
        let mut guard = command.process_group(0).spawn().expect("a shell");
        let lifeline = guard.stdin.take();
        let said = BufReader::new(guard.stdout.take().expect("a piped output")).lines().map_while(Result::ok);
        let port =
            said.filter_map(|line| line.rsplit_once("successfully on port ").map(|(_, port)| port.to_owned())).next();
        let port = port.expect("chromedriver starts; tests/run installs it");
        Self { url: format!("http://127.0.0.1:{}", port.trim_end_matches('.')), folder, guard, lifeline }
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        drop(self.lifeline.take());
        let _ = self.guard.wait();
    }
}
