//! Whether the end of a line in a source is a space in the text.

use super::script::is_unspaced;

/// Whether two lines are joined without a space: both signs beside the break are of a script written without spaces.
/// In a text of such a script, signs that it shares with others belong to it, such as `“` and `…`.
pub(crate) fn is_joined(before: char, after: char, in_unspaced_text: bool) -> bool {
    is_without_spaces(before, in_unspaced_text) && is_without_spaces(after, in_unspaced_text)
}

/// Whether a sign is of a script written without spaces, or in a text of such a script one that it shares with others.
pub(crate) fn is_without_spaces(c: char, in_unspaced_text: bool) -> bool {
    is_unspaced(c) || (in_unspaced_text && !c.is_ascii() && !c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_by_what_stands_beside_the_break() {
        for (before, after, unspaced, expected) in [
            ('学', '时', true, true),
            ('，', '学', true, true),
            ('を', '学', true, true),
            ('」', '和', true, true),
            ('”', '和', true, true),
            ('”', '“', true, true),
            ('学', '时', false, true),
            ('”', 'a', false, false),
            ('é', 'a', false, false),
            ('”', '学', false, false),
            ('é', '学', true, false),
            ('学', '1', true, false),
            ('학', '시', false, false),
            ('A', '学', true, false),
        ] {
            assert_eq!(is_joined(before, after, unspaced), expected, "{before}{after}");
        }
    }
}
