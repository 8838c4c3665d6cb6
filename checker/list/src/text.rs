//! The labels and messages of lists, in one language; their words stand in the table `[list]` of `site-gen/ui/`.

use checker_widget::texts;

texts! {
    /// The labels and messages of lists. Behind a colon stand the values that are put into a text.
    ListText {
        /// The title of the column of row numbers.
        column_row,
        /// The title of the column of verdicts.
        column_verdict,
        /// The title of the column of what is missing, or what is wrong.
        column_missing,
        /// The title of the column of next steps.
        column_next,
        /// The title of the column of rules that could still change the verdict.
        column_open,
        /// The verdict of somebody who has enough.
        met,
        /// The verdict of somebody who has not.
        short,
        /// What stands in place of a verdict where the rules have none.
        none,
        /// What stands in place of a verdict where the row cannot be read.
        unread,
        /// Why there is no verdict: the rules ask for something that the list does not say, or are not for such people.
        not_covered,
        /// Why somebody in a log gets no verdict: rows of theirs, or that may be theirs, cannot be read.
        rows_unread,
        /// What is missing of a category: `{label}`, `{amount}`, `{clause}`.
        missing,
        /// A rule with its clause: `{rule}`, `{clause}`.
        cited,
        /// Stands between two parts of a cell.
        between,
        /// A row of the list: `{n}`.
        row,
        /// A log has no days.
        no_days,
        /// A log has no numbers of people.
        no_numbers,
        /// Every row with a name and an amount is taken to be a person.
        anybody,
        /// A column is taken to be the employer: `{column}`.
        unit_is_employer,
        /// Rows that are no people: `{rows}`.
        no_people,
        /// Rows of people who stand in earlier rows: `{rows}`.
        same_person,
        /// Rows of people who have the number of somebody of another name: `{rows}`.
        same_number,
        /// Rows of entries that are those of earlier rows: `{rows}`.
        same_entry,
        /// Rows of entries that are of another year: `{rows}`, `{year}`.
        not_of_year,
        /// A row that says the same as an earlier one: `{again}`, `{first}`.
        row_as,
        /// Rows, and how many are not named: `{rows}`, `{n}`.
        rows_and_more,
        /// Nobody stands in the list.
        no_one,
        /// Stands between what a message is about and the message.
        colon,
        /// A row names the columns otherwise than before, so that nothing below it was read: `{n}`.
        other_names,
        /// A cell as it is called in messages: `{column}`, `{cell}`.
        cell,
        /// A column as it is called in messages: `{column}`, its letter `{letter}`.
        column,
        /// A column without a title, by its letter: `{letter}`.
        column_untitled,
        /// A quote opens and nothing closes it.
        open_quote,
        /// Something stands behind a closing quote.
        behind_quote,
        /// A cell in quotes holds whole rows.
        rows_in_cell,
        /// A character cannot be read in the encoding of the list.
        unreadable,
        /// The row has a cell of a kind that is not known.
        unknown_cell,
        /// Another number of cells than columns: `{found}`, `{columns}`.
        cells,
        /// What is said behind a reason: `{why}`, and the cells for which there is no column: `{cells}`.
        surplus,
        /// Only one cell of the row is filled.
        alone,
        /// The row may be a person, or one that is none, such as a sum.
        may_be_sum,
        /// What stands in place of a name is more like a remark.
        may_be_remark,
        /// No amount stands in the row.
        no_amount,
        /// The row stands below a blank one.
        below_blank,
        /// A cell is blank where something has to stand: `{column}`.
        blank,
        /// A cell names nothing known: `{place}`.
        unknown,
        /// A cell has a formula that was not calculated: `{place}`.
        formula,
        /// A cell has the error value of a formula: `{place}`.
        error_value,
        /// A cell is merged with that of another row: `{place}`.
        shared,
        /// A cell of a column that is passed over says that the row may not count: `{place}`.
        doubtful,
        /// A cell names another unit than the title of its column: `{place}`.
        other_unit,
        /// A cell names a unit beside totals: `{place}`.
        unit_in_cell,
        /// A cell does not say that the row is of the year: `{place}`, `{year}`.
        other_year,
        /// A cell is no day: `{place}`.
        not_a_day,
        /// A row says otherwise than another of the same person: `{place}`.
        other_than_before,
        /// A day is before the year that its row says: `{place}`.
        other_than_year,
        /// A long number has lost its last digits: `{place}`.
        lost_digits,
        /// Nothing stands in the list.
        empty,
        /// Nothing stands below the names of the columns.
        nobody,
        /// No row names a category. `{names}`: what categories may be called.
        no_names,
        /// Two columns hold the same: `{first}`, `{second}`.
        twice,
        /// There is no column of industries.
        no_industry,
        /// There is a column of industries, and an industry given for all: `{column}`.
        industry_twice,
        /// A log has no column for people.
        no_person,
        /// A column names a category that another column holds, and something not known: `{column}`.
        unclear_beside,
        /// A column may be that of names: `{column}`.
        may_be_names,
        /// A column holds a category that is said to have none: `{column}`.
        not_without,
        /// There are more columns than a list has.
        too_wide,
        /// A row above the names has several cells: `{n}`.
        above,
        /// A row below the names is like one of names: `{n}`.
        below,
        /// No column holds a category: `{category}`.
        lacking,
        /// No column holds a category, but some name it with other words: `{category}`, `{columns}`.
        unclear,
        /// A column says a time that is not known to be of the year: `{column}`, `{year}`.
        timed,
        /// A column of a log may decide whether entries count: `{column}`.
        undecided,
        /// A column has cells, but no title: `{column}`.
        untitled,
        /// A log has no column of amounts.
        no_amounts,
        /// Totals with days have several rows of one person: `{n}`.
        spread,
        /// People of a log who have no number, by their rows: `{rows}`.
        without_numbers,
        /// The name of the sheet says another year or a unit: `{year}`.
        other_sheet,
        /// A cell names nothing known: `{place}`, and `{names}` that it may have.
        unknown_of,
        /// A column of units stands beside totals: `{column}`.
        unit_beside,
        /// A row above the names is not of the whole of the year, or not of it alone: `{n}`, `{year}`.
        other_year_above,
        /// A row above the names says a unit that is not certain to be the one counted in: `{n}`.
        unit_above,
        /// Columns of a log stand beside columns of totals: `{first}`, `{second}`.
        mixed,
    }
}
