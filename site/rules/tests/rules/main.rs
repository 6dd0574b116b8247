//! Content that breaks a rule is told so: by which rule, in which file, at which line and column.
//!
//! Every case starts from one small sound council and breaks one thing in it.

mod broken;
mod councils_own_notices;
mod directory;
mod folder;
mod links;
mod one_file;
mod reading;
mod rule_book;
mod slips;
mod waivers;
