//! The HTML of a text as plain text, cut at its headings.

/// A heading with the text under it; what stands before the first heading has neither id nor title.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cutting {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) text: String,
}

/// The parts of a text: what stands before its headings, then each heading that has an id.
pub(super) fn cuttings(html: &str) -> Vec<Cutting> {
    let mut rest = html;
    let mut cuttings = vec![Cutting { text: plain(until_heading(&mut rest)), ..Cutting::default() }];
    while let Some((id, behind)) = heading(rest) {
        let (title, behind) = behind.split_once("</h").unwrap_or((behind, ""));
        rest = behind.split_once('>').map_or("", |(_, behind)| behind);
        let text = plain(until_heading(&mut rest));
        cuttings.push(Cutting { id: id.to_owned(), title: plain(title), text });
    }
    cuttings
}

/// What stands before the next heading with an id, which `rest` then begins with.
fn until_heading<'t>(rest: &mut &'t str) -> &'t str {
    let mut tags = rest.match_indices("<h").map(|(at, _)| at);
    let next = tags.find(|at| ["3 id=\"", "4 id=\""].iter().any(|tag| rest[at + 2..].starts_with(tag)));
    let (before, behind) = rest.split_at(next.unwrap_or(rest.len()));
    *rest = behind;
    before
}

/// The id of the heading at the start, and what follows its tag.
fn heading(html: &str) -> Option<(&str, &str)> {
    let (id, behind) = html.get("<h3 id=\"".len()..)?.split_once('"')?;
    Some((id, behind.split_once('>')?.1))
}

/// Elements inside a line: no space stands in their place.
const INLINE: [&str; 7] = ["a", "code", "em", "span", "strong", "del", "abbr"];

/// The text of some HTML in one line, with a space between blocks.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for (at, piece) in html.split('<').enumerate() {
        let (tag, own) = if at == 0 { ("span", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if !INLINE.contains(&name) {
            text.push(' ');
        }
        text.push_str(own);
    }
    let mut in_one_line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !in_one_line.is_empty() {
            in_one_line.push(' ');
        }
        in_one_line.push_str(word);
    }
    if !in_one_line.contains('&') {
        return in_one_line;
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(in_one_line, |text, (entity, sign)| text.replace(entity, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_its_headings_and_loses_its_markup() {
        let html = "<p>12<strong>天</strong></p>\n<ul>\n<li>a &amp;lt; b</li>\n<li>c\nd</li>\n</ul>\n<h3 id=\"x\">甲 <code>乙</code></h3>\n<p>丙</p>";
        let first = Cutting { text: "12天 a &lt; b c d".to_owned(), ..Cutting::default() };
        let second = Cutting { id: "x".to_owned(), title: "甲 乙".to_owned(), text: "丙".to_owned() };
        assert_eq!(cuttings(html), [first, second]);
        assert_eq!(cuttings(""), [Cutting::default()]);
    }
}
