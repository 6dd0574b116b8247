//! A member of staff with a browser, signed in through the council's provider.

use std::sync::Arc;

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

    /// Takes what has this reference.
    pub async fn takes(&self, reference: &str) -> ReferralPage<'_> {
        let queue = self.queue("new").await;
        let action = take_action(&queue, reference).unwrap();
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
    let document = scraper::Html::parse_document(&queue.html);
    let rows = scraper::Selector::parse("tr").unwrap();
    let forms = scraper::Selector::parse("form").unwrap();
    let row = document
        .select(&rows)
        .find(|row| row.text().collect::<String>().contains(reference))?;
    row.select(&forms).next()?.attr("action").map(str::to_owned)
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

    /// Moves it.
    pub async fn moves(&self, from: &str, to: &str, reason: &str) -> Page {
        let fields = [("from", from), ("to", to), ("reason", reason)];
        self.by.posts(self.path(), &fields).await
    }
}
