//! The page for lists of staff: the form, how to prepare a list, and the newest year's table.

use checker_list::page::{DATA, FundingRule, ListData, ListPage, ListProps, ListYear, ROOT};
use checker_rules::{Funding, Value};
use futures_executor::block_on;
use serde::Serialize;
use yew::LocalServerRenderer;

use crate::exchange::{blank_list_path, names_in_lists};
use crate::model::Year;
use crate::render::Page;
use crate::render::stated::RuleWords;
use crate::render::tables::insert_requirements;
use crate::render::voice::Voice;
use crate::render::widget::{for_program, for_script, version};
use crate::ui;

/// The values of the program's part of the page.
#[derive(Serialize)]
struct Program {
    root: &'static str,
    data_id: &'static str,
    html: String,
    json: String,
}

/// A blank list of a year, by the addresses of its files below the root of the site.
#[derive(Serialize)]
struct BlankLinks {
    lead: String,
    totals: [String; 2],
    log: [String; 2],
}

pub(super) fn page(voice: &Voice<'_>) -> Option<Page> {
    let mut page = Page::new(voice, voice.t("list_lead"));
    let data = data(voice);
    let json = for_script(&data.to_texts())?;
    let props = move || ListProps { data: std::rc::Rc::new(data) };
    let html = block_on(LocalServerRenderer::<ListPage>::with_props(props()).render());
    page.values.insert("list", &Program { root: ROOT, data_id: DATA, html, json });
    let blank = voice.site.years.iter().rev().map(|year| {
        let path = |kind, ending| blank_list_path(&voice.language().id, year.year, kind, ending);
        BlankLinks {
            lead: voice.ui.fill("list_blank", &[("year", &year.year.to_string())]),
            totals: ["xlsx", "csv"].map(|ending| path("totals", ending)),
            log: ["xlsx", "csv"].map(|ending| path("log", ending)),
        }
    });
    page.values.insert("blank", &blank.collect::<Vec<_>>());
    insert_requirements(voice, voice.site.newest(), &mut page);
    Some(page)
}

fn funding(voice: &Voice<'_>, year: &Year, rule: &Funding) -> FundingRule {
    let words = RuleWords { voice, year };
    let value = words.value(&Value::Spend { share: rule.share, wages: rule.wages, categories: Vec::new() });
    let clause = voice.cited_label(year, rule.clause.as_str());
    let categories: Vec<String> = rule.categories.iter().map(|id| voice.category(year, id.as_str())).collect();
    let key = if categories.is_empty() { "list_funding" } else { "list_funding_for" };
    let categories = categories.join(voice.ui.checker.comma());
    let values = [("value", value.as_str()), ("clause", &clause), ("categories", &categories)];
    FundingRule { rule: rule.clone(), said: voice.ui.fill(key, &values) }
}

fn data(voice: &Voice<'_>) -> ListData {
    let groups = ui::names_of_groups();
    let years = voice.site.years.iter().rev().map(|year| ListYear {
        rules: for_program(&year.rules.rules),
        text: voice.year_text(year).clone(),
        names: names_in_lists(voice.site, year),
        version: version(&year.rules.rules),
        funding: year.rules.rules.funding.as_ref().map(|rule| funding(voice, year, rule)),
        groups: groups.clone(),
    });
    let ui = &voice.ui;
    ListData { years: years.collect(), text: ui.checker.clone(), list: ui.list.clone(), page: ui.list_page.clone() }
}
