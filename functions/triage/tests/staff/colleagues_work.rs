//! A colleague's referral is opened for a reason that is said before anything of it is shown.

use record::audit::Event;

use crate::entering::events;
use crate::familys_view::taken;
use crate::hub::{FAMILY_WROTE, Hub, WESTMINSTER};

const WORDS: &str = "Her <sister> rang us";

#[tokio::test]
async fn a_colleagues_referral_shows_nothing_until_a_reason_is_said() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = taken(&hub, &mut asha).await;

    for colleague in ["ben", "manager"] {
        let mut colleague = hub.signed_in(WESTMINSTER, colleague).await;
        let why = format!("{referral}/why");
        for page in ["", "/view", "/view/message", "/view/lock", "/view/new-code"] {
            let asked = colleague.get(&format!("{referral}{page}")).await;
            assert_eq!(asked.status, 303, "{page}");
            assert_eq!(asked.leads_to(), why);
        }
        let asked = colleague.get(&why).await;
        assert_eq!(asked.status, 200);
        assert!(asked.has("Asha &lt;Sample&gt; works on FH-"));
        assert!(!asked.has(FAMILY_WROTE));

        for (said, told) in [
            (
                &[("why", ""), ("words", "")][..],
                "Choose why you need to open",
            ),
            (&[("why", "other"), ("words", " ")], "Write your reason"),
            (&[("words", WORDS)], "Choose why you need to open"),
        ] {
            let again = colleague.post(&why, said).await;
            assert_eq!(again.status, 422);
            assert!(again.has("There is a problem") && again.has(told));
            assert!(!again.has(FAMILY_WROTE));
        }
        let lost = colleague.post(&why, &[("words", WORDS)]).await;
        assert!(
            lost.has("Her &lt;sister&gt; rang us"),
            "nothing typed is lost"
        );

        let opened = colleague
            .post(&why, &[("why", "other"), ("words", WORDS)])
            .await;
        assert_eq!(opened.leads_to(), referral);
        let page = colleague.get(&referral).await;
        assert!(page.has(FAMILY_WROTE));
        assert!(
            page.has("Opened by a colleague, who said why"),
            "in the history"
        );
        assert_eq!(colleague.get(&format!("{referral}/view")).await.status, 200);
        assert_eq!(colleague.get(&why).await.leads_to(), referral, "asked once");
    }
    assert_eq!(
        events(&hub, WESTMINSTER, Event::OpenedForReason)
            .await
            .len(),
        2
    );
}

#[tokio::test]
async fn what_is_posted_to_a_colleagues_referral_without_a_reason_changes_nothing_and_is_not_lost()
{
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = taken(&hub, &mut asha).await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;

    let refused = ben.post(&referral, &[("note", "I rang her")]).await;
    assert_eq!(refused.status, 403);
    assert!(refused.has("A colleague works on this referral"));
    assert!(refused.has("I rang her"), "to be copied");
    assert!(refused.has(&format!("{referral}/why")));
    assert!(!asha.get(&referral).await.has("I rang her"));
}

#[tokio::test]
async fn a_reason_opens_one_referral_in_one_session() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, first) = taken(&hub, &mut asha).await;
    let (_, second) = taken(&hub, &mut asha).await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&first).await;
    assert_eq!(ben.get(&first).await.status, 200);
    assert_eq!(ben.get(&second).await.leads_to(), format!("{second}/why"));

    let mut elsewhere = hub.signed_in(WESTMINSTER, "ben").await;
    assert_eq!(
        elsewhere.get(&first).await.leads_to(),
        format!("{first}/why")
    );
}

#[tokio::test]
async fn no_reason_opens_another_hubs_or_councils_referral() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = taken(&hub, &mut asha).await;
    for person in ["second", "officer"] {
        let mut person = hub.signed_in(WESTMINSTER, person).await;
        assert_eq!(person.get(&format!("{referral}/why")).await.status, 404);
        let said = [("why", "covering"), ("words", "")];
        assert_eq!(
            person.post(&format!("{referral}/why"), &said).await.status,
            404
        );
        assert_eq!(person.get(&referral).await.status, 404);
    }
}
