//! The marks on terms of the glossary in a page.

/// How a mark begins.
pub const MARK: &str = "<a class=\"term\" ";

/// A page as it reads without the marks on its terms.
pub fn without_marks(page: &str) -> String {
    let mut pieces = page.split(MARK);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (_, marked) = piece.split_once("\">").expect("a mark has an end");
        let (word, rest) = marked.split_once("</a>").expect("a link has an end");
        out.extend([word, rest]);
    }
    out
}
