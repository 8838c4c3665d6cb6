//! What a sentence that is no rule says, and which rules it may change.

use std::collections::BTreeSet;

use super::doubts::{Doubted, doubted, is_in_brackets, is_of_other_matters, is_remark, refers};
use super::headings::is_limiting_heading;
use super::phrases::{CHANGES, SCOPE};
use super::scope::{Named, is_of_all_of, named};
use super::suspects::{OfNotice, Suspects};
use super::{Became, Category, Doubt, Least, OpenQuestion, ReadSentence, Rules, Unit};
use crate::import::statements::{Role, Token, TokenKind, tokens};

/// Where a sentence stands among the rules.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    /// Its place, as the sentences are counted.
    pub(super) place: usize,
    /// Whether the notice states a rule, and whether its clause does.
    pub(super) has_rules: bool,
    pub(super) states: bool,
    /// Whether one stands beside it.
    pub(super) is_near: bool,
    /// Whether the heading of its clause says that it is about a time.
    pub(super) is_of_time: bool,
    /// Whether it may state least amounts otherwise than a rule does.
    pub(super) contradicts: bool,
}

/// A sentence that is no rule.
pub(super) struct OtherSentence<'a> {
    standing: Standing,
    read: &'a ReadSentence,
    text: String,
    tokens: Vec<Token>,
    doubted: Option<Doubted>,
    /// Whether it has words that nobody knows, and that headings do not have.
    is_unknown: bool,
    /// Whether it says who is meant, and this is not everybody.
    is_of_some: bool,
    is_of_other_matters: bool,
    /// Whether it gives a time for learning that is not the year.
    is_of_another_time: bool,
}

impl<'a> OtherSentence<'a> {
    pub(super) fn new(read: &'a ReadSentence, standing: Standing, notice: OfNotice) -> Self {
        let text = read.run.reading().trim().to_owned();
        let chars: Vec<char> = text.chars().collect();
        let tokens = tokens(&chars, &[]);
        let is_of_all = |doubted: &Doubted| *doubted == Doubted::Notice && is_of_all_of(notice.of, &text);
        let doubted = doubted(&text, notice.year).filter(|doubted| !is_of_all(doubted));
        let is_unknown = !is_name_of_category(&tokens) && is_limiting_heading(&chars, &tokens, notice.year);
        Self {
            standing,
            read,
            doubted,
            is_of_some: CHANGES.has("some", &text)
                || matches!(named(&chars, &tokens), Named::Unknown | Named::Industries(_)),
            is_of_other_matters: is_unknown
                && (is_of_other_matters(&text, doubted) || (!SCOPE.has("others", &text) && is_of_all_of(&[], &text))),
            is_of_another_time: is_of_another_time(&text, &tokens, (standing.is_of_time, notice.year)),
            is_unknown,
            tokens,
            text,
        }
    }

    /// Notes the rules that it may change; whether a person has to be asked about it.
    pub(super) fn suspects(&self, suspects: &mut Suspects) -> bool {
        let changes = CHANGES.has("changing", &self.text);
        let is_heading = self.read.is_title && !is_in_brackets(&self.text);
        // 表中数字为最低标准 only says what the words of headings say.
        let is_plain = self.doubted == Some(Doubted::Clause) && !changes && (is_heading || !self.is_unknown);
        if is_plain || (self.read.is_cell && !refers(&self.text)) {
            return false;
        }
        // Beside a rule nothing may stand that is not understood.
        let is_text = self.read.became == Became::Text;
        let is_beside = is_text && self.standing.is_near && !is_heading && self.is_unknown && !self.is_of_other_matters;
        if is_beside {
            suspects.beside.insert((self.read.clause, self.standing.place));
        }
        suspects.terms |= CHANGES.has("not-filed", &self.text);
        suspects.least |= self.is_of_another_time;
        match self.doubted {
            Some(Doubted::Notice) => suspects.all = true,
            // What is said of what is asked, where nothing is asked, is said of all.
            Some(Doubted::Clause) if is_heading => return false,
            Some(Doubted::Clause) if changes && is_text && self.converts() => {}
            Some(Doubted::Clause) if !self.standing.states && self.is_of_what_is_asked(changes) => suspects.all = true,
            Some(Doubted::Clause) => drop(suspects.clauses.insert(self.read.clause)),
            Some(Doubted::Itself) => {}
            None if is_heading => return false,
            None if is_text && !self.ends_for_some() && (!self.is_unknown || self.is_of_other_matters) => return false,
            None => {}
        }
        self.suspects_by_matter(suspects);
        is_beside
            || !is_text
            || self.doubted.is_some()
            || (self.standing.has_rules && CHANGES.has("matter", &self.text))
    }

    /// Whether a sentence of a clause that asks nothing speaks of what others ask.
    fn is_of_what_is_asked(&self, changes: bool) -> bool {
        let is_remark = is_remark(&self.text) || (!self.is_of_some && CHANGES.starts("pointing", &self.text));
        self.read.became == Became::Text && (is_remark || (changes && CHANGES.has("whole", &self.text)))
    }

    /// Notes the rules of what it speaks of: making up, a unit in another, or what is asked in all.
    fn suspects_by_matter(&self, suspects: &mut Suspects) {
        let has = |role: Role| self.has(role);
        if CHANGES.has("make-up", &self.text) || has(Role::MakeUp) || self.ends_for_some() {
            let named = self.tokens.iter().filter_map(|token| match token.role() {
                Some(Role::Category(category)) => Some(Some(category)),
                _ => None,
            });
            let named: BTreeSet<Option<Category>> = named.collect();
            suspects.windows.extend(if named.is_empty() { BTreeSet::from([None]) } else { named });
        }
        let units: BTreeSet<Unit> = self.units().collect();
        if self.read.became == Became::Text {
            if self.converts() {
                suspects.ratios.insert(None);
            }
            return;
        }
        // 2课时折算为1学时: nobody knows in which of them the others are.
        suspects.all |= units.len() == 1 && self.amounts().count() > 1 && self.converts();
        let is_ratio = units.len() > 1
            && (self.converts() || (has(Role::Equal) && !has(Role::Least)) || self.each().next().is_some());
        if is_ratio {
            suspects.ratios.extend(units.into_iter().map(Some));
        }
        let is_other = is_ratio || has(Role::Part) || has(Role::Most) || CHANGES.has("other-amount", &self.text);
        let is_known = self.is_of_some || is_other;
        suspects.least |= self.standing.contradicts && !is_known && self.amounts().next().is_some();
    }

    fn has(&self, role: Role) -> bool {
        self.tokens.iter().any(|token| token.role() == Some(role))
    }

    /// 其他人员不予受理
    fn ends_for_some(&self) -> bool {
        self.has(Role::Over) && self.has(Role::People)
    }

    /// Whether it speaks of one unit in another, and not only in brackets.
    fn converts(&self) -> bool {
        let in_brackets = |text: &str| text.split_once('）').map_or("", |(_, rest)| rest).to_owned();
        let mut parts = self.text.split('（');
        let first = parts.next().unwrap_or_default().to_owned();
        CHANGES.has("converting", &parts.map(in_brackets).fold(first, |text, part| text + &part))
    }

    fn amounts(&self) -> impl Iterator<Item = Unit> {
        self.tokens.iter().filter_map(|token| match &token.kind {
            TokenKind::Amount(amount) => Some(amount.unit),
            _ => None,
        })
    }

    /// The units of its amounts, that of 每天 among them.
    fn units(&self) -> impl Iterator<Item = Unit> {
        self.amounts().chain(self.each())
    }

    fn each(&self) -> impl Iterator<Item = Unit> {
        self.tokens.iter().filter_map(|token| match token.role() {
            Some(Role::Each(unit)) => Some(unit),
            _ => None,
        })
    }
}

/// Whether a text says over what time is learned, and this is a part of the year or goes beyond it; `is_of_time` where the
/// heading above it says so.
fn is_of_another_time(text: &str, tokens: &[Token], (is_of_time, year): (bool, Option<u16>)) -> bool {
    let has_amount = tokens.iter().any(|token| matches!(token.kind, TokenKind::Amount(_)));
    if has_amount || CHANGES.has("make-up", text) {
        return false;
    }
    let later = |token: &Token| matches!(&token.kind, TokenKind::Day(day) if day.year > year);
    let ends_later = year.is_some() && tokens.iter().any(later);
    (ends_later && (is_of_time || CHANGES.has("time", text)))
        || (is_of_time && CHANGES.has("years", text) && text.chars().count() <= LONGEST_TIME)
}

/// How long a text is at most that says nothing but a time.
const LONGEST_TIME: usize = 16;

/// 公需科目。
pub(super) fn is_name_of_category(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| matches!(token.role(), Some(Role::Category(_) | Role::Comma)))
}

/// Whether what a question may ask is not what a rule asks of the same.
pub(super) fn may_contradict(question: &OpenQuestion, rules: &Rules) -> bool {
    let is_of_part = question.why == Doubt::Heading;
    let differs = |(category, least): &(Option<Category>, Least)| {
        rules.requirements.iter().any(|known| match category {
            None => !is_of_part && known.total.is_some_and(|total| *least != Least::Amount(total)),
            Some(category) => known.categories.iter().any(|(of, known)| of == category && known != least),
        })
    };
    let chars: Vec<char> = question.quote.text.chars().collect();
    let names_category = tokens(&chars, &[]).iter().any(|token| matches!(token.role(), Some(Role::Category(_))));
    let is_unclear = question.otherwise.is_empty() && (!is_of_part || names_category);
    question.why != Doubt::People && (is_unclear || question.otherwise.iter().any(differs))
}
