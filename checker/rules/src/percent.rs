//! Shares of a whole in percent, exact.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::flat::{Flat, Reader};
use crate::{Amount, AmountError};

/// A share from 0% to 100%, exact to a hundredth of a percent. As text it is `1.5%`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u64);

/// The number of hundredths of a percent in the whole.
const WHOLE: u64 = 10_000;

impl Percent {
    /// The number before the percent sign.
    pub fn amount(self) -> Amount {
        Amount::hundredths(self.0)
    }

    /// This share of a number, rounded up, so that it is never less than the share. It is at most the number.
    pub(crate) fn of(self, number: u64) -> u64 {
        // By parts, because the product of both can be too large.
        let (parts, rest) = (number / WHOLE, number % WHOLE);
        parts * self.0 + (rest * self.0).div_ceil(WHOLE)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.amount())
    }
}

impl Flat for Percent {
    fn write(&self, to: &mut Vec<String>) {
        to.push(self.to_string());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.text().parse().unwrap_or_else(|_| {
            from.break_off();
            Self(0)
        })
    }
}

impl FromStr for Percent {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let number = text.strip_suffix('%').filter(|number| !number.contains('/')).ok_or(AmountError::NotANumber)?;
        let hundredths = number.parse::<Amount>()?.scaled(100, 1).units().ok_or(AmountError::TooFine)?;
        if hundredths > WHOLE { Err(AmountError::TooLarge) } else { Ok(Self(hundredths)) }
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom("not a percentage from 0% to 100%"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<String, AmountError> {
        text.parse::<Percent>().map(|percent| percent.to_string())
    }

    #[test]
    fn percentages_read_and_print_alike() {
        for text in ["0%", "1.5%", "2%", "0.01%", "99.99%", "100%"] {
            assert_eq!(read(text).as_deref(), Ok(text));
        }
        assert_eq!(read("01.50%").as_deref(), Ok("1.5%"));
    }

    #[test]
    fn what_is_no_percentage_says_why() {
        for text in ["", "%", "1.5", "1.5 %", "-1%", "1,5%", "1.5％", "1.5%%", "1/2%"] {
            assert_eq!(read(text), Err(AmountError::NotANumber), "{text:?}");
        }
        assert_eq!(read("0.005%"), Err(AmountError::TooFine));
        assert_eq!(read("100.01%"), Err(AmountError::TooLarge));
    }

    proptest! {
        #[test]
        fn a_share_is_the_product_rounded_up(hundredths in 0..=WHOLE, number: u64) {
            let exact = u128::from(number) * u128::from(hundredths);
            let share = Percent(hundredths).of(number);
            prop_assert_eq!(u128::from(share), exact.div_ceil(10_000));
            prop_assert!(share <= number);
        }
    }
}
