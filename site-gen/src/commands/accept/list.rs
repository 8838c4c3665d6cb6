//! Prints every text and table that is not as it was accepted, with what changed.

use std::io::{self, IsTerminal};

use super::super::console::{Console, print};
use super::super::failure::Failure;
use super::super::marks::changed_lines;
use super::key;
use crate::content::{DATA, Kept};
use crate::diag::words;
use crate::difference::compare;
use crate::model::Site;

/// Prints what is open: each address, and below it the lines that changed.
pub(super) fn print_open(console: Console, site: &Site) -> Result<(), Failure> {
    let lines: Vec<String> = texts(site).into_iter().chain(tables(site)).collect();
    if lines.is_empty() {
        return console
            .answer(&words("every translation was made from the source as it is now", "所有译文都与现行原文一致"));
    }
    print(lines.join("\n"))
}

fn texts(site: &Site) -> Vec<String> {
    let mut lines = Vec::new();
    for one in site.translated() {
        let accepted = one.accepted(site);
        if accepted.is_some_and(|accepted| one.is(accepted)) {
            continue;
        }
        let (address, language) = key(site, &one);
        lines.push(format!("{address} {language}"));
        if let Some(accepted) = accepted {
            lines.extend(changes(&accepted.source, one.source));
            lines.extend(accepted.translation.iter().flat_map(|kept| changes(kept, one.text)));
        }
    }
    lines
}

fn tables(site: &Site) -> Vec<String> {
    let (mut lines, tables) = (Vec::new(), site.tables());
    for table in &tables.said {
        let before = table.changed_alone();
        if before.is_some() || table.accepted.is_none() {
            lines.push(format!("{} {DATA}", table.address));
            lines.extend(before.into_iter().flat_map(|before| changes(&before.source, table.data)));
        }
    }
    for gone in &tables.gone {
        lines.push(format!("{} {DATA}", gone.address));
        lines.extend(changes(&gone.accepted.source, ""));
    }
    lines
}

/// The lines of a text that changed; all of them where the earlier text was not kept.
fn changes(earlier: &Kept, now: &str) -> Vec<String> {
    if earlier.is(now) {
        return Vec::new();
    }
    let changed = changed_lines(&compare(earlier.text.as_deref().unwrap_or_default(), now), io::stdout().is_terminal());
    changed.into_iter().map(|line| format!("  {line}")).collect()
}
