//! The family's code: locked at once, and issued anew after an identity check.

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use data_encoding::HEXLOWER;
use record::view::{Agreed, Part, What};
use vault::{DataKey, SealingContext, derive, open, seal};

use crate::browser::between;
use crate::familys_view::{ASKED, shows, taken};
use crate::hub::{Family, Hub, WESTMINSTER, slug};
use crate::work::{HUB, takes};

#[tokio::test]
async fn a_lock_ends_the_code_and_a_new_one_is_shown_once_after_an_identity_check() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (mut family, referral) = taken(&hub, &mut asha).await;
    shows(&mut asha, &referral, "messages").await;
    family.writes("He reads my messages.").await;
    let view = format!("{referral}/view");

    let page = asha.get(&view).await;
    let lock = page.address(&format!("{view}/lock"));
    let asks = asha.get(&lock).await;
    assert!(asks.has("From this moment the code opens nothing"));
    assert!(
        family.sees().await.is_some(),
        "nothing is locked by looking"
    );
    for _ in 0..2 {
        let locked = asha.post(&lock, &[]).await;
        assert_eq!(locked.leads_to(), view);
    }
    assert!(family.sees().await.is_none());
    let page = asha.get(&view).await;
    for shown in [
        "This is locked: the code opens nothing",
        "He reads my messages.",
    ] {
        assert!(page.has(shown), "{shown}");
    }
    assert!(!page.has("This is what the family sees"));
    let message = format!("{view}/message");
    let unseen = [("message", "Are you safe?"), ("seen", "1")];
    let unseen = asha.post(&message, &unseen).await;
    assert_eq!(unseen.status, 422);
    assert!(unseen.has("the view is locked") && unseen.has("Are you safe?"));

    let switched = asha.post(&format!("{view}/show/status"), &ASKED).await;
    assert_eq!(
        switched.status, 409,
        "no new code shows what was not asked of its holder"
    );

    let issue = page.address(&format!("{view}/new-code"));
    let asks = asha.get(&issue).await;
    let seen = between(&asks.html, "name=\"seen\" value=\"", "\"");
    let half = [
        ("checked-what", "She said her date of birth"),
        ("seen", seen),
    ];
    let half = asha.post(&issue, &half).await;
    assert_eq!(half.status, 422);
    assert!(half.has("Select how you made sure who they are"));
    assert!(half.has("She said her date of birth"));

    let checked = [
        ("checked-how", "questions"),
        ("checked-what", "She said her <b>date</b> of birth"),
        ("seen", seen),
    ];
    let issued = asha.post(&issue, &checked).await;
    assert_eq!(issued.status, 201, "{}", issued.html);
    let code = between(&issued.html, "id=\"receipt-code\">", "<").trim();
    for handed_over in ["<svg", "family-hub-keep", "Issued on", "020"] {
        assert!(issued.has(handed_over), "{handed_over}");
    }
    assert!(issued.has("Ask them to read it back."), "what to say");
    assert!(
        family.sees().await.is_none(),
        "the code before it stays locked"
    );
    family.gets(code);
    let seen = family.sees().await.expect("a view");
    assert_eq!(seen.said.len(), 1, "what was said before is still there");
    assert!(
        !seen.shown.has(Part::Messages),
        "whether it is safe is asked anew"
    );

    // Never again: not by sending the page twice, and on no other page.
    let again = asha.post(&issue, &checked).await;
    assert_eq!(again.status, 409);
    assert!(again.has("No new code was issued") && !again.has(code));
    assert!(family.sees().await.is_some());
    for path in [&view, &referral, &issue] {
        assert!(!asha.get(path).await.has(code), "{path}");
    }
    let page = asha.get(&view).await;
    for shown in [
        "New receipt code issued",
        "Family’s view locked",
        "She said her &lt;b&gt;date&lt;/b&gt; of birth",
        "by questions that only they can answer",
        "Asha &lt;Sample&gt;",
    ] {
        assert!(page.has(shown), "{shown}");
    }
    let history = asha.get(&referral).await;
    assert!(history.has("New receipt code issued"), "in the history");
}

#[tokio::test]
async fn of_two_who_issue_a_code_at_once_only_one_does() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = taken(&hub, &mut asha).await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&referral).await;
    let issue = format!("{referral}/view/new-code");
    let checked = [
        ("checked-how", "documents"),
        ("checked-what", "A passport"),
        ("seen", "0"),
    ];
    assert_eq!(asha.post(&issue, &checked).await.status, 201);
    let late = ben.post(&issue, &checked).await;
    assert_eq!(late.status, 409);
    assert!(late.has("A passport"), "what was typed can be copied");
}

impl Hub {
    /// The places of everything that a code of a family could open.
    async fn views(&self) -> Vec<AttributeValue> {
        let all = self.dynamodb.scan().table_name("westminster-public").send();
        let all = all.await.expect("a scan");
        let is_view =
            |place: &&AttributeValue| place.as_s().is_ok_and(|place| place.starts_with("view#"));
        let places = all.items().iter().filter_map(|item| item.get("pk"));
        places.filter(is_view).cloned().collect()
    }

    /// Writes something else into a family's view behind the software's back.
    async fn spoils_the_view(&self) {
        for place in self.views().await {
            let edit = self.dynamodb.update_item().table_name("westminster-public");
            edit.key("pk", place)
                .update_expression("SET body = :other")
                .expression_attribute_values(":other", AttributeValue::B(Blob::new([7; 64])))
                .send()
                .await
                .expect("an edit");
        }
    }

    /// Another version of this software writes a family's view: sealed as ever, and saying other things.
    async fn has_a_view_of_another_shape(&self, family: &Family<'_>) {
        let derived = |what| derive(family.code.secret(), &format!("{what}/{WESTMINSTER}"));
        let id = HEXLOWER.encode(&derived("receipt-id")[..16]);
        let receipt = format!("receipt#{id}");
        let row = self.dynamodb.get_item().table_name("westminster-public");
        let row = row.key("pk", AttributeValue::S(receipt.clone())).send();
        let row = row.await.expect("read").item.expect("a receipt");
        let context = |partition, kind, body_version| SealingContext {
            table: "public",
            partition,
            sort: "-",
            kind,
            council: WESTMINSTER,
            body_version,
        };
        let key = DataKey::from(derived("receipt-key"));
        let body = row["body"].as_b().expect("a body").as_ref();
        let opened =
            open::<serde_json::Value>(&key, "receipt-code", &context(&receipt, "receipt", 1), body);
        let opened = opened.expect("it opens").into_inner();
        let key = opened["view_key"].as_str().expect("a key");
        let key = HEXLOWER.decode(key.as_bytes()).expect("hexadecimal");
        let key = DataKey::from(<[u8; 32]>::try_from(key).expect("256 bits"));

        let place = format!("view#{}", opened["view"].as_str().expect("a view"));
        let other = serde_json::json!({ "what": "another version says here" });
        let other = seal(&key, "view-key", &context(&place, "view", 1), &other);
        let other = Blob::new(other.expect("sealed"));
        let edit = self.dynamodb.update_item().table_name("westminster-public");
        edit.key("pk", AttributeValue::S(place))
            .update_expression("SET body = :other")
            .expression_attribute_values(":other", AttributeValue::B(other))
            .send()
            .await
            .expect("an edit");
    }

    /// What lies in every family's view, sealed.
    async fn bodies_of_views(&self) -> Vec<AttributeValue> {
        let mut bodies = Vec::new();
        for place in self.views().await {
            let row = self.dynamodb.get_item().table_name("westminster-public");
            let row = row.key("pk", place).send().await.expect("read").item;
            bodies.push(row.expect("a view")["body"].clone());
        }
        bodies
    }

    /// Takes a family's view away behind the software's back.
    async fn takes_the_view_away(&self) {
        for place in self.views().await {
            let away = self.dynamodb.delete_item().table_name("westminster-public");
            away.key("pk", place).send().await.expect("it is deleted");
        }
    }
}

/// Another version of this software wrote it, and can read it: nothing is written over it.
#[tokio::test]
async fn a_view_of_another_shape_is_locked_and_never_written_over() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = taken(&hub, &mut asha).await;
    hub.has_a_view_of_another_shape(&family).await;
    let before = hub.bodies_of_views().await;
    let view = format!("{referral}/view");
    let why = "was written by another version of this software";
    for path in [&referral, &view] {
        let page = asha.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.has(why), "{path}");
    }
    let issue = format!("{view}/new-code");
    for seen in ["0", "1"] {
        let checked = [
            ("checked-how", "documents"),
            ("checked-what", "A passport"),
            ("seen", seen),
        ];
        assert_eq!(asha.post(&issue, &checked).await.status, 500, "no code");
        assert_eq!(
            asha.post(&format!("{view}/lock"), &[]).await.leads_to(),
            view
        );
    }
    assert!(asha.get(&view).await.has("This is locked"));
    assert_eq!(hub.bodies_of_views().await, before);
}

#[tokio::test]
async fn a_view_that_does_not_open_is_locked_and_replaced_all_the_same() {
    for is_edited in [true, false] {
        let hub = Hub::start().await;
        let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
        let agreed = ("cardinal-hume-centre", &["support", "events"][..]);
        let mut family = hub.family_keeps_its_code(WESTMINSTER, HUB, agreed).await;
        let referral = takes(&mut asha).await;
        shows(&mut asha, &referral, "status").await;
        family.writes("He reads my messages.").await;
        let which = vec![Agreed {
            partner: slug("cardinal-hume-centre"),
            purpose: slug("support"),
        }];
        family.says(What::AgreementsWithdrawn(which)).await;
        for _ in 0..2 {
            let queue = asha.get("/westminster/queue?show=new").await;
            let open = queue.address("/westminster/follow-ups/");
            assert_eq!(asha.post(&open, &[]).await.leads_to(), referral);
        }
        let why = if is_edited {
            hub.spoils_the_view().await;
            "What the family sees with its code cannot be read"
        } else {
            hub.takes_the_view_away().await;
            "is not stored any more"
        };

        // Staff are told, and go on with what they keep: nothing that was withdrawn is overlooked.
        let view = format!("{referral}/view");
        for path in [&referral, &view] {
            let page = asha.get(path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(page.has(why), "{path}");
            assert!(page.has("He reads my messages."), "{path}");
        }
        assert!(asha.get(&referral).await.has("Withdrawn on"));
        let unwritten = asha.get(&format!("{view}/message")).await;
        assert_eq!(unwritten.status, 409, "there is nothing to write in");

        let lock = asha.get(&view).await.address(&format!("{view}/lock"));
        assert_eq!(asha.get(&lock).await.status, 200);
        assert_eq!(asha.post(&lock, &[]).await.leads_to(), view);
        assert!(family.sees().await.is_none(), "like an unknown code");
        let page = asha.get(&view).await;
        assert!(page.has("This is locked: the code opens nothing"));

        let issue = page.address(&format!("{view}/new-code"));
        let asks = asha.get(&issue).await;
        let seen = between(&asks.html, "name=\"seen\" value=\"", "\"");
        let checked = [
            ("checked-how", "documents"),
            ("checked-what", "A passport"),
            ("seen", seen),
        ];
        let issued = asha.post(&issue, &checked).await;
        assert_eq!(issued.status, 201, "{}", issued.html);
        family.gets(between(&issued.html, "id=\"receipt-code\">", "<").trim());
        let seen = family.sees().await.expect("a view");
        assert_eq!(seen.reference.to_string(), family.reference);
        assert_eq!(seen.said.len(), 2, "what staff had taken");
        let withdrawn = seen.agreements.iter().filter(|one| one.withdrawn.is_some());
        assert_eq!(withdrawn.count(), 1);
        assert!(!seen.shown.has(Part::Status) && seen.status.is_none());
        let page = asha.get(&view).await;
        assert!(!page.has(why));
        assert_eq!(page.html.matches("Not shown").count(), Part::ALL.len());
        assert!(
            page.has("“Status” switched off"),
            "it is said what became of it"
        );
        // And it goes on from there.
        shows(&mut asha, &referral, "status").await;
        family.writes("A new start").await;
        assert!(family.sees().await.expect("a view").status.is_some());
    }
}

#[tokio::test]
async fn a_withdrawal_that_waits_while_a_lost_view_is_replaced_is_not_overlooked() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let agreed = ("cardinal-hume-centre", &["support", "events"][..]);
    let family = hub.family_keeps_its_code(WESTMINSTER, HUB, agreed).await;
    let referral = takes(&mut asha).await;
    let which = vec![Agreed {
        partner: slug("cardinal-hume-centre"),
        purpose: slug("support"),
    }];
    family.says(What::AgreementsWithdrawn(which)).await;
    hub.takes_the_view_away().await;

    let issue = format!("{referral}/view/new-code");
    let asks = asha.get(&issue).await;
    let checked = [
        ("checked-how", "documents"),
        ("checked-what", "A passport"),
        ("seen", between(&asks.html, "name=\"seen\" value=\"", "\"")),
    ];
    assert_eq!(asha.post(&issue, &checked).await.status, 201);
    assert!(
        !asha.get(&referral).await.has("Withdrawn on"),
        "it waits in the queue"
    );

    let queue = asha.get("/westminster/queue?show=new").await;
    let open = queue.address("/westminster/follow-ups/");
    assert_eq!(asha.post(&open, &[]).await.leads_to(), referral);
    let page = asha.get(&referral).await;
    assert!(page.has("the family withdrew its agreement for"));
    assert_eq!(page.html.matches("Withdrawn on").count(), 1);
}

#[tokio::test]
async fn whoever_is_about_to_reach_a_family_reads_first_what_is_safe() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = taken(&hub, &mut asha).await;
    let view = format!("{referral}/view");
    shows(&mut asha, &referral, "messages").await;
    for path in [
        "",
        "/show/status",
        "/message",
        "/plan",
        "/lock",
        "/new-code",
    ] {
        let page = asha.get(&format!("{view}{path}")).await;
        let first = page.html.find("Before you contact the family");
        let first = first.unwrap_or_else(|| panic!("{path} does not say it"));
        let form = page.html[first..].find("<form");
        assert!(
            form.is_some() || path.is_empty(),
            "{path}: before anything is done"
        );
        assert!(page.has("Do not send a text message."), "{path}");
        assert!(page.has("You can leave a voicemail"), "{path}");
    }

    hub.sends(WESTMINSTER, HUB, Vec::new()).await;
    let silent = takes(&mut asha).await;
    let page = asha.get(&format!("{silent}/view/new-code")).await;
    assert!(page.has("The family has not said what is safe."));
}
