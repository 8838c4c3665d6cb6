//! `check`: checks the content and writes nothing; with `--watch`, again after every edit.

use super::args::{CheckArgs, Report};
use super::console::{Console, print};
use super::external;
use super::failure::Failure;
use super::load::{self, ContentFolder, Loaded};
use super::watch::Watch;
use crate::check::Checked;
use crate::diag::{self, Severity, Words, words};

/// Runs `check`. Fails where the content has errors; with `--watch` it goes on until the watch ends.
pub(super) fn run(console: Console, args: &CheckArgs) -> Result<(), Failure> {
    if !args.watch {
        return report(console, args, &mut ContentFolder::once(&args.content), &[]);
    }
    let (mut folder, mut edited) = (ContentFolder::between_edits(&args.content), Vec::new());
    let watch = Watch::start(&args.content)?;
    loop {
        if let Err(failure) = report(console, args, &mut folder, &edited) {
            console.remark(&failure.words());
        }
        console.remark(&words("waiting for the next edit (Ctrl-C ends)", "等待下一次修改（按Ctrl-C结束）"));
        match watch.edits.next() {
            Some(files) => edited = files,
            None => return Ok(()),
        }
    }
}

fn report(console: Console, args: &CheckArgs, folder: &mut ContentFolder, edited: &[String]) -> Result<(), Failure> {
    let mut loaded = folder.checked(edited, Severity::Error, |site, sink| {
        if args.external {
            external::check(site, sink);
        }
    });
    if args.strict {
        loaded.take_strictly();
    }
    show(console, &loaded, args.format)?;
    match loaded.content {
        Some(checked) if args.format == Report::Human => console.answer(&in_order(&checked)),
        Some(_) => Ok(()),
        None => Err(Failure::Shown(load::count(&loaded.diagnostics))),
    }
}

/// Shows what is wrong: for a person on standard error, for a program on standard output.
fn show(console: Console, loaded: &Loaded<Checked>, format: Report) -> Result<(), Failure> {
    let Loaded { diagnostics, sources, .. } = loaded;
    match format {
        Report::Human => console.diagnostics(diagnostics, sources),
        Report::Json => {
            let records = diag::records(diagnostics, sources, console.lang);
            print(serde_json::to_string(&records).map_err(Failure::of_library)?)?;
        }
        Report::Github => {
            for record in diag::records(diagnostics, sources, console.lang) {
                print(record.annotation())?;
            }
        }
    }
    Ok(())
}

fn in_order(checked: &Checked) -> Words {
    let cases: usize = checked.site().years.iter().map(|year| year.cases.len()).sum();
    words(
        format!("the content is in order; all {cases} worked examples hold"),
        format!("内容无误；{cases}个算例全部核算通过"),
    )
}
