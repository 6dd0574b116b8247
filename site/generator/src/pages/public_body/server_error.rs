//! The page for when the functions themselves are gone: a file, so that it is there when they are not.

use serde::Serialize;
use site_theme::ThemeError;
use site_theme::frame::Section;

use super::super::{Drawing, Page};
use super::lines;

#[derive(Serialize)]
struct ServerErrorPage {
    paragraphs: Vec<String>,
}

impl Drawing<'_> {
    pub(super) fn server_error(&self) -> Result<Page, ThemeError> {
        // No part of the site, so that no way to it is shown.
        let frame = self.frame(Section::Home);
        let title = frame.say("about-server-error-title", &[]);
        let view = ServerErrorPage {
            paragraphs: lines(frame, "about-server-error-text", &[]),
        };
        Ok(self.page_without_functions(
            format!("/{}/500.html", self.content.slug),
            "server-error.njk",
            (Section::Home, &title, &title),
            view,
        ))
    }
}
