//! Builds programs for deployment.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// Why there are no programs.
#[derive(Debug, thiserror::Error)]
pub enum BuildFailed {
    /// Cargo could not be started.
    #[error("cannot start cargo: {0}")]
    Cargo(io::Error),
    /// It says why on standard error.
    #[error("the release build failed")]
    Failed,
    /// A package has no program of its name.
    #[error("the package `{0}` has no program of its name")]
    Missing(String),
}

/// Builds the programs of these packages of the workspace in `workspace_dir`, in the release
/// profile, and says where they are, in this order.
///
/// Only these packages are selected, so that nothing the rest of the workspace asks for (another
/// package's features of a shared library) gets into what is deployed. Keep to one selection: each
/// unifies features anew, and with them builds the AWS SDK again.
///
/// Paths of this machine are left out of the programs, so that another checkout or another person's
/// build of the same sources with the same compiler gives the same bytes.
pub fn build_release(workspace_dir: &Path, packages: &[&str]) -> Result<Vec<PathBuf>, BuildFailed> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build
        .current_dir(workspace_dir)
        .args(["build", "--release", "--locked", "--bins"])
        .arg("--message-format=json-render-diagnostics")
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", without_paths(workspace_dir))
        .stderr(Stdio::inherit());
    for package in packages {
        build.args(["--package", package]);
    }
    let output = build.output().map_err(BuildFailed::Cargo)?;
    if !output.status.success() {
        return Err(BuildFailed::Failed);
    }
    let mut built = executables(&String::from_utf8_lossy(&output.stdout));
    packages
        .iter()
        .map(|&package| {
            let program = built.remove(package);
            program.ok_or_else(|| BuildFailed::Missing(package.to_owned()))
        })
        .collect()
}

/// Flags that name sources by where they are in the workspace or the registry, not on this machine.
fn without_paths(workspace_dir: &Path) -> OsString {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let workspace = fs::canonicalize(workspace_dir).ok();
    let mut flags = OsString::new();
    for (path, name) in [(cargo_home, "/cargo"), (workspace, "/family-hub")] {
        let Some(path) = path else { continue };
        if !flags.is_empty() {
            // Cargo's separator of encoded flags.
            flags.push("\u{1f}");
        }
        flags.push("--remap-path-prefix=");
        flags.push(path);
        flags.push("=");
        flags.push(name);
    }
    flags
}

/// Programs by name, of cargo's messages ("External tools" in the Cargo Book).
fn executables(messages: &str) -> BTreeMap<String, PathBuf> {
    let artifacts = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    artifacts
        .filter_map(|message| {
            let program = message.get("executable")?.as_str()?;
            let name = message.pointer("/target/name")?.as_str()?;
            Some((name.to_owned(), PathBuf::from(program)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_found_in_cargos_messages() {
        let messages = "\
{\"reason\":\"compiler-artifact\",\"target\":{\"name\":\"vault\"},\"executable\":null}
{\"reason\":\"compiler-artifact\",\"target\":{\"name\":\"intake\"},\"executable\":\"/x/release/intake\"}
{\"reason\":\"build-finished\",\"success\":true}
";
        let found = executables(messages);
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            [("intake".to_owned(), PathBuf::from("/x/release/intake"))]
        );
    }
}
