//! Whether Lambda's system can run a program: `provided.al2023` on x86-64.
//!
//! Asked of `objdump`, which comes with every C compiler. A program that needs a newer glibc, or a
//! library that is not there, would be deployed without a word and fail at its first start.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The architecture, as `objdump` calls it.
const FORMAT: &str = "elf64-x86-64";

/// Amazon Linux 2023's glibc, for all its life (AL2023 User Guide, "Core toolchain packages").
const GLIBC: Version = Version(2, 34, 0);

/// What the system has: glibc's own libraries, and libgcc, whose `libgcc_s` unwinds a panic.
/// Both packages are in the minimal container image that Lambda's runtime is made of (AL2023 User
/// Guide, "AL2023 minimal container image").
const LIBRARIES: [&str; 7] = [
    "libc.so.6",
    "libm.so.6",
    "libdl.so.2",
    "libpthread.so.0",
    "librt.so.1",
    "ld-linux-x86-64.so.2",
    "libgcc_s.so.1",
];

/// Why a program cannot run there.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// `objdump` could not be asked, or could not read it.
    #[error(
        "{}: objdump cannot read it ({reason}): is it a program, and is a C compiler with binutils installed?",
        program.display()
    )]
    Unreadable {
        /// The program.
        program: PathBuf,
        /// What was said.
        reason: String,
    },
    /// It is for another machine.
    #[error("{} is {format}: the functions run on {FORMAT}", program.display())]
    Architecture {
        /// The program.
        program: PathBuf,
        /// What it is.
        format: String,
    },
    /// It needs a newer C library.
    #[error(
        "{} needs {versions}: Amazon Linux 2023 has glibc 2.34. Build on a system whose glibc is not newer, such as Debian 12",
        program.display()
    )]
    Glibc {
        /// The program.
        program: PathBuf,
        /// The versions, and what is wanted of them.
        versions: String,
    },
    /// It needs libraries that are not there.
    #[error(
        "{} needs {}, which Amazon Linux 2023 does not have: link statically",
        program.display(), libraries.join(", ")
    )]
    Libraries {
        /// The program.
        program: PathBuf,
        /// Which.
        libraries: Vec<String>,
    },
}

/// Refuses a program that Lambda's system cannot run.
pub fn check_program(program: &Path) -> Result<(), Unfit> {
    let unreadable = |reason: String| Unfit::Unreadable {
        program: program.to_owned(),
        reason,
    };
    let output = Command::new("objdump")
        .args(["--private-headers", "--dynamic-syms"])
        .arg(program)
        // What is said is read here.
        .env("LC_ALL", "C")
        .output()
        .map_err(|error| unreadable(error.to_string()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(unreadable(said.trim().to_owned()));
    }
    check_needs(
        program,
        &Needs::read(&String::from_utf8_lossy(&output.stdout)),
    )
}

fn check_needs(program: &Path, needs: &Needs) -> Result<(), Unfit> {
    let program = program.to_owned();
    if needs.format != FORMAT {
        return Err(Unfit::Architecture {
            program,
            format: needs.format.clone(),
        });
    }
    let missing = |library: &&String| !LIBRARIES.contains(&library.as_str());
    let libraries: Vec<String> = needs.libraries.iter().filter(missing).cloned().collect();
    if !libraries.is_empty() {
        return Err(Unfit::Libraries { program, libraries });
    }
    // A name that is no version (`GLIBC_PRIVATE`, `GLIBC_ABI_DT_RELR`) is no promise of any glibc.
    let too_new: Vec<String> = needs
        .glibc
        .iter()
        .filter(|(version, _)| Version::parse(version).is_none_or(|needed| needed > GLIBC))
        .map(|(version, symbols)| match symbols.is_empty() {
            true => version.clone(),
            false => {
                let symbols: Vec<&str> = symbols.iter().map(String::as_str).collect();
                format!("{version} (for {})", symbols.join(", "))
            }
        })
        .collect();
    if too_new.is_empty() {
        Ok(())
    } else {
        Err(Unfit::Glibc {
            program,
            versions: too_new.join(", "),
        })
    }
}

/// What a program needs, as `objdump --private-headers --dynamic-syms` tells it.
#[derive(Debug, Default)]
struct Needs {
    format: String,
    libraries: Vec<String>,
    /// By version, `GLIBC_2.34`: the symbols wanted of it. The headers name versions, the symbols
    /// say what for.
    glibc: BTreeMap<String, BTreeSet<String>>,
}

impl Needs {
    fn read(told: &str) -> Self {
        let mut needs = Self::default();
        for line in told.lines() {
            if let Some((_, format)) = line.split_once("file format ") {
                needs.format = format.trim().to_owned();
            }
            let words: Vec<&str> = line.split_whitespace().collect();
            if let ["NEEDED", library] = words[..] {
                needs.libraries.push(library.to_owned());
            }
            let bare = |word: &str| word.trim_matches(['(', ')']).to_owned();
            let found = words
                .iter()
                .position(|word| bare(word).starts_with("GLIBC_"));
            if let Some(position) = found {
                let symbols = needs.glibc.entry(bare(words[position])).or_default();
                symbols.extend(words.get(position + 1).map(|&symbol| symbol.to_owned()));
            }
        }
        needs
    }
}

/// A version of glibc, such as 2.34 or 2.3.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Version(u32, u32, u32);

impl Version {
    fn parse(name: &str) -> Option<Self> {
        let mut parts = name.strip_prefix("GLIBC_")?.split('.').map(str::parse);
        let mut part = || parts.next().unwrap_or(Ok(0)).ok();
        Some(Self(part()?, part()?, part()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As GNU objdump 2.40 tells it, shortened.
    const TOLD: &str = "
intake:     file format elf64-x86-64

Dynamic Section:
  NEEDED               libgcc_s.so.1
  NEEDED               libc.so.6

Version References:
  required from libgcc_s.so.1:
    0x0b792650 0x00 02 GCC_3.0
  required from libc.so.6:
    0x06969189 0x00 19 GLIBC_2.29
    0x069691b4 0x00 02 GLIBC_2.34

DYNAMIC SYMBOL TABLE:
0000000000000000      DF *UND*\t0000000000000000 (GLIBC_2.34) __libc_start_main
0000000000000000      DF *UND*\t0000000000000000 (GLIBC_2.2.5) free
0000000000000000  w   D  *UND*\t0000000000000000  Base        __gmon_start__
";

    fn refused(told: &str) -> Option<String> {
        check_needs(Path::new("intake"), &Needs::read(told))
            .err()
            .map(|unfit| unfit.to_string())
    }

    #[test]
    fn a_program_that_needs_glibc_2_34_and_libgcc_runs_there() {
        assert_eq!(refused(TOLD), None);
    }

    #[test]
    fn a_program_that_needs_a_newer_glibc_is_refused_with_the_symbol() {
        let told = TOLD.replace("(GLIBC_2.2.5) free", "(GLIBC_2.39) pidfd_spawnp");
        let said = refused(&told).expect("it is refused");
        assert!(said.contains("GLIBC_2.39 (for pidfd_spawnp)"), "{said}");
        assert!(said.contains("Debian 12"), "{said}");
    }

    #[test]
    fn a_version_that_only_the_headers_name_counts_too() {
        for name in ["GLIBC_2.36", "GLIBC_ABI_DT_RELR", "GLIBC_PRIVATE"] {
            assert!(
                refused(&TOLD.replace("GLIBC_2.29", name)).is_some(),
                "{name}"
            );
        }
    }

    #[test]
    fn versions_are_numbers_not_text() {
        assert!(Version::parse("GLIBC_2.4") < Version::parse("GLIBC_2.34"));
        assert!(Version::parse("GLIBC_2.3.4") < Version::parse("GLIBC_2.4"));
        assert!(Version::parse("GLIBC_2.100") > Version::parse("GLIBC_2.34"));
    }

    #[test]
    fn a_library_that_is_not_there_is_refused_by_name() {
        let said = refused(&TOLD.replace("libgcc_s.so.1\n  NEEDED", "libssl.so.3\n  NEEDED"));
        assert!(said.is_some_and(|said| said.contains("libssl.so.3")));
    }

    #[test]
    fn a_program_for_another_machine_is_refused() {
        let said = refused(&TOLD.replace("elf64-x86-64", "elf64-littleaarch64"));
        assert!(said.is_some_and(|said| said.contains("elf64-littleaarch64")));
    }
}
