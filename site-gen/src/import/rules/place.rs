//! Where a sentence stands: who is meant there, and what title, headings and the sentences before it say of it.

use super::headings::{
    is_limiting_heading, is_limiting_title, is_of_one_year, is_of_other_year, is_of_other_years, is_of_some,
};
use super::headings_above::{Heading, HeadingsAbove, OfHeadings};
use super::phrases::SCOPE;
use super::scope::{Named, Reach, Who, is_of_all_of, named, names_the_rest, reach};
use super::{Rules, Sentence};
use crate::import::outline::Block;
use crate::import::run::Run;
use crate::import::statements::{Role, Token, TokenKind, figures, tokens};

/// Where a sentence stands.
pub(super) struct SentencePlace {
    /// The year that the notice is of.
    year: Option<u16>,
    clause: Option<usize>,
    /// Who the notice, the clause and the paragraph are about.
    pub(super) of_notice: Who,
    pub(super) of_clause: Who,
    pub(super) of_paragraph: Who,
    /// Whether people have been named of whom it is not known who they are, so that nobody knows who the others are.
    pub(super) has_unknown: bool,
    /// Whether a sentence says for whom the notice is, and nobody knows who that is.
    is_scope_unknown: bool,
    /// Whether the title, or the heading of the clause, says that this is for a year.
    is_yearly: OfHeadings,
    /// The headings inside the clause that a sentence stands below, from the widest.
    headings: HeadingsAbove,
    /// Whether one of these, or the heading of the paragraph, speaks of a part or a way of learning that is not understood.
    pub(super) is_limited: OfHeadings,
    /// Whether the title says that the notice states least amounts: 最低学分, 学时标准.
    pub(super) is_title_of_least: bool,
    /// Whether the heading of the clause says that it is about whom the notice is for.
    is_of_persons: bool,
    /// Whether the heading of the clause speaks of making up.
    pub(super) is_of_make_up: bool,
    /// Whether it names another place or time.
    is_foreign: bool,
    /// Whether the last sentence leaves a list open.
    is_list_open: bool,
    /// Whether the last paragraph was an item.
    is_in_items: bool,
    /// Whether an earlier sentence of the paragraph is not understood.
    pub(super) is_unclear_above: bool,
}

/// What the step to a sentence ends.
#[derive(Default)]
pub(super) struct Moved {
    /// The requirement that was being stated.
    pub(super) starts_anew: bool,
    /// The list that a line led to.
    pub(super) ends_list: bool,
}

impl SentencePlace {
    /// Above the first clause of a notice of this title.
    pub(super) fn new(title: &[char], tokens: &[Token], year: Option<u16>) -> Self {
        let of_notice = who(named(title, tokens), &Some(Vec::new()));
        let limits = is_limiting_title(title, tokens) || is_of_other_years(title, tokens, year);
        Self {
            year,
            clause: None,
            of_clause: of_notice.clone(),
            of_paragraph: of_notice.clone(),
            of_notice,
            has_unknown: false,
            is_scope_unknown: false,
            is_yearly: OfHeadings { title: is_of_one_year(title, tokens), ..OfHeadings::default() },
            headings: HeadingsAbove::default(),
            is_limited: OfHeadings { title: limits, ..OfHeadings::default() },
            is_title_of_least: SCOPE.has("least", &title.iter().collect::<String>()),
            is_of_persons: false,
            is_of_make_up: false,
            is_foreign: false,
            is_list_open: false,
            is_in_items: false,
            is_unclear_above: false,
        }
    }

    /// Takes note of those to whom the notice is addressed.
    pub(super) fn addressed_to(&mut self, addressee: Option<&Run>, places: &[Vec<char>]) {
        let chars = addressee.map(Run::read_chars).unwrap_or_default();
        if named(&chars, &tokens(&chars, places)) == Named::Unknown {
            (self.of_notice, self.of_clause, self.of_paragraph) = (None, None, None);
        }
    }

    /// Takes note of the line that leads to the clauses, where it says more than that they follow.
    pub(super) fn led_to(&mut self, lead: Option<&Block>) {
        let text = lead.map(|block| block.text.reading()).unwrap_or_default();
        self.is_limited.title |= text.ends_with(['：', ':']) && SCOPE.has("limiting-lead", &text);
    }

    /// What is not understood ends what goes on from sentence to sentence: 其中 behind it may be a part of something else.
    /// Whether it does.
    pub(super) fn interrupt(&mut self, sentence: &Sentence, tokens: &[Token]) -> bool {
        // A sentence about another year leads to what was asked then.
        let is_make_up = tokens.iter().any(|token| token.role() == Some(Role::MakeUp));
        self.is_limited.paragraph |= !is_make_up && tokens.iter().any(|token| is_of_other_year(token, self.year));
        let is_known = |token: &Token| !matches!(token.kind, TokenKind::Unread | TokenKind::Industries(_));
        let is_understood = tokens.iter().all(is_known);
        self.is_unclear_above |= !is_understood;
        !is_understood && !sentence.is_heading
    }

    /// Goes on to a sentence.
    pub(super) fn move_to(&mut self, sentence: &Sentence, tokens: &[Token], rules: &Rules) -> Moved {
        let mut moved = Moved::default();
        let names = self.named_in(sentence, tokens, rules);
        if self.clause != Some(sentence.clause) {
            moved.starts_anew = true;
            self.enter_clause(sentence, tokens, &names);
        }
        if sentence.opens {
            moved.ends_list = sentence.depth.is_none() && !self.is_list_open;
            moved.starts_anew |= self.enter_paragraph(sentence, tokens);
        }
        let text = sentence.text();
        self.is_foreign = if sentence.is_title { SCOPE.has("foreign", &text) } else { self.is_foreign };
        // 适用范围：市直事业单位 takes others out without naming anybody.
        let is_of_persons = !sentence.is_title && (self.is_of_persons || reach(&text) == Reach::Notice);
        let is_some = is_of_persons && names == Named::Nobody && !SCOPE.has("everybody", &text);
        self.take_names(if is_some { Named::Unknown } else { names }, &text);
        let last = sentence.chars.iter().rev().find(|c| !c.is_whitespace());
        self.is_list_open = matches!(last, Some('：' | ':' | '；' | ';'));
        if sentence.is_heading {
            let is_lead = sentence.depth.is_none() && matches!(last, Some('：' | ':'));
            self.headings.push(Heading {
                depth: sentence.depth.unwrap_or(if is_lead { 0 } else { usize::MAX }),
                of: self.of_paragraph.clone(),
                is_yearly: is_yearly(tokens),
                is_limiting: is_limiting_heading(&sentence.chars, tokens, self.year)
                    || ((is_lead || names_people(tokens)) && is_of_some(tokens)),
            });
        }
        moved
    }

    /// Who a sentence names, where it stands.
    fn named_in(&self, sentence: &Sentence, tokens: &[Token], rules: &Rules) -> Named {
        // 其他人员 are those whom nobody has named where nobody has been named.
        let has_named = rules.requirements.iter().any(|requirement| !requirement.industries.is_empty());
        let says_others = sentence.chars.windows(2).any(|pair| matches!(pair, ['其', '他' | '它' | '余']));
        if !has_named && says_others && names_the_rest(tokens) {
            return Named::Unknown;
        }
        match named(&sentence.chars, tokens) {
            Named::Unknown if is_of_all_of(self.of_notice.as_deref().unwrap_or_default(), sentence.text().trim()) => {
                Named::Nobody
            }
            names => names,
        }
    }

    /// Begins a clause with its first sentence, which is its heading.
    fn enter_clause(&mut self, sentence: &Sentence, tokens: &[Token], names: &Named) {
        let is_heading = figures(&sentence.chars).is_empty();
        self.clause = Some(sentence.clause);
        self.is_list_open = false;
        self.headings.clear();
        self.of_clause = who(names.clone(), &self.of_notice);
        self.is_yearly.clause = is_heading && is_yearly(tokens);
        self.is_of_make_up = tokens.iter().any(|token| token.role() == Some(Role::MakeUp));
        self.is_of_persons = sentence.is_title && SCOPE.has("persons", &sentence.text());
        self.is_limited.clause = is_heading && is_limiting_heading(&sentence.chars, tokens, self.year);
    }

    /// Begins a paragraph; whether a rule of its own begins with it.
    fn enter_paragraph(&mut self, sentence: &Sentence, tokens: &[Token]) -> bool {
        let starts_anew = self.leave_headings(sentence);
        let is_heading = sentence.chars.len() <= LONGEST_HEADING && figures(&sentence.chars).is_empty();
        self.is_unclear_above = false;
        self.of_paragraph = self.of_headings();
        self.is_limited.paragraph = is_heading && is_limiting_heading(&sentence.chars, tokens, self.year);
        starts_anew
    }

    /// Notes who is meant from a sentence on, as far as it says so.
    fn take_names(&mut self, names: Named, text: &str) {
        let reach = if self.is_of_persons { Reach::Notice } else { reach(text) };
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
    }

    /// Leaves the headings that a paragraph does not stand below; whether a rule of its own begins with it.
    fn leave_headings(&mut self, sentence: &Sentence) -> bool {
        let depth = if sentence.is_heading { sentence.depth.or(Some(usize::MAX)) } else { sentence.depth };
        // A paragraph behind the items that a line leads to is no item.
        if depth.is_none() && self.is_in_items {
            self.headings.leave_leads();
            self.is_in_items = false;
        }
        if let Some(depth) = depth {
            self.headings.leave(depth);
            self.is_in_items = sentence.depth.is_some();
        }
        sentence.is_annexed && depth.is_some_and(|depth| depth <= 1)
    }

    /// Who the headings above a paragraph are about.
    pub(super) fn of_headings(&self) -> Who {
        self.headings.of().unwrap_or(&self.of_clause).clone()
    }

    /// Whether a window or a term of a sentence would be one for everybody.
    pub(super) fn is_for_everybody(&self) -> bool {
        self.of_paragraph.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether a term can be one for everybody below these headings.
    pub(super) fn is_open_to_terms(&self) -> bool {
        self.is_for_everybody() && !self.is_foreign && !self.is_limited.title
    }

    /// Whether a sentence is about those who are left when others are taken out of whom nobody knows who they are.
    pub(super) fn are_others_unknown(&self, tokens: &[Token]) -> bool {
        self.has_unknown && names_the_rest(tokens)
    }

    /// Whether a window can be one for everybody below these headings; below one that names a category it has to name its own.
    pub(super) fn is_open_to_windows(&self, names_category: bool) -> bool {
        let is_limited =
            if self.is_of_make_up { !names_category && self.is_limited.clause } else { self.is_limited_above() };
        self.is_for_everybody() && !is_limited && !self.headings.are_limiting()
    }

    /// Whether a heading above speaks of a part or a way of learning that is not understood.
    pub(super) fn is_limited_above(&self) -> bool {
        self.is_limited.is_said() || self.headings.are_limiting()
    }

    /// Whether a heading below the title limits what is said.
    pub(super) fn is_limited_below_title(&self) -> bool {
        self.is_limited.clause || self.is_limited.paragraph || self.headings.are_limiting()
    }

    /// Whether a heading above says that amounts are for a year.
    pub(super) fn is_yearly_above(&self) -> bool {
        self.is_yearly.is_said() || self.headings.are_yearly()
    }

    /// Whether a sentence says for whom the notice is, and nobody knows who that is.
    pub(super) fn is_scope_unknown(&self) -> bool {
        self.is_scope_unknown
    }
}

/// How long a sentence may be that is the heading of its paragraph.
const LONGEST_HEADING: usize = 16;

fn names_people(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.role() == Some(Role::People))
}

fn is_yearly(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.role() == Some(Role::Yearly))
}

fn who(named: Named, otherwise: &Who) -> Who {
    match named {
        Named::Nobody | Named::Everybody => otherwise.clone(),
        Named::Industries(industries) => Some(industries),
        Named::Unknown => None,
    }
}
