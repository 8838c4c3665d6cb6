//! Rust source as far as the tests of the project's shape read it: tokens of code, names of types, paths.

/// The tokens of a file: words, `::` and single signs. Comments, texts and test items are left out.
pub fn tokens(source: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = token(rest);
        let text = &rest[..length];
        if first.is_alphanumeric() || first == '_' || text == "::" || (length == 1 && first.is_ascii_punctuation()) {
            tokens.push(text.to_owned());
        }
        rest = &rest[length..];
    }
    without_tests(&tokens)
}

/// The length of what stands at the beginning: a comment, a text, a character, a word, `::` or a single sign.
fn token(rest: &str) -> usize {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let behind = &rest[word..];
    match &rest[..first] {
        "/" if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
        "/" if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
        "\"" => text(rest),
        "\'" => character(rest),
        ":" if rest.starts_with("::") => 2,
        _ if matches!(&rest[..word], "b" | "c") && behind.starts_with('"') => word + text(behind),
        _ if matches!(&rest[..word], "r" | "br") && behind.starts_with(['"', '#']) => word + raw_text(behind),
        _ => word.max(first),
    }
}

/// The length of a text in quotes.
fn text(rest: &str) -> usize {
    let mut escaped = true;
    let end = rest.char_indices().find(|(_, c)| {
        let ends = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    end.map_or(rest.len(), |(at, _)| at + 1)
}

/// The length of a text such as `#"…"#`; of one sign, where it is none.
fn raw_text(rest: &str) -> usize {
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let end = format!("\"{}", "#".repeat(hashes));
    let inside = rest.get(hashes..).and_then(|text| text.strip_prefix('"'));
    inside.and_then(|text| text.find(&end)).map_or(0, |at| hashes + 1 + at + end.len())
}

/// The length of a character in quotes, or of the sign that begins a lifetime.
fn character(rest: &str) -> usize {
    let mut inside = rest[1..].chars();
    match (inside.next(), inside.next()) {
        (Some('\\'), Some(escaped)) => {
            let begin = 2 + escaped.len_utf8();
            rest[begin..].find('\'').map_or(1, |at| begin + at + 1)
        }
        (Some(own), Some('\'')) => 2 + own.len_utf8(),
        _ => 1,
    }
}

/// Leaves out every item behind `#[cfg(test)]`.
fn without_tests(tokens: &[String]) -> Vec<String> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let marked = tokens[at..].iter().map(String::as_str).take(MARK.len()).eq(MARK);
        if marked {
            at += MARK.len() + item(&tokens[at + MARK.len()..]);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// How many tokens an item has: up to the end of its braces, or to a semicolon before any.
fn item(tokens: &[String]) -> usize {
    let mut depth = 0;
    let end = tokens.iter().position(|token| {
        match token.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        depth == 0 && matches!(token.as_str(), "}" | ";")
    });
    end.map_or(tokens.len(), |at| at + 1)
}

/// The names of the types of a file: those of its own level and of modules inside it.
pub fn types(tokens: &[String]) -> Vec<&str> {
    let mut found = Vec::new();
    // For each open brace, whether it is that of a module.
    let mut open: Vec<bool> = Vec::new();
    let mut of_module = false;
    for (at, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "mod" => of_module = true,
            ";" => of_module = false,
            "{" => open.push(std::mem::take(&mut of_module)),
            "}" => drop(open.pop()),
            "struct" | "enum" | "trait" | "type" if open.iter().all(|module| *module) => {
                found.extend(tokens.get(at + 1).map(String::as_str));
            }
            _ => {}
        }
    }
    found
}

/// Every path of a file, nested imports spelt out: `crate::{a::b, c}` is `crate::a::b` and `crate::c`.
pub fn paths(tokens: &[String]) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = tokens.get(at + 1).is_some_and(|next| next == "::") && is_word(&tokens[at]);
        let behind_another = at > 0 && tokens[at - 1] == "::";
        at = if begins && !behind_another { tree(tokens, at, &[], &mut found) } else { at + 1 };
    }
    found
}

/// Reads one path or a tree of them; gives the place behind it.
fn tree<'t>(tokens: &'t [String], begin: usize, above: &[&'t str], found: &mut Vec<Vec<&'t str>>) -> usize {
    let mut path = above.to_vec();
    let mut at = begin;
    while let Some(token) = tokens.get(at) {
        if token == "{" {
            return group(tokens, at + 1, &path, found);
        }
        if !is_word(token) && token != "*" {
            break;
        }
        if token != "self" || path.is_empty() {
            path.push(token);
        }
        at += 1;
        if tokens.get(at).is_none_or(|next| next != "::") {
            break;
        }
        at += 1;
    }
    found.push(path);
    at
}

/// Reads the trees between braces; gives the place behind these.
fn group<'t>(tokens: &'t [String], begin: usize, above: &[&'t str], found: &mut Vec<Vec<&'t str>>) -> usize {
    let mut at = begin;
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "}" => return at + 1,
            "," => at += 1,
            "as" => at += 2,
            _ => at = tree(tokens, at, above, found).max(at + 1),
        }
    }
    at
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_texts_and_tests_are_no_code() {
        let source = r##"//! crate::no
            fn f<'a>(x: &'a str) -> char { g("crate::no \" {", '"', b"\\", r#"" crate::no"#, '\'', '\u{1F}') /* { */ }
            #[cfg(test)]
            mod tests { use crate::no; }
            #[cfg(test)]
            use crate::no;
            use crate::yes;"##;
        let tokens = tokens(source);
        assert_eq!(paths(&tokens), [["crate", "yes"]]);
        assert_eq!(tokens.join(" ").matches('{').count(), 1);
    }

    #[test]
    fn nested_imports_are_spelt_out() {
        let tokens =
            tokens("use crate::{a::{self, B, c::*}, d as e};\nfn f() -> super::g::H<T> { Self { k: l::m() } }");
        let shown: Vec<String> = paths(&tokens).iter().map(|path| path.join("::")).collect();
        assert_eq!(shown, ["crate::a", "crate::a::B", "crate::a::c::*", "crate::d", "super::g::H", "l::m"]);
    }

    #[test]
    fn types_are_those_of_modules() {
        let tokens =
            tokens("pub struct A; mod m { pub(crate) enum B {} } impl T for A { type C = u8; } type D<'a> = &'a A;");
        assert_eq!(types(&tokens), ["A", "B", "D"]);
    }
}
