//! Compiles the checker and the page for lists to WebAssembly and packs them for the browser, so that the finished binary
//! needs no toolchain.
//!
//! The nested build has one folder of its own under the target folder: no lock is shared with the outer
//! cargo, and check, test and release do not each build it again.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

#[path = "build/lower.rs"]
mod lower;
#[path = "build/order.rs"]
mod order;

const TARGET: &str = "wasm32-unknown-unknown";
/// A program of the site.
struct Program {
    /// The file names of what is packed begin with this.
    name: &'static str,
    package: &'static str,
    /// What cargo calls the compiled program, without its ending.
    library: &'static str,
    profile: &'static str,
    /// What the packed script calls it; its loader in `assets/` uses that.
    global: &'static str,
    /// Parts of the names of functions that it never calls.
    unused: &'static [&'static str],
}

const PROGRAMS: [Program; 2] = [
    Program {
        name: "checker",
        package: "checker-widget",
        library: "checker_widget",
        profile: "widget",
        global: "hoursChecker",
        // Yew's listeners with the names of all events; the checker has one of its own.
        unused: &[
            "SubtreeData12add_listener",
            "BSubtree14ensure_handled",
            "ListenerRegistration8register",
            "Registry10unregister",
        ],
    },
    Program {
        name: "list",
        package: "checker-list",
        library: "checker_list",
        profile: "list",
        global: "staffList",
        // Other ways to compress, faster and slower ones: the workbook is always made in the same. What is wrong with a
        // workbook in the words of its library, which are not shown.
        unused: &[
            "XlsxError$u20$as$u20$core..fmt",
            "CfbError$u20$as$u20$core..fmt",
            "VbaError$u20$as$u20$core..fmt",
            "NamespaceError$u20$as$u20$core..fmt",
            "IllFormedError$u20$as$u20$core..fmt",
            "AttrError$u20$as$u20$core..fmt",
            "SyntaxError$u20$as$u20$core..fmt",
            "EscapeError$u20$as$u20$core..fmt",
            "quick_xml..errors..Error$u20$as$u20$core..fmt",
            "_ZN6zopfli",
            "deflate_slow",
            "deflate_stored",
            "deflate_quick",
            "deflate_fast",
            "deflate_huff",
            "deflate_rle",
        ],
    },
];
/// The first WebAssembly alone, as far as it depends on our own code; `lower` does the rest.
const OLDEST: &str = "-Ctarget-cpu=mvp";
const INPUTS: [&str; 12] = [
    "build.rs",
    "build",
    "../checker/rules/src",
    "../checker/rules/Cargo.toml",
    "../checker/widget/src",
    "../checker/widget/Cargo.toml",
    "../checker/roster/src",
    "../checker/roster/Cargo.toml",
    "../checker/list/src",
    "../checker/list/Cargo.toml",
    "../Cargo.lock",
    "../Cargo.toml",
];

/// What would make the nested build another one than intended: clippy's compiler, the outer folder and flags.
const NOT_INHERITED: [&str; 7] = [
    "RUSTC",
    "RUSTC_WRAPPER",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CLIPPY_ARGS",
    "CARGO_TARGET_DIR",
];

fn main() -> Result<(), Box<dyn Error>> {
    for input in INPUTS {
        println!("cargo::rerun-if-changed={input}");
    }
    if !has_target()? {
        println!("cargo::error=the WebAssembly target is missing; add it with: rustup target add {TARGET}");
        return Ok(());
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    // OUT_DIR is <target>/<profile>/build/<package>/out.
    let target = out.ancestors().nth(4).ok_or("OUT_DIR is not below a target folder")?.join("widget");
    for program in PROGRAMS {
        compile(&target, &program)?;
        let wasm = target.join(TARGET).join(program.profile).join(program.library).with_extension("wasm");
        Bindgen::new()
            .input_bytes(program.name, lower::lowered(&read(&wasm)?, program.unused)?)
            .no_modules(true)?
            .no_modules_global(program.global)?
            .omit_default_module_path(false)
            .typescript(false)
            .remove_producers_section(true)
            .remove_name_section(true)
            .generate(&out)?;
        let packed = out.join(format!("{}_bg.wasm", program.name));
        write(&packed, &order::ordered(&read(&packed)?)?)?;
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "reads what was just compiled")]
fn read(wasm: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(wasm)
}

#[expect(clippy::disallowed_methods, reason = "writes beside what was just packed")]
fn write(wasm: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::write(wasm, bytes)
}

fn has_target() -> Result<bool, Box<dyn Error>> {
    let rustc = env::var("RUSTC")?;
    let found = Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).output()?;
    Ok(Path::new(String::from_utf8(found.stdout)?.trim()).is_dir())
}

fn compile(target: &Path, program: &Program) -> Result<(), Box<dyn Error>> {
    let mut cargo = Command::new(env::var("CARGO")?);
    for name in NOT_INHERITED {
        cargo.env_remove(name);
    }
    cargo.env("CARGO_ENCODED_RUSTFLAGS", [OLDEST, &same_paths_everywhere()].join("\u{1f}"));
    cargo.args(["build", "--package", program.package, "--features", "mount"]);
    cargo.args(["--profile", program.profile, "--target", TARGET, "--target-dir"]).arg(target);
    if !cargo.status()?.success() {
        return Err(format!("{} does not compile for the browser", program.package).into());
    }
    Ok(())
}

/// Panic messages name source files; without this they would carry the paths of the machine.
fn same_paths_everywhere() -> String {
    let home =
        env::var("CARGO_HOME").or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo"))).unwrap_or_default();
    let project = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let project = Path::new(&project).parent().unwrap_or(Path::new("")).display().to_string();
    [(home, "cargo"), (project, "project")]
        .map(|(path, name)| format!("--remap-path-prefix={path}={name}"))
        .join("\u{1f}")
}
