//! Keeping answers on the device, taking them along, and bringing them back.

use yew::prelude::*;
use yew::TargetCast;

use crate::browser::{self, Kept};
use crate::form::{Dispatch, select};
use crate::state::{Action, Message, State};
use crate::take::Take;

/// Id of the part of the page that opens and closes.
pub(crate) const KEEP: &str = "checker-keep";
/// Id of what is said there.
pub(crate) const MESSAGE: &str = "checker-message";
/// Id of the text that is taken along.
pub(crate) const TEXT: &str = "checker-text";
/// Id of the text that is brought in.
const BRING: &str = "checker-bring";

/// The part of the page for keeping, taking along and bringing back.
pub(crate) fn keep(state: &State, dispatch: &Dispatch) -> Html {
    let text = &state.data.text;
    html! {
        <details id={KEEP} class="keep">
            <summary>{ &text.keep }</summary>
            if let Some(message) = state.message {
                <p id={MESSAGE} class="notice" tabindex="-1">{ said(state, message) }</p>
            }
            if state.runs {
                { keeping(state, dispatch) }
                { people(state, dispatch) }
                { taking(state, dispatch) }
                { bringing(state, dispatch) }
            }
        </details>
    }
}

fn said(state: &State, message: Message) -> String {
    let text = &state.data.text;
    match message {
        Message::Kept => text.message_kept.clone(),
        Message::Deleted => text.message_deleted.clone(),
        Message::CannotKeep => text.message_cannot_keep.clone(),
        Message::Unreadable => text.message_unreadable.clone(),
        Message::ChangedElsewhere => text.message_changed_elsewhere.clone(),
        Message::Copied => text.message_copied.clone(),
        Message::CannotCopy => text.message_cannot_copy.clone(),
        Message::BroughtIn(count) => crate::text::fill(&text.message_brought_in, &[("n", &count.to_string())]),
        Message::CannotBringIn => text.message_cannot_bring_in.clone(),
    }
}

/// Whether the answers are kept on this device, and what is kept there.
fn keeping(state: &State, dispatch: &Dispatch) -> Html {
    let text = &state.data.text;
    let id = "checker-keeps";
    let onchange = {
        let (dispatch, site, json) = (dispatch.clone(), state.data.site.clone(), state.book.to_json());
        move |event: Event| {
            let wanted = event.target_dyn_into::<web_sys::HtmlInputElement>().is_some_and(|input| input.checked());
            dispatch.dispatch(match (wanted, wanted && browser::keep(&site, &json, true) == Kept::Yes) {
                (true, true) => Action::Keep(true, Message::Kept),
                (true, false) => Action::Keep(false, Message::CannotKeep),
                (false, _) => {
                    browser::forget(&site);
                    Action::Keep(false, Message::Deleted)
                }
            });
        }
    };
    let load = {
        let (dispatch, site) = (dispatch.clone(), state.data.site.clone());
        move |_| match browser::kept(&site) {
            crate::opening::Stored::Book(book) => {
                dispatch.dispatch(Action::Replace(Box::new(book), None));
                dispatch.dispatch(Action::Keep(true, Message::Kept));
            }
            _ => dispatch.dispatch(Action::Say(Message::Unreadable)),
        }
    };
    html! {
        <>
            <div class="field tick">
                <input {id} type="checkbox" checked={state.keeps} {onchange} aria-describedby="checker-keeps-hint" />
                <label for={id}>{ &text.keeps }</label>
            </div>
            <p class="hint" id="checker-keeps-hint">{ &text.keeps_hint }</p>
            if state.message == Some(Message::ChangedElsewhere) {
                <p><button type="button" class="button secondary" onclick={load}>{ &text.load_kept }</button></p>
            }
        </>
    }
}

/// The people whose answers are kept, by name.
fn people(state: &State, dispatch: &Dispatch) -> Html {
    let text = &state.data.text;
    let name = |(at, person): (usize, &crate::answers::Person)| {
        let name = if person.name.is_empty() { text.nobody.clone() } else { person.name.clone() };
        (at.to_string(), name)
    };
    let options: Vec<(String, String)> = state.book.people.iter().enumerate().map(name).collect();
    let (show, rename, add, remove) = (dispatch.clone(), dispatch.clone(), dispatch.clone(), dispatch.clone());
    let choose = move |value: String| value.parse().ok().into_iter().for_each(|at| show.dispatch(Action::Show(at)));
    let oninput = move |event: InputEvent| {
        let input = event.target_dyn_into::<web_sys::HtmlInputElement>();
        input.into_iter().for_each(|input| rename.dispatch(Action::Name(input.value())));
    };
    html! {
        <fieldset>
            <legend>{ &text.people }</legend>
            if options.len() > 1 {
                <div class="field">
                    <label for="checker-person">{ &text.shown_person }</label>
                    { select("checker-person", "", None, &options, &state.book.shown.to_string(), choose) }
                </div>
            }
            <div class="field">
                <label for="checker-name">{ &text.name }</label>
                <input id="checker-name" type="text" autocomplete="off" maxlength="100" value={state.book.person().name.clone()} {oninput} />
            </div>
            <p class="buttons">
                <button type="button" class="button secondary" onclick={move |_| add.dispatch(Action::AddPerson)}>{ &text.add_person }</button>
                if options.len() > 1 {
                    <button type="button" class="button secondary" onclick={move |_| remove.dispatch(Action::RemovePerson)}>{ &text.remove_person }</button>
                }
            </p>
        </fieldset>
    }
}

fn taking(state: &State, dispatch: &Dispatch) -> Html {
    let text = &state.data.text;
    let page = &state.page;
    let words = state.take.words(state, page);
    let all = Take::all(text);
    let options: Vec<(String, String)> =
        all.iter().enumerate().map(|(at, (_, name))| (at.to_string(), (*name).to_owned())).collect();
    let shown = all.iter().position(|(take, _)| *take == state.take).unwrap_or(0).to_string();
    let (choose, copy) = (dispatch.clone(), dispatch.clone());
    let takes = all.map(|(take, _)| take);
    let choose = move |value: String| {
        let take = value.parse::<usize>().ok().and_then(|at| takes.get(at).copied());
        take.into_iter().for_each(|take| choose.dispatch(Action::Take(take)));
    };
    let copy = move |_| {
        copy.dispatch(Action::Say(if browser::copy(TEXT) { Message::Copied } else { Message::CannotCopy }));
    };
    let file = state.take.file(state, page);
    html! {
        <fieldset>
            <legend>{ &text.take }</legend>
            <div class="field">
                <label for="checker-take">{ &text.take_as }</label>
                { select("checker-take", "", None, &options, &shown, choose) }
            </div>
            <label class="hidden" for={TEXT}>{ &text.take }</label>
            <textarea id={TEXT} readonly=true rows="4" value={words} />
            <p class="hint">{ &text.take_hint }</p>
            <p class="buttons">
                <button type="button" class="button secondary" onclick={copy}>{ &text.copy }</button>
                if let Some(file) = file {
                    <button type="button" class="button secondary" onclick={move |_| browser::download(&file)}>{ &text.save_file }</button>
                }
            </p>
        </fieldset>
    }
}

fn bringing(state: &State, dispatch: &Dispatch) -> Html {
    let text = &state.data.text;
    let bring = {
        let (dispatch, data, year) = (dispatch.clone(), state.data.clone(), state.book.year);
        Callback::from(move |brought: String| dispatch.dispatch(brought_in(&data, &brought, year)))
    };
    let choose = {
        let bring = bring.clone();
        move |event: Event| {
            let input = event.target_dyn_into::<web_sys::HtmlInputElement>();
            input.into_iter().for_each(|input| browser::read_file(&input, bring.clone()));
        }
    };
    let paste = move |_| bring.emit(browser::value(BRING));
    html! {
        <fieldset>
            <legend>{ &text.bring }</legend>
            <p class="hint">{ &text.bring_hint }</p>
            <div class="field">
                <label for="checker-file">{ &text.bring_file }</label>
                <input id="checker-file" type="file" accept=".json,.csv,application/json,text/csv" onchange={choose} />
            </div>
            <div class="field">
                <label for={BRING}>{ &text.bring_text }</label>
                <textarea id={BRING} rows="3" />
            </div>
            <p><button type="button" class="button secondary" onclick={paste}>{ &text.bring_in }</button></p>
        </fieldset>
    }
}

/// Reads what is brought in: a file of this checker, else a table.
fn brought_in(data: &crate::CheckerData, brought: &str, year: u16) -> Action {
    let json = browser::book(brought);
    let book = match json {
        crate::opening::Stored::Book(book) => Some(book),
        _ if brought.len() <= crate::saved::LONGEST => crate::table::read(data, brought, year),
        _ => None,
    };
    match book {
        Some(book) => {
            let people = book.people.iter().flat_map(|person| person.years.values());
            let count = people.map(|answers| answers.records.len().max(1)).sum();
            Action::Replace(Box::new(book), Some(Message::BroughtIn(count)))
        }
        None => Action::Say(Message::CannotBringIn),
    }
}
