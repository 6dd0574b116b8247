//! What the file system tells of watched folders.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Instant;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{
    Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _,
};

use super::listing::is_content;

/// What comes to whoever waits.
pub(super) enum Message {
    /// Something happened at a path.
    Seen {
        /// As the file system names it.
        path: PathBuf,
        /// What is there is not what was there. Otherwise it may be: a file was closed, or its times set.
        is_sure: bool,
        /// When it came.
        at: Instant,
    },
    /// Some events did not come.
    Lost,
    /// The system watches no more folders.
    Full,
    /// Nobody is to wait any more.
    End,
}

/// A watched folder.
pub(super) struct Folder {
    /// As it was named to us, and as we name what is in it.
    pub(super) named: PathBuf,
    /// As the file system names it, where it is there.
    real: PathBuf,
}

/// Listens to folders, and to the folders that hold them: a folder that is deleted and made again is
/// another one, which has to be listened to anew.
pub(super) struct Events(RecommendedWatcher);

/// How listening went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listening {
    /// To everything.
    Whole,
    /// A folder is not there.
    Partly,
    /// The system watches no more folders.
    Refused,
}

impl Folder {
    pub(super) fn new(named: &Path) -> Self {
        Self {
            named: named.to_owned(),
            real: real(named),
        }
    }

    /// A path that the file system told, in the words of who named the folder.
    pub(super) fn in_its_words(&self, told: &Path) -> Option<PathBuf> {
        let inside = told.strip_prefix(&self.real).ok()?;
        Some(if inside.as_os_str().is_empty() {
            self.named.clone()
        } else {
            self.named.join(inside)
        })
    }

    /// Whether the path is this folder or one that holds it.
    pub(super) fn stands_on(&self, told: &Path) -> bool {
        self.real.starts_with(told)
    }
}

/// Nothing is behind a folder that is not there, so that its own name is the best there is.
fn real(named: &Path) -> PathBuf {
    named
        .canonicalize()
        .or_else(|_| std::path::absolute(named))
        .unwrap_or_else(|_| named.to_owned())
}

impl Events {
    /// Sends what happens, once folders are listened to.
    pub(super) fn new(to: Sender<Message>) -> notify::Result<Self> {
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(move |event| tell(&to, event), config)?;
        Ok(Self(watcher))
    }

    /// Listens to `folders` as they are now, whatever was listened to before.
    pub(super) fn listen(&mut self, folders: &mut [Folder]) -> Listening {
        let mut listening = Listening::Whole;
        for folder in &mut *folders {
            // An error says that it was not listened to.
            let _ = self.0.unwatch(&folder.real);
            folder.real = real(&folder.named);
        }
        for folder in folders {
            let above = folder.real.parent().map(Path::to_owned);
            let above = above.map(|above| (above, RecursiveMode::NonRecursive));
            let itself = (folder.real.clone(), RecursiveMode::Recursive);
            for (path, mode) in above.into_iter().chain([itself]) {
                if mode == RecursiveMode::NonRecursive {
                    let _ = self.0.unwatch(&path);
                }
                match self.0.watch(&path, mode).map_err(|error| error.kind) {
                    Ok(()) => {}
                    Err(ErrorKind::MaxFilesWatch) => return Listening::Refused,
                    Err(_) => listening = Listening::Partly,
                }
            }
        }
        listening
    }
}

/// An error of sending says that nobody waits any more.
fn tell(to: &Sender<Message>, event: notify::Result<Event>) {
    let event = match event {
        Ok(event) => event,
        Err(error) => {
            let _ = to.send(match error.kind {
                ErrorKind::MaxFilesWatch => Message::Full,
                _ => Message::Lost,
            });
            return;
        }
    };
    if event.need_rescan() {
        let _ = to.send(Message::Lost);
    }
    let is_sure = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        // A build reads every file, and that is an event too.
        EventKind::Access(_) => return,
        _ => true,
    };
    let at = Instant::now();
    for path in event.paths.into_iter().filter(|path| is_content(path)) {
        let _ = to.send(Message::Seen { path, is_sure, at });
    }
}
