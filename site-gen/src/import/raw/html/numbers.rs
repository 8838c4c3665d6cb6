//! Numbers that a browser shows before the items of a list.

use crate::import::raw::counting::formatted;

/// A list, and the items it has so far.
#[derive(Debug, Default)]
pub(super) struct NumberedItems {
    /// Whether its items have numbers at all.
    pub(super) is_numbered: bool,
    /// The number it starts with, if it says so.
    pub(super) start: Option<i64>,
    /// Whether it counts down.
    pub(super) is_reversed: bool,
    /// How its numbers look: the attribute `type`.
    pub(super) kind: String,
    /// How many items it has so far.
    pub(super) items: i64,
    /// The last item with a number of its own: its place and that number.
    pub(super) own: Option<(i64, i64)>,
}

/// An item's place in its list, and the last number before it that an item has of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct ItemPlace {
    at: i64,
    own: Option<(i64, i64)>,
}

impl NumberedItems {
    /// Adds an item, which may say its number.
    pub(super) fn item(&mut self, value: Option<i64>) -> ItemPlace {
        let at = self.items;
        self.items += 1;
        self.own = value.map(|value| (at, value)).or(self.own);
        ItemPlace { at, own: self.own }
    }

    /// What is shown before an item, once the whole list is known; nothing where there are no numbers.
    pub(super) fn shown(&self, place: ItemPlace) -> String {
        if !self.is_numbered {
            return String::new();
        }
        let first = self.start.unwrap_or(if self.is_reversed { self.items } else { 1 });
        let (since, from) = place.own.unwrap_or((0, first));
        let steps = place.at - since;
        let number = if self.is_reversed { from.saturating_sub(steps) } else { from.saturating_add(steps) };
        let positive = u32::try_from(number).ok().filter(|number| *number > 0);
        let shown = positive.map(|number| match self.kind.as_str() {
            "a" => letters(number).to_lowercase(),
            "A" => letters(number),
            "i" => formatted(number, "lowerRoman"),
            "I" => formatted(number, "upperRoman"),
            _ => number.to_string(),
        });
        format!("{}. ", shown.unwrap_or_else(|| number.to_string()))
    }
}

/// A to Z, then AA, AB.
fn letters(mut number: u32) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        let digit = (number - 1) % 26;
        letters.extend(char::from_u32(u32::from('A') + digit));
        number = (number - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(list: NumberedItems, values: &[Option<i64>]) -> Vec<String> {
        let mut list = NumberedItems { is_numbered: true, ..list };
        let places: Vec<ItemPlace> = values.iter().map(|value| list.item(*value)).collect();
        places.into_iter().map(|place| list.shown(place).trim_end().to_owned()).collect()
    }

    #[test]
    fn items_are_counted_as_a_browser_does() {
        let list = NumberedItems::default;
        assert_eq!(shown(list(), &[None, Some(5), None]), ["1.", "5.", "6."]);
        assert_eq!(shown(NumberedItems { is_reversed: true, ..list() }, &[None; 3]), ["3.", "2.", "1."]);
        assert_eq!(shown(NumberedItems { start: Some(27), kind: "a".to_owned(), ..list() }, &[None]), ["aa."]);
        assert_eq!(shown(NumberedItems { start: Some(4), kind: "I".to_owned(), ..list() }, &[None]), ["IV."]);
    }
}
