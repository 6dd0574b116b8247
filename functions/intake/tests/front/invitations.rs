//! A family that the hub knows was given a code by a worker: it begins an empty form, under a code of its own.

use http::StatusCode;
use jiff::Timestamp;
use record::view_change::{HowChecked, IdentityCheck};
use record::{CaseItemId, DraftCode, InvitationCode, Reason, StaffId};
use site_model::WorkQueue;
use vault::{Inviting, Queue, StoredDraft, Subject, Vault};

use crate::browser::{Browser, Page};
use crate::function::{Hub, slug};

const COUNCIL: &str = "westminster";
const LONG: &str = "/westminster/forms/about-my-family";

/// A worker takes what a family sent last, and invites it to the long form.
pub(crate) async fn invite(vault: &Vault, now: Timestamp) -> (CaseItemId, InvitationCode) {
    let of = vec![WorkQueue::Hub(slug("bessborough"))];
    let new = vault.queue(&Queue::New { of }, None).await;
    let mut new = new.expect("a queue").rows.into_iter();
    let sent = new.find_map(|row| match row.subject {
        Subject::Submission(id) => Some(id),
        _ => None,
    });
    let by = StaffId::of("issuer", "asha");
    let taken = vault.take(&sent.expect("it is new"), &by, now).await;
    let (family, referral) = taken.expect("it is taken");
    let id = CaseItemId::random(&mut rand::rng());
    let check = IdentityCheck {
        how: HowChecked::KnownInPerson,
        what: Reason::parse("She came in").expect("a reason"),
    };
    let form = slug("about-my-family");
    let inviting = Inviting {
        id: &id,
        form: &form,
        check: &check,
    };
    let code = vault.invite((&family, &referral), inviting, &by, now).await;
    let code = code.expect("it is kept").expect("a code");
    (id, code)
}

impl Hub {
    /// A worker invites a family that asked for help before.
    async fn invites(&self) -> (CaseItemId, InvitationCode) {
        self.family().asks_for_help(COUNCIL).await;
        invite(self.vault(COUNCIL), self.now()).await
    }

    /// The invitation that a draft came of.
    async fn invitation_of(&self, code: &str) -> Option<CaseItemId> {
        let code = DraftCode::read(code).expect("a code");
        let form = slug("about-my-family");
        let draft = self.vault(COUNCIL).load_draft(&code, &form, self.now());
        match draft.await.expect("storage is there") {
            Some(StoredDraft::Open { draft, .. }) => draft.invitation,
            _ => panic!("a draft is open"),
        }
    }
}

impl Browser {
    async fn uses(&mut self, invitation: &InvitationCode) -> Page {
        let code = invitation.reveal();
        self.post("/westminster/return", &[("return_code", &code)])
            .await
    }

    async fn own_code(&mut self) -> String {
        let saved = self.get(&format!("{LONG}/save")).await;
        let (_, after) = saved
            .html
            .split_once("id=\"return-code\">")
            .expect("a code");
        after.split('<').next().expect("its end").to_owned()
    }
}

#[tokio::test]
async fn an_invitation_begins_an_empty_form_under_a_code_that_no_worker_has_seen() {
    let hub = Hub::start().await;
    let (id, invitation) = hub.invites().await;
    let mut family = hub.family();
    let begun = family.uses(&invitation).await;
    assert_eq!(begun.leads_to(), format!("{LONG}/tasks"), "{}", begun.html);
    let own = family.own_code().await;
    assert_ne!(own, invitation.reveal());
    assert_eq!(hub.invitation_of(&own).await, Some(id.clone()));
    for page in ["tasks", "you"] {
        let page = family.get(&format!("{LONG}/{page}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.says("Ada"), "nothing of what the hub knows");
        assert!(!page.says(&invitation.reveal()) && !page.says(&id.to_string()));
    }
    // It goes on as any form does, and stays what the family was invited to.
    let saved = family
        .post(&format!("{LONG}/you"), &[("full-name", "Ada Lovelace")])
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.html);
    let mut elsewhere = hub.family();
    let back = elsewhere
        .post("/westminster/return", &[("return_code", &own)])
        .await;
    assert_eq!(back.leads_to(), format!("{LONG}/tasks"));
    assert!(
        elsewhere
            .get(&format!("{LONG}/you"))
            .await
            .says("Ada Lovelace")
    );
    assert_eq!(hub.invitation_of(&own).await, Some(id));

    // Whoever has the invitation, its worker too, begins another, and sees nothing of this one.
    let mut worker = hub.family();
    worker.uses(&invitation).await;
    assert_ne!(worker.own_code().await, own);
    assert!(!worker.get(&format!("{LONG}/you")).await.says("Ada"));
}

#[tokio::test]
async fn after_its_last_day_and_at_another_council_an_invitation_is_no_code_at_all() {
    let hub = Hub::start().await;
    let (_, invitation) = hub.invites().await;
    let code = invitation.reveal();
    let mut elsewhere = hub.family();
    let other = elsewhere
        .post("/barking-and-dagenham/return", &[("return_code", &code)])
        .await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.says("We cannot find a saved form with this code"));
    let request = hub.family().enters(&code).await;
    assert_eq!(request.status, StatusCode::UNPROCESSABLE_ENTITY);

    hub.waits_hours(27 * 24);
    let begun = hub.family().uses(&invitation).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    hub.waits_hours(24);
    let late = hub.family().uses(&invitation).await;
    assert!(late.says("We cannot find a saved form with this code"));
    let rows = hub.stored("invited").await;
    hub.sweeps(COUNCIL).await;
    assert_eq!(hub.stored("invited").await, rows - 1, "its row goes");
}

#[tokio::test]
async fn a_code_of_an_invitation_is_none_of_a_form_that_was_begun() {
    let hub = Hub::start().await;
    let (_, invitation) = hub.invites().await;
    let code = invitation.reveal();
    let fields = [("languages", "English"), ("return_code", &code)];
    let refused = hub
        .family()
        .post(&format!("{LONG}/language"), &fields)
        .await;
    assert_eq!(refused.status, StatusCode::GONE, "{}", refused.html);
    assert!(refused.says("This code opens another form"));
}

#[tokio::test]
async fn when_nobody_hears_that_the_form_was_begun_the_code_is_kept_and_tried_again() {
    let hub = Hub::start().await;
    let (_, invitation) = hub.invites().await;
    let mut family = hub.family();
    hub.loses_answers();
    let lost = family.uses(&invitation).await;
    assert!(lost.status.is_server_error(), "{}", lost.html);
    assert!(lost.says(&invitation.reveal()) && lost.says("020"));
    hub.hears_answers();
    let begun = family.uses(&invitation).await;
    assert_eq!(begun.leads_to(), format!("{LONG}/tasks"));
}
