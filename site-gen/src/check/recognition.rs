//! Who declares and who recognises hours, by the rules, is who does so by the clause that they cite.

use checker_rules::Actor;

use super::wording::{Meanings, Says};
use crate::content::Lang;
use crate::diag::{Code, Sink, Span, words};
use crate::model::{Site, Year};

/// Where one thing ends that a sentence says, and another begins.
const PARTS: [char; 10] = ['，', '；', '。', '、', '：', ';', ',', '.', ':', '\n'];

pub(super) fn check(site: &Site, year: &Year, meanings: &Meanings, sink: &mut Sink) {
    for rule in &year.rules.rules.recognition {
        let Some((_, clause)) = year.clause(rule.clause.as_str()) else { continue };
        let address = format!("#recognition.{}.text", rule.id);
        let text = year.names.pairs.iter().find(|text| text.address.ends_with(&address));
        let place = text.map_or(*clause.span.source(), |text| text.texts.source().span);
        for (act, actor) in [("declare", rule.declares), ("recognise", rule.recognises)] {
            let Some(actor) = actor else { continue };
            let unsaid = site.data.langs().find(|lang| !is_said(clause.text.get(*lang), *lang, act, actor, meanings));
            if let Some(lang) = unsaid {
                report(place, *clause.span.get(lang), (act, actor), (&clause.id, &site.data.language(lang).id), sink);
            }
        }
    }
}

/// Whether some part of a sentence says who does it; true where no words of the language are known.
fn is_said(text: &str, lang: Lang, act: &str, actor: Actor, meanings: &Meanings) -> bool {
    text.split(PARTS).any(|part| {
        let says = |name: &str| meanings.says(lang, part, name).unwrap_or(Says::Yes);
        let by = match actor {
            Actor::Person => says("person") != Says::No,
            Actor::Employer => says("employer") != Says::No,
            Actor::SectorAuthority => says("authority") == Says::Yes,
            Actor::System => says("auto") == Says::Yes || says("system") == Says::Yes,
        };
        by && says(act) != Says::No && (says("not") == Says::No || meanings.says(lang, part, "not").is_none())
    })
}

fn report(place: Span, clause: Span, (act, actor): (&str, Actor), (id, language): (&str, &str), sink: &mut Sink) {
    let (en, zh) = match actor {
        Actor::Person => ("the professional", "本人"),
        Actor::Employer => ("the employer", "用人单位"),
        Actor::SectorAuthority => ("the sector authority", "行业主管部门"),
        Actor::System => ("the system", "系统"),
    };
    let (act_en, act_zh) = if act == "declare" { ("declares", "申报") } else { ("recognises", "认定") };
    sink.push(crate::diag::Diagnostic {
        code: Code("recognition-differs"),
        severity: crate::diag::Severity::Error,
        place: place.into(),
        message: words(
            format!(
                "the rules say that {en} {act_en} these hours, and clause `{id}` does not in language `{language}`"
            ),
            format!("规则中这些学时由{zh}{act_zh}，条款“{id}”的“{language}”文本中没有这样写"),
        ),
        related: vec![(clause, words("the clause", "此条款"))],
        help: words("correct the rule, or the text after the notice", "请更正规则，或按通知更正文本"),
    });
}
