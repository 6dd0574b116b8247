//! A family with a browser: cookies, no script.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use reqwest::cookie::{CookieStore as _, Jar};
use reqwest::{Client, StatusCode};

use crate::page::Page;

/// The form that every council has.
pub(crate) const FORM: &str = "what-can-we-help-you-with";

/// A family's browser on one council's site.
pub struct Family {
    client: Client,
    jar: Arc<Jar>,
    public: String,
    council: String,
    /// The language of the site, where it is not English.
    language: Option<String>,
}

/// What a family asks for: the answers that the story does not name are filled in.
#[derive(Clone)]
pub struct Help {
    /// Their name.
    pub name: String,
    /// Their email address.
    pub email: String,
    /// Their phone number, if they want to be phoned too.
    pub phone: Option<String>,
    /// What would help, in their words.
    pub words: String,
    /// Why it is urgent.
    pub urgent_why: String,
}

/// What a family keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// For the phone.
    pub reference: String,
    /// For "See my request".
    pub code: String,
}

impl Default for Help {
    fn default() -> Self {
        Self {
            name: "Ana Sample-Kowalska".to_owned(),
            email: "ana@example.org".to_owned(),
            phone: None,
            words: "We need a larger cot and someone to talk to.".to_owned(),
            urgent_why: "The baby comes next week.".to_owned(),
        }
    }
}

impl Help {
    /// The form's pages with what is answered on each; the first is at the form's own address.
    pub(crate) fn pages(&self) -> [(&'static str, Vec<(&'static str, &str)>); 3] {
        let mut first = vec![
            ("full-name", self.name.as_str()),
            ("contact-by", "email"),
            ("email", &self.email),
        ];
        if let Some(phone) = &self.phone {
            first.extend([("contact-by", "phone"), ("phone", phone)]);
        }
        let help = vec![
            ("what-would-help", self.words.as_str()),
            ("urgent", "yes"),
            ("urgent-why", &self.urgent_why),
        ];
        [
            ("", first),
            ("safe-contact", vec![("interpreter", "no")]),
            ("help", help),
        ]
    }
}

impl Family {
    pub(crate) fn new(public: &str, council: &str) -> Self {
        let (client, jar) = browser();
        Self {
            client,
            jar,
            public: public.to_owned(),
            council: council.to_owned(),
            language: None,
        }
    }

    /// The same family, with the site in another language.
    #[must_use]
    pub fn in_language(self, code: &str) -> Self {
        Self {
            language: Some(code.to_owned()),
            ..self
        }
    }

    /// Where the council's pages are in the family's language.
    fn base(&self) -> String {
        let council = format!("{}/{}", self.public, self.council);
        match &self.language {
            Some(code) => format!("{council}/{code}"),
            None => council,
        }
    }

    /// The address of a page of the form; the first one's for an empty name.
    pub fn form(&self, page: &str) -> String {
        let base = format!("{}/forms/{FORM}", self.base());
        if page.is_empty() {
            base
        } else {
            format!("{base}/{page}")
        }
    }

    /// The cookies that its browser keeps, as it sends them.
    pub fn cookies(&self) -> String {
        cookies(&self.jar, &self.public)
    }

    /// Opens an address.
    pub async fn opens(&self, url: &str) -> Page {
        Page::read(self.client.get(url).send().await.unwrap()).await
    }

    /// Opens a path of the public site.
    pub async fn opens_path(&self, path: &str) -> Page {
        self.opens(&format!("{}{path}", self.public)).await
    }

    /// Posts fields, as a form of our own pages does.
    pub async fn posts(&self, url: &str, fields: &[(&str, &str)]) -> Page {
        let request = self
            .client
            .post(url)
            .header("origin", &self.public)
            .form(fields);
        Page::read(request.send().await.unwrap()).await
    }

    /// Fills in every page and arrives at check-your-answers.
    pub async fn fills_in(&self, help: &Help) -> Page {
        let mut page = None;
        for (name, fields) in help.pages() {
            let answered = self.posts(&self.form(name), &fields).await;
            assert_eq!(answered.errors(), Vec::<String>::new());
            page = Some(answered);
        }
        let page = page.unwrap();
        assert!(page.url.ends_with("/check"), "arrived at {}", page.url);
        page
    }

    /// Fills in pages of any form, the first of all first, and arrives where the last one leads.
    pub async fn fills(&self, form: &str, pages: &[(&str, &[(&str, &str)])]) -> Page {
        let base = format!("{}/{}/forms/{form}", self.public, self.council);
        let mut arrived = None;
        for (index, (page, fields)) in pages.iter().enumerate() {
            let url = match index {
                0 => base.clone(),
                _ => format!("{base}/{page}"),
            };
            let page = self.posts(&url, fields).await;
            assert_eq!(page.errors(), Vec::<String>::new(), "{url}");
            arrived = Some(page);
        }
        arrived.unwrap()
    }

    /// Confirms what a check page shows.
    pub async fn confirms(&self, check: &Page) -> Page {
        let token = check.attribute("input[name=token]", "value").unwrap();
        self.posts(&check.url, &[("token", &token)]).await
    }

    /// Fills in and sends.
    pub async fn sends(&self, help: &Help) -> Receipt {
        let check = self.fills_in(help).await;
        let sent = self.confirms(&check).await;
        assert_eq!(sent.status, StatusCode::OK);
        Receipt::read(&sent)
    }

    /// Fills in something and sends it.
    pub async fn asks_for_help(&self) -> Receipt {
        self.sends(&Help::default()).await
    }

    /// Takes a step with the request that its code has opened: finds the page, writes these words and sends them.
    pub async fn says(&self, step: &str, words: &str) -> Page {
        let url = format!("{}/request/{step}", self.base());
        let page = self.opens(&url).await;
        let said = page.attribute("input[name=said]", "value").unwrap();
        self.posts(&url, &[("said", &said), ("words", words)]).await
    }

    /// Types a code into "Continue a saved form", and arrives where that goes on.
    pub async fn comes_back_with(&self, code: &str) -> Page {
        let url = format!("{}/return", self.base());
        self.posts(&url, &[("return_code", code)]).await
    }

    /// Fills in "About my family", which it has begun, with the least that it asks, and sends it.
    pub async fn tells_more(&self, name: &str, words: &str) -> Receipt {
        let page = |page: &str| format!("{}/forms/about-my-family/{page}", self.base());
        let pages: [(&str, &[(&str, &str)]); 12] = [
            ("you", &[("full-name", name)]),
            ("contact", &[("phone", "020 7946 0000")]),
            ("safe-contact", &[("safe-ways", "voicemail")]),
            ("language", &[]),
            ("household", &[("answer", "no")]),
            ("home", &[]),
            ("work", &[]),
            ("health", &[]),
            ("services", &[]),
            ("needs", &[("what-would-help", words)]),
            ("relationship", &[]),
            ("ethnic-group", &[]),
        ];
        for (name, fields) in pages {
            let answered = self.posts(&page(name), fields).await;
            assert_eq!(answered.errors(), Vec::<String>::new(), "{name}");
        }
        // Who may be told is asked under the text of the notice that the page shows.
        let asked = self.opens(&page("agreements")).await;
        let shown = asked.attribute("input[name=notice_version]", "value");
        let shown = [("notice_version", &*shown.unwrap())];
        self.posts(&page("agreements"), &shown).await;
        let sent = self.confirms(&self.opens(&page("check")).await).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
        Receipt::read(&sent)
    }

    /// Types a receipt code into "See my request".
    pub async fn sees_request(&self, code: &str) -> Page {
        let url = format!("{}/request", self.base());
        self.posts(&url, &[("receipt-code", code)]).await
    }
}

impl Receipt {
    /// Reads a confirmation page.
    pub fn read(sent: &Page) -> Self {
        Self {
            reference: found(&sent.text(), "FH-", 12),
            code: sent.all("#receipt-code").join(""),
        }
    }
}

fn found(text: &str, start: &str, length: usize) -> String {
    let at = text.find(start).unwrap();
    text[at..at + length].to_owned()
}

/// An address that no other browser of the test has, as families at home have one each. Only Linux takes
/// all of 127.0.0.0/8 for its own.
fn own_address() -> IpAddr {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    if !cfg!(target_os = "linux") {
        return [127, 0, 0, 1].into();
    }
    let [high, low] = NEXT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    [127, 1, high, low].into()
}

/// A browser that keeps cookies and follows redirects, and its cookies.
pub(crate) fn browser() -> (Client, Arc<Jar>) {
    let here = own_address();
    let jar = Arc::new(Jar::default());
    let client = Client::builder()
        .cookie_provider(Arc::clone(&jar))
        .local_address(here)
        .build()
        .unwrap();
    (client, jar)
}

/// What a browser sends to an origin.
pub(crate) fn cookies(jar: &Jar, origin: &str) -> String {
    let cookies = jar.cookies(&origin.parse().unwrap());
    cookies.map_or_else(String::new, |cookies| cookies.to_str().unwrap().to_owned())
}
