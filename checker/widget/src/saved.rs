//! The answers as JSON: kept on the device, with the page, in links and in files. One format, with its version.
//!
//! `{"version":1,"shown":0,"year":2019,"people":[{"name":"","years":{"2019":{"texts":{…},"records":[{…}]}}}]}`

use crate::answers::{Book, Person, Texts, key};
use crate::day::day;
use crate::json::JsonNode;

/// The version of the format that is written, and the only one that is read.
const VERSION: u32 = 1;

// What is read is bounded, so that no file or link can make the page hang.
pub(crate) const PEOPLE: usize = 50;
const YEARS: usize = 60;
/// So many that they are drawn at once, even on a slow phone.
pub(crate) const RECORDS: usize = 200;
const FIELDS: usize = 200;
/// The longest text of a field, in bytes.
const TEXT: usize = 2000;
/// The longest JSON that is read, in bytes.
pub(crate) const LONGEST: usize = 2_000_000;

impl Book {
    /// The book as JSON.
    pub(crate) fn to_json(&self) -> String {
        let mut json = "{\"version\":1,\"shown\":".to_owned();
        json.push_str(&self.shown.to_string());
        json.push_str(",\"year\":");
        json.push_str(&self.year.to_string());
        json.push_str(",\"people\":");
        let mut before = '[';
        for person in &self.people {
            json.push(before);
            before = ',';
            json.push_str("{\"name\":");
            string(&mut json, &person.name);
            json.push_str(",\"years\":");
            years(&mut json, person);
            json.push('}');
        }
        json.push_str("]}");
        json
    }

    /// The book that JSON holds; none where it is of another version, is none, has an answer under a key that is not known,
    /// or is beyond all bounds.
    pub(crate) fn of(node: &impl JsonNode) -> Option<Self> {
        if node.member("version")?.number()? != VERSION {
            return None;
        }
        let mut people = Vec::new();
        for node in node.member("people")?.items()? {
            people.push(person(&node)?);
        }
        let shown = usize::try_from(node.member("shown")?.number()?).ok()?;
        let year = node.member("year")?.number()?.try_into().ok()?;
        Some(Self { people, shown, year }).filter(Self::is_within_bounds)
    }
}

impl Book {
    /// Whether it is all that its JSON says: no member twice, of which parsers keep one, and none that is not known. Each
    /// has a colon outside of the texts.
    pub(crate) fn is_all_of(&self, json: &str) -> bool {
        let mut members = 4;
        for person in &self.people {
            members += 2;
            for answers in person.years.values() {
                members += 3 + answers.texts.len();
                for record in &answers.records {
                    members += record.len();
                }
            }
        }
        let (mut quoted, mut escaped, mut colons) = (false, false, 0);
        for byte in json.bytes() {
            match byte {
                b'"' if !escaped => quoted = !quoted,
                b':' if !quoted => colons += 1,
                _ => {}
            }
            escaped = byte == b'\\' && !escaped;
        }
        colons == members
    }

    /// Whether it is within the bounds of what is read, and shows somebody.
    pub(crate) fn is_within_bounds(&self) -> bool {
        for person in &self.people {
            if person.name.len() > TEXT || person.years.len() > YEARS {
                return false;
            }
            for answers in person.years.values() {
                if answers.records.len() > RECORDS || !are_short(&answers.texts) {
                    return false;
                }
                for record in &answers.records {
                    if !are_short(record) {
                        return false;
                    }
                }
            }
        }
        self.people.len() <= PEOPLE && self.shown < self.people.len()
    }
}

fn are_short(texts: &Texts) -> bool {
    for (key, text) in texts.iter() {
        if key.len() > TEXT || text.len() > TEXT {
            return false;
        }
    }
    texts.len() <= FIELDS
}

fn person(node: &impl JsonNode) -> Option<Person> {
    let mut person = Person { name: node.member("name")?.text()?, ..Person::default() };
    for (year, node) in node.member("years")?.members()? {
        let answers = person.years.entry(year.parse().ok()?);
        answers.texts = texts(&node.member("texts")?, key::is_of_year)?;
        let records = node.member("records")?.items()?;
        if records.len() > RECORDS {
            return None;
        }
        for node in records {
            answers.records.push(texts(&node, key::is_of_record)?);
        }
    }
    Some(person)
}

fn texts(node: &impl JsonNode, is_known: fn(&str) -> bool) -> Option<Texts> {
    let mut texts = Texts::new();
    for (key, node) in node.members()? {
        if !is_known(&key) {
            return None;
        }
        let text = node.text()?;
        let text = if key == key::DATE { day(&text) } else { text };
        texts.insert(key, text);
    }
    Some(texts)
}

fn years(json: &mut String, person: &Person) {
    let mut before = '{';
    for (year, answers) in person.years.iter() {
        json.push(before);
        before = ',';
        string(json, &year.to_string());
        json.push_str(":{\"texts\":");
        written(json, &answers.texts);
        json.push_str(",\"records\":");
        let mut before = '[';
        for record in &answers.records {
            json.push(before);
            before = ',';
            written(json, record);
        }
        json.push_str(if before == '[' { "[]}" } else { "]}" });
    }
    json.push_str(if before == '{' { "{}" } else { "}" });
}

/// Fields without an answer are left out.
fn written(json: &mut String, texts: &Texts) {
    let mut before = '{';
    for (key, text) in texts.iter() {
        if !text.is_empty() {
            json.push(before);
            before = ',';
            string(json, key);
            json.push(':');
            string(json, text);
        }
    }
    json.push_str(if before == '{' { "{}" } else { "}" });
}

fn string(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                json.push('\\');
                json.push(c);
            }
            '\n' => json.push_str("\\n"),
            // No other control character can be typed; none is worth the code of its escape.
            c if c < ' ' => json.push(' '),
            c => json.push(c),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answers;
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
