//! Works out what an employer has to spend on learning.

use crate::{ClauseId, Funding, Money};

/// What an employer has to spend on learning in a year, and what is missing of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundingOutcome {
    /// The least that has to be spent. A part of a fen counts as a whole one.
    pub least: Money,
    /// How much of the least is missing; zero where enough is spent.
    pub missing: Money,
    /// The clause of the notice that asks for it.
    pub clause: ClauseId,
}

impl Funding {
    /// What has to be spent at the least where these are the year's wages, and how much of it is missing where so much is
    /// spent or planned.
    pub fn of(&self, wages: Money, spent: Money) -> FundingOutcome {
        let least = Money::from_fen(self.share.of(wages.fen()));
        FundingOutcome { least, missing: spent.short_of(least), clause: self.clause.clone() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::{Funding, Money, Wages, read_money};

    fn funding(share: &str) -> Funding {
        let (wages, categories) = (Wages::Professionals, vec!["professional".into()]);
        Funding { share: share.parse().unwrap(), wages, categories, clause: "funding".into() }
    }

    /// The least and what is missing of it, in yuan.
    fn of(share: &str, wages: &str, spent: &str) -> [String; 2] {
        let outcome = funding(share).of(read_money(wages).unwrap(), read_money(spent).unwrap());
        assert_eq!(outcome.clause.as_str(), "funding");
        [outcome.least, outcome.missing].map(|sum| sum.to_string())
    }

    #[test]
    fn the_least_is_the_share_of_the_wages() {
        assert_eq!(of("1.5%", "120万元", "18000"), ["18,000", "0"]);
        assert_eq!(of("1.5%", "120万元", "17999.99"), ["18,000", "0.01"]);
        assert_eq!(of("1.5%", "120万元", "0"), ["18,000", "18,000"]);
        assert_eq!(of("1.5%", "120万元", "2万"), ["18,000", "0"]);
        assert_eq!(of("1.5%", "0", "0"), ["0", "0"]);
        assert_eq!(of("100%", "10000亿", "0"), ["1,000,000,000,000", "1,000,000,000,000"]);
    }

    #[test]
    fn a_part_of_a_fen_counts_as_a_whole_one() {
        // 1.5% of 0.01 yuan is 0.015 fen; of 1.00, 1.5 fen; of 2.00, 3 fen.
        assert_eq!(of("1.5%", "0.01", "0"), ["0.01", "0.01"]);
        assert_eq!(of("1.5%", "1", "0.01"), ["0.02", "0.01"]);
        assert_eq!(of("1.5%", "2", "0.03"), ["0.03", "0"]);
    }

    proptest! {
        #[test]
        fn enough_is_said_exactly_where_the_share_is_reached(hundredths in 0..=10_000_u64, wages: u64, spent: u64) {
            let share = format!("{}.{:02}%", hundredths / 100, hundredths % 100);
            let outcome = funding(&share).of(Money::from_fen(wages), Money::from_fen(spent));
            let (needed, given) = (u128::from(wages) * u128::from(hundredths), u128::from(spent) * 10_000);
            prop_assert_eq!(outcome.missing == Money::ZERO, given >= needed);
            let together = u128::from(spent) + u128::from(outcome.missing.fen());
            prop_assert!(together * 10_000 >= needed);
            prop_assert!(outcome.missing == Money::ZERO || (together - 1) * 10_000 < needed);
            prop_assert_eq!(u128::from(outcome.least.fen()), needed.div_ceil(10_000));
        }
    }
}
