//! What people may call the things of the rules, in a form or a list, and where each name stands.

use super::Beside;
use crate::content::names::Kind;
use crate::content::todo::TODO;
use crate::diag::{At, Span};

/// One of the names of a unit, category, industry, trait, value of a trait, or way of learning.
#[derive(Debug)]
pub struct Called {
    /// What kind of thing is called so.
    pub kind: Kind,
    /// Id of the thing; of a value with that of its trait, as `level.senior`.
    pub id: String,
    /// The name.
    pub by: CalledBy,
    /// Its place in the rules.
    pub span: Span,
}

/// How a name is given.
#[derive(Debug)]
pub enum CalledBy {
    /// As a text; an id is one as well.
    Text(String),
    /// By the id of a term of the glossary, whose word in each language is a name.
    Term(String),
}

impl Beside {
    /// Notes what something is called, but for what is still to be written.
    pub(super) fn call(&mut self, kind: Kind, id: &str, names: &[&[At<String>]]) {
        let names = names.iter().copied().flatten().filter(|name| name.value != TODO);
        self.called.extend(names.map(|name| Called {
            kind,
            id: id.to_owned(),
            by: CalledBy::Text(name.value.clone()),
            span: name.span,
        }));
    }

    /// Notes that something is called by a term of the glossary.
    pub(super) fn call_by_term(&mut self, kind: Kind, id: &str, term: &At<String>) {
        let by = CalledBy::Term(term.value.clone());
        self.called.push(Called { kind, id: id.to_owned(), by, span: term.span });
    }
}
