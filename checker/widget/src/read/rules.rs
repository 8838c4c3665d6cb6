//! Reads a year's rules, apart from those in `counting`.

use checker_rules::{
    ActivityId, Actor, Amount, CategoryId, CategoryRule, ClauseId, Date, Industry, IndustryId, Minimum, ModeId, Note,
    Recognition, Requirement, Rules, Step, StepWhen, Trait, TraitId, Unit, UnitId, ValueId,
};

use super::{Broken, Read, choices, field, structures};
use crate::json::Node;

macro_rules! names {
    ($($name:ident)*) => {$(
        impl Read for $name {
            fn read(node: Option<&impl Node>, broken: &Broken) -> Self {
                Self(String::read(node, broken))
            }
        }
    )*};
}

names! { ActivityId CategoryId ClauseId IndustryId ModeId TraitId UnitId ValueId }

structures! {
    Rules {
        year, closes, period, units, industries, traits, modes, requirements, activities, limits, counts_from, carry_over,
        make_up, late_registration, waivers, purposes, two_industries, recognition, steps, notes; ..Self::default()
    }
    Unit { id, of, hours, clause }
    Industry { id, follows }
    Trait { id, values }
    Minimum { min, clause }
    Recognition { id, category, industries, mode, declares, recognises, clause }
    Step { id, when, category, by, clause }
    Note { id, industries, clause }
}

choices! {
    Actor {
        "person" => Person, "employer" => Employer, "sector-authority" => SectorAuthority, "system" => System
    }
    StepWhen { "met" => Met, "short" => Short }
}

impl Read for Amount {
    fn read(node: Option<&impl Node>, broken: &Broken) -> Self {
        broken.parsed(node, Self::ZERO)
    }
}

impl Read for Date {
    fn read(node: Option<&impl Node>, broken: &Broken) -> Self {
        broken.parsed(node, Self::default())
    }
}

impl Read for Requirement {
    fn read(node: Option<&impl Node>, broken: &Broken) -> Self {
        Self {
            industry: field(node, "industry", broken),
            scope: field(node, "for", broken),
            unit: field(node, "unit", broken),
            accepts: field(node, "accepts", broken),
            total: field(node, "total", broken),
            each_year: field(node, "each_year", broken),
            categories: field(node, "categories", broken),
        }
    }
}

impl Read for CategoryRule {
    fn read(node: Option<&impl Node>, broken: &Broken) -> Self {
        Self {
            id: field(node, "id", broken),
            minimum: Minimum::read(node, broken),
            share: field(node, "share", broken),
            max: field(node, "max", broken),
            categories: field(node, "categories", broken),
        }
    }
}
