//! How a run is shown: what `w:rPr` says, in a style or in the run itself.

use quick_xml::events::BytesStart;

use super::xml::{is_on, value};

/// How a run is shown, as far as it changes what a reader reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RunMarks {
    /// Not shown at all.
    pub(super) hidden: Option<bool>,
    /// Struck out, once or twice.
    pub(super) struck: Option<bool>,
    /// Small and high, as an exponent.
    pub(super) raised: Option<bool>,
    /// Too small to see.
    pub(super) tiny: Option<bool>,
    /// In white letters.
    pub(super) white: Option<bool>,
    /// On some other colour than white.
    pub(super) ground: Option<bool>,
    /// The symbol font it is written in.
    pub(super) font: Option<String>,
    /// Its character style.
    pub(super) style: Option<String>,
}

impl RunMarks {
    /// Takes what an element of `w:rPr` says.
    pub(super) fn read(&mut self, tag: &BytesStart<'_>) {
        match tag.name().0 {
            "w:vanish" | "w:webHidden" | "w:specVanish" => self.hidden = Some(self.hidden == Some(true) || is_on(tag)),
            "w:strike" | "w:dstrike" => self.struck = Some(self.struck == Some(true) || is_on(tag)),
            "w:vertAlign" => self.raised = Some(matches!(value(tag, "w:val").as_str(), "superscript" | "subscript")),
            "w:position" if is_high(tag) => self.raised = Some(true),
            "w:sz" => self.tiny = value(tag, "w:val").parse::<u32>().ok().map(|halves| halves <= SMALLEST),
            "w:color" => self.white = Some(is_white(&value(tag, "w:val"))),
            "w:shd" | "w:highlight" => self.ground = Some(self.ground == Some(true) || is_ground(tag)),
            "w:rStyle" => self.style = Some(value(tag, "w:val")),
            "w:rFonts" => {
                let names = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"].map(|name| value(tag, name));
                let is_named = names.iter().any(|name| !name.is_empty());
                let symbols = names.into_iter().find(|name| super::symbols::is_symbol_font(name));
                self.font = symbols.or(is_named.then(String::new)).or(self.font.take());
            }
            _ => {}
        }
    }

    /// These marks where they say something, or else those below.
    pub(super) fn over(self, below: &Self) -> Self {
        Self {
            hidden: self.hidden.or(below.hidden),
            struck: self.struck.or(below.struck),
            raised: self.raised.or(below.raised),
            tiny: self.tiny.or(below.tiny),
            white: self.white.or(below.white),
            ground: self.ground.or(below.ground),
            font: self.font.or_else(|| below.font.clone()),
            style: self.style,
        }
    }
}

/// Letters of so many half points are no text to anybody.
const SMALLEST: u32 = 2;
/// What stands so many half points above its line is no part of it.
const HIGH: u32 = 6;

fn is_high(tag: &BytesStart<'_>) -> bool {
    value(tag, "w:val").parse::<u32>().is_ok_and(|halves| halves >= HIGH)
}

fn is_white(colour: &str) -> bool {
    colour.eq_ignore_ascii_case("ffffff")
}

/// Whether `w:shd` or `w:highlight` gives another colour than white.
pub(super) fn is_ground(tag: &BytesStart<'_>) -> bool {
    let is_colour =
        |colour: &str| !matches!(colour, "" | "auto" | "none" | "white" | "clear" | "nil") && !is_white(colour);
    let names = if tag.name().0 == "w:shd" { ["w:fill", "w:themeFill"] } else { ["w:val", "w:val"] };
    names.iter().any(|name| is_colour(&value(tag, name)))
}
