//! Staff: signing in, the queues, and working on a referral.
//!
//! A library that makes one axum [`Router`](axum::Router); what serves it (Lambda, or one machine)
//! is not its business. It depends on `vault` for records and sessions, `record` for the rules,
//! `site-theme` for pages and words, and `http-edge` for what stands around every route.
//!
//! Every request goes the same way: who asks (`session`), may they (`desk`: role, council and
//! work queue, before anything is opened), then the journey of one page. What stops a request is a
//! `problem`, drawn in one place, which never says more than the person may know: a record of
//! another council or work queue is a page that does not exist.
//!
//! ```no_run
//! use site_theme::Bundle;
//! use triage::{Origins, SignInSettings, Triage};
//! use vault::Vault;
//!
//! fn staff_side(vault: Vault, bundle: &Bundle) -> Result<axum::Router, triage::TriageError> {
//!     let settings = SignInSettings {
//!         issuer: "https://login.example/westminster".to_owned(),
//!         client_id: "family-hub".to_owned(),
//!         client_secret: std::env::var("CLIENT_SECRET").unwrap_or_default(),
//!     };
//!     let origins = Origins {
//!         staff: "https://staff.hub.example".to_owned(),
//!         public: "https://hub.example".to_owned(),
//!     };
//!     Ok(Triage::new(vec![(vault, settings)], bundle, origins)?.router())
//! }
//! ```

mod address;
mod agreements_view;
mod answers;
mod asked_page;
mod asking;
mod assign;
mod audit_search;
mod case;
mod caseload;
mod colleagues;
mod desk;
mod done;
mod enter;
mod failed_messages;
mod family_view;
mod familys;
mod follow_up;
mod groups;
mod hand_over;
mod help;
mod http_client;
mod known_families;
mod members;
mod navigation;
mod next_path;
mod pages;
mod problem;
mod promise;
mod provider;
mod queue_export;
mod queue_filter;
mod queue_page;
mod record_address;
mod referral_changes;
mod referral_entry;
mod referral_fields;
mod referral_page;
mod referral_view;
mod router;
mod same_family;
mod saved_views;
mod search_page;
mod session;
mod shared;
mod sign_in;
mod sign_out;
mod start_page;
mod take;
mod team;
mod telling;
mod tellings_view;
mod timeline;
mod triage;
mod waiting;
mod what_changed;
mod why;

pub use pages::Pages;
pub use provider::SignInSettings;
pub use triage::{Origins, Triage, TriageError};
