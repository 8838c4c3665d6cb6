//! Rules as a list of texts, in which a page hands them to the checker: every value in the order of its fields, a list
//! behind its length, an enum as its word.
//!
//! It is no format for others: page and program are always of one build. Reading it takes a tenth of the code that JSON
//! by names would take in the browser. What is written and what is read follows from one list of fields.

use crate::{Amount, Date, Map};

/// Something that can be written as texts, and read from them.
pub trait Flat: Sized {
    /// Adds its texts.
    fn write(&self, to: &mut Vec<String>);
    /// Takes as many texts as it wrote. What cannot be read becomes empty and breaks the reader.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// Where texts are read from.
pub struct Reader<'a> {
    texts: std::slice::Iter<'a, String>,
    broken: bool,
}

impl<'a> Reader<'a> {
    /// Reads from the first text on.
    pub fn new(texts: &'a [String]) -> Self {
        Self { texts: texts.iter(), broken: false }
    }

    /// The next text; empty, and the reader broken, where there is none.
    pub fn text(&mut self) -> &'a str {
        match self.texts.next() {
            Some(text) => text,
            None => {
                self.broken = true;
                ""
            }
        }
    }

    /// Whether all texts were read, and each of them could be.
    pub fn is_done(&self) -> bool {
        !self.broken && self.texts.len() == 0
    }

    /// Notes that a text could not be read.
    pub fn break_off(&mut self) {
        self.broken = true;
    }

    fn number(&mut self) -> u32 {
        let number = self.text().parse();
        self.broken |= number.is_err();
        number.unwrap_or_default()
    }
}

/// Writes and reads a struct by its fields; what follows `..` stands in for fields that are left out.
#[macro_export]
macro_rules! flat_structure {
    ($name:ident { $($field:ident),* $(; $left_out:ident: $stand_in:expr)* }) => {
        impl $crate::flat::Flat for $name {
            fn write(&self, to: &mut Vec<String>) {
                let Self { $($field,)* $($left_out: _,)* } = self;
                $($crate::flat::Flat::write($field, to);)*
            }

            fn read(from: &mut $crate::flat::Reader<'_>) -> Self {
                Self { $($field: $crate::flat::Flat::read(from),)* $($left_out: $stand_in,)* }
            }
        }
    };
}

/// Writes and reads an enum as one word.
macro_rules! flat_choice {
    ($name:ident { $first:literal => $default:ident $(, $word:literal => $variant:ident)* }) => {
        impl $crate::flat::Flat for $name {
            fn write(&self, to: &mut Vec<String>) {
                to.push(match self {
                    Self::$default => $first,
                    $(Self::$variant => $word,)*
                }.to_owned());
            }

            fn read(from: &mut $crate::flat::Reader<'_>) -> Self {
                match from.text() {
                    $first => return Self::$default,
                    $($word => return Self::$variant,)*
                    _ => {}
                }
                from.break_off();
                Self::$default
            }
        }
    };
}
pub(crate) use flat_choice;

impl Flat for String {
    fn write(&self, to: &mut Vec<String>) {
        to.push(self.clone());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.text().to_owned()
    }
}

impl Flat for u32 {
    fn write(&self, to: &mut Vec<String>) {
        to.push(self.to_string());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.number()
    }
}

impl Flat for u16 {
    fn write(&self, to: &mut Vec<String>) {
        to.push(self.to_string());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self::try_from(from.number()).unwrap_or_default()
    }
}

impl Flat for Amount {
    fn write(&self, to: &mut Vec<String>) {
        to.push(self.to_string());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let amount = from.text().parse();
        from.broken |= amount.is_err();
        amount.unwrap_or_default()
    }
}

impl Flat for Date {
    fn write(&self, to: &mut Vec<String>) {
        to.push(self.to_string());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let date = from.text().parse();
        from.broken |= date.is_err();
        date.unwrap_or_default()
    }
}

/// The number 1 or 0.
impl Flat for bool {
    fn write(&self, to: &mut Vec<String>) {
        u32::from(*self).write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.number() == 1
    }
}

impl<T: Flat> Flat for Box<T> {
    fn write(&self, to: &mut Vec<String>) {
        T::write(self, to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self::new(T::read(from))
    }
}

/// One behind the other.
impl<A: Flat, B: Flat> Flat for (A, B) {
    fn write(&self, to: &mut Vec<String>) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        (A::read(from), B::read(from))
    }
}

/// The number 1 and the value, or the number 0.
impl<T: Flat> Flat for Option<T> {
    fn write(&self, to: &mut Vec<String>) {
        to.push(if self.is_some() { "1" } else { "0" }.to_owned());
        if let Some(value) = self {
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        if from.number() == 0 { None } else { Some(T::read(from)) }
    }
}

/// The length, then the items.
impl<T: Flat> Flat for Vec<T> {
    fn write(&self, to: &mut Vec<String>) {
        to.push(self.len().to_string());
        self.iter().for_each(|item| item.write(to));
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let mut items = Self::new();
        for _ in 0..from.number() {
            if from.broken {
                break;
            }
            items.push(T::read(from));
        }
        items
    }
}

/// The length, then each key with its value.
impl<K: Flat + Ord, V: Flat> Flat for Map<K, V> {
    fn write(&self, to: &mut Vec<String>) {
        to.push(self.len().to_string());
        for (key, value) in self.iter() {
            key.write(to);
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let mut map = Self::new();
        for _ in 0..from.number() {
            if from.broken {
                break;
            }
            let key = K::read(from);
            map.push_last(key, V::read(from));
        }
        map
    }
}
