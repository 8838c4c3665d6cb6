//! What an import found, as TOML that a person can compare with the notice.

use std::fmt::Write;

use site_gen::import::outline::{CitedDocument, NoticeClause};
use site_gen::import::rules::{Least, MakeUp, Ratio, Requirement, TimeLimit};
use site_gen::import::{Draft, DroppedText};

pub(crate) fn told(draft: &Draft) -> String {
    let outline = &draft.outline;
    let title: String = outline.title.iter().map(|piece| piece.text()).collect();
    let mut out = format!("title = {}\n", quoted(&title));
    let mut line = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(out, "{key} = {value}");
        }
    };
    line("number", outline.number.as_ref().map(|number| quoted(&number.text())));
    line("issuers", some_list(outline.issuers.iter().map(|issuer| issuer.text())));
    line("addressee", outline.addressee.as_ref().map(|addressee| quoted(&addressee.text())));
    line("made", outline.made.map(|date| date.to_string()));
    line("published", outline.published.map(|date| date.to_string()));
    for (key, value) in &outline.fields {
        line(key, Some(quoted(&value.text())));
    }
    line("lead", some_list(outline.lead.iter().map(|block| start(&block.text.text()))));
    for cite in &outline.cites {
        out.push_str(&cited(cite, &draft.ids));
    }
    for (clause, id) in outline.clauses.iter().zip(&draft.ids) {
        out.push_str(&told_clause(clause, id));
    }
    for warning in &outline.warnings {
        let _ =
            writeln!(out, "\n[[warnings]]\ncode = \"{}\"\nline = {}", warning.code.0, draft.line(warning.range.start));
    }
    out.push_str(&dropped(draft));
    out.push_str(&rules(draft));
    out
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn some_list(texts: impl Iterator<Item = String>) -> Option<String> {
    let texts: Vec<String> = texts.map(|text| quoted(&text)).collect();
    (!texts.is_empty()).then(|| format!("[{}]", texts.join(", ")))
}

/// Enough of a text to recognise it by.
fn start(text: &str) -> String {
    let short: String = text.chars().take(16).collect();
    if short == text { short } else { format!("{short}…") }
}

fn cited(cite: &CitedDocument, ids: &[String]) -> String {
    let mut out = "\n[[cites]]\n".to_owned();
    for (key, value) in [
        ("title", cite.title.clone()),
        ("number", cite.number.clone()),
        ("in_force", cite.in_force.map(|date| date.to_string())),
    ] {
        if let Some(value) = value {
            let _ = writeln!(out, "{key} = {}", quoted(&value));
        }
    }
    let _ = writeln!(out, "clause = {}", quoted(cite.clause.map_or("", |at| &ids[at])));
    out
}

fn told_clause(clause: &NoticeClause, id: &str) -> String {
    let mut out = format!("\n[[clauses]]\nid = {}\nlevel = {}\n", quoted(id), quoted(clause.style()));
    let heading = format!("{}{}", clause.label.text(), clause.title.text());
    let _ = writeln!(out, "title = {}", quoted(&heading));
    let items = clause.blocks.iter().map(|block| {
        let mark = if block.heads { "# ".to_owned() } else { "- ".repeat(block.depth) };
        match &block.table {
            Some(table) => {
                let rows =
                    table.rows.iter().map(|row| row.iter().map(|cell| cell.text()).collect::<Vec<_>>().join(" | "));
                rows.collect::<Vec<_>>().join(" / ")
            }
            None => format!("{mark}{}", start(&block.text.text())),
        }
    });
    if let Some(items) = some_list(items) {
        let _ = writeln!(out, "items = {items}");
    }
    out
}

/// Numbers of clauses, and the signs of tables, are dropped in every notice: only how many.
fn dropped(draft: &Draft) -> String {
    let mut out = String::new();
    let is_number = |reason: &str| reason == "numbering";
    let numbers = draft.account.dropped.iter().filter(|dropped| is_number(dropped.reason.name())).count();
    let is_sign = |dropped: &&DroppedText| {
        dropped.reason.name() == "markup" && dropped.text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
    };
    for dropped in draft.account.dropped.iter().filter(|dropped| !is_number(dropped.reason.name()) && !is_sign(dropped))
    {
        let DroppedText { range, reason, text } = dropped;
        let (line, reason) = (draft.line(range.start), reason.name());
        let _ = writeln!(out, "\n[[dropped]]\nline = {line}\nreason = \"{reason}\"\ntext = {}", quoted(&start(text)));
    }
    let _ = write!(out, "\n[account]\nnumbers = {numbers}\nfolded = {}\n", draft.outline.folded.len());
    out
}

fn rules(draft: &Draft) -> String {
    let rules = &draft.rules;
    let mut out = "\n[rules]\n".to_owned();
    let mut line = |key: &str, list: Option<String>| {
        if let Some(list) = list {
            let _ = writeln!(out, "{key} = {list}");
        }
    };
    line("ratios", some_list(rules.ratios.iter().map(ratio)));
    line("requirements", some_list(rules.requirements.iter().map(|requirement| said(requirement, &draft.ids))));
    line("make_up", some_list(rules.make_up.iter().map(make_up)));
    line("terms", some_list(rules.terms.iter().map(term)));
    line("unsure", some_list(rules.unsure.iter().map(|question| start(&question.quote.text))));
    out
}

fn ratio(ratio: &Ratio) -> String {
    format!("{} {:?} = {} Hour", ratio.of, ratio.unit, ratio.hours)
}

fn said(requirement: &Requirement, ids: &[String]) -> String {
    let of: Vec<&str> = requirement.industries.iter().map(|industry| industry.id.as_str()).collect();
    let of = if of.is_empty() { "general".to_owned() } else { of.join(" and ") };
    let total = requirement.total.map_or("?".to_owned(), |total| total.to_string());
    let categories: Vec<String> = requirement
        .categories
        .iter()
        .map(|(category, least)| match least {
            Least::Amount(amount) => format!("{category:?} {amount}"),
            Least::Share(part, whole) => format!("{category:?} {part}/{whole}"),
        })
        .collect();
    format!("{of}, {}: {total} {:?}; {}", ids[requirement.clause], requirement.unit, categories.join(", "))
}

fn make_up(make_up: &MakeUp) -> String {
    let category = make_up.category.map_or("all".to_owned(), |category| format!("{category:?}"));
    format!("{category} of {:?} until {}", make_up.years, make_up.until)
}

fn term(term: &TimeLimit) -> String {
    format!("{} days before: {}", term.days, term.audiences.join(", "))
}
