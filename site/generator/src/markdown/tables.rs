//! Tables, with headers that say which column they are of.

use pulldown_cmark::{Alignment, Event};

use super::writer::markup;
use super::{Setting, escaped};

/// The table that is being drawn.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// The tag of the cell that is open.
    cell: &'static str,
}

impl Table {
    /// A wide table scrolls in a box of its own, which the keyboard reaches (WCAG 2.2, 1.4.10 and
    /// 2.1.1).
    pub(super) fn open<'a>(&mut self, alignments: &[Alignment], setting: Setting<'_>) -> Event<'a> {
        self.alignments = alignments.to_vec();
        markup(&format!(
            "\n<div class=\"family-hub-table\" role=\"group\" tabindex=\"0\" aria-label=\"{}\">\n\
             <table class=\"govuk-table\">\n",
            escaped(&(setting.say)("prose-table", &[]))
        ))
    }

    pub(super) fn close<'a>(&mut self) -> Event<'a> {
        markup("</tbody></table>\n</div>\n")
    }

    pub(super) fn open_head<'a>(&mut self) -> Event<'a> {
        (self.in_head, self.column) = (true, 0);
        markup("<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">")
    }

    pub(super) fn close_head<'a>(&mut self) -> Event<'a> {
        self.in_head = false;
        markup("</tr></thead>\n<tbody class=\"govuk-table__body\">\n")
    }

    pub(super) fn open_row<'a>(&mut self) -> Event<'a> {
        self.column = 0;
        markup("<tr class=\"govuk-table__row\">")
    }

    /// A header without words is no header.
    pub(super) fn open_cell<'a>(&mut self, is_empty: bool) -> Event<'a> {
        let is_number = self.alignments.get(self.column) == Some(&Alignment::Right);
        self.column += 1;
        let (tag, scope, class) = match (self.in_head, is_empty) {
            (true, false) => ("th", " scope=\"col\"", "govuk-table__header"),
            (true, true) => ("td", "", "govuk-table__header"),
            (false, _) => ("td", "", "govuk-table__cell"),
        };
        self.cell = tag;
        if is_number {
            markup(&format!(
                "<{tag}{scope} class=\"{class} {class}--numeric\">"
            ))
        } else {
            markup(&format!("<{tag}{scope} class=\"{class}\">"))
        }
    }

    pub(super) fn close_cell<'a>(&mut self) -> Event<'a> {
        markup(&format!("</{}>", self.cell))
    }
}
