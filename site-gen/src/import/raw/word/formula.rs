//! Formulas in a line: `(a+b)/c`, `√x`, `x²`. Word keeps them as a tree.

use super::paragraph::TextPiece;
use super::parts::FormulaPart;
use crate::import::raw::counting::superscript;

/// A part of a formula that is open.
#[derive(Debug)]
struct OpenGroup {
    part: FormulaPart,
    /// Where among the pieces its sign goes once it is known.
    at: usize,
    is_empty: bool,
    /// Whether it is digits and nothing else.
    is_digits: bool,
    /// Whether it is more than a number or a name.
    is_compound: bool,
}

/// The signs around what stands in brackets.
#[derive(Debug)]
struct BracketSigns {
    open: String,
    close: String,
    between: String,
    has_begun: bool,
}

/// The parts of formulas that are open.
#[derive(Debug, Default)]
pub(super) struct Formulas {
    groups: Vec<OpenGroup>,
    brackets: Vec<BracketSigns>,
    operator: String,
}

impl Formulas {
    /// Takes note of text that is added to a formula.
    pub(super) fn note(&mut self, text: &str) {
        if let Some(group) = self.groups.last_mut() {
            group.is_empty &= text.is_empty();
            group.is_digits &= text.chars().all(|c| c.is_ascii_digit());
            group.is_compound |= text.chars().any(|c| !c.is_alphanumeric() && !matches!(c, '.' | '%'));
        }
    }

    /// Begins a part.
    pub(super) fn open(&mut self, part: FormulaPart, pieces: &mut Vec<TextPiece>) {
        match part {
            FormulaPart::Root => {}
            FormulaPart::Operator => self.operator = "∫".to_owned(),
            FormulaPart::Brackets => {
                let [open, close, between] = ["(", ")", "|"].map(str::to_owned);
                self.brackets.push(BracketSigns { open, close, between, has_begun: false });
            }
            _ => {
                let at = pieces.len();
                pieces.push((String::new(), None));
                self.groups.push(OpenGroup { part, at, is_empty: true, is_digits: true, is_compound: false });
            }
        }
    }

    /// Takes a sign that a formula says of itself.
    pub(super) fn sign(&mut self, name: &str, sign: String) {
        let brackets = self.brackets.last_mut();
        match (name, brackets) {
            ("m:chr", _) => self.operator = sign,
            ("m:begChr", Some(brackets)) => brackets.open = sign,
            ("m:endChr", Some(brackets)) => brackets.close = sign,
            ("m:sepChr", Some(brackets)) => brackets.between = sign,
            _ => {}
        }
    }

    /// What stands before the next thing in brackets.
    pub(super) fn before_next(&mut self) -> String {
        let Some(brackets) = self.brackets.last_mut() else { return String::new() };
        if std::mem::replace(&mut brackets.has_begun, true) { brackets.between.clone() } else { brackets.open.clone() }
    }

    /// Ends a part: what is to be added behind it.
    pub(super) fn close(&mut self, part: FormulaPart, pieces: &mut [TextPiece]) -> String {
        match part {
            FormulaPart::Root => String::new(),
            FormulaPart::Operator => std::mem::take(&mut self.operator),
            FormulaPart::Brackets => self.brackets.pop().map(|brackets| brackets.close).unwrap_or_default(),
            _ => self.groups.pop().map(|group| self.close_group(&group, pieces)).unwrap_or_default(),
        }
    }

    fn close_group(&mut self, group: &OpenGroup, pieces: &mut [TextPiece]) -> String {
        let Some(pieces) = pieces.get_mut(group.at..).filter(|_| !group.is_empty) else { return String::new() };
        let Some(((sign, _), inside)) = pieces.split_first_mut().filter(|(first, _)| first.0.is_empty()) else {
            return String::new();
        };
        let raised = group.part == FormulaPart::Exponent && group.is_digits;
        if raised {
            inside.iter_mut().for_each(|(text, _)| *text = superscript(text));
        }
        let is_open = if group.part == FormulaPart::Exponent { !group.is_digits } else { group.is_compound };
        *sign = match group.part {
            FormulaPart::Denominator => "/",
            FormulaPart::Exponent if !raised => "^",
            FormulaPart::Index if group.is_compound => "_",
            FormulaPart::UnderRoot => "√",
            _ => "",
        }
        .to_owned();
        if is_open {
            sign.push('(');
        }
        if let Some(around) = self.groups.last_mut() {
            around.is_empty = false;
            around.is_digits = false;
            around.is_compound |= is_open || !sign.is_empty();
        }
        if is_open { ")".to_owned() } else { String::new() }
    }
}
