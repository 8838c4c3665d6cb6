//! Text as HTML, with runs of a foreign script marked.

use std::borrow::Cow;

use super::language::Language;
use crate::lexis::runs;

/// Text escaped for HTML and for its attributes.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '>', '&', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

/// Text of a language escaped for HTML, each run of a foreign script marked with the tag of its language.
pub fn marked<'t>(text: &'t str, language: &Language) -> Cow<'t, str> {
    if text.is_ascii() {
        return escape(text);
    }
    let mut out = String::with_capacity(text.len() + 32);
    for (piece, script) in runs(text, language.lexicon.scripts) {
        let piece = escape(piece);
        match script {
            Some(script) => out.extend(["<span lang=\"", &escape(language.tag_of(script)), "\">", &piece, "</span>"]),
            None => out.push_str(&piece),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::new(tag, tag, tag)
    }

    #[test]
    fn foreign_scripts_are_marked_with_a_language_of_the_site() {
        let site = ["ja", "zh-Hant", "en"].map(language);
        let text = "see 粤人社规〔2018〕11号 & more";
        let of = |tag: &str| format!("see <span lang=\"{tag}\">粤人社规〔2018〕11号</span> &amp; more");
        assert_eq!(marked(text, &language("en")), of("zh"));
        assert_eq!(marked(text, &language("en").among(&site)), of("ja"));
        assert_eq!(marked(text, &language("en").among(&site[1..])), of("zh-Hant"));
        let text = "參見「サービス」";
        assert_eq!(marked(text, &language("zh-TW")), "參見「<span lang=\"ja\">サービス</span>」");
        assert_eq!(marked(text, &language("ja").among(&site)), text);
        assert_eq!(marked("plain <b> é", &language("en")), "plain &lt;b&gt; é");
    }
}
