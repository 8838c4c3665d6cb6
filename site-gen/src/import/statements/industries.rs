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
pub const KNOWN: [(&str, &str, &str); 46] = [
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
    ("图书资料", "libraries", "Libraries"),
    ("新闻", "journalism", "Journalism"),
    ("出版", "publishing", "Publishing"),
    ("文博", "museums", "Museums"),
    ("文物博物", "museums", "Museums"),
    ("文物", "museums", "Museums"),
    ("图书", "libraries", "Libraries"),
    ("图书馆", "libraries", "Libraries"),
    ("群众文化", "culture", "Mass culture"),
    ("法律", "law", "Law"),
    ("公证", "notaries", "Notaries"),
    ("药学", "pharmacy", "Pharmacy"),
    ("船舶", "shipping", "Shipping"),
    ("翻译", "translation", "Translation"),
    ("体育", "sports", "Sport"),
    ("工艺美术", "crafts", "Arts and crafts"),
    ("广播电视", "broadcasting", "Broadcasting"),
    ("建设", "construction", "Construction"),
    ("建筑", "construction", "Construction"),
    ("水利", "water", "Water resources"),
    ("交通", "transport", "Transport"),
    ("林业", "forestry", "Forestry"),
    ("畜牧", "livestock", "Livestock farming"),
    ("气象", "meteorology", "Meteorology"),
    ("测绘", "surveying", "Surveying"),
    ("资产评估", "valuation", "Valuation"),
    ("税务", "taxation", "Taxation"),
    ("金融", "finance", "Finance"),
    ("社会工作", "social-work", "Social work"),
    ("哲学社会科学", "social-sciences", "Social sciences"),
    ("自然科学研究", "research", "Natural science research"),
    ("工程技术", "engineering", "Engineering"),
    ("农业技术", "agriculture", "Agriculture"),
    ("卫生技术", "health", "Health"),
    ("卫生专业", "health", "Health"),
];

/// People who are called by what they are: Chinese, id of the industry, English.
const CALLED: [(&str, &str, &str); 16] = [
    ("中小学和幼儿园教师", "teachers", "Teachers of schools and kindergartens"),
    ("中小学、幼儿园教师", "teachers", "Teachers of schools and kindergartens"),
    ("中小学幼儿园教师", "teachers", "Teachers of schools and kindergartens"),
    ("中小学教师", "teachers", "School teachers"),
    ("幼儿园教师", "teachers", "Kindergarten teachers"),
    ("高校教师", "teachers", "University teachers"),
    ("教师", "teachers", "Teachers"),
    ("医师", "doctors", "Doctors"),
    ("护士", "nurses", "Nurses"),
    ("药师", "pharmacists", "Pharmacists"),
    ("执业药师", "pharmacists", "Licensed pharmacists"),
    ("律师", "lawyers", "Lawyers"),
    ("执业律师", "lawyers", "Practising lawyers"),
    ("公证员", "notaries", "Notaries"),
    ("社会工作者", "social-work", "Social workers"),
    ("医务人员", "health", "Medical staff"),
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
    let before = list_before(chars);
    let (found, len) = listed_at(&chars[before..])?;
    let len = before + len;
    Some((found, len + list_in_brackets(&chars[len..])))
}

/// Who belongs to the people of some industries, beside those of [`CALLED`].
const BELONGING: [&str; 12] = [
    "医技人员",
    "医技",
    "药学人员",
    "药剂人员",
    "护理人员",
    "技师",
    "检验人员",
    "药师",
    "医生",
    "护理",
    "法律顾问",
    "仲裁员",
];

/// The length of a list of people, and nothing else: 医师、护士、医技人员.
fn list_of_called(chars: &[char]) -> usize {
    let word = |chars: &[char]| {
        let words = CALLED.iter().map(|(zh, ..)| *zh).chain(BELONGING);
        words.filter_map(|word| length_of(word, chars)).max()
    };
    let mut at = 0;
    while let Some(len) = word(&chars[at..]) {
        at += len;
        match chars.get(at) {
            Some('、' | '和' | '及' | '与') if word(&chars[at + 1..]).is_some() => at += 1,
            _ => return at,
        }
    }
    at
}

/// 医师、护士等 before 卫生专业技术人员 only says who these are.
fn list_before(chars: &[char]) -> usize {
    let list = list_of_called(chars);
    let ends = ["等各类", "等", "及其他", "和其他"].iter().find_map(|end| length_of(end, &chars[list..]));
    ends.filter(|end| list > 0 && known_at(&chars[list + end..]).is_some()).map_or(0, |end| list + end)
}

/// （含护士） behind them does, too.
fn list_in_brackets(chars: &[char]) -> usize {
    if !matches!(chars.first(), Some('（' | '(')) {
        return 0;
    }
    let begin = 1 + ["包括", "包含", "含"].iter().find_map(|word| length_of(word, &chars[1..])).unwrap_or(0);
    let list = list_of_called(&chars[begin..]);
    let end = begin + list;
    if list > 0 && matches!(chars.get(end), Some('）' | ')')) { end + 1 } else { 0 }
}

fn listed_at(chars: &[char]) -> Option<(Vec<Industry>, usize)> {
    if let Some((zh, id, en, len)) = called_at(chars) {
        return Some((vec![Industry { id: id.to_owned(), zh: zh.to_owned(), en: Some(en) }], len));
    }
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
        // 会计继续教育
        if length_of("继续教育", &chars[at..]).is_some() {
            return Some((found, at));
        }
        // 工程会计人员 are of neither.
        matches!(chars.get(at)?, '、' | '和' | '与' | '及').then(|| at += 1)?;
    }
    None
}

/// People who are called by what they are, and no more of them behind a comma: 教师 and not 教师、医师.
fn called_at(chars: &[char]) -> Option<(&'static str, &'static str, &'static str, usize)> {
    let called = CALLED.iter().filter_map(|(zh, id, en)| Some((*zh, *id, *en, length_of(zh, chars)?)));
    let longest = called.max_by_key(|(.., len)| *len)?;
    let behind = chars.get(longest.3);
    (!behind.is_some_and(|c| matches!(c, '、' | '和' | '与' | '及' | '等' | '或'))).then_some(longest)
}

fn known_at(chars: &[char]) -> Option<(Industry, usize)> {
    let known = KNOWN.iter().filter_map(|one| Some((one, length_of(one.0, chars)?)));
    let ((zh, id, en), len) = known.max_by_key(|(_, len)| *len)?;
    Some((Industry { id: (*id).to_owned(), zh: (*zh).to_owned(), en: Some(en) }, len))
}

/// The length of a word, where characters begin with it.
fn length_of(word: &str, chars: &[char]) -> Option<usize> {
    let mut length = 0;
    for c in word.chars() {
        if chars.get(length) != Some(&c) {
            return None;
        }
        length += 1;
    }
    Some(length)
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
        assert_eq!(ids("执业药师每年"), Some(("pharmacists".to_owned(), 4)));
        assert_eq!(ids("医师、护士每年"), None);
        assert_eq!(ids("医师、护士等卫生专业技术人员每年"), Some(("health".to_owned(), 14)));
        assert_eq!(ids("卫生技术人员（医师、护士）每年"), Some(("health".to_owned(), 13)));
        assert_eq!(ids("村医、护士等卫生专业技术人员每年"), None);
        assert_eq!(ids("工程会计人员"), None);
        assert_eq!(ids("专业技术人员"), None);
        assert_eq!(ids("会计专业技术资格"), None);
    }
}
