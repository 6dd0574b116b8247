//! Invitations: a worker gives a known family a code that begins another form, and what it sends joins its record.
//!
//! Three rows. In `public`, the one that the code opens: it says which invitation this is, and nothing of the family.
//! With the family, who invited it and how they knew that it is the family; and one that leads there from the
//! invitation, which travels sealed in the draft and in what is sent. So intake learns neither the family nor whether
//! what is sent joins anything. Who takes what was sent links the two records, in the same transaction, for the reason
//! that was given with the invitation; like any link it can be undone.

use aws_sdk_dynamodb::types::TransactWriteItem;
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use record::audit::Event;
use record::invitation::{EndedOtherwise, Invitation, InvitationEnd};
use record::same_family::{Because, Decided, Pair, Verdict};
use record::view_change::IdentityCheck;
use record::{CaseItemId, FamilyId, InvitationCode, Reference, ReferralId, StaffId};
use serde::{Deserialize, Serialize};
use site_model::Slug;

use crate::case_items::{Kind, sort};
use crate::data_key::DataKey;
use crate::derived_key::derive;
use crate::family::{ATTEMPTS, Family, Write};
use crate::fault::VaultFault;
use crate::item::{Item, Place};
use crate::store::Vault;
use crate::tables::Table;

const INVITED: &str = "invited";
const CODE_KEY_NAME: &str = "invitation-code";

impl Kind for Invitation {
    const NAME: &'static str = "invitation";
}

/// What a family is invited to, and how a worker knows that it is the family.
pub struct Inviting<'a> {
    /// The id that the page gave the invitation.
    pub id: &'a CaseItemId,
    /// The form.
    pub form: &'a Slug,
    /// How it was made sure who gets the code.
    pub check: &'a IdentityCheck,
}

/// What an invitation's code opens: which it is, and the form that it begins.
#[derive(Serialize, Deserialize)]
pub struct Invited {
    /// The invitation.
    pub invitation: CaseItemId,
    /// The form.
    pub form: Slug,
}

/// The family that was invited to send what somebody takes.
pub(crate) struct Inviter {
    family: Family,
    id: CaseItemId,
    invitation: Invitation,
}

/// The row that leads from an invitation to its family.
fn leads_place(id: &CaseItemId) -> Place {
    let partition = format!("{}#{id}", Invitation::NAME);
    Place::of(Table::Families, partition, INVITED.to_owned())
}

/// Where the row of a code is, and the key that opens it.
fn code_place(council: &Slug, code: &InvitationCode) -> (Place, DataKey) {
    let id = derive(code.secret(), &format!("invitation-id/{council}"));
    let key = derive(code.secret(), &format!("invitation-key/{council}"));
    let partition = format!("{INVITED}#{}", HEXLOWER.encode(&id[..16]));
    (Place::one(Table::Public, partition), DataKey::from(key))
}

impl Vault {
    /// What an invitation's code opens; `None` for one that opens nothing, or nothing any more.
    pub async fn open_invitation(
        &self,
        code: &InvitationCode,
        now: Timestamp,
    ) -> Result<Option<Invited>, VaultFault> {
        let (place, key) = code_place(&self.council, code);
        let Some(item) = self.get_alive(&place, now).await? else {
            return Ok(None);
        };
        let invited = item.open::<Invited>(&key, &self.council, INVITED)?;
        Ok(Some(invited.into_inner()))
    }

    /// Invites a family: the code is made here, and nothing keeps it. `None` when the page has invited it already: a
    /// code is shown once.
    pub async fn invite(
        &self,
        (family, referral): (&FamilyId, &ReferralId),
        Inviting { id, form, check }: Inviting<'_>,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Option<InvitationCode>, VaultFault> {
        let (council, prefix) = (&self.council, &self.names.table_prefix);
        let code = InvitationCode::random(&mut rand::rng());
        let (place, key) = code_place(council, &code);
        let invitation = Invitation {
            referral: referral.clone(),
            form: form.clone(),
            row: place.partition.clone(),
            ends: Invitation::ends(now),
            check: check.clone(),
            by: by.clone(),
            at: now,
            ended: None,
        };
        let invited = Invited {
            invitation: id.clone(),
            form: form.clone(),
        };
        let opens = Item::new(place, council, INVITED, 1)
            .expiring(invitation.ends)
            .sealed(&key, CODE_KEY_NAME, council, &invited)?;
        let leads = Item::new(leads_place(id), council, INVITED, 1)
            .with("family", &family.to_string())
            .with("referral", &referral.to_string());
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            let added = (id, &invitation, Event::InvitationGiven);
            let Some(write) = self.added(&family, referral, added)? else {
                return Ok(None);
            };
            let beside = vec![
                opens.clone().put_new(prefix)?,
                leads.clone().put_new(prefix)?,
            ];
            match self
                .write_family(family, vec![write], beside, by, now)
                .await
            {
                Err(VaultFault::Changed) => {}
                done => return done.map(|()| Some(code)),
            }
        }
        Err(VaultFault::Changed)
    }

    /// Takes an invitation back: its code begins no form from now on. `EndedOtherwise` when what was sent with it has
    /// joined the record.
    pub async fn take_invitation_back(
        &self,
        family: &FamilyId,
        id: &CaseItemId,
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Result<(), EndedOtherwise>, VaultFault> {
        for _ in 0..ATTEMPTS {
            let family = self.read_family(family).await?;
            let Some(mut invitation) = self.invitation_of(&family, id)? else {
                return Err(VaultFault::NotFound);
            };
            match invitation.end(InvitationEnd::TakenBack, by, now) {
                Ok(true) => {}
                Ok(false) => return Ok(Ok(())),
                Err(otherwise) => return Ok(Err(otherwise)),
            }
            let beside = vec![self.code_ended(&invitation, now)?];
            let write =
                self.written_invitation(&family, (id, &invitation, Event::InvitationTakenBack))?;
            match self
                .write_family(family, vec![write], beside, by, now)
                .await
            {
                Err(VaultFault::Changed) => {}
                done => return done.map(Ok),
            }
        }
        Err(VaultFault::Changed)
    }

    /// Who was invited to send this, if the invitation still stands. A record that does not open keeps nobody from
    /// what the family sent: it is taken as if nobody had been invited, and operators are told.
    pub(crate) async fn inviter(&self, id: &CaseItemId) -> Result<Option<Inviter>, VaultFault> {
        let found = async {
            let Some(leads) = self.get(&leads_place(id)).await? else {
                return Ok(None);
            };
            let tampered = || VaultFault::Tampered { what: INVITED };
            let family = leads.text("family").and_then(|it| it.parse().ok());
            let family = self.read_family(&family.ok_or_else(tampered)?).await?;
            let invitation = self.invitation_of(&family, id)?;
            let stands = invitation.filter(|invitation| invitation.ended.is_none());
            Ok(stands.map(|invitation| Inviter {
                family,
                id: id.clone(),
                invitation,
            }))
        };
        match found.await {
            Err(fault @ (VaultFault::Tampered { .. } | VaultFault::NotFound)) => {
                tracing::error!(%fault, "whom an invitation invited cannot be read");
                Ok(None)
            }
            done => done,
        }
    }

    /// What links the record of what is taken to that of the family which was invited to send it, on the invited side:
    /// parts of one transaction.
    pub(crate) async fn answered(
        &self,
        inviter: Inviter,
        (reference, new): (&Reference, (&FamilyId, &ReferralId)),
        by: &StaffId,
        now: Timestamp,
    ) -> Result<Vec<TransactWriteItem>, VaultFault> {
        let pair = inviter.pair(new, now);
        let Inviter {
            mut family,
            id,
            mut invitation,
        } = inviter;
        // It stands, as it was read: whoever changes it meanwhile makes the transaction fail.
        let _ = invitation.end(InvitationEnd::Answered(reference.clone()), by, now);
        let code_ended = self.code_ended(&invitation, now)?;
        family.head.linked.insert(pair.other.clone());
        let writes = vec![
            self.written_invitation(&family, (&id, &invitation, Event::InvitationAnswered))?,
            self.pair_write(&family, &pair, Event::FamiliesLinked)?,
        ];
        let mut transaction = self.family_writes(family, writes, by, now).await?;
        transaction.push(code_ended);
        Ok(transaction)
    }

    fn invitation_of(
        &self,
        family: &Family,
        id: &CaseItemId,
    ) -> Result<Option<Invitation>, VaultFault> {
        let item = family.items.get(&sort::<Invitation>(id));
        let opened =
            item.map(|item| item.open::<Invitation>(&family.key, &self.council, Invitation::NAME));
        Ok(opened.transpose()?.map(|opened| opened.into_inner()))
    }

    /// An invitation as it is written over what was read.
    fn written_invitation(
        &self,
        family: &Family,
        (id, invitation, event): (&CaseItemId, &Invitation, Event),
    ) -> Result<Write, VaultFault> {
        let subject = sort::<Invitation>(id);
        let item = family.items.get(&subject).ok_or(VaultFault::NotFound)?;
        let rev = item.rev();
        let item = item.clone().with_rev(rev + 1);
        Ok(Write {
            item: item.sealed(&family.key, &family.key_name, &self.council, invitation)?,
            over: Some(rev),
            event,
            subject,
        })
    }

    /// Its code opens nothing from now on, whatever stands in its row.
    fn code_ended(
        &self,
        invitation: &Invitation,
        now: Timestamp,
    ) -> Result<TransactWriteItem, VaultFault> {
        let place = Place::one(Table::Public, invitation.row.clone());
        let ended = Item::new(place, &self.council, INVITED, 1).expiring(now);
        ended.put_over_any(&self.names.table_prefix)
    }
}

impl Inviter {
    /// The record, and its referral from which the family was invited.
    pub(crate) fn theirs(&self) -> (&FamilyId, &ReferralId) {
        (&self.family.id, &self.invitation.referral)
    }

    /// What one of the two records keeps of the other: that whoever invited the family linked them, and why.
    pub(crate) fn pair(&self, (other, others): (&FamilyId, &ReferralId), now: Timestamp) -> Pair {
        let because = Because {
            reason: self.invitation.check.what.clone(),
            by: self.invitation.by.clone(),
            at: now,
        };
        Pair {
            decided: vec![Decided {
                verdict: Verdict::Linked,
                because,
            }],
            ..Pair::new(other.clone(), others.clone())
        }
    }
}
