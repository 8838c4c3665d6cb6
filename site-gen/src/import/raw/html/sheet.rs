//! The style sheets of a page: which looks its elements get from them, and what they add to the text.

use std::collections::{BTreeMap, BTreeSet};

use super::element::HtmlElement;
use super::selector::{ElementPart, Selector, list};
use super::style::{Look, SheetLook};

/// A rule of a sheet, for one selector.
#[derive(Debug)]
struct SheetRule {
    selector: Selector,
    weight: [usize; 3],
    look: Look,
    /// What it shows before or behind the text of an element.
    content: Option<String>,
}

/// The style sheets of a page.
#[derive(Debug, Default)]
pub(super) struct StyleSheets {
    rules: Vec<SheetRule>,
    /// The rules for elements with a name: one of those that their selectors have.
    by_name: BTreeMap<String, Vec<usize>>,
    /// Names that some rule shows, perhaps in one state only.
    shown: BTreeSet<String>,
    /// How many elements around others have been looked at.
    steps: usize,
}

/// No page has more rules for one name.
const MOST_RULES: usize = 200;
/// So many elements around others are looked at in all. After that a rule is taken to be for what stands in any.
const MOST_STEPS: usize = 10_000_000;

impl StyleSheets {
    /// Reads style sheets. Rules for paper or for some screens say nothing of what is shown in general.
    pub(super) fn new(sheets: &str) -> Self {
        let (mut found, sheets) = (Self::default(), without_comments(sheets));
        let mut rest = sheets.as_str();
        while let Some(at) = rest.find('{') {
            let selectors = rest[..at].rsplit(['}', ';']).next().unwrap_or_default().trim();
            let inside = &rest[at + 1..];
            if selectors.starts_with('@') {
                rest = if is_for_all(selectors) { inside } else { behind_block(inside) };
                continue;
            }
            let (body, behind) = inside.split_once('}').unwrap_or((inside, ""));
            found.rule(selectors, body);
            rest = behind;
        }
        found.settle();
        found
    }

    fn rule(&mut self, selectors: &str, body: &str) {
        let (look, content) = (Look::new(body), content(body));
        for selector in list(selectors).into_iter().map(Selector::new) {
            if look.shows() {
                self.shown.extend(selector.around.iter().flatten().chain(&selector.names).cloned());
            }
            let is_read = look != Look::default() || (content.is_some() && !look.hides());
            let name = selector.names.iter().max_by_key(|name| (name.starts_with('#'), name.starts_with('.')));
            if let Some(name) = name.filter(|_| is_read && selector.part != ElementPart::Other) {
                let rules = self.by_name.entry(name.clone()).or_default();
                if rules.len() < MOST_RULES {
                    rules.push(self.rules.len());
                    let weight = selector.weight();
                    let (look, content) = (look.clone(), content.clone());
                    self.rules.push(SheetRule { selector, weight, look, content });
                }
            }
        }
    }

    /// What is hidden at times is shown.
    fn settle(&mut self) {
        let is_class = |name: &String| name.starts_with(['.', '#']);
        for rule in &mut self.rules {
            if rule.selector.names.iter().filter(|name| is_class(name)).any(|name| self.shown.contains(name)) {
                rule.look.gone = rule.look.gone.filter(|is_gone| !is_gone);
                rule.look.veiled = rule.look.veiled.filter(|is_veiled| !is_veiled);
            }
        }
    }

    /// What the sheets say of an element among all of them.
    pub(super) fn look(&mut self, elements: &[HtmlElement], at: usize) -> SheetLook {
        let element = &elements[at];
        let names = element.names.iter().chain([&element.name]);
        let mut rules: Vec<usize> = names.filter_map(|name| self.by_name.get(name)).flatten().copied().collect();
        rules.retain(|rule| is_for(&self.rules[*rule].selector, elements, at, &mut self.steps));
        rules.sort_by_key(|rule| (self.rules[*rule].weight, *rule));
        let mut found = SheetLook::default();
        for rule in rules.into_iter().map(|rule| &self.rules[rule]) {
            match rule.selector.part {
                ElementPart::Before => found.before = rule.content.clone().or(found.before),
                ElementPart::After => found.after = rule.content.clone().or(found.after),
                _ => found.look = rule.look.clone().over(&found.look),
            }
        }
        found
    }
}

fn is_for(selector: &Selector, elements: &[HtmlElement], at: usize, steps: &mut usize) -> bool {
    let has = |element: &HtmlElement, names: &[String]| {
        names.iter().all(|name| *name == element.name || element.names.contains(name))
    };
    if !has(&elements[at], &selector.names) {
        return false;
    }
    let mut around = elements[at].parent;
    for names in &selector.around {
        loop {
            let Some(element) = around.map(|at| &elements[at]) else { return false };
            if *steps == MOST_STEPS {
                return true;
            }
            (around, *steps) = (element.parent, *steps + 1);
            if has(element, names) {
                break;
            }
        }
    }
    true
}

/// Whether the rules inside `@media` and the like are for what is shown in general.
fn is_for_all(at_rule: &str) -> bool {
    let at_rule = at_rule.to_lowercase();
    match at_rule.strip_prefix("@media") {
        Some(media) => is_general(media),
        None => at_rule.starts_with("@layer") || at_rule.starts_with("@supports"),
    }
}

/// Whether media are screens of any kind.
pub(super) fn is_general(media: &str) -> bool {
    let is_one = |media: &str| matches!(media.trim(), "" | "all" | "screen" | "only screen" | "not print");
    media.split(',').any(is_one)
}

/// The letters and digits that a rule adds, as far as it says them.
fn content(body: &str) -> Option<String> {
    let mut declarations = body.split(';').filter_map(|written| written.split_once(':'));
    let (_, value) = declarations.find(|(name, _)| name.trim().eq_ignore_ascii_case("content"))?;
    let text = value.trim().trim_end_matches("!important").trim().trim_matches(['"', '\'']);
    let is_said = text.contains(char::is_alphanumeric) && !text.starts_with('\\');
    let is_word = matches!(text, "none" | "normal" | "inherit" | "initial" | "unset");
    (is_said && !is_word && !text.starts_with("url(")).then(|| text.to_owned())
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

fn without_comments(text: &str) -> String {
    let (mut bare, mut rest) = (String::new(), text);
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    bare + rest
}
