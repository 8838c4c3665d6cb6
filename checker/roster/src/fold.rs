//! Names as they are compared: a title or a cell may be written in other widths, with spaces, and over several lines.

use checker_rules::half_width;

/// A name without spaces, line ends and signs that are not seen, in half width and lower case, with brackets of one kind.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars().filter(|c| !is_unseen(*c)) {
        folded.extend(plain(half_width(c)).to_lowercase());
    }
    folded
}

/// Whether a character is a space, a line end, or one that takes no room.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A sign that is written in several ways, in one.
pub(crate) fn plain(c: char) -> char {
    match c {
        '（' | '【' | '〔' | '［' | '[' | '〖' | '｛' | '{' => '(',
        '）' | '】' | '〕' | '］' | ']' | '〗' | '｝' | '}' => ')',
        '：' => ':',
        '／' => '/',
        // Between the parts of a name.
        '•' | '・' | '･' | '‧' | '∙' | '⋅' => '·',
        '，' => ',',
        '＿' => '_',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn names_that_look_alike_are_equal() {
        for name in ["公需科目(天)", "公需\n科目（天）", "公需\u{200b}科目 【天】", "\u{feff}公需　科目［天］"]
        {
            assert_eq!(fold(name), "公需科目(天)", "{name:?}");
        }
        assert_eq!(fold(" Public Subjects "), "publicsubjects");
        assert_eq!(fold("姓　名"), "姓名");
    }
}
