//! Chinese in simplified characters.

use crate::lexis::{HanWords, Lexicon, Measure, NumeralStyle, Script};

pub(in crate::lexis) static SIMPLIFIED: Lexicon = Lexicon {
    tag: "zh",
    script: "Hans",
    regions: &[],
    scripts: &[Script::Han],
    unspaced: true,
    numerals: NumeralStyle::Han,
    units: &[
        (Measure::Hour, &["学时", "课时", "小时", "钟头"]),
        (Measure::Minute, &["分钟", "分"]),
        (Measure::Day, &["天", "日"]),
        (Measure::Week, &["周", "星期"]),
        (Measure::Credit, &["学分", "分"]),
    ],
    half: &["半"],
    examples: &["例如", "比如", "假如", "假设", "举例"],
    worked_out: &["合计", "相加", "就是", "也就是", "推算", "算术", "相当于", "因此", "平均到", "正好", "除以", "乘以"],
    meanings: include_str!("../meanings/zh.txt"),
    han: Some(&SIMPLIFIED_WORDS),
    latin: None,
};

pub(in crate::lexis) static SIMPLIFIED_WORDS: HanWords = HanWords {
    measures: &["学时", "学分", "课时", "小时", "分钟", "天", "日", "个月", "月", "年", "倍", "次", "个百分点", "人"],
    words: &[],
    counters: &['个'],
    ordinals: &["第"],
    cites: &["通知第"],
    fraction: "分之",
    day: &['日', '号'],
    eras: &[],
    ranges: &["至", "到"],
};
