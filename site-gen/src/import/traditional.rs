//! Traditional characters, read as the simplified ones that the import's words are written in. The text stays as written.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Each traditional character of the import's words, with the simplified one behind it.
const PAIRS: &str = "\
    並并佈布併并來来係系個个備备僅仅內内兩两別别則则劃划動动務务區区協协參参員员問问單单嚴严圍围園园圖图團团執执報报夠够學学\
    實实審审將将專专對对屆届崗岗師师幹干廣广廳厅強强從从復复態态應应戶户掃扫換换擊击據据數数於于時时書书會会條条業业構构標标\
    樣样機机檔档欄栏歡欢歲岁決决沒没準准滿满濟济瀏浏災灾為为無无爲为狀状獲获現现畢毕當当療疗發发監监碩硕確确礦矿種种稱称積积\
    節节範范簡简級级細细組组結结給给統统經经綱纲網网編编縣县總总織织繫系繼继續续習习聞闻職职臺台與与舉举萬万號号術术衛卫補补\
    製制複复見见規规覽览計计訓训記记訪访設设註注証证評评試试詳详誌志認认說说説说課课請请證证護护讀读貧贫責责費费資资載载輯辑\
    轉转辦办農农週周進进過过達达遠远適适選选邊边醫医針针錄录録录鐘钟門门閉闭開开間间閱阅閲阅關关頁页頂顶項项須须頻频題题類类\
    餘余體体點点";

static SIMPLIFIED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let chars: Vec<char> = PAIRS.chars().collect();
    chars.as_chunks::<2>().0.iter().map(|[traditional, simplified]| (*traditional, *simplified)).collect()
});

/// The character that a character is read as.
pub(super) fn read_as(c: char) -> char {
    SIMPLIFIED.get(&c).copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_either_script_are_read_alike() {
        let read = |text: &str| text.chars().map(read_as).collect::<String>();
        assert_eq!(read("專業技術人員繼續教育學時"), "专业技术人员继续教育学时");
        assert_eq!(read("公需科目不少於30學時，選修科目"), "公需科目不少于30学时，选修科目");
        assert_eq!(read("关于学习的通知"), "关于学习的通知");
    }
}
