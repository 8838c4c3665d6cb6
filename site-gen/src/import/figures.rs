//! What became of each figure of the notice: a rule, a question, or a remark that no rule is made of it.

use std::ops::Range;

use checker_rules::{Amount, Date};

use super::numerals::percent;
use super::outline::{Block, Outline};
use super::rules::{Became, ReadSentence, Rules};
use super::run::Run;
use super::statements::figures as amounts;
use crate::diag::{Words, words};
use crate::lexis::{Lexis, WrittenDay, lexicon};

/// A number or a day of the notice, as its text writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeFigure {
    /// The place of its clause among those of the notice, from 0; none above the first one.
    pub clause: Option<usize>,
    /// The figure with what stands around it, for a person to find it by.
    pub text: String,
    /// Offset of its first byte in the source.
    pub start: usize,
    /// The number, or those of the day: year, month, day. Of a percentage that a rule may be made of, the share as well.
    pub amounts: Vec<Amount>,
    /// What became of it.
    pub became: FigureUse,
}

/// What became of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureUse {
    /// A rule is made of its sentence.
    Rule,
    /// Its sentence may be a rule: it is asked about in rules.toml.
    Question,
    /// It is no amount of learning and no term: notice.toml asks for the reason why no rule is made of it.
    Reason,
    /// It is the day from which a cited document is in force, and stands with that document in notice.toml.
    OfDocument,
    /// It stands in the title or the number of a document.
    InName,
    /// It stands above the first clause, where nothing is asked.
    Above,
}

impl FigureUse {
    /// Its name for a person.
    pub fn words(self) -> Words {
        match self {
            Self::Rule => words("rule", "写成规则"),
            Self::Question => words("question: see the end of rules.toml", "待确认，见rules.toml末尾"),
            Self::Reason => words("reason wanted in notice.toml", "待说明理由，见notice.toml"),
            Self::OfDocument => words("day of a cited document", "所引文件的施行日期"),
            Self::Above => words("text above the first clause", "条款之前的文字"),
            Self::InName => words("name or number of a document", "文件名称或文号"),
        }
    }
}

/// Every figure of the text above the first clause and of the clauses, in their order.
pub(super) fn figures(outline: &Outline, rules: &Rules) -> Vec<NoticeFigure> {
    let lexis = Lexis::new(lexicon("zh"), &[]);
    let in_force: Vec<Date> = outline.cites.iter().filter_map(|cite| cite.in_force).collect();
    let mut found = Vec::new();
    for Block { text, .. } in &outline.lead {
        in_run(text, None, Became::Text, (lexis, &in_force), &mut found);
    }
    for ReadSentence { run, clause, became, .. } in &rules.read {
        in_run(run, Some(*clause), *became, (lexis, &in_force), &mut found);
    }
    found.sort_by_key(|figure| (figure.start, figure.became != FigureUse::Question));
    // A cell that spans rows stands in each of them.
    found.dedup_by(|one, next| one.start == next.start && one.clause == next.clause);
    found
}

fn in_run(
    run: &Run,
    clause: Option<usize>,
    became: Became,
    (lexis, in_force): (Lexis, &[Date]),
    found: &mut Vec<NoticeFigure>,
) {
    let text = run.text();
    let numbers = lexis.numbers(&text);
    if numbers.is_empty() {
        return;
    }
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let names = names(&text);
    let mut add = |range: Range<usize>, amounts: Vec<Amount>, day: Option<WrittenDay>| {
        let at = places.partition_point(|place| *place < range.start);
        let before = names.partition_point(|name| name.start <= range.start);
        let is_named = names[..before].last().is_some_and(|name| name.contains(&range.start));
        let is_in_force = day.and_then(WrittenDay::date).is_some_and(|day| in_force.contains(&day));
        let became = match became {
            _ if is_named => FigureUse::InName,
            Became::Rules => FigureUse::Rule,
            _ if is_in_force => FigureUse::OfDocument,
            Became::Question => FigureUse::Question,
            Became::Text if clause.is_none() => FigureUse::Above,
            Became::Text => FigureUse::Reason,
        };
        let start = run.glyphs().get(at).map_or(0, |glyph| glyph.start);
        found.push(NoticeFigure { clause, text: around(&text, &range), start, amounts, became });
    };
    let days = lexis.days(&text, &numbers);
    for day in &days {
        let WrittenDay { year, month, day: of_month, .. } = day.day;
        let parts = [year, month.map(u16::from), of_month.map(u16::from)];
        add(
            day.start..day.end,
            parts.into_iter().flatten().map(|part| Amount::whole(part.into())).collect(),
            Some(day.day),
        );
    }
    // Both are in the order of the text.
    let is_of_day =
        |at: usize| days[..days.partition_point(|day| day.start <= at)].last().is_some_and(|day| at < day.end);
    for number in numbers.iter().filter(|number| number.counts && !is_of_day(number.start)) {
        let share = share(&text[number.start..]).filter(|_| became != Became::Text);
        add(number.start..number.end, std::iter::once(number.amount).chain(share).collect(), None);
    }
    let ones = if became == Became::Question { ones(run) } else { Vec::new() };
    let is_counted = |at: usize| {
        let before = &numbers[..numbers.partition_point(|number| number.start <= at)];
        before.last().is_some_and(|number| number.counts && at < number.end)
    };
    for at in ones {
        if !is_counted(places[at]) && !is_of_day(places[at]) {
            add(places[at]..places[at] + '一'.len_utf8(), vec![Amount::whole(1)], None);
        }
    }
}

/// The share that a percentage at a place is: 3/10 of 30%.
fn share(text: &str) -> Option<Amount> {
    let chars: Vec<char> = text.chars().take(LONGEST_SHARE).collect();
    percent(&chars).map(|((part, whole), _)| Amount::whole(part).scaled(1, whole.into()))
}

/// A percentage has no more characters.
const LONGEST_SHARE: usize = 8;

/// Each 一 before a unit of learning. As a rule it counts nothing; in a question it may be half of a ratio: 一学分等于一学时.
fn ones(run: &Run) -> Vec<usize> {
    let chars = run.read_chars();
    let is_counted = |at: usize| {
        chars[at] == '一' && !(at > 0 && matches!(chars[at - 1], '第' | '统' | '每' | '同' | '任' | '某' | '唯'))
    };
    amounts(&chars).iter().filter(|one| one.whole == Some(1) && is_counted(one.start)).map(|one| one.start).collect()
}

/// Where titles of documents stand.
fn names(text: &str) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '《' => {
                start = if depth == 0 { at } else { start };
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    names.push(start..at);
                }
            }
            _ => {}
        }
    }
    names
}

/// How many characters are shown before a figure, and behind it.
const BEFORE: usize = 8;
const BEHIND: usize = 6;

fn around(text: &str, range: &Range<usize>) -> String {
    let before: Vec<char> = text[..range.start].chars().rev().take(BEFORE).collect();
    let behind = text[range.end..].chars().take(BEHIND);
    let shown = before.into_iter().rev().chain(text[range.clone()].chars()).chain(behind);
    shown.map(|c| if c.is_control() { ' ' } else { c }).collect()
}
