//! What the head of a column or of a row says: who, how much in all, or of which category.

use crate::import::rules::{Category, Industry, Unit};
use crate::import::statements::{Role, Token, TokenKind, tokens};

/// What a head says of the cells below it or beside it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TableHead {
    /// Only what kind of heads the others are: 行业, 科目.
    Corner,
    /// The numbers of rows.
    Order,
    /// The people whom the cells are about; everybody where there are no industries.
    Who(Vec<Industry>),
    /// The cells say how much in all, or of one category.
    Amounts(AmountHead),
    /// Remarks, which say nothing where they are empty.
    Remarks,
    /// The offices that see to it, which change nothing.
    Offices,
    /// The unit of each row's amounts.
    Units,
    /// Anything else.
    Unread,
}

/// The head of cells that say how much.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AmountHead {
    /// The category; none for the whole.
    pub(super) category: Option<Category>,
    /// The unit that the head names.
    pub(super) unit: Option<Unit>,
    /// Whether it says that this is the least.
    pub(super) is_least: bool,
    /// Whether it says that this is for each year.
    pub(super) is_yearly: bool,
    /// Whether the cells are the sum of all categories.
    pub(super) is_sum: bool,
}

impl AmountHead {
    /// The head of a row in a column that says more of it.
    pub(super) fn below(mut self, column: &Self) -> Self {
        self.unit = self.unit.or(column.unit);
        self.is_least |= column.is_least;
        self.is_yearly |= column.is_yearly;
        self
    }
}

/// Words for kinds of heads.
const CORNERS: [&str; 31] = [
    "专业",
    "职业",
    "人员系列",
    "专业系列",
    "行业",
    "类别",
    "人员",
    "对象",
    "人员类别",
    "人员类型",
    "行业类别",
    "专业类别",
    "系列",
    "适用人员",
    "适用对象",
    "适用行业",
    "科目",
    "科目类别",
    "课程",
    "课程类别",
    "项目",
    "内容",
    "学习内容",
    "行业类型",
    "种类",
    "分类",
    "行业系列",
    "科目类型",
    "学习科目",
    "行业名称",
    "人员范围",
];

/// Words for offices that see to what a row asks.
const OFFICES: [&str; 18] = [
    "主管部门",
    "行业主管部门",
    "组织单位",
    "组织部门",
    "牵头单位",
    "牵头部门",
    "责任单位",
    "责任部门",
    "实施单位",
    "承办单位",
    "负责单位",
    "负责部门",
    "认定单位",
    "认定部门",
    "审核单位",
    "审核部门",
    "管理部门",
    "联系部门",
];

/// Words for everybody who has no row of their own.
const EVERYBODY: [&str; 18] = [
    "一般行业",
    "其他行业",
    "其它行业",
    "其余行业",
    "各行业",
    "其他",
    "其它",
    "其余",
    "一般",
    "一般人员",
    "其他人员",
    "其它人员",
    "其余人员",
    "其他各行业",
    "所有行业",
    "全体",
    "全体人员",
    "各行业专业技术人员",
];

/// Reads a head; `places` are the names of the places that the notice is for.
pub(super) fn head(cell: &[char], places: &[Vec<char>]) -> TableHead {
    let packed: Vec<char> = cell.iter().copied().filter(|c| !c.is_whitespace()).collect();
    let text: String = packed.iter().collect();
    let is_corner = |part: &str| CORNERS.contains(&part) || part.is_empty() || unit_of_caption(part).is_some();
    if text == "序号" {
        TableHead::Order
    } else if ["备注", "说明"].contains(&text.as_str()) {
        TableHead::Remarks
    } else if OFFICES.contains(&text.as_str()) {
        TableHead::Offices
    } else if text == "计量单位" {
        TableHead::Units
    } else if text.split(['/', '／', '\\', '＼', '、', '|']).all(is_corner) {
        TableHead::Corner
    } else {
        who(&packed, places).or_else(|| amounts(&packed)).unwrap_or(TableHead::Unread)
    }
}

/// The industries that a head names whole, or everybody.
fn who(chars: &[char], places: &[Vec<char>]) -> Option<TableHead> {
    let text: String = chars.iter().collect();
    if EVERYBODY.contains(&text.as_str()) {
        return Some(TableHead::Who(Vec::new()));
    }
    // 会计 alone is not a word for people in a sentence, but in the head of a row.
    let mut people = chars.to_vec();
    people.extend("人员".chars());
    [chars, &people].iter().find_map(|chars| match tokens(chars, places).as_slice() {
        [Token { kind: TokenKind::Industries(industries), .. }] => Some(TableHead::Who(industries.clone())),
        all if of_everybody(all) => Some(TableHead::Who(Vec::new())),
        _ => None,
    })
}

fn of_everybody(tokens: &[Token]) -> bool {
    let is_word = |token: &Token| matches!(token.role(), Some(Role::All | Role::Rest | Role::People));
    tokens.iter().all(is_word)
        && tokens.last().and_then(Token::role) == Some(Role::People)
        && tokens.len() < 4
        && tokens.iter().filter(|token| token.role() == Some(Role::People)).count() == 1
}

/// 总学时, 公需科目（学时）, 每年最低学分: no word of it is unknown.
fn amounts(chars: &[char]) -> Option<TableHead> {
    let mut head = AmountHead { category: None, unit: None, is_least: false, is_yearly: false, is_sum: false };
    let mut is_said = false;
    for token in tokens(chars, &[]) {
        let words: String = chars[token.range.clone()].iter().collect();
        match token.role()? {
            Role::Category(category) if head.category.is_none() => head.category = Some(category),
            Role::Total => head.is_sum |= ["合计", "总计", "共计"].contains(&words.as_str()),
            Role::Yearly => head.is_yearly = true,
            Role::Least => head.is_least = true,
            // 学时要求
            Role::Filler if words == "要求" || words == "标准" => head.is_least = true,
            Role::Study | Role::Part | Role::Filler | Role::Comma | Role::Duty => continue,
            _ => return None,
        }
        is_said = true;
        head.unit = unit(&words, head.unit)?;
    }
    let is_one = head.category.is_none() || !head.is_sum;
    (is_said && is_one).then_some(TableHead::Amounts(head))
}

/// The unit that words name, beside one that is known; none where these are two.
fn unit(words: &str, known: Option<Unit>) -> Option<Option<Unit>> {
    let named = UNITS.iter().find(|(word, _)| words.contains(word)).map(|(_, unit)| *unit);
    match (named, known) {
        (Some(named), Some(known)) if named != known => None,
        (named, known) => Some(named.or(known)),
    }
}

const UNITS: [(&str, Unit); 5] =
    [("学时", Unit::Hour), ("课时", Unit::Hour), ("学分", Unit::Credit), ("天", Unit::Day), ("小时", Unit::Clock)];

/// The unit of a caption such as 单位：学时 or （单位：学时）.
pub(in crate::import::rules) fn unit_of_caption(text: &str) -> Option<Unit> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.trim_matches(['（', '）', '(', ')', '【', '】']);
    let unit = bare
        .strip_prefix("单位：")
        .or_else(|| bare.strip_prefix("单位:"))
        .or_else(|| bare.strip_prefix("计量单位："))?;
    unit_by_name(unit.trim_end_matches(['年', '/', '／', '每', '人', '·']))
}

/// The unit of this name.
pub(super) fn unit_by_name(name: &str) -> Option<Unit> {
    UNITS.iter().find(|(word, _)| *word == name).map(|(_, unit)| *unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> TableHead {
        head(&text.chars().collect::<Vec<_>>(), &[])
    }

    #[test]
    fn heads_say_who_or_how_much() {
        assert_eq!(
            (read("行业"), read("行业/科目"), read("单位：学时")),
            (TableHead::Corner, TableHead::Corner, TableHead::Corner)
        );
        assert_eq!(read("一般行业"), TableHead::Who(Vec::new()));
        assert!(matches!(read("会计"), TableHead::Who(of) if of[0].id == "accounting"));
        assert!(matches!(read("会计人员"), TableHead::Who(of) if of.len() == 1));
        assert!(matches!(
            read("公需科目（学分）"),
            TableHead::Amounts(AmountHead { category: Some(Category::Public), unit: Some(Unit::Credit), .. })
        ));
        assert!(matches!(
            read("年度最低总学时"),
            TableHead::Amounts(AmountHead { is_least: true, is_yearly: true, category: None, .. })
        ));
        for text in [
            "乡村",
            "高级职称",
            "网络学习",
            "学时上限",
            "折算学时",
            "专业科目最高学时",
            "会计、乡村",
            "公需科目和专业科目合计",
        ] {
            assert_eq!(read(text), TableHead::Unread, "{text}");
        }
    }
}
