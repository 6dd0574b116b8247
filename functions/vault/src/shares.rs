//! What is shared with partners: found by partner, opened while staff and family both say so.
//!
//! A row says whom it is shared with and until when, and nothing of the family. Before a share opens, the family's
//! own view is asked: what a family withdrew with its code opens no more, whether somebody has read that or not.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use jiff::civil::Date;
use record::audit::Event;
use record::referral::Referral;
use record::share::{EndedFirst, Share, WhyEnded};
use record::submission::{Submission, ViewHandle};
use record::view::{Agreed, Said, What};
use record::{CaseItemId, FamilyId, Reference, ReferralId, StaffId};
use site_model::Slug;

use crate::case_items::{Kind, sort};
use crate::family::{ATTEMPTS, Family, Write, partition};
use crate::fault::VaultFault;
use crate::follow_ups::TakenFollowUp;
use crate::item::{Item, Place, table_name};
use crate::referrals::{REFERRAL, referral_sort};
use crate::sealing::Opened;
use crate::store::Vault;
use crate::submissions::london;
use crate::tables::{BY_PARTNER, Table};
use crate::views::{FoundView, current_view, rebuilt};

/// The most rows of one page.
const MOST: usize = 50;

/// A share that a partner may open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedRow {
    /// The family.
    pub family: FamilyId,
    /// The share.
    pub share: CaseItemId,
    /// What the family can quote.
    pub reference: Reference,
    /// The last day on which it opens.
    pub until: Date,
}

/// What is shared with a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedRows {
    /// By last day, what ends first before the others.
    pub rows: Vec<SharedRow>,
    /// Whether there is more than is shown.
    pub has_more: bool,
}

/// What is shared, opened for one practitioner.
pub struct ShareFile {
    /// The share.
    pub share: Share,
    /// What the family sent.
    pub submission: Opened<Submission>,
    /// Whether this is the first page of a look.
    pub is_new_look: bool,
}

impl Kind for Share {
    const NAME: &'static str = "share";

    /// It stands in its partner's list until it was ended.
    fn plain(&self, item: Item, council: &Slug) -> Item {
        if self.ended.is_some() {
            return item.without(BY_PARTNER.partition).without(BY_PARTNER.sort);
        }
        let own = item.place.sort.clone().unwrap_or_default();
        item.with(BY_PARTNER.partition, &with(council, &self.agreed.partner))
            .with(BY_PARTNER.sort, &format!("{}#{own}", self.until))
    }
}

/// The partition of what is shared with a partner.
fn with(council: &Slug, partner: &Slug) -> String {
    format!("{council}#{partner}")
}

impl Vault {
    /// What is shared with a partner on this day; `after` is the last row that was seen.
    pub async fn shared_with(
        &self,
        partner: &Slug,
        today: Date,
        after: Option<(Date, CaseItemId)>,
    ) -> Result<SharedRows, VaultFault> {
        // A day sorts before whatever begins with it.
        let from = match after {
            Some((until, share)) if until >= today => format!("{until}#{}", sort::<Share>(&share)),
            _ => today.to_string(),
        };
        let query = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, Table::Families))
            .index_name(BY_PARTNER.name)
            .key_condition_expression("#partition = :partition AND #sort > :from")
            .expression_attribute_names("#partition", BY_PARTNER.partition)
            .expression_attribute_names("#sort", BY_PARTNER.sort)
            .expression_attribute_values(
                ":partition",
                AttributeValue::S(with(&self.council, partner)),
            )
            .expression_attribute_values(":from", AttributeValue::S(from))
            .limit(i32::try_from(MOST + 1).unwrap_or(i32::MAX));
        let answer = self.call("Query", query.send()).await?;
        let items = answer.items.unwrap_or_default();
        let has_more = items.len() > MOST;
        let found = items.len();
        let mut rows: Vec<SharedRow> = items
            .into_iter()
            .filter_map(|attributes| row(&Item::read(Table::Families, attributes)?))
            .collect();
        // One row that nobody can read must not take the others away.
        if rows.len() < found {
            tracing::error!(
                unreadable = found - rows.len(),
                "rows of shares cannot be read"
            );
        }
        rows.truncate(MOST);
        Ok(SharedRows { rows, has_more })
    }

    /// With whom something is shared, and until when: what has to be known before anybody may open it. What was
    /// ended is not there.
    pub async fn whose_share(
        &self,
        family: &FamilyId,
        share: &CaseItemId,
    ) -> Result<(Slug, Date), VaultFault> {
        let place = Place::of(Table::Families, partition(family), sort::<Share>(share));
        let item = self.get(&place).await?.ok_or(VaultFault::NotFound)?;
        let Some(shared_with) = item.text(BY_PARTNER.partition) else {
            return Err(VaultFault::NotFound);
        };
        let partner = shared_with.strip_prefix(&with_any(&self.council));
        let partner = partner.and_then(|partner| Slug::parse(partner).ok());
        let until = row(&item).map(|row| row.until);
        partner
            .zip(until)
            .ok_or(VaultFault::Tampered { what: Share::NAME })
    }

    /// Opens what is shared with `partner` for `by`, and records in the family's chain that it was opened before
    /// anything is shown. `NotFound` where it was ended or is over, or where the family agrees no more. A look is
    /// recorded once, as in [`Vault::open_referral`].
    pub async fn open_share(
        &self,
        (family, id): (&FamilyId, &CaseItemId),
        (partner, today): (&Slug, Date),
        by: &StaffId,
        (since, now): (Timestamp, Timestamp),
    ) -> Result<ShareFile, VaultFault> {
        let subject = sort::<Share>(id);
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            let item = family.items.get(&subject).ok_or(VaultFault::NotFound)?;
            let share = item
                .open::<Share>(&family.key, &self.council, Share::NAME)?
                .into_inner();
            if share.agreed.partner != *partner || !share.is_open(today) {
                return Err(VaultFault::NotFound);
            }
            let item = family.items.get(&referral_sort(&share.referral));
            let referral = item
                .ok_or(VaultFault::Tampered { what: REFERRAL })?
                .open::<Referral>(&family.key, &self.council, REFERRAL)?
                .into_inner();
            let submission = self.submission_of(&family, &referral.submission).await?;
            let view = current_view(&referral, &submission);
            let taken = self.follow_ups_of(&family, &share.referral)?;
            let agrees = self.agrees((&submission, &taken), view.as_ref(), now);
            if !agrees.await?.contains(&share.agreed) {
                return Err(VaultFault::NotFound);
            }
            let look = (Event::ShareOpened, subject.as_str());
            if let Some(is_new_look) = self.look(&family, look, by, (since, now)).await? {
                return Ok(ShareFile {
                    share,
                    submission,
                    is_new_look,
                });
            }
        }
        Err(VaultFault::Changed)
    }

    /// What a family agrees to now: what it agreed to in what it sent, but for what it withdrew since. Nothing,
    /// where it withdrew its request, or where its view does not open, so that nobody knows.
    pub async fn agrees(
        &self,
        (submission, taken): (&Submission, &[TakenFollowUp]),
        view: Option<&ViewHandle>,
        now: Timestamp,
    ) -> Result<Vec<Agreed>, VaultFault> {
        let mut view = match view {
            None => rebuilt(submission, taken),
            Some(handle) => match self.view_of(handle, now).await? {
                FoundView::Opens(view) => view,
                FoundView::Gone | FoundView::Spoilt | FoundView::OfAnotherShape => {
                    return Ok(Vec::new());
                }
            },
        };
        // A code may have been issued over a view that was lost, before this was taken.
        for taken in taken {
            let _ = view.say(taken.said.clone());
        }
        Ok(match view.request_withdrawn() {
            Some(_) => Vec::new(),
            None => view.standing().cloned().collect(),
        })
    }

    /// Whether a colleague shares the same already: whoever ends it must not leave a twin of it open.
    pub(crate) fn is_shared(
        &self,
        family: &Family,
        new: &Share,
        now: Timestamp,
    ) -> Result<bool, VaultFault> {
        let today = now.to_zoned(london()).date();
        let kept = self.kept::<Share>(family)?;
        let mut shares = kept.iter().map(|kept| &kept.value);
        Ok(shares.any(|share| {
            let is_same = share.referral == new.referral && share.agreed == new.agreed;
            is_same && share.is_open(today)
        }))
    }

    /// Ends a share before its time. `EndedFirst` when a colleague was faster; the same twice is done once.
    pub async fn end_share(
        &self,
        family: &FamilyId,
        (id, why): (&CaseItemId, &WhyEnded),
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Result<(), EndedFirst>, VaultFault> {
        let change = |share: &mut Share| share.end(why, by, now);
        self.change_item(family, (id, Event::ShareEnded), change, by, now)
            .await
    }

    /// The shares that end with what the family said, as they are written when a worker takes it: they leave
    /// their partner's list.
    pub(crate) fn shares_ended_by(
        &self,
        family: &Family,
        referral: &ReferralId,
        said: &Said,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Vec<Write>, VaultFault> {
        let is_ended = |share: &Share| match &said.what {
            What::RequestWithdrawn => true,
            What::AgreementsWithdrawn(withdrawn) => withdrawn.contains(&share.agreed),
            What::Message(_) | What::Addition(_) => false,
        };
        let mut writes = Vec::new();
        for kept in self.kept::<Share>(family)? {
            let mut share = kept.value;
            let is_theirs = share.referral == *referral && is_ended(&share);
            if !is_theirs || share.end(&WhyEnded::Withdrawn, by, now) != Ok(true) {
                continue;
            }
            let sort = sort::<Share>(&kept.id);
            let Some(item) = family.items.get(&sort) else {
                continue;
            };
            let rev = item.rev();
            let item = share.plain(item.clone().with_rev(rev + 1), &self.council);
            writes.push(Write {
                item: item.sealed(&family.key, &family.key_name, &self.council, &share)?,
                over: Some(rev),
                event: Event::ShareEnded,
                subject: sort,
            });
        }
        Ok(writes)
    }
}

/// What stands before the partner in the partition of what is shared with it.
fn with_any(council: &Slug) -> String {
    format!("{council}#")
}

fn row(item: &Item) -> Option<SharedRow> {
    let (kind, id) = item.place.sort.as_deref()?.split_once('#')?;
    let (until, _) = item.text(BY_PARTNER.sort)?.split_once('#')?;
    (kind == Share::NAME).then_some(())?;
    Some(SharedRow {
        family: item.place.partition.strip_prefix("family#")?.parse().ok()?,
        share: id.parse().ok()?,
        reference: item.text("reference")?.parse().ok()?,
        until: until.parse().ok()?,
    })
}
