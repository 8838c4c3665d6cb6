//! What an employer has to spend on learning, worked out from two figures.

use checker_rules::{Money, Unread, read_money};
use checker_widget::fill;
use yew::prelude::*;

use super::Draw;
use crate::page::data::FundingRule;
use crate::page::state::Action;

/// The form and what comes of it; nothing where the notice does not say how much.
pub(super) fn form(draw: Draw<'_>) -> Html {
    let Some(rule) = &draw.state.year().funding else { return Html::default() };
    let text = draw.text();
    let labels = [text.wages(), text.spent()];
    html! {
        <section class="list-funding" aria-labelledby="list-funding">
            <h2 id="list-funding">{ text.funding() }</h2>
            <p>{ &rule.said }</p>
            <div class="list-filters">{ for labels.into_iter().enumerate().map(|(at, label)| field(draw, at, label)) }</div>
            <p class="list-sum" aria-live="polite">{ outcome(draw, rule) }</p>
        </section>
    }
}

fn field(draw: Draw<'_>, at: usize, label: &str) -> Html {
    let (text, typed) = (draw.text(), &draw.state.money[at]);
    let is_wrong = !typed.trim().is_empty() && read_money(typed).is_err();
    let (id, hint) = (format!("list-money-{at}"), format!("list-money-hint-{at}"));
    html! {
        <div class={if is_wrong { "field field-wrong" } else { "field" }}>
            <label for={id.clone()}>{ label }</label>
            <p class="hint" id={hint.clone()}>{ text.money_hint() }</p>
            if is_wrong {
                <p class="wrong">{ fill(text.money_unread(), &[("typed", typed)]) }</p>
            }
            <input type="text" inputmode="decimal" autocomplete="off" id={id} aria-describedby={hint}
                aria-invalid={is_wrong.then_some("true")} value={typed.clone()}
                oninput={draw.typed(move |typed| Action::Money(at, typed))} />
        </div>
    }
}

/// What has to be spent, as soon as the wages are typed.
fn outcome(draw: Draw<'_>, rule: &FundingRule) -> String {
    let (text, [wages, spent]) = (draw.text(), &draw.state.money);
    let read = |typed: &String| -> Result<Option<Money>, Unread> {
        if typed.trim().is_empty() { Ok(None) } else { read_money(typed).map(Some) }
    };
    let (Ok(Some(wages)), Ok(spent)) = (read(wages), read(spent)) else { return String::new() };
    let outcome = rule.rule.of(wages, spent.unwrap_or(Money::ZERO));
    let mut said = fill(text.funding_least(), &[("least", &outcome.least.to_string())]);
    if spent.is_some() {
        said.push_str(&match outcome.missing {
            Money::ZERO => text.funding_enough().to_owned(),
            missing => fill(text.funding_missing(), &[("missing", &missing.to_string())]),
        });
    }
    said
}
