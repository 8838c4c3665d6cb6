//! What is odd about a notice, in words.

use std::collections::BTreeMap;

use super::{Outline, Warning};
use crate::diag::{Code, words};
use crate::import::run::Run;

/// The code of what stands behind the signature.
pub(super) const AFTER_SIGNATURE: Code = Code("after-signature");

pub(super) fn inline(label: &Run) -> Warning {
    Warning {
        code: Code("numbering-inline"),
        range: label.range(),
        message: words("clauses stand in the middle of a line", "同一行中有多个条款"),
        help: words("each was put on a line of its own; check where they begin", "已逐条分开，请核对每条的开头"),
    }
}

pub(super) fn style(label: &Run) -> Warning {
    let text = label.trimmed().text();
    Warning {
        code: Code("numbering-style"),
        range: label.range(),
        message: words(
            format!("`{text}` is numbered otherwise than the clauses around it"),
            format!("“{text}”的序号写法与前后各条不同"),
        ),
        help: words("it was taken as the next clause; check that it is one", "已按下一条处理，请核对"),
    }
}

pub(super) fn skipped(label: &Run, expected: u32) -> Warning {
    let text = label.trimmed().text();
    Warning {
        code: Code("numbering-skipped"),
        range: label.range(),
        message: words(
            format!("`{text}` follows where number {expected} is expected"),
            format!("此处应为第{expected}，却是“{text}”"),
        ),
        help: words("check that nothing is missing before it", "请核对前面是否有遗漏"),
    }
}

pub(super) fn repeated(label: &Run, expected: u32) -> Warning {
    let text = label.trimmed().text();
    Warning {
        code: Code("numbering-repeated"),
        range: label.range(),
        message: words(
            format!("`{text}` stands here again; number {expected} is expected"),
            format!("“{text}”重复出现，此处应为第{expected}"),
        ),
        help: words("it was kept in this place; check the numbering", "已按所在位置保留，请核对序号"),
    }
}

pub(super) fn glued(label: &Run) -> Warning {
    let text = label.trimmed().text();
    Warning {
        code: Code("numbering-glued"),
        range: label.range(),
        message: words(
            format!("there is no mark between the number {text} and the text"),
            format!("序号“{text}”与文字之间没有标点"),
        ),
        help: words("it was taken as a number; check that it is one", "已按序号处理，请核对"),
    }
}

pub(super) fn mark(label: &Run) -> Warning {
    let text = label.trimmed().text();
    Warning {
        code: Code("numbering-mark"),
        range: label.range(),
        message: words(format!("the mark of the number `{text}` is unusual"), format!("序号“{text}”的标点不规范")),
        help: words("it was taken as a number; check that it is one", "已按序号处理，请核对"),
    }
}

pub(super) fn brackets(number: &Run) -> Warning {
    Warning {
        code: Code("number-brackets"),
        range: number.range(),
        message: words("the brackets of this document number are not a pair", "文号的括号前后不成对"),
        help: words("it was kept as written; official numbers have 〔 〕", "已照原样保留；规范写法为〔 〕"),
    }
}

pub(super) fn no_title() -> Warning {
    Warning {
        code: Code("no-notice-title"),
        range: 0..0,
        message: words("no title was found", "没有找到标题"),
        help: words(
            "write it where `TODO` stands in notice.toml and notice.zh.md",
            "请在notice.toml和notice.zh.md的TODO处填写标题",
        ),
    }
}

pub(super) fn no_clauses() -> Warning {
    Warning {
        code: Code("no-clauses"),
        range: 0..0,
        message: words("no numbered clauses were found", "没有找到编号的条款"),
        help: words(
            "all of the text is one section; divide it with `## … {#name}`",
            "全文已作为一节，请用“## … {#名称}”分节",
        ),
    }
}

pub(super) fn after_signature(line: &Run) -> Warning {
    Warning {
        code: AFTER_SIGNATURE,
        range: line.range(),
        message: words("text stands behind the signature", "落款之后还有文字"),
        help: words("it was added to the last clause; move or remove it", "已附在最后一条之后，请移动或删去"),
    }
}

pub(super) fn document_behind(line: &Run) -> Warning {
    Warning {
        code: AFTER_SIGNATURE,
        range: line.range(),
        message: words("a document stands behind the signature", "落款之后另有一份文件"),
        help: words("it was taken as an annex; check where it begins and ends", "已按附件处理，请核对起止"),
    }
}

/// One warning for each ideograph that is not the one it looks like; digits are nobody's mistake.
pub(super) fn folded(outline: &mut Outline) {
    let mut first: BTreeMap<char, (usize, usize, usize)> = BTreeMap::new();
    for folded in outline.folded.iter().filter(|folded| !folded.char.is_ascii()) {
        let (_, _, count) = first.entry(folded.char).or_insert((folded.range.start, folded.range.end, 0));
        *count += 1;
    }
    for (char, (start, end, count)) in first {
        outline.warnings.push(Warning {
            code: Code("folded-character"),
            range: start..end,
            message: words(
                format!("this character only looks like `{char}` ({count} times)"),
                format!("此字符只是形似“{char}”（共{count}处）"),
            ),
            help: words(format!("it was replaced by `{char}`"), format!("已改为“{char}”")),
        });
    }
}
