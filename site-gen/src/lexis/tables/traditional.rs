//! Chinese in traditional characters.

use crate::lexis::{HanWords, Lexicon, Measure, NumeralStyle, Script};

pub(in crate::lexis) static TRADITIONAL: Lexicon = Lexicon {
    tag: "zh-Hant",
    script: "Hant",
    regions: &["TW", "HK", "MO"],
    scripts: &[Script::Han],
    unspaced: true,
    numerals: NumeralStyle::Han,
    units: &[
        (Measure::Hour, &["學時", "課時", "小時", "鐘頭"]),
        (Measure::Minute, &["分鐘", "分"]),
        (Measure::Day, &["天", "日"]),
        (Measure::Week, &["週", "周", "星期"]),
        (Measure::Credit, &["學分", "分"]),
    ],
    half: &["半"],
    examples: &["例如", "比如", "假如", "假設", "舉例"],
    worked_out: &["合計", "相加", "就是", "也就是", "推算", "算術", "相當於", "因此", "平均到", "正好", "除以", "乘以"],
    meanings: include_str!("../meanings/zh-Hant.txt"),
    han: Some(&HanWords {
        measures: &["學時", "學分", "課時", "小時", "分鐘", "天", "日", "個月", "月", "年", "倍", "次", "個百分點"],
        words: &[],
        counters: &['個'],
        ordinals: &["第"],
        cites: &["通知第"],
        fraction: "分之",
        day: &['日', '號'],
        eras: &[("民國", 1911)],
        ranges: &["至", "到"],
    }),
    latin: None,
};
