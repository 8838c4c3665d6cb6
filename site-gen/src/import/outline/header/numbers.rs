//! The document number above the text.

use super::super::warnings;
use super::Header;
use crate::import::number;
use crate::import::raw::Reason;
use crate::import::run::Run;

impl Header<'_> {
    /// A document number on a line of its own, or beside the title.
    pub(super) fn number(&mut self, line: &Run, chars: &[char]) -> bool {
        if self.repeats_number(line) {
            return true;
        }
        let Some(found) = number::find(chars, 0).filter(|_| self.outline.number.is_none()) else { return false };
        let (start, end) = (found.range.start, found.range.end);
        let quoted = chars[..start].iter().any(|c| matches!(c, '《' | '（' | '(' | '，' | '。' | '：'));
        let inside =
            chars[..start].iter().filter(|c| !c.is_whitespace()).count() > 1 && !chars[start - 1].is_whitespace();
        let bracket = start == 1 && matches!(chars[0], '（' | '(') && matches!(chars.get(end), Some('）' | ')'));
        if (quoted && !bracket) || inside {
            return false;
        }
        let number = line.slice(start..end);
        if !found.paired {
            self.outline.warnings.push(warnings::brackets(&number));
        }
        self.outline.number = Some(number);
        let (before, mut behind) = (line.slice(0..start), line.slice(end..line.len()));
        if bracket {
            self.outline.drop(&before, Reason::Label);
            let close = behind.slice(0..1);
            self.outline.drop(&close, Reason::Label);
            behind = behind.slice(1..behind.len());
        }
        for rest in [behind, if bracket { Run::default() } else { before }] {
            if !rest.is_empty() {
                self.lines.push_front(rest.trimmed().into());
            }
        }
        true
    }

    /// The document number again, on a line of its own.
    fn repeats_number(&mut self, line: &Run) -> bool {
        let said = number::in_one_hand(&line.reading());
        let is_same = self.outline.number.as_ref().is_some_and(|known| number::in_one_hand(&known.reading()) == said);
        if is_same {
            self.outline.drop(line, Reason::Repeated);
        }
        is_same
    }
}
