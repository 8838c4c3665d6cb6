//! What stands around a table: the sentence that introduces it, its caption, and the remark below it.

use super::head::unit_of_caption;
use crate::import::outline::{Block, NoticeClause};
use crate::import::rules::Unit;
use crate::import::rules::headings::is_limiting_heading;
use crate::import::rules::phrases::SCOPE;
use crate::import::statements::{Role, Token, TokenKind, figures, tokens};

/// What the words around a table say of its amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct SaidAround {
    /// That they are the least.
    pub(super) least: bool,
    /// That they are for each year.
    pub(super) yearly: bool,
}

/// What stands around a table.
#[derive(Debug, Default)]
pub(super) struct TableContext {
    pub(super) is_yearly: SaidAround,
    /// The unit that a caption names.
    pub(super) unit: Option<Unit>,
    /// Whether it speaks of hours or credits.
    pub(super) speaks_of_amounts: bool,
    /// Whether it may say that the amounts are of something else than a year's least.
    pub(super) is_limiting: bool,
}

/// The longest line above the one that introduces a table that belongs to it too, in characters.
const LONGEST: usize = 60;

/// What stands around the table at a place among the blocks of a clause.
pub(super) fn context(
    clause: &NoticeClause,
    place: usize,
    (yearly, least): (bool, bool),
    year: Option<u16>,
) -> TableContext {
    let mut context = TableContext { is_yearly: SaidAround { yearly, least }, ..TableContext::default() };
    context.note(&clause.title.read_chars());
    for (at, sentence) in above(&clause.blocks[..place]).into_iter().enumerate() {
        // A sentence with amounts of its own is not what introduces the table.
        if at > 0 && !figures(&sentence).is_empty() {
            continue;
        }
        match unit_of_caption(&sentence.iter().collect::<String>()) {
            Some(unit) => {
                context.unit = Some(unit);
                context.is_yearly.yearly |= sentence.contains(&'年');
            }
            None => {
                context.is_limiting |= is_limiting_heading(&sentence, &tokens(&sentence, &[]), year);
                context.note(&sentence);
            }
        }
    }
    context.is_limiting |= clause.blocks.get(place + 1).is_some_and(is_remark);
    context
}

/// The last sentences above a table, the nearest first: that which introduces it, and a short one above that.
fn above(blocks: &[Block]) -> Vec<Vec<char>> {
    let last_sentence = |block: &Block| {
        let chars = block.text.slice(block.label.map_or(0, |label| label.len)..block.text.len()).read_chars();
        let end = chars.len().saturating_sub(1);
        let stop = chars[..end].iter().rposition(|c| matches!(c, '。' | '；'));
        chars[stop.map_or(0, |stop| stop + 1)..].to_vec()
    };
    let texts = blocks.iter().rev().take_while(|block| block.table.is_none()).take(2);
    let near = texts.enumerate().filter(|(at, block)| *at == 0 || block.text.len() <= LONGEST);
    near.map(|(_, block)| last_sentence(block)).collect()
}

/// Whether what follows a table is a remark on it.
fn is_remark(block: &Block) -> bool {
    let text = block.text.reading();
    let begins =
        ["注", "说明", "备注", "※", "*", "＊", "以上", "上述", "上表", "表中", "前表", "本表", "其中", "（注", "(注"];
    block.table.is_none() && begins.iter().any(|word| text.starts_with(word)) && !explains_signs(&text)
}

/// Whether a remark only says what a stroke in the table means: 注：“—”表示不作要求.
pub(in crate::import::rules) fn explains_signs(text: &str) -> bool {
    let rest = text.trim_start_matches(['注', '说', '明', '：', ':', ' ', '“', '"', '（', '(']);
    let behind = rest.trim_start_matches(['—', '-', '–', '/', '／', '－', '─']);
    let meaning = behind.trim_start_matches(['”', '"', ' ']).strip_prefix("表示");
    behind.len() < rest.len()
        && meaning
            .is_some_and(|meaning| meaning.starts_with(['不', '无', '没', '未']) && !meaning.contains(['，', '；']))
}

impl TableContext {
    /// Notes what a sentence above the table, or a heading, says of it.
    fn note(&mut self, chars: &[char]) {
        let tokens = tokens(chars, &[]);
        let text: String = chars.iter().collect();
        self.speaks_of_amounts |= ["学时", "学分", "课时", "学习时间", "科目"].iter().any(|word| text.contains(word));
        let has = |role: Role| tokens.iter().any(|token| token.role() == Some(role));
        self.is_yearly.yearly |= has(Role::Yearly);
        let least = ["要求", "学时标准", "学分标准", "年度标准", "行业标准"];
        self.is_yearly.least |= has(Role::Least) || least.iter().any(|word| text.contains(word));
        self.is_yearly.yearly |= text.contains("/年") || text.contains("／年");
        self.is_limiting |= tokens.iter().any(is_other) || SCOPE.has("of-others", &text);
    }
}

/// Whether a word says that amounts are no least ones, or are of some people or some learning.
fn is_other(token: &Token) -> bool {
    let is_other_word = matches!(
        token.role(),
        Some(
            Role::Most
                | Role::Equal
                | Role::Each(_)
                | Role::Or
                | Role::Open
                | Role::MakeUp
                | Role::Over
                | Role::Without
                | Role::Category(_)
        )
    );
    is_other_word || matches!(token.kind, TokenKind::Industries(_) | TokenKind::Amount(_) | TokenKind::Share(..))
}
