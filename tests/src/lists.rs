//! Lists of staff without a browser: what the page's program makes of them.

use std::path::PathBuf;

use checker_list::page::{DATA, ListData, Order, Report, Told, Worker};

use crate::folders::{files_below, project, read};

/// The lists in `tests/rosters/` that can be chosen on the page.
pub fn rosters() -> Vec<PathBuf> {
    let folder = project().join("tests/rosters");
    let files =
        files_below(&folder).into_iter().filter(|file| file.parent().is_some_and(|top| top.as_os_str().is_empty()));
    let is_list =
        |file: &PathBuf| file.extension().is_some_and(|end| ["csv", "txt", "xlsx"].iter().any(|it| end == *it));
    let lists: Vec<PathBuf> = files.filter(is_list).map(|file| folder.join(file)).collect();
    assert!(lists.len() > 100, "the lists are there");
    lists
}

/// A list of that folder.
pub fn roster(name: &str) -> PathBuf {
    project().join("tests/rosters").join(name)
}

/// The industry of all that the file beside a list gives; empty where it gives none.
pub fn industry_beside(list: &std::path::Path, data: &ListData) -> String {
    let arguments = list.with_extension("args");
    let text = if arguments.exists() { read(&arguments) } else { String::new() };
    let mut lines = text.lines().skip_while(|line| *line != "--industry").skip(1);
    let named = |name: &str| {
        data.years[0].text.industries.iter().find(|(_, known)| *known == name).map(|(id, _)| id.to_string())
    };
    lines.next().map(|name| named(name).unwrap_or_else(|| panic!("no industry {name}"))).unwrap_or_default()
}

/// What a page hands to its program.
pub fn page_data(page: &str) -> ListData {
    let (_, data) = page.split_once(&format!("id=\"{DATA}\"")).expect("a page for lists");
    let (_, json) = data.split_once('>').expect("the end of its tag");
    let (json, _) = json.split_once("</script>").expect("the end of its data");
    let texts: Vec<String> = serde_json::from_str(json).expect("texts");
    ListData::of(&texts).expect("the data of this version")
}

/// A worker as the page has one, and its last report.
pub struct Desk(Worker);

impl Desk {
    /// One without a list.
    pub fn new(data: &ListData) -> Self {
        Self(Worker::new(data.clone()))
    }

    /// Opens a list.
    pub fn open(&mut self, bytes: &[u8], sheet: &str, told: &Told) -> Report {
        let order = Order::Open { year: 0, sheet: sheet.to_owned(), told: told.clone() };
        self.ask(order, bytes).0
    }

    /// The file that the page would save.
    pub fn saved(&mut self, ending: &str) -> Option<Vec<u8>> {
        self.ask(Order::Save(ending.to_owned()), &[]).1
    }

    /// Does something, and gives the last report, with the file that comes with it.
    pub fn ask(&mut self, order: Order, bytes: &[u8]) -> (Report, Option<Vec<u8>>) {
        let mut last = None;
        self.0.work(order, bytes.to_vec(), &mut |report, file| last = Some((report, file)));
        last.expect("an answer")
    }
}
