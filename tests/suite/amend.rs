//! Amendments of the small site: the text in force, what it replaced and since when, in both languages.
//!
//! `tests/amendment` holds two: the first asks more hours and adds a clause, the second changes another and withdraws the
//! added one. Their folders sort the other way round.

#![expect(clippy::panic, reason = "what goes wrong here is a failed test")]

use std::path::Path;

use site_gen::commands::try_build;
use site_gen::diag::MessageLang;
use site_gen::finish::Bundle;
use site_tests::folders::{file, mini_folder, mini_with, write_file};
use site_tests::terms::without_marks;

fn amended() -> Bundle {
    mini_with(&["amendment"])
}

/// Asserts that a page has these pieces, in this order.
fn assert_reads(bundle: &Bundle, path: &str, pieces: &[&str]) {
    let page = without_marks(&file(bundle, path));
    let mut rest = page.as_str();
    for piece in pieces {
        let (_, after) = rest.split_once(piece).unwrap_or_else(|| panic!("{path} lacks {piece} in its place: {page}"));
        rest = after;
    }
}

#[test]
fn the_notice_shows_the_text_in_force_and_what_amended_it() {
    let bundle = amended();
    assert_reads(
        &bundle,
        "zh/2030/notice/index.html",
        &[
            "本页为现行条文，已按示人社〔2030〕2号（2030年6月1日起施行）、《关于再次修改示例通知的通知》（2030年9月1日起施行）修改。",
            r#"<h2 id="amount">一、学时</h2>"#,
            "本条已由示人社〔2030〕2号修改，自2030年6月1日起施行。",
            r#"href="../../2030/notice/before-amend-2/#amount">修改前的条文</a>"#,
            "<p>每年至少12学时，其中公共课4学时。</p>",
            r#"<h2 id="recognition">二、认定</h2>"#,
            "由本人申报，行业主管部门认定",
            r#"<h2 id="amendments">修改情况</h2>"#,
            "《关于修改示例通知的通知》",
            "学时有所提高",
            "<dt>施行日期</dt><dd>2030-06-01</dd>",
        ],
    );
    assert_reads(
        &bundle,
        "en/2030/notice/index.html",
        &[
            "This is the text in force, as amended by",
            r#"<h2 id="amount">1. Hours</h2>"#,
            "in force from 1 June 2030.",
            "<p>At least 12 hours a year, 4 of them in common subjects.</p>",
            "Amended by Second Notice on Amending the Example Notice, in force from 1 September 2030.",
            "The person declares, and the sector authority recognises",
            "<dt>In force from</dt><dd>2030-09-01</dd>",
        ],
    );
}

#[test]
fn a_withdrawn_clause_keeps_its_place_its_number_and_its_address() {
    let bundle = amended();
    assert_reads(
        &bundle,
        "en/2030/notice/index.html",
        &[
            r#"<h2 id="study">3. Ways of learning</h2>"#,
            "Added by",
            "Withdrawn by Second Notice on Amending the Example Notice from 1 September 2030.",
            r#"before-amend-10/#study">Earlier text</a></p>"#,
            "</section>",
        ],
    );
    assert!(!file(&bundle, "en/2030/notice/index.html").contains("Learning may be online."));
    assert!(!file(&bundle, "en/2030/for/people/index.html").contains("Ways of learning"));
}

#[test]
fn the_earlier_text_stays_at_its_address_and_is_marked() {
    let bundle = amended();
    assert_reads(
        &bundle,
        "en/2030/notice/before-amend-2/index.html",
        &[
            r#"rel="canonical" href="https://city.example/learn/en/2030/notice/before-amend-2/""#,
            "The notice as it stood before 1 June 2030",
            "This is not the text in force:",
            r#"<h2 id="amount">1. Hours</h2>"#,
            "Replaced on 1 June 2030 by",
            r#"href="../../../2030/notice/#amount">Text in force</a>"#,
            "<p>At least 10 hours a year, 4 of them in common subjects.</p>",
            "The employer recognises",
        ],
    );
    assert!(!file(&bundle, "en/2030/notice/before-amend-2/index.html").contains("Ways of learning"));
    assert_reads(
        &bundle,
        "zh/2030/notice/before-amend-10/index.html",
        &[
            "2030年9月1日以前的通知",
            "本条已由示人社〔2030〕2号修改",
            "每年至少12学时",
            "本条自2030年9月1日起由《关于再次修改示例通知的通知》修改，不再执行。",
            "由本人申报，由单位认定",
            "本条由示人社〔2030〕2号新增",
            "本条自2030年9月1日起由《关于再次修改示例通知的通知》删去，不再执行。",
            "可以在网上学习。",
        ],
    );
}

#[test]
fn everything_else_rests_on_the_text_in_force() {
    let bundle = amended();
    assert_reads(&bundle, "en/2030/both/index.html", &["每年至少12学时", "At least 12 hours", "Amended by"]);
    assert_reads(&bundle, "zh/2030/for/people/index.html", &["本条已由示人社〔2030〕2号修改", "每年至少12学时"]);
    assert_reads(&bundle, "en/2030/proof/index.html", &["12 hours"]);
    assert_reads(
        &bundle,
        "rules/2030.json",
        &[
            r#""amended_by":[{"number":"示人社〔2030〕2号","in_force":"2030-06-01","#,
            r#""en":"https://city.example/learn/en/2030/notice/before-amend-2/""#,
        ],
    );
    let changes = file(&mini_with(&["second-year", "amendment"]), "en/2031/changes/index.html");
    assert!(!changes.contains("[removed: </span>10"), "12 hours already stood in the amended notice: {changes}");
    assert!(!changes.contains(r#"<h3 id="study">"#), "what was withdrawn during the year is not gone since: {changes}");
    assert!(changes.contains(r#"<h3 id="recognition">"#), "{changes}");
}

/// A third amendment, which gives the withdrawn clause a text again.
fn again(folder: &Path) {
    let third = folder.join("2030/amend-11");
    let data = r#"
amends = 2030
in_force = 2030-10-01
title = { zh = "《第三次修改》", en = "Third Notice" }
summary = { zh = "恢复学习方式。", en = "Ways of learning again." }
issuer = { zh = "示例市人社局", en = "Example City Bureau" }
"#;
    write_file(&third.join("notice.toml"), data);
    write_file(&third.join("notice.zh.md"), "# 第三次修改\n\n## 学习方式 {#study .people .new}\n\n可以自学。\n");
    write_file(
        &third.join("notice.en.md"),
        "# Third Notice\n\n## Ways of learning {#study .people .new}\n\nBy oneself.\n",
    );
}

#[test]
fn a_withdrawn_clause_can_be_added_again_in_its_place() {
    let folder = mini_folder(&["amendment"]);
    again(folder.path());
    let (bundle, diagnostics) = try_build(folder.path(), MessageLang::En);
    let bundle = bundle.unwrap_or_else(|| panic!("{diagnostics}"));
    assert_eq!(diagnostics, "");
    assert_reads(
        &bundle,
        "en/2030/notice/index.html",
        &[
            r#"<h2 id="study">3. Ways of learning</h2>"#,
            "Withdrawn by",
            "Added by Third Notice, in force from 1 October 2030.",
            "By oneself.",
        ],
    );
    assert_reads(&bundle, "en/2030/for/people/index.html", &["Ways of learning", "By oneself."]);
}
