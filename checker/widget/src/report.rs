//! The report: the verdict, then what is missing, then what to do, what does not count, and what was not asked.

use checker_rules::{
    Actor, Amount, ClauseId, EntryOutcome, Line, Node, Outcome, Question, RecognisedBy, Rest, RuleQuestions,
    State as Reached, Verdict, Why,
};
use yew::UseReducerDispatcher;
use yew::prelude::*;

use crate::browser;
use crate::data::{YearData, named};
use crate::form::{self, error_message, field_id};
use crate::state::{Action, Report, State};
use crate::text::{Text, fill};

/// Id of the summary of fields that cannot be read.
pub(crate) const SUMMARY: &str = "checker-errors";
/// Id of the status element in which the verdict appears.
pub(crate) const VERDICT: &str = "checker-verdict";

/// The fields that cannot be read, each with a link to it. It takes the focus when it appears.
pub(crate) fn error_summary(state: &State) -> Html {
    let Some(Report::Unreadable(errors)) = &state.report else { return Html::default() };
    html! {
        <div id={SUMMARY} class="error-summary" tabindex="-1" role="group" aria-labelledby="checker-errors-title">
            <h2 id="checker-errors-title">{ &state.data.text.error_summary }</h2>
            <ul>
                { for errors.iter().map(|(category, error)| html! {
                    <li><a href={format!("#{}", field_id(category.as_str()))}>{ error_message(state, category.as_str(), *error) }</a></li>
                }) }
            </ul>
        </div>
    }
}

/// The status element, which is in the page from the start, and after a verdict everything that explains it.
pub(crate) fn report(state: &State, dispatch: &UseReducerDispatcher<State>) -> Html {
    html! {
        <div class="report">
            <div id={VERDICT} role="status">{ verdict(state) }</div>
            if let (Some(Report::Judged(outcome)), Some((year, _))) = (&state.report, state.chosen()) {
                { explanation(&state.data.text, year, outcome) }
            }
            if matches!(state.report, Some(Report::Judged(_) | Report::NoNotice)) {
                { buttons(&state.data.text, dispatch) }
            }
        </div>
    }
}

fn verdict(state: &State) -> Html {
    let text = &state.data.text;
    let (class, icon, pattern) = match &state.report {
        Some(Report::Judged(outcome)) => match outcome.verdict {
            Verdict::Met => ("verdict met", "✓", &text.verdict_met),
            Verdict::Short => ("verdict short", "…", &text.verdict_short),
            Verdict::Deferred => ("verdict short", "…", &text.verdict_deferred),
            Verdict::None(_) => ("verdict none", "?", &text.verdict_none),
        },
        Some(Report::NoNotice) => ("verdict none", "?", &text.verdict_none),
        Some(Report::Unreadable(_)) | None => return Html::default(),
    };
    let industry = state.chosen().map_or("", |(year, _)| named(&year.text.industries, state.industry.as_str()));
    let words = fill(pattern, &[("year", &state.year.to_string()), ("industry", industry)]);
    html! { <h2 key={state.checks} {class}><span class="verdict-icon" aria-hidden="true">{ icon }</span>{ words }</h2> }
}

/// Everything below the verdict.
fn explanation(text: &Text, year: &YearData, outcome: &Outcome) -> Html {
    html! {
        <>
            <ul class="missing">{ for missing(outcome).map(|line| missing_line(text, year, outcome, line)) }</ul>
            { table(text, year, outcome) }
            { uncounted(text, year, outcome) }
            { next_steps(text, year, outcome) }
            { by_when(text, year, outcome) }
            { notes(text, year, outcome) }
            { not_asked(text, year, outcome) }
            <p class="disclaimer">{ &text.disclaimer }</p>
        </>
    }
}

/// What was entered and does not count, and why.
fn uncounted(text: &Text, year: &YearData, outcome: &Outcome) -> Html {
    let line = |entry: &EntryOutcome, rest: &Rest| {
        let category = entry.category.as_ref().map_or("", |id| named(&year.text.categories, id.as_str()));
        let amount = year.text.amount(text, rest.amount, &outcome.unit);
        let (amount, why) =
            (fill(&text.uncounted, &[("category", category), ("amount", &amount)]), why(text, year, &rest.why));
        html! { <li>{ amount }{ why }{ " " }{ for rest.clause.iter().map(|clause| cite(year, clause)) }</li> }
    };
    let rests = outcome.entries.iter().flat_map(|entry| entry.rest.iter().map(move |rest| (entry, rest)));
    let mut lines = rests.map(|(entry, rest)| line(entry, rest)).peekable();
    if lines.peek().is_none() {
        return Html::default();
    }
    html! { <ul class="uncounted">{ for lines }</ul> }
}

/// The words for why something does not count.
fn why(text: &Text, year: &YearData, why: &Why) -> String {
    match why {
        Why::NotInRequirement | Why::UnknownActivity | Why::OtherIndustry => text.why_other_industry.clone(),
        Why::OtherUnit => text.why_other_unit.clone(),
        Why::NotYet(Reached::Declared) => text.why_not_declared.clone(),
        Why::NotYet(Reached::Recognised) => text.why_not_recognised.clone(),
        Why::NotYet(_) => text.why_planned.clone(),
        Why::OutsidePeriod | Why::NotCarried(_) => text.why_other_year.clone(),
        Why::MadeUp(year) | Why::RegisteredLate(year) => fill(&text.why_for_year, &[("year", &year.to_string())]),
        Why::NoShare => text.why_no_share.clone(),
        Why::Limit(id) => {
            let carried = year.rules.carry_over.iter().any(|rule| rule.id == *id);
            year.text.rule(if carried { "carry-over" } else { "limit" }, id)
        }
        Why::Most(_) => text.why_most.clone(),
    }
}

/// The lines to name as missing: every category that is short, and the total where it lacks more than all of them.
fn missing(outcome: &Outcome) -> impl Iterator<Item = &Line> {
    let of_categories: Amount = outcome
        .lines
        .iter()
        .filter(|line| line.category().is_some() && line.within.is_none())
        .map(|line| line.missing)
        .sum();
    let least = move |line: &Line| if line.node == Node::Total { of_categories } else { Amount::ZERO };
    outcome.lines.iter().filter(move |line| line.missing > least(line))
}

fn missing_line(text: &Text, year: &YearData, outcome: &Outcome, line: &Line) -> Html {
    let amount = |amount| year.text.amount(text, amount, &outcome.unit);
    let words = fill(
        &text.missing_line,
        &[
            ("category", &node(text, year, &line.node)),
            ("counted", &line.counted.to_string()),
            ("needed", &amount(line.needed)),
            ("missing", &amount(line.missing)),
        ],
    );
    html! { <li>{ words }{ " " }{ cite(year, &line.clause) }</li> }
}

/// What a line is called: a category, the total, or a year.
fn node(text: &Text, year: &YearData, node: &Node) -> String {
    match node {
        Node::Category(category) => named(&year.text.categories, category.as_str()).to_owned(),
        Node::Total => text.total.clone(),
        Node::Year(year) => fill(&text.in_year, &[("year", &year.to_string())]),
    }
}

/// A clause as it is cited, with a link to it.
fn cite(year: &YearData, clause: &ClauseId) -> Html {
    html! { <a class="clause" href={year.clause_link(clause)}>{ named(&year.text.clauses, clause.as_str()) }</a> }
}

fn table(text: &Text, year: &YearData, outcome: &Outcome) -> Html {
    let amount = |amount| year.text.amount(text, amount, &outcome.unit);
    let row = |line: &Line| {
        let missing = if line.missing == Amount::ZERO { text.complete.clone() } else { amount(line.missing) };
        let counted = if line.given > line.counted {
            fill(&text.capped, &[("given", &amount(line.given)), ("counted", &amount(line.counted))])
        } else {
            amount(line.counted)
        };
        let state = if line.missing == Amount::ZERO { "complete" } else { "incomplete" };
        html! {
            <tr class={classes!(state, line.within.as_ref().map(|_| "part"))}>
                <th scope="row">{ node(text, year, &line.node) }</th>
                <td data-label={text.column_needed.clone()}>{ amount(line.needed) }</td>
                <td data-label={text.column_counted.clone()}>{ counted }</td>
                <td data-label={text.column_missing.clone()}>{ missing }</td>
                <td data-label={text.column_clause.clone()}>{ cite(year, &line.clause) }</td>
            </tr>
        }
    };
    html! {
        <table class="stack">
            <caption>{ &text.caption }</caption>
            <thead><tr>
                <th scope="col">{ &text.column_category }</th>
                <th scope="col">{ &text.column_needed }</th>
                <th scope="col">{ &text.column_counted }</th>
                <th scope="col">{ &text.column_missing }</th>
                <th scope="col">{ &text.column_clause }</th>
            </tr></thead>
            <tbody>{ for outcome.lines.iter().map(row) }</tbody>
        </table>
    }
}

fn next_steps(text: &Text, year: &YearData, outcome: &Outcome) -> Html {
    let steps = year.rules.steps.iter().filter(|step| outcome.steps.contains(&step.id));
    html! {
        <>
            <h3>{ &text.next_steps }</h3>
            <ul class="steps">
                { for steps.map(|step| html! { <li>{ year.text.rule("step", &step.id) }{ " " }{ cite(year, &step.clause) }</li> }) }
            </ul>
            { for outcome.recognition.chunk_by(|a, b| a.category == b.category).map(|group| recognised(text, year, group)) }
        </>
    }
}

/// Who declares and who recognises the hours of one category.
fn recognised(text: &Text, year: &YearData, group: &[RecognisedBy]) -> Html {
    let Some(first) = group.first() else { return Html::default() };
    let category = named(&year.text.categories, first.category.as_str());
    let line = |entry: &RecognisedBy| {
        html! {
            <li>
                { year.text.rule("recognition", &entry.id) }{ " " }
                { fill(&text.declares, &[("who", actor(text, entry.declares))]) }{ " " }
                { fill(&text.recognises, &[("who", actor(text, entry.recognises))]) }{ " " }
                { cite(year, &entry.clause) }
            </li>
        }
    };
    html! {
        <>
            <h3>{ fill(&text.recognised_heading, &[("category", category)]) }</h3>
            <ul class="recognition">{ for group.iter().map(line) }</ul>
        </>
    }
}

/// What somebody who declares or recognises is called; "not stated" where the notice names nobody.
pub fn actor(text: &Text, actor: Option<Actor>) -> &str {
    match actor {
        Some(Actor::Person) => &text.person,
        Some(Actor::Employer) => &text.employer,
        Some(Actor::SectorAuthority) => &text.sector_authority,
        Some(Actor::System) => &text.system,
        None => &text.not_stated,
    }
}

/// The last day for the year's hours, and the windows for making up earlier years.
fn by_when(text: &Text, year: &YearData, outcome: &Outcome) -> Html {
    let closes = match year.rules.closes {
        Some(date) => fill(&text.closes, &[("date", &date.to_string())]),
        None => text.closes_not_stated.clone(),
    };
    html! {
        <>
            <h3>{ &text.by_when }</h3>
            <ul class="deadlines">
                <li>{ closes }</li>
                { for outcome.make_up.iter().map(|window| {
                    let until = window.until.map(|until| until.to_string());
                    let state = match (window.open, &until) {
                        (Some(true), Some(until)) => fill(&text.window_open, &[("date", until)]),
                        (Some(false), Some(_)) => text.window_closed.clone(),
                        _ => String::new(),
                    };
                    html! { <li>{ year.text.rule("make-up", &window.id) }{ " " }{ state }{ " " }{ cite(year, &window.clause) }</li> }
                }) }
            </ul>
        </>
    }
}

fn notes(text: &Text, year: &YearData, outcome: &Outcome) -> Html {
    let notes = year.rules.notes.iter().filter(|note| outcome.notes.contains(&note.id));
    html! {
        <>
            <h3>{ &text.notes }</h3>
            <ul class="notes">
                { for notes.map(|note| html! { <li>{ year.text.rule("note", &note.id) }{ " " }{ cite(year, &note.clause) }</li> }) }
            </ul>
        </>
    }
}

/// The rules that could still change the answer, as the form asks for totals only, each with clause and assumption.
fn not_asked(text: &Text, year: &YearData, outcome: &Outcome) -> Html {
    if outcome.not_asked.is_empty() {
        return Html::default();
    }
    let line = |rule: &RuleQuestions| {
        let name = named(&year.text.rules, &rule.subject.key()).to_owned();
        html! { <li>{ name }{ " " }{ cite(year, &rule.clause) }{ " " }{ taken(text, &rule.questions) }</li> }
    };
    html! { <><h3>{ &text.not_asked }</h3><ul class="notes not-asked">{ for outcome.not_asked.iter().map(line) }</ul></> }
}

/// What was assumed because these questions were not asked, each sentence once.
pub fn taken(text: &Text, questions: &[Question]) -> String {
    let mut taken: Vec<&str> = Vec::new();
    for question in questions {
        let words = match question {
            Question::Trait(_) => &text.taken_trait,
            Question::Mode(_) => &text.taken_mode,
            Question::Activity(_) => &text.taken_activity,
            Question::Date => &text.taken_date,
            Question::Item => &text.taken_item,
            Question::State => &text.taken_state,
            Question::ForYear => &text.taken_for_year,
            Question::Carried => &text.taken_carried,
            Question::Waiver(_) => &text.taken_waiver,
            Question::Owed => &text.taken_owed,
            Question::Purpose(_) => &text.taken_purpose,
            Question::SecondIndustry => &text.taken_second_industry,
        };
        if !taken.contains(&words.as_str()) {
            taken.push(words);
        }
    }
    taken.join(" ")
}

fn buttons(text: &Text, dispatch: &UseReducerDispatcher<State>) -> Html {
    let dispatch = dispatch.clone();
    let start_again = move |_| {
        dispatch.dispatch(Action::StartAgain);
        // The button goes, and the focus would go with it.
        browser::focus(form::YEAR);
    };
    html! {
        <p class="buttons">
            <button type="button" class="button secondary" onclick={|_| browser::print()}>{ &text.print }</button>
            <button type="button" class="button secondary" onclick={start_again}>{ &text.start_again }</button>
        </p>
    }
}
