//! Tells when an editor has saved.
//!
//! One save is several events: a file is emptied and written, or written beside and renamed over. So
//! events are gathered, but only for as long as they keep coming: an edit is to be seen at once.
//!
//! Events are quick, not whole, so they are not trusted alone. From time to time, and whenever some may
//! have been lost, folders are listed and compared with what was there before; what no event told is
//! told then, and listening starts anew. Where a system tells no events at all, that is all there is.

mod events;
mod following;
mod listing;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use events::{Events, Folder, Listening, Message};
use listing::{Listing, outermost};

pub use following::{Following, How, Problem, Told};

/// No event for so long ends a save.
const QUIET: Duration = Duration::from_millis(8);

/// A storm of events (a checkout of another branch) is told in parts, this far apart.
const STORM: Duration = Duration::from_millis(200);

/// A new folder is looked through so long after it came: by then it is listened to.
const SETTLED: Duration = Duration::from_millis(100);

/// Folders are compared this often, though every event seems to come.
const NOW_AND_THEN: Duration = Duration::from_secs(2);

/// The same where no events come.
const WITHOUT_EVENTS: Duration = Duration::from_millis(500);

/// The same while a watched folder is not there.
const WHILE_MISSING: Duration = Duration::from_millis(250);

/// At most one part in so many of the time goes into comparing.
const SHARE: u32 = 50;

/// Watches folders: the theme's, and that of content.
///
/// ```no_run
/// use std::path::PathBuf;
/// use std::time::Duration;
///
/// use site::watch::{Next, Watch};
///
/// let mut watch = Watch::start(&[PathBuf::from("content")]);
/// while let Next::Changed(changes) = watch.next(Duration::MAX) {
///     println!("{:?}", changes.paths);
/// }
/// ```
pub struct Watch {
    folders: Vec<Folder>,
    /// `None` where the system tells no events.
    events: Option<Events>,
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    /// What was there when it was last told of.
    known: Listing,
    look_at: Instant,
    is_missing: bool,
    slower: Option<Slower>,
}

/// Why edits are found by looking for them, not by being told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Slower {
    /// The system's limit of watched folders.
    #[error(
        "this system watches no more folders, so edits are looked for twice a second; on Linux, raise \
         the limit with: sysctl fs.inotify.max_user_watches=524288"
    )]
    Full,
    /// The system tells no events here.
    #[error("edits are looked for twice a second, because the system does not tell them: {0}")]
    Untold(String),
}

/// What came of waiting.
#[derive(Debug)]
pub enum Next {
    /// Something was edited.
    Changed(Changes),
    /// Nothing was, for as long as was asked.
    Quiet,
    /// Nobody is to wait any more.
    Ended,
}

/// Edits that belong together.
#[derive(Debug)]
pub struct Changes {
    /// What was changed, made or deleted, in the words in which the folders were named. A folder stands
    /// for all that is, or was, in it.
    pub paths: Vec<PathBuf>,
    /// When the first of their events came.
    pub since: Instant,
}

/// Ends the waiting of a [`Watch`] when it is dropped, wherever that is.
pub struct End(Sender<Message>);

impl Drop for End {
    fn drop(&mut self) {
        // An error says that it has ended.
        let _ = self.0.send(Message::End);
    }
}

impl Watch {
    /// Watches from now on. What is edited before the first [`Watch::next`] is told by it.
    pub fn start(folders: &[PathBuf]) -> Self {
        let mut watch = Self::without_events(folders);
        match Events::new(watch.sender.clone()) {
            Ok(events) => {
                watch.events = Some(events);
                watch.listen();
            }
            Err(error) => watch.slower = Some(Slower::Untold(error.to_string())),
        }
        watch.known = Listing::take(watch.folders.iter().map(|folder| &folder.named));
        watch
    }

    fn without_events(folders: &[PathBuf]) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self {
            folders: folders.iter().map(|named| Folder::new(named)).collect(),
            events: None,
            sender,
            receiver,
            known: Listing::take(folders),
            look_at: Instant::now(),
            is_missing: false,
            slower: None,
        }
    }

    /// What ends the waiting. Without it, nothing does.
    pub fn end(&self) -> End {
        End(self.sender.clone())
    }

    /// Why edits are found more slowly than they could be; told once.
    pub fn slower(&mut self) -> Option<Slower> {
        self.slower.take()
    }

    /// Waits for edits, at most for `limit`.
    pub fn next(&mut self, limit: Duration) -> Next {
        let until = Instant::now().checked_add(limit);
        loop {
            let now = Instant::now();
            if until.is_some_and(|until| until <= now) {
                return Next::Quiet;
            }
            let wake = until.map_or(self.look_at, |until| until.min(self.look_at));
            let found = match self
                .receiver
                .recv_timeout(wake.saturating_duration_since(now))
            {
                Ok(Message::End) | Err(RecvTimeoutError::Disconnected) => return Next::Ended,
                Ok(first) => self.gather(first),
                Err(RecvTimeoutError::Timeout) if self.look_at <= Instant::now() => self.look(),
                Err(RecvTimeoutError::Timeout) => None,
            };
            if let Some(changes) = found {
                return Next::Changed(changes);
            }
        }
    }

    /// What comes until it is quiet.
    fn gather(&mut self, first: Message) -> Option<Changes> {
        let started = Instant::now();
        let mut burst = Burst::default();
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                Message::Seen { path, is_sure, at } => burst.add(&self.folders, &path, is_sure, at),
                Message::Lost => burst.is_partial = true,
                Message::Full => self.do_without_events(),
                // For the next to wait.
                Message::End => {
                    drop(self.end());
                    break;
                }
            }
            next = if started.elapsed() < STORM {
                self.receiver.recv_timeout(QUIET).ok()
            } else {
                None
            };
        }
        self.told(burst)
    }

    fn told(&mut self, burst: Burst) -> Option<Changes> {
        let Burst {
            sure,
            perhaps,
            moved,
            is_partial,
            since,
        } = burst;
        let mut paths = BTreeSet::new();
        if moved {
            self.listen();
        }
        if moved || is_partial {
            paths.append(&mut self.compare());
        }
        let sure = outermost(sure);
        // New folders first fill and are then listened to: what came between is found by looking.
        let mut is_new_folder = moved || is_partial;
        for path in &sure {
            // A watched folder itself was compared, whole.
            if !self.folders.iter().any(|folder| folder.named == *path) {
                self.known.look_again(path);
            }
            is_new_folder |= self.known.has_folder(path);
        }
        paths.extend(sure);
        for path in outermost(perhaps) {
            if self.known.look_again(&path) {
                paths.insert(path);
            }
        }
        if is_new_folder {
            self.look_at = self.look_at.min(Instant::now() + SETTLED);
        }
        Changes::new(paths, since.unwrap_or_else(Instant::now))
    }

    /// Finds what no event told.
    fn look(&mut self) -> Option<Changes> {
        let since = Instant::now();
        if self.is_missing {
            self.listen();
        }
        let mut paths = self.compare();
        if !paths.is_empty() && self.events.is_some() {
            self.listen();
            paths.append(&mut self.compare());
        }
        Changes::new(paths, since)
    }

    /// Compares what is there with what was known, and says when to do so again.
    fn compare(&mut self) -> BTreeSet<PathBuf> {
        let started = Instant::now();
        let now = Listing::take(self.folders.iter().map(|folder| &folder.named));
        let paths = self.known.differences(&now);
        self.known = now;
        let often = match self.events {
            None => WITHOUT_EVENTS,
            Some(_) if self.is_missing => WHILE_MISSING,
            Some(_) => NOW_AND_THEN,
        };
        self.look_at = Instant::now() + often.max(started.elapsed() * SHARE);
        paths
    }

    fn listen(&mut self) {
        let Some(events) = &mut self.events else {
            return;
        };
        match events.listen(&mut self.folders) {
            Listening::Whole => self.is_missing = false,
            Listening::Partly => self.is_missing = true,
            Listening::Refused => self.do_without_events(),
        }
    }

    fn do_without_events(&mut self) {
        if self.events.take().is_some() {
            self.slower = Some(Slower::Full);
            self.look_at = Instant::now();
        }
    }
}

impl Changes {
    fn new(paths: BTreeSet<PathBuf>, since: Instant) -> Option<Self> {
        (!paths.is_empty()).then(|| Self {
            paths: outermost(paths),
            since,
        })
    }
}

/// What has come so far.
#[derive(Default)]
struct Burst {
    sure: BTreeSet<PathBuf>,
    perhaps: BTreeSet<PathBuf>,
    /// A watched folder, or one that holds it, came or went.
    moved: bool,
    is_partial: bool,
    since: Option<Instant>,
}

impl Burst {
    fn add(&mut self, folders: &[Folder], told: &Path, is_sure: bool, at: Instant) {
        if is_sure && folders.iter().any(|folder| folder.stands_on(told)) {
            self.moved = true;
            self.since.get_or_insert(at);
        }
        for path in folders
            .iter()
            .filter_map(|folder| folder.in_its_words(told))
        {
            self.since.get_or_insert(at);
            if is_sure {
                self.sure.insert(path);
            } else {
                self.perhaps.insert(path);
            }
        }
    }
}

#[cfg(test)]
mod tests;
