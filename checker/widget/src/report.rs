//! The report: the verdict, a line each with its clause, what to do, and what was not asked.

use checker_rules::{Amount, CategoryId, Date, Line, Node, Outcome, Step, UnitId, Verdict, When, Worth};
use yew::Html;

use crate::data::{ContactText, YearData, dial, named};
use crate::element::{all, button, each, element, link, list, of_class, paragraph, wrapped};
use crate::entry::error_message;
use crate::facts::Wrong;
use crate::headline::{context, verdict};
use crate::judge::{Judgement, Way, lacking};
use crate::link::{MET, first_missing};
use crate::order;
use crate::outcome::{actor, lines_of, missing, name_of, sentence, taken, times, unit_of, why};
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
    let then = |pattern: &str, then: &Option<Box<Outcome>>| match then {
        Some(then) => paragraph("planned", &fill(pattern, &[("verdict", &sentence(text, year, then))])),
        None => Html::default(),
    };
    vec![
        old_link(state, year, outcome),
        then(text.once_recognised(), &judgement.recognised),
        then(text.planned(), &judgement.planned),
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
    all(vec![of_class("h3", class).text(heading).done(), list(class, items)])
}

/// What stands only on paper: by which rules, when, and room for names and stamp.
fn on_paper(state: &State, year: &YearData) -> Html {
    let text = &state.data.text;
    let version = fill(text.rules_version(), &[("year", &year.rules.year.to_string()), ("version", &year.version)]);
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
    let mut rows = Vec::new();
    for line in lines_of(outcome) {
        rows.push(row(text, year, outcome, line));
    }
    of_class("table", "lines")
        .add(of_class("caption", "hidden").text(text.caption()).done())
        .add(head(&heads))
        .add(element("tbody").add_all(rows).done())
        .done()
}

fn row(text: &Text, year: &YearData, outcome: &Outcome, line: &Line) -> Html {
    let amount = |amount| year.text.amount(text, amount, unit_of(outcome, line));
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
        .add(element("th").attribute("scope", "row").text(&name_of(text, year, outcome, line)).add(bar.done()).done())
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

/// What to do next, in order: what is learnt and does not count yet, what has a last day, what is missing of each category
/// and who recognises it, what is left, and by when.
fn next_steps(state: &State, year: &YearData, judgement: &Judgement) -> Html {
    let (text, outcome) = (&state.data.text, &judgement.outcome);
    let then = judgement.recognised.as_deref().unwrap_or(outcome);
    let mut parts = Vec::new();
    if judgement.recognised.is_some() {
        let mut items = Vec::new();
        for line in missing(outcome) {
            match then.line(&line.node) {
                Some(then) if then.missing >= line.missing => {}
                _ => items.append(&mut recognition(text, year, outcome, line, true)),
            }
        }
        parts.push(step(text.have_recognised(), list("recognition", items)));
    }
    parts.append(&mut steps(state, year, outcome, &|step| step.category.is_none() && step.by.is_some()));
    for line in missing(then) {
        if line.node != Node::Total {
            parts.push(study(state, year, then, line));
        }
    }
    for (category, amount) in lacking(&then.lines) {
        if category.is_none() {
            let any = match judgement.ways.first() {
                Some(Way { activity: None, open, .. }) => any_of(text, year, open),
                _ => text.total().to_owned(),
            };
            parts.push(step(&to_learn(text, year, (amount, &then.unit), &any), Html::default()));
        }
    }
    let ways = ways(text, year, then, &judgement.ways);
    if !ways.is_empty() {
        parts.push(step(text.ways(), list("ways", ways)));
    }
    parts.append(&mut steps(state, year, outcome, &|step| step.category.is_none() && step.by.is_none()));
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
fn study(state: &State, year: &YearData, outcome: &Outcome, line: &Line) -> Html {
    let text = &state.data.text;
    let title = to_learn(text, year, (line.missing, unit_of(outcome, line)), &name_of(text, year, outcome, line));
    let mut items = Vec::new();
    if line.category().is_some() {
        items = steps(state, year, outcome, &|step| step.category.as_ref() == line.category());
    }
    items.append(&mut recognition(text, year, outcome, line, false));
    step(&title, list("recognition", items))
}

/// Who declares and recognises the category of a line, with its name where that is wanted; nothing of what is no
/// category. A rule is told once, also where it is for both of two industries.
fn recognition(text: &Text, year: &YearData, outcome: &Outcome, line: &Line, is_named: bool) -> Vec<Html> {
    let mut items = Vec::new();
    for (at, entry) in outcome.recognition.iter().enumerate() {
        if Some(&entry.category) != line.category()
            || outcome.recognition[..at].iter().any(|known| known.id == entry.id)
        {
            continue;
        }
        let words = [
            year.text.rule("recognition", &entry.id),
            fill(text.declares(), &[("who", actor(text, entry.declares))]),
            fill(text.recognises(), &[("who", actor(text, entry.recognises))]),
        ];
        let mut words = joined(&words, " ");
        if is_named {
            let name = name_of(text, year, outcome, line);
            words = fill(text.headline(), &[("context", &name), ("verdict", &words)]);
        }
        items.push(words_of(year, &words, &entry.clause));
    }
    items
}

/// The steps to take of which this holds, each with its last day.
fn steps(state: &State, year: &YearData, outcome: &Outcome, is_wanted: &dyn Fn(&Step) -> bool) -> Vec<Html> {
    let mut due = Vec::new();
    for id in &outcome.steps {
        for step in &year.rules.steps {
            if step.id == *id && is_wanted(step) {
                due.push(words_of(year, &until(state, year.text.rule("step", &step.id), step.by), &step.clause));
            }
        }
    }
    due
}

/// The ways to complete the year by an activity, in words.
fn ways(text: &Text, year: &YearData, outcome: &Outcome, ways: &[Way]) -> Vec<Html> {
    let mut lines = Vec::new();
    for way in ways {
        let Some((activity, amount)) = &way.activity else { continue };
        let Some(activity) = year.rules.activity(activity) else { continue };
        let mut first = times(text, year, activity, *amount);
        // It is worked out for the first place.
        if matches!(activity.worth, Worth::ByOrder { .. }) {
            first = joined(&[first, fill(text.place(), &[("place", "1")])], text.comma());
        }
        let mut parts = vec![first];
        for (category, amount) in &way.study {
            let category = match category {
                Some(id) => named(&year.text.categories, id.as_str()).to_owned(),
                None => any_of(text, year, &way.open),
            };
            parts.push(to_learn(text, year, (*amount, &outcome.unit), &category));
        }
        lines.push(element("span").text(&joined(&parts, text.plus())).done());
    }
    lines
}

/// The categories of which any will do.
fn any_of(text: &Text, year: &YearData, open: &[CategoryId]) -> String {
    if open.is_empty() {
        return text.any_category().to_owned();
    }
    let mut names = Vec::new();
    for id in open {
        names.push(named(&year.text.categories, id.as_str()).to_owned());
    }
    joined(&names, " / ")
}

/// How much to learn of what.
#[inline(never)]
fn to_learn(text: &Text, year: &YearData, (amount, unit): (Amount, &UnitId), what: &str) -> String {
    fill(text.study(), &[("amount", &year.text.amount(text, amount, unit)), ("category", what)])
}

/// The last days: for the year's hours, those that the notice sets besides, and the windows for earlier years that are open.
fn by_when(state: &State, year: &YearData, outcome: &Outcome) -> Vec<Html> {
    let (text, rules) = (&state.data.text, &year.rules);
    let mut lines = Vec::new();
    let mut add = |words: &str, clause| lines.push(cited(element("span"), year, words, clause).done());
    if let Some(date) = rules.closes {
        add(&left(state, fill(text.closes(), &[("date", &date.to_string())]), date), None);
    }
    if let Some(period) = &rules.period {
        let last = match (state.today, period.late) {
            (Some(today), Some(late)) if today > period.ends => late,
            _ => period.ends,
        };
        add(&until(state, named(&year.text.rules, "period").to_owned(), Some(last)), Some(&period.clause));
    } else if rules.closes.is_none() {
        add(text.closes_not_stated(), None);
    }
    for deadline in &rules.deadlines {
        if let When::Date(date) = deadline.when
            && state.today <= Some(date)
        {
            add(&until(state, year.text.rule("deadline", &deadline.id), Some(date)), Some(&deadline.clause));
        }
    }
    for window in &outcome.make_up {
        if window.open == Some(false) {
            continue;
        }
        add(&[&year.text.rule("make-up", &window.id), " ", text.window_open()].concat(), Some(&window.clause));
    }
    lines
}

/// Words with a last day, where there is one, and how much time is left until then.
fn until(state: &State, words: String, date: Option<Date>) -> String {
    let Some(date) = date else { return words };
    left(state, [words, fill(state.data.text.until(), &[("date", &date.to_string())])].concat(), date)
}

/// Words, and how many days are left until a last day, or that it is over.
fn left(state: &State, mut words: String, last: Date) -> String {
    let text = &state.data.text;
    match state.today {
        Some(today) if today <= last => {
            words.push_str(&fill(text.days_left(), &[("n", &today.days_to(last).to_string())]));
        }
        Some(_) => words.push_str(text.is_over()),
        None => {}
    }
    words
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
