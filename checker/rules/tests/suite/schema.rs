//! The schema of the types that are not plain structures.

use checker_rules::{Amount, Date, Map};
use schemars::{JsonSchema, schema_for};
use serde_json::{Value, json};

#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is looked at")]
struct Everything {
    amount: Amount,
    date: Date,
    amounts: Map<String, Amount>,
}

fn schema() -> Value {
    schema_for!(Everything).to_value()
}

#[test]
fn amounts_and_days_are_defined_once_by_name_and_maps_in_place() {
    let schema = schema();
    let names: Vec<&String> = schema["$defs"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["Amount", "Date"]);
    let amount = json!({ "$ref": "#/$defs/Amount" });
    assert_eq!(schema["properties"]["amount"], amount);
    assert_eq!(schema["properties"]["date"], json!({ "$ref": "#/$defs/Date" }));
    assert_eq!(schema["properties"]["amounts"], json!({ "type": "object", "additionalProperties": amount }));
    assert_eq!(Map::<String, Amount>::schema_name(), "MapOfAmount");
}

#[test]
fn amounts_and_days_are_texts_of_a_pattern() {
    let definitions = schema()["$defs"].take();
    let pattern = |name: &str| {
        assert_eq!(definitions[name]["type"], "string");
        definitions[name]["pattern"].as_str().unwrap().to_owned()
    };
    assert_eq!(pattern("Date"), "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    let (decimals, fractions) = pattern("Amount").rsplit_once("|^").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    assert_eq!(decimals, r"^[0-9]+(\.[0-9]{1,2}0*)?$");
    let below: Vec<u32> = fractions
        .strip_prefix("[0-9]+/(")
        .and_then(|rest| rest.strip_suffix(")$"))
        .unwrap()
        .split('|')
        .map(|below| below.parse().unwrap())
        .collect();
    let divisors: Vec<u32> = (1..=3600).filter(|below| 3600 % below == 0).collect();
    assert_eq!(below, divisors, "every part of which a whole number makes an hour");
}
