//! What the command line says of a list: which column holds what, which category has none, which industry all are in.

use checker_list::Phrases;
use checker_roster::table::{Row, Rows};
use checker_roster::{ColumnFault, Columns, Roster, Said, Use, fold};
use checker_rules::{CategoryId, IndustryId};
use checker_widget::named;

use crate::commands::args::AssessArgs;
use crate::commands::failure::Failure;
use crate::diag::{Severity, Words, words};

/// The columns of a list, by its titles and the command line.
pub(super) fn columns(
    first: &Rows,
    roster: &Roster<'_>,
    phrases: Phrases<'_>,
    args: &AssessArgs,
) -> Result<Columns, Failure> {
    let industry = args.industry.as_deref().map(|name| industry(name, roster, phrases)).transpose()?;
    let without = args.without.iter().map(|name| category(name, roster, phrases)).collect::<Result<_, _>>()?;
    let mut said = Said { industry, without, uses: Vec::new() };
    for assigned in &args.column {
        let (title, what) = assigned.split_once('=').ok_or_else(|| no_assignment(assigned))?;
        let of = match what.trim() {
            "-" => None,
            what => Some(with_unit(roster.title(what).ok_or_else(|| no_use(what, phrases))?, title, roster)?),
        };
        said.uses.push((place_in_rows(title, first, &roster.titles(first))?, of));
    }
    roster.columns(first, &said).map_err(|faults| refused(&faults, first, roster, phrases))
}

/// What a reader of the verdicts has to know of the list: columns without a use.
pub(super) fn remarks(columns: &Columns, phrases: Phrases<'_>, args: &AssessArgs) -> Vec<Words> {
    let is_group = |title: &str| args.group.as_deref().is_some_and(|group| fold(group) == fold(title));
    let unused = columns.titles.iter().zip(&columns.uses).filter(|(title, of)| of.is_none() && !is_group(title));
    let unused: Vec<String> =
        unused.map(|(title, _)| title.replace('\n', " ")).filter(|title| !title.is_empty()).collect();
    let mut remarks = Vec::new();
    if !unused.is_empty() {
        let listed = words(unused.join(", "), unused.join("、"));
        remarks.push(
            listed.labelled(&words("columns that are not used", "没有用到的列")).labelled(&Severity::Warning.label()),
        );
    }
    let warning = Severity::Warning.label();
    remarks.extend(phrases.assumptions(columns).into_iter().map(|said| both(said).labelled(&warning)));
    if !args.without.is_empty() {
        let names: Vec<&str> = args.without.iter().map(|name| named(&phrases.year.categories, name)).collect();
        let names = names.join(phrases.text.comma());
        let taken = words(format!("taken as 0 for everybody: {names}"), format!("所有人均按0计算：{names}"));
        remarks.push(taken.labelled(&Severity::Warning.label()));
    }
    remarks
}

/// What is said in the language of the console already.
pub(super) fn both(said: String) -> Words {
    words(said.clone(), said)
}

/// The place of a column by its title.
pub(super) fn place(title: &str, titles: &[String]) -> Result<usize, Failure> {
    let mut found = titles.iter().enumerate().filter(|(_, known)| fold(known) == fold(title)).map(|(at, _)| at);
    let first = found.next().ok_or_else(|| no_column(title, titles))?;
    if found.next().is_some() { Err(two_columns(title)) } else { Ok(first) }
}

fn place_in_rows(title: &str, rows: &Rows, titles: &[String]) -> Result<usize, Failure> {
    // A title over two rows is named whole.
    if let Ok(only) = place(title, titles) {
        return Ok(only);
    }
    let wanted = fold(title);
    let places =
        |row: Row<'_>| row.cells().enumerate().filter(|(_, cell)| fold(cell) == wanted).map(|(at, _)| at).collect();
    let found: Option<Vec<usize>> = rows.iter().map(places).find(|places: &Vec<usize>| !places.is_empty());
    match found.as_deref() {
        Some([only]) => Ok(*only),
        Some(_) => Err(two_columns(title)),
        None => Err(no_column(title, titles)),
    }
}

/// What a column holds, with the unit that its title names in brackets. What else stands there has to be said.
fn with_unit(of: Use, title: &str, roster: &Roster<'_>) -> Result<Use, Failure> {
    let title = fold(title);
    let Some((_, bracket)) = title.strip_suffix(')').and_then(|title| title.rsplit_once('(')) else { return Ok(of) };
    match of {
        Use::Total(id, None) => match roster.title(bracket) {
            Some(Use::Amount(unit)) => Ok(Use::Total(id, unit)),
            _ => Err(no_unit(bracket)),
        },
        of => Ok(of),
    }
}

fn no_unit(bracket: &str) -> Failure {
    Failure::error(
        words(
            format!("`{bracket}` in the title is no unit of the rules"),
            format!("列名中的“{bracket}”不是规定中的单位"),
        ),
        words(
            "name the unit behind the category, as in `--column TITLE=public(hours)`",
            "请在科目后写明单位，如“--column 列名=公需科目（学时）”",
        ),
    )
}

fn two_columns(title: &str) -> Failure {
    Failure::error(
        words(format!("the list has several columns `{title}`"), format!("名单有几列都叫“{title}”")),
        words("rename them, so that one can be told from the other", "请改列名，使各列不同"),
    )
}

fn industry(name: &str, roster: &Roster<'_>, phrases: Phrases<'_>) -> Result<IndustryId, Failure> {
    roster.industry(name).ok_or_else(|| {
        let known = listed(phrases.year.industries.iter());
        Failure::error(
            words(format!("there is no industry `{name}`"), format!("没有行业“{name}”")),
            words(format!("give one of these: {}", known.en), format!("请用其中之一：{}", known.zh)),
        )
    })
}

fn category(name: &str, roster: &Roster<'_>, phrases: Phrases<'_>) -> Result<CategoryId, Failure> {
    match roster.title(name) {
        Some(Use::Total(id, _)) => Ok(id),
        _ => Err(no_use(name, phrases)),
    }
}

/// Names with their ids.
fn listed<'n>(names: impl Iterator<Item = (&'n String, &'n String)>) -> Words {
    let names: Vec<String> = names.map(|(id, name)| format!("{name} ({id})")).collect();
    words(names.join(", "), names.join("、"))
}

fn no_use(what: &str, phrases: Phrases<'_>) -> Failure {
    let known = listed(phrases.year.categories.iter());
    Failure::error(
        words(format!("nothing in a list is called `{what}`"), format!("名单中没有“{what}”这一项")),
        words(format!("categories are: {}", known.en), format!("科目有：{}", known.zh)),
    )
}

fn no_assignment(assigned: &str) -> Failure {
    Failure::error(
        words(format!("`{assigned}` does not say what a column holds"), format!("“{assigned}”没有说明列的内容")),
        words("write it as TITLE=WHAT, such as `training=public`", "请写作“列名=内容”，如“公需培训=公需科目”"),
    )
}

fn no_column(title: &str, titles: &[String]) -> Failure {
    let (en, zh) = (titles.join(", "), titles.join("、"));
    Failure::error(
        words(format!("the list has no column `{title}`"), format!("名单没有“{title}”列")),
        words(format!("write its title as it stands in the list {en}"), format!("请按名单中的列名书写 {zh}")),
    )
}

/// Why the columns cannot be told, and what to do about it.
fn refused(faults: &[ColumnFault], first: &Rows, roster: &Roster<'_>, phrases: Phrases<'_>) -> Failure {
    let titles = roster.titles(first);
    let said: Vec<String> = faults.iter().map(|fault| phrases.column_fault(fault, &titles)).collect();
    let message = said.join("\n");
    let mut help: Vec<(&str, &str)> = Vec::new();
    for advice in faults.iter().map(advice) {
        if !help.contains(&advice) {
            help.push(advice);
        }
    }
    let (en, zh): (Vec<&str>, Vec<&str>) = help.into_iter().unzip();
    Failure::error(words(message.clone(), message), words(en.join("; "), zh.join("；")))
}

/// What to do about a column that cannot be told, in English and Chinese.
fn advice(fault: &ColumnFault) -> (&'static str, &'static str) {
    match fault {
        ColumnFault::NoNames => (
            "the first row of a list names its columns; say what one holds by --column TITLE=WHAT",
            "名单首行应为列名；也可用--column“列名=内容”说明",
        ),
        ColumnFault::Twice(..) => ("take one of them out, or rename it", "请删去其中一列，或改列名"),
        ColumnFault::NoIndustry => {
            ("add a column `industry`, or give one industry for all by --industry", "请加“行业”列，或用--industry指定")
        }
        ColumnFault::Lacking { .. } => (
            "say which column it is by --column TITLE=WHAT, or, where nobody in the list has learnt any, --without CATEGORY",
            "请用--column“列名=科目”说明是哪一列；名单中的人都没有学习该科目的，用--without科目",
        ),
        ColumnFault::Mixed(..) => ("keep one kind of columns", "请只留一种列"),
        ColumnFault::IndustryTwice(_) => ("leave out --industry, or the column", "请去掉--industry，或删去该列"),
        ColumnFault::NoPerson => (
            "add a column `name`, or say which it is by --column TITLE=name",
            "请加“姓名”列，或用--column“列名=姓名”说明",
        ),
        ColumnFault::Unclear(_) | ColumnFault::MayBeNames(_) => (
            "say what it holds by --column TITLE=WHAT, or --column TITLE=- where it is not to be used",
            "请用--column“列名=内容”说明；不用该列的，写--column“列名=-”",
        ),
        ColumnFault::NotWithout(_) => ("leave out --without, or the column", "请去掉--without，或删去该列"),
        ColumnFault::Empty | ColumnFault::Nobody => {
            ("give a list with a row of names and a row for each person", "名单应有一行列名，其下每人一行")
        }
        ColumnFault::Timed(_) => (
            "say what it is by --column TITLE=year or --column TITLE=date, or --column TITLE=- where all amounts are of the year",
            "请用--column“列名=年度”或“列名=日期”说明；各行数量都属于本年度的，写--column“列名=-”",
        ),
        ColumnFault::Undecided(_) => (
            "say what it holds by --column TITLE=WHAT, or --column TITLE=- where it changes nothing",
            "请用--column“列名=内容”说明；对结果没有影响的，写--column“列名=-”",
        ),
        ColumnFault::Untitled(_) => ("give the column a title, or take it out", "请写上列名，或删去该列"),
        ColumnFault::NoAmounts => (
            "name the column of amounts by its unit, such as `hours`, or say which it is by --column TITLE=amount",
            "请把数量列的列名写作单位，如“学时”，或用--column“列名=数量”说明",
        ),
        ColumnFault::Spread(_) => (
            "give each person one row, or write a log with the columns date, category and hours",
            "请每人一行；逐条记录的，列名用“日期”“科目类别”“学时”",
        ),
        ColumnFault::Sheet => (
            "check --year, --industry and --sheet; where the amounts are those of that year, and the people of that industry, rename the sheet",
            "请核对--year、--industry和--sheet；数量确属该年度、人员确属该行业的，请改工作表的名称",
        ),
        ColumnFault::UnitBeside(_) => (
            "write the unit into the names of the columns of amounts, and leave the column out by --column TITLE=-",
            "请把单位写在各列的列名里，并用--column“列名=-”不用该列",
        ),
        ColumnFault::OtherYear(_) => (
            "check --year and --industry; where the amounts are those of that year, and the people of that industry, take the row out",
            "请核对--year和--industry；数量确属该年度、人员确属该行业的，请删去这一行",
        ),
        ColumnFault::UnitAbove(_) => (
            "write the unit into the name of each column of amounts, or say it by --column TITLE=CATEGORY(UNIT)",
            "请把单位写在各列的列名里，或用--column“列名=科目（单位）”说明",
        ),
        ColumnFault::TooWide => ("save only the columns of the list", "请只保存名单所需的列"),
        ColumnFault::Above(_) | ColumnFault::Below(_) => (
            "keep one row of names with the people right below it; put other lists into files of their own",
            "请只留一行列名，其下即为人员；其他名单另存文件",
        ),
    }
}
