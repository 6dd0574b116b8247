//! Requests that another site makes a person's browser send: every combination of what a browser says.
//!
//! The rule, in words. Reading is for everybody: GET, HEAD and OPTIONS change nothing. Whatever else is asked may go
//! on if the browser says that one of our own pages asks, or the person by their own doing (`Sec-Fetch-Site:
//! same-origin` or `none`). If it does not say, `Origin` has to be ours, once. If it says neither, the public side
//! goes on, because nobody is signed in there and an old browser's form is better than none; the staff side does not.
//! A cookie makes no difference: who has one is not believed more.

use reqwest::{Client, Method, StatusCode, redirect};
use story::Hub;

const COUNCIL: &str = "westminster";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Public,
    Staff,
}

const SITES: [Option<&str>; 6] = [
    None,
    Some("same-origin"),
    Some("same-site"),
    Some("cross-site"),
    Some("none"),
    Some("Same-Origin;junk"),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Absent,
    Ours,
    Another,
    Null,
    OursTwice,
}

const ORIGINS: [Origin; 5] = [
    Origin::Absent,
    Origin::Ours,
    Origin::Another,
    Origin::Null,
    Origin::OursTwice,
];

const METHODS: [Method; 5] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::OPTIONS,
];

/// The rule above.
fn may_go_on(side: Side, method: &Method, site: Option<&str>, origin: Origin) -> bool {
    let only_reads = [Method::GET, Method::HEAD, Method::OPTIONS].contains(method);
    only_reads
        || match (site, origin) {
            (Some(site), _) => site == "same-origin" || site == "none",
            (None, Origin::Ours) => true,
            (None, Origin::Absent) => side == Side::Public,
            (None, _) => false,
        }
}

/// How a page that takes posts answers who may go on.
fn answers(side: Side, method: &Method, has_cookie: bool) -> StatusCode {
    match (side, method.as_str()) {
        (_, "PUT" | "OPTIONS") if side == Side::Public => StatusCode::METHOD_NOT_ALLOWED,
        // A page that is not there, for any method that no route has.
        (_, "PUT" | "OPTIONS") => StatusCode::NOT_FOUND,
        // The form's first page, which is a static one, and its errors when nothing is filled in.
        (Side::Public, "POST") => StatusCode::UNPROCESSABLE_ENTITY,
        (Side::Public, _) => StatusCode::SEE_OTHER,
        // How it reached the hub, which is asked before a form is entered; to who is not signed in, the way to
        // sign in.
        (Side::Staff, "POST") if has_cookie => StatusCode::UNPROCESSABLE_ENTITY,
        (Side::Staff, "POST") => StatusCode::UNAUTHORIZED,
        (Side::Staff, _) if has_cookie => StatusCode::OK,
        (Side::Staff, _) => StatusCode::SEE_OTHER,
    }
}

#[tokio::test]
#[expect(clippy::print_stdout, reason = "a figure is for people")]
async fn what_another_site_has_a_browser_send_changes_nothing() {
    let hub = Hub::start().await;
    let family = hub.family(COUNCIL);
    family.fills_in(&story::Help::default()).await;
    let navigator = hub.navigator(COUNCIL).await;
    let client = Client::builder()
        .redirect(redirect::Policy::none())
        .build()
        .unwrap();
    let form = "what-can-we-help-you-with";
    let sides = [
        (
            Side::Public,
            hub.public(COUNCIL),
            format!("/{COUNCIL}/forms/{form}"),
            family.cookies(),
        ),
        (
            Side::Staff,
            hub.staff(COUNCIL),
            format!("/{COUNCIL}/enter/{form}"),
            navigator.cookies(),
        ),
    ];
    let (mut tried, mut refused) = (0, 0);
    for (side, ours, path, cookie) in &sides {
        for method in METHODS {
            for site in SITES {
                for origin in ORIGINS {
                    for has_cookie in [false, true] {
                        let mut request = client.request(method.clone(), format!("{ours}{path}"));
                        if let Some(site) = site {
                            request = request.header("sec-fetch-site", site);
                        }
                        request = match origin {
                            Origin::Absent => request,
                            Origin::Ours => request.header("origin", *ours),
                            Origin::Another => request.header("origin", "https://evil.example"),
                            Origin::Null => request.header("origin", "null"),
                            Origin::OursTwice => {
                                request.header("origin", *ours).header("origin", *ours)
                            }
                        };
                        if has_cookie {
                            request = request.header("cookie", cookie);
                        }
                        if method == Method::POST {
                            request = request.form(&[("website", "")]);
                        }
                        let answer = request.send().await.unwrap().status();
                        let may = may_go_on(*side, &method, site, origin);
                        let expected = if may {
                            answers(*side, &method, has_cookie)
                        } else {
                            refused += 1;
                            StatusCode::FORBIDDEN
                        };
                        assert_eq!(
                            answer, expected,
                            "{side:?} {method} {site:?} {origin:?}, cookie: {has_cookie}"
                        );
                        tried += 1;
                    }
                }
            }
        }
    }
    println!("{tried} combinations, of which {refused} are refused");
    assert_eq!(tried, 600);
}

/// The paths that take posts, as a router's source has them: one that is added is here by itself.
fn paths_with_posts(source: &'static str) -> Vec<&'static str> {
    let routes = source.split(".route(").skip(1);
    let routes = routes.map(|route| route.split("\n        .").next().unwrap_or(route));
    let with_posts = routes.filter(|route| route.contains("post("));
    with_posts
        .map(|route| route.split('"').nth(1).unwrap())
        .collect()
}

/// A path with something for each of its names. Whether that is there does not matter to who may not ask.
fn filled_in(path: &str) -> String {
    let ids = [
        "{message}",
        "{submission}",
        "{family}",
        "{referral}",
        "{id}",
        "{item}",
        "{other}",
        "{others}",
    ];
    let filled = ids.iter().fold(path.to_owned(), |path, id| {
        path.replace(id, &"0".repeat(32))
    });
    let names = [
        ("{council}", COUNCIL),
        ("{form}", "what-can-we-help-you-with"),
        ("{page}", "help"),
        ("{list}", "children"),
        ("{number}", "0"),
        ("{step}", "message"),
        ("{part}", "status"),
    ];
    let filled = names
        .iter()
        .fold(filled, |path, (name, value)| path.replace(name, value));
    assert!(!filled.contains('{'), "a name that is not known: {filled}");
    filled
}

#[tokio::test]
async fn no_route_of_either_side_takes_a_post_from_another_site() {
    let public = paths_with_posts(include_str!("../../functions/intake/src/router.rs"));
    let staff = paths_with_posts(include_str!("../../functions/triage/src/router.rs"));
    assert!(public.contains(&"/request/stop") && !public.contains(&"/exit"));
    assert!(staff.contains(&"/{council}/follow-ups/{id}/open"));
    assert!(!staff.contains(&"/{council}/queue"));
    let hub = Hub::start().await;
    let family = hub.family(COUNCIL);
    family.fills_in(&story::Help::default()).await;
    let navigator = hub.navigator(COUNCIL).await;
    let client = Client::builder()
        .redirect(redirect::Policy::none())
        .build()
        .unwrap();
    // Those of a council are there in each of its languages.
    let public = public.into_iter().flat_map(|path| {
        let path = path.strip_prefix("/{council}").unwrap_or(path);
        ["", "/ar"].map(|language| format!("/{COUNCIL}{language}{}", filled_in(path)))
    });
    let ours = (hub.public(COUNCIL), family.cookies());
    let public = public.map(|path| (Side::Public, &ours, path));
    let theirs = (hub.staff(COUNCIL), navigator.cookies());
    let staff = staff.into_iter();
    let staff = staff.map(|path| (Side::Staff, &theirs, filled_in(path)));
    for (side, (host, cookie), path) in public.chain(staff) {
        let address = format!("{host}{path}");
        for site in SITES {
            for origin in [Origin::Absent, Origin::Another, Origin::Null] {
                if may_go_on(side, &Method::POST, site, origin) {
                    continue;
                }
                let mut forged = client.post(&address).header("cookie", cookie);
                if let Some(site) = site {
                    forged = forged.header("sec-fetch-site", site);
                }
                forged = match origin {
                    Origin::Another => forged.header("origin", "https://evil.example"),
                    Origin::Null => forged.header("origin", "null"),
                    _ => forged,
                };
                let answer = forged.form(&[("website", "")]).send().await.unwrap();
                let told = format!("{address} {site:?} {origin:?}");
                assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{told}");
            }
        }
        // GOV.UK Notify shows a token, and no browser has one.
        if !path.ends_with("/message-receipts") {
            let own = client
                .post(&address)
                .header("sec-fetch-site", "same-origin");
            let answer = own.form(&[("website", "")]).send().await.unwrap();
            assert_ne!(answer.status(), StatusCode::FORBIDDEN, "{address}");
        }
    }
    let still = navigator.opens(&format!("/{COUNCIL}/queue")).await;
    assert_eq!(still.status, StatusCode::OK, "nobody was signed out");
}
