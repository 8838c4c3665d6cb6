//! Stable, readable names for clauses.

use std::collections::BTreeSet;

use crate::import::label::Style;
use crate::import::outline::{NoticeClause, Outline, SectionKind};

/// Phrases of headings that give a name; the first that fits.
const PHRASES: [(&str, &str); 22] = [
    ("公需科目", "public-subjects"),
    ("公需课", "public-subjects"),
    ("专业科目", "professional-subjects"),
    ("选修科目", "elective-subjects"),
    ("年度学时", "annual-hours"),
    ("学时要求", "annual-hours"),
    ("学习时间", "annual-hours"),
    ("学时学分", "annual-hours"),
    ("补学", "make-up"),
    ("证书", "certificates"),
    ("职称", "title-review"),
    ("备案", "filing"),
    ("经费", "funding"),
    ("系统", "the-system"),
    ("平台", "the-platform"),
    ("折算", "conversions"),
    ("认定", "recognition"),
    ("登记", "registration"),
    ("监督", "supervision"),
    ("学时", "hours"),
    ("学分", "credits"),
    ("附则", "supplementary"),
];

pub(super) fn ids(outline: &Outline) -> Vec<String> {
    let (mut ids, mut known) = (Vec::new(), BTreeSet::new());
    for (at, clause) in outline.clauses.iter().enumerate() {
        let own = own(clause).filter(|id| !known.contains(id));
        let mut id = own.unwrap_or_else(|| format!("clause-{}", at + 1));
        while known.contains(&id) {
            id.push_str("-b");
        }
        known.insert(id.clone());
        ids.push(id);
    }
    ids
}

fn own(clause: &NoticeClause) -> Option<String> {
    match clause.part {
        SectionKind::Whole => Some("text".to_owned()),
        SectionKind::Attachments => Some("attachments".to_owned()),
        SectionKind::Annex(order) => Some(format!("annex-{order}")),
        SectionKind::Clause(style, number) => {
            let title = clause.title.reading();
            let phrase = PHRASES.iter().find(|(phrase, _)| title.contains(phrase)).map(|(_, id)| (*id).to_owned());
            phrase.or_else(|| match style {
                Style::Chapter => Some(format!("chapter-{number}")),
                Style::Article => Some(format!("article-{number}")),
                _ => None,
            })
        }
    }
}
