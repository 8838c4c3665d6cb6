//! Rules in a few words, to be changed where a test needs it.

use checker_rules::{
    Activity, Actor, Amount, CarryOver, CategoryRule, Effect, Industry, Limit, Minimum, Per, Period, Recognition,
    Requirement, Rules, TwoIndustries, Unit, Waiver, Worth,
};

use super::facts::day;

pub(crate) const CLAUSE: &str = "clause";

pub(crate) fn least(hours: u32) -> Minimum {
    Minimum { min: Amount::whole(hours), clause: CLAUSE.into() }
}

pub(crate) fn category(id: &str, min: u32) -> CategoryRule {
    CategoryRule { id: id.into(), minimum: least(min), share: None, max: None, categories: Vec::new() }
}

pub(crate) fn at_most(hours: u32, category: CategoryRule) -> CategoryRule {
    CategoryRule { max: Some(Amount::whole(hours)), ..category }
}

pub(crate) fn with_parts(category: CategoryRule, categories: Vec<CategoryRule>) -> CategoryRule {
    CategoryRule { categories, ..category }
}

pub(crate) fn requirement(industry: &str, total: u32, categories: Vec<CategoryRule>) -> Requirement {
    Requirement {
        industry: industry.into(),
        scope: Default::default(),
        unit: "hour".into(),
        accepts: Vec::new(),
        total: least(total),
        each_year: None,
        categories,
    }
}

pub(crate) fn rules(total: u32, categories: Vec<CategoryRule>) -> Rules {
    let industry = |id: &str| Industry { id: id.into(), follows: "all".into() };
    Rules {
        year: 2030,
        units: vec![Unit { id: "hour".into(), of: 1, hours: 1, clause: None }],
        industries: vec![industry("all"), industry("other")],
        requirements: vec![requirement("all", total, categories)],
        ..Rules::default()
    }
}

/// The same over 2029 and 2030, with a least amount in each.
pub(crate) fn cycle(rules: Rules, each_year: Option<u32>) -> Rules {
    let [starts, ends] = ["2029-01-01", "2030-12-31"].map(day);
    let mut rules = Rules { period: Some(Period { starts, ends, late: None, clause: CLAUSE.into() }), ..rules };
    rules.requirements[0].each_year = each_year.map(least);
    rules
}

pub(crate) fn limit(max: u32, per: Per, mode: Option<&str>) -> Limit {
    Limit {
        id: "limit".to_owned(),
        max: Amount::whole(max),
        unit: None,
        per,
        modes: mode.map(Into::into).into_iter().collect(),
        categories: Vec::new(),
        activities: Vec::new(),
        industries: Vec::new(),
        clause: CLAUSE.into(),
    }
}

pub(crate) fn activity(id: &str, clause: &str, worth: Worth) -> Activity {
    Activity { id: id.into(), industries: Vec::new(), worth, over_years: 1, clause: clause.into() }
}

pub(crate) fn paper(hours: u32, over_years: u16) -> Activity {
    let worth = Worth::Each { category: "public".into(), amount: Amount::whole(hours), per: "item".into() };
    Activity { over_years, ..activity("paper", CLAUSE, worth) }
}

pub(crate) fn waiver(effect: Effect, industries: &[&str]) -> Waiver {
    let industries = industries.iter().map(|id| (*id).into()).collect();
    Waiver { id: "waiver".to_owned(), industries, effect, clause: CLAUSE.into() }
}

pub(crate) fn carry_over(category: Option<&str>) -> CarryOver {
    let category = category.map(Into::into);
    CarryOver { id: "surplus".to_owned(), category, industries: Vec::new(), max: None, years: 1, clause: CLAUSE.into() }
}

pub(crate) fn recognised(category: &str, by: Actor) -> Recognition {
    Recognition {
        id: category.to_owned(),
        category: category.into(),
        industries: Vec::new(),
        mode: None,
        declares: None,
        recognises: Some(by),
        clause: CLAUSE.into(),
    }
}

/// The same with these categories needed for each of two industries.
pub(crate) fn with_two_industries(rules: Rules, each: &[&str]) -> Rules {
    let each = each.iter().map(|id| (*id).into()).collect();
    Rules { two_industries: Some(TwoIndustries { each, clause: CLAUSE.into() }), ..rules }
}
