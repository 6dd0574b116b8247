//! Whether a family is known: other records that agree with a referral, told by nothing but in which ways they
//! agree. Which of them is the same family's, if one is, a person finds out.

use axum::response::{IntoResponse as _, Response};
use record::permission::Action;
use record::same_family::Verdict;
use record::{FamilyId, ReferralId};
use serde::Serialize;
use site_model::published::PublishedCouncil;
use vault::{KnownReferral, ReferralFile};

use crate::address;
use crate::desk::Desk;
use crate::pages::Moment;
use crate::problem::Stop;
use crate::record_address::RecordAddress;
use crate::referral_page::ReferralAddress;
use crate::referral_view::StatusTag;

/// What `staff/known-families.njk` draws: nothing that anybody wrote.
#[derive(Serialize)]
struct KnownView {
    candidates: Vec<CandidateView>,
    linked: Vec<PairView>,
    kept_apart: Vec<PairView>,
    referral: String,
}

#[derive(Serialize)]
struct CandidateView {
    told: KnownReferralView,
    /// In which ways it agrees, in words.
    ways: Vec<String>,
    /// Where the two are compared, for who may open it.
    compare: Option<String>,
    /// Whom to phone, where another hub works on it.
    phone: Option<String>,
}

#[derive(Serialize)]
struct PairView {
    referrals: Vec<KnownReferralView>,
    /// Where the decision is taken back.
    undo: String,
}

/// A referral of another record, as a list shows it.
#[derive(Serialize)]
pub(crate) struct KnownReferralView {
    reference: String,
    hub: String,
    status: StatusTag,
    received: Moment,
    /// Where it is, for who may open it.
    open: Option<String>,
    /// Where it is seen what the family says otherwise there, for who may open it.
    changed: Option<String>,
}

/// Shows which families may be the same.
pub(crate) async fn show(
    RecordAddress((_, family, referral)): ReferralAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let file = desk
        .open_referral(Action::MatchFamilies, &family, &referral)
        .await?;
    let council = desk.council()?;
    let here = address::referral(&council.slug, &family, &referral);
    let mut candidates = Vec::new();
    for known in desk.vault.known_families(&file).await? {
        // The newest stands for the record: a family comes back with what it says last.
        let Some(newest) = may_be_told(&desk, &known.referrals).next() else {
            continue;
        };
        let told = told(&desk, council, &known.family, newest);
        let hub = newest.queue.hub().and_then(|hub| council.council.hub(hub));
        candidates.push(CandidateView {
            ways: known
                .ways
                .iter()
                .map(|way| desk.pages.say(&format!("staff-way-{}", way.as_str()), &[]))
                .collect(),
            compare: told
                .open
                .is_some()
                .then(|| address::compare(&here, &known.family, &newest.referral)),
            phone: hub.and_then(|hub| hub.contact.phone.as_ref().map(ToString::to_string)),
            told,
        });
    }
    let view = KnownView {
        candidates,
        linked: decided(&desk, &file, Verdict::Linked).await?,
        kept_apart: decided(&desk, &file, Verdict::KeptApart).await?,
        referral: here.clone(),
    };
    let reference = file.submission.reference.to_string();
    let title = desk
        .pages
        .say("staff-known-title", &[("reference", reference.into())]);
    let mut layout = desk.pages.layout_within(council, title);
    layout.back = Some(here);
    let page = desk.draw("staff/known-families.njk", layout, &view)?;
    Ok(page.into_response())
}

/// The other referrals of a referral's family, as people linked its records.
pub(crate) async fn linked(
    desk: &Desk,
    file: &ReferralFile,
) -> Result<Vec<KnownReferralView>, Stop> {
    let pairs = decided(desk, file, Verdict::Linked).await?;
    Ok(pairs.into_iter().flat_map(|pair| pair.referrals).collect())
}

/// A warning that stands in another record of the household.
#[derive(Serialize)]
pub(crate) struct LinkedWarning {
    text: String,
    review: String,
    reference: String,
}

/// What colleagues are warned of in the records that people linked: who visits has to know it, whichever of them it
/// was written with. Of records that this person could not open nothing is said.
pub(crate) async fn linked_warnings(
    desk: &Desk,
    file: &ReferralFile,
) -> Result<Vec<LinkedWarning>, Stop> {
    let council = desk.council()?;
    let mut linked = Vec::new();
    let pairs = file.pairs.iter();
    for pair in pairs.filter(|pair| pair.verdict() == Some(Verdict::Linked)) {
        let referrals = desk.vault.referrals_of(&pair.other).await?;
        let mut open = referrals
            .iter()
            .filter(|it| desk.could_open(&it.queue, it.assignee.as_ref()));
        let Some(newest) = open.next() else {
            continue;
        };
        for warning in desk.see_warnings(&pair.other).await? {
            linked.push(LinkedWarning {
                text: warning.value.text.as_str().to_owned(),
                review: desk.pages.date(council, warning.value.review),
                reference: newest.reference.to_string(),
            });
        }
    }
    Ok(linked)
}

async fn decided(
    desk: &Desk,
    file: &ReferralFile,
    verdict: Verdict,
) -> Result<Vec<PairView>, Stop> {
    let council = desk.council()?;
    let here = address::referral(&council.slug, &file.family, &file.referral);
    let mut pairs = Vec::new();
    for pair in file
        .pairs
        .iter()
        .filter(|pair| pair.verdict() == Some(verdict))
    {
        let referrals = desk.vault.referrals_of(&pair.other).await?;
        let told = may_be_told(desk, &referrals).map(|it| {
            let told = told(desk, council, &pair.other, it);
            let linked = told.open.is_some() && verdict == Verdict::Linked;
            let changed = linked.then(|| address::changed(&here, &pair.other, &it.referral));
            KnownReferralView { changed, ..told }
        });
        pairs.push(PairView {
            referrals: told.collect(),
            undo: address::undo_pair(&here, &pair.other, &pair.others),
        });
    }
    Ok(pairs)
}

/// That there is a complaint is told to nobody who may not open it.
fn may_be_told<'a>(
    desk: &Desk,
    referrals: &'a [KnownReferral],
) -> impl Iterator<Item = &'a KnownReferral> {
    referrals
        .iter()
        .filter(|it| it.queue.hub().is_some() || desk.could_open(&it.queue, it.assignee.as_ref()))
}

fn told(
    desk: &Desk,
    council: &PublishedCouncil,
    family: &FamilyId,
    known: &KnownReferral,
) -> KnownReferralView {
    let open = |referral: &ReferralId| address::referral(&council.slug, family, referral);
    KnownReferralView {
        reference: known.reference.to_string(),
        hub: desk.pages.queue(&council.slug, &known.queue),
        status: StatusTag::of(&desk.pages, known.status),
        received: desk.pages.moment(council, known.received),
        changed: None,
        open: desk
            .could_open(&known.queue, known.assignee.as_ref())
            .then(|| open(&known.referral)),
    }
}
