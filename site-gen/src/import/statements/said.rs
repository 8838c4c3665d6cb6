//! What a sentence says of amounts, where every one of its words is accounted for.

use std::ops::Range;

use super::tokens::{Token, TokenKind};
use super::words::Role;
use super::{Category, Industry, Least, SentenceAmount, Unit};

/// One thing that a sentence says.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) enum SaidAmount {
    /// At least so much.
    Least(SaidLeast),
    /// Two amounts that are the same.
    Equal(SentenceAmount, SentenceAmount),
}

/// At least so much of a category, or in all, by everybody or by some industries.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) struct SaidLeast {
    /// Who the sentence names; none where it goes on with those before it.
    pub(in crate::import) who: Option<Vec<Industry>>,
    /// Whether it says that this is for each year.
    pub(in crate::import) is_yearly: bool,
    /// The category; none for the whole.
    pub(in crate::import) category: Option<Category>,
    /// How much.
    pub(in crate::import) least: Least,
    /// The unit of an amount.
    pub(in crate::import) unit: Option<Unit>,
    /// The same amount in a second unit.
    pub(in crate::import) also: Option<SentenceAmount>,
}

/// What is known before a sentence is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Given {
    /// The year that the notice is of.
    pub(in crate::import) year: Option<u16>,
    /// Whether the sentence is an item of a list of least amounts.
    pub(in crate::import) is_least: bool,
    /// Whether it is an item of a list of the parts of a whole.
    pub(in crate::import) is_part: bool,
}

/// What a sentence says; fails at what cannot be understood together with the rest.
pub(in crate::import) fn said(tokens: &[Token], given: Given) -> Result<Vec<SaidAmount>, Range<usize>> {
    let Given { is_least, is_part, .. } = given;
    let mut reader = StatementReader { tokens, given, is_least, is_part, ..StatementReader::default() };
    while reader.at < tokens.len() {
        reader.next()?;
    }
    // A category of which nothing is said behind the last amount.
    if reader.categories.is_empty() || reader.is_list { Ok(reader.said) } else { Err(0..0) }
}

#[derive(Default)]
struct StatementReader<'a> {
    tokens: &'a [Token],
    given: Given,
    at: usize,
    said: Vec<SaidAmount>,
    who: Option<Vec<Industry>>,
    /// Whether amounts have been stated of those.
    has_stated: bool,
    is_yearly: bool,
    is_part: bool,
    /// Whether categories are only listed.
    is_list: bool,
    is_duty: bool,
    is_least: bool,
    is_portion: bool,
    /// Whether nothing has been said since a part of the whole was announced.
    is_part_open: bool,
    /// Whether what follows is said of each of several subjects.
    is_of_each: bool,
    /// Whether the whole has been named since the last amount.
    is_whole: bool,
    /// Whether a category has had its amount.
    has_category: bool,
    /// Whether each of the categories has an amount of its own behind them, in their order.
    is_respective: bool,
    categories: Vec<Category>,
    each: Option<SentenceAmount>,
}

impl StatementReader<'_> {
    fn next(&mut self) -> Result<(), Range<usize>> {
        let token = &self.tokens[self.at];
        let refused = Err(token.range.clone());
        self.at += 1;
        match &token.kind {
            // 2031年度 in a notice of that year.
            TokenKind::Day(day) if day.month.is_none() && day.year.is_some() && day.year == self.given.year => {
                self.is_yearly = true;
                Ok(())
            }
            TokenKind::Since(year) if self.given.year.is_some_and(|own| *year <= own) => Ok(()),
            TokenKind::Unread | TokenKind::Day(_) | TokenKind::Since(_) => refused,
            TokenKind::Cited | TokenKind::Aside => Ok(()),
            TokenKind::Industries(industries) => self.people(industries.clone(), &token.range),
            TokenKind::Amount(amount) => self.amount(*amount),
            TokenKind::Share(part, whole) => self.share(*part, *whole, &token.range),
            TokenKind::Word(role) => self.word(*role, &token.range),
        }
    }

    fn word(&mut self, role: Role, range: &Range<usize>) -> Result<(), Range<usize>> {
        match role {
            Role::People => return self.people(Vec::new(), range),
            Role::Yearly => self.is_yearly = true,
            Role::Duty => self.is_duty = true,
            Role::Least => self.is_least = true,
            Role::Part => (self.is_part, self.is_part_open) = (true, true),
            Role::Portion => self.is_portion = true,
            Role::Respectively if self.categories.len() > 1 => self.is_respective = true,
            Role::List => self.is_list = true,
            // 各公需科目, 其他科目: each of several, or some.
            Role::All | Role::Rest if !self.are_people_next() => return Err(range.clone()),
            // 培训教师, 公需科目教师
            Role::Study | Role::Category(_)
                if self.kind(self.at).is_some_and(|kind| matches!(kind, TokenKind::Industries(_))) =>
            {
                return Err(range.clone());
            }
            Role::Subjects => self.is_of_each = true,
            Role::Category(category) => self.categories.push(category),
            Role::Each(unit) => self.each = Some(SentenceAmount::one(unit)),
            Role::Comma if self.is_list => (self.is_list, self.categories) = (false, Vec::new()),
            // 不少于 before a list of amounts is said of each.
            Role::Comma if self.has_stated && self.categories.is_empty() => self.is_least = self.given.is_least,
            Role::Equal if self.each.is_some() || matches!(self.said.last(), Some(SaidAmount::Equal(..))) => {}
            Role::Total => self.is_whole = true,
            Role::All | Role::Rest | Role::Study | Role::Comma | Role::Filler | Role::Without | Role::Of => {}
            // 应在90学时以上
            Role::May if self.is_above_next() => {}
            Role::Above
            | Role::Respectively
            | Role::Until
            | Role::Through
            | Role::Most
            | Role::Equal
            | Role::Or
            | Role::Open
            | Role::MakeUp
            | Role::May
            | Role::Before
            | Role::Over => return Err(range.clone()),
        }
        Ok(())
    }

    /// Somebody else than before begins a statement of their own, behind those that are complete.
    fn people(&mut self, who: Vec<Industry>, range: &Range<usize>) -> Result<(), Range<usize>> {
        match &self.who {
            // 会计行业的专业技术人员 are one.
            Some(known) if !self.has_stated && (who.is_empty() || *known == who) => {}
            Some(_) if !self.has_stated || self.is_part_open => return Err(range.clone()),
            _ => {
                self.who = Some(who);
                (self.has_stated, self.is_part, self.is_yearly) = (false, false, false);
            }
        }
        Ok(())
    }

    /// Whether people follow, with other words of that kind before them.
    fn are_people_next(&self) -> bool {
        let mut rest = self.tokens[self.at..].iter();
        let first = rest.find(|token| !matches!(token.role(), Some(Role::All | Role::Rest | Role::Filler)));
        first.is_some_and(|token| token.role() == Some(Role::People) || matches!(token.kind, TokenKind::Industries(_)))
    }

    /// Whether an amount follows, and more.
    fn is_above_next(&self) -> bool {
        matches!(self.kind(self.at), Some(TokenKind::Amount(_))) && self.role(self.at + 1) == Some(Role::Above)
    }

    fn kind(&self, at: usize) -> Option<&TokenKind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    fn role(&self, at: usize) -> Option<Role> {
        self.tokens.get(at).and_then(Token::role)
    }

    fn amount(&mut self, amount: SentenceAmount) -> Result<(), Range<usize>> {
        let range = amount.start..amount.end;
        if let Some(one) = self.each.take() {
            // 每学时不少于45分钟 is no ratio.
            if self.is_least {
                return Err(range);
            }
            self.said.push(SaidAmount::Equal(one, amount));
            return Ok(());
        }
        let second = match self.kind(self.at + 1) {
            Some(TokenKind::Amount(second)) => Some(*second),
            _ => None,
        };
        match (self.role(self.at), second) {
            (Some(Role::Equal), Some(second)) => {
                self.at += 2;
                self.said.push(SaidAmount::Equal(amount, second));
                Ok(())
            }
            (Some(Role::Or), Some(second)) => {
                self.at += 2;
                let (hours, other) = match (amount.unit, second.unit) {
                    (_, Unit::Hour) => (second, amount),
                    (Unit::Hour, _) => (amount, second),
                    _ => return Err(range),
                };
                self.least((hours, range), Some(other))
            }
            _ => self.least((amount, range), None),
        }
    }

    fn least(
        &mut self,
        (amount, range): (SentenceAmount, Range<usize>),
        also: Option<SentenceAmount>,
    ) -> Result<(), Range<usize>> {
        if self.role(self.at) == Some(Role::Above) {
            self.at += 1;
            self.is_least = true;
        }
        // 达到20学时的，… only begins to say something of those who do.
        let is_condition = self.role(self.at) == Some(Role::Of)
            && !matches!(self.role(self.at + 1), Some(Role::Study | Role::Total | Role::Category(_)));
        let category = match self.categories.as_slice() {
            [] => None,
            [category] => Some(*category),
            [category, ..] if self.is_respective => Some(*category),
            _ => return Err(range),
        };
        let is_asked = self.is_least || (self.is_part && category.is_some()) || (self.is_duty && self.is_yearly);
        // Behind a category the whole has to be named again.
        let is_unclear = category.is_none() && self.has_category && !self.is_whole;
        if is_condition || !is_asked || is_unclear || self.is_of_each {
            return Err(range);
        }
        self.has_category |= category.is_some();
        (self.is_whole, self.is_part_open) = (false, false);
        let rest = if self.is_respective { self.categories.split_off(1) } else { Vec::new() };
        self.push(category, Least::Amount(amount.amount), Some(amount.unit), also);
        self.is_respective = !rest.is_empty();
        self.categories = rest;
        if self.role(self.at) == Some(Role::Of) && matches!(self.role(self.at + 1), Some(Role::Category(_))) {
            // 不少于30学时的公需科目 names the category behind the amount.
            return Err(range);
        }
        Ok(())
    }

    /// 不少于总学时的三分之二, of one category.
    fn share(&mut self, part: u32, whole: u32, range: &Range<usize>) -> Result<(), Range<usize>> {
        let is_of_total =
            self.at >= 3 && self.role(self.at - 2) == Some(Role::Of) && self.role(self.at - 3) == Some(Role::Total);
        let is_whole_known = is_of_total || self.is_portion;
        if self.is_portion && self.role(self.at) == Some(Role::Above) {
            self.at += 1;
            self.is_least = true;
        }
        match self.categories.as_slice() {
            [category] if self.is_least && is_whole_known && part < whole => {
                self.is_portion = false;
                self.push(Some(*category), Least::Share(part, whole), None, None);
                Ok(())
            }
            _ => Err(range.clone()),
        }
    }

    fn push(&mut self, category: Option<Category>, least: Least, unit: Option<Unit>, also: Option<SentenceAmount>) {
        let (who, is_yearly) = (self.who.clone(), self.is_yearly);
        self.said.push(SaidAmount::Least(SaidLeast { who, is_yearly, category, least, unit, also }));
        (self.has_stated, self.is_portion, self.categories) = (true, false, Vec::new());
    }
}
