//! What came of a list: counts, charts, what could not be read, and files to take along.

use checker_widget::fill;
use yew::prelude::*;

use super::{ANSWER, Draw, columns, people};
use crate::desk::{Counts, Standing};
use crate::page::state::{Action, PRINTED};

/// The result in a sentence.
pub(super) fn summary(draw: Draw<'_>) -> String {
    let counts = &draw.state.summary.counts;
    let [people, met, short] = [counts.people(), counts.met, counts.short].map(|count| count.to_string());
    let mut said = fill(draw.text().summary(), &[("people", &people), ("met", &met), ("short", &short)]);
    let others = counts.none + counts.unread;
    if others > 0 {
        said.push_str(&fill(draw.text().summary_others(), &[("n", &others.to_string())]));
    }
    said
}

pub(super) fn result(draw: Draw<'_>) -> Html {
    let (text, state) = (draw.text(), draw.state);
    let summary = &state.summary;
    let year = state.year();
    let about = [("name", state.name.as_str()), ("year", &year.rules.year.to_string()), ("version", &year.version)];
    html! {
        <section class="list-result">
            <h2 id={ANSWER} tabindex="-1">{ self::summary(draw) }</h2>
            <p class="hint">{ fill(text.about(), &about) }</p>
            if !summary.stopped.is_empty() {
                <p class="notice short"><strong>{ text.not_whole() }</strong>{ &summary.stopped }</p>
            }
            { sheet(draw) }
            { counted(draw) }
            { remarks(draw) }
            { unread(draw) }
            { open(draw) }
            { grouped(draw) }
            { take(draw) }
        </section>
    }
}

/// Which sheet was read, and the ways to others.
fn sheet(draw: Draw<'_>) -> Html {
    let options = &draw.state.options;
    if options.other_sheets.is_empty() {
        return Html::default();
    }
    let others = options.other_sheets.join(draw.state.data.text.comma());
    html! {
        <>
            <p>{ fill(draw.text().sheet_read(), &[("sheet", &options.sheet), ("others", &others)]) }</p>
            { columns::other_sheets(draw) }
        </>
    }
}

/// The name of a verdict.
pub(super) fn label(draw: Draw<'_>, standing: Standing) -> &str {
    let list = &draw.state.data.list;
    match standing {
        Standing::Met => list.met(),
        Standing::Short => list.short(),
        Standing::None => list.none(),
        Standing::Unread => list.unread(),
    }
}

fn count_of(counts: &Counts, standing: Standing) -> u32 {
    match standing {
        Standing::Met => counts.met,
        Standing::Short => counts.short,
        Standing::None => counts.none,
        Standing::Unread => counts.unread,
    }
}

/// The order of columns and bars.
const ORDER: [Standing; 4] = [Standing::Met, Standing::Short, Standing::None, Standing::Unread];

fn counted(draw: Draw<'_>) -> Html {
    let (text, counts) = (draw.text(), &draw.state.summary.counts);
    let row = |standing: &Standing| {
        let count = count_of(counts, *standing);
        html! {
            <tr class={format!("of-{}", standing.name())}>
                <th scope="row">{ label(draw, *standing) }</th>
                <td>{ count }</td>
                <td>{ share(count, counts.people()) }</td>
                <td class="list-bar">{ bar(&[(*standing, count)], counts.people()) }</td>
            </tr>
        }
    };
    let [rows, entries, blank, sums] =
        [counts.rows, counts.entries, counts.blank, counts.sums].map(|count| count.to_string());
    let pattern = if draw.state.summary.is_log { text.rows_of_log() } else { text.rows() };
    let added = fill(pattern, &[("rows", &rows), ("entries", &entries), ("blank", &blank), ("sums", &sums)]);
    html! {
        <>
            <table class="list-counts">
                <caption class="hidden">{ text.result() }</caption>
                <thead><tr>
                    <th scope="col">{ text.standing() }</th>
                    <th scope="col">{ text.people() }</th>
                    <th scope="col">{ text.share() }</th>
                    <td></td>
                </tr></thead>
                <tbody>
                    { for ORDER.iter().map(row) }
                    <tr><th scope="row">{ text.all() }</th><td>{ counts.people() }</td><td></td><td></td></tr>
                </tbody>
            </table>
            <p class="hint">{ added }</p>
        </>
    }
}

/// Tenths of a percent, rounded.
fn share(count: u32, all: u32) -> String {
    let all = u64::from(all.max(1));
    let tenths = (u64::from(count) * 1000 + all / 2) / all;
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// A bar of these counts, one behind the other. The table beside it has the numbers.
fn bar(parts: &[(Standing, u32)], all: u32) -> Html {
    const WIDTH: u64 = 200;
    let wide = |count: u32| u64::from(count) * WIDTH / u64::from(all.max(1));
    let mut before = 0;
    let part = |(standing, count): &(Standing, u32)| {
        let x = wide(before);
        before += count;
        let width = wide(before) - x;
        html! { <rect class={standing.name()} x={x.to_string()} y="0" width={width.to_string()} height="14" /> }
    };
    html! {
        <svg viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            { for parts.iter().map(part) }
        </svg>
    }
}

/// What has to be known of the list.
fn remarks(draw: Draw<'_>) -> Html {
    let remarks = draw.state.summary.remarks.iter().cloned().chain(unused(draw));
    let remarks: Vec<Html> = remarks.map(|remark| html! { <li>{ remark }</li> }).collect();
    if remarks.is_empty() {
        return Html::default();
    }
    html! { <ul class="list-remarks">{ remarks }</ul> }
}

/// The columns that nothing is taken from; none where there are none.
fn unused(draw: Draw<'_>) -> Option<String> {
    let look = &draw.state.look;
    let is_group = |at: usize| look.grouped_by && look.group as usize == at;
    let columns = draw.state.options.columns.iter().enumerate();
    let unused = columns.filter(|(at, column)| column.holds.is_empty() && !column.title.is_empty() && !is_group(*at));
    let titles: Vec<String> = unused.map(|(_, column)| column.title.replace('\n', " ")).collect();
    let listed = titles.join(draw.state.data.text.comma());
    (!titles.is_empty()).then(|| fill(draw.text().unused(), &[("columns", &listed)]))
}

fn unread(draw: Draw<'_>) -> Html {
    let summary = &draw.state.summary;
    if summary.told.is_empty() {
        return Html::default();
    }
    let bad = if summary.is_log { summary.told.len() } else { summary.counts.unread as usize };
    let more = bad.saturating_sub(summary.told.len());
    html! {
        <section class="list-unread">
            <h3>{ draw.text().unread() }</h3>
            <ul>{ for summary.told.iter().map(|told| html! { <li>{ told }</li> }) }</ul>
            if more > 0 {
                <p>{ fill(draw.text().unread_more(), &[("n", &more.to_string())]) }</p>
            }
        </section>
    }
}

fn open(draw: Draw<'_>) -> Html {
    let open = &draw.state.summary.open;
    if open.is_empty() {
        return Html::default();
    }
    html! {
        <section class="list-open">
            <h3>{ draw.text().open() }</h3>
            <ul>{ for open.iter().map(|rule| html! { <li>{ rule }</li> }) }</ul>
        </section>
    }
}

fn grouped(draw: Draw<'_>) -> Html {
    let (text, state) = (draw.text(), draw.state);
    if state.summary.is_log || !state.options.columns.iter().any(|column| column.holds.is_empty()) {
        return Html::default();
    }
    let free = state.options.columns.iter().enumerate().filter(|(_, column)| column.holds.is_empty());
    let option = |(at, column): (usize, &crate::desk::ColumnChoice)| {
        let is_chosen = state.look.grouped_by && state.look.group as usize == at;
        html! { <option value={at.to_string()} selected={is_chosen}>{ column.title.replace('\n', " ") }</option> }
    };
    html! {
        <section class="list-groups">
            <div class="field">
                <label for="list-group">{ text.group() }</label>
                <select id="list-group" onchange={draw.choose(|at| Action::GroupBy(at.parse().ok()))}>
                    <option value="" selected={!state.look.grouped_by}>{ text.group_none() }</option>
                    { for free.map(option) }
                </select>
            </div>
            if !state.groups.is_empty() { { groups(draw) } }
        </section>
    }
}

fn groups(draw: Draw<'_>) -> Html {
    let text = draw.text();
    let row = |group: &crate::desk::Group| {
        let counts = &group.counts;
        let parts = ORDER.map(|standing| (standing, count_of(counts, standing)));
        html! {
            <tr>
                <th scope="row">{ if group.name.is_empty() { text.group_blank() } else { &group.name } }</th>
                { for parts.iter().map(|(standing, count)| html! {
                    <td data-label={label(draw, *standing).to_owned()}>{ count }</td>
                }) }
                <td data-label={text.all().to_owned()}>{ counts.people() }</td>
                <td class="list-bar">{ bar(&parts, counts.people()) }</td>
            </tr>
        }
    };
    html! {
        <div class="list-scroll" tabindex="0" role="region" aria-label={text.groups().to_owned()}>
            <table class="stack">
                <caption>{ text.groups() }</caption>
                <thead><tr>
                    <th scope="col">{ people::group_title(draw) }</th>
                    { for ORDER.iter().map(|standing| html! { <th scope="col">{ label(draw, *standing) }</th> }) }
                    <th scope="col">{ text.all() }</th>
                    <td></td>
                </tr></thead>
                <tbody>{ for draw.state.groups.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// Files and paper.
fn take(draw: Draw<'_>) -> Html {
    let text = draw.text();
    let button = |action: Action, label: &str| {
        html! {
            <button type="button" class="button secondary" onclick={draw.press(action)}>{ label }</button>
        }
    };
    html! {
        <section class="list-take">
            <h3>{ text.take() }</h3>
            <p class="buttons">
                { button(Action::Save("xlsx".to_owned()), text.save_xlsx()) }
                { button(Action::Save("csv".to_owned()), text.save_csv()) }
                { button(Action::Print(false), text.print_list()) }
                { button(Action::Print(true), text.print_slips()) }
            </p>
            <p class="hint">{ fill(text.print_hint(), &[("n", &PRINTED.to_string())]) }</p>
        </section>
    }
}
