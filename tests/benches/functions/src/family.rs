//! A family's browser, without a socket: requests to the function's router.

use axum::Router;
use axum::body::{Body, to_bytes};
use http::header::{CONTENT_TYPE, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use http::{Request, Response, StatusCode};
use record::{Draft, DraftCode};
use tower::ServiceExt as _;

use crate::Failed;
use crate::answers::Post;
use crate::hub::{self, Hub, Waiting, address};

/// Everything that a page has is shorter.
const LONGEST_PAGE: usize = 1 << 20;

/// Families who answer the same.
pub(crate) struct Family<'a> {
    hub: &'a Hub<'a>,
    router: Router,
    posts: &'a [Post],
}

/// What a browser keeps on its way.
#[derive(Default)]
struct Kept {
    /// As it sends them.
    cookies: Option<String>,
}

impl Kept {
    /// Keeps what an answer sets: every page of a form sets all of its cookies.
    fn takes(&mut self, answer: &Response<Body>) -> Result<(), Failed> {
        let mut pairs = Vec::new();
        for cookie in answer.headers().get_all(SET_COOKIE) {
            pairs.extend(cookie.to_str()?.split(';').next());
        }
        if !pairs.is_empty() {
            self.cookies = Some(pairs.join("; "));
        }
        Ok(())
    }
}

impl<'a> Family<'a> {
    pub(crate) fn of(hub: &'a Hub<'a>, posts: &'a [Post]) -> Self {
        Self {
            hub,
            router: hub.router(),
            posts,
        }
    }

    /// Answers every page; the draft that comes of it.
    pub(crate) async fn fills_in(&self) -> Result<Draft, Failed> {
        let mut kept = Kept::default();
        for post in self.posts {
            self.posts(&mut kept, post.page, &post.body).await?;
        }
        let cookies = kept.cookies.ok_or("no cookie came")?;
        let mut pairs = cookies.split("; ").filter_map(|pair| pair.split_once('='));
        let form = pairs.find(|(name, _)| *name == "__Host-form");
        let code = form.and_then(|(_, code)| DraftCode::read(code));
        self.hub
            .draft(&code.ok_or("the cookie holds no code")?)
            .await
    }

    /// The request that presses "Send".
    pub(crate) fn confirming(waiting: &Waiting) -> Result<Request<Body>, Failed> {
        let cookie = format!(
            "__Host-form={}; __Host-open={}",
            waiting.code.code().reveal(),
            waiting.code.proof()
        );
        post(
            Some(&cookie),
            Some("check"),
            &format!("token={}", waiting.draft.token.reveal()),
        )
    }

    /// Presses it.
    pub(crate) async fn confirms(&self, request: Request<Body>) -> Result<(), Failed> {
        let answer = self.asks(request).await?;
        leads_to(&answer)
            .filter(|to| to.ends_with("/sent"))
            .ok_or("it was not sent")?;
        Ok(())
    }

    /// Four posts, and the pages to which they lead.
    pub(crate) async fn goes_all_the_way(&self) -> Result<(), Failed> {
        let mut kept = Kept::default();
        let mut page = String::new();
        for post in self.posts {
            page = self.posts(&mut kept, post.page, &post.body).await?;
        }
        let token = page.split_once("name=\"token\" value=\"");
        let token = token.and_then(|(_, after)| after.split('"').next());
        let token = format!("token={}", token.ok_or("that is no check page")?);
        let sent = self.posts(&mut kept, Some("check"), &token).await?;
        if sent.contains("FH-") {
            Ok(())
        } else {
            Err("that is no confirmation".into())
        }
    }

    /// Posts a page, and reads the one to which that leads.
    async fn posts(
        &self,
        kept: &mut Kept,
        page: Option<&str>,
        body: &str,
    ) -> Result<String, Failed> {
        let answer = self
            .asks(post(kept.cookies.as_deref(), page, body)?)
            .await?;
        kept.takes(&answer)?;
        let to = leads_to(&answer).ok_or("the answers were not taken")?;
        let cookie = kept.cookies.as_deref().unwrap_or_default();
        let next = Request::get(to)
            .header(COOKIE, cookie)
            .body(Body::empty())?;
        let next = self.asks(next).await?;
        let page = to_bytes(next.into_body(), LONGEST_PAGE).await?;
        Ok(String::from_utf8(page.to_vec())?)
    }

    async fn asks(&self, request: Request<Body>) -> Result<Response<Body>, Failed> {
        Ok(self.router.clone().oneshot(request).await?)
    }
}

/// What a family keeps of a form that was sent.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Confirmed {
    reference: String,
    code: String,
}

impl Confirmed {
    /// Presses "Send", and reads the page to which that leads; what else came, where it was not sent.
    pub(crate) async fn of(router: Router, request: Request<Body>) -> Result<Self, String> {
        let cookie = request.headers().get(COOKIE).cloned();
        let answer = router.clone().oneshot(request).await;
        let answer = answer.map_err(|fault| fault.to_string())?;
        let to = leads_to(&answer).ok_or_else(|| answer.status().to_string())?;
        let mut sent = Request::get(to);
        if let Some(cookie) = cookie {
            sent = sent.header(COOKIE, cookie);
        }
        let sent = sent
            .body(Body::empty())
            .map_err(|fault| fault.to_string())?;
        let sent = router.oneshot(sent).await;
        let sent = sent.map_err(|fault| fault.to_string())?.into_body();
        let page = to_bytes(sent, LONGEST_PAGE).await;
        let page = page.map_err(|fault| fault.to_string())?;
        let page = String::from_utf8_lossy(&page);
        let after = |mark: &str, length: usize| {
            let (_, after) = page.split_once(mark)?;
            after.get(..length).map(str::to_owned)
        };
        let (reference, code) = (after("FH-", 9), after("id=\"receipt-code\">", 29));
        Ok(Self {
            reference: reference.ok_or("that is no confirmation")?,
            code: code.ok_or("it has no receipt code")?,
        })
    }
}

/// As a page of ours posts.
fn post(cookie: Option<&str>, page: Option<&str>, body: &str) -> Result<Request<Body>, Failed> {
    let to = match page {
        Some(page) => format!("{}/{page}", address()),
        None => address(),
    };
    let mut request = Request::post(to)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(ORIGIN, hub::ORIGIN)
        .header("sec-fetch-site", "same-origin");
    if let Some(cookie) = cookie {
        request = request.header(COOKIE, cookie);
    }
    Ok(request.body(Body::from(body.to_owned()))?)
}

fn leads_to(answer: &Response<Body>) -> Option<&str> {
    let to = answer.headers().get(LOCATION)?.to_str().ok()?;
    (answer.status() == StatusCode::SEE_OTHER).then_some(to)
}
