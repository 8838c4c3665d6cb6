//! What elements are, by their names and by what pages call them.

use crate::import::raw::Reason;

/// Elements that begin and end a paragraph, by the standard's style sheet. All others stand inside a line, also those
/// that nobody knows.
const BLOCKS: [&str; 62] = [
    "address",
    "article",
    "aside",
    "base",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "link",
    "listing",
    "main",
    "menu",
    "meta",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "xmp",
];
/// Elements that hold nothing and have no end.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements that are no part of what a page says, wherever they stand.
const CHROME: [&str; 15] = [
    "title", "script", "style", "template", "noscript", "noframes", "head", "nav", "footer", "aside", "button",
    "select", "textarea", "datalist", "search",
];
/// What pages call the trail of links that leads to them, as one of the words of a class, or as an id.
const TRAIL: [&str; 12] = [
    "location",
    "position",
    "dqwz",
    "weizhi",
    "currentposition",
    "currentlocation",
    "curposition",
    "curpos",
    "dangqianweizhi",
    "youarehere",
    "sitepath",
    "wheream",
];
/// What pages call buttons to share or print them.
const BUTTONS: [&str; 14] = [
    "share",
    "sharebox",
    "sharebar",
    "socialshare",
    "bdsharebuttonbox",
    "bdshare",
    "bsharecustom",
    "fenxiang",
    "print",
    "printbox",
    "dayin",
    "toolbar",
    "fontsize",
    "jiathisstyle",
];
/// What pages call the element with the text of a notice.
const CONTENT: [&str; 19] = [
    "zoom",
    "jscontent",
    "vsbcontent",
    "ucapcontent",
    "trseditor",
    "articlecontent",
    "articlecon",
    "articlebody",
    "vnewscontent",
    "trsueditor",
    "trseditorview",
    "pagescontent",
    "newscontent",
    "detailcontent",
    "maincontent",
    "contentbody",
    "artcon",
    "xxgkcontent",
    "content",
];
/// What pages call the title of what they are about; the last of them are ends of such names.
const TITLES: [&str; 11] = [
    "arttitle",
    "articletitle",
    "newstitle",
    "contenttitle",
    "detailtitle",
    "infotitle",
    "xxgktitle",
    "wenzhangbiaoti",
    "biaoti",
    "activityname",
    "richmediatitle",
];
const TITLE_ENDS: [&str; 3] = ["lbltitle", "labeltitle", "lbtitle"];
/// The text of a post of WeChat, which a script shows.
pub(super) const SHOWN_BY_SCRIPT: &str = "#js_content";
/// What is called a trail, or buttons, and is longer, is something else.
pub(super) const LONGEST_CHROME: usize = 200;
/// A form with more text holds the page; pages of some systems stand in one form.
pub(super) const LONGEST_FORM: usize = 60;
/// What is called the content of a page has at least so many characters, or half of those of the page.
pub(super) const SHORTEST_CONTENT: usize = 200;

/// Where the text of a page may be, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MainKind {
    Main,
    Article,
    /// Called so by its class or id.
    Content,
}

/// Whether an element begins and ends a paragraph.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// Whether an element is something to type into or press.
pub(super) fn is_control(name: &str) -> bool {
    matches!(name, "input" | "button" | "select" | "textarea")
}

/// Whether an element has no end.
pub(super) fn is_void(name: &str) -> bool {
    VOID.binary_search(&name).is_ok()
}

/// Why the text of an element is left out, whatever its attributes are.
pub(super) fn left_out(name: &str) -> Option<Reason> {
    match name {
        "del" | "s" | "strike" => Some(Reason::StruckOut),
        "rt" | "rp" => Some(Reason::Pronunciation),
        "math" => Some(Reason::Formula),
        "svg" | "object" | "iframe" | "video" | "audio" | "canvas" => Some(Reason::Object),
        _ => CHROME.contains(&name).then_some(Reason::Chrome),
    }
}

/// What stands in the place of something that has no text.
pub(super) fn stand_in(name: &str) -> Option<&'static str> {
    match name {
        "img" => Some("图片"),
        "iframe" | "object" | "embed" | "video" | "audio" => Some("嵌入内容"),
        "input" => Some("输入框"),
        _ => None,
    }
}

/// What stands in a line for an element that is shown there, while its text is left out or it has none.
pub(super) fn sign(name: &str) -> Option<&'static str> {
    match name {
        "img" | "svg" | "canvas" => Some("［图片］"),
        "iframe" | "object" | "embed" | "video" | "audio" => Some("［嵌入内容］"),
        "input" | "textarea" => Some("［输入框］"),
        "button" => Some("［按钮］"),
        "select" => Some("［选择框］"),
        "math" => Some("［公式］"),
        _ => None,
    }
}

/// Whether an element is called a trail of links or a bar of buttons.
pub(super) fn is_called_chrome(called: &[String]) -> bool {
    let is_crumb = |name: &String| name.contains("breadcrumb") || name == "crumb" || name == "crumbs";
    called.iter().any(|name| is_crumb(name) || TRAIL.contains(&name.as_str()) || BUTTONS.contains(&name.as_str()))
}

/// Whether an element is called the title of what a page is about.
pub(super) fn is_called_title(called: &[String]) -> bool {
    called.iter().any(|name| TITLES.contains(&name.as_str()) || TITLE_ENDS.iter().any(|end| name.ends_with(end)))
}

/// What kind of place for the text of a page an element is.
pub(super) fn main_kind(name: &str, called: &[String]) -> Option<MainKind> {
    match name {
        "main" => Some(MainKind::Main),
        "article" => Some(MainKind::Article),
        "body" | "html" | "p" | "span" => None,
        _ => called.iter().any(|name| CONTENT.contains(&name.as_str())).then_some(MainKind::Content),
    }
}

/// A name without the signs between its words.
pub(super) fn plain_name(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '-' | '_')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_are_searched_are_sorted() {
        assert!(BLOCKS.is_sorted() && VOID.is_sorted());
    }
}
