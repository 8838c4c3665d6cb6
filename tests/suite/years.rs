//! A second year that starts from the first: what it inherits, what changed, and which clause says so.

use std::path::Path;

use site_tests::folders::{built, file, mini_folder, mini_with, read, write_file};

/// A page of the small site with a year after its first, in which 12 hours are asked instead of 10.
fn page(path: &str) -> String {
    file(&mini_with(&["second-year"]), path)
}

#[test]
fn a_year_shows_what_changed_with_the_clauses_of_both_years() {
    let changes = page("en/2031/changes/index.html");
    let main = changes.split_once("<tbody>").expect("a table").1;
    assert_eq!(main.matches("<tr>").count(), 1, "one thing changed: {main}");
    for part in
        ["All industries: in all", "10 hours", "../../2030/notice/#amount", "12 hours", "../../2031/notice/#amount"]
    {
        assert!(main.contains(part), "{part} is missing in {main}");
    }
}

#[test]
fn changed_words_are_marked_and_said_in_each_language() {
    let en = page("en/2031/changes/index.html");
    for part in [
        r#"<h3 id="amount">Hours <span class="badge">changed</span>"#,
        r#"<p>At least <del><span class="hidden">[removed: </span>10<span class="hidden">]</span></del>"#,
        r#"<ins><span class="hidden">[added: </span>12<span class="hidden">]</span></ins> hours a year, 4 of them in common subjects.</p>"#,
    ] {
        assert!(en.contains(part), "{part} is missing in {en}");
    }
    assert!(!en.contains(r#"id="recognition""#), "what is the same is not listed: {en}");
    let zh = page("zh/2031/changes/index.html");
    let marked = concat!(
        r#"<p>每年至少<del><span class="hidden">（删去：</span>10<span class="hidden">）</span></del>"#,
        r#"<ins><span class="hidden">（新增：</span>12<span class="hidden">）</span></ins>学时，其中公共课4学时。</p>"#,
    );
    assert!(zh.contains(marked), "{zh}");
}

#[test]
fn what_is_inherited_keeps_its_own_clause() {
    let year = page("en/2031/proof/index.html");
    assert!(year.contains("12 hours"), "{year}");
    let industry = page("en/2031/industries/all/index.html");
    assert!(industry.contains(r##"href="../../../2030/notice/#amount">Clause 1 of 2030</a>"##), "{industry}");
}

/// Adds to a file below a folder.
fn append(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    write_file(&path, &format!("{}\n{text}\n", read(&path)));
}

#[test]
fn another_share_of_the_wages_is_told_with_the_clauses_of_both_years() {
    let folder = mini_folder(&["second-year"]);
    let rule = |share: &str, wages: &str| {
        format!("[funding]\nclause = \"amount\"\nshare = \"{share}\"\nwages = \"{wages}\"\ncategories = [\"common\"]")
    };
    for (year, share, wages) in [(2030, "1.5%", "professionals"), (2031, "2%", "staff")] {
        append(folder.path(), &format!("{year}/rules.toml"), &rule(share, wages));
        for language in ["zh", "en"] {
            let path = folder.path().join(format!("{year}/notice.{language}.md"));
            let text = read(&path).replacen("学时，", &format!("学时、{share}，"), 1);
            write_file(&path, &text.replacen("hours a year", &format!("hours a year and {share}"), 1));
        }
    }
    let site = built(folder.path());
    for (language, parts) in [
        (
            "en",
            [
                "Least that an employer spends on learning",
                "1.5% of the yearly wages of its professionals / Common subjects",
                "2% of the yearly wages of its staff / Common subjects",
            ],
        ),
        (
            "zh",
            [
                "用人单位学习培训经费的最低额度",
                "本单位各专业技术人员工资之和的1.5% / 公共课",
                "本单位职工工资总额的2% / 公共课",
            ],
        ),
    ] {
        let page = file(&site, &format!("{language}/2031/changes/index.html"));
        let table = page.split_once("<tbody>").expect("a table").1;
        for part in parts.into_iter().chain(["../../2030/notice/#amount", "../../2031/notice/#amount"]) {
            assert!(table.contains(part), "{part} is missing in {table}");
        }
    }
}
