//! The voice of the site: what names, amounts, citations and tables are called in one language.

use checker_rules::{
    Actor, Amount, ClauseId, Deadline, Entry, ITEM, Industry, IndustryId, Map, Of, Recognition, Requirement, State,
    TraitId, UnitId, ValueId, When, Window, Worth,
};
use checker_widget::YearText;
use serde::Serialize;
use tera::{Context, Value};

use crate::content::{IndustryText, Lang, Language, PerLang, Prose, marked};
use crate::lexis::numeral;
use crate::model::{PageId, Site, Year};
use crate::ui::{self, Ui};

/// The site in one language. The texts of each year's rules are made once.
pub(crate) struct Voice<'a> {
    pub(crate) site: &'a Site,
    pub(crate) lang: Lang,
    pub(crate) ui: &'static Ui,
    /// The words of the product as templates take them; all pages share them.
    words: Value,
    years: Vec<YearText>,
}

/// A clause as it is cited: the words, and the address below the root of the language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Cite {
    pub(super) label: String,
    pub(super) href: String,
}

/// What an industry has to complete: a row of the table of requirements.
#[derive(Debug, Serialize)]
pub(super) struct RequirementRow {
    pub(super) name: String,
    pub(super) href: String,
    /// The industry's id.
    industry: String,
    lead: String,
    pub(super) total: String,
    /// One cell for each category of the year, in reading order; none where the industry does not have the category.
    cells: Vec<Option<String>>,
    /// The numbers of the cells, in the unit of the total.
    numbers: Vec<Option<String>>,
    pub(super) cite: Cite,
}

/// A date or a term of days: a row of the table of dates.
#[derive(Debug, Serialize)]
pub(super) struct DateRow {
    /// What names the rule among those of its year, such as `make-up.public-2018`.
    pub(super) key: String,
    when: String,
    /// The date as machines read it, `2019-06-30`; empty for a term of days.
    pub(super) iso: String,
    pub(super) what: String,
    pub(super) cite: Cite,
}

/// Who declares and recognises a category: a row of the table of recognition.
#[derive(Debug, Serialize)]
pub(super) struct RecognitionRow {
    category: String,
    mode: String,
    declares: String,
    recognises: String,
    cite: Cite,
}

impl<'a> Voice<'a> {
    /// The voice of a language, without texts of years; none where the program has no words for it, which was reported.
    pub(super) fn without_years(site: &'a Site, lang: Lang) -> Option<Self> {
        let ui = ui::load(&site.data.language(lang).id)?;
        Some(Self { site, lang, ui, words: Value::from_serializable(&ui.site), years: Vec::new() })
    }

    /// The same voice with the texts of each year's rules, in the order of the site's years.
    pub(super) fn with_years(self, years: Vec<YearText>) -> Self {
        Self { years, ..self }
    }

    pub(super) fn language(&self) -> &'a Language {
        self.site.data.language(self.lang)
    }

    /// What sets an industry apart; empty where nothing is said.
    pub(super) fn lead<'t>(&self, industry: &'t IndustryText) -> &'t str {
        industry.lead.as_ref().map_or("", |lead| self.text(lead))
    }

    /// The text in this language.
    pub(super) fn text<'t>(&self, text: &'t PerLang<String>) -> &'t str {
        text.get(self.lang)
    }

    /// A word of the product, by its key in `ui/`.
    pub(crate) fn t(&self, key: &str) -> String {
        self.ui.fill(key, &[])
    }

    /// Values for a template that hold the words of the product.
    pub(super) fn context(&self) -> Context {
        let mut context = Context::new();
        context.insert_value("t", self.words.clone());
        context
    }

    /// The way from the page at this path to the root of its language.
    pub(super) fn up(&self, path: &str) -> String {
        let depth = path.matches('/').count();
        if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
    }

    /// Text as HTML, runs of a foreign script marked.
    pub(super) fn html(&self, text: &str) -> String {
        marked(text, self.language()).into_owned()
    }

    /// Prose as HTML for the page at this path.
    pub(super) fn prose(&self, prose: &PerLang<Prose>, path: &str) -> String {
        prose.get(self.lang).html(&self.up(path))
    }

    /// The texts of a year's rules.
    pub(crate) fn year_text(&self, year: &Year) -> &YearText {
        let at = self.site.years.iter().position(|known| known.year == year.year).unwrap_or_default();
        &self.years[at]
    }

    pub(crate) fn amount(&self, year: &Year, amount: Amount, unit: &UnitId) -> String {
        self.year_text(year).amount(&self.ui.checker, amount, unit)
    }

    /// An entry of a worked example in words: what it is of, how much, and what else is known of it.
    pub(super) fn entry(&self, year: &Year, entry: &Entry, unit: &UnitId) -> String {
        let rules = &year.rules.rules;
        let counting = |kind: &str, id: &str| {
            let name = self.year_text(year).rules.get(&format!("{kind}.{id}"));
            name.map_or_else(|| id.to_owned(), Clone::clone)
        };
        let (what, own) = match &entry.of {
            Of::Category(id) => (self.category(year, id.as_str()), Some(unit)),
            Of::Activity(id) => {
                let per = rules.activity(id).and_then(|activity| match &activity.worth {
                    Worth::Each { per, .. } => Some(per),
                    Worth::ByOrder { .. } | Worth::Completes(_) => None,
                });
                (counting("activity", id.as_str()), per)
            }
        };
        let amount = match entry.unit.as_ref().or(own).filter(|unit| unit.as_str() != ITEM) {
            Some(unit) => self.amount(year, entry.amount, unit),
            None => format!("× {}", entry.amount),
        };
        let details = [
            entry.mode.as_ref().map(|mode| counting("mode", mode.as_str())),
            entry.date.map(|date| date.to_string()),
            entry.state.map(|state| self.t(state_key(state))),
            entry.order.map(|order| self.ui.fill("by_order", &[("n", &order.to_string())])),
            entry.for_year.map(|year| self.ui.fill("for_year", &[("year", &year.to_string())])),
            entry.carried_from.map(|year| self.ui.fill("carried_from", &[("year", &year.to_string())])),
        ];
        let details: Vec<String> = details.into_iter().flatten().collect();
        let plain = format!("{what} {amount}");
        if details.is_empty() { plain } else { format!("{plain} ({})", details.join(", ")) }
    }

    pub(super) fn category(&self, year: &Year, id: &str) -> String {
        self.year_text(year).categories.get(id).cloned().unwrap_or_default()
    }

    /// The number of a clause, in Chinese numerals where the language has them.
    pub(super) fn numeral(&self, number: usize) -> String {
        numeral(number, self.language().lexicon.numerals)
    }

    /// The number of a clause as it stands in front of its heading.
    pub(super) fn clause_number(&self, number: usize) -> String {
        self.ui.fill("clause_heading", &[("n", &self.numeral(number))])
    }

    /// How a clause of this number is cited, such as "Clause 1".
    pub(crate) fn clause_label(&self, number: usize) -> String {
        self.ui.fill("clause_cite", &[("n", &self.numeral(number))])
    }

    /// A clause as it is cited, with its address below the root of the language.
    pub(super) fn cite(&self, year: &Year, clause: &str) -> Cite {
        Cite { label: self.cited_label(year, clause), href: self.cited_address(year, clause) }
    }

    /// How a clause is cited: of the year's own notice, of an earlier year's (`2018/annual-hours`), or of another
    /// document.
    pub(crate) fn cited_label(&self, year: &Year, clause: &str) -> String {
        let own = |year: &Year, clause: &str| {
            let number = year.clause(clause).map_or(0, |(number, _)| number);
            self.clause_label(number)
        };
        let Some((document, id)) = clause.split_once('/') else { return own(year, clause) };
        if let Some(earlier) = self.earlier(document) {
            let year = earlier.year.to_string();
            return self.ui.fill("clause_of_year", &[("year", &year), ("clause", &own(earlier, id))]);
        }
        let cited = year.notice.cites.iter().find(|cited| cited.id == document);
        let number = cited.and_then(|cited| cited.number.clone()).unwrap_or_else(|| document.to_owned());
        self.ui.fill("clause_of_document", &[("document", &number), ("clause", id)])
    }

    /// The address of a cited clause below the root of the language; another document is an entry on the notice's page.
    pub(super) fn cited_address(&self, year: &Year, clause: &str) -> String {
        match clause.split_once('/') {
            None => format!("{}#{clause}", PageId::Notice(year.year).address()),
            Some((document, id)) => match self.earlier(document) {
                Some(earlier) => format!("{}#{id}", PageId::Notice(earlier.year).address()),
                None => format!("{}#{document}", PageId::Notice(year.year).address()),
            },
        }
    }

    /// The year of the site that a document's name stands for; none where it is no year of the site.
    fn earlier(&self, document: &str) -> Option<&Year> {
        let year: u16 = document.parse().ok()?;
        self.site.years.iter().find(|known| known.year == year)
    }

    /// The names of a year's categories in reading order.
    pub(super) fn category_names(&self, year: &Year) -> Vec<String> {
        year.rules.texts.categories.iter().map(|(id, _)| self.category(year, id.as_str())).collect()
    }

    /// The rows of every requirement of every industry.
    pub(super) fn requirements(&self, year: &'a Year) -> Vec<RequirementRow> {
        let rules = &year.rules.rules;
        let of_industry = |industry: &'a Industry| {
            rules
                .requirements_of(&industry.id)
                .map(|requirement| self.requirement(year, &industry.id, requirement))
                .collect::<Vec<_>>()
        };
        rules.industries.iter().flat_map(of_industry).collect()
    }

    fn requirement(&self, year: &Year, industry: &IndustryId, requirement: &Requirement) -> RequirementRow {
        let least = |id, written: &dyn Fn(Amount) -> String| {
            Some(self.least(requirement.needed(requirement.category(id)?), written))
        };
        let cell = |id| least(id, &|needed| self.amount(year, needed, &requirement.unit));
        let number = |id| least(id, &|needed| needed.to_string());
        let text = year.rules.texts.industries.get(industry.as_str());
        let name = text.map_or("", |text| self.text(&text.name));
        let whom = self.whom(year, &requirement.scope);
        RequirementRow {
            name: if whom.is_empty() {
                name.to_owned()
            } else {
                self.ui.fill("for_whom", &[("industry", name), ("whom", &whom)])
            },
            lead: text.map_or("", |text| self.lead(text)).to_owned(),
            href: PageId::Industry(year.year, industry.to_string()).address(),
            industry: industry.to_string(),
            total: self.amount(year, requirement.total.min, &requirement.unit),
            cells: year.rules.texts.categories.iter().map(|(id, _)| cell(id)).collect(),
            numbers: year.rules.texts.categories.iter().map(|(id, _)| number(id)).collect(),
            cite: self.cite(year, requirement.total.clause.as_str()),
        }
    }

    /// The least of a category as it is written; in words where there is none.
    pub(super) fn least(&self, needed: Amount, written: &dyn Fn(Amount) -> String) -> String {
        if needed == Amount::ZERO { self.t("no_least") } else { written(needed) }
    }

    /// The people that a rule is for, by their traits; empty for everybody.
    pub(super) fn whom(&self, year: &Year, scope: &Map<TraitId, Vec<ValueId>>) -> String {
        let names = &self.year_text(year).traits;
        let values = scope.iter().flat_map(|(id, values)| values.iter().map(move |value| format!("{id}.{value}")));
        values.filter_map(|value| names.get(&value)).map(String::as_str).collect::<Vec<_>>().join(" / ")
    }

    /// The ratios between units, such as "12 days equal 72 class hours", each with its clause.
    pub(super) fn ratios(&self, year: &Year) -> Vec<(String, Cite)> {
        let rules = &year.rules.rules;
        let base = rules.units.iter().find(|unit| unit.clause.is_none());
        let stated = rules.units.iter().filter_map(|unit| Some((unit, unit.clause.as_ref()?, base?)));
        stated
            .map(|(unit, clause, base)| {
                let of = self.amount(year, Amount::whole(unit.of), &unit.id);
                let hours = self.amount(year, Amount::whole(unit.hours), &base.id);
                (self.ui.fill("unit_ratio", &[("of", &of), ("hours", &hours)]), self.cite(year, clause.as_str()))
            })
            .collect()
    }

    /// Every date and term of a year that concerns an audience, or all: those with a date first, in the order of dates.
    pub(super) fn dates(&self, year: &Year, audience: Option<&str>) -> Vec<DateRow> {
        let (rules, texts) = (&year.rules.rules, &year.rules.texts);
        let row = |when: Option<When>, key: String, clause: &ClauseId| DateRow {
            when: when.map_or_else(|| self.t("not_allowed"), |when| self.when(when)),
            iso: if let Some(When::Date(date)) = when { date.to_string() } else { String::new() },
            what: texts.rules.get(&key).map_or("", |text| self.text(text)).to_owned(),
            cite: self.cite(year, clause.as_str()),
            key,
        };
        let in_clauses_of =
            |id: &str, clause: &ClauseId| year.clauses_for(id).any(|(_, own)| own.id == clause.as_str());
        let window =
            |rule: &Window, kind: &str| row(rule.until.map(When::Date), format!("{kind}.{}", rule.id), &rule.clause);
        let concerns = |rule: &&Window| audience.is_none_or(|id| in_clauses_of(id, &rule.clause));
        let make_up = rules.make_up.iter().filter(concerns).map(|rule| window(rule, "make-up"));
        let late = rules.late_registration.iter().filter(concerns);
        let late = late.map(|rule| window(rule, "late-registration"));
        let named = |rule: &&Deadline| {
            let concerns = |id| rule.audiences.is_empty() || rule.audiences.iter().any(|named| named == id);
            audience.is_none_or(concerns)
        };
        let concerned = rules.deadlines.iter().filter(named);
        let deadlines = concerned.map(|rule| row(Some(rule.when), format!("deadline.{}", rule.id), &rule.clause));
        let mut rows: Vec<DateRow> = make_up.chain(late).chain(deadlines).collect();
        rows.sort_by(|a, b| (a.iso.is_empty(), &a.iso).cmp(&(b.iso.is_empty(), &b.iso)));
        rows
    }

    fn when(&self, when: When) -> String {
        match when {
            When::Date(date) => date.to_string(),
            When::DaysBefore(days) => self.ui.fill("date_days_before", &[("n", &days.to_string())]),
        }
    }

    /// Who declares and recognises hours in one industry, or in all where none is given.
    pub(super) fn recognition(&self, year: &Year, industry: Option<&IndustryId>) -> Vec<RecognitionRow> {
        let rules = &year.rules.rules;
        let has = |entry: &&Recognition| {
            let has = |requirement: &Requirement| requirement.category(&entry.category).is_some();
            industry.is_none_or(|industry| rules.requirements_of(industry).any(has))
        };
        let applying: Vec<&Recognition> = match industry {
            Some(industry) => rules.recognition_for(industry),
            None => rules.recognition.iter().collect(),
        };
        applying.into_iter().filter(has).map(|entry| self.recognition_row(year, entry)).collect()
    }

    fn recognition_row(&self, year: &Year, entry: &Recognition) -> RecognitionRow {
        RecognitionRow {
            category: self.category(year, entry.category.as_str()),
            mode: self.year_text(year).rules.get(&format!("recognition.{}", entry.id)).cloned().unwrap_or_default(),
            declares: self.actor(entry.declares),
            recognises: self.actor(entry.recognises),
            cite: self.cite(year, entry.clause.as_str()),
        }
    }

    /// What somebody who declares or recognises is called.
    pub(super) fn actor(&self, actor: Option<Actor>) -> String {
        checker_widget::actor(&self.ui.checker, actor).to_owned()
    }
}

/// The key of the word for how far learning has come.
pub(super) fn state_key(state: State) -> &'static str {
    match state {
        State::Planned => "state_planned",
        State::Done => "state_done",
        State::Declared => "state_declared",
        State::Recognised => "state_recognised",
    }
}
