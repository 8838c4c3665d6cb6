//! A site in traditional Chinese, Japanese and English of a fictional place, `tests/three-languages`: what is known of
//! languages holds for each of them, and for a new one.

#![expect(clippy::panic, reason = "what goes wrong here is a failed test")]

use std::collections::BTreeSet;

use site_gen::commands::try_build;
use site_gen::diag::MessageLang;
use site_tests::folders::{built, copy, file, files_below, project, read, write_file};
use site_tests::terms::without_marks;

const LANGUAGES: [&str; 3] = ["zh-Hant", "ja", "en"];

/// A page of the site in a language, without the marks on terms.
fn page(language: &str, path: &str) -> String {
    without_marks(&file(&built(&project().join("tests/three-languages")), &format!("{language}/{path}index.html")))
}

/// The site after an edit of each of some files, and what is said of it.
fn edited(edits: &[(String, &dyn Fn(String) -> String)]) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    copy(&project().join("tests/three-languages"), folder.path());
    for (file, edit) in edits {
        let path = folder.path().join(file);
        write_file(&path, &edit(read(&path)));
    }
    let (bundle, said) = try_build(folder.path(), MessageLang::En);
    (bundle.is_some(), said)
}

#[test]
fn the_site_is_built_without_a_remark() {
    assert_eq!(edited(&[]), (true, String::new()));
}

#[test]
fn what_stands_in_another_language_is_marked_with_its_tag() {
    for (language, expected) in [
        ("zh-Hant", "由本人申報，用人單位按「<span lang=\"ja\">サービス</span>管理規程」認定。"),
        ("ja", "勤務先が「サービス管理規程」により認定する。"),
        ("en", "after the <span lang=\"ja\">サービス管理規程</span>."),
    ] {
        let page = page(language, "2030/notice/");
        assert!(page.contains(&format!("<html lang=\"{language}\">")), "{language}");
        assert!(page.contains(expected), "{language}: {page}");
    }
    assert!(page("en", "2030/notice/").contains("A word before (<span lang=\"zh-Hant\">雲人資〔2030〕1號</span>)."));
    let japanese = page("ja", "2030/notice/");
    let own = japanese.split_once("<main").map_or("", |(_, main)| main);
    assert!(!own.contains(" lang="), "nothing is foreign to Japanese: {own}");
}

#[test]
fn help_that_is_not_in_a_language_is_marked_as_english() {
    for language in ["zh-Hant", "ja"] {
        assert!(page(language, "bureaus/rules/").contains("<article lang=\"en\">"), "{language}");
    }
    assert!(page("en", "bureaus/rules/").contains("<article>"));
}

#[test]
fn lines_are_joined_as_each_language_is_written() {
    for (language, parts) in [
        (
            "zh-Hant",
            [
                "<h1>關於繼續教育的通知解讀</h1>",
                "說明見「通知」（雲人資〔2030〕1號）。",
                "<strong>公需科目</strong>不少於18學時",
                "各單位應當安排，其餘學時在年內完成；用<code>學時</code>計算，見<a href=\"../../2030/notice/#recognition\">認定</a>一條及“其他”各條和Q&amp;A\n一節。",
            ]
            .as_slice(),
        ),
        (
            "ja",
            &[
                "<h1>継続教育に関する通知の解説</h1>",
                "「通知」（雲人資〔2030〕1號）の説明です。",
                "<strong>共通科目</strong>は十八時間以上",
                "<code>年内</code>に修了する。",
            ],
        ),
        (
            "en",
            &[
                "<h1>The notice on “continuing education” explained</h1>",
                "42 of\nprofessional subjects",
                "“study”\nor café\ntalk is counted by the <strong>hour</strong>\nalone",
                "(<span lang=\"zh-Hant\">學時</span><span lang=\"zh-Hant\">認定</span>)",
            ],
        ),
    ] {
        let page = page(language, "2030/notice/").replace("<wbr>", "");
        for part in parts {
            assert!(page.contains(part), "{language} has {part}: {page}");
        }
    }
}

#[test]
fn clauses_are_numbered_as_each_language_does() {
    for (language, label) in [("zh-Hant", "通知第一條"), ("ja", "通知第1条"), ("en", "Clause 1")] {
        assert!(page(language, "2030/").contains(label), "{language}");
    }
}

/// A file, what is changed in it, and what has to be said.
const CHANGES: [(&str, &str, &str, &str); 16] = [
    ("2030/notice.zh-Hant.md", "七十二學時", "七十三學時", "states 73 class hours"),
    ("2030/notice.zh-Hant.md", "不少於18學時", "不少於貳拾學時", "states 20 class hours (common subjects)"),
    ("2030/notice.zh-Hant.md", "四十二個學時", "四十三個學時", "states 43 class hours (professional subjects)"),
    ("2030/notice.zh-Hant.md", "九月三十日", "九月二十日", "the rules say 30 September 2030"),
    ("2030/notice.ja.md", "合計72時間", "合計73時間", "states 73 class hours"),
    ("2030/notice.ja.md", "十八時間", "十九時間", "states 19 class hours (common subjects)"),
    ("2030/notice.ja.md", "2030年9月30日", "2030年10月30日", "the rules say 30 September 2030"),
    ("2030/notice.ja.md", "2030年9月30日", "令和13年9月30日", "the rules say 30 September 2030"),
    ("2030/notice.zh-Hant.md", "二○三○年九月三十日", "民國一百二十年九月三十日", "the rules say 30 September 2030"),
    ("2030/notice.en.md", "72 class hours", "73 class hours", "states 73 class hours"),
    ("2030/notice.en.md", "30 September", "30 October", "the rules say 30 September 2030"),
    ("glossary.toml", "十八學時", "十九學時", "does not state 19 class hours"),
    ("glossary.toml", "18時間", "19時間", "does not state 19 class hours"),
    ("help/how-many.zh-Hant.md", "七十二學時", "七十一學時", "does not state 71 class hours"),
    ("help/how-many.ja.md", "72時間", "71時間", "does not state 71 class hours"),
    (
        "2030/rules.toml",
        "共通科目は2030年9月30日",
        "共通科目は2030年9月20日",
        "does not state the date 20 September 2030",
    ),
];

#[test]
fn a_figure_or_a_date_changed_in_one_language_is_one_error_at_that_place() {
    for (file, old, new, expected) in CHANGES {
        let change = |text: String| {
            assert!(text.contains(old), "{file} says `{old}`");
            text.replacen(old, new, 1)
        };
        let (is_built, said) = edited(&[(file.to_owned(), &change)]);
        assert!(!is_built && said.contains(expected), "{file} with `{new}`: {said}");
        assert!(said.contains(file), "{file} with `{new}`: {said}");
        assert_eq!(said.matches("error[").count(), 1, "{file} with `{new}`: {said}");
    }
}

/// What the languages may say in ways of their own.
const SAME: [[&str; 3]; 11] = [
    ["不少於三分之二。", "3分の2以上とする。", "At least two thirds."],
    [
        "自二○三○年六月一日至三十日辦理。",
        "2030年6月1日（土）から30日（日）まで受け付ける。",
        "Open from 1 to 30 June 2030.",
    ],
    ["截至2030/6/30。", "2030年6月30日まで。", "Until Jun. 30, 2030."],
    ["二〇三〇年一月至六月。", "2030年1月～6月。", "January to June 2030."],
    ["2030年6月30日前。", "令和12年6月30日まで。", "Before 30 June 2030."],
    ["三個月內，廿日之前。", "三か月以内、20日前。", "Within three months, 20 days before."],
    ["四十五分鐘為一學時。", "45分を1時間とする。", "45 minutes are one class hour."],
    ["不超過百分之十。", "10％以下とする。", "No more than 10%."],
    ["十分重要，統一辦理。", "十分な準備をし、統一する。", "Very important."],
    ["第三條，雲人資〔2030〕1號。", "第3条、雲人資〔2030〕1号。", "See clause 3 (雲人資〔2030〕1號)."],
    ["滿十二個學時。", "十二時間を満たす。", "With twelve class hours."],
];

#[test]
fn what_languages_say_in_ways_of_their_own_is_no_error() {
    for sentences in SAME {
        let add = sentences.map(|sentence| move |text: String| format!("{text}\n{sentence}\n"));
        let edits: Vec<_> =
            LANGUAGES.iter().zip(&add).map(|(id, add)| (format!("2030/notice.{id}.md"), add as _)).collect();
        let (_, said) = edited(&edits);
        // That no rule is made of them is another matter.
        let (all, unexplained) = (said.matches("error[").count(), said.matches("error[figure-unexplained]").count());
        assert_eq!(all, unexplained, "{sentences:?}: {said}");
    }
}

#[test]
fn the_architecture_page_names_every_place_that_knows_a_language() {
    let root = project();
    let text = read(&root.join("ARCHITECTURE.md"));
    let row = text.lines().find(|line| line.starts_with("| a new language")).unwrap_or_default();
    let named: BTreeSet<&str> = row.split('`').skip(1).step_by(2).filter(|name| name.contains("ja")).collect();
    let lists: BTreeSet<&str> = row.split('`').skip(1).step_by(2).filter(|name| name.ends_with(".rs")).collect();
    let mut found = BTreeSet::new();
    for part in [
        "site-gen/src",
        "site-gen/ui",
        "site-gen/help",
        "site-gen/templates",
        "checker/rules/src",
        "checker/widget/src",
    ] {
        for file in files_below(&root.join(part)) {
            let path = format!("{part}/{}", file.display());
            let text = read(&root.join(&path));
            let product = text.split("#[cfg(test)]").next().unwrap_or_default();
            let is_its_own = path.contains("/ja") && !path.contains("javascript");
            if is_its_own || ["\"ja\"", "JAPANESE", "japanese;"].iter().any(|word| product.contains(word)) {
                found.insert(path);
            }
        }
    }
    let known: BTreeSet<&str> = named.union(&lists).copied().collect();
    assert_eq!(found.iter().map(String::as_str).collect::<BTreeSet<_>>(), known);
}
