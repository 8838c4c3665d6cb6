//! The report: the verdict, a line each with its clause, what to do, and what was not asked.

use checker_rules::{Amount, CategoryId, Line, Node, Outcome, UnitId, Verdict};
use yew::Html;

use crate::data::{ContactText, YearData, dial, named};
use crate::element::{all, button, each, element, link, list, of_class, paragraph, wrapped};
use crate::entry::error_message;
use crate::facts::Wrong;
use crate::headline::{context, verdict};
use crate::judge::{Judgement, Way, lacking};
use crate::link::{MET, first_missing};
use crate::order;
use crate::outcome::{actor, missing, node, sentence, taken, unit_of, why};
use crate::parts::{buttons, cite, cited, head, second, words_of};
use crate::state::{Report, State};
use crate::text::{Text, fill, joined};
use crate::years::years;

/// Id of the summary of fields that cannot be read.
pub(crate) const SUMMARY: &str = "checker-errors";
/// Id of the status element in which the verdict appears.
pub(crate) const VERDICT: &str = "checker-verdict";

/// The fields that cannot be read, each with a link to it. It takes the focus when it appears.
pub(crate) fn error_summary(state: &State) -> Html {
    let (Some(Report::Unreadable(errors)), Some(form)) = (&state.report, state.form()) else { return Html::default() };
    let line = |wrong: &Wrong| match form.field(wrong.place, &wrong.key) {
        Some(field) => link("", &["#", &field.id()].concat(), &error_message(state, &field, wrong.error)),
        None => Html::default(),
    };
    of_class("div", "error-summary")
        .key(SUMMARY)
        .attribute("id", SUMMARY)
        .attribute("tabindex", "-1")
        .attribute("role", "group")
        .attribute("aria-labelledby", "checker-errors-title")
        .add(element("h2").attribute("id", "checker-errors-title").text(state.data.text.error_summary()).done())
        .add(list("", each(errors, &line)))
        .done()
}

/// The status element, which is in the page from the start, and after a verdict everything that explains it.
pub(crate) fn report(state: &State) -> Html {
    let mut parts = Vec::new();
    if let (Some(judgement), Some(year)) = (state.judgement(), state.year()) {
        parts.extend(explanation(state, year, judgement));
    }
    if state.has_verdict() {
        let text = &state.data.text;
        parts.push(headed(text.ask(), "contacts", each(&state.data.contacts, &contact)));
        parts.push(buttons(vec![
            button("button", order::PRINT, text.print()).done(),
            second(order::COPY_LINK, text.copy_link()),
            second(order::START_AGAIN, text.start_again()),
        ]));
    }
    if state.cleared.is_some() {
        parts.push(buttons(vec![second(order::UNDO, state.data.text.undo())]));
    }
    let status = element("div").attribute("id", VERDICT).attribute("role", "status").add(heading(state)).done();
    // What follows is one node, so that the status stays the same element whatever comes and goes.
    of_class("div", "report").key("report").add(status).add(all(parts)).done()
}

fn heading(state: &State) -> Html {
    let (class, icon) = match (&state.report, state.judgement().map(|judgement| judgement.outcome.verdict)) {
        (_, Some(Verdict::Met)) => ("verdict met", "✓"),
        (_, Some(Verdict::Short | Verdict::Deferred)) => ("verdict short", "!"),
        (Some(Report::NoNotice | Report::NoRequirement), _) | (_, Some(Verdict::None(_))) => ("verdict none", "?"),
        _ => return Html::default(),
    };
    let words = element("span")
        .add(of_class("span", "context").text(&context(state)).done())
        .text(" ")
        .add(of_class("span", "say").text(&verdict(state)).done());
    of_class("h2", class)
        .key(&state.checks.to_string())
        .add(of_class("span", "verdict-icon").attribute("aria-hidden", "true").text(icon).done())
        .add(words.done())
        .done()
}

/// Everything below the verdict.
fn explanation(state: &State, year: &YearData, judgement: &Judgement) -> Vec<Html> {
    let (text, outcome) = (&state.data.text, &judgement.outcome);
    let planned = judgement
        .planned
        .as_ref()
        .map(|planned| paragraph("planned", &fill(text.planned(), &[("verdict", &sentence(text, year, planned))])));
    vec![
        old_link(state, year, outcome),
        planned.unwrap_or_default(),
        lines(text, year, outcome),
        list("uncounted", uncounted(text, year, judgement)),
        next_steps(state, year, judgement),
        years(state, judgement),
        headed(text.notes(), "notes", notes(year, outcome)),
        headed(text.not_asked(), "notes not-asked", not_asked(text, year, outcome)),
        paragraph("disclaimer", text.disclaimer()),
        on_paper(state, year),
    ]
}

/// A list below its heading; nothing where it has no items.
fn headed(heading: &str, class: &'static str, items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    all(vec![element("h3").text(heading).done(), list(class, items)])
}

/// What stands only on paper: by which rules, when, and room for names and stamp.
fn on_paper(state: &State, year: &YearData) -> Html {
    let text = &state.data.text;
    let values = [("year", year.rules.year.to_string()), ("version", year.version.clone())];
    let version = fill(text.rules_version(), &values.each_ref().map(|(key, value)| (*key, value.as_str())));
    let mut parts = vec![paragraph("", &version)];
    parts.extend(state.today.map(|today| paragraph("", &fill(text.printed(), &[("date", &today.to_string())]))));
    parts.push(paragraph("", &state.page));
    let name = &state.book.person().name;
    let name = if name.is_empty() { "____________" } else { name };
    parts.push(paragraph("sign", &fill(text.sign(), &[("name", name)])));
    of_class("div", "on-paper").add_all(parts).done()
}

/// What a link that was made with other rules said then, and what the rules say now.
fn old_link(state: &State, year: &YearData, outcome: &Outcome) -> Html {
    let (text, Some(link)) = (&state.data.text, &state.old_link) else { return Html::default() };
    let (mut parts, mut rest) = (Vec::new(), link.was.as_str());
    while let Some((amount, unit, category, more)) = first_missing(rest) {
        let amount = year.text.amount(text, amount, &unit);
        let name = named(&year.text.categories, category);
        let of = fill(text.of_category(), &[("amount", &amount), ("category", name)]);
        // Links of old do not say of what.
        parts.push(if category.is_empty() { amount } else { of });
        rest = more;
    }
    let was = if !parts.is_empty() {
        fill(text.verdict_short(), &[("parts", &joined(&parts, text.comma()))])
    } else if link.was == MET {
        text.verdict_met().to_owned()
    } else {
        text.not_said().to_owned()
    };
    paragraph("notice", &fill(text.old_link(), &[("was", &was), ("now", &sentence(text, year, outcome))]))
}

fn lines(text: &Text, year: &YearData, outcome: &Outcome) -> Html {
    let heads = [
        text.column_category(),
        text.column_needed(),
        text.column_counted(),
        text.column_missing(),
        text.column_clause(),
    ];
    let mut rows = each(&outcome.lines, &|line| row(text, year, line, &outcome.unit));
    if let Some(second) = &outcome.second {
        rows.append(&mut each(&second.lines, &|line| row(text, year, line, &second.unit)));
    }
    of_class("table", "lines")
        .add(of_class("caption", "hidden").text(text.caption()).done())
        .add(head(&heads))
        .add(element("tbody").add_all(rows).done())
        .done()
}

fn row(text: &Text, year: &YearData, line: &Line, unit: &UnitId) -> Html {
    let amount = |amount| year.text.amount(text, amount, unit);
    let complete = line.missing == Amount::ZERO;
    let missing = if complete { text.complete().to_owned() } else { amount(line.missing) };
    let counted = if line.given > line.counted {
        fill(text.capped(), &[("given", &amount(line.given)), ("counted", &amount(line.counted))])
    } else {
        amount(line.counted)
    };
    let class = match (complete, line.within.is_some()) {
        (true, false) => "complete",
        (true, true) => "complete part",
        (false, false) => "incomplete",
        (false, true) => "incomplete part",
    };
    let percent = line.counted.percent_of(line.needed).to_string();
    let bar = element("progress").attribute("max", "100").attribute("value", &percent).attribute("aria-hidden", "true");
    let cell = |label: &str| element("td").attribute("data-label", label);
    of_class("tr", class)
        .add(element("th").attribute("scope", "row").text(&node(text, year, &line.node)).add(bar.done()).done())
        .add(cell(text.column_needed()).text(&amount(line.needed)).done())
        .add(cell(text.column_counted()).text(&counted).done())
        .add(cell(text.column_missing()).text(&missing).done())
        .add(cell(text.column_clause()).add(cite(year, &line.clause)).done())
        .done()
}

/// What was entered as a total and does not count, and why. Entries of the log say it themselves.
fn uncounted(text: &Text, year: &YearData, judgement: &Judgement) -> Vec<Html> {
    let outcome = &judgement.outcome;
    let mut lines = Vec::new();
    for (entry, record) in outcome.entries.iter().zip(&judgement.records) {
        if record.is_some() {
            continue;
        }
        for rest in &entry.rest {
            let category = entry.category.as_ref().map_or("", |id| named(&year.text.categories, id.as_str()));
            let amount = year.text.amount(text, rest.amount, &outcome.unit);
            let amount = fill(text.uncounted(), &[("category", category), ("amount", &amount)]);
            let words = joined(&[amount, why(text, year, &rest.why)], "");
            lines.push(cited(element("span"), year, &words, rest.clause.as_ref()).done());
        }
    }
    lines
}

/// What to do next, in order: what is missing of each category and who recognises it, what is left, and by when.
fn next_steps(state: &State, year: &YearData, judgement: &Judgement) -> Html {
    let (text, outcome) = (&state.data.text, &judgement.outcome);
    let mut parts = Vec::new();
    for line in missing(outcome) {
        if line.node != Node::Total {
            parts.push(study(text, year, outcome, line));
        }
    }
    for (category, amount) in lacking(&outcome.lines) {
        if category.is_none() {
            let title = to_learn(text, year, (amount, &outcome.unit), text.any_category());
            parts.push(step(&title, Html::default()));
        }
    }
    let ways = ways(text, year, outcome, &judgement.ways);
    if !ways.is_empty() {
        parts.push(step(text.ways(), list("ways", ways)));
    }
    parts.append(&mut steps(year, outcome, None));
    if outcome.verdict != Verdict::Met {
        parts.push(step(text.by_when(), list("deadlines", by_when(state, year, outcome))));
    }
    let steps = of_class("ol", "do").add_all(wrapped("li", wrapped("div", parts))).done();
    all(vec![element("h3").text(text.next_steps()).done(), steps])
}

fn step(title: &str, content: Html) -> Html {
    all(vec![element("b").text(title).done(), content])
}

/// How to complete a category or a year: what is missing and, of a category, the steps for it, and who declares and
/// recognises it.
fn study(text: &Text, year: &YearData, outcome: &Outcome, line: &Line) -> Html {
    let title = to_learn(text, year, (line.missing, unit_of(outcome, line)), &node(text, year, &line.node));
    let mut items = Vec::new();
    if line.category().is_some() {
        items = steps(year, outcome, line.category());
    }
    for entry in &outcome.recognition {
        if Some(&entry.category) != line.category() {
            continue;
        }
        let words = [
            year.text.rule("recognition", &entry.id),
            fill(text.declares(), &[("who", actor(text, entry.declares))]),
            fill(text.recognises(), &[("who", actor(text, entry.recognises))]),
        ];
        items.push(words_of(year, &joined(&words, " "), &entry.clause));
    }
    step(&title, list("recognition", items))
}

/// The steps to take for a category; those of no category where none is given.
fn steps(year: &YearData, outcome: &Outcome, category: Option<&CategoryId>) -> Vec<Html> {
    let mut due = Vec::new();
    for id in &outcome.steps {
        for step in &year.rules.steps {
            if step.id == *id && step.category.as_ref() == category {
                due.push(words_of(year, &year.text.rule("step", &step.id), &step.clause));
            }
        }
    }
    due
}

/// The ways to complete the year by an activity, in words.
fn ways(text: &Text, year: &YearData, outcome: &Outcome, ways: &[Way]) -> Vec<Html> {
    let mut lines = Vec::new();
    for way in ways {
        let Some((activity, times)) = &way.activity else { continue };
        let activity = year.text.rule("activity", activity.as_str());
        let mut parts = vec![fill(text.times(), &[("n", &times.to_string()), ("activity", &activity)])];
        for (category, amount) in &way.study {
            let category =
                category.as_ref().map_or(text.any_category(), |id| named(&year.text.categories, id.as_str()));
            parts.push(to_learn(text, year, (*amount, &outcome.unit), category));
        }
        lines.push(element("span").text(&joined(&parts, text.plus())).done());
    }
    lines
}

/// How much to learn of what.
#[inline(never)]
fn to_learn(text: &Text, year: &YearData, (amount, unit): (Amount, &UnitId), what: &str) -> String {
    fill(text.study(), &[("amount", &year.text.amount(text, amount, unit)), ("category", what)])
}

/// The last day for the year's hours, how many days are left, and the windows for earlier years that are open.
fn by_when(state: &State, year: &YearData, outcome: &Outcome) -> Vec<Html> {
    let text = &state.data.text;
    let (mut words, last, clause) = match (year.rules.closes, &year.rules.period) {
        (Some(date), _) => (fill(text.closes(), &[("date", &date.to_string())]), Some(date), None),
        (None, Some(period)) => (named(&year.text.rules, "period").to_owned(), Some(period.ends), Some(&period.clause)),
        (None, None) => (text.closes_not_stated().to_owned(), None, None),
    };
    if let (Some(today), Some(last)) = (state.today, last)
        && today <= last
    {
        words.push_str(&fill(text.days_left(), &[("n", &today.days_to(last).to_string())]));
    }
    let mut lines = vec![cited(element("span"), year, &words, clause).done()];
    for window in &outcome.make_up {
        if window.open == Some(false) {
            continue;
        }
        let until = window.until.map(|until| until.to_string()).unwrap_or_default();
        let words = [year.text.rule("make-up", &window.id), fill(text.window_open(), &[("date", &until)])];
        lines.push(words_of(year, &joined(&words, " "), &window.clause));
    }
    lines
}

fn notes(year: &YearData, outcome: &Outcome) -> Vec<Html> {
    let mut notes = Vec::new();
    for note in &year.rules.notes {
        if outcome.notes.contains(&note.id) {
            notes.push(words_of(year, &year.text.rule("note", &note.id), &note.clause));
        }
    }
    notes
}

/// The rules that could still change the answer, each with clause and assumption.
fn not_asked(text: &Text, year: &YearData, outcome: &Outcome) -> Vec<Html> {
    let mut lines = Vec::new();
    for rule in &outcome.not_asked {
        let name = named(&year.text.rules, &rule.subject.key()).to_owned();
        let line = cited(element("span"), year, &name, Some(&rule.clause));
        lines.push(line.text(" ").text(&taken(text, &rule.questions)).done());
    }
    lines
}

/// Somebody to ask, or a system to use.
fn contact(contact: &ContactText) -> Html {
    let mut line = element("span").add(element("b").text(&contact.name).done()).text(" ");
    if !contact.phone.is_empty() {
        line = line.add(link("", &dial(&contact.phone), &contact.phone)).text(" ");
    }
    if !contact.url.is_empty() {
        let out = element("a").attribute("href", &contact.url).attribute("rel", "noreferrer");
        line = line.add(out.text(&contact.url).done()).text(" ");
    }
    let beside = [contact.what.as_str(), " ", &contact.note].concat();
    line.add(of_class("span", "hint").text(&beside).done()).done()
}
