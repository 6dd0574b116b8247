//! Eleventy.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{Installed, Rival, Shared, layouts, ran};
use crate::corpus::COUNCIL;
use crate::files::{self, Failed};

const LOCK: &str = "package-lock.json";

const CONFIG: &str = "eleventy.config.js";

pub(super) fn install(folder: &Path) -> Result<Installed, Failed> {
    let from = layouts("eleventy");
    let modules = folder.join("node_modules");
    if fs::read(folder.join(LOCK)).ok() != Some(files::read(&from.join(LOCK))?) || !modules.is_dir()
    {
        eprintln!("installing Eleventy into {}", folder.display());
        for file in ["package.json", LOCK] {
            files::write(&folder.join(file), &files::read(&from.join(file))?)?;
        }
        ran(Command::new("npm")
            .args([
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ])
            .current_dir(folder))?;
    }
    let cmd = modules.join("@11ty/eleventy/cmd.cjs");
    let version = ran(Command::new("node").arg(&cmd).arg("--version"))?;
    Ok(Installed {
        rival: Rival::Eleventy,
        version,
        file: "node".into(),
        arguments: vec![cmd.to_string_lossy().into_owned()],
    })
}

pub(super) fn write(site: &Path, shared: &Shared<'_>) -> Result<(), Failed> {
    let from = layouts("eleventy");
    files::copy(&from.join("_includes"), &site.join("input/_includes"))?;
    files::write(&site.join(CONFIG), &files::read(&from.join(CONFIG))?)?;
    // The configuration is a module, as the package says.
    files::write(
        &site.join("package.json"),
        &files::read(&from.join("package.json"))?,
    )?;
    files::write(
        &site.join("input/_data/frames.json"),
        &serde_json::to_vec(shared.frames)?,
    )?;
    files::write(
        &site.join("input/_data/assets.json"),
        &serde_json::to_vec(shared.links)?,
    )?;
    for (folder, layout) in [("notices", "notice"), ("services", "service")] {
        let data = format!("{{ \"layout\": \"{layout}.njk\" }}\n");
        let file = site.join(format!("input/{COUNCIL}/{folder}/{folder}.json"));
        files::write(&file, data.as_bytes())?;
    }
    files::copy(shared.assets, &site.join("input/assets"))
}

pub(super) fn told(out: &Path) -> Vec<String> {
    let out = out.to_string_lossy().into_owned();
    ["--quiet", "--input", "input", "--output", &out]
        .map(str::to_owned)
        .into()
}
