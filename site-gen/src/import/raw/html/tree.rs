//! The elements of a page and what stands in them, in one list. Ends that are left out are found as browsers find them.

use std::collections::BTreeMap;

use html5gum::StartTag;

use super::element::{Attributes, Held, HtmlElement, Letters, attribute, is_hidden_input};

use super::kinds;
use super::numbers::{ItemPlace, NumberedItems};
use super::sheet::{StyleSheets, is_general};
use super::style::is_without_numbers;
use crate::import::raw::Reason;

/// A piece of a page, in order.
#[derive(Debug)]
pub(super) enum HtmlPiece {
    /// Text, and the line of the file it starts on.
    Text(String, usize),
    /// What stands in the place of something without text.
    StandIn(String, usize),
    /// What keeps apart what stands before and behind something that is listed by its text.
    Sign(&'static str),
    /// The number of an item: its list, and its place there.
    Number(usize, ItemPlace, usize),
    /// The end of a paragraph.
    Break,
    /// The start of an element.
    Open(usize),
    /// The end of an element.
    Close(usize),
}

/// What ends by itself inside a table or list that is open.
#[derive(Debug, Default)]
struct OpenPart {
    has_row: bool,
    has_cell: bool,
}

/// A page, from its first piece to its last.
#[derive(Debug, Default)]
pub(super) struct HtmlTree {
    pub(super) pieces: Vec<HtmlPiece>,
    pub(super) elements: Vec<HtmlElement>,
    pub(super) lists: Vec<NumberedItems>,
    /// The text of its style sheets for screens.
    sheets: String,
    /// Whether the style sheet that is open is for paper alone.
    is_for_paper: bool,
    /// What the page says its title is.
    pub(super) title: Option<String>,
    /// What `<title>` says.
    pub(super) page_title: String,
    /// What has been read so far.
    pub(super) held: Held,
    open: Vec<usize>,
    /// How many elements of a name are open in each cell that is open, and outside all of them.
    scopes: Vec<BTreeMap<String, usize>>,
    tables: Vec<OpenPart>,
    /// The lists that are open, each with whether an item of it is.
    open_lists: Vec<(usize, bool)>,
}

impl HtmlTree {
    /// The element that text would stand in.
    pub(super) fn innermost(&self) -> Option<&str> {
        self.open.last().map(|at| self.elements[*at].name.as_str())
    }

    /// Adds text that starts on a line.
    pub(super) fn text(&mut self, text: String, line: usize) {
        match self.innermost() {
            Some("style") if self.is_for_paper => {}
            Some("style") => self.sheets.push_str(&text),
            Some("script") => {}
            Some("title") => self.page_title.push_str(&text),
            _ => self.held.chars += text.chars().filter(|c| !c.is_whitespace()).count(),
        }
        self.pieces.push(HtmlPiece::Text(text, line));
    }

    pub(super) fn start(&mut self, tag: &StartTag<usize>, line: usize) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        self.end_before(&name);
        if kinds::is_block(&name) {
            self.pieces.push(HtmlPiece::Break);
        }
        self.stand_in(&name, &tag.attributes, line);
        self.held.controls += usize::from(kinds::is_control(&name) && !is_hidden_input(&tag.attributes));
        if name == "meta" {
            self.meta(&tag.attributes);
        }
        if name == "q" {
            self.text("“".to_owned(), line);
        }
        if !tag.self_closing && !kinds::is_void(&name) {
            self.open(name.clone(), &tag.attributes);
        }
        if name == "li" {
            self.item(&tag.attributes, line);
        }
    }

    /// Says where something stands that is not read.
    fn stand_in(&mut self, name: &str, attributes: &Attributes, line: usize) {
        if name == "input" && is_hidden_input(attributes) {
            return;
        }
        if let Some(stand_in) = kinds::stand_in(name) {
            let said = attribute(attributes, if name == "input" { "value" } else { "alt" }).unwrap_or_default();
            let said =
                if said.trim().is_empty() { String::new() } else { format!("：{}", said.trim().replace('\n', " ")) };
            self.pieces.push(HtmlPiece::StandIn(format!("［{stand_in}{said}］"), line));
        }
        self.pieces.extend(kinds::sign(name).map(HtmlPiece::Sign));
    }

    fn meta(&mut self, attributes: &Attributes) {
        if attribute(attributes, "name").is_some_and(|name| name.eq_ignore_ascii_case("ArticleTitle")) {
            self.title = attribute(attributes, "content").filter(|title| !title.trim().is_empty());
        }
    }

    fn item(&mut self, attributes: &Attributes, line: usize) {
        if let Some((list, _)) = self.open_lists.last() {
            let value = attribute(attributes, "value").and_then(|value| value.trim().parse::<i32>().ok());
            let place = self.lists[*list].item(value.map(i64::from));
            self.pieces.push(HtmlPiece::Number(*list, place, line));
        }
    }

    fn open(&mut self, name: String, attributes: &Attributes) {
        let at = self.elements.len();
        if name == "style" {
            self.is_for_paper = attribute(attributes, "media").is_some_and(|media| !is_general(&media.to_lowercase()));
            // A sheet that breaks off ends there.
            self.sheets.push('}');
        }
        self.elements.push(HtmlElement::new(name, attributes, self.open.last().copied(), self.held));
        self.began(at, attributes);
    }

    /// Whether an element is the text of a post that a script shows.
    pub(super) fn is_post(&self, at: usize) -> bool {
        self.elements[at].is_post()
    }

    /// Notes an element as open.
    fn began(&mut self, at: usize, attributes: &Attributes) {
        let name = self.elements[at].name.clone();
        self.open.push(at);
        match name.as_str() {
            "table" => self.tables.push(OpenPart::default()),
            "tr" => self.with_table(|table| table.has_row = true),
            "td" | "th" | "caption" => self.with_table(|table| table.has_cell = true),
            "li" => self.open_lists.last_mut().into_iter().for_each(|list| list.1 = true),
            "ol" | "ul" | "menu" | "dir" => {
                let get = |name: &str| attribute(attributes, name);
                let start = get("start").and_then(|start| start.trim().parse::<i32>().ok());
                let is_numbered = name == "ol" && !is_without_numbers(&get("style").unwrap_or_default());
                let (is_reversed, kind) = (get("reversed").is_some(), get("type").unwrap_or_default());
                self.open_lists.push((self.lists.len(), false));
                let start = start.map(i64::from);
                self.lists.push(NumberedItems { is_numbered, start, is_reversed, kind, ..NumberedItems::default() });
            }
            _ => {}
        }
        if is_scope(&name) || self.scopes.is_empty() {
            self.scopes.push(BTreeMap::new());
        }
        if let Some(scope) = self.scopes.last_mut() {
            *scope.entry(name).or_default() += 1;
        }
        self.pieces.push(HtmlPiece::Open(at));
    }

    fn with_table(&mut self, change: impl Fn(&mut OpenPart)) {
        self.tables.last_mut().into_iter().for_each(change);
    }

    /// Ends what ends where an element starts.
    fn end_before(&mut self, name: &str) {
        let is_open =
            |scope: Option<&BTreeMap<String, usize>>, name: &str| scope.is_some_and(|scope| scope.contains_key(name));
        if kinds::is_block(name) && name != "br" && is_open(self.scopes.last(), "p") {
            self.end_through(&["p"]);
        }
        let table = self.tables.last();
        let (has_cell, has_row) = table.map_or((false, false), |table| (table.has_cell, table.has_row));
        match name {
            "li" if self.open_lists.last().is_some_and(|list| list.1) => self.end_through(&["li"]),
            "td" | "th" | "caption" if has_cell => self.end_through(&["td", "th", "caption"]),
            "tr" | "tbody" | "thead" | "tfoot" => {
                if has_cell {
                    self.end_through(&["td", "th", "caption"]);
                }
                if has_row {
                    self.end_through(&["tr"]);
                }
            }
            "body" if is_open(self.scopes.last(), "head") => self.end_through(&["head"]),
            "dt" | "dd" if is_open(self.scopes.last(), "dt") || is_open(self.scopes.last(), "dd") => {
                self.end_through(&["dt", "dd"]);
            }
            _ => {}
        }
    }

    /// Ends all elements up to the innermost with one of these names.
    fn end_through(&mut self, names: &[&str]) {
        while let Some(at) = self.open.pop() {
            let is_last = names.contains(&self.elements[at].name.as_str());
            // A menu without an end is none.
            self.ended(at, is_last || self.elements[at].left_out != Some(Reason::Chrome));
            if is_last {
                break;
            }
        }
    }

    fn ended(&mut self, at: usize, is_closed: bool) {
        let element = &mut self.elements[at];
        let name = element.name.clone();
        element.is_closed = is_closed;
        element.held.chars = self.held.chars - element.held.chars;
        element.held.controls = self.held.controls - element.held.controls;
        self.pieces.push(HtmlPiece::Close(at));
        if let Some(scope) = self.scopes.last_mut()
            && let Some(open) = scope.get_mut(&name)
        {
            *open -= 1;
            if *open == 0 {
                scope.remove(&name);
            }
        }
        if is_scope(&name) {
            self.scopes.pop();
        }
        match name.as_str() {
            "table" => drop(self.tables.pop()),
            "tr" => self.with_table(|table| table.has_row = false),
            "td" | "th" | "caption" => self.with_table(|table| table.has_cell = false),
            "li" => self.open_lists.last_mut().into_iter().for_each(|list| list.1 = false),
            "ol" | "ul" | "menu" | "dir" => drop(self.open_lists.pop()),
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str, line: usize) {
        if name == "q" {
            self.text("”".to_owned(), line);
        }
        let table = self.tables.last();
        let is_open = match name {
            "table" => table.is_some(),
            "tr" => table.is_some_and(|table| table.has_row),
            "tbody" | "thead" | "tfoot" => false,
            _ => self.scopes.last().is_some_and(|scope| scope.contains_key(name)),
        };
        if is_open {
            self.end_through(&[name]);
        }
        if kinds::is_block(name) {
            self.pieces.push(HtmlPiece::Break);
        }
    }

    /// Gives the elements their looks, and leaves out those that are hidden, or are bars and forms that turn out to be
    /// short.
    pub(super) fn finish(&mut self) {
        let mut sheets = StyleSheets::new(&self.sheets);
        for at in 0..self.elements.len() {
            let sheet = sheets.look(&self.elements, at);
            let around = self.elements[at].parent.map_or(Letters::default(), |parent| self.elements[parent].letters);
            self.elements[at].finish(self.held.chars, sheet, around);
        }
    }
}

/// Whether ends of what is outside an element do not count inside it.
fn is_scope(name: &str) -> bool {
    matches!(name, "table" | "td" | "th" | "caption")
}
