//! Every staff route, in one table.

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use http_edge::{Edge, SameOrigin, SecurityHeaders, WhenUnknown};

use crate::problem::{self, Stop, Trouble};
use crate::triage::Deployment;
use crate::{
    assign, audit_search, case, caseload, colleagues, enter, failed_messages, family_view,
    follow_up, hand_over, help, known_families, queue_export, queue_page, referral_changes,
    referral_page, same_family, saved_views, search_page, shared, sign_in, sign_out, start_page,
    take, telling, what_changed, why,
};

pub(crate) fn router(deployment: &Arc<Deployment>) -> Router {
    let routes = Router::new()
        .route("/", get(start_page::show))
        .route("/{council}/sign-in", get(sign_in::begin))
        .route("/{council}/signed-in", get(sign_in::finish))
        .route("/{council}/sign-out", post(sign_out::end))
        .route("/{council}/queue", get(queue_page::show))
        .route(
            "/{council}/queue/assign",
            get(assign::ask).post(assign::assign),
        )
        .route(
            "/{council}/queue/views",
            get(saved_views::show).post(saved_views::change),
        )
        .route("/{council}/queue/export", get(queue_export::export))
        .route("/{council}/caseload", get(caseload::show))
        .route("/{council}/day", get(case::show_day))
        .route("/{council}/help", get(help::show))
        .route(
            "/{council}/search",
            get(search_page::ask).post(search_page::search),
        )
        .route("/{council}/messages", get(failed_messages::show))
        .route(
            "/{council}/messages/{message}",
            post(failed_messages::settle),
        )
        .route("/{council}/audit", get(audit_search::show))
        .route("/{council}/colleagues", get(colleagues::list))
        .route(
            "/{council}/colleagues/{id}",
            get(colleagues::show).post(colleagues::save),
        )
        .route(
            "/{council}/colleagues/{id}/hand-over",
            get(hand_over::ask).post(hand_over::hand_over),
        )
        .route("/{council}/enter", get(enter::choose))
        .route(
            "/{council}/enter/{form}",
            get(enter::ask_how).post(enter::begin),
        )
        .route(
            "/{council}/enter/{form}/check",
            get(enter::check).post(enter::confirm),
        )
        .route("/{council}/enter/{form}/sent", get(enter::sent))
        .route("/{council}/enter/{form}/tasks", get(enter::tasks))
        .route("/{council}/enter/{form}/ended", get(enter::ended))
        .route(
            "/{council}/enter/{form}/{page}",
            get(enter::show).post(enter::post),
        )
        .route(
            "/{council}/enter/{form}/{list}/{number}/remove",
            get(enter::ask_to_remove).post(enter::remove),
        )
        .route(
            "/{council}/enter/{form}/{list}/{number}/{page}",
            get(enter::show_entry).post(enter::post_entry),
        )
        .route("/{council}/submissions/{submission}/take", post(take::take))
        .route(
            "/{council}/families/{family}/referrals/{referral}",
            get(referral_page::show).post(referral_changes::save),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/why",
            get(why::ask).post(why::say),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/known",
            get(known_families::show),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/known/{other}/{others}",
            get(same_family::ask_to_compare).post(same_family::compare),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/known/{other}/{others}/side-by-side",
            get(same_family::side_by_side).post(same_family::decide),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/known/{other}/{others}/undo",
            get(same_family::ask_to_undo).post(same_family::undo),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/changed/{other}/{others}",
            get(what_changed::show),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/contact",
            get(case::ask_for_contact).post(case::record_contact),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/task",
            get(case::ask_for_task).post(case::add_task),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/task/{item}",
            get(case::ask_to_end_task).post(case::end_task),
        )
        .route("/{council}/shared", get(shared::list))
        .route("/{council}/shared/{family}/{share}", get(shared::show))
        .route(
            "/{council}/families/{family}/referrals/{referral}/share",
            get(case::ask_to_share).post(case::share),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/share/{item}",
            get(case::ask_to_end_share).post(case::end_share),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/invitation",
            get(case::ask_to_invite).post(case::invite),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/invitation/{item}",
            get(case::ask_to_take_back).post(case::take_back),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/warning",
            get(case::ask_for_warning).post(case::add_warning),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/warning/{item}",
            get(case::ask_about_warning).post(case::change_warning),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/appointment",
            get(case::ask_for_appointment).post(case::add_appointment),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/appointment/{item}",
            get(case::ask_to_change_appointment).post(case::change_appointment),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/appointment/{item}/calendar",
            get(case::show_calendar),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/outcome",
            get(case::ask_for_outcome).post(case::decide_outcome),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/reopen",
            get(case::ask_to_reopen).post(case::reopen),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/tell/{number}",
            get(telling::ask).post(telling::end),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/view",
            get(family_view::show),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/view/show/{part}",
            get(family_view::ask_to_show).post(family_view::show_part),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/view/hide/{part}",
            post(family_view::hide),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/view/message",
            get(family_view::ask_for_message).post(family_view::send_message),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/view/plan",
            get(family_view::ask_for_plan).post(family_view::save_plan),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/view/lock",
            get(family_view::ask_to_lock).post(family_view::lock),
        )
        .route(
            "/{council}/families/{family}/referrals/{referral}/view/new-code",
            get(family_view::ask_to_issue).post(family_view::issue),
        )
        .route("/{council}/follow-ups/{id}/open", post(follow_up::open))
        .fallback(no_such_page)
        .method_not_allowed_fallback(no_such_page)
        .with_state(Arc::clone(deployment))
        .layer(from_fn_with_state(Arc::clone(deployment), problem::draw));
    edge(deployment).around(routes)
}

async fn no_such_page() -> Stop {
    Trouble::NotFound.into()
}

/// Staff are signed in, so a POST has to say that it comes from our own pages.
fn edge(deployment: &Arc<Deployment>) -> Edge {
    let (for_headers, for_refused) = (Arc::clone(deployment), Arc::clone(deployment));
    Edge {
        same_origin: SameOrigin::new(&deployment.origins.staff, WhenUnknown::Deny),
        headers: Arc::new(move || SecurityHeaders::new(for_headers.pages().script_hash())),
        refused: Arc::new(move |request| problem::forbidden(&for_refused, request)),
    }
}
