//! Fields of the page with their labels.

use checker_rules::Date;

use super::super::{Block, page};
use super::Header;
use crate::import::number;
use crate::import::paragraph::Paragraph;
use crate::import::raw::Reason;
use crate::import::run::Run;

impl Header<'_> {
    /// 来源：市人社局  发布时间：2030-05-20: each field gets a line of its own.
    pub(super) fn several_fields(&mut self, line: &Run) -> bool {
        let pieces = page::fields_of_line(line);
        if pieces.len() < 2 {
            return false;
        }
        for piece in pieces.into_iter().rev() {
            let bars = |c: &char| c.is_whitespace() || matches!(c, '|' | '｜');
            let behind = piece.read_chars().iter().rev().take_while(|c| bars(c)).count();
            let (field, bar) = piece.split_at(piece.len() - behind);
            self.outline.drop(&bar, Reason::Label);
            self.lines.push_front(field.trimmed().into());
        }
        true
    }

    pub(super) fn field(&mut self, line: &Run, chars: &[char]) -> bool {
        let Some((colon, key)) = page::field(chars) else { return false };
        let Some(key) = key else {
            self.outline.drop(line, Reason::Chrome);
            // Its value stands on a line of its own, too.
            if colon + 1 == chars.len() && !matches!(chars.last(), Some('：' | ':')) {
                let value = self.lines.pop_front().map(Paragraph::into_text).unwrap_or_default();
                self.outline.drop(&value, Reason::Chrome);
            }
            return true;
        };
        let (label, mut value) = line.split_at(colon + 1);
        if key == page::DAY && page::day_of_field(&value.trimmed().read_chars()).is_none() {
            return false;
        }
        if value.is_empty() {
            // In a table the value has a cell of its own.
            let is_value = |next: &Run| !next.reading().contains(['：', ':']);
            value = match self.lines.front() {
                Some(Paragraph::Text(next)) if is_value(next) => {
                    self.lines.pop_front().map(Paragraph::into_text).unwrap_or_default()
                }
                _ => value,
            };
        }
        self.outline.drop(&label, Reason::Label);
        self.value(key, value.trimmed());
        true
    }

    fn value(&mut self, key: &'static str, value: Run) {
        let date = page::day_of_field(&value.read_chars());
        match (key, date) {
            _ if value.is_empty() => {}
            _ if self.is_known(key, &value, date) => self.outline.drop(&value, Reason::Repeated),
            (page::DAY, Some(date)) if self.outline.day.is_none() => self.outline.day = Some((date, value)),
            ("made", Some(date)) if self.outline.made.is_none() => {
                self.outline.made = Some(date);
                self.outline.drop(&value, Reason::Date);
            }
            ("published", Some(date)) if self.outline.published.is_none() => {
                self.outline.published = Some(date);
                self.outline.drop(&value, Reason::Date);
            }
            ("title", _) if self.title_of_page.is_empty() => self.title_of_page.push(value),
            ("number", _) if self.outline.number.is_none() => self.outline.number = Some(value),
            ("issuer", _) if self.outline.issuers.is_empty() => self.outline.issuers.push(value),
            ("index" | "category" | "status", _) if !self.outline.fields.iter().any(|(known, _)| *known == key) => {
                self.outline.fields.push((key, value));
            }
            // Said twice, or nothing of the kind: it is kept as text.
            _ => self.outline.lead.push(Block::paragraph(value)),
        }
    }

    /// Whether a field says again what is known.
    fn is_known(&self, key: &str, value: &Run, date: Option<Date>) -> bool {
        let one_hand = |number: &Run| number::in_one_hand(&number.reading());
        match key {
            "made" => date.is_some() && date == self.outline.made,
            "published" => date.is_some() && date == self.outline.published,
            "number" => self.outline.number.as_ref().is_some_and(|known| one_hand(known) == one_hand(value)),
            "issuer" => self.outline.issuers.iter().any(|known| known.reading() == value.reading()),
            _ => false,
        }
    }
}
