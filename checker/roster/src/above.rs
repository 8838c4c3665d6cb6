//! The rows above the names of the columns: headings, by whom and when the list was filled in, and what they say of the
//! year and the unit of all amounts.

use checker_rules::{Rules, UnitId, is_numeral};

use crate::names::{Names, id_of};
use crate::table::Row;
use crate::time::years_said;
use crate::title::{self, Title};

/// Whether each cell of a row is as in a form, such as `填报单位：某局`, so that none of them is a name over those of
/// columns. Where an amount stands in front of the colon, it may be one. What is filled in may stand in the next cell.
pub(crate) fn is_of_form(row: Row<'_>, names: &Names) -> bool {
    let is_of_amounts = |cell: &str| !matches!(title::read(cell, names), Title::Unknown);
    let label = own_cells(row).next().map(|cell| names.fold(cell));
    let is_known = |label: &str| {
        let label = label.trim_end_matches(':');
        let label = label.split('(').next().unwrap_or_default();
        [&names.sums, &names.other_times, &names.employers].iter().any(|known| known.iter().any(|one| one == label))
    };
    if label.is_some_and(|label| is_known(&label)) && !own_cells(row).skip(1).any(is_of_amounts) {
        return true;
    }
    let is_label = |label: &str| {
        let is_amount = match title::read(label, names) {
            Title::Known(of) => of.is_amount(),
            Title::Unclear(_) => true,
            Title::Unknown => false,
        };
        !label.is_empty() && !label.contains('(') && !is_amount
    };
    let mut cells = own_cells(row).peekable();
    cells.peek().is_some()
        && cells.all(|cell| names.fold(cell).split_once(':').is_some_and(|(label, _)| is_label(label)))
}

/// The number of the first row that says that the list is of another year than the rules', or of several. A date says when
/// a list was made, and counts only where no year is named at all.
pub(crate) fn other_year<'t>(rows: impl Iterator<Item = Row<'t>>, names: &Names, rules: &Rules) -> Option<u32> {
    let (mut dated, mut has_own) = (None, false);
    for row in rows {
        for cell in own_cells(row) {
            let folded = names.fold(cell);
            if is_of_other_amounts(&folded, names) {
                return Some(row.number());
            }
            let said = years_said(cell);
            if said.is_part || said.years.iter().any(|year| !rules.years().contains(year)) {
                return Some(row.number());
            }
            has_own |= !said.years.is_empty();
            match said.dated {
                Some(year) if rules.years().contains(&year) => has_own = true,
                Some(_) => dated = dated.or(Some(row.number())),
                None => {}
            }
        }
    }
    dated.filter(|_| !has_own)
}

/// Whether a text, which is folded, says that amounts are not what was learnt in the year: not as the label of a figure, as
/// in `应学：72`.
fn is_of_other_amounts(text: &str, names: &Names) -> bool {
    let is_said =
        |word: &String| text.match_indices(word.as_str()).any(|(at, _)| !text[at + word.len()..].starts_with(':'));
    names.other_years.iter().any(is_said)
        || names.units.values().flatten().any(|unit| is_of_other_kind(text, unit, names))
}

/// Whether something that is not known to change nothing stands right in front of a unit, as in `缺少学时`.
fn is_of_other_kind(text: &str, unit: &str, names: &Names) -> bool {
    let is_long = !unit.is_ascii() && unit.chars().nth(1).is_some();
    let is_known = |before: &str| {
        let is_end =
            |word: &String| before.strip_suffix(word.as_str()).is_some_and(|rest| !rest.ends_with(is_negation));
        before.chars().next_back().is_none_or(|last| !last.is_alphabetic() || is_numeral(last))
            || names.before_units.iter().chain(names.categories.values().flatten()).any(is_end)
    };
    is_long && text.match_indices(unit).any(|(at, _)| !is_known(&text[..at]))
}

/// Whether a character says that what stands behind it is not so, or not yet.
fn is_negation(c: char) -> bool {
    "未应應待不需拟擬差缺欠补補免".contains(c)
}

/// Whether a text that stands apart, such as the name of a sheet, says another year, another kind of amounts, or a unit.
pub(crate) fn says_other(text: &str, names: &Names, rules: &Rules) -> bool {
    let (folded, said) = (names.fold(text), years_said(text));
    is_of_other_amounts(&folded, names)
        || said.is_part
        || said.years.iter().any(|year| !rules.years().contains(year))
        || !units_in(text, names).is_empty()
}

/// The units that these rows say amounts are in, each with the number of its row; none for one that is not known, or that
/// a sentence speaks of and in which nobody's amounts are counted.
pub(crate) fn units<'t>(
    rows: impl Iterator<Item = Row<'t>>,
    names: &Names,
    is_counted: impl Fn(&UnitId) -> bool,
) -> Vec<(Option<UnitId>, u32)> {
    let others: Vec<&String> =
        names.units.iter().filter(|(id, _)| !is_counted(&id.as_str().into())).flat_map(|(_, words)| words).collect();
    let mut found: Vec<(Option<UnitId>, u32)> = Vec::new();
    for row in rows {
        let speaks_of_other = |cell: &str| {
            let cell = names.fold(cell);
            let is_long = |unit: &str| !unit.is_ascii() && unit.chars().nth(1).is_some();
            others.iter().any(|unit| counts_in(&cell, unit) || (is_long(unit) && cell.contains(unit.as_str())))
        };
        if own_cells(row).any(|cell| says_unknown_unit(cell, names) || speaks_of_other(cell)) {
            found.push((None, row.number()));
        }
        for unit in own_cells(row).flat_map(|cell| units_in(cell, names)).map(Some) {
            if found.iter().all(|(known, _)| *known != unit) {
                found.push((unit, row.number()));
            }
        }
    }
    found
}

/// Whether a cell says a unit that is not known, as in `单位：分钟` or `单位：万学时`. Names of employers stand there as
/// well: they are longer, and end otherwise.
fn says_unknown_unit(cell: &str, names: &Names) -> bool {
    let may_be_unit = |said: &str| {
        let ends = |word: &String| !word.is_ascii() && said.ends_with(word.as_str());
        let length = said.chars().count();
        (1..=2).contains(&length) || said.contains(['/', '%']) || names.units.values().flatten().any(ends)
    };
    let whole = names.fold(cell);
    let of_all = names.columns.get("unit").map(Vec::as_slice).unwrap_or_default();
    whole.split(['(', ')', ',', '、', ';']).any(|part| {
        let said = of_all.iter().filter_map(|of| part.strip_prefix(of.as_str())?.strip_prefix(':'));
        said.into_iter().any(|said| may_be_unit(said) && id_of(&names.units, said).is_none())
    })
}

/// Whether a text says what is counted in a unit, as in `按天统计` or `1天=8学时`.
fn counts_in(text: &str, unit: &str) -> bool {
    let is_before = |front: &str| front.ends_with(['按', '以']) && !unit.is_ascii();
    let is_worth = |behind: &str| behind.starts_with(['=', '折', '计', '計']) && !unit.is_ascii();
    text.match_indices(unit).any(|(at, _)| is_before(&text[..at]) || is_worth(&text[at + unit.len()..]))
}

/// The units that a cell names as those of amounts: `单位：天`, `（天）`, `学习天数`, but not `天河区` or `继续教育学时证明`.
fn units_in(cell: &str, names: &Names) -> Vec<UnitId> {
    let whole = names.fold(cell);
    let of_all = names.columns.get("unit").map(Vec::as_slice).unwrap_or_default();
    let mut found = Vec::new();
    let mut add = |word: &str| found.extend(id_of(&names.units, word).map(UnitId::from));
    // Words between signs: each may be a unit, or behind the word for units.
    let parts = whole.split(|c: char| "(),、;|".contains(c)).map(str::to_owned);
    let words = cell.split_whitespace().map(|word| names.fold(word));
    for part in parts.chain(words.filter(|word| word.contains(':'))) {
        let named = of_all.iter().filter_map(|of| part.rsplit_once(of.as_str()));
        named.for_each(|(_, behind)| add(behind.trim_matches(|c: char| ":=为是/-".contains(c))));
    }
    whole.split(['(', ')']).for_each(&mut add);
    for (id, words) in names.units.iter() {
        if words.iter().any(|word| !word.is_ascii() && whole.contains(&format!("{word}数"))) {
            found.push(id.as_str().into());
        }
    }
    // Once each, without the code of a sort.
    let mut units: Vec<UnitId> = Vec::new();
    for unit in found {
        if let Err(at) = units.binary_search(&unit) {
            units.insert(at, unit);
        }
    }
    units
}

fn own_cells(row: Row<'_>) -> impl Iterator<Item = &str> {
    (0..row.len())
        .filter(move |at| !row.is_shared(*at))
        .map(move |at| row.cell(at).trim())
        .filter(|cell| !cell.is_empty())
}

#[cfg(test)]
mod tests {
    use checker_rules::Map;

    use super::units_in;
    use crate::Names;

    #[test]
    fn a_unit_is_said_of_all_amounts_in_these_ways() {
        let of = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let names = Names {
            columns: Map::from_iter([("unit".to_owned(), of(&["单位", "unit"]))]),
            units: Map::from_iter([("day".to_owned(), of(&["天", "days"])), ("hour".to_owned(), of(&["学时"]))]),
            ..Names::default()
        };
        for cell in [
            "单位：天",
            "（单位：天）",
            "统计表(天)",
            "天",
            "单 位： 天",
            "单位：天　制表：甲",
            "学习天数",
            "Unit: days",
        ] {
            assert_eq!(units_in(cell, &names), ["day".into()], "{cell}");
        }
        for cell in ["填报单位：天河区教育局", "继续教育学时统计表", "天津市", "单位：某局", "3天班"]
        {
            assert!(units_in(cell, &names).is_empty(), "{cell}");
        }
    }
}
