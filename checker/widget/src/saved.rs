//! The answers as JSON: kept on the device, with the page, in links and in files. One format, with its version.
//!
//! `{"version":1,"shown":0,"year":2019,"people":[{"name":"","years":{"2019":{"texts":{…},"records":[{…}]}}}]}`

use crate::answers::{Answers, Book, Person, Texts};
use crate::json::JsonNode;

/// The version of the format that is written, and the only one that is read.
const VERSION: u32 = 1;

// What is read is bounded, so that no file or link can make the page hang.
const PEOPLE: usize = 50;
const YEARS: usize = 60;
const RECORDS: usize = 1000;
const FIELDS: usize = 200;
/// The longest text of a field, in bytes.
const TEXT: usize = 2000;
/// The longest JSON that is read, in bytes.
pub(crate) const LONGEST: usize = 2_000_000;

impl Book {
    /// The book as JSON.
    pub(crate) fn to_json(&self) -> String {
        let mut json = String::new();
        json.push_str("{\"version\":1,\"shown\":");
        json.push_str(&self.shown.to_string());
        json.push_str(",\"year\":");
        json.push_str(&self.year.to_string());
        json.push_str(",\"people\":");
        list(&mut json, self.people.iter(), |json, person| {
            json.push_str("{\"name\":");
            string(json, &person.name);
            json.push_str(",\"years\":");
            object(json, person.years.iter(), |json, year| json.push_str(&year.to_string()), answers);
            json.push('}');
        });
        json.push('}');
        json
    }

    /// The book that JSON holds; none where it is of another version, is none, or is beyond all bounds.
    pub(crate) fn of(node: &impl JsonNode) -> Option<Self> {
        if node.member("version")?.number()? != VERSION {
            return None;
        }
        let people = node.member("people")?.items()?.iter().map(person).collect::<Option<Vec<_>>>()?;
        let shown = usize::try_from(node.member("shown")?.number()?).ok()?;
        let year = node.member("year")?.number()?.try_into().ok()?;
        Some(Self { people, shown, year }).filter(Self::is_within_bounds)
    }
}

impl Book {
    /// Whether it is within the bounds of what is read, and shows somebody.
    pub(crate) fn is_within_bounds(&self) -> bool {
        let short = |texts: &Texts| texts.len() <= FIELDS && texts.values().all(|text| text.len() <= TEXT);
        let answers =
            |answers: &Answers| answers.records.len() <= RECORDS && short(&answers.texts) && answers.records.iter().all(short);
        let person = |person: &Person| {
            person.name.len() <= TEXT && person.years.len() <= YEARS && person.years.values().all(answers)
        };
        self.people.len() <= PEOPLE && self.shown < self.people.len() && self.people.iter().all(person)
    }
}

fn person(node: &impl JsonNode) -> Option<Person> {
    let years = node.member("years")?.members()?;
    let year = |(year, node): &(String, _)| Some((year.parse().ok()?, read_answers(node)?));
    Some(Person { name: node.member("name")?.text()?, years: years.iter().map(year).collect::<Option<_>>()? })
}

fn read_answers(node: &impl JsonNode) -> Option<Answers> {
    let records = node.member("records")?.items()?;
    Some(Answers { texts: texts(&node.member("texts")?)?, records: records.iter().map(texts).collect::<Option<_>>()? })
}

fn texts(node: &impl JsonNode) -> Option<Texts> {
    node.members()?.into_iter().map(|(key, node)| Some((key, node.text()?))).collect()
}

fn answers(json: &mut String, answers: &Answers) {
    json.push_str("{\"texts\":");
    written(json, &answers.texts);
    json.push_str(",\"records\":");
    list(json, answers.records.iter(), written);
    json.push('}');
}

/// Fields without an answer are left out.
fn written(json: &mut String, texts: &Texts) {
    let said = texts.iter().filter(|(_, text)| !text.is_empty());
    object(json, said, |json, key| string_content(json, key), |json, text| string(json, text));
}

fn list<T>(json: &mut String, items: impl Iterator<Item = T>, write: impl Fn(&mut String, T)) {
    json.push('[');
    for (at, item) in items.enumerate() {
        if at > 0 {
            json.push(',');
        }
        write(json, item);
    }
    json.push(']');
}

fn object<K, V>(
    json: &mut String,
    members: impl Iterator<Item = (K, V)>,
    key: impl Fn(&mut String, K),
    write: impl Fn(&mut String, V),
) {
    json.push('{');
    for (at, (name, value)) in members.enumerate() {
        json.push_str(if at > 0 { ",\"" } else { "\"" });
        key(json, name);
        json.push_str("\":");
        write(json, value);
    }
    json.push('}');
}

fn string(json: &mut String, text: &str) {
    json.push('"');
    string_content(json, text);
    json.push('"');
}

fn string_content(json: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\n' => json.push_str("\\n"),
            // No other control character can be typed; none is worth the code of its escape.
            c if c < ' ' => json.push(' '),
            c => json.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::tests::TestValue;

    fn texts_of(pairs: &[(&str, &str)]) -> Texts {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    fn book() -> Book {
        let answers = Answers {
            texts: texts_of(&[("industry", "general"), ("hours.public", "１８ \"学时\"\\\n<script>")]),
            records: vec![texts_of(&[("what", "课"), ("amount", "3天")]), Texts::new()],
        };
        let person = |name: &str| Person { name: name.to_owned(), years: [(2019, answers.clone())].into() };
        Book { people: vec![person("甲"), person("")], shown: 1, year: 2019 }
    }

    fn read(json: &str) -> Option<Book> {
        Book::of(&TestValue(serde_json::from_str(json).ok()?))
    }

    #[test]
    fn a_book_is_read_as_it_was_written() {
        assert_eq!(read(&book().to_json()), Some(book()));
        let blank = Book::new(2019);
        assert_eq!(read(&blank.to_json()), Some(blank));
    }

    #[test]
    fn what_is_no_book_of_this_version_is_not_half_read() {
        let json = book().to_json();
        for (from, to) in [
            ("\"version\":1", "\"version\":2"),
            ("\"shown\":1", "\"shown\":2"),
            ("\"shown\":1", "\"shown\":-1"),
            ("\"records\":[", "\"records\":[7,"),
            ("\"2019\"", "\"year\""),
            ("\"year\":2019", "\"year\":99999"),
        ] {
            assert!(json.contains(from));
            assert_eq!(read(&json.replace(from, to)), None, "{to}");
        }
        for json in ["null", "[]", "{}", "7", "\"\"", "{\"version\":1}"] {
            assert_eq!(read(json), None, "{json}");
        }
        let long = "x".repeat(TEXT + 1);
        assert_eq!(read(&json.replace("课", &long)), None, "a text beyond the bound");
    }
}
