//! What a page holds without showing it: by an attribute, by a style, or by a simple rule of its own style sheet.

use std::collections::BTreeSet;

/// Whether the style of an element hides it.
pub(super) fn is_hiding(style: &str) -> bool {
    takes_away(style) || is_veiling(style)
}

fn takes_away(style: &str) -> bool {
    declarations(style).any(|(name, value)| name == "display" && value == "none")
}

/// Whether the style of an element hides it and keeps its place, as pages do until all of them is there.
fn is_veiling(style: &str) -> bool {
    declarations(style).any(|(name, value)| name == "visibility" && (value == "hidden" || value == "collapse"))
}

/// Whether a style hides an element only until a script shows it.
pub(super) fn is_only_veiling(style: &str) -> bool {
    is_veiling(style) && !takes_away(style)
}

/// Whether the style of an element strikes it out.
pub(super) fn is_striking(style: &str) -> bool {
    declarations(style).any(|(name, value)| name.starts_with("text-decoration") && value.contains("line-through"))
}

/// Whether the style of a list takes its numbers away.
pub(super) fn is_without_numbers(style: &str) -> bool {
    declarations(style)
        .any(|(name, value)| name.starts_with("list-style") && value.split(' ').any(|word| word == "none"))
}

fn declarations(style: &str) -> impl Iterator<Item = (String, String)> {
    let declaration = |written: &str| {
        let (name, value) = written.split_once(':')?;
        let value = value.to_lowercase().replace("!important", "");
        Some((name.trim().to_lowercase(), value.trim().to_owned()))
    };
    style.split(';').filter_map(declaration).collect::<Vec<_>>().into_iter()
}

/// The classes and ids that the style sheets of a page hide, such as `.x` and `#y`, and that no rule shows again.
#[derive(Debug, Default)]
pub(super) struct HiddenNames {
    hidden: BTreeSet<String>,
    /// Those of them that keep their place.
    veiled: BTreeSet<String>,
    /// Those that some rule shows, perhaps in one state only.
    shown: BTreeSet<String>,
}

impl HiddenNames {
    /// Reads a style sheet. Rules for paper or for some screens say nothing of what is shown in general.
    pub(super) fn read(&mut self, sheet: &str) {
        let mut rest = sheet;
        while let Some(at) = rest.find('{') {
            let selectors = rest[..at].rsplit(['}', ';']).next().unwrap_or_default();
            if selectors.trim_start().starts_with('@') {
                rest = behind_block(&rest[at + 1..]);
                continue;
            }
            let (body, behind) = rest[at + 1..].split_once('}').unwrap_or((&rest[at + 1..], ""));
            self.rule(without_comments(selectors).trim(), body);
            rest = behind;
        }
    }

    fn rule(&mut self, selectors: &str, body: &str) {
        let is_hidden = is_hiding(body);
        let shows = declarations(body).any(|(name, _)| name == "display" || name == "visibility");
        for selector in selectors.split(',').map(str::trim).filter(|_| is_hidden || shows) {
            let is_name = |name: &str| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
            if is_hidden {
                let is_simple = selector.starts_with(['.', '#']) && is_name(&selector[1..]);
                self.hidden.extend(is_simple.then(|| selector.to_owned()));
                self.veiled.extend((is_simple && is_only_veiling(body)).then(|| selector.to_owned()));
            } else {
                for name in names(selector) {
                    self.shown.insert(name);
                }
            }
        }
    }

    /// Whether an element is hidden by one of its names, which begin with `.` or `#`.
    pub(super) fn hides(&self, names: &[String]) -> bool {
        names.iter().any(|name| self.hidden.contains(name)) && !names.iter().any(|name| self.shown.contains(name))
    }

    /// Whether an element that is hidden keeps its place.
    pub(super) fn only_veils(&self, names: &[String]) -> bool {
        names.iter().filter(|name| self.hidden.contains(*name)).all(|name| self.veiled.contains(name))
    }
}

/// The classes and ids that a selector names.
fn names(selector: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in selector.match_indices(['.', '#']) {
        let behind = &selector[at + 1..];
        let end = behind.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(behind.len());
        names.push(selector[at..at + 1 + end].to_owned());
    }
    names
}

/// What stands behind a block whose first brace is gone.
fn behind_block(text: &str) -> &str {
    let mut depth = 1;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[at + 1..];
        }
    }
    ""
}

fn without_comments(text: &str) -> &str {
    text.rsplit("*/").next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hides(sheet: &str, name: &str) -> bool {
        let mut names = HiddenNames::default();
        names.read(sheet);
        names.hides(&[name.to_owned()])
    }

    #[test]
    fn simple_rules_hide_what_they_name() {
        assert!(hides("p { margin: 0 } /* a */ .x, #y { color: red; display : none !important }", ".x"));
        assert!(hides(".x, #y { visibility: hidden }", "#y"));
        assert!(!hides(".x .y { display: none }", ".y"));
    }

    #[test]
    fn what_is_hidden_on_paper_only_or_shown_at_times_is_shown() {
        assert!(!hides("@media print { .x { display: none } } p { margin: 0 }", ".x"));
        assert!(!hides(".x { display: none } .x.on { display: block }", ".x"));
    }

    #[test]
    fn styles_hide_and_strike_out() {
        assert!(is_only_veiling("visibility: hidden") && !is_only_veiling("visibility: hidden; display: none"));
        assert!(is_hiding("color: red; DISPLAY:none") && !is_hiding("display: block"));
        assert!(is_striking("text-decoration: line-through red"));
        assert!(is_without_numbers("list-style: none"));
    }
}
