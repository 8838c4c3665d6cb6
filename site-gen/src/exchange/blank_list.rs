//! Blank lists of staff to be filled in: the names of the columns that a year's rules ask for, as a workbook and as CSV.

use checker_list::{AnswerRows, Layout, workbook};
use checker_rules::Rules;

use crate::model::{Site, Year};
use crate::ui::{self, Ui};

/// A blank list.
pub struct BlankList {
    /// Its path below the root of the site.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The path of a year's blank list in a language: `totals` or `log`, and the ending of the file.
pub fn blank_list_path(language: &str, year: u16, kind: &str, ending: &str) -> String {
    format!("{language}/list/{year}-{kind}.{ending}")
}

/// The mark by which spreadsheets know UTF-8.
const MARK: &str = "\u{feff}";

/// The blank lists of a year, in every language.
pub fn blank_lists(site: &Site, year: &Year) -> Vec<BlankList> {
    let mut lists = Vec::new();
    for (lang, language) in site.data.languages.iter().enumerate() {
        let Some(ui) = ui::load(&language.id) else { continue };
        let who = who(year, lang, ui);
        let totals = [who.clone(), categories(site, year, lang)].concat();
        for (kind, titles) in [("totals", totals), ("log", [who, entry(&year.rules.rules, ui)].concat())] {
            let path = |ending| blank_list_path(&language.id, year.year, kind, ending);
            lists.push(BlankList { path: path("csv"), bytes: [MARK, &titles.join(","), "\n"].concat().into_bytes() });
            let mut rows = AnswerRows::new(Layout::Cells);
            rows.cells(titles.iter().map(String::as_str));
            rows.end_row();
            lists.extend(workbook(&rows).map(|bytes| BlankList { path: path("xlsx"), bytes }));
        }
    }
    lists
}

/// Who somebody is.
fn who(year: &Year, lang: usize, ui: &Ui) -> Vec<String> {
    let who = ["name", "number", "industry"].map(|key| ui.column(key).to_owned());
    let traits = year.rules.texts.traits.iter().filter(|(id, _)| !id.contains('.'));
    who.into_iter().chain(traits.map(|(_, name)| name.0[lang].clone())).collect()
}

/// The categories, for a total of each.
fn categories(site: &Site, year: &Year, lang: usize) -> Vec<String> {
    year.rules.texts.categories.iter().filter_map(|(_, term)| Some(site.term(term)?.0[lang].clone())).collect()
}

/// What is said of an entry of a log. A way of learning only where the rules tell such ways apart.
fn entry(rules: &Rules, ui: &Ui) -> Vec<String> {
    let mode = (!rules.modes.is_empty()).then_some("mode");
    let entry = ["date", "category"].into_iter().chain(mode).chain(["amount", "unit", "state"]);
    entry.map(|key| ui.column(key).to_owned()).collect()
}
