//! Colours, as far as they decide whether letters are seen on white paper.

use super::values::numbers;

/// The colour of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Seen on white.
    Dark,
    /// Seen only where something is behind it.
    White,
    /// Never seen.
    Clear,
}

/// The ink that a declaration gives.
pub(super) fn ink(name: &str, value: &str) -> Option<Ink> {
    match name {
        "color" | "-webkit-text-fill-color" if !matches!(value, "inherit" | "currentcolor" | "initial" | "unset") => {
            Some(of_colour(value))
        }
        _ => None,
    }
}

/// What letters of a colour are.
pub(super) fn of_colour(colour: &str) -> Ink {
    let colour = colour.trim().to_lowercase();
    let parts = numbers(&colour);
    let is_clear = match colour.strip_prefix('#') {
        Some(hex) => hex.len() == 4 && hex.ends_with('0') || hex.len() == 8 && hex.ends_with("00"),
        None => colour == "transparent" || (parts.len() == 4 && parts[3] == 0.0),
    };
    if is_clear {
        return Ink::Clear;
    }
    let is_white = match colour.strip_prefix('#') {
        Some(hex) => hex.len() >= 3 && hex.chars().all(|c| c == 'f'),
        None if colour.starts_with("rgb") => parts.iter().take(3).all(|part| *part >= 255.0),
        None if colour.starts_with("hsl") => parts.get(2).is_some_and(|light| *light >= 100.0),
        None => colour == "white",
    };
    if is_white { Ink::White } else { Ink::Dark }
}

/// Whether a background is something that white letters are seen on.
pub(super) fn is_ground(value: &str) -> bool {
    let is_nothing = |word: &str| matches!(word, "none" | "inherit" | "initial" | "unset" | "0" | "0px" | "repeat");
    let is_one = !value.is_empty() && !value.split(' ').all(is_nothing);
    is_one && (value.contains("url") || of_colour(value) == Ink::Dark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_is_white_however_it_is_written() {
        for white in ["white", "#fff", "#FFFFFF", "rgb(255,255,255)", "rgb(255 255 255)", "hsl(0 0% 100%)"] {
            assert_eq!(of_colour(white), Ink::White, "{white}");
        }
        for clear in ["transparent", "rgba(0,0,0,0)", "#00000000", "#0000"] {
            assert_eq!(of_colour(clear), Ink::Clear, "{clear}");
        }
        for dark in ["#333", "red", "rgb(0,0,0)", "#ff0", "var(--text)"] {
            assert_eq!(of_colour(dark), Ink::Dark, "{dark}");
        }
    }

    #[test]
    fn a_ground_is_something_that_is_seen() {
        assert!(is_ground("#c00") && is_ground("url(a.png)") && is_ground("#fff url(a.png)"));
        assert!(!is_ground("none") && !is_ground("transparent") && !is_ground("#fff"));
    }
}
