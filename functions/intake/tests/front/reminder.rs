//! Being reminded of a form before it is deleted: asked for on the page with its return code, and only there.

use http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use record::message::{About, Message};
use vault::{Claimed, Opened};

use crate::browser::{Browser, Page};
use crate::function::{BUNDLE, Hub};

const FORM: &str = "/westminster/forms/what-can-we-help-you-with";
const SAVE: &str = "/westminster/forms/what-can-we-help-you-with/save";
const ADDRESS: &str = "canary@example.org";

const YOU: [(&str, &str); 3] = [
    ("full-name", "Ada Lovelace"),
    ("contact-by", "phone"),
    ("phone", "020 7946 0000"),
];
const BY_EMAIL: [(&str, &str); 2] = [("remind-by", "email"), ("remind-email", ADDRESS)];

/// What a page posts.
type Posted<'a> = &'a [(&'a str, &'a str)];

const DAY: SignedDuration = SignedDuration::from_hours(24);

impl Browser {
    async fn begins_form(&mut self) {
        let begun = self.post(FORM, &YOU).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.html);
    }

    async fn asks_for_reminder(&mut self, how: &[(&str, &str)]) -> Page {
        let asked = self.post(SAVE, how).await;
        assert_eq!(asked.leads_to(), SAVE, "{}", asked.html);
        self.get(SAVE).await
    }
}

impl Hub {
    /// The messages that something is to be done about until `now`.
    async fn due(&self, now: Timestamp) -> Vec<(Claimed, Opened<Message>)> {
        let vault = self.vault("westminster");
        let (ids, _) = vault.due_messages(now, None).await.expect("read");
        let mut due = Vec::new();
        for id in ids {
            let claimed = vault.claim_message(&id, now).await.expect("claimed");
            let claimed = claimed.expect("nobody else claims it");
            let message = vault.open_message(&claimed).await.expect("opened");
            due.push((claimed, message));
        }
        due
    }

    /// Whether keeper would still send the only reminder that there is, as of a day from now.
    async fn reminder_is_wanted(&self) -> bool {
        let now = self.now() + DAY;
        let due = self.due(now).await;
        let mut drafts = due.iter().filter_map(|(_, message)| match &message.about {
            About::Draft(draft) => Some(draft),
            About::Sent { .. } | About::Appointment { .. } => None,
        });
        let draft = drafts.next().expect("a reminder");
        assert!(drafts.next().is_none(), "one reminder");
        let ends = self.vault("westminster").reminded_draft(draft, now).await;
        ends.expect("read").is_some()
    }
}

#[tokio::test]
async fn a_reminder_is_offered_with_nothing_chosen_and_said_to_be_optional() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins_form().await;
    let page = family.get(SAVE).await;
    for said in [
        "A reminder before we delete the form (optional)",
        "two days before we delete the form",
        "Someone else may see your messages.",
        "UK mobile number",
    ] {
        assert!(page.says(said), "{said}: {}", page.html);
    }
    assert!(!page.says(" checked"), "nothing is chosen beforehand");
    assert_eq!(hub.stored("message").await, 0);
}

#[tokio::test]
async fn the_page_says_when_and_how_and_never_shows_the_address() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins_form().await;
    let page = family.asks_for_reminder(&BY_EMAIL).await;
    assert!(page.says("We will send you a reminder by email on "));
    assert!(!page.says(ADDRESS) && !page.says("remind-email"));
    assert!(!family.get(&format!("{SAVE}/file")).await.says(ADDRESS));
    let text = [("remind-by", "text"), ("remind-phone", "07700 900 111")];
    family.post(SAVE, &[("remind-stop", "yes")]).await;
    let page = family.asks_for_reminder(&text).await;
    assert!(page.says("We will send you a reminder by text message on "));
    assert!(!page.says("07700 900 111"));
}

#[tokio::test]
async fn what_no_message_reaches_comes_back_with_what_was_typed_and_nothing_is_kept() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins_form().await;
    let wrong: [(Posted<'_>, &str, &str); 4] = [
        (&[], "Select how you want to be reminded", ""),
        (&[("remind-by", "email")], "Enter an email address", ""),
        (
            &[("remind-by", "email"), ("remind-email", "ada@")],
            "Enter an email address in the correct format",
            "value=\"ada@\"",
        ),
        (
            &[("remind-by", "text"), ("remind-phone", "020 7946 0000")],
            "Enter a UK mobile number, like",
            "value=\"020 7946 0000\"",
        ),
    ];
    for (posted, error, typed) in wrong {
        let page = family.post(SAVE, posted).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{error}");
        assert!(
            page.says("There is a problem") && page.says(error),
            "{error}"
        );
        assert!(page.says(typed), "{typed}");
        assert!(page.says("id=\"return-code\""), "the code is still there");
    }
    assert_eq!(hub.stored("message").await, 0);
}

#[tokio::test]
async fn the_message_says_nothing_and_the_draft_has_no_address() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins_form().await;
    family.asks_for_reminder(&BY_EMAIL).await;
    assert!(hub.due(hub.now()).await.is_empty(), "it is not due yet");
    let [(_, message)] = &hub.due(hub.now() + DAY).await[..] else {
        panic!("one reminder");
    };
    assert_eq!(message.to.as_str(), ADDRESS);
    let words = serde_json::to_string(&**message).expect("JSON");
    let code = &family.cookies["__Host-form"];
    for secret in [code.as_str(), "Ada", "7946", "help"] {
        assert!(!words.contains(secret), "{secret}: {words}");
    }
}

#[tokio::test]
async fn a_reminder_that_is_asked_for_twice_is_one() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins_form().await;
    let page = family.get(SAVE).await;
    let id = page.hidden("remind-id").expect("the page's id").to_owned();
    let asked = [BY_EMAIL[0], BY_EMAIL[1], ("remind-id", &*id)];
    family.asks_for_reminder(&asked).await;
    family.asks_for_reminder(&asked).await;
    assert_eq!(hub.stored("message").await, 1);
    // Another address on the same page is another reminder, and only that one is wanted from then on.
    let other = [asked[0], ("remind-email", "other@example.org"), asked[2]];
    family.asks_for_reminder(&other).await;
    let now = hub.now() + DAY;
    let mut wanted = Vec::new();
    for (_, message) in hub.due(now).await {
        let About::Draft(draft) = &message.about else {
            panic!("a reminder is of a draft");
        };
        let ends = hub.vault("westminster").reminded_draft(draft, now).await;
        if ends.expect("read").is_some() {
            wanted.push(message.to.as_str().to_owned());
        }
    }
    assert_eq!(wanted, ["other@example.org"]);
}

#[tokio::test]
async fn a_reminder_that_is_taken_back_is_wanted_no_more() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins_form().await;
    family.asks_for_reminder(&BY_EMAIL).await;
    let stopped = family.asks_for_reminder(&[("remind-stop", "yes")]).await;
    assert!(stopped.says("(optional)"), "another can be set");
    assert!(!hub.reminder_is_wanted().await);
}

#[tokio::test]
async fn who_sends_the_form_is_not_reminded_of_it() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins_form().await;
    family.asks_for_reminder(&BY_EMAIL).await;
    let safe = [("phone-safety", "text")];
    let needs = [
        ("topics", "housing"),
        ("what-would-help", "A bigger cot"),
        ("urgent", "no"),
    ];
    family.post(&format!("{FORM}/safe-contact"), &safe).await;
    family.post(&format!("{FORM}/help"), &needs).await;
    let check = family.get(&format!("{FORM}/check")).await;
    let token = check.hidden("token").expect("a token").to_owned();
    let sent = family
        .post(&format!("{FORM}/check"), &[("token", &token)])
        .await;
    assert_eq!(sent.leads_to(), format!("{FORM}/sent"));
    assert!(!hub.reminder_is_wanted().await);
}

#[tokio::test]
async fn a_page_that_is_saved_moves_the_reminder_with_the_form() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins_form().await;
    let first = family.asks_for_reminder(&BY_EMAIL).await;
    hub.waits_hours(48);
    // The browser forgot the form meanwhile; its cookie is as good as the code.
    family
        .post(&format!("{FORM}/safe-contact"), &[("phone-safety", "text")])
        .await;
    let moved = family.get(SAVE).await;
    let day = |page: &Page| {
        let (_, after) = page
            .html
            .split_once("reminder by email on ")
            .expect("a day");
        after.split('<').next().map(str::to_owned)
    };
    assert_ne!(day(&first), day(&moved));
    assert!(hub.reminder_is_wanted().await);
}

/// Its time has come: it is out, or on its way. What is saved then begins without one, and another can be set.
#[tokio::test]
async fn a_reminder_is_used_once() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins_form().await;
    family.asks_for_reminder(&BY_EMAIL).await;
    hub.waits_hours(6 * 24);
    family
        .post(&format!("{FORM}/safe-contact"), &[("phone-safety", "text")])
        .await;
    assert!(family.get(SAVE).await.says("(optional)"));
    assert!(!hub.reminder_is_wanted().await);
}

#[tokio::test]
async fn too_many_reminders_of_one_address_wait_and_the_code_is_still_shown() {
    let hub = Hub::start().await;
    hub.at_the_start_of_an_hour();
    let mut family = hub.family_at([192, 0, 2, 9]);
    family.begins_form().await;
    for number in 0..60 {
        let address = format!("ada{number}@example.org");
        let by_email = [("remind-by", "email"), ("remind-email", &*address)];
        family.asks_for_reminder(&by_email).await;
    }
    let page = family.post(SAVE, &BY_EMAIL).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.headers.contains_key("retry-after"));
    assert!(page.says("id=\"return-code\""));
}

#[tokio::test]
async fn without_a_form_there_is_nothing_to_be_reminded_of() {
    let hub = Hub::start().await;
    let page = hub.family().post(SAVE, &BY_EMAIL).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert_eq!(hub.stored("message").await, 0);
}

#[tokio::test]
async fn seven_reminders_to_one_address_wait_however_it_is_written_and_wherever_they_are_asked_for()
{
    let hub = Hub::start().await;
    hub.at_the_start_of_an_hour();
    for number in 1..=7 {
        let mut family = hub.family_at([192, 0, 2, number]);
        family.begins_form().await;
        let phone = ["07700 900 111", "+44 7700 900111"][usize::from(number % 2)];
        let page = family
            .post(SAVE, &[("remind-by", "text"), ("remind-phone", phone)])
            .await;
        if number < 7 {
            assert_eq!(page.leads_to(), SAVE, "{number}: {}", page.html);
        } else {
            assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
            assert!(page.says("Too many reminders") && page.says(phone));
        }
    }
    assert_eq!(hub.stored("message").await, 6);
}

#[tokio::test]
async fn what_was_typed_for_a_reminder_waits_for_the_code_where_the_browser_has_forgotten_the_form()
{
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins_form().await;
    let code = family.cookies["__Host-form"].clone();
    // Whatever is wrong with it, too.
    let typed: [Posted<'_>; 2] = [
        &[("remind-by", "email"), ("remind-email", "ada@")],
        &BY_EMAIL,
    ];
    for how in typed {
        let mut late = hub.family();
        let asked = late.post(SAVE, how).await;
        assert_eq!(asked.status, StatusCode::GONE);
        assert!(asked.says("This device no longer has your form open"));
        assert_eq!(asked.hidden("remind-email"), Some(how[1].1));
        let wrong = [how, &[("return_code", "ABCD")]].concat();
        let wrong = late.post(SAVE, &wrong).await;
        assert!(wrong.says("Return code must be 24 letters and numbers"));
        assert_eq!(wrong.hidden("remind-email"), Some(how[1].1));
        let right = [how, &[("return_code", &*code)]].concat();
        let right = late.post(SAVE, &right).await;
        assert!(
            right.leads_to() == SAVE || right.says("value=\"ada@\""),
            "{}",
            right.html
        );
    }
    assert_eq!(hub.stored("message").await, 1);
}

#[tokio::test]
async fn a_reminder_with_the_field_that_people_never_see_filled_in_is_not_set() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins_form().await;
    let fields = [&BY_EMAIL[..], &[("website", "https://spam.example")]].concat();
    let page = family.post(SAVE, &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says(ADDRESS) && !page.says("spam.example"));
    assert_eq!(hub.stored("message").await, 0);
}

#[tokio::test]
async fn no_reminder_is_offered_or_set_where_the_notice_names_no_contact_details() {
    let hub = Hub::start().await;
    let mut bundle = BUNDLE.clone();
    let westminster = bundle.content.councils.get_mut("westminster");
    let permits = westminster
        .into_iter()
        .flat_map(|council| council.notices.values_mut())
        .flatten();
    for permit in permits {
        let categories = &mut permit.categories;
        categories.retain(|one| one.id.as_str() != "contact-details");
    }
    hub.intake.replace(&bundle).expect("it can be served");
    let mut family = hub.family();
    family.begins_form().await;
    assert!(!family.get(SAVE).await.says("remind-email"));
    family.post(SAVE, &BY_EMAIL).await;
    assert_eq!(hub.stored("message").await, 0);
}
