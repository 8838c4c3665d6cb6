//! The terms of the glossary in the order of letters: Chinese by pinyin, languages in Latin letters by the word.

use pinyin::ToPinyin;

use super::voice::Voice;
use super::year_text::capitalised;
use crate::content::Term;

/// The terms under each letter, in order. A language without such letters has one group without a letter, as the content
/// has it.
pub(super) fn by_letter<'a>(voice: &Voice<'a>) -> Vec<(String, Vec<&'a Term>)> {
    let terms = &voice.site.glossary;
    let language = voice.language();
    if !language.is("zh") && !language.lexicon.scripts.is_empty() {
        return if terms.is_empty() { Vec::new() } else { vec![(String::new(), terms.iter().collect())] };
    }
    let mut sorted: Vec<(String, &Term)> = terms.iter().map(|term| (reading(voice, term), term)).collect();
    sorted.sort_by(|(a, term), (b, other)| a.cmp(b).then_with(|| term.id.cmp(&other.id)));
    let mut letters: Vec<(String, Vec<&Term>)> = Vec::new();
    for (reading, term) in sorted {
        let letter = capitalised(&reading).chars().next().map(String::from).unwrap_or_default();
        match letters.last_mut() {
            Some((last, terms)) if *last == letter => terms.push(term),
            _ => letters.push((letter, vec![term])),
        }
    }
    letters
}

/// What a term is sorted by, in lower case: a Chinese one by its pinyin, syllable by syllable.
fn reading(voice: &Voice<'_>, term: &Term) -> String {
    let word = voice.text(&term.word);
    match &term.pinyin {
        _ if !voice.language().is("zh") => word.to_lowercase(),
        Some(given) => given.to_lowercase(),
        None => pinyin(word),
    }
}

/// The usual reading of each character, with spaces between; other characters stay as they are.
fn pinyin(word: &str) -> String {
    let syllable =
        |c: char| c.to_pinyin().map_or_else(|| c.to_lowercase().collect(), |pinyin| pinyin.plain().to_owned());
    word.chars().map(syllable).collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_read_character_by_character() {
        assert_eq!(pinyin("补学"), "bu xue");
        assert_eq!(pinyin("補學A"), "bu xue a");
    }
}
