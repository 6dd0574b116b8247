//! A member of staff with a browser, signed in through the council's provider.

use std::sync::Arc;

use jiff::{Timestamp, ToSpan as _, tz::TimeZone};
use reqwest::cookie::Jar;
use reqwest::{Client, StatusCode};

use crate::family::{FORM, Help, Receipt, browser, cookies};
use crate::page::Page;

/// Someone of the staff.
pub struct StaffMember {
    client: Client,
    jar: Arc<Jar>,
    staff: String,
    council: String,
}

/// A referral that someone has taken.
pub struct ReferralPage<'a> {
    by: &'a StaffMember,
    url: String,
}

impl StaffMember {
    pub(crate) async fn sign_in(staff: &str, council: &str, person: &str) -> Self {
        let (client, jar) = browser();
        let asked = client
            .get(format!("{staff}/{council}/sign-in"))
            .send()
            .await
            .unwrap();
        // The provider's page, at its own origin: a person is chosen there.
        let authorize = asked.url().clone();
        let signed_in = client
            .post(authorize)
            .form(&[("person", person)])
            .send()
            .await
            .unwrap();
        let page = Page::read(signed_in).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        Self {
            client,
            jar,
            staff: staff.to_owned(),
            council: council.to_owned(),
        }
    }

    /// The cookies that the browser keeps, as it sends them.
    pub fn cookies(&self) -> String {
        cookies(&self.jar, &self.staff)
    }

    /// Opens a path of the staff side.
    pub async fn opens(&self, path: &str) -> Page {
        Page::read(
            self.client
                .get(format!("{}{path}", self.staff))
                .send()
                .await
                .unwrap(),
        )
        .await
    }

    /// Opens a referral that a colleague works on, and says why.
    pub async fn opens_for_a_reason(&self, path: &str) -> Page {
        let reason = [("why", "supervising"), ("words", "")];
        self.posts(&format!("{path}/why"), &reason).await
    }

    /// Posts fields to a path or address, as our own pages do.
    pub async fn posts(&self, url: &str, fields: &[(&str, &str)]) -> Page {
        let url = if url.starts_with('/') {
            format!("{}{url}", self.staff)
        } else {
            url.to_owned()
        };
        let request = self
            .client
            .post(url)
            .header("origin", &self.staff)
            .form(fields);
        Page::read(request.send().await.unwrap()).await
    }

    /// Opens a queue: `new`, `mine` or `open`.
    pub async fn queue(&self, show: &str) -> Page {
        self.opens(&format!("/{}/queue?show={show}", self.council))
            .await
    }

    /// Signs out.
    pub async fn signs_out(&self) -> Page {
        self.posts(&format!("/{}/sign-out", self.council), &[])
            .await
    }

    /// Enters a form for a family that phoned, and asks for a receipt code to hand over.
    pub async fn enters(&self, help: &Help) -> Receipt {
        let form = format!("/{}/enter/{FORM}", self.council);
        let how = [
            ("channel", "phone"),
            ("said-by", "themselves"),
            ("notice-given", "read-out"),
        ];
        let mut page = self.posts(&form, &how).await;
        for (name, fields) in help.pages() {
            // Its first page has an address of its own here.
            let url = if name.is_empty() {
                page.url.clone()
            } else {
                format!("{form}/{name}")
            };
            page = self.posts(&url, &fields).await;
            assert_eq!(page.errors(), Vec::<String>::new());
        }
        assert!(page.url.ends_with("/check"), "arrived at {}", page.url);
        let token = page.attribute("input[name=token]", "value").unwrap();
        let confirmed = [("token", token.as_str()), ("wants-code", "yes")];
        let sent = self.posts(&format!("{form}/check"), &confirmed).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
        Receipt::read(&sent)
    }

    /// Where the button of what is new posts to that is about this reference: the newest stands on the last page.
    async fn finds_new(&self, reference: &str, below: &str) -> String {
        let mut queue = self.queue("new").await;
        loop {
            if let Some(action) = action(&queue, reference, below) {
                return action;
            }
            let next = queue.attribute(".govuk-pagination__next a", "href");
            queue = self.opens(&next.expect("it is in the queue")).await;
        }
    }

    /// Opens what a family said since it sent what has this reference.
    pub async fn opens_what_was_said(&self, reference: &str) -> Page {
        let action = self.finds_new(reference, "/follow-ups/").await;
        self.posts(&action, &[("reference", reference)]).await
    }

    /// Takes what has this reference.
    pub async fn takes(&self, reference: &str) -> ReferralPage<'_> {
        let action = self.finds_new(reference, "/submissions/").await;
        let page = self.posts(&action, &[]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        ReferralPage {
            by: self,
            url: page.url,
        }
    }
}

/// Where the button posts to that stands beside this reference.
pub fn take_action(queue: &Page, reference: &str) -> Option<String> {
    action(queue, reference, "/")
}

/// Where the first button below this path posts to, of the rows about this reference.
fn action(queue: &Page, reference: &str, below: &str) -> Option<String> {
    let document = scraper::Html::parse_document(&queue.html);
    let rows = scraper::Selector::parse("tr").unwrap();
    let forms = scraper::Selector::parse("form").unwrap();
    let mut actions = document
        .select(&rows)
        .filter(|row| row.text().collect::<String>().contains(reference))
        .filter_map(|row| row.select(&forms).next()?.attr("action"));
    let action = actions.find(|action| action.contains(below))?;
    Some(action.to_owned())
}

impl ReferralPage<'_> {
    /// The address of the referral.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The path of the referral.
    pub fn path(&self) -> &str {
        self.url.strip_prefix(&self.by.staff).unwrap()
    }

    /// Opens it.
    pub async fn page(&self) -> Page {
        self.by.opens(self.path()).await
    }

    /// Adds a note.
    pub async fn notes(&self, text: &str) -> Page {
        self.by.posts(self.path(), &[("note", text)]).await
    }

    /// Asks whether it is safe, and lets the family see a part of the hub's side.
    pub async fn shows(&self, part: &str) -> Page {
        let path = format!("{}/view/show/{part}", self.path());
        let asked = [
            ("asked-safe", "yes"),
            ("asked-who", "Whoever sent it, alone"),
            ("asked-on-day", "1"),
            ("asked-on-month", "2"),
            ("asked-on-year", "2025"),
        ];
        self.by.posts(&path, &asked).await
    }

    /// Lets the family see it no longer.
    pub async fn hides(&self, part: &str) -> Page {
        let path = format!("{}/view/hide/{part}", self.path());
        self.by.posts(&path, &[]).await
    }

    /// Writes to the family.
    pub async fn writes(&self, text: &str) -> Page {
        self.writes_with(text, &[]).await
    }

    /// Writes to the family, and has nobody told of it by email or text.
    pub async fn writes_untold(&self, text: &str) -> Page {
        self.writes_with(text, &[("told", "nobody")]).await
    }

    async fn writes_with(&self, text: &str, more: &[(&str, &str)]) -> Page {
        let path = format!("{}/view/message", self.path());
        let page = self.by.opens(&path).await;
        let said = |name: &str| page.attribute(&format!("input[name={name}]"), "value");
        let (id, seen) = (said("message-id").unwrap(), said("seen").unwrap());
        let message = [("message", text), ("message-id", &id), ("seen", &seen)];
        self.by.posts(&path, &[&message, more].concat()).await
    }

    /// Locks what the family sees.
    pub async fn locks(&self) -> Page {
        let path = format!("{}/view/lock", self.path());
        self.by.posts(&path, &[]).await
    }

    /// Makes sure who asks, and issues a new code: the page that shows it.
    pub async fn issues_code(&self) -> Page {
        let path = format!("{}/view/new-code", self.path());
        let page = self.by.opens(&path).await;
        let seen = page.attribute("input[name=seen]", "value").unwrap();
        let checked = [
            ("checked-how", "documents"),
            ("checked-what", "A passport"),
            ("seen", &seen),
        ];
        self.by.posts(&path, &checked).await
    }

    /// Invites its family to tell more, and shows the code.
    pub async fn invites(&self) -> Page {
        let path = format!("{}/invitation", self.path());
        let page = self.by.opens(&path).await;
        let id = page.attribute("input[name=item-id]", "value").unwrap();
        let checked = [
            ("item-id", &*id),
            ("checked-how", "known-in-person"),
            ("checked-what", "They came in"),
        ];
        self.by.posts(&path, &checked).await
    }

    /// Notes that somebody meets the family in three days, and that it is to be reminded: leads to the referral.
    pub async fn meets_and_reminds(&self) -> Page {
        let path = format!("{}/appointment", self.path());
        let page = self.by.opens(&path).await;
        let id = page.attribute("input[name=item-id]", "value").unwrap();
        let on = Timestamp::now()
            .to_zoned(TimeZone::UTC)
            .date()
            .saturating_add(3.days());
        let (day, month, year) = (on.day(), on.month(), on.year());
        let meets = [
            ("item-id", &*id),
            ("appointment-on-day", &day.to_string()),
            ("appointment-on-month", &month.to_string()),
            ("appointment-on-year", &year.to_string()),
            ("appointment-time", "10:30"),
            ("appointment-place", "elsewhere"),
            ("appointment-where", "The library"),
            ("appointment-with", "The mother"),
            ("interpreter", "not-needed"),
            ("remind", "yes"),
        ];
        self.by.posts(&path, &meets).await
    }

    /// Cancels its one appointment.
    pub async fn cancels_meeting(&self) -> Page {
        let page = self.page().await;
        let change = format!("a[href^='{}/appointment/']", self.path());
        let path = page.attribute(&change, "href").unwrap();
        let cancelled = [
            ("appointment-end", "cancelled"),
            ("appointment-because", "Snowed in"),
        ];
        self.by.posts(&path, &cancelled).await
    }

    /// Moves it.
    pub async fn moves(&self, from: &str, to: &str, reason: &str) -> Page {
        let fields = [("from", from), ("to", to), ("reason", reason)];
        self.by.posts(self.path(), &fields).await
    }
}
