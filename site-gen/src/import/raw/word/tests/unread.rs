//! What of a Word file is not read or not seen, and what stands for it.

use super::*;

#[test]
fn what_is_not_read_keeps_digits_apart() {
    let sign = "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F082\"/></w:r>";
    let picture = "<w:r><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></w:r>";
    let seal = "<w:r><w:drawing><wp:anchor><pic:pic/></wp:anchor></w:drawing></w:r>";
    let object = "<w:r><w:object/></w:r>";
    for (between, shown) in [
        (sign, "1［Symbol］0".replace("Symbol", "符号")),
        (picture, "1［图片］0".to_owned()),
        (object, "1［对象］0".to_owned()),
        (seal, "10".to_owned()),
        ("<w:bdo w:val=\"rtl\"><w:r><w:t>0</w:t></w:r></w:bdo>", "1［反向文字］00".to_owned()),
    ] {
        assert_eq!(text(&p(&(run("", "1") + between + &run("", "0")))), [shown]);
    }
}

#[test]
fn a_note_has_its_mark_in_the_text_and_before_itself() {
    let reference = |kind: &str| format!("<w:r><w:{kind}noteReference w:id=\"7\"/></w:r>");
    let body = p(&(run("", "90") + &reference("foot") + &run("", "学时") + &reference("end")));
    let notes = |kind: &str, text: &str| {
        format!(
            "<w:{kind}note w:type=\"separator\" w:id=\"0\">{}</w:{kind}note><w:{kind}note w:id=\"7\">{}</w:{kind}note>",
            p(""),
            p(&run("", text))
        )
    };
    let raw = file(&[("document", &body), ("footnotes", &notes("foot", "甲")), ("endnotes", &notes("end", "乙"))]);
    assert_eq!(shown(&raw.lines), ["90［注1］学时［尾注1］", "", "［注1］甲", "", "［尾注1］乙"]);
}

#[test]
fn text_of_a_cell_that_goes_on_is_hidden() {
    let down = |merge: &str, text: &str| format!("<w:tcPr><w:vMerge {merge}/></w:tcPr>{}", p(&run("", text)));
    let rows = table(&[&[&down("w:val=\"restart\"", "90"), "甲"], &[&down("", "72"), "乙"]]);
    assert_eq!(
        (text(&rows), dropped(&rows)),
        (vec!["90|甲".to_owned(), "90|乙".to_owned()], vec![("72".to_owned(), "hidden")])
    );
}

#[test]
fn letters_that_nobody_sees_are_hidden() {
    let white = "<w:color w:val=\"FFFFFF\"/>";
    let red = "<w:shd w:fill=\"FF0000\"/>";
    for (properties, shown) in [
        (white.to_owned(), ""),
        ("<w:sz w:val=\"2\"/>".to_owned(), ""),
        (format!("{white}{red}"), "90"),
        (format!("{white}<w:highlight w:val=\"black\"/>"), "90"),
        ("<w:sz w:val=\"28\"/>".to_owned(), "90"),
    ] {
        assert_eq!(text(&p(&run(&properties, "90"))), [shown], "{properties}");
    }
    assert_eq!(text(&p(&format!("<w:pPr>{red}</w:pPr>{}", run(white, "90")))), ["90"]);
    let cell = format!("<w:tcPr>{red}</w:tcPr>{}", p(&run(white, "90")));
    assert_eq!(text(&table(&[&["甲", &cell], &["乙", "1"]])), ["甲|90", "乙|1"]);
}

#[test]
fn a_table_style_may_strike_out() {
    let style = "<w:style w:type=\"table\" w:styleId=\"s\"><w:rPr><w:strike/></w:rPr></w:style>";
    let rows = table(&[&["甲", "1"]]).replace("<w:tbl>", "<w:tbl><w:tblPr><w:tblStyle w:val=\"s\"/></w:tblPr>");
    let raw = file(&[("document", &(rows + &p(&run("", "乙")))), ("styles", style)]);
    assert_eq!(shown(&raw.lines).concat(), "乙");
}

#[test]
fn fields_show_their_text_or_are_listed() {
    let mark =
        |kind: &str, inside: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\">{inside}</w:fldChar></w:r>");
    let field = |form: &str, code: &str| {
        let code = format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
        mark("begin", form) + &code + &mark("separate", "") + &mark("end", "")
    };
    let list = "<w:ffData><w:ddList><w:listEntry w:val=\"72\"/></w:ddList></w:ffData>";
    for (between, shown) in [
        (field("", r"EQ \f(1,2)"), "9［公式］0"),
        (field("", r"eq \o\ac(○,1)"), "9①0"),
        (r#"<w:fldSimple w:instr="EQ \f(1,2)"/>"#.to_owned(), "9［公式］0"),
        (format!("<w:fldSimple w:instr=\"DATE\">{}</w:fldSimple>", run("", "1")), "910"),
        (field(list, "FORMDROPDOWN"), "9720"),
        (field("", "PAGE"), "90"),
    ] {
        assert_eq!(text(&p(&(run("", "9") + &between + &run("", "0")))), [shown], "{between}");
    }
}

#[test]
fn placeholders_are_hidden_and_drawn_letters_are_listed() {
    let control =
        format!("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", run("", "90"));
    let body = p(&(run("", "甲") + &control + &run("", "乙")));
    assert_eq!((text(&body), dropped(&body)), (vec!["甲乙".to_owned()], vec![("90".to_owned(), "hidden")]));
    let mark = p("<w:r><w:pict><v:shape><v:textpath string=\"征求意见稿\"/></v:shape></w:pict></w:r>");
    let raw = file(&[("document", &p(&run("", "甲"))), ("header1", &mark)]);
    assert_eq!(raw.text[raw.dropped[0].range.clone()].trim(), "［艺术字：征求意见稿］");
    assert_eq!(dropped(&mark), [("［艺术字：征求意见稿］".to_owned(), "object")]);
}
