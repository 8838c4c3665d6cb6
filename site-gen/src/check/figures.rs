//! Every figure of the rules stands in its clause, in every language.

use checker_rules::Amount;

use crate::content::Figure;
use crate::diag::{Code, Diagnostic, Severity, Sink, words};
use crate::model::{PairedSection, Site, Year};

pub(super) fn check(site: &Site, year: &Year, sink: &mut Sink) {
    for figure in &year.rules.figures {
        let Some((_, clause)) = year.clause(figure.clause.as_str()) else { continue };
        for lang in site.data.langs().filter(|lang| !states(clause.text.get(*lang), figure.amount)) {
            missing(figure, clause, (lang.0, &site.data.language(lang).id), sink);
        }
    }
}

/// Whether a text has this figure, in ASCII or full-width digits, as a number of its own.
fn states(text: &str, amount: Amount) -> bool {
    let plain: String = text.chars().map(half_width).collect();
    let numbers = plain.split(|c: char| !(c.is_ascii_digit() || c == '.')).map(|number| number.trim_matches('.'));
    numbers.filter_map(|number| number.parse().ok()).any(|number: Amount| number == amount)
}

fn half_width(c: char) -> char {
    if ('０'..='９').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) } else { c }
}

fn missing(figure: &Figure, clause: &PairedSection, (lang, id): (usize, &str), sink: &mut Sink) {
    let (amount, name) = (figure.amount, &clause.id);
    sink.push(Diagnostic {
        code: Code("figure-missing"),
        severity: Severity::Error,
        place: clause.span.0[lang].into(),
        message: words(
            format!("clause `{name}` does not state {amount} in language `{id}`"),
            format!("条款“{name}”的“{id}”文本中没有{amount}这个数字"),
        ),
        related: Some((figure.span, words("the rules ask for it here", "规则中的数字"))),
        help: words("correct the clause, or the rule after the notice", "请更正条款文字，或按通知更正规则"),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_a_number_of_its_own() {
        let states = |text: &str, number: &str| states(text, number.parse().unwrap());
        assert!(states("不少于１８学时", "18"));
        assert!(states("at least 1.5% of 18.", "18") && states("at least 1.5% of 18.", "1.5"));
        assert!(!states("180 or 118 or 1.18", "18"));
        assert!(!states("eighteen", "18"));
    }
}
