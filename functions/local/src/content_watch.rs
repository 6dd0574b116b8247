//! Tells when an editor has saved: changes of the content and theme folders, gathered for a moment
//! because one save is several events.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// Long enough for an editor's write-and-rename, short enough to feel at once.
const GATHER: Duration = Duration::from_millis(60);

/// Watches folders until it is dropped.
pub struct ContentWatch {
    _watcher: RecommendedWatcher,
}

impl ContentWatch {
    /// Calls `changed` with the paths of each burst of changes below `folders`, on a thread of its own.
    pub fn start(
        folders: &[PathBuf],
        mut changed: impl FnMut(&[PathBuf]) + Send + 'static,
    ) -> notify::Result<Self> {
        let (sender, receiver) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // Reading a file is an event too, and the build reads them all.
            let Ok(event) = event else { return };
            if !matches!(event.kind, EventKind::Access(_))
                && event.paths.iter().any(|path| is_content(path))
            {
                let _ = sender.send(event.paths);
            }
        })?;
        for folder in folders {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        std::thread::spawn(move || {
            // Ends when the watcher, and with it the sender, is dropped.
            while let Ok(mut paths) = receiver.recv() {
                while let Ok(more) = receiver.recv_timeout(GATHER) {
                    paths.extend(more);
                }
                changed(&paths);
            }
        });
        Ok(Self { _watcher: watcher })
    }
}

/// Not an editor's swap or backup file.
fn is_content(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with('.') && !name.ends_with('~') && !name.ends_with(".swp")
}
