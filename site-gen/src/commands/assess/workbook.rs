//! A list in a workbook: which of its sheets it is, and why one cannot be read.

use std::io::Read;
use std::path::Path;

use checker_roster::Roster;
use checker_roster::table::sheet::{ChoiceFault, Chosen, Limits, Workbook, WorkbookFault};

use super::refused::{failed, other_file, repair, too_large};
use crate::commands::failure::Failure;
use crate::diag::{Words, words};

/// The most bytes of a workbook as a file.
const MOST_BYTES: u64 = 1 << 28;

/// Reads a workbook whole, since its table of contents stands at its end.
pub(super) fn open(file: &Path, input: impl Read) -> Result<Workbook, Failure> {
    let mut bytes = Vec::new();
    input.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| failed(file, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(refused(file, &WorkbookFault::TooLarge));
    }
    Workbook::open(bytes, Limits::default()).map_err(|fault| refused(file, &fault))
}

fn refused(file: &Path, fault: &WorkbookFault) -> Failure {
    let shown = file.display();
    match fault {
        WorkbookFault::NoWorkbook => other_file(file, "a compressed file", "压缩文件"),
        WorkbookFault::TooLarge => too_large(file),
        WorkbookFault::Damaged => {
            Failure::error(words(format!("{shown} is a damaged workbook"), format!("{shown}是损坏的工作簿")), repair())
        }
    }
}

/// The sheet with the list.
pub(super) fn choose(
    file: &Path,
    book: &mut Workbook,
    named: Option<&str>,
    roster: &Roster<'_>,
) -> Result<Chosen, Failure> {
    let shown = file.display();
    book.choose(named, &|rows| roster.score(rows)).map_err(|fault| match fault {
        ChoiceFault::Several(names) => {
            let names = quoted(&names);
            Failure::error(
                words(
                    format!("{shown} has more than one sheet with a list: {}", names.en),
                    format!("{shown}有多张工作表是名单：{}", names.zh),
                ),
                words("say which one by --sheet NAME", "请用--sheet指明是哪一张"),
            )
        }
        ChoiceFault::Unknown(names) => {
            let (named, names) = (named.unwrap_or_default(), quoted(&names));
            Failure::error(
                words(format!("{shown} has no sheet `{named}`"), format!("{shown}没有工作表“{named}”")),
                words(format!("it has {}", names.en), format!("其中有{}", names.zh)),
            )
        }
    })
}

/// Which sheet is read, where there are others.
pub(super) fn chosen(chosen: &Chosen) -> Option<Words> {
    let (read, others) = (&chosen.name, quoted(&chosen.left_out));
    let said = words(
        format!("read: sheet `{read}`; not read: {}", others.en),
        format!("读取的工作表：“{read}”；未读取：{}", others.zh),
    );
    (!chosen.left_out.is_empty()).then_some(said)
}

fn quoted(names: &[String]) -> Words {
    let en: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let zh: String = names.iter().map(|name| format!("“{name}”")).collect();
    words(en.join(", "), zh)
}
