//! The checker in the browser says of many learning logs what the rules say natively: verdict, every line, and of every
//! entry how much counts and by which clause the rest does not.
//!
//! The rules are those of every set in `tests/rules/`, so that limits, activities, carry-over, windows, waivers, purposes,
//! periods and second industries all occur. People are brought in as a file of the checker's own.

#![expect(clippy::expect_used, clippy::panic, reason = "what goes wrong here is a failed test")]
#![expect(clippy::disallowed_methods, reason = "the page is written into a folder of the test's own")]

use checker_rules::flat::{Flat, Reader};
use checker_rules::{
    Amount, CategoryId, Date, Effect, Entry, EntryOutcome, Facts, ITEM, IndustryId, Line, Map, Node, Of, Outcome,
    Question, Requirement, Rules, State, UnitId, Verdict, Worth, evaluate,
};
use checker_widget::{CheckerData, DATA, YearData, YearText, fill};
use serde_json::{Value, json};
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::read;
use site_tests::random::Random;
use site_tests::server::Server;
use site_tests::sets::rule_sets;

/// How many people are asked in all; each language asks those of every second set.
const PEOPLE: usize = 10_000;
const LANGUAGES: usize = 2;
/// A file of the checker holds at most so many people.
const BATCH: usize = 50;

fn hundredths(number: u32) -> Amount {
    Amount::whole(number).scaled(1, 100)
}

// People.

/// What the person knows besides what was learnt.
fn person(rules: &Rules, random: &mut Random) -> Facts {
    let industries: Vec<IndustryId> = rules.industries.iter().map(|industry| industry.id.clone()).collect();
    let industry = random.pick(&industries).clone();
    let others: Vec<IndustryId> = industries.into_iter().filter(|other| *other != industry).collect();
    let two = if rules.two_industries.is_some() { &others[..] } else { &[] };
    let second_industry = random.some(2, two);
    let mut facts = Facts { year: rules.year, industry, second_industry, ..Facts::default() };
    for question in rules.questions(&facts.clone()) {
        if let Question::Trait(id) = question {
            let known = rules.traits.iter().find(|known| known.id == id).expect("a trait that is asked is defined");
            facts.traits.insert(id, random.pick(&known.values).clone());
        }
    }
    facts
}

/// The requirement for one of a person's industries; none where the rules do not cover the person.
fn requirement<'a>(rules: &'a Rules, facts: &Facts, industry: &IndustryId) -> Option<&'a Requirement> {
    rules.requirement(industry, &facts.traits)
}

/// Adds what is granted, owed and asked for.
fn add_circumstances(rules: &Rules, facts: &mut Facts, random: &mut Random) {
    let mut purposes = Vec::new();
    for question in rules.questions(facts) {
        match question {
            Question::Waiver(id) if random.one_in(5) => facts.waivers.push(id),
            Question::Purpose(id) => purposes.push(id),
            _ => {}
        }
    }
    facts.purpose = random.some(2, &purposes);
    if facts.purpose.is_some() {
        facts.complete_years = (1..6).map(|back| rules.year - back).filter(|_| !random.one_in(4)).collect();
        facts.complete_years.reverse();
    }
    let defers = |waiver: &checker_rules::Waiver| {
        waiver.effect == Effect::Defer && (waiver.industries.is_empty() || waiver.industries.contains(&facts.industry))
    };
    if rules.waivers.iter().any(defers) && random.one_in(2) {
        let needed = requirement(rules, facts, &facts.industry).expect("they are covered");
        let categories = needed.all_categories();
        facts.owed = [(random.pick(&categories).id.clone(), Amount::whole(1 + random.below(20)))].into();
    }
}

fn entry(rules: &Rules, facts: &Facts, random: &mut Random) -> Entry {
    let second = facts.second_industry.clone().filter(|_| random.one_in(2));
    let industry = second.as_ref().unwrap_or(&facts.industry);
    let needed = requirement(rules, facts, industry).expect("they are covered");
    let activities = activities(rules, facts);
    let categories: Vec<_> =
        needed.all_categories().iter().map(|category| (category.id.clone(), needed.needed(category))).collect();
    let (category, least) = random.pick(&categories).clone();
    let (mut of, mut amount) = (Of::Category(category), amount(least, random));
    let units: Vec<&UnitId> = needed.units().collect();
    let mut unit = Some((*random.pick(&units)).clone());
    let mut order = None;
    if let Some(activity) = random.some(2, &activities) {
        let by_order =
            rules.activity(&activity).is_some_and(|activity| matches!(activity.worth, Worth::ByOrder { .. }));
        order = (by_order && !random.one_in(5)).then(|| 1 + random.below(4) as u8);
        (of, unit, amount) = (Of::Activity(activity), None, Amount::whole(1 + random.below(4)));
    }
    let earlier: Vec<u16> =
        rules.make_up.iter().chain(&rules.late_registration).flat_map(|window| window.for_years.clone()).collect();
    let surplus: Vec<u16> =
        rules.carry_over.iter().flat_map(|rule| (1..=rule.years + 1).map(|back| rules.year - back)).collect();
    let date = (!random.one_in(4)).then(|| day(rules, random));
    // The form says that a late day is of this year where no other is chosen.
    let is_late = rules.period.as_ref().is_some_and(|period| date.is_some_and(|date| date > period.ends));
    Entry {
        date,
        of,
        amount,
        unit,
        mode: random.some(2, &rules.modes),
        state: Some(*random.pick(&[
            State::Planned,
            State::Done,
            State::Declared,
            State::Recognised,
            State::Recognised,
            State::Recognised,
        ])),
        order,
        for_year: random.some(4, &earlier).or(is_late.then_some(rules.year)),
        carried_from: random.some(3, &surplus),
        industry: second,
    }
}

/// The activities that the person is asked about.
fn activities(rules: &Rules, facts: &Facts) -> Vec<checker_rules::ActivityId> {
    let asked = rules.questions(facts).into_iter();
    asked.filter_map(|question| if let Question::Activity(id) = question { Some(id) } else { None }).collect()
}

/// Amounts about what is needed, and any other.
fn amount(needed: Amount, random: &mut Random) -> Amount {
    match random.below(5) {
        0 => needed,
        1 => needed + hundredths(random.below(200)),
        2 => needed - hundredths(random.below(200)),
        3 => hundredths(random.below(20) * 50),
        _ => Amount::whole(random.below(40)),
    }
}

/// Mostly a day of the period, few enough that several entries share one; sometimes one of the years around.
fn day(rules: &Rules, random: &mut Random) -> Date {
    let years: Vec<u16> = rules.years().collect();
    let year = *random.pick(&years) + u16::from(random.one_in(8)) - u16::from(random.one_in(8));
    let month = *random.pick(&[2, 3, 9, 12]);
    Date::new(year, month, 1 + random.below(2) as u8).expect("a day of the calendar")
}

/// Somebody of whom the rules say something.
fn somebody(rules: &Rules, today: Date, random: &mut Random) -> Facts {
    loop {
        let mut facts = Facts { today: Some(today), ..person(rules, random) };
        let industries = [Some(facts.industry.clone()), facts.second_industry.clone()];
        if !industries.iter().flatten().all(|industry| requirement(rules, &facts, industry).is_some()) {
            continue;
        }
        add_circumstances(rules, &mut facts, random);
        facts.entries = (0..1 + random.below(5)).map(|_| entry(rules, &facts, random)).collect();
        if !matches!(evaluate(rules, &facts).verdict, Verdict::None(_)) {
            return facts;
        }
    }
}

// As they are entered.

fn said(pairs: Vec<(String, Option<String>)>) -> Value {
    let said = pairs.into_iter().filter_map(|(key, text)| Some((key, Value::String(text?))));
    Value::Object(said.collect())
}

/// The answers about somebody as the checker keeps them.
fn entered(facts: &Facts) -> Value {
    let mut texts = vec![
        ("industry".to_owned(), Some(facts.industry.to_string())),
        ("second".to_owned(), facts.second_industry.as_ref().map(ToString::to_string)),
        ("purpose".to_owned(), facts.purpose.clone()),
    ];
    texts.extend(facts.traits.iter().map(|(id, value)| (format!("trait.{id}"), Some(value.to_string()))));
    texts.extend(facts.waivers.iter().map(|id| (format!("waiver.{id}"), Some("yes".to_owned()))));
    texts.extend(facts.complete_years.iter().map(|year| (format!("complete.{year}"), Some("yes".to_owned()))));
    texts.extend(facts.owed.iter().map(|(id, amount)| (format!("owed.{id}"), Some(amount.to_string()))));
    let records: Vec<Value> = facts.entries.iter().map(|entry| recorded(facts, entry)).collect();
    json!({"name": "", "years": {(facts.year.to_string()): {"texts": said(texts), "records": records}}})
}

fn recorded(facts: &Facts, entry: &Entry) -> Value {
    let of = match &entry.of {
        Of::Category(id) => format!("category.{id}"),
        Of::Activity(id) => format!("activity.{id}"),
    };
    let state = entry.state.map(|state| match state {
        State::Planned => "planned",
        State::Done => "done",
        State::Declared => "declared",
        State::Recognised => "recognised",
    });
    let industry = entry.industry.as_ref().unwrap_or(&facts.industry);
    said(vec![
        ("date".to_owned(), entry.date.map(|date| date.to_string())),
        ("of".to_owned(), Some(of)),
        ("amount".to_owned(), Some(entry.amount.to_string())),
        ("unit".to_owned(), entry.unit.as_ref().map(ToString::to_string)),
        ("mode".to_owned(), entry.mode.as_ref().map(ToString::to_string)),
        ("state".to_owned(), state.map(str::to_owned)),
        ("order".to_owned(), entry.order.map(|order| order.to_string())),
        ("for_year".to_owned(), entry.for_year.map(|year| year.to_string())),
        ("carried_from".to_owned(), entry.carried_from.map(|year| year.to_string())),
        ("for_industry".to_owned(), Some(industry.to_string())),
    ])
}

// What the page has to show.

fn filled(pattern: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    fill(pattern, &values)
}

fn row(data: &CheckerData, line: &Line, unit: &UnitId) -> Value {
    let amount = |amount| data.years[0].text.amount(&data.text, amount, unit);
    let complete = line.missing == Amount::ZERO;
    let class =
        [if complete { "complete" } else { "incomplete" }, if line.within.is_some() { " part" } else { "" }].concat();
    let counted = match line.given > line.counted {
        true => filled(data.text.capped(), &[("given", amount(line.given)), ("counted", amount(line.counted))]),
        false => amount(line.counted),
    };
    let missing = if complete { data.text.complete().to_owned() } else { amount(line.missing) };
    json!([class, amount(line.needed), counted, missing, format!("#{}", line.clause)])
}

fn shown(data: &CheckerData, outcome: &Outcome) -> Value {
    let verdict = if outcome.verdict == Verdict::Met { "verdict met" } else { "verdict short" };
    let mut rows: Vec<Value> = outcome.lines.iter().map(|line| row(data, line, &outcome.unit)).collect();
    if let Some(second) = &outcome.second {
        rows.extend(second.lines.iter().map(|line| row(data, line, &second.unit)));
    }
    json!({"verdict": verdict, "rows": rows})
}

/// An amount of what cannot be converted: so many pieces of an activity, or so much of it.
fn as_given(data: &CheckerData, entry: &Entry, amount: Amount) -> String {
    let (text, year) = (&data.text, &data.years[0]);
    let Of::Activity(id) = &entry.of else { return amount.to_string() };
    let activity = year.rules.activities.iter().find(|one| one.id == *id).expect("an activity of the rules");
    let name = ["activity.", id.as_str()].concat();
    let name = year.text.rules.get(&name).cloned().unwrap_or(name);
    match &activity.worth {
        Worth::Each { per, .. } if per.as_str() != ITEM => {
            filled(text.of_category(), &[("amount", year.text.amount(text, amount, per)), ("category", name)])
        }
        _ => filled(text.times(), &[("n", amount.to_string()), ("activity", name)]),
    }
}

/// Compares what the page says of an entry; the words for a reason may be any.
fn assert_record(
    data: &CheckerData,
    (entry, outcome): (&Entry, &EntryOutcome),
    unit: &UnitId,
    answer: &Value,
    who: &Facts,
) {
    // What cannot be converted has no unit, and none of it is said to count.
    let is_converted = outcome.given > Amount::ZERO;
    let amount = |amount: Amount| match is_converted {
        true => data.years[0].text.amount(&data.text, amount, unit),
        false => as_given(data, entry, amount),
    };
    let counts = match &outcome.completes {
        Some(Node::Category(id)) => Some(filled(data.text.completes_category(), &[("category", id.to_string())])),
        Some(_) => Some(data.text.completes().to_owned()),
        None if !is_converted && !outcome.rest.is_empty() => None,
        None => {
            Some(filled(data.text.counts(), &[("counted", amount(outcome.counted)), ("given", amount(outcome.given))]))
        }
    };
    let mut reasons = &answer.as_array().expect("a list")[..];
    if let Some(counts) = counts {
        assert_eq!(reasons[0][0], counts, "{who:?}");
        reasons = &reasons[1..];
    }
    assert_eq!(reasons.len(), outcome.rest.len(), "{who:?}: {answer}");
    for (reason, rest) in reasons.iter().zip(&outcome.rest) {
        let begins = filled(data.text.does_not_count(), &[("amount", amount(rest.amount))]);
        assert!(reason[0].as_str().is_some_and(|words| words.starts_with(&begins)), "{reason} is {rest:?} of {who:?}");
        let hash = rest.clause.as_ref().map(|clause| format!("#{clause}")).unwrap_or_default();
        assert_eq!(reason[1], hash, "{who:?}");
    }
}

fn assert_agree(data: &CheckerData, facts: &Facts, answer: &Value) {
    let rules = &data.years[0].rules;
    let outcome = evaluate(rules, facts);
    let lines = json!({"verdict": answer["verdict"], "rows": answer["rows"]});
    assert_eq!(lines, shown(data, &outcome), "{facts:?}");
    let records = answer["records"].as_array().expect("a list");
    assert_eq!(records.len(), facts.entries.len());
    for ((entry, own), record) in facts.entries.iter().zip(&outcome.entries).zip(records) {
        let second = outcome.second.as_ref().filter(|second| entry.industry.as_ref() == Some(&second.industry));
        assert_record(data, (entry, own), second.map_or(&outcome.unit, |second| &second.unit), record, facts);
    }
}

/// Were the two a hundredth apart, it would be noticed in some of the people.
fn notices(data: &CheckerData, facts: &Facts) -> bool {
    let mut other = facts.clone();
    let first: CategoryId =
        requirement(&data.years[0].rules, facts, &facts.industry).expect("they are covered").categories[0].id.clone();
    other.entries.push(Entry { state: Some(State::Recognised), ..Entry::total(first, hundredths(1), None) });
    shown(data, &evaluate(&data.years[0].rules, facts)) != shown(data, &evaluate(&data.years[0].rules, &other))
}

// The page.

/// The page's data, and the place of its texts in the page.
fn texts_of(page: &str) -> (CheckerData, std::ops::Range<usize>) {
    let script = page.find(&format!("id=\"{DATA}\"")).expect("the page has the checker's data");
    let start = script + page[script..].find('>').expect("the element begins") + 1;
    let end = start + page[start..].find("</script>").expect("the element ends");
    let texts: Vec<String> = serde_json::from_str(&page[start..end]).expect("a list of texts");
    (CheckerData::read(&mut Reader::new(&texts)), start..end)
}

/// The data of a page, with one year of these rules, which have no names.
fn with_rules(data: CheckerData, rules: Rules) -> CheckerData {
    let year = YearData {
        rules: Rules { deadlines: Vec::new(), funding: None, ..rules },
        text: YearText::default(),
        notice: "notice".to_owned(),
        version: "test".to_owned(),
        elsewhere: Map::new(),
    };
    CheckerData { years: vec![year], ..data }
}

async fn answers(browser: &Browser, people: &[Facts]) -> Vec<Value> {
    let years = people[0].year;
    let people: Vec<Value> = people.iter().map(entered).collect();
    let book = json!({"version": 1, "shown": 0, "year": years, "people": people}).to_string();
    let script = [
        "const book = ",
        &json!(book).to_string(),
        ", done = arguments[0];\n",
        include_str!("page.js"),
        include_str!("people_log.js"),
    ]
    .concat();
    let answers = browser.run_async(&script).await;
    answers.as_array().unwrap_or_else(|| panic!("the page fails: {answers}")).clone()
}

async fn today(browser: &Browser) -> Date {
    let days = "const d = new Date(); return Math.floor((d - d.getTimezoneOffset() * 60000) / 86400000);";
    let days = browser.run(days).await.as_u64().and_then(|days| u32::try_from(days).ok());
    Date::from_unix_days(days.expect("a number of days")).expect("a day of the calendar")
}

/// Asks about so many people of every second set, from the one at place `first` on.
async fn ask(root: &str, first: usize) {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    let file = server.folder().join(root).join("checker/index.html");
    let page = read(&file);
    let sets: Vec<_> = rule_sets();
    let of_each = PEOPLE / sets.len() + 1;
    let mut random = Random(root.bytes().map(u64::from).product());
    let mut noticed = 0;
    for set in sets.into_iter().skip(first).step_by(LANGUAGES) {
        let (data, place) = texts_of(&page);
        let data = with_rules(data, set.rules);
        let texts = serde_json::to_string(&data.to_texts()).expect("texts").replace('<', "\\u003c");
        std::fs::write(&file, [&page[..place.start], &texts, &page[place.end..]].concat()).expect("a page");
        browser.open(&server.url(&format!("{root}/checker/?{}", set.name))).await;
        browser.alive().await;
        let today = today(&browser).await;
        let people: Vec<Facts> = (0..of_each).map(|_| somebody(&data.years[0].rules, today, &mut random)).collect();
        for people in people.chunks(BATCH) {
            // One alone cannot be chosen.
            let people = if let [only] = people { &[only.clone(), only.clone()][..] } else { people };
            let answers = answers(&browser, people).await;
            assert_eq!(answers.len(), people.len(), "everybody has an answer");
            for (facts, answer) in people.iter().zip(&answers) {
                assert_agree(&data, facts, answer);
                noticed += usize::from(notices(&data, facts));
            }
        }
    }
    assert!(noticed > PEOPLE / LANGUAGES / 3, "a hundredth is noticed in {noticed}");
}

// Two tests, so that the languages are asked at the same time.

#[tokio::test]
async fn the_browser_and_the_rules_agree_about_every_log_in_chinese() {
    ask("zh", 0).await;
}

#[tokio::test]
async fn the_browser_and_the_rules_agree_about_every_log_in_english() {
    ask("en", 1).await;
}
