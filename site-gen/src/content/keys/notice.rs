//! Describes the keys of notice.toml, that of a year's notice and that of an amendment.

use super::Value::{Amounts, Choice, Date, Localized, Name, Tables, Text, WebAddress, Year};
use super::{File, Key, Keys, id, joined, may, must};
use crate::content::names::Kind;

pub(in crate::content) static FILE: File = File {
    name: "notice",
    path: "<year>/notice.toml",
    about: (
        "The notice as an official document. What it does not state is left out.",
        "通知作为公文的各项信息。通知没有写的不写。",
    ),
    keys: &Keys::new("notice", &OF_YEAR),
};

pub(in crate::content) static AMENDMENT: File = File {
    name: "amendment",
    path: "<year>/amend-*/notice.toml",
    about: (
        "A later notice that changes clauses of the year's, in a folder of its own in the folder of the year.",
        "年度中修改原通知条款的通知，放在年度文件夹下单独的文件夹中。",
    ),
    keys: &Keys::new("amendment", &AMENDING),
};

const OF_YEAR: [Key; 14] = joined(
    &NOTICE,
    &[may(
        "task",
        Tables(&TASK),
        "",
        "What the text in force asks readers to do, in reading order. The pages of audiences begin with it.",
        "现行条文要求读者办理的事项，按阅读顺序，列在各类读者页面的最前面。",
    )],
);

const AMENDING: [Key; 15] = joined(
    &[
        must("amends", Year, "2019", "The year whose notice it amends.", "所修改通知的年度。"),
        must("in_force", Date, "2019-09-01", "The first day it is in force.", "施行日期。"),
    ],
    &NOTICE,
);

const NOTICE: [Key; 13] = [
    must(
        "title",
        Localized,
        r#"{ zh = "关于做好2019年度继续教育工作的通知", en = "Notice on continuing education in 2019" }"#,
        "Its official title.",
        "通知的标题。",
    ),
    must(
        "summary",
        Localized,
        r#"{ zh = "说明每年的学时要求。", en = "Sets out the hours of a year." }"#,
        "What it says, in a sentence or two.",
        "用一两句话说明内容。",
    ),
    must("issuer", Localized, r#"{ zh = "示例市人社局", en = "The Bureau" }"#, "Who issued it.", "发布机关。"),
    may("index", Text, r#""000014349/2019-00012""#, "Index number.", "索引号。"),
    may("number", Text, r#""示人社发〔2019〕8号""#, "Document number.", "发文字号。"),
    may(
        "category",
        Localized,
        r#"{ zh = "继续教育", en = "Continuing education" }"#,
        "Subject category.",
        "主题分类。",
    ),
    may(
        "addressees",
        Localized,
        r#"{ zh = "各有关单位", en = "The units concerned" }"#,
        "To whom it is addressed.",
        "主送单位。",
    ),
    may("made", Date, "2019-05-10", "The day it was made.", "成文日期。"),
    may("published", Date, "2019-05-13", "The day it was published.", "发布日期。"),
    may("expires", Date, "2024-05-09", "The last day it is in force.", "有效期的最后一天。"),
    may("status", Localized, r#"{ zh = "有效", en = "In force" }"#, "Whether it is in force.", "有效性。"),
    may("cites", Tables(&CITES), "", "The documents it cites, in order of appearance.", "引用的文件，按出现顺序。"),
    may(
        "acknowledged",
        Tables(&ACKNOWLEDGED),
        "",
        "Figures of clauses that no rule is made of.",
        "条款中有、但不写成规则的数字。",
    ),
];

static CITES: Keys = Keys::new(
    "cites",
    &[
        id(Kind::Cited, r#""accounting-2018-10""#),
        must(
            "title",
            Localized,
            r#"{ zh = "《会计专业技术人员继续教育规定》", en = "Provisions on Accounting" }"#,
            "Its title.",
            "文件标题。",
        ),
        may("number", Text, r#""财会〔2018〕10号""#, "Its document number.", "发文字号。"),
        may(
            "url",
            WebAddress,
            r#""https://www.province.example/notices/11/""#,
            "Where its text can be read.",
            "可以查阅该文件的网址。",
        ),
        must(
            "relation",
            Choice(&["implements", "sector-rule", "funding"]),
            r#""sector-rule""#,
            "Why it is cited: the notice implements it, or it rules a sector, or funding.",
            "引用原因：通知据以制定、行业规定或经费规定。",
        ),
        may("in_force", Date, "2018-07-01", "The first day it is in force.", "施行日期。"),
        may(
            "clause",
            Name(Kind::Clause),
            r#""annual-hours""#,
            "The clause that cites it; left out for the preamble.",
            "引用它的条款；在开头部分引用的不写。",
        ),
    ],
);

static TASK: Keys = Keys::new(
    "task",
    &[
        must("audience", Name(Kind::Audience), r#""professionals""#, "Who has to do it.", "由哪类读者办理。"),
        must(
            "when",
            Choice(&["before", "during", "after"]),
            r#""before""#,
            "When it is done: before the year, the learning or the class begins, while it goes on, or after it.",
            "何时办理：年度、学习或培训班开始之前、进行之中、结束之后。",
        ),
        must(
            "do",
            Localized,
            r#"{ zh = "在系统中注册。", en = "Register in the system." }"#,
            "What is to be done, in a sentence.",
            "用一句话写明要做什么。",
        ),
        must("clause", Name(Kind::Clause), r#""annual-hours""#, "The clause that asks for it.", "提出要求的条款。"),
    ],
);

static ACKNOWLEDGED: Keys = Keys::new(
    "acknowledged",
    &[
        must("clause", Name(Kind::Clause), r#""funding""#, "The clause that states them.", "写有这些数字的条款。"),
        must("figures", Amounts, "[1.5]", "Each figure.", "各个数字。"),
        must(
            "why",
            Text,
            r#""经费比例，不是学时要求""#,
            "Why no rule is made of them. Pages do not show it.",
            "为什么不写成规则。页面上不显示。",
        ),
    ],
);
