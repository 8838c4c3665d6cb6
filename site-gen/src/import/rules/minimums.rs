//! Least amounts: 每年不少于80学时，其中公需科目至少20学时.

use super::amounts::{MOST, SentenceAmount, figures};
use super::industries::{Industry, named, names_unknown};
use super::ratios::{alternatives, ratios};
use super::{Category, Least, Requirement, Rules, Sentence, Unit};
use crate::import::numerals::{digits, han};

const LEAST: [&str; 12] = [
    "不少于",
    "不得少于",
    "不低于",
    "不得低于",
    "不应少于",
    "至少",
    "至少为",
    "至少达到",
    "至少完成",
    "达到",
    "不小于",
    "应完成",
];
const CATEGORIES: [(&str, Category); 7] = [
    ("公需", Category::Public),
    ("公共科目", Category::Public),
    ("公共课", Category::Public),
    ("专业科目", Category::Professional),
    ("专业课", Category::Professional),
    ("选修", Category::Elective),
    ("自选科目", Category::Elective),
];
const TOTALS: [&str; 9] = ["每年", "年度", "全年", "当年", "累计", "合计", "总学时", "总学分", "继续教育"];
/// Words of people or times that a figure may be limited to, which patterns do not read.
const LIMITED: [&str; 8] = ["高级", "中级", "初级", "周期", "博士", "硕士", "学历", "分别"];

/// What the sentences so far leave to the next one.
#[derive(Default)]
pub(super) struct RequirementReader {
    /// The requirement that is being stated.
    current: Option<usize>,
    /// The clause that states it.
    clause: Option<usize>,
    /// The industries that the clause, then the paragraph, speaks of.
    of_clause: Vec<Industry>,
    of_paragraph: Vec<Industry>,
}

impl RequirementReader {
    /// Takes what it understands of a sentence; gives the amounts that are left.
    pub(super) fn read(&mut self, sentence: &Sentence, rules: &mut Rules) -> Vec<SentenceAmount> {
        let text = sentence.text();
        self.move_to(sentence, &text);
        let mut left = figures(&sentence.chars);
        ratios(sentence, &mut left, rules);
        let also = alternatives(sentence, &mut left, rules);
        let unclear = names_unknown(&text) || several_years(&sentence.chars);
        let mut start = 0;
        left.retain(|figure| {
            let before: String = sentence.chars[start..figure.start].iter().collect();
            start = figure.end;
            unclear || !self.take(sentence, figure, &before, also, rules)
        });
        self.share(sentence, rules, unclear);
        left
    }

    fn move_to(&mut self, sentence: &Sentence, text: &str) {
        let named = named(text);
        if self.clause != Some(sentence.clause) {
            // The first sentence of a clause is its heading.
            *self = Self { clause: Some(sentence.clause), of_clause: named.clone(), ..Self::default() };
        }
        if sentence.opens {
            self.of_paragraph = self.of_clause.clone();
        }
        if !named.is_empty() {
            self.of_paragraph = named;
        } else if text.contains("专业技术人员") {
            self.of_paragraph = self.of_clause.clone();
        }
    }

    fn take(
        &mut self,
        sentence: &Sentence,
        figure: &SentenceAmount,
        before: &str,
        also: Option<Unit>,
        rules: &mut Rules,
    ) -> bool {
        let behind: String = sentence.chars[figure.end..].iter().take(6).collect();
        let lead = before.trim_end();
        if MOST.iter().any(|word| lead.ends_with(word)) || LIMITED.iter().any(|word| before.contains(word)) {
            return false;
        }
        let least =
            LEAST.iter().any(|word| lead.ends_with(word)) || behind.starts_with("以上") || behind.contains("）以上");
        let piece = lead.rsplit(['，', '；', '：']).next().unwrap_or(lead);
        let categories = in_piece(if piece.chars().count() < 4 { lead } else { piece });
        let [category, more @ ..] = categories.as_slice() else {
            let so_far: String = sentence.chars[..figure.start].iter().collect();
            let total = least && TOTALS.iter().any(|word| so_far.contains(word));
            return total && self.total(sentence, figure, also, rules);
        };
        let bare = self.current.is_some()
            && CATEGORIES.iter().any(|(word, _)| {
                [*word, "科目", "课", "课程"]
                    .iter()
                    .any(|end| lead.trim_end_matches(['为', '应', '需', '：']).ends_with(end))
            });
        more.is_empty()
            && (least || bare)
            && self.category(sentence, *category, Least::Amount(figure.amount), Some(figure.unit), rules)
    }

    fn total(&mut self, sentence: &Sentence, figure: &SentenceAmount, also: Option<Unit>, rules: &mut Rules) -> bool {
        let of = &self.of_paragraph;
        if let Some(at) = rules.requirements.iter().position(|known| known.industries == *of) {
            self.current = Some(at);
            return rules.requirements[at].total == Some(figure.amount) && rules.requirements[at].unit == figure.unit;
        }
        rules.requirements.push(Requirement {
            industries: of.clone(),
            unit: figure.unit,
            also,
            total: Some(figure.amount),
            categories: Vec::new(),
            quotes: vec![sentence.whole()],
            clause: sentence.clause,
        });
        self.current = Some(rules.requirements.len() - 1);
        true
    }

    fn category(
        &mut self,
        sentence: &Sentence,
        category: Category,
        least: Least,
        unit: Option<Unit>,
        rules: &mut Rules,
    ) -> bool {
        let at = self.stated(sentence, unit, rules);
        self.current = Some(at);
        let requirement = &mut rules.requirements[at];
        if unit.is_some_and(|unit| unit != requirement.unit) {
            return false;
        }
        if let Some((_, known)) = requirement.categories.iter().find(|(known, _)| *known == category) {
            return *known == least;
        }
        requirement.categories.push((category, least));
        let quote = sentence.whole();
        if !requirement.quotes.contains(&quote) {
            requirement.quotes.push(quote);
        }
        true
    }

    /// The requirement that a sentence goes on with, or a new one whose total is not said.
    fn stated(&self, sentence: &Sentence, unit: Option<Unit>, rules: &mut Rules) -> usize {
        let of = &self.of_paragraph;
        let same = |known: &Requirement| known.industries == *of;
        let names_none = named(&sentence.text()).is_empty();
        let current = self.current.filter(|at| names_none || same(&rules.requirements[*at]));
        if let Some(at) = current.or_else(|| rules.requirements.iter().position(same)) {
            return at;
        }
        rules.requirements.push(Requirement {
            industries: of.clone(),
            unit: unit.unwrap_or(Unit::Hour),
            also: None,
            total: None,
            categories: Vec::new(),
            quotes: Vec::new(),
            clause: sentence.clause,
        });
        rules.requirements.len() - 1
    }

    /// 专业科目不少于总学时的三分之二
    fn share(&mut self, sentence: &Sentence, rules: &mut Rules, unclear: bool) {
        let text = sentence.text();
        for piece in text.split(['，', '；', '。']) {
            let Some((of, part)) = fraction(piece) else { continue };
            let least = LEAST.iter().any(|word| piece.contains(word));
            let taken = match in_piece(piece).as_slice() {
                [category] if least && !unclear => {
                    self.category(sentence, *category, Least::Share(part, of), None, rules)
                }
                [] => continue,
                _ => false,
            };
            if !taken {
                rules.unsure.push(sentence.whole());
            }
        }
    }
}

/// The categories that a piece names, each once.
fn in_piece(piece: &str) -> Vec<Category> {
    let mut found: Vec<Category> = Vec::new();
    for (word, category) in CATEGORIES {
        if piece.contains(word) && !found.contains(&category) {
            found.push(category);
        }
    }
    found
}

/// 三分之二 or 2/3, as the whole and the part.
fn fraction(piece: &str) -> Option<(u32, u32)> {
    if let Some(at) = piece.find("分之") {
        let before: Vec<char> = piece[..at].chars().rev().take(1).collect();
        let behind: Vec<char> = piece[at + "分之".len()..].chars().collect();
        return Some((han(&before)?.0, han(&behind)?.0)).filter(|(of, part)| part < of);
    }
    let chars: Vec<char> = piece.chars().collect();
    let at = chars.iter().position(|c| *c == '/').filter(|at| *at > 0)?;
    let (part, of) = (digits(&chars[at - 1..], 1)?.0, digits(&chars[at + 1..], 2)?.0);
    (part < of).then_some((of, part))
}

/// 五年内, 每5年, 三年累计: not what one year asks.
fn several_years(chars: &[char]) -> bool {
    (0..chars.len()).any(|at| {
        let number = digits(&chars[at..], 2)
            .filter(|_| at == 0 || !chars[at - 1].is_ascii_digit())
            .or_else(|| han(&chars[at..]));
        number.is_some_and(|(number, len)| {
            let behind: String = chars[at + len..].iter().take(3).collect();
            (2..=10).contains(&number)
                && (behind.starts_with("年内")
                    || behind.starts_with("年累计")
                    || behind.starts_with("个年度")
                    || behind.starts_with("年共"))
        })
    })
}

/// Notes the units in use.
pub(super) fn finish(rules: &mut Rules) {
    let mut units: Vec<Unit> = rules
        .requirements
        .iter()
        .flat_map(|requirement| [Some(requirement.unit), requirement.also])
        .flatten()
        .collect();
    units.extend(rules.ratios.iter().map(|ratio| ratio.unit));
    if !rules.ratios.is_empty() {
        units.push(Unit::Hour);
    }
    units.sort();
    units.dedup();
    rules.units = units;
}
