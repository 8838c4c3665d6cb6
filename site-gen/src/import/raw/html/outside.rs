//! What of a page is kept that stands outside the element with its text: the title, and what it says about the notice.

use std::ops::Range;

use super::reader::PageLines;
use crate::import::label;
use crate::import::raw::table::is_field_label;
use crate::import::raw::{Dropped, Line, Raw, Reason};
use crate::import::run::Run;
use crate::import::title::{ends_title, is_title_line};

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
    let Some(main) = page.main.clone() else { return page.raw };
    let title = title(&page, &main, titles).filter(|title| !is_headline(&page, &main, title));
    let PageLines { mut raw, fields, .. } = page;
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

/// No page has more tables of fields, or titles.
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

/// Where the title stands, if that is outside: what the page calls its title, or says its title is, or its only heading.
fn title(page: &PageLines, main: &Range<usize>, titles: &PageTitles<'_>) -> Option<Range<usize>> {
    let PageLines { raw, headings, .. } = page;
    let is_inside = |range: &Range<usize>| main.contains(&range.start);
    if headings.iter().any(is_inside) {
        return None;
    }
    let inside = packed(raw.text.get(main.clone()).unwrap_or_default());
    let (stated, window) = (titles.stated.map(packed), packed(titles.window));
    if stated.as_ref().is_some_and(|stated| inside.contains(stated.as_str())) {
        return None;
    }
    let outside = || {
        let texts = raw.lines.iter().filter_map(|line| match line {
            Line::Text(run) => Some((packed(&run.text()), run.range())),
            Line::Row(_) => None,
        });
        texts.filter(|(_, range)| !is_inside(range))
    };
    if let Some((_, found)) = outside().find(|(text, _)| stated.as_ref() == Some(text)) {
        return Some(found);
    }
    let is_long = |text: &str| text.chars().count() >= SHORTEST_TITLE && !inside.contains(text);
    let text = |range: &Range<usize>| packed(raw.text.get(range.clone()).unwrap_or_default());
    let called: Vec<&Range<usize>> =
        page.titles.iter().take(MOST_PLACES).filter(|range| !is_inside(range) && is_long(&text(range))).collect();
    if let [called] = called[..] {
        return Some(called.clone());
    }
    // The name of the site stands there, too, and is shorter.
    let is_of_window = |text: &str| window.starts_with(text) || window.ends_with(text);
    let of_window = outside().filter(|(text, _)| stated.is_none() && is_of_window(text) && is_long(text));
    let is_title = |(text, _): &(String, Range<usize>)| !text.ends_with(SITES);
    let mut longest: Option<(String, Range<usize>)> = None;
    for found in of_window.filter(is_title).take(MOST_PLACES) {
        let is_longer = longest.as_ref().is_none_or(|(known, _)| known.chars().count() < found.0.chars().count());
        longest = if is_longer { Some(found) } else { longest };
    }
    let heading = || headings.first().filter(|_| headings.len() == 1).cloned();
    longest.map(|(_, range)| range).or_else(heading)
}

/// What the name of a site ends with.
const SITES: &[char] = &['网', '站', '台', '户'];

/// Whether a title outside is only the headline that a paper gave to the notice: its own title stands below it.
fn is_headline(page: &PageLines, main: &Range<usize>, title: &Range<usize>) -> bool {
    let text = |range: &Range<usize>| page.raw.text.get(range.clone()).unwrap_or_default();
    let lines = page.raw.lines.iter().filter_map(|line| match line {
        Line::Text(run) if main.contains(&run.range().start) => Some(run.trimmed()),
        _ => None,
    });
    let header = lines.take(LONGEST_HEADER).take_while(|line| label::at(&line.read_chars()).is_none());
    let mut own = header.map(|line| line.reading()).filter(|line| is_title_line(line));
    if page.is_post {
        return own.any(|own| packed(&own) != packed(text(title)));
    }
    !ends_title(text(title)) && own.any(|own| own.contains("关于"))
}

/// A title of its own stands among so many lines of a text.
const LONGEST_HEADER: usize = 10;
