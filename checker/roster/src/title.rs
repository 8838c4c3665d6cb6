//! What the title of a column says that the column holds.
//!
//! A title is read only where each of its words is known: `公需科目（学时）` is, `公需科目缺口` is not, whatever the part
//! that is known seems to say.

use checker_rules::{CategoryId, TraitId, UnitId};

use crate::names::{Names, id_of};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Use {
    /// The person's name.
    Name,
    /// The person's number.
    Number,
    /// The industry.
    Industry,
    /// The person's value of a trait.
    Trait(TraitId),
    /// The person's total of a category, in a unit where the title names one.
    Total(CategoryId, Option<UnitId>),
    /// The day of an entry of a log; beside totals, it has to be of the year that is judged.
    Date,
    /// The year for which an entry of a log is; beside totals, it has to be the one that is judged.
    Year,
    /// In a log, the category of an entry.
    Category,
    /// In a log, the way of learning.
    Mode,
    /// In a log, how far the learning has come.
    State,
    /// In a log, the amount of an entry, in a unit where the title names one.
    Amount(Option<UnitId>),
    /// In a log, the unit of an entry; beside totals, what may be the employer.
    Unit,
}

impl Use {
    /// Every use that does not depend on the rules.
    pub const FIXED: [Self; 10] = [
        Self::Name,
        Self::Number,
        Self::Industry,
        Self::Date,
        Self::Year,
        Self::Category,
        Self::Mode,
        Self::State,
        Self::Amount(None),
        Self::Unit,
    ];

    /// The key of the use in [`Names::columns`]; of a trait or a category, its id behind a point.
    pub fn key(&self) -> String {
        let key = match self {
            Self::Trait(id) => return format!("trait.{id}"),
            Self::Total(id, _) => return format!("category.{id}"),
            Self::Name => "name",
            Self::Number => "number",
            Self::Industry => "industry",
            Self::Date => "date",
            Self::Year => "year",
            Self::Category => "category",
            Self::Mode => "mode",
            Self::State => "state",
            Self::Amount(_) => "amount",
            Self::Unit => "unit",
        };
        key.to_owned()
    }

    /// Whether it says how much somebody has learnt.
    pub fn is_amount(&self) -> bool {
        matches!(self, Self::Total(..) | Self::Amount(_))
    }

    /// The unit of an amount, if the title names one; none for what is no amount.
    pub(crate) fn unit_mut(&mut self) -> Option<&mut Option<UnitId>> {
        match self {
            Self::Total(_, unit) | Self::Amount(unit) => Some(unit),
            _ => None,
        }
    }
}

/// What a title says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Title {
    /// What the column holds.
    Known(Use),
    /// It names a category, and something else that is not known.
    Unclear(CategoryId),
    /// It names no thing of the rules.
    Unknown,
}

/// The most bytes of a title.
const LONGEST: usize = 4096;

/// The most characters of a title that may have the beginning of a category's name.
const LONGEST_BEGUN: usize = 24;

/// What a title says. `names` are folded.
pub(crate) fn read(title: &str, names: &Names) -> Title {
    if title.len() > LONGEST {
        return Title::Unknown;
    }
    let title = names.fold(title);
    let fixed =
        Use::FIXED.into_iter().find(|one| names.columns.get(&one.key()).is_some_and(|own| own.contains(&title)));
    if let Some(known) = fixed {
        return Title::Known(known);
    }
    if let Some(id) = id_of(&names.traits, &title) {
        return Title::Known(Use::Trait(id.into()));
    }
    if title.is_empty() {
        return Title::Unknown;
    }
    match category_in(&title, names) {
        Some((id, rest)) => match unit_in(&rest, names) {
            // A number of courses is no amount.
            Some(None) if rest.iter().any(|part| part.contains(['数', '數'])) => Title::Unclear(id.into()),
            Some(unit) => Title::Known(Use::Total(id.into(), unit)),
            None => Title::Unclear(id.into()),
        },
        None => begun(&title, names).unwrap_or_else(|| amount(&title, names)),
    }
}

/// What a title says that has the beginning of a category's name, as in `公需学时`. Without a unit it is not clear: `专业`
/// is a field of study as well, unless amounts stand below it.
fn begun(title: &str, names: &Names) -> Option<Title> {
    // The longest beginning first.
    for (from, _) in title.char_indices().take(LONGEST_BEGUN) {
        for (at, last) in title.char_indices().rev().filter(|(at, _)| *at > from) {
            let to = at + last.len_utf8();
            let Some(id) = names.category_begun(&title[from..to]) else { continue };
            let unit = unit_in(&[title[..from].to_owned(), title[to..].to_owned()], names)?;
            return Some(match unit {
                Some(unit) => Title::Known(Use::Total(id.into(), Some(unit))),
                None => Title::Unclear(id.into()),
            });
        }
    }
    None
}

/// The category whose name is in a title, by the longest of all such names, and what is around it. Where another
/// category's name is around it, that stays there.
fn category_in<'n>(title: &str, names: &'n Names) -> Option<(&'n str, Vec<String>)> {
    let mut best: Option<(&str, &str)> = None;
    for (id, known) in names.categories.iter() {
        for name in known.iter().filter(|name| title.contains(name.as_str())) {
            if best.is_none_or(|(_, longest)| name.len() > longest.len()) {
                best = Some((id, name));
            }
        }
    }
    let (id, name) = best?;
    let (before, behind) = title.split_once(name)?;
    Some((id, vec![before.to_owned(), behind.to_owned()]))
}

/// The unit that the words around a name say, if they say one; none where not all of them are known, or where they say
/// two units.
#[expect(clippy::option_option, reason = "not understood, no unit, a unit")]
fn unit_in(around: &[String], names: &Names) -> Option<Option<UnitId>> {
    let mut found: Option<UnitId> = None;
    for part in around {
        let mut rest = part.as_str();
        loop {
            rest = rest.trim_start_matches(is_between);
            if rest.is_empty() {
                break;
            }
            // `（18学时）` says what is required, and in which unit.
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if (1..=3).contains(&digits) && known_word(&rest[digits..], names).is_some_and(|(_, unit)| unit.is_some()) {
                rest = &rest[digits..];
            }
            let (length, unit) = known_word(rest, names)?;
            rest = &rest[length..];
            if let Some(unit) = unit {
                if found.as_ref().is_some_and(|known| *known != unit) {
                    return None;
                }
                found = Some(unit);
            }
        }
    }
    Some(found)
}

/// Whether a sign only divides words.
fn is_between(c: char) -> bool {
    matches!(c, '(' | ')' | '/' | ':' | '-' | '_' | ',' | '、' | '|' | '*' | '≥' | '>' | '=')
}

/// The length of the longest known word that a text begins with, and the unit that it names.
fn known_word(text: &str, names: &Names) -> Option<(usize, Option<UnitId>)> {
    let mut longest: Option<(usize, Option<UnitId>)> = None;
    let mut offer = |word: &str, unit: Option<&str>| {
        let fits = text.starts_with(word) && ends_a_word(word, &text[word.len()..]);
        if fits && longest.as_ref().is_none_or(|(length, _)| word.len() > *length) {
            longest = Some((word.len(), unit.map(UnitId::from)));
        }
    };
    for word in &names.beside {
        offer(word, None);
    }
    for (id, words) in names.units.iter() {
        words.iter().for_each(|word| offer(word, Some(id)));
    }
    longest
}

/// Whether a word of Latin letters is not the beginning of a longer one: `h` in `h)`, not in `held`.
fn ends_a_word(word: &str, behind: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    !(word.ends_with(is_letter) && behind.starts_with(is_letter) && word.len() < 4)
}

/// A title that is made of nothing but a unit says the amount of an entry.
fn amount(title: &str, names: &Names) -> Title {
    match unit_in(&[title.to_owned()], names) {
        // `3天` is an amount, and no name for any.
        Some(Some(unit)) if !title.starts_with(|c: char| c.is_ascii_digit()) => Title::Known(Use::Amount(Some(unit))),
        _ => amount_with_unit(title, names).unwrap_or(Title::Unknown),
    }
}

/// A name for amounts with a unit beside it, such as `数量(学时)`.
fn amount_with_unit(title: &str, names: &Names) -> Option<Title> {
    let known = names.columns.get("amount")?.iter().filter(|name| title.contains(name.as_str()));
    let (before, behind) = title.split_once(known.max_by_key(|name| name.len())?.as_str())?;
    let unit = unit_in(&[before.to_owned(), behind.to_owned()], names)?;
    Some(Title::Known(Use::Amount(unit)))
}
