//! Least amounts: 每年不少于80学时，其中公需科目至少20学时.

use super::place::SentencePlace;
use super::ratios::{add, ratio};
use super::requirements::{AmountsBefore, StatedRequirements};
use super::unread_amounts::{asks_without_figure, has_other_amount};
use super::{Became, Doubt, Least, Quote, Rules, Sentence, SentenceAmount, Unit};
use crate::import::statements::figures;
use crate::import::statements::{Given, Role, SaidAmount, SaidLeast, Token, TokenKind, said};

/// What the sentences so far leave to the next one.
pub(super) struct RequirementReader {
    /// Where the sentence stands.
    pub(super) place: SentencePlace,
    /// The requirements that are stated.
    pub(super) stated: StatedRequirements,
    /// What is known before a sentence is read.
    given: Given,
    /// Why the last sentence is no rule, if it is none.
    doubt: Option<Doubt>,
}

impl RequirementReader {
    /// For a notice of this title.
    pub(super) fn new(title: &[char], tokens: &[Token], year: Option<u16>) -> Self {
        Self {
            place: SentencePlace::new(title, tokens, year),
            stated: StatedRequirements::default(),
            given: Given { year, ..Given::default() },
            doubt: None,
        }
    }

    /// Why no rule was made of the last sentence.
    pub(super) fn doubt(&self) -> Doubt {
        self.doubt.unwrap_or(Doubt::Sense)
    }

    /// Takes what a sentence says of least amounts and ratios, where every word of it is understood.
    pub(super) fn read(&mut self, sentence: &Sentence, tokens: &[Token], rules: &mut Rules) -> Became {
        let moved = self.place.move_to(sentence, tokens, rules);
        if moved.starts_anew {
            self.stated.current = None;
        }
        if moved.ends_list {
            (self.given.is_least, self.given.is_part) = (false, false);
        }
        self.doubt = None;
        let is_share = |token: &Token| matches!(token.kind, TokenKind::Share(..));
        let is_broken = sentence.is_cut && sentence.chars.iter().any(char::is_ascii_digit);
        if !is_broken
            && figures(&sentence.chars).is_empty()
            && !tokens.iter().any(is_share)
            && !has_other_amount(&sentence.text())
            && (sentence.is_heading || !asks_without_figure(&sentence.text()))
        {
            self.begin_list(sentence, tokens);
            if self.place.interrupt(sentence, tokens) {
                self.stated.current = None;
            }
            return Became::Text;
        }
        let (current, before) = (self.stated.current, AmountsBefore::of(rules));
        let taken = self
            .understood(sentence, tokens, rules)
            .and_then(|said| said.iter().try_for_each(|one| self.take(one, sentence, rules)));
        let Err(doubt) = taken else {
            self.place.is_unclear_above = false;
            self.begin_list(sentence, tokens);
            return Became::Rules;
        };
        self.doubt = Some(doubt);
        self.place.is_unclear_above = true;
        self.stated.current = current;
        before.restore(rules);
        Became::Question
    }

    /// What a sentence that ends in a colon says of the items below it.
    fn begin_list(&mut self, sentence: &Sentence, tokens: &[Token]) {
        let is_known = tokens.iter().all(|token| token.kind != TokenKind::Unread);
        let last = tokens.iter().rev().find(|token| token.role() != Some(Role::Comma)).and_then(Token::role);
        if is_known && matches!(sentence.chars.last(), Some('：' | ':')) {
            self.given.is_least = last == Some(Role::Least);
            self.given.is_part = last == Some(Role::Part);
        }
    }

    /// What a sentence says of amounts, where that can be understood in its place.
    fn understood(&self, sentence: &Sentence, tokens: &[Token], rules: &Rules) -> Result<Vec<SaidAmount>, Doubt> {
        if tokens.iter().any(|token| token.kind == TokenKind::Unread) {
            return Err(Doubt::Words);
        }
        let said = said(tokens, self.given).ok().filter(|said| !said.is_empty()).ok_or(Doubt::Sense)?;
        // What one unit is in another is the same for all; a paragraph of its own says so.
        let is_ratio = said.iter().all(|one| matches!(one, SaidAmount::Equal(..)));
        let names_some = tokens.iter().any(|token| matches!(token.kind, TokenKind::Industries(_)));
        if is_ratio && (names_some || (self.place.is_unclear_above && !sentence.opens)) {
            return Err(Doubt::People);
        }
        // Behind those who are asked in that unit it is said of the unit.
        let goes_on = is_ratio
            && self.stated.current.is_some_and(|at| said.iter().all(|one| is_in(one, rules.requirements[at].unit)));
        if self.place.is_limited_below_title()
            || (self.place.is_of_make_up && !is_ratio)
            || (self.place.is_limited.title && !is_ratio)
        {
            return Err(Doubt::Heading);
        }
        if sentence.is_cut {
            return Err(Doubt::Sense);
        }
        let is_of_clause_alone = is_ratio && !goes_on && self.place.of_clause != self.place.of_notice;
        let who = if is_ratio && sentence.opens { &self.place.of_clause } else { &self.place.of_paragraph };
        if who.is_none()
            || is_of_clause_alone
            || (is_ratio && !sentence.opens && !goes_on && !self.place.is_for_everybody())
            || self.place.are_others_unknown(tokens)
        {
            return Err(Doubt::People);
        }
        Ok(said)
    }

    /// What is known around a table: whether its amounts are of a year, and whether they are the least.
    pub(super) fn around_table(&self) -> (bool, bool) {
        (self.place.is_yearly_above() || self.stated.current.is_some(), self.place.is_title_of_least)
    }

    /// The year that the notice is of.
    pub(super) fn year(&self) -> Option<u16> {
        self.given.year
    }

    /// A table goes on with no requirement that stands before it, and none behind it goes on with its own.
    pub(super) fn table_begins(&mut self) {
        self.stated.current = None;
    }

    /// Takes what a row of a table says.
    pub(super) fn take_of_table(&mut self, least: &SaidLeast, quote: &Quote, rules: &mut Rules) -> Result<(), Doubt> {
        let is_rest = least.who.as_ref().is_some_and(Vec::is_empty);
        let of = match &least.who {
            Some(industries) if !industries.is_empty() && self.place.of_headings() == Some(Vec::new()) => {
                Some(industries.clone())
            }
            Some(_) => self.place.of_headings().filter(|_| is_rest),
            None => self.place.of_headings(),
        };
        let of = of.filter(|_| !(is_rest && self.place.has_unknown)).ok_or(Doubt::People)?;
        self.stated.take(quote, least, of, rules)
    }

    fn take(&mut self, one: &SaidAmount, sentence: &Sentence, rules: &mut Rules) -> Result<(), Doubt> {
        match one {
            SaidAmount::Equal(this, next) => {
                let ratio = ratio(this, next, sentence.whole()).ok_or(Doubt::Sense)?;
                self.stated.agree(add(ratio, rules))
            }
            SaidAmount::Least(least) => {
                let of = match &least.who {
                    Some(industries) if !industries.is_empty() => Some(industries.clone()),
                    // Everybody of whom the clause speaks.
                    Some(_) => self.place.of_headings(),
                    None => self.place.of_paragraph.clone(),
                };
                let of = of.ok_or(Doubt::People)?;
                self.stated.agree(add_second_unit(least, sentence, rules))?;
                if !self.is_of_year(least) {
                    return Err(Doubt::Year);
                }
                self.stated.take(&sentence.whole(), least, of, rules)
            }
        }
    }

    /// Whether an amount is one of a year: by its own words, those of its clause, or as it goes on with one that is.
    fn is_of_year(&self, least: &SaidLeast) -> bool {
        least.is_yearly || self.place.is_yearly_above() || self.stated.current.is_some()
    }
}

/// Notes the ratio of an amount to the same amount in a second unit, where it is stated in one; the sentences of a ratio
/// that it contradicts.
fn add_second_unit(least: &SaidLeast, sentence: &Sentence, rules: &mut Rules) -> Result<(), Vec<Quote>> {
    let (Some(other), Least::Amount(amount), Some(unit)) = (&least.also, &least.least, least.unit) else {
        return Ok(());
    };
    let whole = amount.to_string().parse().ok();
    let this = SentenceAmount { amount: *amount, whole, unit, start: 0, end: 0 };
    // 12天或90学时 are two ways, and not 7.5 hours a day.
    let ratio = ratio(&this, other, sentence.whole()).filter(|ratio| ratio.hours % ratio.of == 0);
    ratio.map_or(Err(Vec::new()), |ratio| add(ratio, rules))
}

/// Whether a ratio is one of a unit.
fn is_in(one: &SaidAmount, unit: Unit) -> bool {
    matches!(one, SaidAmount::Equal(this, next) if unit != Unit::Hour && (this.unit == unit || next.unit == unit))
}

/// Notes the units in use.
pub(super) fn finish(rules: &mut Rules) {
    let mut units: Vec<Unit> = rules
        .requirements
        .iter()
        .flat_map(|requirement| [Some(requirement.unit), requirement.also])
        .flatten()
        .collect();
    units.extend(rules.ratios.iter().map(|ratio| ratio.unit));
    if !rules.ratios.is_empty() {
        units.push(Unit::Hour);
    }
    units.sort();
    units.dedup();
    rules.units = units;
}
