//! What the declarations of a style do to the text of an element, as far as it changes what is read.

use super::colour::{Ink, ink, is_ground};
use super::values::{number, numbers};

/// What a style says of an element; nothing where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Whether it takes no place.
    pub(super) gone: Option<bool>,
    /// Whether it keeps its place and is not seen, as pages do until all of them is there.
    pub(super) veiled: Option<bool>,
    /// Whether it is hidden in some other way, such as outside the screen.
    pub(super) off: bool,
    /// Whether it is struck out.
    pub(super) struck: Option<bool>,
    /// Whether it is small and high, as an exponent.
    pub(super) raised: Option<bool>,
    /// Whether its characters are shown against their order.
    pub(super) turned: Option<bool>,
    /// Whether its letters are too small to see.
    pub(super) tiny: Option<bool>,
    /// The colour of its letters.
    pub(super) ink: Option<Ink>,
    /// Whether something is behind its letters.
    pub(super) has_ground: bool,
}

/// Letters smaller than so many pixels are no text to anybody.
const SMALLEST: f64 = 1.0;
/// So far to the left or above nothing is seen.
const FAR: f64 = -500.0;
/// The same in widths of a letter, or in hundredths of a screen.
const FAR_IN_LETTERS: f64 = -50.0;

impl Look {
    /// What some declarations say, such as `color: red; display: none`.
    pub(super) fn new(style: &str) -> Self {
        let declarations: Vec<(String, String)> = declarations(style).collect();
        let said = |is_it: fn(&str) -> bool, is_so: fn(&str, &str) -> bool| {
            let mut values = declarations.iter().filter(|(name, _)| is_it(name)).peekable();
            values.peek()?;
            Some(values.any(|(name, value)| is_so(name, value)))
        };
        let is_forced = |(name, value): &(String, String)| name == "display" && value.starts_with("none!");
        let is_turning = |(_, value): &(String, String)| value.contains("override");
        let is_right_to_left = |(name, value): &(String, String)| name == "direction" && value == "rtl";
        Self {
            gone: said(|name| name == "display", |_, value| value.starts_with("none")),
            veiled: said(|name| matches!(name, "visibility" | "opacity"), is_veiling),
            off: declarations
                .iter()
                .any(|(name, value)| is_off(name, value) || is_forced(&(name.clone(), value.clone())))
                || is_cut_off(&declarations),
            struck: said(|name| name.starts_with("text-decoration") || name == "text-line-through", is_striking),
            raised: said(|name| name == "vertical-align", |_, value| value == "super"),
            turned: declarations.iter().any(is_turning).then(|| declarations.iter().any(is_right_to_left)),
            tiny: said(|name| matches!(name, "font-size" | "font"), is_tiny),
            ink: declarations.iter().rev().find_map(|(name, value)| ink(name, value)),
            has_ground: declarations.iter().any(|(name, value)| name.starts_with("background") && is_ground(value)),
        }
    }

    /// This look where it says something, or else what the one below says.
    pub(super) fn over(self, below: &Self) -> Self {
        Self {
            gone: self.gone.or(below.gone),
            veiled: self.veiled.or(below.veiled),
            off: self.off || below.off,
            struck: self.struck.or(below.struck),
            raised: self.raised.or(below.raised),
            turned: self.turned.or(below.turned),
            tiny: self.tiny.or(below.tiny),
            ink: self.ink.or(below.ink),
            has_ground: self.has_ground || below.has_ground,
        }
    }

    /// Whether an element is hidden with all that stands in it.
    pub(super) fn hides(&self) -> bool {
        self.gone == Some(true) || self.veiled == Some(true) || self.off
    }

    /// Whether it is hidden only until a script shows it.
    pub(super) fn only_veils(&self) -> bool {
        self.veiled == Some(true) && self.gone != Some(true) && !self.off
    }

    /// Whether it says that an element is shown.
    pub(super) fn shows(&self) -> bool {
        !self.hides() && (self.gone.is_some() || self.veiled.is_some())
    }
}

/// Whether the style of a list takes its numbers away.
pub(super) fn is_without_numbers(style: &str) -> bool {
    declarations(style)
        .any(|(name, value)| name.starts_with("list-style") && value.split(' ').any(|word| word == "none"))
}

/// Names and values in small letters; a value that is important keeps its sign, without a space before it.
fn declarations(style: &str) -> impl Iterator<Item = (String, String)> {
    style.split(';').filter_map(|written| {
        let (name, value) = written.split_once(':')?;
        let value = value.trim().to_lowercase();
        let value = match value.split_once('!') {
            Some((value, _)) if value.trim() == "none" => "none!".to_owned(),
            Some((value, _)) => value.trim().to_owned(),
            None => value,
        };
        Some((name.trim().to_lowercase(), value))
    })
}

fn is_veiling(name: &str, value: &str) -> bool {
    if name == "visibility" { matches!(value, "hidden" | "collapse") } else { number(value).is_some_and(|n| n < 0.05) }
}

fn is_striking(_: &str, value: &str) -> bool {
    value.contains("line-through") || matches!(value, "single" | "double")
}

fn is_tiny(name: &str, value: &str) -> bool {
    let size = if name == "font" { value.split(' ').find(|word| number(word).is_some()) } else { Some(value) };
    let size = size.map(|size| size.split('/').next().unwrap_or_default());
    size.and_then(number).is_some_and(|n| {
        let is_in_pixels = size.is_some_and(|size| size.ends_with("px") || size.ends_with("pt"));
        n == 0.0 || (is_in_pixels && n < SMALLEST)
    })
}

/// Whether a single declaration puts an element where nobody sees it.
fn is_off(name: &str, value: &str) -> bool {
    let has = |signs: &[&str]| signs.iter().any(|sign| value.contains(sign));
    let packed = || value.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    match name {
        "text-indent" | "left" | "top" | "right" | "bottom" | "margin" | "margin-left" | "margin-top" => {
            value.split(' ').any(is_far)
        }
        "clip" => value.contains("rect") && numbers(value).iter().all(|n| *n <= 1.0),
        "clip-path" => has(&["inset(50%", "inset(100%"]) || packed().starts_with("circle(0"),
        "transform" => {
            let packed = packed();
            ["scale(0)", "scale(0,", "scalex(0)", "scaley(0)", "scale3d(0"].iter().any(|sign| packed.contains(sign))
                || (packed.contains("translate") && packed.split(['(', ',', ')']).any(is_far))
        }
        "filter" => packed().contains("opacity(0"),
        "mso-hide" => value == "all",
        "content-visibility" => value == "hidden",
        _ => false,
    }
}

/// Whether a box without a height or width shows nothing beside itself.
fn is_cut_off(declarations: &[(String, String)]) -> bool {
    let is_cut =
        |(name, value): &(String, String)| name.starts_with("overflow") && matches!(value.as_str(), "hidden" | "clip");
    let is_flat = |(name, value): &(String, String)| {
        matches!(name.as_str(), "height" | "width" | "max-height" | "max-width") && number(value) == Some(0.0)
    };
    declarations.iter().any(is_cut) && declarations.iter().any(is_flat)
}

fn is_far(length: &str) -> bool {
    let is_in_letters = ["em", "vw", "vh"].iter().any(|unit| length.ends_with(unit));
    !length.ends_with('%') && number(length).is_some_and(|n| n <= if is_in_letters { FAR_IN_LETTERS } else { FAR })
}

/// What the sheets say of an element.
#[derive(Debug, Default)]
pub(super) struct SheetLook {
    pub(super) look: Look,
    /// What they show before its text.
    pub(super) before: Option<String>,
    /// What they show behind its text.
    pub(super) after: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_hide_in_many_ways() {
        for style in [
            "color: red; DISPLAY:none",
            "visibility: collapse",
            "opacity:0",
            "opacity:.001",
            "text-indent:-9999px",
            "position:absolute;left:-999em",
            "margin-left:-9999px",
            "clip:rect(0,0,0,0)",
            "clip:rect(1px 1px 1px 1px)",
            "clip-path:inset(50%)",
            "clip-path: circle(0)",
            "height:0;overflow:hidden",
            "max-height:0px;overflow:hidden",
            "transform:scale(0)",
            "transform:translateX(-9999px)",
            "filter:opacity(0)",
            "mso-hide:all",
        ] {
            assert!(Look::new(style).hides(), "{style}");
        }
        for style in [
            "display:block",
            "opacity:.9",
            "text-indent:-2em",
            "margin:0 -15px",
            "clip:rect(0,100px,20px,0)",
            "height:0",
            "overflow:hidden;height:20px",
            "transform:scale(1)",
            "clip:auto;clip:rect(auto)",
        ] {
            assert_eq!(Look::new(style).hides(), style.ends_with("rect(auto)"), "{style}");
        }
    }

    #[test]
    fn letters_may_be_struck_raised_turned_or_too_small() {
        assert!(Look::new("visibility: hidden").only_veils());
        assert!(!Look::new("visibility: hidden; display: none").only_veils());
        assert_eq!(Look::new("text-decoration: line-through red").struck, Some(true));
        assert_eq!(Look::new("text-decoration: none").struck, Some(false));
        assert_eq!(Look::new("vertical-align:super").raised, Some(true));
        assert_eq!(Look::new("unicode-bidi:bidi-override;direction:rtl").turned, Some(true));
        for (style, is_tiny) in
            [("font-size:0", true), ("font:0/0 a", true), ("font-size:0.01px", true), ("font-size:0.8em", false)]
        {
            assert_eq!(Look::new(style).tiny, Some(is_tiny), "{style}");
        }
        assert!(is_without_numbers("list-style: none"));
    }
}
