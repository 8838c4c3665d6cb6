//! Writes the schemas of the content's files, by which editors complete and check them.

use std::path::Path;

use super::not_written;
use crate::content::keys;
use crate::diag::MessageLang;
use crate::write;

/// Runs `schema`; gives one line that says what was written.
pub(super) fn run(folder: &Path, lang: MessageLang) -> Result<String, String> {
    let count = write(folder, lang)?;
    let folder = folder.display();
    Ok(match lang {
        MessageLang::Zh => format!("已在{folder}中写入{count}个模式文件"),
        MessageLang::En => format!("wrote {} into {folder}", super::counted(count, "schema")),
    })
}

/// Writes every schema into a folder, and leaves what else is there; gives how many there are.
fn write(folder: &Path, lang: MessageLang) -> Result<usize, String> {
    let schemas = keys::schemas();
    let files: Vec<(&str, &str)> = schemas.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    write::into_folder(folder, &files).map_err(|error| not_written(&error, lang))?;
    Ok(files.len())
}

/// Brings the schemas of a content folder up to date, whose files name them.
pub(super) fn into_content(content: &Path, lang: MessageLang) -> Result<(), String> {
    write(&content.join(keys::FOLDER), lang).map(|_| ())
}
