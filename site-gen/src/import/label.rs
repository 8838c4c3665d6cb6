//! Numbering: 一、 （一） 1. （1） ① 第N章 第N条, as written well and as written badly.

use super::numerals::{digits, han, spaces, whole};

/// A kind of numbering, from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// A chapter: 第一章.
    Chapter,
    /// A section: 第一节.
    Section,
    /// An article: 第一条.
    Article,
    /// A Chinese number: 一、.
    Han,
    /// A Chinese number in brackets: （一）.
    HanParen,
    /// A number before a point: `1.`
    Arabic,
    /// A number before a bracket: 1）.
    HalfParen,
    /// A number in brackets: （1）.
    Paren,
    /// A number in a circle: ①.
    Circled,
}

impl Style {
    /// Its name in tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chapter => "chapter",
            Self::Section => "section",
            Self::Article => "article",
            Self::Han => "han",
            Self::HanParen => "han-paren",
            Self::Arabic => "arabic",
            Self::HalfParen => "half-paren",
            Self::Paren => "paren",
            Self::Circled => "circled",
        }
    }
}

/// A number before a clause or an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// How it is written.
    pub style: Style,
    /// The number that it stands for.
    pub number: u32,
    /// How many characters it takes, with its mark and the space behind.
    pub len: usize,
    /// What is odd about the way it is written.
    pub odd: Option<Odd>,
}

/// What is odd about the way a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// No mark between the number and the text.
    Glued,
    /// A space before the mark, a comma for a mark, or a pair of brackets that do not match.
    Mark,
}

/// The largest number of a clause or item.
const MOST: u32 = 199;

/// The number that a line starts with, where it is written with a mark.
pub fn at(chars: &[char]) -> Option<Label> {
    let first = *chars.first()?;
    let label = match first {
        '第' => chapter_or_article(chars),
        '（' | '(' => bracketed(chars),
        _ => single(first).or_else(|| marked(chars)),
    }?;
    let len = label.len + spaces(&chars[label.len..]);
    (label.number <= MOST && label.number > 0).then_some(Label { len, ..label })
}

fn chapter_or_article(chars: &[char]) -> Option<Label> {
    let (number, len) = whole(&chars[1..])?;
    let style = match chars.get(1 + len)? {
        '章' => Style::Chapter,
        '节' => Style::Section,
        '条' => Style::Article,
        _ => return None,
    };
    let odd = match chars.get(2 + len) {
        Some(c) if !c.is_whitespace() && !matches!(c, '：' | ':' | '、') => Some(Odd::Glued),
        _ => None,
    };
    let mark = chars.get(2 + len).is_some_and(|c| matches!(c, '：' | ':' | '、'));
    Some(Label { style, number, len: 2 + len + usize::from(mark), odd })
}

fn bracketed(chars: &[char]) -> Option<Label> {
    let mut at = 1 + spaces(&chars[1..]);
    let (number, len) = whole(&chars[at..])?;
    let style = if chars[at].is_ascii_digit() { Style::Paren } else { Style::HanParen };
    at += len;
    at += spaces(&chars[at..]);
    let close = *chars.get(at).filter(|c| matches!(c, '）' | ')'))?;
    let odd = ((chars[0] == '(') != (close == ')')).then_some(Odd::Mark);
    let mark = chars.get(at + 1).is_some_and(|c| matches!(c, '、' | '.' | '．'));
    Some(Label { style, number, len: at + 1 + usize::from(mark), odd })
}

/// A number and its mark in one character.
fn single(c: char) -> Option<Label> {
    let code = u32::from(c);
    let (style, number) = match c {
        '①'..='⑳' => (Style::Circled, code - 0x245f),
        '⑴'..='⒇' => (Style::Paren, code - 0x2473),
        '⒈'..='⒛' => (Style::Arabic, code - 0x2487),
        '㈠'..='㈩' => (Style::HanParen, code - 0x321f),
        _ => return None,
    };
    Some(Label { style, number, len: 1, odd: None })
}

fn marked(chars: &[char]) -> Option<Label> {
    let (style, (number, len)) = match digits(chars, 2) {
        Some(found) => (Style::Arabic, found),
        None => (Style::Han, han(chars)?),
    };
    let space = spaces(&chars[len..]);
    let at = len + space;
    let digit_follows = chars.get(at + 1).is_some_and(char::is_ascii_digit);
    let (style, odd) = match chars.get(at)? {
        '）' | ')' if style == Style::Arabic => (Style::HalfParen, None),
        '、' => (style, None),
        '.' | '．' if !digit_follows => (style, None),
        ',' | '，' if !digit_follows => (style, Some(Odd::Mark)),
        _ => return None,
    };
    let odd = if space > 0 { Some(Odd::Mark) } else { odd };
    Some(Label { style, number, len: at + 1, odd })
}

/// What people count: a figure, not a clause number, stands before one of these.
const COUNTED: &str = "年月日天个条人次家元万千百时分小周岁级名篇类种门项款号所位届期课季点位科本以至到—-~～/.%％、";

/// The number that a line starts with, where it has no mark but is the one expected next.
pub fn glued(chars: &[char], style: Style, expected: u32) -> Option<Label> {
    let (number, len) = match style {
        Style::Arabic => digits(chars, 2)?,
        Style::Han => han(chars)?,
        _ => return None,
    };
    let next = *chars.get(len)?;
    let heading = chars.len() < 40 && !chars.iter().any(|c| matches!(c, '。' | '，' | '；'));
    let fits = match style {
        Style::Arabic if next == '学' => !chars.get(len + 1).is_some_and(|c| "时分期年".contains(*c)),
        Style::Arabic => !COUNTED.contains(next) && (!next.is_ascii_alphanumeric() || next.is_whitespace()),
        _ => heading && (next == '关' || next.is_whitespace()),
    };
    let label = Label { style, number, len: len + spaces(&chars[len..]), odd: Some(Odd::Glued) };
    (number == expected && fits).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Option<(Style, u32, usize)> {
        let label = at(&text.chars().collect::<Vec<_>>())?;
        Some((label.style, label.number, label.len))
    }

    #[test]
    fn numbering_of_every_kind_is_read() {
        for (text, style, number, len) in [
            ("一、关于", Style::Han, 1, 2),
            ("三 、关于", Style::Han, 3, 3),
            ("十二，关于", Style::Han, 12, 3),
            ("（一）关于", Style::HanParen, 1, 3),
            ("(十一) 关于", Style::HanParen, 11, 5),
            ("4、 关于", Style::Arabic, 4, 3),
            ("1．关于", Style::Arabic, 1, 2),
            ("1）关于", Style::HalfParen, 1, 2),
            ("（1）关于", Style::Paren, 1, 3),
            ("②关于", Style::Circled, 2, 1),
            ("第三章 总则", Style::Chapter, 3, 4),
            ("第十二条 本", Style::Article, 12, 5),
        ] {
            assert_eq!(parsed(text), Some((style, number, len)), "{text}");
        }
    }

    #[test]
    fn figures_are_no_numbering() {
        for text in ["1.5%", "2019年", "（2019）", "三年内", "12天", "一是", "10,000元", "第一，", "二〇一九年"]
        {
            assert_eq!(parsed(text), None, "{text}");
        }
        let glued = |text: &str| glued(&text.chars().collect::<Vec<_>>(), Style::Arabic, 7).map(|label| label.len);
        assert_eq!((glued("7会计监督"), glued("7天内办结"), glued("8会计监督")), (Some(1), None, None));
    }
}
