//! Addresses as browsers and programs ask for them. Whatever is asked for, what is found there has an address of its
//! own, and is found there again.

#![no_main]

use std::sync::LazyLock;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, RawQuery};
use axum::routing::get;
use http::{Request, StatusCode, Uri};
use libfuzzer_sys::fuzz_target;
use record::FamilyId;
use site_model::Slug;
use site_model::published::Published;
use site_theme::form_place::{FormPlace, Way};
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt as _;

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_current_thread().build().expect("a runtime"));

static PUBLISHED: LazyLock<Published> = LazyLock::new(|| Published::from_content(&fuzz::SHIPPED));

/// The shapes of the addresses of a form's pages, and of what is named by an id. Each answers with the address that
/// what it found has of its own.
static ROUTER: LazyLock<Router> = LazyLock::new(|| {
    Router::new()
        .route("/{council}/forms/{form}/{page}", get(page))
        .route("/{council}/forms/{form}/{list}/{number}/{page}", get(entry))
        .route("/{council}/families/{family}", get(family))
});

type Found = Result<String, StatusCode>;

async fn page(
    Path((council, form, page)): Path<(String, String, String)>,
    query: RawQuery,
) -> Found {
    let find = || {
        let place = FormPlace::find(PUBLISHED.councils.get(council.as_str())?, &form)?;
        let page = place.form.page(&page)?;
        Some(Way::of(query.0.as_deref()).to(place.address_of(&page.id)))
    };
    find().ok_or(StatusCode::NOT_FOUND)
}

async fn entry(
    Path((council, form, list, number, page)): Path<(String, String, String, String, String)>,
    query: RawQuery,
) -> Found {
    let find = || {
        let place = FormPlace::find(PUBLISHED.councils.get(council.as_str())?, &form)?;
        let list = place.form.page(&list)?;
        let page = list.list.as_ref()?.page(&page)?;
        let at = place.address_of_entry(&list.id, number.parse().ok()?, &page.id);
        Some(Way::of(query.0.as_deref()).to(at))
    };
    find().ok_or(StatusCode::NOT_FOUND)
}

async fn family(Path((council, family)): Path<(String, String)>) -> Found {
    let (Ok(council), Ok(family)) = (Slug::parse(&council), family.parse::<FamilyId>()) else {
        return Err(StatusCode::NOT_FOUND);
    };
    Ok(format!("/{council}/families/{family}"))
}

/// What is found at an address.
fn ask(address: Uri) -> Option<String> {
    let request = Request::get(address)
        .body(Body::empty())
        .expect("a request");
    RUNTIME.block_on(async {
        let answer = ROUTER.clone().oneshot(request).await.expect("an answer");
        assert!(!answer.status().is_server_error());
        let is_found = answer.status() == StatusCode::OK;
        let body = to_bytes(answer.into_body(), usize::MAX)
            .await
            .expect("a body");
        is_found.then(|| String::from_utf8(body.to_vec()).expect("a text"))
    })
}

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| {
    let (address, _) = fuzz::first_line(bytes);
    let Ok(address) = Uri::try_from(address) else {
        return;
    };
    if let Some(found) = ask(address) {
        let own = found.parse().expect("an address");
        assert_eq!(ask(own), Some(found));
    }
});
