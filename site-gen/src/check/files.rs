//! Every file that is linked or shown is there, is of the right kind, and every file that is there is linked or shown.

use std::collections::BTreeSet;

use crate::content::{LinkUse, STATIC};
use crate::diag::{Code, Place, Sink, Words, words};
use crate::model::Site;

/// Checks a picture, or a link to a file; gives whether it was either.
pub(super) fn check(link: &LinkUse, site: &Site, sink: &mut Sink) -> bool {
    let name = link.target.trim_start_matches('/').strip_prefix(STATIC);
    match (name, site.files.at(&link.target)) {
        (None, _) if !link.is_picture => return false,
        (Some(_), Some(file)) if file.kind.is_picture || !link.is_picture => {}
        (Some(name), None) => missing(link, name, site, sink),
        (None, _) | (Some(_), Some(_)) => no_picture(link, sink),
    }
    true
}

fn missing(link: &LinkUse, name: &str, site: &Site, sink: &mut Sink) {
    // It may be one that was refused, which has been reported.
    if site.files.is_incomplete() {
        return;
    }
    let near = site.files.iter().map(|(known, _)| known).max_by_key(|known| shared(known, name));
    let help = match near {
        Some(near) => {
            words(format!("the nearest file is `/{STATIC}{near}`"), format!("最接近的文件是“/{STATIC}{near}”"))
        }
        None => put_there(),
    };
    sink.error(
        Code("broken-link"),
        link.span,
        words(format!("there is no file `{STATIC}{name}`"), format!("没有“{STATIC}{name}”这个文件")),
        help,
    );
}

/// How many letters two names share at their ends, whatever their capitals.
fn shared(known: &str, wanted: &str) -> usize {
    let (known, wanted) = (known.to_ascii_lowercase(), wanted.to_ascii_lowercase());
    let begin = known.bytes().zip(wanted.bytes()).take_while(|(a, b)| a == b).count();
    let end = known.bytes().rev().zip(wanted.bytes().rev()).take_while(|(a, b)| a == b).count();
    begin + end
}

fn no_picture(link: &LinkUse, sink: &mut Sink) {
    sink.error(
        Code("image"),
        link.span,
        words(
            format!("`{}` is no picture of the content's folder `static`", link.target),
            format!("“{}”不是内容文件夹static中的图片", link.target),
        ),
        put_there(),
    );
}

fn put_there() -> Words {
    words(
        "put the file into the folder `static` of the content and write `![what it shows](/static/name.png)`, or `[words](/static/name.pdf)` for an attachment",
        "请把文件放进内容文件夹的static中，图片写作![图片内容](/static/名称.png)，附件写作[文字](/static/名称.pdf)",
    )
}

/// Warns of files that no link or picture names.
pub(super) fn unused<'a>(site: &Site, links: impl Iterator<Item = &'a LinkUse>, sink: &mut Sink) {
    if site.files.iter().next().is_none() {
        return;
    }
    let used: BTreeSet<&str> = links.map(|link| link.target.as_str()).collect();
    for (name, file) in site.files.iter().filter(|(name, _)| !used.contains(format!("/{STATIC}{name}").as_str())) {
        sink.warning(
            Code("unused-file"),
            Place::File(file.shown.clone()),
            words("no document links to this file", "没有任何文档链接到此文件"),
            words(
                format!("link to it by `[words](/{STATIC}{name})`, or remove it"),
                format!("请用[文字](/{STATIC}{name})链接，或删除它"),
            ),
        );
    }
}
