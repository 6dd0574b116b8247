//! Installs the theme's npm packages exactly as the lock file says.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use crate::ThemeError;

/// What [`install_packages`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Installed {
    /// The packages were there already.
    Before,
    /// `npm ci` installed them.
    Now,
}

/// On Windows npm is a script that only its own name with `.cmd` starts.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// GOV.UK's style sheet as it is published, and its mirror image for what is written from right to left.
const STYLES: &str = "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css";
pub(crate) const MIRRORED_STYLES: &str = "node_modules/.govuk-frontend.rtl.css";

/// Makes the mirror image.
const RTLCSS: &str = "node_modules/rtlcss/bin/rtlcss.js";

/// Inside `node_modules`: the lock file that was installed from.
const STAMP: &str = "node_modules/.installed-from";

/// Installs the packages of `theme_dir` with `npm ci`, when they are missing or the lock file changed.
///
/// No package's own scripts run: none of these needs one, and a build must not run strangers' code.
pub fn install_packages(theme_dir: &Path) -> Result<Installed, ThemeError> {
    let lock_path = theme_dir.join("package-lock.json");
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| ThemeError::file(&path, error)
    };
    // Two builds at once must not both replace node_modules; the lock ends with the file handle.
    let lock_file = fs::File::open(&lock_path).map_err(at(&lock_path))?;
    lock_file.lock().map_err(at(&lock_path))?;

    let wanted = fs::read(&lock_path).map_err(at(&lock_path))?;
    let stamp = theme_dir.join(STAMP);
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(Installed::Before);
    }
    run_npm_ci(NPM, theme_dir)?;
    // Other folders of packages, such as a test's, have no style sheet to mirror.
    if theme_dir.join(RTLCSS).is_file() {
        let arguments = [RTLCSS, "--silent", STYLES, MIRRORED_STYLES];
        run("node", &arguments, theme_dir)?;
    }
    fs::write(&stamp, wanted).map_err(at(&stamp))?;
    Ok(Installed::Now)
}

fn run_npm_ci(npm: &str, theme_dir: &Path) -> Result<(), ThemeError> {
    let arguments = [
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ];
    run(npm, &arguments, theme_dir)
}

fn run(program: &str, arguments: &[&str], theme_dir: &Path) -> Result<(), ThemeError> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(theme_dir)
        .output()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => ThemeError::NpmMissing,
            _ => ThemeError::file(Path::new(program), error),
        })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let reason = said
        .lines()
        .map(|line| line.trim_start_matches("npm error").trim())
        .filter(|line| !line.is_empty());
    let reason = reason.take(3).collect::<Vec<_>>().join("; ");
    Err(ThemeError::NpmFailed {
        folder: theme_dir.to_owned(),
        reason: if reason.is_empty() {
            output.status.to_string()
        } else {
            reason
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_npm_the_error_says_what_to_install() {
        let refused = run_npm_ci("npm-that-is-not-there", Path::new("."))
            .expect_err("there is no such program");
        assert!(refused.to_string().contains("install Node.js"));
    }

    #[test]
    fn when_npm_fails_its_reason_is_one_line() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(
            folder.path().join("package.json"),
            r#"{"dependencies":{"left-pad":"1.0.0"}}"#,
        )
        .expect("a file");
        let lock = r#"{"lockfileVersion":3,"packages":{"":{}}}"#;
        fs::write(folder.path().join("package-lock.json"), lock).expect("a file");
        let refused = install_packages(folder.path()).expect_err("the lock file lacks a package");
        let said = refused.to_string();
        assert!(matches!(refused, ThemeError::NpmFailed { .. }), "{said}");
        assert_eq!(said.lines().count(), 1);
    }
}
