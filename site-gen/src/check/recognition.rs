//! Who declares and who recognises hours, by the rules, is who does so by the clause that they cite.

use checker_rules::{Actor, IndustryId, Recognition};

use super::wording::{Meanings, Says};
use crate::content::Lang;
use crate::diag::{Code, Diagnostic, Severity, Sink, Span, words};
use crate::model::{Site, Year};

/// Where one thing ends that a sentence says, and another begins.
const PARTS: [char; 9] = ['，', '；', '。', '：', ';', ',', '.', ':', '\n'];

pub(super) fn check(site: &Site, year: &Year, meanings: &Meanings, sink: &mut Sink) {
    for rule in &year.rules.rules.recognition {
        let Some((_, clause)) = year.clause(rule.clause.as_str()) else { continue };
        let address = format!("#recognition.{}.text", rule.id);
        let text = year.names.pairs.iter().find(|text| text.address.ends_with(&address));
        let place = text.map_or(*clause.span.source(), |text| text.texts.source().span);
        for (act, actor) in [("declare", rule.declares), ("recognise", rule.recognises)] {
            let Some(actor) = actor else { continue };
            let said = |lang: Lang| {
                let scope = RuleScope { site, year, rule, lang };
                let mut sentences =
                    clause.text.get(lang).split_inclusive(['。', '\n']).flat_map(|part| part.split_inclusive(". "));
                sentences.any(|sentence| scope.holds(sentence) && is_said(sentence, lang, act, actor, meanings))
            };
            let unsaid = site.data.langs().find(|lang| !said(*lang));
            if let Some(lang) = unsaid {
                report(place, *clause.span.get(lang), (act, actor), (&clause.id, &site.data.language(lang).id), sink);
            }
        }
    }
}

/// For whom a rule is, to be looked for in the sentences of its clause.
struct RuleScope<'a> {
    site: &'a Site,
    year: &'a Year,
    rule: &'a Recognition,
    lang: Lang,
}

impl RuleScope<'_> {
    /// Whether a sentence may be about the rule: it names the industries that the rule is for, and none that another rule
    /// of the category is for. A way of learning has too many names to be looked for.
    fn holds(&self, sentence: &str) -> bool {
        let rules = self.year.rules.rules.recognition.iter().filter(|other| other.category == self.rule.category);
        let mut special = rules.flat_map(|other| &other.industries);
        let is_own = |id: &IndustryId| self.rule.industries.contains(id);
        self.rule.mode.is_some() || special.all(|id| self.names(sentence, id) == is_own(id))
    }

    fn names(&self, sentence: &str, id: &IndustryId) -> bool {
        let Some(text) = self.year.rules.texts.industries.get(id.as_str()) else { return false };
        let name = text.name.get(self.lang).to_lowercase();
        let longer = self.site.glossary.iter().flat_map(|term| term.renderings(self.lang)).map(str::to_lowercase);
        let longer = longer.filter(|word| word.contains(&name));
        longer.fold(sentence.to_lowercase(), |sentence, word| sentence.replace(&word, "")).contains(&name)
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
        let is_denied = meanings.says(lang, part, "not").is_some_and(|says| says != Says::No);
        by && says(act) != Says::No && !is_denied
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
    sink.push(Diagnostic {
        code: Code("recognition-differs"),
        severity: Severity::Error,
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
