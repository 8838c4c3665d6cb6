//! In which encoding the bytes of a text are.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The encoding of a text that begins with these bytes: by its mark, by the zeros of UTF-16, else UTF-8 where most of
/// what is not ASCII is that, else GB18030.
pub(super) fn encoding_of(sample: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(sample) {
        return encoding;
    }
    by_zeros(sample).unwrap_or_else(|| if is_mostly_utf8(sample) { UTF_8 } else { GB18030 })
}

/// UTF-16 without a mark: a comma, a digit or a line end has a zero on one side. Characters such as 一, whose zero is on the
/// other, are fewer.
fn by_zeros(sample: &[u8]) -> Option<&'static Encoding> {
    let (mut before, mut behind) = (0, 0);
    for pair in sample.chunks_exact(2) {
        before += usize::from(pair[0] == 0 && pair[1] != 0);
        behind += usize::from(pair[1] == 0 && pair[0] != 0);
    }
    // A zero here and there is a fault of a text in another encoding.
    let many = |zeros: usize| zeros > sample.len() / 20;
    match (before, behind) {
        (before, behind) if behind > 2 * before && many(behind) => Some(UTF_16LE),
        (before, behind) if before > 2 * behind && many(before) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether at least half of the characters that are not ASCII are right in UTF-8. Text in GB18030 is so only by chance.
fn is_mostly_utf8(sample: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in sample.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= wrong
}

#[cfg(test)]
mod tests {
    use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

    use super::encoding_of;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn the_encoding_is_told_by_the_bytes() {
        let list = "姓名,行业,公需科目\n张三,一般行业,18\n";
        assert_eq!(encoding_of(list.as_bytes()), UTF_8);
        assert_eq!(encoding_of(&[b"\xef\xbb\xbf", list.as_bytes()].concat()), UTF_8);
        assert_eq!(encoding_of(&GB18030.encode(list).0), GB18030);
        assert_eq!(encoding_of(&utf16(list, u16::to_le_bytes)), UTF_16LE);
        assert_eq!(encoding_of(&utf16(list, u16::to_be_bytes)), UTF_16BE);
        assert_eq!(encoding_of(&[b"\xff\xfe", &utf16(list, u16::to_le_bytes)[..]].concat()), UTF_16LE);
        assert_eq!(encoding_of(b"name,18\n"), UTF_8);
        assert_eq!(encoding_of(&[list.as_bytes(), b"\xff"].concat()), UTF_8, "one wrong byte makes no other encoding");
        assert_eq!(encoding_of(&list.as_bytes()[..list.len() - 28]), UTF_8, "the sample ends within a character");
    }
}
