//! Single tildes and underscores in pairs directly around Chinese words: `~删~`, `文_中_文`. Ranges, as `9~10`, and names,
//! as `a_b`, are none.

use super::typed::Mark;
use crate::diag::{Words, words};
use crate::lexis::{han_digit, is_han};

/// The two signs.
pub(super) const SIGNS: [char; 2] = ['~', '_'];

/// The first pair of each of the two signs.
pub(super) fn found(text: &str) -> Vec<Mark> {
    SIGNS.into_iter().filter_map(|sign| pair(text, sign)).collect()
}

fn pair(text: &str, sign: char) -> Option<Mark> {
    let signs: Vec<usize> = text.match_indices(sign).map(|(at, _)| at).collect();
    let pair = signs.windows(2).find(|pair| {
        let (before, inner, behind) = (&text[..pair[0]], &text[pair[0] + 1..pair[1]], &text[pair[1] + 1..]);
        let is_single = !before.ends_with(sign) && !behind.starts_with(sign);
        let is_around_words = inner.starts_with(is_han) && inner.ends_with(is_han);
        is_single && is_around_words && (!before.ends_with(char::is_alphanumeric) || is_one_word(inner))
    })?;
    Some((pair[0]..pair[1] + 1, help(sign)))
}

/// Whether a text is Chinese characters alone, none of which counts: those between two ranges often have a number.
fn is_one_word(text: &str) -> bool {
    text.chars().all(|c| is_han(c) && han_digit(c).is_none() && !"十百至到和或月日年".contains(c))
}

fn help(sign: char) -> Words {
    match sign {
        '~' => words(
            "text struck through is written `~~words~~`, bold `**words**`; the sign itself is written `\\~`",
            "删除线写作~~文字~~，加粗写作**文字**；需要~本身时写作\\~",
        ),
        _ => words(
            "emphasis is written `*words*`; the sign itself is written `\\_`",
            "强调写作*文字*；需要下划线本身时写作\\_",
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::content::markdown::said;

    #[test]
    fn pairs_around_chinese_words_are_marks() {
        for (text, typed) in
            [("~删~", "~删~"), ("已~删去~的", "~删去~"), ("（~一、甲~）", "~一、甲~"), ("文_中_文", "_中_")]
        {
            assert_eq!(said(text), [("as-typed", typed)], "{text}");
        }
    }

    #[test]
    fn ranges_and_names_are_none() {
        for text in [
            "9~10",
            "a_b_c",
            "3~5天，7~9天",
            "周一~周三、周五~周日",
            "一~三和五~七",
            "表_2019_甲",
            "`~删~`",
            "姓名____电话____",
            "\\~删\\~",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
    }
}
