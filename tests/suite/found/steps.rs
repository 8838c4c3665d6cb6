//! Every page is within three steps of the home page of its language.

use std::collections::BTreeMap;

use super::{Site, attributes, is_listed, sites};

const MOST_STEPS: usize = 3;

#[test]
fn every_page_is_within_three_steps_of_home() {
    for site in sites() {
        let pages = site.texts("index.html");
        let languages =
            pages.keys().filter_map(|path| path.strip_suffix("/index.html")).filter(|path| !path.contains('/'));
        for language in languages.filter(|path| *path != "embed") {
            let steps = steps(&site, &pages, &format!("{language}/index.html"));
            let own = pages.iter().filter(|(path, html)| path.starts_with(&format!("{language}/")) && is_listed(html));
            for (path, _) in own {
                let taken = steps.get(*path).copied();
                assert!(taken.is_some_and(|taken| taken <= MOST_STEPS), "{path}: {taken:?} steps from home");
            }
        }
    }
}

/// How many steps lead to each page, at least.
fn steps(site: &Site, pages: &BTreeMap<&str, String>, home: &str) -> BTreeMap<String, usize> {
    let mut steps = BTreeMap::from([(home.to_owned(), 0)]);
    let mut reached = vec![home.to_owned()];
    for taken in 1.. {
        let links = reached.iter().flat_map(|path| {
            attributes(&pages[path.as_str()], "href").into_iter().map(|link| target(site, path, link))
        });
        let mut new: Vec<String> =
            links.filter(|path| pages.contains_key(path.as_str()) && !steps.contains_key(path)).collect();
        new.sort();
        new.dedup();
        steps.extend(new.iter().map(|path| (path.clone(), taken)));
        if new.is_empty() {
            break;
        }
        reached = new;
    }
    steps
}

/// The path of the page to which a link on a page leads.
fn target(site: &Site, page: &str, link: &str) -> String {
    let link = link.split('#').next().unwrap_or_default();
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    let absolute = link.strip_prefix(site.path.as_str());
    if absolute.is_some() {
        folders.clear();
    }
    let rest = absolute.unwrap_or(link);
    for step in rest.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                folders.pop();
            }
            name => folders.push(name),
        }
    }
    folders.push("index.html");
    folders.join("/")
}
