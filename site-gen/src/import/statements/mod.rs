//! What the words of a notice's sentence do in it, so that a rule is drafted only where every word is accounted for.

mod said;
mod tokens;
mod words;

pub(super) use said::{Said, SaidLeast, said};
pub(super) use tokens::{Token, TokenKind, tokens};
pub(super) use words::Role;
