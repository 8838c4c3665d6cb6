//! `cargo bench -p site-tests --bench pages [-- PAGES…]`: what a site of so many pages costs, cold and after one edit.
//!
//! Each measurement is a process of its own, by turns, so that other work on the machine meets all alike. Two things are
//! measured in the same rounds: a floor, which reads every file, makes HTML of every document and writes that; and a
//! copy of the finished site. Figures are medians, ratios those of the rounds' own ratios.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed benchmark")]

mod measured;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use measured::{Cost, Kind};
use site_tests::large;
use tempfile::TempDir;

/// How often each thing is measured.
const ROUNDS: usize = 5;

/// How many pages the sites have, unless told.
const PAGES: [usize; 3] = [200, 2_000, 20_000];

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench").peekable();
    if arguments.next_if_eq("--measure").is_some() {
        let (kind, folder) = (arguments.next().expect("a kind"), arguments.next().expect("a folder"));
        return measured::run(&kind, Path::new(&folder));
    }
    let told: Vec<usize> = arguments.map(|pages| pages.parse().expect("a number of pages")).collect();
    let sizes = if told.is_empty() { PAGES.to_vec() } else { told };
    let mut all: Vec<(usize, BTreeMap<Kind, Vec<Cost>>)> = Vec::new();
    for pages in sizes {
        all.push((pages, site_of(pages)));
        measured::show(pages, &all[all.len() - 1].1);
    }
    measured::compare(&all);
}

/// The costs of a site of so many pages, in every round.
fn site_of(pages: usize) -> BTreeMap<Kind, Vec<Cost>> {
    let folder = in_memory();
    large::write_content(pages, &folder.path().join("content"));
    let mut costs: BTreeMap<Kind, Vec<Cost>> = BTreeMap::new();
    for _ in 0..ROUNDS {
        for kind in Kind::ALL {
            costs.entry(kind).or_default().push(measured::measure(kind, folder.path()));
        }
    }
    costs
}

/// A folder on a file system in memory, where there is one.
fn in_memory() -> TempDir {
    let memory = PathBuf::from("/dev/shm");
    let place = if memory.is_dir() { memory } else { std::env::temp_dir() };
    tempfile::Builder::new().prefix("site-bench-").tempdir_in(place).expect("a folder")
}
