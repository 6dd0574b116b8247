//! The ways that families go: what is asked of the public function, one line each.
//!
//! A new route is a new line; a test says which routes no journey takes.

/// A way from the first page to its end. Its addresses are below the council's.
pub(crate) struct Journey {
    pub(crate) name: &'static str,
    pub(crate) steps: &'static [Step],
}

/// A request of it.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    /// What is posted. A value such as `$token` is what the last page had in the field, or the element, of that
    /// name.
    pub(crate) fields: &'static [(&'static str, &'static str)],
    /// Whether the notice's text is another by now than the one under which the journey began.
    pub(crate) under_new_text: bool,
}

const fn get(path: &'static str) -> Step {
    Step {
        method: "GET",
        path,
        fields: &[],
        under_new_text: false,
    }
}

const fn post(path: &'static str, fields: &'static [(&'static str, &'static str)]) -> Step {
    Step {
        method: "POST",
        path,
        fields,
        under_new_text: false,
    }
}

const fn under_new_text(step: Step) -> Step {
    Step {
        under_new_text: true,
        ..step
    }
}

const SEND: &[(&str, &str)] = &[("token", "$token")];
const YES: &[(&str, &str)] = &[("answer", "yes")];

const YOU: &[(&str, &str)] = &[
    ("full-name", "Ada \"Lovelace\" <ada>"),
    ("contact-by", "phone"),
    ("contact-by", "email"),
    ("phone", "020 7946 0000"),
    ("email", "ada@example.org"),
];
const SAFE_CONTACT: &[(&str, &str)] = &[("phone-safety", "text"), ("contact-notes", "After six")];
const HELP: &[(&str, &str)] = &[
    ("topics", "housing"),
    ("what-would-help", "A bigger cot & a stair gate"),
    ("urgent", "no"),
];

const REMIND: &[(&str, &str)] = &[
    ("remind-by", "text"),
    ("remind-phone", "07700 900 111"),
    ("remind-id", "0123456789abcdef0123456789abcdef"),
];

const MESSAGE: &[(&str, &str)] = &[("said", "$said"), ("words", "We move & the cot is <old>")];

/// All of them.
pub(crate) const JOURNEYS: [Journey; 4] = [
    Journey {
        name: "asks for help",
        steps: &[
            get("/forms/what-can-we-help-you-with"),
            get("/forms/what-can-we-help-you-with/before-you-start"),
            get("/forms/what-can-we-help-you-with/paper"),
            post("/forms/what-can-we-help-you-with", YOU),
            get("/forms/what-can-we-help-you-with/safe-contact"),
            post(
                "/forms/what-can-we-help-you-with/safe-contact",
                SAFE_CONTACT,
            ),
            get("/forms/what-can-we-help-you-with/stay"),
            get("/forms/what-can-we-help-you-with/save"),
            get("/forms/what-can-we-help-you-with/save/file"),
            get("/exit"),
            get("/return"),
            post("/return", &[("return_code", "$return-code")]),
            post("/forms/what-can-we-help-you-with/help", HELP),
            under_new_text(get("/forms/what-can-we-help-you-with/check")),
            under_new_text(post("/forms/what-can-we-help-you-with/check", SEND)),
            get("/forms/what-can-we-help-you-with/sent"),
            get("/request"),
            post("/request", &[("receipt-code", "$receipt-code")]),
            get("/request/shown"),
            get("/request/stay"),
            get("/request/message"),
            post("/request/message", MESSAGE),
            get("/request/shown"),
            get("/request/copy.html"),
            get("/request/copy.json"),
            post("/request/stop", &[]),
            // The next form is begun over the one that was sent.
            post("/forms/what-can-we-help-you-with", YOU),
        ],
    },
    Journey {
        name: "tells about the family",
        steps: &[
            post("/forms/about-my-family", &[("full-name", "Rosa")]),
            get("/forms/about-my-family/household"),
            post("/forms/about-my-family/household", YES),
            get("/forms/about-my-family/household/0/who"),
            post(
                "/forms/about-my-family/household/0/who",
                &[
                    ("is_new", "yes"),
                    ("member-name", "Teo"),
                    ("relation", "child"),
                ],
            ),
            post(
                "/forms/about-my-family/household/0/birth",
                &[
                    ("member-born-day", "27"),
                    ("member-born-month", "3"),
                    ("member-born-year", "2021"),
                ],
            ),
            post(
                "/forms/about-my-family/household/1/who",
                &[
                    ("is_new", "yes"),
                    ("member-name", "Ida"),
                    ("relation", "partner"),
                ],
            ),
            get("/forms/about-my-family/household/1/remove"),
            post("/forms/about-my-family/household/1/remove", YES),
            post("/forms/about-my-family/household", &[("answer", "no")]),
            get("/forms/about-my-family/tasks"),
            post(
                "/forms/about-my-family/needs",
                &[("what-would-help", "Sleep")],
            ),
            get("/forms/about-my-family/health/before"),
            get("/forms/about-my-family/check"),
            post("/forms/about-my-family/check", SEND),
            get("/forms/about-my-family/sent"),
        ],
    },
    Journey {
        name: "asks for a reminder and takes it back",
        steps: &[
            post("/forms/what-can-we-help-you-with", YOU),
            post("/forms/what-can-we-help-you-with/save", REMIND),
            get("/forms/what-can-we-help-you-with/save"),
            post(
                "/forms/what-can-we-help-you-with/save",
                &[("remind-stop", "yes")],
            ),
            get("/forms/what-can-we-help-you-with/save"),
        ],
    },
    Journey {
        name: "ends where a complaint goes elsewhere",
        steps: &[
            post("/forms/complain", &[("about", "service")]),
            get("/forms/complain/ended"),
        ],
    },
];
