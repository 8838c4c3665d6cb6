//! What the fields of the form mean as facts, and what is left open.

use checker_rules::{Entry, Facts, Of, Question, Rules, State as Reached, Unread, Verdict, evaluate};

use super::sample::*;
use crate::answers::Answers;
use crate::data::Shared;
use crate::entry::error_message;
use crate::facts::{Read, Wrong, read};
use crate::field_error::FieldError;
use crate::fields::{Kind, Place};
use crate::state::State;
use crate::text::At;

fn read_all(rules: &Rules, answers: &Answers) -> Result<Read, Vec<Wrong>> {
    let state = filled(rules.clone(), answers.clone());
    read(state.form().unwrap(), None)
}

fn facts(rules: &Rules, answers: &Answers) -> Facts {
    read_all(rules, answers).unwrap().facts
}

/// The only entry of a log, whose fields are these.
fn entry(record: &[(&str, &str)]) -> Entry {
    let with_second = answers(&[("second", "crafts")], &[record]);
    let mut entries = facts(&everything(YEAR), &with_second).entries;
    assert_eq!(entries.len(), 1);
    entries.remove(0)
}

#[test]
fn a_year_that_was_brought_in_and_is_judged_is_shown() {
    let mut rules = plain(YEAR);
    with_windows(&mut rules);
    with_carry_over(&mut rules);
    let state = filled(rules, answers(&[], &[&[("amount", "5"), ("for_year", "1999"), ("carried_from", "1998")]]));
    let record = state.book.answers().records[0].clone();
    for (key, year) in [("for_year", "1999"), ("carried_from", "1998")] {
        let options = state.form().unwrap().options(&record, key);
        assert!(options.iter().any(|(value, _)| value == year), "{key}: {options:?}");
    }
}

#[test]
fn each_field_of_an_entry_is_read() {
    let full = entry(&[
        ("date", "2030-02-28"),
        ("what", "课"),
        ("of", "category.professional"),
        ("mode", "online"),
        ("amount", "3"),
        ("unit", "day"),
        ("state", "declared"),
        ("for_year", "2029"),
        ("carried_from", "2028"),
    ]);
    let expected = Entry {
        date: Some(day("2030-02-28")),
        of: Of::Category("professional".into()),
        amount: hours(3),
        unit: Some("day".into()),
        mode: Some("online".into()),
        state: Some(Reached::Declared),
        order: None,
        for_year: Some(2029),
        carried_from: Some(2028),
        industry: None,
    };
    assert_eq!(full, expected);
    let least = entry(&[("amount", "3")]);
    let expected = Entry {
        date: None,
        of: Of::Category("public".into()),
        unit: Some("hour".into()),
        mode: None,
        state: Some(Reached::Done),
        for_year: None,
        carried_from: None,
        ..expected
    };
    assert_eq!(least, expected, "what is shown at first holds");
}

#[test]
fn a_unit_that_is_typed_goes_before_the_one_that_is_chosen() {
    let read = |amount: &str, unit: &str| {
        let entry = entry(&[("amount", amount), ("unit", unit)]);
        (entry.amount, entry.unit.unwrap().to_string())
    };
    assert_eq!(read("3", "day"), (hours(3), "day".to_owned()));
    assert_eq!(read("3 hours", "day"), (hours(3), "hour".to_owned()));
    assert_eq!(read("3 days", "hour"), (hours(3), "day".to_owned()));
}

#[test]
fn every_state_is_read() {
    let states = [
        ("planned", Reached::Planned),
        ("done", Reached::Done),
        ("declared", Reached::Declared),
        ("recognised", Reached::Recognised),
    ];
    for (text, state) in states {
        assert_eq!(entry(&[("amount", "1"), ("state", text)]).state, Some(state));
    }
}

#[test]
fn an_activity_is_counted_by_its_items_or_its_own_unit_and_is_done_once_where_nothing_is_typed() {
    let once = entry(&[("of", "activity.paper")]);
    assert_eq!((once.of, once.amount, once.unit), (Of::Activity("paper".into()), hours(1), None));
    assert_eq!(entry(&[("of", "activity.paper"), ("amount", "2")]).amount, hours(2));
    assert_eq!(entry(&[("of", "activity.teaching"), ("amount", "4 hours")]).amount, hours(4));
    let book = entry(&[("of", "activity.book"), ("order", "2")]);
    assert_eq!((book.amount, book.order), (hours(1), Some(2)));
    assert_eq!(entry(&[("of", "activity.exam"), ("unit", "day")]).unit, None, "nothing is in that unit");
}

#[test]
fn an_entry_for_the_second_industry_is_in_its_units() {
    let own = entry(&[("amount", "3"), ("for_industry", "crafts"), ("of", "category.professional")]);
    assert_eq!((own.industry, own.unit), (Some("crafts".into()), Some("credit".into())));
    let first = entry(&[("amount", "3"), ("for_industry", "offices")]);
    assert_eq!((first.industry, first.unit), (None, Some("hour".into())));
}

#[test]
fn what_is_said_of_the_person_is_read() {
    let said = [
        ("industry", "shops"),
        ("second", "crafts"),
        ("purpose", "title"),
        ("trait.level", "junior"),
        ("waiver.illness", "yes"),
        ("waiver.leave", ""),
        ("complete.2029", "yes"),
        ("complete.2028", "no"),
    ];
    let log = answers(&said, &[&[("amount", "3")]]);
    let facts = facts(&everything(YEAR), &log);
    assert_eq!((facts.year, facts.industry.as_str()), (YEAR, "shops"));
    assert_eq!(facts.second_industry, Some("crafts".into()));
    assert_eq!(facts.traits.get(&checker_rules::TraitId::from("level")).map(|value| value.as_str()), Some("junior"));
    assert_eq!((facts.purpose.as_deref(), facts.waivers.as_slice()), (Some("title"), &["illness".to_owned()][..]));
    assert_eq!(facts.complete_years, [2029]);
    let owed = answers(&[("owed.public", "8"), ("owed.law", "0")], &[&[("amount", "3")]]);
    let owed = self::facts(&everything(YEAR), &owed).owed;
    assert_eq!(owed.iter().collect::<Vec<_>>(), [(&"public".into(), &hours(8))]);
}

#[test]
fn totals_are_entries_of_which_only_the_amount_is_known() {
    let totals = answers(
        &[("hours.public", "2天"), ("hours.law", "0"), ("hours.professional", "5"), ("unit.professional", "day")],
        &[],
    );
    let totals = read_all(&everything(YEAR), &totals);
    let totals = totals.unwrap_err();
    assert_eq!(
        (totals.len(), totals[0].key.as_str(), totals[0].error),
        (1, "hours.public", FieldError::Amount(Unread::UnknownUnit))
    );
    let totals = answers(
        &[
            ("hours.public", "2 days"),
            ("hours.law", "0"),
            ("hours.professional", "5"),
            ("unit.professional", "day"),
            ("waiver.illness", "yes"),
        ],
        &[],
    );
    let read = read_all(&everything(YEAR), &totals).unwrap();
    let entry = |id: &str, amount| Entry::total(id.into(), hours(amount), Some("day".into()));
    assert_eq!(read.facts.entries, [entry("public", 2), entry("professional", 5)]);
    assert_eq!(read.records, [None, None]);
    assert_eq!((read.facts.waivers.len(), read.facts.asked.len()), (0, 0), "only the log asks for the rest");
}

#[test]
fn what_cannot_be_read_is_named_by_place_and_key() {
    let log = answers(
        &[("owed.public", "much")],
        &[
            &[("amount", "3"), ("date", "2030-02-30")],
            &[],
            &[("what", "课")],
            &[("date", "2030-01-01")],
            &[("amount", "3 weeks")],
            &[("of", "activity.paper"), ("amount", "2 hours")],
        ],
    );
    let wrong = read_all(&everything(YEAR), &log).unwrap_err();
    let told: Vec<_> = wrong.iter().map(|wrong| (wrong.place, wrong.key.as_str(), wrong.error)).collect();
    let at = Place::Record;
    assert_eq!(
        told,
        [
            (at(0), "date", FieldError::NotADay),
            (at(2), "amount", FieldError::Empty),
            (at(3), "amount", FieldError::Empty),
            (at(4), "amount", FieldError::Amount(Unread::UnknownUnit)),
            (at(5), "amount", FieldError::Pieces),
            (Place::Year, "owed.public", FieldError::Amount(Unread::NotANumber)),
        ]
    );
}

#[test]
fn every_field_that_cannot_be_read_is_one_of_the_form() {
    let log = answers(
        &[("owed.public", "x"), ("owed.law", "x")],
        &[&[("amount", "x"), ("date", "x")], &[("of", "activity.teaching"), ("amount", "x")]],
    );
    let state = filled(everything(YEAR), log.clone());
    let form = state.form().unwrap();
    let wrong = read_all(&everything(YEAR), &log).unwrap_err();
    assert_eq!(wrong.len(), 5);
    for wrong in wrong {
        assert!(form.field(wrong.place, &wrong.key).is_some(), "{wrong:?}");
    }
}

#[test]
fn entries_in_which_nothing_is_typed_are_left_out() {
    let log = answers(
        &[],
        &[
            &[],
            &[("state", "planned"), ("of", "category.law"), ("unit", "day")],
            &[("amount", "3"), ("what", " ")],
            &[("amount", " ")],
        ],
    );
    let read = read_all(&everything(YEAR), &log).unwrap();
    assert_eq!((read.facts.entries.len(), read.records.as_slice()), (1, &[Some(2)][..]));
}

/// Answers every field that the log shows, each with its last option, over and over until no new field appears.
fn answered(rules: &Rules) -> Answers {
    let of = if rules.activity(&"book".into()).is_some() { "activity.book" } else { "" };
    let mut state = filled(rules.clone(), answers(&[], &[&[("amount", "3")], &[("of", of), ("amount", "1")]]));
    for _ in 0..3 {
        let form = state.form().unwrap();
        let mut fields = form.about_person();
        (0..2).for_each(|at| fields.append(&mut form.of_record(at)));
        for field in fields {
            let text = match &field.kind {
                Kind::Choice(options) if !["industry", "of", "purpose"].contains(&field.key.as_str()) => {
                    options.last().unwrap().0.clone()
                }
                Kind::Day => "2030-02-01".to_owned(),
                _ => continue,
            };
            state.apply(crate::state::Action::Set(field.place, field.key, text));
        }
    }
    state.book.answers().clone()
}

#[test]
fn nothing_is_open_where_everything_in_the_log_is_answered() {
    for (name, rules) in sets() {
        let facts = facts(&rules, &answered(&rules));
        let outcome = evaluate(&rules, &facts);
        assert!(!matches!(outcome.verdict, Verdict::None(_)), "{name}: {facts:?}");
        assert_eq!(outcome.not_asked, [], "{name}");
        let asked = evaluate(
            &rules,
            &Facts {
                entries: facts.entries,
                asked: Vec::new(),
                year: YEAR,
                industry: facts.industry,
                ..Facts::default()
            },
        );
        let open_without = asked.not_asked.len() + usize::from(matches!(asked.verdict, Verdict::None(_)));
        let of_entries = ["limits", "recognised hours", "windows", "two years", "carry-over", "late days"];
        assert!(open_without > 0 || of_entries.contains(&name), "{name} asks something");
    }
}

#[test]
fn an_entry_for_which_no_earlier_year_is_chosen_is_of_this_one() {
    let rules = changed(YEAR, with_windows);
    let open = answers(&[], &[&[("of", "category.public"), ("amount", "3")]]);
    assert_eq!(evaluate(&rules, &facts(&rules, &open)).not_asked, []);
}

#[test]
fn a_mode_or_a_day_that_is_left_open_is_named_with_its_rule() {
    for (key, name) in [("mode", "limits"), ("date", "limits")] {
        let rules = sets().into_iter().find(|(known, _)| *known == name).unwrap().1;
        let mut open = answered(&rules);
        for record in &mut open.records {
            record.insert(key.to_owned(), String::new());
            record.insert("for_year".to_owned(), String::new());
        }
        let outcome = evaluate(&rules, &facts(&rules, &open));
        assert!(!outcome.not_asked.is_empty(), "{key} of {name}");
        let of_key = |question: &Question| match question {
            Question::Mode(_) => key == "mode",
            Question::Date | Question::ForYear | Question::Item => key == "date",
            _ => false,
        };
        assert!(
            outcome.not_asked.iter().all(|rule| rule.questions.iter().all(of_key)),
            "{key}: {:?}",
            outcome.not_asked
        );
    }
}

#[test]
fn surplus_is_of_a_year_before_the_period() {
    let mut rules = changed(YEAR, over_two_years);
    with_carry_over(&mut rules);
    let state = filled(rules, answers(&[], &[&[("amount", "3")]]));
    let years = state.form().unwrap().options(&state.book.answers().records[0], "carried_from");
    let years: Vec<_> = years.iter().map(|(year, _)| year.as_str()).collect();
    assert_eq!(years, ["", "2028"]);
}

#[test]
fn what_is_a_part_of_another_category_says_so() {
    let mut state = filled(plain(YEAR), Answers::default());
    let mut data = (*state.data).clone();
    data.text.put(At::needed_hint, "{amount}");
    data.text.put(At::part_hint, " of {category}");
    state.data = Shared::new(data);
    let hints: Vec<_> = state.form().unwrap().totals().into_iter().map(|total| (total.key, total.hint)).collect();
    let of = |id: &str| hints.iter().find(|(key, _)| key == id).map(|(_, hint)| hint.ends_with(" of enpublic"));
    assert_eq!((of("hours.public"), of("hours.law")), (Some(false), Some(true)));
}

#[test]
fn what_cannot_be_chosen_any_more_is_called_by_its_name() {
    let mut state = filled(everything(YEAR), answers(&[("second", "offices")], &[&[("amount", "3")]]));
    let mut data = (*state.data).clone();
    data.text.put(At::error_not_known, "{word}");
    state.data = Shared::new(data);
    let field = state.form().unwrap().field(Place::Year, "second").unwrap();
    assert_eq!(error_message(&state, &field, FieldError::NotKnown), "enoffices");
}

#[test]
fn every_question_has_a_field_in_the_log() {
    for (name, rules) in sets() {
        let state = filled(rules.clone(), answers(&[], &[&[("of", "activity.book")]]));
        let form = state.form().unwrap();
        let mut fields = form.about_person();
        fields.append(&mut form.of_record(0));
        let has = |key: &str| fields.iter().any(|field| field.key == key);
        let offers = |key: &str, value: &str| {
            let field = fields.iter().find(|field| field.key == key);
            field.is_some_and(
                |field| matches!(&field.kind, Kind::Choice(options) if options.iter().any(|(id, _)| id == value)),
            )
        };
        for question in rules.questions(&Facts { industry: "offices".into(), ..Facts::default() }) {
            let is_asked = match &question {
                Question::Trait(id) => has(&format!("trait.{id}")),
                Question::Mode(id) => offers("mode", id.as_str()),
                Question::Activity(id) => offers("of", &format!("activity.{id}")),
                Question::Date | Question::Item => has("date"),
                Question::State => has("state"),
                Question::ForYear => has("for_year"),
                Question::Carried => has("carried_from"),
                Question::Waiver(id) => has(&format!("waiver.{id}")),
                Question::Owed => has("owed.public"),
                Question::Purpose(id) => offers("purpose", id),
                Question::SecondIndustry => has("second"),
            };
            assert!(is_asked, "{question:?} of {name}");
        }
    }
}

#[test]
fn what_the_second_industry_depends_on_is_asked() {
    let mut rules = changed(YEAR, with_two_industries);
    by_level(&mut rules);
    let mut state = filled(rules, answers(&[("industry", "crafts"), ("second", "offices")], &[&[("amount", "3")]]));
    let asks = |state: &State| state.form().unwrap().about_person().iter().any(|field| field.key == "trait.level");
    assert!(asks(&state));
    state.apply(typed("trait.level", "junior"));
    let judgement = judged(state);
    let second = judgement.outcome.second.unwrap();
    assert_eq!(second.lines.last().map(|line| line.needed), Some(hours(24)));
    assert_eq!(judgement.outcome.not_asked, []);
}

#[test]
fn what_no_longer_fits_the_person_is_no_answer() {
    let mut rules = everything(YEAR);
    rules.purposes[1].scope = [("level".into(), vec!["senior".into()])].into();
    let stale: [&[(&str, &str)]; 3] = [
        &[("industry", "crafts"), ("waiver.posting", "yes"), ("owed.public", "3")],
        &[("industry", "crafts"), ("trait.unheard-of", "x")],
        &[("waiver.unheard-of", "yes")],
    ];
    for texts in stale {
        let judgement = judged(filled(rules.clone(), answers(texts, &[&[("amount", "3")]])));
        assert!(!matches!(judgement.outcome.verdict, Verdict::None(_)), "{texts:?}: {:?}", judgement.outcome.verdict);
    }
}

/// What is wrong with the answers, by the names of the fields.
fn wrong(rules: &Rules, answers: &Answers) -> Vec<(String, FieldError)> {
    let state = filled(rules.clone(), answers.clone());
    let form = state.form().unwrap();
    let wrong = read_all(rules, answers).err().unwrap_or_default();
    let name = |wrong: Wrong| (form.field(wrong.place, &wrong.key).expect("it is shown").name(), wrong.error);
    wrong.into_iter().map(name).collect()
}

#[test]
fn a_unit_that_the_requirement_does_not_accept_is_an_error_and_never_another_unit() {
    let rules = everything(YEAR);
    for unit in ["day", "week"] {
        let totals = answers(&[("industry", "crafts"), ("hours.public", "30"), ("unit.public", unit)], &[]);
        assert_eq!(wrong(&rules, &totals), [("hours.public".to_owned(), FieldError::Amount(Unread::WrongUnit))]);
        let log = answers(&[("industry", "crafts")], &[&[("amount", "30"), ("unit", unit)]]);
        assert_eq!(wrong(&rules, &log), [("0/amount".to_owned(), FieldError::Amount(Unread::WrongUnit))]);
    }
    let worded = answers(&[("industry", "crafts"), ("hours.public", "30 hours"), ("unit.public", "day")], &[]);
    assert_eq!(wrong(&rules, &worded), [], "it says its own unit");
    let untyped = answers(&[("industry", "crafts"), ("hours.public", " "), ("unit.public", "day")], &[]);
    assert_eq!(wrong(&rules, &untyped), [], "no amount is in that unit");
    let activity = answers(&[], &[&[("of", "activity.teaching"), ("amount", "3"), ("unit", "day")]]);
    assert_eq!(wrong(&rules, &activity), [("0/amount".to_owned(), FieldError::Amount(Unread::WrongUnit))]);
    let mut one_unit = plain(YEAR);
    one_unit.requirements[1].accepts.clear();
    let totals = answers(&[("industry", "crafts"), ("hours.public", "30"), ("unit.public", "day")], &[]);
    assert_eq!(wrong(&one_unit, &totals), [("hours.public".to_owned(), FieldError::Amount(Unread::WrongUnit))]);
}

#[test]
fn what_is_chosen_and_is_no_option_is_an_error_and_never_another_option() {
    let said = |key: &'static str| answers(&[(key, "alien")], &[&[("amount", "3")]]);
    for key in ["industry", "second", "trait.level", "purpose"] {
        assert_eq!(wrong(&everything(YEAR), &said(key)), [(key.to_owned(), FieldError::NotKnown)]);
    }
    for (key, value) in [
        ("of", "外语"),
        ("of", "category.alien"),
        ("of", "activity.alien"),
        ("mode", "flying"),
        ("state", "未完成"),
        ("for_year", "2029年"),
        ("for_year", "去年"),
        ("carried_from", "last"),
        ("for_industry", "crafts"),
        ("for_industry", "alien"),
    ] {
        let log = answers(&[], &[&[("amount", "3"), (key, value)]]);
        assert_eq!(wrong(&everything(YEAR), &log), [(format!("0/{key}"), FieldError::NotKnown)], "{value}");
    }
    let book = answers(&[], &[&[("of", "activity.book"), ("order", "first")]]);
    assert_eq!(wrong(&everything(YEAR), &book), [("0/order".to_owned(), FieldError::NotKnown)]);
    let unasked = answers(&[], &[&[("amount", "3"), ("for_year", "x"), ("carried_from", "x"), ("for_industry", "x")]]);
    assert_eq!(wrong(&plain(YEAR), &unasked).len(), 3, "also where it is not asked");
    let totals = answers(&[("industry", "alien"), ("hours.publik", "5")], &[]);
    let expected = ["industry", "hours.publik"].map(|key| (key.to_owned(), FieldError::NotKnown));
    assert_eq!(wrong(&plain(YEAR), &totals), expected);
}

#[test]
fn what_no_longer_fits_is_shown_until_it_is_chosen_anew() {
    let mut rules = everything(YEAR);
    rules.purposes[1].scope = [("level".into(), vec!["senior".into()])].into();
    let stale = answers(&[("purpose", "title"), ("trait.level", "junior")], &[&[("amount", "3")]]);
    assert_eq!(wrong(&rules, &stale), [("purpose".to_owned(), FieldError::NotKnown)]);
    let twice = answers(&[("industry", "crafts"), ("second", "crafts")], &[&[("amount", "3")]]);
    assert_eq!(wrong(&rules, &twice), [("second".to_owned(), FieldError::NotKnown)]);
    let own = answers(&[("industry", "crafts")], &[&[("amount", "3"), ("for_industry", "shops")]]);
    assert_eq!(wrong(&rules, &own), [("0/for_industry".to_owned(), FieldError::NotKnown)]);
}

/// The only entry of a log under rules that count late days.
fn late(record: &[(&str, &str)]) -> Entry {
    let rules = changed(YEAR, with_late_days);
    facts(&rules, &answers(&[], &[record])).entries.remove(0)
}

#[test]
fn a_late_day_is_of_this_year_as_the_form_shows_it() {
    let state = filled(changed(YEAR, with_late_days), answers(&[], &[&[("amount", "3")]]));
    assert!(state.form().unwrap().field(Place::Record(0), "for_year").is_some());
    assert_eq!(late(&[("amount", "3"), ("date", "2031-02-01")]).for_year, Some(YEAR));
    assert_eq!(late(&[("amount", "3"), ("date", "2031-02-01"), ("for_year", "2029")]).for_year, Some(2029));
    assert_eq!(late(&[("amount", "3"), ("date", "2030-12-31")]).for_year, None, "its day says it");
    assert_eq!(late(&[("amount", "3")]).for_year, None);
    let log = answers(&[], &[&[("amount", "3"), ("date", "2031-02-01")]]);
    let judgement = judged(filled(changed(YEAR, with_late_days), log));
    assert_eq!(judgement.outcome.entries[0].counted, hours(3));
}

#[test]
fn pieces_are_whole_numbers_without_a_unit() {
    for activity in ["paper", "book", "exam"] {
        for amount in ["0.5", "半", "2 hours", "1 piece", "x", "-1"] {
            let log = answers(&[], &[&[("of", &format!("activity.{activity}")), ("amount", amount)]]);
            assert_eq!(wrong(&everything(YEAR), &log), [("0/amount".to_owned(), FieldError::Pieces)], "{amount}");
        }
    }
    let chosen = |activity: &str, unit: &str| answers(&[], &[&[("of", activity), ("amount", "2"), ("unit", unit)]]);
    for (activity, unit, error) in [
        ("activity.paper", "hour", Some(FieldError::Pieces)),
        ("activity.teaching", "day", Some(FieldError::Amount(Unread::WrongUnit))),
        ("activity.teaching", "hour", None),
    ] {
        let wrong = wrong(&everything(YEAR), &chosen(activity, unit));
        assert_eq!(wrong.first().map(|(_, error)| *error), error, "{activity} in {unit}");
    }
}

#[test]
fn an_error_names_only_the_units_that_are_accepted_there() {
    let log = answers(
        &[("second", "crafts")],
        &[
            &[("amount", "1")],
            &[("amount", "1"), ("of", "activity.teaching")],
            &[("amount", "1"), ("for_industry", "crafts")],
        ],
    );
    let mut state = filled(everything(YEAR), log);
    let mut data = (*state.data).clone();
    data.text.put(At::error_wrong_unit, "{units}");
    state.data = Shared::new(data);
    let units = |place, key: &str| {
        let field = state.form().unwrap().field(place, key).unwrap();
        error_message(&state, &field, FieldError::Amount(Unread::WrongUnit))
    };
    assert_eq!(units(Place::Record(0), "amount"), "enhours / endays");
    assert_eq!(units(Place::Record(1), "amount"), "enhours");
    assert_eq!(units(Place::Record(2), "amount"), "encredits / enhours");
    assert_eq!(units(Place::Year, "owed.public"), "enhours");
}
