//! The program where the system says no, where two run at once, and where it is told to stop.

#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]
#![expect(clippy::disallowed_methods, reason = "looks at what was written, and what was left alone")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_site-gen");

/// A folder with the small site's content in it.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mini = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/mini");
    let copied = Command::new("cp").arg("-r").arg(mini).arg(folder.path().join("content")).status().unwrap();
    assert!(copied.success());
    folder
}

fn site_gen(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder).args(["--lang", "en"]).args(args);
    command
}

fn run(folder: &Path, args: &[&str]) -> (String, String, Option<i32>) {
    said(&site_gen(folder, args).output().unwrap())
}

fn said(output: &Output) -> (String, String, Option<i32>) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

/// What is in a folder, hidden names included, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn spoil(folder: &Path) {
    fs::write(
        folder.join("content/help/how-many.en.md"),
        "# How many?\n\nOther words: see [hours](/2030/notice/#amount).\n",
    )
    .unwrap();
}

#[test]
fn a_second_build_says_who_is_at_it_and_waits() {
    let folder = folder();
    let lock = folder.path().join(".public.lock");
    let file = fs::File::create(&lock).unwrap();
    file.lock().unwrap();
    fs::write(&lock, "4711").unwrap();
    let mut second = site_gen(folder.path(), &["build"]).stderr(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(second.stderr.take().unwrap()).lines();
    let line = lines.next().unwrap().unwrap();
    assert_eq!(line, "another build (process 4711) is writing public; waiting until it has ended");
    assert!(second.try_wait().unwrap().is_none(), "it waits");
    assert!(!folder.path().join("public").exists());
    // As when the other ends without a word: its lock is let go, its file stays.
    drop(file);
    assert!(second.wait().unwrap().success());
    assert!(folder.path().join("public/index.html").is_file());
    assert_eq!(names(folder.path()), ["content", "public"]);
}

#[test]
fn builds_at_once_all_end_well() {
    let folder = folder();
    let builds: Vec<Child> = (0..6)
        .map(|_| site_gen(folder.path(), &["build"]).stderr(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap())
        .collect();
    for build in builds {
        let (out, err, code) = said(&build.wait_with_output().unwrap());
        assert_eq!(code, Some(0), "{err}");
        assert!(out.starts_with("built "), "{out}");
    }
    assert_eq!(names(folder.path()), ["content", "public"]);
}

#[test]
fn a_killed_build_keeps_nobody_waiting() {
    let folder = folder();
    for wait in [5, 10, 20, 40, 80] {
        let mut build = site_gen(folder.path(), &["build"]).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        build.kill().unwrap();
        build.wait().unwrap();
    }
    let (_, err, code) = run(folder.path(), &["build"]);
    assert_eq!((err.as_str(), code), ("", Some(0)));
    assert_eq!(names(folder.path()), ["content", "public"]);
}

/// The checksums of a site's files.
const SUMS: &str = "sums() { (cd \"$1\" && find . -type f | sort | xargs cksum); }";

/// Runs a shell script in mounts of its own: `$1` is the folder, `$2` the program. None where that is not allowed.
fn with_mounts(folder: &Path, script: &str) -> Option<(String, String)> {
    let probe = "mount -t tmpfs -o size=64k site-gen-probe \"$1\"";
    let shell = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["-m", "sh", "-c", script, "sh"]).arg(folder).arg(PROGRAM).output()
    };
    match shell(probe) {
        Ok(output) if output.status.success() => {}
        _ => {
            println!("skipped: mounts of one's own are not allowed here");
            return None;
        }
    }
    let (out, err, _) = said(&shell(&format!("set -e; cd \"$1\"\n{SUMS}\n{script}")).unwrap());
    Some((out, err))
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let folder = folder();
    let script = "
        mkdir disk
        \"$2\" --lang en build --out first/public >&2
        size=$(du -sk first/public | cut -f1)
        mount -t tmpfs -o size=$((size * 3 / 2))k site-gen-test disk
        \"$2\" --lang en build --out disk/public >&2
        before=$(sums disk/public)
        cat /dev/zero > disk/others 2>/dev/null || true
        printf '# How many?\\n\\nOther words: see [hours](/2030/notice/#amount).\\n' > content/help/how-many.en.md
        \"$2\" --lang en build --out disk/public && echo built
        [ \"$before\" = \"$(sums disk/public)\" ] && echo untouched
        ls -A disk";
    let Some((out, err)) = with_mounts(folder.path(), &script.replace("&& echo built", "&& echo built || true")) else {
        return;
    };
    assert_eq!(out, "untouched\nothers\npublic\n", "{err}");
    assert!(err.contains("cannot be written: no space is left on the disk"), "{err}");
    assert!(err.contains("the earlier output is untouched"), "{err}");
}

#[test]
fn a_folder_that_may_only_be_read_leaves_the_old_site() {
    let folder = folder();
    let script = "
        mkdir disk
        \"$2\" --lang en build --out disk/public >&2
        before=$(sums disk/public)
        mount --bind disk disk
        mount -o remount,ro,bind disk
        printf '# How many?\\n\\nOther words: see [hours](/2030/notice/#amount).\\n' > content/help/how-many.en.md
        \"$2\" --lang en build --out disk/public && echo built || true
        \"$2\" --lang en build --out disk/new && echo built || true
        [ \"$before\" = \"$(sums disk/public)\" ] && echo untouched
        ls -A disk";
    let Some((out, err)) = with_mounts(folder.path(), script) else { return };
    assert_eq!(out, "untouched\npublic\n", "{err}");
    assert_eq!(err.matches("cannot be written: the disk may only be read").count(), 2, "{err}");
}

#[test]
fn a_file_that_cannot_be_written_to_its_end_leaves_the_old_site() {
    let folder = folder();
    assert_eq!(run(folder.path(), &["build"]).2, Some(0));
    let page = folder.path().join("public/en/questions/how-many/index.html");
    let before = fs::read_to_string(&page).unwrap();
    spoil(folder.path());
    // The system stops a program that writes more than it may, unless told that the program knows.
    let script = "trap '' XFSZ; ulimit -f 4; exec \"$1\" --lang en build";
    let limited = Command::new("sh").args(["-c", script, "sh", PROGRAM]).current_dir(folder.path()).output().unwrap();
    let (out, err, code) = said(&limited);
    assert_eq!((out.as_str(), code), ("", Some(1)), "{err}");
    assert!(err.contains("cannot be written: the file would be too large"), "{err}");
    assert_eq!(fs::read_to_string(&page).unwrap(), before);
    assert_eq!(names(folder.path()), ["content", "public"]);
}

#[test]
fn outputs_that_cannot_be_replaced_are_refused() {
    let folder = folder();
    let refused = |out: &str, why: &str| {
        let (_, err, code) = run(folder.path(), &["build", "--out", out]);
        assert!(code == Some(1) && err.contains(why) && err.contains("help: "), "{out}: {err}");
    };
    refused("content", "holds files that this program did not make");
    refused(".", "holds files that this program did not make");
    refused("content/..", "holds files that this program did not make");
    refused("/", "does not name a folder that can be replaced");
    refused("nowhere/..", "does not name a folder that can be replaced");
    refused("content/site.toml", "cannot be written: a part of this path is no folder");
    refused("content/site.toml/public", "cannot be written: a part of this path is no folder");
    assert_eq!(names(folder.path()), ["content"]);
    let (out, err, code) = run(folder.path(), &["build", "--out", "content/../public"]);
    assert_eq!(code, Some(0), "{out}{err}");
    assert_eq!(names(folder.path()), ["content", "public"]);
}

#[test]
fn the_content_is_never_replaced_by_the_site() {
    let folder = folder();
    assert_eq!(run(folder.path(), &["build"]).2, Some(0));
    fs::rename(folder.path().join("content"), folder.path().join("public/content")).unwrap();
    let (_, err, code) = run(folder.path(), &["build", "--content", "public/content"]);
    assert!(code == Some(1) && err.contains("holds the content"), "{err}");
    assert!(folder.path().join("public/content/site.toml").is_file());
}

#[test]
fn check_reports_to_programs_in_the_chosen_language() {
    let folder = folder();
    assert_eq!(run(folder.path(), &["check", "--format", "json"]), ("[]\n".to_owned(), String::new(), Some(0)));
    let questions = folder.path().join("content/help/how-many.en.md");
    fs::write(&questions, "# How many?\n\n多少 [hours](/2030/nowhere/).\n").unwrap();
    let (out, err, code) = run(folder.path(), &["check", "--format", "json"]);
    let records: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((out.lines().count(), err.as_str(), code), (1, "1 error, 0 warnings\n", Some(1)));
    let expected = serde_json::json!([{
        "severity": "error", "code": "broken-link", "file": "content/help/how-many.en.md", "line": 3, "column": 4,
        "message": records[0]["message"], "help": records[0]["help"], "related": [],
    }]);
    assert_eq!(records, expected);
    let (zh, ..) = run(folder.path(), &["check", "--format", "json", "--lang", "zh"]);
    assert!(zh.contains("\"code\":\"broken-link\"") && !zh.contains(records[0]["help"].as_str().unwrap()), "{zh}");
    let (out, _, code) = run(folder.path(), &["check", "--format", "github"]);
    let start = "::error file=content/help/how-many.en.md,line=3,col=4,title=broken-link::";
    assert!(out.starts_with(start) && out.lines().count() == 1 && code == Some(1), "{out}");
}

/// A program that runs until it is stopped, with its output line by line.
struct Running {
    child: Child,
    lines: Box<dyn Iterator<Item = String>>,
}

impl Running {
    fn start(folder: &Path, args: &[&str]) -> Self {
        let mut child = site_gen(folder, args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        Self { child, lines: Box::new(lines) }
    }

    /// Ends it as Ctrl-C does.
    fn interrupt(mut self) -> Option<i32> {
        let stopped = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(stopped.success());
        self.child.wait().unwrap().code()
    }
}

#[test]
fn check_goes_on_after_every_edit() {
    let folder = folder();
    let mut check = Running::start(folder.path(), &["check", "--watch", "--format", "json"]);
    assert_eq!(check.lines.next().unwrap(), "[]");
    fs::write(folder.path().join("content/glossary.toml"), "term = 1\n").unwrap();
    assert!(check.lines.next().unwrap().contains("\"file\":\"content/glossary.toml\""));
    fs::copy(mini("glossary.toml"), folder.path().join("content/glossary.toml")).unwrap();
    assert_eq!(check.lines.find(|line| line == "[]").as_deref(), Some("[]"));
    check.child.kill().unwrap();
    check.child.wait().unwrap();
}

fn mini(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/mini").join(file)
}

#[test]
fn serve_says_where_first_and_ends_with_ctrl_c() {
    let folder = folder();
    let mut serve = Running::start(folder.path(), &["serve"]);
    let first = serve.lines.next().unwrap();
    let port = first.strip_prefix("serving http://127.0.0.1:").and_then(|rest| rest.strip_suffix("/learn/")).unwrap();
    let (_, err, code) = run(folder.path(), &["serve", "--port", port]);
    assert!(code == Some(1) && err.contains(&format!("port {port} cannot be used")), "{err}");
    assert!(err.contains("help: choose another --port"), "{err}");
    assert_eq!(serve.interrupt(), Some(0));
    assert_eq!(names(folder.path()), ["content"], "nothing is written");
    let (_, err, code) = run(folder.path(), &["serve", "--content", "nowhere"]);
    assert!(code == Some(1) && err.contains("cannot watch nowhere"), "{err}");
}

/// What a person or another program reads on standard output.
const ANSWERS: [&[&str]; 6] = [
    &["help", "rules"],
    &["check"],
    &["check", "--format", "json"],
    &["build"],
    &["assess", "--year", "2030", "--industry", "all", "people.csv"],
    &["assess", "--year", "2030", "--json", "facts.json"],
];

/// The folder with a list of people and the facts of one.
fn with_people() -> TempDir {
    let folder = folder();
    let rows = "9,4\n".repeat(100_000);
    fs::write(folder.path().join("people.csv"), format!("total,common\n{rows}")).unwrap();
    fs::write(folder.path().join("facts.json"), r#"{ "year": 2030, "industry": "all", "entries": [] }"#).unwrap();
    folder
}

#[test]
fn an_answer_that_cannot_be_written_is_said_to_be_so() {
    let folder = with_people();
    for args in ANSWERS {
        let full = fs::File::create("/dev/full").unwrap();
        let (_, err, code) = said(&site_gen(folder.path(), args).stdout(full).output().unwrap());
        assert_eq!(code, Some(1), "{args:?}: {err}");
        let end =
            "error: the answer cannot be written: no space is left on the disk\nhelp: check where the output goes\n";
        assert!(err.ends_with(end), "{args:?}: {err}");
    }
}

#[test]
fn a_reader_that_has_read_enough_is_no_mistake() {
    let folder = with_people();
    for args in ANSWERS {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let (_, err, code) = said(&site_gen(folder.path(), args).stdout(writer).output().unwrap());
        assert_eq!(code, Some(0), "{args:?}: {err}");
        assert!(!err.contains("error"), "{args:?}: {err}");
    }
}

#[test]
fn where_remarks_cannot_be_written_the_work_is_done_all_the_same() {
    let folder = with_people();
    fs::write(folder.path().join("content/2030/old.md"), "An old text.\n").unwrap();
    let full = || fs::File::create("/dev/full").unwrap();
    for args in ANSWERS {
        let known = site_gen(folder.path(), args).output().unwrap();
        let untold = site_gen(folder.path(), args).stderr(full()).output().unwrap();
        assert_eq!((untold.status.code(), known.status.code()), (Some(0), Some(0)), "{args:?}");
        assert!(!known.stderr.is_empty() || untold.stdout == known.stdout, "{args:?}");
    }
}
