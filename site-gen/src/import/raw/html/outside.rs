//! What of a page is kept that stands outside the element with its text: the title, and what it says about the notice.

use std::ops::Range;

use super::lines::PageLines;
use crate::import::raw::table::is_field_label;
use crate::import::raw::{Dropped, Line, Raw, Reason};
use crate::import::run::Run;

/// A title that is found by the title of its window alone has at least so many characters.
const SHORTEST_TITLE: usize = 8;

/// What a page says its title is.
pub(super) struct PageTitles<'a> {
    /// For search engines.
    pub(super) stated: Option<&'a str>,
    /// For its window; the name of the site may stand behind it.
    pub(super) window: &'a str,
}

/// Drops what stands outside, and is neither the title nor one of its fields.
pub(super) fn drop_outside(page: PageLines, titles: &PageTitles<'_>) -> Raw {
    let PageLines { mut raw, main, headings, fields } = page;
    let Some(main) = main else { return raw };
    let title = title(&raw, &main, &headings, titles);
    let is_within = |range: &Range<usize>, ranges: &[Range<usize>]| {
        ranges.iter().take(MOST_PLACES).any(|around| around.start <= range.start && range.end <= around.end)
    };
    let lines = std::mem::take(&mut raw.lines);
    for line in lines {
        let Some(range) = range(&line) else { continue };
        let is_kept = main.contains(&range.start)
            || title.as_ref().is_some_and(|title| title.contains(&range.start))
            || is_within(&range, &fields)
            || is_field(&line);
        if is_kept {
            raw.lines.push(line);
        } else {
            raw.dropped.push(Dropped { range, reason: Reason::Chrome });
        }
    }
    raw
}

/// No page has more tables of fields.
const MOST_PLACES: usize = 16;

/// The bytes of a line's text, if it has any.
fn range(line: &Line) -> Option<Range<usize>> {
    let runs = || line.runs().iter().filter(|run| !run.is_empty()).map(Run::range);
    Some(runs().map(|range| range.start).min()?..runs().map(|range| range.end).max()?)
}

/// Whether a line is a field with its label, such as 发布日期：2030-05-20.
fn is_field(line: &Line) -> bool {
    let Line::Text(run) = line else { return false };
    let text = run.text();
    text.split_once(['：', ':']).is_some_and(|(label, _)| is_field_label(&packed(label)))
}

fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Where the title stands, if that is outside.
fn title(raw: &Raw, main: &Range<usize>, headings: &[Range<usize>], titles: &PageTitles<'_>) -> Option<Range<usize>> {
    let is_inside = |range: &Range<usize>| main.contains(&range.start);
    if headings.iter().any(is_inside) {
        return None;
    }
    let inside = packed(raw.text.get(main.clone()).unwrap_or_default());
    let stated = titles.stated.map(packed);
    if stated.as_ref().is_some_and(|stated| inside.contains(stated.as_str())) {
        return None;
    }
    if let [heading] = headings {
        return Some(heading.clone());
    }
    let window = packed(titles.window);
    let is_title = |text: &str| match &stated {
        Some(stated) => text == stated,
        None => text.chars().count() >= SHORTEST_TITLE && window.starts_with(text) && !inside.contains(text),
    };
    let mut outside = raw.lines.iter().filter_map(|line| match line {
        Line::Text(run) => Some((run, run.range())).filter(|(_, range)| !is_inside(range)),
        Line::Row(_) => None,
    });
    outside.find(|(run, _)| is_title(&packed(&run.text()))).map(|(_, range)| range)
}
