//! What an information governance officer writes about processing, drafted from content alone: the
//! record of processing (UK GDPR Article 30) and the inputs of a data protection impact assessment
//! (Article 35(7)).
//!
//! A draft repeats what a notice says, and says where it says nothing. What content cannot know is a
//! prompt for a person; nothing is scored. The same content gives the same bytes on the same day.

mod cell;
mod impact_assessment;
mod measures;
mod pages;
mod questions;
mod record_of_processing;
mod risks;
mod said;
mod spreadsheet;
mod voice;

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use site_model::{Content, CouncilContent};

use crate::build::BuildError;
use pages::Pages;
use voice::Voice;

/// Every file of the drafts, by its path in the folder: `westminster/record-of-processing.html`.
///
/// Of every council of `content`. [`site_theme::install_packages`] comes before it.
pub fn reports(
    content: &Content,
    theme_dir: &Path,
    today: Date,
) -> Result<BTreeMap<String, Vec<u8>>, BuildError> {
    let pages = Pages::read(theme_dir)?;
    let voice = Voice::new(pages.theme(), today);
    let mut files = pages.assets();
    let councils: Vec<&CouncilContent> = content.councils.values().collect();
    for council in &councils {
        let record = record_of_processing::draft(&voice, council);
        let assessment = impact_assessment::draft(&voice, council);
        files.extend(pages.council(&voice, council, &record, &assessment)?);
    }
    files.extend(pages.index(&voice, &councils)?);
    pages.refuse_missing_words()?;
    Ok(files)
}
