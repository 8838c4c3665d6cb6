//! Taking along and bringing back.

use std::path::{Path, PathBuf};

use serde_json::json;
use site_tests::folders::write_bytes;
use site_tests::server::{Server, Trouble};
use thirtyfour::Key;

use crate::visit::*;

#[tokio::test]
async fn everything_is_taken_along_as_text_and_brought_back_and_undone() {
    from_the_checker(async |visit, words| {
        let browser = &visit.browser;
        enter_a_log(visit).await;
        visit.check().await;
        let verdict = browser.verdict().await;
        let verdict = verdict.lines().last().unwrap_or_default();
        let summary = visit.taken("2").await;
        assert!(summary.contains(&visit.address("")) && summary.lines().count() > 5, "{summary}\n{verdict}");
        let calendar = visit.taken("3").await;
        assert!(!calendar.is_empty());
        let table = visit.taken("4").await;
        assert!(table.starts_with('\u{feff}') && table.contains("[category.public]"), "{table}");
        let file = visit.taken("5").await;
        assert!(file.starts_with("{\"version\":1,"), "{file}");
        for (text, kind) in [(table, "csv"), (file, "json")] {
            for by_file in [false, true] {
                visit.press("start-again").await;
                browser.enter(&[("public", "5")]).await;
                if by_file {
                    // A driver chooses a file without leaving the field that it was in.
                    browser.press(Key::Tab).await;
                    visit.open_keep().await;
                    browser
                        .choose_file(
                            "#checker-file",
                            &file_of(&browser.folder().join(format!("log.{kind}")), text.as_bytes()),
                        )
                        .await;
                } else {
                    visit.bring(&text).await;
                }
                visit.told(words.brought_in).await;
                has_the_log(visit).await;
                visit.press("undo").await;
                assert_eq!(browser.value(PUBLIC).await, "5", "what was there is back");
                visit.bring(&text).await;
                visit.told(words.brought_in).await;
                visit.check().await;
                browser.verdict().await;
            }
        }
    })
    .await;
}

fn file_of(path: &Path, bytes: &[u8]) -> PathBuf {
    write_bytes(path, bytes);
    path.to_owned()
}

#[tokio::test]
async fn what_is_being_typed_is_no_part_of_what_is_brought_in() {
    from_the_checker(async |visit, words| {
        let browser = &visit.browser;
        visit.open_keep().await;
        browser.enter(&[("elective", "7")]).await;
        let table = "name,year,amount,of\n张三,2019,18,[category.public]\n";
        browser.choose_file("#checker-file", &file_of(&browser.folder().join("typing.csv"), table.as_bytes())).await;
        visit.told(words.brought_in).await;
        let file = visit.taken("5").await;
        assert!(file.contains("张三") && !file.contains("hours.elective"), "{file}");
    })
    .await;
}

#[tokio::test]
async fn a_table_in_the_encoding_of_spreadsheets_in_china_is_read_and_what_is_no_text_is_refused() {
    from_the_checker(async |visit, words| {
        let browser = &visit.browser;
        let (chinese, ..) = encoding_rs::GBK.encode("name,what,amount\n张三,会计准则,18\n");
        let no_text = b"name,what,amount\nx,\xff\xff,18\n".to_vec();
        for (name, bytes, told) in
            [("log.csv", chinese.into_owned(), words.brought_in), ("no-text.csv", no_text, words.cannot_bring_in)]
        {
            browser.press(Key::Tab).await;
            visit.open_keep().await;
            browser.choose_file("#checker-file", &file_of(&browser.folder().join(name), &bytes)).await;
            visit.told(told).await;
            assert_eq!(browser.value("#checker-1-what").await, "会计准则");
        }
    })
    .await;
}

#[tokio::test]
async fn no_cell_of_a_table_is_a_formula_and_each_comes_back_as_it_was() {
    from_the_checker(async |visit, words| {
        let browser = &visit.browser;
        for what in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x"] {
            visit.open("").await;
            visit.press("add-record").await;
            browser.change("#checker-1-what", what).await;
            browser.fill("#checker-1-amount", "1").await;
            let table = visit.taken("4").await;
            let harmless = format!("'{what}");
            assert!(table.contains(&harmless), "{table}");
            visit.bring(&table).await;
            visit.told(words.brought_in).await;
            assert_eq!(browser.value("#checker-1-what").await, what);
        }
    })
    .await;
}

#[tokio::test]
async fn after_loading_nothing_of_all_this_makes_a_request() {
    for words in &LANGUAGES {
        let visit = Visit::to(Server::own_site(), words).await;
        visit.server.trouble("/checker/", Trouble::Header("cache-control", "no-store"));
        visit.open("").await;
        tokio::time::sleep(A_MOMENT).await;
        let before = visit.server.asked();
        enter_a_log(&visit).await;
        visit.check().await;
        visit.browser.verdict().await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        for form in ["0", "1", "2", "3", "4", "5"] {
            visit.taken(form).await;
            visit.press("copy").await;
        }
        let file = visit.taken("5").await;
        let begun = "window.downloads = []; HTMLAnchorElement.prototype.click = function () {
            downloads.push([this.download, this.href.slice(0, 5)]);
        }";
        visit.browser.run(begun).await;
        visit.press("save").await;
        assert_eq!(visit.browser.run("return downloads").await, json!([["learning-log.json", "blob:"]]));
        visit.bring(&file).await;
        visit.told(words.brought_in).await;
        visit.press("undo").await;
        visit.browser.run("location.hash = '#industry=accounting'").await;
        tokio::time::sleep(A_MOMENT).await;
        assert_eq!(visit.server.asked(), before);
    }
}

#[tokio::test]
async fn what_is_of_a_year_without_a_notice_is_said_and_stays_in_the_file() {
    from_the_checker(async |visit, words| {
        let year = r#"{"texts":{"hours.public":"3"},"records":[]}"#;
        let book = format!(
            r#"{{"version":1,"shown":0,"year":2019,"people":[{{"name":"","years":{{"1999":{year},"2019":{year}}}}}]}}"#
        );
        visit.bring(&book).await;
        visit.told(words.brought_in).await;
        visit.told(words.other_years).await;
        assert_eq!(visit.taken("5").await, book);
    })
    .await;
}
