//! What the page and its worker say to each other, as texts.

use checker_roster::Said;
use checker_rules::flat::{Flat, Reader};
use checker_rules::flat_structure;

use crate::desk::{Counts, Group, Look, Options, Shown, use_of};

/// What the page asks of the worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// To read the file that comes with the order, by the rules at this place among the years.
    Open {
        /// The place of the year.
        year: u32,
        /// The sheet; empty where none was chosen.
        sheet: String,
        /// What is known of the columns.
        told: Told,
    },
    /// To judge the list by what its reader says of the columns.
    Judge(Told),
    /// To show rows.
    Show(Look),
    /// To count by the column at this place.
    Group(u32),
    /// To make a file with this ending.
    Save(String),
    /// To show rows for the printer.
    Print(Look),
}

/// What the reader of a list says of its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The industry of all; empty where each row says its own.
    pub industry: String,
    /// What columns hold, by their places; empty where one is not used.
    pub uses: Vec<(u32, String)>,
    /// The categories of which nobody has learnt any.
    pub without: Vec<String>,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// More than one sheet may be the list.
    Sheets(Vec<String>),
    /// The file cannot be read, for this reason.
    Refused(String),
    /// The columns cannot be told.
    Columns(Options),
    /// How far it has come.
    Progress(Counts),
    /// The list is judged.
    Done(Box<Summary>),
    /// Rows to be shown.
    Shown(Shown),
    /// Counts by groups.
    Groups {
        /// The place of the column that they stand in.
        column: u32,
        /// Each of them.
        groups: Vec<Group>,
    },
    /// A file of this name comes with it; empty where it could not be made.
    File(String),
    /// Rows to be printed.
    Print(Shown),
}

/// What came of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many rows came to what.
    pub counts: Counts,
    /// Why the first rows that cannot be read cannot be.
    pub told: Vec<String>,
    /// What a reader of the verdicts has to know of the list.
    pub remarks: Vec<String>,
    /// Why the list was not read to its end; empty where it was.
    pub stopped: String,
    /// The rules that could still change a verdict.
    pub open: Vec<String>,
    /// The columns.
    pub options: Options,
    /// Whether it is a log.
    pub is_log: bool,
    /// Whether there is a column of names, and one of numbers.
    pub named: bool,
    /// Whether there is a column of people's numbers.
    pub numbered: bool,
    /// The place of the column that may have groups, and 1 more; 0 where there is none.
    pub group: u32,
}

flat_structure! { Told { industry, uses, without } }
flat_structure! { Summary { counts, told, remarks, stopped, open, options, is_log, named, numbered, group } }

impl Told {
    /// As the reader of columns takes it. What is not understood is not said.
    pub fn said(&self) -> Said {
        let of = |(at, key): &(u32, String)| (*at as usize, use_of(key));
        Said {
            industry: (!self.industry.is_empty()).then(|| self.industry.as_str().into()),
            uses: self.uses.iter().map(of).collect(),
            without: self.without.iter().map(|id| id.as_str().into()).collect(),
        }
    }
}

/// Writes and reads an enum: the name of what it is, then the values.
macro_rules! messages {
    ($name:ident { $($word:literal => $variant:ident $(($one:ident))? $({ $($field:ident),* })?),* $(,)? }) => {
        impl $name {
            /// As texts.
            pub fn to_texts(&self) -> Vec<String> {
                let mut texts = Vec::new();
                match self {
                    $(Self::$variant $(($one))? $({ $($field),* })? => {
                        texts.push($word.to_owned());
                        $($one.write(&mut texts);)?
                        $($($field.write(&mut texts);)*)?
                    })*
                }
                texts
            }

            /// From texts; none where they are no such message.
            pub fn of(texts: &[String]) -> Option<Self> {
                let mut from = Reader::new(texts);
                let message = match from.text() {
                    $($word => Self::$variant $(({ let $one = Flat::read(&mut from); $one }))? $({ $($field: Flat::read(&mut from)),* })?,)*
                    _ => return None,
                };
                from.is_done().then_some(message)
            }
        }
    };
}

messages! {
    Order {
        "open" => Open { year, sheet, told },
        "judge" => Judge(told),
        "show" => Show(look),
        "group" => Group(column),
        "save" => Save(ending),
        "print" => Print(look),
    }
}

messages! {
    Report {
        "sheets" => Sheets(names),
        "refused" => Refused(why),
        "columns" => Columns(options),
        "progress" => Progress(counts),
        "done" => Done(summary),
        "shown" => Shown(shown),
        "groups" => Groups { column, groups },
        "file" => File(name),
        "print" => Print(shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_and_reports_are_read_as_they_were_written() {
        let told = Told { industry: "x".into(), uses: vec![(3, "name".into()), (4, String::new())], without: vec![] };
        let look = Look { find: "张".into(), descending: true, from: 100, most: 100, ..Look::default() };
        for order in [
            Order::Open { year: 1, sheet: "甲".into(), told: told.clone() },
            Order::Judge(told),
            Order::Show(look.clone()),
            Order::Group(7),
            Order::Save("csv".into()),
            Order::Print(look),
        ] {
            assert_eq!(Order::of(&order.to_texts()), Some(order));
        }
        let options = Options { faults: vec!["x".into()], needs_industry: true, ..Options::default() };
        let summary = Summary { counts: Counts { met: 3, ..Counts::default() }, is_log: true, ..Summary::default() };
        for report in [
            Report::Sheets(vec!["甲".into(), "乙".into()]),
            Report::Columns(options),
            Report::Done(Box::new(summary)),
            Report::Shown(Shown { all: 2, from: 1, people: vec![Default::default()] }),
            Report::Groups { column: 7, groups: vec![Group::default()] },
        ] {
            assert_eq!(Report::of(&report.to_texts()), Some(report));
        }
        assert_eq!(Order::of(&["judge".to_owned()]), None, "what ends too early is not half read");
        assert_eq!(Report::of(&["x".to_owned()]), None);
    }
}
