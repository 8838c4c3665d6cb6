//! People of one kind: of one industry, with the same traits. What the rules ask of them is worked out once.

use std::collections::HashMap;

use checker_rules::{
    Accepted, Facts, IndustryId, Map, Reason, RuleQuestions, Rules, Total, TotalsPlan, TraitId, ValueId, evaluate,
};

use crate::columns::Columns;
use crate::names::{Names, id_of};
use crate::table::Row;
use crate::title::Use;

/// People of one kind.
pub struct Kind<'a> {
    rules: &'a Rules,
    /// The industry.
    pub industry: IndustryId,
    /// The values of the traits that are known.
    pub traits: Map<TraitId, ValueId>,
    /// What they need; the reason where they get no verdict.
    pub plan: Result<TotalsPlan<'a>, Reason>,
    /// Of each column with the total of a category, the place of that category's line in the plan.
    pub(crate) places: Vec<Option<usize>>,
    /// The rules that could still change their verdict, because a list of totals does not say what these depend on.
    pub open: Vec<RuleQuestions>,
}

/// The kinds of people in a list, as far as it has been read.
pub(crate) struct Kinds<'a> {
    rules: &'a Rules,
    kinds: Vec<Kind<'a>>,
    /// The kind by what stands in the cells that say it, or the column that cannot be read.
    by_cells: HashMap<String, Result<usize, usize>>,
    key: String,
}

/// The most different cells that are remembered; lists have few.
const REMEMBERED: usize = 10_000;

impl<'a> Kinds<'a> {
    pub(crate) fn new(rules: &'a Rules) -> Self {
        Self { rules, kinds: Vec::new(), by_cells: HashMap::new(), key: String::new() }
    }

    pub(crate) fn all(&self) -> &[Kind<'a>] {
        &self.kinds
    }

    /// The place of the kind that a row is of; as the error, the column that says no industry, or no value of a trait,
    /// that is known.
    pub(crate) fn of(&mut self, row: Row<'_>, columns: &Columns, names: &Names) -> Result<usize, usize> {
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        for (at, of) in columns.uses.iter().enumerate() {
            if matches!(of, Some(Use::Industry | Use::Trait(_))) {
                key.extend([row.cell(at), "\n"]);
            }
        }
        let found = self.by_cells.get(&key).copied().unwrap_or_else(|| {
            let found = said_by(row, columns, names).map(|(industry, traits)| self.place(columns, industry, traits));
            if self.by_cells.len() < REMEMBERED {
                self.by_cells.insert(key.clone(), found);
            }
            found
        });
        self.key = key;
        found
    }

    fn place(&mut self, columns: &Columns, industry: IndustryId, traits: Map<TraitId, ValueId>) -> usize {
        let same = |kind: &Kind<'_>| kind.industry == industry && kind.traits == traits;
        self.kinds.iter().position(same).unwrap_or_else(|| {
            self.kinds.push(Kind::new(self.rules, columns, industry, traits));
            self.kinds.len() - 1
        })
    }
}

impl<'a> Kind<'a> {
    fn new(rules: &'a Rules, columns: &Columns, industry: IndustryId, traits: Map<TraitId, ValueId>) -> Self {
        let plan = TotalsPlan::new(rules, &industry, traits.clone());
        let place = |of: &Option<Use>| match (of, &plan) {
            (Some(Use::Total(category, _)), Ok(plan)) => plan.place(category),
            _ => None,
        };
        let places = columns.uses.iter().map(place).collect();
        let open = match &plan {
            Ok(plan) => rules.not_asked(plan.nobody()),
            Err(_) => evaluate(rules, &nobody(rules, &industry, &traits)).not_asked,
        };
        Self { rules, industry, traits, plan, places, open }
    }

    /// Somebody of the kind, with these totals.
    pub fn person(&self, totals: &[Total<'_>]) -> Facts {
        self.plan.as_ref().map_or_else(|_| nobody(self.rules, &self.industry, &self.traits), |plan| plan.person(totals))
    }

    /// The units in which they may give amounts; none where they get no verdict.
    pub fn accepted(&self) -> Option<Accepted<'_>> {
        self.plan.as_ref().ok().map(TotalsPlan::accepted)
    }
}

/// Somebody of a kind who has learnt nothing.
fn nobody(rules: &Rules, industry: &IndustryId, traits: &Map<TraitId, ValueId>) -> Facts {
    Facts { year: rules.year, industry: industry.clone(), traits: traits.clone(), ..Facts::default() }
}

/// The industry and the traits that a row says; as the error, the column that cannot be read. A trait whose cell is
/// blank is not known.
fn said_by(row: Row<'_>, columns: &Columns, names: &Names) -> Result<(IndustryId, Map<TraitId, ValueId>), usize> {
    let mut industry = columns.industry.clone();
    let mut traits = Map::new();
    for (at, of) in columns.uses.iter().enumerate() {
        match of {
            Some(Use::Industry) => industry = Some(industry_of(row.cell(at), names).ok_or(at)?),
            Some(Use::Trait(id)) if !row.cell(at).trim().is_empty() => {
                traits.insert(id.clone(), value_of(id, row.cell(at), names).ok_or(at)?);
            }
            _ => {}
        }
    }
    Ok((industry.unwrap_or_default(), traits))
}

/// The industry of a name, with or without a word such as "industry" behind it.
pub(crate) fn industry_of(cell: &str, names: &Names) -> Option<IndustryId> {
    let name = names.fold(cell);
    if let Some(id) = id_of(&names.industries, &name) {
        return Some(id.into());
    }
    let words = names.columns.get(&Use::Industry.key()).map(Vec::as_slice).unwrap_or_default();
    let short = |name: &str| words.iter().find_map(|word| name.strip_suffix(word.as_str())).map(str::to_owned);
    let name = short(&name).unwrap_or(name);
    let is_called = |known: &String| *known == name || short(known).as_ref() == Some(&name);
    let mut ids = names.industries.iter().filter(|(_, known)| known.iter().any(is_called)).map(|(id, _)| id.as_str());
    ids.next().filter(|_| ids.next().is_none()).map(IndustryId::from)
}

fn value_of(id: &TraitId, cell: &str, names: &Names) -> Option<ValueId> {
    let (prefix, name) = (format!("{id}."), names.fold(cell));
    let own = names.values.iter().filter(|(value, known)| value.starts_with(&prefix) && known.contains(&name));
    let mut own = own.filter_map(|(value, _)| value.strip_prefix(&prefix));
    own.next().filter(|_| own.next().is_none()).map(ValueId::from)
}
