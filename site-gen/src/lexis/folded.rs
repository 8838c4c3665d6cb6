//! Names as they are compared: two that differ in capitals, width, spaces or brackets alone are one name.

use unicode_normalization::UnicodeNormalization;

use super::BRACKETS;

/// A name in lower case and half width, with brackets of one kind, without spaces and signs that take no room.
pub fn folded(name: &str) -> String {
    name.nfkc().filter(|c| !is_unseen(*c)).flat_map(char::to_lowercase).map(plain).collect()
}

/// Whether a character is a space, a line end, or one that takes no room.
fn is_unseen(c: char) -> bool {
    let takes_no_room = matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    );
    c.is_whitespace() || c.is_control() || takes_no_room
}

fn plain(c: char) -> char {
    if c == '{' || BRACKETS.iter().any(|(open, _)| *open == c) {
        '('
    } else if c == '}' || BRACKETS.iter().any(|(_, close)| *close == c) {
        ')'
    } else {
        c
    }
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn names_that_look_alike_are_equal() {
        for name in ["公需科目(天)", "公需 科目（天）", "公需\u{200b}科目【天】", "\u{feff}公需　科目\n［天］"]
        {
            assert_eq!(folded(name), "公需科目(天)", "{name:?}");
        }
        assert_eq!(folded(" Ｐublic Subjects"), "publicsubjects");
        assert_ne!(folded("卫生"), folded("衞生"));
    }
}
