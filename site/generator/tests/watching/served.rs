//! `site serve` through HTTP: what a browser of an editor is told.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use crate::content::{Content, LONG, Running, theme, until};

const ERROR: &str = "The last edit has an error: this is the last good page";

const PRIVACY: &str = "/testbury/privacy/";

/// Content, and a `site serve` that follows it.
struct Served {
    content: Content,
    address: String,
    serve: Running,
}

struct Answer {
    status: u16,
    headers: String,
    body: String,
}

impl Served {
    fn new() -> Self {
        let served = Self::of(Content::new());
        until("built", || {
            (served.get("/testbury/").status == 200).then_some(())
        });
        served
    }

    fn of(content: Content) -> Self {
        let theme = theme();
        let theme = theme.to_str().expect("UTF-8");
        let arguments = ["serve", "--theme", theme, "--address", "127.0.0.1:0"];
        let (serve, said) = content.starts(&arguments, "follows edits");
        let (_, address) = said.split_once("http://").expect(&said);
        let (address, _) = address.split_once('/').expect(&said);
        Self {
            address: address.to_owned(),
            content,
            serve,
        }
    }

    fn ask(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(LONG)).expect("a timeout");
        let request = format!("{request} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("sent");
        stream
    }

    fn get(&self, path: &str) -> Answer {
        self.answer(&format!("GET {path}"))
    }

    fn answer(&self, request: &str) -> Answer {
        let mut answer = String::new();
        self.ask(request)
            .read_to_string(&mut answer)
            .expect("an answer");
        let (headers, body) = answer.split_once("\r\n\r\n").expect("headers");
        let status = headers.split(' ').nth(1).expect("a status");
        Answer {
            status: status.parse().expect("a number"),
            headers: headers.to_owned(),
            body: body.to_owned(),
        }
    }

    /// Listens for news of a page, as its script does.
    fn listens(&self, page: &Answer) -> News {
        let (_, query) = page
            .body
            .split_once("/__local/reload.js?")
            .expect("a script");
        let (query, _) = query.split_once('"').expect("an attribute");
        let query = query.replace("&amp;", "&");
        News(self.ask(&format!("GET /__local/changes?{query}")))
    }

    fn shows(&self, path: &str, wanted: &str) -> Answer {
        until(&format!("{path} shows {wanted}"), || {
            let answer = self.get(path);
            answer.body.contains(wanted).then_some(answer)
        })
    }
}

/// The news of a page.
struct News(TcpStream);

impl News {
    /// Whether the page is another within this time.
    fn comes(&mut self, within: Duration) -> bool {
        self.0.set_read_timeout(Some(within)).expect("a timeout");
        let mut told = String::new();
        let mut part = [0; 1024];
        while let Ok(length @ 1..) = self.0.read(&mut part) {
            told += &String::from_utf8_lossy(&part[..length]);
            if told.contains("event: changed") {
                return true;
            }
        }
        false
    }
}

#[test]
fn an_edit_reloads_the_page_that_shows_it_and_no_other() {
    let served = Served::new();
    let (edited, other) = (served.get(PRIVACY), served.get("/testbury/your-rights/"));
    let (mut news, mut none) = (served.listens(&edited), served.listens(&other));
    assert!(!news.comes(Duration::from_millis(100)), "before the edit");

    let mut news = served.listens(&edited);
    served
        .content
        .add("pages/privacy.md", "Words that are new.");
    assert!(news.comes(LONG));
    let page = served.shows(PRIVACY, "Words that are new.");
    assert!(!none.comes(Duration::from_millis(300)));

    // An edit between drawing and listening is news too, and a page that is new knows no news.
    assert!(served.listens(&edited).comes(LONG));
    assert!(!served.listens(&page).comes(Duration::from_millis(300)));
}

#[test]
fn no_page_is_told_that_it_is_another_while_nothing_is_edited() {
    let served = Served::new();
    for path in [
        "/testbury/",
        PRIVACY,
        "/testbury/404.html",
        "/testbury/nowhere/",
        "/elsewhere/",
        "/",
    ] {
        let page = served.get(path);
        let mut news = served.listens(&page);
        assert!(!news.comes(Duration::from_millis(100)), "{path}");
    }
}

#[test]
fn an_error_is_shown_on_the_last_good_page_until_it_is_mended() {
    let served = Served::new();
    let page = served.get(PRIVACY);
    assert!(!page.body.contains(ERROR));
    let mut news = served.listens(&page);

    let text = served.content.read("services/talking.md");
    let broken = text.replace("helpers", "<nobody>");
    served.content.write("services/talking.md", broken);
    assert!(news.comes(LONG));
    let page = served.shows(PRIVACY, ERROR);
    for part in [
        "<code>content/testbury/services/talking.md:4:",
        "General words.",
        "role=\"alert\"",
    ] {
        assert!(page.body.contains(part), "{part} is not in {}", page.body);
    }
    assert!(!page.body.contains("<nobody>"));
    // What is wrong with it changes: the page is told.
    let mut news = served.listens(&page);
    served
        .content
        .write("services/talking.md", format!("---\n{text}"));
    assert!(news.comes(LONG));
    let mut news = served.listens(&served.get(PRIVACY));
    served.content.write("services/talking.md", text);
    assert!(news.comes(LONG));
    let page = served.get(PRIVACY);
    assert!(!page.body.contains(ERROR));
    served.serve.says("the content is right again");
}

#[test]
fn content_that_is_wrong_from_the_start_is_shown_where_there_is_no_page() {
    let content = Content::new();
    let text = content.read("services/talking.md");
    content.write("services/talking.md", text.replace("helpers", "nobody"));
    let served = Served::of(content);
    let page = served.shows("/testbury/", "talking.md:4:");
    assert_eq!(page.status, 503);
    assert!(page.body.contains("there is no good page yet"));
    let mut news = served.listens(&page);
    served.content.write("services/talking.md", text);
    assert!(news.comes(LONG));
    assert_eq!(served.get("/testbury/").status, 200);
}

#[test]
fn a_page_that_comes_or_goes_is_told_to_who_looks_at_its_address() {
    let served = Served::new();
    let page = served.get("/testbury/new/");
    assert_eq!(page.status, 404);
    let mut news = served.listens(&page);
    let text = "---\ntitle: New\nsummary: A page.\n---\n\nHere.\n";
    served.content.write("pages/new.md", text);
    assert!(news.comes(LONG));
    let page = served.shows("/testbury/new/", "Here.");
    let mut news = served.listens(&page);
    served.content.remove("pages/new.md");
    assert!(news.comes(LONG));
    assert_eq!(served.get("/testbury/new/").status, 404);
}

#[test]
fn what_a_function_answers_says_how_to_start_the_functions() {
    let served = Served::new();
    for request in [
        "POST /testbury/forms/ask/",
        "GET /testbury/forms/ask/check",
        "POST /testbury/request",
    ] {
        let page = served.answer(request);
        assert_eq!(page.status, 501, "{request}");
        assert!(page.body.contains("<code>cargo run</code>"), "{request}");
    }
    assert_eq!(
        served.get("/testbury/forms/ask/").status,
        200,
        "its first page is built"
    );
}

#[test]
fn pages_have_the_headers_of_production_but_may_listen_for_news() {
    let served = Served::new();
    let page = served.get(PRIVACY);
    for part in [
        "content-security-policy: default-src 'none';",
        "script-src 'self' 'sha256-",
        "; connect-src 'self'\r\n",
        "cache-control: no-cache\r\n",
        "etag: ",
    ] {
        assert!(
            page.headers.contains(part),
            "{part} is not in {}",
            page.headers
        );
    }
    let moved = served.get("/testbury/privacy");
    assert_eq!(moved.status, 301);
    assert!(moved.headers.contains("location: /testbury/privacy/\r\n"));
}

#[test]
fn an_address_that_is_taken_is_refused_with_the_flag_that_changes_it() {
    let served = Served::new();
    let theme = theme();
    let theme = theme.to_str().expect("UTF-8");
    let arguments = ["serve", "--theme", theme, "--address", &served.address];
    let output = served.content.site(&arguments).output().expect("it starts");
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("choose another address with --address"),
        "{said}"
    );
}

#[test]
fn a_storm_of_edits_ends_with_what_a_fresh_build_has() {
    let served = Served::new();
    for number in 0..300 {
        let text = format!("---\ntitle: Page {number}\nsummary: A page.\n---\n\nText {number}.\n");
        served
            .content
            .write(&format!("pages/page-{number}.md"), text);
        if number % 10 == 0 {
            thread::sleep(Duration::from_millis(5));
        }
    }
    for number in (0..300).step_by(3) {
        served.content.remove(&format!("pages/page-{number}.md"));
    }
    let fresh = served.content.fresh(&theme());
    for (path, bytes) in &fresh {
        let path = path.to_str().expect("UTF-8");
        if path.ends_with("page-299/index.html") || path.ends_with("sitemap.xml") {
            let wanted = String::from_utf8_lossy(bytes);
            // All of it, but for the script that reloads it.
            let (_, wanted) = wanted.split_once("</head>").unwrap_or(("", &wanted));
            served.shows(&format!("/{path}"), wanted);
        }
    }
    assert_eq!(served.get("/testbury/page-0/").status, 404);
}
