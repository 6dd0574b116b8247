//! What a family can do, and the texts themselves.

use super::{Break, NOTICE_TOP, edit};
use crate::folder::{FORM, NOTICE};

pub(super) const BREAKS: &[Break] = &[
    edit(
        "notice-rights",
        NOTICE,
        "restriction, objection]",
        "restriction]",
        "[access",
    ),
    edit(
        "notice-rights",
        NOTICE,
        "rights: [access, ",
        "rights: [",
        "[rectification",
    ),
    edit(
        "notice-rights",
        NOTICE,
        "organisation: visitors\n",
        "organisation: visitors\n    if_you_agree: true\n",
        "[access",
    ),
    edit(
        "notice-rights",
        NOTICE,
        "special_category_conditions:\n",
        "special_category_conditions:\n  - article: 9(2)(a)\n",
        "[access",
    ),
    edit(
        "notice-obligation",
        NOTICE,
        "obligation: none\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-obligation",
        NOTICE,
        "if_you_refuse: You can still get help.",
        "if_you_refuse: \"\"",
        "\"\"",
    ),
    edit(
        "notice-automated-decisions",
        NOTICE,
        "automated_decisions: No computer decides about you on its own.\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-complaints",
        NOTICE,
        "complaints:\n  email: complaints@testshire.example\n  phone: 020 7946 0000\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-complaints",
        NOTICE,
        "  email: complaints@testshire.example\n",
        "",
        "phone: 020 7946 0000\n---",
    ),
    edit(
        "notice-complaints-acknowledged",
        NOTICE,
        "complaints_acknowledged_within: 30 days\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-complaints-acknowledged",
        NOTICE,
        "30 days",
        "31 days",
        "31 days",
    ),
    edit(
        "notice-complaints-acknowledged",
        NOTICE,
        "30 days",
        "1 month",
        "1 month",
    ),
    edit(
        "notice-forms",
        NOTICE,
        "  - ask\n",
        "  - ask\n  - ask # again\n",
        "ask # again",
    ),
    // Said of the notice: the form names another one.
    Break {
        rule: "notice-forms",
        file: FORM,
        from: "notice: early-help",
        to: "notice: late-help",
        at: (NOTICE, "ask\n"),
    },
    edit(
        "notice-dates",
        NOTICE,
        "published: 2025-01-01",
        "published: 2026-02-01",
        "2026-01-01",
    ),
    edit(
        "notice-review",
        NOTICE,
        "review_by: 2027-11-01\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-review",
        NOTICE,
        "review_by: 2027-11-01",
        "review_by: 2026-11-20",
        "2026-11-20",
    ),
];
