//! What a bench ran on: a number without its machine says nothing.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::floor;

/// Lines about the machine, its programs and how ours was built.
pub fn lines(project: &Path, binary: &Path, rivals: &[String]) -> Vec<String> {
    let memory = value("/proc/meminfo", "MemTotal").unwrap_or_else(|| "unknown".to_owned());
    let processor =
        value("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown processor".to_owned());
    let system = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    vec![
        format!(
            "machine: {} cores ({processor}), memory {memory}, Linux {}",
            floor::threads(),
            system.trim()
        ),
        format!(
            "programs: {}, {}, {}",
            said("rustc"),
            said("node"),
            rivals.join(", ")
        ),
        format!(
            "ours: {}; [profile.release] of Cargo.toml: {}",
            binary.strip_prefix(project).unwrap_or(binary).display(),
            release_profile(project)
        ),
    ]
}

/// A line `name : value` of a file that Linux keeps.
fn value(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let mut lines = text.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = lines.find(|(key, _)| key.trim() == name)?;
    Some(value.trim().to_owned())
}

fn said(program: &str) -> String {
    let told = Command::new(program).arg("--version").output();
    let version = told.map(|done| String::from_utf8_lossy(&done.stdout).trim().to_owned());
    let version = version.unwrap_or_default();
    if version.starts_with(program) {
        version
    } else {
        format!("{program} {version}")
    }
}

fn release_profile(project: &Path) -> String {
    let text = fs::read_to_string(project.join("Cargo.toml")).unwrap_or_default();
    let after = text
        .lines()
        .skip_while(|line| *line != "[profile.release]")
        .skip(1);
    let settings = after
        .take_while(|line| !line.starts_with('['))
        .filter(|line| line.contains('=') && !line.starts_with('#'));
    settings.collect::<Vec<_>>().join(", ")
}
