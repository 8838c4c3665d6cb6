//! Several years side by side, and the earlier years that a purpose such as a title review looks back on.

use checker_rules::Verdict;
use yew::prelude::*;

use crate::data::named;
use crate::judge::{Judgement, YearJudged};
use crate::outcome::sentence;
use crate::report::cite;
use crate::state::State;
use crate::text::fill;

/// Every year that is entered, where there is more than one, and every earlier year that is needed.
pub(crate) fn years(state: &State, judgement: &Judgement) -> Html {
    let text = &state.data.text;
    let earlier = &judgement.outcome.earlier_years;
    if judgement.years.len() < 2 && earlier.is_empty() {
        return Html::default();
    }
    let needed = earlier.iter().map(|earlier| {
        let pattern = if earlier.complete { &text.earlier_complete } else { &text.earlier_incomplete };
        let words = fill(pattern, &[("year", &earlier.year.to_string())]);
        html! { <li>{ words }{ " " }{ for state.year().map(|year| cite(year, &earlier.clause)) }</li> }
    });
    html! {
        <>
            <h3>{ &text.years }</h3>
            <table class="years">
                <thead><tr>
                    <th scope="col">{ &text.year }</th>
                    <th scope="col">{ &text.industry }</th>
                    <th scope="col">{ &text.result }</th>
                </tr></thead>
                <tbody>{ for judgement.years.iter().map(|judged| row(state, judged)) }</tbody>
            </table>
            { crate::report::list("earlier", needed.collect()) }
        </>
    }
}

fn row(state: &State, judged: &YearJudged) -> Html {
    let text = &state.data.text;
    let Some(year) = state.data.year(judged.year) else { return Html::default() };
    let (class, words) = match &judged.outcome {
        Some(outcome) if outcome.verdict == Verdict::Met => ("result met", sentence(text, year, outcome)),
        Some(outcome) => ("result short", sentence(text, year, outcome)),
        None => ("result", text.error_summary.clone()),
    };
    html! {
        <tr>
            <th scope="row">{ judged.year }</th>
            <td>{ named(&year.text.industries, judged.industry.as_str()) }</td>
            <td {class}>{ words }</td>
        </tr>
    }
}
