//! Rules out of the JSON of a page.
//!
//! In the browser serde's reading of these types costs a quarter of the whole checker, so it is done here; a test of the
//! checker holds it against serde's writing. What cannot be read becomes empty and is remembered, since leaving early at
//! every field would cost as much again in clean-up code.

use std::cell::Cell;
use std::str::FromStr;

use crate::Map;

/// A JSON value, whoever has parsed it.
pub trait JsonNode: Sized {
    /// A member of an object; none where it is missing or null.
    fn member(&self, key: &str) -> Option<Self>;
    /// The text it is.
    fn text(&self) -> Option<String>;
    /// The whole number it is.
    fn number(&self) -> Option<u32>;
    /// The items of a list.
    fn items(&self) -> Option<Vec<Self>>;
    /// The members of an object.
    fn members(&self) -> Option<Vec<(String, Self)>>;
}

/// Remembers whether something could not be read.
#[derive(Default)]
pub struct Broken(Cell<bool>);

impl Broken {
    /// Whether something could not be read.
    pub fn is_broken(&self) -> bool {
        self.0.get()
    }

    /// Remembers that something could not be read.
    pub fn note(&self) {
        self.0.set(true);
    }

    /// The value, or an empty one where there is none, which is remembered.
    pub fn or_empty<T: Default>(&self, value: Option<T>) -> T {
        if value.is_none() {
            self.note();
        }
        value.unwrap_or_default()
    }

    /// Text of some form, or a value in its place, which is remembered.
    pub(crate) fn parsed<T: FromStr>(&self, node: Option<&impl JsonNode>, otherwise: T) -> T {
        let parsed = node.and_then(JsonNode::text).and_then(|text| text.parse().ok());
        if parsed.is_none() {
            self.note();
        }
        parsed.unwrap_or(otherwise)
    }
}

/// What can be read from JSON.
pub trait FromJson {
    /// Reads a node; where there is none, and one is needed, that is remembered.
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self;
}

/// Reads a member of an object.
pub fn member<T: FromJson>(node: Option<&impl JsonNode>, key: &str, broken: &Broken) -> T {
    T::from_json(node.and_then(|node| node.member(key)).as_ref(), broken)
}

/// Reads a structure whose members are called like its fields; what follows `..` stands in for fields that are not read.
#[macro_export]
macro_rules! json_structure {
    ($name:ident { $($field:ident),* $(; ..$rest:expr)? }) => {
        impl $crate::json::FromJson for $name {
            fn from_json(node: Option<&impl $crate::json::JsonNode>, broken: &$crate::json::Broken) -> Self {
                Self { $($field: $crate::json::member(node, stringify!($field), broken),)* $(..$rest)? }
            }
        }
    };
}

/// Reads a choice that is written as one word; the first stands in for what is not known.
macro_rules! json_choice {
    ($name:ident { $first:literal => $default:ident $(, $word:literal => $variant:ident)* }) => {
        impl $crate::json::FromJson for $name {
            fn from_json(node: Option<&impl $crate::json::JsonNode>, broken: &$crate::json::Broken) -> Self {
                let word = String::from_json(node, broken);
                match word.as_str() {
                    $first => return Self::$default,
                    $($word => return Self::$variant,)*
                    _ => {}
                }
                broken.note();
                Self::$default
            }
        }
    };
}
pub(crate) use json_choice;

impl FromJson for String {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        broken.or_empty(node.and_then(JsonNode::text))
    }
}

impl FromJson for u32 {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        broken.or_empty(node.and_then(JsonNode::number))
    }
}

impl FromJson for u16 {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        broken.or_empty(node.and_then(JsonNode::number).and_then(|number| number.try_into().ok()))
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        node.map(|node| T::from_json(Some(node), broken))
    }
}

/// A list that is not there is empty.
impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        let Some(node) = node else { return Self::new() };
        broken.or_empty(node.items()).iter().map(|item| T::from_json(Some(item), broken)).collect()
    }
}

impl<K: From<String> + Ord, V: FromJson> FromJson for Map<K, V> {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        let members = broken.or_empty(node.and_then(JsonNode::members));
        members.into_iter().map(|(key, value)| (K::from(key), V::from_json(Some(&value), broken))).collect()
    }
}

impl FromJson for crate::Amount {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        broken.parsed(node, Self::ZERO)
    }
}

impl FromJson for crate::Date {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        broken.parsed(node, Self::default())
    }
}
