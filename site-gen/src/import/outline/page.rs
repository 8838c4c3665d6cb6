//! What the page of a notice says around it: fields with their labels, the name of the site, columns, slogans.

use checker_rules::Date;

use crate::import::numerals::day;
use crate::import::paragraph::NoticeTable;
use crate::import::run::Run;

/// The key of a day of which the page does not say what it is.
pub(super) const DAY: &str = "day";

/// Fields as pages of governments label them, and the keys of notice.toml they become; none for what is of the page alone.
const FIELDS: [(&str, Option<&str>); 66] = [
    ("索引号", Some("index")),
    ("主题分类", Some("category")),
    ("分类", Some("category")),
    ("体裁分类", Some("category")),
    ("发布机构", Some("issuer")),
    ("发文机关", Some("issuer")),
    ("发文机构", Some("issuer")),
    ("发文单位", Some("issuer")),
    ("成文日期", Some("made")),
    ("生成日期", Some("made")),
    ("发文日期", Some("made")),
    ("发文时间", Some("made")),
    ("成文时间", Some("made")),
    ("印发日期", Some("made")),
    ("印发时间", Some("made")),
    ("签发日期", Some("made")),
    ("日期", Some(DAY)),
    ("时间", Some(DAY)),
    ("发表时间", Some("published")),
    ("公布日期", Some("published")),
    ("发布日期", Some("published")),
    ("发布时间", Some("published")),
    ("公开日期", Some("published")),
    ("文号", Some("number")),
    ("发文字号", Some("number")),
    ("文件编号", Some("number")),
    ("文件号", Some("number")),
    ("发文号", Some("number")),
    ("发文文号", Some("number")),
    ("名称", Some("title")),
    ("标题", Some("title")),
    ("文件名称", Some("title")),
    ("信息标题", Some("title")),
    ("效力状态", Some("status")),
    ("有效性", Some("status")),
    ("时效性", Some("status")),
    ("来源", None),
    ("信息来源", None),
    ("稿件来源", None),
    ("文章来源", None),
    ("作者", None),
    ("编辑", None),
    ("责任编辑", None),
    ("信息员", None),
    ("浏览", None),
    ("浏览量", None),
    ("浏览次数", None),
    ("浏览数", None),
    ("点击", None),
    ("点击量", None),
    ("点击数", None),
    ("点击次数", None),
    ("阅读", None),
    ("阅读量", None),
    ("阅读次数", None),
    ("访问量", None),
    ("访问次数", None),
    ("字体", None),
    ("字号", None),
    ("当前位置", None),
    ("所在位置", None),
    ("您的位置", None),
    ("您当前的位置", None),
    ("您现在的位置", None),
    ("您所在的位置", None),
    ("位置", None),
];

/// The longest label of a field, in characters, with spaces in it.
const LONGEST_LABEL: usize = 12;

/// The field that a line begins with: the place of its colon, and its key where it has one.
pub(super) fn field(chars: &[char]) -> Option<(usize, Option<&'static str>)> {
    let Some(colon) = chars.iter().take(LONGEST_LABEL).position(|c| matches!(c, '：' | ':')) else {
        // A label on a line of its own, as in a list of terms.
        let name: String = chars.iter().filter(|c| !c.is_whitespace()).collect();
        let known = FIELDS.iter().find(|(label, _)| *label == name && label.chars().count() > 2);
        let known = known.or_else(|| FIELDS.iter().find(|(label, key)| *label == name && key.is_some()));
        return known.map(|(_, key)| (chars.len() - 1, *key));
    };
    let name: String = chars[..colon].iter().filter(|c| !c.is_whitespace()).collect();
    FIELDS.iter().find(|(label, _)| *label == name).map(|(_, key)| (colon, *key))
}

/// The fields of a line that begins with one, each as its piece of the line.
pub(super) fn fields_of_line(line: &Run) -> Vec<Run> {
    let chars = line.read_chars();
    if field(&chars).is_none() {
        return Vec::new();
    }
    let starts = |at: &usize| {
        let parted = *at > 0 && (chars[at - 1].is_whitespace() || matches!(chars[at - 1], '|' | '｜'));
        *at == 0 || (parted && !chars[*at].is_whitespace() && field(&chars[*at..]).is_some_and(|(colon, _)| colon > 0))
    };
    let starts: Vec<usize> = (0..chars.len()).filter(starts).collect();
    let ends = starts.iter().copied().skip(1).chain([chars.len()]);
    starts.iter().zip(ends).map(|(start, end)| line.slice(*start..end)).collect()
}

/// The field that a cell of a table names, with or without a colon.
fn field_of_cell(cell: &Run) -> bool {
    let name: String =
        cell.read_chars().into_iter().filter(|c| !c.is_whitespace() && !matches!(c, '：' | ':')).collect();
    FIELDS.iter().any(|(label, key)| *label == name && key.is_some())
}

/// Whether a table holds fields of the page: more than one of its cells names one.
pub(super) fn is_of_fields(table: &NoticeTable) -> bool {
    table.cells().filter(|cell| field_of_cell(cell)).take(2).count() > 1
}

/// The cells of a table above the text as lines; one that names a field ends with a colon.
pub(super) fn lines_of_table(table: NoticeTable) -> Vec<Run> {
    let mut lines = table.into_lines();
    for line in lines.iter_mut().filter(|line| field_of_cell(line)) {
        if !line.glyphs().last().is_some_and(|last| matches!(last.char, '：' | ':')) {
            line.push_sign('：');
        }
    }
    lines
}

/// The day of a field, with or without an hour behind it.
pub(super) fn day_of_field(chars: &[char]) -> Option<Date> {
    let (day, len) = day(chars)?;
    let is_hour = |c: &char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, ':' | '：');
    day.date().filter(|_| chars[len..].iter().all(is_hour) && chars.get(len).is_none_or(|c| c.is_whitespace()))
}

/// Words that the names of columns are made of.
const COLUMN_WORDS: [&str; 32] = [
    "通知",
    "公告",
    "公示",
    "通告",
    "政策",
    "文件",
    "法规",
    "信息",
    "公开",
    "政务",
    "动态",
    "新闻",
    "要闻",
    "首页",
    "规范性",
    "解读",
    "最新",
    "工作",
    "人事",
    "人才",
    "专技",
    "专栏",
    "栏目",
    "列表",
    "正文",
    "详情",
    "内容",
    "下载",
    "目录",
    "法定",
    "主动",
    "您好",
];

/// Whether a line is the name of a column, such as 通知公告, or the way to it.
pub(super) fn is_column(line: &str) -> bool {
    let signs = [' ', '\u{3000}', '>', '＞', '›', '»', '/', '-', '—', '·', '|', '｜', '[', ']', '【', '】', '：', ':'];
    let is_way = line.contains("首页") && line.contains(['>', '＞', '›', '»']);
    let mut rest = line.trim();
    while !rest.is_empty() && !is_way {
        let known = COLUMN_WORDS.iter().find_map(|word| rest.strip_prefix(word));
        match known.or_else(|| rest.strip_prefix(signs)) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    is_way || !line.trim().is_empty()
}

/// Whether a line is the name of a site, or greets those who open it.
pub(super) fn is_of_site(line: &str) -> bool {
    let line = line.trim();
    let is_name = ["网", "网站", "门户", "平台", "频道", "专栏"].iter().any(|end| line.ends_with(end));
    let is_short = line.chars().count() <= 30 && !line.contains(['。', '，', '、', '《']);
    is_short && (is_name || line.starts_with("欢迎"))
}

/// Whether a line above one that begins with 关于 may be the beginning of its title: it names an office, or what is done.
pub(super) fn may_begin_title(line: &str) -> bool {
    let line = line.trim();
    let ends = [
        "局", "厅", "委", "部", "办", "室", "府", "会", "院", "校", "中心", "部门", "单位", "公司", "集团", "等", "的",
        "、",
    ];
    let says = ["转发", "印发", "发布", "号", "年", "〔", "（", "("];
    ends.iter().any(|end| line.ends_with(end)) || says.iter().any(|word| line.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_names_of_sites_are_told_from_titles() {
        for line in ["通知公告", "首页 > 政策文件 > 正文", "政策文件", "【通知公告】"] {
            assert!(is_column(line), "{line}");
        }
        for line in ["关于学习的通知", "青禾市通知公告办法", ""] {
            assert!(!is_column(line), "{line}");
        }
        assert!(is_of_site("青禾市人社网") && !is_of_site("关于上网的通知"));
    }

    #[test]
    fn several_fields_of_a_line_are_told_apart() {
        let pieces = |text: &str| {
            fields_of_line(&Run::new(text, 0)).iter().map(|piece| piece.trimmed().text()).collect::<Vec<_>>()
        };
        assert_eq!(
            pieces("来源：市局  发布时间：2030-05-20 10:12 浏览次数：3"),
            ["来源：市局", "发布时间：2030-05-20 10:12", "浏览次数：3"]
        );
        assert!(pieces("请注意 来源：市局").is_empty());
        let date = |text: &str| day_of_field(&text.chars().collect::<Vec<_>>());
        assert_eq!(date("2030-05-20 10:12"), Date::new(2030, 5, 20).ok());
        assert_eq!(date("2030-05-20起"), None);
    }
}
