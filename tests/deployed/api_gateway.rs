//! An API Gateway HTTP API in front of a function: `$default` route and stage, payload format 2.0.
//!
//! Sources: AWS, "Create AWS Lambda proxy integrations for HTTP APIs" and "Quotas for HTTP APIs". What
//! those leave open is as others saw it on AWS: paths arrive decoded and end at a decoded `?`
//! (middleapi/standard-server pull request 93, fastify/aws-lambda-fastify issue 169), and all bodies
//! but text, JSON, JavaScript and XML arrive in base64, posted forms too (ministackorg/ministack pull
//! request 766).

use std::collections::BTreeMap;
use std::io::Write as _;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, header};
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::function::{Function, request_id};
use crate::runtime_api::{LARGEST_PAYLOAD, trace_id};

/// The largest body of a request.
pub const LARGEST_BODY: usize = 10 * 1024 * 1024;

/// The names of the account and of the API say nothing here.
const ACCOUNT: &str = "000000000000";
const API: &str = "familyhub0";
const DOMAIN: &str = "familyhub0.execute-api.eu-west-2.amazonaws.com";

/// An HTTP API whose every request goes to one function.
#[derive(Clone)]
pub struct HttpApi {
    function: Function,
}

/// What a function answers.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FunctionAnswer {
    status_code: u16,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    cookies: Vec<String>,
    body: Option<String>,
    #[serde(default)]
    is_base64_encoded: bool,
}

impl HttpApi {
    /// The API of `function`.
    pub fn new(function: Function) -> Self {
        Self { function }
    }

    /// Answers a request by invoking the function.
    pub async fn answer(&self, request: &Request<Bytes>) -> Response<Bytes> {
        if request.body().len() > LARGEST_BODY {
            return message(StatusCode::PAYLOAD_TOO_LARGE, "Request Entity Too Large");
        }
        let event = event(request).to_string();
        if event.len() > LARGEST_PAYLOAD {
            return message(StatusCode::PAYLOAD_TOO_LARGE, "Request Entity Too Large");
        }
        let answer = match self.function.invoke(event).await {
            Ok(answer) => read(&answer),
            Err(error) => {
                // The client is not told; whoever reads the tests' output is.
                let _ = writeln!(std::io::stderr(), "{error}");
                None
            }
        };
        answer
            .unwrap_or_else(|| message(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error"))
    }
}

/// The event that tells a function of a request.
pub fn event(request: &Request<Bytes>) -> Value {
    let (body, is_base64) = body(request);
    let cookies: Vec<String> = request
        .headers()
        .get_all(header::COOKIE)
        .iter()
        .flat_map(|header| {
            text(header)
                .split(';')
                .map(|c| c.trim().to_owned())
                .collect::<Vec<_>>()
        })
        .filter(|cookie| !cookie.is_empty())
        .collect();
    let path = percent_decode_str(request.uri().path()).decode_utf8_lossy();
    let path = path.split('?').next().unwrap_or_default();
    let now = Timestamp::now();
    let mut event = json!({
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": request.uri().query().unwrap_or_default(),
        "headers": headers(request.headers()),
        "requestContext": {
            "accountId": ACCOUNT,
            "apiId": API,
            "domainName": DOMAIN,
            "domainPrefix": API,
            "http": {
                "method": request.method().as_str(),
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": "127.0.0.1",
                "userAgent": request.headers().get(header::USER_AGENT).map(text).unwrap_or_default(),
            },
            "requestId": request_id(),
            "routeKey": "$default",
            "stage": "$default",
            "time": now.strftime("%d/%b/%Y:%H:%M:%S +0000").to_string(),
            "timeEpoch": now.as_millisecond(),
        },
        "isBase64Encoded": is_base64,
    });
    if !cookies.is_empty() {
        event["cookies"] = json!(cookies);
    }
    if let Some(body) = body {
        event["body"] = Value::String(body);
    }
    event
}

/// Lower-case names, each with all its values; cookies are elsewhere.
fn headers(headers: &HeaderMap) -> BTreeMap<&str, String> {
    let mut all: BTreeMap<&str, String> = headers
        .keys()
        .filter(|name| !matches!(**name, header::COOKIE | header::CONNECTION))
        .map(|name| {
            let values: Vec<String> = headers.get_all(name).iter().map(text).collect();
            (name.as_str(), values.join(","))
        })
        .collect();
    all.insert("host", DOMAIN.to_owned());
    all.insert("x-amzn-trace-id", trace_id());
    all.insert("x-forwarded-port", "443".to_owned());
    all.insert("x-forwarded-proto", "https".to_owned());
    all.entry("x-forwarded-for")
        .or_insert_with(|| "127.0.0.1".to_owned());
    all
}

fn text(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}

/// The body, if there is one, and whether it is in base64.
fn body(request: &Request<Bytes>) -> (Option<String>, bool) {
    if request.body().is_empty() {
        return (None, false);
    }
    let kind = request.headers().get(header::CONTENT_TYPE).map(text);
    let kind = kind.unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let is_text = kind.starts_with("text/")
        || matches!(
            kind,
            "application/json" | "application/javascript" | "application/xml"
        );
    match std::str::from_utf8(request.body()) {
        Ok(text) if is_text => (Some(text.to_owned()), false),
        _ => (Some(BASE64_STANDARD.encode(request.body())), true),
    }
}

/// What the function's answer means; `None` for one that means nothing.
fn read(answer: &[u8]) -> Option<Response<Bytes>> {
    let json: Value = serde_json::from_slice(answer).ok()?;
    // "If your Lambda function returns valid JSON and doesn't return a statusCode, API Gateway
    // assumes" that all of it is the body.
    if json.get("statusCode").is_none() {
        let mut response = Response::new(Bytes::copy_from_slice(answer));
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        );
        return Some(response);
    }
    let answer: FunctionAnswer = serde_json::from_value(json).ok()?;
    let body = answer.body.unwrap_or_default();
    let body = if answer.is_base64_encoded {
        BASE64_STANDARD.decode(body).ok()?.into()
    } else {
        Bytes::from(body)
    };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(answer.status_code).ok()?;
    for (name, value) in answer.headers {
        let name = HeaderName::try_from(name).ok()?;
        response
            .headers_mut()
            .insert(name, HeaderValue::try_from(value).ok()?);
    }
    for cookie in answer.cookies {
        let cookie = HeaderValue::try_from(cookie).ok()?;
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Some(response)
}

/// What the gateway says by itself.
fn message(status: StatusCode, message: &str) -> Response<Bytes> {
    let body = json!({ "message": message }).to_string();
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(content_type: &str, body: &'static [u8]) -> Value {
        let request = Request::post("/a%20b%3Fc/d?x=%20&y")
            .header("content-type", content_type)
            .header("cookie", "a=1; b=2")
            .header("cookie", "c=3")
            .header("accept", "text/html")
            .header("accept", "*/*");
        event(&request.body(Bytes::from_static(body)).unwrap())
    }

    #[test]
    fn an_event_has_cookies_apart_and_other_headers_joined() {
        let event = posted("text/plain", b"body");
        assert_eq!(event["cookies"], json!(["a=1", "b=2", "c=3"]));
        assert!(event["headers"].get("cookie").is_none());
        assert_eq!(event["headers"]["accept"], "text/html,*/*");
        assert_eq!(event["headers"]["host"], DOMAIN);
    }

    #[test]
    fn a_path_is_decoded_and_ends_at_a_question_mark_and_a_query_is_as_it_came() {
        let event = posted("text/plain", b"body");
        assert_eq!(event["rawPath"], "/a b");
        assert_eq!(event["requestContext"]["http"]["path"], "/a b");
        assert_eq!(event["rawQueryString"], "x=%20&y");
    }

    #[test]
    fn only_text_is_not_in_base64() {
        for kind in [
            "text/plain; charset=utf-8",
            "application/json",
            "application/xml",
        ] {
            let event = posted(kind, b"a=1");
            assert_eq!(
                (&event["body"], &event["isBase64Encoded"]),
                (&json!("a=1"), &json!(false))
            );
        }
        for kind in [
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "",
        ] {
            let event = posted(kind, b"a=1");
            assert_eq!(
                (&event["body"], &event["isBase64Encoded"]),
                (&json!("YT0x"), &json!(true))
            );
        }
        assert!(posted("text/plain", b"").get("body").is_none());
    }

    #[test]
    fn an_answer_becomes_a_response() {
        let answer = json!({
            "statusCode": 303,
            "headers": { "Location": "/a" },
            "cookies": ["a=1", "b=2"],
            "body": "YT0x",
            "isBase64Encoded": true,
        });
        let response = read(answer.to_string().as_bytes()).unwrap();
        assert_eq!(response.status(), 303);
        assert_eq!(response.headers()["location"], "/a");
        assert_eq!(response.headers().get_all("set-cookie").iter().count(), 2);
        assert_eq!(response.body(), "a=1");
        assert_eq!(read(b"{\"a\":1}").unwrap().body(), "{\"a\":1}");
    }

    #[test]
    fn an_answer_that_means_nothing_is_none() {
        for answer in [
            "",
            "<p>",
            r#"{"statusCode":"two hundred"}"#,
            r#"{"statusCode":99}"#,
            r#"{"statusCode":200,"headers":{"a b":"c"}}"#,
            r#"{"statusCode":200,"body":"%","isBase64Encoded":true}"#,
        ] {
            assert!(read(answer.as_bytes()).is_none(), "{answer}");
        }
    }
}
