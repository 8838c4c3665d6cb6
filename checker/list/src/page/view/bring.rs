//! How a list is brought in: year, industry, a file or pasted cells.

use checker_widget::{fill, named};
use yew::prelude::*;

use super::{Draw, FILE, PASTE};
use crate::page::state::{Action, Stage};

pub(super) fn form(draw: Draw<'_>) -> Html {
    let text = draw.text();
    let is_listed = draw.state.stage != Stage::Empty;
    html! {
        <div class="list-bring">
            <div class="field">
                <label for="list-year">{ text.year() }</label>
                <select id="list-year" onchange={draw.choose(|at| Action::Year(at.parse().unwrap_or(0)))}>
                    { for draw.state.data.years.iter().enumerate().map(|(at, year)| html! {
                        <option value={at.to_string()} selected={at == draw.state.year}>{ year.rules.year }</option>
                    }) }
                </select>
            </div>
            <div class="field">
                <label for="list-industry">{ text.industry() }</label>
                <select id="list-industry" onchange={draw.choose(Action::Industry)}>
                    <option value="" selected={draw.state.told.industry.is_empty()}>{ text.industry_own() }</option>
                    { for draw.state.year().rules.industries.iter().map(|one| html! {
                        <option value={one.id.to_string()} selected={one.id.as_str() == draw.state.told.industry}>
                            { named(&draw.state.year().text.industries, one.id.as_str()) }
                        </option>
                    }) }
                </select>
            </div>
            <div class="field list-file">
                <label for={FILE}>{ text.file() }</label>
                <p class="hint" id="list-file-hint">{ text.file_hint() }</p>
                <input type="file" id={FILE} accept=".xlsx,.csv,.txt,.tsv" aria-describedby="list-file-hint"
                    onchange={draw.file_chosen()} />
            </div>
            <div class="field list-paste">
                <label for={PASTE}>{ text.paste() }</label>
                <p class="hint" id="list-paste-hint">{ text.paste_hint() }</p>
                <textarea id={PASTE} rows="2" aria-describedby="list-paste-hint" onpaste={draw.pasted()} />
                <button type="button" class="button secondary" onclick={draw.check_pasted()}>
                    { text.check_pasted() }
                </button>
            </div>
            if is_listed {
                <p class="buttons">
                    <button type="button" class="button secondary" onclick={draw.press(Action::Clear)}>
                        { text.start_again() }
                    </button>
                </p>
            }
        </div>
    }
}

/// How far reading has come.
pub(super) fn progress(draw: Draw<'_>) -> Html {
    let (text, counts) = (draw.text(), &draw.state.counts);
    html! {
        <div class="list-progress">
            <p>{ fill(text.progress(), &[("n", &counts.rows.to_string())]) }</p>
            <button type="button" class="button secondary" onclick={draw.press(Action::Cancel)}>{ text.cancel() }</button>
        </div>
    }
}
