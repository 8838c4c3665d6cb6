//! What each kind of value is called: in the reference, and in the help of a message about one that cannot be read.

use super::Value;
use crate::content::names::Kind;
use crate::diag::{Words, words};
use crate::ui;

impl Value {
    /// What has to be written, as in "a date such as 2019-06-30".
    pub fn expected(self) -> Words {
        match self {
            Self::Text => words("a text in quotes, not empty", "引号中的文字，不能为空"),
            Self::Language => language(),
            Self::Localized => words(
                "a text in every language, such as { zh = \"…\", en = \"…\" }",
                "每种语言的文字，如{ zh = \"…\", en = \"…\" }",
            ),
            Self::Texts => words("a list of texts, such as [\"a\", \"b\"]", "文字列表，如[\"a\", \"b\"]"),
            Self::TextsByLanguage => words(
                "a list of texts for each language, such as { en = [\"a\"] }",
                "每种语言的文字列表，如{ en = [\"a\"] }",
            ),
            Self::Choice(choices) => one_of(choices),
            Self::Defines(_) => words(
                "small letters, digits and hyphens, such as annual-hours",
                "小写字母、数字和连字符，如annual-hours",
            ),
            Self::Name(kind) => name(kind),
            Self::Names(kind) => names(kind),
            Self::ByTrait => words(
                "a table of traits with their values, such as { level = \"senior\" }",
                "由人员属性和取值组成的表，如{ level = \"senior\" }",
            ),
            Self::ByCategory => words(
                "a table of categories with amounts in quotes, such as { public = \"18\" }",
                "由科目类别和引号中的数量组成的表，如{ public = \"18\" }",
            ),
            Self::Quantity => words(
                "a number in quotes, and a unit behind it where needed: \"18\" or \"3 day\"",
                "引号中的数字，必要时后跟单位，如\"18\"或\"3 day\"",
            ),
            Self::Number => words("a whole number, such as 12", "整数，如12"),
            Self::Count => words("a whole number, 1 or more, such as 3", "不小于1的整数，如3"),
            Self::Place => words("a whole number from 1 to 255, such as 2", "1至255的整数，如2"),
            Self::Phone => words(
                "a telephone number in quotes: digits, spaces, hyphens, parentheses, a plus in front, such as \"0751-12333\"",
                "引号中的电话号码，只用数字、空格、连字符、圆括号，最前面可加+，如\"0751-12333\"",
            ),
            Self::WebAddress => words(
                "a full web address in quotes, as the browser's address bar gives it: https:// or http:// in front, no user name, no spaces",
                "引号中的完整网址，按浏览器地址栏复制：以“https://”或“http://”开头，不带用户名和空格",
            ),
            Self::Colour => words(
                "a colour in quotes: a hash and six digits or letters a to f, such as \"#0f4c81\"",
                "引号中的颜色：#后跟六位数字或字母a至f，如\"#0f4c81\"",
            ),
            Self::SiteCode => words(
                "the code of an official site in quotes: ten letters or digits, such as \"9900000001\"",
                "引号中的网站标识码，共10位数字或字母，如\"9900000001\"",
            ),
            Self::Origins => words(
                "a list of the beginnings of web addresses, up to the host or its port, such as [\"https://www.city.example\"]: no path, no slash at the end, no asterisk",
                "网址开头的列表，只写到主机名或端口，如[\"https://www.city.example\"]，不带路径，末尾不加斜杠，不用星号",
            ),
            Self::DayOrYear => words(
                "a day that exists, such as 2023-06-30, or a year, such as 2023, without quotes",
                "不带引号的日期或年份，日期须真实存在，如2023-06-30或2023",
            ),
            Self::Year => words("a year, such as 2019", "年份，如2019"),
            Self::Years => words("a list of years, such as [2018, 2019]", "年份列表，如[2018, 2019]"),
            Self::Amount => {
                words("an amount with at most two decimals, such as 18 or 18.5", "数量，最多两位小数，如18或18.5")
            }
            Self::Amounts => words("a list of amounts, such as [28, 14, 7]", "数量列表，如[28, 14, 7]"),
            Self::Share => {
                words("a fraction in quotes, not above 1, such as \"2/3\"", "引号中的分数，不大于1，如\"2/3\"")
            }
            Self::Percent => words(
                "a percentage in quotes with at most two decimals, not above 100%, such as \"1.5%\"",
                "引号中的百分数，最多两位小数，不大于100%，如\"1.5%\"",
            ),
            Self::Date => words("a date without quotes, such as 2019-06-30", "不带引号的日期，如2019-06-30"),
            Self::Flag => words("true or false", "true或false"),
            Self::Only(flag) => words(format!("nothing but {flag}"), format!("只能为{flag}")),
            Self::Table(_) => words("a table in braces, such as { min = 72 }", "花括号中的表，如{ min = 72 }"),
            Self::Tables(_) => words("tables, each under its own [[heading]]", "若干个表，每个以[[表名]]开头"),
        }
    }
}

fn language() -> Words {
    one_of(&ui::languages().collect::<Vec<_>>())
}

fn one_of(choices: &[&str]) -> Words {
    words(format!("one of: {}", choices.join(", ")), format!("其中之一：{}", choices.join("、")))
}

fn name(kind: Kind) -> Words {
    let (en, zh) = kind.names();
    words(format!("a name in quotes ({en})"), format!("引号中的代号（{zh}）"))
}

fn names(kind: Kind) -> Words {
    let (en, zh) = kind.names();
    words(format!("a list of names ({en}), such as [\"a\", \"b\"]"), format!("代号列表（{zh}），如[\"a\", \"b\"]"))
}
