//! What is judged in the text of a notice: what is found, and what must not be.
//!
//! Every case starts from one sound text below one front matter, and changes one thing in it. Only
//! the rules of the chapter `said` are asked.

mod broken;
mod council;
mod every_text;
mod sound;
