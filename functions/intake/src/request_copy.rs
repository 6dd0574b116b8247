//! The family's copy of its request: to read, and for other programs (UK GDPR Articles 15(3) and 20).
//!
//! Its files are called by no name that says where they come from.

use axum::Json;
use axum::response::{IntoResponse, Response};
use form_way::seen_request;
use form_way::seen_request::partner_and_purpose;
use http::header::CONTENT_DISPOSITION;
use http::{HeaderValue, StatusCode};
use jiff::Timestamp;
use record::view::{Agreed, FamilyView, Part, Said, What};
use serde::Serialize;
use site_theme::address;
use site_theme::request_shown::SeenRequest;

use crate::request_cookie;
use crate::site::{Site, time_zone};

/// The copy to read.
pub(crate) async fn html(site: Site) -> Response {
    let (code, view) = match site.opened("copy.html").await {
        Ok(opened) => opened,
        Err(page) => return page,
    };
    let frame = site.frame_of_request(&view);
    let copy = ReadCopy {
        council: &site.council().council.name,
        made: frame.moment(&site.now.to_zoned(time_zone())),
        seen: seen_request(&frame, site.council(), &view, &time_zone()),
    };
    let page = site.draw(StatusCode::OK, "request-copy.njk", &copy);
    request_cookie::keeping(as_file(page, "copy.html"), &code)
}

/// The copy for other programs.
pub(crate) async fn json(site: Site) -> Response {
    let (code, view) = match site.opened("copy.json").await {
        Ok(opened) => opened,
        Err(page) => return page,
    };
    let copy = Json(site.copy(&view)).into_response();
    request_cookie::keeping(as_file(copy, "copy.json"), &code)
}

fn as_file(mut answer: Response, name: &'static str) -> Response {
    if answer.status() == StatusCode::OK
        && let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
    {
        answer.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    answer
}

/// What `request-copy.njk` draws. No `Debug`: it holds what a family sent.
#[derive(Serialize)]
struct ReadCopy<'a> {
    council: &'a str,
    made: String,
    seen: SeenRequest,
}

/// What `/schemas/request-copy-1.json` describes. No `Debug`: it holds what a family sent.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Copy<'a> {
    #[serde(rename = "$schema")]
    schema: String,
    made: Timestamp,
    council: &'a str,
    reference: String,
    form: &'a str,
    language: &'a str,
    sent: Timestamp,
    notice: Notice<'a>,
    pages: Vec<Page<'a>>,
    agreements: Vec<Agreement>,
    said: Vec<SaidSince<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    messages: Option<Vec<Message<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<&'a str>,
}

#[derive(Serialize)]
struct Notice<'a> {
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
}

#[derive(Serialize)]
struct Page<'a> {
    title: &'a str,
    answers: Vec<Answer<'a>>,
}

#[derive(Serialize)]
struct Answer<'a> {
    question: &'a str,
    answer: &'a [String],
}

#[derive(Serialize)]
struct Agreement {
    partner: String,
    purpose: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<Timestamp>,
}

#[derive(Serialize)]
struct SaidSince<'a> {
    kind: &'static str,
    at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    agreements: Vec<Agreement>,
}

#[derive(Serialize)]
struct Message<'a> {
    text: &'a str,
    at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
}

impl Site {
    fn copy<'a>(&'a self, view: &'a FamilyView) -> Copy<'a> {
        let council = self.council();
        let permit = council.permit(&view.notice_version);
        let agreement = |agreed: &Agreed, withdrawn| {
            let (partner, purpose) = partner_and_purpose(council, Some(view), agreed);
            Agreement {
                partner,
                purpose,
                withdrawn,
            }
        };
        let said = |said: &'a Said| SaidSince {
            kind: said.what.kind().as_str(),
            at: said.at,
            text: said.what.words().map(|words| words.as_str()),
            agreements: match &said.what {
                What::AgreementsWithdrawn(which) => {
                    which.iter().map(|one| agreement(one, None)).collect()
                }
                _ => Vec::new(),
            },
        };
        let shown = |part| view.shown.has(part);
        Copy {
            schema: format!("{}{}", self.origin, address::REQUEST_COPY_SCHEMA),
            made: self.now,
            council: &council.council.name,
            reference: view.reference.to_string(),
            form: &view.form_title,
            language: council.language_tag(),
            sent: view.received,
            notice: Notice {
                version: view.notice_version.as_str(),
                title: permit.map(|permit| permit.title.as_str()),
                address: permit
                    .map(|permit| format!("{}{}", self.origin, council.notice_version(permit))),
            },
            pages: view
                .pages
                .iter()
                .map(|page| Page {
                    title: &page.title,
                    answers: page
                        .answers
                        .iter()
                        .map(|answered| Answer {
                            question: &answered.label,
                            answer: &answered.words,
                        })
                        .collect(),
                })
                .collect(),
            agreements: view
                .agreements
                .iter()
                .map(|one| agreement(&one.agreed, one.withdrawn))
                .collect(),
            said: view.said.iter().map(said).collect(),
            status: view
                .status
                .filter(|_| shown(Part::Status))
                .map(record::referral::Status::as_str),
            messages: shown(Part::Messages).then(|| {
                let messages = view.messages.iter();
                messages
                    .map(|message| Message {
                        text: message.text.as_str(),
                        at: message.at,
                        from: message.from.as_deref().filter(|_| shown(Part::Names)),
                    })
                    .collect()
            }),
            plan: view
                .plan
                .as_ref()
                .filter(|_| shown(Part::Plan))
                .map(|plan| plan.words.as_str()),
        }
    }
}
