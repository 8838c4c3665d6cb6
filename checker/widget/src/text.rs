//! The checker's own labels and messages, one value a language. `{name}` marks what is filled in.

use serde::{Deserialize, Serialize};

/// Labels and messages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// An amount: `{n}`, `{unit}`.
    pub amount: String,
    /// Label of the year.
    pub year: String,
    /// An offered year without a notice: `{year}`.
    pub year_without_notice: String,
    /// Label of the industry.
    pub industry: String,
    /// Legend of the amounts.
    pub hours: String,
    /// What may be typed, where days are taken too or not.
    pub hours_hint: String,
    /// Added where other units are taken: `{units}`.
    pub units_hint: String,
    /// Under a category's label: `{amount}`.
    pub needed_hint: String,
    /// The button.
    pub check: String,
    /// The other buttons.
    pub print: String,
    /// Clears the form.
    pub start_again: String,
    /// The visitor's own year has no notice: `{this}`, `{newest}`.
    pub no_notice_this_year: String,
    /// The chosen year has no notice: `{year}`, `{published}`.
    pub no_notice: String,
    /// Verdict without a notice: `{year}`.
    pub verdict_none: String,
    /// Verdict: `{year}`, `{industry}`.
    pub verdict_met: String,
    /// Verdict: `{year}`, `{industry}`.
    pub verdict_short: String,
    /// One missing amount: `{category}`, `{needed}`, `{counted}`, `{missing}`.
    pub missing_line: String,
    /// Column heads.
    pub column_category: String,
    /// Column head.
    pub column_needed: String,
    /// Column head.
    pub column_counted: String,
    /// Column head.
    pub column_missing: String,
    /// Column head.
    pub column_clause: String,
    /// Caption of the table.
    pub caption: String,
    /// The row of all categories.
    pub total: String,
    /// A row without anything missing.
    pub complete: String,
    /// Entries that do not count: `{category}`.
    pub uncounted: String,
    /// Heading of the steps.
    pub next_steps: String,
    /// Heading: `{category}`.
    pub recognised_heading: String,
    /// `{who}`.
    pub declares: String,
    /// `{who}`.
    pub recognises: String,
    /// Where the notice names nobody.
    pub not_stated: String,
    /// Who.
    pub person: String,
    /// Who.
    pub employer: String,
    /// Who.
    pub sector_authority: String,
    /// Who.
    pub system: String,
    /// Heading of the dates.
    pub by_when: String,
    /// The notice closes the year: `{date}`.
    pub closes: String,
    /// The notice names no day.
    pub closes_not_stated: String,
    /// Behind a window that is over.
    pub window_closed: String,
    /// Behind a window that is open: `{date}`.
    pub window_open: String,
    /// Heading of the notes.
    pub notes: String,
    /// What the answer is worth.
    pub disclaimer: String,
    /// Heading of the error summary.
    pub error_summary: String,
    /// Before the page's title while something cannot be read, and before each message at a field.
    pub error_prefix: String,
    /// Messages at a field.
    pub errors: FieldErrorText,
}

/// What is wrong with a field: `{category}`, `{units}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldErrorText {
    /// Not a number.
    pub not_a_number: String,
    /// Below zero.
    pub negative: String,
    /// More than two decimal places.
    pub too_fine: String,
    /// More hours than a year has.
    pub too_large: String,
    /// A unit this industry does not count in.
    pub wrong_unit: String,
}

/// Puts values in the places of `{names}`.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn names_are_replaced_once_and_unknown_ones_vanish() {
        assert_eq!(fill("{n} of {m}{x}", &[("n", "{m}"), ("m", "42")]), "{m} of 42");
        assert_eq!(fill("no names", &[]), "no names");
        assert_eq!(fill("broken {n", &[("n", "1")]), "broken 1");
    }
}
