//! For whom a draft is written: the language of its remarks, and what the site it becomes a part of has already.

use crate::diag::{MessageLang, Words};

/// What a draft has to know of its site.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The language of remarks in the files.
    pub remarks: MessageLang,
    /// The year that the draft is for; that of the notice where none is given.
    pub year: Option<u16>,
    /// The ids of the site's languages.
    pub languages: Vec<String>,
    /// The ids of its audiences: a draft names no others.
    pub audiences: Vec<String>,
    /// The terms of its glossary, in Chinese and English.
    pub terms: Vec<(String, String)>,
}

/// A new bureau's, in Chinese and English.
impl Default for Desk {
    fn default() -> Self {
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        let terms = [
            ("公需科目", "public subjects"),
            ("专业科目", "professional subjects"),
            ("选修科目", "elective subjects"),
            ("继续教育", "continuing education"),
        ];
        Self {
            remarks: Default::default(),
            year: None,
            languages: owned(&["zh", "en"]),
            audiences: owned(&["professionals", "employers"]),
            terms: terms.map(|(zh, en)| (zh.to_owned(), en.to_owned())).into(),
        }
    }
}

impl Desk {
    /// A remark in the language of the desk.
    pub(super) fn says<'w>(&self, words: &'w Words) -> &'w str {
        words.get(self.remarks)
    }

    /// Whether the site has a text in this language.
    pub(super) fn has(&self, language: &str) -> bool {
        self.languages.iter().any(|known| known == language)
    }
}
