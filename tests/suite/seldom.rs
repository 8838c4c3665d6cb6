//! What pages say where a notice leaves something out or asks what few notices ask: `tests/seldom`, over the small site.

use site_gen::finish::Bundle;
use site_tests::folders::{file, mini_with};
use site_tests::terms::without_marks;

fn seldom() -> Bundle {
    mini_with(&["seldom"])
}

/// Asserts that a page has each of these pieces, and none of the others.
fn assert_says(bundle: &Bundle, path: &str, pieces: &[&str], others: &[&str]) {
    let page = without_marks(&file(bundle, path));
    for piece in pieces {
        assert!(page.contains(piece), "{path} lacks {piece}: {page}");
    }
    for other in others {
        assert!(!page.contains(other), "{path} has {other}: {page}");
    }
}

#[test]
fn a_category_without_a_minimum_has_none_on_every_page() {
    let bundle = seldom();
    assert_says(&bundle, "zh/2030/industries/all/index.html", &["不设最低"], &[">0学时", " 0学时"]);
    assert_says(&bundle, "en/2030/industries/all/index.html", &["no minimum"], &[">0 hours", " 0 hours"]);
}

#[test]
fn a_deadline_that_names_no_audience_concerns_all() {
    let bundle = seldom();
    assert_says(&bundle, "zh/2030/for/people/index.html", &["开始前30天", "报送办班计划"], &["天内"]);
    assert_says(&bundle, "en/2030/for/people/index.html", &["30 days before it starts"], &["within"]);
}

#[test]
fn what_is_not_stated_leaves_no_empty_list_or_table() {
    let bundle = seldom();
    let empty = ["<tbody>\n</tbody>", "<ul>\n</ul>", "<ol>\n</ol>", "<ul class=\"notes\">", "id=\"cites\""];
    for page in ["notice", "industries/all", "for/people", "guide", "examples"] {
        assert_says(&bundle, &format!("zh/2030/{page}/index.html"), &[], &empty);
    }
    assert_says(&bundle, "zh/2030/index.html", &["<p class=\"none\">通知未说明</p>"], &empty);
    assert_says(&bundle, "zh/2030/industries/all/index.html", &["<p class=\"none\">通知未说明</p>"], &[]);
    assert_says(&bundle, "zh/index.html", &["通知未说明全年学时的截止日期。"], &["<tr><th scope=\"row\"></th>"]);
}

#[test]
fn an_example_says_whom_it_is_for_and_what_is_missing() {
    let bundle = seldom();
    let zh = ["生育减免", "高级职称", "职称评审", "未达标，缺2029年度", "2029年度已达标（有证书）"];
    assert_says(&bundle, "zh/2030/examples/index.html", &zh, &[]);
    let en =
        ["a birth in the year", "senior title", "a title review", "Short: the year 2029 missing", "not enough in all"];
    assert_says(&bundle, "en/2030/examples/index.html", &en, &[]);
    let page = file(&bundle, "en/2030/examples/index.html");
    assert_eq!(page.matches("not enough in all").count(), 1, "{page}");
}

#[test]
fn a_guide_without_sections_has_its_topics() {
    assert_says(&seldom(), "zh/2030/guide/index.html", &["<li>专题一</li>", "课程如下。"], &[]);
}
