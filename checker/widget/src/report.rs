//! The report: the verdict, a line each with its clause, what to do, and what was not asked.

use checker_rules::{Amount, ClauseId, EntryOutcome, Line, Outcome, RecognisedBy, Rest, RuleQuestions, Verdict};
use yew::prelude::*;

use crate::browser;
use crate::data::{YearData, dial, named};
use crate::form::{self, Dispatch, error_message};
use crate::judge::{Judgement, Way};
use crate::keep;
use crate::link::Was;
use crate::outcome::{actor, context, missing, node, sentence, taken, verdict, why};
use crate::state::{Action, Report, State};
use crate::text::{Text, fill};
use crate::years::years;

/// Id of the summary of fields that cannot be read.
pub(crate) const SUMMARY: &str = "checker-errors";
/// Id of the status element in which the verdict appears.
pub(crate) const VERDICT: &str = "checker-verdict";

/// The fields that cannot be read, each with a link to it. It takes the focus when it appears.
pub(crate) fn error_summary(state: &State) -> Html {
    let (Some(Report::Unreadable(errors)), Some(form)) = (&state.report, state.form()) else { return Html::default() };
    let fields = errors.iter().filter_map(|wrong| Some((form.field(wrong.place, &wrong.key)?, wrong.error)));
    html! {
        <div id={SUMMARY} class="error-summary" tabindex="-1" role="group" aria-labelledby="checker-errors-title">
            <h2 id="checker-errors-title">{ &state.data.text.error_summary }</h2>
            <ul>
                { for fields.map(|(field, error)| html! {
                    <li><a href={["#", &field.id()].concat()}>{ error_message(state, &field, error) }</a></li>
                }) }
            </ul>
        </div>
    }
}

/// The status element, which is in the page from the start, and after a verdict everything that explains it.
pub(crate) fn report(state: &State, dispatch: &Dispatch) -> Html {
    html! {
        <div class="report">
            <div id={VERDICT} role="status">{ heading(state) }</div>
            if let (Some(judgement), Some(year)) = (state.judgement(), state.year()) {
                { explanation(state, year, judgement) }
            }
            if matches!(state.report, Some(Report::Judged(_) | Report::NoNotice | Report::NoRequirement)) {
                { for contacts(state) }
                { buttons(state, dispatch) }
            }
            if state.cleared.is_some() && state.book.person().years.is_empty() {
                { undo(state, dispatch) }
            }
        </div>
    }
}

fn heading(state: &State) -> Html {
    let (class, icon) = match (&state.report, state.judgement().map(|judgement| judgement.outcome.verdict)) {
        (_, Some(Verdict::Met)) => ("verdict met", "✓"),
        (_, Some(Verdict::Short | Verdict::Deferred)) => ("verdict short", "!"),
        (Some(Report::NoNotice | Report::NoRequirement), _) | (_, Some(Verdict::None(_))) => ("verdict none", "?"),
        _ => return Html::default(),
    };
    html! {
        <h2 key={state.checks} {class}>
            <span class="verdict-icon" aria-hidden="true">{ icon }</span>
            <span><span class="context">{ context(state) }{ " " }</span><span class="say">{ verdict(state) }</span></span>
        </h2>
    }
}

/// Everything below the verdict.
fn explanation(state: &State, year: &YearData, judgement: &Judgement) -> Html {
    let (text, outcome) = (&state.data.text, &judgement.outcome);
    html! {
        <>
            { old_link(state, year, outcome) }
            if let Some(planned) = &judgement.planned {
                <p class="planned">{ fill(&text.planned, &[("verdict", &sentence(text, year, planned))]) }</p>
            }
            { lines(text, year, outcome) }
            { uncounted(text, year, judgement) }
            { next_steps(state, year, judgement) }
            { years(state, judgement) }
            { notes(text, year, outcome) }
            { not_asked(text, year, outcome) }
            <p class="disclaimer">{ &text.disclaimer }</p>
            <div class="on-paper">
                <p>{ fill(&text.rules_version, &[("year", &year.rules.year.to_string()), ("version", &year.version)]) }</p>
                <p>{ for state.today.map(|today| fill(&text.printed, &[("date", &today.to_string())])) }</p>
                <p class="sign">{ &text.sign }</p>
            </div>
        </>
    }
}

/// What a link that was made with other rules said then, and what the rules say now.
fn old_link(state: &State, year: &YearData, outcome: &Outcome) -> Html {
    let (text, Some(link)) = (&state.data.text, &state.old_link) else { return Html::default() };
    let was = match &link.was {
        Some(Was::Met) => text.verdict_met.clone(),
        Some(Was::Short(missing, unit)) => {
            fill(&text.verdict_short_total, &[("amount", &year.text.amount(text, *missing, unit))])
        }
        None => text.not_said.clone(),
    };
    let now = sentence(text, year, outcome);
    html! { <p class="notice">{ fill(&text.old_link, &[("was", &was), ("now", &now)]) }</p> }
}

/// A clause as it is cited, with a link to it.
pub(crate) fn cite(year: &YearData, clause: &ClauseId) -> Html {
    html! { <a class="clause" href={year.clause_link(clause)}>{ named(&year.text.clauses, clause.as_str()) }</a> }
}

fn lines(text: &Text, year: &YearData, outcome: &Outcome) -> Html {
    let second = outcome.second.iter().flat_map(|second| second.lines.iter().map(move |line| (line, &second.unit)));
    let all = outcome.lines.iter().map(|line| (line, &outcome.unit)).chain(second);
    html! {
        <table class="lines">
            <caption class="hidden">{ &text.caption }</caption>
            <thead><tr>
                <th scope="col">{ &text.column_category }</th>
                <th scope="col">{ &text.column_needed }</th>
                <th scope="col">{ &text.column_counted }</th>
                <th scope="col">{ &text.column_missing }</th>
                <th scope="col">{ &text.column_clause }</th>
            </tr></thead>
            <tbody>{ for all.map(|(line, unit)| row(text, year, line, unit)) }</tbody>
        </table>
    }
}

fn row(text: &Text, year: &YearData, line: &Line, unit: &checker_rules::UnitId) -> Html {
    let amount = |amount| year.text.amount(text, amount, unit);
    let complete = line.missing == Amount::ZERO;
    let missing = if complete { text.complete.clone() } else { amount(line.missing) };
    let counted = if line.given > line.counted {
        fill(&text.capped, &[("given", &amount(line.given)), ("counted", &amount(line.counted))])
    } else {
        amount(line.counted)
    };
    let name = node(text, year, &line.node);
    html! {
        <tr class={classes!(if complete { "complete" } else { "incomplete" }, line.within.as_ref().map(|_| "part"))}>
            <th scope="row">
                { &name }
                <progress max="100" value={line.counted.percent_of(line.needed).to_string()} aria-hidden="true" />
            </th>
            <td data-label={text.column_needed.clone()}>{ amount(line.needed) }</td>
            <td data-label={text.column_counted.clone()}>{ counted }</td>
            <td data-label={text.column_missing.clone()}>{ missing }</td>
            <td data-label={text.column_clause.clone()}>{ cite(year, &line.clause) }</td>
        </tr>
    }
}

/// What was entered as a total and does not count, and why. Entries of the log say it themselves.
fn uncounted(text: &Text, year: &YearData, judgement: &Judgement) -> Html {
    let outcome = &judgement.outcome;
    let line = |entry: &EntryOutcome, rest: &Rest| {
        let category = entry.category.as_ref().map_or("", |id| named(&year.text.categories, id.as_str()));
        let amount = year.text.amount(text, rest.amount, &outcome.unit);
        let amount = fill(&text.uncounted, &[("category", category), ("amount", &amount)]);
        html! { <li>{ amount }{ why(text, year, &rest.why) }{ " " }{ for rest.clause.iter().map(|clause| cite(year, clause)) }</li> }
    };
    let totals = outcome.entries.iter().zip(&judgement.records).filter(|(_, record)| record.is_none());
    let rests = totals.flat_map(|(entry, _)| entry.rest.iter().map(move |rest| (entry, rest)));
    list("uncounted", rests.map(|(entry, rest)| line(entry, rest)).collect())
}

/// A list; nothing where it has no items.
pub(crate) fn list(class: &'static str, items: Vec<Html>) -> Html {
    if items.is_empty() { Html::default() } else { html! { <ul {class}>{ for items }</ul> } }
}

/// What to do next, in order: what is missing of each category and who recognises it, what is left, and by when.
fn next_steps(state: &State, year: &YearData, judgement: &Judgement) -> Html {
    let (text, outcome) = (&state.data.text, &judgement.outcome);
    let met = outcome.verdict == Verdict::Met;
    let categories = missing(outcome).filter(|line| line.category().is_some());
    html! {
        <>
            <h3>{ &text.next_steps }</h3>
            <ol class="do">
                { for categories.map(|line| study(text, year, outcome, line)) }
                { for ways(text, year, outcome, &judgement.ways) }
                { for steps(year, outcome, |category| category.is_none()).into_iter().map(|step| html! { <li><div>{ step }</div></li> }) }
                if !met {
                    <li><div><b>{ &text.by_when }</b>{ by_when(state, year, outcome) }</div></li>
                }
            </ol>
        </>
    }
}

/// How to complete a category: what is missing, the steps for it, and who declares and recognises it.
fn study(text: &Text, year: &YearData, outcome: &Outcome, line: &Line) -> Html {
    let amount = year.text.amount(text, line.missing, &outcome.unit);
    let name = node(text, year, &line.node);
    let steps = steps(year, outcome, |category| category.is_some() && category.as_ref() == line.category());
    let recognised = outcome.recognition.iter().filter(|entry| Some(&entry.category) == line.category());
    let items = steps.into_iter().chain(recognised.map(|entry| recognised_by(text, year, entry)));
    html! {
        <li><div>
            <b>{ fill(&text.study, &[("amount", &amount), ("category", &name)]) }</b>
            { list("recognition", items.map(|item| html! { <li>{ item }</li> }).collect()) }
        </div></li>
    }
}

/// The steps to take for some categories.
fn steps(year: &YearData, outcome: &Outcome, of: impl Fn(&Option<checker_rules::CategoryId>) -> bool) -> Vec<Html> {
    let due = outcome.steps.iter().filter_map(|id| year.rules.steps.iter().find(|step| step.id == *id));
    due.filter(|step| of(&step.category))
        .map(|step| html! { <>{ year.text.rule("step", &step.id) }{ " " }{ cite(year, &step.clause) }</> })
        .collect()
}

/// Who declares and who recognises the hours of a category.
fn recognised_by(text: &Text, year: &YearData, entry: &RecognisedBy) -> Html {
    html! {
        <>
            { year.text.rule("recognition", &entry.id) }{ " " }
            { fill(&text.declares, &[("who", actor(text, entry.declares))]) }{ " " }
            { fill(&text.recognises, &[("who", actor(text, entry.recognises))]) }{ " " }
            { cite(year, &entry.clause) }
        </>
    }
}

/// The ways to complete the year by an activity; nothing where learning is the only one.
fn ways(text: &Text, year: &YearData, outcome: &Outcome, ways: &[Way]) -> Option<Html> {
    let line = |way: &Way| {
        let (activity, times) = way.activity.as_ref()?;
        let study = way.study.iter().map(|(category, amount)| {
            let amount = year.text.amount(text, *amount, &outcome.unit);
            let category = category.as_ref().map_or(text.any_category.as_str(), |id| named(&year.text.categories, id.as_str()));
            fill(&text.study, &[("amount", &amount), ("category", category)])
        });
        let times = fill(&text.times, &[("n", &times.to_string()), ("activity", &year.text.rule("activity", activity.as_str()))]);
        let parts: Vec<String> = std::iter::once(times).chain(study).collect();
        Some(html! { <li>{ parts.join(&text.plus) }</li> })
    };
    let lines: Vec<Html> = ways.iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| html! { <li><div><b>{ &text.ways }</b>{ list("ways", lines) }</div></li> })
}

/// The last day for the year's hours, how many days are left, and the windows for earlier years that are open.
fn by_when(state: &State, year: &YearData, outcome: &Outcome) -> Html {
    let text = &state.data.text;
    let closes = match year.rules.closes {
        Some(date) => fill(&text.closes, &[("date", &date.to_string())]),
        None => text.closes_not_stated.clone(),
    };
    let last = year.rules.closes.or(year.rules.period.as_ref().map(|period| period.ends));
    let left = match (state.today, last) {
        (Some(today), Some(last)) if today <= last => Some(fill(&text.days_left, &[("n", &today.days_to(last).to_string())])),
        _ => None,
    };
    let open = outcome.make_up.iter().filter(|window| window.open != Some(false));
    html! {
        <ul class="deadlines">
            <li>{ closes }{ for left }</li>
            { for open.map(|window| {
                let until = window.until.map(|until| until.to_string()).unwrap_or_default();
                html! { <li>{ year.text.rule("make-up", &window.id) }{ " " }{ fill(&text.window_open, &[("date", &until)]) }{ " " }{ cite(year, &window.clause) }</li> }
            }) }
        </ul>
    }
}

fn notes(text: &Text, year: &YearData, outcome: &Outcome) -> Html {
    let notes = year.rules.notes.iter().filter(|note| outcome.notes.contains(&note.id));
    let notes: Vec<Html> = notes
        .map(|note| html! { <li>{ year.text.rule("note", &note.id) }{ " " }{ cite(year, &note.clause) }</li> })
        .collect();
    html! { <><h3>{ &text.notes }</h3>{ list("notes", notes) }</> }
}

/// The rules that could still change the answer, each with clause and assumption.
fn not_asked(text: &Text, year: &YearData, outcome: &Outcome) -> Html {
    if outcome.not_asked.is_empty() {
        return Html::default();
    }
    let line = |rule: &RuleQuestions| {
        let name = named(&year.text.rules, &rule.subject.key()).to_owned();
        html! { <li>{ name }{ " " }{ cite(year, &rule.clause) }{ " " }{ taken(text, &rule.questions) }</li> }
    };
    html! { <><h3>{ &text.not_asked }</h3>{ list("notes not-asked", outcome.not_asked.iter().map(line).collect()) }</> }
}

/// Whom to ask; none where the site names nobody.
fn contacts(state: &State) -> Option<Html> {
    let text = &state.data.text;
    let line = |contact: &crate::data::ContactText| {
        let phone = (!contact.phone.is_empty()).then(|| html! { <a href={dial(&contact.phone)}>{ &contact.phone }</a> });
        let address = (!contact.url.is_empty()).then(|| html! { <a href={contact.url.clone()} rel="noreferrer">{ &contact.url }</a> });
        html! { <li><b>{ &contact.name }</b>{ " " }{ for phone }{ for address }{ " " }<span class="hint">{ &contact.what }{ " " }{ &contact.note }</span></li> }
    };
    let lines: Vec<Html> = state.data.contacts.iter().map(line).collect();
    (!lines.is_empty()).then(|| html! { <><h3>{ &text.ask }</h3>{ list("contacts", lines) }</> })
}

fn buttons(state: &State, dispatch: &Dispatch) -> Html {
    let text = &state.data.text;
    let (link, again) = (dispatch.clone(), dispatch.clone());
    let start_again = move |_| {
        again.dispatch(Action::StartAgain);
        // The button goes, and the focus would go with it.
        browser::focus(form::YEAR);
    };
    let copy_link = move |_| {
        link.dispatch(Action::Take(crate::take::Take::Link));
        browser::open_and_show(keep::KEEP);
    };
    html! {
        <p class="buttons">
            <button type="button" class="button" onclick={|_| browser::print()}>{ &text.print }</button>
            <button type="button" class="button secondary" onclick={copy_link}>{ &text.copy_link }</button>
            <button type="button" class="button secondary" onclick={start_again}>{ &text.start_again }</button>
        </p>
    }
}

fn undo(state: &State, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    html! { <p class="buttons"><button type="button" class="button secondary" onclick={move |_| dispatch.dispatch(Action::Undo)}>{ &state.data.text.undo }</button></p> }
}
