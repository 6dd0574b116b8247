//! What staff keep about a family: its head, its referrals, its notes.
//!
//! A family is read and written as a whole: its head pins every item (version and digest of the
//! plain attributes), and the audit chain pins the head. So an item that was edited, rolled back or
//! taken away is noticed when the family is opened, and every change and every opening is one
//! transaction with its audit entry.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::{TransactWriteItem, Update};
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use record::audit::{self, Event, Hash};
use record::family::{FamilyHead, ItemPin};
use record::note::{Note, NoteText};
use record::referral::{Move, Moved, Referral, Status};
use record::submission::Submission;
use record::{FamilyId, NoteId, ReferralId, StaffId, SubmissionId};
use site_model::Slug;

use crate::chain::{Happened, Tail};
use crate::data_key::DataKey;
use crate::fault::VaultFault;
use crate::item::{Item, Place, sortable, table_name, text, update};
use crate::record_key::Purpose;
use crate::sealing::Opened;
use crate::store::{NotDone, Vault};
use crate::tables::{BY_ASSIGNEE, BY_KIND, BY_STATUS, NEW, PARTITION, Table};

const HEAD: &str = "family";
const HEAD_SORT: &str = "head";
const REFERRAL: &str = "referral";
const NOTE: &str = "note";
const SUBMISSION: &str = "submission";

/// How often a family is read again that someone else is just changing.
const ATTEMPTS: u32 = 8;

/// A referral with what belongs to it, opened for one worker.
pub struct ReferralFile {
    /// The family.
    pub family: FamilyId,
    /// The referral.
    pub referral: ReferralId,
    /// The hub whose queue it is in.
    pub hub: Slug,
    /// Where it stands.
    pub status: Status,
    /// Who works on it.
    pub assignee: Option<StaffId>,
    /// What the family sent.
    pub submission: Opened<Submission>,
    /// Where it went.
    pub moves: Vec<Moved>,
    /// Notes, oldest first.
    pub notes: Vec<Note>,
}

/// A family as it was read, with what is needed to write it.
struct Family {
    id: FamilyId,
    key_name: String,
    key: DataKey,
    head: FamilyHead,
    rev: u64,
    items: BTreeMap<String, Item>,
    tail: Tail,
    digest: Hash,
}

/// The audit chain of a family.
pub(crate) fn chain(family: &FamilyId) -> String {
    format!("family#{family}")
}

fn partition(family: &FamilyId) -> String {
    format!("family#{family}")
}

fn referral_sort(referral: &ReferralId) -> String {
    format!("referral#{referral}")
}

fn submission_place(id: &SubmissionId) -> Place {
    Place::one(Table::Submissions, format!("submission#{id}"))
}

/// The digest of a family's head: body and plain attributes.
fn head_digest(item: &Item) -> Hash {
    audit::digest(&[item.bytes("body").unwrap_or_default(), &item.plain_digest()])
}

fn pin(item: &Item) -> ItemPin {
    ItemPin {
        version: item.body_version(),
        plain: HEXLOWER.encode(&item.plain_digest()),
    }
}

/// The plain attributes of a referral: what a row of a queue shows, and the keys of the queues.
fn with_status(item: Item, council: &Slug, status: Status) -> Item {
    let hub = item.text("hub").unwrap_or_default().to_owned();
    let kind = item.text("submission_kind").unwrap_or_default().to_owned();
    let assignee = item.text("assignee").map(str::to_owned);
    let status = status.as_str();
    let item = item
        .with("status", status)
        .with(BY_STATUS.partition, &format!("{council}#{hub}#{status}"))
        .with(
            BY_KIND.partition,
            &format!("{council}#{hub}#{kind}#{status}"),
        );
    match assignee {
        Some(by) => item.with(BY_ASSIGNEE.partition, &format!("{council}#{by}#{status}")),
        None => item.without(BY_ASSIGNEE.partition),
    }
}

impl Vault {
    /// The hub whose queue a new submission is in: what has to be known before anybody may take it.
    pub async fn hub_of_submission(&self, id: &SubmissionId) -> Result<Slug, VaultFault> {
        let item = self
            .get(&submission_place(id))
            .await?
            .ok_or(VaultFault::NotFound)?;
        hub(&item, SUBMISSION)
    }

    /// The hub of a referral: what has to be known before anybody may open it.
    pub async fn hub_of_referral(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
    ) -> Result<Slug, VaultFault> {
        let place = Place::of(Table::Families, partition(family), referral_sort(referral));
        let item = self.get(&place).await?.ok_or(VaultFault::NotFound)?;
        hub(&item, REFERRAL)
    }

    /// Takes a submission: makes the family and the referral, assigned to `by`, and removes the
    /// submission from the queue of new ones. `Changed` when someone else has just taken it.
    pub async fn take(
        &self,
        id: &SubmissionId,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<(FamilyId, ReferralId), VaultFault> {
        let council = &self.council;
        let prefix = &self.names.table_prefix;
        let submission_item = self
            .get(&submission_place(id))
            .await?
            .ok_or(VaultFault::NotFound)?;
        if submission_item.text(NEW.partition).is_none() {
            return Err(VaultFault::Changed);
        }
        let (submission, submission_key) = self.open_submission(&submission_item).await?;

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
        let referral_item = with_status(referral_item, council, Status::New).sealed(
            &key,
            &key_name,
            council,
            &Referral {
                submission: id.clone(),
                moves: Vec::new(),
            },
        )?;
        let head = FamilyHead {
            keys: vec![key_id, submission_key],
            items: BTreeMap::from([(referral_sort(&referral), pin(&referral_item))]),
            notice_version: submission.notice_version.clone(),
            created: now,
        };
        let head_item = Item::new(
            Place::of(Table::Families, partition(&family), HEAD_SORT.to_owned()),
            council,
            HEAD,
            1,
        )
        .sealed(&key, &key_name, council, &head)?;
        let subject = format!("submission#{id}");
        let happened = Happened {
            by: Some(by),
            at: now,
            event: Event::SubmissionTaken,
            subject: &subject,
        };
        let entry = Tail::empty(chain(&family)).next(happened, Some(head_digest(&head_item)));
        let taken = Update::builder()
            .table_name(table_name(prefix, Table::Submissions))
            .set_key(Some(submission_item.place.key()))
            .condition_expression("attribute_exists(new_in)")
            .update_expression("REMOVE new_in, due_id");
        let transaction = vec![
            update(taken)?,
            key_item.put_new(prefix)?,
            referral_item.put_new(prefix)?,
            head_item.put_new(prefix)?,
            self.entry_item(&entry).put_new(prefix)?,
        ];
        match self.transact(transaction).await {
            Ok(()) => Ok((family, referral)),
            Err(NotDone::Condition(_)) => Err(VaultFault::Changed),
            Err(NotDone::Fault(fault)) => Err(fault),
        }
    }

    /// Opens a referral for `by`: asks KMS for the family's key, and records in the family's chain
    /// that it was opened before anything is shown.
    pub async fn open_referral(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<ReferralFile, VaultFault> {
        let subject = referral_sort(referral);
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            if !family.items.contains_key(&subject) {
                return Err(VaultFault::NotFound);
            }
            let happened = Happened {
                by: Some(by),
                at: now,
                event: Event::ReferralOpened,
                subject: &subject,
            };
            let entry = family.tail.next(happened, Some(family.digest));
            match self
                .transact(vec![
                    self.entry_item(&entry).put_new(&self.names.table_prefix)?,
                ])
                .await
            {
                Ok(()) => return self.file(&family, referral).await,
                Err(NotDone::Condition(_)) => {}
                Err(NotDone::Fault(fault)) => return Err(fault),
            }
        }
        Err(VaultFault::Changed)
    }

    /// Adds a note. Notes do not stand in each other's way, so it is tried again when someone else
    /// changes the family at the same moment.
    pub async fn add_note(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
        note: &NoteText,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<(), VaultFault> {
        let id = NoteId::random(&mut rand::rng());
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            if !family.items.contains_key(&referral_sort(referral)) {
                return Err(VaultFault::NotFound);
            }
            let sort = format!("note#{}#{id}", sortable(now));
            let place = Place::of(Table::Families, partition(&family.id), sort);
            let body = Note {
                referral: referral.clone(),
                text: note.clone(),
                by: by.clone(),
                at: now,
            };
            let item = Item::new(place, &self.council, NOTE, 1).sealed(
                &family.key,
                &family.key_name,
                &self.council,
                &body,
            )?;
            let subject = format!("note#{id}");
            let happened = Happened {
                by: Some(by),
                at: now,
                event: Event::NoteAdded,
                subject: &subject,
            };
            match self.write_family(family, item, None, happened).await {
                Err(VaultFault::Changed) => {}
                done => return done,
            }
        }
        Err(VaultFault::Changed)
    }

    /// Moves a referral from where the worker saw it. `Changed` when it does not stand there any
    /// more: the worker has to see that first.
    pub async fn move_referral(
        &self,
        family: &FamilyId,
        referral: &ReferralId,
        step: &Move,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<(), VaultFault> {
        let sort = referral_sort(referral);
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            let item = family.items.get(&sort).ok_or(VaultFault::NotFound)?.clone();
            if status(&item)? != step.from() {
                return Err(VaultFault::Changed);
            }
            let mut body = item
                .open::<Referral>(&family.key, &self.council, REFERRAL)?
                .into_inner();
            body.moves.push(Moved::new(step, by.clone(), now));
            let rev = item.rev();
            let changed = with_status(item.with_rev(rev + 1), &self.council, step.to()).sealed(
                &family.key,
                &family.key_name,
                &self.council,
                &body,
            )?;
            let happened = Happened {
                by: Some(by),
                at: now,
                event: Event::ReferralMoved,
                subject: &sort,
            };
            match self
                .write_family(family, changed, Some(rev), happened)
                .await
            {
                Err(VaultFault::Changed) => {}
                done => return done,
            }
        }
        Err(VaultFault::Changed)
    }

    /// Writes one item of a family, with its head and its audit entry.
    async fn write_family(
        &self,
        family: Family,
        item: Item,
        over: Option<u64>,
        happened: Happened<'_>,
    ) -> Result<(), VaultFault> {
        let prefix = &self.names.table_prefix;
        let Family {
            id,
            key_name,
            key,
            mut head,
            rev,
            tail,
            ..
        } = family;
        let sort = item.place.sort.clone().unwrap_or_default();
        head.items.insert(sort, pin(&item));
        let head_item = Item::new(
            Place::of(Table::Families, partition(&id), HEAD_SORT.to_owned()),
            &self.council,
            HEAD,
            rev + 1,
        )
        .sealed(&key, &key_name, &self.council, &head)?;
        let entry = tail.next(happened, Some(head_digest(&head_item)));
        let put: TransactWriteItem = match over {
            Some(rev) => item.put_over(prefix, rev)?,
            None => item.put_new(prefix)?,
        };
        let transaction = vec![
            put,
            head_item.put_over(prefix, rev)?,
            self.entry_item(&entry).put_new(prefix)?,
        ];
        match self.transact(transaction).await {
            Ok(()) => Ok(()),
            Err(NotDone::Condition(_)) => Err(VaultFault::Changed),
            Err(NotDone::Fault(fault)) => Err(fault),
        }
    }

    /// Reads a family and checks that it is as it was written. A change that is going on just now
    /// looks like tampering for a moment, so it is looked at more than once.
    async fn read_family(&self, id: &FamilyId) -> Result<Family, VaultFault> {
        let mut tampered = None;
        for _ in 0..ATTEMPTS {
            match self.read_family_once(id).await {
                Err(fault @ VaultFault::Tampered { .. }) => tampered = Some(fault),
                done => return done,
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        Err(tampered.unwrap_or(VaultFault::Changed))
    }

    async fn read_family_once(&self, id: &FamilyId) -> Result<Family, VaultFault> {
        let mut items = self.partition_items(&partition(id)).await?;
        if items.is_empty() {
            return Err(VaultFault::NotFound);
        }
        let tail = self.tail(chain(id)).await?;
        let tampered = |what| VaultFault::Tampered { what };
        let head_item = items.remove(HEAD_SORT).ok_or(tampered(HEAD))?;
        let digest = head_digest(&head_item);
        if tail.head != Some(digest) {
            return Err(tampered(HEAD));
        }
        let key_name = head_item.text("key").ok_or(tampered(HEAD))?.to_owned();
        let key = self.open_key(&key_name, Purpose::Family).await?;
        let head = head_item
            .open::<FamilyHead>(&key, &self.council, HEAD)?
            .into_inner();
        let as_pinned = head.items.len() == items.len()
            && items
                .iter()
                .all(|(sort, item)| head.items.get(sort) == Some(&pin(item)));
        if !as_pinned {
            return Err(tampered(HEAD));
        }
        Ok(Family {
            id: id.clone(),
            key_name,
            key,
            rev: head_item.rev(),
            head,
            items,
            tail,
            digest,
        })
    }

    /// All items of a family, by sort key.
    async fn partition_items(&self, partition: &str) -> Result<BTreeMap<String, Item>, VaultFault> {
        let mut items = BTreeMap::new();
        let mut pages = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, Table::Families))
            .key_condition_expression("#partition = :partition")
            .expression_attribute_names("#partition", PARTITION)
            .expression_attribute_values(":partition", text(partition))
            .consistent_read(true)
            .into_paginator()
            .send();
        while let Some(page) = pages.next().await {
            let page = page.map_err(VaultFault::away("Query"))?;
            for attributes in page.items.unwrap_or_default() {
                let item = Item::read(Table::Families, attributes)
                    .ok_or(VaultFault::Tampered { what: HEAD })?;
                items.insert(item.place.sort.clone().unwrap_or_default(), item);
            }
        }
        Ok(items)
    }

    async fn file(
        &self,
        family: &Family,
        referral: &ReferralId,
    ) -> Result<ReferralFile, VaultFault> {
        let item = family
            .items
            .get(&referral_sort(referral))
            .ok_or(VaultFault::NotFound)?;
        let body = item
            .open::<Referral>(&family.key, &self.council, REFERRAL)?
            .into_inner();
        let submission_item = self
            .get(&submission_place(&body.submission))
            .await?
            .ok_or(VaultFault::Tampered { what: SUBMISSION })?;
        let (submission, key_id) = self.open_submission(&submission_item).await?;
        if !family.head.keys.contains(&key_id) {
            return Err(VaultFault::Tampered { what: SUBMISSION });
        }
        let mut notes = Vec::new();
        for (sort, item) in &family.items {
            if sort.starts_with("note#") {
                let note = item
                    .open::<Note>(&family.key, &self.council, NOTE)?
                    .into_inner();
                if note.referral == *referral {
                    notes.push(note);
                }
            }
        }
        Ok(ReferralFile {
            family: family.id.clone(),
            referral: referral.clone(),
            hub: hub(item, REFERRAL)?,
            status: status(item)?,
            assignee: item.text("assignee").and_then(StaffId::parse),
            submission,
            moves: body.moves,
            notes,
        })
    }

    async fn open_submission(
        &self,
        item: &Item,
    ) -> Result<(Opened<Submission>, record::KeyId), VaultFault> {
        let tampered = || VaultFault::Tampered { what: SUBMISSION };
        let key_name = item.text("key").ok_or_else(tampered)?;
        let key_id = key_name.parse().map_err(|_| tampered())?;
        let key = self.open_key(key_name, Purpose::Submission).await?;
        let submission = item.open::<Submission>(&key, &self.council, SUBMISSION)?;
        // What its row of the queue says decides who may take it, and goes on into the referral: it
        // has to be what was sealed.
        let as_sealed = [
            ("reference", submission.reference.to_string()),
            ("hub", submission.hub.to_string()),
            ("submission_kind", submission.kind.as_str().to_owned()),
            ("received", sortable(submission.received)),
        ];
        for (name, sealed) in as_sealed {
            if item.text(name) != Some(&sealed) {
                return Err(tampered());
            }
        }
        Ok((submission, key_id))
    }
}

fn hub(item: &Item, what: &'static str) -> Result<Slug, VaultFault> {
    item.text("hub")
        .and_then(|hub| Slug::parse(hub).ok())
        .ok_or(VaultFault::Tampered { what })
}

fn status(item: &Item) -> Result<Status, VaultFault> {
    item.text("status")
        .and_then(Status::parse)
        .ok_or(VaultFault::Tampered { what: REFERRAL })
}
