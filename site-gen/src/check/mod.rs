//! What has to hold before a site may be rendered. One check, one file.

mod cases;
mod figures;
mod links;
mod minimums;
mod names;
mod scopes;

use crate::content::{Case, RulesData};
use crate::diag::Sink;
use crate::model::Site;

/// A site that every check has passed. Nothing else can be rendered.
#[derive(Debug)]
pub struct Checked(Site);

impl Checked {
    /// The site.
    pub fn site(&self) -> &Site {
        &self.0
    }
}

/// Runs every check; none where anything found here or before forbids the site.
pub fn check(site: Site, sink: &mut Sink) -> Option<Checked> {
    names::check(&site, sink);
    links::check(&site, sink);
    for year in &site.years {
        rules(&year.rules, &year.cases, sink);
        figures::check(&site, year, sink);
    }
    (sink.error_count() == 0).then_some(Checked(site))
}

/// Runs every check that needs nothing but rules and examples.
pub fn rules(data: &RulesData, cases: &[Case], sink: &mut Sink) {
    minimums::check(data, sink);
    scopes::check(data, sink);
    if data.whole {
        cases::check(data, cases, sink);
    }
}
