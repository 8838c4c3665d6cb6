//! Each figure that can decide a verdict, to be tried with another value.

use crate::amount::PARTS;
use crate::{Amount, CategoryRule, ClauseId, Effect, Requirement, Rules, Stated, Subject, UnitId, Value, Whose, Worth};

/// What is done with each figure: it may be changed.
type Visit<'v> = dyn FnMut(Subject, &ClauseId, &UnitId, &mut Amount) + 'v;

impl Rules {
    /// Every figure that can decide a verdict, in reading order. A total that is the sum of its categories' minimums
    /// decides nothing, and neither does a minimum that its parts add up to, or one below the total of a single category.
    pub fn figures(&self) -> Vec<(Subject, Stated)> {
        let mut all = Vec::new();
        self.clone().visit(&mut |subject, clause, unit, amount| {
            let value = Value::Amount(*amount, unit.clone());
            all.push((subject, Stated { value, clause: Some(clause.clone()) }));
        });
        all
    }

    /// The same rules with another amount for the figure at this place of [`Rules::figures`].
    pub fn with_figure(&self, place: usize, change: impl Fn(Amount) -> Amount) -> Self {
        let mut changed = self.clone();
        let mut at = 0;
        changed.visit(&mut |_, _, _, amount| {
            if at == place {
                *amount = change(*amount);
            }
            at += 1;
        });
        changed
    }

    fn visit(&mut self, visit: &mut Visit<'_>) {
        self.requirements.iter_mut().for_each(|requirement| requirement.visit(visit));
        let none = UnitId::default();
        for activity in &mut self.activities {
            let subject = || Subject::Activity(activity.id.clone());
            match &mut activity.worth {
                Worth::Each { amount, .. } => visit(subject(), &activity.clause, &none, amount),
                Worth::ByOrder { amounts, .. } => {
                    amounts.iter_mut().for_each(|amount| visit(subject(), &activity.clause, &none, amount));
                }
                Worth::Completes(_) => {}
            }
        }
        for limit in &mut self.limits {
            let unit = limit.unit.clone().unwrap_or_default();
            visit(Subject::Limit(limit.id.clone()), &limit.clause, &unit, &mut limit.max);
        }
        for rule in &mut self.carry_over {
            if let Some(max) = &mut rule.max {
                visit(Subject::CarryOver(rule.id.clone()), &rule.clause, &none, max);
            }
        }
        for waiver in &mut self.waivers {
            let subject = || Subject::Waiver(waiver.id.clone());
            if let Effect::Reduce { total, categories } = &mut waiver.effect {
                let of_categories: Amount = categories.iter().map(|(_, amount)| *amount).sum();
                if *total > of_categories {
                    visit(subject(), &waiver.clause, &none, total);
                }
                categories.iter_mut().for_each(|(_, amount)| visit(subject(), &waiver.clause, &none, amount));
            }
        }
        // No purpose needs less than its own year.
        for purpose in self.purposes.iter_mut().filter(|purpose| purpose.years > 1) {
            let subject = Subject::Purpose(purpose.id.clone(), purpose.scope.clone());
            let mut years = Amount::whole(purpose.years.into());
            visit(subject, &purpose.clause, &none, &mut years);
            purpose.years = u16::try_from(years.parts() / PARTS).unwrap_or(u16::MAX);
        }
    }
}

impl Requirement {
    fn visit(&mut self, visit: &mut Visit<'_>) {
        let (whose, unit, total) = (self.whose(), self.unit.clone(), self.total.min);
        let of_categories: Amount = self.categories.iter().map(|category| category.takes(total)).sum();
        // Of a single category the total is needed anyway.
        let only = self.categories.len() == 1 && self.total.min > of_categories;
        self.categories.iter_mut().for_each(|category| category.visit(total, only, &whose, &unit, visit));
        if self.total.min > of_categories {
            visit(Subject::Total(whose.clone()), &self.total.clause, &unit, &mut self.total.min);
        }
        if let Some(each) = &mut self.each_year {
            visit(Subject::EachYear(whose), &each.clause, &unit, &mut each.min);
        }
    }
}

impl CategoryRule {
    /// What it needs of a total: its own minimum, or that of its parts where it is more.
    fn takes(&self, total: Amount) -> Amount {
        let share = self.share.map_or(Amount::ZERO, |share| total.share(share));
        self.minimum.min.max(share).max(self.of_parts(total))
    }

    fn of_parts(&self, total: Amount) -> Amount {
        self.categories.iter().map(|part| part.takes(total)).sum()
    }

    fn visit(&mut self, total: Amount, only: bool, whose: &Whose, unit: &UnitId, visit: &mut Visit<'_>) {
        let needed = self.takes(total);
        if !only && needed > self.of_parts(total) {
            let mut amount = needed;
            visit(Subject::Category(whose.clone(), self.id.clone()), &self.minimum.clause, unit, &mut amount);
            if amount != needed {
                (self.minimum.min, self.share) = (amount, None);
            }
        }
        if let Some(max) = &mut self.max {
            visit(Subject::Most(whose.clone(), self.id.clone()), &self.minimum.clause, unit, max);
        }
        self.categories.iter_mut().for_each(|part| part.visit(total, false, whose, unit, visit));
    }
}
