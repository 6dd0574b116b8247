//! The staff side through its front door: the real routes, the real sign-in over loopback, the
//! real vault over the embedded DynamoDB and KMS.

mod appointment;
mod audit_check;
mod audit_search;
mod boundaries;
mod browser;
mod case;
mod colleagues;
mod colleagues_work;
mod councils_provider;
mod entering;
mod familys_code;
mod familys_view;
mod faults;
mod finding_ones_way;
mod follow_ups;
mod hub;
mod invitations;
mod known_families;
mod lost_answers;
mod outcome;
mod promises;
mod roles;
mod search;
mod shares;
mod sharing_out;
mod signing_in;
mod telling;
mod work;
