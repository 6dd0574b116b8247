//! The Open Referral UK feed of a council's directory: each file is made when it is wanted.

use site_theme::ThemeError;

use super::machine_readable::website;
use super::{Drawing, Drawn, Part, Result, Stage, Subject};
use crate::oruk::{Feed, File};

impl<'a> Drawing<'a> {
    /// The feed, with what its files have in common.
    fn feed(&self) -> &Feed<'a> {
        self.feed
            .get_or_init(|| Feed::new(self.content, website(&self.content.council)))
    }

    /// Every file of the feed.
    pub(super) fn feed_parts(&self) -> Vec<Part<'_>> {
        let files = self.feed().files();
        files
            .map(|file| Part::new(Stage::Feed, Subject::Many, move || self.feed_file(file)))
            .collect()
    }

    fn feed_file(&self, file: File) -> Result<Vec<Drawn>> {
        let feed = self.feed();
        let bytes = feed
            .bytes(file)
            .map_err(|error| ThemeError::Package(error.to_string()))?;
        Ok(vec![Drawn::File(feed.path(file), bytes)])
    }
}
