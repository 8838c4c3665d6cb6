//! A visitor at the page for lists, and what they do there, in words.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use checker_list::page::ListData;
use serde_json::{Value, json};
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::{read, write_bytes};
use site_tests::lists::page_data;
use site_tests::server::Server;
use tempfile::TempDir;

pub(crate) const FILE: &str = "#list-file";
pub(crate) const PASTE: &str = "#list-paste";
pub(crate) const ANSWER: &str = "#list-answer";
pub(crate) const STATUS: &str = "#list [role=status]";
pub(crate) const INDUSTRY: &str = "#list-industry";
pub(crate) const RESULT: &str = ".list-result";
/// The button that checks what was pasted.
pub(crate) const CHECK_PASTED: &str = ".list-paste button";
/// The button that checks with these columns.
pub(crate) const CHECK_COLUMNS: &str = ".list-columns .buttons button";
/// The last cell of a title that belongs to what is shown of a row.
pub(crate) const SHOWN: &str = ".list-people tbody tr";

/// What takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(60);
const GLANCE: Duration = Duration::from_millis(20);

/// A list that everybody understands: three with enough, two with too little, and a row that cannot be read.
pub(crate) const PLAIN: &str = "\
姓名,工号,部门,行业,公需科目,专业科目,选修科目
张三,10,人事处,一般行业,18,42,12
李四,9,人事处,一般行业,17,42,12
王五,8,财务处,会计,30,60,
赵六,7,财务处,一般行业,0,0,0
孙七,6,,一般行业,待补,42,12
周八,5,档案室,一般行业,20,50,20
";

/// A visitor at the page for lists.
pub(crate) struct Visit {
    pub(crate) browser: Browser,
    pub(crate) server: Server,
    root: &'static str,
    files: TempDir,
}

impl Visit {
    /// Opens the page in a language.
    pub(crate) async fn to(root: &'static str) -> Self {
        Self::of(root, Visitor::default()).await
    }

    pub(crate) async fn of(root: &'static str, visitor: Visitor) -> Self {
        let visit = Self::before(root, visitor).await;
        visit.open().await;
        visit
    }

    /// A visitor who has not yet come.
    pub(crate) async fn before(root: &'static str, visitor: Visitor) -> Self {
        let files = tempfile::tempdir().expect("a folder");
        Self { browser: Browser::start(visitor).await, server: Server::own_site(), root, files }
    }

    pub(crate) fn address(&self) -> String {
        self.server.url(&format!("{}/list/", self.root))
    }

    /// Opens the page anew, and waits until it is alive.
    pub(crate) async fn open(&self) {
        self.browser.save_in(&self.saved()).await;
        self.browser.open(&self.address()).await;
        self.browser.find("[data-checker=running] #list-file").await;
    }

    fn saved(&self) -> PathBuf {
        self.files.path().join("saved")
    }

    /// What the page hands to its program.
    pub(crate) fn data(&self) -> ListData {
        page_data(&read(&self.server.folder().join(self.root).join("list/index.html")))
    }

    /// Chooses a list of this machine.
    pub(crate) async fn choose(&self, list: &Path) {
        self.browser.choose_file(FILE, list).await;
    }

    /// Chooses a list with these bytes.
    pub(crate) async fn bring(&self, name: &str, bytes: &[u8]) {
        let file = self.files.path().join(name);
        write_bytes(&file, bytes);
        self.choose(&file).await;
    }

    /// Chooses the plain list, and waits for its answer.
    pub(crate) async fn bring_plain(&self) {
        self.bring("plain.csv", PLAIN.as_bytes()).await;
        self.judged().await;
    }

    /// Waits until the list is judged.
    pub(crate) async fn judged(&self) {
        self.until("a judged list", &format!("return !!document.querySelector('{RESULT}')")).await;
    }

    /// Waits until reading has ended, in whatever way.
    pub(crate) async fn ended(&self) {
        self.until("an end", "return !document.querySelector('.list-progress') && document.querySelector('#list [role=status]').textContent !== ''").await;
    }

    /// Waits until a script says yes.
    pub(crate) async fn until(&self, what: &str, script: &str) {
        let end = Instant::now() + PATIENCE;
        while self.browser.run(script).await != json!(true) {
            if Instant::now() > end {
                let page = self.browser.run("return document.querySelector('main').innerText.slice(0, 800)").await;
                panic!("no {what}: {page}");
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// What is said of how far it has come.
    pub(crate) async fn status(&self) -> String {
        let said = self.browser.run(&format!("return document.querySelector('{STATUS}').textContent")).await;
        said.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until this is said.
    pub(crate) async fn says(&self, words: &str) {
        let script = format!("return document.querySelector('{STATUS}').textContent.includes({})", json!(words));
        self.until(words, &script).await;
    }

    /// The texts of everything of a kind.
    pub(crate) async fn texts(&self, css: &str) -> Vec<String> {
        let script =
            format!("return [...document.querySelectorAll({})].map(one => one.textContent.trim())", json!(css));
        strings(&self.browser.run(&script).await)
    }

    /// The cells of the rows that are shown, a row a text.
    pub(crate) async fn rows(&self) -> Vec<String> {
        let script = format!(
            "return [...document.querySelectorAll('{SHOWN}')].map(row => [...row.cells].map(cell => cell.textContent).join('|'))"
        );
        strings(&self.browser.run(&script).await)
    }

    /// The first cell of each row in another column, as soon as they are these.
    pub(crate) async fn shows(&self, column: usize, expected: &[&str]) {
        let script = format!(
            "return JSON.stringify([...document.querySelectorAll('{SHOWN}')].map(row => row.cells[{column}].textContent)) === {}",
            json!(json!(expected).to_string())
        );
        self.until(&format!("{expected:?}"), &script).await;
    }

    /// Presses the button with these words.
    pub(crate) async fn press(&self, words: &str) {
        let script = format!(
            "const words = {}, buttons = [...document.querySelectorAll('#list button')];
             const button = buttons.find(one => one.textContent === words) || buttons.find(one => one.textContent.includes(words));
             if (!button) return false; button.click(); return true",
            json!(words)
        );
        self.until(words, &script).await;
    }

    /// Saves the answer, and gives the file.
    pub(crate) async fn save(&self, words: &str, ending: &str) -> Vec<u8> {
        let file = self.saved().join(["核对结果.", ending].concat());
        let _ = std::fs::remove_file(&file);
        self.press(words).await;
        let end = Instant::now() + PATIENCE;
        // The browser keeps the name by an empty file before it puts the whole one there.
        while std::fs::metadata(&file).map_or(0, |file| file.len()) == 0 {
            assert!(Instant::now() < end, "nothing is saved as {}", file.display());
            tokio::time::sleep(GLANCE).await;
        }
        std::fs::read(&file).expect("a saved file")
    }
}

fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().unwrap_or_else(|| panic!("{list} is no list")).iter();
    list.map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
}

/// A workbook whose sheet holds what is written.
pub(crate) fn workbook_with(sheet: impl FnOnce(&mut dyn std::io::Write)) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let plain = std::fs::read(site_tests::lists::roster("sheet-plain.xlsx")).expect("a list");
    let mut parts = zip::ZipArchive::new(Cursor::new(plain)).expect("a workbook");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).expect("a part");
        let name = part.name().expect("its name").to_string();
        if name != SHEET {
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("its bytes");
            out.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
            out.write_all(&bytes).expect("its bytes");
        }
    }
    out.start_file(SHEET, zip::write::SimpleFileOptions::default()).expect("the sheet");
    sheet(&mut out);
    out.finish().expect("a workbook").into_inner()
}
