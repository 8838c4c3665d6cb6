//! Headings in Chinese: their lines break between words, never inside one.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use tera::{Kwargs, State, StringInput, TeraResult, Value};

use crate::lexis::is_han;

/// The filter of templates that lets the lines of a heading break between its words alone; the style sheet forbids all
/// other breaks between Chinese characters.
pub(super) fn in_words(heading: StringInput<'_>, _: Kwargs, state: &State) -> TeraResult<Value> {
    Ok(Value::safe_string(&with_breaks(&heading.rendered(state)?)))
}

fn with_breaks(html: &str) -> String {
    let mut out = String::with_capacity(html.len() * 2);
    for piece in html.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        push_words(text, &mut out);
        out.push_str(tag);
    }
    out
}

/// Only Chinese characters side by side may be parted, so that no entity is.
fn push_words(text: &str, out: &mut String) {
    if !text.chars().any(is_han) {
        return out.push_str(text);
    }
    let ends: Vec<usize> =
        WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()).segment_str(text).collect();
    for word in ends.windows(2).filter_map(|ends| text.get(ends[0]..ends[1])) {
        if out.ends_with(is_han) && word.starts_with(is_han) {
            out.push_str("<wbr>");
        }
        out.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::with_breaks;

    #[test]
    fn lines_break_between_words_of_chinese_alone() {
        for (heading, cut) in [
            ("我2019年度的继续教育够了吗？", "我2019年度<wbr>的<wbr>继续<wbr>教育<wbr>够<wbr>了<wbr>吗？"),
            ("<b>继续</b>教育 &amp; A&lt;B", "<b>继续</b>教育 &amp; A&lt;B"),
            ("Check your hours", "Check your hours"),
        ] {
            assert_eq!(with_breaks(heading), cut);
        }
    }
}
