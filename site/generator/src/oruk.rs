//! The directory in the words of Open Referral UK 3.0: as a feed that others read, and from a feed of
//! others.
//!
//! Open Referral UK is a profile of the Human Services Data Specification (HSDS) 3.0. [`wire`] has its
//! types, [`Feed`] makes the files of one council, and [`import`] reads records into content. What is
//! said here of each thing of content, both ways:
//!
//! | content | feed |
//! |---|---|
//! | short name | `family_hub_slug`, ours; `code` of a term |
//! | summary and text | `description`: the summary, an empty line, the Markdown. Lists have the summary alone |
//! | `paused` | `status`: `temporarily closed`, else `active` |
//! | `who_for`, `how_to_get_it` | `eligibility_description`, `application_process` |
//! | `hubs`, `reach`, `access`, `send`, features of a building | attributes with terms of our [`vocabulary`] |
//! | `accessibility` of a service, note of `send` | `value` of such an attribute |
//! | `categories` | attributes with terms of the council's taxonomies |
//! | `ages` | `minimum_age` and `maximum_age` in years; an attribute says what years cannot |
//! | `cost` | `cost_options`; free is one of amount 0 without `option` |
//! | `schedules` | [`schedule`](wire::Schedule): times are Europe/London's; `notes` has the days on which it is not on |
//! | `contact`, `other_contacts` | `contacts`; the first also as `email`, `url` and `phones` |
//! | `last_checked` | `assured_date` |
//! | `also_known_as` | `alternate_name`, with `; ` between two |
//! | `getting_there` | `transportation` |
//!
//! Waivers are no part of the feed, and neither is `last_modified`: no file says when it was changed.

pub mod address;
mod age;
mod contact;
mod cost;
mod exception;
mod export;
pub mod ids;
pub mod import;
mod recurrence;
mod schedule;
pub mod vocabulary;
pub mod wire;

pub use export::{Feed, File};
