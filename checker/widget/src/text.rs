//! The checker's own labels and messages, in one language; their words stand in the table `[checker]` of
//! `site-gen/ui/`. `{name}` in a text marks where a value is put.

use serde::{Deserialize, Serialize};

/// Defines a struct of texts together with its reading, so that each text is named in one place.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: String,)*
        }

        impl $name {
            /// Reads the texts; one that is missing is empty.
            #[cfg(any(feature = "mount", test))]
            pub(crate) fn of(node: &impl checker_rules::json::JsonNode) -> Self {
                const KEYS: &[&str] = &[$(stringify!($field)),*];
                let mut texts = KEYS.iter().map(|key| node.member(key).and_then(|text| text.text()).unwrap_or_default()).collect::<Vec<_>>().into_iter();
                Self { $($field: next(&mut texts),)* }
            }
        }
    };
}

/// The next text. It is a function of its own because its code, repeated for each field, would be three times as large.
#[cfg(any(feature = "mount", test))]
#[inline(never)]
fn next(texts: &mut std::vec::IntoIter<String>) -> String {
    texts.next().unwrap_or_default()
}

texts! {
    /// The labels and messages of the checker. Behind a colon stand the values that are put into a text.
    Text {
        /// An amount with its unit, such as "18 class hours": `{n}`, `{unit}`.
        amount,
        /// Label of the select of the year.
        year,
        /// A year in that select for which no notice is published: `{year}`.
        year_without_notice,
        /// Label of the select of the industry.
        industry,
        /// Legend of the group of fields for amounts.
        hours,
        /// Hint under that legend: what to do with a field for which there are no hours.
        hours_hint,
        /// Follows that hint: the units that may be typed: `{units}`.
        units_hint,
        /// Hint under a category's label: how much it needs: `{amount}`.
        needed_hint,
        /// Button that asks for the verdict.
        check,
        /// Button that prints the result.
        print,
        /// Button that clears the form.
        start_again,
        /// Hint under the year where none is published for the visitor's own year: `{this}`, `{newest}`.
        no_notice_this_year,
        /// Hint under the year where none is published for the chosen one: `{year}`, `{published}`.
        no_notice,
        /// The answer where there is no verdict: `{year}`.
        verdict_none,
        /// The verdict that the requirement is met: `{year}`, `{industry}`.
        verdict_met,
        /// The verdict that something is missing: `{year}`, `{industry}`.
        verdict_short,
        /// The verdict that something is missing that may be completed next year: `{year}`, `{industry}`.
        verdict_deferred,
        /// How much of a category is missing: `{category}`, `{needed}`, `{counted}`, `{missing}`.
        missing_line,
        /// Head of the column of categories.
        column_category,
        /// Head of the column of what is needed.
        column_needed,
        /// Head of the column of what counts of the hours entered.
        column_counted,
        /// Head of the column of what is missing.
        column_missing,
        /// Head of the column of the clauses that ask for it.
        column_clause,
        /// Caption of the table of lines.
        caption,
        /// Name of the row of all categories together.
        total,
        /// Stands in the column of what is missing where nothing is.
        complete,
        /// What counts, where more was entered than that: `{given}`, `{counted}`.
        capped,
        /// Name of the row of a single year of a period of several: `{year}`.
        in_year,
        /// What does not count, before the reason: `{category}`, `{amount}`.
        uncounted,
        // Why something does not count.
        /// The requirement of the industry has no such category or activity.
        why_other_industry,
        /// It is in a unit that the requirement does not accept.
        why_other_unit,
        /// It is planned and not done yet.
        why_planned,
        /// It is not declared yet.
        why_not_declared,
        /// It is not recognised yet.
        why_not_recognised,
        /// It is of a day or a year outside the period.
        why_other_year,
        /// It is made up, or reported late, for an earlier year: `{year}`.
        why_for_year,
        /// The rules give nothing to this place among the authors.
        why_no_share,
        /// The most that counts of the category is reached.
        why_most,
        /// Heading of the steps to take.
        next_steps,
        /// Heading of who declares and recognises a category: `{category}`.
        recognised_heading,
        /// Who declares the hours: `{who}`.
        declares,
        /// Who recognises the hours: `{who}`.
        recognises,
        /// Stands for who declares or recognises where the notice does not say.
        not_stated,
        /// The professional, as somebody who declares or recognises.
        person,
        /// The employer, as somebody who declares or recognises.
        employer,
        /// The sector authority, as somebody who declares or recognises.
        sector_authority,
        /// The system, where nobody has to act.
        system,
        /// Heading of the last days.
        by_when,
        /// The last day for the hours of the year: `{date}`.
        closes,
        /// Stands for that where the notice names no last day.
        closes_not_stated,
        /// Follows a window for an earlier year that is over.
        window_closed,
        /// Follows a window for an earlier year that is open: `{date}`.
        window_open,
        /// Heading of the notes.
        notes,
        /// Heading of the rules that could still change the answer because the form does not ask what they depend on.
        not_asked,
        // What was assumed because it was not asked.
        /// What was assumed of a trait.
        taken_trait,
        /// What was assumed of the way of learning.
        taken_mode,
        /// What was assumed of an activity that is converted into hours.
        taken_activity,
        /// What was assumed of the day of each piece of learning.
        taken_date,
        /// What was assumed of the single pieces of learning, of which only totals were asked.
        taken_item,
        /// What was assumed of how far the learning has come.
        taken_state,
        /// What was assumed of hours for an earlier year.
        taken_for_year,
        /// What was assumed of surplus of an earlier year.
        taken_carried,
        /// What was assumed of a waiver.
        taken_waiver,
        /// What was assumed of hours deferred into this year.
        taken_owed,
        /// What was assumed of the purpose of the hours.
        taken_purpose,
        /// What was assumed of a second industry.
        taken_second_industry,
        /// The last sentence of the report: the answer is no recognition.
        disclaimer,
        /// Heading of the summary of fields that cannot be read.
        error_summary,
        /// Stands before the page's title while a field cannot be read, and before the message at each such field.
        error_prefix,
        // What is wrong with a field: `{category}`, `{units}`, and `{word}`, the word behind the number.
        /// The field holds no number, or one that can be meant in two ways: `{category}`, `{units}`.
        error_not_a_number,
        /// The number is below zero: `{category}`.
        error_negative,
        /// The number has more than two decimal places: `{category}`.
        error_too_fine,
        /// The number is larger than the hours of a year: `{category}`.
        error_too_large,
        /// The unit is none in which this industry's hours may be given: `{category}`, `{units}`, `{word}`.
        error_wrong_unit,
        /// The word behind the number is no unit of the notice: `{category}`, `{units}`, `{word}`.
        error_unknown_unit,
        /// The field holds several amounts or a range, such as "1 day 2 hours" or "18-20": `{category}`, `{units}`.
        error_several,
        /// A word or sign beside the number makes it inexact or has no place there: `{category}`, `{units}`.
        error_not_exact,
        /// The field holds a number of another kind: a date, a fraction or a percentage: `{category}`, `{units}`.
        error_no_amount,
        /// A comma stands elsewhere than between thousands: `{category}`.
        error_comma,
    }
}

/// Puts values in the places of `{name}` in a text. A name without a value becomes empty.
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
