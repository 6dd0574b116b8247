//! What GOV.UK Notify says became of a message: its delivery receipts.
//!
//! They come to the public function, because it is the one that the internet reaches. All that it can do with one
//! is to mark, in plain attributes, the message whose random name it is told: keeper, which may open and delete
//! messages, deals with the rest. So what is stolen here moves no message and reads none.
//!
//! Source: GOV.UK Notify, REST API documentation, "Delivery receipts".

use aws_lc_rs::constant_time::verify_slices_are_equal;
use axum::extract::{Path, Request, State};
use http::{HeaderMap, StatusCode, header};
use record::message::DeliveryReceipt;
use serde::Deserialize;
use std::sync::Arc;
use vault::outbox::SendingReference;

use crate::router::Intake;

/// A receipt has some 500 bytes.
const LARGEST: usize = 16 * 1024;

/// Shorter than this it could be guessed.
const SHORTEST: usize = 32;

/// What GOV.UK Notify proves itself with. It cannot be printed.
#[derive(Clone)]
pub struct ReceiptToken(Arc<str>);

impl ReceiptToken {
    /// The token that was entered at GOV.UK Notify; `None` for one that could be guessed.
    pub fn new(token: &str) -> Option<Self> {
        (token.len() >= SHORTEST).then(|| Self(token.into()))
    }

    fn is_shown_in(&self, headers: &HeaderMap) -> bool {
        let shown = headers.get(header::AUTHORIZATION);
        shown
            .and_then(|value| value.as_bytes().strip_prefix(b"Bearer "))
            .is_some_and(|shown| verify_slices_are_equal(shown, self.0.as_bytes()).is_ok())
    }
}

/// The name of the council in the address.
#[derive(Deserialize)]
pub(crate) struct OfCouncil {
    council: String,
}

/// A receipt comes.
pub(crate) async fn received(
    State(intake): State<Intake>,
    Path(OfCouncil { council }): Path<OfCouncil>,
    request: Request,
) -> StatusCode {
    let Some((token, vault)) = intake.receipt_token().zip(intake.vault(&council)) else {
        return StatusCode::NOT_FOUND;
    };
    if !token.is_shown_in(request.headers()) {
        tracing::warn!("refused: a delivery receipt that is not GOV.UK Notify's");
        return StatusCode::FORBIDDEN;
    }
    let Ok(body) = axum::body::to_bytes(request.into_body(), LARGEST).await else {
        return StatusCode::PAYLOAD_TOO_LARGE;
    };
    let Some(receipt) = DeliveryReceipt::parse(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    let reference = receipt
        .reference
        .as_deref()
        .and_then(SendingReference::parse);
    let Some((reference, delivery)) = reference.zip(receipt.delivery()) else {
        // Of something else that the council sends, or nothing that ends it.
        return StatusCode::NO_CONTENT;
    };
    match vault
        .message_delivery(&reference, delivery, intake.now())
        .await
    {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(fault) => {
            tracing::error!(%fault, "a delivery receipt could not be kept");
            // It is sent again.
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
