//! Paragraphs that were cut into lines of one width are put together again.

use std::collections::BTreeMap;

use super::{Gap, PartialLine};
use crate::import::label;
use crate::import::run::Run;

/// How much narrower than the widest a full line may be: punctuation may not start a line.
const SLACK: usize = 5;
/// A text is cut into lines if so many of them are full.
const FULL_LINES: usize = 3;
/// No line of such a text is wider or narrower, apart from what cannot be cut.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=130;

/// The columns a line takes: two for each character that is not ASCII.
pub(super) fn width(line: &Run) -> usize {
    let used = line.glyphs().iter().rposition(|glyph| !glyph.char.is_whitespace()).map_or(0, |last| last + 1);
    line.glyphs()[..used].iter().map(|glyph| if glyph.char.is_ascii() { 1 } else { 2 }).sum()
}

pub(super) fn joined(parts: Vec<PartialLine>) -> Vec<Run> {
    let full = full_width(&parts);
    let indents = parts.iter().filter(|part| part.indented).count() * 8 > parts.len();
    let mut lines: Vec<Run> = Vec::new();
    let mut last_width = 0;
    for part in parts {
        let is_full = full.is_some_and(|full| (full.saturating_sub(SLACK)..=full).contains(&last_width));
        last_width = part.width;
        match lines.last_mut() {
            Some(line) if goes_on(line, &part, is_full, indents) => join(line, part.run),
            _ => lines.push(part.run),
        }
    }
    lines
}

/// The width that the text is cut at, if it is: the one that most full lines share. Only what cannot be cut is wider.
fn full_width(parts: &[PartialLine]) -> Option<usize> {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    parts.iter().for_each(|part| *widths.entry(part.width).or_default() += 1);
    let widest_of_prose = parts.iter().filter(|part| is_prose(&part.run)).map(|part| part.width).max().unwrap_or(0);
    let full = |width: usize| widths.range(width.saturating_sub(SLACK)..=width).map(|(_, lines)| lines).sum::<usize>();
    let cut = widths.range(WIDTHS).filter(|(width, _)| **width >= widest_of_prose).map(|(width, _)| *width);
    let width = cut.max_by_key(|width| (full(*width), *width))?;
    let wider: usize = widths.range(width + 1..).map(|(_, lines)| lines).sum();
    // Titles, names and numbers may be of one width by chance: sentences have to be cut.
    let cut = cut_lines(parts, width);
    let most = if wider == 0 { full(width) } else { cut };
    (cut > 0 && most >= FULL_LINES.max(wider)).then_some(width)
}

/// Whether a line is running text, which is cut at the same width as all of it; titles, tables and addresses may not be.
fn is_prose(line: &Run) -> bool {
    let text = line.text();
    text.contains(['，', '。', '；']) && !text.contains("://")
}

/// How many full lines break off in the middle of a sentence that the next line can go on with.
fn cut_lines(parts: &[PartialLine], width: usize) -> usize {
    let is_cut = |pair: &&[PartialLine]| {
        (width.saturating_sub(SLACK)..=width).contains(&pair[0].width)
            && is_prose(&pair[0].run)
            && pair[0].run.glyphs().last().is_some_and(|last| !is_end(last.char))
            && pair[1].gap != Gap::Blank
            && !pair[1].indented
            && label::at(&pair[1].run.chars()).is_none()
    };
    parts.windows(2).filter(is_cut).count()
}

/// Whether a paragraph goes on in the next line.
fn goes_on(line: &Run, next: &PartialLine, is_full: bool, indents: bool) -> bool {
    let (Some(last), Some(first)) = (line.glyphs().last(), next.run.glyphs().first()) else { return false };
    let open = matches!(last.char, '，' | '、' | '（' | '《' | '〈' | '“' | '〔' | '(');
    let closes = matches!(first.char, '，' | '。' | '、' | '；' | '：' | '）' | '》' | '〉' | '”' | '〕');
    let is_cut = is_full && !next.indented && (!is_end(last.char) || indents);
    next.gap != Gap::Blank && (open || closes || is_cut) && label::at(&next.run.chars()).is_none()
}

/// Whether a sentence or what leads to a list ends here.
fn is_end(last: char) -> bool {
    matches!(last, '。' | '！' | '？' | '；' | '：' | ':' | ';')
}

fn join(line: &mut Run, next: Run) {
    let letter = |run: &Run, last: bool| {
        let glyph = if last { run.glyphs().last() } else { run.glyphs().first() };
        glyph.is_some_and(|glyph| glyph.char.is_ascii_alphabetic())
    };
    if letter(line, true) && letter(&next, false) {
        line.push_space();
    }
    line.append(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        let part = |line: &str| {
            let run = Run::new(line, 0);
            PartialLine { width: width(&run), indented: run.is_indented(), run: run.trimmed(), gap: Gap::None }
        };
        joined(text.lines().map(part).collect()).iter().map(Run::text).collect()
    }

    const CUT: &str = "为做好全县专业人员的年度学习，根据有关的\n要求，每人每年累计学习不少于六十学时其中\n公需科目不少于二十学时，其余时间由本人和\n所在单位商定。";

    #[test]
    fn a_line_that_cannot_be_cut_does_not_hide_the_width_of_the_others() {
        assert_eq!(lines(CUT).len(), 1);
        for wider in [
            "关于做好全县专业人员二〇三〇年度学习工作有关事项的通知",
            "平台：https://study.example/a/very/long/address?which=nobody&cuts=it",
            "姓名    单位    职务    电话    学时    学分    备注    审核",
        ] {
            assert_eq!(lines(&format!("{wider}\n{CUT}")).len(), 2, "{wider}");
        }
    }

    #[test]
    fn lines_of_one_width_by_chance_are_not_cut() {
        let header = "关于做好学习登记工作的通知\n青禾市图书馆学会\n关于做好学习登记工作的通知\n青图学〔二〇三〇〕十五号\n各会员单位：\n由单位登记。";
        assert_eq!(lines(header).len(), 6);
    }

    #[test]
    fn paragraphs_of_their_own_stay_apart() {
        let long = "为做好全县专业人员的年度学习，根据有关的要求，现把有关事项通知如下，请各单位认真执行，并按时报送学习情况。";
        let paragraphs = format!(
            "{long}\n青禾市继续教育基地名单公布\n青禾市继续教育学习平台名单\n青禾市继续教育师资名单公布\n{long}"
        );
        assert_eq!(lines(&paragraphs).len(), 5);
    }
}
