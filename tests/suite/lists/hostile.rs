//! Files that are no list, or hold what nobody may run: bounded, inert, and said.

use std::io::Write;
use std::time::{Duration, Instant};

use serde_json::json;
use site_tests::lists::roster;

use crate::visit::{ANSWER, CHECK_COLUMNS, Visit, workbook_with};

/// Longer than any refusal takes.
const BOUND: Duration = Duration::from_secs(60);

#[tokio::test]
async fn what_is_no_list_is_refused_with_its_reason() {
    let visit = Visit::to("zh").await;
    let plain = std::fs::read(roster("sheet-plain.xlsx")).expect("a list");
    let archive = {
        let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        out.start_file("x.txt", zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(b"x").expect("its bytes");
        out.finish().expect("an archive").into_inner()
    };
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("x.pdf", b"%PDF-1.7\n%abc".to_vec(), "PDF"),
        ("x.xls", [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 512]].concat(), ".xls"),
        ("x.zip", archive, "压缩文件"),
        ("cut.xlsx", plain[..plain.len() / 2].to_vec(), "损坏"),
        (
            "bad.xlsx",
            workbook_with(|out| out.write_all(b"<worksheet><sheetData><row r=\"1\"><c").expect("a part")),
            "损坏",
        ),
    ];
    for (name, bytes, said) in cases {
        visit.bring(name, &bytes).await;
        visit.says(said).await;
        assert_eq!(visit.browser.count(".list-result").await, 0, "{name}");
    }
    visit.bring_plain().await;
}

#[tokio::test]
async fn what_inflates_to_more_than_any_list_is_refused_in_time() {
    let visit = Visit::to("zh").await;
    let megabyte = vec![b' '; 1 << 20];
    let bomb = workbook_with(|out| (0..40).for_each(|_| out.write_all(&megabyte).expect("a part")));
    assert!(bomb.len() < 2_000_000);
    let begun = Instant::now();
    visit.bring("bomb.xlsx", &bomb).await;
    visit.says("文件太大").await;
    assert!(begun.elapsed() < BOUND, "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_million_columns_are_bounded_and_said() {
    let visit = Visit::to("zh").await;
    for (name, list) in [
        ("names.csv", "甲,".repeat(1_000_000)),
        ("cells.csv", format!("姓名,行业,公需科目,专业科目,选修科目\n{}", "1,".repeat(1_000_000))),
        ("one-cell.csv", "甲".repeat(3_000_000)),
    ] {
        let begun = Instant::now();
        visit.bring(name, list.as_bytes()).await;
        visit.ended().await;
        assert!(begun.elapsed() < BOUND, "{name}: {:?}", begun.elapsed());
        assert!(visit.browser.count("#list *").await < 5_000, "{name}: the page stays small");
        let said = visit.browser.run("return document.querySelector('#list').innerText").await;
        assert!(["超过", "列", "不能", "无法"].iter().any(|word| said.to_string().contains(word)), "{name}: {said}");
    }
}

const SCRIPTS: &str = "\
姓名,<b>部门</b>,行业,公需科目,专业科目,选修科目
<img src=x onerror=window.ran=1>,<script>window.ran=1</script>,一般行业,1,1,1
=cmd|' /C calc'!A0,=HYPERLINK(\"http://example.org\"),一般行业,1,1,1
javascript:window.ran=1,&lt;b&gt;,<svg onload=window.ran=1>,1,1,1
";

#[tokio::test]
async fn scripts_in_cells_stay_text() {
    let visit = Visit::to("zh").await;
    visit.browser.before_each_page("window.print = () => {}").await;
    visit.open().await;
    visit.bring("<b>scripts</b>.csv", SCRIPTS.as_bytes()).await;
    // What the column is for is not known.
    visit.browser.find(CHECK_COLUMNS).await;
    visit.browser.click(CHECK_COLUMNS).await;
    visit.judged().await;
    visit.browser.choose("#list-group", "1").await;
    visit.press("打印个人通知单").await;
    visit.until("slips", "return document.querySelectorAll('.list-slip').length === 3").await;
    let rows = visit.rows().await;
    assert!(rows[0].contains("<img src=x onerror=window.ran=1>"), "{rows:?}");
    assert!(rows[1].contains("=cmd|' /C calc'!A0"), "{rows:?}");
    assert!(rows[2].contains("&lt;b&gt;"), "{rows:?}");
    let found = "return document.querySelectorAll('#list img, #list script, #list svg[onload], #list b, #list a[href^=\"javascript\"]').length";
    assert_eq!(visit.browser.run(found).await, json!(0));
    assert_eq!(visit.browser.run("return window.ran === undefined").await, json!(true));
    let csv = String::from_utf8(visit.save("CSV", "csv").await).expect("a text");
    assert!(csv.contains("\"'=cmd|' /C calc'!A0\""), "no program runs it: {csv}");
    assert!(csv.contains("'=HYPERLINK("), "{csv}");
    assert_eq!(visit.browser.complaints().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_workbook_with_scripts_and_formulas_is_inert() {
    let visit = Visit::to("zh").await;
    visit.choose(&roster("sheet-scripts.xlsx")).await;
    visit.browser.find(ANSWER).await;
    visit.judged().await;
    assert_eq!(visit.browser.run("return document.querySelectorAll('#list img, #list script').length").await, json!(0));
    assert_eq!(visit.browser.complaints().await, Vec::<String>::new());
}
