//! Notices that another program has to read first: LibreOffice makes a .docx of them, poppler the text of a PDF.
//!
//! The program works in a folder of its own that vanishes, with settings of its own, and for a limited time.

use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::diag::{Sink, Words, words};
use crate::import::ForeignFormat;
use crate::source;
use crate::write::Scratch;

/// Whoever takes longer has stopped.
const LONGEST: Duration = Duration::from_secs(60);
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// LibreOffice by its names, and where it is installed on systems that do not put programs on the path.
const OFFICE: [&str; 2] = ["soffice", "libreoffice"];
const OFFICE_PLACES: [&str; 4] = [
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
];
const PDF_TEXT: [&str; 1] = ["pdftotext"];

/// What a program made of a file.
#[derive(Debug)]
pub(super) struct Converted {
    /// A name that tells its format.
    pub(super) name: &'static str,
    pub(super) bytes: Vec<u8>,
    /// The program.
    pub(super) by: &'static str,
}

/// Why there is nothing to read: what is wrong, and what to do about it.
#[derive(Debug)]
pub(super) struct NotConverted {
    pub(super) message: Words,
    pub(super) help: Words,
}

/// Has another program read a file.
pub(super) fn convert(format: ForeignFormat, bytes: &[u8]) -> Result<Converted, NotConverted> {
    match format {
        ForeignFormat::Ofd => Err(NotConverted {
            message: words("this is an .ofd document, which is not read", "这是.ofd版式文件，无法读取"),
            help: words(
                "open it in an OFD reader, copy the text into Word or WPS, save that as .docx and import it",
                "请用OFD阅读器打开，把文字复制到Word或WPS，另存为.docx后再导入",
            ),
        }),
        ForeignFormat::Pdf => pdf(bytes),
        _ => by_office(format, bytes),
    }
}

fn by_office(format: ForeignFormat, bytes: &[u8]) -> Result<Converted, NotConverted> {
    let ending = format.extension();
    let by_hand = words(
        format!("open the .{ending} file in Word or WPS, choose Save As, then .docx, and import that"),
        format!("请用Word或WPS打开这个.{ending}文件，选择“另存为”.docx，再导入"),
    );
    let Some(office) = find(&OFFICE, &OFFICE_PLACES) else {
        let message = words(
            format!("this is a .{ending} file, and LibreOffice, which would read it, is not installed"),
            format!("这是.{ending}文件，需要LibreOffice才能读取，但本机没有安装"),
        );
        return Err(NotConverted { message, help: by_hand });
    };
    let made = office_docx(&office, ending, bytes);
    made.map(|bytes| Converted { name: "notice.docx", bytes, by: "LibreOffice" })
        .map_err(|fault| NotConverted { message: fault.words("LibreOffice", ending), help: by_hand })
}

fn office_docx(office: &Path, ending: &str, bytes: &[u8]) -> Result<Vec<u8>, ConversionFault> {
    let scratch = Scratch::new().map_err(|_| ConversionFault::Failed)?;
    let file = scratch.put(&format!("notice.{ending}"), bytes).map_err(|_| ConversionFault::Failed)?;
    let made = scratch.path("made");
    let mut command = Command::new(office);
    command.arg("--headless").arg("--norestore").arg("--nolockcheck");
    command.arg(format!("-env:UserInstallation={}", address(&scratch.path("settings"))));
    command.args(["--convert-to", "docx", "--outdir"]).arg(&made).arg(file);
    finished(command)?;
    source::document(&made.join("notice.docx"), &mut Sink::default()).ok_or(ConversionFault::Failed)
}

fn pdf(bytes: &[u8]) -> Result<Converted, NotConverted> {
    let by_hand = words(
        "open it, copy the text into Word or WPS, save that as .docx and import it",
        "请打开此文件，把文字复制到Word或WPS，另存为.docx后再导入",
    );
    let Some(program) = find(&PDF_TEXT, &[]) else {
        let message = words(
            "this is a PDF, and pdftotext (of poppler), which would read it, is not installed",
            "这是PDF文件，需要pdftotext（poppler）才能读取，但本机没有安装",
        );
        return Err(NotConverted { message, help: by_hand });
    };
    let fault =
        |fault: ConversionFault| NotConverted { message: fault.words("pdftotext", "pdf"), help: by_hand.clone() };
    let text = match pdf_text(&program, bytes) {
        Ok(text) => text,
        Err(_) if memchr::memmem::find(bytes, b"/Encrypt").is_some() => {
            return Err(NotConverted { message: encrypted().message, help: encrypted().help });
        }
        Err(found) => return Err(fault(found)),
    };
    if text.iter().all(|byte| byte.is_ascii_whitespace() || byte.is_ascii_control()) {
        return Err(NotConverted {
            message: words(
                "this PDF is a scan, pictures of pages: it has no text",
                "这个PDF是扫描件，只有页面图片，没有文字",
            ),
            help: words(
                "type the notice or have its text recognised, save that as .docx and import it",
                "请录入或用文字识别（OCR）得到通知全文，另存为.docx后再导入",
            ),
        });
    }
    Ok(Converted { name: "notice.txt", bytes: text, by: "pdftotext" })
}

fn pdf_text(program: &Path, bytes: &[u8]) -> Result<Vec<u8>, ConversionFault> {
    let scratch = Scratch::new().map_err(|_| ConversionFault::Failed)?;
    let file = scratch.put("notice.pdf", bytes).map_err(|_| ConversionFault::Failed)?;
    let made = scratch.path("notice.txt");
    let mut command = Command::new(program);
    command.args(["-layout", "-enc", "UTF-8"]).arg(file).arg(&made);
    finished(command)?;
    source::document(&made, &mut Sink::default()).ok_or(ConversionFault::Failed)
}

/// What to say of a file that a password protects.
pub(super) fn encrypted() -> NotConverted {
    NotConverted {
        message: words("this file is protected by a password", "此文件有密码保护"),
        help: words(
            "open it with its password, save it without one as .docx, and import that",
            "请用密码打开，去掉密码后另存为.docx，再导入",
        ),
    }
}

/// Why a program made nothing of a file.
#[derive(Clone, Copy, Debug)]
enum ConversionFault {
    Failed,
    TooSlow,
}

impl ConversionFault {
    fn words(self, program: &str, ending: &str) -> Words {
        match self {
            Self::Failed => words(
                format!("{program} cannot read this .{ending} file"),
                format!("{program}无法读取这个.{ending}文件"),
            ),
            Self::TooSlow => {
                words(format!("{program} did not finish within a minute"), format!("{program}一分钟内没有完成转换"))
            }
        }
    }
}

/// A program on the path by one of its names, or at one of its usual places.
fn find(names: &[&str], places: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let on_path = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    on_path.chain(places.iter().map(PathBuf::from)).find(|file| file.is_file())
}

/// A folder as the address of a file, each unusual byte written as %20 is.
fn address(path: &Path) -> String {
    let mut address = "file://".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => address.push(char::from(*byte)),
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}

/// Runs a program to its end, or ends it and all that it started.
fn finished(mut command: Command) -> Result<(), ConversionFault> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let mut child = command.spawn().map_err(|_| ConversionFault::Failed)?;
    match waited(&mut child) {
        Ok(Some(status)) if status.success() => Ok(()),
        Ok(Some(_)) => Err(ConversionFault::Failed),
        Ok(None) | Err(_) => {
            end(&mut child);
            Err(ConversionFault::TooSlow)
        }
    }
}

fn waited(child: &mut Child) -> io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    while begun.elapsed() < LONGEST {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
    Ok(None)
}

fn end(child: &mut Child) {
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // It may have ended by itself just now.
        let _ = kill_process_group(group, Signal::KILL);
    }
    let _ = child.wait();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_no_unusual_bytes() {
        assert_eq!(address(Path::new("/tmp/a b/中")), "file:///tmp/a%20b/%E4%B8%AD");
    }

    #[test]
    fn what_is_not_read_says_how_to_save_it() {
        let refused = convert(ForeignFormat::Ofd, b"").unwrap_err();
        assert!(refused.help.en.contains(".docx") && refused.help.zh.contains(".docx"));
    }

    #[test]
    fn a_program_that_is_not_there_is_not_found() {
        assert_eq!(find(&["no-such-program"], &["/no/such/program"]), None);
    }
}
