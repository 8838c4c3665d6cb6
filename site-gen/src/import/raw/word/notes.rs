//! Marks of foot- and endnotes: the same in the text and before the note.

use std::collections::BTreeMap;

use super::parts::NoteKind;

/// The notes that the text refers to, counted in its order.
#[derive(Debug, Default)]
pub(super) struct Notes(BTreeMap<(NoteKind, String), usize>);

impl Notes {
    /// The mark of a note, by its id in the file.
    pub(super) fn mark(&mut self, kind: NoteKind, id: String) -> String {
        let next = self.0.keys().filter(|(known, _)| *known == kind).count() + 1;
        let number = self.0.entry((kind, id)).or_insert(next);
        match kind {
            NoteKind::Foot => format!("［注{number}］"),
            NoteKind::End => format!("［尾注{number}］"),
        }
    }
}
