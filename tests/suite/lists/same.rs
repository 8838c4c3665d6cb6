//! Each list in `tests/rosters/` in the browser: what its program says natively, to the byte; and many random rows.

use checker_list::page::{ListData, Report, Told};
use site_tests::lists::{Desk, industry_beside, rosters};
use site_tests::random::Random;

use crate::visit::{ANSWER, INDUSTRY, Visit};

/// What the program says of a list natively.
enum Native {
    Answer { csv: Vec<u8>, told: Vec<String>, is_whole: bool },
    Question(Vec<String>),
    Sheets(Vec<String>),
    Refused(String),
}

fn native(data: &ListData, bytes: &[u8], told: &Told, sheet: &str) -> Native {
    let mut desk = Desk::new(data);
    match desk.open(bytes, sheet, told) {
        Report::Done(summary) => Native::Answer {
            csv: desk.saved("csv").expect("a file"),
            told: summary.told.clone(),
            is_whole: summary.stopped.is_empty(),
        },
        Report::Columns(options) => Native::Question(options.faults),
        Report::Sheets(names) => Native::Sheets(names),
        Report::Refused(why) => Native::Refused(why),
        other => panic!("{other:?}"),
    }
}

/// Waits until the page says the same.
async fn says_the_same(visit: &Visit, name: &str, native: Native) {
    visit.ended().await;
    match native {
        Native::Answer { csv, told, is_whole } => {
            visit.judged().await;
            assert_eq!(visit.texts(".list-unread li").await, told, "{name}");
            assert_eq!(visit.texts(".list-result .notice").await.is_empty(), is_whole, "{name}");
            let saved = visit.save("CSV", "csv").await;
            assert!(saved == csv, "{name}: {}", String::from_utf8_lossy(&saved));
        }
        Native::Question(faults) => assert_eq!(visit.texts(".list-faults li").await, faults, "{name}"),
        Native::Sheets(names) => assert_eq!(visit.texts(".list-sheets button").await, names, "{name}"),
        Native::Refused(why) => {
            assert_eq!(visit.status().await, why, "{name}");
            assert_eq!(visit.browser.count(ANSWER).await, 0, "{name}");
        }
    }
}

#[tokio::test]
async fn of_every_list_the_browser_says_what_the_program_says_natively() {
    let visit = Visit::to("zh").await;
    let data = visit.data();
    for list in rosters() {
        let name = list.display().to_string();
        let bytes = std::fs::read(&list).expect("a list");
        let told = Told { industry: industry_beside(&list, &data), ..Told::default() };
        visit.browser.choose(INDUSTRY, &told.industry).await;
        visit.choose(&list).await;
        let native_answer = native(&data, &bytes, &told, "");
        let sheets = if let Native::Sheets(names) = &native_answer { names.clone() } else { Vec::new() };
        says_the_same(&visit, &name, native_answer).await;
        for sheet in sheets {
            visit.choose(&list).await;
            visit.browser.find(".list-sheets").await;
            visit.press(&sheet).await;
            says_the_same(&visit, &format!("{name}, {sheet}"), native(&data, &bytes, &told, &sheet)).await;
        }
        visit.press("清除名单").await;
        visit.browser.gone(ANSWER).await;
    }
}

#[tokio::test]
async fn of_many_random_rows_the_browser_says_what_the_program_says_natively() {
    let rows = if std::env::var_os("SITE_TESTS_ALL").is_some() { 100_000 } else { 3_000 };
    println!("{rows} rows (100000 with tests/run --all)");
    let (visit, mut random) = (Visit::to("zh").await, Random(87));
    let data = visit.data();
    let industries: Vec<&str> = data.years[0].text.industries.iter().map(|(_, name)| name.as_str()).collect();
    let mut list = "姓名,部门,行业,公需科目,专业科目,选修科目\n".to_owned();
    for row in 0..rows {
        let mut amount = || {
            let amount = random.below(90);
            match random.below(12) {
                0 => format!("{amount}.5"),
                1 => format!("{amount}学时"),
                2 => String::new(),
                3 => random.pick(&["待补", "3天", "十八", "-1", "１８"]).to_string(),
                _ => amount.to_string(),
            }
        };
        let amounts = [amount(), amount(), amount()].join(",");
        let (industry, department) = (random.pick(&industries), random.below(40));
        list.push_str(&format!("人员{row},部门{department},{industry},{amounts}\n"));
    }
    visit.bring("random.csv", list.as_bytes()).await;
    let native = native(&data, list.as_bytes(), &Told::default(), "");
    says_the_same(&visit, "random.csv", native).await;
}
