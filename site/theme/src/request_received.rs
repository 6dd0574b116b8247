//! What the receipt code of a professional opens: that what they sent has arrived, and nothing of it.

use serde::Serialize;

use crate::frame::{Frame, Reach};
use crate::{Layout, address};

/// What `request-received.njk` draws.
#[derive(Debug, Clone, Serialize)]
pub struct RequestReceivedView {
    /// What stands around it.
    pub layout: Layout,
    /// When, in words.
    pub received: String,
    /// What can be quoted on the phone.
    pub reference: String,
    /// Where "stop looking at this" is posted to.
    pub stop: String,
    /// Whom to reach.
    pub reach: Reach,
}

/// Draws it for whoever `frame` says can be reached about it.
pub fn request_received(
    frame: &Frame<'_>,
    received: String,
    reference: String,
) -> RequestReceivedView {
    let at = frame.council().at();
    let title = frame.say("request-received-title", &[]);
    let mut layout = frame.layout(title).private_as_titled();
    layout.languages = frame.languages(|_| true, &address::request_shown(at));
    let layout = layout.closing_at(address::request_lookup(at));
    RequestReceivedView {
        layout,
        received,
        reference,
        stop: address::request_part(at, "stop"),
        reach: frame.reach().clone(),
    }
}
