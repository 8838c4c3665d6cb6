//! The main colour of a site: what is made of it, and whether readers can tell text from its ground.

use std::fmt;

/// A colour of the screen: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// The least contrast of text to its ground (WCAG 2.2, 1.4.3).
const READABLE: f64 = 4.5;
/// The contrast of links in dark colours, which are read as text too.
const CLEAR: f64 = 7.0;

impl Colour {
    /// The main colour of a site that has none of its own.
    pub const USUAL: Self = Self([0x0f, 0x4c, 0x81]);
    const WHITE: Self = Self([0xff; 3]);
    const BLACK: Self = Self([0; 3]);
    /// The ground of pages in dark colours.
    const NIGHT: Self = Self([0x11, 0x16, 0x1b]);

    /// Reads `#0f4c81`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then_some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// This colour, so many hundredths of the way to another one.
    fn towards(self, other: Self, hundredths: u16) -> Self {
        let mix = |one: u8, two: u8| {
            let mixed = (u16::from(one) * (100 - hundredths) + u16::from(two) * hundredths) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Self([0, 1, 2].map(|at| mix(self.0[at], other.0[at])))
    }

    /// The contrast of two colours, from 1 to 21 (WCAG 2.2).
    #[expect(clippy::float_arithmetic, reason = "the standard defines it by powers; no figure of a rule is made of it")]
    fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    #[expect(clippy::float_arithmetic, reason = "the standard defines it by powers; no figure of a rule is made of it")]
    fn luminance(self) -> f64 {
        let linear = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// Its tint behind text.
    fn soft(self) -> Self {
        self.towards(Self::WHITE, 92)
    }

    /// Whether it can be read on white and on its own tint, and white on it.
    pub(super) fn is_readable(self) -> bool {
        self.contrast(self.soft()) >= READABLE
    }

    /// The nearest darker colour that can be read.
    pub(super) fn readable(self) -> Self {
        (0..=100)
            .map(|hundredths| self.towards(Self::BLACK, hundredths))
            .find(|one| one.is_readable())
            .unwrap_or(Self::BLACK)
    }

    /// The style sheet's colours that are made of it, by day and by night.
    pub fn style(self) -> String {
        let night_soft = Self::NIGHT.towards(self, 20);
        let lighter = (0..=100).map(|hundredths| self.towards(Self::WHITE, hundredths));
        let night = lighter.into_iter().find(|one| one.contrast(night_soft) >= CLEAR).unwrap_or(Self::WHITE);
        let night_deep = self.towards(Self::BLACK, 50);
        format!(
            ":root {{ --main: {self}; --main-deep: {}; --main-lit: {self}; --main-soft: {}; --share-0: {self}; --share-1: {} }}\n\
             @media screen and (prefers-color-scheme: dark) {{ :root {{ --main: {night}; --main-deep: {night_deep}; \
             --main-lit: {night_deep}; --main-soft: {night_soft} }} }}\n",
            self.towards(Self::BLACK, 35),
            self.soft(),
            self.towards(Self::WHITE, 20),
        )
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap_or(Colour::WHITE)
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        for (one, two, contrast) in
            [("#000000", "#ffffff", "21.00"), ("#777777", "#ffffff", "4.48"), ("#0f4c81", "#ffffff", "8.86")]
        {
            assert_eq!(format!("{:.2}", colour(one).contrast(colour(two))), contrast, "{one} on {two}");
        }
    }

    #[test]
    fn a_pale_colour_has_a_darker_one_that_can_be_read() {
        for pale in ["#ffffff", "#ffd700", "#7fb3e6", "#e60012"] {
            assert!(colour(pale).readable().is_readable(), "{pale}");
        }
        assert!(!colour("#ffd700").is_readable() && colour("#b3261e").is_readable());
    }

    #[test]
    fn every_colour_that_can_be_read_by_day_has_one_for_the_night() {
        for part in (0..=255).step_by(15) {
            for shade in [[part, 0, 0], [0, part, 0], [0, 0, part], [part, part, 0], [part, 60, 200]].map(Colour) {
                let style = shade.style();
                let night = style.split("dark").nth(1).and_then(|night| night.split("--main: ").nth(1));
                let night = night.and_then(|night| Colour::parse(night.get(..7)?)).unwrap_or(Colour::BLACK);
                assert!(night.contrast(Colour::NIGHT) >= READABLE, "{shade}: {style}");
            }
        }
    }
}
