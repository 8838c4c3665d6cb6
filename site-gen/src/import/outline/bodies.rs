//! Names of the bodies that issue and sign notices.

/// What the last word of the name of a body may be, wherever it stands.
const BODIES: [&str; 36] = [
    "局",
    "厅",
    "委员会",
    "部",
    "办公室",
    "中心",
    "院",
    "政府",
    "协会",
    "署",
    "学会",
    "总局",
    "委",
    "校",
    "组",
    "集团",
    "公司",
    "海事处",
    "管理处",
    "办事处",
    "管理所",
    "研究所",
    "服务站",
    "管理站",
    "联合会",
    "商会",
    "工会",
    "基金会",
    "理事会",
    "大学",
    "图书馆",
    "博物馆",
    "档案馆",
    "文化馆",
    "银行",
    "管委会",
];
/// What else the name of one that signs may end with, beside the date or below the last sentence.
const SIGNERS: [&str; 16] =
    ["处", "站", "所", "股", "科", "室", "馆", "社", "会", "队", "办", "园", "台", "基地", "党组", "分行"];
/// What stands behind the name of a body in place of its seal.
const SEALS: [&str; 10] =
    ["（盖章）", "(盖章)", "（印章）", "(印章)", "（公章）", "(公章)", "（章）", "(章)", "（代章）", "(代章)"];

/// Whether a text is the name of a body, such as 示例市教育局.
pub(super) fn is_body(name: &str) -> bool {
    is_name(name, &BODIES)
}

/// Whether a text beside a date, or below the last sentence, is the name of one that signs: 示例县教育局人事股.
pub(super) fn is_signer(name: &str) -> bool {
    let name = SEALS.iter().find_map(|seal| name.trim().strip_suffix(seal)).unwrap_or(name);
    is_name(name, &BODIES) || is_name(name, &SIGNERS)
}

/// How many characters stand behind the name of one that signs in place of a seal.
pub(super) fn seal(name: &str) -> usize {
    SEALS.iter().find(|seal| name.ends_with(**seal)).map_or(0, |seal| seal.chars().count())
}

fn is_name(name: &str, endings: &[&str]) -> bool {
    let name = name.trim();
    let plain = !name.contains(['。', '，', '；', '：', ':', '、', '《', '（', '(']) && !name.starts_with("关于");
    plain && (3..=30).contains(&name.chars().count()) && endings.iter().any(|body| name.ends_with(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_and_those_who_sign_are_known_by_their_names() {
        for name in ["青禾市教育局", "青禾市图书馆学会", "未港海事处", "青禾县教师发展中心"]
        {
            assert!(is_body(name) && is_signer(name), "{name}");
        }
        for name in ["青禾县教育局人事股", "青禾市职业技能鉴定所", "青禾市人社局（盖章）"]
        {
            assert!(!is_body(name) && is_signer(name), "{name}");
        }
        for name in ["关于成立工作组", "处", "请各单位联系教育局。"] {
            assert!(!is_signer(name), "{name}");
        }
    }
}
