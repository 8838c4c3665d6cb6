//! What is printed: the people shown as one list, or a slip for each.

use checker_widget::fill;
use yew::prelude::*;

use super::{Draw, people, result};
use crate::desk::{PersonShown, Standing};

/// The people on paper; hidden on the screen.
pub(super) fn printed(draw: Draw<'_>) -> Html {
    let Some(printed) = &draw.state.printed else { return Html::default() };
    if printed.are_slips {
        return html! { <div class="list-paper">{ for printed.shown.people.iter().map(|one| slip(draw, one)) }</div> };
    }
    let titles = people::columns(draw);
    html! {
        <div class="list-paper">
            <p>{ about(draw) }</p>
            <p>{ result::summary(draw) }</p>
            { part(draw) }
            <table>
                <thead><tr>{ for titles.iter().map(|(_, label)| html! { <th scope="col">{ label }</th> }) }</tr></thead>
                <tbody>{ for printed.shown.people.iter().map(|one| people::row(&titles, one)) }</tbody>
            </table>
        </div>
    }
}

fn about(draw: Draw<'_>) -> String {
    let year = draw.state.year();
    let values =
        [("name", draw.state.name.as_str()), ("year", &year.rules.year.to_string()), ("version", &year.version)];
    fill(draw.text().about(), &values)
}

/// That the others are left out, and by what; nothing where nobody is.
fn part(draw: Draw<'_>) -> Html {
    let (text, state) = (draw.text(), draw.state);
    let listed = state.printed.as_ref().map_or(0, |printed| printed.shown.people.len());
    if listed == state.summary.counts.people() as usize {
        return Html::default();
    }
    let look = &state.look;
    let standing = Standing::ALL.into_iter().find(|one| one.name() == look.standing);
    let mut chosen: Vec<String> = standing.into_iter().map(|one| result::label(draw, one).to_owned()).collect();
    if look.grouped {
        let group = if look.in_group.is_empty() { text.group_blank() } else { &look.in_group };
        chosen.push([&people::group_title(draw), " ", group].concat());
    }
    if !look.find.is_empty() {
        chosen.push(["“", &look.find, "”"].concat());
    }
    let what = chosen.join(state.data.text.comma());
    html! { <p>{ fill(text.printed_part(), &[("n", &listed.to_string()), ("what", &what)]) }</p> }
}

fn slip(draw: Draw<'_>, person: &PersonShown) -> Html {
    let list = &draw.state.data.list;
    let line = |label: &str, said: &str| match said {
        "" => Html::default(),
        said => html! { <div><dt>{ label }</dt><dd>{ said }</dd></div> },
    };
    html! {
        <section class="list-slip">
            <h3>{ [&person.name, " ", &person.number].concat().trim().to_owned() }</h3>
            <p class="list-verdict">{ &person.verdict }</p>
            <dl class="fields">
                { line(list.column_missing(), &person.missing) }
                { line(list.column_next(), &person.step) }
                { line(list.column_open(), &person.open) }
            </dl>
            <p>{ about(draw) }</p>
            <p class="sign">{ draw.text().signed() }</p>
        </section>
    }
}
