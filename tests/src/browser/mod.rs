//! A real browser without a window that anybody sees: a driver as a child process, one session, and what a visitor does in words.
//!
//! A helper that fails says what it looked for. Dropping the browser ends every process it started.

mod engine;
mod process;
mod spoken;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;
use thirtyfour::components::SelectElement;
use thirtyfour::prelude::*;
use thirtyfour::{TypingData, WindowHandle};

pub use engine::Engine;
use process::Process;

/// How long a page may take to show what a test waits for.
const PATIENCE: Duration = Duration::from_secs(10);
const GLANCE: Duration = Duration::from_millis(20);

/// The height of the page, or of the window around it, in CSS pixels.
const HEIGHT: u32 = 900;
/// More stops than the keyboard makes on any page.
const MOST_STOPS: usize = 200;

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

/// A tab of a browser.
pub struct Tab(WindowHandle);

/// A browser with one page.
pub struct Browser {
    driver: WebDriver,
    folder: PathBuf,
    _process: Process,
}

impl Browser {
    /// Starts Chromium for a visitor.
    pub async fn start(visitor: Visitor) -> Self {
        Self::start_in(Engine::Chromium, visitor).await
    }

    /// Starts a browser of an engine for a visitor. Only Chromium can do without scripts or ask for dark colours.
    pub async fn start_in(engine: Engine, visitor: Visitor) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the browser").keep();
        let process = Process::start(&folder, &engine.command(&folder));
        let wishes = engine.wishes(visitor, &folder).expect("wishes that can be written as JSON");
        let driver = WebDriver::new(&process.url, wishes).await;
        let driver = driver.unwrap_or_else(|error| panic!("a session with {engine:?}: {error}"));
        // Ending the driver ends the session; asking politely first would block a test that panics.
        driver.clone().leak().expect("a session just opened");
        if engine != Engine::Chromium {
            driver.set_window_rect(0, 0, visitor.width, HEIGHT).await.expect("a window of that size");
        }
        Self { driver, folder, _process: process }
    }

    /// The folder of everything that this browser and its driver write; it goes with them.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The command lines of what still runs of the browser with this folder.
    pub fn running_in(folder: &Path) -> Vec<String> {
        process::running_in(folder)
    }

    /// Opens an address, anew even if only the fragment differs.
    pub async fn open(&self, url: &str) {
        if url.contains('#') {
            self.driver.goto("about:blank").await.expect("an empty page");
        }
        self.driver.goto(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Goes into the first frame of a kind: from now on the page is what stands in it.
    pub async fn enter_frame(&self, css: &str) {
        self.find(css).await.enter_frame().await.unwrap_or_else(|error| panic!("entering {css}: {error}"));
    }

    /// Comes back out of all frames.
    pub async fn leave_frames(&self) {
        self.driver.enter_default_frame().await.expect("the page around");
    }

    /// Goes to the window that was opened last, as soon as it has left the empty page; gives its address and closes it.
    pub async fn address_of_new_window(&self) -> String {
        let first = self.driver.window().await.expect("a window");
        let begun = Instant::now();
        let new = loop {
            let windows = self.driver.windows().await.expect("windows");
            if let Some(new) = windows.into_iter().find(|window| *window != first) {
                break new;
            }
            assert!(begun.elapsed() < PATIENCE, "no window opens");
            tokio::time::sleep(GLANCE).await;
        };
        self.driver.switch_to_window(new).await.expect("the new window");
        let address = loop {
            let address = self.address().await;
            if address != "about:blank" {
                break address;
            }
            assert!(begun.elapsed() < PATIENCE, "the new window stays empty");
            tokio::time::sleep(GLANCE).await;
        };
        self.driver.close_window().await.expect("a window to close");
        self.driver.switch_to_window(first).await.expect("the first window");
        address
    }

    /// Loads the page anew.
    pub async fn reload(&self) {
        self.driver.refresh().await.expect("a page");
    }

    /// Goes back in the history, as by the browser's button.
    pub async fn back(&self) {
        self.driver.back().await.expect("a page before");
    }

    /// Goes forward in the history.
    pub async fn forward(&self) {
        self.driver.forward().await.expect("a page behind");
    }

    /// Opens an empty tab beside the one in view, and looks at it. Gives the one before.
    pub async fn new_tab(&self) -> Tab {
        let before = self.driver.window().await.expect("a tab");
        let tab = self.driver.new_tab().await.expect("a new tab");
        self.look_at(&Tab(tab)).await;
        Tab(before)
    }

    /// Looks at another tab. Gives the one in view so far.
    pub async fn look_at(&self, tab: &Tab) -> Tab {
        let before = self.driver.window().await.expect("a tab");
        self.driver.switch_to_window(tab.0.clone()).await.expect("a tab that is open");
        Tab(before)
    }

    /// Chooses a file of this machine in a field for files.
    pub async fn choose_file(&self, css: &str, file: &Path) {
        let path = file.display().to_string();
        self.find(css).await.send_keys(path).await.unwrap_or_else(|error| panic!("a file for {css}: {error}"));
    }

    /// Puts a text into a field as a script does, which says `change` and nothing else.
    pub async fn change(&self, css: &str, text: &str) {
        self.find(css).await;
        let script = "const field = document.querySelector(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new Event('change', { bubbles: true }))";
        self.driver.execute(script, vec![css.into(), text.into()]).await.expect("a field");
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

    /// Presses keys, one after the other, wherever the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        self.driver.action_chain().send_keys(keys).perform().await.expect("a keyboard");
    }

    /// Moves the focus forward by the keyboard until it is on an element of a kind.
    pub async fn tab_to(&self, css: &str) {
        let mut stops = Vec::new();
        for _ in 0..MOST_STOPS {
            self.press(Key::Tab).await;
            if self.count(&format!("{css}:focus")).await > 0 {
                return;
            }
            stops.push(self.run("return document.activeElement.outerHTML.slice(0, 60)").await);
        }
        panic!("the keyboard does not reach {css}, but {stops:?}");
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
            self.fill(&format!("#checker-hours-{category}"), typed).await;
        }
    }

    /// Types amounts and presses the checker's button.
    pub async fn check(&self, amounts: &[(&str, &str)]) {
        self.enter(amounts).await;
        self.click(".checker-form > button").await;
    }

    /// The words of the verdict in one line, as soon as there is one.
    pub async fn verdict(&self) -> String {
        let said = self.text("#checker-verdict h2").await;
        said.split_whitespace().collect::<Vec<_>>().join(" ")
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

    /// Runs the body of a function on one argument; its last argument takes the result.
    pub async fn answer(&self, script: &str, argument: Value) -> Value {
        let value = self.driver.execute_async(script, vec![argument]).await;
        value.unwrap_or_else(|error| panic!("{script:.200}: {error}")).json().clone()
    }

    /// The width of the page in view and of all that is on it, in CSS pixels.
    pub async fn widths(&self) -> (u64, u64) {
        let widths = self.run("return [innerWidth, document.documentElement.scrollWidth]").await;
        (widths[0].as_u64().expect("a width"), widths[1].as_u64().expect("a width"))
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

    /// From now on files are saved in this folder, and nobody is asked.
    pub async fn save_in(&self, folder: &Path) {
        let allowed = json!({ "behavior": "allow", "downloadPath": folder });
        self.devtools("Page.setDownloadBehavior", allowed).await;
    }

    /// From now on pages are shown as on paper, or with other settings of their readers: a medium, and features with their
    /// values.
    pub async fn show_as(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features })).await;
    }

    /// The page as it would be printed: the bytes of a PDF.
    pub async fn on_paper(&self) -> Vec<u8> {
        self.driver.print_page(PrintParameters::default()).await.expect("a page on paper")
    }

    /// A command of Chromium's own protocol, and its answer.
    async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let done = self.driver.cdp().send_raw(command, parameters).await;
        done.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// How many sheets the page in view is printed on.
    pub async fn sheets(&self) -> usize {
        let printed = self.driver.print_page(PrintParameters::default()).await.expect("a print");
        String::from_utf8_lossy(&printed).matches("/Type /Page\n").count()
    }

    /// From now on the page has this width, in CSS pixels.
    pub async fn resize(&self, width: u32) {
        let size = json!({ "width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// A picture of the upper part of the page, made smaller: a PNG in base64. The size is in CSS pixels.
    pub async fn small_picture(&self, width: u32, height: u32, scale: f64) -> String {
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": scale });
        let wish = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let taken = self.devtools("Page.captureScreenshot", wish).await;
        taken["data"].as_str().expect("a picture").to_owned()
    }

    /// A picture of what is in view, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.driver.screenshot_as_png().await.expect("a picture")
    }

    /// What Chromium complained of on its console since the last call, refused content included.
    pub async fn complaints(&self) -> Vec<String> {
        let entries = self.driver.browser_log().await.expect("a console");
        let grave = entries.into_iter().filter(|entry| ["WARNING", "SEVERE"].contains(&entry.level.as_str()));
        grave.map(|entry| entry.message).collect()
    }
}
