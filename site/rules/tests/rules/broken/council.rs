//! What a council says of itself.

use super::{Break, edit};
use crate::folder::COUNCIL;

pub(super) const BREAKS: &[Break] = &[
    edit(
        "council-contact",
        COUNCIL,
        "contact: { email: hubs@testshire.example }\n",
        "",
        "name: Testshire Council",
    ),
    edit(
        "council-website",
        COUNCIL,
        "https://hubs.testshire.example",
        "https://testshire.example/hubs",
        "https://testshire.example/hubs",
    ),
    edit(
        "council-colours",
        COUNCIL,
        "hubs:\n",
        "colours: { brand: \"#777777\" }\nhubs:\n",
        "\"#777777\"",
    ),
    edit(
        "council-colours",
        COUNCIL,
        "hubs:\n",
        "colours: { brand: \"#f0f0f0\", text: \"#000000\" }\nhubs:\n",
        "\"#f0f0f0\"",
    ),
    edit(
        "council-colours",
        COUNCIL,
        "hubs:\n",
        "colours: { link: \"#777777\" }\nhubs:\n",
        "\"#777777\"",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "accessibility:\n  compliance: full\n  prepared: 2026-10-01\n  reviewed: 2026-11-01\n  tested: 2026-11-01\n  tested_by: the council\n",
        "",
        "name: Testshire Council",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "reviewed: 2026-11-01",
        "reviewed: 2026-09-30",
        "2026-09-30",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "prepared: 2026-10-01\n  reviewed: 2026-11-01",
        "prepared: 2024-10-01\n  reviewed: 2025-11-20",
        "2025-11-20",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "  tested: 2026-11-01",
        "  tested: 2026-11-22",
        "2026-11-22",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "compliance: full",
        "compliance: partial",
        "partial",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "compliance: full",
        "compliance: full\n  problems: [The map]",
        "[The map]",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "tested_by: the council",
        "tested_by: \"\"",
        "\"\"",
    ),
    edit(
        "council-security",
        COUNCIL,
        "mailto:security",
        "security",
        "security@",
    ),
    edit(
        "council-security",
        COUNCIL,
        "2027-06-30",
        "2026-11-20",
        "2026-11-20",
    ),
    edit(
        "council-security",
        COUNCIL,
        "2027-06-30",
        "2027-11-22",
        "2027-11-22",
    ),
    edit(
        "hub-contact",
        COUNCIL,
        "contact: { email: hubs@testshire.example }\nhubs:\n  - id: north\n    name: North Family Hub\n    contact: { phone: '020 7946 0000' }\n",
        "hubs:\n  - id: north\n    name: North Family Hub\n",
        "id: north",
    ),
];
