//! Parts that the form and the report share: groups, buttons, citations, heads of tables.

use checker_rules::ClauseId;
use yew::Html;

use crate::data::{YearData, named};
use crate::element::{Element, button, each, element, link, of_class, paragraph};

/// A group of fields with a heading.
pub(crate) fn group(heading: &str, parts: Vec<Html>) -> Html {
    element("fieldset").add(element("legend").text(heading).done()).add_all(parts).done()
}

/// Buttons in a row.
pub(crate) fn buttons(buttons: Vec<Html>) -> Html {
    of_class("p", "buttons").add_all(buttons).done()
}

/// A button of second rank.
pub(crate) fn second(order: &str, label: &str) -> Html {
    button("button secondary", order, label).done()
}

/// A hint without a field.
pub(crate) fn hint(text: &str) -> Html {
    paragraph("hint", text)
}

/// A clause as it is cited, with a link to it.
pub(crate) fn cite(year: &YearData, clause: &ClauseId) -> Html {
    link("clause", &year.clause_link(clause), named(&year.text.clauses, clause.as_str()))
}

/// Adds words and the clause that says so, where one does.
pub(crate) fn cited(to: Element, year: &YearData, words: &str, clause: Option<&ClauseId>) -> Element {
    let to = to.text(words);
    match clause {
        Some(clause) => to.text(" ").add(cite(year, clause)),
        None => to,
    }
}

/// Words with the clause that says so, as one node.
pub(crate) fn words_of(year: &YearData, words: &str, clause: &ClauseId) -> Html {
    cited(element("span"), year, words, Some(clause)).done()
}

/// The head of a table.
pub(crate) fn head(names: &[&str]) -> Html {
    let names = each(names, &|name| element("th").attribute("scope", "col").text(name).done());
    element("thead").add(element("tr").add_all(names).done()).done()
}
