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
    "notes": [{ "id": "certificates", "industries": [], "clause": "certificates" }]
}"#;

const NOTHING: &str = "";

/// What is changed, to what, and what is told of it: the subject, before, after, and the clause that says so.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a str);

#[rustfmt::skip]
const FIGURES: &[Row<'_>] = &[
    ("/requirements/0/total/min", r#""91""#, r#"{"total":all}"#, r#"{"amount":["90","hour"]}"#, r#"{"amount":["91","hour"]}"#, "all-hours"),
    ("/requirements/0/each_year/min", r#""25""#, r#"{"each-year":all}"#, r#"{"amount":["20","hour"]}"#, r#"{"amount":["25","hour"]}"#, "each-year"),
    ("/requirements/0/each_year", "null", r#"{"each-year":all}"#, r#"{"amount":["20","hour"]}"#, NOTHING, "each-year"),
    ("/requirements/0/accepts", r#"["day","credit"]"#, r#"{"accepts":all}"#, r#"{"units":["day"]}"#, r#"{"units":["day","credit"]}"#, "all-hours"),
    ("/requirements/0/accepts", "[]", r#"{"accepts":all}"#, r#"{"units":["day"]}"#, NOTHING, "all-hours"),
    ("/requirements/1/accepts", r#"["hour"]"#, r#"{"accepts":seniors}"#, NOTHING, r#"{"units":["hour"]}"#, "senior-days"),
    ("/requirements/0/categories/0/min", r#""31.5""#, r#"{"category":[all,"public"]}"#, r#"{"least":{"min":"30","unit":"hour","within":null}}"#, r#"{"least":{"min":"31.5","unit":"hour","within":null}}"#, "public"),
    ("/requirements/0/categories/0/share", r#""2/3""#, r#"{"category":[all,"public"]}"#, r#"{"least":{"min":"30","unit":"hour","within":null}}"#, r#"{"least":{"min":"60","unit":"hour","within":null}}"#, "public"),
    ("/requirements/1/categories/0/share", r#""0.5""#, r#"{"category":[seniors,"public"]}"#, r#"{"least":{"min":"4","unit":"day","within":null}}"#, r#"{"least":{"min":"6","unit":"day","within":null}}"#, "senior-public"),
    ("/requirements/0/categories/0/max", r#""45""#, r#"{"most":[all,"public"]}"#, NOTHING, r#"{"amount":["45","hour"]}"#, "public"),
    ("/requirements/0/categories/0/categories/0/min", r#""11""#, r#"{"category":[all,"law"]}"#, r#"{"least":{"min":"10","unit":"hour","within":"public"}}"#, r#"{"least":{"min":"11","unit":"hour","within":"public"}}"#, "law"),
    ("/requirements/0/categories/0/categories/0/max", r#""20""#, r#"{"most":[all,"law"]}"#, r#"{"amount":["15","hour"]}"#, r#"{"amount":["20","hour"]}"#, "law"),
    ("/requirements/0/categories/0/categories/0/max", "null", r#"{"most":[all,"law"]}"#, r#"{"amount":["15","hour"]}"#, NOTHING, "law"),
    ("/units/1/hours", "96", r#"{"unit":"day"}"#, r#"{"ratio":[12,72]}"#, r#"{"ratio":[12,96]}"#, "days"),
    ("/units/1/of", "10", r#"{"unit":"day"}"#, r#"{"ratio":[12,72]}"#, r#"{"ratio":[10,72]}"#, "days"),
];

#[rustfmt::skip]
const TIME_AND_PEOPLE: &[Row<'_>] = &[
    ("/period/starts", r#""2029-01-01""#, r#""period""#, r#"{"days":["2030-01-01","2030-12-31",null]}"#, r#"{"days":["2029-01-01","2030-12-31",null]}"#, "period"),
    ("/period/ends", r#""2030-11-30""#, r#""period""#, r#"{"days":["2030-01-01","2030-12-31",null]}"#, r#"{"days":["2030-01-01","2030-11-30",null]}"#, "period"),
    ("/period/late", r#""2031-03-31""#, r#""period""#, r#"{"days":["2030-01-01","2030-12-31",null]}"#, r#"{"days":["2030-01-01","2030-12-31","2031-03-31"]}"#, "period"),
    ("/period", "null", r#""period""#, r#"{"days":["2030-01-01","2030-12-31",null]}"#, NOTHING, "period"),
    ("/closes", r#""2030-11-30""#, r#""closes""#, r#"{"until":"2030-12-31"}"#, r#"{"until":"2030-11-30"}"#, NOTHING),
    ("/closes", "null", r#""closes""#, r#"{"until":"2030-12-31"}"#, NOTHING, NOTHING),
    ("/counts_from/state", r#""recognised""#, r#""counts-from""#, r#"{"state":"declared"}"#, r#"{"state":"recognised"}"#, "counts-from"),
    ("/counts_from", "null", r#""counts-from""#, r#"{"state":"declared"}"#, NOTHING, "counts-from"),
    ("/industries/1/follows", r#""shops""#, r#"{"industry":"shops"}"#, r#"{"follows":"all"}"#, r#"{"follows":"shops"}"#, NOTHING),
    ("/industries/1", r#"{"id":"all","follows":"all"}"#, r#"{"industry":"shops"}"#, r#"{"follows":"all"}"#, NOTHING, NOTHING),
    ("/industries", r#"[{"id":"all","follows":"all"},{"id":"fairs","follows":"shops"},{"id":"shops","follows":"all"}]"#, r#"{"industry":"fairs"}"#, NOTHING, r#"{"follows":"shops"}"#, NOTHING),
    ("/two_industries/each", r#"["elective"]"#, r#""two-industries""#, r#"{"categories":["public"]}"#, r#"{"categories":["elective"]}"#, "two-industries"),
    ("/two_industries", "null", r#""two-industries""#, r#"{"categories":["public"]}"#, NOTHING, "two-industries"),
    ("/make_up/0/until", "null", r#"{"make-up":"made-up"}"#, r#"{"window":{"until":"2030-06-30","for_years":[2029],"category":null}}"#, r#"{"window":{"until":null,"for_years":[2029],"category":null}}"#, "made-up"),
    ("/make_up/0/for_years", "[2028,2029]", r#"{"make-up":"made-up"}"#, r#"{"window":{"until":"2030-06-30","for_years":[2029],"category":null}}"#, r#"{"window":{"until":"2030-06-30","for_years":[2028,2029],"category":null}}"#, "made-up"),
    ("/make_up/0/category", r#""law""#, r#"{"make-up":"made-up"}"#, r#"{"window":{"until":"2030-06-30","for_years":[2029],"category":null}}"#, r#"{"window":{"until":"2030-06-30","for_years":[2029],"category":"law"}}"#, "made-up"),
    ("/late_registration/0/until", r#""2030-04-30""#, r#"{"late-registration":"late"}"#, r#"{"window":{"until":"2030-03-31","for_years":[2029],"category":null}}"#, r#"{"window":{"until":"2030-04-30","for_years":[2029],"category":null}}"#, "late"),
    ("/purposes/0/years", "5", r#"{"purpose":["title",{"level":["senior"]}]}"#, r#"{"years":3}"#, r#"{"years":5}"#, "title"),
];

#[rustfmt::skip]
const COUNTING: &[Row<'_>] = &[
    ("/activities/0/worth/each/amount", r#""6""#, r#"{"activity":"paper"}"#, r#"{"worth":[{"each":{"category":"public","amount":"5","per":"item"}},1,[]]}"#, r#"{"worth":[{"each":{"category":"public","amount":"6","per":"item"}},1,[]]}"#, "papers"),
    ("/activities/0/worth", r#"{"by-order":{"category":"law","amounts":["5","2.5"]}}"#, r#"{"activity":"paper"}"#, r#"{"worth":[{"each":{"category":"public","amount":"5","per":"item"}},1,[]]}"#, r#"{"worth":[{"by-order":{"category":"law","amounts":["5","2.5"]}},1,[]]}"#, "papers"),
    ("/activities/0/worth", r#"{"completes":"total"}"#, r#"{"activity":"paper"}"#, r#"{"worth":[{"each":{"category":"public","amount":"5","per":"item"}},1,[]]}"#, r#"{"worth":[{"completes":"total"},1,[]]}"#, "papers"),
    ("/activities/0/over_years", "2", r#"{"activity":"paper"}"#, r#"{"worth":[{"each":{"category":"public","amount":"5","per":"item"}},1,[]]}"#, r#"{"worth":[{"each":{"category":"public","amount":"5","per":"item"}},2,[]]}"#, "papers"),
    ("/activities/0/industries", r#"["shops"]"#, r#"{"activity":"paper"}"#, r#"{"worth":[{"each":{"category":"public","amount":"5","per":"item"}},1,[]]}"#, r#"{"worth":[{"each":{"category":"public","amount":"5","per":"item"}},1,["shops"]]}"#, "papers"),
    ("/waivers/0/effect", r#""defer""#, r#"{"waiver":"leave"}"#, r#"{"effect":["complete",[]]}"#, r#"{"effect":["defer",[]]}"#, "leave"),
    ("/waivers/0/effect", r#"{"reduce":{"total":"9","categories":[["public","3"]]}}"#, r#"{"waiver":"leave"}"#, r#"{"effect":["complete",[]]}"#, r#"{"effect":[{"reduce":{"total":"9","categories":[["public","3"]]}},[]]}"#, "leave"),
    ("/waivers/0/industries", r#"["shops"]"#, r#"{"waiver":"leave"}"#, r#"{"effect":["complete",[]]}"#, r#"{"effect":["complete",["shops"]]}"#, "leave"),
];

#[rustfmt::skip]
const ADVICE: &[Row<'_>] = &[
    ("/recognition/0/mode", r#""online""#, r#"{"recognition":"public-by"}"#, r#"{"actors":[null,"person","employer"]}"#, r#"{"actors":["online","person","employer"]}"#, "recognition"),
    ("/recognition/0/declares", "null", r#"{"recognition":"public-by"}"#, r#"{"actors":[null,"person","employer"]}"#, r#"{"actors":[null,null,"employer"]}"#, "recognition"),
    ("/recognition/0/recognises", r#""system""#, r#"{"recognition":"public-by"}"#, r#"{"actors":[null,"person","employer"]}"#, r#"{"actors":[null,"person","system"]}"#, "recognition"),
    ("/steps/0/when", r#""met""#, r#"{"step":"study"}"#, r#"{"step":{"when":"short","category":null,"by":"2030-11-30"}}"#, r#"{"step":{"when":"met","category":null,"by":"2030-11-30"}}"#, "study"),
    ("/steps/0/category", r#""law""#, r#"{"step":"study"}"#, r#"{"step":{"when":"short","category":null,"by":"2030-11-30"}}"#, r#"{"step":{"when":"short","category":"law","by":"2030-11-30"}}"#, "study"),
    ("/steps/0/by", "null", r#"{"step":"study"}"#, r#"{"step":{"when":"short","category":null,"by":"2030-11-30"}}"#, r#"{"step":{"when":"short","category":null,"by":null}}"#, "study"),
    ("/deadlines/0/when", r#"{"days-before":7}"#, r#"{"deadline":"objections"}"#, r#"{"days-before":5}"#, r#"{"days-before":7}"#, "objections"),
    ("/deadlines/0/when", r#"{"date":"2030-10-31"}"#, r#"{"deadline":"objections"}"#, r#"{"days-before":5}"#, r#"{"until":"2030-10-31"}"#, "objections"),
    ("/notes", "[]", r#"{"note":"certificates"}"#, r#""there""#, NOTHING, "certificates"),
];

fn rules() -> Value {
    serde_json::from_str(RULES).unwrap()
}

fn read(rules: Value) -> Rules {
    serde_json::from_value(rules).unwrap()
}

/// The same as another notice says it, by clauses of other names.
fn said_later(rules: &Value) -> Rules {
    let text = rules.to_string().replace(r#""clause":""#, r#""clause":"later "#);
    serde_json::from_str(&text).unwrap()
}

fn with(mut rules: Value, place: &str, value: &str) -> Value {
    *rules.pointer_mut(place).unwrap() = serde_json::from_str(value).unwrap();
    rules
}

/// As JSON, with the people of the two requirements by a name.
fn text(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).unwrap();
    let seniors = r#"{"industry":"shops","for":{"level":["senior"]}}"#;
    text.replace(r#"{"industry":"all","for":{}}"#, "all").replace(seniors, "seniors")
}

/// The subject, what was stated, and what is.
fn told(change: &Change) -> [String; 3] {
    let stated = |stated: &Option<Stated>| match stated {
        Some(Stated { value, clause: Some(clause) }) => format!("{} by {clause}", text(value)),
        Some(Stated { value, clause: None }) => text(value),
        None => NOTHING.to_owned(),
    };
    [text(&change.subject), stated(&change.before), stated(&change.after)]
}

fn by(clause: &str, value: &str) -> String {
    if value.is_empty() || clause.trim_end() == "later" || clause.is_empty() {
        value.to_owned()
    } else {
        format!("{value} by {clause}")
    }
}

fn told_of(before: &Rules, after: &Rules) -> Vec<[String; 3]> {
    diff(before, after).iter().map(told).collect()
}

fn subjects(before: &Rules, after: &Rules) -> Vec<String> {
    diff(before, after).iter().map(|change| text(&change.subject)).collect()
}

#[track_caller]
fn each_is_the_only_change(rows: &[Row<'_>]) {
    for (place, value, subject, before, after, clause) in rows {
        let later = said_later(&with(rules(), place, value));
        let expected = [(*subject).to_owned(), by(clause, before), by(&format!("later {clause}"), after)];
        assert_eq!(told_of(&read(rules()), &later), [expected], "{place} to {value}");
    }
}

#[test]
fn a_figure_that_changes_is_told() {
    each_is_the_only_change(FIGURES);
}

#[test]
fn other_days_and_other_people_are_told() {
    each_is_the_only_change(TIME_AND_PEOPLE);
}

#[test]
fn counting_otherwise_is_told() {
    each_is_the_only_change(COUNTING);
}

#[test]
fn other_advice_is_told() {
    each_is_the_only_change(ADVICE);
}

/// A part of the value of a limit, or of carry-over, and what is told of it.
fn limit_changes(place: &str, value: &str, part: &str, before: &str, after: &str) {
    let changes = diff(&read(rules()), &said_later(&with(rules(), place, value)));
    let [Change { before: Some(then), after: Some(now), .. }] = changes.as_slice() else { panic!("{changes:?}") };
    let of = |stated: &Stated| serde_json::to_value(&stated.value).unwrap()["limit"].clone();
    let mut expected = of(then);
    assert_eq!(expected[part].to_string(), before, "{place}");
    expected[part] = serde_json::from_str(after).unwrap();
    assert_eq!(of(now), expected, "{place}");
}

#[test]
fn a_limit_that_is_another_is_told() {
    for (part, value, before) in [
        ("max", r#""50""#, r#""40""#),
        ("unit", r#""day""#, "null"),
        ("per", r#""day""#, r#""period""#),
        ("modes", "[]", r#"["online"]"#),
        ("categories", r#"["law"]"#, "[]"),
        ("activities", r#"["paper"]"#, "[]"),
        ("industries", r#"["shops"]"#, "[]"),
    ] {
        limit_changes(&format!("/limits/0/{part}"), value, part, before, value);
    }
}

#[test]
fn carry_over_that_is_another_is_told() {
    for (part, value, told, before, after) in [
        ("max", r#""15""#, "max", r#""10""#, r#""15""#),
        ("max", "null", "max", r#""10""#, "null"),
        ("years", "2", "years", "1", "2"),
        ("category", r#""law""#, "categories", "[]", r#"["law"]"#),
        ("industries", r#"["shops"]"#, "industries", "[]", r#"["shops"]"#),
    ] {
        limit_changes(&format!("/carry_over/0/{part}"), value, told, before, after);
    }
}

#[test]
fn the_same_under_clauses_of_other_names_is_no_change() {
    assert_eq!(diff(&read(rules()), &read(rules())), []);
    assert_eq!(diff(&read(rules()), &said_later(&rules())), []);
}

#[test]
fn what_no_clause_says_of_a_unit_is_no_change() {
    assert_eq!(diff(&read(rules()), &read(with(rules(), "/units/0/of", "45"))), []);
}

#[test]
fn a_category_that_becomes_a_part_of_another_is_told() {
    let mut later = rules();
    let elective = later["requirements"][0]["categories"][1].take();
    let public = &mut later["requirements"][0]["categories"][0];
    public["categories"].as_array_mut().unwrap().push(elective);
    later["requirements"][0]["categories"].as_array_mut().unwrap().pop();
    let least = |within: &str| format!(r#"{{"least":{{"min":"5","unit":"hour","within":{within}}}}} by "#);
    let before = least("null") + "elective";
    let after = least(r#""public""#) + "later elective";
    let expected = [r#"{"category":[all,"elective"]}"#.to_owned(), before, after];
    assert_eq!(told_of(&read(rules()), &said_later(&later)), [expected]);
}

#[test]
fn for_whom_something_is_makes_it_another_thing() {
    let later = with(rules(), "/purposes/0/for", "{}");
    assert_eq!(
        subjects(&read(rules()), &read(later)),
        [r#"{"purpose":["title",{}]}"#, r#"{"purpose":["title",{"level":["senior"]}]}"#]
    );
}

/// The subjects of everything in [`RULES`].
const READING_ORDER: [&str; 27] = [
    r#""closes""#,
    r#""period""#,
    r#"{"unit":"day"}"#,
    r#"{"industry":"all"}"#,
    r#"{"industry":"shops"}"#,
    r#"{"category":[all,"public"]}"#,
    r#"{"category":[all,"law"]}"#,
    r#"{"most":[all,"law"]}"#,
    r#"{"category":[all,"elective"]}"#,
    r#"{"total":all}"#,
    r#"{"each-year":all}"#,
    r#"{"accepts":all}"#,
    r#"{"category":[seniors,"public"]}"#,
    r#"{"total":seniors}"#,
    r#"{"activity":"paper"}"#,
    r#"{"limit":"online"}"#,
    r#""counts-from""#,
    r#"{"carry-over":"surplus"}"#,
    r#"{"make-up":"made-up"}"#,
    r#"{"late-registration":"late"}"#,
    r#"{"waiver":"leave"}"#,
    r#"{"purpose":["title",{"level":["senior"]}]}"#,
    r#""two-industries""#,
    r#"{"recognition":"public-by"}"#,
    r#"{"step":"study"}"#,
    r#"{"deadline":"objections"}"#,
    r#"{"note":"certificates"}"#,
];

#[test]
fn everything_is_told_in_reading_order_of_rules_that_are_new_or_gone() {
    let (rules, none) = (read(rules()), Rules::default());
    assert_eq!(subjects(&none, &rules), READING_ORDER);
    assert_eq!(subjects(&rules, &none), READING_ORDER);
    assert!(diff(&none, &rules).iter().all(|change| change.before.is_none() && change.after.is_some()));
    assert!(diff(&rules, &none).iter().all(|change| change.before.is_some() && change.after.is_none()));
}

#[test]
fn what_is_gone_comes_after_all_that_is_new_or_changed() {
    let mut later = rules();
    later["closes"].take();
    later["notes"][0]["id"] = "fees".into();
    later["requirements"][0]["total"]["min"] = "95".into();
    later["requirements"].as_array_mut().unwrap().swap(0, 1);
    later["requirements"][0]["total"]["min"] = "10".into();
    later["requirements"][0]["categories"][0]["share"].take();
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
