//! How the text of one year differs from that of another, clause by clause and word by word.
//!
//! Clauses of the two texts are paired by their ids; [`differences`] lists the pairs that are not the same.

mod words;

use similar::{Algorithm, DiffOp, capture_diff_slices};

pub use words::{Piece, compare, lines};

use crate::content::Lang;
use crate::model::{Doc, PairedSection};

/// A clause that is not the same in both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The id of the clause, as in `{#annual-hours}`.
    pub clause: String,
    /// Its number in the earlier text, from 1; none where only the later text has it.
    pub before: Option<usize>,
    /// Its number in the later text, from 1; none where only the earlier text has it.
    pub after: Option<usize>,
    /// Whether its place among the clauses that both texts have is another one.
    pub moved: bool,
    /// The pieces of its heading.
    pub title: Vec<Piece>,
    /// The pieces of its text.
    pub text: Vec<Piece>,
}

/// How a clause differs. A clause that has moved may be changed as well or have the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Only the later text has it.
    Added,
    /// Only the earlier text has it.
    Removed,
    /// Both texts have it, with other words.
    Changed,
    /// Both texts have it, with the same words.
    Same,
}

impl Difference {
    /// How the clause differs, apart from its place.
    pub fn kind(&self) -> ChangeKind {
        match (self.before, self.after) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            _ if self.title.iter().chain(&self.text).any(Piece::is_change) => ChangeKind::Changed,
            _ => ChangeKind::Same,
        }
    }
}

/// Every clause that differs in one language, in the order of the later text; clauses that it lacks come last.
pub fn differences(before: &Doc, after: &Doc, lang: Lang) -> Vec<Difference> {
    let (before, after) = (in_force(before), in_force(after));
    let staying = staying(&before, &after);
    let later = after.iter().map(|(number, section)| {
        let earlier = before.iter().find(|(_, earlier)| earlier.id == section.id);
        let moved = earlier.is_some() && !staying.contains(&section.id.as_str());
        difference(earlier.copied(), Some((*number, section)), moved, lang)
    });
    let gone = before.iter().filter(|(_, section)| after.iter().all(|(_, later)| later.id != section.id));
    let gone = gone.map(|(number, section)| difference(Some((*number, section)), None, false, lang));
    later.chain(gone).filter(|one| one.moved || one.kind() != ChangeKind::Same).collect()
}

type Numbered<'a> = (usize, &'a PairedSection);

/// The clauses in force, that is without withdrawn ones, each with its number.
fn in_force(doc: &Doc) -> Vec<Numbered<'_>> {
    (1..).zip(&doc.sections).filter(|(_, section)| !section.repealed).collect()
}

/// The ids of the clauses that keep their place among those of both texts: a longest common subsequence, so that as few
/// as possible count as moved.
fn staying<'a>(before: &[Numbered<'a>], after: &[Numbered<'a>]) -> Vec<&'a str> {
    let of_both = |clauses: &[Numbered<'a>], others: &[Numbered<'a>]| -> Vec<&'a str> {
        let known = |id: &str| others.iter().any(|(_, other)| other.id == id);
        clauses.iter().map(|(_, clause)| clause.id.as_str()).filter(|id| known(id)).collect()
    };
    let (old, new) = (of_both(before, after), of_both(after, before));
    let equal = capture_diff_slices(Algorithm::Myers, &old, &new).into_iter().filter_map(|op| match op {
        DiffOp::Equal { new_index, len, .. } => Some(new_index..new_index + len),
        _ => None,
    });
    equal.flat_map(|range| new[range].to_vec()).collect()
}

fn difference(before: Option<Numbered<'_>>, after: Option<Numbered<'_>>, moved: bool, lang: Lang) -> Difference {
    let title =
        |one: Option<Numbered<'_>>| one.map_or(String::new(), |(_, clause)| clause.title.get(lang).text.clone());
    let text = |one: Option<Numbered<'_>>| one.map_or(String::new(), |(_, clause)| clause.body_text(lang).to_owned());
    let clause = after.or(before).map_or(String::new(), |(_, clause)| clause.id.clone());
    Difference {
        clause,
        before: before.map(|(number, _)| number),
        after: after.map(|(number, _)| number),
        moved,
        title: compare(&title(before), &title(after)),
        text: compare(&text(before), &text(after)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{PerLang, Prose, Title};
    use crate::diag::{FileId, Span};

    /// A document of one language; each clause is its id, its title and its text in one, as in `hours: At least 10`.
    fn doc(clauses: &[&str]) -> Doc {
        let whole = |value: Span| PerLang(vec![value]);
        let span = Span::new(FileId::default(), 0..0);
        let clause = |text: &&str| PairedSection {
            id: text.split(':').next().unwrap().to_owned(),
            audiences: Vec::new(),
            title: PerLang(vec![Title::default()]),
            body: PerLang(vec![Prose::default()]),
            text: PerLang(vec![text.split(": ").nth(1).unwrap().to_owned()]),
            pieces: PerLang(vec![Vec::new()]),
            span: whole(span),
            whole: whole(span),
            repealed: text.ends_with("(withdrawn)"),
        };
        Doc {
            title: PerLang(vec![Title::default()]),
            lead: PerLang(vec![Prose::default()]),
            sections: clauses.iter().map(clause).collect(),
            links: PerLang(vec![Vec::new()]),
            ids: PerLang(vec![Vec::new()]),
            ..Doc::default()
        }
    }

    /// The differences, such as `b 2>1 Same moved`.
    fn shown(before: &[&str], after: &[&str]) -> Vec<String> {
        let number = |number: Option<usize>| number.map_or("-".to_owned(), |number| number.to_string());
        let one = |one: Difference| {
            let moved = if one.moved { " moved" } else { "" };
            format!("{} {}>{} {:?}{moved}", one.clause, number(one.before), number(one.after), one.kind())
        };
        differences(&doc(before), &doc(after), Lang(0)).into_iter().map(one).collect()
    }

    #[test]
    fn clauses_are_found_again_by_their_ids() {
        let cases: [(&[&str], &[&str], &[&str]); 7] = [
            (&["a: 一", "b: 二"], &["a: 一", "b: 二"], &[]),
            (&["a: 一", "b: 二"], &["a: 一", "b: 三"], &["b 2>2 Changed"]),
            (&["a: 一"], &["new: 新", "a: 一"], &["new ->1 Added"]),
            (&["a: 一", "b: 二"], &["b: 二"], &["a 1>- Removed"]),
            (&["a: 一", "b: 二", "c: 三"], &["c: 三", "a: 一", "b: 二"], &["c 3>1 Same moved"]),
            (
                &["a: 一", "b: 二", "c: 三"],
                &["c: 五", "a: 一", "d: 四"],
                &["c 3>1 Changed moved", "d ->3 Added", "b 2>- Removed"],
            ),
            (&["a: 一", "b: 二 (withdrawn)", "c: 三"], &["a: 一", "c: 三"], &[]),
        ];
        for (before, after, expected) in cases {
            assert_eq!(shown(before, after), expected, "{before:?} {after:?}");
        }
    }
}
