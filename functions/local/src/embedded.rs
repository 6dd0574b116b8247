//! The servers that stand in on one machine for AWS, a council's identity provider and GOV.UK Notify.
//!
//! Each speaks the real protocol, so that what is tried here is what runs in production, and a
//! client written by somebody else (boto3, a Lambda in a test) can be pointed at it.

pub mod conflicting;
pub mod connector;
pub mod data_folder;
pub mod dynamodb;
pub mod kms;
pub mod notify;
pub mod sign_in;
