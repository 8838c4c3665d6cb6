//! Everything that has to go through all the rules of a year: what they state, which figures decide, what has to be
//! asked. One macro lists the kinds of rules; all of these follow from it.

use super::Rules;
use super::period::Closes;
use super::person::Trait;
use super::rule::Rule;
use super::window::{LateRegistration, MakeUp};
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{Amount, Facts, IndustryId, Question, RuleQuestions, Stated, Subject, Value};

/// Does the same with each rule, in reading order: the one place that lists the kinds. The rules may be borrowed, or
/// borrowed mutably. A new field of [`Rules`] that has no line here does not compile.
macro_rules! for_each_rule {
    ($rules:expr, $rule:ident => $action:expr) => {{
        let Rules {
            year: _,
            closes,
            period,
            units,
            industries,
            traits,
            modes: _,
            requirements,
            activities,
            limits,
            counts_from,
            carry_over,
            make_up,
            late_registration,
            waivers,
            purposes,
            two_industries,
            recognition,
            steps,
            deadlines,
            funding,
            notes,
        } = $rules;
        closes.map(Closes).as_mut().into_iter().for_each(|$rule| $action);
        period.into_iter().for_each(|$rule| $action);
        units.into_iter().for_each(|$rule| $action);
        industries.into_iter().for_each(|$rule| $action);
        traits.into_iter().for_each(|$rule| $action);
        requirements.into_iter().for_each(|$rule| $action);
        activities.into_iter().for_each(|$rule| $action);
        limits.into_iter().for_each(|$rule| $action);
        counts_from.into_iter().for_each(|$rule| $action);
        carry_over.into_iter().for_each(|$rule| $action);
        make_up.into_iter().for_each(|window| {
            let $rule = &mut MakeUp(window);
            $action
        });
        late_registration.into_iter().for_each(|window| {
            let $rule = &mut LateRegistration(window);
            $action
        });
        waivers.into_iter().for_each(|$rule| $action);
        purposes.into_iter().for_each(|$rule| $action);
        two_industries.into_iter().for_each(|$rule| $action);
        recognition.into_iter().for_each(|$rule| $action);
        steps.into_iter().for_each(|$rule| $action);
        deadlines.into_iter().for_each(|$rule| $action);
        funding.into_iter().for_each(|$rule| $action);
        notes.into_iter().for_each(|$rule| $action);
    }};
}

impl Rules {
    /// Everything that the rules state, in reading order; for comparing two years.
    pub fn stated(&self) -> Vec<(Subject, Stated)> {
        let mut statements = Statements::default();
        for_each_rule!(self, rule => rule.state(&mut statements));
        statements.0
    }

    /// Every figure that can decide a verdict, in reading order, each with its clause; for trying each of them.
    pub fn figures(&self) -> Vec<(Subject, Stated)> {
        let mut all = Vec::new();
        self.clone().visit(&mut Figures(&mut |subject, clause, unit, amount| {
            let value = Value::Amount(*amount, unit.clone());
            all.push((subject, Stated { value, clause: Some(clause.clone()) }));
        }));
        all
    }

    /// A copy of the rules in which `change` is applied to the figure at this place (from 0) of [`Rules::figures`];
    /// unchanged where there is no such figure.
    pub fn with_figure(&self, place: usize, change: impl Fn(Amount) -> Amount) -> Self {
        let mut changed = self.clone();
        let mut at = 0;
        changed.visit(&mut Figures(&mut |_, _, _, amount| {
            if at == place {
                *amount = change(*amount);
            }
            at += 1;
        }));
        changed
    }

    fn visit(&mut self, figures: &mut Figures<'_>) {
        for_each_rule!(self, rule => rule.figures(figures));
    }

    /// The questions that each rule needs answered for this person before it can be applied.
    fn asks(&self, person: &Facts) -> Vec<RuleQuestions> {
        let mut questionnaire = Questionnaire::default();
        for_each_rule!(self, rule => rule.ask(self, person, &mut questionnaire));
        questionnaire.0
    }

    /// All questions that any rule needs answered for a person in these industries and with these traits, each once.
    pub fn questions(&self, person: &Facts) -> Vec<Question> {
        let mut all = Vec::new();
        for rule in self.asks(person) {
            for question in rule.questions {
                if !all.contains(&question) {
                    all.push(question);
                }
            }
        }
        all
    }

    /// The traits on which the industry's requirements, or any purpose, depend, in reading order.
    pub fn traits_asked(&self, industry: &IndustryId) -> Vec<&Trait> {
        let questions = self.questions(&Facts { industry: industry.clone(), ..Facts::default() });
        let mut asked = Vec::new();
        for one in &self.traits {
            if questions.contains(&Question::Trait(one.id.clone())) {
                asked.push(one);
            }
        }
        asked
    }

    /// The rules that could still change the verdict because the facts do not say what they depend on, each with its
    /// open questions. Evaluation goes on as if they did not apply.
    pub fn not_asked(&self, person: &Facts) -> Vec<RuleQuestions> {
        let mut open = Questionnaire::default();
        for rule in self.asks(person) {
            let mut questions = Vec::new();
            for question in rule.questions {
                if !person.answers(&question, self) {
                    questions.push(question);
                }
            }
            open.add(rule.subject, &rule.clause, questions);
        }
        open.0
    }
}
