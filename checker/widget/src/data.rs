//! What the page hands to the checker as JSON: the rules of every published year, and the texts of the page's language.

use checker_rules::{Amount, ClauseId, IndustryId, Map, Rules, UnitId};

use crate::text::{Text, fill};

/// Id of the element that holds the rendered checker.
pub const ROOT: &str = "checker";
/// Id of the script element that holds the checker's data as JSON.
pub const DATA: &str = "checker-data";

/// Everything the checker knows.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckerData {
    /// The published years, oldest first; never empty.
    pub years: Vec<YearData>,
    /// Where readers can turn to, from outside the notice: contacts first, then systems.
    pub contacts: Vec<ContactText>,
    /// Labels and messages of the checker, which are the same for every year.
    pub text: Text,
    /// The address of the site, under which answers are kept on the device.
    pub site: String,
    /// The address of the checker's own page, relative to the page that shows it.
    pub page: String,
}

/// The data as the component and its state share it. In the browser it stays as long as the page, so that no code is
/// needed to let go of it.
#[derive(Clone, Debug)]
pub struct Shared(
    #[cfg(target_arch = "wasm32")] &'static CheckerData,
    #[cfg(not(target_arch = "wasm32"))] std::rc::Rc<CheckerData>,
);

impl Shared {
    /// Shares the data.
    pub(crate) fn new(data: CheckerData) -> Self {
        #[cfg(target_arch = "wasm32")]
        return Self(Box::leak(Box::new(data)));
        #[cfg(not(target_arch = "wasm32"))]
        Self(std::rc::Rc::new(data))
    }
}

impl std::ops::Deref for Shared {
    type Target = CheckerData;

    fn deref(&self) -> &CheckerData {
        &self.0
    }
}

/// One published year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearData {
    /// The year's rules, which decide the verdict.
    pub rules: Rules,
    /// What the rules are called in the page's language.
    pub text: YearText,
    /// The address of the year's notice, relative to the checker's page.
    pub notice: String,
    /// The version of the rules: other figures or clauses, another version.
    pub version: String,
    /// The addresses, relative to the checker's page, of cited clauses that are not in the year's notice, by clause id.
    pub elsewhere: Map<String, String>,
}

/// The texts of one year's rules, by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct YearText {
    /// Names of industries, by industry id.
    pub industries: Map<String, String>,
    /// Names of traits, by trait id, and of their values, by both ids as `level.senior`.
    pub traits: Map<String, String>,
    /// Names of categories, by category id.
    pub categories: Map<String, String>,
    /// Names of units, by unit id.
    pub units: Map<String, UnitText>,
    /// Clauses as they are cited, such as "Clause 1", by clause id.
    pub clauses: Map<String, String>,
    /// What each rule says, and the name of each way of learning, by [`Subject::key`](checker_rules::Subject::key):
    /// `step.study`, `limit.online`, `mode.online`, `period`.
    pub rules: Map<String, String>,
}

/// How a unit is written, and what is read as it.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitText {
    /// Its name behind the number 1, such as "class hour".
    pub one: String,
    /// Its name behind any other number, such as "class hours".
    pub many: String,
    /// What people type for it, in lower case, in every language of the site.
    pub words: Vec<String>,
}

/// Somebody whom readers can ask, or a system that they have to use, in the page's language. A text is empty where
/// nothing is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactText {
    /// Which of both it is: [`ContactText::CONTACT`] or [`ContactText::SYSTEM`].
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// What it is for, in a sentence.
    pub what: String,
    /// Its telephone number; [`dial`] gives the address of a link.
    pub phone: String,
    /// Its full address on the web.
    pub url: String,
    /// The sentence that says that it is from outside the notice, where it is known from and when that was checked.
    pub note: String,
}

impl ContactText {
    /// The kind of somebody whom readers can ask.
    pub const CONTACT: &str = "contact";
    /// The kind of a system that readers have to use.
    pub const SYSTEM: &str = "system";
}

/// The address of the link that dials a telephone number: its digits, and the plus in front of them where there is one.
/// Empty where there is no number.
pub fn dial(phone: &str) -> String {
    let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    if number.is_empty() { number } else { ["tel:", &number].concat() }
}

impl CheckerData {
    /// The data of a year; none where no notice is published for it.
    pub fn year(&self, year: u16) -> Option<&YearData> {
        self.years.iter().find(|published| published.rules.year == year)
    }

    /// The newest published year.
    pub fn newest(&self) -> Option<&YearData> {
        self.years.last()
    }
}

impl YearData {
    /// Id of the first industry in reading order.
    pub(crate) fn first_industry(&self) -> IndustryId {
        self.rules.industries.first().map(|industry| industry.id.clone()).unwrap_or_default()
    }

    /// The address of a clause, relative to the checker's page.
    pub(crate) fn clause_link(&self, clause: &ClauseId) -> String {
        let elsewhere = self.elsewhere.get(clause.as_str());
        elsewhere.map_or_else(|| [&self.notice, "#", clause.as_str()].concat(), Clone::clone)
    }
}

impl YearText {
    /// What a rule says, by its kind, such as `limit`, and its id.
    pub(crate) fn rule(&self, kind: &str, id: &str) -> String {
        let key = [kind, ".", id].concat();
        named(&self.rules, &key).to_owned()
    }

    /// An amount with its unit, such as "1 class hour"; never as a fraction, and never less than it is.
    pub fn amount(&self, text: &Text, amount: Amount, unit: &UnitId) -> String {
        let amount = amount.to_hundredths();
        self.amount_with(text, &amount.to_string(), amount == Amount::whole(1), unit)
    }

    /// As [`YearText::amount`], of a number as text; whether it is 1 decides the form of the unit's name.
    pub fn amount_with(&self, text: &Text, number: &str, is_one: bool, unit: &UnitId) -> String {
        let name = self.units.get(unit.as_str());
        let name = name.map_or(unit.as_str(), |names| if is_one { &names.one } else { &names.many });
        fill(text.amount(), &[("n", number), ("unit", name)])
    }
}

/// The text of an id; the id itself where there is no text, so that nothing is left out in silence.
pub fn named<'a>(texts: &'a Map<String, String>, id: &'a str) -> &'a str {
    texts.get(id).map_or(id, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::dial;

    #[test]
    fn a_number_is_dialled_by_its_digits() {
        assert_eq!(dial("0751-12333"), "tel:075112333");
        assert_eq!(dial("(+86) 751 12333"), "tel:+8675112333");
        assert_eq!(dial(""), "");
    }
}
