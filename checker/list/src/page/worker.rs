//! The program in its worker, away from the page: it reads files, judges lists and answers the page.

use checker_roster::{Columns, Roster};

use super::data::{ListData, ListYear};
use super::message::{Order, Report, Summary, Told};
use crate::cells::Layout;
use crate::desk::{Answers, Counts, Desk, Opened};

/// Where answers go: a report, and the bytes of a file that comes with it.
pub type Answer<'f> = dyn FnMut(Report, Option<Vec<u8>>) + 'f;

/// The worker's program. What it refers to stays as long as the worker.
pub struct Worker {
    data: &'static ListData,
    desk: Option<Desk<'static>>,
    answers: Option<Answers<'static>>,
    year: &'static ListYear,
}

/// Keeps something as long as the program runs.
fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

impl Worker {
    /// A worker with nothing on its desk.
    pub fn new(data: ListData) -> Self {
        let data = kept(data);
        Self { data, desk: None, answers: None, year: &data.years[0] }
    }

    /// Does what the page asks. `bytes` is the file that comes with the order.
    pub fn work(&mut self, order: Order, bytes: Vec<u8>, answer: &mut Answer<'_>) {
        match order {
            Order::Open { year, sheet, told } => self.open(year, &sheet, &told, bytes, answer),
            Order::Judge(told) => self.judge(&told, answer),
            Order::Show(look) => self.with_answers(|answers| answer(Report::Shown(answers.shown(&look)), None)),
            Order::Print(look) => self.with_answers(|answers| answer(Report::Print(answers.shown(&look)), None)),
            Order::Group(column) => self.with_answers(|answers| {
                let groups = answers.groups(column as usize);
                answer(Report::Groups { column, groups }, None);
            }),
            Order::Save(ending) => self.save(&ending, answer),
        }
    }

    fn with_answers(&mut self, show: impl FnOnce(&mut Answers<'static>)) {
        if let Some(answers) = &mut self.answers {
            show(answers);
        }
    }

    fn open(&mut self, year: u32, sheet: &str, told: &Told, bytes: Vec<u8>, answer: &mut Answer<'_>) {
        let data = self.data;
        self.year = data.years.get(year as usize).unwrap_or(&data.years[0]);
        let roster = kept(Roster::new(&self.year.rules, &self.year.names));
        let sheet = (!sheet.is_empty()).then_some(sheet);
        match Desk::open(bytes, sheet, roster, data.phrases(self.year), &data.page) {
            Opened::Desk(desk) => {
                self.desk = Some(*desk);
                self.judge(told, answer);
            }
            Opened::Sheets(names) => answer(Report::Sheets(names), None),
            Opened::Refused(why) => answer(Report::Refused(why), None),
        }
    }

    fn judge(&mut self, told: &Told, answer: &mut Answer<'_>) {
        let Some(desk) = &mut self.desk else { return };
        let said = told.said();
        let options = desk.options(&said);
        let Ok(columns) = desk.columns(&said) else {
            // Without a row of names there is nothing that could be said of columns.
            let report = if options.columns.is_empty() {
                Report::Refused(options.faults.join(self.data.list.between()))
            } else {
                Report::Columns(options)
            };
            return answer(report, None);
        };
        let columns: &'static Columns = kept(columns);
        let answers = desk.judge(columns, &mut |counts: &Counts| answer(Report::Progress(counts.clone()), None));
        let phrases = self.data.phrases(self.year);
        if answers.counts().people() == 0 && answers.stopped.is_none() {
            return answer(Report::Refused(phrases.list.no_one().to_owned()), None);
        }
        let summary = Summary {
            counts: answers.counts().clone(),
            told: answers.told.clone(),
            remarks: answers.remarks(),
            stopped: answers.stopped.clone().unwrap_or_default(),
            open: answers.open().iter().map(|rule| phrases.assumed(rule)).collect(),
            options,
            is_log: columns.is_log,
            named: columns.place(|of| *of == checker_roster::Use::Name).is_some(),
            numbered: columns.place(|of| *of == checker_roster::Use::Number).is_some(),
            group: self.group_of(columns),
        };
        self.answers = Some(answers);
        answer(Report::Done(Box::new(summary)), None);
    }

    /// The place of the first column that is called as groups are, and 1 more; 0 where there is none.
    fn group_of(&self, columns: &Columns) -> u32 {
        if columns.is_log {
            return 0;
        }
        let is_group = |title: &String| self.year.groups.contains(&checker_roster::fold(title));
        let is_free = |at: usize| columns.uses[at].is_none();
        let found = columns.titles.iter().enumerate().position(|(at, title)| is_free(at) && is_group(title));
        found.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or_default()
    }

    fn save(&mut self, ending: &str, answer: &mut Answer<'_>) {
        let Some(answers) = &mut self.answers else { return };
        let bytes = match ending {
            "xlsx" => crate::sheet::workbook(&answers.whole(Layout::Cells)),
            _ => Some([MARK, answers.whole(Layout::Csv).text().as_bytes()].concat()),
        };
        let name = if bytes.is_some() { [self.data.page.file_name(), ".", ending].concat() } else { String::new() };
        answer(Report::File(name), bytes);
    }
}

/// The mark by which spreadsheets know UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();
