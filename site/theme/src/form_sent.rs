//! The confirmation: what a family keeps after a form was sent.

use serde::Serialize;
use site_model::NoticeVersion;

use crate::form_place::{FormPlace, notice_sent_under};
use crate::frame::{Frame, Reach};
use crate::{Forgets, Layout, Link, address};

/// What `form-sent.njk` draws. No `Debug`: the receipt code is a secret.
#[derive(Clone, Serialize)]
pub struct FormSentView {
    /// What stands around it.
    pub layout: Layout,
    /// The form's title.
    pub form: String,
    /// What can be quoted on the phone.
    pub reference: String,
    /// What opens the receipt of this submission, in groups as it is written down; `None` where it has none.
    pub receipt_code: Option<String>,
    /// Whether that shows what was sent, and not only that it arrived.
    pub opens_a_view: bool,
    /// What happens next, one paragraph each.
    pub what_happens_next: Vec<String>,
    /// Whom to reach meanwhile.
    pub reach: Reach,
    /// Where the receipt code is entered: the whole address, as it is typed from paper.
    pub request: String,
    /// The text of the notice under which it was sent.
    pub notice: Option<Link>,
}

/// Draws the confirmation of what was sent under the notice text `version`, if that is known, on a site at
/// `origin`, e.g. `https://hub.example`. `forgets` is when this browser cannot show it any more.
pub fn form_sent(
    frame: &Frame<'_>,
    place: FormPlace<'_>,
    version: Option<&NoticeVersion>,
    reference: String,
    receipt_code: Option<String>,
    origin: &str,
    forgets: Option<Forgets>,
) -> FormSentView {
    let form = place.form;
    let frame = frame.clone().for_queue(place.council, &form.queue);
    let title = frame.say("form-sent-title", &[]);
    let mut layout = frame.layout(title).private_as_titled();
    let shown_at = address::form_sent(place.council.at(), place.slug);
    layout.languages = place.languages(&frame, &shown_at);
    layout.forgets = forgets;
    let home = layout.site.home.clone();
    let layout = layout.closing_at(home);
    FormSentView {
        layout,
        reach: frame.reach().clone(),
        request: format!("{origin}{}", address::request(place.council.at())),
        form: form.title.clone(),
        reference,
        receipt_code,
        opens_a_view: form.kind.opens_a_view(),
        what_happens_next: form.what_happens_next.clone(),
        notice: version.and_then(|version| notice_sent_under(&frame, place.council, version)),
    }
}
