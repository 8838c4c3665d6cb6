//! What is told of two years' rules that differ.

use checker_rules::{Change, Rules, Stated, diff};
use serde::Serialize;
use serde_json::Value;

/// One of everything that a notice may state, each under a clause of its own.
const RULES: &str = r#"{
    "year": 2030,
    "closes": "2030-12-31",
    "period": { "starts": "2030-01-01", "ends": "2030-12-31", "late": null, "clause": "period" },
    "units": [
        { "id": "hour", "of": 1, "hours": 1, "clause": null },
        { "id": "day", "of": 12, "hours": 72, "clause": "days" }
    ],
    "industries": [{ "id": "all", "follows": "all" }, { "id": "shops", "follows": "all" }],
    "traits": [{ "id": "level", "values": ["senior", "junior"] }],
    "modes": ["online"],
    "requirements": [
        {
            "industry": "all",
            "for": {},
            "unit": "hour",
            "accepts": ["day"],
            "total": { "min": "90", "clause": "all-hours" },
            "each_year": { "min": "20", "clause": "each-year" },
            "categories": [
                { "id": "public", "min": "30", "clause": "public", "share": null, "max": null, "categories": [
                    { "id": "law", "min": "10", "clause": "law", "share": null, "max": "15", "categories": [] }
                ]},
                { "id": "elective", "min": "5", "clause": "elective", "share": null, "max": null, "categories": [] }
            ]
        },
        {
            "industry": "shops",
            "for": { "level": ["senior"] },
            "unit": "day",
            "accepts": [],
            "total": { "min": "12", "clause": "senior-days" },
            "categories": [
                { "id": "public", "min": "1", "clause": "senior-public", "share": "1/3", "max": null, "categories": [] }
            ]
        }
    ],
    "activities": [{
        "id": "paper",
        "industries": [],
        "worth": { "each": { "category": "public", "amount": "5", "per": "item" } },
        "over_years": 1,
        "clause": "papers"
    }],
    "limits": [{
        "id": "online",
        "max": "40",
        "unit": null,
        "per": "period",
        "modes": ["online"],
        "categories": [],
        "activities": [],
        "industries": [],
        "clause": "online"
    }],
    "counts_from": { "state": "declared", "clause": "counts-from" },
    "carry_over": [
        { "id": "surplus", "category": null, "industries": [], "max": "10", "years": 1, "clause": "surplus" }
    ],
    "make_up": [
        { "id": "made-up", "category": null, "for_years": [2029], "until": "2030-06-30", "clause": "made-up" }
    ],
    "late_registration": [
        { "id": "late", "category": null, "for_years": [2029], "until": "2030-03-31", "clause": "late" }
    ],
    "waivers": [{ "id": "leave", "industries": [], "effect": "complete", "clause": "leave" }],
    "purposes": [{ "id": "title", "for": { "level": ["senior"] }, "years": 3, "clause": "title" }],
    "two_industries": { "each": ["public"], "clause": "two-industries" },
    "recognition": [{
        "id": "public-by",
        "category": "public",
        "industries": [],
        "mode": null,
        "declares": "person",
        "recognises": "employer",
        "clause": "recognition"
    }],
    "steps": [{ "id": "study", "when": "short", "category": null, "by": "2030-11-30", "clause": "study" }],
    "deadlines": [{ "id": "objections", "when": { "days-before": 5 }, "audiences": [], "clause": "objections" }],
    "funding": { "share": "1.5%", "wages": "professionals", "categories": ["elective"], "clause": "funding" },
    "notes": [{ "id": "certificates", "industries": [], "clause": "certificates" }]
}"#;

/// All of that in reading order: what, the value, and the clause that says so.
const STATED: [(&str, &str, Option<&str>); 28] = [
    (r#""closes""#, r#"{"until":"2030-12-31"}"#, None),
    (r#""period""#, r#"{"days":["2030-01-01","2030-12-31",null]}"#, Some("period")),
    (r#"{"unit":"day"}"#, r#"{"ratio":[12,72]}"#, Some("days")),
    (r#"{"industry":"all"}"#, r#"{"follows":"all"}"#, None),
    (r#"{"industry":"shops"}"#, r#"{"follows":"all"}"#, None),
    (r#"{"category":[all,"public"]}"#, r#"{"least":{"min":"30","unit":"hour","within":null}}"#, Some("public")),
    (r#"{"category":[all,"law"]}"#, r#"{"least":{"min":"10","unit":"hour","within":"public"}}"#, Some("law")),
    (r#"{"most":[all,"law"]}"#, r#"{"amount":["15","hour"]}"#, Some("law")),
    (r#"{"category":[all,"elective"]}"#, r#"{"least":{"min":"5","unit":"hour","within":null}}"#, Some("elective")),
    (r#"{"total":all}"#, r#"{"amount":["90","hour"]}"#, Some("all-hours")),
    (r#"{"each-year":all}"#, r#"{"amount":["20","hour"]}"#, Some("each-year")),
    (r#"{"accepts":all}"#, r#"{"units":["day"]}"#, Some("all-hours")),
    (
        r#"{"category":[seniors,"public"]}"#,
        r#"{"least":{"min":"4","unit":"day","within":null}}"#,
        Some("senior-public"),
    ),
    (r#"{"total":seniors}"#, r#"{"amount":["12","day"]}"#, Some("senior-days")),
    (
        r#"{"activity":"paper"}"#,
        r#"{"worth":[{"each":{"category":"public","amount":"5","per":"item"}},1,[]]}"#,
        Some("papers"),
    ),
    (
        r#"{"limit":"online"}"#,
        r#"{"limit":{"max":"40","unit":null,"per":"period","modes":["online"],"categories":[],"activities":[],"industries":[],"years":null}}"#,
        Some("online"),
    ),
    (r#""counts-from""#, r#"{"state":"declared"}"#, Some("counts-from")),
    (
        r#"{"carry-over":"surplus"}"#,
        r#"{"limit":{"max":"10","unit":null,"per":null,"modes":[],"categories":[],"activities":[],"industries":[],"years":1}}"#,
        Some("surplus"),
    ),
    (
        r#"{"make-up":"made-up"}"#,
        r#"{"window":{"until":"2030-06-30","for_years":[2029],"category":null}}"#,
        Some("made-up"),
    ),
    (
        r#"{"late-registration":"late"}"#,
        r#"{"window":{"until":"2030-03-31","for_years":[2029],"category":null}}"#,
        Some("late"),
    ),
    (r#"{"waiver":"leave"}"#, r#"{"effect":["complete",[]]}"#, Some("leave")),
    (r#"{"purpose":["title",{"level":["senior"]}]}"#, r#"{"years":3}"#, Some("title")),
    (r#""two-industries""#, r#"{"categories":["public"]}"#, Some("two-industries")),
    (r#"{"recognition":"public-by"}"#, r#"{"actors":[null,"person","employer"]}"#, Some("recognition")),
    (r#"{"step":"study"}"#, r#"{"step":{"when":"short","category":null,"by":"2030-11-30"}}"#, Some("study")),
    (r#"{"deadline":"objections"}"#, r#"{"days-before":5}"#, Some("objections")),
    (
        r#""funding""#,
        r#"{"spend":{"share":"1.5%","wages":"professionals","categories":["elective"]}}"#,
        Some("funding"),
    ),
    (r#"{"note":"certificates"}"#, r#""there""#, Some("certificates")),
];

/// What is changed to what, and of what it is told; which part of its value is another, and which.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

const OF_REQUIREMENTS: [Row<'_>; 11] = [
    ("/requirements/0/total/min", r#""91""#, r#"{"total":all}"#, "/amount/0", r#""91""#),
    ("/requirements/0/each_year/min", r#""25""#, r#"{"each-year":all}"#, "/amount/0", r#""25""#),
    ("/requirements/0/accepts", r#"["day","credit"]"#, r#"{"accepts":all}"#, "/units", r#"["day","credit"]"#),
    ("/requirements/0/categories/0/min", r#""31.5""#, r#"{"category":[all,"public"]}"#, "/least/min", r#""31.5""#),
    ("/requirements/0/categories/0/share", r#""2/3""#, r#"{"category":[all,"public"]}"#, "/least/min", r#""60""#),
    ("/requirements/1/categories/0/share", r#""0.5""#, r#"{"category":[seniors,"public"]}"#, "/least/min", r#""6""#),
    (
        "/requirements/0/categories/0/categories/0/min",
        r#""11""#,
        r#"{"category":[all,"law"]}"#,
        "/least/min",
        r#""11""#,
    ),
    ("/requirements/0/categories/0/categories/0/max", r#""20""#, r#"{"most":[all,"law"]}"#, "/amount/0", r#""20""#),
    ("/units/1/of", "10", r#"{"unit":"day"}"#, "/ratio/0", "10"),
    ("/units/1/hours", "96", r#"{"unit":"day"}"#, "/ratio/1", "96"),
    ("/industries/1/follows", r#""shops""#, r#"{"industry":"shops"}"#, "/follows", r#""shops""#),
];

const OF_DAYS_AND_YEARS: [Row<'_>; 10] = [
    ("/closes", r#""2030-11-30""#, r#""closes""#, "/until", r#""2030-11-30""#),
    ("/period/starts", r#""2029-01-01""#, r#""period""#, "/days/0", r#""2029-01-01""#),
    ("/period/ends", r#""2030-11-30""#, r#""period""#, "/days/1", r#""2030-11-30""#),
    ("/period/late", r#""2031-03-31""#, r#""period""#, "/days/2", r#""2031-03-31""#),
    ("/make_up/0/until", "null", r#"{"make-up":"made-up"}"#, "/window/until", "null"),
    ("/make_up/0/for_years", "[2028,2029]", r#"{"make-up":"made-up"}"#, "/window/for_years", "[2028,2029]"),
    ("/make_up/0/category", r#""law""#, r#"{"make-up":"made-up"}"#, "/window/category", r#""law""#),
    (
        "/late_registration/0/until",
        r#""2030-04-30""#,
        r#"{"late-registration":"late"}"#,
        "/window/until",
        r#""2030-04-30""#,
    ),
    ("/purposes/0/years", "5", r#"{"purpose":["title",{"level":["senior"]}]}"#, "/years", "5"),
    ("/counts_from/state", r#""recognised""#, r#""counts-from""#, "/state", r#""recognised""#),
];

const OF_COUNTING: [Row<'_>; 20] = [
    ("/activities/0/worth/each/amount", r#""6""#, r#"{"activity":"paper"}"#, "/worth/0/each/amount", r#""6""#),
    (
        "/activities/0/worth",
        r#"{"completes":"total"}"#,
        r#"{"activity":"paper"}"#,
        "/worth/0",
        r#"{"completes":"total"}"#,
    ),
    ("/activities/0/over_years", "2", r#"{"activity":"paper"}"#, "/worth/1", "2"),
    ("/activities/0/industries", r#"["shops"]"#, r#"{"activity":"paper"}"#, "/worth/2", r#"["shops"]"#),
    ("/limits/0/max", r#""50""#, r#"{"limit":"online"}"#, "/limit/max", r#""50""#),
    ("/limits/0/unit", r#""day""#, r#"{"limit":"online"}"#, "/limit/unit", r#""day""#),
    ("/limits/0/per", r#""day""#, r#"{"limit":"online"}"#, "/limit/per", r#""day""#),
    ("/limits/0/modes", "[]", r#"{"limit":"online"}"#, "/limit/modes", "[]"),
    ("/limits/0/categories", r#"["law"]"#, r#"{"limit":"online"}"#, "/limit/categories", r#"["law"]"#),
    ("/limits/0/activities", r#"["paper"]"#, r#"{"limit":"online"}"#, "/limit/activities", r#"["paper"]"#),
    ("/limits/0/industries", r#"["shops"]"#, r#"{"limit":"online"}"#, "/limit/industries", r#"["shops"]"#),
    ("/carry_over/0/max", "null", r#"{"carry-over":"surplus"}"#, "/limit/max", "null"),
    ("/carry_over/0/years", "2", r#"{"carry-over":"surplus"}"#, "/limit/years", "2"),
    ("/carry_over/0/category", r#""law""#, r#"{"carry-over":"surplus"}"#, "/limit/categories", r#"["law"]"#),
    ("/carry_over/0/industries", r#"["shops"]"#, r#"{"carry-over":"surplus"}"#, "/limit/industries", r#"["shops"]"#),
    ("/waivers/0/effect", r#""defer""#, r#"{"waiver":"leave"}"#, "/effect/0", r#""defer""#),
    (
        "/waivers/0/effect",
        r#"{"reduce":{"total":"9","categories":[["public","3"]]}}"#,
        r#"{"waiver":"leave"}"#,
        "/effect/0",
        r#"{"reduce":{"total":"9","categories":[["public","3"]]}}"#,
    ),
    ("/waivers/0/industries", r#"["shops"]"#, r#"{"waiver":"leave"}"#, "/effect/1", r#"["shops"]"#),
    ("/two_industries/each", r#"["law"]"#, r#""two-industries""#, "/categories", r#"["law"]"#),
    ("/two_industries/each", "[]", r#""two-industries""#, "/categories", "[]"),
];

const OF_ADVICE: [Row<'_>; 11] = [
    ("/recognition/0/mode", r#""online""#, r#"{"recognition":"public-by"}"#, "/actors/0", r#""online""#),
    ("/recognition/0/declares", "null", r#"{"recognition":"public-by"}"#, "/actors/1", "null"),
    ("/recognition/0/recognises", r#""system""#, r#"{"recognition":"public-by"}"#, "/actors/2", r#""system""#),
    ("/steps/0/when", r#""met""#, r#"{"step":"study"}"#, "/step/when", r#""met""#),
    ("/steps/0/category", r#""law""#, r#"{"step":"study"}"#, "/step/category", r#""law""#),
    ("/steps/0/by", "null", r#"{"step":"study"}"#, "/step/by", "null"),
    ("/deadlines/0/when", r#"{"days-before":7}"#, r#"{"deadline":"objections"}"#, "/days-before", "7"),
    ("/deadlines/0/when", r#"{"date":"2030-10-31"}"#, r#"{"deadline":"objections"}"#, "", r#"{"until":"2030-10-31"}"#),
    ("/funding/share", r#""2%""#, r#""funding""#, "/spend/share", r#""2%""#),
    ("/funding/wages", r#""staff""#, r#""funding""#, "/spend/wages", r#""staff""#),
    ("/funding/categories", "[]", r#""funding""#, "/spend/categories", "[]"),
];

/// What is taken away by setting this to that, and so is gone.
const GONE: [(&str, &str, &str); 14] = [
    ("/closes", "null", r#""closes""#),
    ("/period", "null", r#""period""#),
    ("/units/1/clause", "null", r#"{"unit":"day"}"#),
    ("/industries", r#"[{"id":"all","follows":"all"}]"#, r#"{"industry":"shops"}"#),
    ("/requirements/0/categories/0/categories/0/max", "null", r#"{"most":[all,"law"]}"#),
    ("/requirements/0/each_year", "null", r#"{"each-year":all}"#),
    ("/requirements/0/accepts", "[]", r#"{"accepts":all}"#),
    ("/activities", "[]", r#"{"activity":"paper"}"#),
    ("/limits", "[]", r#"{"limit":"online"}"#),
    ("/counts_from", "null", r#""counts-from""#),
    ("/make_up", "[]", r#"{"make-up":"made-up"}"#),
    ("/two_industries", "null", r#""two-industries""#),
    ("/funding", "null", r#""funding""#),
    ("/notes", "[]", r#"{"note":"certificates"}"#),
];

fn rules() -> Value {
    serde_json::from_str(RULES).unwrap()
}

fn read(rules: Value) -> Rules {
    serde_json::from_value(rules).unwrap()
}

fn with(mut rules: Value, place: &str, value: &str) -> Value {
    *rules.pointer_mut(place).unwrap() = serde_json::from_str(value).unwrap();
    rules
}

/// The same as another notice says it, by clauses of other names.
fn said_later(rules: Value) -> Rules {
    let text = rules.to_string().replace(r#""clause":""#, r#""clause":"later "#);
    serde_json::from_str(&text).unwrap()
}

/// As JSON, with the people of the two requirements by a name.
fn text(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).unwrap();
    let seniors = r#"{"industry":"shops","for":{"level":["senior"]}}"#;
    text.replace(r#"{"industry":"all","for":{}}"#, "all").replace(seniors, "seniors")
}

/// A value, and the clause that says so.
type Told = Option<(Value, Option<String>)>;

fn told(Change { subject, before, after }: &Change) -> (String, Told, Told) {
    let stated = |stated: &Option<Stated>| {
        let Stated { value, clause } = stated.clone()?;
        Some((serde_json::to_value(value).unwrap(), clause.map(|clause| clause.to_string())))
    };
    (text(subject), stated(before), stated(after))
}

fn changes(before: &Rules, after: &Rules) -> Vec<(String, Told, Told)> {
    diff(before, after).iter().map(told).collect()
}

fn subjects(before: &Rules, after: &Rules) -> Vec<String> {
    diff(before, after).iter().map(|change| text(&change.subject)).collect()
}

/// What [`RULES`] state of something.
fn stated(subject: &str) -> (Value, Option<String>) {
    let (_, value, clause) = STATED.iter().find(|(known, ..)| *known == subject).unwrap();
    (serde_json::from_str(value).unwrap(), clause.map(ToOwned::to_owned))
}

#[track_caller]
fn each_is_the_only_change(rows: &[Row<'_>]) {
    for (place, value, subject, part, other) in rows {
        let (before, clause) = stated(subject);
        let after = with(before.clone(), part, other);
        let later = clause.as_ref().map(|clause| format!("later {clause}"));
        let expected = ((*subject).to_owned(), Some((before, clause)), Some((after, later)));
        let told = changes(&read(rules()), &said_later(with(rules(), place, value)));
        assert_eq!(told, [expected], "{place} is {value}");
    }
}

#[test]
fn another_requirement_is_told() {
    each_is_the_only_change(&OF_REQUIREMENTS);
}

#[test]
fn other_days_and_years_are_told() {
    each_is_the_only_change(&OF_DAYS_AND_YEARS);
}

#[test]
fn counting_otherwise_is_told() {
    each_is_the_only_change(&OF_COUNTING);
}

#[test]
fn other_advice_is_told() {
    each_is_the_only_change(&OF_ADVICE);
}

#[test]
fn what_is_gone_or_new_is_told() {
    for (place, value, subject) in GONE {
        let (with, without) = (read(rules()), read(with(rules(), place, value)));
        let stated = Some(stated(subject));
        assert_eq!(changes(&with, &without), [(subject.to_owned(), stated.clone(), None)], "{place} is {value}");
        assert_eq!(changes(&without, &with), [(subject.to_owned(), None, stated)], "{place} was {value}");
    }
}

#[test]
fn a_category_that_becomes_a_part_of_another_is_told() {
    let mut later = rules();
    let categories = later["requirements"][0]["categories"].as_array_mut().unwrap();
    let elective = categories.pop().unwrap();
    categories[0]["categories"].as_array_mut().unwrap().push(elective);
    let subject = r#"{"category":[all,"elective"]}"#;
    let (before, clause) = stated(subject);
    let after = with(before.clone(), "/least/within", r#""public""#);
    let expected = (subject.to_owned(), Some((before, clause.clone())), Some((after, clause)));
    assert_eq!(changes(&read(rules()), &read(later)), [expected]);
}

#[test]
fn a_purpose_for_others_is_another() {
    let later = with(rules(), "/purposes/0/for", "{}");
    let expected = [r#"{"purpose":["title",{}]}"#, r#"{"purpose":["title",{"level":["senior"]}]}"#];
    assert_eq!(subjects(&read(rules()), &read(later)), expected);
}

#[test]
fn the_same_under_clauses_of_other_names_is_no_change() {
    assert_eq!(diff(&read(rules()), &read(rules())), []);
    assert_eq!(diff(&read(rules()), &said_later(rules())), []);
}

#[test]
fn what_no_clause_says_of_a_unit_is_no_change() {
    assert_eq!(diff(&read(rules()), &read(with(rules(), "/units/0/of", "45"))), []);
}

#[test]
fn all_of_new_rules_is_told_in_reading_order_and_all_that_is_gone_too() {
    let (none, some) = (Rules::default(), read(rules()));
    let all = STATED.map(|(subject, ..)| (subject.to_owned(), stated(subject)));
    let new = all.clone().map(|(subject, stated)| (subject, None, Some(stated)));
    let gone = all.map(|(subject, stated)| (subject, Some(stated), None));
    assert_eq!(changes(&none, &some), new);
    assert_eq!(changes(&some, &none), gone);
}

#[test]
fn what_is_gone_comes_after_all_that_is_new_or_changed() {
    let mut later = rules();
    later["closes"].take();
    later["notes"][0]["id"] = "fees".into();
    later["requirements"][0]["total"]["min"] = "95".into();
    later["requirements"][1]["total"]["min"] = "15".into();
    later["requirements"].as_array_mut().unwrap().swap(0, 1);
    let expected = [
        r#"{"category":[seniors,"public"]}"#,
        r#"{"total":seniors}"#,
        r#"{"total":all}"#,
        r#"{"note":"fees"}"#,
        r#""closes""#,
        r#"{"note":"certificates"}"#,
    ];
    assert_eq!(subjects(&read(rules()), &read(later)), expected);
}
