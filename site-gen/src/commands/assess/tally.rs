//! What came of a list: counts that add up to the rows that were read.

use std::collections::BTreeMap;

use checker_rules::Verdict;

use crate::diag::{Words, words};

/// How many people have which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) met: usize,
    pub(super) short: usize,
    pub(super) none: usize,
    pub(super) unread: usize,
}

/// What came of some rows.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) counts: Counts,
    /// By what stands in the column of groups.
    groups: BTreeMap<String, Counts>,
    /// Rows of a log, which are not people.
    pub(super) entries: usize,
    /// Rows of a log that cannot be read, of however many people.
    pub(super) unread_entries: usize,
    pub(super) blank: usize,
    /// The numbers of rows that are no people, such as sums.
    pub(super) sums: Vec<u32>,
    /// Rows that cannot be read, and why; the first ones.
    pub(super) messages: Vec<(String, String)>,
}

impl Counts {
    fn add(&mut self, other: Self) {
        let Self { met, short, none, unread } = other;
        self.met += met;
        self.short += short;
        self.none += none;
        self.unread += unread;
    }

    fn all(self) -> usize {
        self.met + self.short + self.none + self.unread
    }

    fn words(self) -> Words {
        let Self { met, short, none, unread } = self;
        words(
            format!("{met} met, {short} short, {none} without a verdict, {unread} unreadable"),
            format!("达标{met}，未达标{short}，无法判断{none}，无法识别{unread}"),
        )
    }
}

impl Tally {
    pub(super) fn count(&mut self, verdict: Verdict, group: Option<&str>) {
        let one = match verdict {
            Verdict::Met => Counts { met: 1, ..Counts::default() },
            Verdict::Short | Verdict::Deferred => Counts { short: 1, ..Counts::default() },
            Verdict::None(_) => Counts { none: 1, ..Counts::default() },
        };
        self.add_one(one, group);
    }

    pub(super) fn count_unread(&mut self, group: Option<&str>) {
        self.add_one(Counts { unread: 1, ..Counts::default() }, group);
    }

    fn add_one(&mut self, one: Counts, group: Option<&str>) {
        self.counts.add(one);
        let Some(group) = group else { return };
        match self.groups.get_mut(group) {
            Some(counts) => counts.add(one),
            None => {
                self.groups.insert(group.to_owned(), one);
            }
        }
    }

    /// Adds what came of later rows.
    pub(super) fn add(&mut self, other: Self) {
        let Self { counts, groups, entries, unread_entries, blank, sums, messages: _ } = other;
        self.counts.add(counts);
        for (group, counts) in groups {
            self.groups.entry(group).or_default().add(counts);
        }
        self.entries += entries;
        self.unread_entries += unread_entries;
        self.blank += blank;
        self.sums.extend(sums);
    }

    /// The number of people.
    pub(super) fn people(&self) -> usize {
        self.counts.all()
    }

    /// The counts of all rows: people, and what is none.
    pub(super) fn summary(&self, above: usize) -> Words {
        let (blank, sums) = (self.blank, self.sums.len());
        let people = self.counts.all();
        let all = if self.entries > 0 { self.entries } else { people } + blank + sums + above;
        let beside = |count: usize, en: &str, zh: &str| match count {
            0 => words("", ""),
            _ => words(format!(", {count} {en}"), format!("，{zh}{count}")),
        };
        let others = [
            beside(above, "of names and above", "列名及其以上"),
            beside(blank, "blank", "空行"),
            beside(sums, "that are no people", "非人员行"),
        ];
        let counts = self.counts.words();
        let en: String = others.iter().map(|one| &*one.en).collect();
        let zh: String = others.iter().map(|one| &*one.zh).collect();
        if self.entries > 0 {
            let entries = self.entries;
            return words(
                format!("{all} rows: {entries} entries{en}; {people} people: {}", counts.en),
                format!("共{all}行：记录{entries}{zh}；共{people}人：{}", counts.zh),
            );
        }
        words(format!("{all} rows: {}{en}", counts.en), format!("共{all}行：{}{zh}", counts.zh))
    }

    /// A line for each group.
    pub(super) fn by_group(&self) -> Vec<Words> {
        let line = |(group, counts): (&String, &Counts)| {
            let (name, all, counts) = (if group.is_empty() { "-" } else { group }, counts.all(), counts.words());
            words(format!("{name}: {all} people: {}", counts.en), format!("{name}：共{all}人：{}", counts.zh))
        };
        self.groups.iter().map(line).collect()
    }
}
