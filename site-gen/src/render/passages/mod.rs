//! What the search finds: the site's texts cut into passages, as one JSON file a language.
//!
//! `gather` takes them from the site, `split` cuts the HTML of a text at its headings, and `industries` says which
//! passages are about which industries. The words are cut in the browser alone, passages and queries by the same function.

mod gather;
mod industries;
mod split;

use serde::Serialize;

pub(super) use gather::ASK;

use super::voice::Voice;
use crate::model::PageId;

/// The pages with passages: the title of each, what it is called in short, and its address below the root of the language.
type PageOfPassages = (String, String, String);

/// A part of a page that can be found.
#[derive(Debug, Default, Serialize)]
struct Passage {
    /// The place of its page in the list.
    page: usize,
    /// The id of its heading; empty for the beginning of a page.
    #[serde(skip_serializing_if = "String::is_empty")]
    id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    /// Other words by which it is found, which are not shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    /// How the clause is cited of which it is a part; empty where it is part of none.
    #[serde(skip_serializing_if = "String::is_empty")]
    clause: String,
    /// The year it is about; none where it is about all.
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    /// The ids of the audiences and the industries it is about; empty where it is about all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    audiences: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    industries: Vec<String>,
}

/// The name of the file with a language's passages.
pub(super) const NAME: &str = "passages.json";

/// The path of that file: beside the search page, which names it in that way.
pub(crate) fn path(voice: &Voice<'_>) -> String {
    format!("{}/{}{NAME}", voice.language().id, PageId::Search.address())
}

/// The passages of a language as JSON: `passages` and the `pages` on which they stand, and what is `said` for the terms of
/// the glossary, the words of readers before the term. Of a large site it is the largest file, so it is written passage by
/// passage. An error is a mistake in a type of this program.
pub(crate) fn file(voice: &Voice<'_>) -> serde_json::Result<Vec<u8>> {
    let (mut json, mut pages) = (b"{\"passages\":[".to_vec(), Vec::new());
    let mut is_first = true;
    for (page, passages) in gather::pages(voice) {
        for passage in passages {
            if !std::mem::take(&mut is_first) {
                json.push(b',');
            }
            serde_json::to_writer(&mut json, &Passage { page: pages.len(), ..passage })?;
        }
        pages.push(page);
    }
    json.extend_from_slice(b"],\"pages\":");
    serde_json::to_writer(&mut json, &pages)?;
    json.extend_from_slice(b",\"said\":");
    serde_json::to_writer(&mut json, &gather::said(voice))?;
    json.push(b'}');
    Ok(json)
}
