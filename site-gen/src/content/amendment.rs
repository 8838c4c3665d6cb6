//! Reads amendments: each is a later notice that changes clauses of the year's, in a folder of its own in the folder of
//! the year.
//!
//! `2019/amend-300/notice.toml` says what the notice is, and from when it is in force; `notice.<language>.md` holds the
//! changed clauses alone, each under the id of the clause it replaces.

use checker_rules::Date;

use super::language::Language;
use super::names::Names;
use super::reach::is_address;
use super::table::{Ctx, DATE, Table, YEAR};
use super::{Documents, EVERYONE, NoticeData, Reader, keys, notice};
use crate::diag::{At, Code, Place, words};

/// The class that marks a clause which the earlier text does not have.
pub const NEW: &str = "new";
/// The class that marks a clause which is withdrawn.
pub const REPEALED: &str = "repealed";

/// What an amending notice is as a document, and from when it is in force.
#[derive(Debug)]
pub struct AmendmentData {
    /// The name of its folder, which is its id.
    pub id: String,
    /// The year whose notice it amends.
    pub amends: At<u16>,
    /// The first day on which it is in force.
    pub in_force: At<Date>,
    /// What it is as a document, as of any notice.
    pub notice: NoticeData,
}

impl AmendmentData {
    /// The day it was published, or else made, or else the first on which it is in force.
    pub fn day(&self) -> Date {
        self.notice.day().unwrap_or(self.in_force.value)
    }
}

/// An amending notice and the clauses it changes.
#[derive(Debug)]
pub struct AmendmentContent {
    /// What it is as a document.
    pub data: AmendmentData,
    /// The clauses it changes, each a section.
    pub text: Documents,
}

fn parse(id: &str, table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<AmendmentData> {
    let amends = table.value("amends", YEAR, ctx);
    let in_force = table.value("in_force", DATE, ctx);
    let texts = ctx.names.texts.len();
    let notice = notice::parse(table, ctx);
    // What it says of itself may be of the text before it, too.
    ctx.names.texts.truncate(texts);
    Some(AmendmentData { id: id.to_owned(), amends: amends?, in_force: in_force?, notice: notice? })
}

impl Reader<'_> {
    /// The amendments in a year's folder, in order of the names of their folders.
    pub(super) fn amendments(&mut self, year: u16, languages: &[Language], names: &mut Names) -> Vec<AmendmentContent> {
        let folders = self.sources.folders_with(&year.to_string(), "notice.");
        let amendments = folders.into_iter().filter_map(|id| {
            let folder = format!("{year}/{id}");
            if !is_address(&id) {
                self.wrong_folder_name(&folder);
            }
            let read = |table: &mut Table<'_>, ctx: &mut Ctx<'_>| parse(&id, table, ctx);
            let data = self.toml(&keys::AMENDMENT, &format!("{folder}/notice.toml"), languages, names, read);
            let text = self.documents(&format!("{folder}/notice"), languages);
            names.use_audiences(&text, &[EVERYONE, NEW, REPEALED]);
            names.incomplete |= data.is_none() || text.source().is_none();
            data.map(|data| AmendmentContent { data, text })
        });
        amendments.collect()
    }

    fn wrong_folder_name(&mut self, folder: &str) {
        self.sink.error(
            Code("folder-name"),
            Place::File(self.sources.shown(folder)),
            words("the name of this folder cannot be part of an address", "此文件夹的名称不能用作网址"),
            words(
                "rename it in small letters, digits and hyphens, such as amend-300",
                "请改用小写字母、数字和连字符命名，如amend-300",
            ),
        );
    }
}
