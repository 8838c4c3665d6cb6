//! Who a clause, a paragraph and the notice as a whole are about, for sentences that name nobody.

use super::Industry;
use crate::import::statements::{Role, Token, TokenKind};

/// Some industries, everybody where there are none; none where nobody can tell.
pub(super) type Who = Option<Vec<Industry>>;

/// What a text says of who is meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Named {
    /// It names nobody.
    Nobody,
    /// Everybody.
    Everybody,
    /// Some industries.
    Industries(Vec<Industry>),
    /// People of whom it is not known who they are.
    Unknown,
}

/// Who a text names.
pub(super) fn named(chars: &[char], tokens: &[Token]) -> Named {
    let mut named = Named::Nobody;
    for (at, token) in tokens.iter().enumerate() {
        let found = match &token.kind {
            // 未完成的人员 are whoever did not.
            TokenKind::Word(Role::People) if are_who_did_not(&tokens[..at]) => continue,
            TokenKind::Word(Role::People) => Named::Everybody,
            TokenKind::Industries(industries) => Named::Industries(industries.clone()),
            TokenKind::Unread if names_people(&chars[token.range.clone()]) => Named::Unknown,
            _ => continue,
        };
        if found == Named::Unknown || is_limited(chars, &tokens[..at]) {
            return Named::Unknown;
        }
        named = match (named, found) {
            (Named::Nobody | Named::Everybody, found) => found,
            (known, Named::Everybody) => known,
            (known, found) if known == found => known,
            _ => return Named::Unknown,
        };
    }
    named
}

/// Whether what stands before people says only that they have not done something: 未完成继续教育的.
fn are_who_did_not(before: &[Token]) -> bool {
    let of = before.last().and_then(Token::role) == Some(Role::Of);
    let part = before.rsplit(|token| token.role() == Some(Role::Comma)).next().unwrap_or_default();
    let is_known = |token: &Token| {
        matches!(token.kind, TokenKind::Day(_))
            || matches!(
                token.role(),
                Some(Role::Open | Role::Study | Role::Total | Role::Of | Role::Category(_) | Role::Filler)
            )
    };
    of && part.iter().any(|token| token.role() == Some(Role::Open)) && part.iter().all(is_known)
}

/// Whether people are meant who are left when others have been named: 其他专业技术人员.
pub(super) fn names_the_rest(tokens: &[Token]) -> bool {
    let people = tokens.iter().filter(|token| token.role() != Some(Role::All));
    let pairs = people.clone().zip(people.skip(1));
    pairs.into_iter().any(|(one, next)| one.role() == Some(Role::Rest) && next.role() == Some(Role::People))
}

/// What may end a text before people without saying who they are: 适用于, 通知.
const NOT_OF_PEOPLE: [char; 17] =
    ['于', '由', '对', '向', '使', '供', '请', '是', '给', '好', '织', '展', '强', '知', '求', '一', '“'];

/// Whether what stands before people says which of them are meant.
fn is_limited(chars: &[char], before: &[Token]) -> bool {
    let mut before = before.iter().rev().skip_while(|token| matches!(token.role(), Some(Role::All | Role::Rest)));
    match before.next().map(|token| (&token.kind, &token.range)) {
        Some((TokenKind::Unread, range)) => {
            let words: String = chars[range.clone()].iter().collect();
            !NOT_OF_PEOPLE.contains(&chars[range.end - 1]) && !ends_in_heading(&words) && !is_place(&words)
        }
        Some((TokenKind::Word(Role::Of), _)) => {
            !matches!(before.next().and_then(Token::role), Some(Role::Study | Role::Total | Role::Open))
        }
        Some((TokenKind::Amount(_) | TokenKind::Share(..), _)) => true,
        _ => false,
    }
}

/// Words of titles and headings that limit nothing.
const HEADING_WORDS: &[&str] = &[
    "关于",
    "做好",
    "开展",
    "加强",
    "进一步",
    "组织",
    "认真",
    "切实",
    "扎实",
    "推进",
    "规范",
    "明确",
    "印发",
    "转发",
    "公布",
    "工作",
    "通知",
    "办法",
    "细则",
    "规定",
    "管理",
    "实施",
    "意见",
    "方案",
    "公告",
    "有关",
    "问题",
    "要求",
    "安排",
    "事项",
    "认定",
    "登记",
    "标准",
    "总体",
    "基本",
    "主要",
    "目标",
    "对象",
    "科目",
    "方式",
    "考核",
    "计算",
    "结构",
    "构成",
    "设置",
    "具体",
    "相关",
    "事宜",
    "说明",
    "重点",
    "严格",
    "落实",
    "确保",
    "完成",
    "按时",
    "全面",
    "条例",
    "及其",
    "数量",
    "年限",
    "参加",
    "统一",
    "积分",
    "制度",
    "附件",
    "换算",
    "抓",
    "抓好",
    "学习量",
    "学习",
    "学多少",
    "学什么",
    "怎么学",
    "何时学",
    "多少",
    "最低",
    "任务",
    "目标任务",
    "指标",
    "市定",
    "省定",
    "国家规定",
    "执行",
    "结果",
    "运用",
    "应用",
    "强化",
    "来源",
    "审核",
    "课程",
    "供给",
    "质量",
    "责任",
    "分工",
    "保障",
    "措施",
    "组织领导",
    "领导",
    "报名",
    "收费",
    "费用",
    "流程",
    "程序",
    "步骤",
    "办理",
    "材料",
    "附则",
    "总则",
    "今年",
    "当年",
    "本年",
    "本年度",
    "年度",
    "概况",
    "背景",
    "依据",
    "指导思想",
    "原则",
    "思想",
    "宗旨",
    "定义",
    "术语",
    "咨询",
    "联系",
    "提交",
    "填报",
    "公示",
    "监督",
    "检查",
    "奖惩",
    "衔接",
    "如何",
    "怎样",
    "什么",
    "几个",
    "若干",
    "解答",
    "提示",
    "注意",
    "知识更新",
    "工程",
    "正确",
    "理解",
    "把握",
    "深化",
    "改革",
    "优化",
    "完善",
    "提高",
    "提升",
    "认识",
    "高度",
    "重视",
    "深刻",
    "领会",
    "持续",
    "大力",
    "积极",
    "稳步",
    "有序",
    "保质保量",
    "合理",
    "科学",
    "统筹",
    "计划",
    "部署",
    "印发给",
    "修订",
    "调整",
    "暂行",
    "试行",
    "施行",
    "发布",
    "下达",
    "关于进一步",
    "贯彻",
    "学",
    "时",
    "量",
    "数",
    "总量",
    "构成比例",
    "比例",
    "分配",
    "周知",
    "及其他",
    "部分",
    "几点",
    "补充",
    "切实做好",
    "组织实施",
    "开展好",
    "抓紧",
    "推动",
    "促进",
    "健全",
    "建立",
    "有关工作",
    "事业",
    "简化",
    "办理",
    "登记管理",
    "学习任务",
    "系统",
    "行业",
    "领域",
    "同志",
    "在",
    "中",
    "的",
    "与",
    "和",
    "及",
    "等",
    "执行标准",
    "规则",
    "制定",
    "常态化",
    "精准",
    "服务",
    "高质量",
    "发展",
    "能力",
    "建设",
    "队伍",
    "素质",
    "全员",
    "人员参加",
    "时间",
    "节点",
    "时间节点",
    "进度",
    "期限",
    "阶段",
    "目的",
    "意义",
    "重要",
    "必要",
    "性",
    "必要性",
    "重要性",
    "适用",
    "暨",
    "须知",
    "要点",
    "复函",
    "函",
    "答复",
    "批复",
    "表中数字",
    "表",
    "表内数字",
    "均为最低数",
    "均为",
    "最低数",
    "任务分解",
    "分解",
    "见表",
    "附后",
    "各科目",
    "分行业",
    "各专业",
    "各系列",
    "如下表所示",
    "如下表",
    "见下表",
    "下表",
    "如下",
    "各行业",
    "一览表",
    "学时表",
    "附表",
];

/// Whether words of a title or a heading only say what a notice usually is about: they are made of [`HEADING_WORDS`].
fn is_heading(words: &str) -> bool {
    let mut words = words.trim_end_matches(|c: char| c.is_ascii_digit());
    while !words.is_empty() {
        let known = HEADING_WORDS.iter().filter_map(|known| words.strip_prefix(known));
        match known.min_by_key(|rest| rest.len()) {
            Some(rest) => words = rest,
            None => return false,
        }
    }
    true
}

/// Whether a heading may say of what part of learning, or of what way of it, the text below it speaks.
pub(super) fn is_limiting_heading(chars: &[char], tokens: &[Token], year: Option<u16>) -> bool {
    tokens.iter().any(|token| match token.kind {
        _ if is_of_other_year(token, year) => true,
        TokenKind::Unread => {
            let words: String = chars[token.range.clone()].iter().collect();
            !is_heading(&words) && !is_place(&words)
        }
        TokenKind::Word(Role::Category(_)) => true,
        _ => false,
    })
}

/// Whether a token is a year that is not the notice's.
pub(super) fn is_of_other_year(token: &Token, year: Option<u16>) -> bool {
    let named = match &token.kind {
        TokenKind::Day(day) => day.year,
        TokenKind::Since(since) => Some(*since).filter(|since| year.is_some_and(|own| *since > own)),
        _ => None,
    };
    named.is_some_and(|named| year.is_none_or(|own| own != named))
}

/// The same of a title, which names places, offices and documents as well: only what stands directly before learning
/// limits it.
pub(super) fn is_limiting_title(chars: &[char], tokens: &[Token]) -> bool {
    tokens.windows(2).any(|pair| {
        let is_learning = matches!(pair[1].role(), Some(Role::Study | Role::Total));
        let words: String = chars[pair[0].range.clone()].iter().collect();
        let is_open = NOT_OF_PEOPLE.iter().any(|end| words.ends_with(*end));
        let is_neutral = is_open || ends_in_heading(&words) || is_place(&words);
        pair[0].kind == TokenKind::Unread && is_learning && !is_neutral
    }) || tokens.iter().any(|token| matches!(token.role(), Some(Role::Category(_))))
        || has_odd_words(chars, tokens)
}

/// Whether a title has words behind 关于 that titles of notices on learning do not have: 废止, 征求意见, 岗前.
fn has_odd_words(chars: &[char], tokens: &[Token]) -> bool {
    let about = chars.windows(2).rposition(|pair| pair == ['关', '于']).map_or(0, |at| at + 2);
    let is_odd = |token: &&Token| {
        let words = chars[token.range.start.max(about)..token.range.end].iter();
        let words: String = words.filter(|c| !"《》〈〉（）()“”【】[]、".contains(**c)).collect();
        !words.is_empty() && !is_heading(&words) && !is_place(&words)
    };
    let behind = tokens.iter().filter(|token| token.kind == TokenKind::Unread && token.range.end > about);
    about > 0 && behind.into_iter().any(|token| is_odd(&token))
}

/// Whether words end in the name of a place, as in 青禾市; 山区 and the like are none.
fn is_place(words: &str) -> bool {
    let is_kind = [
        "山区",
        "社区",
        "园区",
        "牧区",
        "老区",
        "灾区",
        "矿区",
        "林区",
        "城区",
        "地区",
        "郊区",
        "农区",
        "新区",
        "景区",
        "厂区",
        "校区",
        "城市",
        "都市",
        "贫困县",
        "边远县",
        "强县",
        "大县",
        "郊县",
    ]
    .iter()
    .any(|kind| words.ends_with(kind));
    words.ends_with(['省', '市', '县', '区', '州']) && words.chars().count() > 1 && !is_kind
}

fn ends_in_heading(words: &str) -> bool {
    HEADING_WORDS.iter().any(|known| words.ends_with(known))
}

/// Parts of words for people.
const PEOPLE: [&str; 22] = [
    "员",
    "者",
    "师",
    "医生",
    "村医",
    "护士",
    "博士",
    "硕士",
    "人士",
    "毕业生",
    "新生",
    "学生",
    "考生",
    "职工",
    "工人",
    "干部",
    "工勤",
    "职称",
    "岗位",
    "骨干",
    "人才",
    "户",
];

fn names_people(chars: &[char]) -> bool {
    let text: String = chars.iter().collect();
    PEOPLE.iter().any(|word| text.contains(word)) && !text.contains("师资")
}

/// What says of whom a notice is in general: where they work, and that this is their work.
const OF_A_NOTICE: &[&str] = &[
    "对象为",
    "对象是",
    "对象",
    "人员为",
    "范围为",
    "本办法",
    "本规定",
    "本通知",
    "本细则",
    "本意见",
    "适用于",
    "适用",
    "凡",
    "在",
    "本省",
    "本市",
    "本县",
    "本区",
    "全省",
    "全市",
    "全县",
    "我省",
    "我市",
    "我县",
    "行政区域",
    "区域",
    "境内",
    "范围",
    "内",
    "各级各类",
    "各级",
    "各类",
    "国家机关",
    "党政机关",
    "机关",
    "社会团体",
    "团体",
    "人民团体",
    "企业事业单位",
    "企事业单位",
    "事业单位",
    "企业",
    "单位",
    "社会组织",
    "其他组织",
    "组织",
    "以及",
    "和",
    "及",
    "与",
    "、",
    "，",
    "。",
    "的",
    "中",
    "等",
    "从事",
    "工作",
    "档案馆",
    "图书馆",
    "博物馆",
    "医疗卫生机构",
    "医疗机构",
    "学校",
    "专业",
    "技术",
    "人员",
    "在职",
    "在岗",
    "现职",
    "具有",
    "取得",
    "持有",
    "资格",
    "职业资格",
    "虽无资格",
    "虽无",
    "或者",
    "或",
    "但",
    "且",
    "无",
    "不具有",
    "尚未取得",
    "全体",
    "所有",
    "均应",
    "均须",
    "均",
    "应当",
    "应",
    "参加",
    "接受",
    "继续教育",
    "与用人单位签有劳动合同",
    "签有劳动合同",
    "用人单位",
    "非公有制",
    "经济组织",
    "民办",
    "非企业单位",
    "社会服务机构",
    "各行业",
    "各领域",
    "依法",
    "纳入",
    "管理",
    "适用本办法",
    "适用本规定",
    "适用本细则",
    "适用本通知",
    "：",
    "下列",
    "以下",
];

/// Whether a sentence says no more of people than that they do the work of an industry, wherever they work: 在本省机关、企业事业单位
/// 从事档案工作的专业人员适用本办法.
pub(super) fn is_of_all_of(industries: &[Industry], text: &str) -> bool {
    let text = without_others(text);
    let text = without_kinds_of_work(industries, &text);
    let mut rest = text.as_str();
    let of_industries = industries.iter().map(|industry| industry.zh.as_str());
    let mut known: Vec<&str> = of_industries.chain(OF_A_NOTICE.iter().copied()).collect();
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    while !rest.is_empty() {
        match known.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}

/// A text without its parts that say for whom the notice is not.
fn without_others(text: &str) -> String {
    let is_of_others = |part: &&str| ["不适用", "除外", "不含", "不包括"].iter().any(|word| part.contains(word));
    text.split_inclusive(['，', '；', '。']).filter(|part| !is_of_others(part)).collect()
}

/// How long a list of kinds of work is at most, in bytes.
const LONGEST_LIST: usize = 120;

/// Words for some of those who do a kind of work.
const SOME_OF_THEM: [&str; 15] = [
    "级",
    "职称",
    "新入",
    "新参加",
    "新进",
    "新任",
    "新录",
    "新聘",
    "乡",
    "村",
    "基层",
    "申报",
    "退休",
    "返聘",
    "试用",
];

/// A text without the kinds of work of an industry: 从事机械、电气等工程技术工作.
fn without_kinds_of_work(industries: &[Industry], text: &str) -> String {
    let is_of_industry = industries.iter().any(|industry| text.contains(industry.zh.as_str()));
    let is_of_some = SOME_OF_THEM.iter().any(|word| text.contains(word));
    let Some((before, behind)) = text.split_once("从事").filter(|_| is_of_industry && !is_of_some) else {
        return text.to_owned();
    };
    // 在本港区, 在本系统
    let place = before.rsplit_once("在本").filter(|(_, place)| place.chars().count() <= 4);
    let before = place.map_or(before, |(before, _)| before);
    match behind.find("工作").filter(|end| *end <= LONGEST_LIST && !behind[..*end].contains(['。', '；'])) {
        Some(end) => format!("{before}{}", &behind[end..]),
        None => text.to_owned(),
    }
}

/// How far a sentence says who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Paragraph,
    Clause,
    Notice,
}

/// How far what a text says of people goes: 本办法适用于…, 以下…, or no further than its paragraph.
pub(super) fn reach(text: &str) -> Reach {
    let text = text.replace("以下简称", "");
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["同样", "也适用"]) {
        Reach::Paragraph
    } else if has(&["适用于", "适用范围", "适用对象", "本通知所称", "本办法所称", "本通知中", "仅限", "本通知只"])
    {
        Reach::Notice
    } else if has(&["学习对象", "参加对象", "培训对象", "人员范围", "参训人员"]) {
        Reach::Notice
    } else if has(&["以下", "下列", "下述", "上述", "针对", "对象", "范围"]) {
        Reach::Clause
    } else {
        Reach::Paragraph
    }
}
