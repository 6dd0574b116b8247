//! Submissions: what families sent, until somebody takes it, and after that for its referral.

use aws_sdk_dynamodb::types::Update;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use record::audit::Event;
use record::family::FamilyHead;
use record::referral::{Referral, Status};
use record::submission::Submission;
use record::telling::to_tell;
use record::{FamilyId, KeyId, ReferralId, StaffId, SubmissionId};
use site_model::WorkQueue;

use crate::chain::{Happened, Tail};
use crate::days;
use crate::family::{ATTEMPTS, Family, HEAD, chain, head_digest, head_place, partition, pin};
use crate::fault::VaultFault;
use crate::item::{Item, Place, sortable, table_name, text, update};
use crate::known_families::{PAIR, pair_sort};
use crate::record_key::Purpose;
use crate::referrals::{REFERRAL, referral_sort, with_status, work_queue};
use crate::sealing::Opened;
use crate::store::{NotDone, Vault};
use crate::tables::{NEW, Table};

const SUBMISSION: &str = "submission";

/// Whose calendar counts.
pub(crate) fn london() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

pub(crate) fn submission_place(id: &SubmissionId) -> Place {
    Place::one(Table::Submissions, format!("submission#{id}"))
}

impl Vault {
    /// The queue of a submission: what has to be known before anybody may take it.
    pub async fn queue_of_submission(&self, id: &SubmissionId) -> Result<WorkQueue, VaultFault> {
        let item = self
            .get(&submission_place(id))
            .await?
            .ok_or(VaultFault::NotFound)?;
        work_queue(&item, SUBMISSION)
    }

    /// Takes a submission: makes the family and the referral, assigned to `by`, and removes the
    /// submission from the queue of new ones. What a family was invited to send is linked to its record.
    /// Taking what one has taken oneself leads to its referral; `Changed` when someone else has just taken it.
    pub async fn take(
        &self,
        id: &SubmissionId,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<(FamilyId, ReferralId), VaultFault> {
        for _ in 0..ATTEMPTS {
            let submission_item = self
                .get(&submission_place(id))
                .await?
                .ok_or(VaultFault::NotFound)?;
            if submission_item.text(NEW.partition).is_none() {
                return self.taken_by(&submission_item, by).await;
            }
            match self.take_new(id, &submission_item, by, now).await {
                Ok(taken) => return Ok(taken),
                // Somebody took it, or changed the record of the family that was invited to send it.
                Err(NotDone::Condition(_)) => {}
                Err(NotDone::Fault(fault)) => return Err(fault),
            }
        }
        Err(VaultFault::Changed)
    }

    async fn take_new(
        &self,
        id: &SubmissionId,
        submission_item: &Item,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<(FamilyId, ReferralId), NotDone> {
        let council = &self.council;
        let prefix = &self.names.table_prefix;
        let (submission, submission_key) = self.open_submission(submission_item).await?;
        let inviter = match &submission.sent.invitation {
            Some(invitation) => self.inviter(invitation).await?,
            None => None,
        };

        let family = FamilyId::random(&mut rand::rng());
        let referral = ReferralId::random(&mut rand::rng());
        let key_id = Self::new_key_id();
        let (key, key_item) = self.make_key(&key_id, Purpose::Family).await?;
        let key_name = key_id.to_string();

        let plain = |name: &str| submission_item.text(name).unwrap_or_default();
        let place = Place::of(
            Table::Families,
            partition(&family),
            referral_sort(&referral),
        );
        let referral_item = Item::new(place, council, REFERRAL, 1)
            .with("hub", plain("hub"))
            .with("submission_kind", plain("submission_kind"))
            .with("reference", plain("reference"))
            .with("received", plain("received"))
            .with("due_id", &format!("{}#{referral}", plain("received")))
            .with("assignee", by.as_str());
        let tellings = to_tell(&submission.sent.people, submission.sent.reached(london()));
        let referral_item = days::with_tellings(referral_item, council, &tellings);
        let referral_item = with_status(referral_item, council, Status::New).sealed(
            &key,
            &key_name,
            council,
            &Referral {
                submission: id.clone(),
                moves: Vec::new(),
                tellings,
                view: None,
                decisions: Vec::new(),
            },
        )?;
        let pair_item = inviter
            .as_ref()
            .map(|inviter| {
                let pair = inviter.pair(inviter.theirs(), now);
                let place = Place::of(Table::Families, partition(&family), pair_sort(&pair.other));
                Item::new(place, council, PAIR, 1).sealed(&key, &key_name, council, &pair)
            })
            .transpose()?;
        let items = [Some(&referral_item), pair_item.as_ref()];
        let items = items.into_iter().flatten();
        let pinned = items.map(|item| (item.place.sort.clone().unwrap_or_default(), pin(item)));
        let head = FamilyHead {
            keys: vec![key_id, submission_key],
            items: pinned.collect(),
            linked: inviter.iter().map(|it| it.theirs().0.clone()).collect(),
            notice_version: submission.sent.notice_version.clone(),
            created: now,
        };
        let head_item = Item::new(head_place(&family), council, HEAD, 1)
            .sealed(&key, &key_name, council, &head)?;
        let subject = format!("submission#{id}");
        let happened = |event, subject| Happened {
            by: Some(by),
            at: now,
            event,
            subject,
        };
        let digest = Some(head_digest(&head_item));
        let taken = happened(Event::SubmissionTaken, &*subject);
        let entry = Tail::empty(chain(&family)).next(taken, digest);
        let leaves = Update::builder()
            .table_name(table_name(prefix, Table::Submissions))
            .set_key(Some(submission_item.place.key()))
            .condition_expression("attribute_exists(new_in) AND attribute_not_exists(#family)")
            .update_expression("REMOVE new_in, due_id SET #family = :family, referral = :referral")
            .expression_attribute_names("#family", "family") // a reserved word
            .expression_attribute_values(":family", text(&family.to_string()))
            .expression_attribute_values(":referral", text(&referral.to_string()));
        let mut transaction = vec![
            update(leaves)?,
            key_item.put_new(prefix)?,
            referral_item.put_new(prefix)?,
            head_item.put_new(prefix)?,
            self.entry_item(&entry).await?.put_new(prefix)?,
            // So that what the family says later finds its referral.
            self.reference_item(&submission.reference, &family, &referral)
                .put_new(prefix)?,
        ];
        for row in self.known_by(&submission.sent, &family, &referral).await? {
            transaction.push(row.put_new(prefix)?);
        }
        if let Some((inviter, pair_item)) = inviter.zip(pair_item) {
            let subject = pair_item.place.sort.clone().unwrap_or_default();
            let linked = happened(Event::FamiliesLinked, &*subject);
            let entry = Tail::after(&entry).next(linked, digest);
            transaction.push(self.entry_item(&entry).await?.put_new(prefix)?);
            transaction.push(pair_item.put_new(prefix)?);
            let answer = (&submission.reference, (&family, &referral));
            transaction.extend(self.answered(inviter, answer, by, now).await?);
        }
        self.transact(transaction).await?;
        Ok((family, referral))
    }

    /// The referral of a submission, if `by` has taken it.
    pub async fn taken(
        &self,
        id: &SubmissionId,
        by: &StaffId,
    ) -> Result<Option<(FamilyId, ReferralId)>, VaultFault> {
        let item = self.get(&submission_place(id)).await?;
        match self.taken_by(&item.ok_or(VaultFault::NotFound)?, by).await {
            Ok(ids) => Ok(Some(ids)),
            Err(VaultFault::Changed) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// The referral of a submission that `by` has taken already: a button that is pressed twice.
    async fn taken_by(
        &self,
        submission: &Item,
        by: &StaffId,
    ) -> Result<(FamilyId, ReferralId), VaultFault> {
        let parts = submission.text("family").zip(submission.text("referral"));
        let ids = parts
            .and_then(|(family, referral)| Some((family.parse().ok()?, referral.parse().ok()?)));
        let Some((family, referral)): Option<(FamilyId, ReferralId)> = ids else {
            return Err(VaultFault::Changed);
        };
        let place = Place::of(
            Table::Families,
            partition(&family),
            referral_sort(&referral),
        );
        let item = self.get(&place).await?;
        match item.as_ref().and_then(|item| item.text("assignee")) {
            Some(assignee) if assignee == by.as_str() => Ok((family, referral)),
            _ => Err(VaultFault::Changed),
        }
    }

    /// The submission of a family's referral.
    pub(crate) async fn submission_of(
        &self,
        family: &Family,
        id: &SubmissionId,
    ) -> Result<Opened<Submission>, VaultFault> {
        let tampered = || VaultFault::Tampered { what: SUBMISSION };
        let item = self
            .get(&submission_place(id))
            .await?
            .ok_or_else(tampered)?;
        let (submission, key_id) = self.open_submission(&item).await?;
        if family.head.keys.contains(&key_id) {
            Ok(submission)
        } else {
            Err(tampered())
        }
    }

    async fn open_submission(
        &self,
        item: &Item,
    ) -> Result<(Opened<Submission>, KeyId), VaultFault> {
        let tampered = || VaultFault::Tampered { what: SUBMISSION };
        let key_name = item.text("key").ok_or_else(tampered)?;
        let key_id = key_name.parse().map_err(|_| tampered())?;
        let key = self.open_key(key_name, Purpose::Submission).await?;
        let submission = item.open::<Submission>(&key, &self.council, SUBMISSION)?;
        // What its row of the queue says decides who may take it, and goes on into the referral: it
        // has to be what was sealed.
        let as_sealed = [
            ("reference", submission.reference.to_string()),
            ("hub", submission.sent.queue.to_string()),
            ("submission_kind", submission.sent.kind.as_str().to_owned()),
            ("received", sortable(submission.sent.received)),
        ];
        for (name, sealed) in as_sealed {
            if item.text(name) != Some(&sealed) {
                return Err(tampered());
            }
        }
        Ok((submission, key_id))
    }
}
