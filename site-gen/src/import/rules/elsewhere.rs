//! What a sentence elsewhere says of rules: that they are repealed, hold for some people only, later, or over several years.
//!
//! Such a sentence is rarely understood. So the rules that it may be about become questions, and it becomes one itself.

use std::collections::{BTreeMap, BTreeSet};

use super::doubts::{Doubted, WORDS, doubted, is_in_brackets, is_of_other_matters, refers};
use super::headings::is_limiting_heading;
use super::scope::{Named, is_of_all_of, named};
use super::withdrawal::{RuleKind, question, withdraw};
use super::{Became, Category, Doubt, Industry, Least, OpenQuestion, Quote, ReadSentence, Rules, Unit};
use crate::import::statements::{Role, Token, TokenKind, tokens};

/// What is known of a notice as a whole.
#[derive(Clone, Copy)]
pub(super) struct OfNotice<'a> {
    /// The year that it is of.
    pub(super) year: Option<u16>,
    /// The industries that it is about; where empty, all of them.
    pub(super) of: &'a [Industry],
}

/// The rules that sentences may change.
#[derive(Default)]
struct Suspects {
    all: bool,
    /// Those of these clauses.
    clauses: BTreeSet<usize>,
    /// Those beside these sentences.
    beside: BTreeSet<usize>,
    /// All least amounts.
    least: bool,
    /// The windows of this category, or of all.
    windows: BTreeSet<Option<Category>>,
    /// The ratios of these units, or all.
    ratios: BTreeSet<Option<Unit>>,
}

/// A sentence that is no rule.
struct OtherSentence<'a> {
    at: usize,
    read: &'a ReadSentence,
    text: String,
    tokens: Vec<Token>,
    doubted: Option<Doubted>,
    /// Whether it may state least amounts otherwise than a rule does.
    contradicts: bool,
    /// Whether it has words that nobody knows, and that headings do not have.
    is_unknown: bool,
    /// Whether it says who is meant, and this is not everybody.
    is_of_some: bool,
    is_of_other_matters: bool,
    /// Whether its clause states a rule, and whether that is near.
    states: bool,
    is_beside: bool,
}

/// Turns into questions what a sentence elsewhere may change: all of it where nobody knows for whom the notice is.
pub(super) fn doubt(rules: &mut Rules, notice: OfNotice, is_all_doubted: bool) {
    let mut suspects = Suspects { all: is_all_doubted, ..Suspects::default() };
    let stating: BTreeSet<usize> =
        rules.read.iter().enumerate().filter(|(_, one)| one.became == Became::Rules).map(|(at, _)| at).collect();
    let clauses: BTreeSet<usize> = stating.iter().map(|at| rules.read[*at].clause).collect();
    let questions: BTreeMap<usize, &OpenQuestion> = rules.unsure.iter().map(|one| (one.range.start, one)).collect();
    let others = (0..rules.read.len()).filter(|at| rules.read[*at].became != Became::Rules);
    let asked: Vec<usize> = others
        .filter(|at| {
            let read = &rules.read[*at];
            let is_beside = is_near(*at, &stating, rules);
            let contradicts = questions.get(&read.run.range().start).is_some_and(|one| may_contradict(one, rules));
            let states = clauses.contains(&read.clause);
            let sentence = OtherSentence { contradicts, ..OtherSentence::new(*at, read, notice, states, is_beside) };
            sentence.suspects(&mut suspects) && read.became == Became::Text
        })
        .collect();
    for at in asked {
        rules.unsure.push(question(&rules.read[at]));
        rules.read[at].became = Became::Question;
    }
    suspects.withdraw(rules);
}

/// How many sentences stand beside a rule.
const BESIDE: usize = 2;

/// Whether a sentence stands beside one that states a rule, in its clause.
fn is_near(at: usize, stating: &BTreeSet<usize>, rules: &Rules) -> bool {
    let around = at.saturating_sub(BESIDE)..=at + BESIDE;
    stating.range(around).any(|other| rules.read[*other].clause == rules.read[at].clause)
}

/// Whether what a question may ask is not what a rule asks of the same.
fn may_contradict(question: &OpenQuestion, rules: &Rules) -> bool {
    let is_of_others = matches!(question.why, Doubt::Heading | Doubt::People);
    let differs = |(category, least): &(Option<Category>, Least)| {
        rules.requirements.iter().any(|known| match category {
            None => known.total.is_some_and(|total| *least != Least::Amount(total)),
            Some(category) => known.categories.iter().any(|(of, known)| of == category && known != least),
        })
    };
    !is_of_others && (question.otherwise.is_empty() || question.otherwise.iter().any(differs))
}

impl<'a> OtherSentence<'a> {
    fn new(at: usize, read: &'a ReadSentence, notice: OfNotice, states: bool, is_beside: bool) -> Self {
        let text = read.run.reading().trim().to_owned();
        let chars: Vec<char> = text.chars().collect();
        let tokens = tokens(&chars, &[]);
        let is_of_all = |doubted: &Doubted| *doubted == Doubted::Notice && is_of_all_of(notice.of, &text);
        let doubted = doubted(&text, notice.year).filter(|doubted| !is_of_all(doubted));
        Self {
            at,
            read,
            doubted,
            contradicts: false,
            is_unknown: is_limiting_heading(&chars, &tokens, notice.year),
            is_of_some: WORDS.has("some", &text)
                || matches!(named(&chars, &tokens), Named::Unknown | Named::Industries(_)),
            is_of_other_matters: is_of_other_matters(&text, doubted),
            tokens,
            text,
            states,
            is_beside,
        }
    }

    /// Notes the rules that it may change; whether a person has to be asked about it.
    fn suspects(&self, suspects: &mut Suspects) -> bool {
        let changes = WORDS.has("changing", &self.text);
        let is_heading = self.read.is_title && !is_in_brackets(&self.text);
        // 表中数字为最低标准 only says what the words of headings say.
        let is_plain = self.doubted == Some(Doubted::Clause) && !changes && (is_heading || !self.is_unknown);
        if is_plain || (self.read.is_cell && !refers(&self.text)) {
            return false;
        }
        // Beside a rule nothing may stand that is not understood.
        let is_text = self.read.became == Became::Text;
        let is_beside = is_text && self.is_beside && !is_heading && self.is_unknown && !self.is_of_other_matters;
        if is_beside {
            suspects.beside.insert(self.at);
        }
        match self.doubted {
            Some(Doubted::Notice) => suspects.all = true,
            // What is said of what is asked, where nothing is asked, is said of all.
            Some(Doubted::Clause) if is_heading => return false,
            Some(Doubted::Clause) if changes && !self.states && self.is_of_what_is_asked() => suspects.all = true,
            Some(Doubted::Clause) => drop(suspects.clauses.insert(self.read.clause)),
            Some(Doubted::Itself) => {}
            None if is_heading => return false,
            None if is_text && (!self.is_unknown || self.is_of_other_matters) => return false,
            None => {}
        }
        self.suspects_by_matter(suspects);
        is_beside || !is_text || self.doubted.is_some() || WORDS.has("matter", &self.text)
    }

    fn is_of_what_is_asked(&self) -> bool {
        self.read.became == Became::Text && WORDS.has("whole", &self.text)
    }

    /// Notes the rules of what it speaks of: making up, a unit in another, or what is asked in all.
    fn suspects_by_matter(&self, suspects: &mut Suspects) {
        let has = |role: Role| self.tokens.iter().any(|token| token.role() == Some(role));
        if WORDS.has("make-up", &self.text) || has(Role::MakeUp) {
            let named = self.tokens.iter().filter_map(|token| match token.role() {
                Some(Role::Category(category)) => Some(Some(category)),
                _ => None,
            });
            let named: BTreeSet<Option<Category>> = named.collect();
            suspects.windows.extend(if named.is_empty() { BTreeSet::from([None]) } else { named });
        }
        if self.read.became == Became::Text {
            if WORDS.has("converting", &self.text) {
                suspects.ratios.insert(None);
            }
            return;
        }
        let units: BTreeSet<Unit> = self.units().collect();
        let is_ratio = units.len() > 1
            && (WORDS.has("converting", &self.text)
                || (has(Role::Equal) && !has(Role::Least))
                || self.each().next().is_some());
        if is_ratio {
            suspects.ratios.extend(units.into_iter().map(Some));
        }
        let is_other = is_ratio || has(Role::Part) || has(Role::Most) || WORDS.has("other-amount", &self.text);
        let is_known = self.doubted.is_some() || self.is_of_some || is_other;
        suspects.least |= self.contradicts && !is_known && self.amounts().next().is_some();
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

impl Suspects {
    fn withdraw(&self, rules: &mut Rules) {
        let starts: BTreeMap<usize, usize> =
            rules.read.iter().enumerate().map(|(at, sentence)| (sentence.run.range().start, at)).collect();
        let of_sentences: Vec<usize> = rules.read.iter().map(|sentence| sentence.clause).collect();
        let is_beside = |quote: &Quote| {
            let Some(stands_at) = starts.get(&quote.start) else { return false };
            let around = stands_at.saturating_sub(BESIDE)..=stands_at + BESIDE;
            self.beside.range(around).any(|at| of_sentences[*at] == quote.clause)
        };
        withdraw(rules, &|kind, quote| match kind {
            RuleKind::Term => self.all,
            _ if self.all || self.clauses.contains(&quote.clause) || is_beside(quote) => true,
            RuleKind::Least => self.least,
            RuleKind::Ratio(unit) => self.ratios.contains(&None) || self.ratios.contains(&Some(unit)),
            RuleKind::Window(None) => !self.windows.is_empty(),
            RuleKind::Window(category) => self.windows.contains(&None) || self.windows.contains(&category),
        });
    }
}
