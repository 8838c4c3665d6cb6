//! Links out of the site, asked for over the network: only on `check --external`.

use std::time::Duration;

use rayon::prelude::*;

use crate::content::LinkUse;
use crate::diag::{Code, Sink, words};
use crate::model::Site;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Asks for every address that a document links to, each once, and reports where there is nothing.
pub(super) fn check(site: &Site, sink: &mut Sink) {
    let mut links: Vec<&LinkUse> = Vec::new();
    let docs = site.docs();
    for link in docs.iter().flat_map(|(_, doc)| doc.links.0.iter().flatten()) {
        let outside = link.target.starts_with("http://") || link.target.starts_with("https://");
        if outside && !links.iter().any(|known| known.target == link.target) {
            links.push(link);
        }
    }
    let agent: ureq::Agent = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).build().into();
    let answers: Vec<Option<String>> = links.par_iter().map(|link| problem(&agent, &link.target)).collect();
    for (link, problem) in links.iter().zip(answers) {
        if let Some(problem) = problem {
            unreachable(link, &problem, sink);
        }
    }
}

/// Why an address cannot be had; none where it can. Some servers answer to GET alone.
fn problem(agent: &ureq::Agent, address: &str) -> Option<String> {
    let head = agent.head(address).call().map(|_| ());
    let answer = head.or_else(|_| agent.get(address).call().map(|_| ()));
    answer.err().map(|error| error.to_string())
}

fn unreachable(link: &LinkUse, problem: &str, sink: &mut Sink) {
    let target = &link.target;
    sink.warning(
        Code("external-link"),
        link.span,
        words(format!("{target} cannot be reached: {problem}"), format!("无法访问{target}：{problem}")),
        words("check the address in a browser; correct or remove the link", "请在浏览器中核对该网址，更正或删去链接"),
    );
}
