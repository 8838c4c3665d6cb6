//! Describes the keys of site.toml.

use super::Value::{
    Colour, DayOrYear, Defines, Flag, Language, Localized, Name, Origins, Phone, SiteCode, Tables, Text, WebAddress,
};
use super::{File, Key, Keys, id, may, must};
use crate::content::names::Kind;

pub(in crate::content) static FILE: File = File {
    name: "site",
    path: "site.toml",
    about: (
        "The bureau, its site, its languages, for whom it writes, and where these can turn to.",
        "单位、网站、语言、读者类别，以及读者可以联系和使用的渠道。",
    ),
    keys: &Keys::new("site", &KEYS),
};

const KEYS: [Key; 14] = [
    must(
        "name",
        Localized,
        r#"{ zh = "示例市继续教育服务指南", en = "Example City continuing education guide" }"#,
        "The name of the site.",
        "网站名称。",
    ),
    must(
        "description",
        Localized,
        r#"{ zh = "每年学多少学时、由谁认定。", en = "How many hours a year, and who recognises them." }"#,
        "What the site is, in one sentence.",
        "用一句话说明网站内容。",
    ),
    must("bureau", Localized, r#"{ zh = "示例市人社局", en = "The Bureau" }"#, "Who publishes it.", "发布单位。"),
    may(
        "emblem",
        Text,
        r#""示""#,
        "One or two characters that stand for the bureau in the header. Left out, there is none.",
        "页眉上代表本单位的一两个字。不写就没有。",
    ),
    must(
        "base_url",
        Text,
        r#""https://city.example/learn/""#,
        "The address where the site will be published: https:// in front, a slash at the end.",
        "网站发布的网址，以“https://”开头，以斜杠结尾。",
    ),
    may(
        "site_code",
        SiteCode,
        r#""9900000001""#,
        "The code under which the bureau's site is registered as an official one; each page names it.",
        "网站标识码，每个网页都会注明。",
    ),
    may(
        "offline",
        Flag,
        "false",
        "Whether browsers keep the site after a first visit, so that it works without a network. Left out, they do not.",
        "首次访问后浏览器是否保存本站，断网时也能使用。不写就不保存。",
    ),
    may(
        "frames",
        Origins,
        r#"["https://www.city.example"]"#,
        "Whose pages may show this site's checker in a frame, beside those of the same origin. Left out, nobody else's may.",
        "除同源网页外，哪些网站的网页可以内嵌本站的核对程序。不写就都不可以。",
    ),
    may(
        "colour",
        Colour,
        r##""#0f4c81""##,
        "The site's main colour, from which its tints are made; text in it has to be readable. Left out, it is blue.",
        "网站的主色，各种浅色由它生成；用它写的字要看得清。不写就是蓝色。",
    ),
    may(
        "mistakes",
        Name(Kind::Contact),
        r#""service-desk""#,
        "The contact that takes reports of mistakes on the site. Left out, pages name nobody for that.",
        "受理网站内容纠错的联系渠道。不写，网页就不提。",
    ),
    must(
        "language",
        Tables(&LANGUAGE),
        "",
        "The languages of the site. The first is the source, the others are translations.",
        "网站的语言。第一种是原文，其余为译文。",
    ),
    may(
        "audience",
        Tables(&AUDIENCE),
        "",
        "For whom the site writes, in reading order. Clauses name audiences in their headings.",
        "读者类别，按阅读顺序。条款标题中注明适用的读者。",
    ),
    may(
        "contact",
        Tables(&CONTACT),
        "",
        "Whom readers can ask, in reading order. These are from outside the notice, and pages say so. Leave out what is not known.",
        "读者可以咨询的渠道，按阅读顺序。这些信息不是通知的内容，网页会注明。不清楚的不写。",
    ),
    may(
        "system",
        Tables(&SYSTEM),
        "",
        "The systems that readers have to use, in reading order. These are from outside the notice, and pages say so.",
        "读者要使用的系统，按阅读顺序。这些信息不是通知的内容，网页会注明。",
    ),
];

static LANGUAGE: Keys = Keys::new(
    "language",
    &[
        must("id", Language, r#""zh""#, "Part of file names and addresses.", "用于文件名和网址。"),
        must("tag", Text, r#""zh-Hans""#, "The language tag (BCP 47) of its pages.", "网页的语言标记（BCP 47）。"),
        must("name", Text, r#""中文""#, "What the language calls itself.", "用该语言写的语言名称。"),
    ],
);

static AUDIENCE: Keys = Keys::new(
    "audience",
    &[
        must(
            "id",
            Defines(Kind::Audience),
            r#""employers""#,
            "Its name in headings of clauses, such as `.employers`, and in addresses.",
            "代号，用于条款标题（如`.employers`）和网址。",
        ),
        must("name", Localized, r#"{ zh = "用人单位", en = "Employers" }"#, "What readers see.", "给读者看的名称。"),
        must(
            "lead",
            Localized,
            r#"{ zh = "怎样认定学时。", en = "How to recognise hours." }"#,
            "What these readers find, in one sentence.",
            "用一句话说明这类读者能找到什么。",
        ),
        must("door", Flag, "true", "Whether the home page has a door for them.", "首页是否为其设入口。"),
    ],
);

static CONTACT: Keys = Keys {
    any_of: &["phone", "address", "url"],
    ..Keys::new(
        "contact",
        &[
            id(Kind::Contact, r#""service-desk""#),
            NAME,
            must(
                "what",
                Localized,
                r#"{ zh = "咨询学时认定。", en = "For questions on recognising hours." }"#,
                "What it is for, in one sentence.",
                "用一句话说明可以咨询什么。",
            ),
            may(
                "phone",
                Phone,
                r#""010-5550 0100""#,
                "Its telephone number; pages make a link of it.",
                "电话号码，网页上可直接拨打。",
            ),
            may(
                "hours",
                Localized,
                r#"{ zh = "工作日9:00至17:00", en = "weekdays, 9:00 to 17:00" }"#,
                "When it can be reached.",
                "服务时间。",
            ),
            may(
                "address",
                Localized,
                r#"{ zh = "示例路1号", en = "1 Example Road" }"#,
                "Its postal address.",
                "通讯地址。",
            ),
            may(
                "url",
                WebAddress,
                r#""https://desk.city.example/""#,
                "Its address on the web; pages link to it.",
                "网址，网页上可直接打开。",
            ),
            SOURCE,
            CHECKED,
        ],
    )
};

static SYSTEM: Keys = Keys::new(
    "system",
    &[
        id(Kind::System, r#""learning-system""#),
        NAME,
        must(
            "what",
            Localized,
            r#"{ zh = "申报和查询学时。", en = "For declaring and looking up hours." }"#,
            "What it is for, in one sentence.",
            "用一句话说明用来办什么。",
        ),
        must(
            "url",
            WebAddress,
            r#""https://system.city.example/""#,
            "Its address on the web; pages link to it.",
            "网址，网页上可直接打开。",
        ),
        SOURCE,
        CHECKED,
    ],
);

const NAME: Key =
    must("name", Localized, r#"{ zh = "示例服务", en = "Example Service" }"#, "What readers see.", "给读者看的名称。");

const SOURCE: Key = must(
    "source",
    Localized,
    r#"{ zh = "市政府网站", en = "the city's website" }"#,
    "Where this is known from; part of a sentence, without a full stop.",
    "信息来源，是句子的一部分，末尾不加句号。",
);

const CHECKED: Key = must(
    "checked",
    DayOrYear,
    "2023-06-30",
    "The day on which it was last found to be so; the year alone where no more is known.",
    "最近一次核对的日期；只知道年份的写年份。",
);
