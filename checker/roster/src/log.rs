//! A learning log as a long list: each row is an entry, and a person has as many as there are.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use checker_rules::{
    Accepted, Amount, CategoryId, Date, Entry, Facts, Map, ModeId, Of, Outcome, Rules, State, UnitId, Verdict, Why,
    evaluate,
};

use crate::Roster;
use crate::columns::Columns;
use crate::day;
use crate::judge::{CellFault, NoPerson, RowFault, amount, is_of_several, shape_fault, unknown};
use crate::kinds::{Kind, Kinds};
use crate::names::{Names, id_of};
use crate::nobody::Sums;
use crate::people::{Doubt, People, Person};
use crate::repeats::has_lost_digits;
use crate::table::Row;
use crate::time::year_alone;
use crate::title::Use;

/// Gathers the entries of a log by person.
pub struct Log<'a> {
    rules: &'a Rules,
    names: &'a Names,
    units: &'a Map<String, Vec<String>>,
    columns: &'a Columns,
    kinds: Kinds<'a>,
    people: People<'a>,
    /// The first row by all that stands in it.
    rows: HashMap<u64, u32>,
    repeated: Vec<Repeated>,
    /// Of each column, the ids of what its cells name, as far as they were met.
    ids: Vec<Ids>,
    /// The column that counts the rows.
    serial: Option<usize>,
    sums: Sums<'a>,
    /// The place of the person of the row before.
    last: Option<usize>,
    /// How many rows cannot be read that may be of anybody.
    of_anybody: usize,
    /// Whether rows were left unread, so that nobody gets a verdict.
    is_cut: bool,
}

/// The ids of what cells name; none of what is not known.
type Ids = HashMap<String, Option<String>>;

/// The most different cells of a column that are remembered.
const REMEMBERED: usize = 1000;

/// Two rows in which the same stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The number of the first one.
    pub first: u32,
    /// The number of the other.
    pub again: u32,
}

/// Whether a column says whose a row is.
fn is_who(of: &Use) -> bool {
    matches!(of, Use::Name | Use::Number)
}

/// Whether a column says what an entry is.
fn is_of_entry(of: &Use) -> bool {
    is_who(of) || matches!(of, Use::Category | Use::Date)
}

/// What became of a row of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// Nothing stands in it.
    Blank,
    /// It sums up others.
    Sum,
    /// It is an entry.
    Entry,
    /// It cannot be read, for this reason. If it says whose it is, that person gets no verdict.
    Unread(RowFault),
}

impl<'a> Log<'a> {
    pub(crate) fn new(roster: &'a Roster<'a>, columns: &'a Columns) -> Self {
        let (names, sums) = (&roster.names, Sums::new(&roster.names, columns));
        let kinds = Kinds::new(roster.rules);
        Self {
            rules: roster.rules,
            names,
            units: &roster.units,
            columns,
            kinds,
            people: People::new(names),
            rows: HashMap::new(),
            repeated: Vec::new(),
            ids: vec![Ids::new(); columns.titles.len()],
            serial: columns.serial,
            sums,
            last: None,
            of_anybody: 0,
            is_cut: false,
        }
    }

    /// The people found so far, in the order of their first rows.
    pub fn people(&self) -> &[Person] {
        self.people.all()
    }

    /// The entries that stand in two rows, in the order of the later ones; each counts twice.
    pub fn repeated(&self) -> &[Repeated] {
        &self.repeated
    }

    /// Notes that the rest of the rows is not read.
    pub fn cut(&mut self) {
        self.is_cut = true;
    }

    /// Takes in a row.
    pub fn row(&mut self, row: Row<'_>) -> Entered {
        if row.is_blank() {
            return Entered::Blank;
        }
        let entered = self.enter(row);
        match entered {
            Ok(()) => {
                self.compare(row);
                Entered::Entry
            }
            Err(NoPerson::Sum) => Entered::Sum,
            Err(NoPerson::Unread(fault)) => {
                match fault {
                    RowFault::MayBeRemark | RowFault::MayBeSum => self.of_anybody += 1,
                    _ => self.leave_open(row),
                }
                Entered::Unread(fault)
            }
        }
    }

    /// Notes that a row of somebody cannot be read: of the last one before where it does not say whose it is, as under
    /// merged cells.
    fn leave_open(&mut self, row: Row<'_>) {
        let people = match self.columns.says(row, is_who) {
            true => self.person(row).map_or_else(|doubt| doubt.people, |person| vec![person]),
            false => self.last.into_iter().collect(),
        };
        self.last = people.first().copied();
        for person in people {
            if let Some(person) = self.people.get_mut(person) {
                person.unread += 1;
            }
        }
    }

    /// Notes a row in which the same stands as in an earlier one, whatever number counts it.
    fn compare(&mut self, row: Row<'_>) {
        let mut all = DefaultHasher::new();
        for (at, cell) in row.cells().enumerate().filter(|(at, _)| Some(*at) != self.serial) {
            (at, cell.trim()).hash(&mut all);
        }
        let first = *self.rows.entry(all.finish()).or_insert(row.number());
        if first != row.number() {
            self.repeated.push(Repeated { first, again: row.number() });
        }
    }

    fn enter(&mut self, row: Row<'_>) -> Result<(), NoPerson> {
        if let Some(fault) = shape_fault(row, self.columns) {
            return Err(fault.into());
        }
        self.sums.found(row, self.columns, self.names)?;
        if let Some(column) = self.columns.place(|of| *of == Use::Number)
            && has_lost_digits(row.cell(column).trim())
        {
            return Err(RowFault::Cell { column, why: CellFault::LostDigits }.into());
        }
        if let Some(column) = self.columns.place(is_who).filter(|_| !self.columns.says(row, is_who)) {
            return Err(unknown(row, column).into());
        }
        let kind = self.kinds.of(row, self.columns, self.names).map_err(|column| unknown(row, column))?;
        let accepted = self.kinds.all()[kind].accepted();
        let mut ids = std::mem::take(&mut self.ids);
        let entry = accepted.map(|accepted| self.entry(row, kind, accepted, &mut ids)).transpose();
        self.ids = ids;
        let entry = entry?;
        let person = self.person(row).map_err(|doubt| {
            let column = self.columns.place(|of| *of == doubt.of).unwrap_or(0);
            RowFault::Cell { column, why: doubt.why }
        })?;
        self.last = Some(person);
        let Some(person) = self.people.get_mut(person) else { return Ok(()) };
        if *person.kind.get_or_insert(kind) != kind {
            // One person is of one kind.
            let column = self.columns.place(|of| matches!(of, Use::Industry | Use::Trait(_))).unwrap_or(0);
            return Err(RowFault::Cell { column, why: CellFault::OtherThanBefore }.into());
        }
        if let Some(entry) = entry {
            person.entries.push(entry);
            person.rows.push(row.number());
        }
        Ok(())
    }

    /// The place of the person whose row it is.
    fn person(&mut self, row: Row<'_>) -> Result<usize, Doubt> {
        let cell = |wanted: Use| self.columns.place(|of| *of == wanted).map_or("", |at| row.cell(at)).trim();
        self.people.of(row.number(), cell(Use::Name), cell(Use::Number))
    }

    fn entry(&self, row: Row<'_>, kind: usize, accepted: Accepted<'_>, ids: &mut [Ids]) -> Result<Entry, RowFault> {
        let (mut of, mut date, mut mode, mut state, mut year) = (None, None, None, None, None);
        let mut found: Option<(Amount, UnitId)> = None;
        let named = self.unit_named(row, ids)?;
        for (column, use_of) in self.columns.uses.iter().enumerate() {
            let Some(use_of) = use_of else { continue };
            let cell = row.cell(column).trim();
            let fault = |why| RowFault::Cell { column, why };
            let mut known = |names| self.id(cell, names, &mut ids[column]).ok_or(unknown(row, column));
            match use_of {
                Use::Category => {
                    let begun = || self.names.category_begun(&self.names.fold(cell)).map(str::to_owned);
                    let id = known(&self.names.categories).or_else(|fault| begun().ok_or(fault))?;
                    of = Some(Of::Category(CategoryId(id)));
                }
                Use::Date if cell.is_empty() && !self.columns.says(row, |of| *of == Use::Year) => {
                    return Err(fault(CellFault::Blank));
                }
                Use::Date if !cell.is_empty() => {
                    date = day::read(cell);
                    if date.is_none() {
                        // A month says no day, but its year.
                        year = Some(day::month(cell).ok_or(fault(CellFault::NotADay))?);
                    }
                }
                Use::Year if !cell.is_empty() => {
                    let one = year_alone(cell).ok_or(unknown(row, column))?;
                    if year.is_some_and(|said| said != one) {
                        return Err(fault(CellFault::OtherThanYear));
                    }
                    year = Some(one);
                }
                Use::Mode if !cell.is_empty() => mode = Some(ModeId(known(&self.names.modes)?)),
                Use::State if !cell.is_empty() => {
                    state = Some(state_of(&known(&self.names.states)?).ok_or(unknown(row, column))?)
                }
                Use::Amount(titled) => {
                    if cell.is_empty() {
                        return Err(fault(CellFault::Blank));
                    }
                    if is_of_several(row, column, self.columns, is_of_entry) {
                        return Err(fault(CellFault::Shared));
                    }
                    let (amount, unit) =
                        amount(cell, accepted, named.as_ref().or(titled.as_ref()), (self.units, self.names)).map_err(
                            |why| fault(why.map_or(CellFault::OtherUnit, |why| CellFault::Amount(why, kind))),
                        )?;
                    found = Some((amount, unit.clone()));
                }
                _ => {}
            }
        }
        self.contradiction(date, year)?;
        let (Some(of), Some((amount, unit))) = (of, found) else { return Err(RowFault::Alone) };
        Ok(Entry {
            date,
            of,
            amount,
            unit: Some(unit),
            mode,
            state,
            order: None,
            for_year: year.filter(|year| date.is_none_or(|date: Date| date.year() != *year)),
            carried_from: None,
            industry: None,
        })
    }

    /// An error where somebody learnt before the year for which it is said to be.
    fn contradiction(&self, date: Option<Date>, year: Option<u16>) -> Result<(), RowFault> {
        let (Some(date), Some(year)) = (date, year) else { return Ok(()) };
        let is_within = self.rules.covers(date) && self.rules.years().contains(&year);
        if date.year() >= year || is_within {
            return Ok(());
        }
        let column = self.columns.place(|of| *of == Use::Date).unwrap_or(0);
        Err(RowFault::Cell { column, why: CellFault::OtherThanYear })
    }

    /// The unit that a row names in a column of its own.
    fn unit_named(&self, row: Row<'_>, ids: &mut [Ids]) -> Result<Option<UnitId>, RowFault> {
        let Some(column) = self.columns.place(|of| *of == Use::Unit) else { return Ok(None) };
        let cell = row.cell(column).trim();
        if cell.is_empty() {
            return Ok(None);
        }
        let id = self.id(cell, &self.names.units, &mut ids[column]).ok_or(unknown(row, column))?;
        Ok(Some(id.into()))
    }

    /// The id of what a cell names, by what cells of its column named before.
    fn id(&self, cell: &str, names: &Map<String, Vec<String>>, ids: &mut Ids) -> Option<String> {
        if let Some(known) = ids.get(cell) {
            return known.clone();
        }
        let id = id_of(names, &self.names.fold(cell)).map(str::to_owned);
        if ids.len() < REMEMBERED {
            ids.insert(cell.to_owned(), id.clone());
        }
        id
    }

    /// The kinds of people found so far.
    pub fn kinds(&self) -> &[Kind<'a>] {
        self.kinds.all()
    }

    /// The outcome of somebody; none where a row of theirs could not be read, or somebody is short of what a row may hold
    /// that does not say whose it is. (More learning never makes anybody short.)
    pub fn outcome(&self, person: &Person) -> Option<Outcome> {
        let kind = person.kind.filter(|_| person.unread == 0 && !self.is_cut)?;
        let facts = Facts { entries: person.entries.clone(), ..self.kinds.all()[kind].person(&[]) };
        let outcome = evaluate(self.rules, &facts);
        let stays = matches!(outcome.verdict, Verdict::Met | Verdict::None(_));
        (self.of_anybody == 0 || stays).then_some(outcome)
    }

    /// The numbers of somebody's rows that do not count, because they are of another year than the one that is judged.
    pub fn of_other_years(person: &Person, outcome: &Outcome) -> Vec<u32> {
        let is_elsewhere = |why: &Why| matches!(why, Why::OutsidePeriod | Why::MadeUp(_) | Why::RegisteredLate(_));
        let rows = person.rows.iter().zip(&outcome.entries);
        rows.filter(|(_, entry)| entry.rest.iter().any(|rest| is_elsewhere(&rest.why))).map(|(row, _)| *row).collect()
    }
}

fn state_of(id: &str) -> Option<State> {
    match id {
        "planned" => Some(State::Planned),
        "done" => Some(State::Done),
        "declared" => Some(State::Declared),
        "recognised" => Some(State::Recognised),
        _ => None,
    }
}
