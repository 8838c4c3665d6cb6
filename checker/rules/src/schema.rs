//! The JSON Schemas of amounts, percentages, dates and maps, whose JSON does not follow from their fields.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::amount::PARTS;
use crate::{Amount, Date, Map, Percent};

impl JsonSchema for Amount {
    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "An amount: a decimal with at most two places, such as \"18.5\", or a fraction such as \"20/3\".",
            "pattern": amount_pattern(),
        })
    }
}

/// The pattern of an amount: a decimal, or a fraction whose denominator divides the number of parts in a unit.
fn amount_pattern() -> String {
    let parts: Vec<String> =
        (1..=PARTS).filter(|parts| PARTS.is_multiple_of(*parts)).map(|parts| parts.to_string()).collect();
    format!(r"^[0-9]+(\.[0-9]{{1,2}}0*)?$|^[0-9]+/({})$", parts.join("|"))
}

impl JsonSchema for Percent {
    fn schema_name() -> Cow<'static, str> {
        "Percent".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A percentage from 0% to 100% with at most two places, such as \"1.5%\".",
            "pattern": r"^0*([0-9]{1,2}(\.[0-9]{1,2}0*)?|100(\.0+)?)%$",
        })
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A day, such as \"2019-06-30\".",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        })
    }
}

impl<K, V: JsonSchema> JsonSchema for Map<K, V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", V::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<V>() })
    }
}
