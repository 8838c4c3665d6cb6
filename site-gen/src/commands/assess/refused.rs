//! Why a list cannot be read, in words.

use std::io;
use std::path::Path;

use checker_roster::table::Stop;
use checker_roster::table::sheet::MOST_COLUMNS;

use crate::commands::failure::Failure;
use crate::diag::{Words, cause, words};
use crate::exchange::schema_name;

/// The list cannot be read, or not any further.
pub(super) fn stopped(file: &Path, stop: &Stop) -> Failure {
    match stop {
        Stop::Source(error) => failed(file, error),
        Stop::LongRow(row) => long_row(file, *row),
        Stop::FarCell { row, column } => far_cell(file, *row, *column),
        Stop::TooMuch => too_large(file),
        Stop::Damaged(row) => damaged(file, *row),
    }
}

/// The file holds more than lists do.
pub(super) fn too_large(file: &Path) -> Failure {
    let file = file.display();
    Failure::error(
        words(
            format!("{file} holds more than a list of a million people, so it is not read"),
            format!("{file}的内容超过百万人名单的大小，不予读取"),
        ),
        words(
            "copy the list alone into a new workbook, or save it as CSV",
            "请只将名单复制到新的工作簿，或另存为CSV格式",
        ),
    )
}

fn long_row(file: &Path, row: u32) -> Failure {
    let file = file.display();
    Failure::error(
        words(
            format!("{file}: row {row} is longer than a megabyte, so this is no list"),
            format!("{file}：第{row}行超过1兆字节，不是名单"),
        ),
        words("save the list as CSV or .xlsx", "请将名单另存为CSV或.xlsx格式"),
    )
}

/// The list cannot be read.
pub(super) fn failed(file: &Path, error: &io::Error) -> Failure {
    let (file, cause) = (file.display(), cause(error));
    Failure::error(
        words(format!("{file} cannot be read: {}", cause.en), format!("无法读取{file}：{}", cause.zh)),
        words("check that the file exists, and save it as CSV or .xlsx", "请确认文件存在，并另存为CSV或.xlsx格式"),
    )
}

/// The file is of another kind.
pub(super) fn other_file(file: &Path, en: &str, zh: &str) -> Failure {
    let file = file.display();
    Failure::error(
        words(format!("{file} is {en}"), format!("{file}是{zh}")),
        words("open it and save it as .xlsx or CSV, without a password", "请打开后另存为.xlsx或CSV格式，不要加密"),
    )
}

/// The file does not hold one person's facts.
pub(super) fn no_facts(file: &Path, error: &serde_json::Error) -> Failure {
    let (file, line, column, schema) = (file.display(), error.line(), error.column(), schema_name());
    Failure::error(
        words(
            format!("{file}:{line}:{column}: these are not one person's facts: {error}"),
            format!("{file}:{line}:{column}：这不是一个人的情况：{error}"),
        ),
        words(
            format!("write them as Facts in rules/{schema} of the site says"),
            format!("请按网站上rules/{schema}中Facts的格式书写"),
        ),
    )
}

/// `--sheet` was given for a list that is a text.
pub(super) fn no_sheets(file: &Path) -> Failure {
    let file = file.display();
    Failure::error(
        words(format!("{file} is a text, and has no sheets"), format!("{file}是文本，没有工作表")),
        words("leave out --sheet", "请去掉--sheet"),
    )
}

/// A cell stands further right than lists have columns.
fn far_cell(file: &Path, row: u32, column: usize) -> Failure {
    let (file, place) = (file.display(), format!("{}{row}", checker_list::letter(column)));
    Failure::error(
        words(
            format!("{file}: something stands in cell {place}; a list has at most {MOST_COLUMNS} columns"),
            format!("{file}：单元格{place}中有内容；名单最多{MOST_COLUMNS}列"),
        ),
        words(
            "empty that cell, or copy the list alone into a new workbook",
            "请清除该单元格，或只将名单复制到新的工作簿",
        ),
    )
}

/// The sheet is not as its format has it.
fn damaged(file: &Path, row: u32) -> Failure {
    let file = file.display();
    let message = match row {
        0 => words(format!("{file}: the sheet is damaged"), format!("{file}：工作表已损坏")),
        _ => words(
            format!("{file}: the sheet is damaged behind row {row}"),
            format!("{file}：工作表在第{row}行之后已损坏"),
        ),
    };
    Failure::error(message, repair())
}

/// What to do about a damaged workbook.
pub(super) fn repair() -> Words {
    words("open it in Excel or WPS, and save it anew as .xlsx", "请用Excel或WPS打开，重新另存为.xlsx格式")
}
