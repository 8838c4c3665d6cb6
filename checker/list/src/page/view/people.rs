//! The table of people: sorted, filtered, some rows at a time.

use checker_widget::fill;
use yew::prelude::*;

use super::{Draw, result};
use crate::desk::{PersonShown, Standing};
use crate::page::state::{Action, PAGE};

pub(super) fn table(draw: Draw<'_>) -> Html {
    let (text, state) = (draw.text(), draw.state);
    let shown = &state.shown;
    let titles = columns(draw);
    let head = |(key, label): &(&'static str, String)| {
        let (key, is_sorted) = (*key, state.look.sort == *key);
        let order = match (is_sorted, state.look.descending) {
            (false, _) => None,
            (true, false) => Some("ascending"),
            (true, true) => Some("descending"),
        };
        html! {
            <th scope="col" aria-sort={order}>
                if key.is_empty() { { label } } else {
                    <button type="button" class="link" onclick={draw.press(Action::Sort(key.to_owned()))}>
                        { label }
                        <span aria-hidden="true">{ match order { Some("ascending") => " ▲", Some(_) => " ▼", None => "" } }</span>
                    </button>
                }
            </th>
        }
    };
    html! {
        <section class="list-people">
            <h2>{ text.table() }</h2>
            { filters(draw) }
            if shown.people.is_empty() {
                <p>{ text.none_shown() }</p>
            } else {
                { pages(draw) }
                <div class="list-scroll" tabindex="0" role="region" aria-label={text.table().to_owned()}>
                    <table class="stack">
                        <caption class="hidden">{ text.table() }</caption>
                        <thead><tr>{ for titles.iter().map(head) }</tr></thead>
                        <tbody>{ for shown.people.iter().map(|person| row(&titles, person)) }</tbody>
                    </table>
                </div>
                { pages(draw) }
            }
        </section>
    }
}

/// The columns of the table: by what it is sorted, and the title.
pub(super) fn columns(draw: Draw<'_>) -> Vec<(&'static str, String)> {
    let (text, state) = (draw.text(), draw.state);
    let mut columns = vec![("row", text.row().to_owned())];
    if state.summary.named {
        columns.push(("name", text.name().to_owned()));
    }
    if state.summary.numbered {
        columns.push(("number", text.number().to_owned()));
    }
    if state.look.grouped_by {
        columns.push(("group", group_title(draw)));
    }
    let list = &state.data.list;
    columns.push(("standing", list.column_verdict().to_owned()));
    columns.push(("missing", list.column_missing().to_owned()));
    columns.push(("", list.column_next().to_owned()));
    columns
}

/// The title of the column with groups.
pub(super) fn group_title(draw: Draw<'_>) -> String {
    let column = draw.state.options.columns.get(draw.state.look.group as usize);
    column.map(|column| column.title.replace('\n', " ")).unwrap_or_default()
}

/// A row of the table.
pub(super) fn row(titles: &[(&'static str, String)], person: &PersonShown) -> Html {
    let cell = |(key, label): &(&'static str, String)| {
        let label = label.clone();
        match *key {
            "row" => html! { <th scope="row" data-label={label}>{ &person.row }</th> },
            "name" => html! { <td data-label={label}>{ &person.name }</td> },
            "number" => html! { <td data-label={label}>{ &person.number }</td> },
            "group" => html! { <td data-label={label}>{ &person.group }</td> },
            "standing" => html! { <td data-label={label} class="list-verdict">{ &person.verdict }</td> },
            "missing" => html! { <td data-label={label}>{ &person.missing }</td> },
            _ => html! { <td data-label={label}>{ &person.step }</td> },
        }
    };
    html! { <tr key={person.row.clone()} class={format!("of-{}", person.standing)}>{ for titles.iter().map(cell) }</tr> }
}

fn filters(draw: Draw<'_>) -> Html {
    let (text, state) = (draw.text(), draw.state);
    let look = &state.look;
    let standing = |one: Standing| {
        html! {
            <option value={one.name()} selected={look.standing == one.name()}>{ result::label(draw, one) }</option>
        }
    };
    let group = |group: &crate::desk::Group| {
        let name = if group.name.is_empty() { text.group_blank() } else { &group.name };
        let is_chosen = look.grouped && look.in_group == group.name;
        html! { <option value={["=", &group.name].concat()} selected={is_chosen}>{ name }</option> }
    };
    html! {
        <div class="list-filters">
            <div class="field">
                <label for="list-filter">{ text.filter() }</label>
                <select id="list-filter" onchange={draw.choose(Action::Filter)}>
                    <option value="" selected={look.standing.is_empty()}>{ text.all() }</option>
                    { for Standing::ALL.into_iter().rev().map(standing) }
                </select>
            </div>
            if !state.groups.is_empty() {
                <div class="field">
                    <label for="list-in-group">{ text.in_group() }</label>
                    <select id="list-in-group"
                        onchange={draw.choose(|chosen| Action::InGroup(chosen.strip_prefix('=').map(str::to_owned)))}>
                        <option value="" selected={!look.grouped}>{ text.all() }</option>
                        { for state.groups.iter().map(group) }
                    </select>
                </div>
            }
            <div class="field">
                <label for="list-find">{ text.find() }</label>
                <input type="search" id="list-find" value={look.find.clone()} oninput={draw.typed(Action::Find)} />
            </div>
        </div>
    }
}

/// Which rows are shown, and the ways to others.
fn pages(draw: Draw<'_>) -> Html {
    let (text, shown) = (draw.text(), &draw.state.shown);
    let end = shown.from + u32::try_from(shown.people.len()).unwrap_or_default();
    let [from, to, all] = [shown.from + 1, end, shown.all].map(|number| number.to_string());
    html! {
        <p class="buttons list-pages">
            <span>{ fill(text.shown(), &[("from", &from), ("to", &to), ("all", &all)]) }</span>
            if shown.all > PAGE {
                { turn(draw, text.before(), (shown.from > 0).then(|| shown.from.saturating_sub(PAGE))) }
                { turn(draw, text.behind(), (end < shown.all).then_some(end)) }
            }
        </p>
    }
}

/// A button to other rows. Where there are none it stays, so that it keeps the focus, and does nothing.
fn turn(draw: Draw<'_>, label: &str, from: Option<u32>) -> Html {
    html! {
        <button type="button" class="button secondary" aria-disabled={from.is_none().then_some("true")}
            onclick={from.map(|from| draw.press(Action::From(from)))}>{ label }</button>
    }
}
