//! Selectors of style sheets: the elements that a rule is for. What is not understood of one is left out, so that it may
//! be for more elements than a browser takes it for.

/// What a rule is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Selector {
    /// The names that an element has: `p`, `.x`, `#y`.
    pub(super) names: Vec<String>,
    /// The names of elements around it, the nearest first.
    pub(super) around: Vec<Vec<String>>,
    /// Which part of the element.
    pub(super) part: ElementPart,
}

/// A part of an element, or a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ElementPart {
    #[default]
    Whole,
    /// What is shown before its text.
    Before,
    /// What is shown behind its text.
    After,
    /// Some other part, or all of it for a moment only.
    Other,
}

/// What makes a selector one for a moment, such as while the mouse is over it.
const MOMENTS: [&str; 12] = [
    "active",
    "autofill",
    "checked",
    "disabled",
    "enabled",
    "focus",
    "focus-visible",
    "focus-within",
    "hover",
    "invalid",
    "target",
    "visited",
];

impl Selector {
    /// A selector as written, such as `div > p.x`.
    pub(super) fn new(written: &str) -> Self {
        let mut compounds: Vec<(Vec<String>, ElementPart)> = Vec::new();
        for (sign, compound) in compounds_of(written) {
            if matches!(sign, '+' | '~') {
                compounds.pop();
            }
            compounds.push(names_of(&compound));
        }
        let (names, part) = compounds.pop().unwrap_or_default();
        let around = compounds.into_iter().rev().map(|(names, _)| names).filter(|names| !names.is_empty());
        Self { names, around: around.collect(), part }
    }

    /// How much it counts beside others: ids, then classes, then elements.
    pub(super) fn weight(&self) -> [usize; 3] {
        let count = |is_it: fn(&String) -> bool| {
            self.around.iter().flatten().chain(&self.names).filter(|name| is_it(name)).count()
        };
        [
            count(|name| name.starts_with('#')),
            count(|name| name.starts_with('.')),
            count(|name| !name.starts_with(['#', '.'])),
        ]
    }
}

/// The pieces between commas, none of which stand in brackets.
pub(super) fn list(written: &str) -> Vec<&str> {
    let (mut pieces, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, c) in written.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                pieces.push(&written[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&written[start..]);
    pieces
}

/// The parts of a selector that are each for one element, without brackets, and the sign before each.
fn compounds_of(written: &str) -> Vec<(char, String)> {
    let (mut compounds, mut depth, mut sign) = (vec![(' ', String::new())], 0_usize, ' ');
    for c in written.trim().chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '>' | '+' | '~' => sign = c,
            _ if c.is_whitespace() => sign = if sign == ' ' { '\n' } else { sign },
            _ => {
                if sign != ' ' {
                    compounds.push((std::mem::replace(&mut sign, ' '), String::new()));
                }
                compounds.iter_mut().last().into_iter().for_each(|(_, text)| text.push(c));
            }
        }
    }
    compounds
}

fn names_of(compound: &str) -> (Vec<String>, ElementPart) {
    let (mut names, mut part) = (Vec::new(), ElementPart::Whole);
    let is_of_part = compound.contains("::");
    let mut starts: Vec<usize> = compound.match_indices(['.', '#', ':']).map(|(at, _)| at).collect();
    starts.insert(0, 0);
    starts.push(compound.len());
    starts.dedup();
    for name in starts.windows(2).map(|ends| &compound[ends[0]..ends[1]]) {
        match name.strip_prefix(':') {
            Some("") => {}
            Some("before") => part = ElementPart::Before,
            Some("after") => part = ElementPart::After,
            Some("root") => names.push("html".to_owned()),
            Some(pseudo) if MOMENTS.contains(&pseudo) || is_of_part => part = ElementPart::Other,
            Some(_) => {}
            None if name.starts_with(['.', '#']) => names.push(name.to_owned()),
            None => {
                names.extend(Some(name.to_lowercase()).filter(|name| !name.is_empty() && name != "*" && name != "&"))
            }
        }
    }
    (names, part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> String {
        let selector = Selector::new(written);
        let around: String = selector.around.iter().map(|names| format!("{} < ", names.concat())).collect();
        format!("{around}{}", selector.names.concat())
    }

    #[test]
    fn a_selector_is_the_names_of_an_element_and_of_those_around_it() {
        for (written, names) in [
            (".a", ".a"),
            ("P.a.b", "p.a.b"),
            ("div > .a  span#c", ".a < div < span#c"),
            ("ul li + li.x", "ul < li.x"),
            ("p:not(.y, .z).n", "p.n"),
            ("td:nth-child(2)", "td"),
            ("[data-v='a b']", ""),
            ("*", ""),
        ] {
            assert_eq!(read(written), names, "{written}");
        }
        assert_eq!(list("a, b:not(.c,.d),e"), ["a", " b:not(.c,.d)", "e"]);
    }

    #[test]
    fn a_selector_may_be_for_a_part_or_a_moment() {
        for (written, part) in [
            (".a::before", ElementPart::Before),
            (".a:after", ElementPart::After),
            (".a:hover", ElementPart::Other),
            ("p::first-letter", ElementPart::Other),
            (".a:first-child", ElementPart::Whole),
        ] {
            assert_eq!(Selector::new(written).part, part, "{written}");
        }
    }
}
