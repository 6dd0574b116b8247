//! The embedded servers, each through the client that uses it in production.

mod connector;
mod data_folder;
mod dynamodb;
mod kms;
mod kms_state;
mod sign_in;
