//! What a name of somebody looks like, and what stands in place of one that is none: a number, so many people, a sign.

use checker_rules::{half_width, is_numeral};

use crate::characters::{Bits, Characters};
use crate::fold::plain;
use crate::names::Names;

/// The most characters of a name.
const LONGEST: usize = 40;

/// What stands in place of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Somebody may be called so.
    Name,
    /// Nobody is called so: it counts something, or has no letter.
    Count,
    /// Nobody is called so, but it may stand for somebody: a remark, or a name with something in front.
    NoName,
}

/// Tells names by their look; words decide in addition only.
pub(crate) struct Looks {
    /// What names never hold: names of units and categories.
    within: Vec<String>,
    /// What stands there where there is no name.
    whole: Vec<String>,
    /// What stands between the names of several.
    joints: Vec<String>,
    /// With what these begin.
    begin_within: Bits,
    begin_whole: Bits,
    begin_joints: Bits,
    characters: Characters,
}

impl Looks {
    pub(crate) fn new(names: &Names) -> Self {
        // A single character is part of many names, and so are letters of words that are told apart by spaces.
        let is_long = |word: &&String| !word.is_ascii() && word.chars().nth(1).is_some();
        let of_rules = names.units.values().chain(names.categories.values()).flatten();
        let within: Vec<String> = of_rules.filter(is_long).cloned().collect();
        let whole = names.unnamed.clone();
        let begin = |words: &[String], others: &str| {
            let first = words.iter().filter_map(|word| word.chars().next()).flat_map(|c| names.ways_of(c));
            Bits::of(first.chain(others.chars()))
        };
        let joints: Vec<String> = names.joints.iter().filter(|joint| !joint.is_ascii()).cloned().collect();
        Self {
            begin_within: begin(&within, ""),
            // Numerals begin words that count people.
            begin_whole: begin(&whole, "共计两一二三四五六七八九十"),
            begin_joints: begin(&joints, ""),
            within,
            whole,
            joints: names.joints.clone(),
            characters: Characters::new(names),
        }
    }

    /// What a cell looks like that stands in place of a name.
    pub(crate) fn look(&self, cell: &str) -> Look {
        let (mut letters, mut has_digit, mut is_behind, mut is_word, mut length) = (0, false, false, false, 0);
        let (mut is_odd, mut may_be_several) = (false, false);
        for c in cell.chars() {
            length += 1;
            let c = half_width(c);
            if c.is_ascii_digit() {
                has_digit = true;
            } else if is_letter(c) {
                letters += 1;
                // `张三2` is a name, and `2018年` is none.
                is_behind |= has_digit;
                let c = lower(c);
                is_word |= self.begin_within.may_have(c) || (letters == 1 && self.begin_whole.may_have(c));
                may_be_several |= letters > 2 && self.begin_joints.may_have(c);
            } else if is_of_sentences(c) {
                return Look::NoName;
            } else {
                is_word |= plain(c) == '(';
                may_be_several |= c.is_whitespace();
                is_odd |= !is_of_names(plain(c));
            }
        }
        if letters == 0 || (is_behind && is_count(cell)) {
            Look::Count
        } else if is_behind
            || is_odd
            || length > LONGEST
            || (may_be_several && self.is_of_several(cell))
            || (is_word && self.is_word(&self.characters.fold(cell)))
        {
            if is_count(cell) { Look::Count } else { Look::NoName }
        } else {
            Look::Name
        }
    }

    /// Whether it may be several names: Chinese ones with a space or a word between them, or with one behind.
    fn is_of_several(&self, cell: &str) -> bool {
        let mut words = cell.split_whitespace();
        let is_long = |word: &str| word.chars().nth(1).is_some() && word.chars().all(|c| is_letter(c) && !c.is_ascii());
        if words.clone().count() > 1 && (words.clone().all(is_long) || words.any(|word| self.is_joint(word))) {
            return true;
        }
        self.joints.iter().filter(|joint| !joint.is_ascii()).any(|joint| {
            cell.split_once(joint.as_str())
                .is_some_and(|(before, behind)| is_long(before) && (is_long(behind) || behind.is_empty()))
        })
    }

    fn is_joint(&self, word: &str) -> bool {
        self.joints.contains(&crate::fold(word))
    }

    fn is_word(&self, cell: &str) -> bool {
        let plain = cell.trim_matches(|c: char| !c.is_alphanumeric());
        let is_whole = |part: &str| self.whole.iter().any(|word| part == word);
        is_whole(plain)
            || cell.split(['(', ')']).any(is_whole)
            || self.within.iter().any(|word| cell.contains(word))
            || is_count(cell)
    }
}

/// Whether a cell stands for no person and no number of one: signs alone, or `2人`.
pub(crate) fn counts_people(cell: &str) -> bool {
    !cell.chars().any(char::is_alphanumeric) || is_count(cell)
}

/// Whether a cell says how many there are: `2人`, `共 3 名`, `二人`, `4条`.
fn is_count(cell: &str) -> bool {
    let cell = crate::fold(cell);
    let plain = cell.trim_matches(|c: char| !c.is_alphanumeric());
    let number = plain.trim_start_matches(['共', '计', '計', '合', '总', '總', '约', '約']);
    let unit = number.trim_start_matches(|c: char| c.is_ascii_digit() || is_numeral(c) || c == '两' || c == '兩');
    unit.len() < number.len()
        && matches!(
            unit,
            "人" | "名" | "位" | "条" | "條" | "项" | "項" | "个" | "個" | "人次" | "個人" | "个人" | "件" | "次"
        )
}

/// Whether a sign, a digit or a letter may stand in a name: also in place of what was lost or is not to be seen.
fn is_of_names(c: char) -> bool {
    is_letter(c)
        || c.is_ascii_digit()
        || " .-'’‘()[]?*#_\"・·•‧∙⋅･‐–〇○●□×※~`".contains(c)
        || crate::fold(c.encode_utf8(&mut [0; 4])).is_empty()
}

/// Whether a character is a letter; of Chinese ones the usual are found without a table.
pub(crate) fn is_letter(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphabetic()
}

/// Whether a sign divides sentences, which names have none of.
fn is_of_sentences(c: char) -> bool {
    "：:。；;，、！!…《》“”=%％".contains(c)
}

fn lower(c: char) -> char {
    if c < '\u{2e80}' { c.to_lowercase().next().unwrap_or(c) } else { c }
}

/// Whether a sign stands between the parts of a name, where it may as well be left out.
pub(crate) fn is_within_names(c: char) -> bool {
    matches!(c, '·' | '.' | '•' | '・' | '･' | '‧' | '∙' | '⋅')
}

#[cfg(test)]
mod tests {
    use checker_rules::Map;

    use super::{Look, Looks};
    use crate::Names;

    #[test]
    fn a_name_is_told_by_its_look() {
        let of = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let names = Names {
            unnamed: of(&["同上", "无", "σ"]),
            joints: of(&["和", "等"]),
            units: Map::from_iter([("hour".to_owned(), of(&["学时", "hours"])), ("day".to_owned(), of(&["天"]))]),
            categories: Map::from_iter([("public".to_owned(), of(&["公需科目", "public"]))]),
            characters: Map::from_iter([("學".to_owned(), "学".to_owned()), ("時".to_owned(), "时".to_owned())]),
            ..Names::default()
        };
        let looks = Looks::new(&names);
        let look = |cell| looks.look(cell);
        for cell in [
            "张三",
            "张三2",
            "张三（1）",
            "李明（Li Ming）",
            "张天",
            "艾力·买买提",
            "Zhang San",
            "O'Neil",
            "员工01",
            "计平",
            "共和",
            "王?",
        ] {
            assert_eq!(look(cell), Look::Name, "{cell}");
        }
        for cell in ["2人", "共2人", " 2 ", "-", "—", "/", "〃", "二人", "共二人", "3条", "（2人）", "２"]
        {
            assert_eq!(look(cell), Look::Count, "{cell}");
        }
        for cell in [
            "同上",
            "无",
            "Σ",
            "应修学时",
            "應修學時",
            "2018年",
            "张三等5人",
            "张三（同上）",
            "张三/李四",
            "甲+乙",
            "张三 李四",
            "张三\n李四",
            "张三和李四",
            "李小四等",
            "张三|李四",
            "Max:",
            "公需科目",
            "3月合格",
        ] {
            assert_eq!(look(cell), Look::NoName, "{cell}");
        }
    }
}
