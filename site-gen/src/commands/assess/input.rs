//! Lists as bureaus and employers keep them: UTF-8 with or without a mark, or GB18030.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use encoding_rs::GB18030;
use encoding_rs_io::DecodeReaderBytesBuilder;

use crate::commands::failure::Failure;
use crate::diag::{cause, words};
use crate::exchange::schema_name;

/// Text in UTF-8, whatever it was.
pub(super) type Input = Box<dyn Read + Send>;

/// How much is looked at to tell the encoding.
const SAMPLE: u64 = 1024 * 1024;

/// Opens a list, or standard input for `-`.
pub(super) fn open(file: &Path) -> io::Result<Input> {
    let mut bytes: Box<dyn Read + Send> =
        if file == Path::new("-") { Box::new(io::stdin()) } else { Box::new(File::open(file)?) };
    let mut sample = Vec::new();
    bytes.by_ref().take(SAMPLE).read_to_end(&mut sample)?;
    let utf8 = is_utf8(&sample);
    let mark = if sample.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let mut sample = Cursor::new(sample);
    sample.set_position(mark);
    let whole = sample.chain(bytes);
    if utf8 {
        return Ok(Box::new(BufReader::new(whole)));
    }
    Ok(Box::new(BufReader::new(DecodeReaderBytesBuilder::new().encoding(Some(GB18030)).build(whole))))
}

/// Whether a sample is UTF-8, apart from a character cut off at its end.
fn is_utf8(sample: &[u8]) -> bool {
    std::str::from_utf8(sample).map_or_else(|error| error.error_len().is_none(), |_| true)
}

/// The list cannot be read.
pub(super) fn failed(file: &Path, error: &io::Error) -> Failure {
    let (file, cause) = (file.display(), cause(error));
    Failure::error(
        words(format!("{file} cannot be read: {}", cause.en), format!("无法读取{file}：{}", cause.zh)),
        words("check that the file exists, and save it as CSV", "请确认文件存在，并另存为CSV格式"),
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
