//! What a reader may say of the columns of a list.

use checker_roster::table::Rows;
use checker_roster::{ColumnFault, Roster, Said, Use};
use checker_rules::flat_structure;
use checker_widget::named;

use crate::page::PageText;
use crate::{Phrases, letter};

/// The columns of a list, and what can be said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Each column.
    pub columns: Vec<ColumnChoice>,
    /// What a column may hold: [`key_of`] and the name of each.
    pub uses: Vec<(String, String)>,
    /// Categories that the list has no column for, by id, each with its name.
    pub lacking: Vec<(String, String)>,
    /// Whether somebody has to say the industry of all.
    pub needs_industry: bool,
    /// Why the columns cannot be told; none where they can.
    pub faults: Vec<String>,
    /// The sheet that they stand in; empty where the list has none.
    pub sheet: String,
    /// The names of the other sheets.
    pub other_sheets: Vec<String>,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnChoice {
    /// Its letter.
    pub letter: String,
    /// Its title, as it stands in the list.
    pub title: String,
    /// What stands in its first cells.
    pub examples: Vec<String>,
    /// The key of what it holds; empty where it is not used.
    pub holds: String,
}

flat_structure! { Options { columns, uses, lacking, needs_industry, faults, sheet, other_sheets } }
flat_structure! { ColumnChoice { letter, title, examples, holds } }

/// How many first cells of a column are shown.
const EXAMPLES: usize = 2;
/// The most columns that are shown; lists have a few.
const MOST_SHOWN: usize = 60;

impl Options {
    /// What can be said of the columns of a list with these first rows; the sheets are those of no workbook.
    pub(super) fn new(roster: &Roster<'_>, phrases: Phrases<'_>, page: &PageText, first: &Rows, said: &Said) -> Self {
        let found = roster.columns(first, said);
        let titles = found.as_ref().map_or_else(|_| roster.titles(first), |columns| columns.titles.clone());
        let below = found.as_ref().map_or_else(|_| roster.rows_above(first), |columns| columns.rows_above);
        let use_of = |at: usize| match &found {
            Ok(columns) => columns.uses[at].clone(),
            Err(_) => {
                let own = said.uses.iter().find(|(place, _)| *place == at).map(|(_, of)| of.clone());
                own.unwrap_or_else(|| roster.title(&titles[at]))
            }
        };
        let column = |at: usize| ColumnChoice {
            letter: letter(at),
            title: titles[at].clone(),
            examples: examples(first, below, at),
            holds: use_of(at).map_or_else(String::new, |of| key_of(&of)),
        };
        let columns: Vec<ColumnChoice> = (0..titles.len().min(MOST_SHOWN)).map(column).collect();
        let faults = found.as_ref().err().map_or(&[][..], Vec::as_slice);
        let category = |fault: &ColumnFault| match fault {
            ColumnFault::Lacking { category, .. } => Some(category.to_string()),
            _ => None,
        };
        let mut lacking: Vec<String> = said.without.iter().map(ToString::to_string).collect();
        lacking.extend(faults.iter().filter_map(category));
        let with_name = |id: String| {
            let name = named(&phrases.year.categories, &id).to_owned();
            (id, name)
        };
        let mut uses = uses(roster, phrases, page);
        // A column may hold an amount in a unit that only its title names.
        for held in columns.iter().map(|column| &column.holds) {
            if !held.is_empty() && !uses.iter().any(|(key, _)| key == held) {
                uses.push((held.clone(), held.clone()));
            }
        }
        Self {
            columns,
            uses,
            lacking: lacking.into_iter().map(with_name).collect(),
            needs_industry: said.industry.is_some() || faults.contains(&ColumnFault::NoIndustry),
            faults: faults.iter().map(|fault| phrases.column_fault(fault, &titles)).collect(),
            sheet: String::new(),
            other_sheets: Vec::new(),
        }
    }
}

fn examples(first: &Rows, below: usize, column: usize) -> Vec<String> {
    let cells = (below..first.len()).map(|at| first.row(at).cell(column).trim());
    cells.filter(|cell| !cell.is_empty()).take(EXAMPLES).map(|cell| cell.chars().take(40).collect()).collect()
}

/// The key by which a use is said: that of the use, and behind a slash the unit.
pub(super) fn key_of(of: &Use) -> String {
    match of {
        Use::Total(_, Some(unit)) | Use::Amount(Some(unit)) => format!("{}/{unit}", of.key()),
        _ => of.key(),
    }
}

/// The use of a key; none where it is none.
pub fn use_of(key: &str) -> Option<Use> {
    let (key, unit) = key.split_once('/').map_or((key, None), |(key, unit)| (key, Some(unit.into())));
    if let Some(id) = key.strip_prefix("category.") {
        return Some(Use::Total(id.into(), unit));
    }
    if let Some(id) = key.strip_prefix("trait.") {
        return Some(Use::Trait(id.into()));
    }
    let fixed = Use::FIXED.into_iter().find(|one| one.key() == key)?;
    Some(if matches!(fixed, Use::Amount(_)) { Use::Amount(unit) } else { fixed })
}

/// Everything that a column may hold.
fn uses(roster: &Roster<'_>, phrases: Phrases<'_>, page: &PageText) -> Vec<(String, String)> {
    let label = |of: &Use| match of {
        Use::Name => page.use_name(),
        Use::Number => page.use_number(),
        Use::Industry => page.use_industry(),
        Use::Date => page.use_date(),
        Use::Year => page.use_year(),
        Use::Category => page.use_category(),
        Use::Mode => page.use_mode(),
        Use::State => page.use_state(),
        Use::Unit => page.use_unit(),
        Use::Amount(_) | Use::Total(..) | Use::Trait(_) => page.use_amount(),
    };
    let rules = roster.rules();
    let mut uses: Vec<(String, String)> = Use::FIXED.iter().map(|of| (key_of(of), label(of).to_owned())).collect();
    let totals = phrases.year.categories.iter().map(|(id, name)| (format!("category.{id}"), name.clone()));
    let traits = rules
        .traits
        .iter()
        .map(|one| (format!("trait.{}", one.id), named(&phrases.year.traits, one.id.as_str()).to_owned()));
    // Behind who somebody is, what counts most is first.
    uses.splice(3..3, totals.chain(traits));
    uses
}
