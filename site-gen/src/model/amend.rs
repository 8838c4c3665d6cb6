//! Puts amendments into the text: the text in force is the notice with the clauses of each amendment put into it, in
//! the order in which they came into force. The text before each is kept.

use super::pair::{Doc, PairedSection, Pairing};
use crate::content::{AmendmentContent, AmendmentData, Kind, NEW, Names, NoticeData, PerLang, Prose, REPEALED};
use crate::diag::{At, Code, Sink, words};

/// A later notice that changed clauses of the year's.
#[derive(Debug)]
pub struct Amendment {
    /// What it is as a document, and from when it is in force.
    pub data: AmendmentData,
    /// The title at the top of its text, with its place.
    pub title: PerLang<At<String>>,
    /// The text before its first clause.
    pub lead: PerLang<Prose>,
    /// The text that was in force until then.
    pub before: Doc,
    /// What each of its clauses does, by clause id, in its order.
    pub changes: Vec<(String, Amends)>,
}

/// What a clause of an amendment does to the text in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amends {
    /// It takes the place of the clause of the same id.
    Replaces,
    /// It is added behind the other clauses.
    Adds,
    /// It withdraws the clause of the same id, whose number and heading stay.
    Repeals,
}

impl Amendment {
    /// What it does to the clause of this id; none where it leaves that as it is.
    pub fn change_of(&self, clause: &str) -> Option<Amends> {
        self.changes.iter().find(|(id, _)| id == clause).map(|(_, change)| *change)
    }
}

/// What amendments change of a year beside its text.
pub(super) struct Amended<'a> {
    pub(super) year: u16,
    pub(super) notice: &'a mut NoticeData,
    pub(super) names: &'a mut Names,
}

/// Puts every amendment into the notice; returns the text in force, and the amendments in order of coming into force.
pub(super) fn apply(
    notice: Doc,
    mut amendments: Vec<AmendmentContent>,
    amended: Amended<'_>,
    pairing: &mut Pairing<'_>,
) -> (Doc, Vec<Amendment>) {
    let order = |one: &AmendmentContent| (one.data.in_force.value, one.data.notice.made, one.data.id.clone());
    amendments.sort_by_key(order);
    let mut text = notice;
    let mut applied = Vec::new();
    for AmendmentContent { mut data, text: changed } in amendments {
        let by = pairing.pair(changed);
        check(&data, &amended, pairing.sink);
        // Rules may rest on what an amendment cites as on what the notice does.
        amended.notice.cites.append(&mut data.notice.cites);
        let (after, changes) = put_into(&text, &by, pairing.sink);
        let before = std::mem::replace(&mut text, after);
        let title = by.placed_title();
        if !amended.names.incomplete && is_same(&before, &text) {
            changes_nothing(&by, pairing.sink);
        }
        applied.push(Amendment { data, title, lead: by.lead, before, changes });
    }
    if !applied.is_empty() {
        define_clauses(&text, amended.names);
    }
    (text, applied)
}

/// Makes the clauses in force those that rules may cite.
fn define_clauses(text: &Doc, names: &mut Names) {
    let source = |id: &str| text.ids.source().iter().find(|known| known.value == id).cloned();
    let in_force = text.sections.iter().filter(|section| !section.repealed);
    let in_force: Vec<_> = in_force.filter_map(|section| Some((Kind::Clause, source(&section.id)?))).collect();
    names.defined.retain(|(kind, _)| *kind != Kind::Clause);
    names.defined.extend(in_force);
}

/// The text with the clauses of an amendment in it, and what each of them did.
fn put_into(before: &Doc, by: &Doc, sink: &mut Sink) -> (Doc, Vec<(String, Amends)>) {
    let mut text = before.clone();
    let mut changes = Vec::new();
    for section in &by.sections {
        let place = text.sections.iter().position(|known| known.id == section.id);
        let in_force = place.filter(|at| !text.sections[*at].repealed);
        let change = kind(section);
        match (change, in_force) {
            (Amends::Adds, Some(_)) => not_new(section, sink),
            (Amends::Replaces | Amends::Repeals, None) => amends_nothing(section, before, sink),
            (Amends::Repeals, Some(_)) => report_text(section, sink),
            (Amends::Adds, None) | (Amends::Replaces, Some(_)) => {}
        }
        text.put(place, |earlier| match change {
            Amends::Repeals => withdrawn(section, earlier),
            Amends::Adds | Amends::Replaces => plain(section, earlier),
        });
        changes.push((section.id.clone(), change));
    }
    text.take_links_and_ids(by);
    (text, changes)
}

/// What a clause of an amendment does, by its classes `.new` and `.repealed`.
fn kind(section: &PairedSection) -> Amends {
    let is = |mark: &str| section.audiences.iter().any(|class| class == mark);
    match (is(REPEALED), is(NEW)) {
        (true, _) => Amends::Repeals,
        (_, true) => Amends::Adds,
        _ => Amends::Replaces,
    }
}

/// The clause without the classes of an amendment. Without audiences of its own, it keeps those it had.
fn plain(section: &PairedSection, earlier: Option<&PairedSection>) -> PairedSection {
    let mut plain = section.clone();
    plain.audiences.retain(|class| class != NEW && class != REPEALED);
    if let Some(earlier) = earlier.filter(|_| plain.audiences.is_empty()) {
        plain.audiences.clone_from(&earlier.audiences);
    }
    plain
}

/// A withdrawn clause: its heading, as it was, without a text.
fn withdrawn(section: &PairedSection, earlier: Option<&PairedSection>) -> PairedSection {
    let title = earlier.unwrap_or(section).title.clone();
    PairedSection {
        audiences: Vec::new(),
        body: PerLang(vec![Prose::default(); title.0.len()]),
        text: PerLang(title.0.iter().map(|title| title.text.clone()).collect()),
        title,
        repealed: true,
        ..section.clone()
    }
}

fn check(data: &AmendmentData, amended: &Amended<'_>, sink: &mut Sink) {
    let year = amended.year;
    if data.amends.value != year {
        sink.error(
            Code("amends-other-year"),
            data.amends.span,
            words(
                format!("this amends the notice of {}, but lies in the folder of {year}", data.amends.value),
                format!("此处写的是修改{}年度的通知，文件夹却在{year}年度之下", data.amends.value),
            ),
            words(
                format!("write `amends = {year}`, or move the folder; after copying a year, remove its amendments"),
                format!("请写amends = {year}，或移动文件夹；从往年复制而来的，请删去往年的修改"),
            ),
        );
    }
    let made = [data.notice.made, amended.notice.made].into_iter().flatten().max();
    if let Some(made) = made.filter(|made| data.in_force.value < *made) {
        sink.warning(
            Code("in-force-early"),
            data.in_force.span,
            words(
                format!("this day is before the day the notice was made, {made}"),
                format!("施行日期早于通知的成文日期{made}"),
            ),
            words("check both days; keep them if the notice says so", "请核对两个日期；通知确有此规定的，可以保留"),
        );
    }
}

/// Whether two texts have the same clauses, with the same words, for the same audiences.
fn is_same(before: &Doc, after: &Doc) -> bool {
    let is_same = |(before, after): (&PairedSection, &PairedSection)| {
        before.id == after.id
            && before.repealed == after.repealed
            && before.audiences == after.audiences
            && before.title == after.title
            && before.body == after.body
    };
    before.sections.len() == after.sections.len() && before.sections.iter().zip(&after.sections).all(is_same)
}

fn changes_nothing(by: &Doc, sink: &mut Sink) {
    sink.error(
        Code("changes-nothing"),
        *by.top.source(),
        words("this amendment changes no clause of the notice", "此修改没有改动通知的任何条款"),
        words(
            "write each changed clause under the name of the clause that it replaces, as `## Heading {#name}`; a new one is marked `.new`, a withdrawn one `.repealed`",
            "请写上修改后的条款，标题用原条款的名称，如“## 标题 {#name}”；新增的标“.new”，删去的标“.repealed”",
        ),
    );
}

fn amends_nothing(section: &PairedSection, text: &Doc, sink: &mut Sink) {
    let known: Vec<&str> =
        text.sections.iter().filter(|known| !known.repealed).map(|known| known.id.as_str()).collect();
    sink.error(
        Code("amends-nothing"),
        *section.span.source(),
        words(
            format!("there is no clause `{}` to amend", section.id),
            format!("通知中没有名为“{}”的条款可供修改", section.id),
        ),
        words(
            format!("a clause that is new is marked `.new`; clauses of the notice: {}", known.join(", ")),
            format!("新增的条款请标上“.new”；通知中的条款有：{}", known.join("、")),
        ),
    );
}

fn not_new(section: &PairedSection, sink: &mut Sink) {
    sink.error(
        Code("not-new"),
        *section.span.source(),
        words(
            format!("the notice already has a clause `{}`", section.id),
            format!("通知中已有名为“{}”的条款", section.id),
        ),
        words("remove `.new` to replace it, or use another name", "如要修改该条，请删去“.new”；否则请另取名称"),
    );
}

/// Reports a text below a withdrawn clause, which would be lost.
fn report_text(section: &PairedSection, sink: &mut Sink) {
    let texts = section.text.0.iter().zip(&section.title.0).zip(&section.span.0);
    for ((text, title), span) in texts {
        if text.trim_end() != title.text {
            sink.error(
                Code("repealed-text"),
                *span,
                words(
                    format!("clause `{}` is withdrawn, and yet has a text", section.id),
                    format!("条款“{}”标为删去，却仍有条文", section.id),
                ),
                words("remove the text, or `.repealed`", "请删去条文，或去掉“.repealed”"),
            );
        }
    }
}
