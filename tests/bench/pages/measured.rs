//! What is measured: each kind in a process of its own, which prints what it cost.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use site_gen::commands::serve::{Options, Preview};
use site_gen::commands::{build_by_stages, check_by_stages};
use site_gen::diag::MessageLang;
use site_tests::folders::{copy, files_below, read, read_bytes, write_bytes, write_file};
use site_tests::large;
use site_tests::preview::Listener;

/// What is done with a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Reads every file, makes HTML of every document, and writes that.
    Floor,
    /// Every check, and nothing written.
    Check,
    /// A site where there was none.
    Build,
    /// A copy of that.
    Copy,
    /// The same site after an edit of one page.
    Rebuild,
    /// From the edit of a page to what the browser is told.
    Edit,
    /// The same after the edit of what a rule says.
    Rule,
}

impl Kind {
    pub(crate) const ALL: [Self; 7] =
        [Self::Floor, Self::Check, Self::Build, Self::Copy, Self::Rebuild, Self::Edit, Self::Rule];

    fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// What one measurement cost.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cost {
    /// Of all threads.
    cpu: Duration,
    wall: Duration,
    /// The most memory that was held, in KiB.
    peak: u64,
    /// Each stage, with its processor time and wall time.
    stages: Vec<(String, Duration, Duration)>,
}

/// Measures a kind in a process of its own.
pub(crate) fn measure(kind: Kind, folder: &Path) -> Cost {
    let this = std::env::current_exe().expect("this program");
    let answer = Command::new(this).args(["--measure", &kind.name()]).arg(folder).output().expect("a process");
    assert!(answer.status.success(), "{} fails: {}", kind.name(), String::from_utf8_lossy(&answer.stderr));
    let mut cost = Cost::default();
    for line in String::from_utf8_lossy(&answer.stdout).lines() {
        let [name, first, second] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        let micros = |text: &str| Duration::from_micros(text.parse().expect("microseconds"));
        match name {
            "whole" => (cost.cpu, cost.wall) = (micros(first), micros(second)),
            "peak" => cost.peak = first.parse().expect("KiB"),
            _ => cost.stages.push((name.to_owned(), micros(first), micros(second))),
        }
    }
    cost
}

/// Does what is measured, and prints what it cost.
pub(crate) fn run(kind: &str, folder: &Path) {
    let kind = Kind::ALL.into_iter().find(|known| known.name() == kind).expect("a kind");
    let (content, site) = (folder.join("content"), folder.join("site"));
    match kind {
        Kind::Floor => {
            let out = emptied(&folder.join("floor"));
            whole(|_| floor(&content, &out));
        }
        Kind::Check => {
            whole(|clock| drop(check_by_stages(&content, &mut |stage| clock.stage(stage)).expect("in order")))
        }
        Kind::Build => {
            let site = emptied(&site);
            whole(|clock| build_by_stages(&content, &site, &mut |stage| clock.stage(stage)).expect("a site"));
        }
        Kind::Copy => {
            let out = emptied(&folder.join("copy"));
            whole(|_| copy(&site, &out));
        }
        Kind::Rebuild => {
            edit(&content.join(large::path_of_question(1, "zh")), "\n## ", "\n## 附：");
            whole(|clock| build_by_stages(&content, &site, &mut |stage| clock.stage(stage)).expect("a site"));
        }
        Kind::Edit => told(&content, &large::path_of_question(1, "zh"), ("\n## ", "\n## 附：")),
        Kind::Rule => told(&content, "2019/rules.toml", ("，无需另外办理", "，无需再另外办理")),
    }
    let status = read(Path::new("/proc/self/status"));
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("the peak of memory");
    println!("peak\t{}\t", peak.trim().trim_end_matches(" kB"));
}

/// Tells the times of the stages.
struct Clock {
    cpu: Duration,
    wall: Instant,
}

impl Clock {
    fn stage(&mut self, name: &str) {
        let (cpu, wall) = (cpu(), Instant::now());
        println!("{name}\t{}\t{}", (cpu - self.cpu).as_micros(), (wall - self.wall).as_micros());
        (self.cpu, self.wall) = (cpu, wall);
    }
}

fn whole(work: impl FnOnce(&mut Clock)) {
    let (cpu_before, start) = (cpu(), Instant::now());
    work(&mut Clock { cpu: cpu_before, wall: start });
    println!("whole\t{}\t{}", (cpu() - cpu_before).as_micros(), start.elapsed().as_micros());
}

/// The time that all threads of this process have had on processors.
fn cpu() -> Duration {
    let spent = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(spent.tv_sec.unsigned_abs(), spent.tv_nsec.unsigned_abs() as u32)
}

fn floor(content: &Path, out: &Path) {
    for path in files_below(content) {
        let bytes = read_bytes(&content.join(&path));
        if path.extension().is_some_and(|ending| ending == "md") {
            let text = String::from_utf8(bytes).expect("a document is UTF-8");
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(&text));
            write_bytes(&out.join(path.with_extension("html")), html.as_bytes());
        }
    }
}

/// Edits a file under a preview; the time is that from the edit to what the browser is told.
fn told(content: &Path, path: &str, change: (&str, &str)) {
    let options = Options { content: content.to_owned(), port: 0, follow: false, lang: MessageLang::En };
    let preview = Preview::start(&options).expect("a preview");
    let host = preview.address().trim_start_matches("http://").split('/').next().expect("a host").to_owned();
    let mut listener = Listener::of(&host);
    let version = listener.news()["version"].clone();
    whole(|_| {
        edit(&content.join(path), change.0, change.1);
        assert_ne!(listener.news()["version"], version, "another site");
    });
}

fn edit(file: &Path, old: &str, new: &str) {
    let text = read(file);
    // Back again, where an earlier round has edited it.
    let text = if text.contains(new) { text.replacen(new, old, 1) } else { text.replacen(old, new, 1) };
    write_file(file, &text);
}

#[expect(clippy::disallowed_methods, reason = "a benchmark has folders of its own")]
fn emptied(folder: &Path) -> std::path::PathBuf {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("the folder is ours");
    }
    folder.to_owned()
}

/// The middle one.
fn median<T: Ord + Copy>(values: impl IntoIterator<Item = T>) -> T {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort_unstable();
    values[values.len() / 2]
}

/// A ratio in hundredths, as `2.50`.
fn ratio(above: Duration, below: Duration) -> (u128, String) {
    let hundredths = above.as_nanos() * 100 / below.as_nanos().max(1);
    (hundredths, format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

/// Prints the costs of a site.
pub(crate) fn show(pages: usize, costs: &BTreeMap<Kind, Vec<Cost>>) {
    println!("\n{pages} pages (medians of {} rounds)", costs[&Kind::Floor].len());
    println!("{:<10}{:>12}{:>12}{:>10}{:>12}{:>12}", "", "CPU ms", "wall ms", "MiB", "CPU/floor", "wall/floor");
    for (kind, rounds) in costs {
        let against = |of: fn(&Cost) -> Duration| {
            let pairs = rounds.iter().zip(&costs[&Kind::Floor]);
            median(pairs.map(|(own, floor)| ratio(of(own), of(floor)).0))
        };
        let shown = |hundredths: u128| format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let millis = |of: fn(&Cost) -> Duration| shown(median(rounds.iter().map(of)).as_micros() / 10);
        println!(
            "{:<10}{:>12}{:>12}{:>10}{:>12}{:>12}",
            kind.name(),
            millis(|cost| cost.cpu),
            millis(|cost| cost.wall),
            median(rounds.iter().map(|cost| cost.peak)) / 1024,
            shown(against(|cost| cost.cpu)),
            shown(against(|cost| cost.wall)),
        );
    }
    for kind in [Kind::Check, Kind::Build, Kind::Rebuild] {
        let rounds = &costs[&kind];
        let stages = rounds[0].stages.iter().enumerate().map(|(at, (name, ..))| {
            let cpu = median(rounds.iter().map(|cost| cost.stages[at].1)).as_millis();
            let wall = median(rounds.iter().map(|cost| cost.stages[at].2)).as_millis();
            format!("{name} {cpu}/{wall}")
        });
        println!("{} by stage, CPU/wall ms: {}", kind.name(), stages.collect::<Vec<_>>().join(", "));
    }
}

/// Prints what a page costs in each size of site.
pub(crate) fn compare(all: &[(usize, BTreeMap<Kind, Vec<Cost>>)]) {
    println!("\nCPU of a cold build");
    for (pages, costs) in all {
        let cpu = median(costs[&Kind::Build].iter().map(|cost| cost.cpu));
        let each = cpu.as_nanos() / *pages as u128 / 1000;
        let pages_a_second =
            *pages as u128 * 1_000_000 / median(costs[&Kind::Build].iter().map(|cost| cost.wall)).as_micros();
        println!("{pages:>8} pages: {each} µs a page; {pages_a_second} pages a second of wall time");
    }
}
