//! Reads the checker's data from the page's JSON, with the readers of `checker_rules::json`.

use checker_rules::json::{Broken, FromJson, JsonNode};
use checker_rules::json_structure;

use crate::data::{CheckerData, ContactText, UnitText, YearData, YearText};
use crate::text::Text;

json_structure! { CheckerData { years, contacts, text } }
json_structure! { ContactText { kind, name, what, phone, url, note } }
json_structure! { YearData { rules, text, notice, elsewhere } }
json_structure! { YearText { industries, traits, categories, units, clauses, rules } }
json_structure! { UnitText { one, many, words } }

impl FromJson for Text {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        broken.or_empty(node.map(Self::of))
    }
}

impl CheckerData {
    /// The checker's data; none where the JSON is not what this version of the checker writes.
    pub(crate) fn of(node: &impl JsonNode) -> Option<Self> {
        let broken = Broken::default();
        let data = Self::from_json(Some(node), &broken);
        (!broken.is_broken()).then_some(data)
    }
}

/// A value as the browser has parsed it.
#[cfg(feature = "mount")]
pub(crate) struct PageValue(pub(crate) wasm_bindgen::JsValue);

#[cfg(feature = "mount")]
impl JsonNode for PageValue {
    fn member(&self, key: &str) -> Option<Self> {
        let value = js_sys::Reflect::get(&self.0, &key.into()).ok();
        value.filter(|value| !value.is_null() && !value.is_undefined()).map(Self)
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<u32> {
        // JSON has no other numbers here than small whole ones, which the conversion keeps.
        self.0.as_f64().map(|number| number as u32)
    }

    fn items(&self) -> Option<Vec<Self>> {
        js_sys::Array::is_array(&self.0).then(|| js_sys::Array::from(&self.0).iter().map(Self).collect())
    }

    fn members(&self) -> Option<Vec<(String, Self)>> {
        let keys = js_sys::Reflect::own_keys(&self.0).ok()?;
        let member =
            |key: wasm_bindgen::JsValue| Some((key.as_string()?, Self(js_sys::Reflect::get(&self.0, &key).ok()?)));
        keys.iter().map(member).collect()
    }
}

#[cfg(test)]
mod tests {
    use checker_rules::{
        Activity, Actor, Amount, CarryOver, CategoryRule, CountsFrom, Date, Effect, Industry, Limit, Map, Minimum,
        Node as Counted, Note, Per, Period, Purpose, Recognition, Requirement, Rules, State, Step, StepWhen, Trait,
        TwoIndustries, Unit, Waiver, Window, Worth,
    };
    use serde_json::Value;

    use super::*;

    /// A value as serde has parsed it.
    struct TestValue(Value);

    impl JsonNode for TestValue {
        fn member(&self, key: &str) -> Option<Self> {
            self.0.get(key).filter(|value| !value.is_null()).cloned().map(Self)
        }

        fn text(&self) -> Option<String> {
            self.0.as_str().map(str::to_owned)
        }

        fn number(&self) -> Option<u32> {
            self.0.as_u64().and_then(|number| number.try_into().ok())
        }

        fn items(&self) -> Option<Vec<Self>> {
            Some(self.0.as_array()?.iter().cloned().map(Self).collect())
        }

        fn members(&self) -> Option<Vec<(String, Self)>> {
            Some(self.0.as_object()?.clone().into_iter().map(|(key, value)| (key, Self(value))).collect())
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
                activity(Worth::ByOrder {
                    category: "public".into(),
                    amounts: vec![Amount::whole(28), Amount::whole(14)],
                }),
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
            deadlines: Vec::new(),
            notes: vec![Note { id: "n".into(), industries: vec!["general".into()], clause: "a".into() }],
        }
    }

    /// Texts that differ from each other: each label is its own key.
    fn every_label() -> Text {
        let mut labels = serde_json::to_value(Text::of(&TestValue(Value::Null))).unwrap();
        for (key, label) in labels.as_object_mut().unwrap() {
            *label = Value::String(key.clone());
        }
        serde_json::from_value(labels).unwrap()
    }

    fn texts(of: &str) -> Map<String, String> {
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
            rules: texts("rule"),
        };
        let year = YearData { rules: every_kind(), text, notice: "../2019/notice/".into(), elsewhere: texts("x") };
        let without_end = YearData {
            rules: Rules { closes: None, period: None, limits: Vec::new(), ..every_kind() },
            ..year.clone()
        };
        let system = ContactText {
            kind: ContactText::SYSTEM.into(),
            name: "a".into(),
            what: "b".into(),
            phone: "12333".into(),
            url: "https://city.example/".into(),
            note: "c".into(),
        };
        let contacts = vec![ContactText { kind: ContactText::CONTACT.into(), ..ContactText::default() }, system];
        let data = CheckerData { years: vec![without_end, year], contacts, text: every_label() };
        let json = serde_json::to_value(&data).unwrap();
        assert_eq!(CheckerData::of(&TestValue(json.clone())), Some(data));
        let mut other = json;
        other["years"][1]["rules"]["limits"][0]["per"] = "month".into();
        assert_eq!(CheckerData::of(&TestValue(other)), None, "what is not understood is not half read");
    }
}
