//! `word/styles.xml`: what paragraphs and runs get from their styles. Each style is laid over the one it is based on.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::marks::RunMarks;
use super::xml::value;

/// The list that a paragraph is an item of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ItemOf {
    /// Its `w:numId`; `0` is no list.
    pub(super) list: Option<String>,
    /// Its level, from 0.
    pub(super) level: Option<u8>,
}

/// A style, with what it gets from those that it is based on.
#[derive(Clone, Debug, Default)]
pub(super) struct WordStyle {
    based_on: Option<String>,
    marks: RunMarks,
    /// The list of its paragraphs.
    pub(super) item: ItemOf,
    /// The styles it is made of that name a list, the nearest first: a level of the list may be made for one of them.
    pub(super) names: Vec<String>,
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct WordStyles {
    styles: BTreeMap<String, WordStyle>,
    defaults: RunMarks,
    /// The style of paragraphs that name none.
    ordinary: String,
}

impl WordStyles {
    /// Reads `word/styles.xml`.
    pub(super) fn new(xml: &str) -> Self {
        let mut reading = StylesReader::default();
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            match &event {
                Event::Eof => break,
                Event::Start(tag) => reading.tag(tag, true),
                Event::Empty(tag) => reading.tag(tag, false),
                Event::End(tag) => reading.end(tag.name().0),
                _ => {}
            }
        }
        let mut styles = reading.styles;
        styles.inherit();
        styles
    }

    /// Lays each style over the one that it is based on, each once.
    fn inherit(&mut self) {
        let mut done = BTreeSet::new();
        for id in self.styles.keys().cloned().collect::<Vec<_>>() {
            let (mut chain, mut next) = (Vec::new(), Some(id));
            while let Some(id) = next.filter(|id| self.styles.contains_key(id) && done.insert(id.clone())) {
                next = self.styles.get(&id).and_then(|style| style.based_on.clone());
                chain.push(id);
            }
            for id in chain.into_iter().rev() {
                self.inherit_one(&id);
            }
        }
    }

    fn inherit_one(&mut self, id: &str) {
        let below = self.styles.get(id).and_then(|style| self.styles.get(style.based_on.as_ref()?)).cloned();
        let Some(style) = self.styles.get_mut(id) else { return };
        if style.item.list.is_some() {
            style.names = vec![id.to_owned()];
        }
        let Some(below) = below else { return };
        style.marks = std::mem::take(&mut style.marks).over(&below.marks);
        style.item.level = style.item.level.or(below.item.level);
        if style.item.list.is_none() {
            style.item.list = below.item.list;
            style.names = below.names;
            style.names.truncate(MOST_NAMES);
            style.names.insert(0, id.to_owned());
        }
    }

    /// The style of a paragraph, by its id.
    pub(super) fn of_paragraph(&self, id: &str) -> Option<&WordStyle> {
        self.styles.get(if id.is_empty() { self.ordinary.as_str() } else { id })
    }

    /// How a style for tables shows what stands in them.
    pub(super) fn of_table(&self, id: &str) -> Option<&RunMarks> {
        self.styles.get(id).map(|style| &style.marks)
    }

    /// The list that a style for lists stands for.
    pub(super) fn list_of(&self, id: &str) -> Option<&str> {
        self.styles.get(id)?.item.list.as_deref()
    }

    /// How a run is shown: what it says itself, or else what its styles say. Two styles that both hide show again.
    pub(super) fn shown(&self, own: &RunMarks, paragraph: Option<&WordStyle>) -> RunMarks {
        let none = RunMarks::default();
        let paragraph = paragraph.map_or(&none, |style| &style.marks);
        let character = own.style.as_ref().and_then(|id| self.styles.get(id)).map_or(&none, |style| &style.marks);
        let toggled = |of: fn(&RunMarks) -> Option<bool>| {
            let by_style = (of(paragraph) == Some(true)) != (of(character) == Some(true));
            Some(of(own).unwrap_or(by_style || of(&self.defaults) == Some(true)))
        };
        RunMarks {
            hidden: toggled(|marks| marks.hidden),
            struck: toggled(|marks| marks.struck),
            ..own.clone().over(&character.clone().over(&paragraph.clone().over(&self.defaults)))
        }
    }
}

/// A level can be made for one of so many styles.
const MOST_NAMES: usize = 8;

#[derive(Default)]
struct StylesReader {
    styles: WordStyles,
    /// The style that is being read; none for the defaults.
    id: Option<String>,
    /// How deep inside what applied before a change, or to a part of a table alone.
    skipped: usize,
}

impl StylesReader {
    fn tag(&mut self, tag: &BytesStart<'_>, opens: bool) {
        let name = tag.name().0;
        if is_skipped(name) {
            self.skipped += usize::from(opens);
        }
        if self.skipped > 0 {
            // A part of a table may have a colour, and white letters on it.
            let style = self.id.as_ref().and_then(|id| self.styles.styles.get_mut(id)).filter(|_| name == "w:shd");
            style.into_iter().for_each(|style| style.marks.read(tag));
            return;
        }
        if name == "w:style" {
            let id = value(tag, "w:styleId");
            if value(tag, "w:type") == "paragraph" && matches!(value(tag, "w:default").as_str(), "1" | "true" | "on") {
                self.styles.ordinary.clone_from(&id);
            }
            self.styles.styles.insert(id.clone(), WordStyle::default());
            self.id = opens.then_some(id);
            return;
        }
        let Some(style) = self.id.as_ref().and_then(|id| self.styles.styles.get_mut(id)) else {
            return self.styles.defaults.read(tag);
        };
        match name {
            "w:basedOn" => style.based_on = Some(value(tag, "w:val")),
            "w:numId" => style.item.list = Some(value(tag, "w:val")),
            "w:ilvl" => style.item.level = value(tag, "w:val").parse().ok(),
            _ => style.marks.read(tag),
        }
    }

    fn end(&mut self, name: &str) {
        if is_skipped(name) {
            self.skipped = self.skipped.saturating_sub(1);
        } else if name == "w:style" {
            self.id = None;
        }
    }
}

fn is_skipped(name: &str) -> bool {
    matches!(name, "w:rPrChange" | "w:pPrChange" | "w:tblStylePr" | "w:latentStyles")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(inside: &str) -> WordStyles {
        WordStyles::new(&format!("<w:styles>{inside}</w:styles>"))
    }

    fn style(id: &str, inside: &str) -> String {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\">{inside}</w:style>")
    }

    fn hidden(styles: &WordStyles, own: RunMarks, paragraph: &str) -> Option<bool> {
        styles.shown(&own, styles.of_paragraph(paragraph)).hidden
    }

    #[test]
    fn a_style_has_what_it_is_based_on_has() {
        let numbered = "<w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:rPr><w:vanish/></w:rPr>";
        let styles = styles(&(style("b", "<w:basedOn w:val=\"a\"/>") + &style("a", numbered)));
        let found = styles.of_paragraph("b").unwrap();
        assert_eq!(
            (found.item.list.as_deref(), found.names.as_slice()),
            (Some("3"), ["b", "a"].map(str::to_owned).as_slice())
        );
        assert_eq!(hidden(&styles, RunMarks::default(), "b"), Some(true));
    }

    #[test]
    fn what_a_run_says_itself_wins_and_two_styles_cancel_out() {
        let styles = styles(&style("a", "<w:rPr><w:vanish/></w:rPr>"));
        let own = |hidden: Option<bool>, style: Option<&str>| RunMarks {
            hidden,
            style: style.map(str::to_owned),
            ..RunMarks::default()
        };
        assert_eq!(hidden(&styles, own(Some(false), None), "a"), Some(false));
        assert_eq!(hidden(&styles, own(None, Some("a")), "a"), Some(false));
        assert_eq!(hidden(&styles, own(None, Some("a")), ""), Some(true));
    }

    #[test]
    fn a_circle_of_styles_ends() {
        let styles = styles(&(style("a", "<w:basedOn w:val=\"b\"/>") + &style("b", "<w:basedOn w:val=\"a\"/>")));
        assert!(styles.of_paragraph("a").is_some());
    }
}
