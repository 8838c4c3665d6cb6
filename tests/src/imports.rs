//! Which file of a crate uses which: the graph of its imports, and the circles in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::folders::{files_below, read};
use crate::rust::{paths, tokens};

/// The names of the modules down to one, from the root of its crate.
pub type ModulePath = Vec<String>;

/// The modules of a crate, each with the tokens of its file.
pub struct Modules(BTreeMap<ModulePath, Vec<String>>);

impl Modules {
    /// Reads every Rust file below a folder such as `site-gen/src`.
    pub fn below(folder: &Path) -> Self {
        let files = files_below(folder).into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "rs"));
        Self::of(files.map(|file| (file.display().to_string(), read(&folder.join(&file)))))
    }

    /// Files in memory, each with its path below the folder of the crate.
    pub fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(files.into_iter().map(|(file, text)| (module_of(&file), tokens(&text))).collect())
    }

    /// Every module with its tokens.
    pub fn all(&self) -> impl Iterator<Item = (&ModulePath, &Vec<String>)> {
        self.0.iter()
    }

    /// What a module uses of the crate: the module in which each name is written, past those that pass it on.
    pub fn uses(&self, module: &[String]) -> Vec<(ModulePath, Option<String>)> {
        let tokens = self.0.get(module).map(Vec::as_slice).unwrap_or_default();
        paths(tokens).iter().filter_map(|path| self.resolve(module, path, 0)).collect()
    }

    /// The circles among the files and folders of one folder, such as `content: document names site`.
    ///
    /// What a file uses of the folder it is in, and what a folder's own file uses of those inside, closes no circle.
    pub fn circles(&self) -> Vec<String> {
        let graph = self.siblings();
        let reach: BTreeMap<&ModulePath, BTreeSet<&ModulePath>> =
            graph.keys().map(|module| (module, reachable(&graph, module))).collect();
        let mut circles = BTreeSet::new();
        for (module, reached) in reach.iter().filter(|(module, reached)| reached.contains(*module)) {
            let back = reached.iter().filter(|other| reach.get(*other).is_some_and(|reached| reached.contains(module)));
            let names: Vec<&str> = back.filter_map(|other| other.last().map(String::as_str)).collect();
            circles.insert(format!("{}: {}", module[..module.len() - 1].join("/"), names.join(" ")));
        }
        circles.into_iter().collect()
    }

    /// For each file or folder, those beside it that it uses.
    fn siblings(&self) -> BTreeMap<ModulePath, BTreeSet<ModulePath>> {
        let mut graph: BTreeMap<ModulePath, BTreeSet<ModulePath>> = BTreeMap::new();
        for from in self.0.keys() {
            for (to, _) in self.uses(from) {
                let common = from.iter().zip(&to).take_while(|(own, other)| own == other).count();
                if common < from.len() && common < to.len() {
                    graph.entry(from[..=common].to_vec()).or_default().insert(to[..=common].to_vec());
                }
            }
        }
        graph
    }

    /// The module that a path leads to, and the name in it.
    fn resolve(&self, from: &[String], path: &[&str], depth: usize) -> Option<(ModulePath, Option<String>)> {
        let (mut module, mut rest) = self.start(from, path)?;
        while let Some((next, behind)) = rest.split_first() {
            module.push((*next).to_owned());
            if !self.0.contains_key(&module) {
                module.pop();
                break;
            }
            rest = behind;
        }
        let Some(name) = rest.first() else { return Some((module, None)) };
        let passed_on = if depth < 4 { self.passed_on(&module, name, depth) } else { None };
        passed_on.or_else(|| Some((module, Some((*name).to_owned()))))
    }

    /// Where the module stands that a path begins at, and what of the path is left. None outside the crate.
    fn start<'p, 's>(&self, from: &[String], path: &'p [&'s str]) -> Option<(ModulePath, &'p [&'s str])> {
        let mut module = from.to_vec();
        let mut rest = path;
        match path.first()? {
            &"crate" => return Some((Vec::new(), &path[1..])),
            &"self" => return Some((module, &path[1..])),
            &"super" => {}
            child => {
                let mut below = module.clone();
                below.push((*child).to_owned());
                return self.0.contains_key(&below).then_some((module, path));
            }
        }
        while rest.first() == Some(&"super") {
            module.pop()?;
            rest = &rest[1..];
        }
        Some((module, rest))
    }

    /// Where a name is written that a module only imports.
    fn passed_on(&self, module: &[String], name: &str, depth: usize) -> Option<(ModulePath, Option<String>)> {
        let imports = paths(self.0.get(module)?);
        let import = imports.iter().find(|path| path.len() > 1 && path.last() == Some(&name))?;
        self.resolve(module, import, depth + 1).filter(|(found, _)| found != module)
    }
}

/// Everything that something leads to, over any number of steps.
fn reachable<'g>(graph: &'g BTreeMap<ModulePath, BTreeSet<ModulePath>>, from: &ModulePath) -> BTreeSet<&'g ModulePath> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(next) = waiting.pop() {
        for other in graph.get(next).into_iter().flatten() {
            if found.insert(other) {
                waiting.push(other);
            }
        }
    }
    found
}

/// `a/mod.rs` and `a.rs` are `a`; `lib.rs` is the root.
fn module_of(file: &str) -> ModulePath {
    let names = file.trim_end_matches(".rs").split('/').map(str::to_owned);
    names.filter(|name| !matches!(name.as_str(), "mod" | "lib" | "main")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules(files: &[(&str, &str)]) -> Modules {
        Modules::of(files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())))
    }

    #[test]
    fn a_circle_is_found_through_nested_imports_and_names_that_are_passed_on() {
        let files = [
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a/mod.rs", "mod inner; pub use inner::f; use crate::{b::{self, Thing}};"),
            ("a/inner.rs", "pub fn f() {}"),
            ("b.rs", "use super::c::g;"),
            ("c.rs", "pub fn g() { crate::a::f() }"),
        ];
        assert_eq!(modules(&files).circles(), [": a b c"]);
        let inner = vec!["a".to_owned(), "inner".to_owned()];
        assert_eq!(modules(&files).uses(&["c".to_owned()]), [(inner, Some("f".to_owned()))]);
    }

    #[test]
    fn a_folder_and_the_files_in_it_are_no_circle() {
        let files = [("a/mod.rs", "mod b; pub struct A; fn f() { b::g() }"), ("a/b.rs", "use super::A; fn g() {}")];
        assert_eq!(modules(&files).circles(), Vec::<String>::new());
    }
}
