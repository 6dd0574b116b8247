//! A form that was begun, and saving a page's answers in it.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use record::{CheckToken, Draft};
use site_model::Slug;
use site_model::form::Answers;
use site_model::published::Permit;
use site_model::retention::{Period, RecordKind};
use site_theme::form_place::FormPlace;
use vault::VaultFault;

use crate::side::Side;

/// What whoever asks has of a form.
pub enum Begun<K> {
    /// Nothing, or nothing any more.
    Nothing,
    /// A draft.
    Open(OpenDraft<K>),
    /// A form that was sent, by its token.
    Sent(CheckToken),
}

/// A draft, with what opens it and the revision that was read.
pub struct OpenDraft<K> {
    /// What opens it.
    pub code: K,
    /// The draft.
    pub draft: Draft,
    /// Its revision.
    pub rev: u64,
    /// When it is gone, if nothing is saved in it before.
    pub expires: Timestamp,
}

/// A draft as it is kept.
pub struct Stored<'a, K> {
    /// What opens it.
    pub code: &'a K,
    /// The revision that was read; `None` where there is none yet.
    pub over: Option<u64>,
    /// The draft.
    pub draft: &'a Draft,
}

/// Saves answers over the draft that was read, or as a new draft.
pub(crate) async fn save<S: Side>(
    site: &S,
    saving: Saving<'_, S::Key>,
    answers: Answers,
) -> Result<Draft, VaultFault> {
    let Saving {
        place,
        permit,
        page,
        code,
        draft: before,
        over,
    } = saving;
    let version = permit.version.clone();
    let draft = match before {
        Some(draft) => draft.with(answers, version, &mut rand::rng()),
        None => Draft::begin(answers, version, site.now(), &mut rand::rng()),
    };
    let mut draft = draft.with_saved(page.clone());
    if before.is_some_and(|before| before.notice_version != permit.version) {
        let asked = place.form.agreement_pages();
        // This page was shown under the text that is in force.
        for anew in asked.filter(|asked| asked.id != *page) {
            draft = draft.asked_anew(anew);
        }
    }
    put(site, place, permit, code, over, draft).await
}

/// Saves the same answers under the text of the notice that is in force; but for agreements, which were
/// given under another.
pub(crate) async fn renew<S: Side>(
    site: &S,
    place: FormPlace<'_>,
    permit: &Permit,
    code: &S::Key,
    (draft, rev): (&Draft, u64),
) -> Result<Draft, VaultFault> {
    let mut anew = draft.clone();
    for page in place.form.agreement_pages() {
        anew = anew.asked_anew(page);
    }
    let version = permit.version.clone();
    let answers = anew.answers.clone();
    let draft = anew.with(answers, version, &mut rand::rng());
    put(site, place, permit, code, Some(rev), draft).await
}

async fn put<S: Side>(
    site: &S,
    place: FormPlace<'_>,
    permit: &Permit,
    code: &S::Key,
    over: Option<u64>,
    draft: Draft,
) -> Result<Draft, VaultFault> {
    let stored = Stored {
        code,
        over,
        draft: &draft,
    };
    site.keep(place, permit, stored).await?;
    Ok(draft)
}

/// What answers are saved as.
pub(crate) struct Saving<'a, K> {
    pub(crate) place: FormPlace<'a>,
    pub(crate) permit: &'a Permit,
    /// The page of the form that was answered.
    pub(crate) page: &'a Slug,
    pub(crate) code: &'a K,
    /// The draft that was read.
    pub(crate) draft: Option<&'a Draft>,
    /// The revision of what it is saved over.
    pub(crate) over: Option<u64>,
}

/// When a draft that is saved now is gone: as the notice promises, or else after a day.
pub fn expires(permit: &Permit, now: Timestamp) -> Timestamp {
    let period = permit
        .period(RecordKind::Draft)
        .map_or(Span::new().days(1), Period::span);
    now.to_zoned(TimeZone::UTC)
        .saturating_add(period)
        .timestamp()
}
