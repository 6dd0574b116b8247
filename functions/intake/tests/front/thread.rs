//! What comes after a form was sent: the family says more, staff take it, show more, lock, issue a new code.

use std::sync::LazyLock;

use http::StatusCode;
use http::header::SET_COOKIE;
use record::referral::{Move, Status};
use record::view::{Part, SaidKind, Words};
use record::view_change::{Asked, HowChecked, IdentityCheck, Refused, Tell, ViewChange};
use record::{FamilyId, FollowUpId, MessageId, Reason, ReferralId, StaffId, SubmissionId};
use site_model::WorkQueue;
use site_theme::Theme;
use vault::{Change, FollowedUp, FoundView, NotChanged, Queue, ReferralFile, Subject};

use crate::browser::{Browser, Page};
use crate::function::{BUNDLE, Hub, slug};
use crate::lists;

const COUNCIL: &str = "westminster";
const REQUEST: &str = "/westminster/request";

pub(crate) fn part(name: &str) -> String {
    format!("{REQUEST}/{name}")
}

impl Browser {
    /// Enters a code and sees what it opens.
    pub(crate) async fn opens_request(&mut self, code: &str) -> Page {
        let opened = self.post(REQUEST, &[("receipt-code", code)]).await;
        assert_eq!(opened.leads_to(), part("shown"), "{}", opened.html);
        self.get(&part("shown")).await
    }

    /// Writes something on the page of a step, and arrives where that leads.
    pub(crate) async fn writes(&mut self, step: &str, words: &str) -> Page {
        let page = self.get(&part(step)).await;
        let said = page.hidden("said").expect("a page to write on").to_owned();
        let fields = [("said", said.as_str()), ("words", words)];
        self.post(&part(step), &fields).await
    }

    fn forgets_the_request(&mut self) {
        self.cookies.remove("__Host-request");
    }
}

static WORKER: LazyLock<StaffId> = LazyLock::new(|| StaffId::of("issuer", "nadia"));
static COLLEAGUE: LazyLock<StaffId> = LazyLock::new(|| StaffId::of("issuer", "omar"));

pub(crate) fn on(part: Part) -> ViewChange {
    let asked = Asked {
        who: Reason::parse("Ada, on the phone").expect("a reason"),
        on: "2026-11-20".parse().expect("a day"),
    };
    ViewChange::On(part, asked)
}

fn message(text: &str) -> ViewChange {
    ViewChange::Message {
        id: MessageId::random(&mut rand::rng()),
        text: Words::parse(text).expect("words"),
        from: "Nadia".to_owned(),
        tell: Tell::IfSafe,
    }
}

impl Hub {
    /// What nobody has taken: submissions, and follow-ups.
    async fn new_ones(&self) -> (Vec<SubmissionId>, Vec<(FollowUpId, SaidKind)>) {
        let of = vec![WorkQueue::Hub(slug("bessborough"))];
        let page = self.vault(COUNCIL).queue(&Queue::New { of }, None).await;
        let (mut submissions, mut follow_ups) = (Vec::new(), Vec::new());
        for row in page.expect("a queue").rows {
            match row.subject {
                Subject::Submission(id) => submissions.push(id),
                Subject::FollowUp(id, kind) => follow_ups.push((id, kind)),
                Subject::Referral(..) => panic!("a referral is not new"),
            }
        }
        (submissions, follow_ups)
    }

    pub(crate) async fn takes(&self) -> (FamilyId, ReferralId) {
        let (submissions, _) = self.new_ones().await;
        let taken = self
            .vault(COUNCIL)
            .take(&submissions[0], &WORKER, self.now());
        taken.await.expect("it is taken")
    }

    async fn opens(&self, (family, referral): &(FamilyId, ReferralId)) -> ReferralFile {
        let opened =
            self.vault(COUNCIL)
                .open_referral(family, referral, &WORKER, self.now(), self.now());
        opened.await.expect("it opens")
    }

    pub(crate) async fn changes(
        &self,
        (family, referral): &(FamilyId, ReferralId),
        change: &ViewChange,
    ) {
        let changed =
            self.vault(COUNCIL)
                .change_view(family, referral, change, &[], &WORKER, self.now());
        changed.await.expect("it is changed");
    }

    /// A worker locks a family's view.
    pub(crate) async fn locks(&self, (family, referral): &(FamilyId, ReferralId)) {
        let vault = self.vault(COUNCIL);
        let locked = vault.lock_view(family, referral, &WORKER, self.now());
        locked.await.expect("it is locked");
    }

    pub(crate) async fn shows_everything(&self) -> (FamilyId, ReferralId) {
        let ids = self.takes().await;
        for part in Part::ALL {
            self.changes(&ids, &on(part)).await;
        }
        self.changes(&ids, &message("We can see you on Monday"))
            .await;
        let plan = ViewChange::Plan {
            seen: None,
            words: Words::parse("Nadia finds a cot"),
        };
        self.changes(&ids, &plan).await;
        ids
    }
}

#[tokio::test]
async fn a_code_shows_a_request_until_its_holder_stops_looking() {
    let hub = Hub::start().await;
    let sent = hub.family().sends().await;
    let mut family = hub.family();
    let opened = family
        .post(REQUEST, &[("receipt-code", sent.receipt_code())])
        .await;
    let cookie = opened.headers[SET_COOKIE].to_str().expect("a text");
    assert!(cookie.starts_with("__Host-request="));
    assert!(cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=1200"));
    let shown = family.get(opened.leads_to()).await;
    assert!(shown.says(sent.reference()) && shown.says("A bigger cot"));
    assert!(
        shown.headers.contains_key(SET_COOKIE),
        "the minutes begin again"
    );

    let stopped = family.post(&part("stop"), &[]).await;
    assert_eq!(stopped.leads_to(), REQUEST);
    for page in ["shown", "message", "copy.html", "copy.json"] {
        let page = family.get(&part(page)).await;
        assert_eq!(page.leads_to(), REQUEST);
        assert!(!page.says("A bigger cot"));
    }
}

#[tokio::test]
async fn a_message_is_kept_once_and_stands_in_the_hubs_queue() {
    let hub = Hub::start().await;
    let sent = hub.family().sends().await;
    let mut family = hub.family();
    family.opens_request(sent.receipt_code()).await;
    let page = family.get(&part("message")).await;
    let said = page.hidden("said").expect("an id").to_owned();
    let fields = [("said", said.as_str()), ("words", "We move\r\non <Friday>")];
    // Pressed twice.
    for _ in 0..2 {
        let kept = family.post(&part("message"), &fields).await;
        assert_eq!(kept.leads_to(), part("shown"), "{}", kept.html);
    }
    let shown = family.get(&part("shown")).await;
    assert!(shown.says("We have your message."));
    assert_eq!(shown.html.matches("We move\non &lt;Friday&gt;").count(), 1);
    let (submissions, follow_ups) = hub.new_ones().await;
    assert_eq!((submissions.len(), follow_ups.len()), (1, 1));
    assert_eq!(follow_ups[0].1, SaidKind::Message);

    // What it follows is taken first; then it joins that.
    let follow_up = &follow_ups[0].0;
    let take = || {
        hub.vault(COUNCIL)
            .take_follow_up(follow_up, &COLLEAGUE, hub.now())
    };
    let first = take().await.expect("it leads somewhere");
    assert_eq!(first, FollowedUp::TakeFirst(submissions[0].clone()));
    let ids = hub.takes().await;
    for _ in 0..2 {
        let joined = take().await.expect("it joins");
        assert_eq!(joined, FollowedUp::Joined(ids.0.clone(), ids.1.clone()));
    }
    let (_, follow_ups) = hub.new_ones().await;
    assert!(follow_ups.is_empty(), "it left the queue");
    let file = hub.opens(&ids).await;
    assert_eq!(file.follow_ups.len(), 1);
    let words = file.follow_ups[0].said.what.words();
    assert_eq!(words.map(Words::as_str), Some("We move\non <Friday>"));
}

#[tokio::test]
async fn a_message_whose_answer_was_lost_is_there_once() {
    let hub = Hub::start().await;
    let sent = hub.family().sends().await;
    let mut family = hub.family();
    family.opens_request(sent.receipt_code()).await;
    let page = family.get(&part("message")).await;
    let said = page.hidden("said").expect("an id").to_owned();
    hub.loses_answers();
    let fields = [("said", said.as_str()), ("words", "We move on Friday")];
    let kept = family.post(&part("message"), &fields).await;
    assert_eq!(kept.leads_to(), part("shown"), "{}", kept.html);
    assert_eq!(hub.new_ones().await.1.len(), 1);
}

#[tokio::test]
async fn what_was_typed_comes_back_with_what_is_the_matter() {
    let hub = Hub::start().await;
    let sent = hub.family().sends().await;
    let mut family = hub.family();
    family.opens_request(sent.receipt_code()).await;
    let empty = family.writes("message", " \r\n").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.says("Enter your message") && empty.says("href=\"#words\""));
    let long = "a".repeat(2001);
    let too_long = family.writes("add", &long).await;
    assert!(
        too_long.says("What you add must be 2,000 characters or fewer")
            || too_long.says("What you add must be 2000 characters or fewer"),
        "{}",
        too_long.html
    );
    assert!(too_long.says(&long));

    // The page was used before, and something else is written on it.
    let page = family.get(&part("message")).await;
    let said = page.hidden("said").expect("an id").to_owned();
    let first = [("said", said.as_str()), ("words", "One")];
    assert_eq!(
        family.post(&part("message"), &first).await.leads_to(),
        part("shown")
    );
    let second = [("said", said.as_str()), ("words", "Another")];
    let again = family.post(&part("message"), &second).await;
    assert!(again.says("You have already sent something else from this page"));
    let said = again.hidden("said").expect("an id").to_owned();
    let second = [("said", said.as_str()), ("words", "Another")];
    assert_eq!(
        family.post(&part("message"), &second).await.leads_to(),
        part("shown")
    );
    assert_eq!(hub.new_ones().await.1.len(), 2);
}

#[tokio::test]
async fn who_wrote_for_longer_than_the_page_was_open_enters_the_code_again() {
    let hub = Hub::start().await;
    let sent = hub.family().sends().await;
    let mut family = hub.family();
    family.opens_request(sent.receipt_code()).await;
    let page = family.get(&part("message")).await;
    let said = page.hidden("said").expect("an id").to_owned();
    family.forgets_the_request();
    let mut fields = vec![("said", said.as_str()), ("words", "A long letter")];
    let closed = family.post(&part("message"), &fields).await;
    assert_eq!(closed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(closed.says("A long letter") && closed.says("name=\"receipt-code\""));
    fields.push(("receipt-code", "0000-0000-0000-0000-0000-0000"));
    let wrong = family.post(&part("message"), &fields).await;
    assert!(wrong.says("A long letter") && wrong.says("We cannot find a form with this code"));
    fields.pop();
    fields.push(("receipt-code", sent.receipt_code()));
    let kept = family.post(&part("message"), &fields).await;
    assert_eq!(kept.leads_to(), part("shown"), "{}", kept.html);
    assert!(family.get(&part("shown")).await.says("A long letter"));
}

#[tokio::test]
async fn an_agreement_is_withdrawn_and_staff_see_it_at_once() {
    let hub = Hub::start().await;
    let mut browser = lists::agreed(&hub).await;
    let sent = lists::sends(&mut browser).await;
    let ids = hub.takes().await;
    let mut family = hub.family();
    let shown = family.opens_request(sent.receipt_code()).await;
    assert!(shown.says("Withdraw an agreement"));
    let page = family.get(&part("agreements")).await;
    assert!(page.says("Family Lives: "), "{}", page.html);
    assert!(
        page.says("You do not have to"),
        "the notice says what refusing means"
    );
    let said = page.hidden("said").expect("an id").to_owned();
    let nothing = family.post(&part("agreements"), &[("said", &said)]).await;
    assert!(nothing.says("Select the agreement that you want to withdraw"));
    let fields = [
        ("said", said.as_str()),
        ("agreement", "family-lives/early-help"),
    ];
    let withdrawn = family.post(&part("agreements"), &fields).await;
    assert_eq!(withdrawn.leads_to(), part("shown"), "{}", withdrawn.html);
    let shown = family.get(&part("shown")).await;
    assert!(shown.says("You withdrew your agreement"));
    assert!(!shown.says("Withdraw an agreement"), "none is left");

    let handle = hub.opens(&ids).await.view.expect("a view");
    let view = hub
        .vault(COUNCIL)
        .view_of(&handle, hub.now())
        .await
        .expect("it opens");
    let FoundView::Opens(view) = view else {
        panic!("it opens");
    };
    assert_eq!(view.standing().count(), 0);
    assert_eq!(hub.new_ones().await.1[0].1, SaidKind::AgreementsWithdrawn);
}

#[tokio::test]
async fn a_request_is_withdrawn_once() {
    let hub = Hub::start().await;
    let sent = hub.family().sends().await;
    let mut family = hub.family();
    family.opens_request(sent.receipt_code()).await;
    let page = family.get(&part("withdraw")).await;
    assert!(page.says("This does not delete what you sent"));
    let said = page.hidden("said").expect("an id").to_owned();
    let withdrawn = family.post(&part("withdraw"), &[("said", &said)]).await;
    assert_eq!(withdrawn.leads_to(), part("shown"));
    let shown = family.get(&part("shown")).await;
    assert!(shown.says("You withdrew this request on"));
    assert!(
        !shown.says("/request/withdraw\""),
        "it is not offered again"
    );
    assert_eq!(
        family.get(&part("withdraw")).await.leads_to(),
        part("shown")
    );
    let late = family.post(&part("withdraw"), &[]).await;
    assert!(
        late.says("You have withdrawn this already"),
        "{}",
        late.html
    );
    assert_eq!(hub.new_ones().await.1.len(), 1);
}

#[tokio::test]
async fn what_is_not_switched_on_is_not_hinted_at() {
    let hub = Hub::start().await;
    let sent = hub.family().sends().await;
    let mut family = hub.family();
    let headings = [
        (Part::Status, "Where your request is now"),
        (Part::Messages, "Messages from the hub"),
        (Part::Plan, "What we agreed to do next"),
        (Part::Sharing, "Who we can share this with"),
    ];
    let ids = hub.takes().await;
    let shown = family.opens_request(sent.receipt_code()).await;
    for (_, heading) in headings {
        assert!(!shown.says(heading), "{heading}");
    }
    for (part_of, heading) in headings {
        hub.changes(&ids, &on(part_of)).await;
        let shown = family.get(&part("shown")).await;
        for (_, other) in headings {
            assert_eq!(shown.says(other), other == heading, "{heading}: {other}");
        }
        hub.changes(&ids, &ViewChange::Off(part_of)).await;
    }
    hub.changes(&ids, &on(Part::Messages)).await;
    let shown = family.get(&part("shown")).await;
    assert!(shown.says("The hub has not written to you."));
    hub.changes(&ids, &message("We can see you on Monday"))
        .await;
    let shown = family.get(&part("shown")).await;
    assert!(shown.says("We can see you on Monday") && shown.says("Answer the hub"));
    assert!(!shown.says("Nadia"));
}

#[tokio::test]
async fn a_status_that_is_shown_moves_with_the_referral() {
    let hub = Hub::start().await;
    let sent = hub.family().sends().await;
    let ids = hub.takes().await;
    let mut family = hub.family();
    family.opens_request(sent.receipt_code()).await;
    hub.changes(&ids, &on(Part::Status)).await;
    let new = family.get(&part("shown")).await;
    assert!(new.says("We have not tried to contact you yet."));
    let step = Move::new(Status::New, Status::Contacting, None).expect("a move");
    let change = Change {
        step: Some(step),
        note: None,
    };
    let (family_id, referral) = &ids;
    let moved =
        hub.vault(COUNCIL)
            .change_referral(family_id, referral, &change, &WORKER, hub.now());
    moved.await.expect("it moves");
    let contacting = family.get(&part("shown")).await;
    assert!(contacting.says("We are trying to contact you."));
}

#[tokio::test]
async fn a_locked_request_looks_like_an_unknown_code_and_a_new_code_opens_it_again() {
    let hub = Hub::start().await;
    let sent = hub.family().sends().await;
    let mut family = hub.family();
    family.opens_request(sent.receipt_code()).await;
    family.writes("message", "We move on Friday").await;
    let page = family.get(&part("message")).await;
    let said = page.hidden("said").expect("an id").to_owned();
    let ids = hub.takes().await;
    let (family_id, referral) = &ids;
    for _ in 0..2 {
        let locked = hub
            .vault(COUNCIL)
            .lock_view(family_id, referral, &WORKER, hub.now());
        locked.await.expect("it is locked");
    }
    let shown = family.get(&part("shown")).await;
    assert_eq!(shown.leads_to(), REQUEST);
    let fields = [("said", said.as_str()), ("words", "Too late")];
    family.forgets_the_request();
    let unknown = family
        .post(
            REQUEST,
            &[("receipt-code", "0000-0000-0000-0000-0000-0000")],
        )
        .await;
    let locked = family
        .post(REQUEST, &[("receipt-code", sent.receipt_code())])
        .await;
    assert_eq!(locked.status, unknown.status);
    let code = sent.receipt_code();
    assert_eq!(
        locked.html.replace(code, ""),
        unknown.html.replace("0000-0000-0000-0000-0000-0000", "")
    );
    family.post(&part("message"), &fields).await;

    let check = IdentityCheck {
        how: HowChecked::Documents,
        what: Reason::parse("Passport").expect("a reason"),
    };
    let vault = hub.vault(COUNCIL);
    let file = vault.open_referral(family_id, referral, &WORKER, hub.now(), hub.now());
    let seen = file.await.expect("a referral").decisions.len();
    // Who had not seen the lock does not undo it.
    let stale = vault.reissue_code(family_id, referral, (&check, seen - 1), &WORKER, hub.now());
    assert!(matches!(
        stale.await,
        Err(NotChanged::Refused(Refused::Changed))
    ));
    let issued = vault.reissue_code(family_id, referral, (&check, seen), &WORKER, hub.now());
    let issued = issued.await.expect("a code").reveal();
    let shown = family.opens_request(&issued).await;
    assert!(shown.says("We move on Friday") && !shown.says("Too late"));
    let old = hub.family().post(REQUEST, &[("receipt-code", code)]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Staff go on with the same view.
    hub.changes(&ids, &on(Part::Messages)).await;
    hub.changes(&ids, &message("Hello again")).await;
    assert!(family.get(&part("shown")).await.says("Hello again"));
    let file = hub.opens(&ids).await;
    assert_eq!(file.decisions.len(), 4);
}

#[tokio::test]
async fn words_typed_while_a_request_was_locked_stay_and_go_with_the_new_code() {
    let hub = Hub::start().await;
    let sent = hub.family().sends().await;
    let mut family = hub.family();
    family.opens_request(sent.receipt_code()).await;
    let page = family.get(&part("message")).await;
    let said = page.hidden("said").expect("an id").to_owned();
    let (family_id, referral) = hub.takes().await;
    let vault = hub.vault(COUNCIL);
    let locked = vault.lock_view(&family_id, &referral, &WORKER, hub.now());
    locked.await.expect("it is locked");

    let typed = [("said", said.as_str()), ("words", "We move on Friday")];
    let locked = family.post(&part("message"), &typed).await;
    // Nothing tells it from a browser whose minutes are over.
    let forgot = hub.family().post(&part("message"), &typed).await;
    assert_eq!(locked.status, forgot.status);
    assert_eq!(locked.html, forgot.html);
    assert!(locked.says("We move on Friday") && locked.says("tel:"));
    let of_another = [
        typed[0],
        typed[1],
        ("receipt-code", "0000-0000-0000-0000-0000-0000"),
    ];
    let unknown = family.post(&part("message"), &of_another).await;
    let of_old = [typed[0], typed[1], ("receipt-code", sent.receipt_code())];
    let old = family.post(&part("message"), &of_old).await;
    assert_eq!(
        old.html.replace(sent.receipt_code(), ""),
        unknown.html.replace("0000-0000-0000-0000-0000-0000", "")
    );

    let check = IdentityCheck {
        how: HowChecked::Documents,
        what: Reason::parse("Passport").expect("a reason"),
    };
    let issued = vault.reissue_code(&family_id, &referral, (&check, 1), &WORKER, hub.now());
    let issued = issued.await.expect("a code").reveal();
    let of_new = [typed[0], typed[1], ("receipt-code", issued.as_str())];
    let kept = family.post(&part("message"), &of_new).await;
    assert_eq!(kept.leads_to(), part("shown"), "{}", kept.html);
    assert!(family.get(&part("shown")).await.says("We move on Friday"));
}

#[test]
fn whatever_a_request_says_of_itself_it_says_in_every_language() {
    let theme = Theme::of_build(&BUNDLE.theme).expect("a theme");
    for language in ["en-GB", "ar", "bn"] {
        for status in Status::ALL {
            let id = format!("request-status-{}", status.as_str());
            assert!(theme.words().has(language, &id), "{language} {id}");
        }
        for kind in SaidKind::ALL {
            for about in ["said", "done"] {
                let id = format!("request-{about}-{}", kind.as_str());
                assert!(theme.words().has(language, &id), "{language} {id}");
            }
        }
    }
}

#[tokio::test]
async fn many_pages_at_once_lose_nothing() {
    let hub = Hub::start().await;
    let sent = hub.family().sends().await;
    let mut saying = Vec::new();
    for number in 0..6 {
        let mut family = hub.family();
        family.opens_request(sent.receipt_code()).await;
        saying.push(tokio::spawn(async move {
            family.writes("message", &format!("Number {number}")).await
        }));
    }
    for said in saying {
        let page = said.await.expect("it ends");
        assert_eq!(page.leads_to(), part("shown"), "{}", page.html);
    }
    assert_eq!(hub.new_ones().await.1.len(), 6);
}
