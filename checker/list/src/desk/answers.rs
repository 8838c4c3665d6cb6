//! What the rows of a list come to, held in memory.

use std::cmp::Ordering;

use checker_roster::table::Rows;
use checker_roster::{Answer, Columns, Entered, Judge, Log, Repeats, Roster, sort_rows};
use checker_rules::{Amount, RuleQuestions, Verdict};
use checker_widget::fill;

use super::shown::{Group, Look, PersonShown, Shown, Standing};
use super::sorting::by_cell;
use crate::cells::{AnswerRows, Layout};
use crate::log_rows::{LogWriter, WHO};
use crate::{Phrases, RowWriter};

/// How many rows came to what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The rows that were read, without those of names and above.
    pub rows: u32,
    /// People with enough.
    pub met: u32,
    /// People with too little.
    pub short: u32,
    /// People without a verdict.
    pub none: u32,
    /// Rows that cannot be read; in a log, people of whom some row cannot be read.
    pub unread: u32,
    /// Rows of a log.
    pub entries: u32,
    /// Blank rows.
    pub blank: u32,
    /// Rows that sum up others.
    pub sums: u32,
}

/// The most rows that cannot be read of which each is told.
const TOLD: usize = 20;
/// The most groups that are told apart.
const MOST_GROUPS: usize = 2000;

/// What the rows of a list come to.
pub struct Answers<'a> {
    roster: &'a Roster<'a>,
    phrases: Phrases<'a>,
    columns: &'a Columns,
    held: Held<'a>,
    people: Vec<Found>,
    counts: Counts,
    /// The numbers of rows that are no people.
    sums: Vec<u32>,
    /// The numbers of rows of a log that do not count, because they are of another year.
    of_other_years: Vec<u32>,
    /// Why the first rows that cannot be read cannot be.
    pub told: Vec<String>,
    /// Why the list was not read to its end.
    pub stopped: Option<String>,
}

/// What is held of a list.
enum Held<'a> {
    Totals { judge: Box<Judge<'a>>, writer: Box<RowWriter<'a>>, rows: Rows, repeats: Box<Repeats<'a>> },
    Log { log: Box<Log<'a>>, writer: Box<LogWriter<'a>> },
}

/// Somebody in a list, or a row that cannot be read.
#[derive(Clone, Copy)]
struct Found {
    /// The place of the row, or of the person in the log.
    at: u32,
    standing: Standing,
    /// The most that is missing of one line.
    missing: Amount,
}

impl Standing {
    fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Met => Self::Met,
            Verdict::Short | Verdict::Deferred => Self::Short,
            Verdict::None(_) => Self::None,
        }
    }
}

impl Counts {
    fn count(&mut self, standing: Standing) {
        *match standing {
            Standing::Met => &mut self.met,
            Standing::Short => &mut self.short,
            Standing::None => &mut self.none,
            Standing::Unread => &mut self.unread,
        } += 1;
    }

    /// All people, with the rows that cannot be read.
    pub fn people(&self) -> u32 {
        self.met + self.short + self.none + self.unread
    }
}

impl<'a> Answers<'a> {
    pub(super) fn new(roster: &'a Roster<'a>, phrases: Phrases<'a>, columns: &'a Columns) -> Self {
        let held = if columns.is_log {
            Held::Log { log: Box::new(roster.log(columns)), writer: Box::new(LogWriter::new(columns, phrases)) }
        } else {
            let writer = Box::new(RowWriter::new(roster, columns, phrases, Layout::Cells));
            Held::Totals {
                judge: Box::new(roster.judge(columns)),
                writer,
                rows: Rows::default(),
                repeats: Box::new(roster.repeats(columns)),
            }
        };
        Self {
            roster,
            phrases,
            columns,
            held,
            people: Vec::new(),
            counts: Counts::default(),
            sums: Vec::new(),
            of_other_years: Vec::new(),
            told: Vec::new(),
            stopped: None,
        }
    }

    /// Takes in some rows; false where what stands below them is not of this list.
    pub(super) fn take(&mut self, taken: Rows) -> bool {
        let Self { roster, phrases, columns, held, people, counts, told, sums, .. } = self;
        let mut tell = |number: u32, why: String| {
            if told.len() < TOLD {
                let row = fill(phrases.list.row(), &[("n", &number.to_string())]);
                told.push([row, why].join(phrases.list.colon()));
            }
        };
        let others = roster.ends_at(columns, &taken);
        let count = others.unwrap_or(taken.len());
        match held {
            Held::Totals { judge, writer, rows, repeats } => {
                repeats.add(&taken, count);
                for row in taken.iter().take(count) {
                    counts.rows += 1;
                    let (standing, missing) = match judge.row(row) {
                        (_, Answer::Blank) => {
                            counts.blank += 1;
                            continue;
                        }
                        (_, Answer::Sum) => {
                            counts.sums += 1;
                            sums.push(row.number());
                            continue;
                        }
                        (kinds, Answer::Unread(fault)) => {
                            tell(row.number(), writer.why(row, fault, kinds));
                            (Standing::Unread, Amount::ZERO)
                        }
                        (_, Answer::Person(judged)) => {
                            let most = judged.missing.iter().copied().max().unwrap_or_default();
                            (Standing::of(judged.verdict), most)
                        }
                    };
                    counts.count(standing);
                    people.push(Found { at: u32::try_from(rows.len()).unwrap_or(u32::MAX), standing, missing });
                    rows.push_row(row);
                }
            }
            Held::Log { log, .. } => {
                if others.is_some() {
                    log.cut();
                }
                for row in taken.iter().take(count) {
                    counts.rows += 1;
                    match log.row(row) {
                        Entered::Blank => counts.blank += 1,
                        Entered::Sum => {
                            counts.sums += 1;
                            sums.push(row.number());
                        }
                        Entered::Entry => counts.entries += 1,
                        Entered::Unread(fault) => {
                            counts.entries += 1;
                            tell(row.number(), phrases.row_fault(fault, row, columns, log.kinds()));
                        }
                    }
                }
            }
        }
        if let Some(at) = others {
            let number = taken.row(at).number().to_string();
            self.stopped = Some(fill(phrases.list.other_names(), &[("n", &number)]));
        }
        others.is_none()
    }

    /// Judges the people of a log, who are known only at its end.
    pub(super) fn finish(&mut self) {
        let Held::Log { log, .. } = &self.held else { return };
        for (at, person) in log.people().iter().enumerate() {
            let outcome = log.outcome(person);
            self.of_other_years.extend(outcome.iter().flat_map(|outcome| Log::of_other_years(person, outcome)));
            let standing = outcome.as_ref().map_or(Standing::Unread, |outcome| Standing::of(outcome.verdict));
            let missing = outcome.iter().flat_map(|outcome| &outcome.lines).map(|line| line.missing).max();
            self.counts.count(standing);
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            self.people.push(Found { at, standing, missing: missing.unwrap_or_default() });
        }
        sort_rows(&mut self.of_other_years);
    }

    /// How many rows came to what.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// What a reader of the verdicts has to know of the list: what was taken to be so, and which rows are no people, or the
    /// same one.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = self.phrases.assumptions(self.columns);
        remarks.extend(match &self.held {
            Held::Totals { repeats, .. } => self.phrases.same_people(&Repeats::clone(repeats).found()),
            Held::Log { log, .. } => {
                let same = self.phrases.same_entries(log.repeated());
                let named = self.phrases.without_numbers(log.people(), self.columns);
                same.into_iter().chain(named).chain(self.phrases.not_of_year(&self.of_other_years)).collect()
            }
        });
        remarks.extend(self.phrases.no_people(&self.sums));
        remarks
    }

    /// The rules that could still change the verdict of somebody, because a list of totals does not say what they depend
    /// on. What a log leaves open stands with each person.
    pub fn open(&self) -> Vec<&RuleQuestions> {
        let Held::Totals { judge, .. } = &self.held else { return Vec::new() };
        let mut open: Vec<&RuleQuestions> = Vec::new();
        for rule in judge.kinds().iter().flat_map(|kind| &kind.open) {
            if !open.contains(&rule) {
                open.push(rule);
            }
        }
        open
    }

    /// The whole answer, in this layout.
    pub fn whole(&mut self, layout: Layout) -> AnswerRows {
        match &mut self.held {
            Held::Totals { judge, rows, .. } => {
                let mut writer = RowWriter::new(self.roster, self.columns, self.phrases, layout);
                writer.titles();
                for found in &self.people {
                    write(judge, &mut writer, rows, *found);
                }
                writer.out
            }
            Held::Log { log, writer } => {
                let mut out = AnswerRows::new(layout);
                writer.titles(&mut out);
                for person in log.people() {
                    writer.person(&mut out, person, log.outcome(person).as_ref());
                }
                out
            }
        }
    }

    /// The rows that somebody looks at.
    pub fn shown(&mut self, look: &Look) -> Shown {
        let mut chosen: Vec<Found> = self.people.iter().copied().filter(|found| self.is_wanted(*found, look)).collect();
        self.sort(&mut chosen, look);
        let all = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
        let first = (look.from as usize).min(chosen.len());
        let end = first.saturating_add(look.most as usize).min(chosen.len());
        let people = chosen[first..end].iter().map(|found| self.person(*found, look)).collect();
        Shown { all, from: look.from, people }
    }

    fn is_wanted(&self, found: Found, look: &Look) -> bool {
        let is_of = |wanted: &Standing| *wanted == found.standing;
        if !look.standing.is_empty() && !Standing::named(&look.standing).iter().any(is_of) {
            return false;
        }
        if look.grouped && self.own_cell(found, look.group as usize) != look.in_group {
            return false;
        }
        look.find.is_empty() || self.own_cells(found).any(|cell| cell.contains(&look.find))
    }

    fn own_cells(&self, found: Found) -> Box<dyn Iterator<Item = &str> + '_> {
        match &self.held {
            Held::Totals { rows, .. } => Box::new(rows.row(found.at as usize).cells()),
            Held::Log { log, .. } => {
                let person = &log.people()[found.at as usize];
                Box::new([person.name.as_str(), person.number.as_str()].into_iter())
            }
        }
    }

    fn own_cell(&self, found: Found, column: usize) -> &str {
        match &self.held {
            Held::Totals { rows, .. } => rows.row(found.at as usize).cell(column).trim(),
            Held::Log { .. } => "",
        }
    }

    fn sort(&self, chosen: &mut [Found], look: &Look) {
        let cell = |found: Found| self.own_cell(found, look.group as usize);
        // One sort for all: each would be ten kilobytes of the program.
        let order: &dyn Fn(Found, Found) -> Ordering = match look.sort.as_str() {
            "standing" => &|one, other| one.standing.cmp(&other.standing),
            "missing" => &|one, other| one.missing.cmp(&other.missing),
            "name" => &|one, other| by_cell(self.who(one)[0], self.who(other)[0]),
            "number" => &|one, other| by_cell(self.who(one)[1], self.who(other)[1]),
            "group" => &|one, other| by_cell(cell(one), cell(other)),
            _ => &|_, _| Ordering::Equal,
        };
        chosen.sort_by(|one, other| order(*one, *other));
        if look.descending {
            chosen.reverse();
        }
    }

    /// Name and number of somebody.
    fn who(&self, found: Found) -> [&str; 2] {
        match &self.held {
            Held::Totals { rows, .. } => {
                let row = rows.row(found.at as usize);
                WHO.map(|wanted| self.columns.place(|of| *of == wanted).map_or("", |at| row.cell(at)).trim())
            }
            Held::Log { log, .. } => {
                let person = &log.people()[found.at as usize];
                [&person.name, &person.number]
            }
        }
    }

    fn person(&mut self, found: Found, look: &Look) -> PersonShown {
        let [name, number] = self.who(found).map(str::to_owned);
        let group = if look.grouped_by { self.own_cell(found, look.group as usize).to_owned() } else { String::new() };
        let mut cells = match &mut self.held {
            Held::Totals { judge, writer, rows, .. } => {
                writer.out.clear();
                write(judge, writer, rows, found);
                cells_of(&writer.out)
            }
            Held::Log { log, writer } => {
                let (mut out, person) = (AnswerRows::new(Layout::Cells), &log.people()[found.at as usize]);
                writer.person(&mut out, person, log.outcome(person).as_ref());
                cells_of(&out)
            }
        };
        let mut said = cells.split_off(cells.len().saturating_sub(5)).into_iter();
        let mut next = || said.next().unwrap_or_default();
        let (row, verdict, missing, step, open) = (next(), next(), next(), next(), next());
        let standing = found.standing.name().to_owned();
        PersonShown { row, name, number, group, standing, verdict, missing, step, open }
    }

    /// The people of each group: of each text in a column, in its order.
    pub fn groups(&self, column: usize) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for found in &self.people {
            let cell = self.own_cell(*found, column);
            let place =
                groups.binary_search_by(|group| by_cell(&group.name, cell).then_with(|| group.name.as_str().cmp(cell)));
            match place {
                Ok(at) => groups[at].counts.count(found.standing),
                Err(at) if groups.len() < MOST_GROUPS => {
                    let mut counts = Counts::default();
                    counts.count(found.standing);
                    groups.insert(at, Group { name: cell.to_owned(), counts });
                }
                Err(_) => {}
            }
        }
        groups
    }
}

/// Writes a row anew: judging it again is as quick as looking it up.
fn write<'a>(judge: &mut Judge<'a>, writer: &mut RowWriter<'a>, rows: &Rows, found: Found) {
    let row = rows.row(found.at as usize);
    match judge.row(row) {
        (kinds, Answer::Unread(fault)) => {
            let why = writer.why(row, fault, kinds);
            writer.unread(row, &why);
        }
        (kinds, Answer::Person(judged)) => writer.person(row, kinds, judged),
        (_, Answer::Blank | Answer::Sum) => {}
    }
}

/// The cells of the first row.
fn cells_of(rows: &AnswerRows) -> Vec<String> {
    rows.rows().iter().next().map(|row| row.cells().map(str::to_owned).collect()).unwrap_or_default()
}
