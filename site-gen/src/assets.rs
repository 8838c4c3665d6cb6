//! Files every site has, embedded in the binary and named by what they contain.

use std::collections::BTreeMap;

const STYLE: &[u8] = include_bytes!("../assets/site.css");
const ICON: &[u8] = include_bytes!("../assets/icon.svg");
const CHECKER_JS: &str = include_str!(concat!(env!("OUT_DIR"), "/checker.js"));
const CHECKER_WASM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/checker_bg.wasm"));

/// The files by path, and the paths that pages refer to.
#[derive(Debug)]
pub struct Assets {
    files: BTreeMap<String, Vec<u8>>,
    /// The style sheet.
    pub style: String,
    /// The icon.
    pub icon: String,
    /// The checker's loader.
    pub checker: String,
    /// The checker itself, which the loader fetches.
    pub wasm: String,
}

impl Assets {
    /// Fingerprints every file.
    pub fn new() -> Self {
        let mut files = BTreeMap::new();
        let style = add(&mut files, "site", "css", STYLE.to_vec());
        let icon = add(&mut files, "icon", "svg", ICON.to_vec());
        let wasm = add(&mut files, "checker", "wasm", CHECKER_WASM.to_vec());
        let checker = add(&mut files, "checker", "js", loader(&wasm).into_bytes());
        Self { files, style, icon, checker, wasm }
    }

    /// Every file in order of its path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}

/// wasm-bindgen's module, made to load the fingerprinted file and to start by itself: no inline script is needed.
fn loader(wasm: &str) -> String {
    let name = wasm.rsplit('/').next().unwrap_or(wasm);
    format!("{}\n__wbg_init();\n", CHECKER_JS.replace("checker_bg.wasm", name))
}

fn add(files: &mut BTreeMap<String, Vec<u8>>, name: &str, extension: &str, bytes: Vec<u8>) -> String {
    let hash = blake3::hash(&bytes).to_hex();
    let path = format!("assets/{name}.{}.{extension}", &hash[..12]);
    files.insert(path.clone(), bytes);
    path
}
