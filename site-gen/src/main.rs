//! The command `site-gen`.

use std::process::ExitCode;

fn main() -> ExitCode {
    site_gen::commands::run()
}
