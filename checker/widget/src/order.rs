//! Orders: the names of what buttons ask for. A button carries the name of its order, so that one listener serves all.

pub(crate) const ADD_RECORD: &str = "add-record";
/// Before the place of the entry.
pub(crate) const REMOVE_RECORD: &str = "remove-record/";
pub(crate) const START_AGAIN: &str = "start-again";
pub(crate) const UNDO: &str = "undo";
pub(crate) const PRINT: &str = "print";
/// Leads to the link to be copied.
pub(crate) const COPY_LINK: &str = "copy-link";
/// Copies the text that is taken along.
pub(crate) const COPY: &str = "copy";
/// Saves it as a file.
pub(crate) const SAVE: &str = "save";
/// Reads what is kept on the device.
pub(crate) const LOAD: &str = "load";
pub(crate) const ADD_PERSON: &str = "add-person";
pub(crate) const REMOVE_PERSON: &str = "remove-person";
/// Reads the text that is brought back.
pub(crate) const BRING: &str = "bring";
