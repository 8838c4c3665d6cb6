//! Which column holds what: by the names of the site, in any of its languages, or by ids.

use checker_rules::{CategoryId, IndustryId, TraitId};
use checker_widget::{YearText, named};
use csv::StringRecord;

use super::known_names::KnownNames;
use crate::commands::failure::Failure;
use crate::diag::{Severity, Words, words};

/// What a column is called that names the person; the first such column is carried over.
const NAMES: [&str; 6] = ["name", "姓名", "id", "编号", "工号", "staff"];
const INDUSTRY: [&str; 3] = ["industry", "行业", "sector"];

/// Places of the columns.
pub(super) struct Columns {
    /// As the list calls each column.
    pub(super) titles: Vec<String>,
    pub(super) name: Option<usize>,
    pub(super) industry: Option<usize>,
    /// Of every row, where there is no such column.
    pub(super) fixed_industry: IndustryId,
    pub(super) categories: Vec<(CategoryId, usize)>,
    pub(super) traits: Vec<(TraitId, usize)>,
}

impl Columns {
    /// Finds the columns by the list's first row.
    pub(super) fn find(header: &StringRecord, known: &KnownNames, industry: Option<&str>) -> Result<Self, Failure> {
        let titles: Vec<String> = header.iter().map(|title| title.trim().to_owned()).collect();
        let fixed = |names: &[&str]| titles.iter().position(|title| names.contains(&title.to_lowercase().as_str()));
        let place = |names: &[String]| titles.iter().position(|title| names.contains(&title.to_lowercase()));
        let categories: Vec<_> =
            known.categories.iter().filter_map(|(id, names)| Some((id.clone(), place(names)?))).collect();
        if categories.is_empty() {
            return Err(no_category(known));
        }
        let traits = known.traits.iter().filter_map(|(id, names)| Some((id.clone(), place(names)?))).collect();
        let column = fixed(&INDUSTRY);
        let fixed_industry = match (column, industry) {
            (Some(_), None) => IndustryId::default(),
            (_, Some(named)) => known.industry(named).ok_or_else(|| no_industry(Some(named), known))?,
            (None, None) => return Err(no_industry(None, known)),
        };
        let column = column.filter(|_| industry.is_none());
        Ok(Self { name: fixed(&NAMES), industry: column, fixed_industry, categories, traits, titles })
    }

    /// What a reader of the verdicts has to know of the list: categories without a column, and columns without a use.
    pub(super) fn remarks(&self, known: &KnownNames, text: &YearText) -> Vec<Words> {
        let lacking = known.categories.iter().filter(|(id, _)| !self.categories.iter().any(|(found, _)| found == id));
        let lacking: Vec<&str> = lacking.map(|(id, _)| named(&text.categories, id.as_str())).collect();
        let unused = (0..self.titles.len()).filter(|at| !self.uses(*at)).map(|at| self.title(at));
        let unused: Vec<&str> = unused.filter(|title| !title.is_empty()).collect();
        let lacking =
            remark(&lacking, &words("no column for these, which count as none", "名单没有这些科目的列，按未学计算"));
        let unused = remark(&unused, &words("columns that are not used", "没有用到的列"));
        lacking.into_iter().chain(unused).collect()
    }

    fn uses(&self, at: usize) -> bool {
        let categories = self.categories.iter().map(|(_, place)| *place);
        let traits = self.traits.iter().map(|(_, place)| *place);
        self.name.into_iter().chain(self.industry).chain(categories).chain(traits).any(|place| place == at)
    }

    /// What the list calls a column.
    pub(super) fn title(&self, at: usize) -> &str {
        self.titles.get(at).map_or("", String::as_str)
    }
}

/// A warning that names columns or rules, unless there are none.
fn remark(names: &[&str], what: &Words) -> Option<Words> {
    let listed = words(names.join(", "), names.join("、"));
    (!names.is_empty()).then(|| listed.labelled(what).labelled(&Severity::Warning.label()))
}

fn no_category(known: &KnownNames) -> Failure {
    let names: Vec<String> = known.categories.iter().flat_map(|(_, names)| names.clone()).collect();
    Failure::error(
        words("the first row names no category", "名单第一行没有任何科目列"),
        words(format!("a column may be called: {}", names.join(", ")), format!("列名可用：{}", names.join("、"))),
    )
}

fn no_industry(named: Option<&str>, known: &KnownNames) -> Failure {
    let known = known.industry_ids();
    let message = match named {
        Some(named) => words(format!("there is no industry `{named}`"), format!("没有行业“{named}”")),
        None => words("the list has no column of industries", "名单没有行业列"),
    };
    Failure::error(
        message,
        words(
            format!("add a column `industry`, or give one of these with --industry: {}", known.join(", ")),
            format!("请加“行业”列，或用--industry指定：{}", known.join("、")),
        ),
    )
}
