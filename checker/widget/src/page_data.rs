//! The checker's data as texts, in which the page hands it over.

use checker_rules::flat::{Flat, Reader};
use checker_rules::flat_structure;

use crate::data::{CheckerData, ContactText, UnitText, YearData, YearText};

flat_structure! { CheckerData { years, text, contacts, site, page } }
flat_structure! { YearData { rules, text, notice, version, elsewhere } }
flat_structure! { YearText { industries, traits, categories, units, clauses, rules } }
flat_structure! { UnitText { one, many, words } }
flat_structure! { ContactText { kind, name, what, phone, url, note } }

impl CheckerData {
    /// The data as texts.
    pub fn to_texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        self.write(&mut texts);
        texts
    }

    /// The checker's data; none where the texts are not what this version of the checker writes.
    pub(crate) fn of(texts: &[String]) -> Option<Self> {
        let mut reader = Reader::new(texts);
        let data = Self::read(&mut reader);
        reader.is_done().then_some(data)
    }
}

#[cfg(test)]
mod tests {
    use checker_rules::{
        Activity, Actor, Amount, CarryOver, CategoryRule, CountsFrom, Date, Deadline, Effect, Industry, Limit, Map,
        Minimum, Node as Counted, Note, Per, Period, Purpose, Recognition, Requirement, Rules, State, Step, StepWhen,
        Trait, TwoIndustries, Unit, Waiver, When, Window, Worth,
    };

    use super::*;
    use crate::text::Text;

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

    fn deadline(when: When) -> Deadline {
        Deadline { id: "d".into(), when, audiences: Vec::new(), clause: "a".into() }
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
            deadlines: vec![deadline(When::Date(date)), deadline(When::DaysBefore(0))],
            funding: None,
            notes: vec![Note { id: "n".into(), industries: vec!["general".into()], clause: "a".into() }],
        }
    }

    /// Texts that differ from each other.
    fn every_label() -> Text {
        let labels = (0..1000).map(|at| format!("label {at}"));
        let texts: Vec<String> = std::iter::once("1000".to_owned()).chain(labels).collect();
        Text::read(&mut Reader::new(&texts))
    }

    fn texts(of: &str) -> Map<String, String> {
        [("one", "1"), ("two", "2")].map(|(id, text)| (id.to_owned(), format!("{of} {text}"))).into()
    }

    #[test]
    fn the_page_s_data_is_read_as_it_was_written() {
        let unit = UnitText { one: "day".into(), many: "days".into(), words: vec!["d".into(), "天".into()] };
        let text = YearText {
            industries: texts("industry"),
            traits: texts("trait"),
            categories: texts("category"),
            units: [("day".to_owned(), unit)].into(),
            clauses: texts("clause"),
            rules: texts("rule"),
        };
        let year = YearData {
            rules: every_kind(),
            text,
            notice: "../2019/notice/".into(),
            version: "5f2c".into(),
            elsewhere: texts("x"),
        };
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
        let data = CheckerData {
            years: vec![without_end, year],
            contacts,
            text: every_label(),
            site: "https://site.example/".into(),
            page: "../checker/".into(),
        };
        let texts = data.to_texts();
        assert_eq!(CheckerData::of(&texts), Some(data));
        let shorter = &texts[..texts.len() - 1];
        assert_eq!(CheckerData::of(shorter), None, "what ends too early is not half read");
        let longer = [texts.clone(), vec![String::new()]].concat();
        assert_eq!(CheckerData::of(&longer), None, "what goes on is not of this version");
        let place = texts.iter().position(|text| text == "period").unwrap();
        let other = [&texts[..place], &["month".to_owned()], &texts[place + 1..]].concat();
        assert_eq!(CheckerData::of(&other), None, "what is not understood is not half read");
    }
}
