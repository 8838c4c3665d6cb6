//! cases.toml: for every requirement an example that is just enough, and one that is one short, of each category.

use checker_rules::Amount;

use super::rules_toml::{GENERAL, category_words, unit_words};
use super::{Drafting, TODO};
use crate::diag::words;
use crate::import::desk::Desk;
use crate::import::rules::{Category, Industry, Least, Requirement};

pub(super) fn write(drafting: &Drafting<'_>) -> String {
    let head = words(
        "Worked examples, drafted from rules.toml: shown on the site, and run by every build.",
        "算例，根据rules.toml起草：在网站上展示，每次生成网站时都会验算。",
    );
    let mut text = format!("# {}\n", drafting.desk.says(&head));
    for requirement in &drafting.rules.requirements {
        let Some(total) = requirement.total.filter(|_| !requirement.categories.is_empty()) else {
            let what =
                words("write examples for the requirement that is not complete yet", "学时要求补全以后，请写上算例");
            text.push_str(&format!("\n# {TODO} {}\n", drafting.desk.says(&what)));
            continue;
        };
        let everybody = Industry { id: "general".to_owned(), zh: GENERAL.0.to_owned(), en: Some(GENERAL.1) };
        let named = &requirement.industries;
        for industry in if named.is_empty() { std::slice::from_ref(&everybody) } else { named } {
            for example in examples(requirement, total) {
                text.push_str(&example.write(requirement, industry, drafting.desk));
            }
        }
    }
    text
}

/// Amounts by category, and the category that is one short.
struct Example {
    given: Vec<(Category, Amount)>,
    short: Option<Category>,
    met: bool,
}

fn least(least: &Least, total: Amount) -> Amount {
    match least {
        Least::Amount(amount) => *amount,
        Least::Share(part, of) => total.scaled(u64::from(*part), u64::from(*of)),
    }
}

fn examples(requirement: &Requirement, total: Amount) -> Vec<Example> {
    let one = Amount::whole(1);
    let needed: Vec<(Category, Amount)> =
        requirement.categories.iter().map(|(category, amount)| (*category, least(amount, total))).collect();
    let sum: Amount = needed.iter().map(|(_, amount)| *amount).sum();
    // What is free goes to the last category.
    let (free, last) = (total - sum.min(total), needed.len() - 1);
    let mut given = needed.clone();
    given[last].1 = given[last].1 + free;
    let mut examples = vec![Example { given: given.clone(), short: None, met: true }];
    for (at, (category, needed)) in needed.iter().enumerate().filter(|(_, (_, needed))| *needed > Amount::ZERO) {
        let mut short = given.clone();
        let less = *needed - one.min(*needed);
        if short.len() > 1 {
            // The total stays: what is taken here is given to another.
            let other = if at == last { 0 } else { last };
            short[other].1 = short[other].1 + (short[at].1 - less);
        }
        short[at].1 = less;
        examples.push(Example { given: short, short: Some(*category), met: false });
    }
    if free > Amount::ZERO {
        given[last].1 = given[last].1 - one.min(free);
        examples.push(Example { given, short: None, met: false });
    }
    examples
}

impl Example {
    fn write(&self, requirement: &Requirement, industry: &Industry, desk: &Desk) -> String {
        let given: Vec<String> = self
            .given
            .iter()
            .map(|(category, amount)| format!("{} = \"{amount}\"", category_words(*category).0))
            .collect();
        let Industry { id, zh, en } = industry;
        let en = en.map_or_else(|| TODO.to_owned(), |en| format!("{en}: {}", self.in_english(requirement, desk)));
        let mut text = format!(
            "\n[[case]]\nname = {{ zh = \"{zh}：{}\", en = \"{en}\" }}\nindustry = \"{id}\"\n\
             given = {{ {} }}\nexpect = \"{}\"\n",
            self.in_chinese(requirement),
            given.join(", "),
            if self.met { "met" } else { "short" },
        );
        if let Some(category) = self.short {
            text.push_str(&format!("missing = {{ {} = \"1\" }}\n", category_words(category).0));
        }
        text
    }

    fn in_chinese(&self, requirement: &Requirement) -> String {
        let unit = unit_words(requirement.unit).zh;
        let name = |category: Category| match category {
            Category::Public => "公需科目",
            Category::Professional => "专业科目",
            Category::Elective => "选修科目",
        };
        let done: Vec<String> =
            self.given.iter().map(|(category, amount)| format!("{}{amount}", name(*category))).collect();
        let verdict = match (self.met, self.short) {
            (true, _) => "刚好达标".to_owned(),
            (false, Some(category)) => format!("{}差1{unit}", name(category)),
            (false, None) => format!("总数差1{unit}"),
        };
        format!("{}{unit}，{verdict}。", done.join("、"))
    }

    fn in_english(&self, requirement: &Requirement, desk: &Desk) -> String {
        let unit = unit_words(requirement.unit);
        let done = self.given.iter().enumerate().map(|(at, (category, amount))| {
            let unit = if at > 0 { String::new() } else { format!(" {}", unit.many) };
            format!("{amount}{unit} of {}", desk.category(*category))
        });
        let verdict = match (self.met, self.short) {
            (true, _) => "just complete".to_owned(),
            (false, Some(category)) => format!("1 {} of {} is missing", unit.one, desk.category(category)),
            (false, None) => format!("1 {} is missing in all", unit.one),
        };
        format!("{}; {verdict}.", done.collect::<Vec<_>>().join(", "))
    }
}
