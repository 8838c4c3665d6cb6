//! The checker's own labels and messages, one value a language. `{name}` marks what is filled in.

use serde::{Deserialize, Serialize};

/// Defines a struct of texts together with its reading, so that a text is named in one place.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: String,)*
        }

        impl $name {
            /// What is missing is empty.
            #[cfg(any(feature = "mount", test))]
            pub(crate) fn of(node: &impl checker_rules::json::JsonNode) -> Self {
                const KEYS: &[&str] = &[$(stringify!($field)),*];
                let mut texts = KEYS.iter().map(|key| node.member(key).and_then(|text| text.text()).unwrap_or_default()).collect::<Vec<_>>().into_iter();
                Self { $($field: next(&mut texts),)* }
            }
        }
    };
}

/// A call a field: written out, the reading of each would be three times as much code.
#[cfg(any(feature = "mount", test))]
#[inline(never)]
fn next(texts: &mut std::vec::IntoIter<String>) -> String {
    texts.next().unwrap_or_default()
}

texts! {
    /// Labels and messages.
    Text {
        /// An amount: `{n}`, `{unit}`.
        amount,
        /// Label of the year.
        year,
        /// An offered year without a notice: `{year}`.
        year_without_notice,
        /// Label of the industry.
        industry,
        /// Legend of the amounts.
        hours,
        /// What may be typed, where days are taken too or not.
        hours_hint,
        /// Added where other units are taken: `{units}`.
        units_hint,
        /// Under a category's label: `{amount}`.
        needed_hint,
        /// The button.
        check,
        /// The other buttons.
        print,
        /// Clears the form.
        start_again,
        /// The visitor's own year has no notice: `{this}`, `{newest}`.
        no_notice_this_year,
        /// The chosen year has no notice: `{year}`, `{published}`.
        no_notice,
        /// Verdict without a notice: `{year}`.
        verdict_none,
        /// Verdict: `{year}`, `{industry}`.
        verdict_met,
        /// Verdict: `{year}`, `{industry}`.
        verdict_short,
        /// Verdict: `{year}`, `{industry}`.
        verdict_deferred,
        /// One missing amount: `{category}`, `{needed}`, `{counted}`, `{missing}`.
        missing_line,
        /// Column heads.
        column_category,
        /// Column head.
        column_needed,
        /// Column head.
        column_counted,
        /// Column head.
        column_missing,
        /// Column head.
        column_clause,
        /// Caption of the table.
        caption,
        /// The row of all categories.
        total,
        /// A row without anything missing.
        complete,
        /// More was completed than counts: `{given}`, `{counted}`.
        capped,
        /// The row of a single year of a longer period: `{year}`.
        in_year,
        /// Before the reason why something does not count: `{category}`, `{amount}`.
        uncounted,
        // Why something does not count.
        /// The industry does not have it.
        why_other_industry,
        /// A unit that is not taken.
        why_other_unit,
        /// Only planned.
        why_planned,
        /// Still to be declared.
        why_not_declared,
        /// Still to be recognised.
        why_not_recognised,
        /// Of another year.
        why_other_year,
        /// For an earlier year: `{year}`.
        why_for_year,
        /// A later author.
        why_no_share,
        /// The most of a category.
        why_most,
        /// Heading of the steps.
        next_steps,
        /// Heading: `{category}`.
        recognised_heading,
        /// `{who}`.
        declares,
        /// `{who}`.
        recognises,
        /// Where the notice names nobody.
        not_stated,
        /// Who.
        person,
        /// Who.
        employer,
        /// Who.
        sector_authority,
        /// Who.
        system,
        /// Heading of the dates.
        by_when,
        /// The notice closes the year: `{date}`.
        closes,
        /// The notice names no day.
        closes_not_stated,
        /// Behind a window that is over.
        window_closed,
        /// Behind a window that is open: `{date}`.
        window_open,
        /// Heading of the notes.
        notes,
        /// Heading of the rules that could still change the answer.
        not_asked,
        // What was taken to be so because it was not asked.
        /// A trait of the person.
        taken_trait,
        /// The way of learning.
        taken_mode,
        /// Something to convert.
        taken_activity,
        /// The day of each piece of learning.
        taken_date,
        /// Each piece of learning by itself.
        taken_item,
        /// How far the learning has come.
        taken_state,
        /// Hours for an earlier year.
        taken_for_year,
        /// Surplus of an earlier year.
        taken_carried,
        /// A waiver.
        taken_waiver,
        /// Hours deferred into this year.
        taken_owed,
        /// What the hours are for.
        taken_purpose,
        /// A second industry.
        taken_second_industry,
        /// What the answer is worth.
        disclaimer,
        /// Heading of the error summary.
        error_summary,
        /// Before the page's title while something cannot be read, and before each message at a field.
        error_prefix,
        // What is wrong with a field: `{category}`, `{units}`.
        /// Not a number.
        error_not_a_number,
        /// Below zero.
        error_negative,
        /// More than two decimal places.
        error_too_fine,
        /// More hours than a year has.
        error_too_large,
        /// A unit this industry does not count in.
        error_wrong_unit,
    }
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
