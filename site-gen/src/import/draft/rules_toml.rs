//! rules.toml: what was found, each with the phrase it comes from.

use checker_rules::Amount;

use super::{TODO, quoted, short, untranslated};
use crate::import::outline::{CitedDocument, Outline};
use crate::import::rules::{Category, Industry, Least, MakeUp, Quote, Requirement, Rules, TimeLimit, Unit};

/// What the drafting of a file needs to know.
struct RulesWriter<'a> {
    outline: &'a Outline,
    rules: &'a Rules,
    ids: &'a [String],
    line: &'a dyn Fn(usize) -> usize,
    text: String,
}

pub(super) fn write(outline: &Outline, rules: &Rules, ids: &[String], line: &dyn Fn(usize) -> usize) -> String {
    let text = String::from(
        "# Drafted from the text of the notice; compare every value with it. `site-gen help rules` shows how to write more.\n\
         # Each remark quotes the phrase that a value comes from, with its line in the imported file.\n",
    );
    let mut draft = RulesWriter { outline, rules, ids, line, text };
    rules.units.iter().for_each(|unit| draft.unit(*unit));
    draft.categories();
    draft.industries();
    rules.requirements.iter().for_each(|requirement| draft.requirement(requirement));
    rules.make_up.iter().enumerate().for_each(|(at, make_up)| draft.make_up(at, make_up));
    rules.terms.iter().enumerate().for_each(|(at, term)| draft.term(at, term));
    draft.unsure();
    draft.text
}

impl RulesWriter<'_> {
    fn add(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn quote(&mut self, quote: &Quote) {
        let line = (self.line)(quote.start);
        self.add(&format!("# line {line}: {}", short(&quote.text)));
    }

    fn clause(&self, quote: &Quote) -> String {
        self.ids.get(quote.clause).map_or(TODO.to_owned(), Clone::clone)
    }

    fn unit(&mut self, unit: Unit) {
        let ratio = self.rules.ratios.iter().find(|ratio| ratio.unit == unit);
        self.add("");
        if let Some(ratio) = ratio {
            self.quote(&ratio.quote);
        }
        let words = words(unit);
        self.add(&format!("[[unit]]\nid = \"{}\"", words.id));
        match ratio {
            Some(ratio) => {
                let clause = self.clause(&ratio.quote);
                self.add(&format!("of = {}\nhours = {}\nclause = \"{clause}\"", ratio.of, ratio.hours));
            }
            // Without hours there is nothing to convert into.
            None if unit != Unit::Hour && self.rules.units.contains(&Unit::Hour) => {
                self.add(&format!("of = \"{TODO}\"\nhours = \"{TODO}\"\nclause = \"{TODO}\""));
            }
            None => {}
        }
        self.add(&format!("one = {{ zh = \"{}\", en = \"{}\" }}", words.zh, words.one));
        self.add(&format!("many = {{ zh = \"{}\", en = \"{}\" }}", words.zh, words.many));
        self.add(&format!("words = [\"{}\", \"{}\", \"{}\"]", words.zh, words.one, words.many));
    }

    fn categories(&mut self) {
        for category in categories(self.rules) {
            let (id, term) = category_words(category);
            self.add(&format!("\n[[category]]\nid = \"{id}\"\nterm = \"{term}\""));
        }
    }

    fn industries(&mut self) {
        for industry in industries(self.rules) {
            self.add("\n[[industry]]");
            match industry {
                None => self.add(&format!(
                    "id = \"general\"\nname = {{ zh = \"一般行业\", en = \"Most industries\" }}\n\
                     lead = {{ zh = \"{TODO}\", en = \"{TODO}\" }}"
                )),
                Some(industry) => {
                    let en = industry.en.unwrap_or(TODO);
                    let name = format!("{{ zh = {}, en = \"{en}\" }}", quoted(&industry.zh));
                    self.add(&format!("id = \"{}\"\nname = {name}", industry.id));
                    self.add(&format!("lead = {{ zh = \"{TODO}\", en = \"{TODO}\" }}"));
                    if let Some(id) = self.ruled_by(&industry) {
                        self.add(&format!("cites = \"{id}\""));
                    }
                }
            }
        }
    }

    /// The cited document whose title names the industry, by the id that notice.toml gives it.
    fn ruled_by(&self, industry: &Industry) -> Option<String> {
        let of = |cite: &&CitedDocument| {
            cite.title.as_ref().is_some_and(|title| title.contains(&format!("{}专业", industry.zh)))
        };
        let cite = self.outline.cites.iter().find(of)?;
        let key = cite.key?;
        Some(format!("{}-{}-{}", industry.id, key.year?, key.running))
    }

    fn requirement(&mut self, requirement: &Requirement) {
        let mut of: Vec<&str> = requirement.industries.iter().map(|industry| industry.id.as_str()).collect();
        if of.is_empty() {
            of.push("general");
        }
        for industry in of {
            self.add("");
            requirement.quotes.iter().for_each(|quote| self.quote(quote));
            let clause = self.ids.get(requirement.clause).map_or(TODO, String::as_str).to_owned();
            self.add(&format!("[[requirement]]\nindustry = \"{industry}\"\nclause = \"{clause}\""));
            self.add(&format!("unit = \"{}\"", words(requirement.unit).id));
            if let Some(accepts) = self.accepts(requirement) {
                self.add(&format!("accepts = [\"{}\"]", words(accepts).id));
            }
            let total = requirement.total.map_or(format!("\"{TODO}\""), |total| total.to_string());
            self.add(&format!("total = {{ min = {total} }}\ncategory = ["));
            for (category, least) in &requirement.categories {
                self.add(&format!("    {},", asked(Some(*category), least)));
            }
            if requirement.categories.is_empty() {
                self.add(&format!("    {{ id = \"{TODO}\" }},"));
            } else if is_open(requirement) {
                self.add(&format!(
                    "    # {TODO}: add the categories that may fill the rest of the total, or remove this line."
                ));
            }
            self.add("]");
        }
    }

    /// Another unit in the same clause that people may use.
    fn accepts(&self, requirement: &Requirement) -> Option<Unit> {
        let ratio_here =
            |unit| self.rules.ratios.iter().any(|ratio| ratio.unit == unit && ratio.quote.clause == requirement.clause);
        requirement.also.or((requirement.unit != Unit::Hour && ratio_here(requirement.unit)).then_some(Unit::Hour))
    }

    fn make_up(&mut self, at: usize, make_up: &MakeUp) {
        self.add("");
        self.quote(&make_up.quote);
        if !make_up.quote.text.contains(&format!("{}日", make_up.until.day())) {
            let until = make_up.until;
            self.add(&format!(
                "# {until} is the last day of what the notice names; write that day out in notice.zh.md too."
            ));
        }
        let category = make_up.category.map(category_words);
        let years: Vec<String> = make_up.years.iter().map(u16::to_string).collect();
        let mut id = format!("{}-{}", category.map_or("year", |(id, _)| id), years.join("-"));
        let same = |known: &MakeUp| (known.category, &known.years) == (make_up.category, &make_up.years);
        if self.rules.make_up[..at].iter().any(same) {
            id = format!("{id}-{}", at + 1);
        }
        self.add(&format!("[[make_up]]\nid = \"{id}\""));
        if let Some((category, _)) = category {
            self.add(&format!("category = \"{category}\""));
        }
        let clause = self.clause(&make_up.quote);
        match years.as_slice() {
            [year] => self.add(&format!("for_year = {year}")),
            years => self.add(&format!("for_years = [{}]", years.join(", "))),
        }
        self.add(&format!("until = {}\nclause = \"{clause}\"", make_up.until));
        self.add(&format!("text = {}", untranslated(&make_up.quote.text)));
    }

    fn term(&mut self, at: usize, term: &TimeLimit) {
        self.add("");
        self.quote(&term.quote);
        self.add(&format!("[[deadline]]\nid = \"deadline-{}\"", at + 1));
        let clause = self.clause(&term.quote);
        self.add(&format!("clause = \"{clause}\""));
        let audiences: Vec<String> = term.audiences.iter().map(|audience| format!("\"{audience}\"")).collect();
        if !audiences.is_empty() {
            self.add(&format!("audiences = [{}]", audiences.join(", ")));
        }
        self.add(&format!("days_before = {}\ntext = {}", term.days, untranslated(&term.quote.text)));
    }

    fn unsure(&mut self) {
        let mut questions = self.rules.unsure.clone();
        questions.dedup();
        if self.rules.requirements.is_empty() {
            self.add(&format!("\n# {TODO}: no least amount was found; write a [[requirement]]."));
        }
        if !questions.is_empty() {
            self.add("\n# What may be a rule, but was not understood: write it above or as a [[note]], then remove its line here.");
        }
        for question in questions {
            let (line, clause) = ((self.line)(question.quote.start), self.clause(&question.quote));
            self.add(&format!("# {TODO} line {line} ({clause}): {}", short(&question.quote.text)));
            if !question.unread.is_empty() {
                let unread: Vec<String> = question.unread.iter().map(|words| format!("“{}”", short(words))).collect();
                self.add(&format!("#      not understood: {}", unread.join(" ")));
            }
            if !question.otherwise.is_empty() {
                let least = question.otherwise.iter().map(|(category, least)| asked(*category, least));
                let least: Vec<String> = least.collect();
                self.add(&format!("#      if that changes nothing, it asks: {}", least.join(", ")));
            }
        }
    }
}

/// A least amount as rules.toml has it: of a category, or in all.
fn asked(category: Option<Category>, least: &Least) -> String {
    let least = match least {
        Least::Amount(amount) => format!("min = {amount}"),
        Least::Share(part, of) => format!("share = \"{part}/{of}\""),
    };
    match category {
        None => format!("total = {{ {least} }}"),
        Some(category) => format!("{{ id = \"{}\", {least} }}", category_words(category).0),
    }
}

/// Whether the categories that are named do not add up to the total.
fn is_open(requirement: &Requirement) -> bool {
    let amounts = requirement.categories.iter().map(|(_, least)| match least {
        Least::Amount(amount) => *amount,
        Least::Share(..) => Amount::ZERO,
    });
    requirement.total.is_some_and(|total| amounts.sum::<Amount>() < total)
}

/// What a unit is called.
pub(super) struct UnitWords {
    pub(super) id: &'static str,
    pub(super) zh: &'static str,
    one: &'static str,
    many: &'static str,
}

pub(super) fn words(unit: Unit) -> UnitWords {
    let (id, zh, one, many) = match unit {
        Unit::Hour => ("hour", "学时", "class hour", "class hours"),
        Unit::Day => ("day", "天", "day", "days"),
        Unit::Credit => ("credit", "学分", "credit", "credits"),
        Unit::Minute => ("minute", "分钟", "minute", "minutes"),
    };
    UnitWords { id, zh, one, many }
}

/// A category's id and its term in the glossary.
pub(super) fn category_words(category: Category) -> (&'static str, &'static str) {
    match category {
        Category::Public => ("public", "public-subjects"),
        Category::Professional => ("professional", "professional-subjects"),
        Category::Elective => ("elective", "elective-subjects"),
    }
}

fn categories(rules: &Rules) -> Vec<Category> {
    let required =
        rules.requirements.iter().flat_map(|requirement| &requirement.categories).map(|(category, _)| *category);
    let mut all: Vec<Category> = required.chain(rules.make_up.iter().filter_map(|make_up| make_up.category)).collect();
    all.sort();
    all.dedup();
    all
}

/// Every industry once, everybody else first.
fn industries(rules: &Rules) -> Vec<Option<Industry>> {
    let mut all: Vec<Option<Industry>> = Vec::new();
    if rules.requirements.iter().any(|requirement| requirement.industries.is_empty()) {
        all.push(None);
    }
    for industry in rules.requirements.iter().flat_map(|requirement| &requirement.industries) {
        if !all.iter().flatten().any(|known| known.id == industry.id) {
            all.push(Some(industry.clone()));
        }
    }
    all
}
