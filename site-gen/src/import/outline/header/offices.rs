//! Who issued the notice, and to whom it is addressed.

use super::super::bodies::{is_body, is_signer};
use super::Header;
use crate::import::raw::Reason;
use crate::import::run::Run;
use crate::import::title::{begins_title, ends_title};

/// What a notice is addressed to.
const ADDRESSEES: [&str; 18] = [
    "各", "单位", "机构", "局", "部门", "院", "校", "人员", "政府", "企业", "县", "区", "市", "委", "公司", "学会",
    "协会", "同志",
];
/// The longest line with the name of one that signs and a day, in characters.
const LONGEST_SIGNATURE: usize = 60;

impl Header<'_> {
    /// 示例市人力资源和社会保障局文件
    pub(super) fn letterhead(&mut self, line: &Run) -> bool {
        let text = line.reading();
        let Some(name) = text.strip_suffix("文件").map(str::trim_end) else { return false };
        if name.is_empty() && !self.outline.issuers.is_empty() {
            self.outline.drop(line, Reason::Label);
            return true;
        }
        if self.outline.addressee.is_some() || !is_body(name) {
            return false;
        }
        let (name, label) = line.split_at(name.chars().count());
        self.outline.drop(&label, Reason::Label);
        if !self.add_issuer(name.clone()) {
            self.outline.drop(&name, Reason::Repeated);
        }
        true
    }

    /// The name of one body above a title that begins with 关于 is its first line, and an issuer as well.
    pub(super) fn first_line_of_title(&mut self, line: &Run) -> bool {
        let goes_on = self.lines.front().is_some_and(|next| !next.is_table() && begins_title(&next.reading()));
        let is_alone = line.words().len() == 1 && !self.is_below_bodies;
        if !is_alone || !goes_on || !self.outline.title.is_empty() || !self.comes_to_an_end() {
            return false;
        }
        let name = line.reading();
        let signs = || self.lines.iter().any(|line| line.len() <= LONGEST_SIGNATURE && line.reading().contains(&name));
        let is_office = is_body(&name) || (is_signer(&name) && signs());
        if !is_office {
            return false;
        }
        self.outline.title.push(line.trimmed());
        self.add_issuer(line.trimmed());
        true
    }

    /// Bodies above or below the title.
    pub(super) fn issuers(&mut self, line: &Run) -> bool {
        let text = line.reading();
        let all = text.split_whitespace().all(is_body);
        let title_follows = self.lines.iter().take(6).any(|next| {
            let next = next.reading();
            ends_title(&next) || next.starts_with("关于")
        });
        let place = if self.outline.title.is_empty() { title_follows } else { self.whole_title };
        if !all || !place || text.ends_with(['：', ':']) {
            return false;
        }
        self.took_bodies = true;
        for name in line.words() {
            if !self.add_issuer(name.clone()) {
                self.outline.drop(&name, Reason::Repeated);
            }
        }
        true
    }

    /// Adds an issuer, unless it is known.
    pub(super) fn add_issuer(&mut self, name: Run) -> bool {
        let is_new = self.outline.issuers.iter().all(|known| known.reading() != name.reading());
        if is_new {
            self.outline.issuers.push(name);
        }
        is_new
    }

    pub(super) fn addressee(&mut self, line: &Run, chars: &[char]) -> bool {
        let colon = chars.iter().position(|c| matches!(c, '：' | ':'));
        let Some(colon) = colon.filter(|_| self.outline.addressee.is_none() && !self.outline.title.is_empty()) else {
            return false;
        };
        let name: String = chars[..colon].iter().collect();
        let addressed = ADDRESSEES.iter().any(|word| name.contains(word)) && !name.contains(['。', '；', '《']);
        if !addressed || name.ends_with("如下") || colon > 200 {
            return false;
        }
        let (name, rest) = line.split_at(colon);
        let (colon, rest) = rest.split_at(1);
        self.outline.drop(&colon, Reason::Label);
        self.outline.addressee = Some(name.trimmed());
        if !rest.is_empty() {
            self.lines.push_front(rest.trimmed().into());
        }
        self.done = true;
        true
    }
}
