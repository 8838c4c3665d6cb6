//! Clauses and items that stand in the middle of a line get lines of their own.

use std::collections::BTreeMap;

use super::{Warning, warnings};
use crate::import::label::{self, Label, Style};
use crate::import::paragraph::Paragraph;

/// A number somewhere in a line.
struct Candidate {
    at: usize,
    label: Label,
    /// Whether what stands before it ends there, so that a clause may begin.
    after_colon: bool,
}

/// Cuts each line where another clause or item begins.
pub(super) fn split(lines: Vec<Paragraph>, warnings: &mut Vec<Warning>) -> Vec<Paragraph> {
    let mut last: BTreeMap<Style, u32> = BTreeMap::new();
    let mut out = Vec::new();
    for line in lines {
        if line.is_table() {
            out.push(line);
            continue;
        }
        let cuts = cuts(&line.read_chars(), &mut last);
        if let Some((first, label)) = cuts.iter().find(|(_, label)| label.style <= Style::HanParen) {
            warnings.push(warnings::inline(&line.slice(*first..first + label.len)));
        }
        let mut start = 0;
        for end in cuts.iter().map(|(at, _)| *at).chain([line.len()]) {
            let piece = line.slice(start..end).trimmed();
            if !piece.is_empty() {
                out.push(Paragraph::Text(piece));
            }
            start = end;
        }
    }
    out
}

fn cuts(chars: &[char], last: &mut BTreeMap<Style, u32>) -> Vec<(usize, Label)> {
    if let Some(first) = label::at(chars) {
        last.insert(first.style, first.number);
    }
    let candidates = candidates(chars);
    let seconds = candidates.iter().enumerate().filter(|(_, candidate)| candidate.label.number == 2);
    let last_second: BTreeMap<Style, usize> = seconds.map(|(place, second)| (second.label.style, place)).collect();
    let mut cuts: Vec<(usize, Label)> = Vec::new();
    for (place, candidate) in candidates.iter().enumerate() {
        let Label { style, number, .. } = candidate.label;
        let goes_on = last.get(&style).is_some_and(|last| last + 1 == number) && number > 1;
        let another = last_second.get(&style).is_some_and(|second| *second > place);
        let opens = number == 1 && (another || (candidate.after_colon && style <= Style::HanParen));
        if goes_on || opens {
            last.insert(style, number);
            cuts.push((candidate.at, candidate.label));
        }
    }
    cuts
}

fn candidates(chars: &[char]) -> Vec<Candidate> {
    let mut found = Vec::new();
    // The last character that is no white space.
    let mut sign = ' ';
    for at in 1..chars.len() {
        let before = chars[at - 1];
        sign = if before.is_whitespace() { sign } else { before };
        let ends = matches!(before, '。' | '；' | '：' | '！' | '？' | ';' | ':') || before.is_whitespace();
        if !ends || chars[at].is_whitespace() {
            continue;
        }
        // 第三条 in running text is a reference.
        let label = label::at(&chars[at..]).filter(|label| !(label.style <= Style::Article && label.odd.is_some()));
        let Some(label) = label.filter(|label| at + label.len < chars.len()) else { continue };
        found.push(Candidate { at, label, after_colon: matches!(sign, '：' | ':') });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::run::Run;

    fn pieces(text: &str) -> Vec<String> {
        split(vec![Run::new(text, 0).into()], &mut Vec::new()).iter().map(|line| line.text()).collect()
    }

    #[test]
    fn clauses_in_one_line_are_found() {
        assert_eq!(pieces("通知如下：一、甲。二、乙。"), ["通知如下：", "一、甲。", "二、乙。"]);
        assert_eq!(pieces("材料：1.甲；2.乙。"), ["材料：", "1.甲；", "2.乙。"]);
        assert_eq!(pieces("一、甲。比例为1.5倍。 3、不算"), ["一、甲。比例为1.5倍。 3、不算"]);
    }
}
