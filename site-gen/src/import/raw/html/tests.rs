//! What is read of small web pages.

use super::*;
use crate::import::raw::table::tests::shown;

fn page(html: &str) -> Vec<String> {
    shown(&read(html).lines)
}

/// What is dropped, with the names of the reasons.
fn dropped(html: &str) -> Vec<(String, &'static str)> {
    let raw = read(html);
    let piece = |dropped: &crate::import::raw::Dropped| {
        (raw.text[dropped.range.clone()].trim().to_owned(), dropped.reason.name())
    };
    raw.dropped.iter().map(piece).collect()
}

#[test]
fn what_a_page_is_about_is_kept_and_its_menus_are_dropped() {
    let raw = read("<nav>首页</nav>\n<h1>关于学时的\n通知</h1><p>各单位：</p><script>x</script><ol><li>甲<li>乙</ol>");
    assert_eq!(shown(&raw.lines), ["关于学时的 通知", "各单位：", "1. 甲", "2. 乙"]);
    assert_eq!(raw.dropped.len(), 2);
    assert_eq!(raw.text[..raw.text.find("各单位").unwrap()].matches('\n').count(), 2);
}

#[test]
fn a_menu_that_never_ends_is_no_menu() {
    let raw = read("<nav>首页<p>各单位：");
    assert_eq!((raw.lines.len(), raw.dropped.len()), (2, 0));
}

#[test]
fn what_is_struck_out_is_no_part_of_a_number() {
    assert_eq!(page("<p><del>72</del>90学时<s>18</s></p>"), ["90学时"]);
    assert_eq!(
        dropped("<p>90<span style='text-decoration:line-through'>72</span></p>"),
        [("72".to_owned(), "struck-out")]
    );
}

#[test]
fn only_blocks_end_a_paragraph() {
    assert_eq!(
        page("<p>每年<time>2030</time>年<my-tag>不少于</my-tag><q>90</q><kbd>学时</kbd></p>"),
        ["每年2030年不少于“90”学时"]
    );
    assert_eq!(page("<div>甲<p>乙</div>丙<br>丁"), ["甲", "乙", "丙", "丁"]);
}

#[test]
fn hidden_text_is_dropped_whatever_hides_it() {
    let html = "<style>.x{display:none}</style><p hidden>甲<p style='display: none'>乙</p><p class=x>丙</p><p>丁</p>";
    assert_eq!(page(html), ["丁"]);
    let hidden: String =
        dropped(html).into_iter().filter(|(_, reason)| *reason == "hidden").map(|(text, _)| text).collect();
    assert_eq!(hidden, "甲乙丙");
    assert_eq!(page("<body style='display:none'><p>丁</p></body>"), ["丁"]);
}

/// What a page shows whose sheet is this, and which has a long text below.
fn styled(sheet: &str, html: &str) -> String {
    let lines = page(&format!("<style>{sheet}</style>{html}<div>{}</div>", "各单位。".repeat(60)));
    lines[..lines.len() - 1].join("/")
}

#[test]
fn rules_of_a_sheet_hide_what_they_are_for() {
    for sheet in [
        "p { margin: 0 } /* a */ .b, #y { color: red; display : none !important }",
        "#y{visibility:hidden}",
        "p .b{display:none}",
        "p > .b{display:none}",
        ".b.c{display:none}",
        "span{display:none}",
        "span:not(.z){display:none}",
        "@import url(x);.b{opacity:0}",
        "@media screen{.b{display:none}}",
        ".b{font-size:0}",
        ".b{color:#fff}",
        ".k{display:block}.b{display:none}",
    ] {
        assert_eq!(styled(sheet, "<p>甲<span class='b c' id=y>乙</span></p>"), "甲", "{sheet}");
    }
}

#[test]
fn what_is_hidden_elsewhere_or_at_times_is_shown() {
    for sheet in [
        "@media print { .b { display: none } } p { margin: 0 }",
        ".b { display: none } .b.on { display: block }",
        ".menu .b { display: none }",
        ".b:hover { display: none }",
        ".b{color:#fff} p{background:#c00}",
        "p{font-size:0} span{font-size:14px}",
        "[data-x]{display:none}",
    ] {
        assert!(styled(sheet, "<p>甲<span class=b>乙</span></p>").ends_with('乙'), "{sheet}");
    }
    assert_eq!(styled("", "<style media=print>.b{display:none}</style><p class=b>乙</p>"), "乙");
}

#[test]
fn white_letters_are_seen_on_a_ground_alone() {
    assert_eq!(styled("", "<p>甲<font color=white>乙</font></p>"), "甲");
    assert_eq!(styled("", "<table bgcolor=#c00><tr><td><font color=white>乙</font></table>"), "乙");
}

#[test]
fn a_sheet_may_strike_out_raise_turn_and_add() {
    let text = "<p>9<span class=b>2</span>学时</p>";
    assert_eq!(styled(".b{text-decoration:line-through}", text), "9学时");
    assert_eq!(styled("p{text-decoration-line:line-through}", text), "");
    assert_eq!(styled(".b{vertical-align:super}", text), "9²学时");
    assert_eq!(styled(".b{unicode-bidi:bidi-override;direction:rtl}", text), "9［反向文字］2［反向文字］学时");
    assert_eq!(styled(".b::before{content:'1'}", text), "9［样式文字］2学时");
    assert_eq!(styled("p:after{content:'（试行）'}", text), "92学时［样式文字］");
    assert_eq!(styled(".b{font-size:0} .b::after{content:\"7\"}", text), "9［样式文字］学时");
    assert_eq!(styled(".b::before{content:'\\e601'}", text), "92学时");
    let added = dropped(&format!("<style>.b::before{{content:'1'}}</style>{text}"));
    assert!(added.contains(&("［样式文字：1］".to_owned(), "styled")));
}

#[test]
fn a_form_around_the_text_is_no_menu_but_its_controls_are() {
    let text = "各单位要认真组织专业技术人员参加学习。".repeat(4);
    assert_eq!(
        page(&format!("<form><input type=text><select><option>站群</select><p>{text}</p><button>提交</button></form>")),
        [text]
    );
    assert_eq!(page("<form>站内搜索<input type=text></form><p>甲</p>"), ["甲"]);
}

#[test]
fn the_title_and_the_fields_outside_the_text_are_kept() {
    let html = format!(
        "<head><title>关于学习安排的通知_青禾市</title></head><div class=menu>政务公开</div><table><tr><td>索引号：<td>QH-1<tr><td>文号：<td>2号</table>\
         <div>关于学习安排的通知</div><div>发布日期：2030-05-20</div><div id=zoom>{}</div><div>版权所有</div>",
        "各单位。".repeat(60)
    );
    let lines = page(&html);
    assert_eq!(lines[..6], ["索引号：", "QH-1", "文号：", "2号", "关于学习安排的通知", "发布日期：2030-05-20"]);
    assert_eq!(lines.len(), 7);
    let chrome: Vec<_> = dropped(&html).into_iter().map(|(text, _)| text).collect();
    assert_eq!(chrome, ["关于学习安排的通知_青禾市", "政务公开", "版权所有"]);
}

#[test]
fn an_article_beside_the_notice_is_not_the_notice() {
    let notice = "<h1>关于学习安排的通知</h1><p>各单位：</p><p>每年不少于90学时，其中公需科目不少于30学时。</p>";
    for other in ["<article><p>旧的不少于72学时。</p></article>", "<main>推荐：1天按6学时计算。</main>"]
    {
        assert!(page(&format!("<div>{notice}</div>{other}")).contains(&"各单位：".to_owned()), "{other}");
    }
    assert_eq!(page(&format!("<div>旧闻。</div><article>{notice}</article>")).len(), 3);
}

#[test]
fn tables_of_data_are_rows() {
    let html = "<table><tr><th rowspan=2>甲<th colspan=2>乙<tr><td>1<br>2<td>3<tfoot><tr><td>丙<td><td>4</table>";
    assert_eq!(page(html), ["甲|乙|乙", "甲|1；2|3", "丙||4"]);
    assert_eq!(page("<table><tr><td>甲<td>乙</table>丙"), ["甲", "乙", "丙"]);
}

#[test]
fn trails_are_dropped() {
    assert_eq!(
        page("<div>当前位置：<a>首页</a> &gt; <a>公告</a></div><div class=breadcrumb>首页</div><p>甲</p>"),
        ["甲"]
    );
}

#[test]
fn readings_and_pictures_are_listed() {
    assert_eq!(page("<p><ruby>学<rp>(</rp><rt>xué</rt><rp>)</rp></ruby>时</p>"), ["学时"]);
    assert_eq!(dropped("<p>甲<img alt=流程图></p>"), [("［图片：流程图］".to_owned(), "object")]);
}

#[test]
fn what_is_not_read_keeps_digits_apart() {
    for (between, shown) in [
        ("<img>", "1［图片］0"),
        ("<svg><text>2</text></svg>", "1［图片］0"),
        ("<input value=2>", "1［输入框］0"),
        ("<input type=hidden value=2>", "10"),
        ("<button>2</button>", "1［按钮］0"),
        ("<iframe></iframe>", "1［嵌入内容］0"),
    ] {
        assert_eq!(page(&format!("<p>1{between}0</p>")), [shown], "{between}");
    }
    assert_eq!(dropped("<p>1<input value=2>0</p>"), [("［输入框：2］".to_owned(), "object")]);
}

#[test]
fn line_ends_count_where_they_are_shown_alone() {
    assert_eq!(page("<pre>甲\n乙</pre><p>丙\n丁</p>"), ["甲", "乙", "丙 丁"]);
}

#[test]
fn an_exponent_is_no_digit_of_the_number_before_it() {
    assert_eq!(page("<p>10<sup>2</sup></p>"), ["10²"]);
}

#[test]
fn no_depth_is_too_deep() {
    for tags in ["<table><tr><td>", "<ul><li>", "<span>", "<div>"] {
        assert_eq!(page(&(tags.repeat(10_000) + "甲" + &"</b>".repeat(10_000))), ["甲"]);
    }
}

#[test]
fn a_post_is_shown_by_its_script_and_its_own_title_stands_in_it() {
    let post = |own: &str| {
        format!(
            "<h1 id=activity-name>学习新规来了</h1><div id=js_content style='visibility: hidden;'>{own}<p>各单位：</p><p>往期推荐</p><p><a>旧闻</a></p>\
             <p>通知如下。</p></div><p style='visibility: hidden'>丁</p>"
        )
    };
    assert_eq!(page(&post("<p>关于学习的通知</p>")), ["关于学习的通知", "各单位：", "通知如下。"]);
    assert_eq!(page(&post("")), ["学习新规来了", "各单位：", "通知如下。"]);
}

#[test]
fn the_title_of_a_page_is_told_from_the_name_of_its_site() {
    let page_of = |window: &str, title: &str| {
        let text = "各单位。".repeat(60);
        page(&format!("<title>{window}</title><h1>青禾县人才服务网</h1>{title}<div class=content>{text}</div>"))
    };
    let title = "青禾县关于学习安排的通知";
    assert_eq!(page_of(&format!("{title} - 青禾县人才服务网"), &format!("<h2>{title}</h2>"))[0], title);
    assert_eq!(page_of("青禾县人才服务网", &format!("<span id=ctl00_lblTitle>{title}</span>"))[0], title);
}
