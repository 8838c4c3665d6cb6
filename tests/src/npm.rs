//! What comes from npm: the file of a package, and what axe-core says of a page.

use std::path::PathBuf;

use crate::browser::Browser;
use crate::folders::{project, read};

/// A file of an npm package. Without it nothing would be checked, so its absence is a failure.
pub fn npm_package(file: &str) -> PathBuf {
    let installed = std::env::var_os("SITE_TESTS_NPM").map(PathBuf::from);
    let path = installed.unwrap_or_else(|| project().join("target/npm/node_modules")).join(file);
    assert!(path.exists(), "{} is missing: tests/run installs it", path.display());
    path
}

/// Every rule that axe runs by itself, and the size of targets, which it leaves to those who ask.
const AUDIT: &str = "
    const done = arguments[arguments.length - 1];
    const where = node => node.target.join(' ') + ': ' + node.failureSummary;
    const told = violation => violation.id + ': ' + violation.nodes.map(where).join('; ');
    axe.run(document, { rules: { 'target-size': { enabled: true } } })
        .then(results => done(results.violations.map(told)), error => done(['axe fails: ' + error]));";

/// What axe-core finds wrong with the page as it is now.
pub async fn violations(browser: &Browser) -> Vec<String> {
    let axe = read(&npm_package("axe-core/axe.min.js"));
    browser.run(&format!("if (!window.axe) {{ {axe} }}")).await;
    let found = browser.run_async(AUDIT).await;
    let found = found.as_array().expect("a list of violations").iter();
    found.map(|violation| violation.as_str().unwrap_or_default().to_owned()).collect()
}
