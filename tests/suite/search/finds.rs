//! What is found: written queries, and every clause by any six characters in a row of its heading.

use std::collections::BTreeSet;

use serde_json::Value;
use site_gen::content::Lang;
use site_gen::model::{PageId, anchors};
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::{checked, own_content, project, read};
use site_tests::server::Server;

use super::{LANGUAGES, open};

/// What a reader types, and the places of which one has to be among the first results.
struct Query {
    lang: String,
    typed: String,
    at: Vec<String>,
}

fn queries() -> Vec<Query> {
    let file: toml::Table = read(&project().join("tests/search/queries.toml")).parse().expect("queries in TOML");
    let text = |value: &toml::Value| value.as_str().expect("a text").to_owned();
    let query = |one: &toml::Value| Query {
        lang: text(&one["lang"]),
        typed: text(&one["q"]),
        at: one["at"].as_array().expect("a list").iter().map(text).collect(),
    };
    file["query"].as_array().expect("queries").iter().map(query).collect()
}

/// How many results a reader looks at.
const LOOKED_AT: usize = 3;

#[tokio::test]
async fn what_readers_type_leads_to_the_answer() {
    let queries = queries();
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    let mut missed = Vec::new();
    for language in LANGUAGES {
        let own: Vec<&Query> = queries.iter().filter(|one| one.lang == language).collect();
        assert!(own.len() >= 20, "{language} has {} queries", own.len());
        open(&browser, &server, language, "").await;
        for one in own {
            let found = found(&browser, &one.typed).await;
            let first = &found[..found.len().min(LOOKED_AT)];
            if !one.at.iter().any(|at| first.contains(at)) {
                missed.push(format!("{}: {first:?}, not {:?}", one.typed, one.at));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    println!("{} queries", queries.len());
}

/// Where the hits of a query stand, the best first, by the function that the page itself calls.
async fn found(browser: &Browser, query: &str) -> Vec<String> {
    let query = Value::from(query).to_string();
    let hits = browser.run_async(&format!("document.getElementById('search').find({query}).then(arguments[0])")).await;
    let hits = hits.as_array().expect("a list of places").iter();
    hits.map(|at| at.as_str().expect("an address").to_owned()).collect()
}

/// Asks for any six characters in a row of every heading of a clause, or for all of a shorter one. Gives the anchors asked
/// for, how often was asked, and what was found behind the fifth place, with that place; 0 where it was not found.
const SIX_IN_A_ROW: &str = "
    const done = arguments[0];
    const search = document.getElementById('search');
    (async () => {
        const { passages, pages } = await (await fetch(search.dataset.passages)).json();
        const clauses = passages.filter(passage => passage.clause && passage.title);
        const late = [];
        let asked = 0;
        for (const { title, id, page } of clauses) {
            const signs = Array.from(title);
            for (let at = 0; at === 0 || at + 6 <= signs.length; at += 1) {
                const query = signs.slice(at, at + 6).join('');
                const found = await search.find(query);
                const place = found.indexOf(pages[page][2] + '#' + id) + 1;
                asked += 1;
                if (place === 0 || place > 5) late.push([place, query, title]);
            }
        }
        done([clauses.map(({ id }) => id), asked, late]);
    })().catch(error => done(String(error)));";

#[tokio::test]
async fn every_clause_is_found_by_any_six_characters_in_a_row_of_its_heading() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    let own = checked(&own_content());
    let site = own.site();
    for (lang, language) in LANGUAGES.iter().enumerate() {
        open(&browser, &server, language, "").await;
        let answer = browser.run_async(SIX_IN_A_ROW).await;
        let (ids, late) = (answer[0].as_array().expect("anchors"), answer[2].as_array().expect("a list"));
        let asked: BTreeSet<&str> = ids.iter().filter_map(Value::as_str).collect();
        let expected = anchors(site, &PageId::Notice(site.newest().year));
        assert_eq!(asked, *expected.get(Lang(lang)), "every heading of the notice is asked for");
        println!("{language}: {} queries, {} found behind the fifth place: {late:?}", answer[1], late.len());
        let beyond = late.iter().filter(|one| !(1..=10).contains(&one[0].as_u64().unwrap_or_default()));
        assert_eq!(beyond.collect::<Vec<_>>(), Vec::<&Value>::new(), "{language}: not among the first ten");
        assert!(
            late.len() * 20 <= answer[1].as_u64().expect("a number") as usize,
            "{language}: 19 of 20 in the first five"
        );
    }
}
