//! The state of the page, which changes by actions alone and touches no page. What has to be done besides is given back
//! as effects.

use std::rc::Rc;

use super::data::{ListData, ListYear};
use super::message::{Order, Report, Summary, Told};
use crate::desk::{Counts, Group, Look, Options, Shown};

/// The most rows that are shown at a time.
pub const PAGE: u32 = 50;
/// The most people who are printed.
pub const PRINTED: u32 = 2000;

/// How far a list has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// There is none.
    #[default]
    Empty,
    /// It is being read and judged.
    Reading,
    /// Its reader has to say which sheet it is.
    Sheets(Vec<String>),
    /// Its reader has to say what the columns hold.
    Columns,
    /// It is judged.
    Done,
    /// It cannot be read, for this reason.
    Refused(String),
    /// Its reader has stopped it.
    Cancelled,
}

/// What was asked for on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The people.
    pub shown: Shown,
    /// Whether each has a slip.
    pub are_slips: bool,
}

/// The state of the page.
#[derive(Clone, Debug)]
pub struct State {
    /// Rules and texts.
    pub data: Rc<ListData>,
    /// The place of the chosen year.
    pub year: usize,
    /// What the reader says of the columns.
    pub told: Told,
    /// What the list is called; empty where there is none.
    pub name: String,
    /// The chosen sheet.
    pub sheet: String,
    /// How far it has come.
    pub stage: Stage,
    /// How many rows came to what, as far as they are judged.
    pub counts: Counts,
    /// The columns.
    pub options: Options,
    /// What came of it.
    pub summary: Summary,
    /// How the reader looks at it.
    pub look: Look,
    /// The rows that are shown.
    pub shown: Shown,
    /// The counts by group.
    pub groups: Vec<Group>,
    /// The wages of the year and what is spent on learning, as typed.
    pub money: [String; 2],
    /// What is on paper.
    pub printed: Option<Printed>,
    /// Whether slips were asked for last.
    wants_slips: bool,
}

/// What changes the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Another year, by its place.
    Year(usize),
    /// Another industry for all; empty where each row says its own.
    Industry(String),
    /// A list of this name was brought in.
    Bring(String),
    /// This sheet is the list.
    Sheet(String),
    /// The column at this place holds this.
    Use(u32, String),
    /// Whether nobody has learnt any of a category.
    Without(String, bool),
    /// The columns are as said.
    Check,
    /// Enough.
    Cancel,
    /// Away with everything.
    Clear,
    /// The worker says something.
    Heard(Report),
    /// The worker has stopped.
    Broken,
    /// Rows are sorted by this; the other way where they were already.
    Sort(String),
    /// Only rows that come to this.
    Filter(String),
    /// Only rows with this text.
    Find(String),
    /// Only rows of this group; none where all are wanted.
    InGroup(Option<String>),
    /// Groups are in the column at this place; none where there are none.
    GroupBy(Option<u32>),
    /// The page of rows that begins at this place.
    From(u32),
    /// The wages, or what is spent, were typed: 0 or 1.
    Money(usize, String),
    /// A file with this ending is wanted.
    Save(String),
    /// The people shown are wanted on paper; a slip for each where true.
    Print(bool),
}

/// What has to be done besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// To ask the worker.
    Ask(Order),
    /// To ask a new worker, and to let go of the old one.
    AskAnew(Order),
    /// To let go of the worker.
    LetGo,
    /// To open the browser's print dialogue.
    Print,
}

impl State {
    /// The state before anything is brought in.
    pub fn new(data: Rc<ListData>) -> Self {
        Self {
            data,
            year: 0,
            told: Told::default(),
            name: String::new(),
            sheet: String::new(),
            stage: Stage::Empty,
            counts: Counts::default(),
            options: Options::default(),
            summary: Summary::default(),
            look: Look { most: PAGE, ..Look::default() },
            shown: Shown::default(),
            groups: Vec::new(),
            money: Default::default(),
            printed: None,
            wants_slips: false,
        }
    }

    /// The chosen year.
    pub fn year(&self) -> &ListYear {
        &self.data.years[self.year.min(self.data.years.len() - 1)]
    }

    /// Carries out an action.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Year(at) => {
                self.year = at;
                self.told = Told::default();
                self.open_again()
            }
            Action::Industry(id) => {
                self.told.industry = id;
                // What is being judged is judged by another one, and what was stopped is begun again.
                if self.is_read() { self.judge_again() } else { self.open_again() }
            }
            Action::Bring(name) => {
                self.name = name;
                self.told = Told { industry: std::mem::take(&mut self.told.industry), ..Told::default() };
                self.sheet.clear();
                self.open_again()
            }
            Action::Sheet(name) => {
                self.sheet = name;
                self.open_again()
            }
            Action::Use(at, key) => {
                self.told.uses.retain(|(place, _)| *place != at);
                if let Some(column) = self.options.columns.get_mut(at as usize) {
                    column.holds.clone_from(&key);
                }
                self.told.uses.push((at, key));
                Vec::new()
            }
            Action::Without(id, wanted) => {
                self.told.without.retain(|known| *known != id);
                if wanted {
                    self.told.without.push(id);
                }
                Vec::new()
            }
            Action::Check => {
                self.leave_unused();
                self.judge_again()
            }
            Action::Cancel => {
                self.stage = Stage::Cancelled;
                vec![Effect::LetGo]
            }
            Action::Clear => {
                let money = std::mem::take(&mut self.money);
                *self = Self { year: self.year, money, ..Self::new(Rc::clone(&self.data)) };
                vec![Effect::LetGo]
            }
            Action::Heard(report) => self.heard(report),
            Action::Broken => {
                self.stage = Stage::Refused(self.data.page.broken().to_owned());
                vec![Effect::LetGo]
            }
            Action::Sort(by) => {
                self.look.descending = self.look.sort == by && !self.look.descending;
                self.look.sort = by;
                self.look_again()
            }
            Action::Filter(standing) => {
                self.look.standing = standing;
                self.look_again()
            }
            Action::Find(text) => {
                self.look.find = text;
                self.look_again()
            }
            Action::InGroup(group) => {
                self.look.grouped = group.is_some();
                self.look.in_group = group.unwrap_or_default();
                self.look_again()
            }
            Action::GroupBy(column) => {
                self.group_by(column);
                let mut effects = self.look_again();
                effects.extend(column.map(|at| Effect::Ask(Order::Group(at))));
                effects
            }
            Action::From(from) => {
                self.look.from = from;
                vec![Effect::Ask(Order::Show(self.look.clone()))]
            }
            Action::Money(at, typed) => {
                self.money[at.min(1)] = typed;
                Vec::new()
            }
            Action::Save(ending) => vec![Effect::Ask(Order::Save(ending))],
            Action::Print(are_slips) => {
                self.wants_slips = are_slips;
                vec![Effect::Ask(Order::Print(Look { from: 0, most: PRINTED, ..self.look.clone() }))]
            }
        }
    }

    /// Takes in what the worker says. What it says too late, of a list that is gone or of a question that is no longer
    /// asked, is nothing.
    fn heard(&mut self, report: Report) -> Vec<Effect> {
        let is_in_time = match &report {
            Report::Shown(_) | Report::Print(_) | Report::File(_) => self.stage == Stage::Done,
            Report::Groups { column, .. } => {
                self.stage == Stage::Done && self.look.grouped_by && self.look.group == *column
            }
            _ => self.stage == Stage::Reading,
        };
        if !is_in_time {
            return Vec::new();
        }
        match report {
            Report::Sheets(names) => self.stage = Stage::Sheets(names),
            Report::Refused(why) => self.stage = Stage::Refused(why),
            Report::Columns(options) => {
                self.options = options;
                self.stage = Stage::Columns;
            }
            Report::Progress(counts) => self.counts = counts,
            Report::Done(summary) => return self.done(*summary),
            Report::Shown(shown) => self.shown = shown,
            Report::Groups { groups, .. } => self.groups = groups,
            Report::File(_) => {}
            Report::Print(shown) => {
                self.printed = Some(Printed { shown, are_slips: self.wants_slips });
                return vec![Effect::Print];
            }
        }
        Vec::new()
    }

    fn done(&mut self, summary: Summary) -> Vec<Effect> {
        self.counts = summary.counts.clone();
        self.options = summary.options.clone();
        self.stage = Stage::Done;
        self.look = Look { most: PAGE, ..Look::default() };
        let group = summary.group.checked_sub(1);
        self.summary = summary;
        self.group_by(group);
        let mut effects = vec![Effect::Ask(Order::Show(self.look.clone()))];
        effects.extend(group.map(|at| Effect::Ask(Order::Group(at))));
        effects
    }

    fn group_by(&mut self, column: Option<u32>) {
        self.groups.clear();
        let (grouped_by, group) = (column.is_some(), column.unwrap_or_default());
        self.look = Look { grouped_by, group, grouped: false, in_group: String::new(), ..self.look.clone() };
    }

    /// Shows the first rows of those that are wanted now, which are not those that were printed.
    fn look_again(&mut self) -> Vec<Effect> {
        self.printed = None;
        self.look.from = 0;
        vec![Effect::Ask(Order::Show(self.look.clone()))]
    }

    /// Reads the file again, if there is one.
    fn open_again(&mut self) -> Vec<Effect> {
        if self.name.is_empty() {
            return Vec::new();
        }
        self.begin();
        let year = u32::try_from(self.year).unwrap_or_default();
        vec![Effect::AskAnew(Order::Open { year, sheet: self.sheet.clone(), told: self.told.clone() })]
    }

    /// Whether the worker holds the list.
    fn is_read(&self) -> bool {
        matches!(self.stage, Stage::Done | Stage::Columns)
    }

    /// Where columns were asked about, what is left as it stands is not to be used.
    fn leave_unused(&mut self) {
        let asked = if self.options.faults.is_empty() { 0 } else { self.options.columns.len() };
        for (at, column) in (0..).zip(self.options.columns.iter().take(asked)) {
            if column.holds.is_empty() && !self.told.uses.iter().any(|(place, _)| *place == at) {
                self.told.uses.push((at, String::new()));
            }
        }
    }

    /// Judges the list again, if there is one.
    fn judge_again(&mut self) -> Vec<Effect> {
        if !self.is_read() {
            return Vec::new();
        }
        self.begin();
        vec![Effect::Ask(Order::Judge(self.told.clone()))]
    }

    fn begin(&mut self) {
        self.stage = Stage::Reading;
        self.counts = Counts::default();
        self.shown = Shown::default();
        self.groups.clear();
        self.printed = None;
    }
}
