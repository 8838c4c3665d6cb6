//! JSON Schemas of the content's TOML files, by which editors complete keys and check values.
//!
//! They are in draft 7, which editors of TOML understand; dates are texts there. A file that starts from another one,
//! and a table that is laid over another one, need not repeat what is required in that; so a definition says what a
//! table may have, and another (`needs`) what it must have.

use serde_json::{Map, Value as Json, json};

use super::{FILES, File, Key, Keys, Value};
use crate::ui;

/// The folder of the content that holds the schemas.
pub const FOLDER: &str = "schema";

/// How the line that names a file's schema begins.
const BEGINS: &str = "#:schema ";

/// The text of each schema, with the name of its file.
pub fn schemas() -> Vec<(String, String)> {
    FILES.iter().map(|file| (file_name(file), format!("{:#}\n", schema(file)))).collect()
}

fn file_name(file: &File) -> String {
    format!("{}.schema.json", file.name)
}

/// A file's text with the line in front that names its schema. A file that has such a line keeps it, and one that has
/// no schema stays as it is. `path` is below the content folder.
pub fn headed(path: &str, text: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let name = match parts.as_slice() {
        [_, _, "notice.toml"] => "amendment",
        [.., name] => name.trim_end_matches(".toml"),
        [] => "",
    };
    match FILES.iter().find(|file| file.name == name) {
        Some(file) if path.ends_with(".toml") && !text.starts_with(BEGINS) => {
            let up = if parts.len() == 1 { "./".to_owned() } else { "../".repeat(parts.len() - 1) };
            format!("{BEGINS}{up}{FOLDER}/{}\n{text}", file_name(file))
        }
        _ => text.to_owned(),
    }
}

fn schema(file: &File) -> Json {
    let mut definitions = Map::new();
    define(file.keys, &mut definitions);
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": file.path,
        "description": both(file.about),
        "allOf": [link(file.keys.name), link(&needs_name(file.keys))],
        "definitions": definitions,
    })
}

/// Adds the definitions of a table, and of those within it.
fn define(keys: &'static Keys, definitions: &mut Map<String, Json>) {
    if definitions.contains_key(keys.name) {
        return;
    }
    definitions.insert(keys.name.to_owned(), shape(keys));
    definitions.insert(needs_name(keys), needs(keys));
    keys.keys.iter().filter_map(|key| key.value.table()).for_each(|within| define(within, definitions));
}

fn needs_name(keys: &Keys) -> String {
    format!("{}-needs", keys.name)
}

fn link(name: &str) -> Json {
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn both((en, zh): (&str, &str)) -> String {
    format!("{zh}\n{en}")
}

/// The keys that a table may have, and what each holds.
fn shape(keys: &Keys) -> Json {
    let property = |key: &Key| (key.name.to_owned(), property(key));
    let properties: Map<String, Json> = keys.keys.iter().map(property).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn property(key: &Key) -> Json {
    let mut property = value(key.value);
    property["description"] = both(key.meaning).into();
    if key.required && matches!(key.value, Value::Tables(_)) {
        property["minItems"] = 1.into();
    }
    property
}

/// What a table, and those within it, must have where it is not laid over another.
fn needs(keys: &Keys) -> Json {
    let required: Vec<&str> = keys.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let one_of = keys.one_of.iter().map(|group| json!({ "oneOf": each_required(group) }));
    let any_of = (!keys.any_of.is_empty()).then(|| json!({ "anyOf": each_required(keys.any_of) }));
    let others = |key: &&str| keys.together.iter().filter(|other| *other != key).copied().collect::<Vec<&str>>();
    let together: Map<String, Json> = keys.together.iter().map(|key| ((*key).to_owned(), others(key).into())).collect();
    let within = keys.keys.iter().filter_map(|key| {
        let needs = link(&needs_name(key.value.table()?));
        let is_list = matches!(key.value, Value::Tables(_));
        Some((key.name.to_owned(), if is_list { json!({ "items": needs }) } else { needs }))
    });
    let needs = json!({
        "required": required,
        "allOf": one_of.chain(any_of).collect::<Vec<_>>(),
        "dependencies": together,
        "properties": within.collect::<Map<_, _>>(),
    });
    let needs = trimmed(needs);
    match keys.over {
        Some(over) => json!({ "if": { "not": { "required": [over] } }, "then": needs }),
        None => needs,
    }
}

/// For each of these keys, that it has to be there.
fn each_required(keys: &[&str]) -> Vec<Json> {
    keys.iter().map(|key| json!({ "required": [key] })).collect()
}

/// Removes lists that are empty, since an `allOf` of nothing is not allowed.
fn trimmed(mut needs: Json) -> Json {
    if let Some(parts) = needs.as_object_mut() {
        parts.retain(|_, part| !matches!(part, Json::Array(items) if items.is_empty()) && *part != json!({}));
    }
    needs
}

fn value(value: Value) -> Json {
    let text = || json!({ "type": "string", "pattern": "\\S" });
    let list = |items: Json| json!({ "type": "array", "items": items });
    let whole = |least: u32, most: u32| json!({ "type": "integer", "minimum": least, "maximum": most });
    let year = || whole(0, u16::MAX.into());
    // Not `multipleOf`: checkers that reckon in binary fractions refuse 0.29.
    let amount = || json!({ "type": "number", "minimum": 0, "maximum": 10_000 });
    let by_name = |value: Json| json!({ "type": "object", "additionalProperties": value });
    let quantity = || json!({ "type": "string", "pattern": "^[0-9]+([./][0-9]+)?( .+)?$" });
    match value {
        Value::Text | Value::Name(_) => text(),
        Value::Language => json!({ "enum": ui::languages().collect::<Vec<_>>() }),
        Value::Localized => {
            let mut texts = by_language(&text());
            texts["minProperties"] = 1.into();
            texts
        }
        Value::Texts | Value::Names(_) => list(text()),
        Value::TextsByLanguage => by_language(&list(text())),
        Value::Choice(choices) => json!({ "enum": choices }),
        Value::Defines(_) => json!({ "type": "string", "pattern": "^[a-z0-9-]+$" }),
        Value::ByTrait => by_name(json!({ "anyOf": [text(), list(text())] })),
        Value::Quantity => quantity(),
        Value::ByCategory => by_name(quantity()),
        Value::Number => whole(0, u32::MAX),
        Value::Count => whole(1, u16::MAX.into()),
        Value::Place => whole(1, u8::MAX.into()),
        Value::Phone => json!({ "type": "string", "pattern": "^[ ()-]*\\+?([ ()-]*[0-9]){3,15}[ ()-]*$" }),
        Value::WebAddress => {
            json!({ "type": "string", "pattern": "^https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][!-~]*)?$" })
        }
        Value::Colour => json!({ "type": "string", "pattern": "^#[0-9a-fA-F]{6}$" }),
        Value::SiteCode => json!({ "type": "string", "pattern": "^[0-9A-Za-z]{10}$" }),
        Value::Origins => list(json!({ "type": "string", "pattern": "^https?://[A-Za-z0-9.-]+(:[0-9]+)?$" })),
        Value::DayOrYear => json!({ "anyOf": [{ "type": "string", "format": "date" }, year()] }),
        Value::Year => year(),
        Value::Years => json!({ "type": "array", "items": year(), "minItems": 1, "uniqueItems": true }),
        Value::Amount => amount(),
        Value::Amounts => list(amount()),
        Value::Share => json!({ "type": "string", "pattern": "^[0-9]+([./][0-9]+)?$" }),
        Value::Percent => {
            json!({ "type": "string", "pattern": "^0*([0-9]{1,2}(\\.[0-9]{1,2}0*)?|100(\\.0+)?)%$" })
        }
        Value::Date => json!({ "type": "string", "format": "date" }),
        Value::Flag => json!({ "type": "boolean" }),
        Value::Only(flag) => json!({ "const": flag }),
        Value::Table(keys) => json!({ "allOf": [link(keys.name)] }),
        Value::Tables(keys) => list(link(keys.name)),
    }
}

/// A table with a value for each language of the program; which of them a site has is said in its site.toml.
fn by_language(value: &Json) -> Json {
    let languages: Map<String, Json> = ui::languages().map(|id| (id.to_owned(), value.clone())).collect();
    json!({ "type": "object", "properties": languages, "additionalProperties": false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_names_the_schema_of_its_kind_by_a_path_from_where_it_stands() {
        let first = |path: &str| headed(path, "a = 1\n").lines().next().map(str::to_owned);
        assert_eq!(first("site.toml").as_deref(), Some("#:schema ./schema/site.schema.json"));
        assert_eq!(first("2019/notice.toml").as_deref(), Some("#:schema ../schema/notice.schema.json"));
        assert_eq!(first("2019/amend-1/notice.toml").as_deref(), Some("#:schema ../../schema/amendment.schema.json"));
    }

    #[test]
    fn a_file_that_names_a_schema_and_one_that_has_none_stay_as_they_are() {
        let own = "#:schema ./mine.json\na = 1\n";
        assert_eq!(headed("site.toml", own), own);
        assert_eq!(headed("2019/notice.zh.md", "# 通知\n"), "# 通知\n");
        assert_eq!(headed("2019/other.toml", "a = 1\n"), "a = 1\n");
    }
}
