//! A second evaluation, written from the description of the rules alone: every way in which whole numbers of a small
//! unit may count is tried, those that break a limit are left out, and the best of the others are the answer.

mod exact;
mod needs;
mod parts;

use checker_rules::{Effect, Facts, IndustryId, Map, Per, Requirement, Rules, TraitId, ValueId, Verdict, Waiver};

pub(crate) use exact::Exact;
use needs::{Categories, Needs};
use parts::{Part, Person};

/// More ways than this take too long to try.
const MOST_WAYS: i128 = 4_000;

/// Why there is nothing to compare.
#[derive(Debug)]
pub(crate) enum Unanswered {
    /// The rules do not judge such a person.
    NoVerdict,
    TooManyWays,
}

/// A verdict, and of each industry what could count.
pub(crate) struct Answer {
    pub(crate) verdict: Verdict,
    pub(crate) first: Counted,
    pub(crate) second: Option<Counted>,
}

/// What could count of one industry.
pub(crate) struct Counted {
    /// Of each line: the categories, the total, each year.
    pub(crate) needed: Vec<Exact>,
    /// Every best way.
    pub(crate) ways: Vec<Way>,
}

/// What counts of each entry, and of each line.
#[derive(Debug, PartialEq)]
pub(crate) struct Way {
    pub(crate) entries: Vec<Exact>,
    pub(crate) lines: Vec<Exact>,
}

/// A sum of parts, in grains.
struct Sum {
    parts: Vec<usize>,
    amount: i128,
}

impl Sum {
    fn of(&self, way: &[i128]) -> i128 {
        self.parts.iter().map(|part| way[*part]).sum()
    }
}

pub(crate) fn judge(rules: &Rules, facts: &Facts) -> Result<Answer, Unanswered> {
    let requirement = requirement(rules, facts, &facts.industry)?;
    let deferred = is_deferred(rules, facts)?;
    may_be_owed(rules, facts, requirement)?;
    let earlier = earlier_years_complete(rules, facts)?;
    let second = facts.second_industry.as_ref().map(|industry| count_second(rules, facts, industry)).transpose()?;
    let first = count(rules, facts, &facts.industry, requirement, None)?;
    let complete = first.is_complete() && second.as_ref().is_none_or(Counted::is_complete);
    let verdict = match complete {
        true if earlier => Verdict::Met,
        false if deferred => Verdict::Deferred,
        _ => Verdict::Short,
    };
    Ok(Answer { verdict, first, second })
}

fn waivers_for<'a>(rules: &'a Rules, industry: &IndustryId) -> impl Iterator<Item = &'a Waiver> {
    rules.waivers.iter().filter(move |waiver| is_for(&waiver.industries, industry))
}

fn is_deferred(rules: &Rules, facts: &Facts) -> Result<bool, Unanswered> {
    let named =
        |id: &String| waivers_for(rules, &facts.industry).find(|known| known.id == *id).ok_or(Unanswered::NoVerdict);
    let named = facts.waivers.iter().map(named).collect::<Result<Vec<_>, _>>()?;
    Ok(named.iter().any(|waiver| waiver.effect == Effect::Defer))
}

fn may_be_owed(rules: &Rules, facts: &Facts, requirement: &Requirement) -> Result<(), Unanswered> {
    let mut waivers = waivers_for(rules, &facts.industry);
    let categories = Categories::new(requirement, None);
    let mut owed = facts.owed.keys();
    let is_owed = owed.len() > 0;
    let may_be =
        waivers.any(|waiver| waiver.effect == Effect::Defer) && owed.all(|id| categories.find(id.as_str()).is_some());
    if is_owed && !may_be { Err(Unanswered::NoVerdict) } else { Ok(()) }
}

fn count_second(rules: &Rules, facts: &Facts, industry: &IndustryId) -> Result<Counted, Unanswered> {
    let two = rules.two_industries.as_ref().filter(|_| *industry != facts.industry).ok_or(Unanswered::NoVerdict)?;
    let only: Vec<String> = two.each.iter().map(ToString::to_string).collect();
    count(rules, facts, industry, requirement(rules, facts, industry)?, Some(&only))
}

/// What each entry is worth as it is given, in its industry.
pub(crate) fn worths(rules: &Rules, facts: &Facts) -> Vec<Option<Exact>> {
    let worth = |entry: &checker_rules::Entry| {
        let industry = entry.industry.as_ref().unwrap_or(&facts.industry);
        let requirement = requirement(rules, facts, industry).ok()?;
        let categories = Categories::new(requirement, None);
        Person { rules, facts, industry, requirement, categories: &categories }.worth(entry).map(|(_, worth)| worth)
    };
    facts.entries.iter().map(worth).collect()
}

fn is_for(industries: &[IndustryId], industry: &IndustryId) -> bool {
    industries.is_empty() || industries.contains(industry)
}

/// The most specific requirement that the person is within.
fn requirement<'a>(rules: &'a Rules, facts: &Facts, industry: &IndustryId) -> Result<&'a Requirement, Unanswered> {
    let known = rules.industries.iter().find(|known| known.id == *industry).ok_or(Unanswered::NoVerdict)?;
    let of_industry = rules.requirements.iter().filter(|requirement| requirement.industry == known.follows);
    let fitting = of_industry.filter(|requirement| fits(&requirement.scope, facts));
    fitting.max_by_key(|requirement| requirement.scope.len()).ok_or(Unanswered::NoVerdict)
}

fn fits(scope: &Map<TraitId, Vec<ValueId>>, facts: &Facts) -> bool {
    scope.iter().all(|(id, values)| facts.traits.get(id).is_some_and(|own| values.contains(own)))
}

fn earlier_years_complete(rules: &Rules, facts: &Facts) -> Result<bool, Unanswered> {
    let Some(id) = &facts.purpose else { return Ok(true) };
    let fitting = rules.purposes.iter().filter(|purpose| purpose.id == *id && fits(&purpose.scope, facts));
    let purpose = fitting.max_by_key(|purpose| purpose.scope.len()).ok_or(Unanswered::NoVerdict)?;
    Ok((1..purpose.years).all(|before| facts.complete_years.contains(&(rules.year - before))))
}

fn count(
    rules: &Rules,
    facts: &Facts,
    industry: &IndustryId,
    requirement: &Requirement,
    only: Option<&[String]>,
) -> Result<Counted, Unanswered> {
    let categories = Categories::new(requirement, only);
    let person = Person { rules, facts, industry, requirement, categories: &categories };
    let mut needs = categories.needs(requirement, only.is_some());
    categories.adjust(&mut needs, (rules, facts), industry, &|entry| person.completes(entry));
    Puzzle::new(&person, &needs).solve(facts.entries.len())
}

struct Puzzle {
    parts: Vec<Part>,
    /// How many grains make 1.
    grains: i128,
    /// Sums that may not be more than so much.
    most: Vec<Sum>,
    /// The lines, and what is needed of each.
    needs: Vec<Sum>,
    needed: Vec<Exact>,
    /// The lines in the order in which they are served.
    order: Vec<usize>,
    total: usize,
}

impl Puzzle {
    fn new(person: &Person<'_>, needs: &Needs) -> Self {
        let parts = person.parts();
        let mut most = at_most(person, &parts);
        let mut lines: Vec<(Vec<usize>, Exact)> = Vec::new();
        let needed = needs.categories.iter().zip(&needs.with_owed);
        for (category, (needed, with_owed)) in person.categories.all.iter().zip(needed).filter(|(own, _)| own.asked) {
            let is_in = |part: &Part| person.categories.find(&part.category).unwrap().is_within(&category.id);
            let own = chosen(&parts, is_in);
            most.extend(category.most.map(|most| (own.clone(), most.max(*with_owed))));
            lines.push((own, *needed));
        }
        let total = lines.len();
        lines.push((chosen(&parts, |_| true), needs.total));
        if let Some(each) = needs.each_year {
            lines.extend(person.years().map(|year| (chosen(&parts, |part| part.year == Some(year)), each)));
        }
        let amounts = parts.iter().map(|part| part.worth).chain(most.iter().chain(&lines).map(|(_, amount)| *amount));
        let grains =
            amounts.fold(1, |grains, amount| grains / exact::common_divisor(grains, amount.below) * amount.below);
        let sum = |(parts, amount): (Vec<usize>, Exact)| Sum { parts, amount: amount.in_grains(grains) };
        let order = (total + 1..lines.len()).chain(0..=total).collect();
        let needed = lines.iter().map(|(_, needed)| *needed).collect();
        let [most, needs] = [most, lines].map(|sums| sums.into_iter().map(sum).collect());
        Self { parts, grains, most, needs, needed, order, total }
    }

    fn solve(&self, entries: usize) -> Result<Counted, Unanswered> {
        let worths: Vec<i128> = self.parts.iter().map(|part| part.worth.in_grains(self.grains)).collect();
        let ways = worths.iter().fold(1_i128, |ways, worth| ways.saturating_mul(worth + 1));
        if ways > MOST_WAYS {
            return Err(Unanswered::TooManyWays);
        }
        let mut best: Vec<(Vec<i128>, Vec<i128>)> = Vec::new();
        for number in 0..ways {
            let way = way(&worths, number);
            if self.most.iter().any(|most| most.of(&way) > most.amount) {
                continue;
            }
            let reached = self.reached(&way);
            let better = best.first().is_none_or(|(known, _)| reached > *known);
            if better {
                best.clear();
            }
            if better || best[0].0 == reached {
                best.push((reached, way));
            }
        }
        let ways = best.iter().map(|(_, way)| self.told(way, entries)).collect();
        Ok(Counted { needed: self.needed.clone(), ways })
    }

    /// How far each need is filled, the first served first, then how much counts in all.
    fn reached(&self, way: &[i128]) -> Vec<i128> {
        let filled = self.order.iter().map(|at| self.needs[*at].of(way).min(self.needs[*at].amount));
        filled.chain([self.needs[self.total].of(way)]).collect()
    }

    fn told(&self, way: &[i128], entries: usize) -> Way {
        let of = |entry| Sum { parts: chosen(&self.parts, |part| part.entry == entry), amount: 0 };
        let exact = |grains| Exact::new(grains, self.grains);
        Way {
            entries: (0..entries).map(|entry| exact(of(entry).of(way))).collect(),
            lines: self.needs.iter().map(|line| exact(line.of(way))).collect(),
        }
    }
}

impl Counted {
    fn is_complete(&self) -> bool {
        self.ways[0].lines.iter().zip(&self.needed).all(|(counted, needed)| counted >= needed)
    }
}

/// A way by its number: how much of each part counts.
fn way(worths: &[i128], number: i128) -> Vec<i128> {
    let mut left = number;
    let digit = |worth: &i128| {
        let digit = left % (worth + 1);
        left /= worth + 1;
        digit
    };
    worths.iter().map(digit).collect()
}

fn chosen(parts: &[Part], is_chosen: impl Fn(&Part) -> bool) -> Vec<usize> {
    (0..parts.len()).filter(|at| is_chosen(&parts[*at])).collect()
}

/// Every limit with what it limits, once for each day or year.
fn at_most(person: &Person<'_>, parts: &[Part]) -> Vec<(Vec<usize>, Exact)> {
    let mut most = Vec::new();
    for limit in &person.rules.limits {
        let limited = |part: &Part| {
            part.carried.is_none() && person.limits(limit, &person.facts.entries[part.entry], &part.category)
        };
        let mut add = |is_same: &dyn Fn(&Part) -> bool| {
            most.push((chosen(parts, |part| limited(part) && is_same(part)), person.most(limit)));
        };
        match limit.per {
            Per::Item => {}
            Per::Period => add(&|_| true),
            Per::Year => person.years().for_each(|year| add(&|part| part.year == Some(year))),
            Per::Day => {
                parts.iter().filter_map(|part| part.day).for_each(|day| add(&|part| part.day == Some(day)));
            }
        }
    }
    for (at, rule) in person.rules.carry_over.iter().enumerate() {
        most.extend(rule.max.map(|max| (chosen(parts, |part| part.carried == Some(at)), max.into())));
    }
    most
}
