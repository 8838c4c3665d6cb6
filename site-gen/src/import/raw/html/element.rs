//! An element of a page: what it is for, and why its text is left out.

use std::collections::BTreeMap;

use html5gum::{HtmlString, Spanned};

use super::hidden::{HiddenNames, is_hiding, is_only_veiling, is_striking};
use super::kinds::{self, MainKind};
use crate::import::raw::Reason;

/// An element of a page.
#[derive(Debug)]
pub(super) struct HtmlElement {
    /// Its name, in small letters.
    pub(super) name: String,
    /// Why its text is left out.
    pub(super) left_out: Option<Reason>,
    /// What kind of place for the text of a page it is.
    pub(super) main: Option<MainKind>,
    /// Whether it has an end.
    pub(super) is_closed: bool,
    /// Whether it is called something that only short elements are.
    pub(super) is_called_chrome: bool,
    /// Whether it is called the title of what the page is about.
    pub(super) is_called_title: bool,
    /// Whether it is hidden, and a script shows it: it keeps its place, or is known for this.
    is_veiled: bool,
    /// How many columns and rows it takes.
    pub(super) spans: (usize, usize),
    /// How many characters and controls it holds.
    pub(super) held: Held,
    /// Its classes and its id, with their signs, for style sheets.
    names: Vec<String>,
}

/// What an element holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Held {
    /// How many characters, white space aside.
    pub(super) chars: usize,
    /// How many things to type into or press.
    pub(super) controls: usize,
}

pub(super) type Attributes = BTreeMap<HtmlString, Spanned<HtmlString, usize>>;

pub(super) fn attribute(attributes: &Attributes, name: &str) -> Option<String> {
    let found = attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}

pub(super) fn is_hidden_input(attributes: &Attributes) -> bool {
    attribute(attributes, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"))
}

impl HtmlElement {
    /// An element that starts, behind what the page holds so far.
    pub(super) fn new(name: String, attributes: &Attributes, held: Held) -> Self {
        let get = |name: &str| attribute(attributes, name);
        let style = get("style").unwrap_or_default();
        let (class, id) = (get("class").unwrap_or_default(), get("id").unwrap_or_default());
        let label = get("aria-label").unwrap_or_default();
        let called: Vec<String> =
            class.split_whitespace().chain([id.trim(), label.trim()]).map(kinds::plain_name).collect();
        let classes = class.split_whitespace().map(|class| format!(".{class}"));
        let names = classes.chain((!id.is_empty()).then(|| format!("#{id}"))).collect();
        let is_hidden = get("hidden").is_some() || is_hiding(&style) || (name == "dialog" && get("open").is_none());
        let is_chrome = get("role").is_some_and(|role| matches!(role.as_str(), "navigation" | "search" | "banner"))
            || (name == "label" && get("for").is_some());
        let by_style = if is_striking(&style) { Some(Reason::StruckOut) } else { is_chrome.then_some(Reason::Chrome) };
        let span = |name: &str, most: usize| get(name).and_then(|span| span.trim().parse().ok()).unwrap_or(1).min(most);
        // None of the rows below has an end for a cell that spans all of them.
        let rows = match span("rowspan", 65_534) {
            0 => usize::MAX,
            rows => rows,
        };
        Self {
            left_out: if is_hidden { Some(Reason::Hidden) } else { kinds::left_out(&name).or(by_style) },
            main: kinds::main_kind(&name, &called),
            is_closed: false,
            is_called_chrome: kinds::is_called_chrome(&called),
            is_called_title: kinds::is_called_title(&called),
            is_veiled: is_only_veiling(&style) && get("hidden").is_none(),
            spans: (span("colspan", 1000), rows),
            held,
            names,
            name,
        }
    }

    /// Whether it is the text of a post that a script shows.
    pub(super) fn is_post(&self) -> bool {
        self.names.iter().any(|name| name == kinds::SHOWN_BY_SCRIPT)
    }

    /// Leaves it out where the page's own style sheets hide it, or it is a bar or form that turns out to be short, on a page
    /// of so many characters. What holds most of the text and keeps its place is shown by a script.
    pub(super) fn finish(&mut self, all: usize, styles: &HiddenNames) {
        let (chars, is_form) = (self.held.chars, self.name == "form");
        let is_text = chars * 2 > all || self.is_post();
        let by_sheet = styles.hides(&self.names);
        let is_shown = is_text && (!by_sheet || styles.only_veils(&self.names));
        if self.left_out == Some(Reason::Hidden) && self.is_veiled && is_shown {
            self.left_out = None;
        } else if self.left_out.is_some() {
            return;
        }
        if by_sheet && !is_shown {
            self.left_out = Some(Reason::Hidden);
        } else if (self.is_called_chrome && chars <= kinds::LONGEST_CHROME)
            || (is_form && self.held.controls > 0 && chars <= kinds::LONGEST_FORM)
        {
            self.left_out = Some(Reason::Chrome);
        }
    }
}
