//! The checker in the browser says of many people what the rules say natively: verdict and every line, to the hundredth.
//!
//! The amounts of a person are chosen first and then written the way people type them, so that their reading is tested too.

#![expect(clippy::expect_used, clippy::panic, reason = "what goes wrong here is a failed test")]

use checker_rules::{Amount, CategoryRule, Entry, Facts, Line, Outcome, Requirement, Rules, UnitId, Verdict, evaluate};
use serde_json::{Value, json};
use site_gen::content::{Lang, RuleTexts, RulesData, parse};
use site_gen::diag::Sink;
use site_gen::source;
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::own_content;
use site_tests::random::Random;
use site_tests::server::Server;

/// How many people are asked in all, and in one call of the browser.
const PEOPLE: usize = 10_000;
const LANGUAGES: usize = 2;
const BATCH: usize = 500;

/// A language's place on the site, and what its pages have to say.
struct Language {
    lang: Lang,
    root: &'static str,
    before_unit: &'static str,
    complete: &'static str,
}

/// Somebody as the rules know them, and what they type.
struct Person {
    facts: Facts,
    /// A text for each category, in reading order.
    typed: Vec<(String, String)>,
}

impl Person {
    fn new(data: &RulesData, random: &mut Random) -> Self {
        let rules = &data.rules;
        let industry = random.pick(&rules.industries).id.clone();
        let mut facts = Facts { year: rules.year, industry, ..Facts::default() };
        let requirement = requirement(rules, &facts);
        let mut typed = Vec::new();
        for category in requirement.all_categories() {
            let (text, entry) = field(requirement, category, &data.texts, random);
            facts.entries.extend(entry);
            typed.push((category.id.to_string(), text));
        }
        Self { facts, typed }
    }

    fn as_json(&self) -> Value {
        let fields = self.typed.iter().map(|(name, typed)| json!({"name": name, "typed": typed}));
        json!({"industry": self.facts.industry.as_str(), "fields": fields.collect::<Vec<_>>()})
    }

    /// The same person with a hundredth more of the first category.
    fn with_a_hundredth_more(&self, rules: &Rules) -> Facts {
        let first = &requirement(rules, &self.facts).categories[0].id;
        let mut facts = self.facts.clone();
        facts.entries.push(Entry::total(first.clone(), hundredths(1), None));
        facts
    }
}

fn requirement<'a>(rules: &'a Rules, facts: &Facts) -> &'a Requirement {
    rules.requirement(&facts.industry, &facts.traits).expect("everybody on this site has a requirement")
}

fn hundredths(number: u32) -> Amount {
    Amount::whole(number).scaled(1, 100)
}

/// What somebody types for a category, and what that means.
fn field(
    requirement: &Requirement,
    category: &CategoryRule,
    texts: &RuleTexts,
    random: &mut Random,
) -> (String, Option<Entry>) {
    if random.one_in(8) {
        return (if random.one_in(2) { "" } else { " " }.to_owned(), None);
    }
    let amount = amount(requirement.needed(category), random);
    let units: Vec<&UnitId> = requirement.units().collect();
    let unit = if random.one_in(2) { &requirement.unit } else { random.pick(&units) };
    let mut text = amount.to_string();
    if unit != &requirement.unit || random.one_in(3) {
        let gap = random.pick(&["", " ", "\u{3000}"]);
        let word = random.pick(&texts.units[unit.as_str()].words);
        text = [text.as_str(), gap, word].concat();
    }
    (dressed(text, random), Some(Entry::total(category.id.clone(), amount, Some(unit.clone()))))
}

/// Amounts about what is needed, and any other with no, one or two places.
fn amount(needed: Amount, random: &mut Random) -> Amount {
    match random.below(6) {
        0 => needed,
        1 => needed + hundredths(random.below(200)),
        2 => needed - hundredths(random.below(200)),
        3 => Amount::whole(random.below(100)),
        4 => hundredths(random.below(200) * 50),
        _ => hundredths(random.below(1_000_001)),
    }
}

/// The same with the keyboard's full-width signs, in capitals, or with spaces around it.
fn dressed(text: String, random: &mut Random) -> String {
    match random.below(6) {
        0 => text.chars().map(full_width).collect(),
        1 => text.to_uppercase(),
        2 => format!(" {text}\u{3000}"),
        _ => text,
    }
}

fn full_width(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// What the page has to show of an outcome.
fn shown(outcome: &Outcome, texts: &RuleTexts, language: &Language) -> Value {
    let verdict = if outcome.verdict == Verdict::Met { "verdict met" } else { "verdict short" };
    let names = &texts.units[outcome.unit.as_str()];
    let with_unit = |amount: Amount| {
        let name = if amount == Amount::whole(1) { &names.one } else { &names.many };
        format!("{amount}{}{}", language.before_unit, name.get(language.lang))
    };
    let row = |line: &Line| {
        let (state, missing) = match line.missing {
            Amount::ZERO => ("complete", language.complete.to_owned()),
            missing => ("incomplete", with_unit(missing)),
        };
        json!([state, with_unit(line.needed), with_unit(line.counted), missing, format!("#{}", line.clause)])
    };
    json!({"verdict": verdict, "rows": outcome.lines.iter().map(row).collect::<Vec<_>>()})
}

/// The rules of the project's newest year.
fn own_rules() -> RulesData {
    let mut sink = Sink::default();
    let content = parse(&source::load(&own_content(), &mut sink), &mut sink).expect("content");
    content.years.into_iter().next_back().expect("a year").rules
}

async fn answers(browser: &Browser, people: &[Person]) -> Vec<Value> {
    let people = Value::Array(people.iter().map(Person::as_json).collect());
    let script = [
        "const people = ",
        &people.to_string(),
        ", done = arguments[0];\n",
        include_str!("page.js"),
        include_str!("people.js"),
    ]
    .concat();
    let answers = browser.run_async(&script).await;
    answers.as_array().unwrap_or_else(|| panic!("the page fails: {answers}")).clone()
}

async fn agree(browser: &Browser, language: &Language, data: &RulesData, people: &[Person]) {
    let answers = answers(browser, people).await;
    assert_eq!(answers.len(), people.len(), "everybody has an answer");
    for (person, answer) in people.iter().zip(answers) {
        let native = |facts: &Facts| shown(&evaluate(&data.rules, facts), &data.texts, language);
        assert_eq!(answer, native(&person.facts), "{:?} in {}, {:?}", person.typed, language.root, person.facts);
        // Were the two a hundredth apart, it would be noticed.
        assert_ne!(answer, native(&person.with_a_hundredth_more(&data.rules)), "{:?}", person.typed);
    }
}

/// Asks about so many people, others for each language.
async fn ask(language: &Language) {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    browser.open(&server.url(&format!("{}/checker/", language.root))).await;
    browser.alive().await;
    let data = own_rules();
    let mut random = Random(language.root.bytes().map(u64::from).product());
    for _ in 0..PEOPLE / LANGUAGES / BATCH {
        let people: Vec<_> = (0..BATCH).map(|_| Person::new(&data, &mut random)).collect();
        agree(&browser, language, &data, &people).await;
    }
}

// Two tests, so that the languages are asked at the same time.

#[tokio::test]
async fn the_browser_and_the_rules_agree_about_everybody_in_chinese() {
    ask(&Language { lang: Lang(0), root: "zh", before_unit: "", complete: "已完成" }).await;
}

#[tokio::test]
async fn the_browser_and_the_rules_agree_about_everybody_in_english() {
    ask(&Language { lang: Lang(1), root: "en", before_unit: " ", complete: "complete" }).await;
}
