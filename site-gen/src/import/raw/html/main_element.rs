//! The element of a page that holds what the page is about.

use super::kinds::{self, MainKind};
use super::tree::{HtmlPiece, HtmlTree};

/// The element that holds what a page is about, if exactly one does: its number.
pub(super) fn main_element(tree: &HtmlTree) -> Option<usize> {
    [MainKind::Main, MainKind::Article, MainKind::Content].into_iter().find_map(|kind| {
        let (mut depth, mut found) = (0_usize, Vec::new());
        for piece in &tree.pieces {
            match piece {
                HtmlPiece::Open(at) if tree.elements[*at].main == Some(kind) => {
                    if depth == 0 {
                        found.push(*at);
                    }
                    depth += 1;
                }
                HtmlPiece::Close(at) if tree.elements[*at].main == Some(kind) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        let [at] = found[..] else { return None };
        let (element, all) = (&tree.elements[at], tree.held.chars);
        let chars = element.held.chars;
        let is_enough = match kind {
            MainKind::Content => chars >= kinds::SHORTEST_CONTENT || chars * 2 >= all,
            MainKind::Main | MainKind::Article => has_most_sentences(tree, at),
        };
        (element.is_closed && element.left_out.is_none() && chars > 0 && is_enough).then_some(at)
    })
}

/// Whether the page has no more sentences outside an element than in it: an article may be one of those that a page leads
/// to. Menus and footers have none.
fn has_most_sentences(tree: &HtmlTree, main: usize) -> bool {
    let (mut is_inside, mut left_out, mut inside, mut outside) = (false, 0_usize, 0, 0);
    for piece in &tree.pieces {
        match piece {
            HtmlPiece::Open(at) => {
                is_inside |= *at == main;
                left_out += usize::from(tree.elements[*at].left_out.is_some());
            }
            HtmlPiece::Close(at) => {
                is_inside &= *at != main;
                left_out -= usize::from(tree.elements[*at].left_out.is_some());
            }
            HtmlPiece::Text(text, _) if left_out == 0 && text.contains('。') => {
                let chars = text.chars().count();
                *(if is_inside { &mut inside } else { &mut outside }) += chars;
            }
            _ => {}
        }
    }
    outside <= inside
}
