//! A site in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use super::{Output, SyncError, Synced};

/// The files of a site by their paths. A clone shares the bytes.
pub type Pages = BTreeMap<String, Arc<[u8]>>;

/// Keeps the files of a site in memory. A clone is the same site.
#[derive(Clone, Default)]
pub struct InMemory {
    pages: Arc<RwLock<Pages>>,
    begun: Arc<Mutex<Begun>>,
}

/// What was put and removed since the last commit.
#[derive(Default)]
struct Begun {
    put: BTreeMap<String, Arc<[u8]>>,
    removed: BTreeSet<String>,
}

impl InMemory {
    /// One file as it counts now.
    pub fn get(&self, path: &str) -> Option<Arc<[u8]>> {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        pages.get(path).cloned()
    }

    /// Whether a file is there.
    pub fn contains(&self, path: &str) -> bool {
        self.get(path).is_some()
    }

    /// All files as they count now.
    pub fn pages(&self) -> Pages {
        let pages = self.pages.read().unwrap_or_else(PoisonError::into_inner);
        pages.clone()
    }

    fn begun(&self) -> MutexGuard<'_, Begun> {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn commit_with(&self, is_whole: bool) -> Synced {
        let Begun { put, removed } = std::mem::take(&mut *self.begun());
        let mut pages = self.pages.write().unwrap_or_else(PoisonError::into_inner);
        let mut synced = Synced::default();
        if is_whole {
            let before = pages.len();
            pages.retain(|path, _| put.contains_key(path));
            synced.deleted = before - pages.len();
        }
        for path in removed {
            synced.deleted += usize::from(pages.remove(&path).is_some());
        }
        for (path, bytes) in put {
            if pages.get(&path).is_some_and(|there| *there == bytes) {
                synced.unchanged += 1;
            } else {
                pages.insert(path, bytes);
                synced.written += 1;
            }
        }
        synced
    }
}

impl Output for InMemory {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), SyncError> {
        let mut begun = self.begun();
        begun.removed.remove(path);
        begun.put.insert(path.to_owned(), bytes.into());
        Ok(())
    }

    fn remove(&self, path: &str) {
        let mut begun = self.begun();
        begun.put.remove(path);
        begun.removed.insert(path.to_owned());
    }

    fn commit(&self) -> Result<Synced, SyncError> {
        Ok(self.commit_with(false))
    }

    fn commit_whole(&self) -> Result<Synced, SyncError> {
        Ok(self.commit_with(true))
    }

    fn roll_back(&self) {
        *self.begun() = Begun::default();
    }
}
