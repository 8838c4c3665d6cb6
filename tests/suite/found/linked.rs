//! JSON-LD: it parses, has what its kinds require, and says nothing that the content lacks.

use serde_json::Value;

use super::{json_ld, own, sites};

/// Kinds of things with the properties that each has to have.
const REQUIRED: [(&str, &[&str]); 4] = [
    ("GovernmentService", &["name", "description", "url", "provider", "availableLanguage"]),
    ("FAQPage", &["url", "inLanguage", "mainEntity"]),
    ("BreadcrumbList", &["itemListElement"]),
    ("Legislation", &["name", "url", "inLanguage", "legislationPassedBy", "legislationLegalValue"]),
];

fn things(data: &Value) -> &[Value] {
    assert_eq!(data["@context"], "https://schema.org");
    data["@graph"].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn what_pages_say_as_data_is_complete() {
    for site in sites() {
        let mut seen = [0; REQUIRED.len()];
        for (path, html) in site.texts(".html") {
            let Some(data) = json_ld(&html) else { continue };
            for thing in things(&data) {
                let at = REQUIRED.iter().position(|(kind, _)| thing["@type"] == *kind);
                let at = at.unwrap_or_else(|| panic!("{path}: {}", thing["@type"]));
                let missing: Vec<_> = REQUIRED[at].1.iter().filter(|name| thing[**name].is_null()).collect();
                assert!(missing.is_empty(), "{path}: {missing:?}");
                seen[at] += 1;
            }
        }
        assert!(seen.iter().all(|seen| *seen > 1), "{}: {seen:?}", site.base);
    }
}

#[test]
fn each_question_has_its_answer_and_each_step_its_place() {
    for (path, html) in own().texts(".html") {
        let Some(data) = json_ld(&html) else { continue };
        for thing in things(&data) {
            for question in thing["mainEntity"].as_array().into_iter().flatten() {
                let answer = question["acceptedAnswer"]["text"].as_str().unwrap_or_default();
                assert!(answer.chars().count() > 10 && question["name"].is_string(), "{path}: {answer}");
            }
            for (place, step) in (1..).zip(thing["itemListElement"].as_array().into_iter().flatten()) {
                assert_eq!(step["position"], place, "{path}");
                assert!(step["name"].is_string() && step["item"].is_string(), "{path}");
            }
        }
    }
}

#[test]
fn a_notice_is_described_by_what_it_states() {
    let site = own();
    let (_, html) = site.texts("zh/2019/notice/index.html").into_iter().next().expect("a notice");
    let data = json_ld(&html).expect("data");
    let notice = &things(&data)[0];
    assert_eq!(notice["legislationIdentifier"], "韶人社函〔2019〕125号");
    for unstated in ["legislationDate", "datePublished", "expires", "legislationDateVersion"] {
        assert!(notice[unstated].is_null(), "the copy of the notice does not state {unstated}");
    }
    assert!(!html.contains("ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[]"));
}

#[test]
fn no_text_ends_the_block_of_data() {
    for site in sites() {
        for (path, html) in site.texts(".html") {
            let data = html.split("<script type=\"application/ld+json\">").nth(1).unwrap_or_default();
            assert!(data.is_empty() || data.find('<') == data.find("</script>"), "{path}");
        }
    }
}
