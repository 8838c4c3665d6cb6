//! Notices as bureaus publish them, and what each asks: `tests/notices/<name>/`, a notice and `expect.txt`.
//!
//! Nothing may be drafted that `expect.txt` does not say, nearly every least amount has to be drafted, and no figure may be
//! lost: it becomes a rule, or a person is asked.
//!
//! A line of `expect.txt` is a fact: `title`, `number`, `made`, `clauses` and each `heading` of the notice;
//! `least <industry> <category> <amount> <unit>`; `ratio <unit> <amount> <unit>`; `makeup <years> <category> <last day>`;
//! `figure <amount> <unit> question`, which is no rule for everybody; `gone`, what is not published; `kept`, what is.

#![expect(clippy::disallowed_methods, reason = "reads the notices")]
#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};

use checker_rules::Amount;
use site_gen::import::desk::Desk;
use site_gen::import::figures::FigureUse;
use site_gen::import::outline::SectionKind;
use site_gen::import::rules::{Category, Least, Requirement, Unit};
use site_gen::import::{Draft, import, raw};

/// A notice with what it asks.
struct Notice {
    name: String,
    draft: Draft,
    /// The facts: what each is of, and the rest of its line.
    facts: Vec<(String, String)>,
}

impl Notice {
    fn read(folder: &Path) -> Self {
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let file = files.into_iter().find(|file| file.file_stem().is_some_and(|stem| stem == "notice")).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let raw = raw::read(&name, &fs::read(&file).unwrap()).unwrap();
        let facts = fs::read_to_string(folder.join("expect.txt")).unwrap();
        let facts = facts.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
        let facts = facts.map(|(of, fact)| (of.to_owned(), fact.split(" #").next().unwrap().trim().to_owned()));
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        Self { name, draft: import(raw, &Desk::default()).unwrap(), facts: facts.collect() }
    }

    fn facts<'a>(&'a self, of: &'a str) -> impl Iterator<Item = &'a str> {
        self.facts.iter().filter(move |(own, _)| own == of).map(|(_, fact)| fact.as_str())
    }

    /// Least amounts, ratios and windows that are drafted, each as a fact.
    fn drafted(&self) -> Vec<String> {
        let rules = &self.draft.rules;
        let mut drafted: Vec<String> = rules.requirements.iter().flat_map(least).collect();
        drafted.extend(rules.ratios.iter().map(|ratio| {
            let hours = Amount::whole(ratio.hours).scaled(1, u64::from(ratio.of));
            match ratio.unit {
                Unit::Minute => {
                    format!("ratio hour {} minute", Amount::whole(ratio.of).scaled(1, u64::from(ratio.hours)))
                }
                other => format!("ratio {} {hours} hour", unit(other)),
            }
        }));
        drafted.extend(rules.make_up.iter().map(|window| {
            let years: Vec<String> = window.years.iter().map(u16::to_string).collect();
            format!("makeup {} {} {}", years.join(","), window.category.map_or("all", category), window.until)
        }));
        drafted
    }

    /// The same as the notice states them.
    fn stated(&self) -> Vec<String> {
        let facts = self.facts.iter().filter(|(of, _)| ["least", "ratio", "makeup"].contains(&of.as_str()));
        facts.map(|(of, fact)| format!("{of} {fact}")).collect()
    }

    /// A least amount in days as one in hours, where the notice says how many a day has.
    fn in_hours(&self, fact: &str) -> Option<String> {
        let (least, amount) = fact.strip_suffix(" day")?.rsplit_once(' ')?;
        let hours = self.facts("ratio").find_map(|ratio| ratio.strip_prefix("day ")?.strip_suffix(" hour"))?;
        Some(format!("{least} {} hour", amount.parse::<Amount>().ok()?.scaled(hours.parse().ok()?, 1)))
    }

    fn is_drafted(&self, fact: &str) -> bool {
        let drafted = self.drafted();
        drafted.iter().any(|one| one == fact) || self.in_hours(fact).is_some_and(|fact| drafted.contains(&fact))
    }

    /// What is drafted and not stated.
    fn wrong(&self) -> Vec<String> {
        let stated = self.stated();
        let in_hours: Vec<String> = stated.iter().filter_map(|fact| self.in_hours(fact)).collect();
        let drafted = self.drafted().into_iter();
        drafted.filter(|fact| !stated.contains(fact) && !in_hours.contains(fact)).collect()
    }

    /// What of its header, its clauses and its text is not as stated.
    fn misread(&self) -> Vec<String> {
        let outline = &self.draft.outline;
        let clauses: Vec<_> =
            outline.clauses.iter().filter(|clause| matches!(clause.part, SectionKind::Clause(..))).collect();
        let headings: Vec<String> = clauses.iter().map(|clause| clause.title.text()).collect();
        let title: String = outline.title.iter().map(|piece| piece.text()).collect();
        let found = [
            ("title", title),
            ("number", outline.number.as_ref().map(|number| number.text()).unwrap_or_default()),
            ("made", outline.made.map(|day| day.to_string()).unwrap_or_default()),
            ("clauses", clauses.len().to_string()),
        ];
        let mut misread = Vec::new();
        for (of, found) in found {
            if let Some(stated) = self.facts(of).find(|stated| packed(stated) != packed(&found)) {
                misread.push(format!("{of}: {found}, not {stated}"));
            }
        }
        let lacks = |heading: &&str| !headings.iter().any(|own| packed(own) == packed(heading));
        misread.extend(
            self.facts("heading").filter(lacks).map(|heading| format!("heading: no {heading} in {headings:?}")),
        );
        let file = self.draft.files.iter().find(|file| file.name == "notice.zh.md").unwrap();
        let published = packed(&file.text.replace('\\', ""));
        misread.extend(
            self.facts("kept").filter(|text| !published.contains(&packed(text))).map(|text| format!("lost: {text}")),
        );
        misread.extend(
            self.facts("gone")
                .filter(|text| published.contains(&packed(text)))
                .map(|text| format!("published: {text}")),
        );
        misread
    }

    /// Figures that are no rules, of which nobody is asked.
    fn silent(&self) -> Vec<String> {
        let is_asked = |fact: &&str| {
            let amount = fact.split(' ').next().unwrap().parse().unwrap();
            let of = self.draft.figures.iter().filter(|figure| figure.amounts.contains(&amount));
            of.into_iter().any(|figure| matches!(figure.became, FigureUse::Question | FigureUse::Reason))
        };
        self.facts("figure").filter(|fact| !is_asked(fact)).map(str::to_owned).collect()
    }
}

/// A text without white space, with one kind of brackets and digits.
fn packed(text: &str) -> String {
    let one = |c: char| match c {
        '﹝' | '[' | '［' => '〔',
        '﹞' | ']' | '］' => '〕',
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap(),
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(one).collect()
}

fn least(of: &Requirement) -> Vec<String> {
    let unit = unit(of.unit);
    let everybody = ["general".to_owned()];
    let named: Vec<String> = of.industries.iter().map(|industry| industry.id.clone()).collect();
    let who = if named.is_empty() { everybody.to_vec() } else { named };
    let amounts = || {
        let total = of.total.map(|total| format!("total {total} {unit}"));
        let categories = of.categories.iter().map(move |(name, least)| match least {
            Least::Amount(amount) => format!("{} {amount} {unit}", category(*name)),
            Least::Share(part, whole) => format!("{} {part}/{whole}", category(*name)),
        });
        total.into_iter().chain(categories)
    };
    who.iter().flat_map(|who| amounts().map(move |amount| format!("least {who} {amount}"))).collect()
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Hour | Unit::Clock => "hour",
        Unit::Day => "day",
        Unit::Credit => "credit",
        Unit::Minute => "minute",
    }
}

fn category(category: Category) -> &'static str {
    match category {
        Category::Public => "public",
        Category::Professional => "professional",
        Category::Elective => "elective",
    }
}

fn notices() -> Vec<Notice> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/notices");
    let mut folders: Vec<PathBuf> = fs::read_dir(all).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() >= 40, "the notices are found: {}", folders.len());
    folders.iter().map(|folder| Notice::read(folder)).collect()
}

/// What is wrong with each notice, a line each.
fn faults(notices: &[Notice], of: impl Fn(&Notice) -> Vec<String>) -> Vec<String> {
    notices
        .iter()
        .flat_map(|one| of(one).into_iter().map(|fault| format!("{}: {fault}", one.name)).collect::<Vec<_>>())
        .collect()
}

#[test]
fn nothing_is_drafted_that_a_notice_does_not_state() {
    let wrong = faults(&notices(), Notice::wrong);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nearly_every_least_amount_is_drafted() {
    let notices = notices();
    let all: Vec<(&Notice, String)> =
        notices.iter().flat_map(|one| one.facts("least").map(move |fact| (one, format!("least {fact}")))).collect();
    let missed: Vec<String> = all
        .iter()
        .filter(|(one, fact)| !one.is_drafted(fact))
        .map(|(one, fact)| format!("{}: {fact}", one.name))
        .collect();
    println!("{} of {} least amounts are left to a person: {missed:#?}", missed.len(), all.len());
    assert!(missed.len() * 5 <= all.len(), "{} of {}: {missed:#?}", missed.len(), all.len());
}

#[test]
fn header_clauses_and_text_are_those_of_the_notice() {
    let misread = faults(&notices(), Notice::misread);
    assert!(misread.is_empty(), "{misread:#?}");
}

#[test]
fn a_figure_that_is_no_rule_is_asked_about() {
    let silent = faults(&notices(), Notice::silent);
    assert!(silent.is_empty(), "{silent:#?}");
}
