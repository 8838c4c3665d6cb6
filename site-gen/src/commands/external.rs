//! Links out of the site, asked for over the network: only on `check --external`.

use std::time::Duration;

use rayon::prelude::*;

use crate::diag::{Code, Sink, Span, words};
use crate::model::Site;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Asks for every address that the site links to, each once, and reports where there is nothing.
pub(super) fn check(site: &Site, sink: &mut Sink) {
    let docs = site.docs();
    let of_docs = docs.iter().flat_map(|(_, doc)| doc.links.0.iter().flatten());
    let of_docs = of_docs.map(|link| (link.target.as_str(), link.span));
    let entries = site.data.contacts.iter().chain(&site.data.systems);
    let of_entries = entries.filter_map(|entry| entry.url.as_ref()).map(|url| (url.value.as_str(), url.span));
    let mut links: Vec<(&str, Span)> = Vec::new();
    for (target, span) in of_docs.chain(of_entries) {
        let outside = target.starts_with("http://") || target.starts_with("https://");
        if outside && !links.iter().any(|(known, _)| *known == target) {
            links.push((target, span));
        }
    }
    let agent: ureq::Agent = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).build().into();
    let answers: Vec<Option<String>> = links.par_iter().map(|(target, _)| problem(&agent, target)).collect();
    for ((target, span), problem) in links.iter().zip(answers) {
        if let Some(problem) = problem {
            unreachable(target, *span, &problem, sink);
        }
    }
}

/// Why an address cannot be had; none where it can. Some servers answer to GET alone.
fn problem(agent: &ureq::Agent, address: &str) -> Option<String> {
    let head = agent.head(address).call().map(|_| ());
    let answer = head.or_else(|_| agent.get(address).call().map(|_| ()));
    answer.err().map(|error| error.to_string())
}

fn unreachable(target: &str, span: Span, problem: &str, sink: &mut Sink) {
    sink.warning(
        Code("external-link"),
        span,
        words(format!("{target} cannot be reached: {problem}"), format!("无法访问{target}：{problem}")),
        words("check the address in a browser; correct or remove the link", "请在浏览器中核对该网址，更正或删去链接"),
    );
}
