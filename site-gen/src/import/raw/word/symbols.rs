//! Characters of symbol fonts: Word keeps where they stand in the font, which means nothing to anybody else.

/// What the places of the font Symbol hold, from the two digits of the place.
const SYMBOL: &[(u8, char)] = &[
    (0x20, ' '),
    (0x22, '∀'),
    (0x24, '∃'),
    (0x27, '∋'),
    (0x2a, '∗'),
    (0x2d, '−'),
    (0x40, '≅'),
    (0x5c, '∴'),
    (0x5e, '⊥'),
    (0x7e, '∼'),
    (0xa2, '′'),
    (0xa3, '≤'),
    (0xa4, '⁄'),
    (0xa5, '∞'),
    (0xa7, '♣'),
    (0xa8, '♦'),
    (0xa9, '♥'),
    (0xaa, '♠'),
    (0xab, '↔'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb2, '″'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb5, '∝'),
    (0xb6, '∂'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xba, '≡'),
    (0xbb, '≈'),
    (0xbc, '…'),
    (0xc6, '∅'),
    (0xc7, '∩'),
    (0xc8, '∪'),
    (0xce, '∈'),
    (0xcf, '∉'),
    (0xd0, '∠'),
    (0xd5, '∏'),
    (0xd6, '√'),
    (0xd7, '⋅'),
    (0xd8, '¬'),
    (0xd9, '∧'),
    (0xda, '∨'),
    (0xdb, '⇔'),
    (0xdc, '⇐'),
    (0xdd, '⇑'),
    (0xde, '⇒'),
    (0xdf, '⇓'),
    (0xe5, '∑'),
    (0xf2, '∫'),
];
/// The letters of Symbol, from A and from a.
const GREEK: [(u8, &str); 2] = [(0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"), (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ")];

const WINGDINGS: &[(u8, char)] = &[
    (0x20, ' '),
    (0x21, '✏'),
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x46, '☞'),
    (0x6c, '●'),
    (0x6d, '❍'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x70, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x9f, '•'),
    (0xa0, '▪'),
    (0xa1, '○'),
    (0xa2, '○'),
    (0xa3, '○'),
    (0xa4, '◉'),
    (0xa5, '◎'),
    (0xa7, '▪'),
    (0xa8, '□'),
    (0xaa, '✦'),
    (0xab, '★'),
    (0xac, '✶'),
    (0xad, '✴'),
    (0xd5, '⌫'),
    (0xd8, '➢'),
    (0xdc, '➲'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xe8, '➔'),
    (0xef, '⇦'),
    (0xf0, '⇨'),
    (0xf1, '⇧'),
    (0xf2, '⇩'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

const WINGDINGS_2: &[(u8, char)] = &[
    (0x4f, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x81, '●'),
    (0x97, '●'),
    (0xa2, '■'),
    (0xa3, '□'),
];

const WINGDINGS_3: &[(u8, char)] = &[(0x7d, '▶'), (0x75, '▶'), (0x70, '▲'), (0x71, '▼'), (0x74, '◀'), (0x67, '↓')];

/// Whether a font holds signs in the places of letters.
pub(super) fn is_symbol_font(name: &str) -> bool {
    table(name).is_some() || name.eq_ignore_ascii_case("Webdings")
}

fn table(font: &str) -> Option<&'static [(u8, char)]> {
    Some(match font.to_ascii_lowercase().as_str() {
        "symbol" | "symbol mt" | "standard symbols l" => SYMBOL,
        "wingdings" => WINGDINGS,
        "wingdings 2" => WINGDINGS_2,
        "wingdings 3" => WINGDINGS_3,
        _ => return None,
    })
}

/// The character that a place of a symbol font stands for; none where it is not known. A character of any other font
/// stands for itself, unless it is a private one.
pub(super) fn sign(font: &str, code: u32) -> Option<char> {
    let Some(place) = u8::try_from(code).ok().or_else(|| u8::try_from(code.checked_sub(0xf000)?).ok()) else {
        return char::from_u32(code).filter(|c| !is_private(*c));
    };
    if !is_symbol_font(font) {
        return char::from_u32(code).filter(|c| !is_private(*c) && !c.is_control());
    }
    let listed = table(font)?.iter().find(|(listed, _)| *listed == place).map(|(_, sign)| *sign);
    let has_letters = font.to_ascii_lowercase().contains("symbol");
    listed.or_else(|| if has_letters { letter(place) } else { None })
}

/// What Symbol has in the places of letters, and of the signs and digits that it has in common with ASCII.
fn letter(place: u8) -> Option<char> {
    let greek = GREEK.iter().find_map(|(first, letters)| letters.chars().nth(usize::from(place.checked_sub(*first)?)));
    greek.filter(|_| place.is_ascii_alphabetic()).or_else(|| place.is_ascii_graphic().then_some(char::from(place)))
}

/// Whether a character means only what a font makes of it.
pub(in crate::import::raw) fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_symbol_fonts_are_what_a_reader_sees() {
        let seen = [("Symbol", 0xf0b3, '≥'), ("Symbol", 0xa3, '≤'), ("Symbol", 0xf0b4, '×'), ("symbol", 0xf061, 'α')];
        for (font, code, sign_seen) in seen.into_iter().chain([("Wingdings", 0xf0fc, '✓'), ("Symbol", 0xf033, '3')]) {
            assert_eq!(sign(font, code), Some(sign_seen), "{font} {code:x}");
        }
        assert_eq!(sign("宋体", 0x2265), Some('≥'));
    }

    #[test]
    fn what_is_not_known_is_no_character() {
        assert_eq!([sign("Wingdings", 0xf0ff), sign("Webdings", 0xf061), sign("宋体", 0xe5e5)], [None; 3]);
    }
}
