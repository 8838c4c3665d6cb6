//! Where the rows of an answer go: to standard output as they come, or into a file that is whole or not there.

use std::io::{self, BufWriter, Error, StdoutLock, Write};

use checker_list::{AnswerRows, Sheet};
use encoding_rs::{EncoderResult, GB18030};
use rust_xlsxwriter::XlsxError;

use crate::commands::args::{AssessArgs, Encoding, Format};
use crate::commands::console::if_read;
use crate::commands::failure::Failure;
use crate::diag::{Words, words};
use crate::write::NewFile;

/// The mark by which spreadsheets know UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// An answer that is being written.
pub(super) struct AnswerWriter {
    to: To,
    encoding: Option<Encoding>,
    sheet: Option<Sheet>,
}

enum To {
    Output(BufWriter<StdoutLock<'static>>),
    File(NewFile),
}

/// Refuses what the command line asks for where it does not fit together.
pub(super) fn check(args: &AssessArgs) -> Result<(), Failure> {
    if args.format == Format::Xlsx && args.out.is_none() {
        return Err(Failure::error(
            words("a workbook is not written to standard output", "工作簿不能写到标准输出"),
            words("name a file by --out FILE", "请用--out指定文件"),
        ));
    }
    if args.format != Format::Csv && args.encoding.is_some() {
        return Err(Failure::error(
            words("--encoding is for CSV alone", "--encoding只用于CSV格式"),
            words("leave it out, or add --format csv", "请去掉该选项，或改用--format csv"),
        ));
    }
    Ok(())
}

impl AnswerWriter {
    /// Begins an answer.
    pub(super) fn begin(args: &AssessArgs) -> Result<Self, Failure> {
        let file = args.out.as_deref().map(NewFile::begin).transpose().map_err(Failure::not_written)?;
        let to = file.map_or_else(|| To::Output(BufWriter::new(io::stdout().lock())), To::File);
        let encoding = (args.format == Format::Csv).then(|| args.encoding.unwrap_or_default());
        let mut answer = Self { to, encoding, sheet: None };
        if args.format == Format::Xlsx {
            answer.sheet = Some(answer.new_sheet()?);
        }
        if encoding == Some(Encoding::Utf8Mark) {
            answer.write_bytes(MARK)?;
        }
        Ok(answer)
    }

    fn new_sheet(&self) -> Result<Sheet, Failure> {
        let To::File(file) = &self.to else { return Err(Failure::of_library("no file")) };
        Sheet::in_folder(file.folder()).map_err(|error| not_saved(file, error, 0))
    }

    /// Writes some rows, and says whether anybody reads on.
    pub(super) fn write(&mut self, lines: &AnswerRows) -> Result<bool, Failure> {
        if let (Some(sheet), To::File(file)) = (&mut self.sheet, &self.to) {
            let added = sheet.add(lines.rows());
            return added.map(|()| true).map_err(|error| not_saved(file, error, sheet.next_row()));
        }
        match self.encoding {
            Some(Encoding::Gb18030) => self.write_bytes(&gb18030(lines.text())?),
            _ => self.write_bytes(lines.text().as_bytes()),
        }
    }

    fn write_bytes(&mut self, bytes: &[u8]) -> Result<bool, Failure> {
        match &mut self.to {
            To::Output(out) => if_read(out.write_all(bytes)),
            To::File(file) => {
                let written = file.write_all(bytes);
                written.map(|()| true).map_err(|error| Failure::not_written(file.failed(error)))
            }
        }
    }

    /// Ends an answer, and says whether anybody read on. A file takes its place only if the whole list is answered.
    pub(super) fn end(self, is_whole: bool) -> Result<bool, Failure> {
        match self.to {
            To::Output(mut out) => if_read(out.flush()),
            To::File(_) if !is_whole => Ok(true),
            To::File(mut file) => {
                if let Some(sheet) = self.sheet {
                    sheet.save(&mut file).map_err(|error| not_saved(&file, error, 0))?;
                }
                file.commit().map(|()| true).map_err(Failure::not_written)
            }
        }
    }
}

fn not_saved(file: &NewFile, error: XlsxError, row: u32) -> Failure {
    no_sheet(&error, row).unwrap_or_else(|| {
        let error = match error {
            XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => error,
            other => Error::other(other),
        };
        Failure::not_written(file.failed(error))
    })
}

/// Why a sheet cannot hold an answer; none where the system stands in the way.
fn no_sheet(error: &XlsxError, row: u32) -> Option<Failure> {
    let instead = || words("write it by --format csv", "请改用--format csv");
    let fails = |message: Words| Some(Failure::error(message, instead()));
    match error {
        XlsxError::RowColumnLimitError => fails(words(
            "the answer has more rows or columns than a sheet: 1,048,576 and 16,384",
            "结果的行数或列数超过工作表的上限（1048576行、16384列）",
        )),
        XlsxError::MaxStringLengthExceeded => fails(words(
            format!("row {row} of the answer has a cell of more than 32,767 characters, which a sheet cannot hold"),
            format!("结果第{row}行有单元格超过32767个字符，工作表无法容纳"),
        )),
        _ => None,
    }
}

/// A text in GB18030; an error where that has no place for a character.
fn gb18030(text: &str) -> Result<Vec<u8>, Failure> {
    let mut encoder = GB18030.new_encoder();
    let mut bytes =
        Vec::with_capacity(encoder.max_buffer_length_from_utf8_without_replacement(text.len()).unwrap_or(0));
    match encoder.encode_from_utf8_to_vec_without_replacement(text, &mut bytes, true) {
        (EncoderResult::Unmappable(sign), _) => Err(Failure::error(
            words(
                format!("GB18030 has no place for the character U+{:04X}", u32::from(sign)),
                format!("GB18030无法表示字符U+{:04X}", u32::from(sign)),
            ),
            words(
                "leave out --encoding, or take the character out of the list",
                "请去掉--encoding，或从名单中删去该字符",
            ),
        )),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::gb18030;

    #[test]
    fn what_gb18030_cannot_hold_is_an_error() {
        assert_eq!(gb18030("甲,𠮷\n").unwrap(), encoding_rs::GB18030.encode("甲,𠮷\n").0.as_ref());
        assert!(gb18030("甲\u{e5e5}").is_err());
    }
}
