//! Sentences of notices, and what is drafted from each: `tests/sentences/*.txt`.
//!
//! A line is a sentence, `=>`, and what it asks; a title of the notice before `||`, and a heading of the clause before `|`,
//! stand in for the usual ones, and `/` parts paragraphs; `?` stands for a question to the clerk. Of ordinary sentences a few may
//! become questions, and of no sentence anything else may be drafted than what it says. Tables are written as
//! `tests/sentences/tables.txt` shows.

#![expect(clippy::disallowed_methods, reason = "reads the sentences")]
#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

use std::fs;
use std::path::Path;

use site_gen::import::desk::Desk;
use site_gen::import::rules::{Category, Least, Requirement, Rules, Unit};
use site_gen::import::{import, raw};

/// How many of a hundred ordinary sentences may become questions.
const MOST_ASKED: usize = 15;

fn lines(file: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/sentences").join(file);
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once(" => ").map(|(one, other)| (one.to_owned(), other.to_owned())).unwrap()).collect()
}

/// What is drafted from a notice of one clause.
fn drafted(sentence: &str) -> String {
    let (title, clause) = sentence.split_once(" || ").unwrap_or(("关于继续教育的通知", sentence));
    let (heading, text) = clause.split_once(" | ").unwrap_or(("学时要求", clause));
    let text = text.replace(" / ", "\n");
    let notice = format!("{title}\n各单位：\n一、{heading}\n{text}\n二、其他\n请遵照执行。\n");
    told(&import(raw::read("notice.txt", notice.as_bytes()).unwrap(), &Desk::default()).unwrap().rules)
}

fn told(rules: &Rules) -> String {
    let mut told: Vec<String> =
        rules.ratios.iter().map(|ratio| format!("{}{} = {}h", ratio.of, unit(ratio.unit), ratio.hours)).collect();
    told.extend(rules.requirements.iter().map(requirement));
    told.extend(rules.make_up.iter().map(|window| {
        let category = window.category.map_or("all", category);
        let years: Vec<String> = window.years.iter().map(u16::to_string).collect();
        format!("make-up {category} {} until {}", years.join(" "), window.until)
    }));
    told.extend(rules.terms.iter().map(|term| format!("{} days before", term.days)));
    if !rules.unsure.is_empty() {
        told.push("?".to_owned());
    }
    told.join(", ")
}

fn requirement(of: &Requirement) -> String {
    let industries: Vec<&str> = of.industries.iter().map(|industry| industry.id.as_str()).collect();
    let total = of.total.map(|total| total.to_string());
    let categories = of.categories.iter().map(|(name, least)| match least {
        Least::Amount(amount) => format!("{} {amount}", category(*name)),
        Least::Share(part, whole) => format!("{} {part}/{whole}", category(*name)),
    });
    let amounts: Vec<String> = total.into_iter().chain(categories).collect();
    let who = if industries.is_empty() { String::new() } else { format!("{}: ", industries.join("+")) };
    format!("{who}{}{}", amounts.join(" "), unit(of.unit))
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Hour => "h",
        Unit::Clock => "clock",
        Unit::Day => "d",
        Unit::Credit => "c",
        Unit::Minute => "min",
    }
}

fn category(category: Category) -> &'static str {
    match category {
        Category::Public => "public",
        Category::Professional => "professional",
        Category::Elective => "elective",
    }
}

#[test]
fn nearly_every_ordinary_sentence_is_drafted_in_full_and_none_wrong() {
    let lines = lines("ordinary.txt");
    let (mut asked, mut wrong) = (Vec::new(), Vec::new());
    for (sentence, expected) in &lines {
        match drafted(sentence) {
            told if told == *expected => {}
            told if told == "?" => asked.push(sentence),
            told => wrong.push(format!("{sentence}: {told}, not {expected}")),
        }
    }
    println!("{} of {} ordinary sentences are asked about: {asked:#?}", asked.len(), lines.len());
    assert!(lines.len() >= 150 && wrong.is_empty(), "{} sentences; {wrong:#?}", lines.len());
    assert!(asked.len() * 100 <= lines.len() * MOST_ASKED, "{} of {}: {asked:#?}", asked.len(), lines.len());
}

/// The tables of a file: what each asks, its text in Markdown, and its first lines to tell it by.
fn tables(file: &str) -> Vec<(String, String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/sentences").join(file);
    let text = fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    lines.split(|line| *line == "---").map(table).collect()
}

fn table(lines: &[&str]) -> (String, String, String) {
    let expected = lines[0].strip_prefix("=> ").unwrap().to_owned();
    let (title, clause) = lines[1].split_once(" || ").unwrap_or(("关于继续教育的通知", lines[1]));
    let (heading, above) = clause.split_once(" | ").unwrap();
    let above = above.replace(" / ", "\n\n");
    let mut rows: Vec<String> =
        lines[2..].iter().filter(|line| !line.starts_with('>')).map(|row| format!("| {row} |")).collect();
    rows.insert(1, "| --- ".repeat(lines[2].split(" | ").count()) + "|");
    let below = lines.last().and_then(|line| line.strip_prefix("> ")).unwrap_or_default();
    let rows = rows.join("\n");
    let notice =
        format!("# {title}\n\n各单位：\n\n一、{heading}\n\n{above}\n\n{rows}\n\n{below}\n\n二、其他\n\n请遵照执行。\n");
    (expected, notice, lines[1..].join(" / "))
}

fn wrong_of(tables: &[(String, String, String)]) -> Vec<String> {
    let drafted = |notice: &str| {
        told(&import(raw::read("notice.md", notice.as_bytes()).unwrap(), &Desk::default()).unwrap().rules)
    };
    let wrong = tables.iter().map(|(expected, notice, name)| (expected, drafted(notice), name));
    wrong
        .filter(|(expected, told, _)| told != *expected)
        .map(|(expected, told, name)| format!("{name}: {told}, not {expected}"))
        .collect()
}

#[test]
fn an_ordinary_table_is_drafted_in_full() {
    let tables = tables("tables.txt");
    let wrong = wrong_of(&tables);
    assert!(tables.len() >= 12 && wrong.is_empty(), "{} tables; {wrong:#?}", tables.len());
}

#[test]
fn no_table_that_misleads_becomes_a_rule() {
    let tables = tables("tables-misleading.txt");
    let wrong = wrong_of(&tables);
    assert!(tables.len() >= 15 && wrong.is_empty(), "{} tables; {wrong:#?}", tables.len());
}

#[test]
fn no_sentence_that_misleads_becomes_a_rule() {
    let lines = lines("misleading.txt");
    let wrong: Vec<String> = lines
        .iter()
        .map(|(sentence, expected)| (sentence, drafted(sentence), expected))
        .filter(|(_, told, expected)| told != *expected)
        .map(|(sentence, told, expected)| format!("{sentence}: {told}, not {expected}"))
        .collect();
    assert!(lines.len() >= 150 && wrong.is_empty(), "{} sentences; {wrong:#?}", lines.len());
}

/// The parts of a notice that states a requirement, a window and a ratio, each in a clause.
const PARTS: [(&str, &str); 12] = [
    ("above", ""),
    ("title", "关于做好2025年专业技术人员继续教育工作的通知"),
    ("addressee", "各单位："),
    ("lead", "现将有关事项通知如下："),
    (
        "same",
        "一、学时要求 / 专业技术人员每年参加继续教育不少于90学时，其中公需科目不少于30学时，专业科目不少于60学时。",
    ),
    ("beside", ""),
    ("make-up", "二、补学 / 未完成2024年度学习任务的，可于2025年12月31日前补学。"),
    ("ratio", "三、学时折算 / 1学分折算为3学时。"),
    ("clause", ""),
    ("far", "五、工作要求 / 各单位要高度重视，认真组织。"),
    ("signature", "青禾市人力资源和社会保障局 / 2025年3月1日"),
    ("behind", ""),
];

/// That notice with a text in one of its parts.
fn notice_with(place: &str, text: &str) -> String {
    let part = |(name, own): &(&str, &str)| match *name {
        name if name != place => (*own).to_owned(),
        "title" | "addressee" | "lead" => text.to_owned(),
        "clause" => format!("四、{text}"),
        "far" => format!("五、工作要求 / {text}"),
        "same" => format!("{own}{text}"),
        _ => format!("{own} / {text}"),
    };
    PARTS.iter().map(part).collect::<Vec<_>>().join(" / ").replace(" / ", "\n\n")
}

/// What has to be gone of its rules, and is not.
fn kept(rules: &Rules, gone: &str) -> Vec<&'static str> {
    let all = [
        ("requirement", !rules.requirements.is_empty()),
        ("make-up", !rules.make_up.is_empty()),
        ("ratio", !rules.ratios.is_empty()),
    ];
    let mut kept: Vec<&str> = all
        .iter()
        .filter(|(name, is_kept)| *is_kept && [*name, "all"].contains(&gone))
        .map(|(name, _)| *name)
        .collect();
    if rules.unsure.is_empty() && rules.rest.is_empty() {
        kept.push("nobody is asked");
    }
    kept
}

fn rules_of(notice: &str) -> Rules {
    let desk = Desk { year: Some(2025), ..Desk::default() };
    import(raw::read("notice.txt", notice.as_bytes()).unwrap(), &desk).unwrap().rules
}

#[test]
fn what_nobody_understands_is_one_question_beside_the_rules() {
    for place in ["same", "beside", "clause", "far", "lead"] {
        let text =
            "天晴之日另择良辰，其时望各位奔走相告，此事关系甚大，务请人人放在心上，不要忘记，也请转告不在的各位。";
        let text = if place == "lead" { format!("{text}现将有关事项通知如下：") } else { text.to_owned() };
        let desk = Desk { year: Some(2025), ..Desk::default() };
        let notice = notice_with(place, &text);
        let draft = import(raw::read("notice.txt", notice.as_bytes()).unwrap(), &desk).unwrap();
        let rules = draft.files.iter().find(|file| file.name == "rules.toml").unwrap();
        let whole = text.split_once('。').unwrap().0;
        assert!(rules.text.contains("TODO") && rules.text.contains(whole), "{place}: {}", rules.text);
    }
}

#[test]
fn what_stands_around_the_clauses_or_in_cells_and_is_not_understood_is_shown() {
    let title = "关于做好2025年度全市专业技术人员继续教育工作的通知";
    let end = "青禾市人力资源和社会保障局\n\n2025年3月1日";
    let rule = "每年累计不少于90学时。";
    for (name, notice, shown) in [
        (
            "notice.txt",
            format!(
                "旧版\n\n{title}\n\n各单位（不含市区）：\n\n一、学时要求\n\n{rule}\n\n附件：1.乡镇减免名单\n\n{end}\n"
            ),
            &["旧版", "不含市区", "乡镇减免名单"][..],
        ),
        (
            "notice.md",
            format!(
                "# {title}\n\n各单位：\n\n## 一、学时要求\n\n{rule}![乡镇45学时](a.png)\n\n| 人员 | 情况 |\n|---|---|\n| 产假期间 | 免学 |\n| 援疆 | 四十五 |\n\n{end}\n"
            ),
            &["乡镇45学时", "产假期间", "免学", "四十五"],
        ),
        (
            "notice.html",
            format!(
                "<body><div>状态：停用</div><aside>乡镇人员减半。</aside><h1>{title}</h1><p>各单位：</p><h2>一、学时要求</h2><p>每年累计不少于90<sub>1</sub>学时。</p><aside><p>专业科目不少于60学时。</p></aside><p>{end}</p></body>"
            ),
            &["状态：停用", "乡镇人员减半", "不少于60学时", "90¹"],
        ),
    ] {
        let draft = import(raw::read(name, notice.as_bytes()).unwrap(), &Desk::default()).unwrap();
        let rules = &draft.files.iter().find(|file| file.name == "rules.toml").unwrap().text;
        let missing: Vec<&&str> = shown.iter().filter(|words| !rules.contains(**words)).collect();
        assert!(rules.contains("TODO") && missing.is_empty(), "{name}: {missing:?} in {rules}");
    }
}

#[test]
fn no_rule_stands_that_another_part_of_the_notice_may_change() {
    let plain = rules_of(&notice_with("", ""));
    assert_eq!(told(&plain), "1c = 3h, 90 public 30 professional 60h, make-up all 2024 until 2025-12-31");
    let lines = lines("elsewhere.txt");
    let faults = lines.iter().filter_map(|(text, gone)| {
        let (place, said) = text.split_once(": ").unwrap();
        let kept = kept(&rules_of(&notice_with(place, said)), gone);
        (!kept.is_empty()).then(|| format!("{text}: {}", kept.join(", ")))
    });
    let faults: Vec<String> = faults.collect();
    assert!(lines.len() >= 150 && faults.is_empty(), "{} of {}: {faults:#?}", faults.len(), lines.len());
}
