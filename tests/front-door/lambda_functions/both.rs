//! One machine and the Lambda functions' programs on the same records, each asked the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use bytes::Bytes;
use deployed::api_gateway::HttpApi;
use deployed::{AtNotify, Functions, Surroundings};
use http::{Request, Response, header};
use reqwest::redirect::Policy;
use story::{Hub, copy_content};
use tempfile::TempDir;
use vault::Names;

pub(crate) const COUNCIL: &str = "westminster";

/// What CloudFront would show.
const VERIFY: &str = "a secret that only CloudFront knows";

/// Both, on one DynamoDB and one KMS.
pub(crate) struct Both {
    pub(crate) hub: Hub,
    pub(crate) functions: Functions,
    client: reqwest::Client,
    ids: Mutex<Vec<String>>,
    _package: TempDir,
}

/// Whom a request is for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Side {
    Public,
    Staff,
}

/// An answer without what is random in every one.
#[derive(PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// In order of their names; no cookies, and nothing of the connection.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) cookies: Vec<Cookie>,
    pub(crate) body: String,
}

/// A cookie that was set. Two are the same whose values, which are random, are as long.
#[derive(Debug, Eq)]
pub(crate) struct Cookie {
    name: String,
    value: String,
    attributes: String,
}

/// Content as a deployment has it: of one council.
fn one_council(folder: &Path) -> PathBuf {
    let content = copy_content(folder);
    for council in fs::read_dir(&content).unwrap() {
        let council = council.unwrap();
        if council.path().is_dir() && council.file_name() != COUNCIL {
            fs::remove_dir_all(council.path()).unwrap();
        }
    }
    content
}

impl Both {
    /// `None` where stories run on another shape.
    pub(crate) async fn start() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let content = one_council(folder.path());
        let hub = Hub::start_on_one_machine_with_open_store(content.clone()).await?;
        deployed::package(&content, COUNCIL, folder.path()).await;
        let (dynamodb, kms) = hub.services();
        let functions = Functions::by_hand(&Surroundings {
            council: site_model::Slug::parse(COUNCIL).unwrap(),
            package: folder.path().to_owned(),
            names: Names::on_one_machine(COUNCIL),
            dynamodb: dynamodb.to_owned(),
            kms: kms.to_owned(),
            public: hub.public(COUNCIL).to_owned(),
            staff: hub.staff(COUNCIL).to_owned(),
            issuer: hub.issuer(COUNCIL),
            client_secret: "nobody signs in here".to_owned(),
            origin_verify: VERIFY.to_owned(),
            // One machine sends its messages itself.
            notify: AtNotify::default(),
        });
        Some(Self {
            hub,
            functions,
            client: reqwest::Client::builder()
                .redirect(Policy::none())
                .build()
                .unwrap(),
            ids: Mutex::default(),
            _package: folder,
        })
    }

    /// Asks one machine.
    pub(crate) async fn one_machine(&self, side: Side, request: &Request<Bytes>) -> Answer {
        let origin = match side {
            Side::Public => self.hub.public(COUNCIL),
            Side::Staff => self.hub.staff(COUNCIL),
        };
        let asked = self
            .client
            .request(
                request.method().clone(),
                format!("{origin}{}", request.uri()),
            )
            .headers(request.headers().clone())
            .body(request.body().clone());
        let answer = asked.send().await.unwrap();
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = answer.status();
        *response.headers_mut() = answer.headers().clone();
        *response.body_mut() = answer.bytes().await.unwrap();
        Answer::read(&response).0
    }

    /// Asks the function's program, by an event of API Gateway's.
    pub(crate) async fn lambda(&self, side: Side, request: &Request<Bytes>) -> Answer {
        let function = match side {
            Side::Public => &self.functions.intake,
            Side::Staff => &self.functions.triage,
        };
        let mut request = request.clone();
        let verify = http::HeaderValue::from_static(VERIFY);
        request.headers_mut().insert("x-origin-verify", verify);
        let answer = HttpApi::new(function.clone()).answer(&request).await;
        let (answer, id) = Answer::read(&answer);
        self.ids.lock().unwrap().push(id);
        answer
    }

    /// Asks both, and gives the one answer that both gave.
    pub(crate) async fn alike(&self, side: Side, request: &Request<Bytes>) -> Answer {
        let one_machine = self.one_machine(side, request).await;
        let lambda = self.lambda(side, request).await;
        let asked = format!("{side:?} {} {}", request.method(), request.uri());
        assert_eq!(lambda.status, one_machine.status, "{asked}");
        assert_eq!(lambda.headers, one_machine.headers, "{asked}");
        assert_eq!(lambda.cookies, one_machine.cookies, "{asked}");
        assert_same_text(&lambda.body, &one_machine.body, &asked);
        lambda
    }

    /// The ids of all that the functions answered.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.ids.lock().unwrap().clone()
    }
}

impl Answer {
    /// Reads a response; and gives its request id, which every answer has.
    fn read(response: &Response<Bytes>) -> (Self, String) {
        let headers = response.headers();
        let said = &headers.get("x-request-id");
        let id = said.map_or("-", |id| id.to_str().unwrap()).to_owned();
        assert_eq!(id.len(), 16, "a request id in {headers:?}");
        let of_connection = ["connection", "date", "transfer-encoding"];
        let mut plain: Vec<(String, String)> = headers
            .iter()
            .filter(|(name, _)| *name != header::SET_COOKIE && *name != "x-request-id")
            .filter(|(name, _)| !of_connection.contains(&name.as_str()))
            .map(|(name, value)| {
                let value = String::from_utf8(value.as_bytes().to_vec()).unwrap();
                (name.to_string(), without_state(&value))
            })
            .collect();
        plain.sort();
        let cookies = headers.get_all(header::SET_COOKIE).iter();
        let answer = Self {
            status: response.status().as_u16(),
            headers: plain,
            cookies: cookies
                .map(|cookie| Cookie::read(cookie.to_str().unwrap()))
                .collect(),
            body: String::from_utf8(response.body().to_vec())
                .unwrap()
                .replace(&id, "<request id>"),
        };
        (answer, id)
    }

    /// What a browser sends back of a cookie that was set.
    pub(crate) fn sent_back(&self, name: &str) -> String {
        let cookie = self.cookies.iter().find(|cookie| cookie.name == name);
        format!("{name}={}", cookie.unwrap().value)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(header, _)| header == name);
        found.map(|(_, value)| value.as_str())
    }
}

impl PartialEq for Cookie {
    fn eq(&self, other: &Self) -> bool {
        let told = |cookie: &Self| {
            (
                cookie.name.clone(),
                cookie.value.len(),
                cookie.attributes.clone(),
            )
        };
        told(self) == told(other)
    }
}

impl Cookie {
    fn read(cookie: &str) -> Self {
        let (name, rest) = cookie.split_once('=').unwrap();
        let (value, attributes) = rest.split_once(';').unwrap_or((rest, ""));
        Self {
            name: name.to_owned(),
            value: value.to_owned(),
            attributes: attributes.to_owned(),
        }
    }
}

/// What a sign-in is known by is random: it counts by its length.
fn without_state(value: &str) -> String {
    if !value.contains("code_challenge=") {
        return value.to_owned();
    }
    let parts = value.split('&').map(|part| match part.split_once('=') {
        Some((name @ ("state" | "nonce" | "code_challenge"), random)) => {
            format!("{name}=<{} random>", random.len())
        }
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("&")
}

/// Pages are long: only what is around the first difference is shown.
pub(crate) fn assert_same_text(lambda: &str, one_machine: &str, asked: &str) {
    if lambda == one_machine {
        return;
    }
    let same = lambda.bytes().zip(one_machine.bytes());
    let at = same.take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        let bytes = text.as_bytes();
        let part = &bytes[at.saturating_sub(100).min(bytes.len())..(at + 200).min(bytes.len())];
        String::from_utf8_lossy(part).into_owned()
    };
    panic!(
        "{asked}\nLambda:      {}\none machine: {}",
        around(lambda),
        around(one_machine)
    );
}
