//! Messages that cannot be sent as they are worded, or that tell whoever else reads them.

use super::{Break, edit};
use crate::folder::MESSAGE;

pub(super) const BREAKS: &[Break] = &[
    // Nothing fills it in.
    edit(
        "message-shape",
        MESSAGE,
        "text: We have it.",
        "text: We have it, ((name)).",
        "We have it, ((name))",
    ),
    edit(
        "message-shape",
        MESSAGE,
        "subject: We have it",
        "subject: \"We have\\nit\"",
        "\"We have",
    ),
    edit(
        "message-shape",
        MESSAGE,
        "body: Your reference is ((reference)).",
        "body: \"\"",
        "\"\"",
    ),
    // More than one text message.
    edit(
        "message-shape",
        MESSAGE,
        "text: We have it.",
        "text: It is here. We have it. We have it. We have it. We have it. We have it. We have it. We have it. We have it. We have it. We have it. We have it. We have it. We have it.",
        "It is here",
    ),
    // Names of a hub, a form, a service and the site, and a link.
    edit(
        "message-neutral",
        MESSAGE,
        "text: We have it.",
        "text: North family hub has it.",
        "North family hub",
    ),
    edit(
        "message-neutral",
        MESSAGE,
        "subject: We have it",
        "subject: Early help has it",
        "Early help has it",
    ),
    edit(
        "message-neutral",
        MESSAGE,
        "body: Your reference",
        "body: See https://hubs.testshire.example. Your reference",
        "See https",
    ),
];
