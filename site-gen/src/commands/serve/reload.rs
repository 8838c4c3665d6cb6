//! Tells the browser what there is to see now: events, and the script that listens to them.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use serde::Serialize;
use tokio::sync::watch::Sender;

use super::addresses::SCRIPT;
use super::overlay;
use super::workshop::Shown;

/// What the script is told: at once, and whenever it changes.
#[derive(Serialize)]
struct News {
    version: String,
    pages: Vec<String>,
    /// What is wrong, as HTML to lay over the last good site.
    overlay: Option<String>,
}

/// The stream of states, beginning with the present one.
pub(super) async fn events(
    State(shown): State<Arc<Sender<Arc<Shown>>>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut receiver = shown.subscribe();
    receiver.mark_changed();
    let states = unfold(receiver, async |mut receiver| {
        receiver.changed().await.ok()?;
        let news = news(&receiver.borrow_and_update().clone());
        Some((Ok(Event::default().data(news)), receiver))
    });
    Sse::new(states).keep_alive(KeepAlive::default())
}

fn news(shown: &Shown) -> String {
    let has_overlay = shown.good.is_some() && !shown.problems.is_empty();
    let news = News {
        version: shown.version(),
        pages: shown.pages.clone(),
        overlay: has_overlay.then(|| overlay::over_the_site(&shown.problems, shown.console)),
    };
    serde_json::to_string(&news).unwrap_or_default()
}

/// The page with the script in it, and with a policy that lets the script run.
pub(super) fn with_script(html: &str, version: &str) -> String {
    let script = format!("<script src=\"{SCRIPT}\" data-version=\"{version}\" defer></script>\n</head>");
    let html = html.replacen("</head>", &script, 1);
    let start = "http-equiv=\"Content-Security-Policy\" content=\"";
    let Some((before, rest)) = html.split_once(start) else { return html };
    let Some((policy, after)) = rest.split_once('"') else { return html };
    format!("{before}{start}{}\"{after}", relaxed(policy))
}

/// The policy, with scripts, styles and connections of this very server allowed.
fn relaxed(policy: &str) -> String {
    let mut rules: Vec<String> = policy.split(';').map(|rule| rule.trim().to_owned()).collect();
    rules.retain(|rule| !rule.is_empty());
    for name in ["script-src", "style-src", "connect-src"] {
        match rules.iter_mut().find(|rule| rule.split(' ').next() == Some(name)) {
            Some(rule) if rule.contains("'self'") => {}
            Some(rule) => *rule = format!("{} 'self'", rule.replace(" 'none'", "")),
            None => rules.push(format!("{name} 'self'")),
        }
    }
    rules.join("; ")
}

#[cfg(test)]
mod tests {
    use super::relaxed;

    #[test]
    fn a_policy_is_relaxed_only_as_far_as_the_script_needs() {
        let layout = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";
        assert_eq!(relaxed(layout), layout);
        assert_eq!(
            relaxed("default-src 'none'; connect-src 'none'; style-src 'self';"),
            "default-src 'none'; connect-src 'self'; style-src 'self'; script-src 'self'"
        );
    }
}
