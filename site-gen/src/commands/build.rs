//! `build`: waits for its turn, checks the content, and writes the site.

use std::path::Path;
use std::time::Instant;

use super::{bundle, counted, require_checked, say};
use crate::diag::{MessageLang, cause};
use crate::write::{Turn, WriteError};

/// Runs `build`. Its turn begins before it reads, so that of two builds the later one has the later content.
pub(super) fn run(content: &Path, out: &Path, strict: bool, lang: MessageLang) -> Result<String, String> {
    let refused = |error| refused(&error, lang);
    let turn = Turn::wait(out, |holder| say::remark(waiting(holder, out, lang))).map_err(refused)?;
    turn.spares(content).map_err(refused)?;
    let start = Instant::now();
    let checked = require_checked(content, strict, lang)?;
    let (bundle, pages) = bundle(&checked)?;
    turn.commit(&bundle).map_err(refused)?;
    let (languages, years) = (checked.site().data.languages.len(), checked.site().years.len());
    let (out, millis) = (out.display(), start.elapsed().as_millis());
    Ok(match lang {
        MessageLang::Zh => {
            format!("已生成{pages}个页面（{languages}种语言，{years}个年度），写入{out}，用时{millis}毫秒")
        }
        MessageLang::En => {
            let (languages, years) = (counted(languages, "language"), counted(years, "year"));
            format!("built {pages} pages ({languages}, {years}) into {out} in {millis} ms")
        }
    })
}

fn waiting(holder: Option<u32>, out: &Path, lang: MessageLang) -> String {
    let out = out.display();
    match (lang, holder) {
        (MessageLang::Zh, Some(process)) => format!("另一次生成（进程{process}）正在写入{out}，等待其结束"),
        (MessageLang::Zh, None) => format!("另一次生成正在写入{out}，等待其结束"),
        (MessageLang::En, Some(process)) => {
            format!("another build (process {process}) is writing {out}; waiting until it has ended")
        }
        (MessageLang::En, None) => format!("another build is writing {out}; waiting until it has ended"),
    }
}

fn refused(error: &WriteError, lang: MessageLang) -> String {
    let (path, (zh, en), (help_zh, help_en)) = match error {
        WriteError::NotOurs(path) => (
            path,
            ("中有不是本程序生成的文件".to_owned(), " holds files that this program did not make".to_owned()),
            ("请用--out指定一个空文件夹或新文件夹", "choose an empty or a new folder with --out"),
        ),
        WriteError::NoName(path) => (
            path,
            ("不是可以写入的文件夹名称".to_owned(), " does not name a folder that can be replaced".to_owned()),
            ("请用--out指定一个文件夹，如public", "name a folder with --out, such as public"),
        ),
        WriteError::HoldsContent(path) => (
            path,
            ("中有内容文件夹，写入会将其删除".to_owned(), " holds the content, which writing would remove".to_owned()),
            ("请用--out指定另一个文件夹", "choose another folder with --out"),
        ),
        WriteError::Io(path, error) => (
            path,
            (
                format!("无法写入：{}", cause(error).get(lang)),
                format!(" cannot be written: {}", cause(error).get(lang)),
            ),
            (
                "请检查文件夹权限和剩余空间；原有网站没有改动",
                "check the folder and the free space; the earlier output is untouched",
            ),
        ),
    };
    let path = path.display();
    match lang {
        MessageLang::Zh => format!("错误：{path}{zh}\n改法：{help_zh}"),
        MessageLang::En => format!("error: {path}{en}\nhelp: {help_en}"),
    }
}
