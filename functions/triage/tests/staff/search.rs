//! A worker searches for a family that is on the phone: by what it says, and nothing of that is kept.

use jiff::civil::Date;
use record::audit::Event;
use record::submission::AnsweredPage;
use site_model::form::QuestionKind;
use site_model::form::answers::Answered;

use crate::browser::{Browser, Page};
use crate::entering::events;
use crate::hub::{BARKING, FAMILY_WROTE, Hub, WESTMINSTER, answered};
use crate::known_families::{PHONE, with_phone};
use crate::work::{HUB, takes};

const SEARCH: &str = "/westminster/search";
const ELSEWHERE: &str = "knows a family that matches";

async fn searches(browser: &mut Browser, by: &str, typed: &[(&str, &str)]) -> Page {
    let mut form = vec![("search-by", by)];
    form.extend(typed);
    browser.post(SEARCH, &form).await
}

async fn by_phone(browser: &mut Browser, phone: &str) -> Page {
    searches(browser, "phone", &[("search-phone", phone)]).await
}

async fn by_reference(browser: &mut Browser, reference: &str) -> Page {
    searches(browser, "reference", &[("search-reference", reference)]).await
}

async fn by_surname(browser: &mut Browser, surname: &str, [day, month, year]: [&str; 3]) -> Page {
    let typed = [
        ("search-surname", surname),
        ("search-born-day", day),
        ("search-born-month", month),
        ("search-born-year", year),
    ];
    searches(browser, "surname", &typed).await
}

#[tokio::test]
async fn a_family_on_the_phone_is_found_by_its_number_and_nothing_of_it_is_shown() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let reference = hub.sends(WESTMINSTER, HUB, with_phone("A cot")).await;
    let referral = takes(&mut asha).await;
    assert!(asha.get("/westminster/queue").await.has(SEARCH));
    let asked = asha.get(SEARCH).await;
    assert!(asked.has("What do you know?") && !asked.has("form found"));

    let found = by_phone(&mut asha, "+44 7700 900 123").await;
    assert_eq!(found.status, 200);
    for shown in [
        "1 referral found",
        &reference.to_string(),
        "Family asks for help",
        ">You<",
        &format!("href=\"{referral}\""),
    ] {
        assert!(
            found
                .html
                .replace("\n", "")
                .replace("  ", "")
                .contains(shown)
                || found.has(shown),
            "{shown}"
        );
    }
    assert!(!found.has("A cot"), "nothing that a family wrote");
    assert!(found.has("+44 7700 900 123"), "nothing typed is lost");
    assert!(!found.title().contains("7700"));
    let recorded = events(&hub, WESTMINSTER, Event::FamiliesSearched).await;
    assert_eq!(recorded.len(), 1);
}

#[tokio::test]
async fn who_answers_the_door_finds_a_form_that_nobody_has_taken_by_its_reference_and_takes_it() {
    let hub = Hub::start().await;
    let reference = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let misheard = reference.to_lowercase().replace('-', " ");
    let found = by_reference(&mut ben, &misheard).await;
    assert!(found.has("1 referral found") && found.has(&reference) && found.has("New"));
    let take = found.address("/westminster/submissions/");
    let taken = ben.post(&take, &[("reference", &reference)]).await;
    let referral = taken.leads_to().to_owned();

    let again = by_reference(&mut ben, &reference).await;
    assert!(again.has(&format!("href=\"{referral}\"")));
    assert!(!again.has("/westminster/submissions/"));
}

#[tokio::test]
async fn somebody_is_found_by_surname_and_date_of_birth_however_that_was_heard() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let born = Date::constant(2019, 3, 7);
    hub.sends_naming(WESTMINSTER, HUB, "Imran Kahn", born).await;
    let referral = takes(&mut asha).await;
    for (surname, day) in [
        ("Kahn", ["7", "3", "2019"]),
        ("khan", ["7", "3", "2019"]),
        ("Kahn", ["3", "7", "2019"]),
    ] {
        let found = by_surname(&mut asha, surname, day).await;
        assert!(
            found.has(&format!("href=\"{referral}\"")),
            "{surname} {day:?}"
        );
        assert!(!found.has("Imran"));
    }
    let other = by_surname(&mut asha, "Kahn", ["7", "3", "2018"]).await;
    assert!(other.has("Nothing found") && other.has("Try another surname"));
}

#[tokio::test]
async fn who_asks_for_help_is_found_by_their_own_name_and_date_of_birth() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let name = Answered {
        kind: QuestionKind::Name,
        ..answered("full-name", "name", "Name", "Rosa Finch")
    };
    let born = Answered {
        kind: QuestionKind::Date,
        ..answered("date-of-birth", "date-of-birth", "Born", "1990-02-28")
    };
    let page = |answers| AnsweredPage {
        one_of: None,
        title: "You".to_owned(),
        answers,
    };
    let on_one = vec![page(vec![name.clone(), born.clone()])];
    hub.sends(WESTMINSTER, HUB, on_one).await;
    let referral = takes(&mut asha).await;
    let found = by_surname(&mut asha, "finch", ["28", "2", "1990"]).await;
    assert!(found.has(&format!("href=\"{referral}\"")));

    // On two pages they may be of two people.
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let on_two = vec![page(vec![name]), page(vec![born])];
    hub.sends(WESTMINSTER, HUB, on_two).await;
    takes(&mut asha).await;
    let found = by_surname(&mut asha, "finch", ["28", "2", "1990"]).await;
    assert!(found.has("Nothing found"));
}

#[tokio::test]
async fn what_cannot_be_searched_for_comes_back_with_what_is_the_matter() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let blank = asha.post(SEARCH, &[]).await;
    assert_eq!(blank.status, 422);
    assert!(blank.has("There is a problem") && blank.has("Select what you know"));
    assert!(blank.title().starts_with("Error: "));
    for (page, message, typed) in [
        (
            by_reference(&mut asha, "FH-7K3M-92QZ").await,
            "Enter a reference in the correct format",
            "FH-7K3M-92QZ",
        ),
        (
            by_phone(&mut asha, "12 <b>").await,
            "phone number",
            "12 &lt;b&gt;",
        ),
        (
            searches(&mut asha, "email", &[("search-email", "ana at home")]).await,
            "email address",
            "ana at home",
        ),
        (
            by_surname(&mut asha, "Finch", ["7", "", "2019"]).await,
            "must include a month",
            "Finch",
        ),
        (
            by_surname(&mut asha, "?!", ["7", "3", "2019"]).await,
            "Enter a surname with letters in it",
            "?!",
        ),
    ] {
        assert_eq!(page.status, 422, "{message}");
        assert!(page.has("There is a problem"), "{message}");
        assert!(page.has(message), "{message}");
        assert!(page.has(typed), "nothing typed is lost: {typed}");
    }
    let recorded = events(&hub, WESTMINSTER, Event::FamiliesSearched).await;
    assert!(recorded.is_empty(), "nothing was searched");
}

#[tokio::test]
async fn who_finds_nothing_is_told_what_to_try() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    for (page, told) in [
        (
            by_reference(&mut asha, "FH-2222-2222").await,
            "It may belong to another council",
        ),
        (by_phone(&mut asha, PHONE).await, "Try the email address"),
        (
            searches(&mut asha, "email", &[("search-email", "ana@example.org")]).await,
            "Try the phone number",
        ),
        (
            by_surname(&mut asha, "Finch", ["7", "3", "2019"]).await,
            "Check the date of birth",
        ),
    ] {
        assert_eq!(page.status, 200, "{told}");
        assert!(page.has("Nothing found") && page.has(told), "{told}");
    }
}

#[tokio::test]
async fn a_number_that_too_many_families_gave_shows_some_and_asks_for_more() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    for _ in 0..21 {
        hub.sends(WESTMINSTER, HUB, with_phone("A cot")).await;
        takes(&mut asha).await;
    }
    let found = by_phone(&mut asha, PHONE).await;
    assert!(found.has("20 referrals found") && found.has("More families match"));
}

#[tokio::test]
async fn two_councils_do_not_find_each_others_families() {
    let hub = Hub::start().await;
    let mut cai = hub.signed_in(BARKING, "cai").await;
    let there = "family-hub-early-help";
    let reference = hub.sends(BARKING, there, with_phone("A pram")).await;
    let queue = cai.get("/barking-and-dagenham/queue").await;
    let take = queue.address("/barking-and-dagenham/submissions/");
    assert_eq!(cai.post(&take, &[]).await.status, 303);

    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let by_number = by_phone(&mut asha, PHONE).await;
    let by_reference = by_reference(&mut asha, &reference.to_string()).await;
    for page in [by_number, by_reference] {
        assert!(page.has("Nothing found") && !page.has(ELSEWHERE));
    }
    // Nor does anybody search at another council's address.
    let typed = [("search-by", "phone"), ("search-phone", PHONE)];
    assert_eq!(cai.post(SEARCH, &typed).await.status, 404);
}

#[tokio::test]
async fn that_another_hub_knows_a_family_is_said_and_nothing_of_its_form() {
    let hub = Hub::start().await;
    let mut second = hub.signed_in(WESTMINSTER, "second").await;
    let reference = hub.sends(WESTMINSTER, "second", with_phone("A cot")).await;
    let reference = reference.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let not_taken = by_reference(&mut asha, &reference).await;
    assert!(not_taken.has("Second Family Hub") && not_taken.has(ELSEWHERE));
    assert!(!not_taken.has("/submissions/"));

    let theirs = takes(&mut second).await;
    let found = by_phone(&mut asha, PHONE).await;
    assert!(found.has("Second Family Hub") && found.has(ELSEWHERE));
    for not_shown in [
        &theirs,
        &reference,
        "1 referral found",
        "Family asks for help",
    ] {
        assert!(!found.has(not_shown), "{not_shown}");
    }
}

#[tokio::test]
async fn nobody_of_a_hub_learns_that_there_is_a_complaint() {
    let hub = Hub::start().await;
    let reference = hub.complains(WESTMINSTER).await.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let before = by_reference(&mut asha, &reference).await;
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    takes(&mut officer).await;
    let after = by_reference(&mut asha, &reference).await;
    for page in [before, after] {
        assert!(page.has("Nothing found") && !page.has(ELSEWHERE));
    }
    assert_eq!(officer.get(SEARCH).await.status, 404);
    assert!(!officer.get("/westminster/queue").await.has(SEARCH));
}

#[tokio::test]
async fn a_colleagues_referral_that_is_found_is_opened_for_a_reason() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    hub.sends(WESTMINSTER, HUB, with_phone("A cot")).await;
    let referral = takes(&mut asha).await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let found = by_phone(&mut ben, PHONE).await;
    assert!(found.has("Asha &lt;Sample&gt;") && found.has(&referral));
    let opened = ben.get(&referral).await;
    assert_eq!(opened.leads_to(), format!("{referral}/why"));
    assert!(!found.has(FAMILY_WROTE));
}

#[tokio::test]
async fn the_audit_says_by_what_was_searched_and_how_much_was_found_and_not_for_whom() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    by_phone(&mut asha, PHONE).await;
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    let audit = officer.get("/westminster/audit").await;
    assert!(audit.has("Searched for a family") && audit.has("Phone number: 0 found"));
    assert!(!audit.has(PHONE) && !audit.has("900123"));
}

#[tokio::test]
async fn who_searches_more_than_anybody_needs_to_is_noticed_once() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    for number in 0..43 {
        by_phone(&mut asha, &format!("077009001{number:02}")).await;
    }
    let noticed = events(&hub, WESTMINSTER, Event::UnusualReading).await;
    assert_eq!(noticed.len(), 1);

    // Who passed one threshold is not free to pass the others.
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    for _ in 0..11 {
        hub.family_sends(WESTMINSTER, HUB).await;
        let referral = takes(&mut ben).await;
        asha.says_why(&referral).await;
        asha.get(&referral).await;
    }
    let noticed = events(&hub, WESTMINSTER, Event::UnusualReading).await;
    assert_eq!(noticed.len(), 2);
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    let audit = officer.get("/westminster/audit").await;
    let (_, row) = audit
        .html
        .split_once("Read more records than is usual")
        .expect("a row");
    assert!(
        row.split("</tr>")
            .next()
            .expect("its end")
            .contains("Opened by a colleague")
    );
}

#[tokio::test]
async fn what_was_typed_is_shown_to_copy_when_the_session_has_ended() {
    let hub = Hub::start().await;
    let mut nobody = hub.browser();
    let page = by_phone(&mut nobody, PHONE).await;
    assert_eq!(page.status, 401);
    assert!(page.has(PHONE) && page.has("Sign in again"));
}

/// What is left of a council's index after a restore without it, or before there was one.
async fn forgets_index(hub: &Hub) {
    let table = format!("{WESTMINSTER}-index");
    let rows = hub.dynamodb.scan().table_name(&table).send().await;
    for mut row in rows.expect("a scan").items.unwrap_or_default() {
        let key = ["pk", "sk"].map(|name| (name.to_owned(), row.remove(name).expect("a key")));
        let delete = hub.dynamodb.delete_item().table_name(&table);
        let gone = delete.set_key(Some(key.into())).send().await;
        gone.expect("it is deleted");
    }
}

#[tokio::test]
async fn a_family_that_was_taken_before_there_was_a_search_is_found_once_somebody_opens_it() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    hub.sends(WESTMINSTER, HUB, with_phone("A cot")).await;
    let referral = takes(&mut asha).await;
    forgets_index(&hub).await;
    assert!(by_phone(&mut asha, PHONE).await.has("Nothing found"));
    assert_eq!(asha.get(&referral).await.status, 200);
    for _ in 0..2 {
        assert!(by_phone(&mut asha, PHONE).await.has("1 referral found"));
        asha.get(&referral).await;
    }
}
