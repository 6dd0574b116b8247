//! The public function as a browser meets it: requests to its router, and what comes back.

mod at_once;
mod browser;
mod edge;
mod faults;
mod forms_without_storage;
mod function;
mod hostile_requests;
mod invitations;
mod journey;
mod leaving;
mod lists;
mod lost_answers;
mod receipts;
mod refusals;
mod reminder;
mod request_copy;
mod requests_without_storage;
mod save_and_return;
mod shared_browser;
mod thread;
mod told_calls;
mod wrong_codes;
