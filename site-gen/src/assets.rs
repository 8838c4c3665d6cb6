//! The files that every site has beside its pages: style sheet, icons, and the checker's program. They are embedded in
//! this program, and their names contain a hash of their contents, so that browsers may keep them for good. Only the
//! script for pages of other sites keeps its name, since those pages name it.

use std::collections::BTreeMap;

use crate::content::Colour;

/// The style sheets, each a layer over the one before.
const STYLE: &str = concat!(
    include_str!("../assets/css/tokens.css"),
    include_str!("../assets/css/base.css"),
    include_str!("../assets/css/frame.css"),
    include_str!("../assets/css/parts.css"),
    include_str!("../assets/css/checker.css"),
    include_str!("../assets/css/phone.css"),
    include_str!("../assets/css/finding.css"),
    include_str!("../assets/css/list.css"),
    include_str!("../assets/css/failed.css"),
    include_str!("../assets/css/print.css"),
);
const PAGE: &str = include_str!("../assets/page.js");
const NO_SCRIPT: &[u8] = include_bytes!("../assets/noscript.css");
const ICON: &str = include_str!("../assets/icon.svg");
const ICONS: [(u16, &[u8]); 2] =
    [(192, include_bytes!("../assets/icon-192.png")), (512, include_bytes!("../assets/icon-512.png"))];
const SHARE: &[u8] = include_bytes!("../assets/share.png");
const OFFLINE: &str = include_str!("../assets/offline.js");
const WORKER: &str = include_str!("../assets/worker.js");
const NO_WORKER: &str = include_str!("../assets/no_worker.js");
const FRAMING: &str = include_str!("../assets/framing.js");
const EMBEDDED: &str = include_str!("../assets/embedded.js");
const PROGRAM: &str = include_str!("../assets/program.js");
const LOADER: &str = include_str!("../assets/checker.js");
const LIST_LOADER: &str = include_str!("../assets/list.js");
const FIND: &str = include_str!("../assets/find.js");
const RANK: &str = include_str!("../assets/rank.js");
const SEARCH: &str = include_str!("../assets/search.js");
const EMBED: &str = include_str!("../assets/embed.js");
const PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/checker.js"));
const CHECKER_WASM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/checker_bg.wasm"));
const LIST_PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/list.js"));
const LIST_WASM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/list_bg.wasm"));

/// The files by path, and the paths by which pages refer to them.
#[derive(Debug)]
pub(crate) struct Assets {
    files: BTreeMap<String, Vec<u8>>,
    /// Path of the style sheet below the root of the site.
    pub(crate) style: String,
    /// Path of the style sheet of pages with a checker, where scripts are off.
    pub(crate) no_script: String,
    /// Path of the script of every page.
    pub(crate) page: String,
    /// Path of the icon.
    pub(crate) icon: String,
    /// Paths of the icon as PNG, each with its width and height in pixels.
    pub(crate) icons: Vec<(u16, String)>,
    /// Path of the picture that is shown where a page is shared: 600 by 600 pixels, PNG.
    pub(crate) share: String,
    /// Path of the script that lets browsers keep the site.
    pub(crate) offline: String,
    /// Path of the script that loads and starts the checker.
    pub(crate) checker: String,
    /// Path of the checker's WebAssembly, which that script fetches.
    pub(crate) wasm: String,
    /// Path of the script that loads and starts the program of the page for lists; its worker is the same script.
    pub(crate) list: String,
    /// Path of the script of the search box that stands on every page.
    pub(crate) find: String,
    /// Path of the script of the search page.
    pub(crate) search: String,
}

impl Assets {
    /// Puts the hash of each file into its name.
    pub(crate) fn new(colour: Colour) -> Self {
        let mut files = BTreeMap::new();
        let style = add(&mut files, "site", "css", [STYLE, &colour.style()].concat().into_bytes());
        let no_script = add(&mut files, "noscript", "css", NO_SCRIPT.to_vec());
        let page = add(&mut files, "page", "js", bare(PAGE).into_bytes());
        let icon =
            add(&mut files, "icon", "svg", ICON.replace(&Colour::USUAL.to_string(), &colour.to_string()).into_bytes());
        let icons = ICONS.map(|(size, bytes)| (size, add(&mut files, &format!("icon-{size}"), "png", bytes.to_vec())));
        let share = add(&mut files, "share", "png", SHARE.to_vec());
        let offline = add(&mut files, "offline", "js", bare(OFFLINE).into_bytes());
        let wasm = add(&mut files, "checker", "wasm", CHECKER_WASM.to_vec());
        let checker = loader(&[PROGRAM, FRAMING, EMBEDDED, LOADER, PACKED], "checker_bg.wasm", &wasm);
        let checker = add(&mut files, "checker", "js", checker.into_bytes());
        let list_wasm = add(&mut files, "list", "wasm", LIST_WASM.to_vec());
        let list = loader(&[PROGRAM, FRAMING, LIST_LOADER, LIST_PACKED], "list_bg.wasm", &list_wasm);
        let list = add(&mut files, "list", "js", list.into_bytes());
        let find = add(&mut files, "find", "js", in_one_scope(FIND).into_bytes());
        let search = add(&mut files, "search", "js", in_one_scope(&[RANK, SEARCH].join("\n")).into_bytes());
        Self {
            files,
            style,
            no_script,
            page,
            icon,
            icons: icons.into(),
            share,
            offline,
            checker,
            wasm,
            list,
            find,
            search,
        }
    }

    /// Every file in order of its path.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}

/// The path of the script that shows the checker on pages of other sites.
pub(crate) const EMBED_PATH: &str = "embed/checker.js";

/// That script for a site of these languages: the id of each, and what its checker is called. An error is a fault of this
/// program.
pub(crate) fn embed_script(languages: &[(&str, String)]) -> serde_json::Result<String> {
    let languages = in_ascii(&serde_json::to_string(languages)?);
    Ok(EMBED.replace("LANGUAGES = []", &format!("LANGUAGES = {languages}")))
}

/// The path of the script that keeps the site in browsers; its place is the root, because it serves what is below it.
pub(crate) const WORKER_PATH: &str = "worker.js";

/// That script for a publication: files that are kept from the start, and files that are kept once they were asked for, each
/// as its address below the root and its fingerprint. An error is a fault of this program.
pub(crate) fn worker_script(files: &[(String, String)], later: &[(String, String)]) -> serde_json::Result<String> {
    let (files, later) = (serde_json::to_string(files)?, serde_json::to_string(later)?);
    let version = fingerprint([files.as_str(), &later].concat().as_bytes());
    let script = WORKER.replace("FILES = []", &format!("FILES = {files}"));
    let script = script.replace("LATER = []", &format!("LATER = {later}"));
    Ok(bare(&script.replace("VERSION = \"\"", &format!("VERSION = \"{version}\""))))
}

/// The script at the same path of a site that is not kept: browsers that kept it before drop it.
pub(crate) fn no_worker_script() -> String {
    bare(NO_WORKER)
}

/// The fingerprint of a file: the beginning of its hash.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..12].to_owned()
}

/// JSON in ASCII: a browser reads a script in the encoding of the page around it, which may be GB 18030.
fn in_ascii(json: &str) -> String {
    let mut ascii = String::new();
    for c in json.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            ascii.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    ascii
}

/// The script of a program: what loads and watches it, which starts by itself so that pages need no inline script, and
/// behind that what wasm-bindgen made, in one scope that no other script sees. `wasm` is the path of the program that the
/// parts call `name`.
fn loader(parts: &[&str], name: &str, wasm: &str) -> String {
    let file = wasm.rsplit('/').next().unwrap_or(wasm);
    let [newer, older] = OPTIONAL_CHAINING;
    in_one_scope(&parts.join("\n").replace(name, file).replace(newer, older))
}

/// A script that no other sees, and that starts by itself.
fn in_one_scope(script: &str) -> String {
    format!("(function () {{\n\"use strict\";\n{}}})();\n", bare(script))
}

/// A script without its comments and indentation, which nobody reads in a browser. Comments have lines of their own, and
/// no text goes over several.
fn bare(script: &str) -> String {
    let mut bare = String::with_capacity(script.len());
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        let begins = line.starts_with("/*");
        if !is_comment && !begins && !line.is_empty() && !line.starts_with("//") {
            bare.extend([line, "\n"]);
        }
        is_comment = (is_comment || begins) && !line.ends_with("*/");
    }
    bare
}

/// The one place where wasm-bindgen writes what browsers before 2020 cannot read, and the same for them: the pattern
/// there always matches.
const OPTIONAL_CHAINING: [&str; 2] = [".exec(toStringOutput)?.[1]", ".exec(toStringOutput)[1]"];

/// Adds a file and returns its path: `assets/<name>.<hash>.<extension>`.
fn add(files: &mut BTreeMap<String, Vec<u8>>, name: &str, extension: &str, bytes: Vec<u8>) -> String {
    let path = format!("assets/{name}.{}.{extension}", fingerprint(&bytes));
    files.insert(path.clone(), bytes);
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_lose_their_comments_and_nothing_else() {
        assert_eq!(bare("/** a\n * b */\n  let a = 1; // c\n\n  // d\n/* e */\n}\n"), "let a = 1; // c\n}\n");
        let of_programs = [PROGRAM, FRAMING, EMBEDDED, LOADER, PACKED, LIST_LOADER, LIST_PACKED];
        for script in of_programs.into_iter().chain([PAGE, OFFLINE, WORKER, NO_WORKER, FIND, RANK, SEARCH]) {
            assert!(script.lines().all(|line| line.matches('`').count() % 2 == 0), "no text goes over several lines");
        }
    }
}
