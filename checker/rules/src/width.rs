//! Full-width signs, as keyboards for Chinese and Japanese type them.

/// The ordinary form of a full-width digit, letter, point, minus sign or space; any other character as it is.
pub fn half_width(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '．' => '.',
        '－' | '−' => '-',
        '\u{3000}' | '\u{a0}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::half_width;

    #[test]
    fn full_width_signs_become_ordinary_ones() {
        assert_eq!("１８．５　ｈＨ－".chars().map(half_width).collect::<String>(), "18.5 hH-");
        assert_eq!("学时a1，。".chars().map(half_width).collect::<String>(), "学时a1，。");
    }
}
