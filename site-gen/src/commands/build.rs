//! `build`: waits for its turn, checks the content, and writes the site.

use std::path::Path;
use std::time::Instant;

use super::console::Console;
use super::failure::Failure;
use super::load::require_checked;
use super::{counted, published};
use crate::diag::{Words, cause, words};
use crate::write::{Turn, WriteError};

/// Runs `build`. Its turn begins before it reads, so that of two builds the later one has the later content.
pub(super) fn run(console: Console, content: &Path, out: &Path, strict: bool) -> Result<(), Failure> {
    let turn = Turn::wait(out, |holder| console.remark(&waiting(holder, out))).map_err(refused)?;
    turn.spares(content).map_err(refused)?;
    let start = Instant::now();
    let checked = require_checked(console, content, strict)?;
    let written = published(&checked, |publication| turn.commit(publication).map(|()| publication.pages()));
    let pages = written.map_err(Failure::of_library)?.map_err(refused)?;
    let (languages, years) = (checked.site().data.languages.len(), checked.site().years.len());
    // What is freed with the process need not be freed piece by piece before.
    std::mem::forget(checked);
    let (out, millis) = (out.display(), start.elapsed().as_millis());
    let (languages_en, years_en) = (counted(languages, "language"), counted(years, "year"));
    console.answer(&words(
        format!("built {pages} pages ({languages_en}, {years_en}) into {out} in {millis} ms"),
        format!("已生成{pages}个页面（{languages}种语言，{years}个年度），写入{out}，用时{millis}毫秒"),
    ))
}

fn waiting(holder: Option<u32>, out: &Path) -> Words {
    let out = out.display();
    let process = holder
        .map_or_else(|| words("", ""), |process| words(format!(" (process {process})"), format!("（进程{process}）")));
    words(
        format!("another build{} is writing {out}; waiting until it has ended", process.en),
        format!("另一次生成{}正在写入{out}，等待其结束", process.zh),
    )
}

fn refused(error: WriteError) -> Failure {
    let (path, message, help) = match error {
        WriteError::LibraryFault(fault) => return Failure::of_library(fault),
        WriteError::NotOurs(path) => (
            path,
            words(" holds files that this program did not make", "中有不是本程序生成的文件"),
            words("choose an empty or a new folder with --out", "请用--out指定一个空文件夹或新文件夹"),
        ),
        WriteError::NoName(path) => (
            path,
            words(" does not name a folder that can be replaced", "不是可以写入的文件夹名称"),
            words("name a folder with --out, such as public", "请用--out指定一个文件夹，如public"),
        ),
        WriteError::HoldsContent(path) => (
            path,
            words(" holds the content, which writing would remove", "中有内容文件夹，写入会将其删除"),
            words("choose another folder with --out", "请用--out指定另一个文件夹"),
        ),
        WriteError::Io(path, error) => {
            let cause = cause(&error);
            (
                path,
                words(format!(" cannot be written: {}", cause.en), format!("无法写入：{}", cause.zh)),
                words(
                    "check the folder and the free space; the earlier output is untouched",
                    "请检查文件夹权限和剩余空间；原有网站没有改动",
                ),
            )
        }
    };
    let path = path.display();
    Failure::error(words(format!("{path}{}", message.en), format!("{path}{}", message.zh)), help)
}
