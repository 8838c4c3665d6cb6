//! What people have answered: texts as they were typed or chosen, by field, for each year. Nothing is interpreted here,
//! so that nothing typed is lost, whatever it means.

use checker_rules::Map;

/// What was typed or chosen, by the key of its field; a field that was not touched is missing or empty.
pub(crate) type Texts = Map<String, String>;

/// Everything kept of the people whose hours are entered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Book {
    /// The people; never empty.
    pub(crate) people: Vec<Person>,
    /// The place of the one who is shown.
    pub(crate) shown: usize,
    /// The year that is shown.
    pub(crate) year: u16,
}

/// One person.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Person {
    /// The name under which the answers are kept; empty for somebody who gave none.
    pub(crate) name: String,
    /// The answers, by year.
    pub(crate) years: Map<u16, Answers>,
}

/// The answers for one year.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Answers {
    /// The answers about the person, and the total of each category.
    pub(crate) texts: Texts,
    /// The learning log, one entry each. Where there is one, it is judged instead of the totals.
    pub(crate) records: Vec<Texts>,
}

/// Keys of answers. Behind those that end in a point stands an id: `hours.public`.
pub(crate) mod key {
    pub(crate) const YEAR: &str = "year";
    pub(crate) const INDUSTRY: &str = "industry";
    pub(crate) const SECOND: &str = "second";
    pub(crate) const PURPOSE: &str = "purpose";
    pub(crate) const HOURS: &str = "hours.";
    pub(crate) const HOURS_UNIT: &str = "unit.";
    pub(crate) const TRAIT: &str = "trait.";
    pub(crate) const WAIVER: &str = "waiver.";
    pub(crate) const OWED: &str = "owed.";
    pub(crate) const COMPLETE: &str = "complete.";

    // Of an entry of the log.
    pub(crate) const DATE: &str = "date";
    pub(crate) const WHAT: &str = "what";
    pub(crate) const OF: &str = "of";
    pub(crate) const MODE: &str = "mode";
    pub(crate) const AMOUNT: &str = "amount";
    pub(crate) const UNIT: &str = "unit";
    pub(crate) const STATE: &str = "state";
    pub(crate) const ORDER: &str = "order";
    pub(crate) const FOR_YEAR: &str = "for_year";
    pub(crate) const CARRIED: &str = "carried_from";
    pub(crate) const FOR_INDUSTRY: &str = "for_industry";

    /// All keys of an entry, each behind those on which its options depend.
    pub(crate) static OF_RECORD: [&str; 11] =
        [FOR_INDUSTRY, DATE, WHAT, OF, MODE, AMOUNT, UNIT, STATE, ORDER, FOR_YEAR, CARRIED];

    /// All keys of what is said about the person, or how they begin, each behind those on which its options depend.
    pub(crate) static OF_PERSON: [&str; 7] = [INDUSTRY, SECOND, TRAIT, WAIVER, OWED, PURPOSE, COMPLETE];

    /// Whether a key is that of an entry.
    pub(crate) fn is_of_record(key: &str) -> bool {
        OF_RECORD.contains(&key)
    }

    /// Whether a key is one of these, or begins with one of those that end in a point.
    pub(crate) fn is_of(keys: &[&str], key: &str) -> bool {
        for known in keys {
            if key.strip_prefix(known).is_some_and(|id| id.is_empty() != known.ends_with('.')) {
                return true;
            }
        }
        false
    }

    /// Whether the units in which amounts are shown depend on the answer of a key.
    pub(crate) fn decides_units(key: &str) -> bool {
        is_of(&[INDUSTRY, SECOND, TRAIT, OF, FOR_INDUSTRY], key)
    }

    /// Whether a key is one of the answers about the year.
    pub(crate) fn is_of_year(key: &str) -> bool {
        is_of(&OF_PERSON, key) || is_of(&[HOURS, HOURS_UNIT], key)
    }

    // Of what is beside the answers: people, keeping, taking along, bringing back.
    pub(crate) const KEEPS: &str = "keeps";
    pub(crate) const PERSON: &str = "person";
    pub(crate) const NAME: &str = "name";
    pub(crate) const TAKE: &str = "take";
    pub(crate) const FILE: &str = "file";
    pub(crate) const BRING: &str = "bring";

    /// The value of the field `mode` for every way that the rules do not name. It is no id.
    pub(crate) const ANOTHER: &str = "-";

    // Values of the field `of`, before an id.
    pub(crate) const CATEGORY: &str = "category.";
    pub(crate) const ACTIVITY: &str = "activity.";
}

/// The value of a field that is ticked.
pub(crate) const TICKED: &str = "yes";

/// No answers, for a year that nobody has touched.
pub(crate) static NO_ANSWERS: Answers = Answers { texts: Map::new(), records: Vec::new() };

impl Book {
    /// A book of one person without a name or answers.
    pub(crate) fn new(year: u16) -> Self {
        Self { people: vec![Person::default()], shown: 0, year }
    }

    /// The person who is shown.
    pub(crate) fn person(&self) -> &Person {
        &self.people[self.shown]
    }

    /// The answers of the person and the year that are shown.
    pub(crate) fn answers(&self) -> &Answers {
        self.person().answers(self.year)
    }

    /// The place of the person whom another book shows, after somebody else has changed people here. None where that person
    /// was removed.
    pub(crate) fn place_of(&self, other: &Self) -> Option<usize> {
        // Whoever is added comes last.
        if self.people.len() >= other.people.len() {
            return Some(other.shown);
        }
        for (at, known) in self.people.iter().enumerate() {
            if known == other.person() {
                return Some(at);
            }
        }
        None
    }

    /// The answers of the person and the year that are shown, to be changed.
    pub(crate) fn answers_mut(&mut self) -> &mut Answers {
        self.people[self.shown].years.entry(self.year)
    }
}

impl Person {
    /// The answers for a year.
    pub(crate) fn answers(&self, year: u16) -> &Answers {
        self.years.get(&year).unwrap_or(&NO_ANSWERS)
    }
}

impl Answers {
    /// The answer of a field; empty where there is none.
    pub(crate) fn text(&self, key: &str) -> &str {
        text(&self.texts, key)
    }

    /// Whether nothing is entered. The industry is always chosen, so it says nothing.
    pub(crate) fn is_blank(&self) -> bool {
        let said = |(key, text): (&String, &String)| key != key::INDUSTRY && !text.trim().is_empty();
        self.records.is_empty() && !self.texts.iter().any(said)
    }
}

/// The answer of a field; empty where there is none.
pub(crate) fn text<'a>(texts: &'a Texts, key: &str) -> &'a str {
    texts.get(key).map_or("", String::as_str)
}
