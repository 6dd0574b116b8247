//! Front-door tests: what people do, over HTTP, against the whole product.

#![allow(
    clippy::unwrap_used,
    reason = "a step that cannot be taken ends its test"
)]

mod audit_command;
mod confirming_twice;
mod content_edits;
mod cookies;
mod cost;
mod council_boundary;
mod editors_commands;
mod ended_items;
mod family_to_navigator;
mod familys_thread;
mod forged_requests;
mod information_governance;
mod intruder;
mod lambda_functions;
mod languages;
mod messages;
mod mistakes_in_forms;
mod no_phone;
mod notice_versions;
mod one_right_less;
mod only_codes_open;
mod opened_by_others;
mod professional_referral;
mod reminders;
mod restart;
mod second_aws;
mod secrecy;
mod starting;
mod stored_items;
mod typed_words;
mod workers_words;
mod written;
mod wrong_codes;
