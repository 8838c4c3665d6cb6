//! The checker's data out of the page's JSON.
//!
//! In the browser serde's reading of these types costs a quarter of the whole checker, so it is done by hand
//! here; a test holds it against serde's writing.

mod counting;
mod rules;

use std::collections::BTreeMap;

use crate::data::{CheckerData, UnitText, YearData, YearText};
use crate::text::Text;
use rules::rules;

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

    /// A member that is a list, where none is an empty one.
    fn some<T>(&self, key: &str, read: fn(&Self) -> Option<T>) -> Option<Vec<T>> {
        if self.member(key).is_none() { Some(Vec::new()) } else { self.list(key, read) }
    }

    /// A member that may be missing.
    fn maybe<T>(&self, key: &str, read: fn(&Self) -> Option<T>) -> Option<Option<T>> {
        self.member(key).map_or(Some(None), |member| read(&member).map(Some))
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
        counting: node.texts("counting")?,
    })
}

fn unit_text<N: Node>(node: &N) -> Option<UnitText> {
    Some(UnitText { one: node.text_of("one")?, many: node.text_of("many")?, words: node.list("words", N::text)? })
}

#[cfg(test)]
mod tests {
    use checker_rules::{
        Activity, Actor, Amount, CarryOver, CategoryRule, CountsFrom, Date, Deadline, Effect, Industry, Limit, Minimum,
        Node as Counted, Note, Per, Period, Purpose, Recognition, Requirement, Rules, State, Step, StepWhen, Trait,
        TwoIndustries, Unit, Waiver, When, Window, Worth,
    };
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
            mode: actor.map(|_| "distance".into()),
            declares: actor,
            recognises: actor,
            clause: "a".into(),
        }
    }

    fn activity(worth: Worth) -> Activity {
        Activity { id: "x".into(), industries: vec!["general".into()], worth, over_years: 2, clause: "a".into() }
    }

    fn limit(per: Per) -> Limit {
        Limit {
            id: "l".into(),
            max: Amount::whole(30),
            unit: (per == Per::Day).then(|| "hour".into()),
            per,
            modes: vec!["distance".into()],
            categories: vec!["public".into()],
            activities: vec!["x".into()],
            industries: vec!["general".into()],
            clause: "a".into(),
        }
    }

    fn carry_over(max: Option<Amount>) -> CarryOver {
        CarryOver {
            id: "c".into(),
            category: max.map(|_| "public".into()),
            industries: Vec::new(),
            max,
            years: 1,
            clause: "a".into(),
        }
    }

    fn window(until: Option<Date>) -> Window {
        Window {
            id: "m".into(),
            category: until.map(|_| "public".into()),
            for_years: vec![2017, 2018],
            until,
            clause: "b".into(),
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
            by: category.map(|_| date),
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
                each_year: Some(minimum.clone()),
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
            period: Some(Period { starts: date, ends: date, late: Some(date), clause: "a".into() }),
            modes: vec!["distance".into()],
            activities: vec![
                activity(Worth::Each { category: "public".into(), amount: Amount::whole(28), per: "item".into() }),
                activity(Worth::ByOrder { category: "public".into(), amounts: vec![Amount::whole(28), Amount::whole(14)] }),
                activity(Worth::Completes(Counted::Total)),
                activity(Worth::Completes(Counted::Category("public".into()))),
            ],
            limits: [Per::Item, Per::Day, Per::Year, Per::Period].map(limit).into(),
            counts_from: Some(CountsFrom { state: State::Recognised, clause: "a".into() }),
            carry_over: vec![carry_over(None), carry_over(Some(Amount::whole(24)))],
            make_up: vec![window(Some(date)), window(None)],
            late_registration: vec![window(Some(date))],
            waivers: [
                Effect::Complete,
                Effect::Defer,
                Effect::Reduce { total: Amount::whole(10), categories: vec![("public".into(), Amount::whole(5))] },
            ]
            .map(|effect| Waiver { id: "w".into(), industries: vec!["general".into()], effect, clause: "a".into() })
            .into(),
            purposes: vec![Purpose {
                id: "review".into(),
                scope: [("level".into(), vec!["senior".into()])].into(),
                years: 3,
                clause: "a".into(),
            }],
            two_industries: Some(TwoIndustries { each: vec!["public".into()], clause: "a".into() }),
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
            counting: texts("counting"),
        };
        let year = YearData { rules: every_kind(), text, notice: "../2019/notice/".into() };
        let without_end = YearData { rules: Rules { closes: None, period: None, limits: Vec::new(), ..every_kind() }, ..year.clone() };
        let data = CheckerData { years: vec![without_end, year], text: every_label() };
        assert_eq!(CheckerData::read(&serde_json::to_value(&data).unwrap()), Some(data));
    }
}
