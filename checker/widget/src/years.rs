//! Several years side by side, and the earlier years that a purpose such as a title review looks back on.

use checker_rules::Verdict;
use yew::Html;

use crate::data::named;
use crate::element::{all, each, element, list, of_class};
use crate::judge::{Judgement, Said, YearJudged};
use crate::outcome::sentence;
use crate::parts::{cited, head};
use crate::state::State;
use crate::text::fill;

/// Every year that is entered, where there is more than one, and every earlier year that is needed.
pub(crate) fn years(state: &State, judgement: &Judgement) -> Html {
    let (text, Some(year)) = (&state.data.text, state.year()) else { return Html::default() };
    let earlier = &judgement.outcome.earlier_years;
    if judgement.years.len() < 2 && earlier.is_empty() {
        return Html::default();
    }
    let heads = [text.year(), text.industry(), text.result()];
    let table = of_class("table", "years")
        .add(head(&heads))
        .add(element("tbody").add_all(each(&judgement.years, &|judged| row(state, judgement, judged))).done());
    let needed = each(earlier, &|earlier| {
        let pattern = if earlier.complete { text.earlier_complete() } else { text.earlier_incomplete() };
        let words = fill(pattern, &[("year", &earlier.year.to_string())]);
        cited(element("span"), year, &words, Some(&earlier.clause)).done()
    });
    all(vec![element("h3").text(text.years()).done(), table.done(), list("earlier", needed)])
}

fn row(state: &State, judgement: &Judgement, judged: &YearJudged) -> Html {
    let text = &state.data.text;
    let Some(year) = state.data.year(judged.year) else { return Html::default() };
    let outcome = match &judged.said {
        Said::Shown => Some(&judgement.outcome),
        Said::Outcome(outcome) => Some(&**outcome),
        Said::Unreadable => None,
    };
    let (class, words) = match outcome {
        Some(outcome) if outcome.verdict == Verdict::Met => ("result met", sentence(text, year, outcome)),
        Some(outcome) => ("result short", sentence(text, year, outcome)),
        None => ("result", text.error_summary().to_owned()),
    };
    element("tr")
        .add(element("th").attribute("scope", "row").text(&judged.year.to_string()).done())
        .add(element("td").text(named(&year.text.industries, judged.industry.as_str())).done())
        .add(of_class("td", class).text(&words).done())
        .done()
}
