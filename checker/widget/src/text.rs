//! The checker's own labels and messages, in one language; their words stand in the table `[checker]` of
//! `site-gen/ui/`. `{name}` in a text marks where a value is put.

/// Defines a list of texts that are found by their names, so that each text is named in one place. In the page they stand
/// without their names, one behind the other.
#[macro_export]
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name(Vec<String>);

        impl $name {
            $($(#[$field_doc])* #[inline(always)] pub fn $field(&self) -> &str {
                self.at(At::$field)
            })*

            #[inline(never)]
            pub(crate) fn at(&self, index: At) -> &str {
                self.0.get(index as usize).map_or("", String::as_str)
            }
        }

        impl checker_rules::flat::Flat for $name {
            fn write(&self, to: &mut Vec<String>) {
                self.0.write(to);
            }

            fn read(from: &mut checker_rules::flat::Reader<'_>) -> Self {
                Self(Vec::read(from))
            }
        }

        /// The place of each text.
        #[expect(non_camel_case_types, reason = "the names are those of the texts")]
        #[derive(Clone, Copy)]
        pub(crate) enum At { $($field),* }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(serde::Deserialize)]
                #[serde(deny_unknown_fields)]
                struct Named { $($field: String),* }
                let named = Named::deserialize(deserializer)?;
                Ok(Self(vec![$(named.$field),*]))
            }
        }
    };
}

impl Text {
    /// Puts another text in place of one.
    #[cfg(test)]
    pub(crate) fn put(&mut self, at: At, text: &str) {
        text.clone_into(&mut self.0[at as usize]);
    }
}

texts! {
    /// The labels and messages of the checker. Behind a colon stand the values that are put into a text.
    Text {
        /// An amount with its unit, such as "18 class hours": `{n}`, `{unit}`.
        amount,
        /// Stands between the parts of a list.
        comma,
        /// Stands between things that are done together.
        plus,
        /// The year and the industry that are judged: `{year}`, `{industry}`.
        context,
        /// The verdict with what it is about, as one line, and a rule with what it is about: `{context}`, `{verdict}`.
        headline,
        /// Label of the select of the year.
        year,
        /// Stands in that select for every year without a notice.
        another_year,
        /// Label of the select of the industry.
        industry,
        /// Legend of the group of fields for amounts.
        hours,
        /// Hint under that legend: what to do with a field for which there are no hours.
        hours_hint,
        /// Follows that hint: the units that may be typed: `{units}`.
        units_hint,
        /// Label of the select of the unit beside an amount: `{field}`.
        unit_label,
        /// Hint under a category's label: how much it needs: `{amount}`.
        needed_hint,
        /// Follows that hint where the category is a part of another: `{category}`.
        part_hint,
        /// Stands in a select for no answer.
        not_said,
        /// Label of the select of a second industry.
        second_industry,
        /// Stands in that select for no second industry.
        second_none,
        /// Label of the select of what the hours are for.
        purpose,
        /// Stands in that select for the year's own requirement.
        purpose_none,
        /// A tick that an earlier year is complete: `{year}`.
        complete_year,
        /// Legend of the waivers, of which each is ticked that was granted.
        waivers,
        /// Label of an amount deferred into this year: `{category}`.
        owed,
        // The learning log.
        /// Button that opens the learning log.
        open_log,
        /// Legend of the log.
        log,
        /// Hint under that legend.
        log_hint,
        /// Hint in its place where totals cannot be judged, because the day decides in which year an entry counts.
        log_days_hint,
        /// Legend of an entry: `{n}`, `{what}`.
        record,
        /// Button that adds an entry.
        add_record,
        /// Button that removes an entry: `{n}`.
        remove_record,
        /// Label of the day of an entry.
        record_date,
        /// Label of what was learnt.
        record_what,
        /// Label of how much was learnt.
        record_amount,
        /// Head of the column of units in a table.
        record_unit,
        /// Label of the way of learning.
        record_mode,
        /// A way of learning that the rules do not name.
        mode_other,
        /// Label of how far the learning has come.
        record_state,
        /// Label of the person's place among the authors.
        record_order,
        /// Label of the year the learning is for.
        record_for_year,
        /// Label of the year of which an entry is surplus.
        record_carried,
        /// Not done yet.
        state_planned,
        /// Done, and not yet declared.
        state_done,
        /// Declared, and not yet recognised.
        state_declared,
        /// Recognised.
        state_recognised,
        /// A place among the authors: `{place}`.
        place,
        /// The year of the form, in the select of the year an entry is for.
        this_year,
        /// No surplus, in the select of the year of which an entry is surplus.
        not_carried,
        /// How much of an entry counts: `{counted}`, `{given}`.
        counts,
        /// An entry that completes the year.
        completes,
        /// An entry that completes a category: `{category}`.
        completes_category,
        /// How much of an entry does not count, before the reason: `{amount}`.
        does_not_count,
        /// A field of an entry, in a message: `{n}`, `{field}`.
        field_of_record,
        // Buttons.
        /// Button that asks for the verdict.
        check,
        /// Button that prints the result.
        print,
        /// Button that leads to the link to be copied.
        copy_link,
        /// Button that clears the form.
        start_again,
        /// Button that takes the clearing back.
        undo,
        // The verdict.
        /// Hint under the year where none is published for the visitor's own year: `{this}`, `{shown}`.
        no_notice_this_year,
        /// Hint under the year where none is published for the chosen one: `{published}`.
        no_notice,
        /// The answer where the year has no notice.
        verdict_none,
        /// The answer where the rules do not say what applies.
        verdict_unjudged,
        /// The verdict that the requirement is met.
        verdict_met,
        /// The verdict that several categories are short: `{parts}`.
        verdict_short,
        /// Such a part: `{amount}`, `{category}`.
        of_category,
        /// The verdict that one category is short: `{amount}`, `{category}`.
        verdict_short_one,
        /// The verdict that the total is short, of whichever category: `{amount}`.
        verdict_short_total,
        /// The verdict that only earlier years are missing: `{years}`.
        verdict_years,
        /// Follows a verdict that may be completed next year.
        verdict_deferred,
        /// What holds once everything that is learnt is declared and recognised: `{verdict}`.
        once_recognised,
        /// What holds once everything planned is finished: `{verdict}`.
        planned,
        /// What a link made with other rules said, and what holds now: `{was}`, `{now}`.
        old_link,
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
        /// The place among the authors is not said.
        why_no_order,
        /// The most that counts of the category is reached.
        why_most,
        // What to do.
        /// Heading of what to do next.
        next_steps,
        /// Heading of who declares and recognises what is learnt and does not count yet.
        have_recognised,
        /// What is still to be learnt: `{amount}`, `{category}`.
        study,
        /// Stands for the category where any will do.
        any_category,
        /// Heading of the ways to complete the year by an activity.
        ways,
        /// An activity, and how often it is done: `{activity}`, `{n}`.
        times,
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
        /// How many days are left until then: `{n}`.
        days_left,
        /// Follows something that has a last day: `{date}`.
        until,
        /// Follows a last day that is over.
        is_over,
        /// Follows a window for an earlier year that is open.
        window_open,
        /// Heading of whom to ask.
        ask,
        /// Heading of the years side by side.
        years,
        /// Head of the column of verdicts.
        result,
        /// An earlier year that is needed and complete: `{year}`.
        earlier_complete,
        /// An earlier year that is needed and not known to be complete: `{year}`.
        earlier_incomplete,
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
        // On paper.
        /// Which rules were used: `{year}`, `{version}`.
        rules_version,
        /// The day of printing: `{date}`.
        printed,
        /// Lines for name, signature and stamp.
        sign,
        // Keeping, taking along, bringing back.
        /// Heading of keeping, taking along and bringing back.
        keep,
        /// Label of the tick that keeps answers on the device.
        keeps,
        /// What that means.
        keeps_hint,
        /// Button that reads what is kept on the device.
        load_kept,
        /// Legend of the people.
        people,
        /// Label of the select of people.
        shown_person,
        /// Stands for somebody without a name.
        nobody,
        /// Label of a person's name.
        name,
        /// Button that adds a person.
        add_person,
        /// Button that removes the person who is shown.
        remove_person,
        /// Legend of taking answers along.
        take,
        /// Label of the select of forms in which they are taken along.
        take_as,
        /// A link without hours.
        take_link,
        /// A link that carries the answers.
        take_link_with_answers,
        /// The verdict in words.
        take_summary,
        /// Stands there for the verdict before a check.
        not_checked,
        /// The last days.
        take_calendar,
        /// The log as a table.
        take_table,
        /// Everything, to be brought back.
        take_file,
        /// What to do where files cannot be saved.
        take_hint,
        /// Button that copies the text.
        copy,
        /// Button that saves it as a file.
        save_file,
        /// A line of the summary: `{category}`, `{counted}`, `{needed}`, `{missing}`, `{clause}`.
        summary_line,
        /// Legend of bringing answers back.
        bring,
        /// What can be brought back, and what it replaces.
        bring_hint,
        /// Label of the field for a file.
        bring_file,
        /// Label of the field for a text.
        bring_text,
        /// Button that reads the text.
        bring_in,
        /// The answers are kept on the device.
        message_kept,
        /// What was kept is deleted.
        message_deleted,
        /// The device keeps nothing, and the tick for it is gone.
        message_cannot_keep,
        /// What was kept cannot be read.
        message_unreadable,
        /// Other answers are kept, perhaps by another tab, and not overwritten.
        message_changed_elsewhere,
        /// A part of the link was not followed.
        message_link_unheeded,
        /// The text is copied.
        message_copied,
        /// The text is selected, to be copied by hand.
        message_cannot_copy,
        /// There are as many entries or people already as can be kept.
        message_full,
        /// So many entries were brought in: `{n}`.
        message_brought_in,
        /// Follows that where more was brought in, of years without a notice.
        message_other_years,
        /// What was to be brought in cannot be read.
        message_cannot_bring_in,
        /// A cell of a table cannot be read: `{row}`, `{column}`, and what it may say: `{may}`.
        message_not_read,
        /// A cell stands in a column that is not known: `{row}`, `{column}`, and what columns may be called: `{may}`.
        message_no_column,
        // Fields that cannot be read.
        /// Heading of the summary of fields that cannot be read.
        error_summary,
        /// Stands before the page's title while a field cannot be read, and before the message at each such field.
        error_prefix,
        // What is wrong with a field: `{category}`, `{units}`, and `{word}`, the word behind the number, or all of what is
        // no number.
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
        /// It is counted by the piece, and no whole number, or one with a unit.
        error_pieces,
        /// An entry without an amount: `{category}`.
        error_empty,
        /// The day is no day of the calendar: `{category}`, `{word}`.
        error_not_a_day,
        /// What is chosen is none of the options: `{category}`, `{word}`.
        error_not_known,
    }
}

/// Texts behind each other, with something between them.
pub(crate) fn joined(parts: &[String], between: &str) -> String {
    let mut joined = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            joined.push_str(between);
        }
        joined.push_str(part);
    }
    joined
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
