//! rules.toml: what was found, each with the phrase it comes from.

use checker_rules::Amount;

use super::{Drafting, TODO, one_line, quoted, short, untranslated};
use crate::diag::{Words, words};
use crate::import::outline::{CitedDocument, Outline};
use crate::import::rules::{
    Category, Industry, Least, MakeUp, OpenQuestion, Quote, Requirement, Rules, TimeLimit, Unit,
};
use crate::lexis::WrittenDay;

struct RulesWriter<'a> {
    drafting: &'a Drafting<'a>,
    outline: &'a Outline,
    rules: &'a Rules,
    ids: &'a [String],
    text: String,
}

pub(super) fn write(drafting: &Drafting<'_>) -> String {
    let Drafting { outline, rules, ids, .. } = *drafting;
    let mut draft = RulesWriter { drafting, outline, rules, ids, text: String::new() };
    draft.remark(&words(
        "Drafted from the text of the notice; compare every value with it. `site-gen help rules` shows how to write more.",
        "根据通知文字起草，请逐项与通知核对。其他写法见site-gen help rules。",
    ));
    draft.remark(&words(
        "Each remark quotes the sentence that a value comes from, with its line in the imported file.",
        "每条说明引用数值所依据的原句及其在导入文件中的行号。",
    ));
    rules.units.iter().for_each(|unit| draft.unit(*unit));
    draft.categories();
    draft.industries();
    rules.requirements.iter().for_each(|requirement| draft.requirement(requirement));
    rules.make_up.iter().enumerate().for_each(|(at, make_up)| draft.make_up(at, make_up));
    rules.terms.iter().enumerate().for_each(|(at, term)| draft.term(at, term));
    draft.unsure();
    draft.rest();
    draft.text
}

impl RulesWriter<'_> {
    fn add(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn remark(&mut self, remark: &Words) {
        let line = format!("# {}", self.drafting.desk.says(remark));
        self.add(&line);
    }

    fn quote(&mut self, quote: &Quote) {
        let (line, text) = (self.drafting.at_line(quote.start), short(&quote.text));
        self.remark(&words(format!("{}: {text}", line.en), format!("{}：{text}", line.zh)));
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
        let named = unit_words(unit);
        self.add(&format!("[[unit]]\nid = \"{}\"", named.id));
        match ratio {
            Some(ratio) => {
                let clause = self.clause(&ratio.quote);
                self.add(&format!("of = {}\nhours = {}\nclause = \"{clause}\"", ratio.of, ratio.hours));
            }
            // Without hours there is nothing to convert into.
            None if unit != Unit::Hour && self.rules.units.contains(&Unit::Hour) => {
                self.remark(&words(
                    format!("{TODO} no ratio of this unit to class hours was found; add of, hours and clause where the notice states one, and remove this line"),
                    format!("{TODO} 没有找到此单位与学时的换算：通知写有换算的，请补写of、hours、clause；没有写的，删去此行即可"),
                ));
            }
            None => {}
        }
        self.add(&format!("one = {{ zh = \"{}\", en = \"{}\" }}", named.zh, named.one));
        self.add(&format!("many = {{ zh = \"{}\", en = \"{}\" }}", named.zh, named.many));
        self.add(&format!("words = [\"{}\", \"{}\", \"{}\"]", named.zh, named.one, named.many));
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
                None => {
                    self.add(&format!("id = \"general\"\nname = {{ zh = \"{}\", en = \"{}\" }}", GENERAL.0, GENERAL.1))
                }
                Some(industry) => {
                    let en = industry.en.unwrap_or(TODO);
                    let name = format!("{{ zh = {}, en = \"{en}\" }}", quoted(&industry.zh));
                    self.add(&format!("id = \"{}\"\nname = {name}", industry.id));
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
            self.add(&format!("unit = \"{}\"", unit_words(requirement.unit).id));
            if let Some(accepts) = self.accepts(requirement) {
                self.add(&format!("accepts = [\"{}\"]", unit_words(accepts).id));
            }
            let total = requirement.total.map_or(format!("\"{TODO}\""), |total| total.to_string());
            self.add(&format!("total = {{ min = {total} }}\ncategory = ["));
            for (category, least) in &requirement.categories {
                self.add(&format!("    {},", asked(Some(*category), least)));
            }
            if requirement.categories.is_empty() {
                self.add(&format!("    {{ id = \"{TODO}\" }},"));
            } else if is_open(requirement) {
                let known = categories(self.rules).into_iter();
                let others = known.filter(|one| requirement.categories.iter().all(|(category, _)| category != one));
                let others: Vec<String> =
                    others.map(|category| format!("{{ id = \"{}\" }}", category_words(category).0)).collect();
                let others = others.join(", ");
                let what = words(
                    format!("add the categories that may fill the rest of the total, or remove this line: {others}"),
                    format!("请补上可以计入总数其余部分的科目，或删去此行：{others}"),
                );
                let line = format!("    # {TODO} {}", self.drafting.desk.says(&what));
                self.add(&line);
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
            self.remark(&words(
                format!("{until} is the last day of what the notice names"),
                format!("{until}是通知所写期限的最后一天"),
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
        let whose = make_up
            .category
            .map_or_else(|| "The hours".to_owned(), |category| capitalised(&self.drafting.desk.category(category)));
        let (years, until) = (years.join(", "), WrittenDay::from(make_up.until).shown().0);
        let english = format!("{whose} of {years} can be made up until {until}.");
        self.add(&format!("text = {{ zh = {}, en = {} }}", quoted(&make_up.quote.text), quoted(&english)));
    }

    fn term(&mut self, at: usize, term: &TimeLimit) {
        self.add("");
        self.quote(&term.quote);
        self.add(&format!("[[deadline]]\nid = \"deadline-{}\"", at + 1));
        let clause = self.clause(&term.quote);
        self.add(&format!("clause = \"{clause}\""));
        let known =
            term.audiences.iter().filter(|audience| self.drafting.desk.audiences.iter().any(|own| own == *audience));
        let audiences: Vec<String> = known.map(|audience| format!("\"{audience}\"")).collect();
        if !audiences.is_empty() {
            self.add(&format!("audiences = [{}]", audiences.join(", ")));
        }
        self.add(&format!("days_before = {}\ntext = {}", term.days, untranslated(&term.quote.text)));
    }

    fn unsure(&mut self) {
        let mut questions = self.rules.unsure.clone();
        questions.dedup();
        if self.rules.requirements.is_empty() {
            self.add("");
            self.remark(&words(
                format!("{TODO} no least amount was found; write a [[requirement]]"),
                format!("{TODO} 没有找到学时要求，请补写[[requirement]]"),
            ));
        }
        if !questions.is_empty() {
            self.add("");
            self.remark(&words(
                "What may be a rule, but was not understood whole. Write it above, and remove its figures from [[acknowledged]] of notice.toml; or write there why it is none.",
                "以下可能是规则，但没有完全读懂。是规则的，请在上面补上，并删去notice.toml中[[acknowledged]]的对应数字；不是的，请在那里写明理由。",
            ));
        }
        questions.iter().for_each(|question| self.question(question));
    }

    /// One question about all that nobody has understood.
    fn rest(&mut self) {
        let Self { rules, .. } = *self;
        if rules.rest.is_empty() {
            return;
        }
        self.add("");
        self.remark(&words(
            format!("{TODO} read what follows, of which no rule was made: where it is one, or changes for whom, for what year, how much or whether the rules above hold, correct them; then remove this line"),
            format!("{TODO} 以下文字没有写成规则，请通读一遍：如果本身是规则，或改变了上面规则的对象、年度、数量，或者规则是否施行，请补写或更正；读完后删去此行"),
        ));
        for quote in &rules.rest {
            let (line, text) = (self.drafting.at_line(quote.start), one_line(&quote.text));
            self.remark(&words(format!("{}: {text}", line.en), format!("{}：{text}", line.zh)));
        }
    }

    fn question(&mut self, question: &OpenQuestion) {
        let line = self.drafting.at_line(question.quote.start);
        let of_clause = |id: &String| words(format!(" ({id})"), format!("（{id}）"));
        let clause = self.ids.get(question.quote.clause).map_or(words("", ""), of_clause);
        let (sentence, why) = (question.marked(), question.why.words());
        // What has figures is to be done in notice.toml.
        let mark = if self.drafting.figures_of(question).is_empty() { format!("{TODO} ") } else { String::new() };
        self.remark(&words(
            format!("{mark}{}{}: {}: {sentence}", line.en, clause.en, why.en),
            format!("{mark}{}{}{}：{sentence}", line.zh, clause.zh, why.zh),
        ));
        if !question.otherwise.is_empty() {
            let least: Vec<String> =
                question.otherwise.iter().map(|(category, least)| asked(*category, least)).collect();
            let least = least.join(", ");
            let (en, zh) = if question.unread.is_empty() {
                ("if nothing changes it, it asks", "如果没有被改变，规则应是")
            } else {
                ("if what stands in 【 】 changes nothing, it asks", "如果【】中的文字不影响要求，规则应是")
            };
            self.remark(&words(format!("     {en}: {least}"), format!("     {zh}：{least}")));
        }
    }
}

/// A word with a capital at its start.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What those are called whom no industry's requirement names.
pub(super) const GENERAL: (&str, &str) = ("一般行业", "Most industries");

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
    pub(super) one: &'static str,
    pub(super) many: &'static str,
}

pub(super) fn unit_words(unit: Unit) -> UnitWords {
    let (id, zh, one, many) = match unit {
        Unit::Hour => ("hour", "学时", "class hour", "class hours"),
        Unit::Clock => ("clock-hour", "小时", "hour", "hours"),
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
