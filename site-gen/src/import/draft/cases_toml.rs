//! cases.toml: for every requirement an example that is just enough, and one that is one short, of each category.

use checker_rules::Amount;

use super::TODO;
use super::rules_toml::{category_words, words};
use crate::import::rules::{Category, Least, Requirement, Rules};

pub(super) fn write(rules: &Rules) -> String {
    let mut text =
        String::from("# Worked examples, drafted from rules.toml: shown on the site, and run by every build.\n");
    for requirement in &rules.requirements {
        let Some(total) = requirement.total.filter(|_| !requirement.categories.is_empty()) else {
            text.push_str(&format!("\n# {TODO}: examples for a requirement that is not complete yet.\n"));
            continue;
        };
        let everybody = [("general".to_owned(), "一般行业".to_owned())];
        let named: Vec<_> =
            requirement.industries.iter().map(|industry| (industry.id.clone(), industry.zh.clone())).collect();
        for (id, zh) in if named.is_empty() { everybody.to_vec() } else { named } {
            for example in examples(requirement, total) {
                text.push_str(&example.write(requirement, &id, &zh));
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
    fn write(&self, requirement: &Requirement, id: &str, zh: &str) -> String {
        let unit = words(requirement.unit).zh;
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
        let given: Vec<String> = self
            .given
            .iter()
            .map(|(category, amount)| format!("{} = \"{amount}\"", category_words(*category).0))
            .collect();
        let mut text = format!(
            "\n[[case]]\nname = {{ zh = \"{zh}：{}{unit}，{verdict}。\", en = \"{TODO}\" }}\nindustry = \"{id}\"\n\
             given = {{ {} }}\nexpect = \"{}\"\n",
            done.join("、"),
            given.join(", "),
            if self.met { "met" } else { "short" },
        );
        if let Some(category) = self.short {
            text.push_str(&format!("missing = {{ {} = \"1\" }}\n", category_words(category).0));
        }
        text
    }
}
