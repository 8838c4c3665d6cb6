//! Writes the schemas of the content's files, by which editors complete and check them.

use std::path::Path;

use super::console::Console;
use super::counted;
use super::failure::Failure;
use crate::content::keys;
use crate::diag::words;
use crate::write;

/// Runs `schema`: says what was written.
pub(super) fn run(console: Console, folder: &Path) -> Result<(), Failure> {
    let count = write(folder)?;
    let folder = folder.display();
    console.answer(&words(
        format!("wrote {} into {folder}", counted(count, "schema")),
        format!("已在{folder}中写入{count}个模式文件"),
    ))
}

/// Writes every schema into a folder, and leaves what else is there; gives how many there are.
fn write(folder: &Path) -> Result<usize, Failure> {
    let schemas = keys::schemas();
    let files: Vec<(&str, &str)> = schemas.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    write::into_folder(folder, &files, &[]).map_err(Failure::not_written)?;
    Ok(files.len())
}

/// Brings the schemas of a content folder up to date, whose files name them.
pub(super) fn into_content(content: &Path) -> Result<(), Failure> {
    write(&content.join(keys::FOLDER)).map(|_| ())
}
