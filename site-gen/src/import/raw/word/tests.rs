//! What is read of small Word files.

use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::import::raw::table::tests::shown;

mod unread;

/// A file whose parts are these.
fn file(parts: &[(&str, &str)]) -> Raw {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        zip.start_file(format!("word/{name}.xml"), SimpleFileOptions::default()).unwrap();
        zip.write_all(format!("<r>{xml}</r>").as_bytes()).unwrap();
    }
    read(&zip.finish().unwrap().into_inner()).unwrap()
}

fn text(xml: &str) -> Vec<String> {
    shown(&file(&[("document", xml)]).lines)
}

/// What is dropped, with the names of the reasons.
fn dropped(xml: &str) -> Vec<(String, &'static str)> {
    let raw = file(&[("document", xml)]);
    let piece = |dropped: &Dropped| (raw.text[dropped.range.clone()].to_owned(), dropped.reason.name());
    raw.dropped.iter().map(piece).collect()
}

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

#[test]
fn text_that_was_moved_stands_where_it_was_moved_to() {
    let moved = p(&format!("<w:moveFrom>{}</w:moveFrom>", run("", "甲")))
        + &p(&format!("乙<w:moveTo>{}</w:moveTo>", run("", "甲")));
    assert_eq!(text(&moved), ["", "甲"]);
    assert_eq!(dropped(&moved), [("甲".to_owned(), "deleted")]);
}

#[test]
fn a_paragraph_whose_mark_was_deleted_goes_on_in_the_next() {
    let joined = p(&format!("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}", run("", "每年"))) + &p(&run("", "90学时"));
    assert_eq!(text(&joined), ["每年90学时"]);
}

#[test]
fn what_is_struck_out_is_no_part_of_a_number() {
    let struck = p(&(run("<w:strike/>", "72") + &run("<w:strike w:val=\"0\"/>", "90学时")));
    assert_eq!(text(&struck), ["90学时"]);
    assert_eq!(dropped(&struck), [("72".to_owned(), "struck-out")]);
}

#[test]
fn hidden_text_is_dropped_whatever_hides_it() {
    let style =
        |kind: &str| format!("<w:style w:type=\"{kind}\" w:styleId=\"{kind}\"><w:rPr><w:vanish/></w:rPr></w:style>");
    let body = p(&(run("<w:vanish/>", "甲") + &run("<w:rStyle w:val=\"character\"/>", "乙") + &run("", "丙")))
        + &p(&format!(
            "<w:pPr><w:pStyle w:val=\"paragraph\"/></w:pPr>{}{}",
            run("", "丁"),
            run("<w:vanish w:val=\"false\"/>", "戊")
        ));
    let raw = file(&[("document", &body), ("styles", &(style("character") + &style("paragraph")))]);
    assert_eq!(shown(&raw.lines), ["丙", "戊"]);
    assert!(raw.dropped.iter().all(|dropped| dropped.reason == Reason::Hidden));
}

#[test]
fn properties_of_before_a_change_are_none_of_now() {
    let changed = "<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>";
    assert_eq!(text(&p(&run(changed, "甲"))), ["甲"]);
}

fn formula(inside: &str) -> Vec<String> {
    text(&p(&format!("<m:oMath>{inside}</m:oMath>")))
}

fn part(name: &str, text: &str) -> String {
    format!("<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>")
}

#[test]
fn a_formula_is_its_text_in_a_line() {
    let fraction = format!("<m:f>{}{}</m:f>", part("num", "甲+乙"), part("den", "2"));
    assert_eq!(formula(&(part("e", "学时=") + &fraction)), ["学时=(甲+乙)/2"]);
    assert_eq!(formula(&format!("<m:sSup>{}{}</m:sSup>", part("e", "10"), part("sup", "2"))), ["10²"]);
    assert_eq!(formula(&format!("<m:rad><m:deg/>{}</m:rad>", part("e", "a+b"))), ["√(a+b)"]);
    assert_eq!(formula(&format!("<m:d>{}</m:d>", part("e", "a"))), ["(a)"]);
    assert_eq!(
        formula(&format!("<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr>{}</m:nary>", part("e", "x"))),
        ["∑x"]
    );
}

#[test]
fn a_formula_that_takes_several_lines_is_listed() {
    let matrix = p(&format!("<m:m><m:mr>{}</m:mr></m:m>", part("e", "1")));
    assert_eq!(dropped(&matrix), [("1".to_owned(), "formula")]);
}

#[test]
fn signs_of_symbol_fonts_are_read_or_listed() {
    let sign = |code: &str| format!("<w:r><w:sym w:font=\"Symbol\" w:char=\"{code}\"/></w:r>");
    let typed = run("<w:rFonts w:ascii=\"Symbol\"/>", "\u{f0a3}");
    assert_eq!(text(&p(&(sign("F0B3") + &run("", "72") + &typed + &run("", "90")))), ["≥72≤90"]);
    assert_eq!(dropped(&p(&sign("F0FF"))), [("［Symbol F0FF］".to_owned(), "symbol")]);
}

#[test]
fn an_exponent_is_no_digit_of_the_number_before_it() {
    assert_eq!(text(&p(&(run("", "10") + &run("<w:vertAlign w:val=\"superscript\"/>", "2")))), ["10²"]);
}

#[test]
fn a_heading_has_the_number_of_its_style() {
    let style = "<w:style w:type=\"paragraph\" w:styleId=\"h1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
                 <w:style w:type=\"paragraph\" w:styleId=\"h2\"><w:basedOn w:val=\"h1\"/></w:style>";
    let level = |at: u8, style: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:pStyle w:val=\"{style}\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level(0, "h1", "%1、"),
        level(1, "h2", "（%2）")
    );
    let heading =
        |style: &str, more: &str| p(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{}", run("", "甲")));
    let none = "<w:numPr><w:numId w:val=\"0\"/></w:numPr>";
    let body = heading("h1", "") + &heading("h2", "") + &heading("h1", none) + &heading("h1", "");
    let raw = file(&[("document", &body), ("styles", style), ("numbering", &numbering)]);
    assert_eq!(shown(&raw.lines), ["一、甲", "（一）甲", "甲", "二、甲"]);
}

fn table(rows: &[&[&str]]) -> String {
    let cell = |cell: &&str| {
        format!("<w:tc>{}</w:tc>", if cell.starts_with('<') { (*cell).to_owned() } else { p(&run("", cell)) })
    };
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

#[test]
fn a_table_is_rows_of_cells() {
    let down = |merge: &str, text: &str| format!("<w:tcPr><w:vMerge {merge}/></w:tcPr>{}", p(&run("", text)));
    let wide = format!("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}", p(&run("", "丙")));
    let (first, next) = (down("w:val=\"restart\"", "甲"), down("", ""));
    assert_eq!(
        text(&table(&[&["科目", "学时", "注"], &[&first, &wide], &[&next, "1", "2"]])),
        ["科目|学时|注", "甲|丙|丙", "甲|1|2"]
    );
}

#[test]
fn a_deleted_row_is_none() {
    let deleted = format!("<w:trPr><w:del/></w:trPr><w:tc>{}</w:tc>", p(&run("", "旧")));
    let rows = table(&[&["甲", "1"], &["乙", "2"]]).replace("</w:tbl>", &format!("<w:tr>{deleted}</w:tr></w:tbl>"));
    assert_eq!(
        (text(&rows), dropped(&rows)),
        (vec!["甲|1".to_owned(), "乙|2".to_owned()], vec![("旧".to_owned(), "deleted")])
    );
}

#[test]
fn a_table_in_a_table_lays_out_a_page() {
    let inner = table(&[&["甲", "1"], &["乙", "2"]]);
    assert_eq!(text(&table(&[&["左", &inner], &["丙", "丁"]])), ["左", "甲|1", "乙|2", "丙", "丁"]);
}

#[test]
fn pictures_objects_and_readings_are_listed() {
    let body = p("<w:r><w:drawing><pic:pic/></w:drawing><w:object><v:imagedata/></w:object></w:r>")
        + &p(&format!(
            "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
            run("", "xué"),
            run("", "学")
        ));
    let left: Vec<_> = dropped(&body).into_iter().map(|(text, _)| text).collect();
    assert_eq!(
        (left, text(&body)),
        (["［图片］［对象］", "xué"].map(str::to_owned).to_vec(), vec![String::new(), "学".to_owned()])
    );
}

#[test]
fn comments_stand_below_the_text_as_dropped() {
    let raw = file(&[("document", &p(&run("", "甲"))), ("comments", &p(&run("", "改")))]);
    assert_eq!((shown(&raw.lines), raw.dropped[0].reason), (vec!["甲".to_owned()], Reason::Comment));
}

#[test]
fn no_depth_is_too_deep() {
    let depth = 20_000;
    let nested = "<w:tbl><w:tr><w:tc>".repeat(depth) + &p(&run("", "甲")) + &"</w:tc></w:tr></w:tbl>".repeat(depth);
    assert_eq!(text(&nested), ["甲"]);
}
