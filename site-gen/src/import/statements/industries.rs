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
const BEHIND: [&str; 9] = [
    "行业专业技术人员",
    "系列专业技术人员",
    "专业技术人员",
    "从业人员",
    "专业人员",
    "技术人员",
    "行业",
    "系列",
    "人员",
];

/// How many industries a sentence names in a row at most.
const MOST_INDUSTRIES: usize = 20;

/// The industries that people are named by at the start, as in 会计、档案行业专业技术人员, and the length of that.
pub(in crate::import) fn industries_at(chars: &[char]) -> Option<(Vec<Industry>, usize)> {
    let (mut found, mut at) = (Vec::<Industry>::new(), 0);
    for _ in 0..MOST_INDUSTRIES {
        let (industry, len) = known_at(&chars[at..])?;
        at += len;
        if !found.iter().any(|known| known.id == industry.id) {
            found.push(industry);
        }
        if let Some(len) = BEHIND.iter().find_map(|behind| length_of(behind, &chars[at..])) {
            return Some((found, at + len));
        }
        at += usize::from(matches!(chars.get(at)?, '、' | '和' | '与' | '及'));
    }
    None
}

fn known_at(chars: &[char]) -> Option<(Industry, usize)> {
    let known = KNOWN.iter().filter_map(|one| Some((one, length_of(one.0, chars)?)));
    let ((zh, id, en), len) = known.max_by_key(|(_, len)| *len)?;
    Some((Industry { id: (*id).to_owned(), zh: (*zh).to_owned(), en: Some(en) }, len))
}

/// The length of a word, where characters begin with it.
fn length_of(word: &str, chars: &[char]) -> Option<usize> {
    let length = word.chars().count();
    chars.get(..length)?.iter().copied().eq(word.chars()).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_industries_are_read() {
        let ids = |text: &str| {
            let (found, len) = industries_at(&text.chars().collect::<Vec<_>>())?;
            Some((found.into_iter().map(|industry| industry.id).collect::<Vec<_>>().join(" "), len))
        };
        assert_eq!(ids("会计、档案行业专业技术人员每年"), Some(("accounting archives".to_owned(), 13)));
        assert_eq!(ids("会计专业技术人员每年"), Some(("accounting".to_owned(), 8)));
        assert_eq!(ids("医疗卫生和教育人员"), Some(("health education".to_owned(), 9)));
        assert_eq!(ids("专业技术人员"), None);
        assert_eq!(ids("会计专业技术资格"), None);
    }
}
