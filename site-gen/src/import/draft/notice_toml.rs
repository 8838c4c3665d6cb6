//! notice.toml: the notice as a document.

use std::collections::{BTreeMap, BTreeSet};

use checker_rules::Amount;

use super::headings::known;
use super::{DraftFile, Drafting, TODO, TextLayout, TomlField, quoted, untranslated};
use crate::diag::{Words, words};
use crate::import::figures::{FigureUse, NoticeFigure};
use crate::import::outline::{CitedDocument, DocumentKey, Outline, SectionKind};
use crate::import::rules::KNOWN_INDUSTRIES;
use crate::import::run::Run;

pub(super) fn write(drafting: &Drafting<'_>) -> DraftFile {
    let Drafting { outline, ids, desk, .. } = *drafting;
    let head = words(
        "The notice as a document, drafted from its text. What it does not state is left out.",
        "通知作为公文的各项信息，根据通知文字起草。通知没有写的不写。",
    );
    let mut text = format!("# {}\n\n", desk.says(&head));
    let fields = fields(outline);
    localized("title", &fields, &mut text);
    let number = runs("number", &fields).map(|runs| quoted(&joined("number", runs)));
    line("number", number, &mut text);
    line("index", runs("index", &fields).map(|runs| quoted(&joined("index", runs))), &mut text);
    localized("issuer", &fields, &mut text);
    if runs("addressees", &fields).is_some() {
        localized("addressees", &fields, &mut text);
    }
    if runs("category", &fields).is_some() {
        localized("category", &fields, &mut text);
    }
    line("summary", Some(summary(outline)), &mut text);
    line("made", outline.made.map(|date| date.to_string()), &mut text);
    line("published", outline.published.map(|date| date.to_string()), &mut text);
    if runs("status", &fields).is_some() {
        localized("status", &fields, &mut text);
    }
    let mut names = BTreeSet::new();
    for (at, cite) in outline.cites.iter().enumerate() {
        let mut id = cite_id(cite, at);
        if names.contains(&id) {
            id = format!("cited-{}", at + 1);
        }
        text.push_str(&cited(cite, &id, outline, ids));
        names.insert(id);
    }
    acknowledged(drafting, &mut text);
    DraftFile { name: "notice.toml", text, body: TextLayout::Toml(fields) }
}

/// The longest heading that says what a clause is about, in characters.
const LONGEST_TITLE: usize = 24;

/// What the notice is about, by its headings.
fn summary(outline: &Outline) -> String {
    let titles = outline.clauses.iter().filter(|clause| matches!(clause.part, SectionKind::Clause(..)));
    // A clause without a heading of its own begins with its text.
    let is_heading =
        |title: &String| !title.is_empty() && title.chars().count() <= LONGEST_TITLE && !title.contains('，');
    let titles: Vec<String> = titles.map(|clause| clause.title.text()).filter(is_heading).collect();
    let english: Option<Vec<&str>> = titles.iter().map(|title| known(title).map(|heading| heading.en)).collect();
    if titles.is_empty() {
        return format!("{{ zh = \"{TODO}\", en = \"{TODO}\" }}");
    }
    let zh = quoted(&format!("内容：{}。", titles.join("；")));
    let en =
        english.map_or_else(|| TODO.to_owned(), |titles| format!("Contents: {}.", titles.join("; ").to_lowercase()));
    format!("{{ zh = {zh}, en = {} }}", quoted(&en))
}

/// The figures that no rule is made of, each to be given a reason: those of a sentence that is asked about, those of the
/// rows of a table together, and the others of a clause.
fn acknowledged(drafting: &Drafting<'_>, text: &mut String) {
    let mut asked: Vec<AskedFigures> = Vec::new();
    for question in &drafting.rules.unsure {
        let (clause, figures) = (question.quote.clause, drafting.figures_of(question));
        let line = drafting.at_line(question.quote.start);
        match asked.last_mut().filter(|last| question.is_row && last.is_row && last.clause == clause) {
            Some(last) => last.figures.extend(figures),
            None if figures.is_empty() => {}
            None => asked.push(AskedFigures {
                clause,
                figures,
                is_row: question.is_row,
                remark: words(
                    format!("{}, see the end of rules.toml: if it is no rule, write why", line.en),
                    format!("{}，见rules.toml末尾：如果不是规则，请写明理由", line.zh),
                ),
            }),
        }
    }
    asked.extend(others(drafting));
    asked.sort_by_key(|asked| asked.clause);
    for AskedFigures { clause, mut figures, remark, .. } in asked {
        figures.sort_unstable();
        figures.dedup();
        let figures: Vec<String> = figures.iter().map(written).collect();
        text.push_str(&format!(
            "\n# {}\n[[acknowledged]]\nclause = {}\nfigures = [{}]\nwhy = \"{TODO}\"\n",
            drafting.desk.says(&remark),
            quoted(&drafting.ids[clause]),
            figures.join(", "),
        ));
    }
}

/// Figures of a clause to be given a reason.
struct AskedFigures {
    clause: usize,
    figures: Vec<Amount>,
    /// Whether they are those of a table.
    is_row: bool,
    remark: Words,
}

/// The figures of sentences that speak of no learning, by clause.
fn others(drafting: &Drafting<'_>) -> Vec<AskedFigures> {
    let mut by_clause: BTreeMap<usize, Vec<&NoticeFigure>> = BTreeMap::new();
    for figure in drafting.figures {
        if let Some(clause) = figure.clause {
            by_clause.entry(clause).or_default().push(figure);
        }
    }
    let of_clause = |(clause, figures): (usize, Vec<&NoticeFigure>)| {
        let amounts = |used: FigureUse| {
            let used = figures.iter().filter(move |figure| figure.became == used);
            used.flat_map(|figure| figure.amounts.iter().copied()).collect::<Vec<Amount>>()
        };
        let of_rules = amounts(FigureUse::Rule);
        let mut open = amounts(FigureUse::Reason);
        open.retain(|amount| !of_rules.contains(amount));
        let quotes = figures.iter().filter(|figure| figure.became == FigureUse::Reason);
        let quotes: Vec<String> = quotes.take(MOST_QUOTES).map(|figure| format!("“{}”", figure.text)).collect();
        let remark = words(
            format!("no rule is made of {}: write why, or write the rule and remove this", quotes.join(", ")),
            format!("以下数字没有写成规则：{}。请写明理由；应当是规则的，请补上规则并删去本项", quotes.join("、")),
        );
        (!open.is_empty()).then_some(AskedFigures { clause, figures: open, is_row: false, remark })
    };
    by_clause.into_iter().filter_map(of_clause).collect()
}

/// How many figures are quoted in a remark.
const MOST_QUOTES: usize = 20;

/// An amount as TOML has it: one that is no decimal number is a text.
fn written(amount: &Amount) -> String {
    let text = amount.to_string();
    if text.contains('/') { quoted(&text) } else { text }
}

/// What of the notice's text becomes which field.
fn fields(outline: &Outline) -> Vec<TomlField> {
    let mut fields = Vec::new();
    let mut add = |key, has_languages, runs: Vec<Run>| {
        if !runs.is_empty() {
            fields.push(TomlField { key, has_languages, runs });
        }
    };
    add("title", true, outline.title.clone());
    add("number", false, outline.number.iter().cloned().collect());
    add("issuer", true, outline.issuers.clone());
    add("addressees", true, outline.addressee.iter().cloned().collect());
    for (key, run) in &outline.fields {
        add(key, *key != "index", vec![run.clone()]);
    }
    fields
}

fn runs<'a>(key: &str, fields: &'a [TomlField]) -> Option<&'a [Run]> {
    fields.iter().find(|field| field.key == key).map(|field| field.runs.as_slice())
}

/// The pieces of a title are one text; names of bodies stand side by side; numbers have no spaces.
fn joined(key: &str, runs: &[Run]) -> String {
    let between = if key == "issuer" { " " } else { "" };
    let text = runs.iter().map(|run| run.trimmed().text()).collect::<Vec<_>>().join(between);
    if key == "number" { text.chars().filter(|c| !c.is_whitespace()).collect() } else { text }
}

fn localized(key: &'static str, fields: &[TomlField], text: &mut String) {
    let zh = runs(key, fields).map_or(TODO.to_owned(), |runs| joined(key, runs));
    line(key, Some(untranslated(&zh)), text);
}

fn line(key: &str, value: Option<String>, text: &mut String) {
    if let Some(value) = value {
        text.push_str(&format!("{key} = {value}\n"));
    }
}

fn cite_id(cite: &CitedDocument, at: usize) -> String {
    let sector = sector(cite);
    match cite.key {
        Some(DocumentKey { year: Some(year), running }) => format!("{}-{year}-{running}", sector.unwrap_or("cited")),
        Some(DocumentKey { year: None, running }) => format!("{}-order-{running}", sector.unwrap_or("cited")),
        None => format!("{}-{}", sector.unwrap_or("cited"), at + 1),
    }
}

/// The industry whose rules a document has, by its title.
fn sector(cite: &CitedDocument) -> Option<&'static str> {
    let title = cite.title.as_deref()?;
    let of_people =
        |zh: &str| ["专业技术人员", "人员", "行业"].iter().any(|behind| title.contains(&format!("{zh}{behind}")));
    KNOWN_INDUSTRIES.iter().find(|(zh, ..)| of_people(zh)).map(|(_, id, _)| *id)
}

fn cited(cite: &CitedDocument, id: &str, outline: &Outline, ids: &[String]) -> String {
    let mut text = format!("\n[[cites]]\nid = \"{id}\"\n");
    line("number", cite.number.as_deref().map(quoted), &mut text);
    line("title", Some(untranslated(cite.title.as_deref().unwrap_or(TODO))), &mut text);
    line("relation", Some(format!("\"{}\"", relation(cite, outline))), &mut text);
    line("in_force", cite.in_force.map(|date| date.to_string()), &mut text);
    line("clause", cite.clause.and_then(|at| ids.get(at)).map(|id| quoted(id)), &mut text);
    text
}

fn relation(cite: &CitedDocument, outline: &Outline) -> &'static str {
    const IMPLEMENTS: [&str; 6] = ["根据", "按照", "贯彻", "落实", "结合", "依据"];
    let title =
        cite.clause.and_then(|at| outline.clauses.get(at)).map(|clause| clause.title.text()).unwrap_or_default();
    if title.contains("经费") {
        "funding"
    } else if sector(cite).is_some() || cite.before.contains("行业") {
        "sector-rule"
    } else if cite.clause.is_none()
        && (IMPLEMENTS.iter().any(|word| cite.before.contains(word)) || cite.in_force.is_some())
    {
        "implements"
    } else {
        TODO
    }
}
