//! Where readers can turn to is on every page, from outside the notice, and nothing of it on a site that says nothing.

use site_gen::finish::Bundle;
use site_tests::folders::{built, mini_folder, own_bundle, project, read, write_file};

/// Every page of a language, with its path.
fn pages(bundle: &Bundle) -> Vec<(String, String)> {
    let pages = bundle.files().filter(|(path, _)| path.ends_with(".html") && path.contains('/'));
    pages.map(|(path, bytes)| (path.to_owned(), String::from_utf8_lossy(bytes).into_owned())).collect()
}

const LINE: &str = "<a class=\"phone\" href=\"tel:075112333\">0751-12333</a>";
const SYSTEM: &str = "<a href=\"https://ggfw.hrss.gd.gov.cn/\" rel=\"noreferrer\">";
/// How the box begins that says whom to ask.
const BOX: &str = "<section class=\"contacts\">";

#[test]
fn every_page_ends_with_a_number_to_dial_and_a_link_to_the_system() {
    let pages = pages(&own_bundle());
    assert!(pages.len() > 60);
    // The checker alone, as other sites show it, has no footer; it names contacts in its answers.
    for (path, page) in pages.into_iter().filter(|(path, _)| !path.contains("/embed/")) {
        let (_, footer) = page.split_once("<footer").unwrap_or_else(|| panic!("{path} has a footer"));
        assert!(footer.contains(LINE) && footer.contains(SYSTEM), "{path}");
        let outside = if path.starts_with("zh/") {
            ["通知以外的信息", "截至2023年"]
        } else {
            ["from outside the notice", "as of 2023"]
        };
        assert!(outside.iter().all(|words| footer.contains(words)), "{path} says where that is from");
    }
}

#[test]
fn an_answer_that_the_notice_does_not_give_says_whom_to_ask() {
    let pages = pages(&own_bundle());
    let answers = pages.iter().filter(|(path, _)| path.contains("/questions/") && path.matches('/').count() == 3);
    let (open, stated): (Vec<_>, Vec<_>) = answers.partition(|(_, page)| page.contains("class=\"badge\""));
    assert!(open.len() > 10 && stated.len() > 10, "both kinds of answers are found");
    assert!(open.iter().all(|(_, page)| page.contains(BOX) && page.contains(LINE)));
    assert!(stated.iter().all(|(_, page)| !page.contains(BOX)));
}

#[test]
fn a_wrong_address_leads_on() {
    for (language, home) in [("zh", "首页"), ("en", "Home")] {
        let missing = format!("{language}/404.html");
        let bundle = own_bundle();
        for page in [missing.as_str(), "404.html"].map(|path| site_tests::folders::file(&bundle, path)) {
            for (address, name) in [("", home), ("checker/", ""), ("questions/", ""), ("2019/notice/", "")] {
                let link = format!("<a href=\"/jxjy/{language}/{address}\">{name}");
                assert!(page.contains(&link), "{language}: {link}");
            }
            assert!(page.contains(LINE) && page.contains(SYSTEM), "{language}");
        }
    }
}

#[test]
fn the_checker_is_given_contacts_and_systems() {
    let page = site_tests::folders::file(&own_bundle(), "en/checker/index.html");
    let contact = "\"contact\",\"Human resources and social security line\",";
    assert!(page.contains(contact) && page.contains("\"system\",\""));
    assert!(page.contains("\"From outside the notice: schools' web pages, as of 2023.\""));
}

#[test]
fn who_takes_reports_of_mistakes_is_named_below_every_page_where_the_bureau_says_so() {
    let named = "发现本站内容有误，请告知：示例服务台 <a class=\"phone\" href=\"tel:+861055500100\">";
    let small = built(&project().join("tests/mini"));
    for (path, page) in
        pages(&small).into_iter().filter(|(path, page)| path.starts_with("zh/") && page.contains("<footer"))
    {
        assert!(page.contains(named), "{path}");
    }
    for (path, page) in pages(&own_bundle()) {
        assert!(!page.contains("发现本站内容有误"), "{path}: nobody is named");
    }
}

#[test]
fn a_site_without_contacts_shows_nothing_of_them() {
    let folder = mini_folder(&[]);
    let site = folder.path().join("site.toml");
    let text = read(&site).replace("mistakes = \"desk\"\n", "");
    let contacts = text.find("[[contact]]").unwrap_or_else(|| panic!("the small site has contacts"));
    let behind = text.find("[[audience]]").unwrap_or(text.len());
    write_file(&site, &format!("{}{}", &text[..contacts], &text[behind..]));
    let three = built(&project().join("tests/three-languages"));
    for (path, page) in pages(&built(folder.path())).into_iter().chain(pages(&three)) {
        assert!(!page.contains("class=\"contacts\"") && !page.contains("tel:"), "{path}");
    }
}
