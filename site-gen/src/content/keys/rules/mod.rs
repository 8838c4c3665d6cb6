//! Describes the keys of rules.toml; those of each kind of rule are in the other files of this folder.

mod advice;
mod basics;
mod counting;
mod funding;
mod requirement;

use super::Value::{Date, Localized, Name, Names, Table, Tables, Text};
use super::{File, Key, Keys, may, must};
use crate::content::names::Kind;

pub(in crate::content) static FILE: File = File {
    name: "rules",
    path: "<year>/rules.toml",
    about: (
        "What the notice asks, as data. `site-gen help rules` shows how to write what a notice may say.",
        "把通知的要求写成数据。怎样写见`site-gen help rules`。",
    ),
    keys: &Keys { over: Some("from"), ..Keys::new("rules", &RULES) },
};

const RULES: [Key; 23] = [
    may(
        "from",
        Text,
        r#""province""#,
        "The rules to start from: a folder beside this one, or an earlier year. What is not mentioned stays as it is there.",
        "以哪套规则为基础：旁边的文件夹，或以前的年度。没有写的各项沿用其中的规定。",
    ),
    may(
        "closes",
        Date,
        "2019-12-31",
        "The last day to finish or declare the year's hours.",
        "完成或申报本年度学时的最后一天。",
    ),
    may(
        "period",
        Table(&counting::PERIOD),
        "",
        "The time in which hours count; left out, it is the calendar year.",
        "计入学时的期限；不写的，为公历年度。",
    ),
    may("unit", Tables(&basics::UNIT), "", "The units that hours are counted in.", "计量单位。"),
    may("category", Tables(&basics::CATEGORY), "", "The categories of subjects.", "科目类别。"),
    may("industry", Tables(&basics::INDUSTRY), "", "The industries, in reading order.", "行业，按阅读顺序。"),
    may(
        "trait",
        Tables(&basics::TRAIT),
        "",
        "What else requirements depend on, such as the title level.",
        "要求还与哪些个人情况有关，如职称级别。",
    ),
    may("mode", Tables(&basics::MODE), "", "Ways of learning.", "学习方式。"),
    may(
        "requirement",
        Tables(&requirement::REQUIREMENT),
        "",
        "What has to be completed, one for each industry or kind of person.",
        "学时要求，每个行业或每类人员一项。",
    ),
    may(
        "activity",
        Tables(&counting::ACTIVITY),
        "",
        "What is converted into hours, such as papers.",
        "可以折算学时的成果或活动，如论文。",
    ),
    may("limit", Tables(&counting::LIMIT), "", "What counts at most.", "计算上限。"),
    may(
        "counting",
        Table(&counting::COUNTING),
        "",
        "From when on hours count; left out, it is once they are done.",
        "学时从何时起计入；不写的，学完即计入。",
    ),
    may("carry_over", Tables(&counting::CARRY_OVER), "", "Surplus of earlier years that counts.", "结转规定。"),
    may("make_up", Tables(&counting::MAKE_UP), "", "Earlier years that may be made up.", "补学规定。"),
    may(
        "late_registration",
        Tables(&counting::LATE_REGISTRATION),
        "",
        "Hours of earlier years that may be reported late.",
        "以前年度学时的补报规定。",
    ),
    may("waiver", Tables(&counting::WAIVER), "", "Who needs less or nothing.", "减免规定。"),
    may("purpose", Tables(&advice::PURPOSE), "", "What the hours are for, such as title review.", "用途，如职称评审。"),
    may(
        "two_industries",
        Table(&counting::TWO_INDUSTRIES),
        "",
        "What those need who work in two industries.",
        "在两个行业工作的人员的要求。",
    ),
    may(
        "recognition",
        Tables(&advice::RECOGNITION),
        "",
        "Who declares hours and who recognises them.",
        "由谁申报、由谁认定。",
    ),
    may(
        "step",
        Tables(&advice::STEP),
        "",
        "What to do after a verdict, or while a category is short.",
        "下一步办什么。",
    ),
    may("deadline", Tables(&advice::DEADLINE), "", "Dates and terms beside the year's own.", "其他日期和期限。"),
    may(
        "funding",
        Table(&funding::FUNDING),
        "",
        "What employers have to spend on learning; left out, it is not stated.",
        "用人单位要安排多少学习培训经费；不写的，即通知未说明。",
    ),
    may(
        "note",
        Tables(&advice::NOTE),
        "",
        "What no figure can say; it stands beside every verdict that it concerns.",
        "数字无法表示的规定；显示在每个有关的结果旁边。",
    ),
];

/// The key `clause`, of nearly every rule.
const CLAUSE: Key =
    must("clause", Name(Kind::Clause), r#""annual-hours""#, "The clause that says so.", "作此规定的条款。");

/// The key `industries`, of rules that may be for some industries only.
const INDUSTRIES: Key = may(
    "industries",
    Names(Kind::Industry),
    r#"["education", "health"]"#,
    "The industries it is for; left out, it is for all.",
    "适用的行业；不写的，适用于所有行业。",
);

/// A key for the text that readers see.
const fn text(name: &'static str, example: &'static str) -> Key {
    must(name, Localized, example, "What readers see.", "给读者看的文字。")
}
