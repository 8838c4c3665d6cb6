//! What the columns of a list hold, and the questions about it.

use checker_widget::fill;
use yew::prelude::*;

use super::{ANSWER, Draw};
use crate::page::state::Action;

/// The question which sheet is the list.
pub(super) fn sheets(draw: Draw<'_>, names: &[String]) -> Html {
    let button = |name: &String| {
        html! {
            <button type="button" class="button secondary" onclick={draw.press(Action::Sheet(name.clone()))}>{ name }</button>
        }
    };
    html! {
        <section class="list-sheets">
            <h2 id={ANSWER} tabindex="-1">{ draw.text().which_sheet() }</h2>
            <p class="buttons">{ for names.iter().map(button) }</p>
        </section>
    }
}

/// Ways to the sheets that are not read.
pub(super) fn other_sheets(draw: Draw<'_>) -> Html {
    let button = |name: &String| {
        html! {
            <button type="button" class="button secondary" onclick={draw.press(Action::Sheet(name.clone()))}>
                { fill(draw.text().read_sheet(), &[("sheet", name)]) }
            </button>
        }
    };
    let others = &draw.state.options.other_sheets;
    if others.is_empty() {
        return Html::default();
    }
    html! { <p class="buttons">{ for others.iter().map(button) }</p> }
}

/// The columns, where they are not clear.
pub(super) fn question(draw: Draw<'_>) -> Html {
    let (text, options) = (draw.text(), &draw.state.options);
    html! {
        <section class="list-columns">
            <h2 id={ANSWER} tabindex="-1">{ text.columns_unclear() }</h2>
            <ul class="list-faults">{ for options.faults.iter().map(|fault| html! { <li>{ fault }</li> }) }</ul>
            { columns(draw) }
            { other_sheets(draw) }
        </section>
    }
}

/// The columns of a list that is judged, to be opened.
pub(super) fn details(draw: Draw<'_>) -> Html {
    html! {
        <details class="list-columns">
            <summary>{ draw.text().columns() }</summary>
            { columns(draw) }
        </details>
    }
}

fn columns(draw: Draw<'_>) -> Html {
    let (text, options) = (draw.text(), &draw.state.options);
    let without = |(id, name): &(String, String)| {
        let (label, field) = (fill(text.without(), &[("category", name)]), format!("list-without-{id}"));
        let is_told = draw.state.told.without.contains(id);
        let id = id.clone();
        html! {
            <div class="field tick">
                <input type="checkbox" id={field.clone()} checked={is_told}
                    onchange={draw.tick(move |wanted| Action::Without(id.clone(), wanted))} />
                <label for={field}>{ label }</label>
            </div>
        }
    };
    html! {
        <>
            if !options.columns.is_empty() {
                <p class="hint">{ text.columns_hint() }</p>
                <table class="stack">
                    <caption class="hidden">{ text.columns() }</caption>
                    <thead><tr>
                        <th scope="col">{ text.column_letter() }</th>
                        <th scope="col">{ text.column_title() }</th>
                        <th scope="col">{ text.column_examples() }</th>
                        <th scope="col">{ text.column_holds() }</th>
                    </tr></thead>
                    <tbody>{ for (0..options.columns.len()).map(|at| column(draw, at)) }</tbody>
                </table>
            }
            { for options.lacking.iter().map(without) }
            <p class="buttons">
                <button type="button" class="button" onclick={draw.press(Action::Check)}>{ text.check_columns() }</button>
            </p>
        </>
    }
}

fn column(draw: Draw<'_>, at: usize) -> Html {
    let (text, options) = (draw.text(), &draw.state.options);
    let column = &options.columns[at];
    let (place, field) = (u32::try_from(at).unwrap_or(u32::MAX), format!("list-column-{at}"));
    let option = |(key, name): &(String, String)| {
        html! {
            <option value={key.clone()} selected={*key == column.holds}>{ name }</option>
        }
    };
    html! {
        <tr>
            <th scope="row">{ &column.letter }</th>
            <td data-label={text.column_title().to_owned()}>
                <label for={field.clone()}>{ column.title.replace('\n', " ") }</label>
            </td>
            <td data-label={text.column_examples().to_owned()}>
                { column.examples.join(draw.state.data.text.comma()) }
            </td>
            <td data-label={text.column_holds().to_owned()}>
                <select id={field} onchange={draw.choose(move |key| Action::Use(place, key))}>
                    <option value="" selected={column.holds.is_empty()}>{ text.use_none() }</option>
                    { for options.uses.iter().map(option) }
                </select>
            </td>
        </tr>
    }
}
