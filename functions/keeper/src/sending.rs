//! Sends what is due in the outbox.
//!
//! GOV.UK Notify sends again what it is asked for again: it knows no idempotency key. So a message is claimed
//! before it is sent, each attempt has a reference of its own there, and whatever ended without an answer is asked
//! for by it before it is sent again. A message goes out twice only if GOV.UK Notify took it and, asked a while
//! later, says that it has no such message; or if it said that one did not arrive, and it did.

use std::time::Instant;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use rand::RngExt as _;
use record::message::{About, Delivery, WhyFailed};
use record::reminder::remind_at;
use serde::Serialize;
use vault::outbox::Due;
use vault::{Claimed, Unsent, Vault, VaultFault, kept_beside_draft};

use crate::KeeperFault;
use crate::notify::{Known, Notify, Refusal};

/// How often a message is tried: over about four hours. Then a person decides.
pub const MOST_ATTEMPTS: u32 = 9;

/// The longest wait between two attempts.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(4);

/// How long a message waits that met no fault of its own.
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// How long one waits that another version of this software wrote.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A run ends before Lambda ends it.
const LONGEST_RUN: std::time::Duration = std::time::Duration::from_secs(200);

/// What a run did: counts, nothing of a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Messages {
    /// GOV.UK Notify took them.
    pub taken: u64,
    /// They arrived.
    pub delivered: u64,
    /// They wait for another attempt.
    pub waiting: u64,
    /// They are given up.
    pub failed: u64,
    /// They were written by another version of this software: they are kept, and looked at again the next day.
    pub unread: u64,
}

/// Whether a run goes on after a message.
enum Next {
    GoOn,
    /// GOV.UK Notify takes no more now.
    Stop,
}

/// Sends what is due. What is the matter with one message holds up none behind it; the run is said to have failed
/// when all that could be done is done.
pub(crate) async fn send_due(
    vault: &Vault,
    notify: &Notify,
    now: Timestamp,
) -> Result<Messages, KeeperFault> {
    let began = Instant::now();
    let mut run = Run {
        vault,
        notify,
        now,
        did: Messages::default(),
    };
    let mut after = None;
    let mut claimed_one = false;
    let mut first_fault = None;
    loop {
        let (due, next) = vault.due_messages(now, after).await?;
        for id in due {
            if began.elapsed() > LONGEST_RUN {
                return run.ended_with(first_fault);
            }
            let claimed = match vault.claim_message(&id, now).await {
                Ok(Some(claimed)) => claimed,
                Ok(None) => continue,
                // One row that cannot be read must not stop the messages behind it.
                Err(fault @ VaultFault::Tampered { .. }) => {
                    tracing::error!(council = %vault.council(), %fault, "a message cannot be read");
                    continue;
                }
                Err(fault) => {
                    run.not_dealt_with(&mut first_fault, fault);
                    continue;
                }
            };
            claimed_one = true;
            match run.deal_with(&claimed).await {
                Ok(Next::GoOn) => {}
                Ok(Next::Stop) => return run.ended_with(first_fault),
                Err(KeeperFault::Vault(fault)) => run.not_dealt_with(&mut first_fault, fault),
                Err(fault @ (KeeperFault::NotLetIn | KeeperFault::NoApiKey)) => return Err(fault),
            }
        }
        // What was dealt with may be due again at once: after the last, it begins with the first.
        if next.is_none() && !std::mem::take(&mut claimed_one) {
            return run.ended_with(first_fault);
        }
        after = next;
    }
}

struct Run<'a> {
    vault: &'a Vault,
    notify: &'a Notify,
    now: Timestamp,
    did: Messages,
}

impl Run<'_> {
    /// What the run did, or what was the matter with a message: the schedule has to tell operators of it.
    fn ended_with(&self, fault: Option<VaultFault>) -> Result<Messages, KeeperFault> {
        match fault {
            None => Ok(self.did),
            Some(fault) => Err(fault.into()),
        }
    }

    /// A message that waits for the next run because of the records, and not of itself.
    fn not_dealt_with(&self, first: &mut Option<VaultFault>, fault: VaultFault) {
        tracing::error!(council = %self.vault.council(), %fault, "a message is not dealt with");
        first.get_or_insert(fault);
    }

    async fn deal_with(&mut self, claimed: &Claimed) -> Result<Next, KeeperFault> {
        match claimed.what {
            Due::Send => self.send(claimed).await,
            Due::Ended(delivery) => self.ended(claimed, delivery).await,
            Due::FindOut | Due::Ask => match self.notify.knows(&claimed.reference()).await {
                Ok(Known::OnItsWay) => self.taken(claimed).await,
                Ok(Known::Ended(delivery)) => self.ended(claimed, delivery).await,
                Ok(Known::No) if claimed.what == Due::FindOut => self.try_again(claimed).await,
                // It keeps what it sent for a week: nothing more will be said of this one, and unknown is not
                // delivered.
                Ok(Known::No) => self.failed(claimed, WhyFailed::NotKnown).await,
                // Asked again when the claim ends.
                Err(refusal) => self.refused_to_say(refusal),
            },
        }
    }

    async fn send(&mut self, claimed: &Claimed) -> Result<Next, KeeperFault> {
        let message = match self.vault.open_message(claimed).await {
            Ok(message) => message,
            Err(fault @ VaultFault::OfAnotherShape { .. }) => {
                return self.unread(claimed, &fault).await;
            }
            Err(fault @ VaultFault::Tampered { .. }) => {
                // Nobody can read it again, staff neither.
                tracing::error!(%fault, "a message does not open");
                self.did.failed += 1;
                return self.done(claimed).await;
            }
            Err(fault) => return self.put_back(claimed, fault.into()).await,
        };
        match self.not_now(claimed, &message.about).await {
            Ok(Some(next)) => return Ok(next),
            Ok(None) => {}
            Err(fault) => return self.put_back(claimed, fault).await,
        }
        let sent = self.notify.send(&message, &claimed.reference()).await;
        drop(message);
        let Err(refusal) = sent else {
            return self.taken(claimed).await;
        };
        match refusal {
            Refusal::Never => self.failed(claimed, WhyFailed::Refused).await,
            Refusal::NoTemplate => self.failed(claimed, WhyFailed::NoTemplate).await,
            // Perhaps it was taken, and only the answer was lost.
            Refusal::Away => {
                let at = self.in_a_while(claimed);
                self.unsent(claimed, Unsent::FindOutAt(at)).await?;
                Ok(Next::GoOn)
            }
            Refusal::TooFast => {
                self.wait(claimed, MINUTE).await?;
                Ok(Next::Stop)
            }
            Refusal::TooManyToday => {
                self.wait(claimed, until_tomorrow(self.now)).await?;
                Ok(Next::Stop)
            }
            Refusal::NotLetIn | Refusal::Clock { .. } => {
                self.wait(claimed, MINUTE * 5).await?;
                Err(KeeperFault::NotLetIn)
            }
        }
    }

    /// An attempt that was none, by a fault of the records: however long they are away, nothing is given up for having
    /// been tried too often.
    async fn put_back(
        &mut self,
        claimed: &Claimed,
        fault: KeeperFault,
    ) -> Result<Next, KeeperFault> {
        self.wait(claimed, MINUTE * 5).await?;
        Err(fault)
    }

    /// A reminder that is not sent now: it waits, or nobody wants it any more.
    async fn not_now(
        &mut self,
        claimed: &Claimed,
        about: &About,
    ) -> Result<Option<Next>, KeeperFault> {
        let wanted = match about {
            About::Sent { .. } => return Ok(None),
            About::Draft(draft) => {
                let ends = self.vault.reminded_draft(draft, self.now).await?;
                ends.map(|ends| {
                    let at = remind_at(ends, &on_whose_clocks());
                    (at, kept_beside_draft(ends))
                })
            }
            About::Appointment { of, .. } => {
                let wanted = self.vault.reminds_of_appointment(of).await?;
                wanted.then_some((of.at, of.begins))
            }
        };
        match wanted {
            None => self.done(claimed).await.map(Some),
            Some((at, _)) if at <= self.now => Ok(None),
            Some(when) => {
                self.vault.reminder_waits(claimed, when, self.now).await?;
                Ok(Some(Next::GoOn))
            }
        }
    }

    async fn ended(&mut self, claimed: &Claimed, delivery: Delivery) -> Result<Next, KeeperFault> {
        match delivery {
            Delivery::Delivered => {
                self.did.delivered += 1;
                self.done(claimed).await
            }
            Delivery::NoSuchAddress => self.failed(claimed, WhyFailed::NoSuchAddress).await,
            Delivery::NotThisTime => self.try_again(claimed).await,
        }
    }

    /// Another attempt, if it is not the last one that failed.
    async fn try_again(&mut self, claimed: &Claimed) -> Result<Next, KeeperFault> {
        if claimed.tries >= MOST_ATTEMPTS {
            return self.failed(claimed, WhyFailed::TriedTooOften).await;
        }
        let at = match claimed.what {
            // It waited already.
            Due::FindOut => self.now,
            Due::Send | Due::Ask | Due::Ended(_) => self.in_a_while(claimed),
        };
        self.unsent(claimed, Unsent::TryAt(at)).await?;
        Ok(Next::GoOn)
    }

    fn in_a_while(&self, claimed: &Claimed) -> Timestamp {
        let wait = wait_after(claimed.tries, rand::rng().random());
        self.now.saturating_add(wait).unwrap_or(Timestamp::MAX)
    }

    async fn taken(&mut self, claimed: &Claimed) -> Result<Next, KeeperFault> {
        self.did.taken += u64::from(claimed.what != Due::Ask);
        self.vault.message_taken(claimed, self.now).await?;
        Ok(Next::GoOn)
    }

    async fn done(&mut self, claimed: &Claimed) -> Result<Next, KeeperFault> {
        self.vault.message_done(claimed).await?;
        Ok(Next::GoOn)
    }

    async fn failed(&mut self, claimed: &Claimed, why: WhyFailed) -> Result<Next, KeeperFault> {
        tracing::warn!(
            kind = claimed.kind.as_str(),
            why = why.as_str(),
            "a message is given up"
        );
        match self.vault.message_failed(claimed, why, self.now).await {
            Ok(()) => {
                self.did.failed += 1;
                Ok(Next::GoOn)
            }
            Err(fault @ VaultFault::OfAnotherShape { .. }) => self.unread(claimed, &fault).await,
            Err(fault) => Err(fault.into()),
        }
    }

    /// The version of this software that can read it sends it, or tells staff of it: until then it is kept.
    async fn unread(&mut self, claimed: &Claimed, fault: &VaultFault) -> Result<Next, KeeperFault> {
        tracing::error!(council = %self.vault.council(), %fault, "a message is not read");
        self.did.unread += 1;
        let at = self.now.saturating_add(DAY).unwrap_or(Timestamp::MAX);
        let waits = Unsent::WaitUntil(at);
        self.vault.message_unsent(claimed, waits).await?;
        Ok(Next::GoOn)
    }

    async fn wait(&mut self, claimed: &Claimed, wait: SignedDuration) -> Result<(), KeeperFault> {
        let at = self.now.saturating_add(wait).unwrap_or(Timestamp::MAX);
        self.unsent(claimed, Unsent::WaitUntil(at)).await
    }

    async fn unsent(&mut self, claimed: &Claimed, unsent: Unsent) -> Result<(), KeeperFault> {
        self.did.waiting += 1;
        Ok(self.vault.message_unsent(claimed, unsent).await?)
    }

    fn refused_to_say(&mut self, refusal: Refusal) -> Result<Next, KeeperFault> {
        self.did.waiting += 1;
        match refusal {
            Refusal::NotLetIn | Refusal::Clock { .. } => Err(KeeperFault::NotLetIn),
            Refusal::TooFast | Refusal::TooManyToday => Ok(Next::Stop),
            Refusal::Never | Refusal::NoTemplate | Refusal::Away => Ok(Next::GoOn),
        }
    }
}

/// The wait after an attempt: it doubles, and half of it is by chance, so that what failed together does not come
/// back together. `chance` is from 0 to 1.
fn wait_after(attempt: u32, chance: f64) -> SignedDuration {
    let doubled = 60_i64.saturating_mul(2_i64.saturating_pow(attempt));
    let whole = doubled.min(LONGEST_WAIT.as_secs());
    SignedDuration::from_secs_f64(whole as f64 * (0.5 + chance.clamp(0.0, 1.0) / 2.0))
}

/// Whose clocks families read.
fn on_whose_clocks() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

/// Until midnight, when GOV.UK Notify counts from nought.
fn until_tomorrow(now: Timestamp) -> SignedDuration {
    const DAY: i64 = 24 * 60 * 60;
    SignedDuration::from_secs(DAY - now.as_second().rem_euclid(DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest_and_half_of_each_is_chance() {
        let waits = |chance| (1..=12).map(move |attempt| wait_after(attempt, chance).as_secs());
        let least: Vec<i64> = waits(0.0).collect();
        let most: Vec<i64> = waits(1.0).collect();
        assert_eq!(least[..3], [60, 120, 240]);
        assert_eq!(most[..3], [120, 240, 480]);
        assert_eq!(*most.last().expect("waits"), LONGEST_WAIT.as_secs());
        assert!(least.is_sorted() && most.is_sorted());
        assert_eq!(wait_after(u32::MAX, 1.0), LONGEST_WAIT);
    }

    #[test]
    fn a_days_limit_is_waited_for_until_midnight() {
        let now: Timestamp = "2026-11-22T23:30:00Z".parse().expect("a moment");
        assert_eq!(until_tomorrow(now), SignedDuration::from_mins(30));
    }
}
