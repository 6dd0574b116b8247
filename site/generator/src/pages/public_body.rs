//! What a public body must have beside what it wrote itself, made from `council.yaml`, the notices
//! and the software's own knowledge of what it does.
//!
//! What the council alone can say and has not said yet is shown as missing, never made up.

mod accessibility;
mod before_you_start;
mod complaints;
mod contact;
mod cookies;
mod server_error;
mod staying_safe;
mod your_rights;

use serde::Serialize;
use site_theme::frame::{Frame, Section};
use site_theme::{Argument, ThemeError};

use super::{Drawing, Page};

/// A page of a public body: where it is, which template draws it, and the messages that name it.
struct About<'a> {
    address: String,
    template: &'static str,
    title: String,
    summary: String,
    section: Section,
    /// The way to it from the home page: messages and addresses.
    way: &'a [(&'a str, String)],
}

impl Drawing<'_> {
    pub(super) fn public_body(&self) -> Result<Vec<Page>, ThemeError> {
        let mut pages = vec![
            self.accessibility()?,
            self.contact()?,
            self.cookies()?,
            self.your_rights()?,
            self.complaints()?,
            self.staying_safe()?,
            self.server_error()?,
        ];
        pages.extend(self.before_you_start()?);
        Ok(pages)
    }

    fn about<V: Serialize>(&self, about: About<'_>, view: V) -> Result<Page, ThemeError> {
        let naming = (about.section, about.title.as_str(), about.summary.as_str());
        self.page(about.address, about.template, naming, about.way, view)
    }
}

/// A message with one entry a line.
fn lines(frame: &Frame<'_>, id: &str, arguments: &[(&str, Argument)]) -> Vec<String> {
    let said = frame.say(id, arguments);
    said.lines().map(str::to_owned).collect()
}
