//! The drafts as files: pages for people, and the same as spreadsheets open it.
//!
//! Pages link to each other and to their styles by relative addresses and need no script, so the
//! folder can be opened from a disk, sent and printed.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;
use site_model::content::CouncilContent;
use site_theme::{Argument, Assets, Layout, Link, Site, Sources, Theme, ThemeError};

use super::cell::Cell;
use super::impact_assessment::{self, Assessed, Assessment};
use super::record_of_processing::{self, COLUMNS, Column, Record};
use super::voice::Voice;
use crate::build::{BuildError, LANGUAGE};
use crate::linked_assets::LinkedAssets;

/// The styles and the icon that the pages use.
const ASSETS: [&str; 4] = [
    "family-hub.css",
    "govuk-frontend.css",
    "icon.svg",
    "public.css",
];

const INDEX: &str = "index.html";
const RECORD: &str = "record-of-processing";
const ASSESSMENT: &str = "impact-assessment";

/// Draws the pages.
pub(super) struct Pages {
    theme: Theme,
    assets: LinkedAssets,
}

/// What every page shows around its own.
#[derive(Serialize)]
struct Around<'a, V> {
    layout: Layout,
    /// In place of those of a site, which start at its root.
    assets: BTreeMap<&'static str, String>,
    description: String,
    breadcrumbs: Vec<Crumb>,
    /// That it is a draft, of which day, and from what.
    draft: String,
    /// The same as a spreadsheet opens it.
    spreadsheet: Option<&'a str>,
    #[serde(flatten)]
    page: V,
}

#[derive(Serialize)]
struct Crumb {
    text: String,
    href: String,
}

#[derive(Serialize)]
struct IndexPage {
    councils: Vec<CouncilEntry>,
}

#[derive(Serialize)]
struct CouncilEntry {
    name: String,
    files: Vec<Link>,
}

#[derive(Serialize)]
struct RecordPage {
    notices: Vec<RecordedNotice>,
}

/// A notice's part of the record. What is the same for all its purposes is said once.
#[derive(Serialize)]
struct RecordedNotice {
    title: String,
    headings: Vec<Heading>,
    purposes: Vec<Vec<Cell>>,
    rows: Vec<RecordRow>,
}

#[derive(Serialize)]
struct Heading {
    text: String,
    provision: Option<&'static str>,
}

#[derive(Serialize)]
struct RecordRow {
    heading: Heading,
    answer: Cell,
}

#[derive(Serialize)]
struct AssessmentPage<'a> {
    notices: &'a [Assessed],
}

impl Pages {
    /// Reads the theme; its packages are installed.
    pub(super) fn read(theme_dir: &Path) -> Result<Self, ThemeError> {
        let sources = Sources::read(theme_dir)?;
        let published = Assets::read(theme_dir)?;
        Ok(Self {
            theme: Theme::new(&sources)?,
            assets: LinkedAssets::of(&sources, &published, &ASSETS)?,
        })
    }

    pub(super) fn theme(&self) -> &Theme {
        &self.theme
    }

    /// The styles, by path.
    pub(super) fn assets(&self) -> BTreeMap<String, Vec<u8>> {
        self.assets.files()
    }

    /// A council's two drafts, each as a page and as a spreadsheet opens it.
    pub(super) fn council(
        &self,
        voice: &Voice<'_>,
        council: &CouncilContent,
        record: &Record,
        assessment: &Assessment,
    ) -> Result<BTreeMap<String, Vec<u8>>, BuildError> {
        let of_record = RecordPage {
            notices: recorded(voice, record),
        };
        let of_assessment = AssessmentPage {
            notices: &assessment.notices,
        };
        let file = |name: &str, kind: &str| format!("{}/{name}.{kind}", council.slug);
        Ok(BTreeMap::from([
            (
                file(RECORD, "html"),
                self.draft(voice, council, RECORD, of_record)?,
            ),
            (
                file(RECORD, "csv"),
                record_of_processing::csv(voice, record).map_err(|error| unwritten(&error))?,
            ),
            (
                file(ASSESSMENT, "html"),
                self.draft(voice, council, ASSESSMENT, of_assessment)?,
            ),
            (
                file(ASSESSMENT, "csv"),
                impact_assessment::csv(voice, assessment).map_err(|error| unwritten(&error))?,
            ),
        ]))
    }

    /// The list of all drafts.
    pub(super) fn index(
        &self,
        voice: &Voice<'_>,
        councils: &[&CouncilContent],
    ) -> Result<BTreeMap<String, Vec<u8>>, ThemeError> {
        let entry = |council: &&CouncilContent| {
            let files = [RECORD, ASSESSMENT].into_iter().flat_map(|name| {
                let title = voice.say(&format!("report-{name}-title"));
                let as_spreadsheet = [("title", Argument::from(&title))];
                let spreadsheet = voice.with("report-as-spreadsheet", &as_spreadsheet);
                [(title, "html"), (spreadsheet, "csv")].map(|(text, kind)| Link {
                    text,
                    href: format!("{}/{name}.{kind}", council.slug),
                    current: false,
                })
            });
            CouncilEntry {
                name: council.council.name.clone(),
                files: files.collect(),
            }
        };
        let title = voice.say("report-title");
        let view = Around {
            layout: Layout {
                title: title.clone(),
                site: Site {
                    council: voice.say("report-project"),
                    name: title,
                    home: INDEX.to_owned(),
                    ..Site::default()
                },
                ..Layout::default()
            },
            assets: self.assets.seen_from(0),
            description: voice.say("report-text"),
            breadcrumbs: Vec::new(),
            draft: draft_of(voice),
            spreadsheet: None,
            page: IndexPage {
                councils: councils.iter().map(entry).collect(),
            },
        };
        let html = self.theme.render("report/index.njk", LANGUAGE, &view)?;
        Ok(BTreeMap::from([(INDEX.to_owned(), html.into_bytes())]))
    }

    fn draft<V: Serialize>(
        &self,
        voice: &Voice<'_>,
        council: &CouncilContent,
        name: &str,
        page: V,
    ) -> Result<Vec<u8>, ThemeError> {
        let home = format!("../{INDEX}");
        let view = Around {
            layout: Layout {
                title: voice.say(&format!("report-{name}-title")),
                site: Site {
                    council: council.council.name.clone(),
                    name: voice.say("report-title"),
                    home: home.clone(),
                    is_demonstration: council.council.demonstration,
                    ..Site::default()
                },
                ..Layout::default()
            },
            assets: self.assets.seen_from(1),
            description: voice.say(&format!("report-{name}-text")),
            breadcrumbs: vec![Crumb {
                text: voice.say("report-title"),
                href: home,
            }],
            draft: draft_of(voice),
            spreadsheet: Some(&format!("{name}.csv")),
            page,
        };
        let template = format!("report/{name}.njk");
        let html = self.theme.render(&template, LANGUAGE, &view)?;
        Ok(html.into_bytes())
    }

    /// Whether everything that was said has words.
    pub(super) fn refuse_missing_words(&self) -> Result<(), BuildError> {
        let missing = self.theme.words().missing();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(BuildError::Words(missing.into_iter().collect()))
        }
    }
}

fn draft_of(voice: &Voice<'_>) -> String {
    let today = [("date", Argument::from(voice.date(voice.today())))];
    voice.with("report-draft-of", &today)
}

/// Writing to memory fails only if rows are of different lengths.
fn unwritten(error: &csv::Error) -> ThemeError {
    ThemeError::Package(format!("a spreadsheet could not be written: {error}"))
}

/// The rows of a record, a part for each notice.
fn recorded(voice: &Voice<'_>, record: &Record) -> Vec<RecordedNotice> {
    let heading = |column: &Column| Heading {
        text: voice.say(column.id),
        provision: column.provision,
    };
    let columns = || COLUMNS.iter().enumerate();
    let notices = record.notices.iter();
    notices
        .map(|notice| RecordedNotice {
            title: notice.title.clone(),
            headings: columns()
                .filter(|(_, column)| column.is_of_purpose)
                .map(|(_, column)| heading(column))
                .collect(),
            purposes: notice
                .rows
                .iter()
                .map(|row| {
                    columns()
                        .filter(|(_, column)| column.is_of_purpose)
                        .filter_map(|(index, _)| row.get(index).cloned())
                        .collect()
                })
                .collect(),
            rows: columns()
                .filter(|(_, column)| !column.is_of_purpose)
                .filter_map(|(index, column)| {
                    Some(RecordRow {
                        heading: heading(column),
                        answer: notice.rows.first()?.get(index)?.clone(),
                    })
                })
                .collect(),
        })
        .collect()
}
