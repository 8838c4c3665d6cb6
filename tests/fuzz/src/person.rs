//! Facts made of bytes and of what the rules know.

use checker_rules::{
    ActivityId, Amount, CategoryId, CategoryRule, Date, Entry, Facts, ITEM, IndustryId, Map, Of, Requirement, Rules,
    State, UnitId,
};

/// Amounts on both sides of what notices ask, odd ones, and the largest.
const AMOUNTS: [&str; 12] = ["1", "8", "12", "18", "42", "60", "72", "0.01", "20/3", "17.99", "0", "10000"];
const STATES: [State; 4] = [State::Planned, State::Done, State::Declared, State::Recognised];
const MOST_ENTRIES: u8 = 6;

/// The bytes of an input from the last to the first, then zeros for ever: what stands last in a text is easily changed
/// without changing its rules.
pub(crate) struct Bytes<'a>(std::iter::Rev<std::slice::Iter<'a, u8>>);

impl<'a> Bytes<'a> {
    pub(crate) fn of(input: &'a [u8]) -> Self {
        Self(input.iter().rev())
    }

    fn next(&mut self) -> u8 {
        self.0.next().copied().unwrap_or_default()
    }

    fn one_in(&mut self, count: u8) -> bool {
        self.next() % count == 1
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        let at = usize::from(self.next()).checked_rem(from.len())?;
        from.get(at).cloned()
    }

    fn amount(&mut self) -> Amount {
        self.pick(&AMOUNTS).and_then(|text| text.parse().ok()).unwrap_or_default()
    }

    /// A year about that of the rules.
    fn year(&mut self, rules: &Rules) -> u16 {
        rules.year.saturating_sub(2).saturating_add(u16::from(self.next() % 4))
    }

    fn date(&mut self, rules: &Rules) -> Option<Date> {
        Date::new(self.year(rules), 1 + self.next() % 12, 1 + self.next() % 28).ok()
    }
}

/// A person whose facts are chosen by the bytes out of what the rules know.
pub(crate) fn person(rules: &Rules, bytes: &mut Bytes<'_>) -> Facts {
    let industries: Vec<_> = rules.industries.iter().map(|industry| industry.id.clone()).collect();
    let industry = bytes.pick(&industries).unwrap_or_default();
    let second = bytes.one_in(4).then(|| bytes.pick(&industries)).flatten();
    let traits: Map<_, _> =
        rules.traits.iter().filter_map(|asked| Some((asked.id.clone(), bytes.pick(&asked.values)?))).collect();
    let waivers: Vec<_> = rules.waivers.iter().map(|waiver| waiver.id.clone()).collect();
    let purposes: Vec<_> = rules.purposes.iter().map(|purpose| purpose.id.clone()).collect();
    let categories = categories(rules);
    let owed = bytes.one_in(4).then(|| Some((bytes.pick(&categories)?, bytes.amount()))).flatten();
    Facts {
        year: rules.year,
        second_industry: second.filter(|second| *second != industry),
        industry,
        traits,
        today: bytes.one_in(2).then(|| bytes.date(rules)).flatten(),
        waivers: bytes.one_in(2).then(|| bytes.pick(&waivers)).flatten().into_iter().collect(),
        owed: owed.into_iter().collect(),
        purpose: bytes.one_in(3).then(|| bytes.pick(&purposes)).flatten(),
        complete_years: vec![bytes.year(rules)],
        asked: Vec::new(),
        entries: entries(rules, &categories, &industries, bytes),
    }
}

/// Every category of every requirement, and one there is not.
fn categories(rules: &Rules) -> Vec<CategoryId> {
    let known = rules.requirements.iter().flat_map(Requirement::all_categories);
    known.map(|category: &CategoryRule| category.id.clone()).chain([CategoryId::default()]).collect()
}

fn entries(rules: &Rules, categories: &[CategoryId], industries: &[IndustryId], bytes: &mut Bytes<'_>) -> Vec<Entry> {
    let activities: Vec<ActivityId> = rules.activities.iter().map(|activity| activity.id.clone()).collect();
    let units = rules.units.iter().map(|unit| unit.id.clone());
    let units: Vec<UnitId> = units.chain([ITEM.into()]).collect();
    let count = bytes.next() % (MOST_ENTRIES + 1);
    let entry = |_| {
        let category = bytes.pick(categories).unwrap_or_default();
        let activity = bytes.one_in(3).then(|| bytes.pick(&activities)).flatten();
        Entry {
            date: bytes.one_in(2).then(|| bytes.date(rules)).flatten(),
            of: activity.map_or(Of::Category(category), Of::Activity),
            amount: bytes.amount(),
            unit: bytes.one_in(3).then(|| bytes.pick(&units)).flatten(),
            mode: bytes.one_in(2).then(|| bytes.pick(&rules.modes)).flatten(),
            state: bytes.one_in(3).then(|| bytes.pick(&STATES)).flatten(),
            order: bytes.one_in(2).then(|| bytes.next() % 4),
            for_year: bytes.one_in(4).then(|| bytes.year(rules)),
            carried_from: bytes.one_in(5).then(|| bytes.year(rules)),
            industry: bytes.one_in(4).then(|| bytes.pick(industries)).flatten(),
        }
    };
    (0..count).map(entry).collect()
}
