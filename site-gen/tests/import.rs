//! The command `import` as run: what it writes, what it asks, and what it refuses.

#![expect(clippy::disallowed_methods, reason = "makes notices and reads what was written")]
#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const NOTICE: &str =
    "关于学习的通知\n各单位：\n一、学时\n每年不少于72学时，其中公需科目至少18学时。\n三、登记\n由单位登记。\n";

/// A folder with a notice, and nothing else.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::write(desk.path("notice.txt"), NOTICE).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn import(&self, file: &str, more: &[&str]) -> Output {
        self.import_with(file, more, std::env::var_os("PATH"))
    }

    /// Runs an import that finds programs on a path.
    fn import_with(&self, file: &str, more: &[&str], path: Option<OsString>) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_site-gen"));
        command.current_dir(self.0.path()).args(["import", file, "--year", "2030", "--lang", "en"]).args(more);
        command.env("PATH", path.unwrap_or_default()).stdin(Stdio::null()).output().unwrap()
    }

    /// Runs an import that has to fail with this text, and has to leave nothing behind.
    fn refuses(&self, file: &str, reason: &str) {
        let output = self.import(file, &[]);
        let shown = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{shown}");
        assert!(shown.contains(reason) && shown.ends_with("\n\nnothing was written\n"), "{shown}");
        assert!(!self.path("content").exists(), "nothing is written");
    }

    fn written(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path("content/2030")).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_notice_becomes_five_files_and_a_summary() {
    let desk = Desk::new();
    let output = desk.import("notice.txt", &[]);
    let (said, shown) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{shown}");
    assert!(said.starts_with("imported 2 clauses and 1 requirement into 5 files in content/2030; 1 warning"), "{said}");
    assert!(shown.contains("warning[numbering-skipped]") && shown.contains("notice.txt:5:1"), "{shown}");
    assert!(shown.contains("line 2 `：`"), "{shown}");
    assert_eq!(desk.written(), ["cases.toml", "notice.en.md", "notice.toml", "notice.zh.md", "rules.toml"]);
    assert!(read(&desk.path("content/2030/rules.toml")).contains("# line 4: 每年不少于72学时"));
}

#[test]
fn what_is_there_already_is_shown_and_kept_unless_replaced() {
    let desk = Desk::new();
    desk.import("notice.txt", &[]);
    fs::write(desk.path("content/2030/guide.zh.md"), "# 指南\n").unwrap();
    let again = desk.import("notice.txt", &[]);
    assert!(again.status.success() && String::from_utf8_lossy(&again.stdout).starts_with("nothing to write"));
    fs::write(desk.path("notice.txt"), NOTICE.replace("72", "90")).unwrap();
    let refused = desk.import("notice.txt", &[]);
    let shown = String::from_utf8_lossy(&refused.stderr);
    assert_eq!(refused.status.code(), Some(1));
    assert!(shown.contains("-total = { min = 72 }\n+total = { min = 90 }") && shown.contains("--replace"), "{shown}");
    assert!(read(&desk.path("content/2030/rules.toml")).contains("min = 72"));
    assert!(desk.import("notice.txt", &["--replace"]).status.success());
    assert!(read(&desk.path("content/2030/rules.toml")).contains("min = 90"));
    assert_eq!(read(&desk.path("content/2030/guide.zh.md")), "# 指南\n");
    let beside = fs::read_dir(desk.path("content")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut beside: Vec<_> = beside.map(|name| name.to_string_lossy().into_owned()).collect();
    beside.sort();
    assert_eq!(beside, ["2030", "schema"], "nothing else is left beside the folder");
}

#[test]
fn a_site_of_one_language_gets_a_draft_in_it() {
    let desk = Desk::new();
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_site-gen"));
        command.current_dir(desk.0.path()).args(["--lang", "en"]).args(args).output().unwrap()
    };
    let names = ["--name-zh", "示例市", "--bureau-zh", "示例市人社局", "--url", "https://city.example/"];
    assert!(run(&[&["init", "content", "--year", "2030", "--languages", "zh"], &names[..]].concat()).status.success());
    assert!(desk.import("notice.txt", &["--replace"]).status.success());
    for file in ["notice.toml", "rules.toml", "cases.toml"] {
        let text = read(&desk.path("content/2030").join(file));
        assert!(text.contains("zh = ") && !text.contains(" en = "), "{file}: {text}");
    }
    let shown = String::from_utf8(run(&["check"]).stderr).unwrap();
    assert!(shown.contains("error[todo]") && !shown.contains("has no language"), "{shown}");
}

#[test]
fn what_is_no_notice_is_refused_whole() {
    let desk = Desk::new();
    desk.refuses("missing.txt", "error[unreadable]: cannot be read");
    desk.refuses(".", "error[unreadable]: this is not a file");
    std::os::unix::fs::symlink("notice.txt", desk.path("link.txt")).unwrap();
    desk.refuses("link.txt", "error[unreadable]: this is a link");
    fs::File::create(desk.path("immense.txt")).unwrap().set_len(1 << 30).unwrap();
    desk.refuses("immense.txt", "larger than 16 MiB");
    fs::write(desk.path("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06").unwrap();
    desk.refuses("picture.txt", "error[not-a-notice]: this is not text");
    fs::write(desk.path("notice.docx"), NOTICE).unwrap();
    desk.refuses("notice.docx", "error[not-a-notice]: this is not a Word file");
    fs::write(desk.path("notice.xyz"), "%").unwrap();
    desk.refuses("notice.xyz", "error[not-a-notice]: this kind of file");
    fs::write(desk.path("notice.ofd"), archive("OFD.xml")).unwrap();
    desk.refuses("notice.ofd", "error[not-a-notice]: this is an .ofd document");
    fs::write(desk.path("locked.docx"), locked()).unwrap();
    desk.refuses("locked.docx", "error[not-a-notice]: this file is protected by a password");
    fs::write(desk.path("empty.txt"), "").unwrap();
    desk.refuses("empty.txt", "error[not-a-notice]: there is no text");
}

#[test]
fn a_folder_that_cannot_be_written_stays_as_it_was() {
    let desk = Desk::new();
    fs::write(desk.path("content"), "a file where the folder should be").unwrap();
    let output = desk.import("notice.txt", &[]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(read(&desk.path("content")), "a file where the folder should be");
}

/// An archive that holds one empty file.
fn archive(name: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// What Word makes of a document with a password, as far as it is looked at.
fn locked() -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

/// Whether a program is there; where it is not, a test says aloud that it is skipped.
fn has(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    if !found {
        // Past the capture of what tests print.
        let mut error = std::io::stderr();
        writeln!(error, "skipped: {program} is not installed").unwrap();
    }
    found
}

const RTF: &str =
    r"{\rtf1\ansi\uc1 {\u20851?\u20110?\u23398?\u20064?\u30340?\u36890?\u30693?\par}{72 \strike 90\strike0\par}}";

#[test]
fn a_file_of_another_program_is_read_by_that_program() {
    if !has("soffice") {
        return;
    }
    let desk = Desk::new();
    // The name says Word, the first bytes say what it is.
    fs::write(desk.path("notice.doc"), RTF).unwrap();
    let output = desk.import("notice.doc", &[]);
    let shown = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && shown.contains("LibreOffice has read this .rtf file"), "{shown}");
    assert!(read(&desk.path("content/2030/notice.toml")).contains("关于学习的通知"));
    assert!(shown.contains("`90`: struck out"), "{shown}");
}

#[test]
fn a_file_of_another_program_that_is_not_there_names_it() {
    let desk = Desk::new();
    fs::write(desk.path("notice.rtf"), RTF).unwrap();
    fs::write(desk.path("notice.pdf"), "%PDF-1.4").unwrap();
    for (file, program) in [("notice.rtf", "LibreOffice"), ("notice.pdf", "pdftotext")] {
        let output = desk.import_with(file, &[], Some("/no/such/folder".into()));
        let shown = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{shown}");
        assert!(shown.contains(program) && shown.contains("not installed") && shown.contains(".docx"), "{shown}");
    }
}

/// A PDF of one page, with this in its stream.
fn pdf(stream: &str) -> String {
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj\
         <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1\
         /BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length {}>>stream\n{stream}\nendstream endobj\ntrailer<</Root 1 0 R>>\n",
        stream.len()
    )
}

#[test]
fn the_text_of_a_pdf_is_read_and_a_scan_is_refused() {
    if !has("pdftotext") {
        return;
    }
    let desk = Desk::new();
    fs::write(desk.path("scan.pdf"), pdf("")).unwrap();
    desk.refuses("scan.pdf", "error[not-a-notice]: this PDF is a scan");
    fs::write(desk.path("notice.pdf"), pdf("BT /F 12 Tf 20 200 Td (Notice of 72 hours) Tj ET")).unwrap();
    let output = desk.import("notice.pdf", &[]);
    let shown = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && shown.contains("pdftotext has read this .pdf file"), "{shown}");
}
