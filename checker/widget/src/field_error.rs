//! Why a field cannot be read, and the message that says so.

use checker_rules::{Accepted, Map, Unread};

use crate::data::UnitText;
use crate::text::Text;

/// Why a field cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// It is no amount.
    Amount(Unread),
    /// It is no whole number of pieces, or one with a unit.
    Pieces,
    /// An entry of the log has no amount.
    Empty,
    /// The day is no day of the calendar.
    NotADay,
    /// What is chosen is none of the options.
    NotKnown,
}

impl FieldError {
    /// The message for it, with places for `{category}`, `{units}` and `{word}`.
    pub fn message(self, text: &Text) -> &str {
        match self {
            Self::Pieces => text.error_pieces(),
            Self::Empty => text.error_empty(),
            Self::NotADay => text.error_not_a_day(),
            Self::NotKnown => text.error_not_known(),
            Self::Amount(why) => match why {
                Unread::NotANumber => text.error_not_a_number(),
                Unread::Negative => text.error_negative(),
                Unread::TooFine => text.error_too_fine(),
                Unread::TooLarge => text.error_too_large(),
                Unread::WrongUnit => text.error_wrong_unit(),
                Unread::UnknownUnit => text.error_unknown_unit(),
                Unread::Several => text.error_several(),
                Unread::NotExact => text.error_not_exact(),
                Unread::NoAmount => text.error_no_amount(),
                Unread::Comma => text.error_comma(),
            },
        }
    }
}

/// What units are called that may be typed, as in "class hours / days".
pub fn unit_names(accepted: Accepted<'_>, units: &Map<String, UnitText>) -> String {
    let (mut names, mut unit, mut others) = (String::new(), accepted.first, accepted.others.iter());
    loop {
        names.push_str(units.get(unit.as_str()).map_or("", |unit| &unit.many));
        let Some(next) = others.next() else { return names };
        names.push_str(" / ");
        unit = next;
    }
}

impl AsRef<[String]> for UnitText {
    fn as_ref(&self) -> &[String] {
        &self.words
    }
}
