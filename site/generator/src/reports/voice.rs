//! The words of the drafts, which are in the theme's Fluent files.

use jiff::civil::Date;
use site_theme::{Argument, Theme};

use crate::build::LANGUAGE;

/// Says messages, as of one day.
pub(super) struct Voice<'a> {
    theme: &'a Theme,
    today: Date,
}

impl<'a> Voice<'a> {
    /// The words of `theme`, for drafts made on `today`.
    pub(super) fn new(theme: &'a Theme, today: Date) -> Self {
        Self { theme, today }
    }

    /// The day on which the drafts are made.
    pub(super) fn today(&self) -> Date {
        self.today
    }

    /// A message.
    pub(super) fn say(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A message with something in its places.
    pub(super) fn with(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        self.theme.words().say(LANGUAGE, id, arguments)
    }

    /// `22 November 2026`.
    pub(super) fn date(&self, date: Date) -> String {
        let arguments = [
            ("day", Argument::from(i32::from(date.day()))),
            ("month", i32::from(date.month()).into()),
            ("year", date.year().to_string().into()),
        ];
        self.with("date", &arguments)
    }
}
