//! CloudFront in front of a council's bucket and functions: which path goes where, and the secret that
//! shows where a request comes from. One distribution is for the public, one for staff.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use http_edge::SecurityHeaders;
use site::serve::{feed_address, static_file};

use crate::api_gateway::{HttpApi, LARGEST_BODY};

/// The header that CloudFront adds, by which a function knows it.
pub const ORIGIN_VERIFY: &str = "x-origin-verify";

/// The headers of a viewer that a function is told, beside its cookies and what is of the body; the first is
/// CloudFront's own.
pub const TOLD: [&str; 5] = [
    "cloudfront-viewer-address",
    "content-type",
    "origin",
    "sec-fetch-site",
    "sec-purpose",
];

/// Where a path leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// The bucket alone.
    Bucket,
    /// The bucket, and for what is not there the function, which says so in the council's words (AWS:
    /// "Optimize high availability with CloudFront origin failover").
    BucketThenFunction,
    /// The function.
    Function,
    /// The function, with every header that the viewer sends: its `Authorization` too.
    FunctionToldAll,
}

/// Path patterns of the public host; the first that fits counts.
const PUBLIC: &[(&str, Origin)] = &[
    ("/*/oruk*", Origin::BucketThenFunction),
    ("/*/forms/", Origin::BucketThenFunction),
    ("/*/forms/*/", Origin::BucketThenFunction),
    ("/*/forms/*", Origin::Function),
    ("/*/message-receipts", Origin::FunctionToldAll),
    ("/*/request", Origin::Function),
    ("/*/request/?*", Origin::Function),
    ("/*/return", Origin::Function),
    ("/*/exit", Origin::Function),
    ("*", Origin::BucketThenFunction),
];

/// The same of the staff host.
const STAFF: &[(&str, Origin)] = &[("/assets/*", Origin::Bucket), ("*", Origin::Function)];

/// The API of a function, and what shows it that CloudFront asks.
#[derive(Clone)]
pub struct FunctionOrigin {
    /// The API.
    pub api: HttpApi,
    /// The secret.
    pub verify: String,
}

/// What a council's bucket holds, and what CloudFront puts on it.
pub struct Bucket {
    /// The council's short name: its home page is `/<council>/`.
    pub council: String,
    /// Path without a leading slash, such as `westminster/index.html`.
    pub pages: site::output::Pages,
    /// What is on every page.
    pub headers: SecurityHeaders,
}

struct Distribution {
    behaviours: &'static [(&'static str, Origin)],
    bucket: Arc<Bucket>,
    function: FunctionOrigin,
}

/// The public host.
pub fn public(bucket: Arc<Bucket>, intake: FunctionOrigin) -> Router {
    distribution(PUBLIC, bucket, intake)
}

/// The staff host.
pub fn staff(bucket: Arc<Bucket>, triage: FunctionOrigin) -> Router {
    distribution(STAFF, bucket, triage)
}

fn distribution(
    behaviours: &'static [(&'static str, Origin)],
    bucket: Arc<Bucket>,
    function: FunctionOrigin,
) -> Router {
    let distribution = Distribution {
        behaviours,
        bucket,
        function,
    };
    Router::new()
        .fallback(answer)
        .with_state(Arc::new(distribution))
}

async fn answer(State(distribution): State<Arc<Distribution>>, request: Request) -> Response {
    let path = request.uri().path();
    let behaviour = distribution
        .behaviours
        .iter()
        .find(|(pattern, _)| matches(pattern, path));
    let origin = behaviour.map_or(Origin::Bucket, |(_, origin)| *origin);
    if let Origin::Function | Origin::FunctionToldAll = origin {
        let told_all = origin == Origin::FunctionToldAll;
        return distribution.function(request, told_all).await;
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::FORBIDDEN.into_response();
    }
    match site_address(&distribution.bucket.council, path) {
        SiteAddress::Moved(status, to) => (status, [(header::LOCATION, to)]).into_response(),
        SiteAddress::Object(name) => match distribution.bucket.object(&name, request.headers()) {
            Some(object) => object,
            None if origin == Origin::Bucket => StatusCode::NOT_FOUND.into_response(),
            None => distribution.failover(request.method(), &name).await,
        },
    }
}

/// What the CloudFront Function makes of a path.
enum SiteAddress {
    /// It leads elsewhere.
    Moved(StatusCode, String),
    /// It is this object in the bucket.
    Object(String),
}

/// The template's function `SiteAddress`.
fn site_address(council: &str, path: &str) -> SiteAddress {
    let is_name = |part: &str| {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        !part.is_empty() && part.bytes().all(allowed)
    };
    if let Some(file) = feed_address::file(path.trim_start_matches('/')) {
        SiteAddress::Object(format!("/{file}"))
    } else if path == "/" {
        SiteAddress::Moved(StatusCode::FOUND, format!("/{council}/"))
    } else if path.ends_with('/') {
        SiteAddress::Object(format!("{path}index.html"))
    } else if path.split('/').skip(1).all(is_name) {
        SiteAddress::Moved(StatusCode::MOVED_PERMANENTLY, format!("{path}/"))
    } else {
        SiteAddress::Object(path.to_owned())
    }
}

impl Distribution {
    /// Passes on what the template's policy `ToFunctions` names, with the secret.
    async fn function(&self, request: Request, told_all: bool) -> Response {
        let (mut parts, body) = request.into_parts();
        let Ok(body) = to_bytes(body, 2 * LARGEST_BODY).await else {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        };
        let told = |name: &HeaderName| {
            let of_the_body = [header::COOKIE, header::CONTENT_LENGTH];
            let is_told = TOLD.contains(&name.as_str()) || of_the_body.contains(name);
            is_told || (told_all && *name != header::HOST)
        };
        parts.headers = parts
            .headers
            .iter()
            .filter(|(name, _)| told(name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        parts.headers.remove(TOLD[0]);
        if let Some(ConnectInfo(peer)) = parts.extensions.get::<ConnectInfo<SocketAddr>>() {
            let viewer = HeaderValue::from_str(&peer.to_string()).unwrap();
            parts.headers.insert(TOLD[0], viewer);
        }
        self.ask(http::Request::from_parts(parts, body)).await
    }

    /// Asks the function for what the bucket has not. Nothing of the viewer goes with it.
    async fn failover(&self, method: &Method, object: &str) -> Response {
        let request = http::Request::builder()
            .method(method)
            .uri(object)
            .header(header::USER_AGENT, "Amazon CloudFront");
        let mut response = self.ask(request.body(Bytes::new()).unwrap()).await;
        self.bucket.headers.apply(response.headers_mut());
        response
    }

    async fn ask(&self, mut request: http::Request<Bytes>) -> Response {
        let secret = HeaderValue::from_str(&self.function.verify).unwrap();
        request.headers_mut().insert(ORIGIN_VERIFY, secret);
        self.function.api.answer(&request).await.map(Body::from)
    }
}

impl Bucket {
    fn object(&self, name: &str, request: &HeaderMap) -> Option<Response> {
        let name = name.trim_start_matches('/');
        let page = self.pages.get(name)?;
        let answer = static_file::answer(name, page, StatusCode::OK, request, &self.headers);
        Some(answer)
    }
}

/// Whether a path fits a pattern, in which `*` is any number of any characters.
fn matches(pattern: &str, path: &str) -> bool {
    let at = pattern.find(['*', '?']).unwrap_or(pattern.len());
    let (before, rest) = pattern.split_at(at);
    let Some(path) = path.strip_prefix(before) else {
        return false;
    };
    let mut signs = path.chars();
    match rest.split_at_checked(1) {
        None => path.is_empty(),
        Some(("?", after)) => signs.next().is_some() && matches(after, signs.as_str()),
        Some((_, after)) => (0..=path.len())
            .filter(|at| path.is_char_boundary(*at))
            .any(|at| matches(after, &path[at..])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::{Given, Template};

    fn public(path: &str) -> Origin {
        let fits = |(pattern, _): &&(&str, Origin)| matches(pattern, path);
        PUBLIC.iter().find(fits).unwrap().1
    }

    #[test]
    fn only_what_a_function_draws_goes_to_it_at_once() {
        for path in [
            "/a/forms/help",
            "/a/forms/help/check",
            "/a/request",
            "/a/request/shown",
            "/a/ar/request/message",
            "/a/request/copy.json",
            "/a/return",
            "/a/ar/return",
            "/a/exit",
        ] {
            assert_eq!(public(path), Origin::Function, "{path}");
        }
        for path in [
            "/",
            "/a/",
            "/a/forms/",
            "/a/forms/help/",
            "/a/forms/help/before-you-start/",
            "/a/request/",
            "/a/ar/request/",
            "/schemas/request-copy-1.json",
            "/a/notices/feed.xml",
            "/a/site.webmanifest",
            "/a/500.html",
            "/assets/a.css",
            "/robots.txt",
            "/.well-known/security.txt",
        ] {
            assert_eq!(public(path), Origin::BucketThenFunction, "{path}");
        }
    }

    #[test]
    fn the_template_sends_the_same_paths_to_the_same_origins() {
        let Some(template) = Template::of_the_repository().unwrap() else {
            return;
        };
        let secret = serde_json::json!({ "origin_verify": "" });
        let given = Given::default()
            .parameter("Council", "a")
            .parameter("PublicHost", "")
            .parameter("StaffHost", "")
            .parameter("CertificateArn", "")
            .parameter("WebAclArn", "")
            .parameter("SecretsVersion", "")
            .secret("family-hub/a", secret);
        let stack = template.stack(given);
        for (distribution, behaviours) in [("Public", PUBLIC), ("Staff", STAFF)] {
            let properties = stack.properties(&format!("{distribution}Distribution"));
            let config = &properties.unwrap()["DistributionConfig"];
            let deployed = config["CacheBehaviors"].as_array().unwrap().iter();
            let deployed = deployed
                .map(|behaviour| (behaviour["PathPattern"].as_str().unwrap(), behaviour))
                .chain([("*", &config["DefaultCacheBehavior"])])
                .map(|(pattern, behaviour)| {
                    let origin = match behaviour["TargetOriginId"].as_str().unwrap() {
                        "site" => Origin::Bucket,
                        "site-then-intake" => Origin::BucketThenFunction,
                        "intake" | "triage" => {
                            let policy = &behaviour["OriginRequestPolicyId"];
                            // Managed-AllViewerExceptHostHeader
                            if policy == "b689b0a8-53d0-40ab-baf2-68738e2966ac" {
                                Origin::FunctionToldAll
                            } else {
                                Origin::Function
                            }
                        }
                        other => panic!("{other} is no origin"),
                    };
                    (pattern, origin)
                });
            // The feed's names its council, so that no page of another name gets its headers.
            let deployed =
                deployed.map(|(pattern, origin)| (pattern.replacen("/a/", "/*/", 1), origin));
            let deployed: Vec<_> = deployed.collect();
            let deployed: Vec<_> = deployed.iter().map(|(p, o)| (p.as_str(), *o)).collect();
            assert_eq!(deployed, behaviours, "{distribution}");
        }
    }
}
