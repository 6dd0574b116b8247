//! Every route of the staff side, asked by everybody: what the table of permissions says is what they get.

use jiff::civil::Time;
use jiff::{Timestamp, ToSpan as _};
use record::appointment::{Appointment, Interpreter, Place};
use record::permission::{Action, Asked, AskedShare, Grant};
use record::staff::Role;
use record::task::{Task, TaskKind};
use record::view::Agreed;
use record::warning::{ToldOfWarning, Warning};
use record::{CaseItemId, Reason, ReferralId, Staff, StaffId};
use site_model::{Slug, WorkQueue};
use vault::{Addition, CaseItem};

use crate::browser::{Browser, Page};
use crate::familys_view::taken;
use crate::hub::{BARKING, Hub, WESTMINSTER};
use crate::shares::{agreed, today};

/// What a route asks for before it answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Guard {
    /// Nothing: it leads to signing in, or from there.
    Nothing,
    /// To be allowed this in a queue as a whole.
    Queue(Action),
    /// To be allowed this to the record in the address.
    Record(Action),
    /// To be allowed this to what is shared with one's own organisation, whatever that is.
    Shares(Action),
    /// To be allowed this to the share in the address.
    OneShare(Action),
}

use Action::{
    Assign, EndTelling, EnterForm, ExportQueue, HandOver, Invite, IssueCode, KeepTask, LockView,
    ManageStaff, MatchFamilies, Move, Open, OpenShared, RecordContact, SearchAudit, SearchFamilies,
    SeeCaseload, SeeDay, SeeQueue, SettleMessage, Share, SwitchView, Take, TakeFollowUp,
    WarnColleagues, WriteToFamily,
};
use Guard::{Nothing, OneShare, Queue, Record, Shares};

/// Each route, by its path in the router, after `/{council}`.
const ROUTES: [(&str, Guard); 58] = [
    ("/sign-in", Nothing),
    ("/signed-in", Nothing),
    ("/sign-out", Nothing),
    ("/queue", Queue(SeeQueue)),
    ("/queue/assign", Queue(Assign)),
    ("/queue/views", Queue(SeeQueue)),
    ("/queue/export", Queue(ExportQueue)),
    ("/caseload", Queue(SeeCaseload)),
    ("/day", Queue(SeeDay)),
    ("/search", Queue(SearchFamilies)),
    ("/help", Queue(SeeQueue)),
    ("/messages", Queue(SettleMessage)),
    ("/messages/{message}", Queue(SettleMessage)),
    ("/audit", Queue(SearchAudit)),
    ("/colleagues", Queue(ManageStaff)),
    ("/colleagues/{id}", Queue(ManageStaff)),
    ("/colleagues/{id}/hand-over", Queue(HandOver)),
    ("/enter", Queue(EnterForm)),
    ("/enter/{form}", Queue(EnterForm)),
    ("/enter/{form}/check", Queue(EnterForm)),
    ("/enter/{form}/sent", Queue(EnterForm)),
    ("/enter/{form}/tasks", Queue(EnterForm)),
    ("/enter/{form}/ended", Queue(EnterForm)),
    ("/enter/{form}/{page}", Queue(EnterForm)),
    ("/enter/{form}/{list}/{number}/remove", Queue(EnterForm)),
    ("/enter/{form}/{list}/{number}/{page}", Queue(EnterForm)),
    ("/submissions/{submission}/take", Queue(Take)),
    ("/follow-ups/{id}/open", Queue(TakeFollowUp)),
    ("/shared", Shares(OpenShared)),
    ("/shared/{family}/{share}", OneShare(OpenShared)),
    ("{referral}/changed/{other}/{others}", Record(MatchFamilies)),
    ("{referral}/invitation", Record(Invite)),
    ("{referral}/invitation/{item}", Record(Invite)),
    ("{referral}/share", Record(Share)),
    ("{referral}/share/{item}", Record(Share)),
    ("{referral}", Record(Open)),
    ("{referral}/why", Record(Open)),
    ("{referral}/known", Record(MatchFamilies)),
    ("{referral}/known/{other}/{others}", Record(MatchFamilies)),
    (
        "{referral}/known/{other}/{others}/side-by-side",
        Record(MatchFamilies),
    ),
    (
        "{referral}/known/{other}/{others}/undo",
        Record(MatchFamilies),
    ),
    ("{referral}/contact", Record(RecordContact)),
    ("{referral}/task", Record(KeepTask)),
    ("{referral}/task/{item}", Record(KeepTask)),
    ("{referral}/warning", Record(WarnColleagues)),
    ("{referral}/warning/{item}", Record(WarnColleagues)),
    ("{referral}/appointment", Record(KeepTask)),
    ("{referral}/appointment/{item}", Record(KeepTask)),
    ("{referral}/appointment/{item}/calendar", Record(KeepTask)),
    ("{referral}/outcome", Record(Move)),
    ("{referral}/reopen", Record(Move)),
    ("{referral}/tell/{number}", Record(EndTelling)),
    ("{referral}/view", Record(SwitchView)),
    ("{referral}/view/show/{part}", Record(SwitchView)),
    ("{referral}/view/hide/{part}", Record(SwitchView)),
    ("{referral}/view/message", Record(WriteToFamily)),
    ("{referral}/view/plan", Record(WriteToFamily)),
    ("{referral}/view/lock", Record(LockView)),
];

/// The last one, which changes most: it comes after all others.
const LAST: (&str, Guard) = ("{referral}/view/new-code", Record(IssueCode));

/// The routes of the router's source: a path, and whether it is read and posted to.
fn routes_of_source() -> Vec<(String, bool, bool)> {
    let source = include_str!("../../src/router.rs");
    let routes = source.split(".route(").skip(1);
    let routes = routes.map(|route| route.split("\n        .").next().unwrap_or(route));
    let routes = routes.filter_map(|route| {
        let path = route.split('"').nth(1)?.strip_prefix("/{council}")?;
        let path = path.replace("/families/{family}/referrals/{referral}", "{referral}");
        Some((path, route.contains("get("), route.contains("post(")))
    });
    routes.collect()
}

/// Something of each kind that is kept with a referral, all under one id.
async fn kept(hub: &Hub, referral: &str) -> CaseItemId {
    let ids: Vec<&str> = referral.split('/').collect();
    let family = ids[3].parse().expect("an id");
    let referral: ReferralId = ids[5].parse().expect("an id");
    let words = || Reason::parse("to help").expect("words");
    let (by, at, on) = (StaffId::of("issuer", "asha"), Timestamp::now(), today());
    let task = Task {
        referral: referral.clone(),
        kind: TaskKind::CallBack,
        what: None,
        due: on,
        assignee: by.clone(),
        by: by.clone(),
        at,
        ended: None,
    };
    let appointment = Appointment {
        referral: referral.clone(),
        on,
        time: Time::midnight(),
        place: Place::Elsewhere(words()),
        with: words(),
        interpreter: Interpreter::NotNeeded,
        assignee: by.clone(),
        by: by.clone(),
        at,
        reminder: None,
        ended: None,
    };
    let warning = Warning {
        referral: referral.clone(),
        text: words(),
        review: on,
        assignee: by.clone(),
        told: ToldOfWarning::Told,
        by: by.clone(),
        at,
        ended: None,
    };
    let share = share_of(&referral, &by, 7);
    let id = CaseItemId::random(&mut rand::rng());
    let addition = Addition {
        id: id.clone(),
        items: vec![
            CaseItem::Task(task),
            CaseItem::Appointment(Box::new(appointment), None),
            CaseItem::Warning(warning),
            CaseItem::Share(share),
        ],
        step: None,
    };
    let vault = hub.vault(WESTMINSTER);
    let added = vault.add_to_case(&family, &referral, &addition, &by, at);
    added.await.expect("it is kept");
    id
}

fn share_of(referral: &ReferralId, by: &StaffId, days: i32) -> record::share::Share {
    let slug = |text: &str| Slug::parse(text).expect("a slug");
    record::share::Share {
        referral: referral.clone(),
        agreed: Agreed {
            partner: slug("family-lives"),
            purpose: slug("early-help"),
        },
        until: today().saturating_add(days.days()),
        because: Reason::parse("to help").expect("a reason"),
        by: by.clone(),
        at: Timestamp::now(),
        ended: None,
    }
}

/// The address of something that is shared with Family Lives until this many days from today.
async fn shared(hub: &Hub, navigator: &mut Browser, days: i32) -> String {
    let (_, referral) = agreed(hub, navigator).await;
    let ids: Vec<&str> = referral.split('/').collect();
    let (family, referral) = (ids[3], ids[5].parse().expect("an id"));
    let by = StaffId::of("issuer", "asha");
    let share = share_of(&referral, &by, days);
    let id = CaseItemId::random(&mut rand::rng());
    let addition = Addition {
        id: id.clone(),
        items: vec![CaseItem::Share(share.clone())],
        step: None,
    };
    let of = family.parse().expect("an id");
    let vault = hub.vault(WESTMINSTER);
    let added = vault.add_to_case(&of, &share.referral, &addition, &by, share.at);
    added.await.expect("it is kept");
    format!("/{WESTMINSTER}/shared/{family}/{id}")
}

/// Somebody who asks.
struct Somebody {
    name: &'static str,
    browser: Browser,
    /// `None` for who is not signed in.
    staff: Option<Staff>,
}

async fn somebody(
    hub: &Hub,
    name: &'static str,
    (council, role, places): (&str, Role, &[&str]),
) -> Somebody {
    let slug = |text: &str| Slug::parse(text).expect("a slug");
    let is_partner = role == Role::PartnerPractitioner;
    let partner = places.first().filter(|_| is_partner);
    let partner = partner.map(|partner| slug(partner));
    let hubs = if is_partner { &[] } else { places };
    Somebody {
        name,
        browser: hub.signed_in(council, name).await,
        staff: Some(Staff {
            id: StaffId::of("issuer", name),
            name: name.to_owned(),
            council: slug(council),
            hubs: hubs.iter().map(|hub| slug(hub)).collect(),
            role,
            partner,
        }),
    }
}

/// What is to come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    SignIn,
    SayWhy,
    NoSuchPage,
    /// The page, or what is the matter with what was posted.
    Answered,
}

fn expected(
    staff: Option<&Staff>,
    guard: Guard,
    (asked, share): (Asked<'_>, AskedShare<'_>),
    queues: &[WorkQueue],
) -> Answer {
    let Some(staff) = staff else {
        return Answer::SignIn;
    };
    if staff.council.as_str() != WESTMINSTER {
        return Answer::NoSuchPage;
    }
    let grant = match guard {
        Nothing => Grant::Yes,
        Record(action) => asked.grant(staff, action),
        OneShare(action) => share.grant(staff, action),
        Shares(action) => match &staff.partner {
            Some(partner) => AskedShare { partner, ..share }.grant(staff, action),
            None => Grant::No,
        },
        // In one queue or another.
        Queue(action) => {
            let of = |queue| Asked {
                queue,
                assignee: None,
                ..asked
            };
            let mut grants = queues.iter().map(|queue| of(queue).grant(staff, action));
            match grants.any(|grant| grant == Grant::Yes) {
                true => Grant::Yes,
                false => Grant::No,
            }
        }
    };
    match grant {
        Grant::Yes => Answer::Answered,
        Grant::WithReason => Answer::SayWhy,
        Grant::No => Answer::NoSuchPage,
    }
}

fn answer(page: &Page, is_post: bool) -> Answer {
    match page.status {
        401 => Answer::SignIn,
        303 if page.leads_to().starts_with("/?next=") || page.leads_to() == "/" => Answer::SignIn,
        303 if !is_post && page.leads_to().ends_with("/why") => Answer::SayWhy,
        403 if page.has("A colleague works on this referral") => Answer::SayWhy,
        404 => Answer::NoSuchPage,
        _ => Answer::Answered,
    }
}

#[tokio::test]
#[allow(clippy::print_stdout)]
async fn every_route_gives_everybody_what_the_table_says() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, of_hub) = taken(&hub, &mut asha).await;
    let standing = shared(&hub, &mut asha, 7).await;
    let over = shared(&hub, &mut asha, -1).await;
    hub.family_sends(WESTMINSTER, "bessborough").await;
    let take = asha.get("/westminster/queue").await;
    let take = take.address("/westminster/submissions/");
    let submission = take.split('/').nth(3).expect("an id").to_owned();
    hub.complains(WESTMINSTER).await;
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    let queue = officer.get("/westminster/queue").await;
    let complaint = queue.address("/westminster/submissions/");
    let complaint = officer.post(&complaint, &[]).await.leads_to().to_owned();

    let mut items = Vec::new();
    for referral in [&of_hub, &complaint] {
        items.push(kept(&hub, referral).await.to_string());
    }
    // Whom the manager may change: somebody who has signed in.
    let colleague = hub.staff_id(WESTMINSTER, "asha").to_string();

    use Role::{
        FamilyNavigator, HubManager, InformationGovernanceOfficer, PartnerPractitioner,
        TriageWorker,
    };
    let here = &["bessborough"][..];
    let mut everybody = vec![
        somebody(&hub, "asha", (WESTMINSTER, FamilyNavigator, here)).await,
        somebody(&hub, "ben", (WESTMINSTER, TriageWorker, here)).await,
        somebody(&hub, "manager", (WESTMINSTER, HubManager, here)).await,
        somebody(&hub, "second", (WESTMINSTER, FamilyNavigator, &["second"])).await,
        somebody(
            &hub,
            "officer",
            (WESTMINSTER, InformationGovernanceOfficer, &[]),
        )
        .await,
        somebody(
            &hub,
            "cai",
            (BARKING, FamilyNavigator, &["family-hub-early-help"]),
        )
        .await,
        somebody(
            &hub,
            "officer-there",
            (BARKING, InformationGovernanceOfficer, &[]),
        )
        .await,
        somebody(
            &hub,
            "petra",
            (WESTMINSTER, PartnerPractitioner, &["family-lives"]),
        )
        .await,
        somebody(
            &hub,
            "paul",
            (WESTMINSTER, PartnerPractitioner, &["cardinal-hume-centre"]),
        )
        .await,
        somebody(
            &hub,
            "partner-there",
            (BARKING, PartnerPractitioner, &["lifeline-projects"]),
        )
        .await,
        Somebody {
            name: "nobody who is signed in",
            browser: hub.browser(),
            staff: None,
        },
    ];

    let mut source = routes_of_source();
    source.sort();
    let mut told: Vec<&str> = ROUTES
        .iter()
        .chain([&LAST])
        .map(|(path, _)| *path)
        .collect();
    told.sort_unstable();
    let paths: Vec<&str> = source.iter().map(|(path, ..)| path.as_str()).collect();
    assert_eq!(paths, told, "each route is in this test's table");

    let council = Slug::parse(WESTMINSTER).expect("a slug");
    let partner = Slug::parse("family-lives").expect("a slug");
    let hub_of = |id: &str| WorkQueue::Hub(Slug::parse(id).expect("a slug"));
    let records = [
        (of_hub.as_str(), hub_of("bessborough"), "asha"),
        (
            complaint.as_str(),
            WorkQueue::InformationGovernance,
            "officer",
        ),
    ];
    let queues = [
        hub_of("bessborough"),
        hub_of("second"),
        WorkQueue::InformationGovernance,
    ];
    let (mut asked_for, mut refused, mut wrong) = (0, 0, Vec::new());
    for ((referral, queue, assignee), item) in records.iter().zip(&items) {
        let assignee = StaffId::of("issuer", assignee);
        for (path, guard) in ROUTES.iter().chain([&LAST]) {
            if *guard == Nothing {
                continue;
            }
            let (_, is_read, is_posted) = source
                .iter()
                .find(|(known, ..)| known == path)
                .expect("known");
            // What belongs to one hub's queue alone is asked for as that.
            let of_queue = match *path {
                "/submissions/{submission}/take" => &queues[..1],
                _ => &queues[..],
            };
            let asked = Asked {
                council: &council,
                queue,
                assignee: Some(&assignee),
            };
            let shares = [(&standing, true), (&over, false)];
            let shares = match guard {
                OneShare(_) => &shares[..],
                _ => &shares[..1],
            };
            // An id that nothing has is no such page for anybody.
            let may_be_missing = ["{other}", "{number}", "{message}"]
                .iter()
                .any(|name| path.contains(name))
                || ["/enter/", "/follow-ups/", "{referral}/invitation/"]
                    .iter()
                    .any(|way| path.starts_with(way));
            let shares = shares.iter();
            let people = everybody.len();
            let each = shares.flat_map(|share| (0..people).map(move |who| (share, who)));
            for ((share, stands), who) in each {
                let person = &mut everybody[who];
                let ids = (submission.as_str(), item.as_str(), colleague.as_str());
                let address = address(path, referral, ids, share);
                let of_share = AskedShare {
                    council: &council,
                    partner: &partner,
                    stands: *stands,
                };
                let asked = (asked, of_share);
                let expected = expected(person.staff.as_ref(), *guard, asked, of_queue);
                for (is_post, is_there) in [(false, *is_read), (true, *is_posted)] {
                    if !is_there {
                        continue;
                    }
                    let page = match is_post {
                        false => person.browser.get(&address).await,
                        // Who changes a colleague says what; no other page asks for that.
                        true => person.browser.post(&address, &[("do", "change")]).await,
                    };
                    let got = answer(&page, is_post);
                    // Only who may is asked why, and there it is asked.
                    let is_why = path.ends_with("/why") && expected == Answer::SayWhy;
                    let is_fine = got == expected
                        || (is_why && got == Answer::Answered)
                        || (may_be_missing
                            && expected != Answer::SignIn
                            && got == Answer::NoSuchPage);
                    asked_for += 1;
                    refused += usize::from(got != Answer::Answered);
                    if !is_fine {
                        let method = if is_post { "POST" } else { "GET" };
                        let name = person.name;
                        wrong.push(format!(
                            "{name} {method} {path} of {queue}: {got:?}, not {expected:?}"
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    println!(
        "{} routes, {asked_for} requests by {} people, {refused} refused, led to sign in or asked why",
        ROUTES.len() + 1,
        everybody.len()
    );
}

/// The address of a route, with ids that are there where it matters.
fn address(
    path: &str,
    referral: &str,
    (submission, item, colleague): (&str, &str, &str),
    share: &str,
) -> String {
    if path == "/shared/{family}/{share}" {
        return share.to_owned();
    }
    let none = "0".repeat(32);
    let path = match path.strip_prefix("{referral}") {
        Some(rest) => format!("{referral}{rest}"),
        None => format!("/{WESTMINSTER}{path}"),
    };
    [
        ("{submission}", submission),
        ("{message}", &none),
        ("{id}", colleague),
        ("{item}", item),
        ("{other}", &none),
        ("{others}", &none),
        ("{form}", "what-can-we-help-you-with"),
        ("{page}", "you"),
        ("{list}", "children"),
        ("{number}", "0"),
        ("{part}", "status"),
    ]
    .iter()
    .fold(path, |path, (name, value)| path.replace(name, value))
}
