//! The labels and messages of the page for lists, in one language; their words stand in the table `[list_page]` of
//! `site-gen/ui/`.

use checker_widget::texts;

texts! {
    /// The labels and messages of the page for lists. Behind a colon stand the values that are put into a text.
    PageText {
        /// Label of the select of the year.
        year,
        /// Label of the select of the industry of all.
        industry,
        /// The choice that each row says its own industry.
        industry_own,
        /// Label of the field for a file.
        file,
        /// What kinds of files are read, and that they may be dropped.
        file_hint,
        /// Label of the field for pasted cells.
        paste,
        /// What can be pasted.
        paste_hint,
        /// Button that checks what was pasted.
        check_pasted,
        /// Button that stops reading.
        cancel,
        /// Button that takes everything away.
        start_again,
        /// What is said while a list is read.
        reading,
        /// How far it has come: `{n}` rows.
        progress,
        /// That reading was stopped by the reader.
        cancelled,
        /// The question which sheet is the list.
        which_sheet,
        /// Which sheet was read, and which not: `{sheet}`, `{others}`.
        sheet_read,
        /// Button that reads another sheet: `{sheet}`.
        read_sheet,
        /// Heading of the columns.
        columns,
        /// Why there is no answer yet: the columns are not clear.
        columns_unclear,
        /// What each column is taken for, and that this can be changed.
        columns_hint,
        /// Column of letters.
        column_letter,
        /// Column of titles.
        column_title,
        /// Column of examples.
        column_examples,
        /// Column of what a column holds.
        column_holds,
        /// The choice that a column is not used.
        use_none,
        /// A person's name.
        use_name,
        /// A person's number.
        use_number,
        /// The industry.
        use_industry,
        /// The day of an entry.
        use_date,
        /// The year in which the learning counts.
        use_year,
        /// The category of an entry.
        use_category,
        /// The way of learning of an entry.
        use_mode,
        /// How far an entry has come.
        use_state,
        /// The amount of an entry.
        use_amount,
        /// The unit of an entry.
        use_unit,
        /// What is said by a tick: nobody in the list has learnt any of `{category}`.
        without,
        /// Button that checks with these columns.
        check_columns,
        /// Heading of the result.
        result,
        /// The result in a sentence: `{people}`, `{met}`, `{short}`.
        summary,
        /// Follows where others have no verdict: `{n}`.
        summary_others,
        /// Columns that nothing is taken from: `{columns}`.
        unused,
        /// What a list is called whose cells were pasted.
        pasted,
        /// That the list was not read to its end.
        not_whole,
        /// What the counts are about: `{name}`, `{year}`, `{version}`.
        about,
        /// Column of verdicts.
        standing,
        /// Column of counts.
        people,
        /// Column of shares.
        share,
        /// All people.
        all,
        /// The rows that were read: `{rows}`, `{blank}`, `{sums}`.
        rows,
        /// As `rows`, of a log: `{rows}`, `{entries}`, `{blank}`, `{sums}`.
        rows_of_log,
        /// Heading of the rows that cannot be read.
        unread,
        /// How many of them are not told: `{n}`.
        unread_more,
        /// Heading of the rules that could still change a verdict.
        open,
        /// Label of the select of the column with groups.
        group,
        /// The choice of no groups.
        group_none,
        /// Heading of the table of groups.
        groups,
        /// A group without a name.
        group_blank,
        /// Heading of the table of people.
        table,
        /// Label of the filter by verdict.
        filter,
        /// Label of the field that looks for a text.
        find,
        /// Label of the filter by group.
        in_group,
        /// Column of row numbers.
        row,
        /// Column of names.
        name,
        /// Column of numbers of people.
        number,
        /// Which rows are shown: `{from}`, `{to}`, `{all}`.
        shown,
        /// That no row is wanted.
        none_shown,
        /// Button to the rows before.
        before,
        /// Button to the rows behind.
        behind,
        /// Heading of what can be taken along.
        take,
        /// Button that saves a workbook.
        save_xlsx,
        /// Button that saves CSV.
        save_csv,
        /// Name of a saved file, without its ending.
        file_name,
        /// Button that prints the people shown.
        print_list,
        /// Button that prints a slip for each of them.
        print_slips,
        /// How many are printed at most: `{n}`.
        print_hint,
        /// That a printed list has some of the people alone: `{n}`, and by what they were chosen: `{what}`.
        printed_part,
        /// A line on paper for a signature and a day.
        signed,
        /// The file is an old workbook, or has a password.
        refused_old,
        /// The file is a PDF.
        refused_pdf,
        /// The file is a page of the web.
        refused_markup,
        /// The file is too large.
        refused_large,
        /// A compressed file that is no workbook.
        refused_zip,
        /// A damaged file.
        refused_damaged,
        /// Damaged behind row `{n}`.
        stopped_damaged,
        /// Row `{n}` is too long.
        stopped_long,
        /// Row `{n}` has a cell too far right.
        stopped_far,
        /// Heading of what the employer has to spend.
        funding,
        /// Label of the wages of the year.
        wages,
        /// Label of what is spent or planned.
        spent,
        /// How money is typed.
        money_hint,
        /// What has to be spent: `{least}`.
        funding_least,
        /// That enough is spent.
        funding_enough,
        /// What is missing: `{missing}`.
        funding_missing,
        /// Money that cannot be read: `{typed}`.
        money_unread,
        /// That the program has stopped.
        broken,
    }
}
