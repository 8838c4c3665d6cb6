//! Word files made from a description, a paragraph a line, so that a difference can be read.
//!
//! `@list0` and `@list1` begin a paragraph that Word numbers itself; `@header`, `@footer` and `@footnote` one that stands
//! outside the text; `@box` one in a text box; `@comment` a comment. Lines of `@row` are rows of one table, with bars
//! between the cells. `@xml` is XML of the text as it stands, `@styles` and `@numbering` of what it is shown by. Inside a
//! line, `@tab`, `@break`, `@struck(…@)` and, up to the end, `@deleted`.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NUMBERING: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

/// The bytes of a Word file.
pub fn word(description: &str) -> Vec<u8> {
    let (mut body, mut header, mut footer, mut notes) = (String::new(), String::new(), String::new(), String::new());
    let (mut comments, mut styles, mut numbering, mut rows) =
        (String::new(), String::new(), String::new(), String::new());
    for line in description.lines() {
        if let Some(cells) = line.strip_prefix("@row ") {
            rows.push_str(&row(cells));
            continue;
        }
        body.push_str(&table(&std::mem::take(&mut rows)));
        match line.split_once(' ') {
            Some(("@comment", text)) => comments.push_str(&paragraph("", text)),
            Some(("@xml", xml)) => body.push_str(xml),
            Some(("@styles", xml)) => styles.push_str(xml),
            Some(("@numbering", xml)) => numbering.push_str(xml),
            Some(("@header", text)) => header.push_str(&paragraph("", text)),
            Some(("@footer", text)) => footer.push_str(&paragraph("", text)),
            Some(("@footnote", text)) => notes.push_str(&paragraph("", text)),
            Some(("@box", text)) => body.push_str(&boxed(text)),
            Some((list, text)) if list.starts_with("@list") => body.push_str(&paragraph(&list_of(list), text)),
            _ => body.push_str(&paragraph("", line)),
        }
    }
    body.push_str(&table(&rows));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts =
        [("document", body), ("header1", header), ("footer1", footer), ("footnotes", notes), ("comments", comments)];
    for (name, text) in parts.iter().filter(|(_, text)| !text.is_empty()) {
        add(&mut zip, name, &format!("<w:document><w:body>{text}</w:body></w:document>"));
    }
    add(&mut zip, "styles", &format!("<w:styles>{styles}</w:styles>"));
    add(&mut zip, "numbering", &NUMBERING.replacen("<w:numbering>", &format!("<w:numbering>{numbering}"), 1));
    zip.finish().expect("a file in memory").into_inner()
}

/// The bytes of a Word file whose text is this XML.
pub fn word_of(document: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    add(&mut zip, "document", document);
    zip.finish().expect("a file in memory").into_inner()
}

fn row(cells: &str) -> String {
    let cells = cells.split('|').map(|cell| format!("<w:tc>{}</w:tc>", paragraph("", cell.trim())));
    format!("<w:tr>{}</w:tr>", cells.collect::<String>())
}

fn table(rows: &str) -> String {
    if rows.is_empty() { String::new() } else { format!("<w:tbl>{rows}</w:tbl>") }
}

fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, xml: &str) {
    zip.start_file(format!("word/{name}.xml"), SimpleFileOptions::default()).expect("a file in memory");
    zip.write_all(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{xml}").as_bytes()).expect("a file in memory");
}

fn list_of(list: &str) -> String {
    let level = list.trim_start_matches("@list");
    format!("<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>")
}

fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p>{properties}{}</w:p>", runs(text))
}

fn runs(text: &str) -> String {
    let (shown, deleted) = text.split_once("@deleted ").unwrap_or((text, ""));
    let shown = escaped(shown).replace("@tab", "</w:t><w:tab/><w:t>").replace("@break", "</w:t><w:br/><w:t>");
    let shown = shown
        .replace("@struck(", "</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>")
        .replace("@)", "</w:t></w:r><w:r><w:t>");
    let mut runs = format!("<w:r><w:t xml:space=\"preserve\">{shown}</w:t></w:r>");
    if !deleted.is_empty() {
        runs.push_str(&format!("<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>", escaped(deleted)));
    }
    runs
}

/// Word writes a text box twice: as it is, and for programs that do not know it.
fn boxed(text: &str) -> String {
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", paragraph("", text));
    format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback>\
         </mc:AlternateContent></w:r></w:p>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
