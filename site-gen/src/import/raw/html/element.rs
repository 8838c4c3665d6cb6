//! An element of a page: what it is for, and why its text is left out.

use std::collections::BTreeMap;

use html5gum::{HtmlString, Spanned};

use super::colour::{Ink, of_colour};
use super::kinds::{self, MainKind};
use super::style::{Look, SheetLook};
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
    /// The element it stands in.
    pub(super) parent: Option<usize>,
    /// What it says of its look itself.
    own: Look,
    /// How its letters are seen.
    pub(super) letters: Letters,
    /// Whether it is small and high, as an exponent.
    pub(super) is_raised: bool,
    /// Whether its characters are shown against their order.
    pub(super) is_turned: bool,
    /// What a style sheet shows before its text.
    pub(super) before: Option<String>,
    /// What a style sheet shows behind its text.
    pub(super) after: Option<String>,
    /// How many columns and rows it takes.
    pub(super) spans: (usize, usize),
    /// How many characters and controls it holds.
    pub(super) held: Held,
    /// Its classes and its id, with their signs, for style sheets.
    pub(super) names: Vec<String>,
}

/// How the letters of an element are seen, which it gets from the one it stands in where it does not say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters {
    is_tiny: bool,
    ink: Option<Ink>,
    has_ground: bool,
}

impl Letters {
    /// Whether nobody sees them.
    pub(super) fn are_unseen(&self) -> bool {
        self.is_tiny || self.ink == Some(Ink::Clear) || (self.ink == Some(Ink::White) && !self.has_ground)
    }

    fn inside(self, look: &Look) -> Self {
        Self {
            is_tiny: look.tiny.unwrap_or(self.is_tiny),
            ink: look.ink.or(self.ink),
            has_ground: look.has_ground || self.has_ground,
        }
    }
}

/// No element has more classes.
const MOST_CLASSES: usize = 64;

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
    pub(super) fn new(name: String, attributes: &Attributes, parent: Option<usize>, held: Held) -> Self {
        let get = |name: &str| attribute(attributes, name);
        let own = own_look(&name, attributes);
        let (class, id) = (get("class").unwrap_or_default(), get("id").unwrap_or_default());
        let label = get("aria-label").unwrap_or_default();
        let called: Vec<String> =
            class.split_whitespace().chain([id.trim(), label.trim()]).map(kinds::plain_name).collect();
        let classes = class.split_whitespace().take(MOST_CLASSES).map(|class| format!(".{class}"));
        let names = classes.chain((!id.is_empty()).then(|| format!("#{id}"))).collect();
        let is_hidden = get("hidden").or_else(|| get("popover")).is_some()
            || own.hides()
            || (name == "dialog" && get("open").is_none());
        let is_chrome = get("role").is_some_and(|role| matches!(role.as_str(), "navigation" | "search" | "banner"))
            || (name == "label" && get("for").is_some());
        let span = |name: &str, most: usize| get(name).and_then(|span| span.trim().parse().ok()).unwrap_or(1).min(most);
        // None of the rows below has an end for a cell that spans all of them.
        let rows = match span("rowspan", 65_534) {
            0 => usize::MAX,
            rows => rows,
        };
        Self {
            left_out: if is_hidden {
                Some(Reason::Hidden)
            } else {
                kinds::left_out(&name).or(is_chrome.then_some(Reason::Chrome))
            },
            main: kinds::main_kind(&name, &called),
            is_closed: false,
            is_called_chrome: kinds::is_called_chrome(&called),
            is_called_title: kinds::is_called_title(&called),
            parent,
            is_raised: matches!(name.as_str(), "sup" | "sub"),
            is_turned: false,
            letters: Letters::default(),
            before: None,
            after: None,
            own: Look { off: own.off || get("hidden").is_some(), ..own },
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

    /// Gives it the look that style sheets and the element around it give, and leaves it out where it is hidden, or is a bar
    /// or form that turns out to be short, on a page of so many characters. What holds most of the text and keeps its place
    /// is shown by a script.
    pub(super) fn finish(&mut self, all: usize, sheet: SheetLook, around: Letters) {
        let look = self.own.clone().over(&sheet.look);
        self.letters = around.inside(&look);
        self.is_raised |= look.raised == Some(true);
        self.is_turned = look.turned == Some(true);
        (self.before, self.after) = (sheet.before, sheet.after);
        let is_text = self.held.chars * 2 > all || self.is_post();
        if self.left_out == Some(Reason::Hidden)
            && self.own.only_veils()
            && is_text
            && (!sheet.look.hides() || sheet.look.only_veils())
        {
            self.left_out = None;
        } else if self.left_out.is_some() {
            return;
        }
        if look.hides() && !(is_text && look.only_veils()) {
            self.left_out = Some(Reason::Hidden);
        } else if look.struck == Some(true) {
            self.left_out = Some(Reason::StruckOut);
        } else if self.is_short_chrome() {
            self.left_out = Some(Reason::Chrome);
        }
    }

    fn is_short_chrome(&self) -> bool {
        let Held { chars, controls } = self.held;
        (self.is_called_chrome && chars <= kinds::LONGEST_CHROME)
            || (self.name == "form" && controls > 0 && chars <= kinds::LONGEST_FORM)
    }
}

/// The look that an element gives itself, by its style or by attributes of old.
fn own_look(name: &str, attributes: &Attributes) -> Look {
    let get = |name: &str| attribute(attributes, name);
    let look = Look::new(&get("style").unwrap_or_default());
    let is_turned = name == "bdo" && get("dir").is_some_and(|direction| direction.eq_ignore_ascii_case("rtl"));
    Look {
        ink: look.ink.or_else(|| get("color").filter(|_| name == "font").map(|colour| of_colour(&colour))),
        has_ground: look.has_ground || get("bgcolor").or_else(|| get("background")).is_some(),
        turned: look.turned.or(is_turned.then_some(true)),
        ..look
    }
}
