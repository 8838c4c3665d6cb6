//! Least amounts: 每年不少于80学时，其中公需科目至少20学时.

use std::ops::Range;

use super::ratios::{add, ratio};
use super::scope::{
    Named, Reach, Who, is_limiting_heading, is_limiting_title, is_of_all_of, is_of_other_year, named, names_the_rest,
    reach,
};
use super::{Became, Doubt, Industry, Least, OpenQuestion, Quote, Requirement, Rules, Sentence, SentenceAmount, Unit};
use crate::import::statements::figures;
use crate::import::statements::{Given, Role, SaidAmount, SaidLeast, Token, TokenKind, said};
use crate::lexis::han_digit;

/// What the sentences so far leave to the next one.
pub(super) struct RequirementReader {
    /// The requirement that is being stated.
    current: Option<usize>,
    /// The clause that states it.
    clause: Option<usize>,
    /// Who the notice, the clause and the paragraph are about.
    of_notice: Who,
    of_clause: Who,
    of_paragraph: Who,
    /// Whether people have been named of whom it is not known who they are, so that nobody knows who the others are.
    has_unknown: bool,
    /// Whether the title, or the heading of the clause, says that this is for a year.
    is_yearly: OfHeadings,
    /// The headings inside the clause that a sentence stands below, from the widest.
    headings: Vec<Heading>,
    /// Whether one of these, or the heading of the paragraph, speaks of a part or a way of learning that is not understood.
    is_limited: OfHeadings,
    /// Whether the title says that the notice states least amounts: 最低学分, 学时标准.
    is_title_of_least: bool,
    /// Whether the last sentence leaves a list open.
    is_list_open: bool,
    /// Whether the heading of the clause says that it is about whom the notice is for.
    is_of_persons: bool,
    /// Whether the heading of the clause speaks of making up.
    is_of_make_up: bool,
    /// Whether a sentence says for whom the notice is, and nobody knows who that is.
    is_scope_unknown: bool,
    /// Whether the last paragraph was an item.
    is_in_items: bool,
    /// Whether an earlier sentence of the paragraph is not understood.
    is_unclear_above: bool,
    /// What is known before a sentence is read.
    given: Given,
    /// Why the last sentence is no rule, if it is none.
    doubt: Option<Doubt>,
}

/// A heading inside a clause.
struct Heading {
    /// How deep it stands; deeper than all others where it has no number.
    depth: usize,
    /// Who is meant below it.
    of: Who,
    is_yearly: bool,
    is_limiting: bool,
}

/// Something that headings say of what stands below them.
#[derive(Default)]
struct OfHeadings {
    title: bool,
    clause: bool,
    paragraph: bool,
}

impl OfHeadings {
    fn is_said(&self) -> bool {
        self.title || self.clause || self.paragraph
    }
}

impl RequirementReader {
    /// For a notice of this title.
    pub(super) fn new(title: &[char], tokens: &[Token], year: Option<u16>) -> Self {
        let of_notice = who(named(title, tokens), &Some(Vec::new()));
        Self {
            current: None,
            clause: None,
            of_clause: of_notice.clone(),
            of_paragraph: of_notice.clone(),
            of_notice,
            has_unknown: false,
            headings: Vec::new(),
            is_yearly: OfHeadings { title: is_of_one_year(title, tokens), ..OfHeadings::default() },
            is_limited: OfHeadings {
                title: is_limiting_title(title, tokens) || is_of_other_years(title, tokens, year),
                ..OfHeadings::default()
            },
            is_title_of_least: is_of_least(title),
            is_list_open: false,
            is_of_persons: false,
            is_in_items: false,
            is_of_make_up: false,
            is_scope_unknown: false,
            is_unclear_above: false,
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
        self.move_to(sentence, tokens, rules);
        self.doubt = None;
        let is_share = |token: &Token| matches!(token.kind, TokenKind::Share(..));
        let is_broken = sentence.is_cut && sentence.chars.iter().any(char::is_ascii_digit);
        if !is_broken
            && figures(&sentence.chars).is_empty()
            && !tokens.iter().any(is_share)
            && !has_other_amount(&sentence.text())
        {
            self.begin_list(sentence, tokens);
            self.interrupt(sentence, tokens);
            return Became::Text;
        }
        let before = (self.current, rules.requirements.clone(), rules.ratios.clone());
        let taken = self
            .understood(sentence, tokens, rules)
            .and_then(|said| said.iter().try_for_each(|one| self.take(one, sentence, rules)));
        let Err(doubt) = taken else {
            self.is_unclear_above = false;
            self.begin_list(sentence, tokens);
            return Became::Rules;
        };
        self.doubt = Some(doubt);
        self.is_unclear_above = true;
        (self.current, rules.requirements, rules.ratios) = before;
        Became::Question
    }

    /// What is not understood ends what goes on from sentence to sentence: 其中 behind it may be a part of something else.
    fn interrupt(&mut self, sentence: &Sentence, tokens: &[Token]) {
        let is_known = |token: &Token| !matches!(token.kind, TokenKind::Unread | TokenKind::Industries(_));
        if !tokens.iter().all(is_known) {
            self.is_unclear_above = true;
            if !sentence.is_heading {
                self.current = None;
            }
        }
        // A sentence about another year leads to what was asked then.
        let of_other_year = |token: &Token| is_of_other_year(token, self.given.year);
        let is_make_up = tokens.iter().any(|token| token.role() == Some(Role::MakeUp));
        self.is_limited.paragraph |= !is_make_up && tokens.iter().any(of_other_year);
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
        if is_ratio && (names_some || (self.is_unclear_above && !sentence.opens)) {
            return Err(Doubt::People);
        }
        // Behind those who are asked in that unit it is said of the unit.
        let goes_on =
            is_ratio && self.current.is_some_and(|at| said.iter().all(|one| is_in(one, rules.requirements[at].unit)));
        let is_limited = self.is_limited.clause || self.is_limited.paragraph || self.is_limited_by_headings();
        if is_limited || (self.is_limited.title && !is_ratio) {
            return Err(Doubt::Heading);
        }
        if sentence.is_cut {
            return Err(Doubt::Sense);
        }
        let who = if is_ratio && sentence.opens { &self.of_clause } else { &self.of_paragraph };
        if who.is_none()
            || (is_ratio && !sentence.opens && !goes_on && !self.is_for_everybody())
            || self.are_others_unknown(tokens)
        {
            return Err(Doubt::People);
        }
        Ok(said)
    }

    /// Whether a window or a term of a sentence would be one for everybody.
    pub(super) fn is_for_everybody(&self) -> bool {
        self.of_paragraph.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether a sentence is about those who are left when others are taken out of whom nobody knows who they are.
    fn are_others_unknown(&self, tokens: &[Token]) -> bool {
        self.has_unknown && names_the_rest(tokens)
    }

    /// Whether a window can be one for everybody below these headings; below one that names a category it has to name its own.
    pub(super) fn is_open_to_windows(&self, names_category: bool) -> bool {
        let is_limited =
            if self.is_of_make_up { !names_category && self.is_limited.clause } else { self.is_limited_above() };
        self.is_for_everybody() && !is_limited && !self.is_limited_by_headings()
    }

    /// Whether a heading above speaks of a part or a way of learning that is not understood.
    pub(super) fn is_limited_above(&self) -> bool {
        self.is_limited.is_said() || self.is_limited_by_headings()
    }

    fn is_limited_by_headings(&self) -> bool {
        self.headings.iter().any(|heading| heading.is_limiting)
    }

    /// Whether a heading above says that amounts are for a year.
    pub(super) fn is_yearly_above(&self) -> bool {
        self.is_yearly.is_said() || self.headings.iter().any(|heading| heading.is_yearly)
    }

    /// What is known around a table: whether its amounts are of a year, and whether they are the least.
    pub(super) fn around_table(&self) -> (bool, bool) {
        (self.is_yearly_above() || self.current.is_some(), self.is_title_of_least)
    }

    /// Whether a sentence says for whom the notice is, and nobody knows who that is.
    pub(super) fn is_scope_unknown(&self) -> bool {
        self.is_scope_unknown
    }

    /// The year that the notice is of.
    pub(super) fn year(&self) -> Option<u16> {
        self.given.year
    }

    /// A table goes on with no requirement that stands before it, and none behind it goes on with its own.
    pub(super) fn table_begins(&mut self) {
        self.current = None;
    }

    /// Takes what a row of a table says.
    pub(super) fn take_of_table(&mut self, least: &SaidLeast, quote: &Quote, rules: &mut Rules) -> Result<(), Doubt> {
        let is_rest = least.who.as_ref().is_some_and(Vec::is_empty);
        let of = match &least.who {
            Some(industries) if !industries.is_empty() && self.of_headings() == Some(Vec::new()) => {
                Some(industries.clone())
            }
            Some(_) => self.of_headings().filter(|_| is_rest),
            None => self.of_headings(),
        };
        let of = of.filter(|_| !(is_rest && self.has_unknown)).ok_or(Doubt::People)?;
        match least.category {
            None => self.total(quote, least, of, rules),
            Some(_) => self.category(quote, least, of, rules),
        }
    }

    fn move_to(&mut self, sentence: &Sentence, tokens: &[Token], rules: &Rules) {
        let text = sentence.text();
        let mut names = named(&sentence.chars, tokens);
        // 其他人员 are those whom nobody has named where nobody has been named.
        let has_named = rules.requirements.iter().any(|requirement| !requirement.industries.is_empty());
        if !has_named
            && names_the_rest(tokens)
            && sentence.chars.windows(2).any(|pair| matches!(pair, ['其', '他' | '它' | '余']))
        {
            names = Named::Unknown;
        }
        if names == Named::Unknown && is_of_all_of(self.of_notice.as_deref().unwrap_or_default(), text.trim()) {
            names = Named::Nobody;
        }
        if self.clause != Some(sentence.clause) {
            // The first sentence of a clause is its heading.
            self.clause = Some(sentence.clause);
            (self.current, self.is_list_open) = (None, false);
            self.headings.clear();
            self.of_clause = who(names.clone(), &self.of_notice);
            let is_heading = figures(&sentence.chars).is_empty();
            self.is_yearly.clause = is_heading && tokens.iter().any(|token| token.role() == Some(Role::Yearly));
            self.is_of_make_up = tokens.iter().any(|token| token.role() == Some(Role::MakeUp));
            self.is_of_persons = ["对象", "范围", "适用"].iter().any(|word| sentence.is_title && text.contains(word));
            self.is_limited.clause = is_heading && is_limiting_heading(&sentence.chars, tokens, self.given.year);
        }
        if sentence.opens {
            if sentence.depth.is_none() && !self.is_list_open {
                (self.given.is_least, self.given.is_part) = (false, false);
            }
            self.enter(sentence);
            self.is_unclear_above = false;
            self.of_paragraph = self.of_headings();
            let is_heading = sentence.chars.len() <= LONGEST_HEADING && figures(&sentence.chars).is_empty();
            self.is_limited.paragraph = is_heading && is_limiting_heading(&sentence.chars, tokens, self.given.year);
        }
        let reach = if self.is_of_persons { Reach::Notice } else { reach(&text) };
        if let Named::Industries(industries) = &names
            && reach == Reach::Notice
        {
            (self.of_notice, self.of_clause) = (Some(industries.clone()), Some(industries.clone()));
        }
        if names == Named::Unknown {
            self.has_unknown = true;
            if reach == Reach::Notice {
                self.of_notice = None;
                self.is_scope_unknown = true;
            }
            if reach != Reach::Paragraph {
                self.of_clause = None;
            }
        }
        let of_headings = self.of_headings();
        match names {
            Named::Nobody => {}
            Named::Everybody => self.of_paragraph = of_headings,
            other => self.of_paragraph = who(other, &of_headings),
        }
        let last = sentence.chars.iter().rev().find(|c| !c.is_whitespace());
        self.is_list_open = matches!(last, Some('：' | ':' | '；' | ';'));
        if sentence.is_heading {
            let is_lead = sentence.depth.is_none() && matches!(last, Some('：' | ':'));
            self.headings.push(Heading {
                depth: sentence.depth.unwrap_or(if is_lead { 0 } else { usize::MAX }),
                of: self.of_paragraph.clone(),
                is_yearly: tokens.iter().any(|token| token.role() == Some(Role::Yearly)),
                is_limiting: is_limiting_heading(&sentence.chars, tokens, self.given.year)
                    || (is_lead && is_of_some(tokens)),
            });
        }
    }

    /// Leaves the headings that a paragraph does not stand below.
    fn enter(&mut self, sentence: &Sentence) {
        let depth = if sentence.is_heading { sentence.depth.or(Some(usize::MAX)) } else { sentence.depth };
        // A paragraph behind the items that a line leads to is no item.
        if depth.is_none() && self.is_in_items {
            self.headings.retain(|heading| heading.depth > 0);
            self.is_in_items = false;
        }
        if let Some(depth) = depth {
            self.headings.retain(|heading| heading.depth < depth);
            self.is_in_items = sentence.depth.is_some();
            if sentence.is_annexed && depth <= 1 {
                self.current = None;
            }
        }
    }

    /// Who the headings above a paragraph are about.
    fn of_headings(&self) -> Who {
        self.headings.last().map_or_else(|| self.of_clause.clone(), |heading| heading.of.clone())
    }

    fn take(&mut self, one: &SaidAmount, sentence: &Sentence, rules: &mut Rules) -> Result<(), Doubt> {
        match one {
            SaidAmount::Equal(this, next) => {
                let ratio = ratio(this, next, sentence.whole()).ok_or(Doubt::Sense)?;
                if add(ratio, rules) { Ok(()) } else { Err(Doubt::Conflict) }
            }
            SaidAmount::Least(least) => {
                let of = match &least.who {
                    Some(industries) if !industries.is_empty() => Some(industries.clone()),
                    // Everybody of whom the clause speaks.
                    Some(_) => self.of_headings(),
                    None => self.of_paragraph.clone(),
                };
                let of = of.ok_or(Doubt::People)?;
                if !has_second_unit(least, sentence, rules) {
                    return Err(Doubt::Conflict);
                }
                if !self.is_of_year(least) {
                    return Err(Doubt::Year);
                }
                match least.category {
                    None => self.total(&sentence.whole(), least, of, rules),
                    Some(_) => self.category(&sentence.whole(), least, of, rules),
                }
            }
        }
    }

    /// Whether an amount is one of a year: by its own words, those of its clause, or as it goes on with one that is.
    fn is_of_year(&self, least: &SaidLeast) -> bool {
        least.is_yearly || self.is_yearly_above() || self.current.is_some()
    }

    fn total(&mut self, quote: &Quote, least: &SaidLeast, of: Vec<Industry>, rules: &mut Rules) -> Result<(), Doubt> {
        let (Least::Amount(amount), Some(unit)) = (&least.least, least.unit) else { return Err(Doubt::Sense) };
        if let Some(at) = rules.requirements.iter().position(|known| known.industries == of) {
            self.current = Some(at);
            let known = &mut rules.requirements[at];
            let agrees = known.unit == unit && *known.total.get_or_insert(*amount) == *amount;
            return if agrees { Ok(()) } else { Err(Doubt::Conflict) };
        }
        if rules.requirements.len() >= MOST_REQUIREMENTS {
            return Err(Doubt::Conflict);
        }
        rules.requirements.push(Requirement {
            industries: of,
            unit,
            also: least.also.map(|other| other.unit),
            total: Some(*amount),
            categories: Vec::new(),
            quotes: vec![quote.clone()],
            clause: quote.clause,
        });
        self.current = Some(rules.requirements.len() - 1);
        Ok(())
    }

    fn category(
        &mut self,
        quote: &Quote,
        least: &SaidLeast,
        of: Vec<Industry>,
        rules: &mut Rules,
    ) -> Result<(), Doubt> {
        let has_room = rules.requirements.len() < MOST_REQUIREMENTS;
        let Some(category) = least.category.filter(|_| has_room) else { return Err(Doubt::Sense) };
        let at = self.stated(quote, least, of, rules);
        self.current = Some(at);
        let requirement = &mut rules.requirements[at];
        if least.unit.is_some_and(|unit| unit != requirement.unit) {
            return Err(Doubt::Conflict);
        }
        if let Some((_, known)) = requirement.categories.iter().find(|(known, _)| *known == category) {
            return if *known == least.least { Ok(()) } else { Err(Doubt::Conflict) };
        }
        requirement.categories.push((category, least.least.clone()));
        if !requirement.quotes.contains(quote) {
            requirement.quotes.push(quote.clone());
        }
        Ok(())
    }

    /// The requirement that a sentence goes on with, or a new one whose total is not said.
    fn stated(&self, quote: &Quote, least: &SaidLeast, of: Vec<Industry>, rules: &mut Rules) -> usize {
        let same = |known: &Requirement| known.industries == of;
        let current = self.current.filter(|at| least.who.is_none() || same(&rules.requirements[*at]));
        if let Some(at) = current.or_else(|| rules.requirements.iter().position(same)) {
            return at;
        }
        rules.requirements.push(Requirement {
            industries: of,
            unit: least.unit.unwrap_or(Unit::Hour),
            also: None,
            total: None,
            categories: Vec::new(),
            quotes: Vec::new(),
            clause: quote.clause,
        });
        rules.requirements.len() - 1
    }
}

/// More groups of people than any notice names: what is said of others is a question.
const MOST_REQUIREMENTS: usize = 64;

/// Notes the ratio of an amount to the same amount in a second unit, where it is stated in one; false where there is none
/// or another one is known.
fn has_second_unit(least: &SaidLeast, sentence: &Sentence, rules: &mut Rules) -> bool {
    let (Some(other), Least::Amount(amount), Some(unit)) = (&least.also, &least.least, least.unit) else { return true };
    let whole = amount.to_string().parse().ok();
    let this = SentenceAmount { amount: *amount, whole, unit, start: 0, end: 0 };
    ratio(&this, other, sentence.whole()).is_some_and(|ratio| add(ratio, rules))
}

/// How long a sentence may be that is the heading of its paragraph.
const LONGEST_HEADING: usize = 16;

/// Whether a title names one year, and not a span of years.
fn is_of_one_year(title: &[char], tokens: &[Token]) -> bool {
    let mut years = tokens.iter().filter(|token| matches!(token.kind, TokenKind::Day(_)));
    let is_end =
        |token: &Token| matches!(title[..token.range.start].last(), Some('-' | '—' | '至' | '到' | '~' | '～'));
    years.next().is_some_and(|token| !is_end(token)) && years.next().is_none()
}

/// Whether a title says that least amounts follow.
fn is_of_least(title: &[char]) -> bool {
    let title: String = title.iter().collect();
    ["最低学时", "最低学分", "学时标准", "学分标准", "学时要求", "学分要求"].iter().any(|word| title.contains(word))
}

/// Whether a ratio is one of a unit.
fn is_in(one: &SaidAmount, unit: Unit) -> bool {
    matches!(one, SaidAmount::Equal(this, next) if unit != Unit::Hour && (this.unit == unit || next.unit == unit))
}

/// Whether a line that leads to items says of them more than that they are asked: 有下列情形的，不予登记.
fn is_of_some(tokens: &[Token]) -> bool {
    tokens.iter().filter_map(Token::role).any(|role| {
        matches!(
            role,
            Role::Most | Role::Or | Role::Open | Role::MakeUp | Role::May | Role::Over | Role::Without | Role::Equal
        )
    })
}

/// Whether a title names years, and not the one that is wanted.
fn is_of_other_years(title: &[char], tokens: &[Token], wanted: Option<u16>) -> bool {
    let years: Vec<u16> = tokens
        .iter()
        .filter_map(|token| match token.kind {
            TokenKind::Day(day) => day.year,
            _ => None,
        })
        .collect();
    let is_span = title.iter().any(|c| matches!(c, '-' | '—' | '至' | '到' | '~' | '～'));
    match (years.first(), years.last(), wanted) {
        (Some(first), Some(last), Some(wanted)) if is_span => !(*first..=*last).contains(&wanted),
        (Some(_), Some(_), Some(wanted)) => !years.contains(&wanted),
        _ => false,
    }
}

/// Units that no rule is drafted in.
const OTHER_UNITS: [&str; 6] = ["个工作日", "工作日", "个月", "学期", "元", "门"];

/// Whether a number of such a unit is said.
fn has_other_amount(text: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || han_digit(c).is_some() || matches!(c, '十' | '百' | '两');
    OTHER_UNITS
        .iter()
        .flat_map(|unit| text.match_indices(unit))
        .any(|(at, _)| text[..at].trim_end().ends_with(is_number))
}

fn who(named: Named, otherwise: &Who) -> Who {
    match named {
        Named::Nobody | Named::Everybody => otherwise.clone(),
        Named::Industries(industries) => Some(industries),
        Named::Unknown => None,
    }
}

impl OpenQuestion {
    /// A sentence that may be a rule, and what of it nobody knows.
    pub(super) fn new(sentence: &Sentence, tokens: &[Token], doubt: Doubt) -> Self {
        let (unread, known): (Vec<Token>, Vec<Token>) =
            tokens.iter().cloned().partition(|token| token.kind == TokenKind::Unread);
        let words = |range: Range<usize>| sentence.run.slice(range).text();
        let otherwise = said(&known, Given::default()).unwrap_or_default().into_iter().filter_map(|one| match one {
            SaidAmount::Least(least) => Some((least.category, least.least)),
            SaidAmount::Equal(..) => None,
        });
        Self {
            quote: sentence.whole(),
            why: if unread.is_empty() { doubt } else { Doubt::Words },
            unread: unread.into_iter().map(|token| words(token.range)).collect(),
            otherwise: otherwise.collect(),
            range: sentence.run.range(),
            is_row: false,
        }
    }
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
