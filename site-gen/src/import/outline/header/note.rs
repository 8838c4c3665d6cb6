//! A line below the title that says when the notice was made: （2019年5月6日）, or with its number:
//! （示文〔2032〕1号，2032年5月11日公布）.

use std::ops::Range;

use checker_rules::Date;

use super::super::Block;
use super::Header;
use crate::import::number;
use crate::import::numerals::day;
use crate::import::raw::Reason;
use crate::import::run::Run;

/// What is done on the day that a document is made.
const MADE: [&str; 9] = ["印发", "发布", "公布", "颁布", "颁发", "通过", "制定", "制发", "发文"];
/// What stands between the pieces of such a line.
const SIGNS: [char; 10] = ['（', '(', '）', ')', '，', '、', '；', ',', ';', '\u{3000}'];

/// The longest line of this kind, in characters.
const LONGEST_NOTE: usize = 120;

/// What a line below the title says.
#[derive(Default)]
struct TitleNote {
    number: Option<Range<usize>>,
    made: Option<Date>,
    /// Whether nothing else is said.
    is_whole: bool,
}

impl Header<'_> {
    /// Takes a line with the day below the title; where it says more than this, it is kept as text.
    pub(super) fn note_below_title(&mut self, line: &Run, chars: &[char]) -> bool {
        if self.outline.title.is_empty() || self.outline.addressee.is_some() || chars.len() > LONGEST_NOTE {
            return false;
        }
        let is_bracketed = matches!(chars.first(), Some('（' | '(')) && matches!(chars.last(), Some('）' | ')'));
        let note = note(chars);
        let is_other = self.outline.made.is_some() && self.outline.made != note.made;
        if note.made.is_none() || is_other || !(is_bracketed || note.is_whole) {
            return false;
        }
        self.outline.made = note.made;
        let number = note.number.map(|number| line.slice(number));
        match number.filter(|_| self.outline.number.is_none()) {
            Some(number) if note.is_whole => {
                let (start, end) = (line.find(&number.text()).unwrap_or(0), number.len());
                self.outline.drop(&line.slice(0..start), Reason::Label);
                self.outline.drop(&line.slice(start + end..line.len()), Reason::Date);
                self.outline.number = Some(number);
            }
            None if note.is_whole => self.outline.drop(line, Reason::Date),
            number => {
                self.outline.number = number.or(self.outline.number.take());
                self.outline.lead.push(Block::paragraph(line.clone()));
            }
        }
        true
    }
}

/// Reads a line: its number, and the day that stands alone or that a word says something was done on.
fn note(chars: &[char]) -> TitleNote {
    let number = number::find(chars, 0).map(|found| found.range);
    let mut days = Vec::new();
    let (mut at, mut rest) = (0, String::new());
    while at < chars.len() {
        if let Some(number) = number.as_ref().filter(|number| number.start == at) {
            at = number.end;
        } else if let Some((date, len)) = day(&chars[at..]).and_then(|(day, len)| Some((day.date()?, len))) {
            at += len;
            days.push((date, done(&chars[at..])));
        } else {
            rest.extend(Some(chars[at]).filter(|c| !c.is_whitespace() && !SIGNS.contains(c)));
            at += 1;
        }
    }
    let is_whole = days.len() == 1 && (rest.is_empty() || MADE.contains(&rest.as_str()));
    let said = days.iter().find(|(_, done)| done.is_some_and(|done| MADE.iter().any(|word| done == word.len())));
    let passed = || days.iter().find(|(_, done)| done.is_some());
    let made = said.or_else(passed).or(days.first().filter(|_| is_whole)).map(|(date, _)| *date);
    TitleNote { number, made, is_whole }
}

/// Where what stands behind a day says that something was done on it, how many bytes of text say so: 公布, or
/// 市政府第3次常务会议通过.
fn done(behind: &[char]) -> Option<usize> {
    let piece: String = behind.iter().take_while(|c| !SIGNS.contains(c)).filter(|c| !c.is_whitespace()).collect();
    MADE.iter().any(|word| piece.ends_with(word)).then_some(piece.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> (Option<String>, bool) {
        let note = note(&text.chars().collect::<Vec<_>>());
        (note.made.map(|day| day.to_string()), note.is_whole)
    }

    #[test]
    fn the_day_below_a_title_is_that_on_which_something_was_done() {
        let day = Some("2032-05-11".to_owned());
        for text in [
            "（2032年5月11日）",
            "（2032年5月11日印发）",
            "（示文〔2032〕21号　2032年5月11日公布）",
            "(示文〔2032〕21号，二〇三二年五月十一日发布)",
            "2032 年 5 月 11 日",
        ] {
            assert_eq!(made(text), (day.clone(), true), "{text}");
        }
        for text in [
            "（2032年5月11日公布，自2032年6月1日起施行）",
            "（2032年5月11日市政府第3次常务会议通过）",
            "（2032年5月6日局务会议通过，2032年5月11日公布）",
        ] {
            assert_eq!(made(text), (day.clone(), false), "{text}");
        }
        assert_eq!(made("（自2032年6月1日起施行）"), (None, false));
    }
}
