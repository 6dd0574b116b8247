//! `package`: one council's deployment, from content and sources to archives.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line prints"
)]

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use jiff::Zoned;
use jiff::civil::Date;
use package::{Order, PackError, Packed, Programs, pack};
use site::findings::{self, Look, plural};
use site_model::{Diagnostics, Slug};

/// An archive above this takes noticeably longer to start from.
const LARGE: usize = 8_000_000;

/// Packages one council for AWS: the functions' archives, the public site, the template's parameters.
#[derive(Parser)]
#[command(name = "package", version)]
struct Options {
    /// The council: the name of its folder in content
    #[arg(value_parser = Slug::parse)]
    council: Slug,
    /// The folder with a folder per council
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// The folder to write to
    #[arg(long, default_value = "target/package")]
    out: PathBuf,
    /// A folder with the programs intake, triage and keeper, instead of building them
    #[arg(long)]
    binaries: Option<PathBuf>,
    /// The folder with templates, words and styles
    #[arg(long, default_value = "site/theme")]
    theme: PathBuf,
    /// Check dates as of this day, e.g. 2026-11-21, instead of today
    #[arg(long)]
    today: Option<Date>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let order = Order {
        council: options.council,
        content: options.content,
        theme: options.theme,
        out: options.out,
        programs: options.binaries.map_or(Programs::Build, Programs::In),
        today: options.today.unwrap_or_else(|| Zoned::now().date()),
    };
    match pack(&order) {
        Ok(packed) => {
            print_findings(&packed.diagnostics);
            print_packed(&order, &packed);
            ExitCode::SUCCESS
        }
        Err(PackError::Content(diagnostics)) => {
            print_findings(&diagnostics);
            eprintln!("nothing was written: {}", findings::count(&diagnostics));
            ExitCode::FAILURE
        }
        Err(error) => {
            if let PackError::Unrecorded(diagnostics) = &error {
                print_findings(diagnostics);
            }
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print_packed(order: &Order, packed: &Packed) {
    println!(
        "{} for {}: {}, {}",
        order.out.display(),
        order.council,
        plural(packed.site_files, "file of the site", "files of the site"),
        findings::count(&packed.diagnostics),
    );
    println!("ContentVersion {}", packed.stamp.content_version);
    println!("ScriptHash {}", packed.stamp.script_hash);
    for archive in &packed.archives {
        println!(
            "{:<12}{:>8} KB  sha256 {}",
            archive.name,
            archive.size.div_ceil(1000),
            archive.sha256
        );
    }
    for archive in packed.archives.iter().filter(|one| one.size > LARGE) {
        eprintln!(
            "warning: {} is above {} MB: each cold start loads it",
            archive.name,
            LARGE / 1_000_000
        );
    }
}

fn print_findings(diagnostics: &Diagnostics) {
    let look = if std::io::stdout().is_terminal() {
        Look::Coloured
    } else {
        Look::Plain
    };
    print!("{}", findings::draw(diagnostics, look));
}
