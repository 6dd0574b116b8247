//! The draft of the browser that asks.

use http::HeaderMap;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use record::{CheckToken, Draft, DraftCode};
use site_model::Slug;
use site_model::form::Answers;
use site_model::published::Permit;
use site_model::retention::{Period, RecordKind};
use site_theme::form_page::FormPlace;
use vault::{StoredDraft, VaultFault};

use crate::session_cookie::draft_code;
use crate::site::Site;

/// What a browser has of a form.
pub(crate) enum Begun {
    /// Nothing, or nothing any more; the code that came with the request, if one did.
    Nothing(Option<DraftCode>),
    /// A draft.
    Open(OpenDraft),
    /// A form that was sent, by its token.
    Sent(CheckToken),
}

/// A draft, with the code that opens it and the revision that was read.
pub(crate) struct OpenDraft {
    pub(crate) code: DraftCode,
    pub(crate) draft: Draft,
    pub(crate) rev: u64,
}

impl Site {
    /// What the browser with these headers has of a form.
    pub(crate) async fn begun(
        &self,
        headers: &HeaderMap,
        place: FormPlace<'_>,
    ) -> Result<Begun, VaultFault> {
        let Some(code) = draft_code(headers) else {
            return Ok(Begun::Nothing(None));
        };
        let loaded = self.vault.load_draft(&code, place.slug, self.now);
        match loaded.await {
            Ok(None) => Ok(Begun::Nothing(Some(code))),
            Ok(Some(StoredDraft::Open { draft, rev })) => {
                Ok(Begun::Open(OpenDraft { code, draft, rev }))
            }
            Ok(Some(StoredDraft::Sent(token))) => Ok(Begun::Sent(token)),
            // Nobody can open it again. The family must not be stuck with it until it closes the
            // browser: it is as gone as one that ended.
            Err(fault @ (VaultFault::Tampered { .. } | VaultFault::OfAnotherShape { .. })) => {
                self.tell("a draft did not open", &fault);
                Ok(Begun::Nothing(None))
            }
            Err(fault) => Err(fault),
        }
    }

    /// Saves answers over the draft that was read, or as a new draft.
    pub(crate) async fn save(
        &self,
        saving: Saving<'_>,
        answers: Answers,
    ) -> Result<Draft, VaultFault> {
        let Saving {
            place,
            permit,
            page,
            code,
            over,
        } = saving;
        let version = permit.version.clone();
        let draft = match over {
            Some((draft, _)) => draft.with(answers, version, &mut rand::rng()),
            None => {
                let language = self.council().language_tag();
                Draft::begin(answers, version, language, self.now, &mut rand::rng())
            }
        };
        let mut draft = draft.with_saved(page.clone());
        if over.is_some_and(|(before, _)| before.notice_version != permit.version) {
            let asked = place.form.agreement_pages();
            // This page was shown under the text that is in force.
            for anew in asked.filter(|asked| asked.id != *page) {
                draft = draft.asked_anew(anew);
            }
        }
        let over = over.map(|(_, rev)| rev);
        self.put(place, permit, code, over, draft).await
    }

    /// Saves the same answers under the text of the notice that is in force; but for agreements, which were
    /// given under another.
    pub(crate) async fn renew(
        &self,
        place: FormPlace<'_>,
        permit: &Permit,
        code: &DraftCode,
        (draft, rev): (&Draft, u64),
    ) -> Result<Draft, VaultFault> {
        let mut anew = draft.clone();
        for page in place.form.agreement_pages() {
            anew = anew.asked_anew(page);
        }
        let version = permit.version.clone();
        let answers = anew.answers.clone();
        let draft = anew.with(answers, version, &mut rand::rng());
        self.put(place, permit, code, Some(rev), draft).await
    }

    async fn put(
        &self,
        place: FormPlace<'_>,
        permit: &Permit,
        code: &DraftCode,
        over: Option<u64>,
        draft: Draft,
    ) -> Result<Draft, VaultFault> {
        let expires = expires(permit, self.now);
        let saved = self
            .vault
            .save_draft(code, place.slug, &draft, over, expires);
        saved.await?;
        Ok(draft)
    }
}

/// What answers are saved as.
#[derive(Clone, Copy)]
pub(crate) struct Saving<'a> {
    pub(crate) place: FormPlace<'a>,
    pub(crate) permit: &'a Permit,
    /// The page of the form that was answered.
    pub(crate) page: &'a Slug,
    pub(crate) code: &'a DraftCode,
    /// The draft that was read, and its revision.
    pub(crate) over: Option<(&'a Draft, u64)>,
}

/// When a draft that is saved now is gone: as the notice promises, or else after a day.
pub(crate) fn expires(permit: &Permit, now: Timestamp) -> Timestamp {
    let period = permit
        .period(RecordKind::Draft)
        .map_or(Span::new().days(1), Period::span);
    now.to_zoned(TimeZone::UTC)
        .saturating_add(period)
        .timestamp()
}
