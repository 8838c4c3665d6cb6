//! Reads what a person types as an amount with its unit. The checker and lists of staff read alike.

use checker_rules::{Amount, AmountError, Map, Requirement, UnitId, half_width};

use crate::data::UnitText;

/// Why a field cannot be read as an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// It is not a plain number, perhaps followed by a unit.
    NotANumber,
    /// It is a number below zero.
    Negative,
    /// It has more than two decimal places.
    TooFine,
    /// It is more than [`Amount::LARGEST`], more hours than a year has.
    TooLarge,
    /// The word behind the number is a unit in which this industry's hours may not be given.
    WrongUnit,
    /// The entry has no amount.
    Empty,
    /// The day is no day of the calendar.
    NotADay,
}

/// The units in which an amount may be given.
#[derive(Clone, Copy, Debug)]
pub struct Accepted<'a> {
    /// The one that is meant where none is typed.
    pub first: &'a UnitId,
    /// The others.
    pub others: &'a [UnitId],
}

impl<'a> Accepted<'a> {
    /// Those of a requirement.
    pub fn of(requirement: &'a Requirement) -> Self {
        Self { first: &requirement.unit, others: &requirement.accepts }
    }
    fn units(self) -> impl Iterator<Item = &'a UnitId> {
        std::iter::once(self.first).chain(self.others)
    }
}

/// Reads `18`, `１８`, ` 18.5 `, `18学时`, `3 days`: an amount, and its unit or, where none is typed, the one that the
/// requirement counts in. An empty field is the amount 0.
pub fn read_amount(
    typed: &str,
    accepted: Accepted<'_>,
    units: &Map<String, UnitText>,
) -> Result<(Amount, UnitId), FieldError> {
    // Plain digits are by far the most common.
    if let Ok(amount) = typed.trim().parse()
        && !typed.contains('/')
    {
        return Ok((amount, accepted.first.clone()));
    }
    let plain: String = typed.chars().map(half_width).collect::<String>().trim().to_ascii_lowercase();
    if plain.is_empty() {
        return Ok((Amount::ZERO, accepted.first.clone()));
    }
    let number_ends = plain.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(plain.len());
    let (number, word) = plain.split_at(number_ends);
    if number.is_empty() {
        return Err(if is_negative(word) { FieldError::Negative } else { FieldError::NotANumber });
    }
    let unit = unit_of(word.trim(), accepted, units)?;
    Ok((number.parse().map_err(FieldError::from)?, unit))
}

fn is_negative(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// The unit that a word names, among those that the requirement accepts.
fn unit_of(word: &str, accepted: Accepted<'_>, units: &Map<String, UnitText>) -> Result<UnitId, FieldError> {
    if word.is_empty() {
        return Ok(accepted.first.clone());
    }
    let names =
        |unit: &UnitId| units.get(unit.as_str()).is_some_and(|names| names.words.iter().any(|known| known == word));
    if let Some(unit) = accepted.units().find(|unit| names(unit)) {
        return Ok(unit.clone());
    }
    let unit_of_another = units.values().any(|names| names.words.iter().any(|known| known == word));
    Err(if unit_of_another { FieldError::WrongUnit } else { FieldError::NotANumber })
}

impl From<AmountError> for FieldError {
    fn from(error: AmountError) -> Self {
        match error {
            AmountError::NotANumber => Self::NotANumber,
            AmountError::TooFine => Self::TooFine,
            AmountError::TooLarge => Self::TooLarge,
        }
    }
}

#[cfg(test)]
mod tests {
    use checker_rules::Minimum;

    use super::*;

    fn requirement(unit: &str, accepts: &[&str]) -> Requirement {
        Requirement {
            industry: "general".into(),
            scope: Map::new(),
            unit: unit.into(),
            accepts: accepts.iter().map(|unit| UnitId::from(*unit)).collect(),
            total: Minimum { min: Amount::ZERO, clause: "annual-hours".into() },
            each_year: None,
            categories: Vec::new(),
        }
    }

    fn units() -> Map<String, UnitText> {
        let unit = |words: &[&str]| UnitText {
            one: String::new(),
            many: String::new(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        };
        let units =
            [("hour", unit(&["学时", "hours", "h"])), ("day", unit(&["天", "days"])), ("credit", unit(&["学分"]))];
        units.into_iter().map(|(id, unit)| (id.to_owned(), unit)).collect()
    }

    fn read(typed: &str) -> Result<String, FieldError> {
        read_amount(typed, Accepted::of(&requirement("hour", &["day"])), &units()).map(|(amount, unit)| format!("{amount} {unit}"))
    }

    #[test]
    fn what_people_type_is_read() {
        let typed = [
            "",
            "  ",
            "18",
            "１８",
            " 18.5 ",
            "18．5",
            "18学时",
            "18 学时",
            "18 Hours",
            "18 ｈ",
            "3天",
            "３ days",
            "　18　",
        ];
        let meant = [
            "0 hour",
            "0 hour",
            "18 hour",
            "18 hour",
            "18.5 hour",
            "18.5 hour",
            "18 hour",
            "18 hour",
            "18 hour",
            "18 hour",
            "3 day",
            "3 day",
            "18 hour",
        ];
        for (typed, meant) in typed.into_iter().zip(meant) {
            assert_eq!(read(typed).as_deref(), Ok(meant), "{typed:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let not_a_number =
            ["abc", "1e9", "NaN", "1,5", "十八", "1..2", ".5", "5.", "--1", "18/42", "Infinity", "18 apples"];
        for typed in not_a_number {
            assert_eq!(read(typed), Err(FieldError::NotANumber), "{typed:?}");
        }
        for typed in ["-1", "－1", "- 1", "−18学时"] {
            assert_eq!(read(typed), Err(FieldError::Negative), "{typed:?}");
        }
        assert_eq!(read("18学分"), Err(FieldError::WrongUnit));
        assert_eq!(read("18.505"), Err(FieldError::TooFine));
        assert_eq!(read("1000000000"), Err(FieldError::TooLarge));
    }
}
