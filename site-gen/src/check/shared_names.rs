//! A name means one thing: no word of a unit is another unit's, and no two categories, industries, traits, values of a
//! trait or ways of learning are called the same. Names are compared as lists of staff are read.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Called, CalledBy, Kind, RulesData, Term};
use crate::diag::{Code, Diagnostic, Severity, Sink, Span, Words, words};
use crate::lexis::folded;

pub(super) fn check(data: &RulesData, glossary: &[Term], sink: &mut Sink) {
    let mut first: BTreeMap<(Kind, &str, String), Spoken<'_>> = BTreeMap::new();
    let mut reported = BTreeSet::new();
    for later in data.called.iter().flat_map(|called| spoken(called, glossary)) {
        let name = folded(later.word);
        let earlier = *first.entry((later.called.kind, among(later.called), name.clone())).or_insert(later);
        let (ids, term) = ((&earlier.called.id, &later.called.id), same_term(earlier, later));
        // What two things are called in several languages, or by one term, is said once.
        if ids.0 != ids.1 && reported.insert((later.called.kind, ids, term.map_or(name, str::to_owned))) {
            report(earlier, later, term, sink);
        }
    }
}

/// A name in one language.
#[derive(Clone, Copy)]
struct Spoken<'a> {
    called: &'a Called,
    word: &'a str,
    /// Where the word itself stands, if it is a term's.
    place: Option<Span>,
}

fn spoken<'a>(called: &'a Called, glossary: &'a [Term]) -> Vec<Spoken<'a>> {
    match &called.by {
        CalledBy::Text(text) => vec![Spoken { called, word: text, place: None }],
        CalledBy::Term(id) => {
            let terms = glossary.iter().filter(|term| term.id == *id);
            let words = terms.flat_map(|term| term.word.0.iter().zip(&term.places.0));
            words.map(|(word, place)| Spoken { called, word, place: Some(*place) }).collect()
        }
    }
}

/// The trait whose values have to be told apart; nothing for all else, which is told apart in the whole of the rules.
fn among(called: &Called) -> &str {
    match called.kind {
        Kind::Trait => called.id.split_once('.').map_or("", |(owner, _)| owner),
        _ => "",
    }
}

/// The term by which both are called.
fn same_term<'a>(earlier: Spoken<'a>, later: Spoken<'_>) -> Option<&'a str> {
    match (&earlier.called.by, &later.called.by) {
        (CalledBy::Term(first), CalledBy::Term(second)) if first == second => Some(first),
        _ => None,
    }
}

fn report(earlier: Spoken<'_>, later: Spoken<'_>, term: Option<&str>, sink: &mut Sink) {
    let (code, message, help) = match later.called.kind {
        Kind::Unit => (Code("unit-word-shared"), of_units(earlier, later), help_for_units()),
        Kind::Category => (Code("category-name-shared"), of_categories(earlier, later, term), help_for_categories()),
        _ => (Code("name-shared"), of_others(earlier, later), help_for_others()),
    };
    let places: BTreeSet<Span> = [later.place, earlier.place].into_iter().flatten().collect();
    sink.push(Diagnostic {
        code,
        severity: Severity::Error,
        place: later.called.span.into(),
        message,
        related: std::iter::once((earlier.called.span, words("the other", "另一处")))
            .chain(places.into_iter().map(|place| (place, words("the word", "此词"))))
            .collect(),
        help,
    });
}

fn of_units(earlier: Spoken<'_>, later: Spoken<'_>) -> Words {
    let (word, first, second) = (later.word, &earlier.called.id, &later.called.id);
    words(
        format!("“{word}” is a word of unit `{second}`, and of unit `{first}`"),
        format!("“{word}”既是单位“{second}”的词，又是单位“{first}”的词"),
    )
}

fn of_categories(earlier: Spoken<'_>, later: Spoken<'_>, term: Option<&str>) -> Words {
    match term {
        Some(term) => words(
            format!("categories `{}` and `{}` have one glossary term, `{term}`", earlier.called.id, later.called.id),
            format!("科目类别“{}”和“{}”用的是同一个术语“{term}”", earlier.called.id, later.called.id),
        ),
        None => of_others(earlier, later),
    }
}

fn of_others(earlier: Spoken<'_>, later: Spoken<'_>) -> Words {
    let (word, first, second) = (later.word, &earlier.called.id, &later.called.id);
    let (en, zh) = later.called.kind.names();
    words(
        format!("{en} `{second}` is called “{word}”, as `{first}` is"),
        format!("{zh}“{second}”与“{first}”都叫“{word}”"),
    )
}

fn help_for_units() -> Words {
    words(
        "leave it to one of them; capitals, width and spaces make no other word",
        "请只留给其中一个单位；大小写、全半角或空格不同的，仍算同一个词",
    )
}

fn help_for_categories() -> Words {
    words(
        "give each a term with words of its own in glossary.toml, and `words` that are no other's",
        "请在glossary.toml中为每类各立术语，文字互不相同，words也不能相同",
    )
}

fn help_for_others() -> Words {
    words(
        "give each a name of its own; ids are names too, and capitals, width and spaces make no other name",
        "请各取不同的名称；代号也算名称，大小写、全半角或空格不同的，仍算同名",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is reported of names, each of a kind and an id.
    fn codes(names: &[(Kind, &str, &str)]) -> Vec<&'static str> {
        let called = |(kind, id, name): &(Kind, &str, &str)| Called {
            kind: *kind,
            id: (*id).to_owned(),
            by: CalledBy::Text((*name).to_owned()),
            span: Span::default(),
        };
        let data = RulesData { called: names.iter().map(called).collect(), ..RulesData::default() };
        let mut sink = Sink::default();
        check(&data, &[], &mut sink);
        sink.into_sorted().into_iter().map(|diagnostic| diagnostic.code.0).collect()
    }

    #[test]
    fn one_name_of_two_things_is_reported() {
        for (kind, name, other, code) in [
            (Kind::Unit, "小时", "小时", "unit-word-shared"),
            (Kind::Unit, "Hour", "ｈｏｕｒ", "unit-word-shared"),
            (Kind::Industry, "卫生 健康", "卫生健康", "name-shared"),
            (Kind::Industry, "Health", "health", "name-shared"),
            (Kind::Mode, "网络（学习）", "网络(学习)", "name-shared"),
            (Kind::Trait, "职称", "职\u{200b}称", "name-shared"),
            (Kind::Category, "公需", "公需", "category-name-shared"),
        ] {
            assert_eq!(codes(&[(kind, "a", name), (kind, "b", other)]), [code], "{name}");
        }
        let values = [(Kind::Trait, "level.a", "高级"), (Kind::Trait, "level.b", "高级")];
        assert_eq!(codes(&values), ["name-shared"]);
    }

    #[test]
    fn a_name_may_be_said_twice_of_one_thing_and_of_two_kinds() {
        let one = [(Kind::Unit, "hour", "学时"), (Kind::Unit, "hour", "学时")];
        let kinds = [(Kind::Industry, "a", "其他"), (Kind::Category, "b", "其他")];
        let traits = [(Kind::Trait, "level.other", "其他"), (Kind::Trait, "degree.other", "其他")];
        let its_value = [(Kind::Trait, "level", "级别"), (Kind::Trait, "level.senior", "级别")];
        for names in [one, kinds, traits, its_value] {
            assert_eq!(codes(&names), Vec::<&str>::new(), "{names:?}");
        }
    }
}
