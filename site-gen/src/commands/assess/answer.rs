//! Where the rows of an answer go: to standard output as they come, or into a file that is whole or not there.

use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use checker_list::{AnswerRows, NoRoom, Sheet};
use encoding_rs::{EncoderResult, GB18030};

use crate::commands::args::{AssessArgs, Encoding, Format};
use crate::commands::console::if_read;
use crate::commands::failure::Failure;
use crate::diag::{Words, words};
use crate::write::{NewFile, WriteError, are_one};

/// The mark by which spreadsheets know UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// An answer that is being written.
pub(super) struct AnswerWriter {
    to: To,
    encoding: Option<Encoding>,
    /// The file's place; empty where it goes to standard output.
    place: PathBuf,
}

enum To {
    Output(BufWriter<StdoutLock<'static>>),
    File(NewFile),
    Sheet(Box<Sheet<NewFile>>),
}

/// Refuses what the command line asks for where it does not fit together.
pub(super) fn check(args: &AssessArgs) -> Result<(), Failure> {
    if args.format == Format::Xlsx && args.out.is_none() {
        return Err(Failure::error(
            words("a workbook is not written to standard output", "工作簿不能写到标准输出"),
            words("name a file by --out FILE", "请用--out指定文件"),
        ));
    }
    if args.out.as_deref().is_some_and(|out| are_one(out, &args.file)) {
        return Err(Failure::error(
            words("--out names the list itself, which would be replaced", "--out指定的正是名单本身，会覆盖名单"),
            words("name another file by --out FILE", "请用--out指定另一个文件"),
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
        let place = args.out.clone().unwrap_or_default();
        let file = args.out.as_deref().map(NewFile::begin).transpose().map_err(Failure::not_written)?;
        let to = match file {
            None => To::Output(BufWriter::new(io::stdout().lock())),
            Some(file) if args.format == Format::Xlsx => {
                To::Sheet(Box::new(Sheet::new(file).map_err(|error| not_saved(&place, error))?))
            }
            Some(file) => To::File(file),
        };
        let encoding = (args.format == Format::Csv).then(|| args.encoding.unwrap_or_default());
        let mut answer = Self { to, encoding, place };
        if encoding == Some(Encoding::Utf8Mark) {
            answer.write_bytes(MARK)?;
        }
        Ok(answer)
    }

    /// Writes some rows, and says whether anybody reads on.
    pub(super) fn write(&mut self, lines: &AnswerRows) -> Result<bool, Failure> {
        if let To::Sheet(sheet) = &mut self.to {
            return sheet.add(lines).map(|()| true).map_err(|error| not_saved(&self.place, error));
        }
        match self.encoding {
            Some(Encoding::Gb18030) => self.write_bytes(&gb18030(lines.text())?),
            _ => self.write_bytes(lines.text().as_bytes()),
        }
    }

    fn write_bytes(&mut self, bytes: &[u8]) -> Result<bool, Failure> {
        let written = match &mut self.to {
            To::Output(out) => return if_read(out.write_all(bytes)),
            To::File(file) => file.write_all(bytes),
            // It has no text of its own.
            To::Sheet(_) => Ok(()),
        };
        written.map(|()| true).map_err(|error| not_saved(&self.place, error))
    }

    /// Ends an answer, and says whether anybody read on. A file takes its place only if the whole list is answered.
    pub(super) fn end(self, is_whole: bool) -> Result<bool, Failure> {
        let file = match self.to {
            To::Output(mut out) => return if_read(out.flush()),
            To::File(_) | To::Sheet(_) if !is_whole => return Ok(true),
            To::File(file) => file,
            To::Sheet(sheet) => sheet.end().map_err(|error| not_saved(&self.place, error))?,
        };
        file.commit().map(|()| true).map_err(Failure::not_written)
    }
}

/// Why an answer cannot be written: what a sheet cannot hold, or what stands in the way of the file.
fn not_saved(place: &Path, error: io::Error) -> Failure {
    let fails = |message: Words| Failure::error(message, words("write it by --format csv", "请改用--format csv"));
    match error.get_ref().and_then(|inner| inner.downcast_ref::<NoRoom>()) {
        Some(NoRoom::Cells) => fails(words(
            "the answer has more rows or columns than a sheet: 1,048,576 and 16,384",
            "结果的行数或列数超过工作表的上限（1048576行、16384列）",
        )),
        Some(NoRoom::LongCell(row)) => fails(words(
            format!("row {row} of the answer has a cell of more than 32,767 characters, which a sheet cannot hold"),
            format!("结果第{row}行有单元格超过32767个字符，工作表无法容纳"),
        )),
        None => Failure::not_written(WriteError::Io(place.to_owned(), error)),
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
