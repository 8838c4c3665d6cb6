//! The checker's data out of the page's JSON.
//!
//! In the browser serde's reading of these types costs a quarter of the whole checker, so it is done by hand
//! here; a test holds it against serde's writing.

use std::collections::BTreeMap;

use checker_rules::{
    Actor, CategoryRule, Deadline, Industry, IndustryId, MakeUp, Minimum, Note, Recognition, Requirement, Rules, Step,
    StepWhen, Trait, TraitId, Unit, UnitId, ValueId, When,
};

use crate::data::{CheckerData, UnitText, YearData, YearText};
use crate::text::Text;

/// A JSON value.
pub(crate) trait Node: Sized {
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

    /// A member that is text.
    fn text_of(&self, key: &str) -> Option<String> {
        self.member(key)?.text()
    }

    /// A member that is a whole number.
    fn number_of(&self, key: &str) -> Option<u32> {
        self.member(key)?.number()
    }

    /// A member that is text of some form.
    fn parsed<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        self.text_of(key)?.parse().ok()
    }

    /// A member that is a list.
    fn list<T>(&self, key: &str, read: fn(&Self) -> Option<T>) -> Option<Vec<T>> {
        self.member(key)?.items()?.iter().map(read).collect()
    }

    /// A member that is an object of texts.
    fn texts(&self, key: &str) -> Option<BTreeMap<String, String>> {
        self.member(key)?.members()?.into_iter().map(|(key, value)| Some((key, value.text()?))).collect()
    }
}

#[cfg(feature = "hydrate")]
impl Node for wasm_bindgen::JsValue {
    fn member(&self, key: &str) -> Option<Self> {
        js_sys::Reflect::get(self, &key.into()).ok().filter(|value| !value.is_null() && !value.is_undefined())
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn number(&self) -> Option<u32> {
        // JSON has no other numbers here than small whole ones, which the conversion keeps.
        self.as_f64().map(|number| number as u32)
    }

    fn items(&self) -> Option<Vec<Self>> {
        js_sys::Array::is_array(self).then(|| js_sys::Array::from(self).to_vec())
    }

    fn members(&self) -> Option<Vec<(String, Self)>> {
        let keys = js_sys::Reflect::own_keys(self).ok()?.to_vec();
        keys.iter().map(|key| Some((key.as_string()?, js_sys::Reflect::get(self, key).ok()?))).collect()
    }
}

impl CheckerData {
    /// None where the JSON is not what this version of the checker writes.
    pub(crate) fn read(node: &impl Node) -> Option<Self> {
        Some(Self { years: node.list("years", year)?, text: Text::read(&node.member("text")?) })
    }
}

fn year<N: Node>(node: &N) -> Option<YearData> {
    Some(YearData {
        rules: rules(&node.member("rules")?)?,
        text: year_text(&node.member("text")?)?,
        notice: node.text_of("notice")?,
    })
}

fn year_text<N: Node>(node: &N) -> Option<YearText> {
    let units = node.member("units")?.members()?.into_iter();
    Some(YearText {
        industries: node.texts("industries")?,
        traits: node.texts("traits")?,
        categories: node.texts("categories")?,
        units: units.map(|(id, node)| Some((id, unit_text(&node)?))).collect::<Option<_>>()?,
        clauses: node.texts("clauses")?,
        recognition: node.texts("recognition")?,
        steps: node.texts("steps")?,
        make_up: node.texts("make_up")?,
        notes: node.texts("notes")?,
    })
}

fn unit_text<N: Node>(node: &N) -> Option<UnitText> {
    Some(UnitText { one: node.text_of("one")?, many: node.text_of("many")?, words: node.list("words", N::text)? })
}

fn rules<N: Node>(node: &N) -> Option<Rules> {
    Some(Rules {
        year: small(node, "year")?,
        closes: node.parsed("closes"),
        units: node.list("units", unit)?,
        industries: node.list("industries", industry)?,
        traits: node.list("traits", person_trait)?,
        requirements: node.list("requirements", requirement)?,
        recognition: node.list("recognition", recognition)?,
        make_up: node.list("make_up", make_up)?,
        steps: node.list("steps", step)?,
        deadlines: node.list("deadlines", deadline)?,
        notes: node.list("notes", note)?,
    })
}

fn small<N: Node>(node: &N, key: &str) -> Option<u16> {
    u16::try_from(node.number_of(key)?).ok()
}

/// A member that is a name.
fn name<N: Node, T: From<String>>(node: &N, key: &str) -> Option<T> {
    node.text_of(key).map(T::from)
}

fn industry_id<N: Node>(node: &N) -> Option<IndustryId> {
    node.text().map(IndustryId)
}

fn unit<N: Node>(node: &N) -> Option<Unit> {
    Some(Unit {
        id: name(node, "id")?,
        of: node.number_of("of")?,
        hours: node.number_of("hours")?,
        clause: name(node, "clause"),
    })
}

fn industry<N: Node>(node: &N) -> Option<Industry> {
    Some(Industry { id: name(node, "id")?, follows: name(node, "follows")? })
}

fn person_trait<N: Node>(node: &N) -> Option<Trait> {
    Some(Trait { id: name(node, "id")?, values: node.list("values", value_id)? })
}

fn value_id<N: Node>(node: &N) -> Option<ValueId> {
    node.text().map(ValueId)
}

fn requirement<N: Node>(node: &N) -> Option<Requirement> {
    Some(Requirement {
        industry: name(node, "industry")?,
        scope: scope(&node.member("for")?)?,
        unit: name(node, "unit")?,
        accepts: node.list("accepts", |node| node.text().map(UnitId))?,
        total: minimum(&node.member("total")?)?,
        categories: node.list("categories", category)?,
    })
}

fn scope<N: Node>(node: &N) -> Option<BTreeMap<TraitId, Vec<ValueId>>> {
    let values =
        |(id, values): (String, N)| Some((TraitId(id), values.items()?.iter().map(value_id).collect::<Option<_>>()?));
    node.members()?.into_iter().map(values).collect()
}

fn category<N: Node>(node: &N) -> Option<CategoryRule> {
    Some(CategoryRule {
        id: name(node, "id")?,
        minimum: minimum(node)?,
        share: node.parsed("share"),
        max: node.parsed("max"),
        categories: node.list("categories", category)?,
    })
}

fn minimum<N: Node>(node: &N) -> Option<Minimum> {
    Some(Minimum { min: node.parsed("min")?, clause: name(node, "clause")? })
}

fn actor(word: &str) -> Option<Actor> {
    Some(match word {
        "person" => Actor::Person,
        "employer" => Actor::Employer,
        "sector-authority" => Actor::SectorAuthority,
        "system" => Actor::System,
        _ => return None,
    })
}

fn recognition<N: Node>(node: &N) -> Option<Recognition> {
    Some(Recognition {
        id: node.text_of("id")?,
        category: name(node, "category")?,
        industries: node.list("industries", industry_id)?,
        mode: node.text_of("mode"),
        declares: node.text_of("declares").as_deref().and_then(actor),
        recognises: node.text_of("recognises").as_deref().and_then(actor),
        clause: name(node, "clause")?,
    })
}

fn make_up<N: Node>(node: &N) -> Option<MakeUp> {
    Some(MakeUp {
        id: node.text_of("id")?,
        category: name(node, "category")?,
        for_year: small(node, "for_year")?,
        until: node.parsed("until")?,
        clause: name(node, "clause")?,
    })
}

fn step<N: Node>(node: &N) -> Option<Step> {
    let met = node.text_of("when")? == "met";
    Some(Step {
        id: node.text_of("id")?,
        when: if met { StepWhen::Met } else { StepWhen::Short },
        category: name(node, "category"),
        clause: name(node, "clause")?,
    })
}

fn deadline<N: Node>(node: &N) -> Option<Deadline> {
    let when = node.member("when")?;
    Some(Deadline {
        id: node.text_of("id")?,
        when: when.parsed("date").map(When::Date).or_else(|| when.number_of("days-before").map(When::DaysBefore))?,
        audiences: node.list("audiences", N::text)?,
        clause: name(node, "clause")?,
    })
}

fn note<N: Node>(node: &N) -> Option<Note> {
    Some(Note {
        id: node.text_of("id")?,
        industries: node.list("industries", industry_id)?,
        clause: name(node, "clause")?,
    })
}

#[cfg(test)]
mod tests {
    use checker_rules::{Amount, Date};
    use serde_json::Value;

    use super::*;

    impl Node for Value {
        fn member(&self, key: &str) -> Option<Self> {
            self.get(key).filter(|value| !value.is_null()).cloned()
        }

        fn text(&self) -> Option<String> {
            self.as_str().map(str::to_owned)
        }

        fn number(&self) -> Option<u32> {
            self.as_u64().and_then(|number| number.try_into().ok())
        }

        fn items(&self) -> Option<Vec<Self>> {
            self.as_array().cloned()
        }

        fn members(&self) -> Option<Vec<(String, Self)>> {
            Some(self.as_object()?.clone().into_iter().collect())
        }
    }

    fn recognition(id: &str, actor: Option<Actor>) -> Recognition {
        Recognition {
            id: id.to_owned(),
            category: "public".into(),
            industries: vec!["education".into()],
            mode: actor.map(|_| "distance".to_owned()),
            declares: actor,
            recognises: actor,
            clause: "a".into(),
        }
    }

    /// Rules in which every field and every variant occurs, and every optional one is once there and once not.
    fn every_kind() -> Rules {
        let date = Date::new(2019, 6, 30).unwrap();
        let minimum = Minimum { min: Amount::whole(37).scaled(1, 2), clause: "a".into() };
        let category = |id: &str| CategoryRule {
            id: id.into(),
            minimum: minimum.clone(),
            share: None,
            max: None,
            categories: Vec::new(),
        };
        let deadline =
            |when| Deadline { id: "d".into(), when, audiences: vec!["employers".into()], clause: "b".into() };
        let step = |when, category: Option<&str>| Step {
            id: "s".into(),
            when,
            category: category.map(Into::into),
            clause: "a".into(),
        };
        let unit = |clause: Option<&str>| Unit { id: "day".into(), of: 12, hours: 72, clause: clause.map(Into::into) };
        Rules {
            year: 2019,
            closes: Some(date),
            units: vec![unit(None), unit(Some("a"))],
            industries: vec![Industry { id: "education".into(), follows: "general".into() }],
            traits: vec![Trait { id: "level".into(), values: vec!["junior".into(), "senior".into()] }],
            requirements: vec![Requirement {
                industry: "general".into(),
                scope: [("level".into(), vec!["junior".into()])].into(),
                unit: "hour".into(),
                accepts: vec!["day".into()],
                total: minimum.clone(),
                categories: vec![CategoryRule {
                    share: Some(Amount::whole(2).scaled(1, 3)),
                    max: Some(Amount::whole(40)),
                    categories: vec![category("part")],
                    ..category("public")
                }],
            }],
            recognition: [
                None,
                Some(Actor::Person),
                Some(Actor::Employer),
                Some(Actor::SectorAuthority),
                Some(Actor::System),
            ]
            .map(|actor| recognition("r", actor))
            .into(),
            make_up: vec![MakeUp {
                id: "m".into(),
                category: "public".into(),
                for_year: 2018,
                until: date,
                clause: "b".into(),
            }],
            steps: vec![step(StepWhen::Met, None), step(StepWhen::Short, Some("public"))],
            deadlines: vec![deadline(When::Date(date)), deadline(When::DaysBefore(30))],
            notes: vec![Note { id: "n".into(), industries: vec!["general".into()], clause: "a".into() }],
        }
    }

    /// Texts that differ from each other: each label is its own key.
    fn every_label() -> Text {
        let mut labels = serde_json::to_value(Text::read(&Value::Null)).unwrap();
        for (key, label) in labels.as_object_mut().unwrap() {
            *label = Value::String(key.clone());
        }
        serde_json::from_value(labels).unwrap()
    }

    fn texts(of: &str) -> BTreeMap<String, String> {
        [("one", "1"), ("two", "2")].map(|(id, text)| (id.to_owned(), format!("{of} {text}"))).into()
    }

    #[test]
    fn the_page_s_data_is_read_as_serde_writes_it() {
        let unit = UnitText { one: "day".into(), many: "days".into(), words: vec!["d".into(), "天".into()] };
        let text = YearText {
            industries: texts("industry"),
            traits: texts("trait"),
            categories: texts("category"),
            units: [("day".to_owned(), unit)].into(),
            clauses: texts("clause"),
            recognition: texts("recognition"),
            steps: texts("step"),
            make_up: texts("make-up"),
            notes: texts("note"),
        };
        let year = YearData { rules: every_kind(), text, notice: "../2019/notice/".into() };
        let without_end = YearData { rules: Rules { closes: None, ..every_kind() }, ..year.clone() };
        let data = CheckerData { years: vec![without_end, year], text: every_label() };
        assert_eq!(CheckerData::read(&serde_json::to_value(&data).unwrap()), Some(data));
    }
}
