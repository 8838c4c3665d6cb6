//! How a list is brought in, and the questions that it may need: pasted, dropped, columns, sheets, industry.

use std::time::Duration;

use serde_json::json;
use site_tests::lists::roster;

use crate::visit::{ANSWER, CHECK_COLUMNS, CHECK_PASTED, FILE, INDUSTRY, PASTE, PLAIN, RESULT, Visit};

/// The languages' pages, and how each says the result of the plain list.
const LANGUAGES: [(&str, &str); 2] = [
    ("zh", "共6人：达标3人，未达标2人，无法判断或无法识别1人"),
    ("en", "6 people: 3 met, 2 short; 1 without a verdict"),
];

#[tokio::test]
async fn a_chosen_list_is_judged_and_its_heading_gets_the_focus() {
    for (root, said) in LANGUAGES {
        let visit = Visit::to(root).await;
        visit.bring_plain().await;
        assert_eq!(visit.browser.text(ANSWER).await, said);
        assert_eq!(visit.status().await, said);
        visit.browser.find(&format!("{ANSWER}:focus")).await;
        assert_eq!(visit.browser.count("[role=status]").await, 1);
        assert_eq!(visit.rows().await.len(), 6);
        assert_eq!(visit.browser.value(FILE).await, "", "the same file can be chosen again");
    }
}

/// A paste as from Excel: the cells with tabs between them.
const PASTED: &str = "
    const data = new DataTransfer();
    data.setData('text/plain', CELLS);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    return document.querySelector('#list-paste').dispatchEvent(event);";

#[tokio::test]
async fn pasted_cells_are_judged_at_once() {
    let visit = Visit::to("zh").await;
    let cells = PLAIN.replace(',', "\t");
    let went_on = visit.browser.run(&PASTED.replace("CELLS", &json!(cells).to_string())).await;
    assert_eq!(went_on, json!(false), "the cells do not land in the field");
    visit.judged().await;
    assert_eq!(visit.browser.text(ANSWER).await, LANGUAGES[0].1);
}

#[tokio::test]
async fn cells_that_stand_in_the_field_are_judged_by_its_button() {
    let visit = Visit::to("zh").await;
    visit.browser.click(CHECK_PASTED).await;
    assert_eq!(visit.status().await, "", "nothing is there yet");
    visit.browser.change(PASTE, &PLAIN.replace(',', "\t")).await;
    visit.browser.click(CHECK_PASTED).await;
    visit.judged().await;
    assert_eq!(visit.browser.text(ANSWER).await, LANGUAGES[0].1);
}

const DROPPED: &str = "
    const data = new DataTransfer();
    data.items.add(new File([CELLS], 'dropped.csv'));
    const event = kind => new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
    const place = document.querySelector('.list');
    return [place.dispatchEvent(event('dragover')), place.dispatchEvent(event('drop'))];";

#[tokio::test]
async fn a_dropped_file_is_judged() {
    let visit = Visit::to("zh").await;
    let went_on = visit.browser.run(&DROPPED.replace("CELLS", &json!(PLAIN).to_string())).await;
    assert_eq!(went_on, json!([false, false]), "the browser does not open it");
    visit.judged().await;
    assert!(visit.browser.text(RESULT).await.contains("dropped.csv"));
}

#[tokio::test]
async fn columns_that_are_not_clear_are_asked_for_and_answered_by_hand() {
    let visit = Visit::to("zh").await;
    let list = "人,公需培训情况,专业科目\n张三,18,42\n李四,17,42\n";
    visit.bring("unclear.csv", list.as_bytes()).await;
    visit.browser.find(&format!("{ANSWER}:focus")).await;
    assert!(!visit.texts(".list-faults li").await.is_empty(), "it says why it asks");
    visit.browser.choose("#list-column-0", "name").await;
    visit.browser.choose("#list-column-1", "category.public").await;
    visit.browser.click("#list-without-elective").await;
    visit.browser.choose(INDUSTRY, "general").await;
    visit.ended().await;
    if visit.browser.count(RESULT).await == 0 {
        visit.browser.click(CHECK_COLUMNS).await;
    }
    visit.judged().await;
    visit.shows(1, &["张三", "李四"]).await;
    assert!(visit.rows().await.iter().all(|row| row.contains("选修科目")), "nobody has learnt any of it");
    visit.browser.click("details.list-columns > summary").await;
    assert_eq!(visit.browser.value("#list-column-1").await, "category.public");
    assert_eq!(visit.browser.count("#list-without-elective:checked").await, 1, "what was said can be seen");
}

#[tokio::test]
async fn a_list_without_names_of_columns_is_refused_and_what_is_not_used_of_a_list_is_said() {
    let visit = Visit::to("zh").await;
    visit.bring("turned.csv", "姓名,甲,乙\n行业,教育,教育\n公需,18,18\n".as_bytes()).await;
    visit.browser.find(".list-status.notice").await;
    assert_eq!(visit.browser.count(CHECK_COLUMNS).await, 0, "nothing is asked that cannot be answered");
    visit.bring("x.csv", "姓名,行业,公需科目,专业科目,选修科目,说明\n甲,教育,18,42,12,无\n".as_bytes()).await;
    visit.judged().await;
    assert!(visit.browser.text(".list-remarks").await.contains("没有用到的列：说明"));
}

#[tokio::test]
async fn columns_of_a_judged_list_can_be_told_otherwise() {
    let visit = Visit::to("zh").await;
    visit.bring("x.csv", "姓名,行业,公需科目,专业科目,选修科目\n甲,一般行业,12,42,18\n".as_bytes()).await;
    visit.judged().await;
    assert!(visit.rows().await[0].contains("未达标"));
    visit.browser.click("details.list-columns > summary").await;
    visit.browser.choose("#list-column-2", "category.elective").await;
    visit.browser.choose("#list-column-4", "category.public").await;
    visit.browser.click(CHECK_COLUMNS).await;
    visit.until("another verdict", "return !!document.querySelector('.list-people .of-met')").await;
}

#[tokio::test]
async fn the_sheet_is_asked_for_where_several_may_be_the_list() {
    let visit = Visit::to("zh").await;
    visit.choose(&roster("sheet-two-lists.xlsx")).await;
    visit.browser.find(&format!(".list-sheets {ANSWER}:focus")).await;
    let names = visit.texts(".list-sheets button").await;
    assert_eq!(names.len(), 2);
    visit.press(&names[1]).await;
    visit.judged().await;
    let said = visit.browser.text(RESULT).await;
    assert!(said.contains(&names[0]) && said.contains(&names[1]), "which was read, and which not: {said}");
    visit.press(&format!("改为读取工作表“{}”", names[0])).await;
    visit
        .until(
            "the other sheet",
            &format!("return document.querySelector('.list-result')?.innerText.includes('已读取工作表“{}”')", names[0]),
        )
        .await;
    visit.browser.find(&format!("{ANSWER}:focus")).await;
}

#[tokio::test]
async fn one_industry_for_all_is_applied_and_taken_back() {
    let visit = Visit::to("zh").await;
    visit.bring("x.csv", "姓名,公需科目,专业科目,选修科目\n甲,18,42,12\n".as_bytes()).await;
    visit.browser.find(".list-faults").await;
    visit.browser.choose(INDUSTRY, "general").await;
    visit.judged().await;
    visit.until("enough", "return !!document.querySelector('.list-people .of-met')").await;
    // Whoever goes through the industries by keys stays there.
    visit.browser.run(&format!("document.querySelector('{INDUSTRY}').focus()")).await;
    visit.browser.choose(INDUSTRY, "accounting").await;
    visit.until("too little", "return !!document.querySelector('.list-people .of-short')").await;
    visit.browser.find(&format!("{INDUSTRY}:focus")).await;
    visit.browser.choose(INDUSTRY, "").await;
    visit.browser.find(".list-faults").await;
}

/// A list that takes a while.
fn long(rows: usize) -> String {
    let mut list = "姓名,行业,公需科目,专业科目,选修科目\n".to_owned();
    (0..rows).for_each(|row| list.push_str(&format!("人员{row},一般行业,{},42,12\n", row % 30)));
    list
}

#[tokio::test]
async fn reading_is_stopped_and_what_was_read_goes_away() {
    let visit = Visit::to("zh").await;
    visit.bring("long.csv", long(1_000_000).as_bytes()).await;
    visit.browser.find(".list-progress").await;
    visit.press("停止").await;
    visit.says("已停止").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(visit.browser.count(RESULT).await, 0, "nothing comes later");
    visit.browser.find(&format!("{FILE}:focus")).await;
    // It has a column of industries already.
    visit.browser.choose(INDUSTRY, "general").await;
    visit.browser.find(".list-faults").await;
    visit.browser.choose(INDUSTRY, "").await;
    visit.bring_plain().await;
    assert_eq!(visit.browser.text(ANSWER).await, LANGUAGES[0].1);
    visit.press("清除名单").await;
    visit.browser.gone(RESULT).await;
    visit.browser.find(&format!("{FILE}:focus")).await;
    assert_eq!(visit.status().await, "");
    assert!(!visit.browser.run("return document.body.innerText").await.to_string().contains("张三"));
}

#[tokio::test]
async fn an_industry_chosen_while_a_list_is_read_is_that_of_the_answer() {
    let visit = Visit::to("zh").await;
    let list = long(300_000).replace("一般行业,", "").replace("行业,", "");
    visit.browser.choose(INDUSTRY, "general").await;
    visit.bring("long.csv", list.as_bytes()).await;
    visit.browser.find(".list-progress").await;
    visit.browser.choose(INDUSTRY, "accounting").await;
    visit.judged().await;
    visit
        .until(
            "the end",
            "return !document.querySelector('.list-progress') && !!document.querySelector('.list-people .of-short')",
        )
        .await;
    assert_eq!(visit.browser.value(INDUSTRY).await, "accounting");
    assert_eq!(visit.browser.count(".list-people .of-met").await, 0, "accountants need more");
}
