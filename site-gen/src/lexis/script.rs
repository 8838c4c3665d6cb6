//! Scripts, and runs of one that is foreign to the text it stands in.

/// A script that is marked where the text around it is of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Chinese characters.
    Han,
    /// Hiragana and katakana.
    Kana,
    /// The Korean alphabet.
    Hangul,
}

impl Script {
    fn of(c: char) -> Option<Self> {
        match c {
            _ if is_han(c) => Some(Self::Han),
            // The middle dot stands in Chinese, too.
            '\u{30fb}' => None,
            '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => Some(Self::Kana),
            '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7a3}' => Some(Self::Hangul),
            _ => None,
        }
    }
}

/// Whether a character is Chinese script.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Whether a character is of a script that is written without spaces, or of its punctuation.
pub(super) fn is_unspaced(c: char) -> bool {
    is_east_asian_sign(c) || matches!(Script::of(c), Some(Script::Han | Script::Kana))
}

/// Punctuation and full-width forms of texts in Han and kana.
fn is_east_asian_sign(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{30a0}' | '\u{30fb}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff65}' | '\u{ffe0}'..='\u{ffe6}')
}

/// A text cut where a script begins or ends that is foreign to it: each piece with that script, or none.
pub(crate) fn runs<'t>(text: &'t str, own: &'static [Script]) -> impl Iterator<Item = (&'t str, Option<Script>)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (length, script) = match foreign_at(rest, own) {
            (0, _) => (own_at(rest, own), None),
            (length, script) => (length, Some(script)),
        };
        let (piece, behind) = rest.split_at(length);
        rest = behind;
        Some((piece, script))
    })
}

/// The length of what stands before the first foreign run, and the brackets that open it.
fn own_at(text: &str, own: &'static [Script]) -> usize {
    let is_foreign = |c: char| Script::of(c).is_some_and(|found| !own.contains(&found));
    // No script that is told apart here is in ASCII.
    let ascii = text.bytes().position(|byte| !byte.is_ascii()).unwrap_or(text.len());
    let before = &text[..text[ascii..].find(is_foreign).map_or(text.len(), |at| ascii + at)];
    let opens = before.len() < text.len() && !own.contains(&Script::Han);
    if opens { before.trim_end_matches(is_opening).len() } else { before.len() }
}

/// The length and the script of the foreign run that a text begins with. Where Han is foreign, its punctuation, figures,
/// and kana belong to the run; a run with kana is kana.
fn foreign_at(text: &str, own: &'static [Script]) -> (usize, Script) {
    let (mut end, mut script) = (0, None);
    let han_is_foreign = !own.contains(&Script::Han);
    for (at, c) in text.char_indices() {
        let found = Script::of(c).filter(|found| !own.contains(found));
        let goes_on = match (script, found) {
            (_, None) if script == Some(Script::Hangul) || !han_is_foreign => false,
            (None, None) => is_opening(c),
            (Some(_), None) => is_east_asian_sign(c) || c.is_ascii_digit(),
            (Some(known), Some(found)) => (known == Script::Hangul) == (found == Script::Hangul),
            (None, Some(_)) => true,
        };
        if !goes_on {
            break;
        }
        script = if script == Some(Script::Kana) { script } else { found.or(script) };
        end = at + c.len_utf8();
    }
    script.map_or((0, Script::Han), |script| (end, script))
}

fn is_opening(c: char) -> bool {
    matches!(c, '《' | '〈' | '〔' | '「' | '『' | '（' | '［' | '【')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATIN: &[Script] = &[];
    const CHINESE: &[Script] = &[Script::Han];
    const JAPANESE: &[Script] = &[Script::Han, Script::Kana];

    /// Foreign pieces in brackets, with the letter of their script.
    fn marked(text: &str, own: &'static [Script]) -> String {
        let piece = |(piece, script): (&str, Option<Script>)| match script {
            None => piece.to_owned(),
            Some(script) => format!("<{script:?} {piece}>"),
        };
        runs(text, own).map(piece).collect()
    }

    #[test]
    fn foreign_scripts_are_told_apart() {
        for (text, own, expected) in [
            ("see 粤人社规〔2018〕11号 & more", LATIN, "see <Han 粤人社规〔2018〕11号> & more"),
            ("see 《条例》, then", LATIN, "see <Han 《条例》>, then"),
            ("a （b） c", LATIN, "a （b） c"),
            ("the word サービス残業 here", LATIN, "the word <Kana サービス残業> here"),
            ("残業サービス", LATIN, "<Kana 残業サービス>"),
            ("as 연수 says", LATIN, "as <Hangul 연수> says"),
            ("漢字 and 한글", LATIN, "<Han 漢字> and <Hangul 한글>"),
            ("參見「サービス」一節，OK", CHINESE, "參見「<Kana サービス>」一節，OK"),
            ("約翰・史密斯", CHINESE, "約翰・史密斯"),
            ("継続教育のお知らせ OK", JAPANESE, "継続教育のお知らせ OK"),
            ("継続教育와 OK", JAPANESE, "継続教育<Hangul 와> OK"),
            ("", LATIN, ""),
        ] {
            assert_eq!(marked(text, own), expected, "{text}");
        }
    }
}
