//! Japanese.

use crate::lexis::{HanWords, Lexicon, Measure, NumeralStyle, Script};

pub(in crate::lexis) static JAPANESE: Lexicon = Lexicon {
    tag: "ja",
    script: "Jpan",
    regions: &[],
    scripts: &[Script::Han, Script::Kana],
    unspaced: true,
    numerals: NumeralStyle::Digits,
    units: &[
        (Measure::Hour, &["時間"]),
        (Measure::Minute, &["分"]),
        (Measure::Day, &["日"]),
        (Measure::Week, &["週", "週間"]),
        (Measure::Credit, &["単位"]),
    ],
    han: Some(&HanWords {
        measures: &[
            "時間",
            "単位",
            "分",
            "日",
            "か月",
            "ヶ月",
            "ケ月",
            "カ月",
            "ヵ月",
            "箇月",
            "月",
            "年",
            "倍",
            "回",
            "ポイント",
        ],
        words: &["十分"],
        counters: &[],
        ordinals: &["第"],
        cites: &["通知第", "通知の第"],
        fraction: "分の",
        day: &['日'],
        eras: &[("令和", 2018), ("平成", 1988), ("昭和", 1925)],
        ranges: &["から", "より", "至"],
    }),
    latin: None,
};
