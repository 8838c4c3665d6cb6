//! How somebody looks at the answer: filter, find, sort, pages, groups; files and paper; and the funding figure.

use checker_list::page::{PAGE, Told};
use serde_json::json;
use site_tests::lists::Desk;

use crate::visit::{PLAIN, Visit};

const NAME: usize = 1;

#[tokio::test]
async fn rows_are_filtered_found_and_sorted() {
    let visit = Visit::to("zh").await;
    visit.bring_plain().await;
    let browser = &visit.browser;
    visit.shows(NAME, &["张三", "李四", "王五", "赵六", "孙七", "周八"]).await;
    visit.press("工号").await;
    visit.shows(NAME, &["周八", "孙七", "赵六", "王五", "李四", "张三"]).await;
    assert_eq!(browser.count("th[aria-sort=ascending]").await, 1);
    visit.press("工号").await;
    visit.shows(NAME, &["张三", "李四", "王五", "赵六", "孙七", "周八"]).await;
    assert_eq!(browser.count("th[aria-sort=descending]").await, 1);
    browser.choose("#list-filter", "short").await;
    visit.shows(NAME, &["李四", "赵六"]).await;
    browser.fill("#list-find", "财务").await;
    visit.shows(NAME, &["赵六"]).await;
    browser.fill("#list-find", "没有这个人").await;
    visit
        .until("nobody", "return document.querySelector('.list-people').innerText.includes('没有符合条件的人员')")
        .await;
    browser.fill("#list-find", "").await;
    browser.choose("#list-filter", "unread").await;
    visit.shows(NAME, &["孙七"]).await;
}

#[tokio::test]
async fn groups_are_counted_and_one_is_looked_at() {
    let visit = Visit::to("zh").await;
    visit.bring_plain().await;
    let browser = &visit.browser;
    visit.until("groups", "return document.querySelectorAll('.list-groups tbody tr').length === 4").await;
    let rows = "return [...document.querySelectorAll('.list-groups tbody tr')].map(row => [...row.cells].slice(0, 6).map(cell => cell.textContent).join('|'))";
    let rows = browser.run(rows).await;
    let expected = ["（空白）|0|0|0|1|1", "人事处|1|1|0|0|2", "档案室|1|0|0|0|1", "财务处|1|1|0|0|2"];
    assert_eq!(rows, serde_json::json!(expected));
    assert_eq!(browser.count(".list-groups svg rect").await, 16);
    browser.choose("#list-in-group", "=财务处").await;
    visit.shows(NAME, &["王五", "赵六"]).await;
    browser.choose("#list-in-group", "=").await;
    visit.shows(NAME, &["孙七"]).await;
    browser.choose("#list-group", "").await;
    browser.gone("#list-in-group").await;
    visit.shows(NAME, &["张三", "李四", "王五", "赵六", "孙七", "周八"]).await;
}

#[tokio::test]
async fn many_rows_are_looked_at_page_by_page() {
    let visit = Visit::to("zh").await;
    let mut list = "姓名,行业,公需科目,专业科目,选修科目\n".to_owned();
    let rows = PAGE * 5 / 2;
    (0..rows).for_each(|row| list.push_str(&format!("人员{row},一般行业,{},42,12\n", 17 + row % 2)));
    visit.bring("pages.csv", list.as_bytes()).await;
    visit.judged().await;
    let says = async |from: u32, to: u32, all: u32| {
        let words = json!(format!("第{from}–{to}人，共{all}人"));
        let script = format!("return document.querySelector('.list-pages span').textContent.includes({words})");
        visit.until(&words.to_string(), &script).await;
    };
    says(1, PAGE, rows).await;
    visit.press("下一页").await;
    says(PAGE + 1, PAGE * 2, rows).await;
    visit.press("下一页").await;
    says(PAGE * 2 + 1, rows, rows).await;
    assert_eq!(visit.browser.count(".list-pages [aria-disabled]").await, 2, "there are no more, above and below");
    let focus =
        "document.querySelector('.list-pages [aria-disabled]').focus(); return document.activeElement.textContent";
    assert_eq!(visit.browser.run(focus).await, json!("下一页"), "the focus of whoever pressed it stays");
    visit.press("上一页").await;
    says(PAGE + 1, PAGE * 2, rows).await;
    visit.browser.click(".list-people th:nth-child(2) button").await;
    says(1, PAGE, rows).await;
    visit.browser.choose("#list-filter", "met").await;
    says(1, PAGE, rows / 2).await;
}

#[tokio::test]
async fn both_files_are_saved_and_the_workbook_has_the_cells_of_the_text() {
    let visit = Visit::to("zh").await;
    visit.bring_plain().await;
    let mut desk = Desk::new(&visit.data());
    desk.open(PLAIN.as_bytes(), "", &Told::default());
    assert!(visit.save("CSV", "csv").await == desk.saved("csv").expect("a file"));
    assert!(visit.save("Excel", "xlsx").await == desk.saved("xlsx").expect("a file"));
}

/// Notes that the print dialogue was asked for.
const NO_DIALOGUE: &str = "window.printed = 0; window.print = () => { window.printed += 1 }";

#[tokio::test]
async fn the_people_shown_are_printed_as_a_list_or_as_slips() {
    let visit = Visit::to("zh").await;
    visit.browser.before_each_page(NO_DIALOGUE).await;
    visit.open().await;
    visit.bring_plain().await;
    visit.browser.choose("#list-filter", "short").await;
    visit.shows(NAME, &["李四", "赵六"]).await;
    for (button, is_slip, printed) in [("打印名单", false, 1), ("打印个人通知单", true, 2)] {
        visit.press(button).await;
        visit.until("a dialogue", &format!("return window.printed === {printed}")).await;
        assert_eq!(visit.browser.count(".list-slip").await, if is_slip { 2 } else { 0 });
        visit.browser.show_as("print", &[]).await;
        let paper = visit.browser.run("return document.body.innerText").await.to_string();
        for (text, is_there) in
            [("李四", true), ("赵六", true), ("张三", false), ("通知", true), ("2019", true), ("选择文件", false)]
        {
            assert_eq!(paper.contains(text), is_there, "{button}, {text}: {paper}");
        }
        assert_eq!(paper.contains("本人签名"), is_slip);
        assert_eq!(paper.contains("只列出其中2人。未达标"), !is_slip, "{paper}");
        assert!(visit.browser.on_paper().await.starts_with(b"%PDF"));
        visit.browser.show_as("", &[]).await;
    }
}

#[tokio::test]
async fn the_funding_figure_follows_from_two_sums() {
    let visit = Visit::to("zh").await;
    let browser = &visit.browser;
    let sum = async |words: &str| {
        visit
            .until(words, &format!("return document.querySelector('.list-sum').textContent.includes('{words}')"))
            .await;
    };
    for wages in ["1,200,000", "120万", "１２０万元"] {
        browser.fill("#list-money-0", wages).await;
        sum("18,000").await;
    }
    browser.fill("#list-money-1", "17000").await;
    sum("还差1,000元").await;
    browser.fill("#list-money-1", "1.8万").await;
    sum("已经达到").await;
    browser.fill("#list-money-0", "很多").await;
    browser.find("#list-money-0[aria-invalid=true]").await;
    assert!(browser.text(".list-funding .wrong").await.contains("很多"));
    assert_eq!(browser.text(".list-sum").await, "");
    assert_eq!(browser.value("#list-money-0").await, "很多", "what was typed stays");
}
