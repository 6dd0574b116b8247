//! Texts that were drawn before: an edit of one file draws one text anew.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::Prose;
use site_model::content::CouncilContent;

/// What texts became, by a digest of all that goes into them but the words of the interface.
#[derive(Default)]
pub(crate) struct Remembered(Mutex<HashMap<[u8; 32], Prose>>);

impl Remembered {
    /// What a text became, or becomes now. `pictures` is [`pictures`] of its council.
    pub(crate) fn or_draw(
        &self,
        markdown: &str,
        pictures: [u8; 32],
        draw: impl FnOnce() -> Prose,
    ) -> Prose {
        let mut digest = Sha256::new();
        digest.update(pictures);
        digest.update(markdown);
        let key: [u8; 32] = digest.finalize().into();
        let known = self.texts().get(&key).cloned();
        known.unwrap_or_else(|| {
            let drawn = draw();
            self.texts().insert(key, drawn.clone());
            drawn
        })
    }

    fn texts(&self) -> std::sync::MutexGuard<'_, HashMap<[u8; 32], Prose>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A digest of what a council's texts show of its pictures, and of where they are.
pub(crate) fn pictures(council: &CouncilContent) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(council.slug.as_str());
    for (name, image) in &council.images {
        digest.update([0]);
        digest.update(name);
        digest.update([0]);
        digest.update(Sha256::digest(&image.bytes));
    }
    digest.finalize().into()
}
