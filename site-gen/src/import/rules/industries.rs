//! Industries as sentences name them: 会计、档案行业, 会计专业技术人员.

/// An industry that a sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Industry {
    /// Its id in rules.toml.
    pub id: String,
    /// Its name in the notice.
    pub zh: String,
    /// Its name in English, where that is known.
    pub en: Option<&'static str>,
}

/// Industries with a fixed name: Chinese, id, English.
pub const KNOWN: [(&str, &str, &str); 16] = [
    ("会计", "accounting", "Accounting"),
    ("档案", "archives", "Archives"),
    ("卫生健康", "health", "Health"),
    ("卫生", "health", "Health"),
    ("医疗卫生", "health", "Health"),
    ("教育", "education", "Education"),
    ("工程", "engineering", "Engineering"),
    ("农业", "agriculture", "Agriculture"),
    ("统计", "statistics", "Statistics"),
    ("经济", "economics", "Economics"),
    ("审计", "auditing", "Auditing"),
    ("律师", "law", "Law"),
    ("图书资料", "libraries", "Libraries"),
    ("新闻", "journalism", "Journalism"),
    ("出版", "publishing", "Publishing"),
    ("文博", "museums", "Museums"),
];

/// What follows the names of industries.
const BEHIND: [&str; 7] = ["行业", "系列", "专业技术人员", "从业人员", "专业人员", "技术人员", "人员"];

/// The industries that a sentence speaks of; empty where it speaks of everybody.
pub(super) fn named(sentence: &str) -> Vec<Industry> {
    let mut found: Vec<Industry> = Vec::new();
    for behind in BEHIND {
        for (at, _) in sentence.match_indices(behind) {
            for industry in list_before(&sentence[..at]) {
                if !found.iter().any(|known| known.id == industry.id) {
                    found.push(industry);
                }
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Words before 行业 that name none.
const NO_INDUSTRY: [&str; 9] = ["本", "各", "全", "按", "其他", "跨", "分", "该", "有关"];

/// Whether a sentence names an industry that has no fixed name.
pub(super) fn names_unknown(sentence: &str) -> bool {
    ["行业", "系列"].iter().flat_map(|behind| sentence.match_indices(behind)).any(|(at, _)| {
        let before = &sentence[..at];
        let named = before.chars().last().is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        named && list_before(before).is_empty() && !NO_INDUSTRY.iter().any(|word| before.ends_with(word))
    })
}

/// A list such as 会计、档案 at the end of a text.
fn list_before(text: &str) -> Vec<Industry> {
    let mut rest = text;
    let mut found = Vec::new();
    while let Some((industry, before)) = last(rest) {
        found.push(industry);
        rest = match before.strip_suffix(['、', '和', '与', '及']) {
            Some(before) => before,
            None => break,
        };
    }
    found.reverse();
    found
}

fn last(text: &str) -> Option<(Industry, &str)> {
    let mut known: Vec<_> = KNOWN.iter().filter(|(zh, ..)| text.ends_with(zh)).collect();
    known.sort_by_key(|(zh, ..)| std::cmp::Reverse(zh.len()));
    let (zh, id, en) = known.first()?;
    let before = text.strip_suffix(zh)?;
    // 继续教育 is what all of this is about.
    (!before.ends_with("继续")).then(|| (Industry { id: (*id).to_owned(), zh: (*zh).to_owned(), en: Some(en) }, before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_industries_are_read() {
        let ids = |text: &str| named(text).into_iter().map(|industry| industry.id).collect::<Vec<_>>();
        assert_eq!(ids("会计、档案行业专业技术人员每年"), ["accounting", "archives"]);
        assert_eq!(ids("会计专业技术人员每年"), ["accounting"]);
        assert_eq!(ids("专业技术人员参加继续教育人员"), Vec::<String>::new());
    }
}
